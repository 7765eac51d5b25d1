//! The workflow for GitHub Actions in the guide: its commands run, and report what a pull request breaks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{folder, root};

/// The commands of a workflow's steps. Only the form of YAML that the guide has is known; any other is an error.
fn commands(yaml: &str) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    let mut is_block = false;
    for line in yaml.lines() {
        if let Some(command) = line.strip_prefix("- run: ") {
            is_block = command == "|";
            commands.push(if is_block {
                String::new()
            } else {
                command.to_owned()
            });
            // Otherwise it would be another text, or none, to a parser of YAML.
            let is_plain = !command.contains(": ") && !command.contains(" #");
            assert!(
                is_plain && !command.starts_with(['"', '\'', '{', '[', '&', '*', '>']),
                "{line}"
            );
        } else if let (true, Some(more)) = (is_block, line.strip_prefix("    ")) {
            let block = commands.last_mut().expect("a block");
            *block += more;
            block.push('\n');
        } else {
            is_block = false;
            let is_known =
                line == "- uses: actions/checkout@v4" || line == "  with: { fetch-depth: 0 }";
            assert!(is_known || line.starts_with("# "), "{line}");
        }
    }
    commands
}

/// Runs a program with a clean configuration of git, and returns its exit code and its output.
fn run(mut command: Command) -> (Option<i32>, String) {
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "a"),
        ("GIT_AUTHOR_EMAIL", "a@example.com"),
        ("GIT_COMMITTER_NAME", "a"),
        ("GIT_COMMITTER_EMAIL", "a@example.com"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
    ] {
        command.env(name, value);
    }
    // Set if a hook of git runs the tests.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    let output = command.output().expect("it can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    let printed = String::from_utf8_lossy(&output.stdout);
    (output.status.code(), format!("{printed}{errors}"))
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.args(arguments).current_dir(folder);
    let (code, printed) = run(git);
    assert_eq!(code, Some(0), "{arguments:?}: {printed}");
}

/// Runs a step as GitHub does, with the command in the path.
fn step(folder: &Path, command: &str) -> (Option<i32>, String) {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_shapesmith"));
    let mut path = vec![binary.parent().expect("a folder").to_owned()];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let mut shell = Command::new("bash");
    shell
        .args(["-e", "-c", command])
        .current_dir(folder)
        .env("PATH", std::env::join_paths(path).expect("a path"))
        .env("GITHUB_BASE_REF", "main");
    run(shell)
}

#[test]
fn the_workflow_of_the_guide_reports_what_breaks() {
    let page = fs::read_to_string(root().join("docs/models.md")).expect("the guide");
    let (_, yaml) = page.split_once("```yaml\n").expect("the workflow");
    let (yaml, _) = yaml.split_once("```").expect("its end");
    let commands = commands(yaml);
    let [install, check, diff] = &*commands else {
        panic!("{commands:?}");
    };
    let package = install.strip_prefix("cargo install --locked --path ../shapesmith/");
    let manifest = root().join(package.expect("a clone")).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("the package of the command");
    assert!(manifest.contains("\nname = \"shapesmith\"\n"));

    let parent = folder("workflow");
    fs::remove_dir_all(&parent).expect("the old folder");
    let origin = parent.join("origin");
    fs::create_dir_all(origin.join("model")).expect("a folder");
    let model = "$version: \"2.0\"\n\nnamespace example\n\nuse aws.protocols#restJson1\n\n@restJson1\n\
                 service Weather {\n    operations: [\n        Get\n    ]\n}\n\n\
                 @http(method: \"POST\", uri: \"/get\")\noperation Get {\n    \
                 input := {\n        city: String\n    }\n    output := {}\n}\n";
    let write = |folder: &Path, text: &str| {
        fs::write(folder.join("model/main.smithy"), text).expect("the model");
    };
    write(&origin, model);
    git(&origin, &["init", "--quiet", "--initial-branch", "main"]);
    git(&origin, &["add", "."]);
    git(&origin, &["commit", "--quiet", "--message", "model"]);
    let clone = |name: &str| {
        let folder = parent.join(name).join("work");
        let path = folder.to_str().expect("text").to_owned();
        git(&parent, &["clone", "--quiet", "origin", &path]);
        folder
    };

    // Nothing has changed.
    let same = clone("same");
    assert_eq!(step(&same, check), (Some(0), String::new()));
    let (code, printed) = step(&same, diff);
    assert_eq!(code, Some(0), "{printed}");
    assert!(!printed.contains("::error"), "{printed}");

    // A member is required now.
    let breaking = clone("breaking");
    write(&breaking, &model.replace("city", "@required\n        city"));
    assert_eq!(step(&breaking, check).0, Some(0));
    let (code, printed) = step(&breaking, diff);
    assert_eq!(code, Some(1), "{printed}");
    assert!(
        printed.contains("::error file=model/main.smithy,line="),
        "{printed}"
    );

    // The model is wrong.
    let wrong = clone("wrong");
    write(&wrong, &model.replace("String", "Strin"));
    let (code, printed) = step(&wrong, check);
    assert_eq!(code, Some(1), "{printed}");
    assert!(
        printed.contains("::error file=model/main.smithy,line=17"),
        "{printed}"
    );
}
