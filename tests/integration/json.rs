//! The JSON form.

#![deny(warnings, missing_docs, clippy::pedantic)]

/// The types of a restJson1 model, with the rules for clients.
pub mod client {
    shapesmith::smithy! { model = "tests/models/json.json", shapes = [Request] }
}

/// The same with the rules for servers.
pub mod server {
    shapesmith::smithy! { model = "tests/models/json.json", shapes = [Request], nullability = server }
}

use client::{Choice, Colour, Level, Part, Request};
use shapesmith::JsonError;

fn read(text: &str) -> Result<Request, JsonError> {
    Request::from_json(text.as_bytes())
}

/// The error that `from_json` returns for a text.
fn wrong(text: &str) -> String {
    let error = read(text).expect_err("the text is wrong");
    if let JsonError::Constraints(violations) = &error {
        let lines = violations.iter().map(|v| {
            format!(
                "{}: {}",
                v.path(),
                v.to_string().split(" must ").last().unwrap_or_default()
            )
        });
        return lines.collect::<Vec<_>>().join("\n");
    }
    error.to_string()
}

/// Values of all kinds.
const FULL: &str = r#" {"Name": "a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00", "size": 9, "when": 1.5, "day": "1985-04-12T23:20:50.52Z",
            "mails": ["Tue, 29 Apr 2014 18:30:38 GMT"], "log": {"x": ["1985-04-12T23:20:50Z", null], "y": null},
            "part": {"id": "ab", "size": 1, "more": {"deep": [1, "x", {}]}}, "parts": [{"size": 2, "id": "cd"}],
            "choice": {"__type": "x", "again": {"TEXT": "xy"}, "part": null}, "ratio": "-Infinity", "bytes": "Zm8=",
            "free": {"a": [1, 2.5, null]}, "secrets": {"k": 1}, "gaps": ["x", null], "level": 2, "colour": "blue",
            "flag": true, "next": {"Name": ""}, "name": "ignored", "unknown": [[]]} "#;

#[test]
fn all_kinds_of_values() {
    let request = read(FULL).expect("valid");
    assert_eq!(request.name, "a\"\\/\u{8}\u{c}\n\r\té😀");
    assert_eq!(request.size(), 9);
    let at =
        |time: Option<shapesmith::Timestamp>| time.map(shapesmith::Timestamp::unix_timestamp_nanos);
    assert_eq!(at(request.when), Some(1_500_000_000));
    assert_eq!(at(request.day), Some(482_196_050_520_000_000));
    assert_eq!(
        at(request.mails.expect("set").pop()),
        Some(1_398_796_238_000_000_000)
    );
    let log = request.log.expect("set");
    assert_eq!(log["x"].as_ref().map(Vec::len), Some(2));
    assert_eq!(log["y"], None);
    let part = |id: &str, size| Part::builder().id(id).size(size).build_unchecked();
    assert_eq!(request.part, Some(part("ab", 1)));
    assert_eq!(request.parts, Some(vec![part("cd", 2)]));
    assert_eq!(
        request.choice,
        Some(Choice::Again(Box::new(Choice::Text("xy".to_owned()))))
    );
    assert_eq!(request.ratio, Some(f64::NEG_INFINITY));
    assert_eq!(request.bytes.as_deref(), Some(&b"fo"[..]));
    assert_eq!(request.free.expect("set")["a"][1], 2.5);
    assert_eq!(request.secrets.expect("set")["k"], 1);
    assert_eq!(request.gaps, Some(vec![Some("x".to_owned()), None]));
    assert_eq!(request.level, Some(Level::High));
    assert_eq!(request.colour, Some(Colour::Blue));
    assert_eq!(request.flag, Some(true));
    assert_eq!(request.next.expect("set").size(), 1, "the default");
}

