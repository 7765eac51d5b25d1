//! Values as text: in headers, queries and labels (Smithy specification, "HTTP bindings").

use std::marker::PhantomData;
use std::str::FromStr;

#[cfg(feature = "bignum")]
use crate::json;
use crate::json::base64;

/// A codec for values that are written as text.
#[doc(hidden)] // not on the pages of generated types
pub trait TextCodec<T> {
    /// Whether a list item that contains a comma or quote is quoted. Otherwise, every item contains
    /// [`COMMAS`](TextCodec::COMMAS) commas.
    const QUOTED: bool = true;
    /// The number of commas in an item.
    const COMMAS: usize = 0;
    /// Whether the text is sensitive.
    const SENSITIVE: bool = false;

    /// Returns the text of a value.
    fn text(value: &T) -> String;

    /// Parses a text.
    fn value(text: &str) -> Option<T>;
}

/// The form of `Display` and `FromStr`: strings, booleans and integers.
pub enum ViaDisplay {}

impl<T: ToString + FromStr> TextCodec<T> for ViaDisplay {
    fn text(value: &T) -> String {
        value.to_string()
    }

    fn value(text: &str) -> Option<T> {
        text.parse().ok()
    }
}

/// A value that is or contains `@sensitive` data, in the form of another codec.
pub struct SensitiveText<C>(PhantomData<C>);

impl<T, C: TextCodec<T>> TextCodec<T> for SensitiveText<C> {
    const QUOTED: bool = C::QUOTED;
    const COMMAS: usize = C::COMMAS;
    const SENSITIVE: bool = true;

    fn text(value: &T) -> String {
        C::text(value)
    }

    fn value(text: &str) -> Option<T> {
        C::value(text)
    }
}

/// Big integers and big decimals, as in JSON and with the same limits.
#[cfg(feature = "bignum")]
pub enum BigNumber {}

#[cfg(feature = "bignum")]
impl<T: json::ReadJson + json::WriteJson> TextCodec<T> for BigNumber {
    fn text(value: &T) -> String {
        // A number can always be written, in ASCII.
        let text = json::to_json(value).unwrap_or_default();
        String::from_utf8(text).unwrap_or_default()
    }

    fn value(text: &str) -> Option<T> {
        json::from_json_unchecked(text.as_bytes()).ok()
    }
}

/// Floats, including `NaN`, `Infinity` and `-Infinity`.
pub enum Float {}

