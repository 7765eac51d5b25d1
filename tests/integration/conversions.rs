//! Conversions, comparisons and accessors of enums and unions.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::convert::Infallible;
use std::hash::{Hash, Hasher};

use shapesmith::{BigDecimal, BigInteger, Document, Timestamp};

/// The generated types.
pub mod model {
    shapesmith::smithy! {
        model = "tests/models/conversions.json",
        shapes = *,
        external = { "c#Outside" = super::Outside },
    }
}

/// A structure of the user's.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Outside)]
pub struct Outside {
    /// A text.
    pub text: Option<String>,
}

/// User-written types.
pub mod own {
    /// An enum of strings.
    #[derive(Clone, Debug, PartialOrd, shapesmith::Shape)]
    #[shape(model = "tests/models/conversions.json", id = Size)]
    pub enum Size {
        /// `small`
        Small,
        /// `medium`
        Medium,
        /// `large`
        Large,
        /// Others.
        Other(String),
    }

    /// An enum of integers.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/conversions.json", id = Level)]
    pub enum Level {
        /// -10
        Low,
        /// 20
        Middle,
        /// 30
        High,
        /// Others.
        Other(i32),
    }

    /// A union, two of whose members are wider than in the model, and one of which has the name of the variant for unknown
    /// members.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/conversions.json", id = Numbers)]
    pub enum Numbers {
        /// An integer.
        Byte(i8),
        /// An integer.
        Short(i32),
        /// A wider integer.
        Integer(i64),
        /// An integer.
        Long(i64),
        /// A list.
        Names(Vec<String>),
        /// A boxed slice.
        Names2(Box<[String]>),
        /// A structure.
        #[shape(member = "inner")]
        Within(super::model::Inner),
        /// A structure.
        #[shape(member = "unknown")]
        #[allow(non_camel_case_types)]
        unknown(super::Outside),
        /// Others.
        Unknown(String),
    }

    /// A type with its own API.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/conversions.json", id = Size, skip(conversions, accessors))]
    pub enum Skipped {
        /// `small`
        Small,
        /// `medium`
        Medium,
        /// `large`
        Large,
        /// Others.
        Other(String),
    }

    impl Skipped {
        /// Whether it is `Other`.
        #[must_use]
        pub fn is_unknown(&self) -> &'static str {
            "own"
        }
    }

    impl std::str::FromStr for Skipped {
        type Err = String;

        fn from_str(text: &str) -> Result<Self, String> {
            Err(text.to_owned())
        }
    }

    impl PartialEq<str> for Skipped {
        fn eq(&self, _: &str) -> bool {
            true
        }
    }

    impl From<Skipped> for String {
        fn from(_: Skipped) -> String {
            "own".to_owned()
        }
    }

    /// A union with its own API.
    #[derive(Clone, Debug, shapesmith::Shape)]
    #[shape(model = "tests/models/conversions.json", id = Pair, skip(conversions, accessors))]
    pub enum SkippedUnion {
        /// A number.
        Left(i32),
        /// A text.
        Right(String),
        /// Others.
        Unknown(String),
    }

    impl SkippedUnion {
        /// Whether it is `Left`.
        #[must_use]
        pub fn is_left(&self) -> &'static str {
            "own"
        }
    }

    impl From<i32> for SkippedUnion {
        fn from(left: i32) -> Self {
            SkippedUnion::Right(left.to_string())
        }
    }
}

use model::{Inner, Level, Node, Once, Secret, Single, Size, Twice};

/// Whether a union is `From` a type, which is known at compile time: the method of the type hides that of the trait.
struct Probe<U, T>(std::marker::PhantomData<(U, T)>);

impl<U: From<T>, T> Probe<U, T> {
    const IS_FROM: bool = true;
}

trait NotFrom {
    const IS_FROM: bool = false;
}

impl<U, T> NotFrom for Probe<U, T> {}

