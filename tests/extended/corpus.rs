//! Every shape of official AWS models, through the macro and the compiler.
//!
//! Each service is a separate crate that denies all warnings. By default, a dozen services are expanded and three of
//! them compiled; with `SHAPESMITH_CORPUS_FULL=1`, all of them. If `SHAPESMITH_CORPUS_SHARE` is set too, the dozen and a
//! sixth of the others are compiled.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::aws_models::aws_models;
use crate::support::consumer::Consumer;
use crate::support::{ROOT, corpus, say};
use proc_macro2::Span;
use serde_json::Value;
use shapesmith_codegen::{ModelFile, Name, Nullability, Selection, SmithyInput};

/// The most demanding ones, and the reasons.
const DOZEN: [&str; 12] = [
    "application-discovery-service", // an enum whose name is in lower case
    "cloudfront",                    // structures in lists in structures, runs of capitals
    "customer-profiles",             // a type in lower case
    "dynamodb",                      // recursive unions, blobs, sets of numbers
    "finspace-data",                 // a type in lower case
    "fsx",                           // a pattern that is none
    "kinesis-video-media",           // streaming blobs
    "lambda",                        // event streams, blobs, sensitive maps
    "lex-runtime-v2",                // event streams both ways
    "mediapackage",                  // types that begin with underscores
    "s3",                            // unions without value, structures without members
    "tnb",                           // documents
];

/// Those that every run compiles and documents.
const SMALL: [&str; 3] = ["kinesis-video-media", "lex-runtime-v2", "tnb"];

/// The shape whose pattern is invalid: it repeats a repetition.
pub const NO_PATTERN: (&str, &str) = ("rbin", "com.amazonaws.rbin#RuleArn");

/// The models to test: the dozen, or all.
fn chosen(corpus: &Path) -> Vec<(String, PathBuf)> {
    let full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let mut models = aws_models(corpus, env!("CARGO_TARGET_TMPDIR"));
    assert!(models.len() > 250, "only {} models", models.len());
    models.retain(|(name, _)| full || DOZEN.contains(&&**name));
    assert!(full || models.len() == DOZEN.len(), "{models:?}");
    models
}

/// The shapes that all types and operations reach, found without the generator by walking the model as plain
/// JSON.
fn reached(model: &Value) -> BTreeSet<String> {
    let shapes = model["shapes"].as_object().expect("shapes");
    let mut waiting: Vec<&str> = Vec::new();
    for (id, shape) in shapes {
        let kind = shape["type"].as_str().expect("a type");
        if matches!(kind, "structure" | "union" | "enum" | "intEnum") {
            waiting.push(id);
        }
    }
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !reached.insert(id.to_owned()) {
            continue;
        }
        let Some(shape) = shapes.get(id) else {
            continue; // of the prelude
        };
        if matches!(shape["type"].as_str(), Some("enum" | "intEnum")) {
            continue; // its members target nothing that has a value
        }
        let members = shape["members"]
            .as_object()
            .into_iter()
            .flat_map(|m| m.values());
        let others = ["member", "key", "value"]
            .into_iter()
            .map(|key| &shape[key]);
        waiting.extend(
            members
                .chain(others)
                .filter_map(|member| member["target"].as_str()),
        );
    }
    reached
}

/// A request for every shape and operation of a service.
fn everything(name: &str, nullability: Nullability) -> SmithyInput {
    let span = Span::call_site();
    let model = ModelFile::new(name, Path::new(""), span);
    let mut request = SmithyInput::new(model).with_shapes(Selection::All(span));
    let off = (name == NO_PATTERN.0).then(|| Name {
        text: NO_PATTERN.1.to_owned(),
        span,
    });
    request.pattern_off = off.into_iter().collect();
    request.nullability = nullability;
    request
}

