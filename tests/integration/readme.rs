//! What README.md shows is true: its commands, and the examples of its sections as crates of a reader.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::ROOT;
use crate::support::consumer::Consumer;

/// The packages that the first command of the quick start compiles. A new reader waits for them.
const MAX_PACKAGES: usize = 14;

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).expect("the README")
}

/// The section below a heading.
fn section<'t>(readme: &'t str, heading: &str) -> &'t str {
    let (_, section) = readme.split_once(&format!("\n{heading}\n")).expect(heading);
    section.split("\n## ").next().expect("the text before")
}

/// The first block of code in a language after a text.
fn block<'t>(page: &'t str, after: &str, language: &str) -> &'t str {
    let (_, rest) = page.split_once(after).expect(after);
    let (_, rest) = rest
        .split_once(&format!("```{language}\n"))
        .expect(language);
    rest.split_once("\n```").expect("the end of the block").0
}

/// The arguments of the quick start's first command: those of `cargo run`.
fn quick_start(readme: &str) -> Vec<&str> {
    let command = block(section(readme, "## Quick start"), "", "console");
    let command = command.lines().next().expect("a command");
    let arguments = command.strip_prefix("$ cargo run ").expect("cargo run");
    arguments.split(' ').collect()
}

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(arguments)
        .current_dir(ROOT)
        .env("CARGO_TARGET_DIR", Consumer::target())
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}: {errors}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_quick_start_compiles_few_packages() {
    let readme = readme();
    let arguments = quick_start(&readme);
    let ["-p", package, "--example", _] = *arguments else {
        panic!("{arguments:?}");
    };
    // An example is compiled with the dependencies of tests.
    let tree = cargo(&[
        "tree",
        "--package",
        package,
        "--edges",
        "normal,build,dev",
        "--prefix",
        "none",
        "--no-dedupe",
        "--format",
        "{p}",
        "--locked",
        "--offline",
    ]);
    let packages: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(packages.contains("shapesmith-codegen"), "{packages:?}");
    assert!(packages.len() <= MAX_PACKAGES, "{packages:?}");
}

#[test]
fn the_quick_start_prints_what_it_says() {
    let readme = readme();
    let command = [&["run", "--quiet", "--offline"], &*quick_start(&readme)].concat();
    let printed = cargo(&command);
    let expected = block(section(&readme, "## Quick start"), "", "text");
    let mut shown = 0;
    for line in expected.lines().filter(|line| line.trim() != "…") {
        assert!(printed.contains(line), "`{line}` is not in\n{printed}");
        shown += 1;
    }
    assert!(shown > 1, "{expected}");
}
