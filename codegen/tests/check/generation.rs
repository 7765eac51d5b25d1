//! Where no error is found, the generator has none.

use std::fs;

use proc_macro2::Span;
use shapesmith_codegen::testing::generate_from;
use shapesmith_codegen::{ModelFile, Name, Selection, SmithyInput};
use shapesmith_test_support::smithy_cases::smithy_cases;
use shapesmith_test_support::{corpus, say};

use crate::findings;
use crate::smithy::models;

/// The errors of generating all shapes and all operations, also for each service.
fn errors(text: &str) -> Vec<String> {
    let Ok(model) = serde_json::from_str::<serde_json::Value>(text) else {
        return Vec::new();
    };
    let shapes = model["shapes"].as_object().into_iter().flatten();
    let of_kind = |kind: &str| {
        let shapes = shapes.clone().filter(|(_, shape)| shape["type"] == kind);
        let own = shapes.filter(|(_, shape)| shape["traits"]["smithy.api#mixin"].is_null());
        own.map(|(id, _)| id.clone()).collect::<Vec<_>>()
    };
    let all = || Some(Selection::All(Span::call_site()));
    // Without operations, a request for all of them is an error.
    let is_empty = |errors: &str| errors == "no operations in the model";
    let mut errors = Vec::new();
    // Operations of services with different protocols cannot always be in one module.
    let services: Vec<_> = of_kind("service").into_iter().map(Some).collect();
    let requests = if services.is_empty() {
        vec![None]
    } else {
        services
    };
    for service in requests {
        let file = ModelFile::new("m.json", std::path::Path::new(""), Span::call_site());
        let mut input = SmithyInput::new(file);
        (input.shapes, input.operations) = (all(), all());
        input.service = service.map(|text| Name {
            text,
            span: Span::call_site(),
        });
        let mut generated = generate_from(&input, text);
        if generated
            .as_ref()
            .is_err_and(|errors| errors.iter().any(|one| is_empty(one.message())))
        {
            input.operations = None;
            generated = generate_from(&input, text);
        }
        if let Err(found) = generated {
            errors.extend(found.iter().map(ToString::to_string));
        }
    }
    errors
}

fn agree(name: &str, text: &str, wrong: &mut Vec<String>) -> bool {
    let is_refused = findings(name, text).iter().any(|finding| finding.is_error);
    if !is_refused {
        let errors = errors(text).into_iter();
        wrong.extend(errors.map(|error| format!("{name}: {error}")));
    }
    is_refused
}

#[test]
fn the_generator_accepts_models_without_errors() {
    let Some(corpus) = corpus("the_generator_accepts_models_without_errors") else {
        return;
    };
    let cases = smithy_cases(&corpus, env!("CARGO_TARGET_TMPDIR"));
    let (mut counts, mut wrong) = ([0, 0], Vec::new());
    let is_full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    for (folder, step) in [("valid", if is_full { 1 } else { 5 }), ("semantic", 1)] {
        for path in models(&cases.join(folder)).into_iter().step_by(step) {
            let text = fs::read_to_string(&path).expect("a model");
            let name = path.strip_prefix(&cases).expect("a case");
            let is_refused = agree(&name.display().to_string(), &text, &mut wrong);
            counts[usize::from(is_refused)] += 1;
        }
    }
    say(&format!(
        "{} models without errors, {} with",
        counts[0], counts[1]
    ));
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A model with every kind of shape and the traits that the generator reads.
const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}, {"target": "a#List"}],
 "resources": [{"target": "a#R"}], "errors": [{"target": "a#Busy"}], "rename": {"b#Item": "OtherItem"},
 "traits": {"aws.protocols#restJson1": {}, "aws.auth#sigv4": {"name": "s"}, "smithy.api#paginated": {"inputToken": "token", "outputToken": "token"}}},
"a#T": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}], "traits": {"aws.protocols#awsJson1_0": {}}},
"a#R": {"type": "resource", "identifiers": {"id": {"target": "a#Id"}}, "read": {"target": "a#Get"}},
"a#Get": {"type": "operation", "input": {"target": "a#GetInput"}, "output": {"target": "a#GetOutput"},
 "errors": [{"target": "a#Gone"}], "traits": {"smithy.api#readonly": {}, "smithy.api#http": {"method": "GET", "uri": "/x/{id}", "code": 200}}},
"a#List": {"type": "operation", "input": {"target": "a#ListInput"}, "output": {"target": "a#ListOutput"},
 "traits": {"smithy.api#readonly": {}, "smithy.api#paginated": {"items": "items", "pageSize": "size"}, "smithy.api#http": {"method": "POST", "uri": "/x?all"}}},
