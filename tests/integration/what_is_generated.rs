//! The page "What is generated" has every method and impl that is emitted.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::ROOT;

/// Sources of items that are only emitted beside errors.
const OF_ERRORS: [&str; 2] = ["fallback.rs", "unsupported.rs"];

/// A source of the generator without items.
const RUNTIME_PATH: &str = "runtime_path.rs";

/// The sources below a folder of this repository.
fn sources(folder: &str) -> Vec<String> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of this repository") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                walk(&path, files);
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let is_left_out = OF_ERRORS.contains(&&*name) || name == RUNTIME_PATH;
            if name.ends_with(".rs") && !is_left_out {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    walk(&Path::new(ROOT).join(folder), &mut files);
    let read = |file: &PathBuf| fs::read_to_string(file).expect("a source");
    files.iter().map(read).collect()
}

/// The word at the start of a text, with the `#` or `$` of a variable.
fn word(text: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let sigil = usize::from(text.starts_with(['#', '$']));
    let end = text[sigil..].find(|c| !is_part(c));
    &text[..end.map_or(text.len(), |end| sigil + end)]
}

/// The words that follow `before` in a text.
fn words_after<'t>(text: &'t str, before: &str) -> impl Iterator<Item = &'t str> {
    text.split(before).skip(1).map(word)
}

/// What is emitted is in macros of the runtime, and in `quote!` of the generator.
fn emitters() -> Vec<String> {
    let macros = sources("src").into_iter().map(|source| {
        let macros = source.split("macro_rules! __").skip(1);
        let bodies = macros.map(|text| text.split_once("\n}").map_or(text, |(body, _)| body));
        bodies.collect::<String>()
    });
    macros.chain(sources("codegen/src/expand")).collect()
}

fn page() -> String {
    ["shapes", "operations"]
        .iter()
        .map(|name| {
            let path = format!("{ROOT}/src/what_is_generated/{name}.md");
            fs::read_to_string(path).expect("the page")
        })
        .collect()
}

#[test]
fn every_method_is_on_the_page() {
    // Methods whose names are made of those of members, by the variable in the source.
    const OF_MEMBERS: [(&str, &str); 9] = [
        ("#setter", "`x(value)`"),
        ("#maybe_setter", "`maybe_x(Option)`"),
        ("#adder", "`push_x(item)`"),
        ("#adder", "`insert_x(key, value)`"),
        ("#token_setter", "`generate_x()`"),
        ("#ident", "`x()`"),
        ("#ident", "`x_literal(\"…\")`"),
        ("$is", "`is_x()`"),
        ("$as", "`as_x()`"),
    ];
    let page = page();
    let mut found = BTreeSet::new();
    for source in emitters() {
        for before in [
            "pub fn ",
            "pub const fn ",
            "$vis fn ",
            "$vis const fn ",
            "#visibility fn ",
        ] {
            found.extend(words_after(&source, before).map(str::to_owned));
        }
    }
    assert!(found.len() > 15, "{found:?}");
    let mut missing = Vec::new();
    for name in found {
        let documented: Vec<String> = if name.starts_with(['#', '$']) {
            let of_members = OF_MEMBERS.iter().filter(|(variable, _)| *variable == name);
            of_members.map(|(_, text)| (*text).to_owned()).collect()
        } else {
            vec![format!("`{name}(")]
        };
        assert!(!documented.is_empty(), "{name} is not known to this test");
        missing.extend(documented.into_iter().filter(|text| !page.contains(text)));
    }
    assert_eq!(missing, [""; 0], "not on the page");
}

#[test]
fn every_public_impl_is_on_the_page() {
    // Traits that are not for users.
    let mut hidden = BTreeSet::new();
    for source in sources("src") {
        for item in source.split("#[doc(hidden)]").skip(1) {
            let line = item.lines().find(|line| line.starts_with("pub trait"));
            hidden.extend(
                line.and_then(|line| words_after(line, "pub trait ").next().map(str::to_owned)),
            );
        }
    }
    let page = page();
    let mut found = BTreeSet::new();
    for source in emitters() {
        for header in source.split("impl").skip(1) {
            let end = header.find(['{', ';']).unwrap_or(header.len());
            let Some((of, _)) = header[..end].split_once(" for ") else {
                continue;
            };
            let of = of.replace("__private::fmt::", "__private::");
            found.extend(words_after(&of, "__private::").last().map(str::to_owned));
        }
    }
    // A variable is one of several traits that are not for users.
    found.retain(|name| !hidden.contains(name) && !name.is_empty() && !name.starts_with('#'));
    assert!(found.contains("Shape"), "{found:?}");
    found.retain(|name| !page.contains(name));
    assert!(found.is_empty(), "not on the page: {found:?}");
}