macro_rules! is_from {
    ($union:ty: $($value:ty),* $(,)?) => {
        [$((stringify!($value), Probe::<$union, $value>::IS_FROM)),*]
    };
}

fn hash(value: &impl Hash) -> u64 {
    let mut state = DefaultHasher::new();
    value.hash(&mut state);
    state.finish()
}

#[test]
fn enums_of_strings_convert_from_and_to_text() {
    for (text, value, is_unknown) in [
        ("small", Size::Small, false),
        ("medium", Size::Medium, false),
        ("SMALL", Size::from("SMALL"), true),
        ("", Size::from(""), true),
    ] {
        let parsed: Result<Size, Infallible> = text.parse();
        assert_eq!(parsed, Ok(value.clone()));
        assert_eq!(value.is_unknown(), is_unknown);
        assert!(value == *text && value == text && value != "other" && value != *"other");
        assert_eq!(value, Size::from(text.to_owned()));
        assert_eq!(hash(&value), hash(&Size::from(text)));
        assert_eq!(String::from(value), text);
    }
    let inner = Inner::builder().text(Size::Large).build().expect("valid");
    assert_eq!(inner.text.as_deref(), Some("large"));
    let (a, b) = (Size::from("a"), Size::from("b"));
    assert!(Size::Small < Size::Large && Size::Medium < a && a < b);
}

#[test]
fn user_written_enums_have_the_same_conversions() {
    let size: own::Size = "medium".parse().expect("cannot fail");
    assert!(size == "medium" && size == *"medium" && !size.is_unknown());
    let other: own::Size = "huge".parse().expect("cannot fail");
    assert!(other.is_unknown());
    // A value of the model in the variant for others is the value.
    assert!(own::Size::Other("small".to_owned()) == own::Size::Small);
    assert!(own::Size::Other("small".to_owned()) == "small");
    assert_eq!(String::from(other), "huge");

    let level = own::Level::from(20);
    assert!(level == 20 && level != 21 && !level.is_unknown());
    assert!(own::Level::from(7).is_unknown());
    assert_eq!(i32::from(own::Level::High), 30);

    assert_eq!(own::Skipped::Small.is_unknown(), "own");
    assert_eq!("x".parse::<own::Skipped>(), Err("x".to_owned()));
    assert!(own::Skipped::Small == *"anything");
    assert_eq!(String::from(own::Skipped::Small), "own");
    let union = own::SkippedUnion::from(1);
    assert_eq!(union.is_left(), "own");
    assert_eq!(union, own::SkippedUnion::Right("1".to_owned()));
}

#[test]
fn a_sensitive_enum_stays_redacted() {
    let secret: Secret = "the key".parse().expect("cannot fail");
    assert!(secret == "the key" && secret.as_str() == "the key");
    assert!(!format!("{secret:?} {secret}").contains("key"));
}

#[test]
fn enums_of_integers_have_the_order_of_the_integers() {
    let numbers = [-11, -10, 0, 19, 20, 21, 30, i32::MIN, i32::MAX];
    for left in numbers {
        let value = Level::from(left);
        assert_eq!(value.is_unknown(), ![-10, 20, 30].contains(&left));
        assert!(value == left);
        assert_eq!(i32::from(&value), left);
        for right in numbers {
            let other = Level::from(right);
            assert_eq!(value.cmp(&other), left.cmp(&right));
            assert_eq!(value.partial_cmp(&other), left.partial_cmp(&right));
            assert_eq!(value == other, left == right);
            assert_eq!(hash(&value) == hash(&other), left == right);
        }
        assert_eq!(i32::from(value), left);
    }
}

/// Converts a value to the union, and checks the accessors.
macro_rules! check_once {
    ($($is:ident $as:ident $value:expr;)*) => {{
        let mut unions = Vec::new();
        $({
            let value = $value;
            let union = Once::from(value.clone());
            assert_eq!(union.$as(), Some(&value));
            unions.push((stringify!($is), union));
        })*
        for (expected, union) in unions {
            $(
                assert_eq!(union.$is(), stringify!($is) == expected, "{expected}");
                assert_eq!(union.$as().is_some(), union.$is(), "{expected}");
            )*
            assert!(!union.is_unknown() && !union.is_nothing() && !union.is_again());
        }
    }};
}

