//! Every error and warning in a model.

mod generation;
mod smithy;

use std::fs;

use shapesmith_codegen::inspect::{Files, Finding, Model};
use shapesmith_test_support::aws_models::aws_models;
use shapesmith_test_support::{corpus, say};

/// The findings in a model, or the errors if it cannot be scanned.
fn findings(name: &str, text: &str) -> Vec<Finding> {
    let files = Files::one(name, text);
    match Model::scan(&files) {
        Ok(model) => model.check(),
        Err(errors) => {
            let errors = errors.into_iter();
            let finding = |diagnostic| Finding {
                is_error: true,
                code: "invalid-file",
                diagnostic,
            };
            errors.map(finding).collect()
        }
    }
}

/// The findings, each as a line.
fn shown(shapes: &str) -> Vec<String> {
    let text = format!("{{\"smithy\": \"2.0\", \"shapes\": {{\n{shapes}}}}}");
    let line = |finding: &Finding| {
        let severity = if finding.is_error { "error" } else { "warning" };
        let place = finding.diagnostic.place();
        let place = place.map_or(String::new(), |place| {
            format!("{}:{}", place.line, place.column)
        });
        let message = finding.diagnostic.message();
        format!("{severity} {} {place} {message}", finding.code)
    };
    findings("m.json", &text).iter().map(line).collect()
}

#[test]
fn a_sound_model_has_no_findings() {
    let sound = r#""a#A": {"type": "structure", "members": {"b": {"target": "smithy.api#String",
        "traits": {"smithy.api#length": {"min": 1}, "aws.api#data": "content"}}}}, "a#Alone": {"type": "string"}"#;
    assert_eq!(shown(sound), Vec::<String>::new());
}

#[test]
fn each_fault_is_found_once_with_its_place() {
    // No fault hides another one: not in the same shape, nor in a shape that refers to a faulty one.
    let shapes = r#""a#A": {"type": "structure", "members": {
"b": {"target": "a#Gone"},
"c": {"target": "a#Gone", "traits": {"smithy.api#length": {"min": -1}, "smithy.api#pattern": "("}},
"d": {"target": "a#B", "traits": {"smithy.api#range": {"min": 1}}}}},
"a#B": {"type": "structure", "members": {"a": {"target": "a#A"}}, "traits": {"smithy.api#pattern": "a"}},
"a#Alone": {"type": "list", "member": {"target": "a#A"}, "traits": {"smithy.api#length": 1, "smithy.api#sensitiv": {}}},
"a#Nothing": {"type": "string", "traits": {"smithy.api#pattern": "^[a-c]$", "smithy.api#length": {"min": 2}}},
"a#Again": {"type": "string", "traits": {"smithy.api#pattern": "^(a)\\1$"}},
"a#Big": {"type": "bigDecimal"}, "a#Other": {"type": "strin"},
"a#Default": {"type": "structure", "members": {
"a": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": "x"}},
"b": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": true}}}},
"a#Service": {"type": "service", "operations": [{"target": "a#NoOperation"}, {"target": "a#Put"}]},
"a#Put": {"type": "operation", "input": {"target": "a#In"}, "traits": {"smithy.api#http": {"method": "GET", "uri": "/{x}"}}},
"a#Unbound": {"type": "operation", "output": {"target": "a#NoOutput"}},
"a#In": {"type": "structure", "members": {"y": {"target": "smithy.api#String", "traits": {"smithy.api#httpLabel": {}}}}}"#;
    let found = shown(shapes);
    for expected in [
        "error invalid-shape 3:17 no shape `a#Gone` in the model",
        "error invalid-shape 4:67 member `c`: `@length.min`: expected an integer",
        "error invalid-shape 4:94 member `c`: `@pattern`: cannot compile \"(\"",
        "error invalid-model 5:55 `@range` can only be applied to numbers; member `d`",
        "error invalid-model 6:100 `@pattern` can only be applied to strings; this is a structure",
        "error invalid-shape 7:90 `@length`: expected an object, found a number",
        "error invalid-shape 7:116 unknown trait `smithy.api#sensitiv`",
        "warning impossible-constraint 8:66 no string matches the pattern",
        "warning backreference 9:64 the pattern of `a#Again` has a back-reference",
        "warning bignum 10:10 `a#Big` is a big decimal",
        "error invalid-shape 10:45 members cannot target a shape of type `strin`",
        "error invalid-shape 12:72 member `a`: `@default`",
        "error invalid-shape 13:72 member `b`: `@default`",
        "error invalid-operation 14:14 no operation `a#NoOperation` in the model",
        "warning unsupported-protocol 14:14 the service `a#Service`",
        "error invalid-shape 16:14 no shape `a#NoOutput` in the model",
    ] {
        let count = found
            .iter()
            .filter(|line| line.starts_with(expected))
            .count();
        assert_eq!(count, 1, "{expected}\n---\n{}", found.join("\n"));
    }
    assert!(
        !found.iter().any(|line| line.contains("unknown-trait")),
        "{found:#?}"
    );
    let of_labels = found
        .iter()
        .filter(|line| line.contains("invalid-model 17:"));
    assert!(of_labels.count() > 0, "{}", found.join("\n"));
}

#[test]
fn unknown_traits_are_warnings() {
    let shapes = r#""a#A": {"type": "structure", "members": {
"b": {"target": "smithy.api#String", "traits": {"smithy.api#zebra": 1, "my#zebra": 1}}},
"traits": {"smithy.api#quokka": {}}}"#;
    assert_eq!(
        shown(shapes),
        [
            "warning unknown-trait 3:69 member `b`: unknown trait `@zebra`, which is ignored",
            "warning unknown-trait 3:84 unknown trait `my#zebra`",
            "warning unknown-trait 4:33 unknown trait `@quokka`, which is ignored"
        ]
    );
}

