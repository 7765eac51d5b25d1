//! Compiler errors: one for each mistake, at the user's token.
//!
//! `TRYBUILD=overwrite cargo test --test integration ui::` rewrites the expected messages. Review them before you
//! commit them.

use std::fs;
use std::path::Path;

/// Copies the files of a folder and below.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for file in fs::read_dir(from).expect("the folder can be read") {
        let file = file.expect("the folder can be read").path();
        let to = to.join(file.file_name().unwrap_or_default());
        if file.is_dir() {
            copy(&file, &to);
        } else {
            fs::copy(&file, to).expect("the file can be copied");
        }
    }
}

#[test]
fn compiler_errors_are_as_expected() {
    // trybuild compiles the cases in a crate below the target folder, and the path of a model is relative to the
    // crate.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let project = target.expect("the temporary folder is in the target folder");
    let project = project.join("tests/trybuild/shapesmith");
    copy(&root.join("tests/ui/models"), &project.join("models"));
    copy(&root.join("model"), &project.join("model"));
    copy(&root.join("tests/models"), &project.join("tests/models"));
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
}
