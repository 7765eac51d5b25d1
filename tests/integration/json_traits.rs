//! `FromJson` and `ToJson` in generic code, and the serialized form of violations.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::BTreeMap;

use serde_json::json;
use shapesmith::{ConstraintViolations, FromJson, JsonError, ToJson};

use crate::conversions::model::{Inner, Level, Once, Size};

/// A structure with its JSON form.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Inner)]
struct Both {
    text: Option<String>,
}

/// A structure that is only written.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Inner, skip(from_json))]
struct Written<'t> {
    text: Option<&'t str>,
}

/// A structure with another JSON form.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Inner, skip(json))]
struct Neither {
    text: Option<String>,
}

/// A structure with type parameters.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Inner)]
struct Generic<T> {
    text: Option<T>,
}

/// An enum without serde's traits.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Pair, skip(json))]
enum Silent {
    Left(i32),
    Right(String),
    Unknown(String),
}

/// An enum without serde's traits.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Level, skip(json))]
enum SilentLevel {
    Low,
    Middle,
    High,
    Unknown(i32),
}

/// Which traits a type implements: the method of the type hides that of the trait.
struct Probe<T>(std::marker::PhantomData<T>);

impl<T: FromJson> Probe<T> {
    const READS: bool = true;
}

impl<T: ToJson> Probe<T> {
    const WRITES: bool = true;
}

trait Missing {
    const READS: bool = false;
    const WRITES: bool = false;
}

impl<T> Missing for Probe<T> {}

macro_rules! forms {
    ($($ty:ty),* $(,)?) => {
        [$((stringify!($ty), Probe::<$ty>::READS, Probe::<$ty>::WRITES)),*]
    };
}

#[test]
fn types_implement_what_they_do_not_skip() {
    for (ty, reads, writes) in forms![
        Inner, Once, Size, Level, Both, Generic<String>, Box<Inner>, Vec<Inner>, Vec<Both>,
        BTreeMap<String, Inner>,
    ] {
        assert!(reads && writes, "{ty}");
    }
    for (ty, reads, writes) in forms![Written<'static>, Vec<Written<'static>>] {
        assert!(!reads && writes, "{ty}");
    }
    for (ty, reads, writes) in forms![
        Neither,
        Silent,
        SilentLevel,
        Vec<Neither>,
        u32,
        String,
        Vec<String>,
        Vec<u8>,
        Option<Inner>,
        &'static Inner,
    ] {
        assert!(!reads && !writes, "{ty}");
    }
    let unknown = Silent::Unknown(String::new());
    let _ = (Silent::Left(1), Silent::Right(String::new()), unknown);
    let _ = (SilentLevel::Low, SilentLevel::Middle, SilentLevel::High);
    let neither = Neither { text: None };
    assert!(neither.text.is_none());
}

/// Reads, writes and reads again.
fn round_trip<T: FromJson + ToJson + PartialEq + std::fmt::Debug>(text: &str) {
    let value = T::from_json(text.as_bytes()).expect("valid");
    let written = value.to_json().expect("JSON");
    assert_eq!(std::str::from_utf8(&written), Ok(text));
    assert_eq!(T::from_json_unchecked(&written), Ok(value));
}