#[test]
fn null_or_missing_members_are_unset() {
    let request =
        read(r#"{"Name": "", "size": null, "part": null, "choice": null}"#).expect("valid");
    assert_eq!(request.to_string(), "Request(name=)");
    // Except that null is a document.
    let request = read(r#"{"Name": "", "free": null}"#).expect("valid");
    assert_eq!(request.free, Some(serde_json::Value::Null));
    assert_eq!(
        request.to_json().expect("JSON"),
        br#"{"Name":"","free":null}"#
    );
}

#[test]
fn all_violations_are_reported_in_the_models_order() {
    // Members are in another order than in the model, and some are missing in between. The fourth part is not
    // reported, since a list of more than three is not valid.
    let text = r#"{"colour": "green", "choice": {"part": {"size": 10}}, "parts": [{"id": "a"}, {"id": "bc", "size": 0},
        {"id": "x", "size": 5}, {}], "size": 0, "level": 3}"#;
    assert_eq!(
        wrong(text),
        "/name: not be null\n\
         /size: be between 1 and 9, inclusive\n\
         /parts: have length less than or equal to 3\n\
         /parts/0/id: have length greater than or equal to 2\n\
         /parts/0/size: not be null\n\
         /parts/1/size: be between 1 and 9, inclusive\n\
         /parts/2/id: have length greater than or equal to 2\n\
         /choice/part/id: not be null\n\
         /choice/part/size: be between 1 and 9, inclusive\n\
         /level: satisfy enum value set: [1, 2]\n\
         /colour: satisfy enum value set: [red, blue]"
    );
    let missing = server::Request::from_json(b"{}").expect_err("the name is missing");
    let JsonError::Constraints(violations) = missing else {
        panic!("{missing}");
    };
    assert_eq!(
        violations.to_string(),
        "1 validation error detected. Value at '/name' failed to satisfy constraint: Member must not be null"
    );
}

