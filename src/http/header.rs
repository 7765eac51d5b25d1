//! Values as text: in headers, queries and labels (Smithy specification, "HTTP bindings").

use std::borrow::Cow;
use std::str::FromStr;

use super::error::RequestError;
use crate::Timestamp;
use crate::json::{JsonError, Written, base64};
use crate::schema::Schema;
use crate::timestamp::{self, Format, Fraction};
#[cfg(feature = "bignum")]
use crate::value::slot::Slot;
use crate::value::{Value, View};

/// The form that a part of a message has for values.
#[derive(Clone, Copy)]
pub(super) struct TextForm {
    /// The format of timestamps, if the model does not say it.
    timestamps: Format,
    /// Whether strings and enums with a media type are in base64.
    encodes_media: bool,
}

/// Headers (Smithy specification, "httpHeader trait" and "mediaType trait").
pub(super) const IN_HEADER: TextForm = TextForm {
    timestamps: Format::HttpDate,
    encodes_media: true,
};

/// Labels, queries and prefix headers.
pub(super) const ELSEWHERE: TextForm = TextForm {
    timestamps: Format::DateTime,
    encodes_media: false,
};

impl TextForm {
    /// Returns the text of a value that is bound to a label, parameter or header with this name.
    pub(super) fn text(
        self,
        view: &View<'_>,
        schema: &Schema,
        name: &str,
    ) -> Result<String, RequestError> {
        Ok(match view {
            View::Bool(value) => value.to_string(),
            View::I8(value) => value.to_string(),
            View::I16(value) => value.to_string(),
            View::I32(value) => value.to_string(),
            View::I64(value) => value.to_string(),
            View::F32(value, _) if value.is_infinite() => infinity(*value < 0.0),
            View::F64(value, _) if value.is_infinite() => infinity(*value < 0.0),
            // NaN is `NaN`.
            View::F32(value, _) => value.to_string(),
            View::F64(value, _) => value.to_string(),
            View::Text(text) => self.string(text, schema),
            View::StringEnum(value) => self.string(value.text(), schema),
            View::IntEnum(value) => value.number().to_string(),
            View::Timestamp(time) => {
                let format = schema.timestamp_format.unwrap_or(self.timestamps);
                // With the resolution of the format.
                let text = time.truncated(format).to_text(format);
                text.ok_or_else(|| RequestError::Timestamp(name.to_owned()))?
            }
            // Numbers of any size, as in JSON.
            _ => {
                let value = Written {
                    view: view.view(),
                    schema,
                    concealed: true,
                };
                serde_json::to_string(&value).map_err(|error| unwritable(&error))?
            }
        })
    }

    fn string(self, text: &str, schema: &Schema) -> String {
        if self.encodes_media && schema.media_type {
            base64::encode(text.as_bytes())
        } else {
            text.to_owned()
        }
    }

    /// Joins the items of a list that are not null to the value of a header (RFC 9110, section 5.6.1).
    pub(super) fn join<'v>(
        self,
        items: impl Iterator<Item = View<'v>>,
        schema: &Schema,
        name: &str,
    ) -> Result<String, RequestError> {
        let items = items.filter(View::is_set).map(|item| {
            let text = self.text(&item, schema, name)?;
            // White space around an item is not part of it, and a list must not have empty elements. Some
            // recipients trim other white space than that of the RFC, too.
            let is_plain = !text.is_empty() && text.trim() == text && !text.contains([',', '"']);
            Ok(if is_plain || matches!(item, View::Timestamp(_)) {
                text
            } else {
                format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
            })
        });
        Ok(items.collect::<Result<Vec<String>, _>>()?.join(", "))
    }
}

fn infinity(is_negative: bool) -> String {
    if is_negative { "-Infinity" } else { "Infinity" }.to_owned()
}

/// The error for a value that cannot be written as JSON.
pub(super) fn unwritable(error: &serde_json::Error) -> RequestError {
    RequestError::Json(JsonError::Unwritable(error.to_string()))
}

/// Reads a boolean or an integer.
pub(crate) fn parsed<T: FromStr>(text: &str, _: &Schema) -> Option<T> {
    text.parse().ok()
}

macro_rules! floats {
    ($($name:ident $float:ident),*) => {$(
        pub(crate) fn $name(text: &str, _: &Schema) -> Option<$float> {
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
    )*};
}

floats!(float f32, double f64);

/// Reads a string, or the value of an enum of strings. With a media type, it is in base64.
pub fn string(text: &str, schema: &Schema) -> Option<String> {
    if schema.media_type {
        String::from_utf8(base64::decode(text)?).ok()
    } else {
        Some(text.to_owned())
    }
}

pub(crate) fn cow(text: &str, schema: &Schema) -> Option<Cow<'static, str>> {
    string(text, schema).map(Cow::Owned)
}

/// Reads a timestamp. A client reads all formats.
pub(crate) fn timestamp(text: &str) -> Option<Timestamp> {
    timestamp::any(text, Fraction::Forbidden)
}

/// Reads a big integer or big decimal, as in JSON and with the same limits.
#[cfg(feature = "bignum")]
pub(crate) fn big_number<T: Slot>(text: &str, _: &Schema) -> Option<T> {
    crate::json::from_json_unchecked(text.as_bytes()).ok()
}

/// Reads the items in one line of a list.
pub(crate) fn list(
    text: &str,
    is_timestamp: bool,
    push: &mut dyn FnMut(&str) -> Option<()>,
) -> Option<()> {
    (split(text, is_timestamp)?.iter()).try_for_each(|item| push(item))
}

/// Splits the value of a header into the items of a list (RFC 9110, section 5.6.1), without empty elements, which
/// recipients ignore. An item may be a quoted string (section 5.6.4). Of timestamps, the comma after the name of a
/// day is part of the item.
///
/// Returns `None` if a quoted string has no end or is followed by anything but a comma.
fn split(mut text: &str, is_timestamp: bool) -> Option<Vec<Cow<'_, str>>> {
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
    use crate::schema::ANY;

    #[test]
    fn lists_are_in_one_header() {
        let items = ["a", "b,c", " x\t", "\"d\\\"", "", "\u{a0}y", "e\\f", "(g)"];
        let views = items.into_iter().map(View::Text);
        let views = views.chain([View::Unset]); // which a header cannot contain
        let header = IN_HEADER.join(views, &ANY, "h").expect("a text");
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
        let text = |value| IN_HEADER.text(&value, &ANY, "h").expect("a text");
        assert_eq!(text(crate::value::view(&f64::NEG_INFINITY)), "-Infinity");
        assert_eq!(text(crate::value::view(&f32::INFINITY)), "Infinity");
        assert_eq!(text(crate::value::view(&f64::NAN)), "NaN");
        assert_eq!(text(crate::value::view(&1.1)), "1.1");
        let value = |text| float(text, &ANY);
        assert_eq!(value("Infinity"), Some(f32::INFINITY));
        assert_eq!(value("1e3"), Some(1000.0));
        for none in ["inf", "nan", "infinity", "+NaN", "", "1e39", "-1e999"] {
            assert_eq!(value(none), None, "{none}");
        }
    }
}
