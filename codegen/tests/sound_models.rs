//! Valid models are accepted: no rule or limit rejects the models of this repository, of Smithy's protocol tests,
//! and of AWS.

use std::fs;
use std::path::Path;

use shapesmith_codegen::{ModelFile, Selection, SmithyInput};
use shapesmith_test_support::aws_models::aws_models;

#[test]
fn sound_models_are_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut models = Vec::new();
    let mut folders = vec![root.join("model"), root.join("tests/models")];
    if let Some(corpus) = std::env::var_os("SHAPESMITH_CORPUS") {
        let corpus = Path::new(&corpus);
        models = aws_models(corpus, env!("CARGO_TARGET_TMPDIR"));
        assert!(models.len() > 200, "only {} models", models.len());
        folders.push(corpus.join("conformance/protocol-tests"));
    } else {
        println!("SHAPESMITH_CORPUS is not set: the official models are SKIPPED");
    }
    for folder in folders {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a model").path();
            if path
                .extension()
                .is_some_and(|extension| extension == "json")
            {
                models.push((path.display().to_string(), path));
            }
        }
    }
    let mut refused = Vec::new();
    for (name, path) in &models {
        let span = proc_macro2::Span::call_site();
        let model = ModelFile::new(name.as_str(), Path::new(""), span);
        let text = fs::read_to_string(path).expect("a model");
        let mut request = SmithyInput::new(model).with_shapes(Selection::All(span));
        if text.contains("\"operation\"") {
            request = request.with_operations(Selection::All(span));
        }
        refused.extend(
            shapesmith_codegen::testing::model::errors(&request, &text)
                .iter()
                .map(ToString::to_string)
                // Patterns are tested elsewhere.
                .filter(|error| !error.contains("cannot compile"))
                // The services of a model can need two invocations.
                .filter(|error| !error.contains("in a separate module"))
                .map(|error| format!("{name}: {error}")),
        );
    }
    assert!(
        refused.is_empty(),
        "{} problems:\n{}",
        refused.len(),
        refused.join("\n")
    );
    println!("{} models are read", models.len());
}
