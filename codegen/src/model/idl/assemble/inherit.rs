//! The members that shapes inherit from mixins and resources.

use std::borrow::Cow;

use super::Model;
use crate::collections::{List, Map};
use crate::model::idl::tree::{Body, Key, Member, Node, Shape, Value};

/// The maximum number of mixins that are visited, for all shapes together. A search for a member visits all mixins of a
/// shape, so long chains of mixins would take a time that grows with the square of their length.
pub(super) const MAX_STEPS: usize = 1 << 22;

/// The target of the members of enums.
const UNIT: &str = "smithy.api#Unit";

/// The mixins and resources of all shapes.
#[derive(Default)]
pub(super) struct Graph<'m> {
    /// A node for each definition, with the same number, and then those for shapes of JSON ASTs.
    pub(super) nodes: Vec<Linked<'m>>,
    /// The numbers of the nodes of JSON ASTs.
    json: Map<String, usize>,
    /// The names of the members of mixins.
    mixed: Map<Cow<'m, str>, Mixed>,
    /// Whether members of a name may have several targets.
    is_any_contested: bool,
    /// The targets of the properties and identifiers of the resources of structures, by the ID of the resource.
    pub(super) resources: Map<String, Map<Cow<'m, str>, OfResource>>,
    steps: Steps,
}

/// The target of a property or identifier of a resource.
pub(super) struct OfResource {
    pub(super) target: String,
    /// The number of the file and the position of its name, in the language.
    pub(super) place: Option<(usize, usize)>,
}

/// A shape, with its mixins.
#[derive(Default)]
pub(super) struct Linked<'m> {
    pub(super) id: String,
    /// The numbers of its mixins, in order.
    pub(super) mixins: Vec<usize>,
    /// Whether others refer to it.
    is_mixin: bool,
    /// Its own members, if it is a mixin, with their targets. The target of an elided member may be that of a mixin.
    members: Map<Cow<'m, str>, Option<String>>,
}

/// The members of mixins that have the same name.
struct Mixed {
    /// How many mixins have one.
    count: usize,
    target: Option<String>,
    /// Whether they may have several targets.
    is_contested: bool,
}

/// How many mixins have been visited, and when.
#[derive(Default)]
struct Steps {
    count: usize,
    search: u32,
    /// The number of the last search that visited each node.
    visited: Vec<u32>,
    /// The number of the shape whose search has been given up.
    exhausted: Option<usize>,
}

/// A member of a mixin, and its target.
#[derive(Clone)]
pub(super) struct Inherited {
    /// The ID of the mixin.
    pub(super) mixin: String,
    pub(super) target: String,
}

impl<'m> Graph<'m> {
    /// Visits the mixins of a shape and their mixins, each before its own mixins, until `visit` finds something.
    fn search<'g, T>(
        &'g mut self,
        number: usize,
        mut visit: impl FnMut(&'g Linked<'m>) -> Option<T>,
    ) -> Option<T> {
        let steps = &mut self.steps;
        steps.visited.resize(self.nodes.len(), 0);
        steps.search += 1;
        let mut waiting: Vec<usize> = self.nodes[number].mixins.iter().rev().copied().list();
        while let Some(mixin) = waiting.pop() {
            if steps.visited[mixin] == steps.search {
                continue;
            }
            if steps.count == MAX_STEPS {
                steps.exhausted.get_or_insert(number);
                return None;
            }
            steps.visited[mixin] = steps.search;
            steps.count += 1;
            let mixin = &self.nodes[mixin];
            if let Some(found) = visit(mixin) {
                return Some(found);
            }
            waiting.extend(mixin.mixins.iter().rev());
        }
        None
    }

    /// The number of the shape whose mixins are too many to be searched.
    pub(super) fn exhausted(&self) -> Option<usize> {
        self.steps.exhausted
    }

    /// The member of this name that a shape has from its mixins.
    pub(super) fn inherited(&mut self, number: usize, name: &str) -> Option<Inherited> {
        let node = &self.nodes[number];
        let of_itself = usize::from(node.members.contains_key(name));
        let is_in_others = |mixed: &Mixed| mixed.count > of_itself;
        if node.mixins.is_empty() || !self.mixed.get(name).is_some_and(is_in_others) {
            return None;
        }
        self.search(number, |mixin| {
            let target = mixin.members.get(name)?.clone()?;
            let mixin = mixin.id.clone();
            Some(Inherited { mixin, target })
        })
    }

    /// The names of the members that a shape has from its mixins.
    pub(super) fn inherited_names(&mut self, number: usize) -> Vec<&str> {
        let mut names = Vec::new();
        self.search(number, |mixin| {
            names.extend(mixin.members.entries().iter().map(|(name, _)| &**name));
            None::<()>
        });
        names
    }

    /// The members of different mixins of a shape that have the same name and different targets.
    pub(super) fn contradictions(&mut self, number: usize) -> Vec<(String, [Inherited; 2])> {
        if self.nodes[number].mixins.is_empty() || !self.is_any_contested {
            return Vec::new();
        }
        let mixed = std::mem::take(&mut self.mixed);
        let is_contested = |name: &str| mixed.get(name).is_some_and(|mixed| mixed.is_contested);
        let mut known: Map<String, Inherited> = Map::new();
        let mut found: Map<String, [Inherited; 2]> = Map::new();
        self.search(number, |mixin| {
            for (name, target) in mixin.members.entries() {
                let Some(target) = target.as_ref().filter(|_| is_contested(name)) else {
                    continue;
                };
                let inherited = Inherited {
                    mixin: mixin.id.clone(),
                    target: target.clone(),
                };
                let first =
                    known.get_or_insert_with(name.clone().into_owned(), || inherited.clone());
                if first.target != inherited.target {
                    let first = first.clone();
                    let name = name.clone().into_owned();
                    found.get_or_insert_with(name, || [first, inherited]);
                }
            }
            None::<()>
        });
        self.mixed = mixed;
        found.entries().to_vec()
    }
}

