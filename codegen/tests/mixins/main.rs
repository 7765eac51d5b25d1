//! A model with mixins generates the same code as its flattened form: random models, which are flattened by an
//! independent reading of the specification, and the models of the corpus that Smithy's own loader flattened.

mod model;
mod random;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::Span;
use shapesmith_codegen::testing::generate_from;
use shapesmith_codegen::{ModelFile, Nullability, Selection, SmithyInput};
use shapesmith_test_support::corpus;
use shapesmith_test_support::random::Random;

/// The number of random models.
const MODELS: u64 = 150;

/// Everything in a model.
fn everything(has_operations: bool) -> SmithyInput {
    let span = Span::call_site();
    let model = ModelFile::new("m.json", Path::new(""), span);
    let input = SmithyInput::new(model).with_shapes(Selection::All(span));
    if has_operations {
        input.with_operations(Selection::All(span))
    } else {
        input
    }
}

/// The code for a model. Errors that depend on features are part of it, without their lines and columns.
fn expand(input: &SmithyInput, text: &str) -> Result<String, String> {
    let code = generate_from(input, text).map(|code| without_places(&code.to_string()));
    code.map_err(|errors| {
        let errors = errors.iter().map(ToString::to_string);
        errors.collect::<Vec<_>>().join("\n")
    })
}

fn without_places(code: &str) -> String {
    let mut parts = code.split("m.json:");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("m.json");
        text.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'));
    }
    text
}

/// The first difference, with some text around it.
fn difference(mixed: &str, flat: &str) -> String {
    let at = mixed
        .bytes()
        .zip(flat.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        let text = text.as_bytes();
        let part = &text[at.saturating_sub(200).min(text.len())..(at + 200).min(text.len())];
        String::from_utf8_lossy(part).into_owned()
    };
    format!(
        "with mixins: …{}…\nflattened: …{}…",
        around(mixed),
        around(flat)
    )
}

#[test]
fn random_models_are_their_flattened_form() {
    let mut differ = Vec::new();
    let mut items = 0;
    for seed in 1..=MODELS {
        let model = random::model(&mut Random::new(seed));
        let (mixed, flat) = (model.to_json(), model.flatten().to_json());
        let mut input = everything(true);
        if seed % 2 == 0 {
            input.nullability = Nullability::Server;
        }
        match (expand(&input, &mixed), expand(&input, &flat)) {
            (Ok(mixed), Ok(flat)) if mixed == flat => items += mixed.matches("pub struct").count(),
            (Ok(mixed), Ok(flat)) => {
                differ.push(format!("{seed}: {}", difference(&mixed, &flat)));
            }
            (mixed, flat) => differ.push(format!(
                "{seed}: with mixins: {:?}\nflattened: {:?}",
                mixed.err(),
                flat.err()
            )),
        }
    }
    let count = differ.len();
    differ.truncate(3);
    assert!(
        count == 0,
        "{count} of {MODELS} differ:\n{}",
        differ.join("\n")
    );
    println!("{MODELS} models with {items} structures");
    assert!(items > 500, "the models are too small: {items} structures");
}

/// The models with mixins in the archive of the corpus: a folder for each.
fn models_of_corpus(corpus: &Path) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("idl");
    if !folder.join("unpacked").exists() {
        fs::create_dir_all(&folder).expect("a folder");
        let mut tar = Command::new("tar");
        tar.arg("xf").arg(corpus.join("idl/cases.tar.xz"));
        let status = tar
            .arg("-C")
            .arg(&folder)
            .status()
            .expect("tar can be started");
        assert!(status.success(), "the cases cannot be unpacked");
        fs::write(folder.join("unpacked"), "").expect("a mark can be written");
    }
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            // The models in `semantic` are those that Smithy refuses.
            if path.is_dir() && !path.ends_with("semantic") {
                folders.push(path);
            } else if path.ends_with("flattened.json") {
                found.push(folder.clone());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn models_are_what_smithy_flattens_them_to() {
    let Some(corpus) = corpus("models_are_what_smithy_flattens_them_to") else {
        return;
    };
    let (mut compared, mut differ) = (0, Vec::new());
    for folder in models_of_corpus(&corpus) {
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("a model");
        let (mixed, flat) = (read("ast.json"), read("flattened.json"));
        let input = everything(false);
        match (expand(&input, &mixed), expand(&input, &flat)) {
            (Ok(mixed), Ok(flat)) if mixed == flat => compared += 1,
            (Ok(mixed), Ok(flat)) => {
                differ.push(format!(
                    "{}: {}",
                    folder.display(),
                    difference(&mixed, &flat)
                ));
            }
            (Err(_), Err(_)) => {} // not supported with or without mixins
            (mixed, flat) => differ.push(format!(
                "{}: with mixins: {:?}\nflattened: {:?}",
                folder.display(),
                mixed.err(),
                flat.err()
            )),
        }
    }
    let count = differ.len();
    differ.truncate(5);
    assert!(count == 0, "{count} differ:\n{}", differ.join("\n"));
    println!("{compared} models were compared");
    assert!(compared > 50, "only {compared} models were compared");
}
