//! Tests of what all commands have in common: help, exit codes, errors, and where they write.

#![allow(missing_docs)]

mod bad_input;
mod documentation;
mod schemas;
mod terminal;
mod workflow;

use std::path::{Path, PathBuf};
use std::process::Command;

use shapesmith_test_support::command::{Ran, run as run_command};

/// The folder of the repository.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A folder for the files of a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The command, in the folder of the repository.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shapesmith"));
    command.args(arguments).current_dir(root());
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the command.
fn run(arguments: &[&str], stdin: &[u8]) -> Ran {
    run_command(command(arguments), stdin)
}

#[test]
fn options_can_be_between_the_model_and_the_shape() {
    let show = ["show", "tests/models/kinds.json", "--format", "json"];
    let ran = run(&[&show[..], &["Everything"]].concat(), b"");
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let ran = run(&show, b"");
    assert_eq!(ran.code, Some(2), "{ran:#?}");
    assert!(ran.err.contains("expected a model and a shape"), "{ran:#?}");
}
