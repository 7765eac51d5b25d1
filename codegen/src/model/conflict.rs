//! Definitions and values that contradict each other (Smithy specification, "Merging models").

use std::borrow::Cow;

use super::json::{self, Mismatch, Object, Raw};
use crate::collections::List;
use crate::diagnostic::{excerpt, quoted};
use crate::input::lazy_json::Entries;

/// The message for definitions of a shape that are not equal.
pub(super) fn conflicting_definitions(id: &str, difference: &str) -> String {
    let id = excerpt(id);
    format!("conflicting definitions of the shape `{id}`: {difference}")
}

/// The message for values of a trait that cannot be merged.
pub(super) fn conflicting_trait(id: &str) -> String {
    let name = id.strip_prefix("smithy.api#").unwrap_or(id);
    format!("conflicting values of `@{}`", excerpt(name))
}

/// The message for values of metadata that cannot be merged.
pub(super) fn conflicting_metadata(key: &str) -> String {
    format!("conflicting values of the metadata {}", quoted(key))
}

/// Whether a key of a shape has a member.
pub(super) fn is_member(key: &str) -> bool {
    matches!(key, "member" | "key" | "value")
}

/// The keys whose value is a set of references.
const SETS: [&str; 3] = ["operations", "resources", "collectionOperations"];

/// The difference between two definitions of a shape, apart from traits.
pub(super) fn difference<'a>(first: &Object<'a>, second: &Object<'a>) -> Option<String> {
    let text = |object: &Object<'a>| object.get("type").map_or("", |raw| raw.get());
    let kinds = [text(first), text(second)].map(|kind| excerpt(kind.trim_matches('"')));
    if kinds[0] != kinds[1] {
        let [first, second] = kinds.map(|kind| {
            let is_vowel = kind.starts_with(['a', 'e', 'i', 'o']);
            format!("{} {kind}", if is_vowel { "an" } else { "a" })
        });
        return Some(format!("{first} and {second}"));
    }
    match members_differ(first.get("members"), second.get("members")) {
        Ok(None) => {}
        Ok(difference) => return difference,
        Err(_) => return Some("their `members` differ".to_owned()),
    }
    for (key, value) in &first.0 {
        let other = second.get(key);
        let (name, is_same) = match &**key {
            "traits" | "members" => continue,
            key_ if is_member(key_) => {
                (key, other.is_some_and(|other| is_same_member(value, other)))
            }
            key_ if SETS.contains(&key_) => (key, is_same_set(value, other)),
            _ => {
                let is_same = match other {
                    Some(other) => json::is_same(value, other),
                    None => is_empty(value),
                };
                (key, is_same)
            }
        };
        if !is_same {
            return Some(format!("their `{}` differ", excerpt(name)));
        }
    }
    let is_more = |(key, value): &&(Cow<'a, str>, Raw<'a>)| {
        key != "traits" && key != "members" && first.get(key).is_none() && !is_empty(value)
    };
    let more = second.0.iter().find(is_more);
    more.map(|(key, _)| format!("their `{}` differ", excerpt(key)))
}

/// Whether a value means the same as its absence: an empty list, map or version, or `smithy.api#Unit`.
fn is_empty(raw: Raw<'_>) -> bool {
    let text = raw.get();
    let is_unit = || json::target(raw).is_ok_and(|target| target == "smithy.api#Unit");
    text == "\"\""
        || json::array(raw).is_ok_and(|items| items.is_empty())
        || json::object(raw).is_ok_and(|object| object.0.is_empty())
        || is_unit()
}

fn is_same_set(first: Raw<'_>, second: Option<Raw<'_>>) -> bool {
    let ids = |raw: Raw<'_>| {
        let items = json::array(raw).ok()?.into_iter();
        let mut ids = items
            .map(|item| json::target(item).ok().map(Cow::into_owned))
            .collect::<Option<Vec<_>>>()?;
        ids.sort_unstable();
        ids.dedup();
        Some(ids)
    };
    match second {
        Some(second) => ids(first).is_some_and(|first| ids(second) == Some(first)),
        None => is_empty(first),
    }
}

/// The difference between the members of two definitions, whose order counts.
fn members_differ<'a>(
    first: Option<Raw<'a>>,
    second: Option<Raw<'a>>,
) -> Result<Option<String>, Mismatch<'a>> {
    let entries = |raw: Option<Raw<'a>>| -> Result<Entries<'a>, Mismatch<'a>> {
        let object = raw.map(json::object).transpose()?;
        Ok(object.map(|object| object.0).unwrap_or_default())
    };
    let (first, second) = (entries(first)?, entries(second)?);
    let names = |members: &Entries<'a>| members.iter().map(|(name, _)| name.clone()).list();
    let (names_first, names_second) = (names(&first), names(&second));
    if names_first != names_second {
        let only = |these: &[Cow<'a, str>], those: &[Cow<'a, str>]| {
            let found = these.iter().find(|name| !those.contains(name));
            found.map(|name| format!("only one has the member `{}`", excerpt(name)))
        };
        return Ok(only(&names_first, &names_second)
            .or_else(|| only(&names_second, &names_first))
            .or_else(|| Some("their members are in different orders".to_owned())));
    }
    let mut pairs = first.iter().zip(&second);
    let differs = pairs.find(|((_, first), (_, second))| !is_same_member(first, second));
    Ok(differs
        .map(|((name, _), _)| format!("their members `{}` have different targets", excerpt(name))))
}

/// Whether two members are equal, apart from traits.
fn is_same_member(first: Raw<'_>, second: Raw<'_>) -> bool {
    let (Ok(first), Ok(second)) = (json::object(first), json::object(second)) else {
        return false;
    };
    let has = |object: &Object<'_>, other: &Object<'_>| {
        object.0.iter().all(|(key, value)| {
            key == "traits" || (other.get(key)).is_some_and(|other| json::is_same(value, other))
        })
    };
    has(&first, &second) && has(&second, &first)
}
