//! Tests of `shapesmith diff`.

mod causes;
mod edits;
mod meaning;
mod namespaces;
mod scope;
mod smithy;
mod uris;
mod wire;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The result of `shapesmith diff` in JSON. The exit code is that of the result.
fn diff(old: &Path, new: &Path, more: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shapesmith"));
    command.args(["diff", "--format", "json"]).args([old, new]);
    let output = command.args(more).output().expect("the command starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    let found: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}: {errors}", old.display()));
    let breaking = &found["breaking"];
    let expected = breaking["rust"] == true || breaking["wire"] == true;
    assert_eq!(output.status.code(), Some(i32::from(expected)), "{errors}");
    found
}
