//! Values as text: in headers, queries and labels (Smithy specification, "HTTP bindings").

use std::borrow::Cow;
use std::marker::PhantomData;
use std::str::FromStr;

use crate::Timestamp;
#[cfg(feature = "bignum")]
use crate::json;
use crate::json::{DateTime, HttpDate, base64};
use crate::timestamp::{self, Format, Fraction};

/// A codec for values that are written as text.
#[doc(hidden)] // not on the pages of generated types
pub trait TextCodec<T> {
    /// Whether the values are timestamps, whose comma after the name of a day is not quoted in a list.
    const IS_TIMESTAMP: bool = false;
    /// Whether the text is sensitive.
    const SENSITIVE: bool = false;

    /// Returns the text of a value; `None` for a timestamp whose year its format cannot write.
    fn text(value: &T) -> Option<String>;

    /// Parses a text.
    fn value(text: &str) -> Option<T>;
}

/// The form of `Display` and `FromStr`: strings, booleans and integers.
pub enum ViaDisplay {}

impl<T: ToString + FromStr> TextCodec<T> for ViaDisplay {
    fn text(value: &T) -> Option<String> {
        Some(value.to_string())
    }

    fn value(text: &str) -> Option<T> {
        text.parse().ok()
    }
}

/// A value that is or contains `@sensitive` data, in the form of another codec.
pub struct SensitiveText<C>(PhantomData<C>);

impl<T, C: TextCodec<T>> TextCodec<T> for SensitiveText<C> {
    const IS_TIMESTAMP: bool = C::IS_TIMESTAMP;
    const SENSITIVE: bool = true;

    fn text(value: &T) -> Option<String> {
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
    fn text(value: &T) -> Option<String> {
        // A number can always be written, in ASCII.
        String::from_utf8(json::to_json(value).ok()?).ok()
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
            fn text(value: &$float) -> Option<String> {
                Some(if value.is_infinite() {
                    let sign = if *value < 0.0 { "-" } else { "" };
                    format!("{sign}Infinity")
                } else {
                    value.to_string() // which is `NaN` for NaN
                })
            }

            fn value(text: &str) -> Option<$float> {
                match text {
                    "NaN" => Some($float::NAN),
                    "Infinity" => Some($float::INFINITY),
                    "-Infinity" => Some($float::NEG_INFINITY),
                    // Rust's parser accepts other words too.
                    _ if text.contains(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'e' | 'E')) => None,
                    // As in JSON, a number beyond the largest one is none.
                    _ => text.parse().ok().filter(|number: &$float| number.is_finite()),
                }
            }
        }
    )*};
}

floats!(f32, f64);

/// A string enum.
pub enum StringEnum {}

impl<T: AsRef<str> + From<String>> TextCodec<T> for StringEnum {
    fn text(value: &T) -> Option<String> {
        Some(value.as_ref().to_owned())
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
    fn text(value: &T) -> Option<String> {
        // Not `Display`, which redacts sensitive values.
        Some(i32::from(value).to_string())
    }

    fn value(text: &str) -> Option<T> {
        text.parse::<i32>().ok().map(T::from)
    }
}

/// Base64: a string or enum with `@mediaType`.
pub enum Base64 {}

impl<T: AsRef<str> + From<String>> TextCodec<T> for Base64 {
    fn text(value: &T) -> Option<String> {
        Some(base64::encode(value.as_ref().as_bytes()))
    }

