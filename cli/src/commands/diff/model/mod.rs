//! The reports of Smithy's own differ: its rules, in the terms of its [documentation], on two versions of a model.
//!
//! An event has the ID that Smithy gives it, so that suppressions in the new version apply.
//!
//! [documentation]: https://smithy.io/2.0/guides/evolving-models.html

pub mod auth;
pub mod bindings;
mod enums;
mod known;
pub mod members;
mod nullability;
mod suppressions;
pub mod traits;

use serde::Serialize;

use super::change::Site;
use super::moves::Moves;
use super::node::Node;
use super::version::{Member, Shape, Traits, Version};

/// How much an event matters. From `Danger` on, Smithy holds a change breaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Severity {
    Suppressed,
    Note,
    Warning,
    Danger,
    Error,
}

/// The reports of Smithy's differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Smithy's ID, such as `ChangedMemberTarget`.
    pub id: String,
    pub severity: Severity,
    /// The shape or member that it reports. `None` for metadata.
    pub shape: Option<String>,
    /// What changed.
    pub site: Site,
    /// Why, where the ID does not say it: a clause.
    pub reason: Option<String>,
}

/// A shape or a member.
#[derive(Clone, Copy, Debug)]
pub enum Item<'s, 'a> {
    Shape(&'s Shape<'a>),
    Member(&'s Shape<'a>, &'s Member<'a>),
}

/// A shape or member in both versions. The IDs differ if one shape takes the place of another.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'s, 'a> {
    pub old: Item<'s, 'a>,
    pub new: Item<'s, 'a>,
}

/// Both versions.
#[derive(Clone, Copy, Debug)]
pub struct Versions<'s, 'a> {
    pub old: &'s Version<'a>,
    pub new: &'s Version<'a>,
    /// What Smithy's differ does not know.
    pub moves: &'s Moves<'s>,
}

impl<'s, 'a> Item<'s, 'a> {
    pub fn id(self) -> &'s str {
        match self {
            Item::Shape(shape) => &shape.id,
            Item::Member(_, member) => &member.id,
        }
    }

    /// The type; `member` for members.
    pub fn kind(self) -> &'s str {
        match self {
            Item::Shape(shape) => &shape.kind,
            Item::Member(..) => "member",
        }
    }

    pub fn traits(self) -> &'s Traits<'a> {
        match self {
            Item::Shape(shape) => &shape.traits,
            Item::Member(_, member) => &member.traits,
        }
    }

    pub fn get(self, name: &str) -> Option<&'s Node<'a>> {
        match self {
            Item::Shape(shape) => shape.get(name),
            Item::Member(_, member) => member.get(name),
        }
    }

    pub fn has(self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

impl<'s, 'a> Pair<'s, 'a> {
    /// Both, if they are shapes.
    pub fn shapes(self) -> Option<(&'s Shape<'a>, &'s Shape<'a>)> {
        match (self.old, self.new) {
            (Item::Shape(old), Item::Shape(new)) => Some((old, new)),
            _ => None,
        }
    }

    /// Both, if they are shapes of a type.
    pub fn of_kind(self, kind: &str) -> Option<(&'s Shape<'a>, &'s Shape<'a>)> {
        self.shapes()
            .filter(|(old, new)| old.kind == kind && new.kind == kind)
    }

    /// An event for the shape or member of the new version.
    fn event(self, id: impl Into<String>, severity: Severity, aspect: super::Aspect) -> Event {
        Event {
            id: id.into(),
            severity,
            shape: Some(self.new.id().to_owned()),
            site: Site::new(self.new.id(), aspect),
            reason: None,
        }
    }
}

impl Event {
    fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

impl<'s, 'a> Versions<'s, 'a> {
    /// The shapes and members that are in both versions.
    pub fn pairs(self) -> Vec<Pair<'s, 'a>> {
        let mut pairs = Vec::new();
        for old in &self.old.shapes {
            let Some(new) = self.new.get(&old.id) else {
                continue;
            };
            pairs.push(Pair {
                old: Item::Shape(old),
                new: Item::Shape(new),
            });
            pairs.extend(member_pairs(old, new));
        }
        pairs
    }
}

/// The members with the same names in two shapes.
pub fn member_pairs<'s, 'a>(old: &'s Shape<'a>, new: &'s Shape<'a>) -> Vec<Pair<'s, 'a>> {
    // The order is usually the same.
    let mut next = 0;
    let pairs = old.members.iter().filter_map(|member| {
        let is_it = |other: &Member<'_>| other.name == member.name;
        let (before, after) = new.members.split_at(next);
        let at = after.iter().position(is_it).map(|at| next + at);
        let at = at.or_else(|| before.iter().position(is_it))?;
        next = at + 1;
        let found = &new.members[at];
        Some(Pair {
            old: Item::Member(old, member),
            new: Item::Member(new, found),
        })
    });
    pairs.collect()
}

/// The events of Smithy's differ for two versions of a model.
pub fn events(versions: Versions<'_, '_>) -> Vec<Event> {
    let definitions = traits::Definitions::new(versions.new);
    let mut events = members::presence(versions);
    events.extend(bindings::metadata(versions));
    events.extend(evaluate(versions, &definitions, &versions.pairs()));
    definitions.suppressions.apply(&mut events);
    events
}

/// The events for some pairs of shapes and members.
fn evaluate(
    versions: Versions<'_, '_>,
    definitions: &traits::Definitions<'_>,
    pairs: &[Pair<'_, '_>],
) -> Vec<Event> {
    let mut events = Vec::new();
    for &pair in pairs {
        members::check(versions, definitions, pair, &mut events);
        traits::evaluate(versions.new, definitions, pair, &mut events);
        enums::evaluate(pair, &mut events);
        bindings::evaluate(versions, pair, &mut events);
        auth::evaluate(versions, pair, &mut events);
    }
    nullability::evaluate(versions, pairs, &mut events);
    events
}
