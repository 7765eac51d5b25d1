//! Shapes and members that came and went, and what members target.

use super::super::Aspect;
use super::super::change::Site;
use super::super::version::{Shape, Version};
use super::traits::Definitions;
use super::{Event, Item, Pair, Severity, Versions, member_pairs};

/// Events for shapes and members that are in one version only.
pub fn presence(versions: Versions<'_, '_>) -> Vec<Event> {
    let Versions { old, new, .. } = versions;
    let mut events = Vec::new();
    let mut event = |id: &str, severity, shape: &str| {
        events.push(Event {
            id: id.to_owned(),
            severity,
            shape: Some(shape.to_owned()),
            site: Site::new(shape, Aspect::Presence),
            reason: None,
        });
    };
    for shape in &new.shapes {
        let Some(before) = old.get(&shape.id) else {
            event("AddedShape", Severity::Note, &shape.id);
            if shape.has("smithy.api#trait") {
                event("AddedTraitDefinition", Severity::Note, &shape.id);
            }
            continue;
        };
        // Members of a string with `@enum` that became an enum have separate events.
        let is_converted = before.has("smithy.api#enum") && shape.kind == "enum";
        let is_structure = before.kind == "structure" && shape.kind == "structure";
        for member in added_members(before, shape) {
            if !is_converted {
                event("AddedShape", Severity::Note, &member.id);
            }
            let is_filled =
                member.has("smithy.api#default") || member.has("smithy.api#clientOptional");
            if is_structure && member.has("smithy.api#required") && !is_filled {
                event("AddedRequiredMember", Severity::Error, &member.id);
            }
        }
    }
    for shape in &old.shapes {
        let Some(after) = new.get(&shape.id) else {
            if !shape.has("smithy.api#private") {
                if is_scalar(shape) {
                    event("RemovedShape.ScalarShape", Severity::Warning, &shape.id);
                } else {
                    event("RemovedShape", Severity::Error, &shape.id);
                }
            }
            if shape.has("smithy.api#trait") {
                event("RemovedTraitDefinition", Severity::Error, &shape.id);
            }
            continue;
        };
        for member in added_members(after, shape) {
            if !member.has("smithy.api#private") {
                event("RemovedShape", Severity::Error, &member.id);
            }
        }
    }
    events
}

/// The members of a shape that another version of it does not have.
pub fn added_members<'s, 'a>(
    before: &'s Shape<'a>,
    shape: &'s Shape<'a>,
) -> Vec<&'s super::super::version::Member<'a>> {
    let pairs = member_pairs(shape, before);
    let mut both = pairs.iter().map(|pair| pair.old.id()).peekable();
    let members = shape.members.iter();
    let added = members.filter(|member| {
        let is_in_both = both.peek() == Some(&&*member.id);
        if is_in_both {
            both.next();
        }
        !is_in_both
    });
    added.collect()
}

/// Shapes whose name no code needs.
fn is_scalar(shape: &Shape<'_>) -> bool {
    match &*shape.kind {
        "bigDecimal" | "bigInteger" | "blob" | "boolean" | "byte" | "double" | "float"
        | "short" | "timestamp" | "long" | "integer" => true,
        "string" => !shape.has("smithy.api#enum"),
        _ => false,
    }
}

/// Events for the type, the order of members, the target and the default of a pair.
pub fn check(
    versions: Versions<'_, '_>,
    definitions: &Definitions<'_>,
    pair: Pair<'_, '_>,
    events: &mut Vec<Event>,
) {
    if let Some((old, new)) = pair.shapes() {
        // Both are recommended, and mean the same on the wire.
        let is_enum = old.has("smithy.api#enum") && new.kind == "enum" || old.kind == new.kind;
        let is_unique_list =
            old.kind == "set" && new.kind == "list" && new.has("smithy.api#uniqueItems");
        if !is_enum && !is_unique_list {
            events.push(pair.event("ChangedShapeType", Severity::Error, Aspect::Kind));
        }
        let is_aggregate = old.kind == new.kind && matches!(&*old.kind, "structure" | "union");
        let mut members = old.members.iter().zip(&new.members);
        if is_aggregate && members.any(|(old, new)| old.name != new.name) {
            events.push(pair.event("ChangedMemberOrder", Severity::Danger, Aspect::Order));
        }
    }
    if let (Item::Member(_, old), Item::Member(_, new)) = (pair.old, pair.new)
        && old.target != new.target
    {
        let severity = changed_target(versions, definitions, &old.target, &new.target);
        events.push(pair.event("ChangedMemberTarget", severity, Aspect::Target));
    }
    changed_default(versions.new, pair, events);
}