#[test]
fn a_union_is_from_the_value_of_a_member_that_no_other_has() {
    let inner = || Inner::builder().text("x").build().expect("valid");
    let outside = Outside { text: None };
    let node = Node::builder().next(Once::Nothing).build().expect("valid");
    let map = || BTreeMap::from([("k".to_owned(), "v".to_owned())]);
    check_once! {
        is_boolean as_boolean true;
        is_byte as_byte 1_i8;
        is_short as_short 1_i16;
        is_integer as_integer 1_i32;
        is_long as_long 1_i64;
        is_float as_float 1.0_f32;
        is_double as_double 1.0_f64;
        is_big_integer as_big_integer BigInteger::from(1);
        is_big_decimal as_big_decimal BigDecimal::from(1);
        is_string as_string "x".to_owned();
        is_timestamp as_timestamp Timestamp::UNIX_EPOCH;
        is_blob as_blob vec![1_u8];
        is_document as_document Document::Null;
        is_size as_size Size::Small;
        is_level as_level Level::High;
        is_inner as_inner inner();
        is_outside as_outside outside;
        is_node as_node node;
        is_names as_names vec!["x".to_owned()];
        is_sparse_names as_sparse_names vec![Some("x".to_owned()), None];
        is_inners as_inners vec![inner()];
        is_name_map as_name_map map();
        is_sparse_name_map as_sparse_name_map BTreeMap::from([("k".to_owned(), None::<String>)]);
        is_size_map as_size_map BTreeMap::from([(Size::Small, "v".to_owned())]);
        is_onces as_onces vec![Once::Nothing];
    }
    assert!(Once::Nothing.is_nothing());
    let again = Once::Again(Box::new(Once::Nothing));
    assert!(again.is_again());
    assert_eq!(again.as_again(), Some(&Once::Nothing));
    let unknown = Once::from_json_unchecked(br#"{"later": 1}"#).expect("read");
    assert!(unknown.is_unknown() && !unknown.is_nothing());
    assert!(unknown.as_again().is_none());
    let single = Single::Only(Box::new(
        Single::from_json_unchecked(br#"{"x": 1}"#).expect("read"),
    ));
    assert!(single.as_only().is_some_and(Single::is_unknown));
}

#[test]
fn types_of_two_members_do_not_convert() {
    let found = is_from!(Twice:
        (), bool, i32, String, Size, Inner, Outside, Vec<String>, BTreeMap<String, String>, i64, i8
    );
    for (value, is_from) in found {
        assert_eq!(is_from, value == "i64", "{value}");
    }
    let itself = is_from!(Once: (), Once, Box<Once>, Box<Node>, Node);
    assert_eq!(
        itself.map(|(_, is_from)| is_from),
        [false, true, false, false, true]
    );
}

#[test]
fn user_written_unions_are_named_after_their_variants() {
    use own::Numbers;
    let found =
        is_from!(Numbers: i8, i16, i32, i64, Vec<String>, Box<[String]>, Inner, Outside, String);
    let expected = [true, false, true, false, true, true, true, true, false];
    assert_eq!(found.map(|(_, is_from)| is_from), expected);
    let short = Numbers::from(5_i32);
    assert!(short.is_short() && short.as_short() == Some(&5) && short.as_long().is_none());
    let within = Numbers::from(Inner::builder().build().expect("valid"));
    assert!(within.is_within() && within.as_within().is_some());
    let outside = Numbers::from(Outside { text: None });
    assert!(outside.is_unknown_value() && outside.as_unknown_value().is_some());
    assert!(!outside.is_unknown() && Numbers::Unknown("x".to_owned()).is_unknown());
}
