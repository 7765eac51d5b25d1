//! The commands of a shell in the guide run.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::page::{Page, Role};
use crate::support::ROOT;

/// Commands that are not run: one takes minutes, the other needs a file that the reader has.
const NOT_RUN: [&str; 2] = [
    "cargo install --locked --path cli",
    "unzip -j commons-1.2.jar 'META-INF/smithy/*.smithy' -d model/vendor",
];

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
    let mut run = 0;
    for page in Page::all() {
        let shell = |block: &&super::page::Block| block.role() == Ok(Role::Shell);
        for block in page.blocks.iter().filter(shell) {
            let place = page.place(block);
            if block.text.lines().all(|line| NOT_RUN.contains(&line)) {
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
}
