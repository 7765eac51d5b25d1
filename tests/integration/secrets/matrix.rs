//! Every kind of shape × every place of `@sensitive` × every way a value becomes text.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::json;

use super::kinds::{FOREIGN, MARKERS, WRONG};
use super::places::{FILLED, How, KEEPER, Matrix};
use super::program;
use crate::support::consumer::Consumer;
use crate::support::{ROOT, say};

/// The ways in which values become text.
const LABELS: [&str; 13] = [
    "display",
    "debug",
    "builder",
    "violations",
    "violation",
    "path",
    "constraint",
    "exception",
    "to_json",
    "serialize",
    "from_json_unchecked",
    "from_json",
    "deserialize",
];

/// A value of a type, with the texts that must be redacted and those that must be shown.
struct Case {
    ty: String,
    json: String,
    more: &'static [&'static str],
    is_secret: bool,
    /// Whether it is a value of the kind of its member.
    fits: bool,
}

/// The cases of a matrix, with its types in a module.
fn cases(module: &str, matrix: &Matrix) -> Vec<Case> {
    let mut cases = Vec::new();
    for place in &matrix.places {
        for &kind in &place.members {
            let kind = &matrix.kinds[kind];
            // A key is a string.
            let keys = |value: &&&str| value.starts_with('"') || !place.how.is_of_keys();
            let mut add = |value: &str, fits: bool| {
                cases.push(Case {
                    ty: format!("{module}::{}", place.name),
                    json: place.json(kind.name, value),
                    more: if fits { kind.more } else { &[] },
                    is_secret: place.how != How::Open,
                    fits,
                });
            };
            kind.values
                .iter()
                .filter(keys)
                .for_each(|value| add(value, true));
            WRONG
                .iter()
                .filter(keys)
                .for_each(|value| add(value, false));
        }
    }
    cases
}

/// Cases of the structure with sensitive parts.
fn of_keepers(module: &str) -> Vec<Case> {
    let part = r#"{"Text":"hunter2"}"#;
    let all = r#"{"Text":"hunter2","Number":11357904,"Tags":{"hunter2":"x"}}"#;
    let values = [
        format!(
            "{{\"Structure\":{all},\"Union\":{part},\"List\":[{all},{part}],\"Map\":{{\"k\":{part}}}}}"
        ),
        r#"{"Union":{"Tags":{"hunter2":"x"}},"Map":{"k":{"Number":11357904}}}"#.to_owned(),
        r#"{"Next":{"Next":{"Structure":{"Text":["hunter2"]}}}}"#.to_owned(),
        format!("{{\"Next\":{{\"Next\":{{\"Structure\":{all},\"List\":[{all}]}}}}}}"),
    ];
    let values = values.map(|json| Case {
        ty: format!("{module}::{KEEPER}"),
        json,
        more: &[],
        is_secret: true,
        fits: true,
    });
    values.into()
}

/// Runs a consumer on cases.
fn run(
    name: &str,
    modules: &str,
    models: &[(&str, &Matrix)],
    own: Option<&str>,
    more: &str,
    cases: &[Case],
) -> Vec<Vec<[String; 2]>> {
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nciborium = \"0.2\"\n\
         serde = \"1\"\nserde_json = \"1\"\nshapesmith = {{ path = {ROOT:?}, features = [\"bignum\"] }}\n\n\
         [profile.dev]\ndebug = false\n\n[workspace]\n"
    );
    let arms: String = models
        .iter()
        .map(|(module, matrix)| program::arms(module, matrix))
        .collect();
    let main = format!(
        "{modules}\n{}\nfn run(ty: &str, json: &str) -> Texts {{\n    match ty {{\n{arms}{more}        other => \
         unreachable!(\"{{other}}\"),\n    }}\n}}\n",
        program::RUN
    );
    let consumer = Consumer::new(name, &manifest, &main);
    for (module, matrix) in models {
        consumer.write(&format!("{module}.json"), &matrix.model());
    }
    if let Some(own) = own {
        consumer.write("own.json", own);
    }
    let lines: Vec<String> = (cases.iter())
        .map(|case| serde_json::to_string(&(&case.ty, &case.json)).expect("JSON"))
        .collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.jsonl"));
    fs::write(&file, lines.join("\n")).expect("the cases can be written");
    let output = consumer.cargo_with(
        &["run"],
        &[("CASES", file.to_str().expect("a path of text"))],
    );
    let texts: Vec<Vec<[String; 2]>> = (output.lines())
        .map(|line| serde_json::from_str(line).expect("texts"))
        .collect();
    assert_eq!(texts.len(), cases.len());
    texts
}

