//! The cases of Smithy's own loader and differ in the corpus.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the cases. They are unpacked below the target folder, unless that has been done.
///
/// `tmp` is the `CARGO_TARGET_TMPDIR` of the test, which cargo does not set for this crate.
#[must_use]
pub fn smithy_cases(corpus: &Path, tmp: &str) -> PathBuf {
    let folder = Path::new(tmp).join("smithy-cases");
    crate::aws_models::unpack(&corpus.join("idl/cases.tar.xz"), &folder);
    // The archive has one folder.
    let mut entries = fs::read_dir(&folder).expect("the folder");
    let inside = entries.find_map(|entry| {
        let path = entry.ok()?.path();
        path.join("diff").exists().then_some(path)
    });
    inside.unwrap_or(folder)
}

/// The pairs of models for the differ: a folder for each, sorted by name.
#[must_use]
pub fn pairs(cases: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(cases.join("diff")).expect("the pairs");
    let mut pairs: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    pairs.sort();
    pairs
}
