//! Official models: `list` and `show` have no error in any of their shapes.
//!
//! Without `SHAPESMITH_CORPUS_FULL`, a tenth of the models is read, and some shapes of each.

use std::path::{Path, PathBuf};

use proc_macro2::Span;
use serde_json::Value;
use shapesmith_codegen::ModelText;
use shapesmith_codegen::inspect::{Files, Model};
use shapesmith_test_support::aws_models::aws_models;
use shapesmith_test_support::corpus;

use crate::commands::{list, show};

/// The number of shapes that are shown of a model of a sample.
const SHOWN: usize = 15;

/// The folder that integration tests have as `CARGO_TARGET_TMPDIR`.
fn folder() -> String {
    let target = std::env::var("CARGO_TARGET_DIR");
    let target =
        target.unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../target").to_owned());
    target + "/tmp"
}

/// The models of the repository and a sample of those of the corpus, or all.
fn models(is_full: bool) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut models = vec![root.join("model/cognito-identity-provider.json")];
    if let Some(corpus) = corpus("listed and shown models") {
        let all = aws_models(&corpus, &folder()).into_iter().enumerate();
        let sample = all.filter(|(number, _)| is_full || number % 10 == 0);
        models.extend(sample.map(|(_, (_, path))| path));
    }
    models
}

#[test]
fn every_shape_is_listed_and_shown() {
    let is_full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    for path in models(is_full) {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path).expect("the model");
        let span = Span::call_site();
        let texts = [ModelText {
            name: name.clone(),
            text,
            span,
        }];
        let files = Files::new(&texts);
        let model = Model::scan(&files).expect("a model");
        let (table, json) = list::all_shapes(&model);
        let count = model.shapes().count();
        assert_eq!(table.lines().count(), count + 1, "{name}");
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let listed = json["shapes"].as_array().expect("the shapes");
        assert_eq!(listed.len(), count, "{name}");
        for shape in listed {
            let closure = &shape["closure"];
            assert!(
                closure["shapes"].as_u64() >= closure["types"].as_u64(),
                "{name}: {shape}"
            );
            assert!(shape["line"].as_u64() >= Some(1), "{name}: {shape}");
        }
        let step = if is_full { 1 } else { count.div_ceil(SHOWN) };
        show::each_shape(&texts, &model, step, &mut |id, text, json| {
            let kind = text.lines().next().unwrap_or_default();
            assert!(kind.contains(id), "{name}: {id}: {text}");
            assert!(
                !text.contains('\0') && text.ends_with('\n'),
                "{name}: {id}: {text}"
            );
            match serde_json::from_str::<Value>(json) {
                Ok(json) => assert_eq!(json["id"], id, "{name}"),
                // Numbers are as in the model, where they may be larger than a double.
                Err(error) => assert!(
                    error.to_string().starts_with("number out of range"),
                    "{id}: {error}"
                ),
            }
        });
    }
}