/// The sensitive texts of a case that a text shows.
fn leak<'m>(case: &Case, label: &str, text: &'m str) -> Option<&'m str> {
    let markers = MARKERS.iter().chain(case.more);
    let found = markers
        .filter_map(|marker: &&str| text.find(*marker).map(|at| &text[at..at + marker.len()]));
    let of_length = (label != "builder").then(|| {
        let told = ["with length", "length: Some"];
        told.into_iter()
            .find_map(|told| text.find(told).map(|at| &text[at..at + told.len()]))
    });
    found.chain(of_length.flatten()).next()
}

/// Asserts that all sensitive texts are redacted and all others are shown.
fn check(cases: &[Case], texts: &[Vec<[String; 2]>], expected: &[&str]) {
    let (mut count, mut labels) = (0, std::collections::BTreeMap::new());
    let mut failures = Vec::new();
    for (case, texts) in cases.iter().zip(texts) {
        assert!(!texts.is_empty(), "{} has no text", case.json);
        for [label, text] in texts {
            let text = &text.split_whitespace().collect::<Vec<_>>().join(" ");
            count += 1;
            let shows = leak(case, label, text);
            if case.is_secret {
                *labels.entry(label.as_str()).or_insert(0) += 1;
                if let Some(marker) = shows {
                    let ty = &case.ty;
                    failures.push(format!(
                        "{ty} {} shows {marker} in {label}: {text}",
                        case.json
                    ));
                }
            } else if case.fits
                && ["display", "debug", "builder", "to_json", "serialize"].contains(&&**label)
                && !text.is_empty()
            {
                // Values that are not sensitive are shown, so that the markers are known to work.
                if shows.is_none() {
                    failures.push(format!("{} is not in {label}: {text}", case.json));
                }
            }
        }
    }
    say(&format!("{} cases, {count} texts: {labels:?}", cases.len()));
    failures.sort_by_key(String::len);
    assert!(
        failures.is_empty(),
        "{} of {count} texts are wrong:\n{}",
        failures.len(),
        failures[..failures.len().min(40)].join("\n")
    );
    for label in expected {
        assert!(
            labels.contains_key(*label),
            "no secret became text by {label}"
        );
    }
}

/// The invocation for all types of a matrix.
fn module(name: &str, matrix: &Matrix, options: &str) -> String {
    let names: Vec<&str> = matrix.names().iter().map(|(name, _)| *name).collect();
    let names = names.join(", ") + ", " + KEEPER;
    format!(
        "mod {name} {{\n    shapesmith::smithy! {{ model = \"{name}.json\", shapes = [{names}], {options} }}\n}}\n"
    )
}

#[test]
fn no_text_shows_a_secret() {
    let matrix = Matrix::new(|kind| kind.name != FOREIGN);
    let mut modules = module("all", &matrix, "");
    let mut cases = cases("all", &matrix);
    cases.extend(of_keepers("all"));
    // Defaults that are filled in, and other names.
    let _ = write!(
        modules,
        "mod server {{\n    shapesmith::smithy! {{ model = \"all.json\", shapes = [{FILLED}, Sealed], nullability = server, \
         literals = true, rename = {{ \"m#{FILLED}\" = Renamed, \"m#PlainStructure\" = Inner, \
         \"m#PlainUnion\" = Either, \"m#PlainEnum\" = Word }} }}\n}}\n"
    );
    for value in [
        "{}",
        r#"{"Token":"hunter2","List":["hunter2"],"Structure":{"Text":"hunter2"},"Union":{"hunter2":1}}"#,
    ] {
        cases.push(Case {
            ty: "server::Renamed".to_owned(),
            json: value.to_owned(),
            more: &["SESAME", "Sesame", "88421"],
            is_secret: true,
            fits: true,
        });
    }
    cases.push(Case {
        ty: "literals".to_owned(),
        json: String::new(),
        more: &["with length"],
        is_secret: true,
        fits: true,
    });
    modules += LITERALS;
    let arms = [
        "        \"literals\" => literals(),\n".to_owned(),
        program::arm("server", "Renamed", false),
        program::arm("all", KEEPER, false),
    ];
    let renamed = arms.concat();
    let texts = run(
        "secrets-matrix",
        &modules,
        &[("all", &matrix)],
        None,
        &renamed,
        &cases,
    );
    check(&cases, &texts, &LABELS);
}