/// The severity of a member that targets another shape.
fn changed_target(
    versions: Versions<'_, '_>,
    definitions: &Definitions<'_>,
    old: &str,
    new: &str,
) -> Severity {
    let kinds = (versions.old.kind(old), versions.new.kind(new));
    let (Some(old_kind), Some(new_kind)) = kinds else {
        return Severity::Warning;
    };
    let can_be_replaced = !matches!(
        old_kind,
        "structure" | "union" | "enum" | "intEnum" | "service" | "operation" | "resource"
    );
    if old_kind != new_kind || !can_be_replaced {
        return Severity::Error;
    }
    if versions.old.trait_of(old, "smithy.api#enum").is_some() {
        return Severity::Error;
    }
    // The effect is that of changes from the one shape to the other.
    let (old_prelude, new_prelude) = (prelude(versions.old, old), prelude(versions.new, new));
    let old = versions.old.get(old).or(old_prelude.as_ref());
    let new = versions.new.get(new).or(new_prelude.as_ref());
    let (Some(old), Some(new)) = (old, new) else {
        return Severity::Warning;
    };
    let mut pairs = vec![Pair {
        old: Item::Shape(old),
        new: Item::Shape(new),
    }];
    pairs.extend(member_pairs(old, new));
    let mut events = super::evaluate(versions, definitions, &pairs);
    definitions.suppressions.apply(&mut events);
    let severities = events.iter().map(|event| event.severity);
    severities
        .max()
        .unwrap_or(Severity::Warning)
        .max(Severity::Warning)
}

/// A shape of the prelude.
fn prelude<'a>(version: &Version<'a>, id: &str) -> Option<Shape<'a>> {
    Shape::of_prelude(id).filter(|_| version.get(id).is_none())
}

const DEFAULT: &str = "smithy.api#default";

fn changed_default(new_version: &Version<'_>, pair: Pair<'_, '_>, events: &mut Vec<Event>) {
    let (old, new) = (pair.old.get(DEFAULT), pair.new.get(DEFAULT));
    let target = match pair.new {
        Item::Member(_, member) => Some(&*member.target),
        Item::Shape(_) => None,
    };
    let severity = match (old, new) {
        (None, None) => return,
        (Some(old), None) => {
            let target_is_null = || {
                let of_target = target.map(|id| new_version.trait_of(id, DEFAULT));
                of_target.is_some_and(|default| default.is_none_or(super::Node::is_null))
            };
            if old.is_null() && target_is_null() {
                return;
            }
            Severity::Error
        }
        (None, Some(new)) => {
            let is_announced = pair.new.has("smithy.api#addedDefault") || new.is_null();
            if target.is_some() && is_announced {
                return;
            }
            Severity::Error
        }
        (Some(old), Some(new)) if old == new => return,
        (Some(old), Some(new)) => match target {
            None => Severity::Error,
            Some(target) => {
                let kind = new_version.kind(target).unwrap_or_default();
                if is_zero(old, kind) == is_zero(new, kind) {
                    Severity::Danger
                } else {
                    Severity::Error
                }
            }
        },
    };
    let aspect = Aspect::Trait(DEFAULT.to_owned());
    events.push(pair.event("ChangedDefault", severity, aspect));
}

/// Whether a default is the value that numbers and booleans have in Smithy 1.0.
fn is_zero(default: &super::Node<'_>, kind: &str) -> bool {
    match kind {
        "boolean" => default.as_bool() == Some(false),
        "byte" | "short" | "integer" | "intEnum" | "long" | "float" | "double" => {
            default.as_f64() == Some(0.0)
        }
        _ => false,
    }
}
