//! Comments, messages and pages are free of phrases that readers stumble over.

use std::fs;
use std::path::Path;

/// Each phrase, and what to write instead.
const PHRASES: [(&str, &str); 6] = [
    ("says of", "states about"),
    ("speaks to", "uses, calls or is for"),
    ("of one's own", "custom, or of your own"),
    ("that there are not", "unknown, or that do not exist"),
    ("held against", "compared with"),
    ("otherwise than", "differently from"),
];

/// What to read, relative to the repository.
const ROOTS: [&str; 12] = [
    "README.md",
    "CONTRIBUTING.md",
    "docs",
    "src",
    "codegen/src",
    "codegen/tests",
    "codegen-macros/src",
    "cli",
    "generated/src",
    "generated/examples",
    "tests",
    "benches",
];

/// The text in lower case on one line, without the marks of comments.
fn flat(text: &str) -> String {
    let words = text
        .split_whitespace()
        .filter(|word| !matches!(*word, "//" | "///" | "//!" | "\\"));
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn check(path: &Path, count: &mut usize, found: &mut Vec<String>) {
    if path.is_dir() {
        // Code and documentation that come from models are not ours.
        if ["target", "expanded", "models", "node_modules"]
            .iter()
            .any(|skipped| path.ends_with(skipped))
        {
            return;
        }
        for entry in fs::read_dir(path).expect("the folder can be read") {
            check(&entry.expect("the folder can be read").path(), count, found);
        }
        return;
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    if !matches!(extension, Some("rs" | "md" | "stderr")) || path.ends_with("tests/prose.rs") {
        return;
    }
    *count += 1;
    let text = flat(&fs::read_to_string(path).expect("a text file"));
    for (phrase, instead) in PHRASES {
        if text.contains(phrase) {
            found.push(format!("{}: `{phrase}`: write {instead}", path.display()));
        }
    }
}

#[test]
fn phrases_that_readers_stumble_over_are_not_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut count, mut found) = (0, Vec::new());
    for path in ROOTS {
        let path = root.join(path);
        assert!(path.exists(), "`{}` is missing", path.display());
        check(&path, &mut count, &mut found);
    }
    assert!(count > 500, "only {count} files were found");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
