//! What a client reads for a required member that a service left out is not sent as if it had been set (Smithy
//! specification, "Client error correction").

use http::Response;
use serde_json::{Value, json};
use shapesmith::{Constraint, ConstraintViolations, Operation};

#[allow(missing_docs)]
mod model {
    shapesmith::smithy! { model = "tests/models/absent.json", operations = * }
}
use model::*;

/// The members of a record that have no default, with values that are not zero.
fn record() -> Value {
    json!({
        "text": "t", "flag": true, "byte": 1, "short": 2, "integer": 3, "long": 4, "float": 0.5, "double": 1.5,
        "blob": "YQ==", "time": 1, "date": "2000-01-01T00:00:00Z", "suit": "club", "level": 1, "list": ["a"],
        "map": {"k": "v"}, "inner": {"name": "n"}, "choice": {"a": "b"}, "document": [1], "bigInteger": 7,
        "bigDecimal": 7.5, "short_text": "s", "withDefault": 5
    })
}

/// The zero values, as JSON.
fn zeros() -> Value {
    json!({
        "text": "", "flag": false, "byte": 0, "short": 0, "integer": 0, "long": 0, "float": 0.0, "double": 0.0,
        "blob": "", "time": 0, "date": "1970-01-01T00:00:00Z", "list": [], "map": {}, "bigInteger": 0,
        "bigDecimal": 0, "short_text": ""
    })
}

fn get(body: &Value) -> GetOutput {
    let response = Response::builder().body(body.to_string().into_bytes());
    Get::response(response.expect("a response")).expect("readable")
}

/// The body of a request.
fn body(input: &PutInput) -> Value {
    let request = Put::try_request(input).expect("a request");
    serde_json::from_slice(request.body()).expect("JSON")
}

fn put(record: Record) -> PutInput {
    PutInput::builder().id("i").record(record).build_unchecked()
}

/// The places at which a member is required.
fn missing(violations: &ConstraintViolations) -> Vec<String> {
    let missing = violations
        .iter()
        .filter(|v| *v.constraint() == Constraint::Required);
    missing
        .map(|violation| violation.path().to_owned())
        .collect()
}

/// The record that a client reads without a member.
fn without(member: &str) -> Record {
    let mut value = record();
    value
        .as_object_mut()
        .expect("an object")
        .remove(member)
        .expect("a member");
    get(&json!({"record": value})).record.expect("set")
}

fn names() -> Vec<String> {
    let value = record();
    let names = value.as_object().expect("an object").keys();
    names
        .filter(|name| *name != "withDefault")
        .cloned()
        .collect()
}

#[test]
fn a_member_that_was_left_out_is_left_out_of_a_request() {
    for name in names() {
        let input = put(without(&name));
        let mut expected = record();
        expected.as_object_mut().expect("an object").remove(&name);
        assert_eq!(
            body(&input),
            json!({"id": "i", "record": expected}),
            "{name}"
        );
        let violations = input.to_builder().build().expect_err("incomplete");
        assert_eq!(missing(&violations), [format!("/record/{name}")]);
        assert_eq!(
            violations.to_string(),
            format!(
                "1 validation error detected. Value at '/record/{name}' failed to satisfy constraint: Member must \
                 not be null"
            )
        );
    }
}

#[test]
fn it_is_left_out_in_all_places() {
    let output = get(&json!({
        "record": {"sub": [{}]}, "records": [{}, record()], "byName": {"k": {}}, "either": {"record": {}}
    }));
    let input = PutInput::builder()
        .id("i")
        .maybe_record(output.record)
        .maybe_records(output.records)
        .maybe_by_name(output.by_name)
        .maybe_either(output.either)
        .build_unchecked();
    let empty = json!({"withDefault": 5});
    let expected = json!({
        "id": "i", "record": {"withDefault": 5, "sub": [empty]}, "records": [empty, record()],
        "byName": {"k": empty}, "either": {"record": empty}
    });
    assert_eq!(body(&input), expected);
    let mut cbor = Vec::new();
    ciborium::into_writer(&input, &mut cbor).expect("CBOR");
    let tree: Value = ciborium::from_reader(&cbor[..]).expect("a tree");
    assert_eq!(tree["byName"]["k"], empty);
    let missing = missing(&input.validate().expect_err("incomplete"));
    for path in [
        "/record/text",
        "/record/sub/0/flag",
        "/records/0/suit",
        "/byName/k/choice",
        "/either/record/inner",
    ] {
        assert!(
            missing.iter().any(|found| found == path),
            "{path} in {missing:?}"
        );
    }
    // Reading the output again gives the same value.
    let json = input.to_json().expect("JSON");
    let again = PutInput::from_json_unchecked(&json).expect("readable");
    assert_eq!(again, input);
    assert_eq!(body(&again), expected);
}

