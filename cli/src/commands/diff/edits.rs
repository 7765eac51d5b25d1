//! The differences between two versions of a model, in the model's terms.

use super::change::{Aspect, Site};
use super::model::bindings::missing;
use super::model::members::added_members;
use super::model::traits::differences;
use super::model::{Item, Pair, Versions, member_pairs};
use super::node::Node;
use super::version::{ENUM_VALUE, LIFECYCLE, Member, Shape, name};
use crate::output::report::Place;

/// A difference.
#[derive(Debug)]
pub struct Edit {
    pub site: Site,
    /// A clause without a full stop.
    pub message: String,
    pub old: Option<Place>,
    pub new: Option<Place>,
}

/// All differences, in the order of the IDs. The order of keys and of what has no order is none.
pub fn edits(versions: Versions<'_, '_>) -> Vec<Edit> {
    let Versions { old, new, moves } = versions;
    let mut edits = Vec::new();
    for before in &old.shapes {
        if let Some(after) = new.get(&before.id) {
            shape(versions, before, after, &mut edits);
            continue;
        }
        let to = moves.other(&before.id);
        if let Some(after) = new.get(to) {
            shape(versions, &moves.renamed(before), after, &mut edits);
        }
        edits.push(Edit {
            site: Site::new(&before.id, Aspect::Presence),
            message: match to.split_once('#').filter(|_| to != before.id) {
                Some((to, _)) => format!("{} moved to namespace `{to}`", shown(before)),
                None => format!("{} was removed", shown(before)),
            },
            old: old.place_of(before),
            new: None,
        });
    }
    let came = new.shapes.iter();
    for after in came.filter(|shape| old.get(&shape.id).is_none()) {
        let from = moves.other(&after.id);
        edits.push(Edit {
            site: Site::new(&after.id, Aspect::Presence),
            message: match from.split_once('#').filter(|_| from != after.id) {
                Some((from, _)) => format!("{} moved from namespace `{from}`", shown(after)),
                None => format!("{} was added", shown(after)),
            },
            old: None,
            new: new.place_of(after),
        });
    }
    metadata(versions, &mut edits);
    edits.sort_by(|a, b| a.site.cmp(&b.site));
    edits
}

/// The type and the name of a shape.
fn shown(shape: &Shape<'_>) -> String {
    format!("{} `{}`", shape.kind, shape.name())
}

/// The differences of a shape and its members.
fn shape(versions: Versions<'_, '_>, old: &Shape<'_>, new: &Shape<'_>, edits: &mut Vec<Edit>) {
    let pair = Pair {
        old: Item::Shape(old),
        new: Item::Shape(new),
    };
    compare(versions, pair, edits);
    for pair in member_pairs(old, new) {
        compare(versions, pair, edits);
    }
    // The members of a shape of another type are others.
    if old.kind != new.kind {
        return;
    }
    let added = added_members(old, new).into_iter();
    edits.extend(added.map(|member| Edit {
        site: Site::new(&member.id, Aspect::Presence),
        message: format!("{} was added", member_subject(new, member)),
        old: None,
        new: versions.new.place_of_member(member),
    }));
    let removed = added_members(new, old).into_iter();
    edits.extend(removed.map(|member| Edit {
        site: Site::new(&member.id, Aspect::Presence),
        message: format!("{} was removed", member_subject(old, member)),
        old: versions.old.place_of_member(member),
        new: versions.new.place_of(new),
    }));
}

fn metadata(versions: Versions<'_, '_>, edits: &mut Vec<Edit>) {
    let value = |entries: &'_ [(std::borrow::Cow<'_, str>, Node<'_>)], key: &str| {
        let mut entries = entries.iter();
        entries.find_map(|(known, value)| (known == key).then(|| value.to_string()))
    };
    let (old, new) = (&versions.old.metadata, &versions.new.metadata);
    let mut report = |key: &str, what: String| {
        edits.push(Edit {
            site: Site::new(key, Aspect::Metadata),
            message: format!("metadata `{key}` {what}"),
            old: None,
            new: None,
        });
    };
    for (key, before) in old {
        match new.iter().find(|(known, _)| known == key) {
            None => report(key, "was removed".to_owned()),
            Some((_, after)) if after != before => {
                report(key, format!("changed from {before} to {after}"));
            }
            Some(_) => {}
        }
    }
    for (key, _) in new {
        if value(old, key).is_none() {
            report(key, "was added".to_owned());
        }
    }
}

