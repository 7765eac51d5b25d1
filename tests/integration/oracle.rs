//! Values of official models against the verdicts of Smithy's reference validator.
//!
//! The corpus has the values and, where the validator differs from the specification, the result according to the
//! specification. A crate with the types of all shapes reads the values and prints the errors.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::aws_models::aws_models;
use crate::support::consumer::Consumer;
use crate::support::{ROOT, corpus, say};
use serde_json::Value;

/// A path, and a kind of error there.
type Verdict = (String, String);

/// The files of the corpus and their lines.
fn cases(corpus: &Path) -> Vec<(PathBuf, Vec<Value>)> {
    let folder = corpus.join("conformance/oracle");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the oracle's folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "jsonl")
        })
        .collect();
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a file of cases");
        let parse = |line| serde_json::from_str(line).expect("a case");
        let cases = text.lines().map(parse).collect();
        (path, cases)
    };
    files.into_iter().map(read).collect()
}

/// The crate, which prints the errors in the value of each case.
#[allow(clippy::too_many_lines)] // mostly the source of the program
fn program(shapes: &BTreeMap<String, BTreeSet<String>>, corpus: &Path) -> String {
    let models: BTreeMap<String, PathBuf> = aws_models(corpus, env!("CARGO_TARGET_TMPDIR"))
        .into_iter()
        .collect();
    let mut source = String::new();
    let mut arms = String::new();
    for (model, ids) in shapes {
        let service = model.strip_suffix(".json").expect("a file of JSON");
        let module = service.replace('-', "_");
        let names: Vec<&str> = ids.iter().filter_map(|id| id.split('#').nth(1)).collect();
        let path = models[service].to_str().expect("UTF-8");
        writeln!(
            source,
            "mod {module} {{\n    shapesmith::smithy! {{ model = {path:?}, shapes = [{}], nullability = server, docs = false }}\n}}",
            names.join(", ")
        )
        .expect("a string takes all");
        for (id, name) in ids.iter().zip(names) {
            writeln!(
                arms,
                "        {id:?} => {module}::{name}::from_json(value).map(drop),"
            )
            .expect("a string takes all");
        }
    }
    format!(
        r#"#![allow(dead_code, deprecated)]
use std::collections::BTreeMap;

use serde_json::value::RawValue;
use shapesmith::{{Constraint, JsonError, TypeMismatchKind}};

{source}
#[derive(serde::Deserialize)]
struct Case<'a> {{
    shape: &'a str,
    #[serde(borrow)]
    value: &'a serde_json::value::RawValue,
}}

fn read(shape: &str, value: &[u8]) -> Result<(), JsonError> {{
    match shape {{
{arms}
        _ => unreachable!("{{shape}}"),
    }}
}}

/// A JSON text with `null` for the value at a JSON pointer, and all others unchanged.
fn with_null(text: &str, pointer: &str) -> Option<String> {{
    let Some(pointer) = pointer.strip_prefix('/') else {{
        return Some("null".to_owned());
    }};
    let (segment, rest) = match pointer.find('/') {{
        Some(end) => pointer.split_at(end),
        None => (pointer, ""),
    }};
    let segment = segment.replace("~1", "/").replace("~0", "~");
    if let Ok(mut items) = serde_json::from_str::<Vec<Box<RawValue>>>(text) {{
        let item = items.get_mut(segment.parse::<usize>().ok()?)?;
        *item = RawValue::from_string(with_null(item.get(), rest)?).ok()?;
        return serde_json::to_string(&items).ok();
    }}
    let mut members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).ok()?;
    let member = members.get_mut(&segment)?;
    *member = RawValue::from_string(with_null(member.get(), rest)?).ok()?;
    serde_json::to_string(&members).ok()
}}