impl<'m> Model<'m> {
    /// Finds the mixins and resources of all shapes.
    pub(super) fn link(&mut self) {
        let list = &self.definitions.list;
        let mut graph = Graph::default();
        graph.nodes.resize_with(list.len(), Linked::default);
        for (number, definition) in list.iter().enumerate() {
            graph.nodes[number].id.clone_from(&definition.id);
            for &(file, shape) in &definition.all {
                if let Some(name) = shape.resource {
                    self.link_resource(&self.resolve(file, name.text), &mut graph);
                }
            }
            let (file, shape) = (definition.file(), definition.first());
            for name in &shape.mixins {
                let id = self.resolve(file, name.text);
                if let Some(mixin) = self.link_mixin(&id, &mut graph) {
                    graph.nodes[mixin].is_mixin = true;
                    graph.nodes[number].mixins.push(mixin);
                }
            }
        }
        for (number, definition) in list.iter().enumerate() {
            let (file, shape) = (definition.file(), definition.first());
            let Body::Members(members) = &shape.body else {
                continue;
            };
            if graph.nodes[number].is_mixin {
                for member in members {
                    let target = self.own_target(file, shape, member, &graph);
                    let own = &mut graph.nodes[number].members;
                    own.insert(member.name.text.into(), target);
                }
            }
        }
        graph.fill_elided();
        graph.count_members();
        self.graph = graph;
    }

    /// The number of a mixin, if there is a shape with this ID.
    fn link_mixin(&self, id: &str, graph: &mut Graph<'m>) -> Option<usize> {
        if let Some(number) = self.definitions.number(id) {
            return Some(number);
        }
        self.others.kind(id)?;
        let first = graph.add(id);
        let mut waiting = vec![first];
        while let Some(number) = waiting.pop() {
            if std::mem::replace(&mut graph.nodes[number].is_mixin, true) {
                continue;
            }
            let (members, mixins) = self.others.members(&graph.nodes[number].id);
            for (name, target) in members {
                let target = target.into_owned();
                graph.nodes[number].members.insert(name, Some(target));
            }
            for mixin in mixins {
                let mixin = match self.definitions.number(&mixin) {
                    Some(known) => known,
                    None => graph.add(&mixin),
                };
                graph.nodes[number].mixins.push(mixin);
                if mixin >= self.definitions.list.len() {
                    waiting.push(mixin);
                } else {
                    graph.nodes[mixin].is_mixin = true;
                }
            }
        }
        Some(first)
    }

