//! What the command says about changes of the generated Rust.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::cases::{numbered, to_text};

fn run(name: &str, versions: [&Value; 2], more: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("messages")
        .join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let files = ["old.json", "new.json"].map(|name| folder.join(name));
    for (file, shapes) in files.iter().zip(versions) {
        let model = json!({"smithy": "2.0", "shapes": shapes});
        fs::write(file, to_text(&model)).expect("a file");
    }
    Command::new(env!("CARGO_BIN_EXE_shapesmith"))
        .args(["diff", "--format", "json"])
        .args(&files)
        .args(more)
        .output()
        .expect("the command runs")
}

/// The classes and messages about Rust, in alphabetical order.
fn messages(name: &str, versions: [&Value; 2], more: &[&str]) -> Vec<String> {
    let output = run(name, versions, more);
    let errors = String::from_utf8_lossy(&output.stderr);
    let report: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{name}: {errors}"));
    let changes = report["changes"].as_array().expect("changes");
    let changes = changes
        .iter()
        .filter_map(|change| change["rust_changes"].as_array());
    let texts = changes.flatten().map(|change| {
        let text = |key: &str| change[key].as_str().unwrap_or_default();
        format!("{}: {}", text("class"), text("message"))
    });
    let mut texts: Vec<String> = texts.collect();
    texts.sort();
    texts
}

/// A model with a structure `Y` that has these members, each with its target and traits.
fn structure(members: &[(&str, &str, Value)]) -> Value {
    let members = members.iter().enumerate();
    let members = members.map(|(at, (name, target, traits))| {
        let target = if target.contains('#') {
            (*target).to_owned()
        } else {
            format!("smithy.api#{target}")
        };
        (
            numbered(at, name),
            json!({"target": target, "traits": traits}),
        )
    });
    let members: serde_json::Map<String, Value> = members.collect();
    json!({"a#Y": {"type": "structure", "members": members}})
}

fn required() -> Value {
    json!({"smithy.api#required": {}})
}

#[test]
fn members_of_structures() {
    let plain = || json!({});
    for (name, old, new, expected) in [
        (
            "optional",
            structure(&[("x", "String", required())]),
            structure(&[("x", "String", plain())]),
            &[
                "breaking: field `x` of `Y` became `Option<String>` (was `String`)",
                "compatible: `impl Default for Y` was added",
            ][..],
        ),
        (
            "required",
            structure(&[("x", "String", plain())]),
            structure(&[("x", "String", required())]),
            &[
                "breaking: `Y` does not implement `Default` any more",
                "breaking: builder of `Y` requires `x`",
                "breaking: field `x` of `Y` became `String` (was `Option<String>`)",
            ],
        ),
        (
            "new required",
            structure(&[("a", "String", required())]),
            structure(&[("a", "String", required()), ("x", "Integer", required())]),
            &[
                "breaking: builder of `Y` requires `x`",
                "compatible: field `x` of `Y` was added",
            ],
        ),
        (
            "order",
            structure(&[("a", "String", required()), ("b", "String", required())]),
            structure(&[("b", "String", required()), ("a", "String", required())]),
            &[
                "breaking: type parameters of `YBuilder` became `<b, a>` (were `<a, b>`)",
                "compatible: order of the members of `Y` changed",
            ],
        ),
        (
            "removed",
            structure(&[("a", "String", plain()), ("x", "Integer", plain())]),
            structure(&[("a", "String", plain())]),
            &["breaking: field `x` of `Y` was removed"],
        ),
        (
            "renamed",
            structure(&[("oldName", "Integer", plain())]),
            structure(&[("newName", "Integer", plain())]),
            &[
                "breaking: field `old_name` of `Y` was renamed to `new_name`",
                "compatible: field `new_name` of `Y` was previously `old_name`",
            ],
        ),
        (
            "another default",
            structure(&[("x", "Integer", json!({"smithy.api#default": 1}))]),
            structure(&[("x", "Integer", json!({"smithy.api#default": 2}))]),
            &["compatible: default of `Y$x` became `2` (was `1`)"],
        ),
        (
            "constraints",
            structure(&[("x", "String", json!({"smithy.api#length": {"max": 3}}))]),
            structure(&[("x", "String", json!({"smithy.api#length": {"max": 2}}))]),
            &["compatible: constraints of `Y$x` became length at most 2 (were length at most 3)"],
        ),
        (
            "documentation",
            structure(&[("x", "String", plain())]),
            structure(&[("x", "String", json!({"smithy.api#documentation": "Text."}))]),
            &["invisible: documentation of `Y` changed"],
        ),
        (
            "another order",
            structure(&[("a", "String", plain()), ("b", "String", plain())]),
            structure(&[("b", "String", plain()), ("a", "String", plain())]),
            &["compatible: order of the members of `Y` changed"],
        ),
        (
            "default",
            structure(&[("x", "String", required())]),
            structure(&[(
                "x",
                "String",
                json!({"smithy.api#required": {}, "smithy.api#default": "a"}),
            )]),
            &[
                "breaking: builder of `Y` does not require `x`, and has no type parameter for it",
                "compatible: `Y$x` has a default now: `\"a\"`",
                "compatible: `impl Default for Y` was added",
                "compatible: method `x` of `Y` was added",
                "compatible: setter `maybe_x` of `YBuilder` was added",
            ],
        ),
        ("same", structure(&[]), structure(&[]), &[]),
    ] {
        assert_eq!(messages(name, [&old, &new], &[]), expected, "{name}");
    }
}

