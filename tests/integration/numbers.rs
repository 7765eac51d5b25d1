//! Numbers: the bounds of `@range` and defaults.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::value::RawValue;
use shapesmith::{BigDecimal, BigInteger, JsonError};

use crate::support::random::Random;

/// The types of the model.
pub mod model {
    shapesmith::smithy! { model = "tests/models/numbers.json", shapes = *, literals = true }
}

/// The same with the rules for servers, which fill defaults.
pub mod server {
    shapesmith::smithy! {
        model = "tests/models/numbers.json", shapes = [Defaults], nullability = server
    }
}

/// The members of a structure of the model with their bounds: the name, and the digits.
fn bounds(structure: &str) -> Vec<(String, BigDecimal)> {
    type Raw = Box<RawValue>;
    fn parts(text: &str) -> BTreeMap<String, Raw> {
        serde_json::from_str(text).expect("an object")
    }
    let at = |text: &str, path: &[&str]| {
        path.iter().fold(text.to_owned(), |text, key| {
            parts(&text)[*key].get().to_owned()
        })
    };
    let model = std::fs::read_to_string("tests/models/numbers.json").expect("the model");
    let id = format!("example.numbers#{structure}");
    let members = at(&model, &["shapes", &id, "members"]);
    let member = |(name, member): (String, Raw)| {
        let bound = at(member.get(), &["traits", "smithy.api#range", &name[..3]]);
        (name, bound.parse().expect("a decimal number"))
    };
    parts(&members).into_iter().map(member).collect()
}

/// Whether a value is within the bound of a member.
fn is_valid<T>(name: &str, value: &str, read: impl Fn(&[u8]) -> Result<T, JsonError>) -> bool {
    match read(format!("{{\"{name}\":{value}}}").as_bytes()) {
        Ok(_) => true,
        Err(JsonError::Constraints(_)) => false,
        Err(error) => panic!("{name} {value}: {error}"),
    }
}

/// Whether a number is within the bound of a member, by exact arithmetic.
fn is_within(name: &str, value: &BigDecimal, bound: &BigDecimal) -> bool {
    if name.starts_with("min") {
        value >= bound
    } else {
        value <= bound
    }
}

fn exact(text: &str) -> BigDecimal {
    text.parse().expect("a decimal number")
}

macro_rules! float_test {
    ($test:ident, $float:ident, $structure:ident) => {
        /// A value is accepted if and only if a number within the bound is rounded to it.
        #[test]
        fn $test() {
            let mut random = Random::new(1);
            let mut pairs = 0;
            for (name, bound) in bounds(stringify!($structure)) {
                let nearest: $float = bound.to_string().parse().expect("a float");
                let nearest = nearest.clamp($float::MIN, $float::MAX);
                let mut values = vec![nearest, 0.0, -0.0, $float::MIN, $float::MAX, -nearest];
                for step in 1..=20 {
                    // The floats next to it, of its sign.
                    values.push($float::from_bits(nearest.to_bits().wrapping_add(step)));
                    values.push($float::from_bits(nearest.to_bits().wrapping_sub(step)));
                }
                for _ in 0..40 {
                    // A text near the bound, and a random float.
                    let digits = random.below(18);
                    values.push(format!("{nearest:.digits$e}").parse().expect("a float"));
                    values.push($float::from_bits(
                        nearest.to_bits() ^ (1 << random.below(20)),
                    ));
                }
                let is_min = name.starts_with("min");
                for value in values.into_iter().filter(|value| value.is_finite()) {
                    // What is rounded to the value, IEEE 754, section 4.3.1: the numbers up to the middle between it
                    // and the next float, and the middle itself if the value is even. The float after the last
                    // one is the power of two.
                    let bits = (value + 0.0).to_bits();
                    let next = if is_min {
                        value.next_up()
                    } else {
                        value.next_down()
                    };
                    let next = if next.is_finite() {
                        exact(&format!("{next:.1100}"))
                    } else {
                        let before = if is_min {
                            value.next_down()
                        } else {
                            value.next_up()
                        };
                        exact(&format!("{value:.1100}")) * 2 - exact(&format!("{before:.1100}"))
                    };
                    let middle = (exact(&format!("{value:.1100}")) + next).half();
                    let is_even = bits % 2 == 0;
                    let expected =
                        is_within(&name, &middle, &bound) && (is_even || middle != bound);
                    let found =
                        is_valid(&name, &format!("{value:e}"), model::$structure::from_json);
                    assert_eq!(found, expected, "{value:?} {name} {bound}");
                    pairs += 1;
                }
                for _ in 0..40 {
                    // A number within the bound is accepted, with as many digits as it has.
                    let digits = random.below(60);
                    let step = exact(&format!("{nearest:e}")) * exact(&format!("1e-{digits}"));
                    for text in [&bound + &step, &bound - &step, bound.clone()] {
                        let text = text.to_string();
                        let is_finite = text.parse::<$float>().is_ok_and(|read| read.is_finite());
                        if is_finite && is_within(&name, &exact(&text), &bound) {
                            let found = is_valid(&name, &text, model::$structure::from_json);
                            assert!(found, "{text} {name} {bound}");
                        }
                    }
                }
                assert_eq!(
                    is_valid(&name, "\"Infinity\"", model::$structure::from_json),
                    is_min
                );
                assert_eq!(
                    is_valid(&name, "\"-Infinity\"", model::$structure::from_json),
                    !is_min
                );
                assert!(!is_valid(&name, "\"NaN\"", model::$structure::from_json));
            }
            assert!(pairs > 10_000, "{pairs}");
        }
    };
}

