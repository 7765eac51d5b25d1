//! Queries on shapes that have not been decoded, and may be malformed.

use std::borrow::Cow;
use std::collections::VecDeque;

use super::index::Index;
pub(crate) use super::json::shape_type;
use super::json::{self, Mismatch, Object, Raw};
use super::mixin_layers::MIXIN;
use super::mixins;
use crate::collections::{List, Set};
use crate::input::lazy_json;

/// The trait that makes a shape the definition of a trait.
const TRAIT: &str = "smithy.api#trait";

/// Whether this is an `apply` statement.
pub(crate) fn is_apply(raw: Raw<'_>) -> bool {
    // Few shapes have the word in their text, and those need not be parsed for it.
    raw.get().contains("apply") && shape_type(raw).as_deref() == Some("apply")
}

/// Whether a Rust type is generated for the shape: for structures, unions and enums, and for strings with the
/// `@enum` trait of Smithy 1.0. All other shapes map to types of the standard library or of the runtime.
///
/// After decoding, `Kind::has_own_type` answers the same question.
///
/// # Errors
///
/// Returns an error if the shape or its traits are not objects, or have duplicate keys, since one trait could
/// hide another, or if the shape cannot be flattened.
pub(crate) fn has_own_type<'a>(
    index: &Index<'a>,
    id: &str,
    raw: Raw<'a>,
) -> Result<bool, Mismatch<'a>> {
    match shape_type(raw).as_deref() {
        Some("structure" | "union" | "enum" | "intEnum") => Ok(true),
        Some("string") => has_trait(index, id, raw, "smithy.api#enum"),
        _ => Ok(false),
    }
}

/// Whether a shape has a trait, its own or of a mixin.
///
/// # Errors
///
/// Returns an error like [`has_own_type`].
pub(crate) fn has_trait<'a>(
    index: &Index<'a>,
    id: &str,
    raw: Raw<'a>,
    name: &str,
) -> Result<bool, Mismatch<'a>> {
    let shape = json::object(raw)?;
    let traits = shape.get("traits").map(json::object).transpose()?;
    if traits.is_some_and(|traits| traits.get(name).is_some()) {
        return Ok(true);
    }
    if shape.get("mixins").is_none() || name == MIXIN {
        return Ok(false);
    }
    let flat = mixins::flatten(index, &Cow::Owned(id.to_owned()), raw)?;
    Ok(flat.traits.get(name).is_some())
}

/// Whether a shape is a mixin. Nothing is generated for mixins.
///
/// # Errors
///
/// Returns an error like [`has_own_type`].
pub(crate) fn is_mixin<'a>(
    index: &Index<'a>,
    id: &str,
    raw: Raw<'a>,
) -> Result<bool, Mismatch<'a>> {
    // Most shapes do not have the word in their text.
    Ok(may_contain(raw.get(), MIXIN) && has_trait(index, id, raw, MIXIN)?)
}

/// Whether a key can be part of a text, plain or with escapes.
pub(crate) fn may_contain(text: &str, key: &str) -> bool {
    text.contains(key) || text.contains("\\u")
}

/// The target of the member `key` of a list or map, its own or of a mixin, if it has one.
pub(crate) fn member_target<'a>(
    index: &Index<'a>,
    id: &str,
    raw: Raw<'a>,
    key: &str,
) -> Option<Cow<'a, str>> {
    if let Some(member) = entries(raw).get(key) {
        return target(member);
    }
    let flat = mixins::flatten(index, &Cow::Owned(id.to_owned()), raw).ok()?;
    let mut members = flat.members.into_iter();
    let member = members.find(|member| member.name == key)?;
    json::string(member.target?).ok()
}

/// The shapes that only define traits: those with `@trait`, and the shapes that only they reach. Tools that write
/// a model with its traits add their definitions, which are not data of a service.
pub(crate) fn trait_definitions<'a>(index: &Index<'a>) -> Set<Cow<'a, str>> {
    if !index.sources().may_contain(TRAIT) {
        return Set::new();
    }
    // Most shapes need not be parsed: they have neither the trait nor a mixin that could have it.
    let can_have_it = |text: &str| may_contain(text, TRAIT) || text.contains("mixins");
    let mut definitions = Vec::new();
    for &(ref id, raw) in index.shapes() {
        if can_have_it(raw.get()) && has_trait(index, id, raw, TRAIT).is_ok_and(|has| has) {
            definitions.push(id.clone());
        }
    }
    let of_traits = ids(reached(index, definitions, &|_| false));
    if of_traits.is_empty() {
        return of_traits;
    }
    // Shapes that others reach, too, are data.
    let mut others = Vec::new();
    for (id, _) in index.shapes() {
        if !of_traits.contains(id) {
            others.push(id.clone());
        }
    }
    let data = ids(reached(index, others, &|_| false));
    let only = of_traits.iter().filter(|id| !data.contains(*id));
    only.cloned().collect()
}

