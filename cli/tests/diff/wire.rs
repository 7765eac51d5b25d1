//! How clients and servers of different versions work together: every place of a message, in every protocol.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// A service with a member at each place. `PROTOCOL` is the name of its protocol.
const MODEL: &str = r#"{"smithy": "2.0", "metadata": {"owner": "me"}, "shapes": {
"m#Service": {"type": "service", "version": "2020", "operations": [{"target": "m#Put"}, {"target": "m#List"}],
    "traits": {"aws.protocols#PROTOCOL": {}, "aws.auth#sigv4": {"name": "things"}, "smithy.api#httpBasicAuth": {}}},
"m#Put": {"type": "operation", "input": {"target": "m#In"}, "output": {"target": "m#Out"},
    "errors": [{"target": "m#Gone"}],
    "traits": {"smithy.api#http": {"method": "POST", "uri": "/things/{id}?fixed", "code": 200}}},
"m#List": {"type": "operation", "output": {"target": "m#Out"},
    "traits": {"smithy.api#http": {"method": "GET", "uri": "/things"}}},
"m#In": {"type": "structure", "members": {
    "id": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}},
    "page": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpQuery": "page"}},
    "since": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#httpHeader": "X-Since"}},
    "meta": {"target": "m#Meta", "traits": {"smithy.api#httpPrefixHeaders": "X-Meta-"}},
    "word": {"target": "m#Word"},
    "plain": {"target": "smithy.api#String"},
    "nested": {"target": "m#Nested"}}},
"m#Out": {"type": "structure", "members": {
    "status": {"target": "smithy.api#Integer", "traits": {"smithy.api#httpResponseCode": {}}},
    "etag": {"target": "smithy.api#String", "traits": {"smithy.api#httpHeader": "ETag"}},
    "answer": {"target": "m#Answer"},
    "nested": {"target": "m#Nested"}}},
"m#Meta": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
"m#Word": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 9}}},
"m#Answer": {"type": "string", "traits": {"smithy.api#length": {"min": 1, "max": 8}}},
"m#Nested": {"type": "structure", "members": {
    "items": {"target": "m#Items"},
    "at": {"target": "smithy.api#Timestamp"}}},
"m#Items": {"type": "list", "member": {"target": "smithy.api#String"}},
"m#Gone": {"type": "structure", "members": {"message": {"target": "smithy.api#String"}},
    "traits": {"smithy.api#error": "client"}},
"m#Alone": {"type": "structure", "members": {"x": {"target": "smithy.api#String"}}}}}"#;

pub const ALL: [&str; 6] = [
    "restJson1",
    "restXml",
    "awsJson1_0",
    "awsJson1_1",
    "awsQuery",
    "ec2Query",
];
const REST: &[&str] = &["restJson1", "restXml"];
const XML: &[&str] = &["restXml", "awsQuery", "ec2Query"];
const QUERY: &[&str] = &["awsQuery", "ec2Query"];

pub const BREAKING: &str = "breaking";
pub const COMPATIBLE: &str = "compatible";
pub const INVISIBLE: &str = "invisible";

/// An edit: what is replaced by what, in turns.
type Edit = &'static [(&'static str, &'static str)];