float_test!(doubles_are_compared_with_the_nearest_one, f64, Doubles);
float_test!(floats_are_compared_with_the_nearest_one, f32, Floats);

/// Checks values around the bounds of a structure, which are integers between `min` and `max`.
fn check_integers<T>(
    structure: &str,
    (min, max): (i128, i128),
    read: impl Fn(&[u8]) -> Result<T, JsonError>,
) {
    for (name, bound) in bounds(structure) {
        let whole: f64 = bound.to_string().parse().expect("a double");
        #[allow(clippy::cast_possible_truncation)] // it saturates
        let whole = whole as i128;
        for value in [whole, 0, 1 << 53, 1 << 63, 1 << 64, min, max] {
            for value in (-3..=3).map(|more| value.saturating_add(more).clamp(min, max)) {
                let expected = is_within(&name, &value.into(), &bound);
                let found = is_valid(&name, &value.to_string(), &read);
                assert_eq!(found, expected, "{value} {name} {bound}");
            }
        }
    }
}

#[test]
fn integers_and_bounds_that_are_none() {
    let bytes = (i8::MIN.into(), i8::MAX.into());
    check_integers("Bytes", bytes, model::Bytes::from_json);
    let longs = (i64::MIN.into(), i64::MAX.into());
    check_integers("Longs", longs, model::Longs::from_json);
    let big = (i128::MIN, i128::MAX);
    check_integers("BigIntegers", big, model::BigIntegers::from_json);
    check_integers("Decimals", big, model::Decimals::from_json);
}

#[test]
fn big_decimals_are_compared_digit_by_digit() {
    for (name, bound) in bounds("Decimals") {
        for step in [
            "0", "1e-30", "-1e-30", "1e-3000", "-1e-3000", "1e280", "-1e280", "1e-9",
        ] {
            let value = &bound + exact(step);
            let expected = is_within(&name, &value, &bound);
            let found = is_valid(&name, &value.to_string(), model::Decimals::from_json);
            assert_eq!(found, expected, "{value} {name}");
        }
    }
}

#[test]
fn literals_are_compared_like_values() {
    const BOUNDS: [f64; 4] = [
        model::Doubles::min17_literal(0.1),
        model::Doubles::max1_literal(7.2),
        model::Doubles::min1_literal(7.2),
        model::Doubles::max26_literal(f64::MAX),
    ];
    const FLOATS: [f32; 3] = [
        model::Floats::min23_literal(16_777_217.0),
        model::Floats::min0_literal(0.1),
        model::Floats::max0_literal(0.1),
    ];
    assert_eq!((BOUNDS.len(), FLOATS.len()), (4, 3));
    let outside: [fn(); 4] = [
        || drop(model::Doubles::max1_literal(f64::from_bits(7.2_f64.to_bits() + 1)).to_string()),
        || drop(model::Floats::max23_literal(16_777_218.0).to_string()),
        || drop(model::Floats::min0_literal(f32::from_bits(0.1_f32.to_bits() - 1)).to_string()),
        || drop(model::Doubles::max26_literal(f64::INFINITY).to_string()),
    ];
    for outside in outside {
        assert!(std::panic::catch_unwind(outside).is_err());
    }
}

#[test]
#[allow(clippy::float_cmp)] // exact values are intended
fn defaults_can_be_any_number() {
    let defaults = server::Defaults::from_json(b"{}").expect("valid");
    assert!(defaults.nan.is_nan() && defaults.nan_float.is_nan());
    assert_eq!(
        (defaults.infinity, defaults.minus_infinity),
        (f64::INFINITY, f64::NEG_INFINITY)
    );
    let floats = (defaults.infinity_float, defaults.minus_infinity_float);
    assert_eq!(floats, (f32::INFINITY, f32::NEG_INFINITY));
    assert_eq!(defaults.tenth, 0.1);
    assert_eq!(
        defaults.huge,
        BigDecimal::from_str("1E+309").expect("a number")
    );
    assert_eq!(
        defaults.tiny,
        BigDecimal::from_str("-1e-10000").expect("a number")
    );
    assert_eq!(defaults.long, BigInteger::from(10).pow(20));
    // NaN equals itself, and what is written is read again.
    let written = defaults.to_json().expect("JSON");
    assert_eq!(server::Defaults::from_json(&written), Ok(defaults.clone()));
    assert_eq!(
        server::Defaults::builder().build().expect("valid"),
        defaults
    );
}
