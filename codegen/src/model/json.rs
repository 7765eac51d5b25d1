//! Lazy JSON parsing: one level at a time, the rest kept as raw text.

use std::borrow::Cow;
use std::fmt;

use crate::collections::{Map, Set};
use crate::diagnostic::{excerpt, quoted, similar_names};
use crate::input::lazy_json::{self, Entries, SyntaxError};

pub(crate) use crate::input::lazy_json::Raw;

/// The maximum length of a number that is read exactly.
pub const MAX_DIGITS: usize = 1_000;
/// The maximum absolute value of its exponent, which is that of big decimals in JSON.
pub(crate) const MAX_EXPONENT: u32 = 10_000;

/// A mismatch between a value and its expected form.
#[derive(Debug)]
pub(crate) struct Mismatch<'a> {
    pub(crate) value: &'a str,
    message: String,
    /// The member that contains the value, if there is one.
    member: Option<Box<str>>,
    /// The path to the value in its shape or member, such as `@http.uri`.
    path: String,
    pub(crate) help: Option<Box<str>>,
    /// The first occurrence of the key, if the value is a repeated key.
    pub(crate) first: Option<&'a str>,
}

impl<'a> Mismatch<'a> {
    pub(crate) fn new(value: &'a str, message: impl Into<String>) -> Self {
        Mismatch {
            value,
            message: message.into(),
            member: None,
            path: String::new(),
            help: None,
            first: None,
        }
    }

    /// A mismatch of a value that is not `expected`.
    pub(crate) fn expected(value: &'a str, expected: &str) -> Self {
        let found = excerpt(value);
        Mismatch::new(value, format!("expected {expected}, found `{found}`"))
    }

    /// A mismatch of an object without a required key.
    pub(crate) fn missing(object: &'a str, key: &str) -> Self {
        Mismatch::new(object, format!("missing `{key}`"))
    }

    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into().into_boxed_str());
        self
    }

    /// Adds a key to the path of the value.
    pub(crate) fn in_key(mut self, key: &str) -> Self {
        let key = excerpt(key);
        self.path = if self.path.is_empty() {
            key.into_owned()
        } else {
            format!("{key}.{}", self.path)
        };
        self
    }

    /// Adds a trait to the path of the value.
    pub(crate) fn in_trait(self, name: &str) -> Self {
        self.in_key(&format!("@{name}"))
    }

    /// Sets the member that contains the value.
    pub(crate) fn in_member(mut self, name: &str) -> Self {
        self.member = Some(excerpt(name).into());
        self
    }
}

impl fmt::Display for Mismatch<'_> {
    /// Writes the member, the path and the message, as in "member `m`: `@length.min`: expected …".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(member) = &self.member {
            write!(f, "member `{member}`: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "`{}`: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// An object, in the file's order.
#[derive(Debug)]
pub(crate) struct Object<'a>(pub(crate) Entries<'a>);

impl<'a> Object<'a> {
    /// The value of a key. [`object`] has rejected duplicates.
    pub(crate) fn get(&self, key: &str) -> Option<Raw<'a>> {
        self.0.iter().find(|(k, _)| k == key).map(|&(_, v)| v)
    }

    /// Whether a key is repeated.
    fn has_repeated_key(&self) -> bool {
        if self.0.len() > MAX_LINEAR_KEYS {
            let mut seen = Set::new();
            return !self.0.iter().all(|(key, _)| seen.insert(&**key));
        }
        // A bit for each hash of a key seen so far, which distinguishes most keys quickly.
        let mut seen: u64 = 0;
        for (at, (key, _)) in self.0.iter().enumerate() {
            let key = key.as_bytes();
            let last = key.last().copied().unwrap_or_default();
            let bit = 1 << ((key.len() ^ usize::from(last)) & 63);
            if seen & bit != 0
                && self.0[..at]
                    .iter()
                    .any(|(other, _)| other.as_bytes() == key)
            {
                return true;
            }
            seen |= bit;
        }
        false
    }
}

/// The minimum number of keys that are compared by hash.
const MAX_LINEAR_KEYS: usize = 24;

/// The error for a value of another type than `expected`, as in "an object".
fn wrong_type<'a>(raw: Raw<'a>, expected: &str) -> Mismatch<'a> {
    let message = format!("expected {expected}, found {}", kind(raw));
    Mismatch::new(raw.get(), message)
}

