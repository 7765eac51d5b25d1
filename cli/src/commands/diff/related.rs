//! The parts of a model that an item of the generated Rust depends on.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::causes::{Relation, relevance};
use super::change::{Aspect, Effect, RustChange, Site};
use super::model::Versions;
use super::version::{Shape, Version};

/// The changes of a model, by the items that they affect. IDs of shapes that have moved are those of the new version.
pub struct Related<'c> {
    versions: Versions<'c, 'c>,
    sites: &'c [Site],
    /// The changes of a shape or member.
    at: BTreeMap<&'c str, Vec<usize>>,
    /// The changes that make or end a reference to a shape, or give it another name.
    to: HashMap<&'c str, Vec<usize>>,
    /// The shapes that refer to a shape.
    referring: HashMap<&'c str, Vec<&'c str>>,
    /// The shapes and members whose names in Rust gave a shape or member another one.
    names: HashMap<&'c str, Vec<&'c str>>,
}

/// How likely a change of a shape is the cause, so that the names of others are not asked about.
const LIKELY: u8 = 8;

/// The most lists and maps around a target.
const MAX_LEVELS: usize = 8;

/// The ID of the shape of a member.
fn container(id: &str) -> &str {
    id.split('$').next().unwrap_or_default()
}

/// All that a shape refers to, and what of it does.
fn references<'s>(shape: &'s Shape<'_>) -> impl Iterator<Item = &'s str> {
    let members = shape.members.iter().map(|member| &member.target);
    let refs = &shape.references;
    let ends = refs.input.iter().chain(&refs.output).chain(&refs.errors);
    let bound = refs.operations.iter().chain(&refs.collection_operations);
    let lifecycle = refs.lifecycle.iter().map(|(_, id)| id);
    let all = members.chain(ends).chain(bound).chain(&refs.resources);
    all.chain(lifecycle).map(|id| &**id)
}

impl<'c> Related<'c> {
    pub fn new(versions: Versions<'c, 'c>, sites: &'c [Site], rust: &'c [RustChange]) -> Self {
        let mut related = Related {
            versions,
            sites,
            at: BTreeMap::new(),
            to: HashMap::new(),
            referring: HashMap::new(),
            names: HashMap::new(),
        };
        for (at, site) in sites.iter().enumerate() {
            if site.aspect == Aspect::Metadata || related.is_move(site) {
                continue;
            }
            related.at.entry(&site.id).or_default().push(at);
            for to in related.ends(site) {
                related.to.entry(to).or_default().push(at);
            }
        }
        for version in [versions.new, versions.old] {
            for shape in &version.shapes {
                let from = related.id(version, &shape.id);
                for to in references(shape) {
                    let to = related.id(version, to);
                    let all = related.referring.entry(to).or_default();
                    if all.last() != Some(&from) {
                        all.push(from);
                    }
                }
            }
        }
        for found in rust.iter().filter(|found| found.effect == Effect::Name) {
            let others = found.others.iter().map(|id| &**id);
            related
                .names
                .entry(&found.shape)
                .or_default()
                .extend(others);
        }
        related
    }

    /// Whether a shape has only moved, so that no name in Rust is another one.
    fn is_move(&self, site: &Site) -> bool {
        site.aspect == Aspect::Presence && self.versions.moves.other(&site.id) != site.id
    }

