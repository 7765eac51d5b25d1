//! A workspace whose model is in its root, with members that use it in several ways.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::ROOT;
use crate::packages::packages;

pub const MODEL: &str = include_str!("model.json");

/// Uses what is generated.
const MAIN: &str = r#"
fn main() {
    let line = Line::builder().count(2);
    let order = Order::builder().id("order-1").state(State::Open).lines([line]).card("4111").build().expect("valid");
    println!("{order}");
    println!("{}", order.with(|b| b.id("Order")).expect_err("invalid"));
}
"#;

const BY_MACRO: &str = "shapesmith::smithy! { model = \"../model/shop.json\", shapes = [Order] }\n";

const FROM_BUILD_SCRIPT: &str = "include!(concat!(env!(\"OUT_DIR\"), \"/shop.rs\"));\n";

const BUILD_SCRIPT: &str = r#"
fn main() -> Result<(), shapesmith_codegen::Error> {
    shapesmith_codegen::Builder::new().model("../model/shop.json").shapes(["Order"]).compile()
}
"#;

/// What every member prints.
pub const SHOWN: &str = "\
Order(id=order-1, state=OPEN, lines=[Line(count=2)], card=*** Sensitive Data Redacted ***)\n\
1 validation error detected. Value at '/id' failed to satisfy constraint: Member must satisfy regular expression \
pattern: ^[a-z]+-[0-9]+$\n";

const MACROS: &str = "[dependencies]\nshapesmith = \"0.1\"\n";

const AHEAD: &str = "[dependencies]\n\
    shapesmith = { version = \"0.1\", default-features = false }\n\
    [build-dependencies]\nshapesmith-codegen = \"0.1\"\n";

/// The members: name, edition, dependencies, source.
pub const MEMBERS: [(&str, &str, &str, &str); 4] = [
    ("macro-2021", "2021", MACROS, BY_MACRO),
    ("macro-2024", "2024", MACROS, BY_MACRO),
    ("ahead-2021", "2021", AHEAD, FROM_BUILD_SCRIPT),
    ("ahead-2024", "2024", AHEAD, FROM_BUILD_SCRIPT),
];

pub struct Workspace {
    pub folder: PathBuf,
}

impl Workspace {
    /// A workspace whose dependencies are all in its folder `vendor`, among them the packages of shapesmith.
    pub fn vendored(name: &str) -> Self {
        let folder = Path::new(ROOT).join("target/dependency").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the old workspace can be removed");
        }
        let workspace = Workspace { folder };
        let names: Vec<_> = MEMBERS
            .iter()
            .map(|(name, ..)| format!("{name:?}"))
            .collect();
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.dev]\ndebug = false\nincremental = false\n",
            names.join(", ")
        );
        workspace.write("model/shop.json", MODEL);
        for (name, edition, dependencies, source) in MEMBERS {
            let manifest = format!(
                "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = {edition:?}\n{dependencies}"
            );
            workspace.write(&format!("{name}/Cargo.toml"), &manifest);
            workspace.write(
                &format!("{name}/src/main.rs"),
                &format!("#![deny(warnings)]\n{source}{MAIN}"),
            );
            if dependencies == AHEAD {
                workspace.write(&format!("{name}/build.rs"), BUILD_SCRIPT);
            }
        }
        let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock")).expect("a lock file");
        workspace.write("Cargo.lock", &lock);

        // The packages of shapesmith are in no registry, so `cargo vendor` takes them from their folders, and leaves
        // them out.
        let packages = packages();
        let mut patches = "\n[patch.crates-io]\n".to_owned();
        for (name, package) in &packages {
            patches += &format!("{name} = {{ path = {package:?} }}\n");
        }
        workspace.write("Cargo.toml", &format!("{manifest}{patches}"));
        let config = workspace.succeeds(workspace.cargo(&["vendor", "vendor"]));
        assert!(config.contains("vendored-sources"), "{config}");
        for (name, package) in &packages {
            let vendored = workspace.folder.join("vendor").join(name);
            let copied = Command::new("cp")
                .arg("-R")
                .arg(package)
                .arg(&vendored)
                .status();
            assert!(copied.expect("cp").success());
            fs::write(vendored.join(".cargo-checksum.json"), "{\"files\":{}}").expect("written");
        }
        workspace.write(".cargo/config.toml", &config);
        workspace.write("Cargo.toml", &manifest);
        workspace
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file can be written");
    }

    /// A cargo command in the workspace.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env_remove("RUSTFLAGS")
            .env_remove("RUSTC_WRAPPER");
        command
    }

    /// Runs a command, and returns its output.
    pub fn succeeds(&self, mut command: Command) -> String {
        let output: Output = command.output().expect("the command can be started");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command:?}:\n{errors}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

/// The members have no network, and find everything in the folder `vendor`.
#[test]
fn packages_are_built_from_a_vendored_folder() {
    let workspace = Workspace::vendored("vendored");
    workspace.succeeds(workspace.cargo(&["build", "--workspace", "--offline", "--quiet"]));
    for (name, ..) in MEMBERS {
        let run = workspace.cargo(&["run", "--offline", "--quiet", "--package", name]);
        assert_eq!(workspace.succeeds(run), SHOWN, "{name}");
    }
    let lock = fs::read_to_string(workspace.folder.join("Cargo.lock")).expect("a lock file");
    let shapesmith = lock
        .split("[[package]]")
        .find(|entry| entry.contains("name = \"shapesmith\""));
    let shapesmith = shapesmith.expect("a dependency");
    assert!(shapesmith.contains("source = \"registry+"), "{shapesmith}");

    // Without default features there are no macros, no serde, and no generator at run time.
    let tree = [
        "tree",
        "--offline",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--package",
        "ahead-2021",
    ];
    let tree = workspace.succeeds(workspace.cargo(&tree));
    let packages: Vec<_> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(packages, ["ahead-2021", "shapesmith"]);
}

/// The runtime and generated code need no operating system. The generator runs on the host.
#[test]
fn members_compile_for_wasm() {
    let target = "wasm32-unknown-unknown";
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", target]);
    let output = rustc.output().expect("rustc");
    assert!(output.status.success(), "{output:?}");
    let folder = String::from_utf8(output.stdout).expect("UTF-8");
    if !Path::new(folder.trim()).is_dir() {
        println!("skipped: the toolchain has no {target}");
        return;
    }
    let workspace = Workspace::vendored("wasm");
    let build = [
        "build",
        "--workspace",
        "--offline",
        "--quiet",
        "--target",
        target,
    ];
    workspace.succeeds(workspace.cargo(&build));
}