/// The error for an escape that is not a character. Other errors have been found by the scan.
fn invalid<'a>(raw: Raw<'a>, error: &SyntaxError) -> Mismatch<'a> {
    Mismatch::new(raw.get(), format!("invalid value: {}", error.reason))
}

/// Reads an object. Duplicate keys are an error: RFC 8259, section 4, leaves their meaning open, so one reader
/// could see a trait that another does not.
///
/// # Errors
///
/// Returns an error if the value is not an object, or has a duplicate key.
pub(crate) fn object(raw: Raw<'_>) -> Result<Object<'_>, Mismatch<'_>> {
    let object = match lazy_json::entries(raw) {
        Ok(Some(entries)) => Object(entries),
        Ok(None) => return Err(wrong_type(raw, "an object")),
        Err(error) => return Err(invalid(raw, &error)),
    };
    if object.has_repeated_key() {
        check_unique_keys(raw, 1)?;
    }
    Ok(object)
}

/// Checks that no object in a value, at most `depth` deep, repeats a key.
///
/// # Errors
///
/// One does.
pub(crate) fn check_unique_keys(raw: Raw<'_>, depth: usize) -> Result<(), Mismatch<'_>> {
    if raw.get().len() <= 2 || !raw.get().starts_with(['{', '[']) {
        return Ok(()); // an empty object or array, or none
    }
    match repeated_key(raw.get(), depth) {
        None => Ok(()),
        Some(Repeated { key, first, second }) => {
            let message = format!("duplicate key {}", quoted(&key));
            let mut mismatch = Mismatch::new(second, message);
            mismatch.first = Some(first);
            Err(mismatch)
        }
    }
}

/// Reads an array.
///
/// # Errors
///
/// Returns an error if the value is not an array.
pub(crate) fn array(raw: Raw<'_>) -> Result<Vec<Raw<'_>>, Mismatch<'_>> {
    lazy_json::items(raw).ok_or_else(|| wrong_type(raw, "an array"))
}

/// Reads a string.
///
/// # Errors
///
/// Returns an error if the value is not a string.
pub(crate) fn string(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    match lazy_json::string(raw) {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(wrong_type(raw, "a string")),
        Err(error) => Err(invalid(raw, &error)),
    }
}

/// Reads a non-negative integer.
///
/// # Errors
///
/// Returns an error if the value is not a number, is negative, or has a fraction.
pub(crate) fn count(raw: Raw<'_>) -> Result<u64, Mismatch<'_>> {
    raw.get()
        .parse()
        .map_err(|_| Mismatch::expected(raw.get(), "an integer that is not negative"))
}

/// Reads a decimal number: its digits as written, and the nearest double, which is infinite beyond the largest.
/// Returns `None` if the value is not a number, or is too large for decimal arithmetic: with an exponent beyond
/// [`MAX_EXPONENT`], or longer than [`MAX_DIGITS`].
pub(crate) fn decimal(raw: Raw<'_>) -> Option<(&str, f64)> {
    let digits = raw.get();
    if digits.len() > MAX_DIGITS || kind(raw) != "a number" {
        return None;
    }
    let nearest: f64 = digits.parse().ok()?;
    let exponent = digits
        .split_once(['e', 'E'])
        .map_or("0", |(_, exponent)| exponent);
    let exponent: i64 = exponent.parse().ok()?;
    (exponent.unsigned_abs() <= MAX_EXPONENT.into()).then_some((digits, nearest))
}

/// Reads the ID in a reference: `{"target": "…"}`.
///
/// # Errors
///
/// Returns an error if the value is not a reference.
pub(crate) fn target(raw: Raw<'_>) -> Result<Cow<'_, str>, Mismatch<'_>> {
    let reference = object(raw)?;
    let target = reference
        .get("target")
        .ok_or_else(|| Mismatch::missing(raw.get(), "target"))?;
    string(target).map_err(|m| m.in_key("target"))
}

/// The `type` of a shape, if it has one. Errors in it are reported when the shape is decoded.
pub(crate) fn shape_type(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    // `type` usually comes first. Then the rest, which may be long, need not be scanned.
    let first = || {
        let rest = raw.get().strip_prefix('{')?.trim_start();
        let rest = rest.strip_prefix("\"type\"")?.trim_start();
        let rest = rest.strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let (kind, _) = rest.split_once('"')?;
        (!kind.contains('\\')).then_some(Cow::Borrowed(kind))
    };
    first().or_else(|| string(object(raw).ok()?.get("type")?).ok())
}

/// A duplicate key in an object.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Repeated<'a> {
    pub(crate) key: Cow<'a, str>,
    /// The location of its first occurrence.
    pub(crate) first: &'a str,
    /// The location of its second occurrence.
    pub(crate) second: &'a str,
}

/// Finds a duplicate key in a JSON text, at most `depth` objects deep.
///
/// Keys are compared without their escapes. The text must be JSON. The search has its own stack, so deep nesting
/// cannot overflow that of the thread.
pub(crate) fn repeated_key(text: &str, depth: usize) -> Option<Repeated<'_>> {
    let bytes = text.as_bytes();
    // The keys of all open objects, and the start of each object's keys in this list.
    let mut keys: Vec<&str> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut last = "";
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' => open.push(keys.len()),
            b'}' => {
                let own = open.pop().unwrap_or_default();
                if let Some((first, second)) = repeated_among(&keys[own..]) {
                    let key = unescaped(second);
                    return Some(Repeated { key, first, second });
                }
                keys.truncate(own);
            }
            // Outside of strings, a colon only follows a key.
            b':' if open.len() <= depth => keys.push(last),
            b'"' => {
                let end = at + 1 + string_length(&text[at + 1..]);
                last = &text[at..=end];
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The length of the string at the start of a JSON text, with its quotes.
#[cfg(feature = "inspect")]
pub(crate) fn string_token_length(text: &str) -> usize {
    string_length(&text[1..]) + 2
}

/// The length of the text of a string, which ends at the first quote that is not escaped.
fn string_length(text: &str) -> usize {
    let mut at = 0;
    // The search of the standard library is optimized in every profile.
    while let Some(quote) = text[at..].find('"') {
        at += quote;
        let before = text.as_bytes()[..at].iter().rev();
        if before.take_while(|byte| **byte == b'\\').count() % 2 == 0 {
            return at;
        }
        at += 1;
    }
    text.len().saturating_sub(1)
}

/// The maximum number of keys of an object that are compared pairwise.
const MAX_COMPARED_KEYS: usize = 8;

/// The first key that is repeated later.
fn repeated_among<'a>(keys: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let has_escapes = keys.iter().any(|key| key.contains('\\'));
    if keys.len() <= MAX_COMPARED_KEYS && !has_escapes {
        return keys.iter().enumerate().find_map(|(at, second)| {
            let first = keys[..at].iter().find(|first| *first == second)?;
            Some((*first, *second))
        });
    }
    let mut seen = Map::new();
    let repeats = |key: &&'a str| seen.insert(unescaped(key), *key).map(|first| (first, *key));
    keys.iter().find_map(repeats)
}

/// The text of a quoted key.
fn unescaped(key: &str) -> Cow<'_, str> {
    match lazy_json::scan(key).and_then(lazy_json::string) {
        Ok(Some(text)) => text,
        // An escape that is not a character. Reading the key reports it.
        _ => Cow::Borrowed(key),
    }
}