fn ids<'a>(shapes: Vec<(Cow<'a, str>, Raw<'a>)>) -> Set<Cow<'a, str>> {
    shapes.into_iter().map(|(id, _)| id).collect()
}

/// The roots and the shapes that they reach, in breadth-first order, without duplicates, and without those that are
/// `left_out`. Malformed shapes and references are ignored.
pub(crate) fn reached<'a>(
    index: &Index<'a>,
    roots: Vec<Cow<'a, str>>,
    left_out: &dyn Fn(&str) -> bool,
) -> Vec<(Cow<'a, str>, Raw<'a>)> {
    let mut waiting: VecDeque<Cow<'a, str>> = roots.into();
    let mut seen = Set::new();
    let mut reached = Vec::new();
    while let Some(id) = waiting.pop_front() {
        let Some(raw) = index.get(&id) else {
            continue;
        };
        if !left_out(&id) && seen.insert(id.clone()) {
            waiting.extend(references(raw));
            reached.push((id, raw));
        }
    }
    reached
}

/// The IDs of the input and the output of an operation.
pub(crate) fn ends(raw: Raw<'_>) -> Vec<Cow<'_, str>> {
    let shape = entries(raw);
    let ends = ["input", "output"]
        .into_iter()
        .filter_map(|key| shape.get(key));
    ends.filter_map(target).list()
}

/// The IDs of the shapes that a shape refers to: the targets of its members, its mixins, and the input, output
/// and errors of an operation or a service.
pub(crate) fn references(raw: Raw<'_>) -> Vec<Cow<'_, str>> {
    let shape = entries(raw);
    let single = ["member", "key", "value", "input", "output"]
        .into_iter()
        .filter_map(|key| shape.get(key));
    let maps = ["members", "identifiers", "properties"]
        .into_iter()
        .filter_map(|key| shape.get(key))
        .flat_map(|map| entries(map).0)
        .map(|(_, member)| member);
    let lists = ["mixins", "errors"]
        .into_iter()
        .filter_map(|key| json::array(shape.get(key)?).ok())
        .flatten();
    single.chain(maps).chain(lists).filter_map(target).list()
}

/// The traits of a shape, without those of mixins.
#[cfg(feature = "inspect")]
pub(crate) fn traits(raw: Raw<'_>) -> Vec<(Cow<'_, str>, Raw<'_>)> {
    entries(raw)
        .get("traits")
        .map_or_else(Vec::new, |traits| entries(traits).0)
}

/// The IDs in the list of references at `key`.
#[cfg(feature = "inspect")]
pub(crate) fn listed<'a>(raw: Raw<'a>, key: &str) -> Vec<Cow<'a, str>> {
    let list = entries(raw)
        .get(key)
        .and_then(|list| json::array(list).ok());
    list.into_iter().flatten().filter_map(target).list()
}

