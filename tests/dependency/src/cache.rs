//! A compiler cache, sccache: what the macro generates is found in it, and is not after the model has changed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::ROOT;
use crate::workspace::{MODEL, Workspace};

/// The program, in the folder that CONTRIBUTING.md installs it to, or in `PATH`.
fn sccache() -> Option<PathBuf> {
    let installed = Path::new(ROOT).join("target/live/bin/sccache");
    let paths = env::var_os("PATH").unwrap_or_default();
    let in_path = env::split_paths(&paths).map(|folder| folder.join("sccache"));
    [installed]
        .into_iter()
        .chain(in_path)
        .find(|path| path.is_file())
}

/// A server of the cache, which ends with the test.
struct Server {
    program: PathBuf,
    folder: PathBuf,
}

impl Server {
    fn start(program: PathBuf, folder: PathBuf) -> Self {
        let server = Server { program, folder };
        server.run("--start-server");
        server
    }

    fn set(&self, command: &mut Command) {
        command
            .env("SCCACHE_DIR", self.folder.join("cache"))
            .env("SCCACHE_SERVER_UDS", self.folder.join("sccache.socket"))
            .env("SCCACHE_IDLE_TIMEOUT", "600");
    }

    fn run(&self, argument: &str) -> String {
        let mut command = Command::new(&self.program);
        self.set(&mut command);
        let output = command
            .args([argument, "--stats-format=json"])
            .output()
            .expect("sccache");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The numbers of crates that were found and that were not found in the cache since the last call.
    fn hits_and_misses(&self) -> (u64, u64) {
        let stats = self.run("--show-stats");
        self.run("--zero-stats");
        // `"cache_hits":{"counts":{"Rust":12},…`
        let count = |name: &str| {
            let (_, rest) = stats
                .split_once(&format!("\"{name}\":{{\"counts\":{{"))
                .expect(name);
            let counts = rest.split('}').next().expect("counts");
            let rust = counts
                .split(',')
                .find_map(|count| count.strip_prefix("\"Rust\":"));
            rust.map_or(0, |count| count.parse().expect("a number"))
        };
        (count("cache_hits"), count("cache_misses"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let mut command = Command::new(&self.program);
        self.set(&mut command);
        let _ = command.arg("--stop-server").output(); // a server that has ended needs no stop
    }
}

#[test]
fn generated_code_is_cached_until_the_model_changes() {
    let Some(program) = sccache() else {
        assert!(
            env::var_os("SHAPESMITH_LIVE").is_none(),
            "sccache is not installed"
        );
        println!("skipped: sccache is not installed");
        return;
    };
    let workspace = Workspace::vendored("cached");
    // A library, since compiler caches leave out programs.
    let main = workspace.folder.join("macro-2024/src/main.rs");
    let lib = workspace.folder.join("macro-2024/src/lib.rs");
    fs::rename(&main, &lib).expect("a library");
    let text = fs::read_to_string(&lib).expect("a library");
    let text = text.replace("#![deny(warnings)]", "");
    fs::write(&lib, text.replace("fn main", "pub fn show")).expect("a library");

    let server = Server::start(program, workspace.folder.clone());
    let build = || {
        let target = workspace.folder.join("target");
        if target.exists() {
            fs::remove_dir_all(target).expect("a clean build");
        }
        let mut cargo =
            workspace.cargo(&["build", "--offline", "--quiet", "--package", "macro-2024"]);
        server.set(&mut cargo);
        cargo.env("RUSTC_WRAPPER", &server.program);
        workspace.succeeds(cargo);
        server.hits_and_misses()
    };
    let (hits, misses) = build();
    assert_eq!(hits, 0);
    assert!(misses > 5, "only {misses} crates");
    assert_eq!(build(), (misses, 0), "the second build");
    // Only the crate that uses the macro is compiled again.
    let changed = MODEL
        .replace("\"OPEN\"", "\"NEW\"")
        .replace("\"SENT\"", "\"OPEN\"");
    workspace.write("model/shop.json", &changed);
    assert_eq!(build(), (misses - 1, 1), "the model has changed");
}