/// Reads an object like [`object`], and checks the values of unknown keys for duplicate keys.
///
/// # Errors
///
/// As for [`object`], and a key that has no meaning and is nearly one that has.
pub(crate) fn object_with_keys<'a>(
    raw: Raw<'a>,
    known: &[&str],
) -> Result<Object<'a>, Mismatch<'a>> {
    let object = object(raw)?;
    for (key, value) in &object.0 {
        if !known.contains(&&**key) {
            if let [meant, ..] = similar_names(key, &mut known.iter().copied())[..] {
                let message = format!("unknown key {}", quoted(key));
                return Err(Mismatch::new(value.get(), message)
                    .with_help(format!("did you mean \"{meant}\"?")));
            }
            check_unique_keys(value, usize::MAX).map_err(|m| m.in_key(key))?;
        }
    }
    Ok(object)
}

/// The maximum depth of values that are decoded as a whole, which is that of `serde_json`.
const MAX_VALUE_DEPTH: usize = 127;

/// Whether `serde_json` can read a value: its depth, its numbers and its escapes.
pub(crate) fn is_readable(raw: Raw<'_>) -> bool {
    is_readable_at(raw, 0)
}

fn is_readable_at(raw: Raw<'_>, depth: usize) -> bool {
    match kind(raw) {
        "an object" | "an array" if depth == MAX_VALUE_DEPTH => false,
        "an object" => lazy_json::entries(raw).is_ok_and(|entries| {
            let mut entries = entries.into_iter().flatten();
            entries.all(|(_, value)| is_readable_at(value, depth + 1))
        }),
        "an array" => lazy_json::items(raw).is_some_and(|items| {
            items
                .into_iter()
                .all(|item| is_readable_at(item, depth + 1))
        }),
        "a string" => lazy_json::string(raw).is_ok(),
        "a number" => raw.get().parse().is_ok_and(f64::is_finite),
        _ => true,
    }
}

