//! Whether members can be null (Smithy specification, "Structure member optionality"), as clients see it.

use std::collections::HashSet;

use super::super::Aspect;
use super::super::version::{Member, Shape, Version};
use super::{Event, Item, Pair, Severity, Versions, member_pairs};

const CLIENT_OPTIONAL: &str = "smithy.api#clientOptional";
const DEFAULT: &str = "smithy.api#default";
const INPUT: &str = "smithy.api#input";
const REQUIRED: &str = "smithy.api#required";

/// Whether a client that does not distrust the server takes a member as nullable.
fn is_nullable(shape: &Shape<'_>, member: &Member<'_>) -> bool {
    match &*shape.kind {
        "structure" => {
            let has_default = member.get(DEFAULT).is_some_and(|value| !value.is_null());
            let is_present = member.has(REQUIRED) || has_default;
            member.has(CLIENT_OPTIONAL) || shape.has(INPUT) || !is_present
        }
        "map" => member.name != "key" && shape.has("smithy.api#sparse"),
        "list" => shape.has("smithy.api#sparse"),
        _ => false,
    }
}

/// Events for members that can be null in one version only.
pub fn evaluate(versions: Versions<'_, '_>, pairs: &[Pair<'_, '_>], events: &mut Vec<Event>) {
    let mut seen = HashSet::new();
    for &pair in pairs {
        check(versions, pair, &mut seen, events);
        // A list or map can become sparse without a change of its member, which Smithy does not see.
        let Some((old, new)) = pair.of_kind("structure") else {
            continue;
        };
        if old.has(INPUT) != new.has(INPUT) {
            for pair in member_pairs(old, new) {
                check(versions, pair, &mut seen, events);
            }
        }
    }
}

fn check(
    versions: Versions<'_, '_>,
    pair: Pair<'_, '_>,
    seen: &mut HashSet<String>,
    events: &mut Vec<Event>,
) {
    let (Item::Member(old_shape, old), Item::Member(new_shape, new)) = (pair.old, pair.new) else {
        return;
    };
    if is_nullable(old_shape, old) == is_nullable(new_shape, new) || !is_reported(pair) {
        return;
    }
    if !seen.insert(new.id.clone()) {
        return;
    }
    let start = events.len();
    let mut report = |suffix: &str, severity, changed: &str| {
        let id = format!("ChangedNullability{suffix}");
        let mut event = pair.event(id, severity, Aspect::Trait(changed.to_owned()));
        event.shape = Some(old.id.clone());
        if changed == INPUT {
            new.container().clone_into(&mut event.site.id);
        }
        events.push(event);
    };
    let is_added = |name| !old.has(name) && new.has(name);
    let is_removed = |name| old.has(name) && !new.has(name);
    let is_required = old.has(REQUIRED) && new.has(REQUIRED);
    let is_aggregate = is_aggregate(versions.new, new);
    match (old_shape.has(INPUT), new_shape.has(INPUT)) {
        (true, false) => report(".RemovedInputTrait", Severity::Error, INPUT),
        (false, true) => report(".AddedInputTrait", Severity::Danger, INPUT),
        (true, true) => {}
        (false, false) => {
            if is_added(CLIENT_OPTIONAL) && is_required {
                report(
                    ".AddedClientOptionalTrait",
                    Severity::Error,
                    CLIENT_OPTIONAL,
                );
            } else if is_removed(CLIENT_OPTIONAL) && is_required {
                report(
                    ".RemovedClientOptionalTrait",
                    Severity::Error,
                    CLIENT_OPTIONAL,
                );
            } else if is_added(REQUIRED) && !new.has(CLIENT_OPTIONAL) {
                if is_aggregate {
                    let suffix = ".AddedRequiredTrait.StructureOrUnion";
                    report(suffix, Severity::Warning, REQUIRED);
                } else {
                    report(".AddedRequiredTrait", Severity::Error, REQUIRED);
                }
            }
            if is_added(DEFAULT) && !is_removed(REQUIRED) {
                report(".AddedDefaultTrait", Severity::Error, DEFAULT);
            }
            if is_removed(REQUIRED) && !new.has(DEFAULT) && !old.has(CLIENT_OPTIONAL) {
                if is_aggregate {
                    let suffix = ".RemovedRequiredTrait.StructureOrUnion";
                    report(suffix, Severity::Warning, REQUIRED);
                } else {
                    report(".RemovedRequiredTrait", Severity::Error, REQUIRED);
                }
            }
        }
    }
    if let (Some(old), Some(new)) = (old.get(DEFAULT), new.get(DEFAULT)) {
        match (old.is_null(), new.is_null()) {
            (false, true) => report(".AddedNullDefault", Severity::Error, DEFAULT),
            (true, false) => report(".RemovedNullDefault", Severity::Error, DEFAULT),
            _ => {}
        }
    }
    if events.len() == start {
        let changed = [REQUIRED, DEFAULT, CLIENT_OPTIONAL].into_iter();
        let mut changed = changed.filter(|name| old.get(name) != new.get(name));
        let aspect = match changed.next_back() {
            Some(name) => Aspect::Trait(name.to_owned()),
            None => Aspect::Target,
        };
        let mut event = pair.event("ChangedNullability", Severity::Error, aspect);
        event.shape = Some(old.id.clone());
        events.push(event);
    }
}

/// Whether the member itself changed, or `@input` of its structure.
fn is_reported(pair: Pair<'_, '_>) -> bool {
    let (Item::Member(old_shape, old), Item::Member(new_shape, new)) = (pair.old, pair.new) else {
        return false;
    };
    let is_same = old.id == new.id && old.target == new.target && same_traits(pair);
    !is_same || old_shape.has(INPUT) != new_shape.has(INPUT)
}

fn same_traits(pair: Pair<'_, '_>) -> bool {
    let (old, new) = (pair.old.traits(), pair.new.traits());
    let mut traits = old.iter();
    old.len() == new.len() && traits.all(|(id, value)| pair.new.get(id) == Some(value))
}

fn is_aggregate(version: &Version<'_>, member: &Member<'_>) -> bool {
    matches!(version.kind(&member.target), Some("structure" | "union"))
}