#[test]
fn types() {
    let with = |more: Value| {
        let mut shapes = json!({"a#Holder": {"type": "structure", "members": {}}});
        if let (Some(shapes), Value::Object(more)) = (shapes.as_object_mut(), more) {
            shapes.extend(more);
        }
        shapes
    };
    let members = json!({"text": {"target": "smithy.api#String"}});
    let of = |kind: &str, name: &str| json!({name: {"type": kind, "members": members}});
    let values = |names: &[&str]| {
        let values = names.iter().map(|name| {
            let traits = json!({"smithy.api#enumValue": name.to_lowercase()});
            (
                (*name).to_owned(),
                json!({"target": "smithy.api#Unit", "traits": traits}),
            )
        });
        let values: serde_json::Map<String, Value> = values.collect();
        with(json!({"a#E": {"type": "enum", "members": values}}))
    };
    for (name, old, new, expected) in [
        (
            "type removed",
            with(of("structure", "a#Y")),
            with(json!({})),
            &["breaking: struct `Y` was removed"][..],
        ),
        (
            "type added",
            with(json!({})),
            with(of("structure", "a#Y")),
            &["compatible: struct `Y` was added"],
        ),
        (
            "type renamed",
            with(of("structure", "a#Y")),
            with(of("structure", "a#NewY")),
            &["breaking: struct `Y` was renamed to `NewY`"],
        ),
        (
            "type of another name",
            with(of("structure", "a#Y")),
            with(of("structure", "a#Z")),
            &[
                "breaking: struct `Y` was removed",
                "compatible: struct `Z` was added",
            ],
        ),
        (
            "type of another kind",
            with(of("structure", "a#Y")),
            with(of("union", "a#Y")),
            &["breaking: `Y` became an enum (was a struct)"],
        ),
        (
            "variant removed",
            values(&["A", "B"]),
            values(&["B"]),
            &["breaking: variant `A` of `E` was removed"],
        ),
        (
            "variant added",
            values(&["B"]),
            values(&["A", "B"]),
            &["compatible: variant `A` of `E` was added"],
        ),
        (
            "From is ambiguous",
            with(of("union", "a#U")),
            with(json!({"a#U": {"type": "union", "members": {
                "text": {"target": "smithy.api#String"}, "other": {"target": "smithy.api#String"},
            }}})),
            &[
                "breaking: `String` does not implement `IntoValue<U>` any more",
                "breaking: `U` does not implement `From<String>` any more",
                "compatible: variant `Other` of `U` was added",
            ],
        ),
    ] {
        assert_eq!(messages(name, [&old, &new], &[]), expected, "{name}");
    }
}

