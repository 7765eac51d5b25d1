//! Runs of the compiler.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The features of the runtime, without its macros.
const FEATURES: &str = "serde,http,bignum,backreference,arbitrary";

/// The runtime, as metadata. Cargo has built it unless this is the first test.
fn runtime() -> &'static Path {
    static RUNTIME: OnceLock<PathBuf> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        let output = Command::new(env!("CARGO"))
            .current_dir(ROOT)
            .args([
                "check",
                "--locked",
                "--message-format",
                "json",
                "-p",
                "shapesmith",
            ])
            .args(["--lib", "--no-default-features", "--features", FEATURES])
            .output()
            .expect("cargo runs");
        let messages = String::from_utf8_lossy(&output.stdout);
        let mut artifacts = messages.lines().filter_map(|line| {
            let message: Value = serde_json::from_str(line).ok()?;
            let is_it =
                message["target"]["name"] == "shapesmith" && message["target"]["kind"][0] == "lib";
            let files = message["filenames"].as_array().filter(|_| is_it)?;
            let mut files = files
                .iter()
                .filter_map(|file| file.as_str().map(PathBuf::from));
            files.find(|file| {
                file.extension()
                    .is_some_and(|extension| extension == "rmeta")
            })
        });
        artifacts
            .next()
            .unwrap_or_else(|| panic!("the runtime: {}", String::from_utf8_lossy(&output.stderr)))
    })
}

/// A run of the compiler on a file.
fn rustc(name: &str, source: &Path, others: &[(&str, &Path)]) -> Command {
    let compiler = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let runtime = runtime();
    let folder = source.parent().expect("a folder");
    let dependencies = runtime.parent().expect("a folder");
    let mut command = Command::new(compiler);
    command
        .current_dir(ROOT)
        // Generated code names its model below this folder.
        .env("CARGO_MANIFEST_DIR", folder)
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
        ])
        .args([
            "--cap-lints",
            "allow",
            "--error-format",
            "json",
            "--crate-name",
            name,
        ])
        .arg("-o")
        .arg(folder.join(format!("lib{name}.rmeta")))
        .arg("-L")
        .arg(format!("dependency={}", dependencies.display()))
        .arg("--extern")
        .arg(format!("shapesmith={}", runtime.display()))
        .arg(source);
    for (name, path) in others {
        command
            .arg("--extern")
            .arg(format!("{name}={}", path.display()));
    }
    command
}

/// The code of a file after all macros have been expanded. The compiler has no stable option for that.
pub fn expanded(source: &Path) -> String {
    let output = rustc("types", source, &[])
        .env("RUSTC_BOOTSTRAP", "1")
        .arg("-Zunpretty=expanded")
        .output()
        .expect("rustc runs");
    assert!(output.status.success(), "{:?}", errors(&output));
    // It goes to where the metadata would be.
    fs::read_to_string(source.with_file_name("libtypes.rmeta"))
        .unwrap_or_else(|_| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A crate of types.
pub struct Types(PathBuf);

/// Compiles generated code.
pub fn types(folder: &Path, code: &str) -> Types {
    fs::create_dir_all(folder).expect("a folder");
    let source = folder.join("types.rs");
    fs::write(&source, code).expect("a file");
    let output = rustc("types", &source, &[]).output().expect("rustc runs");
    let errors = errors(&output);
    assert!(output.status.success(), "{}: {errors:?}", source.display());
    Types(folder.join("libtypes.rmeta"))
}

/// The numbers of the lines of code that do not compile with these types, or with those
/// of the preamble. The compiler does not look for errors in types
/// where there are errors in names, so what is wrong is left out until nothing is.
pub fn failing(
    folder: &Path,
    types: Option<&Types>,
    preamble: &str,
    lines: &[String],
) -> BTreeSet<usize> {
    fs::create_dir_all(folder).expect("a folder");
    let source = folder.join("consumer.rs");
    let mut failing = BTreeSet::new();
    loop {
        let first = preamble.lines().count();
        let mut code = preamble.to_owned();
        for (number, line) in lines.iter().enumerate() {
            if !failing.contains(&number) {
                code.push_str(line);
            }
            code.push('\n');
        }
        fs::write(&source, code).expect("a file");
        let others: Vec<(&str, &Path)> = types.iter().map(|types| ("types", &*types.0)).collect();
        let output = rustc("consumer", &source, &others).output();
        let output = output.expect("rustc runs");
        if output.status.success() {
            return failing;
        }
        let before = failing.len();
        let errors = errors(&output);
        for (line, message) in &errors {
            let number = line.checked_sub(first + 1);
            let number = number.unwrap_or_else(|| panic!("{}: {message}", source.display()));
            failing.insert(number);
        }
        assert!(failing.len() > before, "{}: {errors:?}", source.display());
    }
}

/// The line and the text of each error.
fn errors(output: &Output) -> Vec<(usize, String)> {
    let text = String::from_utf8_lossy(&output.stderr);
    let mut errors = Vec::new();
    for line in text.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            errors.push((0, line.to_owned()));
            continue;
        };
        let spans = message["spans"].as_array().into_iter().flatten();
        let mut spans = spans.filter(|span| span["is_primary"] == true);
        if message["level"] == "error"
            && let Some(line) = spans.next().and_then(|span| span["line_start"].as_u64())
        {
            let text = message["rendered"].as_str().unwrap_or_default();
            errors.push((usize::try_from(line).unwrap_or_default(), text.to_owned()));
        }
    }
    errors
}
