//! The commands of a shell in the guide run.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::page::{Page, Role};
use crate::support::ROOT;

/// Takes minutes, so that only its folder is looked at.
const INSTALL: &str = "cargo install --locked --path cli";

/// The jar of a package that a page names, with a file in Smithy IDL and another.
fn write_jar(path: &Path) {
    let program = "import sys, zipfile\n\
                   with zipfile.ZipFile(sys.argv[1], 'w') as jar:\n    \
                   jar.writestr('META-INF/MANIFEST.MF', 'Manifest-Version: 1.0')\n    \
                   jar.writestr('META-INF/smithy/commons.smithy', '$version: \"2\"')\n";
    let mut python = Command::new("python3");
    let status = python.args(["-c", program]).arg(path).status();
    assert!(status.expect("Python").success());
}

fn has_unzip() -> bool {
    Command::new("unzip").arg("-v").output().is_ok()
}

#[test]
fn the_commands_of_the_guide_run_beside_a_clone() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guide-shell");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old folder can be removed");
    }
    // The commands only read the model.
    let model = "model/cognito-identity-provider.json";
    let clone = folder.join("shapesmith");
    fs::create_dir_all(clone.join("model")).expect("a folder");
    fs::copy(Path::new(ROOT).join(model), clone.join(model)).expect("a copy");
    // Otherwise cargo would take the new packages for members of this workspace.
    fs::write(folder.join("Cargo.toml"), "[workspace]\n").expect("a file");
    // Readers have the folder of their model.
    fs::create_dir_all(folder.join("model")).expect("a folder");
    write_jar(&folder.join("commons-1.2.jar"));
    let mut run = 0;
    for page in Page::all() {
        let shell = |block: &&super::page::Block| block.role() == Ok(Role::Shell);
        for block in page.blocks.iter().filter(shell) {
            let place = page.place(block);
            if block.text.trim() == INSTALL {
                let package = fs::read_to_string(Path::new(ROOT).join("cli/Cargo.toml"));
                assert!(package.is_ok_and(|package| package.contains("\nname = \"shapesmith\"\n")));
                continue;
            }
            if block.text.starts_with("unzip ") && !has_unzip() {
                eprintln!("{place} is skipped: `unzip` is not installed");
                continue;
            }
            let mut shell = Command::new("sh");
            let output = shell
                .args(["-e", "-c", &block.text])
                .current_dir(&folder)
                .output();
            let output = output.expect("a shell");
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{place}: {errors}");
            run += 1;
        }
    }
    assert!(run > 0, "no commands");
    for file in [
        "shop/src/main.rs",
        "shop/model",
        "rename-client/src/main.rs",
    ] {
        assert!(folder.join(file).exists(), "{file}");
    }
    assert!(folder.join("rename-client").join(model).exists());
    if has_unzip() {
        let vendor = fs::read_dir(folder.join("model/vendor")).expect("the folder");
        let names: Vec<_> = vendor
            .map(|entry| entry.expect("a file").file_name())
            .collect();
        assert_eq!(names, ["commons.smithy"]);
    }
}

#[test]
fn the_only_workflow_and_the_only_drawing_are_those_that_other_tests_know() {
    for role in [Role::Workflow, Role::Drawing] {
        let mut pages = Vec::new();
        for page in Page::all() {
            let blocks = page
                .blocks
                .iter()
                .filter(|block| block.role().as_ref() == Ok(&role));
            pages.extend(blocks.map(|_| page.name.clone()));
        }
        assert_eq!(pages, ["models"], "{role:?}");
    }
}