#[test]
fn a_change_is_reported_where_it_is() {
    // Code that contains constrained values knows that it does.
    let model = |traits: Value| {
        json!({
            "a#Outer": {"type": "structure", "members": {"inner": {"target": "a#Inner"}}},
            "a#Inner": {"type": "structure", "members": {"x": {"target": "smithy.api#String", "traits": traits}}},
        })
    };
    let constrained = model(json!({"smithy.api#length": {"max": 3}}));
    let found = messages("nested", [&model(json!({})), &constrained], &[]);
    assert_eq!(
        found,
        ["compatible: `Inner$x` has constraints now: length at most 3"]
    );
}

#[test]
fn operations() {
    let model = |input: &str, errors: &[&str]| {
        let errors: Value = errors.iter().map(|id| json!({"target": id})).collect();
        json!({
            "a#S": {
                "type": "service", "version": "1", "operations": [{"target": "a#Get"}],
                "traits": {"aws.protocols#awsJson1_0": {}},
            },
            "a#Get": {"type": "operation", "input": {"target": input}, "errors": errors},
            "a#In": {"type": "structure", "members": {}},
            "a#Gone": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}},
            "a#Other": {"type": "structure", "members": {}},
        })
    };
    let old = model("a#In", &[]);
    let found = messages("input", [&old, &model("a#Other", &[])], &[]);
    let expected = "breaking: `Input` of `Get` became `Other` (was `In`)";
    assert!(found.iter().any(|text| text == expected), "{found:?}");
    let found = messages("error", [&old, &model("a#In", &["a#Gone"])], &[]);
    let expected = "compatible: variant `Gone` of `GetError` was added";
    assert!(found.iter().any(|text| text == expected), "{found:?}");
    let found = messages("no error", [&model("a#In", &["a#Gone"]), &old], &[]);
    assert_eq!(
        found[0],
        "breaking: variant `Gone` of `GetError` was removed"
    );
    assert!(!found[1].starts_with("breaking"), "{found:?}");
    let mut without = old.clone();
    if let Some(shapes) = without.as_object_mut() {
        shapes.remove("a#Get");
        shapes["a#S"]["operations"] = json!([]);
    }
    let found = messages("operation", [&old, &without], &[]);
    assert!(
        found.contains(
            &"breaking: operation `Get` and its error enum `GetError` were removed".to_owned()
        ),
        "{found:?}"
    );
    // The operation is named, and the new version does not have it.
    let found = messages("named", [&old, &without], &["--operations", "Get"]);
    assert!(
        found.contains(
            &"breaking: operation `Get` and its error enum `GetError` were removed".to_owned()
        ),
        "{found:?}"
    );
}

#[test]
fn options_choose_what_is_compared() {
    let old = json!({
        "a#A": {"type": "structure", "members": {"x": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 0}}}},
        "a#B": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}},
    });
    let mut new = old.clone();
    new["a#A"]["members"]["x"]["traits"] = json!({});
    new["a#B"]["members"] = json!({});
    let found = messages("shapes", [&old, &new], &["--shapes", "A"]);
    assert_eq!(
        found,
        [
            "breaking: method `x` of `A` was removed",
            "compatible: `A$x` does not have a default any more"
        ]
    );
    let found = messages(
        "server",
        [&old, &new],
        &["--shapes", "A", "--nullability", "server"],
    );
    assert_eq!(
        found[0],
        "breaking: field `x` of `A` became `Option<i32>` (was `i32`)"
    );
    // A shape that only one version has.
    let removed = json!({"a#B": old["a#B"]});
    let found = messages("removed", [&old, &removed], &["--shapes", "A"]);
    assert_eq!(found, ["breaking: struct `A` was removed"]);
}