#[test]
fn values_set_by_a_service_or_the_user_are_sent() {
    // Zeros that the service has sent.
    let mut value = record();
    let zeros = zeros();
    for (name, zero) in zeros.as_object().expect("an object") {
        value[name] = zero.clone();
    }
    let read = get(&json!({"record": value})).record.expect("set");
    assert_eq!(body(&put(read))["record"], value);

    // Zeros that the user has set.
    let read = get(&json!({"record": {}})).record.expect("set");
    let set = read
        .to_builder()
        .text("")
        .flag(false)
        .integer(0)
        .list(Vec::<String>::new())
        .build_unchecked();
    let request = body(&put(set));
    assert_eq!(
        request["record"],
        json!({"text": "", "flag": false, "integer": 0, "list": [], "withDefault": 5})
    );

    // Values that the user has assigned.
    let mut read = without("text");
    read.text = "mine".to_owned();
    let input = put(read);
    assert_eq!(body(&input)["record"]["text"], "mine");
    input.validate().expect("complete");
    let changed = without("level")
        .with(|record| record.level(Level::Low))
        .expect("complete");
    assert_eq!(body(&put(changed))["record"]["level"], 1);
}

#[test]
fn values_are_equal_if_their_members_are() {
    let mut value = record();
    value["text"] = json!("");
    let sent = get(&json!({"record": value})).record.expect("set");
    let left_out = without("text");
    assert_eq!(sent, left_out);
    assert_eq!(
        format!("{sent} {sent:?}"),
        format!("{left_out} {left_out:?}")
    );
}

#[test]
fn only_structures_that_are_passed_on_have_a_mark() {
    // They have no other fields.
    let _ = OnlyRead { id: String::new() };
    let _ = OnlySent { id: String::new() };
    let _ = GetInput { id: String::new() };
}

#[test]
fn the_members_of_a_structure_that_was_left_out_were_left_out_too() {
    let mut record = without("inner");
    record.inner.note = Some("n".to_owned());
    assert_eq!(body(&put(record))["record"]["inner"], json!({"note": "n"}));
    // Nothing is set in the placeholder of a payload, a document or a member.
    let read = Inner::from_json_unchecked(b"{}").expect("readable");
    assert_eq!(read.to_json().expect("JSON"), b"{}");
    let record = without("inner");
    assert_eq!(record.inner.to_json().expect("JSON"), b"{}");
    assert_eq!(
        missing(&record.inner.validate().expect_err("a name is missing")),
        ["/name"]
    );
}

#[test]
fn a_structure_with_a_member_that_is_set_to_an_empty_value_is_sent() {
    let mut record = without("inner");
    record.inner.note = Some(String::new());
    assert_eq!(body(&put(record))["record"]["inner"], json!({"note": ""}));
}

/// Nothing in this model has a constraint other than `@required`.
#[allow(missing_docs)]
mod lines {
    shapesmith::smithy! { model = "tests/models/lines.json", operations = * }
}

#[test]
fn validation_finds_them_where_nothing_else_is_constrained() {
    let line = json!({"count": 1});
    for (body, path) in [
        (json!({"line": line}), "/line/sku"),
        (
            json!({"lines": [{"sku": "a", "count": 1}, line]}),
            "/lines/1/sku",
        ),
        (json!({"byName": {"k": line}}), "/byName/k/sku"),
        (json!({"either": {"line": line}}), "/either/line/sku"),
        (json!({"nested": {"line": line}}), "/nested/line/sku"),
        (json!({"rows": [[], [line]]}), "/rows/1/0/sku"),
    ] {
        let response = Response::builder().body(body.to_string().into_bytes());
        let output = lines::Get::response(response.expect("a response")).expect("readable");
        let input = lines::PutInput::builder()
            .maybe_line(output.line)
            .maybe_lines(output.lines)
            .maybe_by_name(output.by_name)
            .maybe_either(output.either)
            .maybe_nested(output.nested)
            .maybe_rows(output.rows);
        let built = input.clone().build().expect_err("incomplete");
        assert_eq!(missing(&built), [path]);
        let changed = input.build_unchecked().with(|b| b).expect_err("incomplete");
        assert_eq!(missing(&changed), [path]);
        let read = lines::PutInput::from_json(body.to_string().as_bytes());
        let read = read.expect_err("incomplete");
        assert_eq!(read.violations().map(missing), Some(vec![path.to_owned()]));
    }
}
