//! Which change of the model a change of Rust belongs to, and what the texts say.

use std::fs;
use std::path::Path;

use serde_json::Value;

const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"m#Service": {"type": "service", "version": "1", "operations": [{"target": "m#Get"}, {"target": "m#Put"}],
    "traits": {"aws.protocols#restJson1": {}}},
"m#Get": {"type": "operation", "input": {"target": "m#GetIn"}, "errors": [{"target": "m#Err1"}],
    "traits": {"smithy.api#documentation": "Gets.", "smithy.api#http": {"method": "GET", "uri": "/g/{id}"}}},
"m#GetIn": {"type": "structure", "members": {
    "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
    "event": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "E.", "smithy.api#httpQuery": "e"}}}},
"m#Put": {"type": "operation", "input": {"target": "m#PutIn"},
    "traits": {"smithy.api#http": {"method": "POST", "uri": "/p"}}},
"m#PutIn": {"type": "structure", "members": {
    "q": {"target": "m#Q", "traits": {"smithy.api#documentation": "Q."}},
    "qs": {"target": "m#Qs", "traits": {"smithy.api#documentation": "Qs."}},
    "s": {"target": "m#S"}, "u": {"target": "m#U"}, "e": {"target": "m#E"}}},
"m#Q": {"type": "integer", "traits": {"smithy.api#range": {"min": 1, "max": 10}}},
"m#Qs": {"type": "list", "member": {"target": "m#Q"}},
"m#S": {"type": "string", "traits": {"smithy.api#length": {"max": 9}}},
"m#U": {"type": "union", "members": {
    "id": {"target": "smithy.api#Integer"}, "url": {"target": "smithy.api#String"}}},
"m#E": {"type": "string", "traits": {"smithy.api#enum": [
    {"value": "a-long-value-that-takes-much-of-a-line", "name": "ONE"}, {"value": "two", "name": "TWO"},
    {"value": "three", "name": "THREE"}]}},
"m#Err1": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}}, "traits": {"smithy.api#error": "client"}},
"m#Err2": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}}, "traits": {"smithy.api#error": "client"}}}}"#;

fn changes(name: &str, edits: &[(&str, &str)]) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("causes");
    fs::create_dir_all(&folder).expect("a folder");
    let mut new = MODEL.to_owned();
    for (from, to) in edits {
        assert!(new.contains(from), "{name}: {from}");
        new = new.replace(from, to);
    }
    let files = ["old", "new"].map(|version| folder.join(format!("{name}.{version}.json")));
    fs::write(&files[0], MODEL).expect("a file");
    fs::write(&files[1], new).expect("a file");
    let report = super::diff(&files[0], &files[1], &[]);
    report["changes"].as_array().expect("changes").clone()
}

/// The message of the change that has a change of Rust.
fn cause<'c>(changes: &'c [Value], rust: &str) -> &'c str {
    let has = |change: &&Value| {
        let rusts = change["rust_changes"].as_array();
        (rusts.into_iter().flatten()).any(|found| found["message"] == rust)
    };
    let found = changes
        .iter()
        .find(has)
        .and_then(|change| change["message"].as_str());
    found.unwrap_or_else(|| panic!("no `{rust}`: {changes:#?}"))
}

#[test]
fn changes_of_rust_belong_to_what_causes_them() {
    const ERRORS: (&str, &str) = (
        "\"errors\": [{\"target\": \"m#Err1\"}]",
        "\"errors\": [{\"target\": \"m#Err1\"}, {\"target\": \"m#Err2\"}]",
    );
    for (name, edits, rust, expected) in [
        (
            "uri",
            &[ERRORS, ("/g/{id}", "/h/{id}"), ("Gets.", "Gets it.")][..],
            "URI of `Get` became `/h/{id}` (was `/g/{id}`)",
            "`@http` of `Get` changed",
        ),
        (
            "method",
            &[ERRORS, ("\"GET\"", "\"DELETE\"")],
            "HTTP method of `Get` became `DELETE` (was `GET`)",
            "`@http` of `Get` changed",
        ),
        (
            "range",
            &[
                ("\"min\": 1", "\"min\": 2"),
                ("\"Q.\"", "\"The Q.\""),
                ("\"Qs.\"", "\"The Qs.\""),
            ],
            "constraints of `PutIn$q` became range 2 to 10 (were range 1 to 10)",
            "`@range` of `Q` changed",
        ),
        (
            "range of items",
            &[("\"min\": 1", "\"min\": 2"), ("\"Qs.\"", "\"The Qs.\"")],
            "constraints of `PutIn$qs` became range of items 2 to 10 (were range of items 1 to 10)",
            "`@range` of `Q` changed",
        ),
        (
            "length",
            &[
                ("{\"max\": 9}", "{\"max\": 8}"),
                ("\"min\": 1", "\"min\": 2"),
            ],
            "constraints of `PutIn$s` became length at most 8 (were length at most 9)",
            "`@length` of `S` changed",
        ),
        (
            "query",
            &[
                (
                    "\"smithy.api#httpQuery\": \"e\"",
                    "\"smithy.api#httpQuery\": \"event\"",
                ),
                ("\"E.\"", "\"An e.\""),
            ],
            "HTTP binding of `GetIn$event` became `@httpQuery(\"event\")` (was `@httpQuery(\"e\")`)",
            "`@httpQuery` of member `event` of `GetIn` changed",
        ),
        (
            "documentation",
            &[("\"E.\"", "\"An e.\"")],
            "documentation of `GetIn` changed",
            "`@documentation` of member `event` of `GetIn` changed",
        ),
        (
            "error",
            &[ERRORS, ("Gets.", "Gets it.")],
            "variant `Err2` of `GetError` was added",
            "error `Err2` was added to `Get`",
        ),
    ] {
        let found = changes(name, edits);
        let cause = cause(&found, rust);
        assert!(cause.starts_with(expected), "{name}: {cause}");
    }
}

