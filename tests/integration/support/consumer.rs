//! Crates that depend on shapesmith, like a user's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::ROOT;

/// A crate outside the workspace, in a separate folder below the target folder.
pub struct Consumer {
    folder: PathBuf,
}

impl Consumer {
    /// A crate with this `Cargo.toml` and `src/main.rs`, and the versions that the workspace locks.
    pub fn new(name: &str, manifest: &str, main: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).expect("the old crate can be removed");
        }
        let consumer = Consumer { folder };
        consumer.write("Cargo.toml", manifest);
        consumer.write("src/main.rs", main);
        let lock = fs::read_to_string(Path::new(ROOT).join("Cargo.lock"));
        consumer.write("Cargo.lock", &lock.expect("the workspace has a lock file"));
        consumer
    }

    /// A crate that only depends on shapesmith.
    pub fn plain(name: &str, main: &str) -> Self {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nshapesmith = {{ path = {ROOT:?} }}\n\n[workspace]\n"
        );
        Self::new(name, &manifest, main)
    }

    /// Writes a file of the crate.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, text).expect("a file of the crate can be written");
    }

    /// Runs the crate and returns its output.
    pub fn run(&self) -> String {
        self.cargo(&["run"])
    }

    /// Runs a package of the crate's workspace and returns its output.
    pub fn run_package(&self, name: &str) -> String {
        self.cargo(&["run", "--package", name])
    }

    /// Runs a program that cargo has built and returns its output.
    #[allow(dead_code)] // only the tests of the guide use it
    pub fn run_program(&self, name: &str, arguments: &[&str]) -> String {
        let program = Self::target().join("debug").join(name);
        let mut command = Command::new(program);
        let output = command.args(arguments).current_dir(&self.folder).output();
        let output = output.expect("the program can be started");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{name} {arguments:?} fails:\n{errors}"
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Runs a cargo command for the crate and returns its output.
    pub fn cargo(&self, arguments: &[&str]) -> String {
        self.cargo_with(arguments, &[])
    }

    /// Like `cargo`, including cargo's messages.
    pub fn cargo_loudly(&self, arguments: &[&str]) -> String {
        self.run_cargo(arguments, &["--offline"], &[])
    }

    /// The target folder, which is shared so that dependencies are only built once.
    pub fn target() -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumers")
    }

    /// Like `cargo`, with environment variables.
    pub fn cargo_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> String {
        self.run_cargo(arguments, &["--quiet", "--offline"], variables)
    }

    /// Runs a cargo command that fails and returns its messages.
    pub fn cargo_fails(&self, arguments: &[&str]) -> String {
        let output = self.output(arguments, &["--quiet", "--offline"], &[]);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !output.status.success(),
            "cargo {arguments:?} succeeds:\n{errors}"
        );
        errors
    }

    /// Runs a cargo command and returns its messages.
    pub fn cargo_messages(&self, arguments: &[&str]) -> String {
        let output = self.output(arguments, &["--offline"], &[]);
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.success(),
            "cargo {arguments:?} fails:\n{messages}"
        );
        messages
    }

    fn run_cargo(
        &self,
        arguments: &[&str],
        options: &[&str],
        variables: &[(&str, &str)],
    ) -> String {
        let output = self.output(arguments, options, variables);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "cargo {arguments:?} fails in {}:\n{errors}",
            self.folder.display()
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn output(&self, arguments: &[&str], options: &[&str], variables: &[(&str, &str)]) -> Output {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Command::new(cargo)
            .args(arguments)
            .args(options)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", Self::target())
            // Each crate is built only once; for the corpus, the incremental data would be 15 gigabytes.
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .envs(variables.iter().copied())
            .output()
            .expect("cargo can be started")
    }
}
