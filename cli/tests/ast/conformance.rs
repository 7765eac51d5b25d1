//! The cases of the corpus: models with the JSON AST that Smithy's own loader makes of them, and those that it refuses.
//!
//! Without `SHAPESMITH_CORPUS_FULL`, a part of them is read.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shapesmith_test_support::{corpus, say, smithy_cases};

use super::{Input, text};

/// Models of the corpus whose JSON AST is another one than that of Smithy, with the reason.
const OTHERS: &[(&str, &str)] = &[
    (
        "fuzz/smithy-docs-source-2-0-aws-amazon-apigateway-05-main-number2",
        "the Java class of `@minimumCompressionSize` cuts the fraction of 1.5; we keep what is written",
    ),
    (
        "fuzz/smithy-typescript-smithy-typescript-protocol-test-codegen-model-my-local-model-HttpLabelCommand-char0",
        "Smithy's lexer reads a NUL at the start of the file as nothing; for us it is an error, as anywhere else",
    ),
    (
        "idl-of-json-models/smithy-model-model-errorfiles-loader-mixins-detects-invalid-mixin",
        "what is no mixin is an error when mixins are flattened, as everywhere else",
    ),
];

/// A case of the corpus.
struct Case {
    name: String,
    folder: PathBuf,
    about: Value,
}

impl Case {
    /// The cases of a kind, sorted by name.
    fn all(kind: &str, test: &str) -> Vec<Self> {
        let Some(corpus) = corpus(test) else {
            return Vec::new();
        };
        let root = smithy_cases::smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR")).join(kind);
        let mut cases = Vec::new();
        for group in fs::read_dir(&root).expect("the cases") {
            for folder in fs::read_dir(group.expect("a group").path()).expect("a group") {
                let folder = folder.expect("a case").path();
                let name = folder.strip_prefix(&root).expect("a case");
                let about = fs::read_to_string(folder.join("about.json")).expect("about");
                cases.push(Case {
                    name: name.to_string_lossy().replace('\\', "/"),
                    about: serde_json::from_str(&about).expect("JSON"),
                    folder,
                });
            }
        }
        cases.sort_by(|first, second| first.name.cmp(&second.name));
        cases
    }

    /// Some of the cases, or all.
    fn sample(kind: &str, test: &str, step: usize) -> Vec<Self> {
        let is_full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
        let step = if is_full { 1 } else { step };
        Case::all(kind, test).into_iter().step_by(step).collect()
    }

    fn has(&self, key: &str) -> bool {
        self.about[key] == true
    }

    fn files(&self, key: &str) -> Vec<&str> {
        let files = self.about[key].as_array().into_iter().flatten();
        files.filter_map(Value::as_str).collect()
    }

    fn input(&self) -> Input {
        let read = |name: &&str| {
            let bytes = fs::read(self.folder.join(name)).expect("a file");
            text(*name, String::from_utf8_lossy(&bytes))
        };
        Input {
            texts: self.files("files").iter().map(read).collect(),
            dependencies: self.files("deps").iter().map(read).collect(),
            flatten: false,
            allow_unknown_traits: self.has("allowUnknownTraits"),
        }
    }
}

