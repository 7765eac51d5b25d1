//! Changes of the code, where the API is the same.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use shapesmith_codegen::inspect::surface::{Fact, ItemCode, Surface};

use super::super::change::{Class, Effect, RustChange};
use super::super::moves::Moves;

/// Adds the changes of the code of types and operations that both versions have.
pub fn changes(old: &Surface, new: &Surface, moves: &Moves<'_>, changes: &mut Vec<RustChange>) {
    let of_new: HashMap<&str, &ItemCode> = (new.items.iter())
        .map(|item| (&*item.shape, item))
        .collect();
    let shapes = changes
        .iter()
        .filter_map(|change| change.shape.split('$').next());
    let reported: HashSet<String> = shapes.map(str::to_owned).collect();
    let mut unexplained = Vec::new();
    for item in &old.items {
        // Differences that only come from the name of a type are ignored.
        let of_new = of_new.get(&*item.shape);
        let Some(of_new) = of_new.filter(|of_new| of_new.name == item.name) else {
            continue;
        };
        let (mut tokens, mut docs) = (Cow::from(&item.tokens), Cow::from(&item.docs));
        let (was, is) = (moves.other(&item.shape), &item.shape);
        if was != is {
            tokens = tokens
                .replace(&format!("{was:?}"), &format!("{is:?}"))
                .into();
            docs = docs.replace(&format!("`{was}`"), &format!("`{is}`")).into();
            let message = format!("shape ID of `{}` became `{is}` (was `{was}`)", item.name);
            changes.push(RustChange {
                effect: Effect::Fact(SHAPE_ID),
                ..change(item, Class::Compatible, message)
            });
        }
        if *tokens == of_new.tokens {
            if *docs != of_new.docs {
                let message = format!("documentation of `{}` changed", item.name);
                changes.push(RustChange {
                    effect: Effect::Fact(DOCUMENTATION),
                    ..change(item, Class::Invisible, message)
                });
            }
            continue;
        }
        let before = changes.len();
        facts(item, of_new, changes);
        order(item, of_new, changes);
        if changes.len() == before && !reported.contains(&item.shape) {
            unexplained.push(item);
        }
    }
    // Code depends on other types: on whether they have constraints, and on the operations that use them. Then the
    // change is reported there.
    if changes
        .iter()
        .all(|change| change.class == Class::Invisible)
    {
        for item in unexplained {
            let message = format!("code of `{}` changed", item.name);
            changes.push(change(item, Class::Compatible, message));
        }
    }
}

fn change(item: &ItemCode, class: Class, message: String) -> RustChange {
    RustChange {
        shape: item.shape.clone(),
        item: item.name.clone(),
        class,
        message,
        effect: Effect::Unknown,
        others: Vec::new(),
    }
}

/// The fact that is the documentation.
pub const DOCUMENTATION: &str = "documentation";
/// The fact that is the ID of the shape, which types have as a constant.
pub const SHAPE_ID: &str = "shape ID";
/// The fact that is the order of members.
pub const ORDER: &str = "order";

/// The order of the members that both versions have, in which they are written.
fn order(old: &ItemCode, new: &ItemCode, changes: &mut Vec<RustChange>) {
    fn common<'i>(members: &'i [String], other: &[String]) -> Vec<&'i String> {
        let other: HashSet<&String> = other.iter().collect();
        let members = members.iter();
        members.filter(|member| other.contains(member)).collect()
    }
    if common(&old.members, &new.members) != common(&new.members, &old.members) {
        let message = format!("order of the members of `{}` changed", old.name);
        changes.push(RustChange {
            effect: Effect::Fact(ORDER),
            ..change(old, Class::Compatible, message)
        });
    }
}

/// Compares the facts of an item and its members.
fn facts(old: &ItemCode, new: &ItemCode, changes: &mut Vec<RustChange>) {
    type Key<'f> = (Option<&'f str>, &'static str);
    fn by_key(item: &ItemCode) -> HashMap<Key<'_>, &Fact> {
        let facts = item.facts.iter();
        facts
            .map(|fact| ((fact.member.as_deref(), fact.name), fact))
            .collect()
    }
    let (of_old, of_new) = (by_key(old), by_key(new));
    let members = |item: &ItemCode| -> HashSet<String> { item.members.iter().cloned().collect() };
    let (old_members, new_members) = (members(old), members(new));
    let mut push = |fact: &Fact, message: String| {
        let (shape, item) = match &fact.member {
            Some(member) => (
                format!("{}${member}", old.shape),
                format!("{}::{member}", old.name),
            ),
            None => (old.shape.clone(), old.name.clone()),
        };
        changes.push(RustChange {
            shape,
            item,
            class: Class::Compatible,
            message,
            effect: Effect::Fact(fact.name),
            others: Vec::new(),
        });
    };
    let of = |fact: &Fact| match &fact.member {
        Some(member) => format!("`{}${member}`", old.name),
        None => format!("`{}`", old.name),
    };
    // A member that only one of the versions has is reported as such.
    let in_both = |fact: &&Fact| {
        (fact.member.as_ref())
            .is_none_or(|member| old_members.contains(member) && new_members.contains(member))
    };
    for fact in old.facts.iter().filter(in_both) {
        let (of, name) = (of(fact), fact.name);
        match of_new.get(&(fact.member.as_deref(), name)) {
            None if fact.value.is_empty() => push(fact, format!("{of} is not {name} any more")),
            None => push(
                fact,
                format!("{of} does not have {} any more", article(name)),
            ),
            Some(now) if now.value == fact.value => {}
            Some(now) => {
                let were = if is_plural(name) { "were" } else { "was" };
                let (now, was) = (quoted(name, &now.value), quoted(name, &fact.value));
                push(fact, format!("{name} of {of} became {now} ({were} {was})"));
            }
        }
    }
    for fact in new.facts.iter().filter(in_both) {
        let (of, name, value) = (of(fact), fact.name, &fact.value);
        if of_old.contains_key(&(fact.member.as_deref(), name)) {
            continue;
        }
        push(
            fact,
            if value.is_empty() {
                format!("{of} is {name} now")
            } else {
                format!("{of} has {} now: {}", article(name), quoted(name, value))
            },
        );
    }
}

/// The value of a fact. Constraints are words, which quote patterns.
fn quoted(name: &str, value: &str) -> String {
    if is_plural(name) {
        value.to_owned()
    } else {
        format!("`{value}`")
    }
}

fn is_plural(name: &str) -> bool {
    matches!(name, "constraints" | "pages")
}

/// The name of a fact with its article.
fn article(name: &str) -> String {
    match name {
        "constraints" | "pages" | "authentication" => name.to_owned(),
        name if name.starts_with(['a', 'e', 'i', 'o', 'u', 'H']) => format!("an {name}"),
        name => format!("a {name}"),
    }
}
