//! What is written is read again: values of every kind of shape in every place, made to be awkward.

#![deny(warnings, missing_docs, clippy::pedantic)]

use http::Response;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shapesmith::{BigDecimal, BigInteger, JsonError, Operation, TypeMismatchKind};

pub mod own;
/// The types of the model.
pub mod trip {
    shapesmith::smithy! { model = "tests/models/round_trip.json", shapes = *, operations = * }
}
pub mod values;

use own::Own;
use trip::{Answer, Choice, Everything, Numbers, Part, Plain, Put};
use values::{Make, Source};

/// The number of values.
const VALUES: u64 = 2_000;

#[test]
fn json_is_read_as_it_was_written() {
    for seed in 1..=VALUES {
        let value = Everything::make(&mut Source::new(seed));
        let written = value.to_json().expect("JSON");
        let text = String::from_utf8_lossy(&written);
        assert_eq!(
            Everything::from_json(&written).as_ref(),
            Ok(&value),
            "{seed}: {text}"
        );
        let again = Everything::from_json_unchecked(&written).expect("a value");
        // Also what is equal, such as the two zeros.
        assert_eq!(again.to_json().expect("JSON"), written, "{seed}");
        serde_json::from_slice::<&serde_json::value::RawValue>(&written).expect("JSON");
    }
}

/// Whether a value is the same after it was written and read.
fn check<T: PartialEq + std::fmt::Debug, W, E: std::fmt::Display>(
    value: &T,
    seed: u64,
    write: impl Fn(&T) -> Result<W, E>,
    read: impl Fn(W) -> Result<T, E>,
) {
    let written = write(value).unwrap_or_else(|error| panic!("{seed}: {error}: {value:?}"));
    match read(written) {
        Ok(again) => assert_eq!(again, *value, "{seed}"),
        Err(error) => panic!("{seed}: {error}: {value:?}"),
    }
}

fn cbor<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
    let mut binary = Vec::new();
    ciborium::into_writer(value, &mut binary).map_err(|error| error.to_string())?;
    Ok(binary)
}

fn from_cbor<T: DeserializeOwned>(binary: &[u8]) -> Result<T, String> {
    ciborium::from_reader(binary).map_err(|error| error.to_string())
}

#[test]
fn serde_reads_what_it_wrote() {
    for seed in 1..=VALUES / 8 {
        let value = Everything::make(&mut Source::new(seed));
        let text = serde_json::to_string(&value).expect("JSON");
        assert_eq!(text.as_bytes(), value.to_json().expect("JSON"), "{seed}");
        check(&value, seed, serde_json::to_string, |text| {
            serde_json::from_str(&text)
        });
        check(&value, seed, serde_json::to_vec_pretty, |text| {
            serde_json::from_slice(&text)
        });
        check(&value, seed, serde_json::to_vec, |text| {
            serde_json::from_reader(text.as_slice())
        });
        check(
            &value,
            seed,
            |value| serde_json::to_value(value),
            serde_json::from_value,
        );
        check(
            &value,
            seed,
            |value| serde_json::to_value(value),
            |tree| Everything::deserialize(&tree),
        );
        check(&value, seed, cbor, |binary| from_cbor(&binary));
    }
}

#[test]
fn types_of_the_user_hold_generated_ones() {
    let (mut equal, mut refused) = (0, 0);
    for seed in 1..=VALUES {
        let value = Own::make(&mut Source::new(seed));
        check(&value, seed, cbor, |binary| from_cbor(&binary));
        check(
            &value,
            seed,
            |value| serde_json::to_value(value),
            serde_json::from_value,
        );
        // serde buffers the numbers of JSON texts as `u64`, `i64` or `f64`, so that others are not read, or not all
        // of their digits, without the feature `arbitrary_precision` of `serde_json`.
        let text = serde_json::to_string(&value).expect("JSON");
        match serde_json::from_str::<Own>(&text) {
            Ok(again) if again == value => equal += 1,
            _ => refused += 1,
        }
    }
    assert!(equal > refused, "{equal} {refused}");
}