/// The panics of literals, which are compile errors in constants.
const LITERALS: &str = r#"
fn literals() -> Texts {
    use server::Renamed;
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = Texts::new();
    let mut add = |literal: fn()| {
        let caught = std::panic::catch_unwind(literal).expect_err("it breaks a constraint");
        let text = caught.downcast_ref::<String>().cloned();
        out.push(("literal", text.unwrap_or_else(|| caught.downcast_ref::<&str>().unwrap().to_string())));
    };
    add(|| _ = Renamed::text_literal("hunter2 MARKER").len());
    add(|| _ = Renamed::text_literal("A").len());
    add(|| _ = Renamed::list_item_literal("hunter2").len());
    add(|| _ = Renamed::integer_literal(11357904).abs());
    add(|| _ = Renamed::double_literal(1135790.25).abs());
    out
}
"#;

/// The kinds with user-written types, and their fields. Their `Debug` redacts nothing.
const WRITTEN: [(&str, &str, &str); 7] = [
    ("Structure", "Structure", STRUCTURE),
    (FOREIGN, "Structure", STRUCTURE),
    (
        "Union",
        "Union",
        "enum @ { Text(String), Tags(std::collections::BTreeMap<String, String>), None, Unknown(String) }",
    ),
    ("Enum", "Enum", "enum @ { OpenSesame, Unknown(String) }"),
    (
        "UnknownEnum",
        "UnknownEnum",
        "enum @ { Known, Unknown(String) }",
    ),
    ("IntEnum", "IntEnum", "enum @ { Sesame, Unknown(i32) }"),
    (
        "UnknownIntEnum",
        "UnknownIntEnum",
        "enum @ { Known, Unknown(i32) }",
    ),
];

const STRUCTURE: &str = "struct @ { text: Option<Own>, tags: Option<std::collections::BTreeMap<Own, String>>, number: Option<i64> }";

/// A user-written string type, which redacts nothing.
const OWN: &str = "
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Own(String);
    impl AsRef<str> for Own { fn as_ref(&self) -> &str { &self.0 } }
    impl From<String> for Own { fn from(text: String) -> Self { Own(text) } }
";

/// A type of the user's, for the shape with the same name.
fn derived(name: &str, written: &str) -> String {
    format!(
        "    #[derive(Clone, Debug, PartialOrd, Ord, shapesmith::Shape)]\n    \
         #[shape(model = \"own.json\", id = {name})]\n    pub {}\n",
        written.replace('@', name)
    )
}

/// The user's types replace generated ones, and only know whether their own shapes are sensitive.
#[test]
fn no_text_shows_a_secret_in_a_type_of_the_users() {
    let matrix = Matrix::new(|kind| WRITTEN.iter().any(|(name, _, _)| *name == kind.name));
    let (mut types, mut external) = (OWN.to_owned(), String::new());
    // Those for sensitive shapes are derived from a model in which they are not: they do not know that
    // they are sensitive.
    let mut shapes = matrix.shapes.clone();
    for (variant, of) in [("Open", "Open"), ("Plain", "Plain"), ("Secret", "Plain")] {
        for (kind, id, written) in WRITTEN {
            let name = format!("{variant}{kind}");
            let shape = matrix.shapes[&format!("m#{of}{id}")].clone();
            shapes.insert(format!("m#{name}"), shape);
            types += &derived(&name, written);
            let _ = write!(external, "\"m#{name}\" = crate::own::{name}, ");
        }
    }
    let own = json!({"smithy": "2.0", "shapes": shapes}).to_string();
    for (name, written) in [
        ("KeeperStructure", STRUCTURE),
        (
            "KeeperUnion",
            "enum @ { Text(String), Number(i32), Tags(std::collections::BTreeMap<String, String>), Unknown(String) }",
        ),
    ] {
        types += &derived(name, written);
        let _ = write!(external, "\"m#{name}\" = crate::own::{name}, ");
    }
    let modules = format!(
        "#[allow(dead_code)]\nmod own {{ {types} }}\n{}",
        module("external", &matrix, &format!("external = {{ {external} }}"))
    );
    let mut cases = cases("external", &matrix);
    cases.extend(of_keepers("external"));
    let keeper = program::arm("external", KEEPER, false);
    let texts = run(
        "secrets-external",
        &modules,
        &[("external", &matrix)],
        Some(&own),
        &keeper,
        &cases,
    );
    check(&cases, &texts, &LABELS);
}