    /// The ID in the new version, if there is one.
    fn id(&self, version: &Version<'_>, id: &'c str) -> &'c str {
        if std::ptr::eq(version, self.versions.old) {
            self.versions.moves.other(id)
        } else {
            id
        }
    }

    /// A shape in both versions.
    fn shapes(&self, id: &'c str) -> impl Iterator<Item = (&'c Version<'c>, &'c Shape<'c>)> {
        let Versions { old, new, moves } = self.versions;
        let of_new = new.get(id).map(|shape| (new, shape));
        // The IDs of the versions are the same if the shape is only in the old one.
        let id = if of_new.is_some() {
            moves.other(id)
        } else {
            id
        };
        let of_old = old.get(id).map(|shape| (old, shape));
        of_new.into_iter().chain(of_old)
    }

    /// The shapes to which a change makes or ends references, or whose name it changes.
    fn ends(&self, site: &'c Site) -> Vec<&'c str> {
        let shapes = self.shapes(container(&site.id));
        let mut ends = Vec::new();
        match &site.aspect {
            Aspect::Error(id)
            | Aspect::Operation(id)
            | Aspect::Resource(id)
            | Aspect::Rename(id) => ends.push(&**id),
            Aspect::Lifecycle(key) => {
                for (version, shape) in shapes {
                    let lifecycle = shape.references.lifecycle.iter();
                    let of_key = lifecycle.filter(|(known, _)| known == key);
                    ends.extend(of_key.map(|(_, id)| self.id(version, id)));
                }
            }
            Aspect::Input | Aspect::Output => {
                for (version, shape) in shapes {
                    let refs = &shape.references;
                    let end = match site.aspect {
                        Aspect::Input => &refs.input,
                        _ => &refs.output,
                    };
                    ends.extend(end.iter().map(|id| self.id(version, id)));
                }
            }
            Aspect::Presence | Aspect::Target => {
                for (version, shape) in shapes {
                    let members = shape.members.iter();
                    let is_it = |id: &str| self.versions.moves.other_member(id) == site.id;
                    let member =
                        { members }.find(|member| member.id == site.id || is_it(&member.id));
                    ends.extend(member.map(|member| self.id(version, &member.target)));
                }
            }
            _ => {}
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// The change that is most likely the cause of a change of Rust. `None` if none has to do with it.
    pub fn cause(&self, change: &'c RustChange) -> Option<usize> {
        if change.effect == Effect::Fact(super::rust::SHAPE_ID) {
            let is_it = |site: &Site| site.aspect == Aspect::Presence && site.id == change.shape;
            return self.sites.iter().position(is_it);
        }
        let search = Search {
            related: self,
            found: change,
        };
        let own = search.own();
        let likely = own.filter(|(relevance, _)| *relevance >= LIKELY);
        let named = || search.others();
        let found = likely.map(|(_, at)| at).or_else(named);
        found.or_else(|| {
            let all = [
                own,
                search.targets(),
                search.siblings(),
                search.of_operation(),
            ];
            // The first one of those that are as likely.
            let best = all.into_iter().flatten().rev();
            let best = best.max_by_key(|(relevance, _)| *relevance);
            let references = || search.references(container(&change.shape));
            let best = best.map(|(_, at)| at);
            best.or_else(references).or_else(|| search.deep())
        })
    }

    /// The targets of a shape, or of one member, with those of the lists and maps among them, and the members of these.
    fn targets(&self, id: &'c str) -> Vec<&'c str> {
        let mut found = Vec::new();
        for (version, shape) in self.shapes(container(id)) {
            let is_it = |member: &str| {
                id == container(id)
                    || member == id
                    || self.versions.moves.other_member(member) == id
            };
            let members = shape.members.iter();
            let members = members.filter(|member| is_it(&member.id));
            let mut level: Vec<&'c str> = members.map(|member| &*member.target).collect();
            for _ in 0..MAX_LEVELS {
                let shapes = level.iter().filter_map(|id| version.get(id));
                let aggregates =
                    shapes.filter(|shape| matches!(&*shape.kind, "list" | "set" | "map"));
                let items: Vec<_> = aggregates.flat_map(|shape| &shape.members).collect();
                found.extend(level.iter().map(|id| self.id(version, id)));
                // Members of what has moved are found by the IDs of the new version only.
                found.extend(items.iter().map(|member| &*member.id));
                level = items.iter().map(|member| &*member.target).collect();
                if level.is_empty() {
                    break;
                }
            }
        }
        found
    }
}

/// The search for the cause of a change of Rust.
struct Search<'r, 'c> {
    related: &'r Related<'c>,
    found: &'c RustChange,
}

impl<'c> Search<'_, 'c> {
    /// The most likely of some changes, with how likely it is.
    fn best(
        &self,
        changes: impl IntoIterator<Item = usize>,
        relation: impl Fn(&Site) -> Relation,
    ) -> Option<(u8, usize)> {
        let mut best: Option<(u8, usize)> = None;
        for at in changes {
            let site = &self.related.sites[at];
            // Of a type that was added or removed as an error.
            let is_other = match (&site.aspect, self.found.effect) {
                (Aspect::Error(id), Effect::Error) => !self.found.others.contains(id),
                _ => false,
            };
            let relevance = relevance(self.found.effect, &site.aspect, relation(site));
            // The first one of those that are as likely.
            if !is_other && relevance > 0 && best.is_none_or(|(known, _)| relevance > known) {
                best = Some((relevance, at));
            }
        }
        best
    }

    fn at(&self, id: &str) -> impl Iterator<Item = usize> {
        self.related.at.get(id).into_iter().flatten().copied()
    }

    /// The changes of the members of a shape.
    fn at_members(&self, id: &str) -> Vec<usize> {
        let (from, to) = (format!("{id}$"), format!("{id}%"));
        let members = self.related.at.range(&*from..&*to);
        members.flat_map(|(_, all)| all.iter().copied()).collect()
    }

    fn to(&self, id: &str) -> impl Iterator<Item = usize> {
        self.related.to.get(id).into_iter().flatten().copied()
    }

    /// A change of the shape or member itself.
    fn own(&self) -> Option<(u8, usize)> {
        let id = &*self.found.shape;
        let is_rename = |at: &usize| matches!(self.related.sites[*at].aspect, Aspect::Rename(_));
        let own = self.at(id).chain(self.to(id).filter(is_rename));
        let own = self.best(own, |_| Relation::Own);
        let others = if id == container(id) {
            self.best(self.at_members(id), |_| Relation::Member)
        } else {
            self.best(self.at(container(id)), |_| Relation::Container)
        };
        let all = [others, own].into_iter().flatten();
        all.max_by_key(|(relevance, _)| *relevance)
    }

    /// The change of a type or member whose name is part of the change.
    fn others(&self) -> Option<usize> {
        let mut seen = HashSet::new();
        let ids = self.found.others.iter();
        { ids }.find_map(|id| self.of_type(id, &mut seen))
    }

    /// The change by which a type or member came, went, or got another name.
    fn of_type(&self, id: &'c str, seen: &mut HashSet<&'c str>) -> Option<usize> {
        if !seen.insert(id) {
            return None;
        }
        let sites = self.related.sites;
        let own = self.at(id).find(|at| {
            relevance(Effect::Type, &sites[*at].aspect, Relation::Own) > 0
                || relevance(Effect::Name, &sites[*at].aspect, Relation::Own) > 0
        });
        let is_rename = |at: &usize| matches!(sites[*at].aspect, Aspect::Rename(_));
        let own = own.or_else(|| self.to(id).find(is_rename));
        let names = || {
            let names = self.related.names.get(id).into_iter().flatten();
            { names }.find_map(|id| self.of_type(id, seen))
        };
        own.or_else(names)
    }

    fn targets(&self) -> Option<(u8, usize)> {
        let targets = self.related.targets(&self.found.shape);
        let changes = targets.into_iter().flat_map(|id| self.at(id));
        let best = self.best(changes, |_| Relation::Target);
        // Not much of a type as a whole depends on the targets of its members.
        let is_whole = self.found.shape == container(&self.found.shape);
        let limit = if is_whole { 2 } else { u8::MAX };
        best.map(|(relevance, at)| (relevance.min(limit), at))
    }

    /// A change of another member of the same shape, or of its target.
    fn siblings(&self) -> Option<(u8, usize)> {
        let id = container(&self.found.shape);
        if id == self.found.shape {
            return None;
        }
        let targets = self.related.targets(id).into_iter();
        let targets = targets.flat_map(|id| self.at(id));
        let targets = targets.filter(|at| self.related.sites[*at].aspect == Aspect::Kind);
        let changes = self.at_members(id).into_iter().chain(targets);
        self.best(changes, |_| Relation::Sibling)
    }

    /// A change of the shapes that an operation refers to, or of a service or resource that binds it.
    fn of_operation(&self) -> Option<(u8, usize)> {
        let id = &*self.found.shape;
        let mut best = self.best(self.to(id), |_| Relation::Service);
        let mut take = |found: Option<(u8, usize)>| {
            let relevance = |found: Option<(u8, usize)>| found.map(|(relevance, _)| relevance);
            if relevance(found) > relevance(best) {
                best = found;
            }
        };
        let mut is_operation = false;
        for (version, shape) in self.related.shapes(id) {
            is_operation |= shape.kind == "operation";
            let refs = &shape.references;
            for end in refs.input.iter().chain(&refs.output) {
                let end = self.related.id(version, end);
                let changes = self.at(end).chain(self.at_members(end));
                take(self.best(changes, |_| Relation::End));
            }
            for error in &refs.errors {
                take(self.best(self.at(self.related.id(version, error)), |_| {
                    Relation::Error
                }));
            }
        }
        if !is_operation {
            return None;
        }
        for service in self.services(id) {
            let is_own = |site: &Site| {
                !matches!(
                    site.aspect,
                    Aspect::Operation(_)
                        | Aspect::Resource(_)
                        | Aspect::Lifecycle(_)
                        | Aspect::Rename(_)
                )
            };
            let changes = self
                .at(service)
                .filter(|at| is_own(&self.related.sites[*at]));
            take(self.best(changes, |_| Relation::Service));
            for (version, shape) in self.related.shapes(service) {
                for error in &shape.references.errors {
                    take(self.best(self.at(self.related.id(version, error)), |_| {
                        Relation::Error
                    }));
                }
            }
        }
        best
    }

    /// The services and resources through which an operation is called.
    fn services(&self, id: &'c str) -> Vec<&'c str> {
        let mut found: Vec<&str> = Vec::new();
        let mut waiting = vec![id];
        while let Some(id) = waiting.pop() {
            for from in self.related.referring.get(id).into_iter().flatten() {
                let is_service =
                    |(_, shape): (_, &Shape<'_>)| matches!(&*shape.kind, "service" | "resource");
                if self.related.shapes(from).any(is_service) && !found.contains(from) {
                    found.push(from);
                    waiting.push(from);
                }
            }
        }
        found
    }

    /// The nearest change of how a shape is reached.
    fn references(&self, id: &'c str) -> Option<usize> {
        let is_of_references =
            relevance(self.found.effect, &Aspect::Target, Relation::Reference) > 0;
        if !is_of_references {
            return None;
        }
        let mut seen = HashSet::from([id]);
        let mut level = vec![id];
        while !level.is_empty() {
            let to = level.iter().flat_map(|id| self.to(id));
            let to = to.filter(|at| !matches!(self.related.sites[*at].aspect, Aspect::Rename(_)));
            let at = level.iter().filter(|other| **other != id);
            // The referring shape was added or removed, or is sent differently.
            let at = at.flat_map(|id| self.at(id)).filter(|at| {
                matches!(
                    self.related.sites[*at].aspect,
                    Aspect::Presence | Aspect::Kind | Aspect::Trait(_)
                )
            });
            if let Some((_, at)) = self.best(to.chain(at), |_| Relation::Reference) {
                return Some(at);
            }
            let next = level.iter().filter_map(|id| self.related.referring.get(id));
            level = next
                .flatten()
                .copied()
                .filter(|id| seen.insert(id))
                .collect();
        }
        None
    }

    /// The nearest change of what the types of members are made of: whether they need a `Box`, or have a default.
    fn deep(&self) -> Option<usize> {
        if !matches!(self.found.effect, Effect::Code | Effect::Unknown) {
            return None;
        }
        let id = container(&self.found.shape);
        let mut seen = HashSet::from([id]);
        let mut level = vec![id];
        while !level.is_empty() {
            let mut next = Vec::new();
            for id in &level {
                for (version, shape) in self.related.shapes(id) {
                    let targets = references(shape).map(|id| self.related.id(version, id));
                    next.extend(targets.filter(|id| seen.insert(id)));
                }
            }
            let changes = next.iter().flat_map(|id| self.at_members(id));
            if let Some((_, at)) = self.best(changes, |_| Relation::Part) {
                return Some(at);
            }
            level = next;
        }
        None
    }
}
