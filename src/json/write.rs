//! Writing values of each kind as JSON.

use std::any::type_name;
use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_core::ser::{Error as _, SerializeMap};
use serde_core::{Serialize, Serializer};

use super::base64;
use super::codec::{As, DefaultCodec, Encode, Entries, Items};
use super::read::Item;
use crate::escape::Escaped;

/// A value that can be written as JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
#[doc(hidden)] // not on the pages of generated types
pub trait WriteJson {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Returns an error of the serializer, or if a union has an unknown member.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Whether the value is unset, so that a structure does not write it.
    fn is_absent(&self) -> bool {
        false
    }
}

impl<T: WriteJson> WriteJson for Box<T> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
}

impl<T: WriteJson> WriteJson for Option<T> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.write(serializer),
            None => serializer.serialize_none(),
        }
    }

    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

/// A union member without a value: an empty object.
impl WriteJson for () {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_map(Some(0))?.end()
    }
}

macro_rules! as_it_is {
    ($($ty:ty => $serialize:ident;)*) => {$(
        impl WriteJson for $ty {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.$serialize(*self)
            }
        }
    )*};
}

as_it_is! {
    bool => serialize_bool;
    i8 => serialize_i8;
    i16 => serialize_i16;
    i32 => serialize_i32;
    i64 => serialize_i64;
    &str => serialize_str;
}

impl WriteJson for String {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl WriteJson for Cow<'_, str> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

macro_rules! floats {
    ($($float:ty => $serialize:ident;)*) => {$(
        /// Smithy specification, "AWS JSON protocols": strings represent the values that are not JSON numbers.
        impl WriteJson for $float {
            #[inline]
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.is_finite() {
                    serializer.$serialize(*self)
                } else if self.is_nan() {
                    serializer.serialize_str("NaN")
                } else if *self > 0.0 {
                    serializer.serialize_str("Infinity")
                } else {
                    serializer.serialize_str("-Infinity")
                }
            }
        }
    )*};
}

floats! {
    f32 => serialize_f32;
    f64 => serialize_f64;
}

/// A blob, in base64.
impl WriteJson for Vec<u8> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&base64::encode(self))
    }
}

impl<T: WriteJson + Item> WriteJson for Vec<T> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Items::<DefaultCodec>::write(self, serializer)
    }
}

impl<K: AsRef<str>, V: WriteJson> WriteJson for BTreeMap<K, V> {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Entries::<DefaultCodec>::write(self, serializer)
    }
}

impl WriteJson for serde_json::Value {
    #[inline]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Document(self).serialize(serializer)
    }
}

/// A document. The impl of `serde_json::Value` writes numbers with a key that only `serde_json` understands, if
/// any crate enables its feature `arbitrary_precision`.
struct Document<'a>(&'a serde_json::Value);

/// Whether the feature `arbitrary_precision` of `serde_json` is enabled: then a number is stored as text.
pub(super) const ARBITRARY_PRECISION: bool = std::mem::needs_drop::<serde_json::Number>();

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_json::Value;
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(number) => write_document_number(number, serializer),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items.iter().map(Document)),
            Value::Object(members) => {
                let members = members.iter();
                serializer.collect_map(members.map(|(name, value)| (name, Document(value))))
            }
        }
    }
}

