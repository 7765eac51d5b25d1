//! Writing numbers of any size.

use std::any::type_name;

use serde_core::ser::Error as _;
use serde_core::{Serialize, Serializer};

use crate::json::number::double;

/// Whether the feature `arbitrary_precision` of `serde_json` is enabled: then a number is stored as text.
pub(in crate::json) const ARBITRARY_PRECISION: bool = std::mem::needs_drop::<serde_json::Number>();

/// Writes a number of any size without loss, from its digits in JSON.
///
/// In a format that is not JSON, it is a plain number if that is an `i64`, which every format has, or a fraction
/// that is the shortest decimal number of a double. Otherwise it is a string with the digits: formats differ in
/// what larger integers they have, and text formats write doubles with exponents, which integers must not have.
pub(in crate::json) fn number<S: Serializer>(
    digits: String,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if let Ok(integer) = digits.parse() {
        return serializer.serialize_i64(integer);
    }
    if is_json_text::<S>() {
        return write_raw(digits, serializer);
    }
    let is_integer = !digits.contains(['.', 'e', 'E']);
    match double(&digits) {
        Some(double) if !is_integer => serializer.serialize_f64(double),
        _ => serializer.serialize_str(&digits),
    }
}

/// Whether the serializer is that of `serde_json` for text. Only there, a `RawValue` is a number.
///
/// An error of a serializer need not be `'static`, so types are compared by their names, which are those of the
/// same build. `serde_json::value::Serializer` has the same error, but returns a value.
fn is_json_text<S: Serializer>() -> bool {
    is_error_of_serde_json::<S::Error>() && type_name::<S::Ok>() == type_name::<()>()
}

/// Whether the type is `serde_json::Error`.
pub(in crate::json) fn is_error_of_serde_json<E>() -> bool {
    type_name::<E>() == type_name::<serde_json::Error>()
}

/// Writes the text of a number with the serializer of `serde_json`.
fn write_raw<S: Serializer>(digits: String, serializer: S) -> Result<S::Ok, S::Error> {
    let raw = serde_json::value::RawValue::from_string(digits).map_err(S::Error::custom)?;
    raw.serialize(serializer)
}

/// Writes a number of a document.
pub(super) fn write_of_document<S: Serializer>(
    number: &serde_json::Number,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if let Some(integer) = number.as_i64() {
        return serializer.serialize_i64(integer);
    }
    if let Some(integer) = number.as_u64() {
        return serializer.serialize_u64(integer);
    }
    if ARBITRARY_PRECISION {
        let digits = number.to_string();
        if is_json_text::<S>() {
            return write_raw(digits, serializer);
        }
        if double(&digits).is_none() {
            return Err(S::Error::custom(
                "a number of a document has more digits than this format can hold",
            ));
        }
    }
    match number.as_f64() {
        Some(double) => serializer.serialize_f64(double),
        None => Err(S::Error::custom("a number of a document is not finite")),
    }
}

/// Writes a number that can be read again.
#[cfg(feature = "bignum")]
pub(super) fn big<S: Serializer>(digits: String, serializer: S) -> Result<S::Ok, S::Error> {
    if crate::bignum::is_within_limits(&digits) {
        number(digits, serializer)
    } else {
        Err(S::Error::custom(crate::bignum::BEYOND_LIMITS))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    #[cfg(feature = "bignum")]
    use crate::json::write::Written;
    #[cfg(feature = "bignum")]
    use crate::value::Value;

    /// The format that a serializer is assumed to have.
    struct Probe;

    impl Serialize for Probe {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_bool(is_json_text::<S>())
        }
    }

    #[test]
    fn only_the_serializer_of_json_text_is_taken_for_it() {
        assert_eq!(serde_json::to_string(&Probe).expect("JSON"), "true");
        assert_eq!(
            serde_json::to_string_pretty(&[Probe]).expect("JSON"),
            "[\n  true\n]"
        );
        let mut text = Vec::new();
        serde_json::to_writer(&mut text, &BTreeMap::from([("a", Some(Probe))])).expect("JSON");
        assert_eq!(text, b"{\"a\":true}");
        let value = serde_json::to_value([Probe]).expect("a value");
        assert_eq!(value, serde_json::json!([false]));
        let mut binary = Vec::new();
        ciborium::into_writer(&Probe, &mut binary).expect("CBOR");
        assert_eq!(binary, [0xf4]); // false
    }

    #[cfg(feature = "bignum")]
    #[test]
    fn a_number_that_could_not_be_read_is_not_written() {
        use bigdecimal::BigDecimal;
        use num_bigint::BigInt;

        let decimal = |scale| BigDecimal::new(1.into(), scale);
        for (scale, is_written) in [
            (-10_000, true),
            (-10_001, false),
            (10_000, true),
            (10_001, false),
            (i64::MIN, false),
            (i64::MAX, false),
        ] {
            let written = serde_json::to_string(&Json(&decimal(scale)));
            assert_eq!(written.is_ok(), is_written, "{scale}");
        }
        let nines = "9".repeat(10_001);
        let integer = |digits: &str| digits.parse::<BigInt>().expect("an integer");
        assert!(serde_json::to_string(&Json(&integer(&nines[1..]))).is_ok());
        let error = serde_json::to_string(&Json(&integer(&nines))).expect_err("too many digits");
        assert_eq!(
            error.to_string(),
            "a number must have at most 10000 digits and an exponent from -10000 to 10000"
        );
    }

    /// A value as it is written.
    #[cfg(feature = "bignum")]
    struct Json<'a, T>(&'a T);

    #[cfg(feature = "bignum")]
    impl<T: Value> Serialize for Json<'_, T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let value = Written {
                view: self.0.view(),
                schema: &crate::schema::ANY,
                concealed: false,
            };
            value.serialize(serializer)
        }
    }
}
