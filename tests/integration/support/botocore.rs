//! The Python that has botocore.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::say;

/// The Python that has botocore, if it is installed.
///
/// # Panics
///
/// Panics if it is not installed and `SHAPESMITH_LIVE` is set.
pub fn python(test: &str) -> Option<PathBuf> {
    let python = std::env::var_os("SHAPESMITH_PYTHON").map_or_else(
        || Path::new(env!("CARGO_TARGET_TMPDIR")).join("../live/bin/python"),
        PathBuf::from,
    );
    let mut import = Command::new(&python);
    let imported = import.args(["-c", "import botocore"]).output();
    if imported.is_ok_and(|output| output.status.success()) {
        return Some(python);
    }
    assert!(
        std::env::var_os("SHAPESMITH_LIVE").is_none(),
        "{} does not have botocore, and SHAPESMITH_LIVE says that it must",
        python.display()
    );
    say(&format!(
        "SKIPPED {test}: there is no target/live/bin/python with botocore, and SHAPESMITH_PYTHON does not name \
         another; CONTRIBUTING says how to install it"
    ));
    None
}