#[test]
fn the_closure_is_exact_and_all_of_it_is_written() {
    let Some(corpus) = corpus("the_closure_is_exact_and_all_of_it_is_written") else {
        return;
    };
    let (mut services, mut structures, mut members) = (0, 0, 0);
    for (name, path) in chosen(&corpus) {
        let text = fs::read_to_string(&path).expect("a model");
        let expected = reached(&serde_json::from_str(&text).expect("JSON"));
        let request = everything(&name, Nullability::Client);
        let closure = shapesmith_codegen::testing::model::closure(&request, &text);
        let closure = closure.unwrap_or_else(|problems| panic!("{name}: {}", problems[0]));
        let found = closure.iter().map(|shape| shape.id.clone());
        assert_eq!(found.collect::<BTreeSet<_>>(), expected, "{name}");
        for nullability in [Nullability::Client, Nullability::Server] {
            let mut request = everything(&name, nullability);
            if text.contains("\"type\": \"operation\"") {
                request = request.with_operations(Selection::All(Span::call_site()));
            }
            let errors = shapesmith_codegen::testing::model::errors(&request, &text);
            assert!(errors.is_empty(), "{name}: {}", errors[0]);
            let tokens = shapesmith_codegen::testing::generate_from(&request, &text);
            let tokens = tokens.unwrap_or_else(|problems| panic!("{name}: {}", problems[0]));
            assert!(!tokens.is_empty(), "{name}");
        }
        services += 1;
        for of_shape in closure.iter().filter_map(|shape| shape.members) {
            structures += 1;
            members += of_shape;
        }
    }
    say(&format!(
        "{services} services, {structures} structures, {members} members: 0 failures"
    ));
    assert!(services >= DOZEN.len(), "only {services} services");
}

#[test]
fn services_compile_and_are_documented_without_a_warning() {
    let Some(corpus) = corpus("services_compile_and_are_documented_without_a_warning") else {
        return;
    };
    let dependency = format!(
        "shapesmith = {{ path = {ROOT:?}, features = [\"backreference\", \"bignum\", \"http\"] }}"
    );
    let package = |name: &str| {
        format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependency}\n"
        )
    };
    let manifest = package("corpus") + "\n[workspace]\nmembers = [\"services/*\"]\n";
    let consumer = Consumer::new("corpus", &manifest, "fn main() {}\n");
    // Libraries, since rustdoc takes much longer for a program.
    let share = std::env::var("SHAPESMITH_CORPUS_SHARE").ok();
    let share = share.map(|share| share.parse::<usize>().expect("a number"));
    let in_share = |number: usize, shares| share.map(|share| number % shares == share % shares);
    let full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let always: &[&str] = if full { &DOZEN } else { &SMALL };
    // The compiler takes four minutes for all services on two cores.
    let models = chosen(&corpus).into_iter().enumerate();
    let models = models.filter(|(number, (name, _))| {
        always.contains(&&**name) || full && in_share(*number, 6).unwrap_or(true)
    });
    let models: Vec<(usize, (String, PathBuf))> = models.collect();
    for (_, (name, path)) in &models {
        let off = if name == NO_PATTERN.0 {
            format!("{:?}", NO_PATTERN.1)
        } else {
            String::new()
        };
        let source = format!(
            "//! {name}\n\n#![deny(warnings, missing_docs)]\n\n\
             shapesmith::smithy! {{\n    model = {path:?},\n    shapes = *,\n    operations = *,\n    \
             pattern_off = [{off}],\n}}\n",
        );
        let folder = format!("services/{name}");
        let manifest = package(&format!("service-{name}"));
        consumer.write(&format!("{folder}/Cargo.toml"), &manifest);
        consumer.write(&format!("{folder}/src/lib.rs"), &source);
    }
    consumer.cargo(&["check", "--workspace"]);
    // rustdoc takes ten times as long, half an hour for all. It is run for a few; for the dozen, if all services are
    // tested; and with a share, for a quarter of what is compiled.
    let mut arguments = vec!["doc".to_owned(), "--no-deps".to_owned()];
    for (number, (name, _)) in &models {
        if always.contains(&&**name) || full && in_share(*number, 24).unwrap_or(false) {
            arguments.extend(["-p".to_owned(), format!("service-{name}")]);
        }
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    consumer.cargo_with(&arguments, &[("RUSTDOCFLAGS", "-D warnings")]);
}