/// All errors in a value. Only the first mistyped value is reported, so it is set to `null` and the text is read
/// again. The result is `"unread"` if that is not possible.
fn problems(shape: &str, value: &[u8]) -> Vec<(String, &'static str)> {{
    let mut problems: Vec<(String, &'static str)> = Vec::new();
    let mut result = read(shape, value);
    let mut value = String::from_utf8_lossy(value).into_owned();
    while let Err(JsonError::Type(mismatch)) = &result {{
        let path = mismatch.path();
        // Unions without a member and nulls in lists are the result of this.
        let is_ours = problems.iter().any(|(known, _)| known.starts_with(path));
        if !is_ours {{
            problems.push((path.to_owned(), mismatch_kind(mismatch.kind())));
        }}
        match with_null(&value, path) {{
            Some(rest) if !is_ours => value = rest,
            _ => {{
                problems.push((String::new(), "unread"));
                return problems;
            }}
        }}
        result = read(shape, value.as_bytes());
    }}
    match result {{
        Ok(()) => {{}}
        Err(JsonError::Constraints(violations)) => {{
            assert_eq!(violations.total(), violations.len(), "{{shape}}");
            let mismatches = problems.len();
            for violation in violations {{
                // A required member that was set to `null`.
                if !problems[..mismatches].iter().any(|(path, _)| path == violation.path()) {{
                    let kind = constraint_kind(violation.constraint());
                    problems.push((violation.path().to_owned(), kind));
                }}
            }}
        }}
        Err(error) => panic!("{{shape}}: {{error}}"),
    }}
    problems
}}

fn mismatch_kind(kind: TypeMismatchKind) -> &'static str {{
    match kind {{
        TypeMismatchKind::Type => "type",
        TypeMismatchKind::OutOfRange => "width",
        TypeMismatchKind::NotAnInteger => "integral",
        TypeMismatchKind::Float => "float-string",
        TypeMismatchKind::Base64 => "base64",
        TypeMismatchKind::Null => "null",
        TypeMismatchKind::Union => "union",
        TypeMismatchKind::UnknownMember => "unknown",
        TypeMismatchKind::Timestamp => "timestamp",
        kind => panic!("{{kind:?}}"),
    }}
}}

fn constraint_kind(constraint: &Constraint) -> &'static str {{
    match constraint {{
        Constraint::Required => "required",
        Constraint::Length {{ .. }} => "length",
        Constraint::Range {{ .. }} => "range",
        Constraint::Pattern {{ .. }} => "pattern",
        Constraint::UniqueItems {{ .. }} => "unique",
        Constraint::Enum {{ .. }} => "enum",
        constraint => panic!("{{constraint:?}}"),
    }}
}}

fn main() {{
    for path in std::env::var("ORACLE").unwrap().lines() {{
        for line in std::fs::read_to_string(path).unwrap().lines() {{
            let case: Case = serde_json::from_str(line).unwrap();
            let problems = problems(case.shape, case.value.get().as_bytes());
            println!("{{}}", serde_json::to_string(&problems).unwrap());
        }}
    }}
}}
"#
    )
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Intended differences from the oracle: a violation of a key is reported at the map.
fn place(event: &Value) -> Verdict {
    let (path, kind) = (text(&event["path"]), text(&event["kind"]));
    let of_key = event["key"].as_bool() == Some(true);
    let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
    (
        if of_key { parent } else { path }.to_owned(),
        kind.to_owned(),
    )
}

/// The result of a case according to the specification.
fn expected(case: &Value) -> BTreeSet<Verdict> {
    let list = |name: &str| case[name].as_array().cloned().unwrap_or_default();
    // Two events at the same path differ in the shape or member with the violated trait.
    let of = |event: &Value| (place(event), text(&event["on"]).to_owned());
    let events = list("events").into_iter();
    let events = events.filter(|event| event["severity"] != "WARNING");
    let mut expected: BTreeSet<_> = events.map(|event| of(&event)).collect();
    for adjustment in list("adjust") {
        match text(&adjustment["op"]) {
            "drop" => {
                let (dropped, by) = of(&adjustment);
                // Some events do not say whose trait it is.
                expected.retain(|(place, on)| *place != dropped || (*on != by && !on.is_empty()));
            }
            _ => drop(expected.insert(of(&adjustment))),
        }
    }
    let mut expected: BTreeSet<Verdict> = expected.into_iter().map(|(place, _)| place).collect();
    // A number that is too large for its type, or has a fraction in an integer type, is not a value of the type,
    // so its range is not checked. The validator ignores the range of the target then, but checks that of the
    // member.
    let is_none = |kind: &str| matches!(kind, "width" | "integral");
    let of_type_alone = expected.iter().filter(|(_, kind)| is_none(kind));
    let of_type_alone = of_type_alone.map(|(path, _)| (path.clone(), "range".to_owned()));
    let of_type_alone: Vec<Verdict> = of_type_alone.collect();
    expected.retain(|verdict| !of_type_alone.contains(verdict));
    expected
}

