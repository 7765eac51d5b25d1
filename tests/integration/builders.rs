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
        .token("t")
        .build_unchecked();
    let required: String = input.required.clone();
    assert_eq!(required, "r");
    assert_eq!(input.defaulted, None::<i32>);
    assert_eq!(input.client_optional, None::<String>);
    assert_eq!(input.null_default, None::<i32>);
    assert_eq!(input.to_string(), "PutInput(required=r, token=t)");
}

#[test]
fn a_method_of_its_name_gives_the_default_of_a_member() {
    let settings = client::Settings::builder().required("r").build_unchecked();
    assert_eq!(
        settings.to_string(),
        "Settings(required=r, required_default=9)"
    );
    assert_eq!(settings.text(), "hi");
    assert!(settings.flag());
    assert_eq!(settings.byte(), -3_i8);
    assert!((settings.float() - 0.5_f32).abs() < f32::EPSILON);
    assert!((settings.double() - 1.0_f64).abs() < f64::EPSILON);
    assert_eq!(settings.list(), &[] as &[String]);
    assert!(settings.map().is_empty());
    assert_eq!(*settings.level(), client::Level::High);
    assert_eq!(settings.epoch(), shapesmith::Timestamp::UNIX_EPOCH);
    assert_eq!(settings.date().unix_timestamp(), 482_196_050);
    assert_eq!(settings.blob(), b"hi");
    assert_eq!(
        settings.big_integer().to_string(),
        "12345678901234567890123"
    );
    assert_eq!(settings.big_decimal().to_string(), "0.25");
    assert_eq!(settings.document().to_string(), "{}");
    assert_eq!(*settings.flags(), shapesmith::Document::Bool(false));
    assert_eq!(*settings.priority(), client::Priority::High);
    assert_eq!(settings.null, None::<i32>);
    assert_eq!(settings.client_optional, None::<i32>);
    assert_eq!(settings.client_optional(), 1_i32);
    assert_eq!(
        (settings.required_default, settings.required_default()),
        (9_i64, 9_i64)
    );
    let set = settings
        .with(|b| {
            b.text("other")
                .flag(false)
                .list(["a"])
                .map([("k", 1)])
                .level(client::Level::Low)
                .blob(*b"b")
                .big_integer(1.into())
        })
        .expect("valid");
    assert_eq!((set.text(), set.flag()), ("other", false));
    assert_eq!((set.list(), set.map().len()), (&["a".to_owned()][..], 1));
    assert_eq!(*set.level(), client::Level::Low);
    assert_eq!(
        (set.blob(), set.big_integer().to_string()),
        (&b"b"[..], "1".to_owned())
    );
    let reset = set.with(|b| b.maybe_text(None::<String>)).expect("valid");
    assert_eq!((&reset.text, reset.text()), (&None, "hi"));
}

