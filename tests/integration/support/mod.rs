//! What integration tests share: where this repository is, and where the corpus is.

pub mod aws_models;
pub mod compiled;
pub mod consumer;
pub mod full_request;
pub mod hostile;
pub mod random;
pub mod texts;

use std::io::Write as _;
use std::path::PathBuf;

/// The folder of this package.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The folder with the models and suites that are not part of this repository; where it is not, the
/// test says that it skips, even if the test runner captures what tests print.
pub fn corpus(test: &str) -> Option<PathBuf> {
    let corpus = std::env::var_os("SHAPESMITH_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        say(&format!("SKIPPED {test}: SHAPESMITH_CORPUS is not set"));
    }
    corpus
}

/// Says something even if the test runner captures what tests print.
pub fn say(text: &str) {
    let line = format!("{text}\n");
    std::io::stderr()
        .write_all(line.as_bytes())
        .expect("standard error can be written");
}