#[test]
fn a_mistyped_value_is_reported_with_its_path() {
    for (text, expected) in [
        ("[]", "'' must be an object"),
        ("null", "'' must be an object"),
        (r#"{"Name": 1}"#, "'/name' must be a string"),
        (
            r#"{"size": "1"}"#,
            "'/size' must be an integer from -2147483648 to 2147483647",
        ),
        (
            r#"{"size": 1.0}"#,
            "'/size' must be an integer from -2147483648 to 2147483647",
        ),
        (
            r#"{"size": 2147483648}"#,
            "'/size' must be an integer from -2147483648 to 2147483647",
        ),
        (r#"{"flag": "true"}"#, "'/flag' must be a boolean"),
        (r#"{"flag": 0}"#, "'/flag' must be a boolean"),
        (
            r#"{"ratio": "nan"}"#,
            "'/ratio' must be a number, or \"NaN\", \"Infinity\" or \"-Infinity\"",
        ),
        (r#"{"ratio": 1e400}"#, "'/ratio' must be a number in range"),
        (r#"{"bytes": "Zm8*"}"#, "'/bytes' must be base64"),
        (
            r#"{"when": "1985-04-12T23:20:50Z"}"#,
            "'/when' must be a timestamp, as a number of seconds since 1970",
        ),
        (
            r#"{"day": 1}"#,
            "'/day' must be a timestamp such as \"1985-04-12T23:20:50.52Z\"",
        ),
        (
            r#"{"day": "1985-04-12T23:20:50+01:00"}"#,
            "'/day' must be a timestamp such as \"1985-04-12T23:20:50.52Z\"",
        ),
        (
            r#"{"mails": ["now"]}"#,
            "'/mails/0' must be a timestamp such as \"Tue, 29 Apr 2014 18:30:38 GMT\"",
        ),
        (r#"{"parts": {}}"#, "'/parts' must be an array"),
        (
            r#"{"parts": [null]}"#,
            "'/parts/0' must be something other than null",
        ),
        (
            r#"{"parts": [{"id": "ab", "size": true}]}"#,
            "'/parts/0/size' must be an integer from -2147483648 to 2147483647",
        ),
        (
            r#"{"choice": {}}"#,
            "'/choice' must be an object with one member",
        ),
        (
            r#"{"choice": {"TEXT": "a", "part": 7}}"#,
            "'/choice' must be an object with one member",
        ),
        (
            r#"{"choice": {"text": "a"}}"#,
            "'/choice/text' must be a member of the union",
        ),
        (
            r#"{"secrets": {"hunter2": "x"}}"#,
            "'/secrets/*** Sensitive Data Redacted ***' must be an integer from -2147483648 to 2147483647",
        ),
    ] {
        assert_eq!(wrong(text), format!("Value at {expected}"), "{text}");
    }
}

#[test]
fn syntax_errors_have_a_line_and_a_column() {
    for (text, expected) in [
        ("", "expected a value at line 1, column 1"),
        ("{", "expected a string at line 1, column 2"),
        (
            "{\"Name\": \"é\",\n  }",
            "expected a string at line 2, column 3",
        ),
        (
            "{\"Name\" 1}",
            "expected `:` after a member name at line 1, column 9",
        ),
        (
            "{\"Name\": \"a\" \"b\"}",
            "expected `,` or `}` after a member at line 1, column 14",
        ),
        (
            "{\"gaps\": [\"a\",]}",
            "expected a value at line 1, column 15",
        ),
        (
            "{\"gaps\": [\"a\"",
            "expected `,` or `]` after an item at line 1, column 14",
        ),
        (
            "{\"Name\": \"\n\"}",
            "control character in a string at line 1, column 11",
        ),
        (
            "{\"Name\": \"\\x\"}",
            "invalid escape in a string at line 1, column 13",
        ),
        (
            "{\"Name\": \"\\ud800\"}",
            "invalid escape in a string at line 1, column 17",
        ),
        ("{\"Name\": \"a", "unterminated string at line 1, column 12"),
        ("{\"size\": 01}", "invalid number at line 1, column 12"),
        ("{\"size\": 1.}", "invalid number at line 1, column 12"),
        ("{\"x\": nul}", "expected a value at line 1, column 7"),
        (
            "{\"Name\": \"a\"} x",
            "trailing characters after the value at line 1, column 15",
        ),
    ] {
        assert_eq!(wrong(text), expected, "{text}");
    }
    let not_utf8 = Request::from_json(b"{\"Name\":\n\"\xff\"}").expect_err("it is not UTF-8");
    assert_eq!(
        not_utf8.to_string(),
        "text is not UTF-8 at line 2, column 2"
    );
}

#[test]
fn nesting_has_a_limit() {
    let nested = |depth: usize| format!("{{\"x\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
    assert!(
        wrong(&nested(127)).contains("not be null"),
        "only the name is missing"
    );
    let error = wrong(&nested(128));
    assert!(
        error.starts_with("nested deeper than 128 levels at line 1"),
        "{error}"
    );
    let own = "{\"next\": ".repeat(200) + &"}".repeat(200);
    assert!(wrong(&own).starts_with("nested deeper than 128 levels"));
}

#[test]
fn a_client_reads_what_a_server_would_refuse() {
    let text = br#"{"parts": [{"id": ""}], "choice": {"novel": {"x": 1}}, "day": "1985-04-12T23:20:50+01:00"}"#;
    let request = Request::from_json_unchecked(text).expect("valid for a client");
    assert_eq!(request.name, "", "what is missing is empty");
    let parts = request.parts.expect("set");
    assert_eq!(parts.len(), 1);
    assert_eq!((parts[0].id.as_str(), parts[0].size), ("", 0));
    assert_eq!(
        request.choice.expect("set").to_string(),
        "Choice(unknown member \"novel\")"
    );
    assert_eq!(request.day.expect("set").unix_timestamp(), 482_192_450);
    assert!(Request::from_json_unchecked(br#"{"flag": 1}"#).is_err());
}

#[test]
fn redacted_keys_are_distinguished() {
    let text = r#"{"Name": "", "vault": {"a": {"size": 5}, "b": {"id": "x", "size": 5}, "c": {"size": 0}}}"#;
    let hidden = "/vault/*** Sensitive Data Redacted ***";
    assert_eq!(
        wrong(text),
        format!(
            "{hidden}/id: not be null\n{hidden}/id: have length greater than or equal to 2\n\
             {hidden}/id: not be null\n{hidden}/size: be between 1 and 9, inclusive"
        )
    );
}

#[test]
fn values_are_written_as_they_were_read() {
    let request = read(FULL).expect("valid");
    let written = request.to_json().expect("JSON");
    assert_eq!(Request::from_json(&written), Ok(request.clone()));
    // Unknown members are dropped, and unset members are not written.
    let tree: serde_json::Value = serde_json::from_slice(&written).expect("JSON");
    assert_eq!(tree["day"], "1985-04-12T23:20:50.52Z");
    assert_eq!(tree["mails"][0], "Tue, 29 Apr 2014 18:30:38 GMT");
    assert_eq!(tree["when"], 1.5);
    assert_eq!(tree["ratio"], "-Infinity");
    assert_eq!(tree["bytes"], "Zm8=");
    assert_eq!(tree["choice"], serde_json::json!({"again": {"TEXT": "xy"}}));
    assert_eq!(tree["gaps"], serde_json::json!(["x", null]));
    assert!(tree.get("unknown").is_none() && tree.get("name").is_none());
    // So is a member with a default.
    assert_eq!(tree["next"], serde_json::json!({"Name": ""}));
}

/// A foreign type that contains a generated type.
#[derive(serde::Deserialize)]
struct Holder {
    #[serde(flatten)]
    request: Request,
}

#[test]
fn serde_has_the_same_form_in_any_format_that_describes_itself() {
    let request = read(FULL).expect("valid");
    // Text, a tree, and a binary format.
    let text = serde_json::to_string(&request).expect("JSON");
    assert_eq!(text.as_bytes(), request.to_json().expect("JSON"));
    assert_eq!(
        serde_json::from_str::<Request>(&text).expect("valid"),
        request
    );
    assert_eq!(
        serde_json::from_reader::<_, Request>(text.as_bytes()).expect("valid"),
        request
    );
    let tree = serde_json::to_value(&request).expect("a tree");
    assert_eq!(
        serde_json::from_value::<Request>(tree).expect("valid"),
        request
    );
    let mut binary = Vec::new();
    ciborium::into_writer(&request, &mut binary).expect("CBOR");
    let again: Request = ciborium::from_reader(binary.as_slice()).expect("valid");
    assert_eq!(again, request);
    // Within foreign types and their buffers.
    let holder: Holder = serde_json::from_str(&text).expect("valid");
    assert_eq!(holder.request, request);

    let part = |text: &str| serde_json::from_str::<Part>(text).map_err(|error| error.to_string());
    // Constraints are left to `validate`, but required members are not.
    let invalid = part(r#"{"id": "X", "size": 1}"#).expect("read");
    assert!(invalid.validate().is_err());
    let missing = part("{}").expect_err("required members are missing");
    assert!(
        missing.contains("'/id' failed to satisfy constraint: Member must not be null"),
        "{missing}"
    );
    let wrong = part(r#"{"id": 7}"#).expect_err("a number is not a string");
    assert!(
        wrong.starts_with("Value at '/id' must be a string"),
        "{wrong}"
    );
}

#[test]
fn documents_are_as_they_are() {
    let free = |document: &str| {
        let text = format!(r#"{{"Name": "", "free": {document}}}"#);
        Request::from_json_unchecked(text.as_bytes()).map(|request| request.free)
    };
    for document in [
        "null",
        "[]",
        "{}",
        r#"{"a":[true,false,null,"x\n\u0000",{"":-1}]}"#,
        "18446744073709551615",
        "-9223372036854775808",
        "-0.0",
        "123456789.12345679",
        "1e+300",
        "0.1",
    ] {
        let value = free(document).expect("a document").unwrap_or_default();
        assert_eq!(value.to_string(), document);
    }
    let error = free("[1, 1e400]").expect_err("no double").to_string();
    assert_eq!(error, "Value at '/free/1' must be a number in range");
    assert!(free("[1,]").is_err() && free("[tru]").is_err());
}

#[test]
fn keys_that_serde_json_reserves_are_data_in_other_formats() {
    for key in [
        "$serde_json::private::RawValue",
        "$serde_json::private::Number",
    ] {
        for free in [
            serde_json::json!({key: "1"}),
            serde_json::json!({key: r#"1,"size":9"#}),
            serde_json::json!({key: "[1]"}),
            serde_json::json!({key: 1}),
            serde_json::json!({key: "1", "size": 9}),
            serde_json::json!({"!": 1, key: "1", "size": 9}),
        ] {
            let tree = serde_json::json!({"Name": "x", "free": free, "size": 1});
            let mut binary = Vec::new();
            ciborium::into_writer(&tree, &mut binary).expect("CBOR");
            let request: Request = ciborium::from_reader(binary.as_slice()).expect("valid");
            assert_eq!(request.size(), 1);
            assert_eq!(request.free.as_ref(), Some(&free));
            let text = tree.to_string();
            assert_eq!(
                serde_json::from_str::<Request>(&text).expect("valid"),
                request
            );
            assert_eq!(
                serde_json::from_value::<Request>(tree).expect("valid"),
                request
            );
            let holder: Holder = serde_json::from_str(&text).expect("valid");
            assert_eq!(holder.request, request);
        }
    }
}