/// Calls `found` with the property, the name in it if it is a map, and the ID, for each reference of a shape.
#[cfg(feature = "inspect")]
pub(crate) fn each_reference<'a>(
    raw: Raw<'a>,
    mut found: impl FnMut(&'static str, Option<Cow<'a, str>>, Cow<'a, str>),
) {
    const SINGLE: [&str; 11] = [
        "member", "key", "value", "input", "output", "create", "put", "read", "update", "delete",
        "list",
    ];
    const MAPS: [&str; 3] = ["members", "identifiers", "properties"];
    const LISTS: [&str; 5] = [
        "mixins",
        "errors",
        "operations",
        "collectionOperations",
        "resources",
    ];
    for (key, raw) in entries(raw).0 {
        let of = |keys: &[&'static str]| keys.iter().copied().find(|known| key == *known);
        if let Some(key) = of(&SINGLE) {
            if let Some(id) = target(raw) {
                found(key, None, id);
            }
        } else if let Some(key) = of(&MAPS) {
            for (name, raw) in entries(raw).0 {
                if let Some(id) = target(raw) {
                    found(key, Some(name), id);
                }
            }
        } else if let Some(key) = of(&LISTS) {
            let list = json::array(raw).unwrap_or_default().into_iter();
            list.filter_map(target).for_each(|id| found(key, None, id));
        }
    }
}

/// The ID in a reference or the target of a member.
fn target(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    json::string(entries(raw).get("target")?).ok()
}

/// The entries of an object; empty for other values. Keys may be repeated.
fn entries(raw: Raw<'_>) -> Object<'_> {
    Object(lazy_json::entries(raw).ok().flatten().unwrap_or_default())
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
        let reached = reached(&index, vec!["a#Get".into(), "a#Nowhere".into()], &|_| false);
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
            .filter(|(id, raw)| has_own_type(&index, id, raw).is_ok_and(|has_type| has_type))
            .map(|(id, _)| &**id)
            .collect();
        assert_eq!(own, ["a#In", "a#Gone", "a#Kind", "a#Mixin", "a#Choice"]);
    }

    #[test]
    fn the_members_of_lists_and_maps_have_targets() {
        let index = testing::index(MODEL);
        let target = |id, key| member_target(&index, id, index.get(id).expect("the shape"), key);
        assert_eq!(target("a#List", "member").as_deref(), Some("a#Choice"));
        assert_eq!(target("a#Map", "value").as_deref(), Some("a#Word"));
        assert_eq!(target("a#Map", "member"), None);
    }
    #[test]
    fn traits_of_mixins_count() {
        let text = r#"{"smithy": "2.0", "shapes": {
"a#Enum": {"type": "string", "mixins": [{"target": "a#Values"}]},
"a#Plain": {"type": "string", "mixins": [{"target": "a#Local"}]},
"a#Values": {"type": "string", "traits": {"smithy.api#mixin": {}, "smithy.api#enum": [{"value": "x"}]}},
"a#Local": {"type": "string", "traits": {
    "smithy.api#mixin": {"localTraits": ["smithy.api#enum"]}, "smithy.api#enum": [{"value": "x"}]}},
"a#List": {"type": "list", "mixins": [{"target": "a#Items"}]},
"a#Items": {"type": "list", "member": {"target": "a#Enum"}, "traits": {"smithy.api#mixin": {}}}}}"#;
        let index = testing::index(text);
        let raw = |id: &str| index.get(id).expect("the shape");
        let own = |id: &str| has_own_type(&index, id, raw(id)).expect("sound");
        assert!(own("a#Enum") && own("a#Values") && !own("a#Plain"));
        assert!(is_mixin(&index, "a#Values", raw("a#Values")).expect("sound"));
        assert!(!is_mixin(&index, "a#Enum", raw("a#Enum")).expect("sound"));
        let target = member_target(&index, "a#List", raw("a#List"), "member");
        assert_eq!(target.as_deref(), Some("a#Enum"));
    }

    #[test]
    fn shapes_that_only_trait_definitions_reach_are_not_data() {
        let text = r#"{"smithy": "2.0", "shapes": {
"a#level": {"type": "structure", "members": {"rule": {"target": "a#Rule"}, "kind": {"target": "a#Kind"}},
    "traits": {"smithy.api#trait": {"selector": "operation"}}},
"a#Rule": {"type": "structure", "members": {"next": {"target": "a#Rule"}, "of": {"target": "a#Shared"}}},
"a#Kind": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}, "traits": {"smithy.api#tr\u0061it": {}}},
"a#Shared": {"type": "structure", "members": {"deep": {"target": "a#Deep"}}},
"a#Deep": {"type": "structure"},
"a#Alone": {"type": "structure"},
"a#Data": {"type": "list", "member": {"target": "a#Shared"}},
"a#Inherited": {"type": "structure", "mixins": [{"target": "a#Base"}]},
"a#Base": {"type": "structure", "traits": {"smithy.api#mixin": {}, "smithy.api#trait": {}}}}}"#;
        let index = testing::index(text);
        let found = trait_definitions(&index);
        let mut found: Vec<&str> = found.iter().map(|id| &**id).collect();
        found.sort_unstable();
        assert_eq!(
            found,
            ["a#Base", "a#Inherited", "a#Kind", "a#Rule", "a#level"]
        );
    }
}