#[test]
fn in_the_idl_traits_that_are_not_imported_are_errors() {
    let text = "$version: \"2\"\nnamespace a\nuse alloy#uuidFormat\n\n@restJson1\nservice S {}\n\n\
                structure T {\n    @lenght(min: 1)\n    @own\n    @uuidFormat\n    a: String\n}\n\n\
                @trait\nstructure own {}\n\n@other\nstring U\n";
    let found = findings("m.smithy", text);
    let found = found
        .iter()
        .filter(|finding| finding.code == "unknown-trait");
    let line = |finding: &Finding| {
        let place = finding.diagnostic.place().expect("a place");
        let message = finding.diagnostic.message();
        (finding.is_error, place.line, message.to_owned())
    };
    let found: Vec<_> = found.map(line).collect();
    let unknown = |name: &str| format!("unknown trait `{name}`");
    let expected = [
        (true, 5, unknown("@restJson1")),
        (true, 9, unknown("@lenght")),
        (false, 11, unknown("alloy#uuidFormat")),
        (true, 18, unknown("@other")),
    ];
    assert_eq!(found, expected);
}

#[test]
fn rules_that_the_generator_does_not_need_are_warnings() {
    let shapes = r#""a#A": {"type": "structure", "members": {
"a": {"target": "a#Short", "traits": {"smithy.api#default": "abc"}},
"b": {"target": "a#List", "traits": {"smithy.api#default": []}},
"c": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 5, "smithy.api#range": {"max": 4}}},
"d": {"target": "smithy.api#Integer", "traits": {"smithy.api#default": 5, "smithy.api#range": {"max": 5}}},
"e": {"target": "a#Short", "traits": {"smithy.api#default": "ab"}},
"E": {"target": "a#Short"}}},
"a#Short": {"type": "string", "traits": {"smithy.api#length": {"max": 2}}}, "a#short": {"type": "string"},
"a#List": {"type": "list", "member": {"target": "a#Short"}, "traits": {"smithy.api#length": {"min": 1}}},
"a#Put": {"type": "operation", "input": {"target": "a#A"}, "output": {"target": "a#Short"}}"#;
    assert_eq!(
        shown(shapes),
        [
            "warning invalid-default 3:61 member `a`: the default `\"abc\"` violates `@length`",
            "warning invalid-default 4:60 member `b`: the default `[]` violates `@length`",
            "warning invalid-default 5:72 member `c`: the default `5` violates `@range`",
            "warning conflicting-names 8:6 the names of the members `e` and `E` differ only by case",
            "warning conflicting-names 9:88 the names of `a#Short` and `a#short` differ only by case",
            "warning not-a-structure 11:10 expected a structure as the output of `a#Put`, found `a#Short`, a string",
        ]
    );
}