/// Whether two values are equal. The order of the keys of objects has no meaning, and numbers are compared by value.
pub(crate) fn is_same(first: Raw<'_>, second: Raw<'_>) -> bool {
    first.get() == second.get()
        || is_readable(first) && is_readable(second) && is_same_value(first, second)
}

fn is_same_value(first: Raw<'_>, second: Raw<'_>) -> bool {
    if kind(first) != kind(second) {
        return false;
    }
    match kind(first) {
        "an object" => match (object(first), object(second)) {
            (Ok(first), Ok(second)) => {
                first.0.len() == second.0.len()
                    && (first.0.iter()).all(|(key, value)| {
                        (second.get(key)).is_some_and(|other| is_same_value(value, other))
                    })
            }
            _ => false,
        },
        "an array" => match (array(first), array(second)) {
            (Ok(first), Ok(second)) => {
                first.len() == second.len()
                    && (first.into_iter().zip(second)).all(|(a, b)| is_same_value(a, b))
            }
            _ => false,
        },
        "a string" => matches!((string(first), string(second)), (Ok(a), Ok(b)) if a == b),
        "a number" => is_same_number(first.get(), second.get()),
        _ => first.get() == second.get(),
    }
}

fn is_same_number(first: &str, second: &str) -> bool {
    let integers = (first.parse::<i128>(), second.parse::<i128>());
    if let (Ok(first), Ok(second)) = integers {
        return first == second;
    }
    matches!((first.parse::<f64>(), second.parse::<f64>()), (Ok(a), Ok(b)) if a.total_cmp(&b).is_eq())
}

/// The type of a value, with an article.
pub(crate) fn kind(raw: Raw<'_>) -> &'static str {
    match raw.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "an array",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "a boolean",
        Some(b'n') => "null",
        _ => "a number",
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Scans a value.
    pub(crate) fn raw(text: &str) -> Raw<'_> {
        lazy_json::scan(text).expect("JSON")
    }

    fn repeated(text: &str) -> Option<(String, usize, usize)> {
        let _: serde_json::Value = serde_json::from_str(text).expect("JSON");
        let found = repeated_key(text, usize::MAX)?;
        let at = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
        Some((found.key.into_owned(), at(found.first), at(found.second)))
    }

    #[test]
    fn duplicate_keys_are_found_everywhere() {
        let many: Vec<String> = (0..100)
            .map(|n| format!("\"k{n}\": {{\"a\": 1}}"))
            .collect();
        let many = many.join(", ");
        for (text, expected) in [
            (r#"{"a": 1, "a": 2}"#, Some(("a", 1, 9))),
            (
                r#"{"a": 1, "b": {"a": 2}, "c": [{"a": "a"}, {"a": 3}]}"#,
                None,
            ),
            (
                r#"[{"x": [{"a": {}, "b": 1, "a": []}]}]"#,
                Some(("a", 9, 26)),
            ),
            (
                r#"{"traits": 1, "tr\u0061its": 2}"#,
                Some(("traits", 1, 14)),
            ),
            (
                r#"{"a\"": 1, "b": "\\", "a": ":{}", "a\u0022": 1}"#,
                Some(("a\"", 1, 34)),
            ),
            (r#"{"": {"": 1}, "a": "\"a\": ", "": 2}"#, Some(("", 1, 30))),
            (r#""a: {""#, None),
            (&format!("{{{many}}}"), None),
        ] {
            let expected = expected.map(|(key, first, second)| (key.to_owned(), first, second));
            assert_eq!(repeated(text), expected, "{text}");
        }
        let last = format!("{{{many}, \"k7\": null}}");
        assert_eq!(repeated(&last).expect("k7").0, "k7");
    }

    #[test]
    fn only_the_outer_objects_are_searched_on_demand() {
        let text = r#"{"a": {"b": {"c": 1, "c": 2}}}"#;
        assert!(repeated_key(text, 3).is_some());
        assert!(repeated_key(text, 2).is_none());
    }

    #[test]
    fn nesting_takes_no_stack() {
        let deep = format!("{}1{}", "{\"a\":[".repeat(200_000), "]}".repeat(200_000));
        assert!(repeated_key(&deep, usize::MAX).is_none());
    }
}
