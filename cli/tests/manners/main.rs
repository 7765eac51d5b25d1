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

/// A shell splits `A, B` into `A,` and `B`.
#[test]
fn a_space_after_a_comma_in_a_list_is_explained() {
    let model = "tests/models/kinds.json";
    let other = "tests/models/contacts.json";
    for (option, arguments) in [
        (
            "--operations <NAMES>...",
            &["expand", model, "--operations", "A,", "B"][..],
        ),
        (
            "--operations <NAMES>...",
            &["trim", model, "--operations", "A", ",", "B"],
        ),
        (
            "--shapes <NAMES>...",
            &["expand", model, "--shapes", "A,", "B"],
        ),
        (
            "--shapes <NAMES>...",
            &["diff", model, other, "--shapes", "A,"],
        ),
        (
            "--kind <KIND>",
            &["list", model, "--kind", "union,", "list"],
        ),
        (
            "--rename <ID=NAME>",
            &["expand", model, "--rename", "a#A=B,", "a#C=D"],
        ),
        (
            "--external <ID=PATH>",
            &["expand", model, "--external", ",a#A=crate::B"],
        ),
        (
            "--derive <PATHS>",
            &["expand", model, "--derive", "Default,", "Hash"],
        ),
        (
            "--pattern-off <IDS>",
            &["expand", model, "--pattern-off", "a#A,,a#B"],
        ),
        (
            "--features [<FEATURES>...]",
            &["expand", model, "--features", "serde,", "http"],
        ),
    ] {
        let ran = run(arguments, b"");
        assert_eq!(ran.code, Some(2), "{ran:#?}");
        let expected = format!(
            "error: invalid value '' for '{option}'\n\n  \
             tip: remove the space after the comma, or the comma at the end: `A,B`\n\n"
        );
        assert!(ran.err.starts_with(&expected), "{arguments:?}: {ran:#?}");
        let ran = run(&[arguments, &["--format", "json"]].concat(), b"");
        let found: serde_json::Value = serde_json::from_str(&ran.err).expect("JSON");
        let message = format!("invalid value '' for '{option}'");
        assert_eq!(found["errors"][0]["message"], message.as_str());
        let help = found["errors"][0]["help"].as_str().expect("a help");
        assert!(
            help.starts_with("tip: remove the space after the comma"),
            "{help}"
        );
    }
}

#[test]
fn lists_can_have_commas_and_spaces() {
    let model = "tests/models/contacts.json";
    let expand = |names: &[&str]| {
        let ran = run(&[&["expand", model, "--shapes"][..], names].concat(), b"");
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        let (_, code) = ran.out.split_once("\n\n").expect("a comment at the top");
        code.to_owned()
    };
    let expected = expand(&["Contact,Person"]);
    assert!(expected.contains("pub struct Person"), "{expected}");
    for names in [
        &["Contact", "Person"][..],
        &["Contact, Person"],
        &[" Contact ", "Person "],
    ] {
        assert_eq!(expand(names), expected, "{names:?}");
    }
    let list = |kinds: &str| run(&["list", model, "--kind", kinds], b"").out;
    assert_eq!(list("union, list"), list("union,list"));
    assert!(list("union,list").contains("Contacts"));
}
