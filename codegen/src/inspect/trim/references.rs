//! References between shapes.

use std::borrow::Cow;

use crate::collections::List;
use crate::input::lazy_json;
use crate::model::json::{self, Mismatch, Object, Raw};

/// The keys with one operation of a resource.
pub(super) const LIFECYCLE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];

/// The keys with lists of operations and resources of a service or resource.
pub(super) const BINDINGS: [&str; 3] = ["operations", "collectionOperations", "resources"];

/// The keys of a resource that are not left: its identifiers and properties are not part of requests.
pub(super) const OF_RESOURCES: [&str; 2] = ["identifiers", "properties"];

/// The keys with the members of lists and maps.
pub(super) const ITEMS: [&str; 3] = ["member", "key", "value"];

/// A reference: the ID, and the place.
pub(super) type Reference<'a> = (Cow<'a, str>, Raw<'a>);

/// The references at these keys, which have one reference or a list.
pub(super) fn at<'a>(
    shape: &Object<'a>,
    keys: &[&str],
) -> Result<Vec<Reference<'a>>, Mismatch<'a>> {
    let mut found = Vec::new();
    for key in keys {
        let Some(raw) = shape.get(key) else {
            continue;
        };
        let references = if raw.get().starts_with('[') {
            json::array(raw).map_err(|m| m.in_key(key))?
        } else {
            vec![raw]
        };
        for raw in references {
            found.push((json::target(raw).map_err(|m| m.in_key(key))?, raw));
        }
    }
    Ok(found)
}

/// The members of a shape, also those of lists and maps: name, and text.
pub(super) fn members<'a>(
    shape: &Object<'a>,
) -> Result<Vec<(Cow<'a, str>, Raw<'a>)>, Mismatch<'a>> {
    let items = ITEMS.iter().copied();
    let mut members = items
        .filter_map(|key| Some((Cow::Borrowed(key), shape.get(key)?)))
        .list();
    if let Some(raw) = shape.get("members") {
        members.extend(json::object(raw).map_err(|m| m.in_key("members"))?.0);
    }
    Ok(members)
}

/// The strings in a value, at any depth, that may be shape IDs, without keys. The text is read once, so that deep
/// nesting takes no more time.
pub(super) fn ids(value: Raw<'_>) -> Vec<Cow<'_, str>> {
    let text = value.get();
    if !text.contains('#') && !text.contains("\\u") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        rest = &rest[start..];
        let (string, after) = rest.split_at(json::string_token_length(rest));
        rest = after;
        // Outside of strings, a colon only follows a key.
        let is_key = rest.trim_start().starts_with(':');
        if !is_key && (string.contains('#') || string.contains("\\u")) {
            let text = lazy_json::scan(string).ok().map(json::string);
            found.extend(text.and_then(Result::ok).filter(|id| id.contains('#')));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_at_any_depth_but_not_in_keys() {
        let deep = "[{\"k#k\" : ".repeat(50_000) + "\"a#deep\"" + &"}]".repeat(50_000);
        for (text, expected) in [
            (r#""a#B""#, &["a#B"][..]),
            (
                r#"{"a#key": "a#Value", "b" :["c#D","e"], "f": {"g": "\"h#\\"}}"#,
                &["a#Value", "c#D", "\"h#\\"],
            ),
            (r#"["a\u0023b", "\u0061", 1, null, true]"#, &["a#b"]),
            ("12", &[]),
            (&deep, &["a#deep"]),
        ] {
            let raw = lazy_json::scan(text).expect("JSON");
            let mut found = ids(raw);
            found.sort();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text:.80}");
        }
    }
}
