//! CONTRIBUTING.md agrees with the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::ROOT;

/// Folders with sources and pages.
const SOURCES: [&str; 9] = [
    ".ci",
    "benches",
    "cli",
    "codegen",
    "codegen-macros",
    "docs",
    "generated",
    "src",
    "tests",
];

/// The prefix of all variables. It is concatenated here, since this file is searched too.
const PREFIX: &str = concat!("SHAPESMITH", "_");

/// Adds the variables that a text names.
fn add_variables(text: &str, variables: &mut BTreeSet<String>) {
    for (at, _) in text.match_indices(PREFIX) {
        let end =
            text[at..].find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_');
        let name = &text[at..end.map_or(text.len(), |end| at + end)];
        if name.len() > PREFIX.len() {
            variables.insert(name.to_owned());
        }
    }
}

/// Adds the variables that the files of a folder name.
fn search(folder: &Path, variables: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                search(&path, variables);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            add_variables(&text, variables);
        }
    }
}

/// The cells of the rows below a heading, up to the next one.
fn rows<'t>(text: &'t str, heading: &str) -> Vec<Vec<&'t str>> {
    let (_, section) = text.split_once(heading).expect("the section");
    let section = section.split("\n#").next().expect("the section has text");
    section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

fn contributing() -> String {
    let path = Path::new(ROOT).join("CONTRIBUTING.md");
    fs::read_to_string(path).expect("CONTRIBUTING.md")
}

#[test]
fn every_environment_variable_is_documented() {
    let text = contributing();
    let mut documented = BTreeSet::new();
    for row in rows(&text, "\n### Environment variables\n") {
        assert_eq!(row.len(), 4, "{row:?}");
        assert!(row.iter().all(|cell| !cell.is_empty()), "{row:?}");
        documented.insert(row[0].trim_matches('`').to_owned());
    }
    let mut used = BTreeSet::new();
    for folder in SOURCES {
        search(&Path::new(ROOT).join(folder), &mut used);
    }
    assert!(used.len() > 10, "only {used:?}");
    let undocumented: Vec<_> = used.difference(&documented).collect();
    let unused: Vec<_> = documented.difference(&used).collect();
    assert!(
        undocumented.is_empty() && unused.is_empty(),
        "the table of environment variables in CONTRIBUTING.md lacks {undocumented:?}, and has {unused:?}, \
         which nothing reads"
    );
}

#[test]
fn the_layout_names_what_exists() {
    let text = contributing();
    let rows = rows(&text, "\n## Layout\n");
    assert!(rows.len() > 10, "only {rows:?}");
    for row in rows {
        let path = row[0].trim_matches('`');
        assert!(Path::new(ROOT).join(path).exists(), "{path} does not exist");
    }
}

#[test]
fn variables_are_found_in_texts() {
    let mut found = BTreeSet::new();
    let text = format!("{PREFIX}ONE=1 {PREFIX}TWO_B) {PREFIX}{{A, B}} X{PREFIX}THREE {PREFIX}ONE2");
    add_variables(&text, &mut found);
    let expected = ["ONE", "ONE2", "THREE", "TWO_B"].map(|name| format!("{PREFIX}{name}"));
    assert_eq!(found, BTreeSet::from(expected));
}

/// The Rust versions that a text says are required, as "Rust 1.2".
fn rust_versions(text: &str) -> BTreeSet<&str> {
    let phrases = ["Rust ", "Rust before ", "Rust version is "];
    let versions = phrases.iter().flat_map(|phrase| text.split(phrase).skip(1));
    versions
        .filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.');
            let version = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
            version.contains('.').then_some(version)
        })
        .collect()
}

/// All pages and manifests name the version that `.ci/run` runs with.
#[test]
fn the_required_rust_version_is_the_same_everywhere() {
    let read = |path: &Path| {
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let root = Path::new(ROOT);
    let required = |manifest: &str| {
        let (_, rest) = manifest.split_once("\nrust-version = \"")?;
        rest.split('"').next().map(str::to_owned)
    };
    let version = required(&read(&root.join("Cargo.toml"))).expect("a required version");
    let mut found = 0;
    let pages = fs::read_dir(root.join("docs")).expect("the guide");
    let pages = pages.map(|entry| entry.expect("the guide").path());
    let pages = pages.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let own = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| root.join(name));
    for page in pages.chain(own) {
        for named in rust_versions(&read(&page)) {
            assert_eq!(named, version, "{}", page.display());
            found += 1;
        }
    }
    assert!(found >= 3, "only {found} pages name a version");
    for folder in [
        "benches/compare",
        "tests/application",
        "tests/attributes",
        "tests/axum",
        "tests/dependency",
        "tests/differential",
        "tests/formats",
    ] {
        let manifest = read(&root.join(folder).join("Cargo.toml"));
        assert_eq!(required(&manifest).as_ref(), Some(&version), "{folder}");
    }
}
