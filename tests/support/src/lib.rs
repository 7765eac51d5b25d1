//! Helpers for the tests of several packages. They do not depend on shapesmith.

// Functions of tests panic where a test fails.
#![allow(clippy::missing_panics_doc)]

pub mod aws_models;
pub mod command;
pub mod pages;
pub mod random;
pub mod smithy_cases;
pub mod texts;

use std::io::Write as _;
use std::path::PathBuf;

/// The folder with the models and suites that are not part of this repository. If it is not set, prints that the
/// test is skipped, even if the test runner captures output.
#[must_use]
pub fn corpus(test: &str) -> Option<PathBuf> {
    let corpus = std::env::var_os("SHAPESMITH_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        say(&format!("SKIPPED {test}: SHAPESMITH_CORPUS is not set"));
    }
    corpus
}

/// Prints a line to standard error, even if the test runner captures output.
pub fn say(text: &str) {
    let line = format!("{text}\n");
    std::io::stderr()
        .write_all(line.as_bytes())
        .expect("standard error can be written");
}
