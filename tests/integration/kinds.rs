//! The Rust type of every kind of shape, and the API of all types.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};

use shapesmith::{BigDecimal, BigInteger, Document, ErrorShape, Fault, Shape};

/// The types of the model.
pub mod model {
    shapesmith::smithy! {
        model = "tests/models/kinds.json",
        shapes = [Everything, Throttled, Empty, Old],
        operations = [Put],
    }
}

use model::{
    Choice, Colour, Empty, Everything, Inner, NotFound, Priority, PutError, Suit, Throttled,
};

fn inner(id: &str) -> Inner {
    Inner::builder().id(id).build_unchecked()
}

fn full() -> Everything {
    Everything::builder()
        .flag(true)
        .tiny(1)
        .small(2)
        .number(3)
        .big(4)
        .single(0.5)
        .double(0.25)
        .text("text")
        .when(shapesmith::Timestamp::UNIX_EPOCH)
        .suit(Suit::Hearts)
        .colour(Colour::DarkBlue)
        .names(["a", "b"])
        .gaps([Some("a"), None])
        .counts([("one", 1), ("two", 2)])
        .holes([("none", None)])
        .by_suit([(Suit::Spades, inner("x"))])
        .matrix([vec![1.0], vec![]])
        .choice(Choice::Number(7))
        .inner(inner("y"))
        .ratios([0.5, f32::NAN])
        .rates([("r", -0.0)])
        .set(["only"])
        .bytes([1, 2])
        .huge(BigInteger::from(10).pow(30))
        .exact("0.10".parse::<BigDecimal>().expect("a decimal"))
        .free(Document::from("free"))
        .priority(Priority::High)
        .parts([vec![1], vec![]])
        .stream(*b"hi")
        .build()
        .expect("it breaks no constraint")
}