#[test]
fn generic_code_reads_and_writes() {
    round_trip::<Inner>(r#"{"text":"x"}"#);
    round_trip::<Box<Inner>>(r#"{"text":"x"}"#);
    round_trip::<Both>(r#"{"text":"x"}"#);
    round_trip::<Generic<String>>(r#"{"text":"x"}"#);
    round_trip::<Once>(r#"{"names":["x"]}"#);
    round_trip::<Size>(r#""small""#);
    round_trip::<Level>("-10");
    round_trip::<Vec<Once>>(r#"[{"nothing":{}},{"size":"large"}]"#);
    round_trip::<BTreeMap<String, Inner>>(r#"{"a":{},"b":{"text":"x"}}"#);
    let text = "x".to_owned();
    let written: &dyn ToJson = &Written { text: Some(&text) };
    assert_eq!(written.to_json(), Ok(br#"{"text":"x"}"#.to_vec()));
}

fn violations<T: FromJson>(text: &str) -> ConstraintViolations {
    match T::from_json(text.as_bytes()) {
        Err(JsonError::Constraints(violations)) => violations,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("valid"),
    }
}

#[test]
fn all_violations_of_a_list_or_map_are_reported() {
    let found = violations::<Vec<Once>>(r#"[{"string":""},{"size":"huge"},{"names":["",""]}]"#);
    let paths: Vec<&str> = found
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(paths, ["/0/string", "/1/size", "/2/names/0", "/2/names/1"]);
    let found = violations::<BTreeMap<String, Once>>(r#"{"a/b":{"string":""}}"#);
    assert_eq!(found.iter().next().expect("one").path(), "/a~1b/string");
    let found = violations::<Size>(r#""huge""#);
    assert_eq!(found.iter().next().expect("one").path(), "");
}

/// A structure with a JSON form of the user's.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Inner, skip(json))]
struct Own {
    text: Option<String>,
}

impl FromJson for Own {
    fn from_json(text: &[u8]) -> Result<Self, JsonError> {
        Self::from_json_unchecked(text)
    }

    fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError> {
        let text = Some(String::from_utf8_lossy(text).into_owned());
        Ok(Own { text })
    }
}

impl ToJson for Own {
    fn to_json(&self) -> Result<Vec<u8>, JsonError> {
        Ok(self.text.clone().unwrap_or_default().into_bytes())
    }
}

/// Read as the user wants, and written as the shape.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/conversions.json", id = Inner, skip(from_json))]
struct OwnReader {
    text: Option<String>,
}

impl FromJson for OwnReader {
    fn from_json(text: &[u8]) -> Result<Self, JsonError> {
        Own::from_json(text).map(|Own { text }| OwnReader { text })
    }

    fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError> {
        Self::from_json(text)
    }
}

/// A type that is no shape.
struct Line(String);

impl ToJson for Line {
    fn to_json(&self) -> Result<Vec<u8>, JsonError> {
        Ok(self.0.clone().into_bytes())
    }
}

#[test]
fn users_implement_the_traits() {
    fn again<T: FromJson, U: ToJson>(text: &str, other: impl FnOnce(T) -> U) -> String {
        let value = T::from_json(text.as_bytes()).expect("a value");
        String::from_utf8(other(value).to_json().expect("JSON")).expect("UTF-8")
    }
    assert_eq!(again("one", |own: Own| own), "one");
    assert_eq!(again("one", |own: OwnReader| own), r#"{"text":"one"}"#);
    assert_eq!(
        again("one", |own: Own| Line(own.text.unwrap_or_default())),
        "one"
    );
}

#[test]
fn violations_are_serialized() {
    let found = violations::<Vec<Once>>(r#"[{"string":""},{"size":"huge"}]"#);
    let messages: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(
        serde_json::to_value(&found).expect("JSON"),
        json!([
            {"path": "/0/string", "constraint": "length", "message": messages[0]},
            {"path": "/1/size", "constraint": "enum", "message": messages[1]},
        ])
    );
    let one = found.iter().next().expect("one");
    assert_eq!(
        serde_json::to_value(one).expect("JSON")["message"],
        messages[0]
    );
    let exception = found.to_validation_exception();
    let fields: Vec<_> = (exception.field_list().iter())
        .map(|field| json!({"path": field.path(), "message": field.message()}))
        .collect();
    let expected = json!({"message": exception.message(), "fieldList": fields});
    assert_eq!(serde_json::to_value(&exception).expect("JSON"), expected);
    let displayed: serde_json::Value = serde_json::from_str(&exception.to_string()).expect("JSON");
    assert_eq!(displayed, expected);
}