#[test]
fn members_absent_when_read_stay_absent() {
    let json = br#"{"Required":"r","RequiredDefault":9}"#;
    for settings in [
        client::Settings::from_json(json).expect("valid"),
        client::Settings::from_json_unchecked(br#"{"Required":"r"}"#).expect("valid"),
        serde_json::from_slice(br#"{"Required":"r"}"#).expect("valid"),
    ] {
        assert_eq!(settings.flag, None);
        assert!(settings.flag());
        assert_eq!(settings.to_json().expect("JSON"), json);
    }
    let json = br#"{"Required":"r","Flag":true,"List":[],"RequiredDefault":9}"#;
    let settings = client::Settings::from_json(json).expect("valid");
    assert_eq!(
        settings.to_json().expect("JSON"),
        json,
        "explicit defaults stay"
    );
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
fn in_smithy_1_what_is_not_boxed_defaults_to_zero() {
    let old = version_1::Old::builder().secret("s").build_unchecked();
    assert_eq!((old.primitive, old.own, old.flag), (None, None, None));
    assert_eq!((old.primitive(), old.own(), old.flag()), (0, 0, false));
    assert_eq!(old.boxed, None::<i32>);
    assert_eq!(old.own_boxed, None::<i32>);
    assert_eq!(old.member_boxed, None::<i32>);
    assert_eq!(old.text, None::<String>);
    assert!(
        old.to_string()
            .ends_with("secret=*** Sensitive Data Redacted ***)")
    );
}

#[test]
fn a_builder_can_be_kept_cloned_and_finished_later() {
    let begun = client::Settings::builder().required("a").flag(false);
    let one = begun.clone().text("one").build_unchecked();
    let two = begun.required("b").build_unchecked();
    assert_eq!((one.required.as_str(), one.text()), ("a", "one"));
    assert_eq!((two.required.as_str(), two.text()), ("b", "hi"));
    assert_eq!((one.flag, two.flag), (Some(false), Some(false)));
}

#[test]
fn a_value_goes_into_a_builder_and_back() {
    let input = client::PutInput::build_with(|b| b.plain("p").required("r").client_optional("c"))
        .expect("valid");
    assert_eq!(input.to_builder().build_unchecked(), input);
    let changed = input
        .with(|b| b.maybe_plain(None::<String>))
        .expect("valid");
    assert_eq!(changed.plain, None);
    assert_eq!(input.plain.as_deref(), Some("p"), "the first is as it was");
}

/// User-written enums as targets of members with a default.
pub mod own {
    /// A user-written enum.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/optionality.json", id = Level)]
    pub enum Level {
        /// `HIGH`
        High,
        /// `LOW`
        Low,
        /// Any other value.
        Unknown(String),
    }

    /// A user-written integer enum.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/optionality.json", id = Priority)]
    pub enum Priority {
        /// `LOW`
        Low,
        /// `HIGH`
        High,
        /// Any other value.
        Unknown(i32),
    }

    /// For a client.
    pub mod client {
        shapesmith::smithy! {
            model = "tests/models/optionality.json",
            shapes = ["example.optionality#Settings"],
            external = {
                "example.optionality#Level" = super::Level,
                "example.optionality#Priority" = super::Priority,
            },
        }
    }

    /// For a server.
    pub mod server {
        shapesmith::smithy! {
            model = "tests/models/optionality.json",
            shapes = ["example.optionality#Settings"],
            external = {
                "example.optionality#Level" = super::Level,
                "example.optionality#Priority" = super::Priority,
            },
            nullability = server,
        }
    }

    /// A user-written structure.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(
        model = "tests/models/optionality.json",
        id = "example.optionality#Settings"
    )]
    #[shape(skip(from_json))]
    pub struct Settings<'a, L> {
        /// `Required`
        pub required: String,
        /// `RequiredDefault`
        pub required_default: i64,
        /// `Text`
        pub text: Option<std::borrow::Cow<'a, str>>,
        /// `Byte`, wider than in the model.
        pub byte: Option<i32>,
        /// `List`
        pub list: Option<&'a [String]>,
        /// `Level`
        pub level: Option<L>,
    }

    /// A user-written structure with an additional method.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(
        model = "tests/models/optionality.json",
        id = "example.optionality#Settings"
    )]
    #[shape(skip(defaults))]
    pub struct Skipping {
        /// `Required`
        pub required: String,
        /// `Text`
        pub text: Option<String>,
    }

    impl Skipping {
        /// Not the method that would be generated.
        #[must_use]
        pub fn text(&self) -> usize {
            self.text.as_ref().map_or(0, String::len)
        }
    }
}

#[test]
fn user_written_types_have_defaults_too() {
    let settings = own::client::Settings::builder()
        .required("r")
        .build_unchecked();
    assert_eq!(*settings.level(), own::Level::High);
    assert_eq!(*settings.priority(), own::Priority::High);
    let settings = own::server::Settings::builder()
        .required("r")
        .build_unchecked();
    assert_eq!(settings.level, own::Level::High);
    assert_eq!(settings.priority, own::Priority::High);
    let settings = own::Settings::<own::Level>::builder()
        .required("r")
        .build_unchecked();
    assert_eq!((settings.text(), settings.byte()), ("hi", -3_i32));
    assert_eq!(settings.list(), &[] as &[String]);
    assert_eq!(*settings.level(), own::Level::High);
    assert_eq!(settings.required_default(), 9);
    let list = ["a".to_owned()];
    let settings = settings
        .to_builder()
        .list(&list[..])
        .text("t")
        .build_unchecked();
    assert_eq!((settings.list(), settings.text()), (&list[..], "t"));
    let skipping = own::Skipping::builder().required("r").build_unchecked();
    assert_eq!(skipping.text(), 0);
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
    assert!(put.generate_token().build_unchecked().token.is_some());
}

#[test]
fn an_input_has_an_idempotency_token_once_it_is_built() {
    let create = || service::CreateInput::builder().build_unchecked();
    let input = create();
    assert_eq!(input.token.len(), 36);
    assert_ne!(input.token, create().token, "another request");
    assert_eq!(
        input.to_builder().build_unchecked(),
        input,
        "a copy keeps it"
    );
    let again = input.to_builder().maybe_token(None::<String>);
    assert_ne!(again.build_unchecked().token, input.token);
    let set = service::CreateInput::builder().token("t").build_unchecked();
    assert_eq!(set.token, "t");
    let put = client::PutInput::builder().required("r").build_unchecked();
    assert_eq!(put.token.expect("filled").len(), 36);
    let read = client::PutInput::from_json_unchecked(br#"{"Required":"r"}"#).expect("valid");
    assert_eq!(read.token, None, "only the builder fills it");
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
            .text(),
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
