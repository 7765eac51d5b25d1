//! Crates that depend on shapesmith, like a user's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;

use super::ROOT;

/// A crate outside the workspace, in a separate folder below the target folder.
pub struct Consumer {
    folder: PathBuf,
    /// Files of an earlier run that have not been written again. They are removed before cargo is run.
    old: Mutex<BTreeSet<PathBuf>>,
}

/// All files in a folder and below.
fn files(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.expect("the old crate can be read");
        if entry.file_type().expect("a type").is_dir() {
            files(&entry.path(), found);
        } else {
            found.insert(entry.path());
        }
    }
}

impl Consumer {
    /// A crate with this `Cargo.toml` and `src/main.rs`, and the versions that the workspace locks.
    pub fn new(name: &str, manifest: &str, main: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let mut old = BTreeSet::new();
        files(&folder, &mut old);
        let old = Mutex::new(old);
        let consumer = Consumer { folder, old };
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

    /// Writes a file of the crate, unless an earlier run left it with this text: cargo would compile the crate again.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        self.old.lock().expect("no panic").remove(&path);
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return;
        }
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

    /// Removes files of an earlier run, and folders that only had such files, as each cargo command does.
    pub fn remove_old(&self) {
        for file in std::mem::take(&mut *self.old.lock().expect("no panic")) {
            fs::remove_file(&file).expect("an old file can be removed");
            let folders = file.ancestors().skip(1);
            let mut folders = folders.take_while(|folder| *folder != self.folder);
            // A folder is not removed if it has other files.
            while folders
                .next()
                .is_some_and(|folder| fs::remove_dir(folder).is_ok())
            {}
        }
    }

    fn output(&self, arguments: &[&str], options: &[&str], variables: &[(&str, &str)]) -> Output {
        self.remove_old();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Command::new(cargo)
            .args(arguments)
            .args(options)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", Self::target())
            // Each crate is built only once; for the corpus, the incremental data would be 15 gigabytes.
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("RUSTFLAGS")
            .envs(variables.iter().copied())
            .output()
            .expect("cargo can be started")
    }
}