/// Whether two paths are equal, except for redacted keys in the first.
fn same_path(ours: &str, theirs: &str) -> bool {
    const HIDDEN: &str = "*** Sensitive Data Redacted ***";
    let (mut ours, mut theirs) = (ours.split('/'), theirs.split('/'));
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => return true,
            (Some(our), Some(their)) if our == their || our == HIDDEN => {}
            _ => return false,
        }
    }
}

#[test]
fn violations_are_those_of_the_reference_validator() {
    let Some(corpus) = corpus("violations_are_those_of_the_reference_validator") else {
        return;
    };
    let files = cases(&corpus);
    let mut shapes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in files.iter().flat_map(|(_, cases)| cases) {
        let ids = shapes.entry(text(&case["model"]).to_owned()).or_default();
        ids.insert(text(&case["shape"]).to_owned());
    }
    let manifest = format!(
        "[package]\nname = \"oracle\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = {{ version = \"1\", features = [\"raw_value\"] }}\n\
         shapesmith = {{ path = {ROOT:?} }}\n\n[workspace]\n"
    );
    let consumer = Consumer::new("oracle", &manifest, &program(&shapes, &corpus));
    let paths: Vec<&str> = files.iter().filter_map(|(path, _)| path.to_str()).collect();
    let output = consumer.cargo_with(&["run"], &[("ORACLE", &paths.join("\n"))]);
    let mut found = output.lines();
    let (mut agreed, mut verdicts, mut unread, mut cut) = (0, 0, 0, 0);
    let mut disagreements = Vec::new();
    for case in files.iter().flat_map(|(_, cases)| cases) {
        let found = found.next().expect("a line for each case");
        let found: Vec<Verdict> = serde_json::from_str(found).expect("verdicts");
        let mut found: BTreeSet<Verdict> = found.into_iter().collect();
        let mut expected = expected(case);
        // The specification allows either result.
        for open in case["ambiguous"].as_array().into_iter().flatten() {
            let path = text(&open["path"]);
            found.retain(|(place, _)| place != path);
            expected.retain(|(place, _)| place != path);
        }
        verdicts += expected.len();
        let same = |(our_path, our_kind): &Verdict, (path, kind): &Verdict| {
            our_kind == kind && same_path(our_path, path)
        };
        let is_unread = found.remove(&(String::new(), "unread".to_owned()));
        unread += usize::from(is_unread);
        let missed = |ours: &&Verdict| !expected.iter().any(|theirs| same(ours, theirs));
        let ours: Vec<_> = found.iter().filter(missed).collect();
        let missed = |theirs: &&Verdict| !is_unread && !found.iter().any(|ours| same(ours, theirs));
        // A list or map that is too long is only read up to its `@length`, so the rest is not compared.
        let is_cut = |(path, kind): &Verdict| {
            found.iter().any(|(cut, of)| {
                let rest = path.strip_prefix(cut.as_str());
                of == "length" && rest.is_some_and(|rest| rest.starts_with('/') || kind == "unique")
            })
        };
        let (beyond, theirs): (Vec<_>, Vec<_>) =
            (expected.iter().filter(missed)).partition(|theirs| is_cut(theirs));
        cut += beyond.len();
        if ours.is_empty() && theirs.is_empty() {
            agreed += 1;
        } else {
            disagreements.push(format!(
                "{}: ours {ours:?}, theirs {theirs:?}: {}",
                case["shape"], case["value"]
            ));
        }
    }
    say(&format!(
        "{agreed} values with {verdicts} verdicts agree, {unread} of them up to a wrong type; {cut} verdicts are \
         beyond a maximum length"
    ));
    assert!(
        disagreements.is_empty(),
        "{} disagree, such as\n{}",
        disagreements.len(),
        disagreements[..disagreements.len().min(40)].join("\n")
    );
    assert!(agreed > 12_400, "only {agreed} values agree");
    assert!(unread < 700, "{unread} values are not read to their end");
    assert!(cut < 10, "{cut} verdicts are not compared");
}