/// The subject of a change of a shape or member, as in "member `m` of `Shape`".
pub fn subject(item: Item<'_, '_>) -> String {
    match item {
        Item::Shape(shape) => format!("`{}`", shape.name()),
        Item::Member(shape, member) => member_subject(shape, member),
    }
}

fn member_subject(shape: &Shape<'_>, member: &Member<'_>) -> String {
    let of = shape.name();
    match (&*shape.kind, member.get(ENUM_VALUE)) {
        ("enum" | "intEnum", Some(value)) => {
            format!("value `{}` ({value}) of `{of}`", member.name)
        }
        ("list" | "set", _) => format!("the member of `{of}`"),
        ("map", _) => format!("the {} of `{of}`", member.name),
        _ => format!("member `{}` of `{of}`", member.name),
    }
}

fn compare(versions: Versions<'_, '_>, pair: Pair<'_, '_>, edits: &mut Vec<Edit>) {
    let subject = subject(pair.new);
    let (old_place, new_place) = places(versions, pair);
    let mut report = |aspect: Aspect, message: String| {
        edits.push(Edit {
            site: Site::new(pair.new.id(), aspect),
            message,
            old: old_place.clone(),
            new: new_place.clone(),
        });
    };
    for (id, old, new) in differences(pair) {
        let shown = shown_trait(id);
        let value = |node: &Node<'_>| match node {
            Node::Object(entries) if entries.is_empty() => String::new(),
            node => format!(" {node}"),
        };
        let message = match (old, new) {
            (None, Some(new)) => format!("{shown}{} was added to {subject}", value(new)),
            (Some(old), None) => format!("{shown}{} was removed from {subject}", value(old)),
            (Some(old), Some(new)) if id == "smithy.api#enum" => {
                format!("{shown} of {subject} changed: {}", values(old, new))
            }
            (Some(old), Some(new)) => {
                let (from, to) = (old.to_string(), new.to_string());
                if from == to {
                    // They differ after what is shown.
                    format!("{shown} of {subject} changed")
                } else {
                    format!("{shown} of {subject} changed from {from} to {to}")
                }
            }
            (None, None) => continue,
        };
        report(Aspect::Trait(id.to_owned()), message);
    }
    match (pair.old, pair.new) {
        (Item::Member(_, old), Item::Member(_, new)) if old.target != new.target => {
            let (from, to) = (&old.target, &new.target);
            let message = format!("{subject} targets `{to}` instead of `{from}`");
            report(Aspect::Target, message);
        }
        (Item::Shape(old), Item::Shape(new)) => {
            if old.kind != new.kind {
                let message = format!("{subject} changed from {} to {}", old.kind, new.kind);
                report(Aspect::Kind, message);
            }
            if old.kind == new.kind && is_reordered(old, new) {
                report(
                    Aspect::Order,
                    format!("members of {subject} were reordered"),
                );
            } else if is_displaced(old, new) {
                let message = format!("members of {subject} have other positions");
                report(Aspect::Order, message);
            }
            references(versions, old, new, &subject, &mut report);
        }
        _ => {}
    }
}

/// The differences between two lists of definitions of `@enum`.
fn values(old: &Node<'_>, new: &Node<'_>) -> String {
    fn value<'n>(definition: &'n Node<'_>) -> &'n str {
        definition.get_str("value").unwrap_or_default()
    }
    let find = |list: &Node<'_>, wanted: &str| {
        let mut items = list.items().iter();
        items.any(|item| value(item) == wanted)
    };
    let only = |list: &Node<'_>, other: &Node<'_>| -> Vec<String> {
        let items = list.items().iter().map(value);
        let items = items.filter(|item| !find(other, item));
        items.map(|item| format!("\"{item}\"")).collect()
    };
    let (added, removed) = (only(new, old), only(old, new));
    let (mut renamed, mut others) = (Vec::new(), Vec::new());
    for before in old.items() {
        let mut after = new.items().iter();
        let Some(after) = after.find(|after| value(after) == value(before)) else {
            continue;
        };
        let shown = format!("\"{}\"", value(before));
        match (before.get_str("name"), after.get_str("name")) {
            (from, to) if from != to => {
                let name = |name: Option<&str>| {
                    name.map_or("no name".to_owned(), |name| format!("`{name}`"))
                };
                renamed.push(format!("{shown} from {} to {}", name(from), name(to)));
            }
            _ if before != after => others.push(shown),
            _ => {}
        }
    }
    let lists = [
        ("", &added, "added"),
        ("", &removed, "removed"),
        ("the name of ", &renamed, "changed"),
        ("traits of ", &others, "changed"),
    ];
    let parts = lists.into_iter().filter(|(_, list, _)| !list.is_empty());
    let parts = parts.map(|(of, list, what)| format!("{of}{} {what}", brief(list)));
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        "the order of its values".to_owned()
    } else {
        parts.join("; ")
    }
}

