//! `shapesmith check`: exit codes, formats, several files, and standard input.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use shapesmith_test_support::command::{self, Ran};

const SOUND: &str = r#"{"smithy": "2.0", "shapes": {"a#A": {"type": "string"}}}"#;
const FAULTY: &str = "{\"smithy\": \"2.0\", \"shapes\": {\n\"a#A\": {\"type\": \"list\", \"member\": {\"target\": \"b#B\"}}}}";
const DOUBTFUL: &str = r#"{"smithy": "2.0", "shapes": {"b#B": {"type": "bigInteger"}}}"#;

/// A folder with these models, which all tests read.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check");
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, text) in [
            ("sound.json", SOUND),
            ("faulty.json", FAULTY),
            ("doubtful.json", DOUBTFUL),
        ] {
            std::fs::write(folder.join(name), text).expect("a file");
        }
        folder
    })
}

/// Runs the command in the folder: the exit code, standard output and standard error.
fn run(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shapesmith"));
    command.arg("check").args(arguments).current_dir(folder());
    let Ran { code, out, err } = command::run(command, input.as_bytes());
    (code, out, err)
}

#[test]
fn the_exit_code_depends_on_the_result() {
    for (arguments, code) in [
        (&["sound.json"][..], 0),
        (&["doubtful.json"], 0),
        (&["doubtful.json", "--deny", "warnings"], 1),
        (&["sound.json", "--deny", "warnings"], 0),
        (&["faulty.json"], 1),
        // A shape of another file.
        (&["faulty.json", "doubtful.json"], 0),
        (&["missing.json"], 2),
        (&["-", "-"], 2),
        (&[], 2),
    ] {
        let (found, stdout, stderr) = run(arguments, "");
        assert_eq!(found, Some(code), "{arguments:?}\n{stdout}\n{stderr}");
        assert_eq!(code == 2, !stderr.is_empty(), "{arguments:?}\n{stderr}");
    }
}

#[test]
fn standard_input_is_a_file() {
    let (code, stdout, _) = run(&["-"], FAULTY);
    assert_eq!(code, Some(1));
    assert!(
        stdout.starts_with("error: no shape `b#B` in the model"),
        "{stdout}"
    );
    assert!(stdout.contains("<stdin>:2:46"), "{stdout}");
    assert!(stdout.ends_with("1 error, 0 warnings\n"), "{stdout}");
    let (code, ..) = run(&["faulty.json", "-"], DOUBTFUL);
    assert_eq!(code, Some(0));
}

/// A model with a number of errors, all on one line.
fn one_line(errors: usize) -> String {
    let shape = |number: usize| {
        let documentation = "é".repeat(100);
        format!(
            r#""a#S{number}": {{"type": "structure", "traits":
            {{"smithy.api#documentation": "{documentation}", "smithy.api#range": {{"min": 1}}}}}}"#
        )
    };
    let shapes: Vec<_> = (0..errors).map(shape).collect();
    let model = format!(r#"{{"smithy": "2.0", "shapes": {{{}}}}}"#, shapes.join(","));
    model.replace('\n', "")
}

/// A model can be written on one line, which must not be searched for each error.
#[test]
fn errors_on_a_long_line_cost_as_much_as_others() {
    let (few, many) = (one_line(500), one_line(2000));
    let measured = |model: &str| {
        let start = std::time::Instant::now();
        let (code, stdout, _) = run(&["-"], model);
        let time = start.elapsed();
        assert_eq!(code, Some(1));
        let longest = stdout.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(130), "a line of {longest:?} characters");
        time
    };
    // Four times the errors take four times as long, and sixteen times if each costs as much as the line.
    let ratio = || measured(&many).as_secs_f64() / measured(&few).as_secs_f64();
    let lowest = (0..3).map(|_| ratio()).fold(f64::INFINITY, f64::min);
    assert!(
        lowest < 8.0,
        "four times the errors take {lowest:.1} times as long"
    );
}

#[test]
fn findings_can_be_json() {
    let (code, stdout, _) = run(&["faulty.json", "sound.json", "--format", "json"], "");
    assert_eq!(code, Some(1));
    let found: serde_json::Value = serde_json::from_str(&stdout).expect("JSON");
    assert_eq!(found["errors"], 1);
    assert_eq!(found["warnings"], 0);
    let finding = &found["findings"][0];
    for (key, value) in [
        ("severity", "error"),
        ("code", "invalid-file"),
        ("file", "sound.json"),
        ("shape", "a#A"),
    ] {
        assert_eq!(finding[key], value, "{stdout}");
    }
    assert_eq!(finding["line"], 1);
    assert!(
        finding["help"]
            .as_str()
            .is_some_and(|help| help.contains("faulty.json:2:8")),
        "{stdout}"
    );
    let (code, stdout, _) = run(&["sound.json", "--format", "json"], "");
    assert_eq!(code, Some(0));
    assert!(stdout.contains("\"findings\": []"), "{stdout}");
}