#[test]
fn an_invalid_trait_hides_no_missing_shape() {
    let operation = |more: &str| {
        format!(
            r#""a#Get": {{"type": "operation", "input": {{"target": "a#NoInput"}}, "output": {{"target": "a#NoOutput"}},
"errors": [{{"target": "a#NoError"}}, {{"target": "a#In"}}, {{"target": "a#Text"}}], "traits": {{{more}}}}},
"a#In": {{"type": "structure", "members": {{}}}}, "a#Text": {{"type": "string"}}"#
        )
    };
    let service = |more: &str| {
        format!(
            r#""a#S": {{"type": "service", "version": "1", "traits": {{"aws.protocols#awsJson1_0": {{}}{more}}},
"operations": [{{"target": "a#Put"}}, {{"target": "a#NoOperation"}}],
"errors": [{{"target": "a#NoError"}}]}}, "a#Put": {{"type": "operation"}}"#
        )
    };
    let invalid_http = r#""smithy.api#http": {"method": "GET", "uri": "/", "code": 99}"#;
    let invalid_title = r#", "aws.api#service": {"sdkId": 1}"#;
    for (valid, invalid, fault) in [
        (operation(""), operation(invalid_http), "`@http.code`"),
        (
            service(""),
            service(invalid_title),
            "`@aws.api#service.sdkId`",
        ),
    ] {
        let (valid, mut invalid) = (shown(&valid), shown(&invalid));
        let count = invalid.len();
        invalid.retain(|line| !line.contains(fault));
        assert_eq!(invalid, valid);
        assert_eq!(count, valid.len() + 1, "{invalid:#?}");
        assert!(valid.len() > 1, "{valid:#?}");
        let is_error = |line: &String| line.starts_with("error ");
        assert!(valid.iter().all(is_error), "{valid:#?}");
    }
}

#[test]
fn each_reference_to_a_missing_shape_is_an_error() {
    let shapes = r#""a#Get": {"type": "operation",
"input": {"target": "a#Gone"},
"errors": [{"target": "a#NoError"}]},
"a#Put": {"type": "operation",
"input": {"target": "a#Gone"},
"errors": [{"target": "a#NoError"}]},
"a#A": {"type": "structure", "members": {
"b": {"target": "a#Gone"},
"c": {"target": "a#None"},
"d": {"target": "a#None"}}},
"a#R": {"type": "resource",
"read": {"target": "a#NoRead"},
"identifiers": {"id": {"target": "a#NoId"}},
"operations": [{"target": "a#NoOperation"}]},
"a#S": {"type": "service", "version": "1", "traits": {"aws.protocols#awsJson1_0": {}},
"operations": [{"target": "a#NoOperation"}],
"resources": [{"target": "a#R"},
{"target": "a#NoResource"}]}"#;
    assert_eq!(
        shown(shapes),
        [
            "error invalid-shape 2:10 no shape `a#Gone` in the model",
            "error invalid-shape 2:10 no shape `a#NoError` in the model",
            "error invalid-shape 6:10 no shape `a#Gone` in the model, which the operation at m.json:5:10 refers to",
            "error invalid-shape 7:12 no shape `a#NoError` in the model, which the operation at m.json:5:10 refers to",
            "error invalid-shape 9:17 member `b`: no shape `a#Gone` in the model",
            "error invalid-shape 10:17 no shape `a#None` in the model",
            "error invalid-shape 11:17 member `d`: no shape `a#None` in the model",
            "error invalid-operation 12:8 no operation `a#NoOperation` in the model",
            "error invalid-operation 12:8 no operation `a#NoRead` in the model",
            // The generator does not read identifiers.
            "warning not-loaded 14:23 no shape `a#NoId` in the model, which the resource at m.json:12:8 refers to",
            "error invalid-operation 16:8 no operation or resource `a#NoResource` in the model, bound by `a#S`",
            "error invalid-operation 17:16 no shape `a#NoOperation` in the model, which the service at m.json:16:8 refers to",
        ]
    );
}