fn write_document_number<S: Serializer>(
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
        if super::number::double(&digits).is_none() {
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

/// A structure that is being written: its members that are set, by their names in JSON. After an error, nothing
/// more is written.
///
/// To serde, it is a map without a known length, since members that are not set are left out. Formats that do not
/// describe themselves, which could not read that, reject it.
pub struct StructWriter<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> StructWriter<S> {
    /// Begins a structure.
    #[inline]
    pub fn new(serializer: S) -> Self {
        StructWriter(serializer.serialize_map(None))
    }

    /// Writes a member that is set.
    #[inline]
    pub fn member<T: WriteJson>(&mut self, name: &'static str, value: &T) {
        self.member_as::<DefaultCodec, T>(name, value);
    }

    /// Writes a member that is set with a codec.
    #[inline]
    pub fn member_as<C: Encode<T>, T>(&mut self, name: &'static str, value: &T) {
        if C::is_absent(value) {
            return;
        }
        let Ok(structure) = &mut self.0 else {
            return;
        };
        if let Err(error) = structure.serialize_entry(name, &As::<C, T>::new(value)) {
            self.0 = Err(match C::problem(value) {
                Some(problem) => of_member(name, problem),
                None => error,
            });
        }
    }

    /// Ends the structure.
    ///
    /// # Errors
    ///
    /// Returns an error of the serializer, or if a union has an unknown member.
    #[inline]
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

/// The error for a member that cannot be written.
#[cold]
fn of_member<E: serde_core::ser::Error>(name: &'static str, problem: &'static str) -> E {
    E::custom(format_args!("the member `{name}` {problem}"))
}

/// Writes a union: like a structure with a single member.
///
/// # Errors
///
/// Returns an error of the serializer.
#[inline]
pub fn write_variant<C: Encode<T>, T, S: Serializer>(
    serializer: S,
    name: &'static str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    let mut union = serializer.serialize_map(None)?;
    let written = union.serialize_entry(name, &As::<C, T>::new(value));
    written.map_err(|error| match C::problem(value) {
        Some(problem) => of_member(name, problem),
        None => error,
    })?;
    union.end()
}

/// The error for writing an unknown union member, whose value was not kept.
///
/// # Errors
///
/// Always returns an error.
pub fn write_unknown_variant<S: Serializer>(name: &str) -> Result<S::Ok, S::Error> {
    let name = Escaped(name);
    Err(S::Error::custom(format_args!(
        "the member `{name}` of a union cannot be written: the model does not have it"
    )))
}

/// Writes a number of any size without loss, from its digits in JSON.
///
/// In a format that is not JSON, it is a plain number if that is an `i64`, which every format has, or a fraction
/// that is the shortest decimal number of a double. Otherwise it is a string with the digits: formats differ in
/// what larger integers they have, and text formats write doubles with exponents, which integers must not have.
pub(crate) fn number<S: Serializer>(digits: String, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(integer) = digits.parse() {
        return serializer.serialize_i64(integer);
    }
    if is_json_text::<S>() {
        return write_raw(digits, serializer);
    }
    let is_integer = !digits.contains(['.', 'e', 'E']);
    match super::number::double(&digits) {
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
pub(super) fn is_error_of_serde_json<E>() -> bool {
    type_name::<E>() == type_name::<serde_json::Error>()
}

/// Writes the text of a number with the serializer of `serde_json`.
fn write_raw<S: Serializer>(digits: String, serializer: S) -> Result<S::Ok, S::Error> {
    let raw = serde_json::value::RawValue::from_string(digits).map_err(S::Error::custom)?;
    raw.serialize(serializer)
}

#[cfg(feature = "bignum")]
mod big {
    use bigdecimal::BigDecimal;
    use num_bigint::BigInt;
    use serde_core::Serializer;

    use serde_core::ser::Error as _;

    use super::{WriteJson, number};
    use crate::bignum;

    impl WriteJson for BigInt {
        #[inline]
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            big(self.to_string(), serializer)
        }
    }

    impl WriteJson for BigDecimal {
        #[inline]
        fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            big(self.to_string(), serializer)
        }
    }

    /// Writes a number that can be read again.
    fn big<S: Serializer>(digits: String, serializer: S) -> Result<S::Ok, S::Error> {
        if bignum::is_within_limits(&digits) {
            number(digits, serializer)
        } else {
            Err(S::Error::custom(bignum::BEYOND_LIMITS))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a serializer is taken for.
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
    impl<T: WriteJson> Serialize for Json<'_, T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.write(serializer)
        }
    }
}
