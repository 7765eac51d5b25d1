//! What shapesmith adds to the dependencies of a usual application.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const APPLICATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");

/// The packages that are built: for each name, the versions, each with its features.
fn packages(manifest: &str, arguments: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--edges",
            "normal,build",
            "--prefix",
            "none",
        ])
        .args(["--format", "{p}|{f}", "--no-dedupe"])
        .args(["--manifest-path", manifest])
        .args(arguments)
        .output()
        .expect("cargo");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).expect("UTF-8").lines() {
        let (name, build) = line.split_once(' ').expect("a package");
        packages
            .entry(name.to_owned())
            .or_default()
            .insert(build.to_owned());
    }
    packages
}

/// Cargo builds a package again for each version, and for each set of features.
#[test]
fn each_package_is_built_once() {
    for features in ["--features=shapesmith/serde", "--features=shapesmith/http"] {
        let packages = packages(APPLICATION, &[features]);
        // The stack of the generator, which derive macros of the application have, too.
        for shared in ["heck", "proc-macro2", "quote", "serde_json", "syn", "tokio"] {
            assert!(packages.contains_key(shared), "{shared}");
        }
        assert!(packages.contains_key("shapesmith-codegen"));
        let mut twice = packages.iter().filter(|(_, builds)| builds.len() > 1);
        assert_eq!(twice.next(), None, "built more than once");
    }
}

#[test]
fn only_packages_of_shapesmith_are_added() {
    let added = packages(APPLICATION, &["--package=shapesmith"]);
    let others = ["clap", "serde", "serde_json", "thiserror", "tokio"];
    let mut known = BTreeSet::new();
    for other in others {
        known.extend(packages(APPLICATION, &["--package", other]).into_keys());
    }
    let added: Vec<_> = added
        .into_keys()
        .filter(|name| !known.contains(name))
        .collect();
    assert_eq!(
        added,
        ["shapesmith", "shapesmith-codegen", "shapesmith-macros"]
    );
}

#[test]
fn without_the_macros_there_is_no_generator() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
    let runtime = packages(
        root,
        &[
            "--package=shapesmith",
            "--no-default-features",
            "--features=serde",
        ],
    );
    let names: Vec<&str> = runtime.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "itoa",
            "memchr",
            "serde_core",
            "serde_json",
            "shapesmith",
            "zmij"
        ]
    );
    let runtime = packages(root, &["--package=shapesmith", "--no-default-features"]);
    assert_eq!(runtime.len(), 1, "{runtime:#?}");
}
