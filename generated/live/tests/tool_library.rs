//! The example `tool_library`: a client and a server of a service whose model is in Smithy IDL.

use std::process::Command;

#[test]
fn the_example_runs() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--offline"]);
    command.args(["--package", "shapesmith-live", "--example", "tool_library"]);
    let output = command.output().expect("the example can be started");
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{out}{err}");
    for expected in [
        "/tools/P00002: Jigsaw\n",
        "Jigsaw, 3\nSander, 3\n",
        "phone=*** Sensitive Data Redacted ***",
        "somebody else has the tool, status 409\n",
        "1 validation error detected. Value at '/toolId' failed to satisfy constraint",
        "ValidationException(message=1 validation error detected.",
        "Cordless drill is back, 2\n",
    ] {
        assert!(out.contains(expected), "`{expected}` is not in\n{out}{err}");
    }
    assert!(!out.contains("+45"), "{out}");
    assert_eq!(err, "");
}
