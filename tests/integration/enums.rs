//! Constraints of strings with `@enum`, and names like those of the official SDK.

#![deny(warnings, missing_docs, clippy::pedantic)]

/// The model.
pub mod model {
    shapesmith::smithy! { model = "tests/models/enums.json", shapes = *, literals = true }
}

/// The variants with the names that `smithy!` generates.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/enums.json", id = Size)]
pub enum Size {
    /// `S`
    S,
    /// `XL`
    Xl,
    /// `too long`
    TooLong,
    /// `NOT OK`
    NotOk,
    /// Other values.
    Unknown(String),
}

use model::{Choice, Holder, Methods, Modern, Plain, Secret, Symbols};

/// The texts of the violations, without their common end.
fn violations(holder: &Holder) -> Vec<String> {
    let Err(violations) = holder.validate() else {
        return Vec::new();
    };
    let texts = violations.iter().map(ToString::to_string);
    let short = texts.map(|text| text.replace(" failed to satisfy constraint: Member must", ""));
    short.collect()
}

const SIZES: &str = "Value at '/size' satisfy enum value set: [S, XL, too long]";
const SIZE_LENGTH: &str = "at '/size' have length less than or equal to 6";
const SIZE_PATTERN: &str = "Value at '/size' satisfy regular expression pattern: ^[A-Z]+$";

#[test]
fn all_constraints_of_an_enum_string_are_checked() {
    for (size, expected) in [
        ("S", &[][..]),
        ("XL", &[]),
        ("too long", &["Value with length 8 ", SIZE_PATTERN][..]),
        ("NOT OK", &[SIZE_PATTERN]),
        ("NEW", &[SIZES]),
        ("new", &[SIZES, SIZE_PATTERN]),
        (
            "new and long",
            &[SIZES, "Value with length 12 ", SIZE_PATTERN],
        ),
    ] {
        let found = violations(&Holder::builder().size(size.into()).build_unchecked());
        assert_eq!(found.len(), expected.len(), "{size}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{size}: {found}");
            assert!(
                expected.len() > 25 || found.ends_with(SIZE_LENGTH),
                "{found}"
            );
        }
        let own = shapesmith::Shape::validate(&Size::from(size));
        assert_eq!(
            own.err().map_or(0, |own| own.iter().count()),
            expected.len()
        );
    }
}

#[test]
fn constraints_of_a_member_override_those_of_its_target() {
    let holder = || Holder::builder().size("S".into());
    let of = |holder: Holder| violations(&holder);
    let wider = |value: &str| of(holder().wider(value.into()).build_unchecked());
    assert_eq!(
        wider("too long"),
        [
            "Value with length 8 at '/wider' have length less than or equal to 7",
            "Value at '/wider' satisfy regular expression pattern: ^[A-Z]+$"
        ]
    );
    // The internal value is valid, but not listed.
    assert_eq!(
        wider("NOT OK"),
        ["Value at '/wider' satisfy regular expression pattern: ^[A-Z]+$"]
    );
    assert_eq!(
        wider("SEVENTY"),
        ["Value at '/wider' satisfy enum value set: [S, XL, too long]"]
    );
    assert_eq!(wider("XL"), [""; 0]);
    let plain = |value: &str| of(holder().plain(value.into()).build_unchecked());
    assert_eq!(plain("bb"), [""; 0]);
    assert_eq!(
        plain("a"),
        [
            "Value with length 1 at '/plain' have length greater than or equal to 2",
            "Value at '/plain' satisfy regular expression pattern: ^b"
        ]
    );
    assert_eq!(plain("c").len(), 3);
    assert_eq!(
        of(holder()
            .plains([Plain::A, Plain::Bb])
            .map([(Plain::A, "new".into())])
            .choice(Choice::Plain(Plain::A))
            .build_unchecked()),
        [
            "Value with length 1 at '/plains/0' have length greater than or equal to 2",
            "Value with length 1 at '/map' have length greater than or equal to 2",
            "Value at '/map/a' satisfy enum value set: [S, XL, too long]",
            "Value at '/map/a' satisfy regular expression pattern: ^[A-Z]+$",
            "Value at '/choice/plain' satisfy regular expression pattern: b"
        ]
    );
    // An `enum` shape is only checked for its values.
    assert_eq!(of(holder().modern(Modern::A).build_unchecked()), [""; 0]);
    assert_eq!(
        of(holder().modern("long".into()).build_unchecked()),
        ["Value at '/modern' satisfy enum value set: [A]"]
    );
}

#[test]
fn violations_do_not_show_the_length_of_a_secret() {
    let holder = Holder::builder()
        .size("S".into())
        .secret(Secret::Long)
        .hidden(Plain::A);
    assert_eq!(
        violations(&holder.build_unchecked()),
        [
            "Value at '/secret' have length less than or equal to 2",
            "Value at '/hidden' have length greater than or equal to 2"
        ]
    );
}

#[test]
fn literals_satisfy_all_constraints() {
    const SIZE: &str = Holder::size_literal("XL");
    const PLAIN: &str = Holder::plain_literal("bb");
    assert_eq!((SIZE, PLAIN), ("XL", "bb"));
    for wrong in ["too long", "NEW"] {
        std::panic::catch_unwind(|| Holder::size_literal(wrong)).expect_err(wrong);
    }
    std::panic::catch_unwind(|| Holder::plain_literal("a")).expect_err("too short");
}

#[test]
fn values_without_names_are_named_after_their_text() {
    for (value, variant) in [
        ("=", Symbols::Equal),
        ("<", Symbols::LessThan),
        ("<=", Symbols::LessThanEqual),
        ("≤", Symbols::LessThanOrEqual),
        ("!=", Symbols::NotEqual),
        ("≠", Symbols::NotEqualTo),
        ("", Symbols::Empty),
        ("5+", Symbols::_5Plus),
        ("5-", Symbols::_5Minus),
        ("1.5", Symbols::_1_5),
        ("15", Symbols::_15),
        ("-1", Symbols::Minus1),
        ("μg", Symbols::MuG),
        ("👍", Symbols::U1F44D),
        ("Self", Symbols::SelfValue),
        ("Unknown", Symbols::UnknownValue),
        ("a b", Symbols::AB),
        ("A", Symbols::A),
        ("a", Symbols::A2),
    ] {
        assert_eq!(Symbols::from(value), variant);
        assert_eq!(variant.as_str(), value);
    }
    assert!(matches!(Symbols::from("new"), Symbols::Unknown(_)));
    assert_eq!(Symbols::values().len(), 19);
}

#[test]
fn members_have_the_names_of_the_official_sdk() {
    let methods = Methods::builder()
        .build_value("a")
        .builder_value("b")
        .default_value("c")
        .send_value("d")
        .make_operation_value("e")
        .presigned_value("f")
        .maybe_customize_value(Some("g".to_owned()))
        .symbols("=".into())
        .build()
        .expect("valid");
    let Methods {
        build_value,
        customize_value,
        ..
    } = methods.clone();
    assert_eq!(build_value.as_deref(), Some("a"));
    assert_eq!(customize_value.as_deref(), Some("g"));
    let json = methods.to_json().expect("JSON");
    let text = String::from_utf8(json).expect("UTF-8");
    assert!(
        text.starts_with(
            r#"{"build":"a","builder":"b","default":"c","send":"d","makeOperation":"e""#
        )
    );
    assert_eq!(Methods::from_json(text.as_bytes()).expect("valid"), methods);
    assert_eq!(Choice::SelfValue.to_string(), "Choice(self)");
}
