//! Reading JSON with `serde_json`, one level at a time. The values of a level stay texts until they are needed.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A value that has been scanned but not decoded.
pub type Raw<'a> = &'a RawValue;

/// The entries of an object, in the order of the text.
pub(crate) type Entries<'a> = Vec<(Cow<'a, str>, Raw<'a>)>;

/// The error for a text that is not JSON.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    pub(crate) reason: String,
    /// The location in the text, in bytes.
    pub(crate) offset: usize,
    /// Whether the text ends too early.
    pub(crate) is_eof: bool,
}

impl SyntaxError {
    pub(crate) fn new(text: &str, error: &serde_json::Error) -> Self {
        let offset = if error.is_eof() {
            text.trim_end().len()
        } else {
            let lines = text.split_inclusive('\n');
            let before = lines.take(error.line().saturating_sub(1));
            // serde_json counts the bytes that it has read, so the error is at the last one.
            before.map(str::len).sum::<usize>() + error.column()
        };
        // Where serde_json skips a value, its messages are less precise than where it decodes one.
        let precise = text.parse::<serde_json::Value>().err();
        let place = |error: &serde_json::Error| (error.line(), error.column(), error.classify());
        let precise = precise.filter(|precise| place(precise) == place(error));
        // serde_json appends the location to its message.
        let mut reason = precise.as_ref().unwrap_or(error).to_string();
        if let Some(end) = reason.rfind(" at line ") {
            reason.truncate(end);
        }
        SyntaxError {
            reason,
            offset: offset.saturating_sub(1),
            is_eof: error.is_eof(),
        }
    }
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, SyntaxError> {
    serde_json::from_str(text).map_err(|error| SyntaxError::new(text, &error))
}

/// Scans a text that is a single value.
///
/// # Errors
///
/// The text is not JSON.
pub(crate) fn scan(text: &str) -> Result<Raw<'_>, SyntaxError> {
    read(text)
}

/// The entries of an object; `None` for other values.
///
/// # Errors
///
/// A key has an escape that is not a character.
pub(crate) fn entries(raw: Raw<'_>) -> Result<Option<Entries<'_>>, SyntaxError> {
    if !raw.get().starts_with('{') {
        return Ok(None);
    }
    match read(raw.get())? {
        Level::Object(entries) => Ok(Some(entries)),
        Level::Array(_) => Ok(None),
    }
}

/// The items of an array; `None` for other values.
pub(crate) fn items(raw: Raw<'_>) -> Option<Vec<Raw<'_>>> {
    if !raw.get().starts_with('[') {
        return None;
    }
    match read(raw.get()).ok()? {
        Level::Array(items) => Some(items),
        Level::Object(_) => None,
    }
}

/// The value of a string; `None` for other values.
///
/// # Errors
///
/// It has an escape that is not a character.
pub(crate) fn string(raw: Raw<'_>) -> Result<Option<Cow<'_, str>>, SyntaxError> {
    if !raw.get().starts_with('"') {
        return Ok(None);
    }
    read(raw.get()).map(|Text(text)| Some(text))
}

/// A string, borrowed unless it has escapes.
#[derive(Debug)]
pub(crate) struct Text<'a>(pub(crate) Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(TextVisitor)
    }
}

/// The outermost level of an object or array.
#[derive(Debug)]
pub(crate) enum Level<'a> {
    Object(Entries<'a>),
    Array(Vec<Raw<'a>>),
}

impl<'de: 'a, 'a> Deserialize<'de> for Level<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LevelVisitor;

        impl<'de> Visitor<'de> for LevelVisitor {
            type Value = Level<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object or an array")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(Text(key)) = map.next_key()? {
                    entries.push((key, map.next_value()?));
                }
                Ok(Level::Object(entries))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Level::Array(items))
            }
        }

        deserializer.deserialize_any(LevelVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_and_the_next_stays_text() {
        let text = r#" {"a": [1, {"b": 2}], "k\u0065y": "x\n", "a": {}} "#;
        let raw = scan(text).expect("JSON");
        assert_eq!(raw.get(), text.trim());
        let object = entries(raw).expect("keys").expect("an object");
        let texts: Vec<_> = object
            .iter()
            .map(|(key, raw)| (&**key, raw.get()))
            .collect();
        let expected = [("a", r#"[1, {"b": 2}]"#), ("key", r#""x\n""#), ("a", "{}")];
        assert_eq!(texts, expected);
        let array = items(object[0].1).expect("an array");
        assert_eq!([array[0].get(), array[1].get()], ["1", r#"{"b": 2}"#]);
        assert_eq!(
            string(object[1].1).expect("a string").as_deref(),
            Some("x\n")
        );
    }

    #[test]
    fn a_value_of_another_type_is_none() {
        for text in ["{}", "[]", "\"\"", "-1.5e3", "true", "null"] {
            let raw = scan(text).expect("JSON");
            let is_object = entries(raw).expect("keys").is_some();
            let is_string = string(raw).expect("a string").is_some();
            let found = [is_object, items(raw).is_some(), is_string];
            let expected = ["{", "[", "\""].map(|first| text.starts_with(first));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn escapes_of_invalid_characters_are_named() {
        for escapes in [
            "\\ud800",
            "\\udc00",
            "\\ud800\\n",
            "\\ud800\\ud800",
            "\\ud800x",
        ] {
            let text = format!("\"{escapes}\"");
            let error = string(scan(&text).expect("JSON")).expect_err(&text);
            assert!(error.reason.ends_with("hex escape"), "{text}: {error:?}");
            let text = format!("{{{text}: 1}}");
            let error = entries(scan(&text).expect("JSON")).expect_err(&text);
            assert!(error.reason.ends_with("hex escape"), "{text}: {error:?}");
        }
    }

    #[test]
    fn errors_have_a_reason_and_an_offset() {
        for (text, reason, offset, is_eof) in [
            ("{\n  oops", "key must be a string", 4, false),
            ("[1,\r\n é]", "expected value", 6, false),
            ("{\"a\": 1,}", "trailing comma", 8, false),
            ("7 8", "trailing characters", 2, false),
            ("{\"a\": [1,  \n\n", "EOF while parsing a value", 8, true),
            ("", "EOF while parsing a value", 0, true),
        ] {
            let error = SyntaxError {
                reason: reason.to_owned(),
                offset,
                is_eof,
            };
            assert_eq!(scan(text).expect_err(text), error, "{text}");
        }
    }

    #[test]
    fn nesting_takes_no_stack() {
        let deep = "[{\"a\":".repeat(200_000);
        assert!(scan(&deep).expect_err("not closed").is_eof);
        let closed = deep + "1" + &"}]".repeat(200_000);
        let raw = scan(&closed).expect("JSON");
        assert_eq!(items(raw).expect("an array").len(), 1);
    }
}
