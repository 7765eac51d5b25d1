//! Members that are `@required` and `@clientOptional`: their fields are `Option`s, and validation reports those that
//! are unset.

#![deny(warnings, missing_docs, clippy::pedantic)]

use shapesmith::{Constraint, ConstraintViolations, JsonError, Operation, RequestError};

/// With the rules for clients.
pub mod client {
    shapesmith::smithy! {
        model = "tests/models/client_optional.json",
        shapes = [Order, Node, Hidden],
        operations = [Get],
    }
}

/// With the rules for servers.
pub mod server {
    shapesmith::smithy! {
        model = "tests/models/client_optional.json",
        shapes = [Order],
        nullability = server,
    }
}

use client::{Choice, Get, GetInput, Inner, Order};

/// The paths of the violations, and whether each is of a member that is unset.
fn unset(violations: ConstraintViolations) -> Vec<(String, bool)> {
    let pair = |violation: shapesmith::ConstraintViolation| {
        let is_required = *violation.constraint() == Constraint::Required;
        (violation.path().to_owned(), is_required)
    };
    violations.into_iter().map(pair).collect()
}

fn of_json<T>(result: Result<T, JsonError>) -> Vec<(String, bool)> {
    match result {
        Ok(_) => Vec::new(),
        Err(JsonError::Constraints(violations)) => unset(violations),
        Err(error) => panic!("{error}"),
    }
}

fn required(paths: &[&str]) -> Vec<(String, bool)> {
    (paths.iter().map(|path| ((*path).to_owned(), true))).collect()
}

#[test]
fn validation_reports_an_unset_member_wherever_it_is() {
    let inner = || Inner::builder().name("n").build_unchecked();
    let order = Order::builder()
        .list([inner()])
        .map([("k", inner())])
        .choice(Choice::Inner(inner()))
        .last("ok")
        .build_unchecked();
    let expected = required(&[
        "/Inner",
        "/List/0/Secret",
        "/Map/k/Secret",
        "/Choice/inner/Secret",
        "/Count",
    ]);
    let violations = order.validate().expect_err("members are unset");
    assert_eq!(
        violations.iter().next().expect("the first").to_string(),
        "Value at '/Inner' failed to satisfy constraint: Member must not be null"
    );
    assert_eq!(unset(violations), expected);
    assert_eq!(
        unset(order.to_builder().build().expect_err("unset")),
        expected
    );
    let text = order.to_json().expect("a text");
    assert_eq!(of_json(Order::from_json(&text)), expected);
    let read = Order::from_json_unchecked(&text);
    assert_eq!(read.expect("not validated"), order);
}

#[test]
fn violations_are_in_the_order_of_the_model() {
    let text = r#"{
        "Count": 0, "Map": {"k": {}}, "List": [{"Secret": "s"}, {"Name": "n"}], "First": "a", "Inner": null
    }"#;
    let expected = [
        ("/First", false),
        ("/Inner", true),
        ("/List/0/Name", true),
        ("/List/1/Secret", true),
        ("/Map/k/Secret", true),
        ("/Map/k/Name", true),
        ("/Count", false),
        ("/Last", true),
    ];
    let expected = expected.map(|(path, is_required)| (path.to_owned(), is_required));
    assert_eq!(of_json(Order::from_json(text.as_bytes())), expected);
    // Servers own the model, so the members are required of them.
    assert_eq!(of_json(server::Order::from_json(text.as_bytes())), expected);
}

#[test]
fn a_member_with_a_default_may_be_unset() {
    // The service has a value for it.
    let secret = Inner::builder().secret("s").name("n").build_unchecked();
    let order = Order::builder().inner(secret).count(1).last("ok").build();
    let order = order.expect("valid");
    assert_eq!(order.defaulted, None);
    assert_eq!(order.defaulted(), "x");
}

#[test]
fn nested_and_sensitive_structures() {
    let node = client::Node::builder;
    let last = node().value("v").build_unchecked();
    let node = node().next(node().next(last).build_unchecked()).build();
    assert_eq!(
        unset(node.expect_err("unset")),
        required(&["/Next/Value", "/Value"])
    );
    let hidden = client::Hidden::builder().build();
    assert_eq!(unset(hidden.expect_err("unset")), required(&["/Pin"]));
}

#[test]
fn members_that_are_bound_to_parts_of_requests() {
    let violations = GetInput::builder().build().expect_err("unset");
    let expected = required(&["/Label", "/Query", "/Header", "/Body"]);
    assert_eq!(unset(violations), expected);
    assert_eq!(
        of_json(GetInput::from_json(b"{}")),
        expected,
        "a request has a token"
    );
    // A request is not validated, but it has no path without the label.
    let request = Get::try_request(&GetInput::builder().build_unchecked());
    assert!(matches!(request, Err(RequestError::Label("Label"))));
    let response = http::Response::new(Vec::new());
    let output = Get::response(response).expect("responses are not validated");
    assert_eq!((output.value, output.code), (None, None));
}

/// A structure of the user's.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/client_optional.json", id = Inner)]
pub struct Own {
    /// The member.
    pub secret: Option<String>,
    /// The member.
    pub name: String,
}

/// A structure of the user's with some of the members.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/client_optional.json", id = Inner, partial)]
pub struct Part {
    /// The member.
    pub secret: Option<String>,
}

#[test]
fn structures_of_the_user() {
    let own = Own::builder().name("n");
    assert_eq!(
        unset(own.build().expect_err("unset")),
        required(&["/Secret"])
    );
    assert_eq!(
        of_json(Own::from_json(br#"{"Name":"n"}"#)),
        required(&["/Secret"])
    );
    assert!(Own::builder().secret("s").name("n").build().is_ok());
    // Members of a partial structure may be missing.
    assert!(Part::builder().build().is_ok());
}
