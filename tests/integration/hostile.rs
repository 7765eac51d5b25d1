//! Names that collide with names of the standard library.

#![deny(
    warnings,
    missing_docs,
    clippy::pedantic,
    clippy::nursery,
    unreachable_pub,
    unused_qualifications,
    missing_debug_implementations,
    missing_copy_implementations,
    unused_results,
    single_use_lifetimes,
    let_underscore_drop,
    nonstandard_style,
    rust_2018_idioms,
    redundant_lifetimes,
    unit_bindings,
    unnameable_types
)]

/// The types of the model, in a module that imports nothing.
#[no_implicit_prelude]
pub mod model {
    ::shapesmith::smithy! {
        model = "tests/models/hostile.json",
        shapes = *,
    }
}

/// Variants with such names.
#[no_implicit_prelude]
pub mod variants {
    ::shapesmith::smithy! {
        model = "tests/models/hostile_variants.smithy",
        shapes = *,
    }
}

/// Operations with such names.
#[no_implicit_prelude]
pub mod calls {
    ::shapesmith::smithy! {
        model = "tests/models/hostile_operations.json",
        operations = *,
    }
}

use model::{Builder, Choice, Everything, Kind, OldKind};

fn everything() -> model::EverythingBuilder_<
    shapesmith::builder::Set,
    shapesmith::builder::Set,
    shapesmith::builder::Set,
    shapesmith::builder::Set,
> {
    Everything::builder()
        .r#type("t")
        .self_2("s")
        .build_value(Builder::builder().value("b").build_unchecked())
        .kind(Kind::UnknownValue)
}

#[test]
fn structures_and_members() {
    let value = everything()
        .string(model::String::builder().value("text").build_unchecked())
        .option(model::Option::builder().build_unchecked())
        .r#async("a")
        .maybe_async_("m")
        .crate_(7)
        .build_unchecked_("u")
        .parts("p")
        .state("st")
        .builder_value2(
            model::EverythingBuilder::builder()
                .it("it")
                .build_unchecked(),
        )
        .texts([model::String::builder().build_unchecked()])
        .a_b("first")
        .a_b2("second")
        .self_(model::SelfValue::builder().build_unchecked())
        .build()
        .expect("valid");
    assert_eq!(value.r#type, "t");
    assert_eq!(value.self_2, "s");
    assert_eq!(value.crate_, Some(7));
    assert_eq!(value.build_value.value.as_deref(), Some("b"));
    assert_eq!(value.a_b.as_deref(), Some("first"));
    assert_eq!(value.a_b2.as_deref(), Some("second"));
    assert!(
        value.to_string().contains("type=t, self_2=s, async=a, "),
        "{value}"
    );
    assert_eq!(value.to_builder().build_unchecked(), value);
}

#[test]
fn values_of_enums() {
    assert_eq!(Kind::from("Unknown"), Kind::UnknownValue);
    assert_eq!(Kind::from("other"), Kind::UnknownValue_);
    assert_eq!(Kind::from("self"), Kind::SelfValue);
    assert_eq!(Kind::from("a_b"), Kind::AB);
    assert_eq!(Kind::from("A-B"), Kind::AB2);
    assert_eq!(OldKind::from("1abc"), OldKind::_1abc);
    assert_eq!(OldKind::from(""), OldKind::Empty);
    assert_eq!(OldKind::from("a-b"), OldKind::AB);
    assert_eq!(OldKind::from("a_b"), OldKind::AB2);
    for &value in OldKind::values().iter().chain(Kind::values()) {
        assert_eq!(OldKind::from(value).as_str(), value);
        assert_eq!(Kind::from(value).as_str(), value);
    }
    assert!(matches!(Kind::from("new"), Kind::Unknown(_)));
}

#[test]
fn members_of_unions() {
    let union = Choice::SelfValue("s".to_owned());
    assert_eq!(union.to_string(), "Choice(self=s)");
    let union = Choice::UnknownValue("u".to_owned());
    assert_eq!(union.to_string(), "Choice(unknown=u)");
    assert_ne!(Choice::AB, Choice::AB2);
}

#[test]
fn operations_of_such_names_are_called() {
    use shapesmith::{Operation as _, Timestamp};
    let input = calls::Input::builder()
        .self_(Timestamp::UNIX_EPOCH)
        .out("host")
        .input([Some("a b".to_owned()), None])
        .sparse([None, Some("x, y".to_owned())])
        .floats([f32::INFINITY, 1.5])
        .r#type(calls::Kind::A)
        .level(calls::Level::Low)
        .media("text")
        .build()
        .expect("valid");
    let request = calls::value::request(&input);
    assert_eq!(
        request.uri(),
        "/1970-01-01T00%3A00%3A00Z?input=a%20b&level=1"
    );
    let header = |name| request.headers()[name].to_str().expect("text");
    assert_eq!(header("x-sparse"), "\"x, y\"");
    assert_eq!(header("x-floats"), "Infinity, 1.5");
    assert_eq!((header("x-kind"), header("x-media")), ("a", "dGV4dA=="));
    assert_eq!(request.body(), br#"{"out":"host"}"#);

    let answer = http::Response::builder()
        .header("x-sparse", "\"x, y\",z")
        .header("x-floats", "NaN")
        .header("x-kind", "c")
        .header("x-level", "1")
        .header("x-media", "dGV4dA==")
        .body("b")
        .expect("a response");
    let output = calls::value::response(answer).expect("an output");
    let sparse = output.answer.expect("set");
    assert_eq!(sparse, [Some("x, y".to_owned()), Some("z".to_owned())]);
    assert!(output.floats.expect("set")[0].is_nan());
    assert_eq!(output.reader, Some(calls::Kind::from("c")));
    assert_eq!(output.level, Some(calls::Level::Low));
    assert_eq!(output.media.as_deref(), Some("text"));
    assert_eq!((output.at, output.parts), (Some(calls::Kind::B), Some(200)));

    let answer = http::Response::builder()
        .header("x-when", "Thu, 01 Jan 1970 00:00:00 GMT")
        .body(r#"["Tue, 29 Apr 2014 18:30:38 GMT"]"#)
        .expect("a response");
    let output = calls::Result::response(answer).expect("an output");
    assert_eq!(output.when, Timestamp::UNIX_EPOCH);
    let request = calls::Result::request(&output);
    assert_eq!(request.body(), br#"["Tue, 29 Apr 2014 18:30:38 GMT"]"#);
    assert!(calls::Operation::request(&()).body().is_empty());
}

#[test]
fn variants_named_as_associated_types() {
    let text: variants::Text = "Err".parse().expect("a text");
    assert_eq!(text, variants::Text::Err);
    let all = variants::All::builder()
        .text(text)
        .number(variants::Number::Output)
        .choice(variants::Choice::Err("e".to_owned()))
        .build()
        .expect("valid");
    let json = shapesmith::ToJson::to_json(&all).expect("JSON");
    assert_eq!(json, br#"{"text":"Err","number":8,"choice":{"Err":"e"}}"#);
    assert_eq!(variants::All::from_json(&json).ok(), Some(all));
}
