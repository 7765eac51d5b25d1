//! Queries on shapes that have not been decoded, and may be malformed.

use std::borrow::Cow;
use std::collections::{HashSet, VecDeque};

use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};

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
    first().or_else(|| json::string(json::object(raw).ok()?.get("type")?).ok())
}

/// Whether a Rust type is generated for the shape: for structures, unions and enums, and for strings with the
/// `@enum` trait of Smithy 1.0. All other shapes map to types of the standard library or of the runtime.
///
/// After decoding, `Kind::has_own_type` answers the same question.
///
/// # Errors
///
/// Returns an error if the shape or its traits are not objects, or have duplicate keys, since one trait could
/// hide another.
pub(crate) fn has_own_type(raw: Raw<'_>) -> Result<bool, Mismatch<'_>> {
    match shape_type(raw).as_deref() {
        Some("structure" | "union" | "enum" | "intEnum") => Ok(true),
        Some("string") => has_trait(raw, "smithy.api#enum"),
        _ => Ok(false),
    }
}

/// Whether a shape has a trait.
///
/// # Errors
///
/// Returns an error like [`has_own_type`].
pub(crate) fn has_trait<'a>(raw: Raw<'a>, id: &str) -> Result<bool, Mismatch<'a>> {
    let traits = json::object(raw)?
        .get("traits")
        .map(json::object)
        .transpose()?;
    Ok(traits.is_some_and(|traits| traits.get(id).is_some()))
}

/// The target of the member `key` of a list or map, if it has one.
pub(crate) fn member_target<'a>(raw: Raw<'a>, key: &str) -> Option<Cow<'a, str>> {
    target(entries(raw).get(key)?)
}

/// The roots and the shapes that they reach, in breadth-first order, without duplicates. Malformed shapes and
/// references are ignored.
pub(crate) fn reached<'a>(
    index: &Index<'a>,
    roots: impl IntoIterator<Item = Cow<'a, str>>,
) -> Vec<(Cow<'a, str>, Raw<'a>)> {
    let mut waiting: VecDeque<Cow<'a, str>> = roots.into_iter().collect();
    let mut seen = HashSet::new();
    let mut reached = Vec::new();
    while let Some(id) = waiting.pop_front() {
        let Some(raw) = index.get(&id) else {
            continue;
        };
        if seen.insert(id.clone()) {
            waiting.extend(references(raw));
            reached.push((id, raw));
        }
    }
    reached
}

/// The IDs of the shapes that a shape refers to: the targets of its members, its mixins, and the input,
/// output and errors of an operation or a service.
fn references(raw: Raw<'_>) -> Vec<Cow<'_, str>> {
    let shape = entries(raw);
    let single = ["member", "key", "value", "input", "output"]
        .into_iter()
        .filter_map(|key| shape.get(key));
    let members = shape.get("members").map(entries);
    let members = members
        .iter()
        .flat_map(|members| members.0.iter().map(|(_, member)| *member));
    let lists = ["mixins", "errors"]
        .into_iter()
        .filter_map(|key| json::array(shape.get(key)?).ok())
        .flat_map(|references| references.0);
    single
        .chain(members)
        .chain(lists)
        .filter_map(target)
        .collect()
}

/// The ID in a reference or the target of a member.
fn target(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    json::string(entries(raw).get("target")?).ok()
}

/// The entries of an object; empty for other values. Keys may be repeated.
fn entries(raw: Raw<'_>) -> Object<'_> {
    serde_json::from_str(raw.get()).unwrap_or(Object(Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const MODEL: &str = r#"{"smithy": "1.0", "shapes": {
"a#Get": {"type": "operation", "input": {"target": "a#In"}, "errors": [{"target": "a#Gone"}, 7]},
"a#In": {"type": "structure", "mixins": [{"target": "a#Mixin"}], "members": {"kind": {"target": "a#Kind"}, "x": 1}},
"a#Mixin": {"type": "structure", "members": {"list": {"target": "a#List"}}},
"a#List": {"member": {"target": "a#Choice"}, "type": "list"},
"a#Choice": {"type": "union", "members": {"self": {"target": "a#Choice"}, "map": {"target": "a#Map"}}},
"a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#Word"}},
"a#Word": {"type": "string", "traits": {"smithy.api#enumeration": {}}},
"a#Kind": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}},
"a#Gone": {"type": "structure", "type": "structure", "members": []},
"a#Other": {"type": "structure"}}}"#;

    #[test]
    fn damaged_shapes_are_searched_as_far_as_they_can_be_read() {
        let index = testing::index(MODEL);
        let reached = reached(&index, [Cow::Borrowed("a#Get"), Cow::Borrowed("a#Nowhere")]);
        let ids: Vec<&str> = reached.iter().map(|(id, _)| &**id).collect();
        assert_eq!(
            ids,
            [
                "a#Get", "a#In", "a#Gone", "a#Kind", "a#Mixin", "a#List", "a#Choice", "a#Map",
                "a#Word"
            ]
        );
        let own: Vec<&str> = reached
            .iter()
            .filter(|(_, raw)| has_own_type(raw).is_ok_and(|has_type| has_type))
            .map(|(id, _)| &**id)
            .collect();
        assert_eq!(own, ["a#In", "a#Gone", "a#Kind", "a#Mixin", "a#Choice"]);
    }

    #[test]
    fn the_members_of_lists_and_maps_have_targets() {
        let index = testing::index(MODEL);
        let target = |id, key| member_target(index.get(id).expect("the shape"), key);
        assert_eq!(target("a#List", "member").as_deref(), Some("a#Choice"));
        assert_eq!(target("a#Map", "value").as_deref(), Some("a#Word"));
        assert_eq!(target("a#Map", "member"), None);
    }
}