/// An edit, the protocols in which it shows, and what old and new clients meet there. It is invisible in the others.
const EDITS: &[(&str, Edit, &[&str], &str, &str)] = &[
    (
        "method",
        &[(r#""POST""#, r#""PUT""#)],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "uri",
        &[("/things/{id}", "/items/{id}")],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "greedy label",
        &[("/things/{id}?", "/things/{id+}?")],
        REST,
        COMPATIBLE,
        COMPATIBLE,
    ),
    (
        "query that is gone",
        &[("?fixed", "")],
        REST,
        COMPATIBLE,
        BREAKING,
    ),
    (
        "query that is new",
        &[("?fixed", "?fixed&more=1")],
        REST,
        BREAKING,
        COMPATIBLE,
    ),
    (
        "query with an empty value",
        &[("?fixed", "?fixed=")],
        REST,
        COMPATIBLE,
        COMPATIBLE,
    ),
    (
        "query in the URI",
        &[("?fixed", "?other")],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "name of a label",
        &[("{id}", "{thing}"), (r#""id":"#, r#""thing":"#)],
        // The name of the member shows in other protocols.
        &["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query"],
        BREAKING,
        BREAKING,
    ),
    (
        "status",
        &[(r#""code": 200"#, r#""code": 201"#)],
        REST,
        COMPATIBLE,
        COMPATIBLE,
    ),
    (
        "default status",
        &[(r#", "code": 200"#, "")],
        &[],
        INVISIBLE,
        INVISIBLE,
    ),
    (
        "name of a header",
        &[("X-Since", "X-From")],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "case of a header",
        &[("X-Since", "x-since")],
        &[],
        INVISIBLE,
        INVISIBLE,
    ),
    (
        "prefix of headers",
        &[("X-Meta-", "X-More-")],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "name of a query parameter",
        &[(r#"httpQuery": "page""#, r#"httpQuery": "p""#)],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "header that moves to the body",
        &[(r#", "traits": {"smithy.api#httpHeader": "ETag"}"#, "")],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "status that moves to the body",
        &[(r#", "traits": {"smithy.api#httpResponseCode": {}}"#, "")],
        REST,
        BREAKING,
        BREAKING,
    ),
    (
        "the format that a header has by default",
        &[(
            r#""smithy.api#httpHeader": "X-Since""#,
            r#""smithy.api#httpHeader": "X-Since", "smithy.api#timestampFormat": "http-date""#,
        )],
        &["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query"],
        BREAKING,
        BREAKING,
    ),
    (
        "the format that XML has by default",
        &[(
            r#""at": {"target": "smithy.api#Timestamp""#,
            r#""at": {"target": "smithy.api#Timestamp", "traits": {"smithy.api#timestampFormat": "date-time"}"#,
        )],
        &["restJson1", "awsJson1_0", "awsJson1_1"],
        BREAKING,
        BREAKING,
    ),
    (
        "name in JSON",
        &[(
            r#""items": {"target": "m#Items""#,
            r#""items": {"target": "m#Items", "traits": {"smithy.api#jsonName": "list"}"#,
        )],
        &["restJson1"],
        BREAKING,
        BREAKING,
    ),
    (
        "name in XML",
        &[(
            r#""items": {"target": "m#Items""#,
            r#""items": {"target": "m#Items", "traits": {"smithy.api#xmlName": "list"}"#,
        )],
        XML,
        BREAKING,
        BREAKING,
    ),
    (
        "flat list in XML",
        &[(
            r#""items": {"target": "m#Items""#,
            r#""items": {"target": "m#Items", "traits": {"smithy.api#xmlFlattened": {}}"#,
        )],
        XML,
        BREAKING,
        BREAKING,
    ),
    (
        "name of items in XML",
        &[(
            r#""member": {"target": "smithy.api#String""#,
            r#""member": {"target": "smithy.api#String", "traits": {"smithy.api#xmlName": "item"}"#,
        )],
        XML,
        BREAKING,
        BREAKING,
    ),
    (
        "name in queries of EC2",
        &[(
            r#""plain": {"target": "smithy.api#String""#,
            r#""plain": {"target": "smithy.api#String", "traits": {"aws.protocols#ec2QueryName": "P"}"#,
        )],
        &["ec2Query"],
        BREAKING,
        BREAKING,
    ),
    (
        "version of the service",
        &[(r#""version": "2020""#, r#""version": "2021""#)],
        QUERY,
        BREAKING,
        BREAKING,
    ),
    (
        "code of an error",
        &[(
            r#""smithy.api#error": "client""#,
            r#""smithy.api#error": "client", "aws.protocols#awsQueryError": {"code": "G", "httpResponseCode": 400}"#,
        )],
        &["awsQuery"],
        BREAKING,
        BREAKING,
    ),
    (
        "status of an error",
        &[(
            r#""smithy.api#error": "client""#,
            r#""smithy.api#error": "server""#,
        )],
        &ALL,
        COMPATIBLE,
        COMPATIBLE,
    ),
    (
        "name of an error",
        &[("m#Gone", "m#Missing")],
        &ALL,
        COMPATIBLE,
        COMPATIBLE,
    ),
    (
        "name of an operation",
        &[("m#Put", "m#Set")],
        &["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query"],
        BREAKING,
        COMPATIBLE,
    ),
    (
        "name of a structure",
        &[("m#Nested", "m#Inner")],
        &[],
        INVISIBLE,
        INVISIBLE,
    ),
    (
        "name of an input",
        &[("m#In\"", "m#PutInput\"")],
        &[],
        INVISIBLE,
        INVISIBLE,
    ),
    (
        "operation that is gone",
        &[(r#", {"target": "m#List"}"#, "")],
        &ALL,
        BREAKING,
        INVISIBLE,
    ),
    (
        "host",
        &[(
            r#""traits": {"smithy.api#http": {"method": "GET""#,
            r#""traits": {"smithy.api#endpoint": {"hostPrefix": "data."}, "smithy.api#http": {"method": "GET""#,
        )],
        &ALL,
        BREAKING,
        BREAKING,
    ),
    (
        "authentication that is gone",
        &[(r#", "smithy.api#httpBasicAuth": {}"#, "")],
        &ALL,
        BREAKING,
        INVISIBLE,
    ),
    (
        "authentication that is new",
        &[(
            r#""smithy.api#httpBasicAuth": {}"#,
            r#""smithy.api#httpBasicAuth": {}, "smithy.api#httpBearerAuth": {}"#,
        )],
        &ALL,
        INVISIBLE,
        COMPATIBLE,
    ),
    (
        "name that requests are signed for",
        &[(r#"{"name": "things"}"#, r#"{"name": "others"}"#)],
        &ALL,
        BREAKING,
        BREAKING,
    ),
    (
        "required checksum",
        &[(
            r#""traits": {"smithy.api#http": {"method": "POST""#,
            r#""traits": {"smithy.api#httpChecksumRequired": {}, "smithy.api#http": {"method": "POST""#,
        )],
        &ALL,
        BREAKING,
        INVISIBLE,
    ),
    (
        "stricter length of a request",
        &[(r#""min": 1, "max": 9"#, r#""min": 2, "max": 9"#)],
        &ALL,
        BREAKING,
        INVISIBLE,
    ),
    (
        "looser length of a request",
        &[(r#""min": 1, "max": 9"#, r#""min": 1, "max": 99"#)],
        &ALL,
        INVISIBLE,
        COMPATIBLE,
    ),
    (
        "stricter length of a response",
        &[(r#""min": 1, "max": 8"#, r#""min": 1, "max": 7"#)],
        &ALL,
        INVISIBLE,
        COMPATIBLE,
    ),
    (
        "looser length of a response",
        &[(r#""min": 1, "max": 8"#, r#""min": 1"#)],
        &ALL,
        COMPATIBLE,
        INVISIBLE,
    ),
    (
        "structure that no operation reaches",
        &[(r#"{"x": {"target": "smithy.api#String"}}"#, "{}")],
        &[],
        INVISIBLE,
        INVISIBLE,
    ),
    (
        "metadata",
        &[(r#"{"owner": "me"}"#, "{}")],
        &[],
        INVISIBLE,
        INVISIBLE,
    ),
    (
        "documentation",
        &[(
            r#""plain": {"target": "smithy.api#String""#,
            r#""plain": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "x"}"#,
        )],
        &[],
        INVISIBLE,
        INVISIBLE,
    ),
];

#[test]
fn edits_show_in_some_protocols() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut wrong = Vec::new();
    for protocol in ALL {
        let model = MODEL.replace("PROTOCOL", protocol);
        let old = folder.join("wire-old.json");
        fs::write(&old, &model).expect("a file");
        for (name, edit, protocols, old_client, new_client) in EDITS {
            let mut edited = model.clone();
            for (from, to) in *edit {
                assert!(edited.contains(from), "{name}: `{from}` is not there");
                edited = edited.replace(from, to);
            }
            let new = folder.join("wire-new.json");
            fs::write(&new, &edited).expect("a file");
            let found = super::diff(&old, &new, &[]);
            let changes = found["changes"].as_array().expect("changes");
            let expected = if protocols.contains(&protocol) {
                [*old_client, *new_client]
            } else {
                [INVISIBLE, INVISIBLE]
            };
            let classes = ["old_client", "new_client"].map(|client| worst(changes, client));
            if classes != expected {
                wrong.push(format!("{protocol}: {name}: {classes:?} != {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn numbers_are_read_as_strings_in_texts() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for protocol in ALL {
        let model = MODEL.replace("PROTOCOL", protocol);
        let integer = r#""page": {"target": "smithy.api#Integer""#;
        let string = r#""page": {"target": "smithy.api#String""#;
        let (old, new) = (folder.join("text-old.json"), folder.join("text-new.json"));
        fs::write(&old, &model).expect("a file");
        fs::write(&new, model.replace(integer, string)).expect("a file");
        let found = super::diff(&old, &new, &[]);
        let changes = found["changes"].as_array().expect("changes");
        let classes = ["old_client", "new_client"].map(|client| worst(changes, client));
        let expected = if protocol.starts_with("awsJson") {
            [BREAKING, BREAKING]
        } else {
            // New clients may send a value that is not a number.
            [INVISIBLE, COMPATIBLE]
        };
        assert_eq!(classes, expected, "{protocol}");
    }
}

/// The most severe class of what clients of a version meet.
pub fn worst(changes: &[Value], client: &str) -> &'static str {
    let classes = changes
        .iter()
        .map(|change| change[client]["class"].as_str());
    let classes: Vec<_> = classes.collect();
    let classes = [BREAKING, COMPATIBLE]
        .into_iter()
        .filter(|class| classes.contains(&Some(*class)));
    classes.into_iter().next().unwrap_or(INVISIBLE)
}

#[test]
fn patterns_are_compared_by_what_they_match() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (old, new, expected) in [
        ("^a+$", "^[ab]+$", [INVISIBLE, COMPATIBLE]),
        ("^[ab]+$", "^a+$", [BREAKING, INVISIBLE]),
        ("^a+$", "^aa*$", [INVISIBLE, INVISIBLE]),
        ("^a$", "^b$", [BREAKING, COMPATIBLE]),
        (r"^\\w+$", r"^[\\w.-]+$", [INVISIBLE, COMPATIBLE]),
        // It is not known what is matched.
        (r"^(a)\\1$", r"^(a)\\1?$", [BREAKING, COMPATIBLE]),
    ] {
        let files = [("old", old), ("new", new)].map(|(version, pattern)| {
            let with = format!("\"smithy.api#pattern\": \"{pattern}\", \"smithy.api#length\": {{\"min\": 1, \"max\": 9}}");
            let model = MODEL.replace("PROTOCOL", "restJson1");
            let model = model.replace("\"smithy.api#length\": {\"min\": 1, \"max\": 9}", &with);
            let file = folder.join(format!("patterns.{version}.json"));
            fs::write(&file, model).expect("a file");
            file
        });
        let report = super::diff(&files[0], &files[1], &[]);
        let changes = report["changes"].as_array().expect("changes");
        let found = ["old_client", "new_client"].map(|client| worst(changes, client));
        assert_eq!(found, expected, "{old} {new}: {report}");
    }
}