/// The first of some names, and the number of the others.
pub fn brief(names: &[String]) -> String {
    const SHOWN: usize = 5;
    if names.len() <= SHOWN {
        return names.join(", ");
    }
    let shown = names[..SHOWN - 2].join(", ");
    format!("{shown} and {} more", names.len() - (SHOWN - 2))
}

/// Whether the members that both have are in another order.
fn is_reordered(old: &Shape<'_>, new: &Shape<'_>) -> bool {
    let pairs = member_pairs(old, new);
    let mut kept = new.members.iter();
    // Each is found after the one before it.
    !pairs
        .iter()
        .all(|pair| kept.any(|member| member.id == pair.new.id()))
}

/// Whether the common items of two lists are in another order. For errors, the order matters: of those with equal
/// codes, the first is read.
fn is_other_order(old: &[String], new: &[String]) -> bool {
    let common = old.iter().filter(|id| new.contains(id));
    !common.eq(new.iter().filter(|id| old.contains(id)))
}

/// Whether members of a structure or union have other positions, since one before them was added or removed.
fn is_displaced(old: &Shape<'_>, new: &Shape<'_>) -> bool {
    let mut members = old.members.iter().zip(&new.members);
    matches!(&*old.kind, "structure" | "union") && members.any(|(old, new)| old.name != new.name)
}

/// The name of a trait as in the IDL.
pub fn shown_trait(id: &str) -> String {
    format!("`@{}`", id.strip_prefix("smithy.api#").unwrap_or(id))
}

fn places(versions: Versions<'_, '_>, pair: Pair<'_, '_>) -> (Option<Place>, Option<Place>) {
    let Versions { old, new, .. } = versions;
    let place = |version: &super::version::Version<'_>, item: Item<'_, '_>| match item {
        Item::Shape(shape) => version.place_of(shape),
        Item::Member(_, member) => version.place_of_member(member),
    };
    (place(old, pair.old), place(new, pair.new))
}

/// A list of references in both versions: what a change of it is, and the name of one.
type List<'l> = (
    fn(String) -> Aspect,
    &'static str,
    &'l [String],
    &'l [String],
);

/// The errors that have another name, and the names that they have. That is a change of the shapes, and not of each
/// operation.
fn renamed_errors<'e>(
    versions: Versions<'_, '_>,
    old: &'e [String],
    new: &'e [String],
) -> Vec<&'e str> {
    let Versions {
        old: in_old,
        new: in_new,
        moves,
    } = versions;
    let is_gone = |id: &&str| in_new.get(id).is_none();
    let is_added = |id: &&str| in_old.get(moves.other(id)).is_none();
    let (mut gone, mut came) = (missing(old, new), missing(new, old));
    gone.retain(is_gone);
    came.retain(is_added);
    let mut renamed = Vec::new();
    for old in gone {
        let same = came.iter().position(|new| {
            let shapes = (in_old.get(old), in_new.get(new));
            matches!(shapes, (Some(old), Some(new)) if is_same_content(versions, old, new))
        });
        if let Some(at) = same {
            renamed.extend([old, came.remove(at)]);
        }
    }
    renamed
}

/// Whether two shapes have the same members, and are the same kind of error.
fn is_same_content(versions: Versions<'_, '_>, old: &Shape<'_>, new: &Shape<'_>) -> bool {
    const ERROR: &str = "smithy.api#error";
    let members = |shape: &Shape<'_>| -> Vec<(String, String)> {
        let members = shape.members.iter();
        let members = members.map(|member| (member.name.to_string(), member.target.clone()));
        members.collect()
    };
    let moved = members(old).into_iter();
    let moved = moved.map(|(name, target)| (name, versions.moves.other(&target).to_owned()));
    old.get(ERROR) == new.get(ERROR) && moved.eq(members(new))
}