#[test]
fn what_is_no_error_is_reported_once() {
    let shapes = r#""a#Get": {"type": "operation", "errors": [{"target": "a#Plain"}, {"target": "a#Text"}]},
"a#Put": {"type": "operation", "errors": [{"target": "a#Plain"}, {"target": "a#Text"}]},
"a#Plain": {"type": "structure", "members": {}},
"a#Text": {"type": "string"},
"a#S": {"type": "service", "version": "1", "errors": [{"target": "a#Unused"}]},
"a#Unused": {"type": "structure", "members": {}}"#;
    assert_eq!(
        shown(shapes),
        [
            "error invalid-model 4:12 `a#Plain` is an error of `a#Get`, but not a structure with `@error`",
            "error invalid-model 5:11 `a#Text` is an error of `a#Get`, but not a structure with `@error`",
            "warning wrong-target 6:8 `a#Unused` is an error, but does not have `@error`",
        ]
    );
}

#[test]
fn the_help_of_a_default_has_each_value_once() {
    let shapes = r#""a#A": {"type": "structure", "members": {"b": {"target": "a#Color",
"traits": {"smithy.api#default": "blue"}}, "c": {"target": "a#Size", "traits": {"smithy.api#default": 7}}}},
"a#Color": {"type": "enum", "members": {
"RED": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}},
"ROUGE": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "red"}}}},
"a#Size": {"type": "intEnum", "members": {
"S": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
"M": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 1}},
"L": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 2}}}}"#;
    let text = format!("{{\"smithy\": \"2.0\", \"shapes\": {{\n{shapes}}}}}");
    let found = findings("m.json", &text);
    let helps: Vec<String> = found
        .iter()
        .filter(|finding| finding.diagnostic.message().contains("@default"))
        .map(|finding| finding.diagnostic.to_string())
        .filter_map(|text| Some(text.split_once("help: ")?.1.to_owned()))
        .collect();
    assert_eq!(helps, ["write `\"red\"`", "write `1` or `2`"]);
}

#[test]
fn all_faults_are_shown() {
    let member = |at: usize| {
        format!(
            "\"m{at}\": {{\"target\": \"smithy.api#String\", \"traits\": {{\"smithy.api#pattern\": \"(\"}}}}"
        )
    };
    let members: Vec<String> = (0..80).map(member).collect();
    let shapes = format!(
        "\"a#A\": {{\"type\": \"structure\", \"members\": {{\n{}}}}}",
        members.join(",\n")
    );
    assert_eq!(shown(&shapes).len(), 80);
}

/// The models of AWS with an error, and why.
const AWS_ERRORS: [(&str, &str); 1] = [(
    "rbin",
    "nothing to repeat", // the pattern of `RuleArn` has a quantifier of a quantifier, `{11}{0,63}`
)];

#[test]
fn models_of_aws_have_no_errors_and_few_warnings() {
    let Some(corpus) = corpus("models_of_aws_have_no_errors_and_few_warnings") else {
        return;
    };
    let mut warnings = std::collections::BTreeMap::<&str, usize>::new();
    let is_full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let models = aws_models(&corpus, env!("CARGO_TARGET_TMPDIR")).into_iter();
    for (name, path) in models.step_by(if is_full { 1 } else { 8 }) {
        let text = fs::read_to_string(path).expect("a model");
        for finding in findings(&name, &text) {
            let message = finding.diagnostic.to_string();
            let is_known = |(model, part): &(&str, &str)| *model == name && message.contains(part);
            if finding.is_error {
                assert!(AWS_ERRORS.iter().any(is_known), "{name}: {message}");
            } else {
                *warnings.entry(finding.code).or_default() += 1;
            }
        }
    }
    say(&format!("warnings in the models of AWS: {warnings:?}"));
    assert!(warnings.values().sum::<usize>() < 150, "{warnings:?}");
}

