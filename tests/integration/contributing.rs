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

/// The files of a folder and below whose names end with `.rs`, with their texts.
fn rust_files(folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                rust_files(&path, files);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(fs::read_to_string(&path).expect("a source"));
        }
    }
}

/// A number as in Rust or in the table.
fn parse(text: &str) -> Option<u64> {
    text.replace('_', "").parse().ok()
}

/// What follows a text, wherever it occurs, up to one of the ends.
fn following<'t>(text: &'t str, before: &str, ends: &[char]) -> Vec<&'t str> {
    let rests = text.split(before).skip(1);
    rests
        .map(|rest| &rest[..rest.find(ends).unwrap_or(rest.len())])
        .collect()
}

/// The defaults that a source has for a variable: numbers, and the name of a constant or an argument in place of one. They
/// are in `f("NAME", default)` or `var("NAME").map_or(default, …)`.
fn defaults<'t>(source: &'t str, variable: &str) -> Vec<&'t str> {
    let name = format!("\"{variable}\"");
    let reads = source.split(&name).skip(1);
    let default = |rest: &'t str| {
        let argument = rest.strip_prefix(", ");
        let end = rest.find("\n\n").unwrap_or(rest.len()).min(200);
        let near = &rest[..rest.floor_char_boundary(end)];
        let argument = argument.or_else(|| Some(near.split_once("map_or(")?.1))?;
        Some(argument[..argument.find([',', ')'])?].trim())
    };
    reads.filter_map(default).collect()
}

/// The numeric defaults of a variable in these sources.
fn numbers(sources: &[String], variable: &str) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    for source in sources {
        for default in defaults(source, variable) {
            if let Some(number) = parse(default) {
                found.insert(number);
            } else if default.chars().all(|c| c.is_ascii_uppercase()) {
                let constants = following(source, &format!("const {default}: usize = "), &[';']);
                found.extend(constants.into_iter().filter_map(parse));
            } else if default == "everyday" {
                // Each test has its own.
                let calls = sources.iter().filter(|other| other.contains("= count("));
                let calls = calls.flat_map(|other| following(other, "= count(", &[')']));
                found.extend(calls.filter_map(parse));
            }
        }
    }
    found
}

#[test]
fn defaults_are_those_of_the_code() {
    let mut sources = Vec::new();
    for folder in SOURCES {
        rust_files(&Path::new(ROOT).join(folder), &mut sources);
    }
    let mut compared = 0;
    for row in rows(&contributing(), "\n### Environment variables\n") {
        let (variable, default) = (row[0].trim_matches('`'), row[2]);
        let mut found = numbers(&sources, variable);
        if default.contains(" to ") {
            let (first, last) = (found.first().copied(), found.last().copied());
            found = first.into_iter().chain(last).collect();
        }
        let documented = default
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(parse);
        let documented: BTreeSet<u64> = documented.collect();
        // What is done if it is not set can need a sentence.
        if !default.starts_with("not set") {
            assert_eq!(documented, found, "the default of {variable}");
            compared += usize::from(!found.is_empty());
        }
        let paths = sources.iter().flat_map(|source| defaults(source, variable));
        for path in paths.filter(|path| path.starts_with('"')) {
            let path = path.trim_matches('"');
            assert!(
                default.trim_matches('`').ends_with(path),
                "{variable}: {path}"
            );
            compared += 1;
        }
    }
    assert!(compared >= 10, "only {compared} defaults");
}

#[test]
fn defaults_are_found_in_sources() {
    let name = format!("{PREFIX}X");
    let source = format!(
        "//! `{name}`\nnumber(\"{name}\", 1_000) var(\"{name}\")\n.map_or(20, |x| x)\n\nvar(\"{name}\");\n\nmap_or(3, 4) \
         number(\"{name}\", MOST); const MOST: usize = 4_0; path(\"{name}\", \"a/b\")"
    );
    assert_eq!(defaults(&source, &name), ["1_000", "20", "MOST", "\"a/b\""]);
    assert_eq!(numbers(&[source], &name), BTreeSet::from([20, 40, 1000]));
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
