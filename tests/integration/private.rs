//! The private items that generated code uses.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::fs;
use std::path::Path;

use crate::support::ROOT;

/// A group of re-exports: the file that names them, and their names.
type Group = (String, Vec<String>);

/// The groups of `src/__private.rs`.
fn groups(source: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut code = String::new();
    for line in source.lines() {
        if let Some(comment) = line.strip_prefix("// ") {
            let file = comment.split(':').next().unwrap_or_default();
            groups.push((file.to_owned(), Vec::new()));
        } else if !line.starts_with("//") && !line.starts_with('#') {
            code.push_str(line);
            code.push(' ');
            if line.ends_with(';') {
                let (_, names) = groups.last_mut().expect("a comment before the first item");
                names.extend(reexported(&code));
                code.clear();
            }
        }
    }
    groups
}

/// The names that a `pub use` gives to its items.
fn reexported(item: &str) -> Vec<String> {
    item.trim()
        .trim_end_matches(';')
        .split(['{', '}', ','])
        .map(str::trim)
        .filter(|path| !path.ends_with("::") && !path.is_empty())
        .filter_map(|path| {
            let name = path.rsplit(" as ").next()?.rsplit("::").next()?;
            let name = name.trim_start_matches("pub use ");
            let name = name.trim_start_matches("pub mod ").trim();
            (name != "self").then(|| name.to_owned())
        })
        .collect()
}

/// The code of a file, or of the files of a folder, without comments.
fn code(path: &Path) -> String {
    let text = if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        entries.sort();
        entries.iter().map(|path| code(path)).collect()
    } else {
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Whether code of the generator names an item of the runtime.
fn names(code: &str, name: &str) -> bool {
    // `expand_if` derives the name of a macro from that of a feature.
    if let Some(feature) = name.strip_prefix("if_") {
        return code.contains(&format!("\"{feature}\""));
    }
    ["__private::", "quote!(", "std!(", "\""]
        .iter()
        .any(|before| {
            let start = format!("{before}{name}");
            code.match_indices(&start).any(|(position, _)| {
                let after = code[position + start.len()..].chars().next();
                !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
            })
        })
}

#[test]
fn each_private_item_is_named_by_the_file_of_its_group() {
    let source = fs::read_to_string(format!("{ROOT}/src/__private.rs")).expect("the file");
    let groups = groups(&source);
    let mut unused = Vec::new();
    for (file, items) in &groups {
        assert!(!items.is_empty(), "{file}");
        let candidates = ["codegen/src", "src"].map(|folder| format!("{ROOT}/{folder}/{file}"));
        let path = candidates.iter().find(|path| Path::new(path).exists());
        let code = code(Path::new(path.unwrap_or_else(|| panic!("no file {file}"))));
        let missing = items.iter().filter(|name| !names(&code, name));
        unused.extend(missing.map(|name| format!("{file}: {name}")));
    }
    let count: usize = groups.iter().map(|(_, items)| items.len()).sum();
    assert!(count > 100, "only {count} items were found");
    assert!(unused.is_empty(), "not named: {unused:#?}");
}