"a#GetInput": {"type": "structure", "members": {"id": {"target": "a#Id", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
 "q": {"target": "smithy.api#Boolean", "traits": {"smithy.api#httpQuery": "q"}}, "h": {"target": "a#Kind", "traits": {"smithy.api#httpHeader": "x-h"}},
 "t": {"target": "smithy.api#String", "traits": {"smithy.api#idempotencyToken": {}, "smithy.api#httpHeader": "x-t"}}}, "traits": {"smithy.api#input": {}}},
"a#GetOutput": {"type": "structure", "members": {"item": {"target": "a#Item", "traits": {"smithy.api#httpPayload": {}}},
 "code": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpResponseCode": {}}},
 "more": {"target": "a#Map", "traits": {"smithy.api#httpPrefixHeaders": "x-m-"}}}},
"a#ListInput": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}, "size": {"target": "smithy.api#Integer"}}},
"a#ListOutput": {"type": "structure", "members": {"token": {"target": "smithy.api#String"}, "items": {"target": "a#Items"}}},
"a#Busy": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}}, "traits": {"smithy.api#error": "server", "smithy.api#httpError": 503}},
"a#Gone": {"type": "structure", "traits": {"smithy.api#error": "client", "smithy.api#retryable": {"throttling": true}}},
"a#Item": {"type": "structure", "mixins": [{"target": "a#Mix"}], "members": {
 "n": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 5, "smithy.api#range": {"min": 1, "max": 9}}},
 "k": {"target": "a#Kind", "traits": {"smithy.api#default": "b"}}, "i": {"target": "a#Number", "traits": {"smithy.api#required": {}}},
 "u": {"target": "a#Union"}, "d": {"target": "smithy.api#Document"}, "w": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}},
 "b": {"target": "smithy.api#Blob", "traits": {"smithy.api#length": {"max": 9}}}, "inner": {"target": "a#Item"}}},
"a#Mix": {"type": "structure", "members": {"mixed": {"target": "smithy.api#String", "traits": {"smithy.api#jsonName": "m"}}}, "traits": {"smithy.api#mixin": {}}},
"b#Item": {"type": "structure", "members": {"x": {"target": "a#Set"}}},
"a#Union": {"type": "union", "members": {"item": {"target": "b#Item"}, "none": {"target": "smithy.api#Unit"}}},
"a#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "a"}}, "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b"}}}},
"a#Number": {"type": "intEnum", "members": {"ONE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}},
"a#Id": {"type": "string", "traits": {"smithy.api#pattern": "^[a-z]+$", "smithy.api#length": {"min": 1, "max": 8}}},
"a#Items": {"type": "list", "member": {"target": "a#Item"}, "traits": {"smithy.api#sparse": {}}},
"a#Set": {"type": "list", "member": {"target": "a#Id"}, "traits": {"smithy.api#uniqueItems": {}}},
"a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}}}}"#;

/// The strings of a text, without their quotes, as ranges.
fn strings(text: &str) -> Vec<std::ops::Range<usize>> {
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
    quotes.chunks(2).map(|pair| pair[0] + 1..pair[1]).collect()
}

/// Each string of the model becomes other strings of it, and each annotation another value.
#[test]
fn the_generator_accepts_damaged_models_without_errors() {
    let mut wrong = Vec::new();
    for finding in findings("whole", MODEL) {
        assert!(!finding.is_error, "{}", finding.diagnostic);
    }
    let places = strings(MODEL);
    let mut texts: Vec<&str> = places.iter().map(|place| &MODEL[place.clone()]).collect();
    texts.sort_unstable();
    texts.dedup();
    let (mut counts, mut seed) = ([0, 0], 7_usize);
    for place in &places {
        for _ in 0..3 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let other = texts[(seed >> 33) % texts.len()];
            let text = [&MODEL[..place.start], other, &MODEL[place.end..]].concat();
            let name = format!("{} -> {other} at {}", &MODEL[place.clone()], place.start);
            counts[usize::from(agree(&name, &text, &mut wrong))] += 1;
        }
    }
    for (at, _) in MODEL.match_indices("{}") {
        for other in ["1", "\"x\"", "[]", "null", "{\"a\": 1}", "true"] {
            let text = [&MODEL[..at], other, &MODEL[at + 2..]].concat();
            counts[usize::from(agree(&format!("{other} at {at}"), &text, &mut wrong))] += 1;
        }
    }
    say(&format!(
        "{} models without errors, {} with",
        counts[0], counts[1]
    ));
    assert!(counts[0] > 100 && counts[1] > 100, "{counts:?}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