#[test]
fn names_that_collide_are_those_of_namespaces() {
    let of = |id: &str| json!({id: {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}}});
    let old = of("b#Same");
    let mut new = of("a#Same");
    new["b#Same"] = old["b#Same"].clone();
    let found = messages("collision", [&old, &new], &[]);
    assert_eq!(found, ["compatible: struct `a_Same` was added"]);
}

#[test]
fn a_version_without_code() {
    let good = structure(&[("x", "Integer", json!({}))]);
    let bad = structure(&[(
        "x",
        "Integer",
        json!({"smithy.api#range": {"min": 3, "max": 2}}),
    )]);
    let output = run("new", [&good, &bad], &[]);
    assert_eq!(output.status.code(), Some(1));
    let found = messages("new", [&good, &bad], &[]);
    assert!(
        found[0].starts_with("breaking: no code can be generated from the new version: "),
        "{found:?}"
    );
    // Nobody has code for such an old version that could break.
    let output = run("old", [&bad, &good], &[]);
    assert_eq!(output.status.code(), Some(0));
    let warning = String::from_utf8_lossy(&output.stderr);
    assert!(warning.contains("member `x`: `@range`"), "{warning}");
    // Whoever uses the old version has left the pattern out.
    let of = |length: u32| {
        let pattern = json!({"smithy.api#pattern": "a**", "smithy.api#length": {"max": length}});
        structure(&[("x", "String", pattern)])
    };
    let found = messages("pattern", [&of(2), &of(3)], &[]);
    assert_eq!(
        found,
        ["compatible: constraints of `Y$x` became length at most 3 (were length at most 2)"]
    );
}

#[test]
fn features_are_required() {
    let old = structure(&[("x", "Integer", json!({}))]);
    let new = structure(&[("x", "Integer", json!({})), ("y", "BigDecimal", json!({}))]);
    let found = messages("features", [&old, &new], &[]);
    let expected = "breaking: the code requires the feature `bignum` of `shapesmith`: ";
    assert!(
        found.iter().any(|text| text.starts_with(expected)),
        "{found:?}"
    );
    // This one is on by default.
    let new = structure(&[("x", "Integer", json!({})), ("y", "Document", json!({}))]);
    let found = messages("default features", [&old, &new], &[]);
    assert!(
        found.iter().all(|text| !text.starts_with("breaking")),
        "{found:?}"
    );
}

#[test]
fn services_are_compared_one_by_one() {
    let service = |operations: &[&str]| {
        let operations: Value = operations.iter().map(|id| json!({"target": id})).collect();
        let traits = json!({"aws.protocols#awsJson1_0": {}});
        json!({"type": "service", "version": "1", "operations": operations, "traits": traits})
    };
    // An operation of both needs to know the service that it is called at.
    let old = json!({
        "a#S": service(&["a#Get"]),
        "a#T": service(&["a#Get", "a#Put"]),
        "a#Get": {"type": "operation", "input": {"target": "a#In"}},
        "a#Put": {"type": "operation", "input": {"target": "a#In"}},
        "a#In": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}},
    });
    let mut new = old.clone();
    new["a#T"] = service(&["a#Get"]);
    let found = messages("services", [&old, &new], &[]);
    assert_eq!(
        found,
        ["breaking: operation `Put` and its error enum `PutError` were removed"]
    );
    if let Some(shapes) = new.as_object_mut() {
        shapes.remove("a#S");
    }
    let found = messages("service", [&old, &new], &[]);
    assert_eq!(
        found,
        [
            "breaking: no code can be generated for the operations of `S` any more",
            "breaking: operation `Put` and its error enum `PutError` were removed",
        ]
    );
}