#[test]
fn unrelated_members_are_not_renamed() {
    let found = changes("unrelated", &[("\"url\"", "\"text\"")]);
    assert_eq!(
        cause(&found, "variant `Url` of `U` was removed"),
        "member `url` of `U` was removed"
    );
    assert_eq!(
        cause(&found, "variant `Text` of `U` was added"),
        "member `text` of `U` was added"
    );
    let found = changes("renamed", &[("\"url\"", "\"urlText\"")]);
    let removed = "variant `Url` of `U` was renamed to `UrlText`";
    assert_eq!(cause(&found, removed), "member `url` of `U` was removed");
    let added = "variant `UrlText` of `U` was previously `Url`";
    assert_eq!(cause(&found, added), "member `urlText` of `U` was added");
    let with_name = "\"urn\": {\"target\": \"smithy.api#String\", \"traits\": {\"smithy.api#jsonName\": \"url\"}}";
    let found = changes(
        "wire name",
        &[("\"url\": {\"target\": \"smithy.api#String\"}", with_name)],
    );
    cause(&found, "variant `Url` of `U` was renamed to `Urn`");
}

#[test]
fn values_of_enums_are_named() {
    let message = |name, edits: &[(&str, &str)]| {
        let found = changes(name, edits);
        let found = found.iter().find(|change| change["shape"] == "m#E");
        found.expect("a change")["message"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    assert_eq!(
        message(
            "values",
            &[(
                "\"three\", \"name\": \"THREE\"",
                "\"four\", \"name\": \"FOUR\""
            )]
        ),
        "`@enum` of `E` changed: \"four\" added; \"three\" removed"
    );
    assert_eq!(
        message("names", &[("\"THREE\"", "\"TRI\"")]),
        "`@enum` of `E` changed: the name of \"three\" from `THREE` to `TRI` changed"
    );
    assert_eq!(
        message(
            "traits",
            &[(
                "\"name\": \"THREE\"",
                "\"name\": \"THREE\", \"deprecated\": true"
            )]
        ),
        "`@enum` of `E` changed: traits of \"three\" changed"
    );
}

#[test]
fn a_removed_operation_has_two_types() {
    let found = changes(
        "operation",
        &[
            ("{\"target\": \"m#Get\"}, ", ""),
            (
                "\"m#Get\": {\"type\": \"operation\"",
                "\"m#Other\": {\"type\": \"operation\"",
            ),
        ],
    );
    cause(
        &found,
        "operation `Get` and its error enum `GetError` were removed",
    );
}

#[test]
fn an_error_with_another_name_is_a_change_of_its_shape() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("causes");
    fs::create_dir_all(&folder).expect("a folder");
    let of = |name: &str| {
        let operations = (1..=3).map(|at| {
            format!(
                r#""m#Op{at}": {{"type": "operation", "errors": [{{"target": "m#{name}"}}],
                "traits": {{"smithy.api#http": {{"method": "POST", "uri": "/{at}"}}}}}},"#
            )
        });
        let operations: String = operations.collect();
        let model = r#"{"smithy": "2.0", "shapes": {OPERATIONS
            "m#Service": {"type": "service", "version": "1", "errors": [{"target": "m#NAME"}],
                "operations": [{"target": "m#Op1"}, {"target": "m#Op2"}, {"target": "m#Op3"}],
                "traits": {"aws.protocols#restJson1": {}}},
            "m#NAME": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
                "traits": {"smithy.api#error": "client"}}}}"#;
        let model = model.replace("OPERATIONS", &operations);
        let file = folder.join(format!("error.{name}.json"));
        fs::write(&file, model.replace("NAME", name)).expect("a file");
        file
    };
    let report = super::diff(&of("NotFound"), &of("Missing"), &[]);
    let changes = report["changes"].as_array().expect("changes");
    let messages: Vec<&str> = (changes.iter())
        .filter_map(|change| change["message"].as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "structure `NotFound` was removed",
            "structure `Missing` was added"
        ]
    );
    assert_eq!(
        changes[0]["old_client"]["message"],
        "do not get the error `NotFound` any more"
    );
    cause(changes, "variant `NotFound` of `Op2Error` was removed");
    let events = changes.iter().map(|change| &change["events"]);
    let events = events.filter_map(Value::as_array).map(Vec::len);
    // Those of Smithy's differ are all there.
    assert_eq!(events.sum::<usize>(), 10);
}
