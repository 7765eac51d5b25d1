//! Models of several files: they are merged as Smithy merges them.

mod folders;
mod split;

use std::path::Path;

use proc_macro2::Span;
use shapesmith_codegen::testing::generate_from_files;
use shapesmith_codegen::{ModelFile, ModelFiles, ModelText, Selection, SmithyInput};

/// The texts of files called `1.json`, `2.json` and so on.
fn texts(files: &[String]) -> Vec<ModelText> {
    let text = |(at, text): (usize, &String)| ModelText {
        name: format!("{}.json", at + 1),
        text: text.clone(),
        span: Span::call_site(),
    };
    files.iter().enumerate().map(text).collect()
}

/// The code for all shapes and operations of a model of these files, or the errors.
fn expand(files: &[String]) -> Result<String, String> {
    let span = Span::call_site();
    let mut request = SmithyInput::new(ModelFiles(vec![ModelFile::new(
        "1.json",
        Path::new(""),
        span,
    )]))
    .with_shapes(Selection::All(span));
    if files.iter().any(|text| text.contains("\"operation\"")) {
        request = request.with_operations(Selection::All(span));
    }
    match generate_from_files(&request, &texts(files)) {
        Ok(code) => Ok(code.to_string()),
        Err(errors) => {
            let errors = errors.iter().map(ToString::to_string);
            Err(errors.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// A file in a version of Smithy.
fn file(version: &str, shapes: &str) -> String {
    format!("{{\"smithy\": \"{version}\", \"shapes\": {{\n{shapes}}}}}")
}

fn two(first: &str, second: &str) -> [String; 2] {
    [file("2.0", first), file("2.0", second)]
}

/// A shape of each kind, another definition that is equal, and one that differs in the way that is named.
const KINDS: &[(&str, &str, &str, &str)] = &[
    (
        r#"{"type": "structure", "members": {"a": {"target": "t#S"}, "b": {"target": "t#S"}}}"#,
        r#"{"members": {"a": {"target": "t#S", "traits": {}}, "b": {"target": "t#S"}}, "type": "structure", "traits": {}}"#,
        r#"{"type": "structure", "members": {"b": {"target": "t#S"}, "a": {"target": "t#S"}}}"#,
        "their members are in different orders",
    ),
    (
        r#"{"type": "structure", "members": {"a": {"target": "t#S"}}}"#,
        r#"{"type": "structure", "members": {"a": {"target": "t#S"}}}"#,
        r#"{"type": "structure", "members": {"a": {"target": "smithy.api#String"}}}"#,
        "their members `a` have different targets",
    ),
    (
        r#"{"type": "structure"}"#,
        r#"{"type": "structure", "members": {}}"#,
        r#"{"type": "structure", "members": {"a": {"target": "t#S"}}}"#,
        "only one has the member `a`",
    ),
    (
        r#"{"type": "structure", "mixins": [{"target": "t#M"}], "members": {}}"#,
        r#"{"type": "structure", "mixins": [{"target": "t#M"}], "members": {}}"#,
        r#"{"type": "structure", "members": {}}"#,
        "their `mixins` differ",
    ),
    (
        r#"{"type": "union", "members": {"a": {"target": "t#S"}}}"#,
        r#"{"type": "union", "members": {"a": {"target": "t#S"}}}"#,
        r#"{"type": "structure", "members": {"a": {"target": "t#S"}}}"#,
        "a union and a structure",
    ),
    (
        r#"{"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}}"#,
        r#"{"type": "enum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "A"}}}}"#,
        r#"{"type": "enum", "members": {"B": {"target": "smithy.api#Unit"}}}"#,
        "only one has the member `",
    ),
    (
        r#"{"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}}"#,
        r#"{"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}}}}"#,
        r#"{"type": "intEnum", "members": {"A": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 2}}}}"#,
        "conflicting values of `@enumValue`",
    ),
    (
        r#"{"type": "list", "member": {"target": "t#S"}}"#,
        r#"{"member": {"target": "t#S"}, "type": "list"}"#,
        r#"{"type": "list", "member": {"target": "smithy.api#String"}}"#,
        "their `member` differ",
    ),
    (
        r#"{"type": "map", "key": {"target": "t#S"}, "value": {"target": "t#S"}}"#,
        r#"{"type": "map", "value": {"target": "t#S"}, "key": {"target": "t#S"}}"#,
        r#"{"type": "map", "key": {"target": "t#S"}, "value": {"target": "smithy.api#String"}}"#,
        "their `value` differ",
    ),
    (
        r#"{"type": "string"}"#,
        r#"{"type": "string", "traits": {"smithy.api#documentation": "x"}}"#,
        r#"{"type": "blob"}"#,
        "a string and a blob",
    ),
    (
        r#"{"type": "operation", "input": {"target": "t#In"}}"#,
        r#"{"type": "operation", "input": {"target": "t#In"}, "output": {"target": "smithy.api#Unit"}, "errors": []}"#,
        r#"{"type": "operation", "input": {"target": "t#In"}, "errors": [{"target": "t#E"}]}"#,
        "their `errors` differ",
    ),
    (
        r#"{"type": "service", "version": "", "operations": [{"target": "t#O"}, {"target": "t#P"}]}"#,
        r#"{"type": "service", "operations": [{"target": "t#P"}, {"target": "t#O"}]}"#,
        r#"{"type": "service", "operations": [{"target": "t#P"}]}"#,
        "their `operations` differ",
    ),
    (
        r#"{"type": "resource", "identifiers": {"a": {"target": "t#S"}, "b": {"target": "t#S"}}}"#,
        r#"{"type": "resource", "identifiers": {"b": {"target": "t#S"}, "a": {"target": "t#S"}}}"#,
        r#"{"type": "resource", "identifiers": {"a": {"target": "t#S"}}}"#,
        "their `identifiers` differ",
    ),
];

/// The shapes that those of [`KINDS`] refer to.
const OTHERS: &str = r#""t#S": {"type": "string"}, "t#In": {"type": "structure"},
    "t#E": {"type": "structure", "traits": {"smithy.api#error": "client"}}, "t#O": {"type": "operation"},
    "t#P": {"type": "operation"}, "t#M": {"type": "structure", "traits": {"smithy.api#mixin": {}}}"#;

#[test]
fn equal_definitions_collapse_and_others_are_errors_at_both_places() {
    for &(first, equal, other, difference) in KINDS {
        let with = |shape: &str| format!("{OTHERS},\n\"t#X\": {shape}");
        let alone = |shape: &str| format!("\"t#X\": {shape}");
        for [one, another] in [
            two(&with(first), &alone(equal)),
            two(&alone(equal), &with(first)),
            two(&with(first), &alone(first)),
        ] {
            let result = expand(&[one.clone(), another]);
            assert!(result.is_ok(), "{first} and {equal}: {result:?}");
        }
        for (files, places) in [
            (two(&with(first), &alone(other)), ("2.json:2:", "1.json:")),
            (two(&alone(other), &with(first)), ("2.json:", "1.json:2:")),
        ] {
            let error = expand(&files).expect_err(other);
            let is_right = match difference
                .strip_prefix("a ")
                .and_then(|d| d.split_once(" and a "))
            {
                // In either order.
                Some((a, b)) => {
                    error.contains(&format!("a {a} and a {b}"))
                        || error.contains(&format!("a {b} and a {a}"))
                }
                None => error.contains(difference),
            };
            assert!(is_right, "{first} and {other}: {error}");
            let at = error.find(&format!("\n  --> {}", places.0)).expect(&error);
            let rest = &error[at..];
            assert!(rest.contains("in `t#X`"), "{error}");
            assert!(
                rest.contains(&format!("the first is at {}", places.1)),
                "{error}"
            );
        }
    }
}

#[test]
fn three_definitions_of_which_one_differs_are_an_error() {
    let shape = |kind: &str| file("2", &format!("\"t#X\": {{\"type\": \"{kind}\"}}"));
    assert!(expand(&[shape("string"), shape("string"), shape("string")]).is_ok());
    let error = expand(&[shape("string"), shape("string"), shape("blob")]).expect_err("differs");
    assert!(error.contains("3.json:2:8 in `t#X`"), "{error}");
    assert!(error.contains("1.json:2:8"), "{error}");
}

#[test]
fn traits_are_applied_from_any_file_to_any_other() {
    let shapes = r#""t#X": {"type": "structure", "members": {"a": {"target": "t#S"}, "b": {"target": "t#L"}}},
        "t#S": {"type": "string"}, "t#L": {"type": "list", "member": {"target": "t#S"}}"#;
    let applied = r#""t#X$a": {"type": "apply", "traits": {"smithy.api#required": {}}},
        "t#S": {"type": "apply", "traits": {"smithy.api#length": {"min": 1, "max": 7}}},
        "t#L$member": {"type": "apply", "traits": {"smithy.api#pattern": "^a+$"}},
        "t#L": {"type": "apply", "traits": {"smithy.api#uniqueItems": {}}}"#;
    let whole = r#""t#L": {"type": "list", "member": {"target": "t#S", "traits": {"smithy.api#pattern": "^a+$"}},
            "traits": {"smithy.api#uniqueItems": {}}},
        "t#S": {"type": "string", "traits": {"smithy.api#length": {"max": 7, "min": 1}}},
        "t#X": {"type": "structure", "members": {"a": {"target": "t#S", "traits": {"smithy.api#required": {}}},
            "b": {"target": "t#L"}}}"#;
    let whole = expand(&[file("2.0", whole)]).expect("sound");
    assert_eq!(expand(&two(shapes, applied)).as_ref(), Ok(&whole));
    assert_eq!(expand(&two(applied, shapes)).as_ref(), Ok(&whole));
    // Equal values collapse, also when a third file has them.
    let files = [shapes, applied, applied].map(|shapes| file("2.0", shapes));
    assert_eq!(expand(&files).as_ref(), Ok(&whole));
}

#[test]
fn values_of_a_trait_are_joined_are_equal_or_are_errors() {
    let shape =
        |traits: &str| format!("\"t#X\": {{\"type\": \"string\", \"traits\": {{{traits}}}}}");
    let apply =
        |traits: &str| format!("\"t#X\": {{\"type\": \"apply\", \"traits\": {{{traits}}}}}");
    let value = |values: &str| format!("\"smithy.api#enum\": [{values}]");
    let (a, b) = (r#"{"value": "a"}"#, r#"{"value": "b"}"#);
    // Definitions come before statements, each in the order of the files.
    let both = expand(&[file("2.0", &shape(&value(&format!("{a}, {b}"))))]).expect("sound");
    for files in [
        two(&shape(&value(a)), &apply(&value(b))),
        two(&apply(&value(b)), &shape(&value(a))),
        two(&shape(&value(a)), &shape(&value(b))),
    ] {
        assert_eq!(expand(&files).as_ref(), Ok(&both), "{files:?}");
    }
    let error = expand(&two(&shape(&value(a)), &apply(&value(a)))).expect_err("twice");
    assert!(
        error.contains("duplicate enum value \"a\"\n  --> 2.json:2:"),
        "{error}"
    );

    let length = |min: &str| format!("\"smithy.api#length\": {{\"min\": {min}, \"max\": 9}}");
    for files in [
        two(&shape(&length("1")), &apply(&length("1.0e0"))),
        two(
            &shape(&length("1")),
            &apply(r#""smithy.api#length": {"max": 9, "min": 1}"#),
        ),
    ] {
        assert!(expand(&files).is_ok(), "{files:?}");
    }
    for (files, place) in [
        (two(&shape(&length("1")), &apply(&length("2"))), "2.json:2:"),
        (two(&apply(&length("1")), &shape(&length("2"))), "1.json:2:"),
        (two(&shape(&length("1")), &shape(&length("2"))), "2.json:2:"),
    ] {
        let error = expand(&files).expect_err("conflict");
        assert!(error.contains("conflicting values of `@length`"), "{error}");
        assert!(error.contains(&format!("--> {place}")), "{error}");
        let other = if place == "1.json:2:" {
            "2.json:2:"
        } else {
            "1.json:2:"
        };
        assert!(
            error.contains(&format!("the first is at {other}")),
            "{error}"
        );
    }
    // Two statements on a member, and none on the shape.
    let member = |min: &str| {
        format!(
            "\"t#Y$a\": {{\"type\": \"apply\", \"traits\": {{{}}}}}",
            length(min)
        )
    };
    let owner =
        r#""t#Y": {"type": "structure", "members": {"a": {"target": "smithy.api#String"}}}, "#;
    let files = [owner.to_owned() + &member("1"), member("1")].map(|shapes| file("2.0", &shapes));
    assert!(expand(&files).is_ok());
    let files = [owner.to_owned() + &member("1"), member("2")].map(|shapes| file("2.0", &shapes));
    let error = expand(&files).expect_err("conflict");
    assert!(
        error.contains("conflicting values of `@length`\n  --> 2.json:2:"),
        "{error}"
    );
}

#[test]
fn traits_can_only_be_applied_to_shapes_of_the_model() {
    for (id, help) in [
        ("t#Y", "did you mean `t#X`?"),
        ("t#X$b", "no member `b` to apply traits to"),
        (
            "smithy.api#String",
            "no shape `smithy.api#String` in the model",
        ),
    ] {
        let statement = format!(
            "\"{id}\": {{\"type\": \"apply\", \"traits\": {{\"smithy.api#sensitive\": {{}}}}}}"
        );
        let shape =
            r#""t#X": {"type": "structure", "members": {"a": {"target": "smithy.api#String"}}}"#;
        let error = expand(&two(shape, &statement)).expect_err(id);
        assert!(
            error.contains(help) && error.contains("2.json:2:"),
            "{id}: {error}"
        );
    }
}

#[test]
fn versions_hold_for_their_files() {
    let member = |id: &str, target: &str, traits: &str| {
        format!(
            "\"t#{id}\": {{\"type\": \"structure\", \"members\": {{\"m\": {{\"target\": \"{target}\"{traits}}}}}}}"
        )
    };
    let has_default = |files: &[String], id: &str| {
        let code = expand(files).expect("sound").replace([' ', '\n'], "");
        // The method of a default returns the plain type.
        let at = code.find(&format!("impl{id}{{")).map(|at| &code[at..]);
        let end = at.and_then(|rest| rest[1..].find("impl")).unwrap_or(0);
        at.is_some_and(|rest| rest[..=end].contains("fnm(&self)"))
    };
    let integer = |traits: &str| format!("\"t#I\": {{\"type\": \"integer\"{traits}}}");
    let boxed = r#", "traits": {"smithy.api#box": {}}"#;
    let zero = r#", "traits": {"smithy.api#default": 0}"#;
    let (one, two) = ("1.0", "2.0");
    for (member_version, target_version, of_member, of_target, expected) in [
        (one, one, "", "", true),
        (one, one, boxed, "", false),
        (one, one, "", boxed, false),
        (two, one, "", "", false),
        (two, one, zero, "", true),
        (one, two, "", "", false),
        (one, two, "", zero, true),
        (one, two, boxed, zero, false),
        (two, two, "", "", false),
        (two, two, "", zero, false),
    ] {
        let x = file(member_version, &member("X", "t#I", of_member));
        let i = file(target_version, &integer(of_target));
        for files in [[x.clone(), i.clone()], [i, x]] {
            assert_eq!(has_default(&files, "X"), expected, "{files:?}");
        }
    }
    // Shapes of the prelude have no version.
    let beside = file(two, &integer(""));
    for (target, expected) in [("PrimitiveLong", true), ("Long", false)] {
        let x = file(one, &member("X", &format!("smithy.api#{target}"), ""));
        assert_eq!(has_default(&[x, beside.clone()], "X"), expected, "{target}");
    }
    // An applied trait is that of the shape's version.
    let x = file(one, &member("X", "t#I", ""));
    let apply = file(
        two,
        r#""t#I": {"type": "apply", "traits": {"smithy.api#range": {"min": 0}}},
           "t#X$m": {"type": "apply", "traits": {"smithy.api#documentation": "x"}}"#,
    );
    let i = file(one, &integer(""));
    assert!(has_default(&[x, apply, i], "X"));
}

#[test]
fn numbers_that_have_a_default_in_only_one_version_differ() {
    let integer = |version: &str, traits: &str| {
        file(
            version,
            &format!("\"t#I\": {{\"type\": \"integer\"{traits}}}"),
        )
    };
    let boxed = r#", "traits": {"smithy.api#box": {}}"#;
    let zero = r#", "traits": {"smithy.api#default": 0}"#;
    let error = expand(&[integer("1.0", ""), integer("2.0", "")]).expect_err("different");
    assert!(
        error.contains("conflicting definitions of the shape `t#I`: in Smithy 1.0"),
        "{error}"
    );
    for (first, second) in [
        (integer("1.0", boxed), integer("2.0", "")),
        (integer("1.0", ""), integer("2.0", zero)),
        (integer("1.0", ""), integer("1", "")),
    ] {
        assert!(expand(&[first, second]).is_ok());
    }
}

#[test]
fn metadata_is_merged() {
    let with = |metadata: &str| {
        format!(
            "{{\"smithy\": \"2.0\", \"metadata\": {metadata},\n\"shapes\": {{\"t#{}\": {{\"type\": \"string\"}}}}}}",
            metadata.len()
        )
    };
    for (first, second, expected) in [
        ("{}", r#"{"a": 1}"#, ""),
        (r#"{"a": [1]}"#, r#"{"a": [1, 2]}"#, ""),
        (
            r#"{"a": {"b": 1, "c": 2}}"#,
            r#"{"a": {"c": 2, "b": 1.0}}"#,
            "",
        ),
        (
            r#"{"a": 1}"#,
            r#"{"a":  2}"#,
            "conflicting values of the metadata \"a\"\n  --> 2.json:1:38\n  help: the first is at 1.json:1:37",
        ),
        (
            r#"{"a": [1]}"#,
            r#"{"a":  {}}"#,
            "conflicting values of the metadata",
        ),
        (
            "[]",
            r#"{"a":  {}}"#,
            "`metadata`: expected an object, found an array\n  --> 1.json:1:31",
        ),
    ] {
        let result = expand(&[with(first), with(second)]);
        match result {
            Ok(_) => assert_eq!(expected, "", "{first} {second}"),
            Err(error) => assert!(
                !expected.is_empty() && error.contains(expected),
                "{first} {second}: {error}"
            ),
        }
    }
}

#[test]
fn errors_name_the_file() {
    let sound = file("2.0", r#""t#A": {"type": "string"}"#);
    for (second, expected) in [
        ("{", "`2.json` is not valid JSON"),
        ("", "model `2.json` is empty"),
        ("namespace a\n", "model `2.json` is written in Smithy IDL"),
        (r#"{"smithy": "3", "shapes": {}}"#, "2.json:1:12"),
        (
            r#"{"smithy": "2", "shapes": {"t#B": {"type": "string"}, "t#B": {"type": "string"}}}"#,
            "duplicate shape `t#B` in `2.json`\n  --> 2.json:1:55 in `t#B`\n  help: the first is at 2.json:1:28",
        ),
        (
            r#"{"smithy": "2", "shapes": {"t#A": {"type": "string", "traits": {"x": 1, "x": 2}}}}"#,
            "duplicate key \"x\"\n  --> 2.json:1:73 in `t#A`",
        ),
        (
            r#"{"smithy": "2", "shapes": {"t#A": {"type": "string", "traits": []}}}"#,
            "`traits`: expected an object, found an array\n  --> 2.json:1:64 in `t#A`",
        ),
        (
            r#"{"smithy": "2", "shapes": {"t#B": {"type": "list", "member": {"target": "u#C"}}, "t#D": {"type":
            "structure", "members": {"a": {"target": "t#B"}}}}}"#,
            "no shape `u#C` in the model\n  --> 2.json:1:73 in `t#B`\n  help: no file has the namespace `u`: add the one",
        ),
    ] {
        let error = expand(&[sound.clone(), second.to_owned()]).expect_err(second);
        assert!(error.contains(expected), "{second}: {error}");
    }
    let files = ["{", "[]"].map(str::to_owned);
    let error = expand(&files).expect_err("none is a model");
    assert!(
        error.contains("1.json") && error.contains("2.json"),
        "{error}"
    );
}