/// A number without what has no meaning: its sign, its digits and the power of ten of the last.
fn reduced(number: &str) -> Option<(bool, String, i64)> {
    let (is_negative, number) = match number.strip_prefix('-') {
        Some(number) => (true, number),
        None => (false, number),
    };
    let (number, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent: i64 = exponent.trim_start_matches('+').parse().ok()?;
    let digits = digits.trim_start_matches('0');
    let significant = digits.trim_end_matches('0');
    let zeros = i64::try_from(digits.len() - significant.len()).ok()?;
    let power = exponent - i64::try_from(fraction.len()).ok()? + zeros;
    Some(match significant {
        "" => (false, String::new(), 0),
        significant => (is_negative, significant.to_owned(), power),
    })
}

/// A line with a string or a number.
#[derive(PartialEq)]
struct Line {
    /// The indentation and the key.
    start: String,
    string: Option<String>,
    number: Option<(bool, String, i64)>,
    has_comma: bool,
}

impl Line {
    fn parse(line: &str) -> Option<Self> {
        let value = line.trim_end_matches(',');
        let indent = value.len() - value.trim_start().len();
        // Keys are compared as they are.
        let start = value.find("\": ").map_or(indent, |at| at + 3);
        let (start, value) = value.split_at(start);
        let string: Option<String> = serde_json::from_str(value).ok();
        let number = reduced(value);
        (string.is_some() || number.is_some()).then(|| Line {
            start: start.to_owned(),
            string,
            number,
            has_comma: line.ends_with(','),
        })
    }
}

/// The first line that is different. Values are compared, not how they are written.
pub(crate) fn difference(expected: &str, found: &str) -> Option<String> {
    let (mut expected, mut found) = (expected.trim_end().lines(), found.trim_end().lines());
    for line in 1.. {
        let (expected, found) = match (expected.next(), found.next()) {
            (None, None) => return None,
            (expected, found) => (expected.unwrap_or("the end"), found.unwrap_or("the end")),
        };
        let parsed = Line::parse(expected);
        let is_same = expected == found || parsed.is_some() && parsed == Line::parse(found);
        if !is_same {
            return Some(format!(
                "line {line}:\n  expected {expected}\n  found    {found}"
            ));
        }
    }
    None
}

/// Compares with the JSON AST in a file of each case.
fn check(cases: &[Case], file: &str, flatten: bool) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases {
        let Ok(expected) = fs::read_to_string(case.folder.join(file)) else {
            continue;
        };
        count += 1;
        let mut input = case.input();
        input.flatten = flatten;
        let problem = match input.ast() {
            Err(problems) => Some(format!("{:#?}", problems[0].to_string())),
            Ok(found) => difference(&expected, &found).or_else(|| {
                // The output is read again and stays the same. It does not contain the shapes of other files.
                let mut again = Input::one("ast.json", &found);
                again.allow_unknown_traits = true;
                again.dependencies = input.dependencies;
                if case.about["roundtrip"]["ast"] == false {
                    return None;
                }
                let again = again.ast();
                (again.as_ref().ok() != Some(&found)).then(|| format!("changes again: {again:?}"))
            }),
        };
        let is_listed = OTHERS.iter().any(|(name, _)| *name == case.name);
        match problem {
            Some(problem) if !is_listed => wrong.push(format!("{}: {problem}", case.name)),
            None if is_listed && (flatten || !case.name.contains("invalid-mixin")) => {
                wrong.push(format!("{}: is listed, and right", case.name));
            }
            _ => {}
        }
    }
    say(&format!("{count} JSON ASTs of {file}"));
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn valid_models_have_smithys_ast() {
    let cases = Case::sample("valid", "valid_models_have_smithys_ast", 5);
    check(&cases, "ast.json", false);
}

#[test]
fn models_that_validators_refuse_have_smithys_ast() {
    let cases = Case::sample(
        "semantic",
        "models_that_validators_refuse_have_smithys_ast",
        5,
    );
    check(&cases, "ast.json", false);
}

#[test]
fn flattened_models_are_smithys() {
    for kind in ["valid", "semantic"] {
        check(
            &Case::sample(kind, "flattened_models_are_smithys", 2),
            "flattened.json",
            true,
        );
    }
}

/// The place of the first error of Smithy, and the IDs of its errors at that place.
fn first_error(folder: &Path) -> (String, u64, Vec<String>) {
    let events = fs::read_to_string(folder.join("events.json")).expect("the events");
    let events: Value = serde_json::from_str(&events).expect("JSON");
    let first = &events["first"];
    let file = first["file"].as_str().unwrap_or_default();
    let line = first["line"].as_u64().unwrap_or_default();
    let errors = events["errors"].as_array().into_iter().flatten();
    let there = errors
        .chain([first])
        .filter(|error| error["file"] == first["file"] && error["line"] == first["line"]);
    let ids = there.filter_map(|error| error["id"].as_str());
    (file.to_owned(), line, ids.map(str::to_owned).collect())
}

#[test]
fn invalid_models_are_refused_at_smithys_lines() {
    let cases = Case::sample("invalid", "invalid_models_are_refused_at_smithys_lines", 1);
    let mut wrong = Vec::new();
    let mut right = 0;
    for case in &cases {
        let (file, line, ids) = first_error(&case.folder);
        let problem = match case.input().ast() {
            Ok(_) => Some("accepted".to_owned()),
            Err(problems) => {
                let reports = problems
                    .iter()
                    .map(|problem| (problem.event_id(), problem.to_string()));
                let reports: Vec<(Option<&str>, String)> = reports.collect();
                // The place of the error, of another definition that its help names, or of the shape.
                let place = format!(" {file}:{line}:");
                let mut there = reports.iter().filter(|(_, report)| report.contains(&place));
                let is_there = there
                    .any(|(event, _)| event.is_some_and(|event| ids.iter().any(|id| id == event)));
                (!is_there).then(|| format!("no {ids:?} at {file}:{line}: {reports:#?}"))
            }
        };
        let listed = super::rejected::OTHERS
            .iter()
            .find(|(name, _)| *name == case.name);
        match (problem, listed) {
            (None, None) => right += 1,
            (None, Some(_)) => wrong.push(format!("{}: is listed, and right", case.name)),
            (Some(_), Some(_)) => {}
            (Some(problem), None) => wrong.push(format!("{}: {problem}", case.name)),
        }
    }
    say(&format!(
        "{right} of {} invalid models at Smithy's line",
        cases.len()
    ));
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(
        right * 100 >= cases.len() * 95,
        "{right} of {}",
        cases.len()
    );
}