fn references(
    versions: Versions<'_, '_>,
    old: &Shape<'_>,
    new: &Shape<'_>,
    subject: &str,
    report: &mut impl FnMut(Aspect, String),
) {
    let (before, after) = (&old.references, &new.references);
    let of_operation = [
        (Aspect::Input, "input", &before.input, &after.input),
        (Aspect::Output, "output", &before.output, &after.output),
    ];
    for (aspect, what, from, to) in of_operation {
        if let (Some(from), Some(to)) = (from, to)
            && from != to
        {
            let (from, to) = (name(from), name(to));
            let message = format!("{what} of {subject} changed from `{from}` to `{to}`");
            report(aspect, message);
        }
    }
    let lists: [List<'_>; 4] = [
        (Aspect::Error, "error", &before.errors, &after.errors),
        (
            Aspect::Operation,
            "operation",
            &before.operations,
            &after.operations,
        ),
        (
            Aspect::Operation,
            "collection operation",
            &before.collection_operations,
            &after.collection_operations,
        ),
        (
            Aspect::Resource,
            "resource",
            &before.resources,
            &after.resources,
        ),
    ];
    if is_other_order(&before.errors, &after.errors) {
        let message = format!("errors of {subject} were reordered");
        report(Aspect::Order, message);
    }
    let renamed = renamed_errors(versions, &before.errors, &after.errors);
    for (aspect, what, from, to) in lists {
        let is_reported = |id: &&str| what != "error" || !renamed.contains(id);
        for id in missing(to, from).into_iter().filter(is_reported) {
            let message = format!("{what} `{}` was added to {subject}", name(id));
            report(aspect(id.to_owned()), message);
        }
        for id in missing(from, to).into_iter().filter(is_reported) {
            let message = format!("{what} `{}` was removed from {subject}", name(id));
            report(aspect(id.to_owned()), message);
        }
    }
    if old.kind == "resource" {
        resource(old, new, subject, report);
    } else {
        service(old, new, subject, report);
    }
}

fn resource(
    old: &Shape<'_>,
    new: &Shape<'_>,
    subject: &str,
    report: &mut impl FnMut(Aspect, String),
) {
    let (before, after) = (&old.references, &new.references);
    for key in LIFECYCLE {
        let find = |list: &[(&str, String)]| {
            let mut list = list.iter();
            list.find_map(|(known, id)| (*known == key).then(|| id.clone()))
        };
        let message = match (find(&before.lifecycle), find(&after.lifecycle)) {
            (None, Some(to)) => format!("`{key}` of {subject} is `{}`", name(&to)),
            (Some(from), None) => format!("`{key}` of {subject} is no longer `{}`", name(&from)),
            (Some(from), Some(to)) if from != to => {
                format!(
                    "`{key}` of {subject} is `{}` instead of `{}`",
                    name(&to),
                    name(&from)
                )
            }
            _ => continue,
        };
        report(Aspect::Lifecycle(key), message);
    }
    let maps = [
        (
            Aspect::Identifiers,
            "identifiers",
            &before.identifiers,
            &after.identifiers,
        ),
        (
            Aspect::Properties,
            "properties",
            &before.properties,
            &after.properties,
        ),
    ];
    for (aspect, what, from, to) in maps {
        let sorted = |entries: &[(String, String)]| {
            let mut entries = entries.to_vec();
            entries.sort();
            entries
        };
        if sorted(from) != sorted(to) {
            report(aspect, format!("{what} of {subject} changed"));
        }
    }
}

fn service(
    old: &Shape<'_>,
    new: &Shape<'_>,
    subject: &str,
    report: &mut impl FnMut(Aspect, String),
) {
    let (before, after) = (&old.references, &new.references);
    if before.version != after.version {
        let (from, to) = (&before.version, &after.version);
        let message = format!("version of {subject} changed from \"{from}\" to \"{to}\"");
        report(Aspect::Version, message);
    }
    let find = |list: &[(String, String)], id: &str| {
        let mut list = list.iter();
        list.find_map(|(known, to)| (known == id).then(|| to.clone()))
    };
    for (id, from) in &before.rename {
        let shape = name(id);
        let message = match find(&after.rename, id) {
            None => format!("{subject} does not rename `{shape}` to `{from}` any more"),
            Some(to) if to != *from => {
                format!("{subject} renames `{shape}` to `{to}` instead of `{from}`")
            }
            Some(_) => continue,
        };
        report(Aspect::Rename(id.clone()), message);
    }
    for (id, to) in &after.rename {
        if find(&before.rename, id).is_none() {
            let message = format!("{subject} renames `{}` to `{to}`", name(id));
            report(Aspect::Rename(id.clone()), message);
        }
    }
}
