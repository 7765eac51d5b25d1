//! Folders in the place of files.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::Span;
use shapesmith_codegen::testing::generate;
use shapesmith_codegen::{ModelFile, ModelFiles, Selection, SmithyInput};

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {"t#A": {"type": "structure"}}}"#;

/// A folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("folders")
        .join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).expect("a folder");
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    root
}

fn model(base: &Path, names: &[&str]) -> ModelFiles {
    let file = |name: &&str| ModelFile::new(*name, base, Span::call_site());
    ModelFiles(names.iter().map(file).collect())
}

fn listed(base: &Path, names: &[&str]) -> Result<Vec<String>, String> {
    match model(base, names).listed() {
        Ok(files) => Ok(files.0.into_iter().map(|file| file.name).collect()),
        Err(errors) => Err(errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")),
    }
}

#[test]
fn a_folder_is_its_models_sorted() {
    let root = folder(
        "sorted",
        &[
            ("model/b.json", MODEL),
            ("model/a/z.json", MODEL),
            ("model/a/y.smithy", ""),
            ("model/a.json", MODEL),
            ("model/notes.txt", ""),
            ("model/.hidden.json", ""),
            ("model/.git/x.json", ""),
            ("model/deep/er/c.json", MODEL),
            ("other.json", MODEL),
        ],
    );
    let expected = [
        "model/a/y.smithy",
        "model/a/z.json",
        "model/a.json",
        "model/b.json",
        "model/deep/er/c.json",
    ];
    for name in ["model", "model/"] {
        assert_eq!(listed(&root, &[name]).expect("models"), expected, "{name}");
    }
    // A file that is named twice is listed once, where it is named first.
    assert_eq!(
        listed(
            &root,
            &[
                "other.json",
                "model/deep",
                "model/../model/a.json",
                "model/b.json",
                "model"
            ]
        )
        .expect("models"),
        [
            "other.json",
            "model/deep/er/c.json",
            "model/../model/a.json",
            "model/b.json",
            "model/a/y.smithy",
            "model/a/z.json"
        ]
    );
    // Missing files are reported by the reader.
    assert_eq!(listed(&root, &["no.json"]).expect("names"), ["no.json"]);
}

#[test]
fn a_folder_without_models_is_an_error() {
    let root = folder("empty", &[("model/a.txt", ""), ("full/a.json", MODEL)]);
    let error = listed(&root, &["model", "full"]).expect_err("no models");
    assert!(
        error.starts_with("the folder `model` has no model: no `.json`"),
        "{error}"
    );
    let error = listed(&root, &["model", "model"]).expect_err("no models");
    assert_eq!(error.matches("has no model").count(), 2, "{error}");
}

#[test]
#[cfg(unix)]
fn links_in_a_circle_end() {
    let root = folder("circle", &[("model/a.json", MODEL)]);
    std::os::unix::fs::symlink("..", root.join("model/up")).expect("a link");
    std::os::unix::fs::symlink(".", root.join("model/here")).expect("a link");
    std::os::unix::fs::symlink("a.json", root.join("model/b.json")).expect("a link");
    let found = model(&root, &["model"]).listed().expect("models");
    assert_eq!(found.0.len(), 1, "{found:?}");
}

/// To read a pipe would wait until someone writes to it.
#[test]
#[cfg(unix)]
fn pipes_are_no_models() {
    let root = folder("pipe", &[("model/a.json", MODEL)]);
    let made = std::process::Command::new("mkfifo")
        .arg(root.join("model/b.json"))
        .status();
    assert!(made.expect("mkfifo").success());
    assert_eq!(listed(&root, &["model"]).expect("models"), ["model/a.json"]);
}

/// A folder such as `/` is refused before all of it has been read.
#[test]
#[cfg(unix)]
fn a_folder_with_too_many_entries_is_an_error() {
    let root = folder("many", &[("model/a.json", MODEL)]);
    let few = root.join("few");
    std::fs::create_dir_all(&few).expect("a folder");
    for number in 0..1_000 {
        std::fs::write(few.join(format!("{number}.txt")), "").expect("a file");
    }
    assert_eq!(listed(&root, &["model"]).expect("models"), ["model/a.json"]);
    for number in 1..101 {
        let to = root.join(format!("model/{number}"));
        std::fs::create_dir_all(&to).expect("a folder");
        for file in 0..1_000 {
            std::fs::hard_link(
                few.join(format!("{file}.txt")),
                to.join(format!("{file}.txt")),
            )
            .expect("a link");
        }
    }
    let error = listed(&root, &["model"]).expect_err("too many");
    assert!(
        error.starts_with("model `model`: the folder has more than 100000 files and folders"),
        "{error}"
    );
    std::fs::remove_dir_all(&root).expect("the folder can be removed");
}

#[test]
fn each_file_is_tracked() {
    let root = folder(
        "tracked",
        &[
            ("model/a.json", MODEL),
            ("model/b/c.json", r#"{"smithy": "2.0", "shapes": {}}"#),
            ("model/b/d.smithy", "$version: \"2\"\nnamespace u\n"),
            ("d.json", r#"{"smithy": "2.0", "shapes": {}}"#),
        ],
    );
    let request = SmithyInput::new(model(&root, &["model", "d.json"]))
        .with_shapes(Selection::All(Span::call_site()));
    let code = generate(&request)
        .expect("sound")
        .to_string()
        .replace(' ', "");
    for name in [
        "/model/a.json",
        "/model/b/c.json",
        "/model/b/d.smithy",
        "/d.json",
    ] {
        let expected = format!(
            "::core::include_bytes!(::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"),\"{name}\"))"
        );
        assert_eq!(code.matches(&expected).count(), 1, "{name}: {code}");
    }
}

#[test]
fn files_that_cannot_be_read_are_all_reported() {
    let root = folder(
        "unreadable",
        &[("a.json", MODEL), ("model/b.smithy", "namespce t\n")],
    );
    let request = SmithyInput::new(model(&root, &["no.json", "a.json", "nor.json"]))
        .with_shapes(Selection::All(Span::call_site()));
    let errors = generate(&request).expect_err("missing files");
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(
        errors[0].starts_with("cannot read model `no.json`"),
        "{errors:?}"
    );
    assert!(
        errors[1].starts_with("cannot read model `nor.json`"),
        "{errors:?}"
    );
    let request = SmithyInput::new(model(&root, &["model", "a.json"]))
        .with_shapes(Selection::All(Span::call_site()));
    let errors = generate(&request).expect_err("IDL");
    let error = errors[0].to_string();
    assert!(error.contains("--> model/b.smithy:1:1"), "{error}");
}
