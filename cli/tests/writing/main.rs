//! The commands that write files: `trim` and `expand`.

#![allow(missing_docs)]

mod expand;
mod trim;

use std::path::{Path, PathBuf};
use std::process::Command;

use shapesmith_test_support::command::{self, Ran};

const MODEL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../model/cognito-identity-provider.json"
);
const KINDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/models/kinds.json");

/// An empty folder for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("writing")
            .join(name);
        let _ = std::fs::remove_dir_all(&folder); // there may be none
        std::fs::create_dir_all(&folder).expect("a folder");
        Folder(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    #[track_caller]
    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("the file")
    }

    #[track_caller]
    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("a file");
    }

    /// The names of the files, sorted.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("the folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = names
            .map(|name| name.into_string().expect("UTF-8"))
            .collect();
        names.sort();
        names
    }

    /// Runs the command in the folder.
    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shapesmith"));
        command.args(arguments).current_dir(&self.0);
        command::run(command, input.as_bytes())
    }
}

/// The commands with wrong names, and the help: it names the options of the command, not arguments of the macro.
#[test]
fn help_names_the_options_of_the_command() {
    let folder = Folder::new("names");
    for command in ["trim", "expand"] {
        for (option, name, expected) in [
            (
                "--shapes",
                "UpdateUserPoolClientt",
                "did you mean `UpdateUserPoolClientRequest`",
            ),
            (
                "--operations",
                "UpdateUserPoolClientt",
                "did you mean `UpdateUserPoolClient`",
            ),
            (
                "--shapes",
                "UpdateUserPoolClient",
                "name it with `--operations UpdateUserPoolClient`",
            ),
            (
                "--shapes",
                "com.amazonaws.cognitoidentityprovider#UpdateUserPoolClient",
                "name it with `--operations com.amazonaws.cognitoidentityprovider#UpdateUserPoolClient`",
            ),
            (
                "--operations",
                "UpdateUserPoolClientRequest",
                "it is the input of `UpdateUserPoolClient`: write `--operations UpdateUserPoolClient`, or name it \
                 with `--shapes UpdateUserPoolClientRequest`",
            ),
            (
                "--operations",
                "UserPoolClientType",
                "name it with `--shapes UserPoolClientType`",
            ),
            (
                "--operations",
                "AWSCognitoIdentityProviderService",
                "name its operations with `--operations`; `--operations '*'` selects all of them",
            ),
        ] {
            let ran = folder.run(&[command, MODEL, option, name]).expect(2);
            assert!(ran.out.is_empty(), "{ran:#?}");
            let err = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(err.contains(expected), "{command} {option} {name}: {err}");
            assert!(
                !err.contains("shapes = ") && !err.contains("operations = "),
                "{err}"
            );
        }
    }
}
