//! The shapes of a model and their relationships (Smithy specification, "Selectors", "Neighbors").

use std::borrow::Cow;

use proc_macro2::Span;
use serde_json::Value;

use crate::collections::{Map, Set};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::inspect::shape::Shape;
use crate::model::index::Index;
use crate::model::json::Raw;
use crate::model::mixins;
use crate::model::prelude::{self, Prelude};
use crate::model::raw_shape::is_apply;

/// A shape or a member.
pub(super) struct Node<'a> {
    /// The absolute ID; that of a member is `namespace#Name$member`.
    pub(super) id: String,
    /// The type in the JSON AST; `member` for members.
    pub(super) kind: String,
    pub(super) traits: Vec<(Cow<'a, str>, Raw<'a>)>,
    /// The text, for places; empty in the prelude.
    pub(super) text: &'a str,
    /// The shape that a member is in.
    pub(super) container: Option<usize>,
    /// The shapes that it refers to, and how.
    pub(super) edges: Vec<(&'static str, usize)>,
    /// The shapes that refer to it, and how.
    pub(super) back: Vec<(&'static str, usize)>,
    /// The shape with its other properties; `None` for members and in the prelude.
    pub(super) shape: Option<Shape<'a>>,
}

/// The relationships of services, resources and operations to single shapes, and to lists of them.
const SINGLE: [(&str, &str); 8] = [
    ("input", "input"),
    ("output", "output"),
    ("create", "create"),
    ("put", "put"),
    ("read", "read"),
    ("update", "update"),
    ("delete", "delete"),
    ("list", "list"),
];
const LISTS: [(&str, &str); 4] = [
    ("operations", "operation"),
    ("collectionOperations", "collectionOperation"),
    ("resources", "resource"),
    ("errors", "error"),
];

pub(super) struct Graph<'i, 'a> {
    pub(super) index: &'i Index<'a>,
    pub(super) nodes: Vec<Node<'a>>,
    places: Map<String, usize>,
}

impl<'i, 'a> Graph<'i, 'a> {
    /// All shapes that can be flattened. Errors in the others are reported elsewhere.
    pub(super) fn new(index: &'i Index<'a>) -> Self {
        let mut graph = Graph {
            index,
            nodes: Vec::new(),
            places: Map::new(),
        };
        let mut targets: Vec<(usize, &'static str, Cow<'a, str>)> = Vec::new();
        for &(ref id, raw) in index.shapes() {
            if id.contains('$') || is_apply(raw) {
                continue;
            }
            let Ok(flat) = mixins::flatten(index, id, raw) else {
                continue;
            };
            let shape = Shape::new(id.clone(), raw, flat);
            let own = graph.add(Node {
                id: id.clone().into_owned(),
                kind: shape.kind().to_owned(),
                traits: shape.traits().to_vec(),
                text: raw.get(),
                container: None,
                edges: Vec::new(),
                back: Vec::new(),
                shape: None,
            });
            for member in shape.members() {
                let at = graph.add(Node {
                    id: format!("{id}${}", member.name),
                    kind: "member".to_owned(),
                    traits: member.traits.clone(),
                    text: member.text,
                    container: Some(own),
                    edges: Vec::new(),
                    back: Vec::new(),
                    shape: None,
                });
                graph.connect(own, "member", at);
                if let Some(target) = &member.target {
                    targets.push((at, "target", target.clone()));
                }
            }
            for (key, relation) in SINGLE {
                if let Some(target) = shape.target(key) {
                    targets.push((own, relation, target));
                }
            }
            for (key, relation) in LISTS {
                let listed = shape.targets(key).into_iter();
                targets.extend(listed.map(|target| (own, relation, target)));
            }
            graph.nodes[own].shape = Some(shape);
        }
        for (from, relation, id) in targets {
            if let Some(to) = graph.find(&id) {
                graph.connect(from, relation, to);
            }
        }
        graph
    }

    fn add(&mut self, node: Node<'a>) -> usize {
        let at = self.nodes.len();
        self.places.insert(node.id.clone(), at);
        self.nodes.push(node);
        at
    }

    fn connect(&mut self, from: usize, relation: &'static str, to: usize) {
        self.nodes[from].edges.push((relation, to));
        self.nodes[to].back.push((relation, from));
    }

    /// The shape with this ID, which may be one of the prelude.
    fn find(&mut self, id: &str) -> Option<usize> {
        if let Some(at) = self.get(id) {
            return Some(at);
        }
        let kind = match prelude::find(id)? {
            Prelude::Simple { kind, .. } => kind,
            Prelude::Unit => "structure",
        };
        Some(self.add(Node {
            id: id.to_owned(),
            kind: kind.to_owned(),
            traits: Vec::new(),
            text: "",
            container: None,
            edges: Vec::new(),
            back: Vec::new(),
            shape: None,
        }))
    }

    pub(super) fn get(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The places of all shapes of a type.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<usize> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(|(_, node)| node.kind == kind)
            .map(|(at, _)| at)
            .collect()
    }

    /// The shapes that a shape refers to in this way.
    pub(super) fn related(&self, at: usize, relation: &str) -> Vec<usize> {
        let edges = self.nodes[at].edges.iter();
        edges
            .filter(|(known, _)| *known == relation)
            .map(|(_, to)| *to)
            .collect()
    }

    /// The operations that a service or resource binds itself.
    pub(super) fn operations(&self, at: usize) -> Vec<(&'static str, usize)> {
        let is_end = |relation: &str| matches!(relation, "resource" | "error" | "member");
        let edges = self.nodes[at].edges.iter();
        edges
            .filter(|(relation, to)| !is_end(relation) && self.nodes[*to].kind == "operation")
            .copied()
            .collect()
    }

    /// The target of a member; a shape is its own.
    pub(super) fn target(&self, at: usize) -> Option<usize> {
        if self.nodes[at].kind != "member" {
            return Some(at);
        }
        self.related(at, "target").first().copied()
    }

    /// The shape and all that it reaches, in breadth-first order.
    pub(super) fn reached(&self, at: usize) -> Vec<usize> {
        let mut seen = Set::new();
        seen.insert(at);
        let mut all = vec![at];
        let mut next = 0;
        while let Some(&from) = all.get(next) {
            next += 1;
            for (_, to) in &self.nodes[from].edges {
                if seen.insert(*to) {
                    all.push(*to);
                }
            }
        }
        all
    }

    /// A problem at a shape or member.
    pub(super) fn problem(&self, at: usize, text: &str, message: &str) -> Diagnostic {
        let node = &self.nodes[at];
        let owner = &self.nodes[node.container.unwrap_or(at)];
        let message = match node.container {
            Some(_) => format!("member `{}`: {message}", excerpt(node.name())),
            None => message.to_owned(),
        };
        let problem = Diagnostic::new(Span::call_site(), message);
        let sources = self.index.sources();
        for text in [text, node.text, owner.text] {
            if !text.is_empty() && sources.has(text) {
                return problem.location(sources.location(text, Some(&owner.id)));
            }
        }
        problem
    }
}

impl<'a> Node<'a> {
    pub(super) fn raw(&self, id: &str) -> Option<Raw<'a>> {
        let mut traits = self.traits.iter();
        traits.find_map(|(known, raw)| (known == id).then_some(*raw))
    }

    /// Whether it has a trait of the prelude.
    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// The text of the value of a trait of the prelude.
    pub(super) fn value(&self, name: &str) -> Option<Raw<'a>> {
        let mut traits = self.traits.iter();
        traits.find_map(|(id, raw)| (id.strip_prefix("smithy.api#")? == name).then_some(*raw))
    }

    /// The value of a trait of the prelude.
    pub(super) fn json(&self, name: &str) -> Option<Value> {
        serde_json::from_str(self.value(name)?.get()).ok()
    }

    /// The ID without its namespace; the name of a member.
    pub(super) fn name(&self) -> &str {
        let name = match self.container {
            Some(_) => self.id.split_once('$'),
            None => self.id.split_once('#'),
        };
        name.map_or(&*self.id, |(_, name)| name)
    }

    pub(super) fn namespace(&self) -> &str {
        self.id
            .split_once('#')
            .map_or("", |(namespace, _)| namespace)
    }
}