#[test]
fn big_integers_are_digits_everywhere() {
    let ten = BigInteger::from(10);
    for power in [0, 1, 18, 19, 20, 21, 22, 38, 39, 100, 308, 309, 9_998] {
        let digits = format!("1{}", "0".repeat(power));
        let number = ten.pow(u32::try_from(power).expect("small"));
        let choice = Choice::BigInteger(number.clone());
        let expected = format!("{{\"bigInteger\":{digits}}}");
        assert_eq!(choice.to_json().expect("JSON"), expected.as_bytes());
        assert_eq!(serde_json::to_string(&choice).expect("JSON"), expected);
        let decimal: BigDecimal = format!("{digits}.5").parse().expect("a number");
        let request = Put::request(
            &Numbers::builder()
                .n(number.clone())
                .header_n(number.clone())
                .query_n(number.clone())
                .d(decimal.clone())
                .header_d(decimal.clone())
                .query_d(decimal.clone())
                .build_unchecked(),
        );
        assert_eq!(request.headers()["x-n"], digits);
        assert!(
            request
                .uri()
                .query()
                .expect("a query")
                .contains(&format!("n={digits}"))
        );
        let body = String::from_utf8_lossy(request.body());
        assert!(body.contains(&format!("\"n\":{digits}")), "{body}");
        let response = Response::builder()
            .header("x-n", request.headers()["x-n"].clone())
            .header("x-d", request.headers()["x-d"].clone())
            .body(request.body().as_slice())
            .expect("a response");
        let answer: Answer = Put::response(response).expect("an answer");
        assert_eq!(
            (answer.n.as_ref(), answer.header_n.as_ref()),
            (Some(&number), Some(&number))
        );
        assert_eq!(
            (answer.d.as_ref(), answer.header_d.as_ref()),
            (Some(&decimal), Some(&decimal))
        );
    }
}

#[test]
fn a_union_can_be_a_null_document() {
    let read = |text: &str| Choice::from_json(text.as_bytes());
    let null = Choice::Document(Value::Null);
    assert_eq!(null.to_json().expect("JSON"), br#"{"document":null}"#);
    for text in [
        r#"{"document":null}"#,
        r#"{"string":null,"document":null,"__type":null}"#,
        r#"{"document":null,"unknown":null}"#,
    ] {
        assert_eq!(read(text).as_ref(), Ok(&null), "{text}");
    }
    // A member of this name is one like any other.
    let named = Choice::Type("a".to_owned());
    assert_eq!(read(r#"{"document":null,"__type":"a"}"#), Ok(named));
    assert_eq!(
        read(r#"{"string":"a","document":null}"#),
        Ok(Choice::String("a".to_owned()))
    );
    assert_eq!(
        read(r#"{"choice":{"document":null}}"#),
        Ok(Choice::Choice(null.into()))
    );
    // No member, or more than one.
    for text in [
        r#"{"string":null}"#,
        r#"{"unknown":null}"#,
        r#"{"document":null,"$serde_json::private::RawValue":null}"#,
        "{}",
    ] {
        assert!(
            matches!(read(text), Err(JsonError::Type(error)) if error.kind() == TypeMismatchKind::Union),
            "{text}"
        );
    }
}

#[test]
fn a_client_reads_integers_with_a_fraction_of_zeros_or_an_exponent() {
    let kind = |result: Result<Plain, JsonError>| match result {
        Err(JsonError::Type(error)) => error.kind(),
        other => panic!("{other:?}"),
    };
    let members = ["byte", "short", "integer", "long", "bigInteger", "level"];
    for text in ["7.0", "7e0", "0.7e1", "70e-1", "7.00E+00", "0.0007e4"] {
        for member in members {
            let json = format!("{{\"{member}\":{text}}}");
            let read = Plain::from_json_unchecked(json.as_bytes()).expect("an integer");
            let plain = Plain::from_json(format!("{{\"{member}\":7}}").as_bytes());
            assert_eq!(Ok(read), plain, "{json}");
            let refused = kind(Plain::from_json(json.as_bytes()));
            assert_eq!(refused, TypeMismatchKind::NotAnInteger, "{json}");
            assert!(serde_json::from_str::<Plain>(&json).is_err(), "{json}");
        }
    }
    for member in members {
        let read = |text: &str| {
            kind(Plain::from_json_unchecked(
                format!("{{\"{member}\":{text}}}").as_bytes(),
            ))
        };
        for text in ["3.5", "1e-1", "-0.001", "1e-99999999999999999999"] {
            assert_eq!(
                read(text),
                TypeMismatchKind::NotAnInteger,
                "{member} {text}"
            );
        }
        assert_eq!(read("1e99999999999999999999"), TypeMismatchKind::OutOfRange);
        if member != "bigInteger" {
            for text in ["1e30", "9223372036854775808.0", "1e19"] {
                assert_eq!(read(text), TypeMismatchKind::OutOfRange, "{member} {text}");
            }
        }
    }
    let response = |body: &'static str| Put::response(Response::new(body.as_bytes()));
    assert_eq!(response(r#"{"l":3.0,"n":1e20}"#).expect("an answer"), {
        let ten = BigInteger::from(10);
        Answer::builder().l(3).n(ten.pow(20)).build_unchecked()
    });
    assert!(response(r#"{"l":3.5}"#).is_err());
}

#[test]
fn structures_are_maps_to_serde() {
    let part = Part::builder().r#type("x").build_unchecked();
    let expected = json!({"__type": "x"});
    assert_eq!(serde_json::to_value(&part).expect("a value"), expected);
    let tree: ciborium::Value = ciborium::Value::serialized(&part).expect("CBOR");
    assert!(tree.is_map());
    let choice = ciborium::Value::serialized(&Choice::Unit).expect("CBOR");
    assert!(choice.is_map());
}
