//! The output of all commands with `--format json` is as the schemas in `docs/schema/` say.

use std::path::Path;

use serde_json::Value;

use super::{folder, root, run};

/// A schema of the folder.
fn validator(name: &str) -> jsonschema::Validator {
    let file = root().join("docs/schema").join(format!("{name}.json"));
    let text = std::fs::read_to_string(file).expect("a schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[track_caller]
fn check(schema: &str, text: &str, context: &str) {
    let value: Value = serde_json::from_str(text).expect(context);
    let validator = validator(schema);
    let errors = validator.iter_errors(&value).take(5);
    let errors = errors.map(|error| format!("{} at {}", error, error.instance_path()));
    let errors: Vec<String> = errors.collect();
    assert!(errors.is_empty(), "{context}: {}", errors.join("\n"));
}

/// All models in the folder of the tests.
fn models() -> Vec<String> {
    let files = std::fs::read_dir(root().join("tests/models")).expect("the folder");
    let names = files.map(|file| file.expect("a file").file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|name| format!("tests/models/{name}"))
        .collect();
    names.push("model/cognito-identity-provider.json".to_owned());
    names.sort();
    names
}

/// Of a sorted list, some shapes of each kind.
fn sample(list: &Value) -> Vec<String> {
    let mut counts = std::collections::HashMap::new();
    let shapes = list["shapes"].as_array().expect("the shapes").iter();
    let few = shapes.filter(|shape| {
        let count = counts.entry(shape["kind"].to_string()).or_insert(0);
        *count += 1;
        *count <= 1
    });
    few.map(|shape| shape["id"].as_str().expect("an ID").to_owned())
        .collect()
}

#[test]
fn lists_and_shapes_are_as_documented() {
    for model in models() {
        let ran = run(&["list", &model, "--all", "--format", "json"], b"");
        assert_eq!(ran.code, Some(0), "{model}: {}", ran.err);
        check("list", &ran.out, &model);
        let list: Value = serde_json::from_str(&ran.out).expect("JSON");
        for id in sample(&list) {
            let ran = run(&["show", &model, &id, "--format", "json"], b"");
            assert_eq!(ran.code, Some(0), "{model} {id}: {}", ran.err);
            let shape: Value = match serde_json::from_str(&ran.out) {
                Ok(shape) => shape,
                // Numbers are as in the model, where they may be larger than a double.
                Err(error) if error.to_string().starts_with("number out of range") => continue,
                Err(error) => panic!("{id}: {error}"),
            };
            check("show", &ran.out, &id);
            let member = shape["members"][0]["name"].as_str().unwrap_or_default();
            // The values of `@enum` are not members.
            if shape["members"][0]["target"].is_string() {
                let id = format!("{id}${member}");
                let ran = run(&["show", &model, &id, "--format", "json"], b"");
                assert_eq!(ran.code, Some(0), "{model} {id}: {}", ran.err);
                check("show", &ran.out, &id);
            }
        }
    }
}

#[test]
fn other_results_are_as_documented() {
    let model = "model/cognito-identity-provider.json";
    let folder = folder("schemas");
    let file = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    let (json, code, old) = (file("m.json"), file("m.rs"), file("old.json"));
    let text = std::fs::read_to_string(root().join(model)).expect("the model");
    let changed = text
        .replace("\"ClientName\"", "\"ClientTitle\"")
        .replace("\"max\": 2048", "\"max\": 2047");
    std::fs::write(&old, changed).expect("a file");
    let wrong = file("wrong.json");
    let text = "{\"smithy\": \"2.0\", \"shapes\": {\"a#A\": {\"type\": \"string\", \"traits\": \
                {\"smithy.api#pattern\": \"[\", \"smithy.api#lenght\": {}}}}}";
    std::fs::write(&wrong, text).expect("a file");
    let name = ["--operations", "UpdateUserPoolClient"];
    let ast = file("ast.json");
    for (schema, arguments, expected) in [
        ("ast", vec!["ast", model, "-o", &ast], 0),
        (
            "trim",
            vec!["trim", model, name[0], name[1], "-o", &json],
            0,
        ),
        (
            "expand",
            vec!["expand", model, name[0], name[1], "-o", &code],
            0,
        ),
        ("expand", vec!["expand", model, name[0], name[1]], 0),
        ("check", vec!["check", model], 0),
        ("check", vec!["check", "tests/models/kinds.json"], 0),
        ("check", vec!["check", &wrong, model], 1),
        ("diff", vec!["diff", &old, model], 1),
        ("diff", vec!["diff", model, model], 0),
    ] {
        let arguments = [&arguments[..], &["--format", "json"]].concat();
        let ran = run(&arguments, b"");
        assert_eq!(ran.code, Some(expected), "{arguments:?}: {}", ran.err);
        check(schema, &ran.out, &format!("{arguments:?}"));
    }
}

#[test]
fn errors_are_as_documented() {
    for (arguments, text) in [
        (&["list", "-"][..], "{\"smithy\": \"9.0\"}"),
        (&["show", "tests/models/kinds.json", "Suite"], ""),
        (
            &["expand", "tests/models/kinds.json", "--shapes", "A", "B"],
            "",
        ),
        (&["list"], ""),
        (&["nothing"], ""),
    ] {
        let arguments = [arguments, &["--format", "json"]].concat();
        let ran = run(&arguments, text.as_bytes());
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        check("errors", &ran.err, &format!("{arguments:?}"));
    }
}