    fn link_resource(&self, id: &str, graph: &mut Graph<'m>) {
        if graph.resources.contains_key(id) {
            return;
        }
        let mut targets: Map<Cow<'m, str>, OfResource> = Map::new();
        match self.definitions.get(id) {
            // A property comes before an identifier (Smithy specification, "Target elision").
            Some(resource) => {
                let (file, shape) = (resource.file(), resource.first());
                for key in ["properties", "identifiers"] {
                    for (name, node) in entries_of(shape, key).into_iter().flatten() {
                        if let Some(target) = name_in(node) {
                            let target = || OfResource {
                                target: self.resolve(file, target).into_owned(),
                                place: Some((file, node.at)),
                            };
                            targets.get_or_insert_with(name.text.clone(), target);
                        }
                    }
                }
            }
            None => {
                for (name, target) in self.others.properties(id) {
                    let target = || OfResource {
                        target: target.into_owned(),
                        place: None,
                    };
                    targets.get_or_insert_with(name, target);
                }
            }
        }
        graph.resources.insert(id.to_owned(), targets);
    }

    /// The target that a member has without mixins.
    pub(super) fn own_target(
        &self,
        file: usize,
        shape: &Shape<'_>,
        member: &Member<'_>,
        graph: &Graph<'_>,
    ) -> Option<String> {
        if matches!(shape.kind, "enum" | "intEnum") {
            return Some(UNIT.to_owned());
        }
        if let Some(target) = member.target {
            return Some(self.resolve(file, target.text).into_owned());
        }
        let of_resource = self.of_resource(file, shape, member, graph)?;
        Some(of_resource.target.clone())
    }

    /// What the resource of a structure has for an elided member.
    pub(super) fn of_resource<'g>(
        &self,
        file: usize,
        shape: &Shape<'_>,
        member: &Member<'_>,
        graph: &'g Graph<'_>,
    ) -> Option<&'g OfResource> {
        let resource = shape.resource.filter(|_| member.is_elided)?;
        let resource = self.resolve(file, resource.text);
        graph.resources.get(&*resource)?.get(member.name.text)
    }
}

impl Graph<'_> {
    /// Counts the members of mixins by name.
    fn count_members(&mut self) {
        let Graph {
            nodes,
            mixed,
            is_any_contested,
            ..
        } = self;
        for (name, target) in nodes.iter().flat_map(|node| node.members.entries()) {
            let first = || Mixed {
                count: 0,
                target: target.clone(),
                is_contested: false,
            };
            let mixed = mixed.get_or_insert_with(name.clone(), first);
            mixed.count += 1;
            match (&mixed.target, target) {
                (Some(known), Some(target)) => mixed.is_contested |= known != target,
                (None, target) => mixed.target.clone_from(target),
                (Some(_), None) => {}
            }
            *is_any_contested |= mixed.is_contested;
        }
    }

    /// Finds the targets of elided members of mixins, those of mixins of mixins first.
    fn fill_elided(&mut self) {
        let mut is_met = vec![false; self.nodes.len()];
        for start in 0..self.nodes.len() {
            if std::mem::replace(&mut is_met[start], true) {
                continue;
            }
            let mut open = vec![(start, 0)];
            while let Some((number, next)) = open.last_mut() {
                let (number, at) = (*number, *next);
                *next += 1;
                if let Some(&mixin) = self.nodes[number].mixins.get(at) {
                    if !std::mem::replace(&mut is_met[mixin], true) {
                        open.push((mixin, 0));
                    }
                    continue;
                }
                open.pop();
                let members = self.nodes[number].members.entries().iter();
                let elided = members.filter(|(_, target)| target.is_none());
                for name in elided.map(|(name, _)| name.clone()).list() {
                    let found = self.search(number, |mixin| mixin.members.get(&name)?.clone());
                    self.nodes[number].members.insert(name, found);
                }
            }
        }
    }

    /// The number of a shape of a JSON AST.
    fn add(&mut self, id: &str) -> usize {
        let next = self.nodes.len();
        let number = *self.json.get_or_insert_with(id.to_owned(), || next);
        if number == next {
            let id = id.to_owned();
            self.nodes.push(Linked {
                id,
                ..Linked::default()
            });
        }
        number
    }
}

/// The entries of an object in the body of a resource.
fn entries_of<'m>(shape: &'m Shape<'m>, key: &str) -> Option<&'m [(Key<'m>, Node<'m>)]> {
    let Body::Properties(properties) = &shape.body else {
        return None;
    };
    let (_, node) = properties.iter().find(|(known, _)| known.text == key)?;
    match &node.value {
        Value::Object(entries) => Some(entries),
        _ => None,
    }
}

/// The name of a shape in the body of a service or resource, with or without quotes.
pub(super) fn name_in<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        Value::Id(name) => Some(name),
        Value::String(name) => Some(name),
        _ => None,
    }
}