#[test]
fn members_have_the_types_of_their_targets() {
    let full = full();
    let bytes: &Option<Vec<u8>> = &full.bytes;
    assert_eq!(*bytes, Some(vec![1, 2]));
    assert_eq!(full.stream.as_deref(), Some(&b"hi"[..]));
    assert_eq!(full.free, Some(Document::String("free".to_owned())));
    assert_eq!(full.flag, Some(true));
    assert_eq!(full.tiny, Some(1_i8));
    assert_eq!(full.small, Some(2_i16));
    assert_eq!(full.number, Some(3_i32));
    assert_eq!(full.big, Some(4_i64));
    assert_eq!(full.text.as_deref(), Some("text"));
    assert_eq!(full.names, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(full.gaps, Some(vec![Some("a".to_owned()), None]));
    let counts = BTreeMap::from([("one".to_owned(), 1), ("two".to_owned(), 2)]);
    assert_eq!(full.counts, Some(counts));
    assert_eq!(
        full.holes,
        Some(BTreeMap::from([("none".to_owned(), None)]))
    );
    assert_eq!(
        full.by_suit,
        Some(BTreeMap::from([(Suit::Spades, inner("x"))]))
    );
}

#[test]
fn display_is_one_line_of_what_is_set() {
    assert_eq!(
        full().to_string(),
        "Everything(flag=true, tiny=1, small=2, number=3, big=4, single=0.5, double=0.25, \
         text=text, when=1970-01-01T00:00:00Z, suit=hearts, colour=dark blue, names=[a, b], \
         gaps=[a, null], counts={one=1, two=2}, holes={none=null}, by_suit={spades=Inner(id=x)}, \
         matrix=[[1], []], choice=Choice(number=7), inner=Inner(id=y), ratios=[0.5, NaN], \
         rates={r=-0}, set=[only], bytes=[1, 2], huge=1000000000000000000000000000000, \
         exact=0.10, free=\"free\", priority=-5, parts=[[1], []], stream=[104, 105])"
    );
    let empty = Everything::builder().build_unchecked();
    assert_eq!(empty.to_string(), "Everything()");
    assert_eq!(Empty::builder().build_unchecked().to_string(), "Empty()");
}

#[test]
fn debug_is_rusts_own_form() {
    let value = Inner::builder().id("x").build_unchecked();
    assert_eq!(format!("{value:?}"), "Inner { id: \"x\" }");
    assert_eq!(format!("{value:#?}"), "Inner {\n    id: \"x\",\n}");
    assert_eq!(format!("{:?}", Choice::Text("t".into())), "Text(\"t\")");
    assert_eq!(format!("{:?}", Choice::Nothing), "Nothing");
    assert_eq!(format!("{:?}", Suit::Hearts), "Hearts");
    assert_eq!(format!("{:?}", Suit::from("x")), "Unknown(\"x\")");
    let debug = format!("{:?}", Everything::builder().number(3));
    assert!(
        debug.starts_with("EverythingBuilder { flag: None, "),
        "{debug}"
    );
    assert!(debug.contains("number: Some(3)"), "{debug}");
}

fn hash(value: &impl Hash) -> u64 {
    let mut state = DefaultHasher::new();
    value.hash(&mut state);
    state.finish()
}

#[test]
fn floats_compare_and_hash_by_their_bits() {
    let same = full()
        .with(|b| b.ratios([0.5, -f32::NAN]).rates([("r", 0.0)]))
        .expect("valid");
    assert_eq!(full(), same);
    assert_eq!(hash(&full()), hash(&same));
    let other = full().with(|b| b.ratios([0.5, 1.0])).expect("valid");
    assert_ne!(full(), other);
    assert_eq!(Choice::Ratio(f64::NAN), Choice::Ratio(-f64::NAN));
    assert_eq!(hash(&Choice::Ratio(0.0)), hash(&Choice::Ratio(-0.0)));
    assert_ne!(Choice::Ratio(1.0), Choice::Number(1));
    assert_eq!(Choice::Nothing, Choice::Nothing);
    let set = HashSet::from([full(), same, other]);
    assert_eq!(set.len(), 2);
}

#[test]
fn enums_are_open() {
    assert_eq!(Suit::from("spades"), Suit::Spades);
    assert_eq!(Suit::from("spades".to_owned()).as_str(), "spades");
    assert_eq!(Suit::values(), ["hearts", "spades", "hidden"]);
    assert_eq!(Suit::from("clubs").as_str(), "clubs");
    assert_eq!(Suit::from("clubs").to_string(), "clubs");
    assert_eq!(format!("{:>8}|", Suit::Hearts), "  hearts|");
    let Suit::Unknown(unknown) = Suit::from("clubs") else {
        panic!("clubs are not in the model");
    };
    assert_eq!(unknown.as_str(), "clubs");
    assert_eq!(Colour::values(), ["red", "dark blue", "green"]);
    assert_eq!(Colour::Red.as_str(), "red");
}

#[test]
fn integer_enums_are_open_too() {
    assert_eq!(Priority::from(-5), Priority::High);
    assert_eq!(Priority::Low.as_i32(), 1);
    assert_eq!(Priority::values(), [1, -5, 7]);
    let other = Priority::from(9);
    assert_eq!((other.as_i32(), other.to_string()), (9, "9".to_owned()));
    assert_eq!(format!("{other:?}"), "Unknown(9)");
    assert!(Priority::Hidden.validate().is_ok());
    let violations = other.validate().expect_err("not in the model");
    assert!(violations.to_string().ends_with("enum value set: [1, -5]"));
    let Priority::Unknown(unknown) = other else {
        panic!("9 is not in the model");
    };
    assert_eq!(unknown.as_i32(), 9);
}

#[test]
fn an_unknown_enum_value_is_a_violation_that_keeps_internal_values_to_itself() {
    assert!(Suit::Hidden.validate().is_ok());
    let violations = Suit::from("x").validate().expect_err("not in the model");
    assert_eq!(
        violations.to_string(),
        "1 validation error detected. Value at '' failed to satisfy constraint: \
         Member must satisfy enum value set: [hearts, spades]"
    );
    let violations = Colour::from("x").validate().expect_err("not in the model");
    assert!(violations.to_string().ends_with("[red, dark blue]"));
}

#[test]
fn unions_show_their_one_member() {
    assert_eq!(Choice::Text("t".into()).to_string(), "Choice(text=t)");
    assert_eq!(Choice::Nothing.to_string(), "Choice(nothing)");
    assert_eq!(
        Choice::UnknownValue("u".into()).to_string(),
        "Choice(unknown=u)"
    );
}

#[test]
fn errors_are_errors() {
    let error = NotFound::builder().message("gone").build().expect("valid");
    let error: Box<dyn std::error::Error> = Box::new(error);
    assert_eq!(error.to_string(), "NotFound(message=gone)");
}

#[test]
fn errors_have_the_traits_of_the_model() {
    let error = NotFound::builder().build_unchecked();
    assert_eq!((error.fault(), error.http_status()), (Fault::Client, 404));
    assert!(!error.retryable() && !error.throttling());
    let error = Throttled::builder().build_unchecked();
    assert_eq!((error.fault(), error.http_status()), (Fault::Server, 500));
    assert!(error.retryable() && error.throttling());
}

#[test]
fn an_operation_has_an_error_that_holds_its_errors() {
    let error = PutError::from(NotFound::builder().message("gone").build_unchecked());
    assert!(matches!(error, PutError::NotFound(_)));
    assert_eq!(error.to_string(), "NotFound(message=gone)");
    let error: Box<dyn std::error::Error> = Box::new(PutError::Unmodeled(
        shapesmith::UnmodeledError::new(Some("Odd".to_owned()), None),
    ));
    assert_eq!(error.to_string(), "Odd");
}

#[test]
#[allow(deprecated)] // they are, and can be used all the same
fn deprecated_items_still_work() {
    let old = model::Old::builder()
        .needed(1)
        .gone("g")
        .kept(model::OldKind::E(model::OldEnum::A))
        .build_unchecked();
    assert_eq!(old.to_string(), "Old(gone=g, kept=OldKind(e=a), needed=1)");
}

#[test]
fn sets_have_unique_items() {
    let twice = Everything::builder().set(["a", "b", "a"]).build();
    assert_eq!(
        twice.expect_err("a is a duplicate").to_string(),
        "1 validation error detected. Value with repeated values at indices [0, 2] at '/Set' \
         failed to satisfy constraint: Member must have unique values"
    );
}

#[test]
fn the_shape_trait_is_what_types_share() {
    fn id<T: Shape + Clone + Eq + Hash + std::fmt::Display + std::fmt::Debug>(_: &T) -> &str {
        T::ID
    }
    assert_eq!(id(&full()), "example.kinds#Everything");
    assert_eq!(id(&Suit::Hearts), "example.kinds#Suit");
    assert_eq!(id(&Colour::Red), "example.kinds#Colour");
    assert_eq!(id(&Choice::Nothing), "example.kinds#Choice");
    assert_eq!(<Box<Inner> as Shape>::ID, "example.kinds#Inner");
}

#[test]
fn a_repeated_member_of_a_union_that_is_null_leaves_no_member() {
    for (text, is_read) in [
        (r#"{"Text":"a"}"#, true),
        (r#"{"Text":null,"Text":"a"}"#, true),
        (r#"{"Text":null,"Number":1}"#, true),
        (r#"{"Text":"a","Number":null}"#, true),
        (r#"{"Text":"a","Text":null}"#, false),
        (r#"{"Text":"a","Text":null,"Text":"a"}"#, false),
        (r#"{"other":1,"other":null}"#, false),
        (r#"{"other":1,"more":null}"#, true),
        (r#"{"Text":"a","":null}"#, true),
        (r#"{"":1,"":null}"#, false),
        (r#"{"Text":null}"#, false),
    ] {
        let read = Choice::from_json_unchecked(text.as_bytes());
        assert_eq!(read.is_ok(), is_read, "{text}: {read:?}");
    }
}

#[test]
fn a_repeated_key_that_is_null_leaves_no_entry() {
    let read = |text: &str| Everything::from_json_unchecked(text.as_bytes());
    let counts = |text: &str| read(text).expect("a value").counts;
    let one = [("a".to_owned(), 1)].into();
    assert_eq!(counts(r#"{"Counts":{"a":2,"a":null,"a":1}}"#), Some(one));
    assert_eq!(counts(r#"{"Counts":{"a":1,"a":null}}"#), Some([].into()));
}