#[test]
fn rules_of_smithy_are_warnings() {
    let shapes = r#""a#S": {"type": "service", "operations": [{"target": "a#Get"}, {"target": "a#Put"}], "rename": {"a#Get": "Other"},
"traits": {"aws.protocols#restJson1": {}, "smithy.api#cors": {"origin": "a", "origins": {"b": "c"}}}},
"a#Get": {"type": "operation", "input": {"target": "a#In"}, "traits": {"smithy.api#readonly": {}, "smithy.api#idempotent": {},
"smithy.api#http": {"method": "GET", "uri": "/a?q=1"}}},
"a#Put": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "b#Private"}, "errors": [{"target": "b#Private"}]},
"a#In": {"type": "structure", "members": {
"q": {"target": "smithy.api#String", "traits": {"smithy.api#httpQuery": "q", "smithy.api#idempotencyToken": {}}},
"body": {"target": "a#List", "traits": {"smithy.api#httpPayload": {}, "smithy.api#idempotencyToken": {}, "smithy.api#xmlName": "0"}},
"z": {"target": "smithy.api#PrimitiveInteger", "traits": {"smithy.api#httpHeader": "z"}}},
"traits": {"smithy.api#input": {}, "smithy.api#noReplace": {}, "a#trait": 1}},
"a#List": {"type": "list", "member": {"target": "smithy.api#String"}},
"a#R": {"type": "resource", "identifiers": {"id": {"target": "smithy.api#String"}}, "delete": {"target": "a#Delete"}},
"a#Delete": {"type": "operation"},
"a#Empty": {"type": "union", "members": {}},
"a#Stream": {"type": "union", "members": {"a": {"target": "smithy.api#String"}}, "traits": {"smithy.api#streaming": {}}},
"a#trait": {"type": "string", "traits": {"smithy.api#trait": {"selector": "union"}}},
"b#Private": {"type": "structure", "traits": {"smithy.api#private": {}}}"#;
    let found = shown(shapes);
    for expected in [
        "error invalid-operation 2:106 `rename`: the operation `a#Get` cannot be renamed",
        "warning invalid-trait 3:62 `@cors` cannot have both `origin` and `origins`",
        "warning conflicting-traits 4:124 `@idempotent` conflicts with `@readonly`",
        "warning http-body 4:10 requests with the method GET should have no body, but `body` is in it",
        "warning missing-http 6:10 the protocol `aws.protocols#restJson1` requires `@http`",
        "warning private-shape 6:10 `b#Private` is private to its namespace",
        "error invalid-model 18:14 `b#Private` is an error of `a#Put`, but not a structure with `@error`",
        "warning wrong-target 7:9 with `@input`, it can be the input of only one operation, not of both `a#Get` and `a#Put`",
        "warning http-conflict 8:6 member `q`: the parameter `q` is also in the URI of `a#Get`",
        "warning exclusive-trait 9:9 member `body`: another member, `q`, has `@idempotencyToken` already",
        "warning invalid-trait 9:128 member `body`: `@xmlName`: expected a string that matches",
        "warning unsupported-payload 9:9 member `body`: `@httpPayload`: protocols of AWS do not support bodies of type list",
        "warning invalid-default 10:6 member `z`: the target `smithy.api#PrimitiveInteger` has the default `0`",
        "warning misplaced-trait 11:60 `@noReplace` cannot be applied to this structure",
        "warning misplaced-trait 11:75 `@a#trait` cannot be applied to this structure",
        "warning invalid-trait 11:75 `@a#trait`: expected a string, found `1`",
        "warning invalid-resource 13:8 the `delete` operation `a#Delete` must have `@idempotent`",
        "warning invalid-resource 14:13 the input must have a required member `id`",
        "warning empty-union 15:12 a union must have at least one member",
        "warning invalid-stream 16:48 member `a`: the members of an event stream must target structures",
    ] {
        let is_it = |line: &&String| line.starts_with(expected);
        let count = found.iter().filter(is_it).count();
        assert_eq!(count, 1, "{expected}\n---\n{}", found.join("\n"));
    }
}