    fn value(text: &str) -> Option<T> {
        let text = String::from_utf8(base64::decode(text)?).ok()?;
        Some(text.into())
    }
}

/// `epoch-seconds`
pub enum EpochSeconds {}

macro_rules! timestamps {
    ($($codec:ident)*) => {$(
        /// A timestamp, written with the resolution of its format. A client reads all formats.
        impl TextCodec<Timestamp> for $codec {
            const IS_TIMESTAMP: bool = true;

            fn text(value: &Timestamp) -> Option<String> {
                value.truncated(Format::$codec).to_text(Format::$codec)
            }

            fn value(text: &str) -> Option<Timestamp> {
                timestamp::any(text, Fraction::Forbidden)
            }
        }
    )*};
}

timestamps!(EpochSeconds DateTime HttpDate);

/// The items of a sparse list that are not null.
pub fn present_items<T>(items: &[Option<T>]) -> Vec<&T> {
    items.iter().flatten().collect()
}

/// A sparse list without nulls, which a header cannot contain.
pub fn into_sparse<T>(items: Vec<T>) -> Vec<Option<T>> {
    items.into_iter().map(Some).collect()
}

/// Joins the items of a list to the value of a header (RFC 9110, section 5.6.1); `None` if an item has no text.
pub(super) fn join<'v, C: TextCodec<T>, T: 'v>(
    items: impl Iterator<Item = &'v T>,
) -> Option<String> {
    let items = items.map(|item| {
        let text = C::text(item)?;
        // White space around an item is not part of it, and a list must not have empty elements. Some recipients
        // trim other white space than that of the RFC, too.
        let is_plain = !text.is_empty() && text.trim() == text && !text.contains([',', '"']);
        Some(if is_plain || C::IS_TIMESTAMP {
            text
        } else {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        })
    });
    Some(items.collect::<Option<Vec<String>>>()?.join(", "))
}

/// Splits the value of a header into the items of a list (RFC 9110, section 5.6.1), without empty elements, which
/// recipients ignore. An item may be a quoted string (section 5.6.4). Of timestamps, the comma after the name of a
/// day is part of the item.
///
/// Returns `None` if a quoted string has no end or is followed by anything but a comma.
pub(super) fn split(mut text: &str, is_timestamp: bool) -> Option<Vec<Cow<'_, str>>> {
    let mut items = Vec::new();
    loop {
        text = text.trim_start_matches(WHITE_SPACE);
        if let Some(quoted) = text.strip_prefix('"') {
            let (item, rest) = quoted_string(quoted)?;
            items.push(Cow::Owned(item));
            text = rest.trim_start_matches(WHITE_SPACE);
        } else {
            let mut end = text.find(',').unwrap_or(text.len());
            let is_day =
                |name: &str| name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
            if is_timestamp && end < text.len() && is_day(&text[..end]) {
                let next = text[end + 1..].find(',');
                end = next.map_or(text.len(), |next| end + 1 + next);
            }
            let item = text[..end].trim_end_matches(WHITE_SPACE);
            if !item.is_empty() {
                items.push(Cow::Borrowed(item));
            }
            text = &text[end..];
        }
        match text.strip_prefix(',') {
            Some(rest) => text = rest,
            None if text.is_empty() => return Some(items),
            None => return None,
        }
    }
}

/// The white space around the items of a list (RFC 9110, section 5.6.3).
const WHITE_SPACE: [char; 2] = [' ', '\t'];

/// Reads a quoted string, whose opening quote has been read, and returns the text after it.
fn quoted_string(text: &str) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut chars = text.chars();
    loop {
        match chars.next()? {
            '\\' => item.push(chars.next()?),
            '"' => return Some((item, chars.as_str())),
            other => item.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_one_header() {
        let items = ["a", "b,c", " x\t", "\"d\\\"", "", "\u{a0}y", "e\\f", "(g)"];
        let items = items.map(str::to_owned);
        let header = join::<ViaDisplay, String>(items.iter()).expect("a text");
        assert_eq!(
            header,
            "a, \"b,c\", \" x\t\", \"\\\"d\\\\\\\"\", \"\", \"\u{a0}y\", e\\f, (g)"
        );
        assert_eq!(split(&header, false).expect("a list"), items);
    }

    #[test]
    fn both_forms_of_an_item_are_read() {
        let dates = [
            "Mon, 16 Dec 2019 23:48:18 GMT",
            "Tue, 17 Dec 2019 23:48:18 GMT",
        ];
        let quoted = dates.map(|date| format!("\"{date}\""));
        let stamps = ["1576540098", "2019-12-16T23:48:18Z", dates[0]];
        for (header, is_timestamp, expected) in [
            ("1,2 ,  3", false, &["1", "2", "3"][..]),
            ("\"1\" ,\t\"2\\3\"", false, &["1", "23"]),
            // RFC 9110, section 5.6.1.2: recipients ignore empty elements.
            (" , a,, \"\" ,b,", false, &["a", "", "b"]),
            ("", false, &[]),
            ("a b, c\"d\"", false, &["a b", "c\"d\""]),
            ("Mon, a", false, &["Mon", "a"]),
            (&dates.join(", "), true, &dates),
            (&dates.join(","), true, &dates),
            (&quoted.join(", "), true, &dates),
            (&stamps.join(", "), true, &stamps),
            ("Mon", true, &["Mon"]),
            ("Mon,", true, &["Mon,"]),
        ] {
            let items = split(header, is_timestamp);
            assert_eq!(
                items.as_deref(),
                Some(
                    &expected
                        .iter()
                        .map(|item| Cow::Borrowed(*item))
                        .collect::<Vec<_>>()[..]
                ),
                "{header}"
            );
        }
        for broken in ["\"open", "\"open\\\"", "\"a\"b", "a, \"b\" c", "\"\\"] {
            assert_eq!(split(broken, false), None, "{broken}");
        }
    }

    #[test]
    fn floats_have_the_words_of_the_specification() {
        let text = |value| <Float as TextCodec<f64>>::text(value).expect("a text");
        assert_eq!(text(&f64::NEG_INFINITY), "-Infinity");
        assert_eq!(text(&f64::NAN), "NaN");
        assert_eq!(text(&1.1), "1.1");
        let value = <Float as TextCodec<f32>>::value;
        assert_eq!(value("Infinity"), Some(f32::INFINITY));
        assert_eq!(value("1e3"), Some(1000.0));
        for none in ["inf", "nan", "infinity", "+NaN", "", "1e39", "-1e999"] {
            assert_eq!(value(none), None, "{none}");
        }
    }
}
