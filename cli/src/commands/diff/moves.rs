//! Shapes that have moved to another namespace.
//!
//! Namespaces are neither sent nor part of names in Rust. A shape that is gone and one of the same name that is new are
//! the same shape, whatever Smithy's differ says.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::change::{Aspect, Site};
use super::node::Node;
use super::version::{References, Shape, Version};

/// The shapes that have moved.
#[derive(Debug, Default)]
pub struct Moves<'s> {
    /// For the ID of either version, that of the other one. No ID is in both.
    others: HashMap<&'s str, &'s str>,
}

/// Whether shapes of two types can be the same: shapes of services are what they are.
fn can_be_same(old: &Shape<'_>, new: &Shape<'_>) -> bool {
    let is_of_service =
        |shape: &Shape<'_>| matches!(&*shape.kind, "service" | "resource" | "operation");
    old.kind == new.kind || !is_of_service(old) && !is_of_service(new)
}

fn namespace(id: &str) -> &str {
    id.split('#').next().unwrap_or_default()
}

impl<'s> Moves<'s> {
    /// Finds what has moved. Where several shapes have a name, those of namespaces of which other shapes have moved to
    /// each other are the same; else those of the same type with the same members, and else the first ones.
    pub fn new(old: &'s Version<'_>, new: &'s Version<'_>) -> Self {
        let mut by_name: BTreeMap<&str, (Vec<&Shape<'_>>, Vec<&Shape<'_>>)> = BTreeMap::new();
        for shape in old
            .shapes
            .iter()
            .filter(|shape| new.get(&shape.id).is_none())
        {
            by_name.entry(shape.name()).or_default().0.push(shape);
        }
        for shape in new
            .shapes
            .iter()
            .filter(|shape| old.get(&shape.id).is_none())
        {
            by_name.entry(shape.name()).or_default().1.push(shape);
        }
        // How many names that only one shape of each version has move from one namespace to the other.
        let mut votes: HashMap<(&str, &str), usize> = HashMap::new();
        for (old, new) in by_name.values() {
            if let ([old], [new]) = (&old[..], &new[..]) {
                let namespaces = (namespace(&old.id), namespace(&new.id));
                *votes.entry(namespaces).or_default() += 1;
            }
        }
        let mut moves = Moves::default();
        for (old, new) in by_name.values() {
            let pairs = old
                .iter()
                .flat_map(|old| new.iter().map(move |new| (*old, *new)));
            let mut pairs: Vec<_> = pairs.filter(|(old, new)| can_be_same(old, new)).collect();
            let votes = |old: &Shape<'_>, new: &Shape<'_>| {
                let votes = votes.get(&(namespace(&old.id), namespace(&new.id)));
                votes.copied().unwrap_or_default()
            };
            // Stable: those before are first in the order of the IDs.
            pairs.sort_by_key(|(old, new)| {
                let has_others = !old
                    .members
                    .iter()
                    .map(|member| &member.name)
                    .eq(new.members.iter().map(|member| &member.name));
                (Reverse(votes(old, new)), old.kind != new.kind, has_others)
            });
            for (old, new) in pairs {
                let is_known = |shape: &Shape<'_>| moves.others.contains_key(&*shape.id);
                if !is_known(old) && !is_known(new) {
                    moves.others.insert(&old.id, &new.id);
                    moves.others.insert(&new.id, &old.id);
                }
            }
        }
        moves
    }

    /// The ID that a shape has in the other version.
    pub fn other<'i>(&self, id: &'i str) -> &'i str
    where
        's: 'i,
    {
        self.others.get(id).copied().unwrap_or(id)
    }

    /// The ID that a shape has in the other version, or a member of it.
    pub fn other_member(&self, id: &str) -> String {
        match id.split_once('$') {
            Some((shape, member)) => format!("{}${member}", self.other(shape)),
            None => self.other(id).to_owned(),
        }
    }

    /// Whether a shape of the old version and one of the new version are the same.
    pub fn is_same(&self, old: &str, new: &str) -> bool {
        self.other(old) == new
    }

    /// The site of a change in the IDs of the new version, of one in those of the old version.
    pub fn site(&self, site: &Site) -> Site {
        let other = |id: &String| self.other(id).to_owned();
        Site {
            id: self.other_member(&site.id),
            aspect: match &site.aspect {
                Aspect::Trait(id) => Aspect::Trait(other(id)),
                Aspect::Error(id) => Aspect::Error(other(id)),
                Aspect::Operation(id) => Aspect::Operation(other(id)),
                Aspect::Resource(id) => Aspect::Resource(other(id)),
                Aspect::Rename(id) => Aspect::Rename(other(id)),
                aspect => aspect.clone(),
            },
        }
    }

    /// A shape of the old version with the IDs that it and others have in the new one.
    pub fn renamed<'a>(&self, old: &Shape<'a>) -> Shape<'a> {
        let mut shape = old.clone();
        let rename = |id: &mut String| *id = self.other_member(id);
        rename(&mut shape.id);
        self.traits(&mut shape.traits);
        for member in &mut shape.members {
            rename(&mut member.id);
            rename(&mut member.target);
            self.traits(&mut member.traits);
        }
        let References {
            input,
            output,
            errors,
            operations,
            collection_operations,
            resources,
            lifecycle,
            identifiers,
            properties,
            version: _,
            rename: renames,
        } = &mut shape.references;
        let lists = [errors, operations, collection_operations, resources];
        let ends = input.iter_mut().chain(output);
        let ids = ends.chain(lists.into_iter().flatten());
        let ids = ids.chain(lifecycle.iter_mut().map(|(_, id)| id));
        let maps = identifiers.iter_mut().chain(properties);
        let ids = ids.chain(maps.map(|(_, id)| id));
        ids.chain(renames.iter_mut().map(|(id, _)| id))
            .for_each(rename);
        shape
    }

    fn traits(&self, traits: &mut [(Cow<'_, str>, Node<'_>)]) {
        for (id, value) in traits {
            *id = self.other(id).to_owned().into();
            self.values(value);
        }
    }

    /// Values of traits can be IDs.
    fn values(&self, node: &mut Node<'_>) {
        match node {
            Node::Text(text)
                if self
                    .others
                    .contains_key(text.split('$').next().unwrap_or("")) =>
            {
                *text = self.other_member(text).into();
            }
            Node::List(items) => {
                for item in items {
                    self.values(item);
                }
            }
            Node::Object(entries) => {
                for (_, value) in entries {
                    self.values(value);
                }
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::Deep(_) => {}
        }
    }
}
