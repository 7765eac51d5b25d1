//! The examples in the pages of the guide and in the help of each command are run.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use super::{folder, root, run};

const COMMANDS: [&str; 7] = ["list", "show", "trim", "expand", "check", "diff", "ast"];

/// Options of cargo and of `benches/build` in the pages below.
const OTHER_OPTIONS: [&str; 10] = [
    "--all-features",
    "--example",
    "--locked",
    "--no-default-features",
    "--no-deps",
    "--open",
    "--path",
    "--release",
    "--rows",
    "--workspace",
];

/// A folder with the files that examples name.
fn with_files(name: &str) -> PathBuf {
    let folder = folder(name);
    std::fs::create_dir_all(folder.join("src")).expect("a folder");
    std::fs::create_dir_all(folder.join("model")).expect("a folder");
    let cognito = root().join("model/cognito-identity-provider.json");
    let text = std::fs::read_to_string(cognito).expect("the model");
    let contacts = root().join("tests/models/contacts.json");
    std::fs::copy(contacts, folder.join("model/contacts.json")).expect("a copy");
    std::fs::create_dir_all(folder.join("model/tool-library")).expect("a folder");
    for name in [
        "model/tool-library/main.smithy",
        "model/tool-library/common.smithy",
    ] {
        std::fs::copy(root().join(name), folder.join(name)).expect("a copy");
    }
    let page = std::fs::read_to_string(root().join("docs/cli.md")).expect("the page");
    for file in ["codes.json", "orders.smithy", "city.smithy"] {
        let file = format!("model/{file}");
        std::fs::write(folder.join(&file), written(&page, &file)).expect("a file");
    }
    // The help of commands names it.
    std::fs::copy(
        folder.join("model/city.smithy"),
        folder.join("weather.smithy"),
    )
    .expect("a copy");
    for (file, text) in [
        ("model/cognito-identity-provider.json", text.clone()),
        ("cognito-identity-provider.json", text.clone()),
        ("new.json", text.clone()),
        (
            "old.json",
            text.replace("\"ClientName\"", "\"ClientTitle\""),
        ),
    ] {
        std::fs::write(folder.join(file), text).expect("a file");
    }
    folder
}

/// The text of a file in a page: the block after the name of the file.
fn written<'p>(page: &'p str, file: &str) -> &'p str {
    let (_, rest) = page
        .split_once(&format!("\n`{file}`:\n\n```"))
        .expect("the name of the file");
    let (_, rest) = rest.split_once('\n').expect("a block");
    let end = rest.find("```\n").expect("the end of the block");
    &rest[..end]
}

#[test]
fn examples_of_the_documentation_are_right() {
    std::env::set_current_dir(with_files("documentation")).expect("the folder");
    trycmd::TestCases::new()
        .case(root().join("docs/*.md"))
        .case(root().join("cli/tests/cmd/*.trycmd"));
}

#[test]
fn the_help_of_each_command_has_examples_that_run() {
    let folder = with_files("help");
    for command in COMMANDS {
        let help = run(&[command, "--help"], b"");
        assert_eq!(help.code, Some(0), "{command}");
        // A long line is wrapped.
        let mut examples: Vec<String> = Vec::new();
        let mut is_open = false;
        for line in help.out.lines().map(str::trim_start) {
            match line.strip_prefix("$ ") {
                Some(example) => examples.push(example.to_owned()),
                None if is_open && !line.is_empty() => {
                    let last = examples.last_mut().expect("an example");
                    last.push(' ');
                    last.push_str(line);
                }
                None => {}
            }
            is_open = !line.is_empty() && (is_open || line.starts_with("$ "));
        }
        assert!(!examples.is_empty(), "no example in the help of {command}");
        for example in examples {
            let arguments = example.strip_prefix("shapesmith ").expect("the command");
            let command = format!("'{}' {arguments}", env!("CARGO_BIN_EXE_shapesmith"));
            let mut shell = Command::new("sh");
            let output = shell.args(["-c", &command]).current_dir(&folder).output();
            let output = output.expect("a shell");
            let err = String::from_utf8_lossy(&output.stderr);
            assert!(
                matches!(output.status.code(), Some(0 | 1)),
                "{example}: {err}"
            );
            assert!(!err.contains("error: "), "{example}: {err}");
        }
    }
}

#[test]
fn the_help_of_all_commands_is_alike() {
    for command in COMMANDS {
        let long = run(&[command, "--help"], b"").out;
        let short = run(&[command, "-h"], b"").out;
        for help in [&long, &short] {
            let mut lines = help.lines();
            let first = lines.next().unwrap_or_default();
            // The imperative, as in cargo and clap.
            let verb = first.split(' ').next().unwrap_or_default();
            assert!(
                !verb.ends_with('s') && !first.ends_with('.'),
                "{command}: {first}"
            );
            assert!(help.contains("\nUsage: shapesmith "), "{command}");
            assert!(
                help.lines()
                    .all(|line| line.chars().count() <= 100 || line.contains("$ ")),
                "{command}: {help}"
            );
        }
        assert!(
            long.contains("Exit codes:\n  0  "),
            "no exit codes in the help of {command}"
        );
        let documentation = std::fs::read_to_string(root().join("docs/cli.md")).expect("the page");
        assert!(
            documentation.contains(&format!("## `shapesmith {command}`")),
            "{command} in docs/cli.md"
        );
    }
}

#[test]
fn the_options_that_pages_name_exist() {
    let mut known: BTreeSet<String> = OTHER_OPTIONS.map(str::to_owned).into();
    for command in COMMANDS {
        let help = run(&[command, "--help"], b"").out;
        known.extend(options(&help));
    }
    let pages = std::fs::read_dir(root().join("docs")).expect("the guide");
    let pages = pages.map(|page| page.expect("a page").path());
    let is_page = |path: &PathBuf| {
        // That page is about `benches/build` and rustc.
        path.extension().is_some_and(|extension| extension == "md")
            && !path.ends_with("performance.md")
    };
    let readmes = ["README.md", "cli/README.md"].map(|name| root().join(name));
    let mut found = 0;
    for page in pages.filter(is_page).chain(readmes) {
        let text = std::fs::read_to_string(&page).expect("a page");
        for option in options(&text) {
            assert!(known.contains(&option), "{}: {option}", page.display());
            found += 1;
        }
    }
    assert!(found > 30, "only {found} options");
}

/// The long options in a text.
fn options(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_lowercase() || c == '-';
    let words = text.split(|c: char| !is_part(c));
    let options = words.filter(|word| word.starts_with("--") && word.len() > 2);
    let options = options.filter(|word| !word.starts_with("---"));
    options.map(str::to_owned).collect()
}
