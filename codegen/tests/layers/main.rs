//! The layers of the generator import in one direction, and files of different folders do not form cycles.
//!
//! The order is `collections ← input = diagnostic ← regex ← model ← plan ← expand ← lib`: a file can import from its own layer
//! and those to its left. Code under `#[cfg(test)]` is exempt.

mod imports;
mod rules;

use std::fs;
use std::path::Path;

use rules::{File, ORDER, problems};

/// The files of a folder and of those below it.
fn read(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            read(root, &path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source file");
            let path = path.strip_prefix(root).expect("a file below the folder");
            let path = path.to_str().expect("UTF-8").replace('\\', "/");
            files.push(File::new(&path, &text));
        }
    }
}

#[test]
fn layers_import_in_one_direction() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    read(&root, &root, &mut files);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(files.len() > 50, "only {} files were found", files.len());
    let problems = problems(&files);
    assert!(
        problems.is_empty(),
        "the imports of codegen/src break its order, {ORDER}, in {} places:\n{}",
        problems.len(),
        problems.join("\n")
    );
}
