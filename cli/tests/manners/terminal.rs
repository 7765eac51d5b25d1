//! Where a command writes, and how: colors, width, pipes, progress.

use std::io::Write;
use std::process::Stdio;

use super::{command, run, run_command};

const MODEL: &str = "model/cognito-identity-provider.json";

#[test]
fn colors_are_for_terminals_or_on_demand() {
    let styled = |text: &str| text.contains('\u{1b}');
    let with = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = command(arguments);
        command.envs(variable);
        let ran = run_command(command, b"");
        (styled(&ran.out), styled(&ran.err))
    };
    let list = ["list", MODEL];
    let failing = ["show", MODEL, "Nothing"];
    for (arguments, is_failing) in [(&list[..], false), (&failing[..], true)] {
        let expect = |is: bool| if is_failing { (false, is) } else { (is, false) };
        let always = [arguments, &["--color", "always"]].concat();
        let never = [arguments, &["--color", "never"]].concat();
        assert_eq!(with(arguments, None), expect(false));
        assert_eq!(with(&always, None), expect(true));
        assert_eq!(with(&always, Some(("NO_COLOR", "1"))), expect(true));
        assert_eq!(with(arguments, Some(("CLICOLOR_FORCE", "1"))), expect(true));
        assert_eq!(with(arguments, Some(("NO_COLOR", "1"))), expect(false));
        assert_eq!(with(&never, Some(("CLICOLOR_FORCE", "1"))), expect(false));
    }
    assert_eq!(
        with(
            &["--help", "--color", "never"],
            Some(("CLICOLOR_FORCE", "1"))
        ),
        (false, false)
    );
}

#[test]
fn data_is_not_cut_in_a_pipe_and_prose_has_the_width_of_columns() {
    let ran = run(&["list", MODEL], b"");
    let longest = ran.out.lines().map(str::len).max();
    assert!(longest > Some(130), "{}", ran.out);
    let mut narrow = command(&["show", MODEL, "UpdateUserPoolClient"]);
    narrow.env("COLUMNS", "40");
    let ran = run_command(narrow, b"");
    assert!(
        ran.out
            .contains("\nUpdates the settings of an app client.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn nobody_has_to_read_the_output() {
    for arguments in [
        &["list", "-"][..],
        &["show", "-", "UpdateUserPoolClientRequest"],
        &["list", "-", "--format", "json"],
        &["trim", "-", "--operations", "UpdateUserPoolClient"],
        &["expand", "-", "--operations", "UpdateUserPoolClient"],
    ] {
        let mut command = command(arguments);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command");
        drop(child.stdout.take());
        // It cannot write before it has read all.
        let model = std::fs::read(super::root().join(MODEL)).expect("the model");
        let mut input = child.stdin.take().expect("standard input");
        input.write_all(&model).expect("it reads");
        drop(input);
        let output = child.wait_with_output().expect("its end");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            (output.status.code(), &*err),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    for arguments in [
        &["list", MODEL][..],
        &["trim", MODEL, "--operations", "UpdateUserPoolClient"],
    ] {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full");
        let mut command = command(arguments);
        command
            .stdin(Stdio::null())
            .stdout(full)
            .stderr(Stdio::piped());
        let output = command.output().expect("the command");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            err.starts_with("error: cannot write to standard output: "),
            "{err}"
        );
    }
}

#[test]
fn progress_is_shown_after_a_second() {
    for (progress, expected) in [
        ("--progress", true),
        ("--progress=never", false),
        ("--progress=auto", false),
    ] {
        let mut command = command(&["list", "-", progress]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the command");
        let mut input = child.stdin.take().expect("standard input");
        std::thread::sleep(std::time::Duration::from_millis(1_600));
        input
            .write_all(br#"{"smithy": "2.0", "shapes": {"a#S": {"type": "string"}}}"#)
            .expect("it reads");
        drop(input);
        let output = child.wait_with_output().expect("its end");
        let err = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{err}");
        assert_eq!(!err.is_empty(), expected, "{progress}: {err}");
        assert!(!err.contains('\u{1b}'), "{err}");
    }
    let ran = run(&["list", MODEL, "--progress"], b"");
    assert_eq!(ran.err, "");
}