macro_rules! floats {
    ($($float:ident),*) => {$(
        impl TextCodec<$float> for Float {
            fn text(value: &$float) -> String {
                if value.is_infinite() {
                    let sign = if *value < 0.0 { "-" } else { "" };
                    format!("{sign}Infinity")
                } else {
                    value.to_string() // which is `NaN` for NaN
                }
            }

            fn value(text: &str) -> Option<$float> {
                match text {
                    "NaN" => Some($float::NAN),
                    "Infinity" => Some($float::INFINITY),
                    "-Infinity" => Some($float::NEG_INFINITY),
                    // Rust's parser accepts other words too.
                    _ if text.contains(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E')) => None,
                    _ => text.parse().ok(),
                }
            }
        }
    )*};
}

floats!(f32, f64);

/// A string enum.
pub enum StringEnum {}

impl<T: AsRef<str> + From<String>> TextCodec<T> for StringEnum {
    fn text(value: &T) -> String {
        value.as_ref().to_owned()
    }

    fn value(text: &str) -> Option<T> {
        Some(text.to_owned().into())
    }
}

/// An integer enum.
pub enum IntEnum {}

impl<T: From<i32>> TextCodec<T> for IntEnum
where
    i32: for<'v> From<&'v T>,
{
    fn text(value: &T) -> String {
        // Not `Display`, which redacts sensitive values.
        i32::from(value).to_string()
    }

    fn value(text: &str) -> Option<T> {
        text.parse::<i32>().ok().map(T::from)
    }
}

/// Base64: a string with `@mediaType`, or a blob.
pub enum Base64 {}

impl TextCodec<String> for Base64 {
    fn text(value: &String) -> String {
        base64::encode(value.as_bytes())
    }

    fn value(text: &str) -> Option<String> {
        String::from_utf8(base64::decode(text)?).ok()
    }
}

impl TextCodec<Vec<u8>> for Base64 {
    fn text(value: &Vec<u8>) -> String {
        base64::encode(value)
    }

    fn value(text: &str) -> Option<Vec<u8>> {
        base64::decode(text)
    }
}

/// `epoch-seconds`
pub enum EpochSeconds {}

#[cfg(feature = "timestamp")]
mod timestamps {
    use super::{EpochSeconds, TextCodec};
    use crate::Timestamp;
    use crate::json::{self, DateTime, HttpDate};

    impl TextCodec<Timestamp> for EpochSeconds {
        fn text(value: &Timestamp) -> String {
            json::epoch_seconds(*value)
        }

        fn value(text: &str) -> Option<Timestamp> {
            json::seconds(text)
        }
    }

    impl TextCodec<Timestamp> for DateTime {
        fn text(value: &Timestamp) -> String {
            json::date_time(*value)
        }

        fn value(text: &str) -> Option<Timestamp> {
            json::rfc_3339(text, true)
        }
    }

    impl TextCodec<Timestamp> for HttpDate {
        const QUOTED: bool = false;
        const COMMAS: usize = 1;

        fn text(value: &Timestamp) -> String {
            json::http_date(*value)
        }

        fn value(text: &str) -> Option<Timestamp> {
            json::imf_fixdate(text)
        }
    }
}

/// The items of a sparse list that are not null.
pub fn present_items<T>(items: &[Option<T>]) -> Vec<&T> {
    items.iter().flatten().collect()
}

/// A sparse list without nulls, which a header cannot contain.
pub fn into_sparse<T>(items: Vec<T>) -> Vec<Option<T>> {
    items.into_iter().map(Some).collect()
}

/// Splits a header into the items of a list.
pub(super) fn join<'v, C: TextCodec<T>, T: 'v>(items: impl Iterator<Item = &'v T>) -> String {
    let items = items.map(|item| {
        let text = C::text(item);
        // Whitespace around an item is not part of it (RFC 9110, section 5.6.1).
        let is_trimmed = text.trim_matches([' ', '\t']).len() == text.len();
        if C::QUOTED && (text.contains([',', '"']) || !is_trimmed) {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            text
        }
    });
    items.collect::<Vec<String>>().join(", ")
}

/// Splits a header into the texts of list items.
pub(super) fn split(mut text: &str, commas: usize) -> Vec<String> {
    let mut items = Vec::new();
    loop {
        text = text.trim_start_matches([' ', '\t']);
        let mut item = String::new();
        if let (0, Some(quoted)) = (commas, text.strip_prefix('"')) {
            let mut chars = quoted.char_indices();
            let mut end = quoted.len();
            while let Some((at, character)) = chars.next() {
                match character {
                    '\\' => item.extend(chars.next().map(|(_, escaped)| escaped)),
                    '"' => {
                        end = at + 1;
                        break;
                    }
                    other => item.push(other),
                }
            }
            text = &quoted[end..];
            text = text.find(',').map_or("", |comma| &text[comma..]);
        } else {
            let end = text
                .match_indices(',')
                .nth(commas)
                .map_or(text.len(), |(at, _)| at);
            text[..end]
                .trim_end_matches([' ', '\t'])
                .clone_into(&mut item);
            text = &text[end..];
        }
        items.push(item);
        match text.strip_prefix(',') {
            Some(rest) => text = rest,
            None => return items,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_one_header() {
        let items = ["a", "b,c", " x\t", "\"d\\\"", ""].map(str::to_owned);
        let header = join::<ViaDisplay, String>(items.iter());
        assert_eq!(header, "a, \"b,c\", \" x\t\", \"\\\"d\\\\\\\"\", ");
        assert_eq!(split(&header, 0), items);
        assert_eq!(split("1,2 ,  3", 0), ["1", "2", "3"]);
        let dates = "Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT";
        assert_eq!(
            split(dates, 1),
            [
                "Mon, 16 Dec 2019 23:48:18 GMT",
                "Tue, 17 Dec 2019 23:48:18 GMT"
            ]
        );
        assert_eq!(split("\"open", 0), ["open"]);
    }

    #[test]
    fn floats_have_the_words_of_the_specification() {
        let text = <Float as TextCodec<f64>>::text;
        assert_eq!(text(&f64::NEG_INFINITY), "-Infinity");
        assert_eq!(text(&f64::NAN), "NaN");
        assert_eq!(text(&1.1), "1.1");
        let value = <Float as TextCodec<f32>>::value;
        assert_eq!(value("Infinity"), Some(f32::INFINITY));
        assert_eq!(value("1e3"), Some(1000.0));
        for none in ["inf", "nan", "infinity", "+NaN", ""] {
            assert_eq!(value(none), None, "{none}");
        }
    }
}
