//! Running the command `shapesmith`.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// What a command has done.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code, unless a signal has ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Ran {
    /// Expects an exit code.
    #[allow(clippy::must_use_candidate, clippy::return_self_not_must_use)] // the code alone may matter
    #[track_caller]
    pub fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// Standard output as JSON.
    #[must_use]
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).expect("JSON")
    }
}

/// Runs a command, with a text as its standard input.
#[must_use]
pub fn run(mut command: Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    // A command that does not read it closes it.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("its output");
    Ran {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}
