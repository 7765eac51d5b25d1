//! Builders, and optionality.

#![deny(warnings, missing_docs, clippy::pedantic)]

/// With the rules for clients.
pub mod client {
    shapesmith::smithy! {
        model = "tests/models/optionality.json",
        shapes = [PutInput, "example.optionality#Settings"],
    }
}

/// With the rules for servers.
pub mod server {
    shapesmith::smithy! {
        model = "tests/models/optionality.json",
        shapes = *,
        nullability = server,
        docs = false,
    }
}

/// From a model in Smithy 1.0.
pub mod version_1 {
    shapesmith::smithy! {
        model = "tests/models/version_1.json",
        shapes = ["example.old#Old"],
    }
}

#[test]
fn a_client_does_not_send_what_was_not_set() {
    let input = client::PutInput::builder()
        .required("r")
        .build()
        .expect("valid");
    let required: String = input.required.clone();
    assert_eq!(required, "r");
    assert_eq!(input.defaulted, None::<i32>);
    assert_eq!(input.client_optional, None::<String>);
    assert_eq!(input.null_default, None::<i32>);
    assert_eq!(input.to_string(), "PutInput(required=r)");
}

#[test]
fn defaults_are_filled_in_elsewhere() {
    let settings = client::Settings::builder().required("r").build_unchecked();
    assert_eq!(settings.text, "hi");
    assert!(settings.flag);
    assert_eq!(settings.byte, -3_i8);
    assert!((settings.float - 0.5_f32).abs() < f32::EPSILON);
    assert!((settings.double - 1.0_f64).abs() < f64::EPSILON);
    assert_eq!(settings.list, Vec::<String>::new());
    assert!(settings.map.is_empty());
    assert_eq!(settings.level, client::Level::High);
    assert_eq!(settings.epoch, shapesmith::Timestamp::UNIX_EPOCH);
    assert_eq!(settings.date.unix_timestamp(), 482_196_050);
    assert_eq!(settings.date.nanosecond(), 520_000_000);
    assert_eq!(settings.blob, b"hi");
    assert_eq!(settings.big_integer.to_string(), "12345678901234567890123");
    assert_eq!(settings.big_decimal.to_string(), "0.25");
    assert_eq!(settings.document.to_string(), "{}");
    assert_eq!(settings.flags, shapesmith::Document::Bool(false));
    assert_eq!(settings.priority, client::Priority::High);
    assert_eq!(settings.null, None::<i32>);
    assert_eq!(settings.client_optional, None::<i32>);
    assert_eq!(settings.required_default, 9_i64);
    let reset = settings
        .with(|b| {
            b.text("other")
                .maybe_text(None::<String>)
                .maybe_byte(Some(1))
        })
        .expect("valid");
    assert_eq!((reset.text.as_str(), reset.byte), ("hi", 1));
}

#[test]
fn a_server_has_what_is_required_or_has_a_default() {
    let input = server::PutInput::builder()
        .required("r")
        .client_optional("c")
        .build()
        .expect("valid");
    assert_eq!(input.defaulted, 7_i32);
    assert_eq!(input.client_optional, "c");
    assert_eq!(input.plain, None::<String>);
    assert_eq!(input.null_default, None::<i32>);
}

#[test]
fn in_smithy_1_what_is_not_boxed_is_never_null() {
    let old = version_1::Old::builder().secret("s").build_unchecked();
    assert_eq!((old.primitive, old.own, old.flag), (0, 0, false));
    assert_eq!(old.boxed, None::<i32>);
    assert_eq!(old.own_boxed, None::<i32>);
    assert_eq!(old.member_boxed, None::<i32>);
    assert_eq!(old.text, None::<String>);
    assert!(
        old.to_string()
            .ends_with("secret=*** Sensitive Data Redacted ***, flag=false)")
    );
}

#[test]
fn a_builder_can_be_kept_cloned_and_finished_later() {
    let begun = client::Settings::builder().required("a").flag(false);
    let one = begun.clone().text("one").build_unchecked();
    let two = begun.required("b").build_unchecked();
    assert_eq!((one.required.as_str(), one.text.as_str()), ("a", "one"));
    assert_eq!((two.required.as_str(), two.text.as_str()), ("b", "hi"));
    assert!(!one.flag && !two.flag);
}

#[test]
fn a_value_goes_into_a_builder_and_back() {
    let input = client::PutInput::build_with(|b| b.plain("p").required("r")).expect("valid");
    assert_eq!(input.to_builder().build_unchecked(), input);
    let changed = input
        .with(|b| b.maybe_plain(None::<String>))
        .expect("valid");
    assert_eq!(changed.plain, None);
    assert_eq!(input.plain.as_deref(), Some("p"), "the first is as it was");
}

/// Two invocations in one module.
pub mod twice {
    shapesmith::smithy! { model = "tests/models/kinds.json", shapes = [Inner] }
    shapesmith::smithy! { model = "tests/models/optionality.json", shapes = [Level] }
}

/// A service that renames a shape.
pub mod service {
    shapesmith::smithy! {
        model = "tests/models/optionality.json",
        operations = *,
    }
}

#[test]
fn a_builder_makes_idempotency_tokens_when_asked() {
    let create = || {
        service::CreateInput::builder()
            .generate_token()
            .build_unchecked()
    };
    assert_eq!(create().token.len(), 36);
    assert_ne!(create().token, create().token);
    let put = client::PutInput::builder().required("r");
    assert_eq!(put.clone().build_unchecked().token, None, "only when asked");
    assert!(put.generate_token().build_unchecked().token.is_some());
}

#[test]
fn a_service_gives_shapes_their_names() {
    let other = service::OtherSettings::builder()
        .other("o")
        .build_unchecked();
    assert_eq!(other.to_string(), "OtherSettings(other=o)");
    assert_eq!(
        <service::OtherSettings as shapesmith::Shape>::ID,
        "example.other#Settings"
    );
    assert_eq!(
        service::Settings::builder()
            .required("r")
            .build_unchecked()
            .text,
        "hi"
    );
}

#[test]
fn the_macro_is_allowed_wherever_items_are() {
    shapesmith::smithy! { model = "tests/models/kinds.json", shapes = [Inner, Choice] }
    let inner = Inner::builder().id("x").build_unchecked();
    assert_eq!(
        Choice::Inner(inner).to_string(),
        "Choice(inner=Inner(id=x))"
    );
    let inner = twice::Inner::builder().id("x").build_unchecked();
    assert_eq!(inner.to_string(), "Inner(id=x)");
    assert_eq!(twice::Level::from("low"), twice::Level::Low);
}
