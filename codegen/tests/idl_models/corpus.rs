//! The code of a model in the interface definition language is that of the JSON AST that Smithy makes of it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shapesmith_codegen::ModelText;
use shapesmith_test_support::smithy_cases::smithy_cases;

use crate::{expand_with, file, without_places};

/// The reports for a case that are missing for its JSON AST, or vice versa.
const EXCEPTIONS: [(&str, &str); 3] = [
    // Numbers and line breaks are as they are written in the file, which a message quotes.
    ("int-enum-shape-test-number1", "found `1e5`"),
    ("defaults-list-must-be-empty", "found `[\"foo\"]`"),
    // Smithy takes a NUL for the end of the file.
    ("HttpLabelCommand-char0", "is a binary file"),
];

/// The cases of a folder whose files are all in the interface definition language, sorted.
fn cases(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for group in fs::read_dir(folder).expect("the groups") {
        for case in fs::read_dir(group.expect("a group").path()).expect("the cases") {
            found.push(case.expect("a case").path());
        }
    }
    found.sort();
    found
}

/// The files of a case, and the number of those that are not dependencies.
fn read(case: &Path) -> Option<(Vec<ModelText>, usize)> {
    let about = fs::read_to_string(case.join("about.json")).expect("about.json");
    let about: Value = serde_json::from_str(&about).expect("JSON");
    // A trait that is neither defined nor imported is an error, which an option of Smithy suppresses.
    if about["allowUnknownTraits"] == true {
        return None;
    }
    let names = |key: &str, prefix: &str| -> Vec<String> {
        let names = about[key].as_array().map_or(&[][..], Vec::as_slice);
        let names = names.iter().filter_map(Value::as_str);
        names.map(|name| format!("{prefix}{name}")).collect()
    };
    let mut all = names("files", "");
    let own = all.len();
    all.extend(names("deps", "deps/"));
    // A few files are not in UTF-8.
    let texts = all.iter().map(|name| {
        let text = fs::read_to_string(case.join(name)).ok()?;
        Some(file(name, &text))
    });
    Some((texts.collect::<Option<_>>()?, own))
}

/// What comes after the common start of two results.
fn difference(first: Result<String, String>, second: Result<String, String>) -> String {
    let [first, second] = [first, second].map(|result| result.unwrap_or_else(|error| error));
    let mut pairs = first.chars().zip(second.chars());
    let at = pairs.position(|(first, second)| first != second);
    let rest = |text: &str| -> String {
        let start = at.unwrap_or_default().saturating_sub(100);
        text.chars().skip(start).take(300).collect()
    };
    format!("{}\n{}", rest(&first), rest(&second))
}

#[test]
fn code_is_that_of_the_json_ast() {
    let Some(corpus) = shapesmith_test_support::corpus("idl_models") else {
        return;
    };
    let folder = smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let (mut same, mut refused, mut unknown, mut different) = (0, 0, 0, Vec::new());
    for group in ["valid", "semantic"] {
        for case in cases(&folder.join(group)) {
            let Some((texts, own)) = read(&case) else {
                continue;
            };
            let ast = fs::read_to_string(case.join("ast.json")).expect("the AST");
            let mut of_ast = vec![file("ast.json", &ast)];
            of_ast.extend(
                texts
                    .iter()
                    .skip(own)
                    .map(|text| file(&text.name, &text.text)),
            );
            let has_operations = ast.contains("\"operation\"");
            let shown = |files: &[ModelText]| match expand_with(files, has_operations) {
                Ok(code) => Ok(without_places(&code)),
                Err(errors) => Err(without_places(&errors.join("\n"))),
            };
            let (of_idl, of_ast) = (shown(&texts), shown(&of_ast));
            let name = case.display().to_string();
            let is_exception = |(part, message): &(&str, &str)| {
                name.contains(part) && matches!(&of_idl, Err(error) if error.contains(message))
            };
            match (&of_idl, &of_ast) {
                (Ok(first), Ok(second)) if first == second => same += 1,
                (Err(first), Err(second)) if first == second => refused += 1,
                _ if EXCEPTIONS.iter().any(is_exception) => {}
                // Smithy's loader allows them, in part with an option.
                (Err(first), _)
                    if first.starts_with("unknown ")
                        || first.contains("write a string in quotes") =>
                {
                    unknown += 1;
                }
                _ => different.push(format!("{name}:\n{}", difference(of_idl, of_ast))),
            }
        }
    }
    println!(
        "{same} cases have the same code, {refused} the same errors, {unknown} unknown traits"
    );
    assert!(unknown < 40, "{unknown}");
    assert!(same > 1700, "{same}");
    assert!(different.is_empty(), "{}", different.join("\n\n"));
}
