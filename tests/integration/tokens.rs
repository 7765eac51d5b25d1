//! Idempotency tokens of requests.

#![deny(warnings, missing_docs, clippy::pedantic)]

use serde_json::Value;
use shapesmith::Operation;

/// For clients.
pub mod client {
    shapesmith::smithy! { model = "tests/models/tokens.json", operations = * }
}

/// For servers, which do not make tokens.
pub mod server {
    shapesmith::smithy! {
        model = "tests/models/tokens.json",
        operations = [InDocument],
        nullability = server,
    }
}

/// Inputs without their operations.
pub mod shapes {
    shapesmith::smithy! { model = "tests/models/tokens.json", shapes = [UnboundInput, RequiredOneInput, Inner] }
}

use client::{
    InBody, InBodyInput, InDocument, InDocumentInput, InHeader, InHeaderInput, InPayload,
    InPayloadInput, InQuery, InQueryInput, Inner, Unbound, UnboundInput,
};

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(at, c)| match at {
            8 | 13 | 18 | 23 => c == '-',
            14 => c == '4',
            19 => matches!(c, '8' | '9' | 'a' | 'b'),
            _ => matches!(c, '0'..='9' | 'a'..='f'),
        })
}

fn body<O: Operation>(input: &O::Input) -> Value {
    serde_json::from_slice(O::request(input).body()).expect("JSON")
}

/// Asserts that two requests of an input without a token have different tokens, and that one of an input with the
/// token `t` has that one.
fn assert_filled<I>(unset: &I, given: &I, sent: impl Fn(&I) -> String) {
    let (first, second) = (sent(unset), sent(unset));
    assert!(is_uuid(&first), "{first}");
    assert!(is_uuid(&second), "{second}");
    assert_ne!(first, second);
    assert_eq!(sent(given), "t");
}

fn header<O: Operation>(input: &O::Input) -> String {
    let request = O::request(input);
    let token = request.headers()["x-token"].to_str();
    token.expect("text").to_owned()
}

#[test]
fn a_request_has_a_token_in_a_header() {
    let given = InHeaderInput::builder().token("t").build_unchecked();
    let unset = InHeaderInput {
        token: None,
        name: Some("n".to_owned()),
    };
    assert_filled(&unset, &given, header::<InHeader>);
    assert_eq!(body::<InHeader>(&unset)["name"], "n", "the rest is sent");
    assert_eq!(unset.token, None, "the input is the same");
    let given = InPayloadInput::builder().token("t").build_unchecked();
    let unset = InPayloadInput::from_json_unchecked(b"{}").expect("valid");
    assert_filled(&unset, &given, header::<InPayload>);
}

#[test]
fn a_request_has_each_token_in_the_query() {
    let sent = |name: &'static str| {
        move |input: &InQueryInput| {
            let request = InQuery::request(input);
            let query = request.uri().query().expect("a query").to_owned();
            let found = query.split('&').find_map(|pair| pair.strip_prefix(name));
            found.expect("a token").to_owned()
        }
    };
    let given = InQueryInput::builder()
        .token("t")
        .other("t")
        .build_unchecked();
    let unset = InQueryInput::from_json_unchecked(b"{}").expect("valid");
    assert_filled(&unset, &given, sent("token="));
    assert_filled(&unset, &given, sent("other="));
}

#[test]
fn a_request_has_a_token_in_the_body() {
    let given = InBodyInput::builder().token("t").build_unchecked();
    let unset = InBodyInput::from_json_unchecked(br#"{"page":"p"}"#).expect("valid");
    let sent = |input: &InBodyInput| {
        body::<InBody>(input)["the token"]
            .as_str()
            .map(str::to_owned)
    };
    assert_filled(&unset, &given, |input| sent(input).expect("a token"));

    let given = UnboundInput::builder().token("t").build_unchecked();
    let unset = UnboundInput {
        token: None,
        name: None,
    };
    let sent = |input: &UnboundInput| body::<Unbound>(input)["token"].as_str().map(str::to_owned);
    assert_filled(&unset, &given, |input| sent(input).expect("a token"));

    let given = InDocumentInput::builder().token("t").build_unchecked();
    let unset = InDocumentInput::from_json_unchecked(br#"{"inner":{"name":"n"}}"#).expect("valid");
    let sent = |input: &InDocumentInput| {
        let body = body::<InDocument>(input);
        body["token"].as_str().map(str::to_owned)
    };
    assert_filled(&unset, &given, |input| sent(input).expect("a token"));
    let body = body::<InDocument>(&unset);
    let inner: Value = serde_json::json!({ "name": "n" });
    assert_eq!(body["inner"], inner, "only top-level members are filled");
}

#[test]
fn only_requests_and_builders_of_inputs_fill_tokens() {
    let read = InDocumentInput::from_json_unchecked(b"{}").expect("valid");
    assert_eq!(read.token, None);
    assert_eq!(read.to_json().expect("JSON"), b"{}");
    assert_eq!(Inner::builder().build_unchecked().token, None);
    let input = server::InDocumentInput::builder().build_unchecked();
    assert_eq!(body::<server::InDocument>(&input), serde_json::json!({}));
}

#[test]
fn an_input_has_a_token_without_its_operation() {
    let input = shapes::UnboundInput::builder().build_unchecked();
    assert!(input.token.as_deref().is_some_and(is_uuid), "{input}");
    let input = shapes::RequiredOneInput::builder().build_unchecked();
    assert!(is_uuid(&input.token), "{input}");
    assert_eq!(shapes::Inner::builder().build_unchecked().token, None);
}

#[test]
fn a_required_token_with_a_default_is_filled() {
    let input = client::AlsoDefaultInput::builder().build_unchecked();
    assert!(is_uuid(&input.token), "{}", input.token);
    let input = client::RequiredOneInput::builder().build_unchecked();
    assert!(is_uuid(&input.token), "{}", input.token);
}
