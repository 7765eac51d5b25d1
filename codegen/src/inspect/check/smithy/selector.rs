//! Selectors (Smithy specification, "Selectors"): those parts of the language that traits use.

use super::graph::Graph;
use crate::collections::Set;

/// A step of a selector, which maps shapes to shapes.
#[derive(Debug)]
enum Step {
    Any,
    /// A type of shapes, or a group of types.
    Kind(String),
    /// `[trait|x]`
    Trait(String),
    /// `[id=x]`, `[id|member=x]`, `[id|name=x]` or `[id|namespace=x]`
    Id(Part, String),
    Is(Vec<Selector>),
    Test(Vec<Selector>),
    Not(Vec<Selector>),
    /// `>`, or `-[x]->` with the relationships.
    Forward(Vec<String>),
    /// `<`, or `<-[x]-` with the relationships.
    Backward(Vec<String>),
    /// `~>`
    Recursive,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    Whole,
    Namespace,
    Name,
    Member,
}

/// A selector.
#[derive(Debug)]
pub(super) struct Selector(Vec<Step>);

impl Selector {
    /// Parses a selector. `None` if it is invalid, or uses parts of the language that are not supported.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parser = Parser { rest: text.trim() };
        let selector = parser.selector(0)?;
        parser.rest.is_empty().then_some(selector)
    }

    /// The shapes that it selects from a model.
    pub(super) fn select(&self, graph: &Graph<'_, '_>) -> Set<usize> {
        let mut selected = Set::new();
        for at in self.apply(graph, (0..graph.nodes.len()).collect()) {
            selected.insert(at);
        }
        selected
    }

    fn apply(&self, graph: &Graph<'_, '_>, mut from: Vec<usize>) -> Vec<usize> {
        for step in &self.0 {
            from = step.apply(graph, from);
        }
        from
    }

    fn yields(&self, graph: &Graph<'_, '_>, at: usize) -> bool {
        !self.apply(graph, vec![at]).is_empty()
    }
}

impl Step {
    fn apply(&self, graph: &Graph<'_, '_>, mut from: Vec<usize>) -> Vec<usize> {
        let nodes = &graph.nodes;
        match self {
            Step::Any => {}
            Step::Kind(kind) => from.retain(|at| is_kind(&nodes[*at].kind, kind)),
            Step::Trait(id) => from.retain(|at| nodes[*at].traits.iter().any(|(own, _)| own == id)),
            Step::Id(part, expected) => from.retain(|at| {
                let node = &nodes[*at];
                match part {
                    Part::Whole => node.id == *expected,
                    Part::Namespace => node.namespace() == expected,
                    Part::Name => node.container.is_none() && node.name() == expected,
                    Part::Member => node.container.is_some() && node.name() == expected,
                }
            }),
            Step::Is(any) => {
                let results = any.iter().map(|one| one.apply(graph, from.clone()));
                from = unique(results.flatten());
            }
            Step::Test(any) => from.retain(|at| any.iter().any(|one| one.yields(graph, *at))),
            Step::Not(none) => from.retain(|at| !none.iter().any(|one| one.yields(graph, *at))),
            Step::Forward(relations) => {
                let edges = from.iter().flat_map(|at| &nodes[*at].edges);
                from = unique(related(edges, relations));
            }
            Step::Backward(relations) => {
                let edges = from.iter().flat_map(|at| &nodes[*at].back);
                from = unique(related(edges, relations));
            }
            Step::Recursive => {
                let mut seen = Set::new();
                let mut all = Vec::new();
                let mut waiting = from;
                while let Some(at) = waiting.pop() {
                    for (_, to) in &nodes[at].edges {
                        if seen.insert(*to) {
                            all.push(*to);
                            waiting.push(*to);
                        }
                    }
                }
                from = all;
            }
        }
        from
    }
}

fn related<'e>(
    edges: impl Iterator<Item = &'e (&'static str, usize)>,
    relations: &[String],
) -> impl Iterator<Item = usize> {
    let fits = |relation: &str| {
        relations.is_empty()
            || relations.iter().any(|wanted| {
                wanted == relation
                    || wanted == "bound" && matches!(relation, "operation" | "resource")
            })
    };
    edges
        .filter(move |(relation, _)| fits(relation))
        .map(|(_, to)| *to)
}

fn unique(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut seen = Set::new();
    places.filter(|at| seen.insert(*at)).collect()
}

/// Whether a type is one, or of a group ("Shape types").
fn is_kind(kind: &str, wanted: &str) -> bool {
    let is_number = matches!(
        kind,
        "byte"
            | "short"
            | "integer"
            | "long"
            | "float"
            | "double"
            | "bigInteger"
            | "bigDecimal"
            | "intEnum"
    );
    let is_simple = is_number
        || matches!(
            kind,
            "string" | "enum" | "boolean" | "timestamp" | "blob" | "document"
        );
    let is_collection = matches!(kind, "list" | "set" | "map");
    match wanted {
        "number" => is_number,
        "simpleType" => is_simple,
        "collection" => matches!(kind, "list" | "set"),
        "dataType" => is_simple || is_collection || matches!(kind, "structure" | "union"),
        "list" => matches!(kind, "list" | "set"),
        "string" => matches!(kind, "string" | "enum"),
        "integer" => matches!(kind, "integer" | "intEnum"),
        _ => kind == wanted,
    }
}

/// How deep functions are read.
const MAX_DEPTH: usize = 16;

struct Parser<'t> {
    rest: &'t str,
}

impl<'t> Parser<'t> {
    fn selector(&mut self, depth: usize) -> Option<Selector> {
        let mut steps = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with([',', ')']) {
                return (!steps.is_empty()).then_some(Selector(steps));
            }
            steps.push(self.step(depth)?);
        }
    }

    fn step(&mut self, depth: usize) -> Option<Step> {
        if self.take("~>") {
            return Some(Step::Recursive);
        }
        if self.take("<-[") {
            return Some(Step::Backward(self.relations("]-")?));
        }
        if self.take("-[") {
            return Some(Step::Forward(self.relations("]->")?));
        }
        if self.take(">") {
            return Some(Step::Forward(Vec::new()));
        }
        if self.take("<") {
            return Some(Step::Backward(Vec::new()));
        }
        if self.take("*") {
            return Some(Step::Any);
        }
        if self.take("[") {
            return self.attribute();
        }
        if self.take(":") {
            let name = self.word();
            self.take("(").then_some(())?;
            let arguments = self.arguments(depth + 1)?;
            return match name {
                "is" => Some(Step::Is(arguments)),
                "test" => Some(Step::Test(arguments)),
                "not" => Some(Step::Not(arguments)),
                _ => None,
            };
        }
        let word = self.word();
        (!word.is_empty()).then(|| Step::Kind(word.to_owned()))
    }

    fn arguments(&mut self, depth: usize) -> Option<Vec<Selector>> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut arguments = Vec::new();
        loop {
            arguments.push(self.selector(depth)?);
            if self.take(")") {
                return Some(arguments);
            }
            self.take(",").then_some(())?;
        }
    }

    fn attribute(&mut self) -> Option<Step> {
        let (inside, rest) = self.rest.split_once(']')?;
        self.rest = rest;
        let (path, value) = match inside.split_once('=') {
            Some((path, value)) => (path.trim(), Some(value.trim().trim_matches(['\'', '"']))),
            None => (inside.trim(), None),
        };
        let plain = |text: &str| {
            let is_plain = |c: char| c.is_alphanumeric() || "._#$-".contains(c);
            (!text.is_empty() && text.chars().all(is_plain)).then(|| text.to_owned())
        };
        match (path, value) {
            ("id", Some(value)) => Some(Step::Id(Part::Whole, plain(value)?)),
            ("id|namespace", Some(value)) => Some(Step::Id(Part::Namespace, plain(value)?)),
            ("id|name", Some(value)) => Some(Step::Id(Part::Name, plain(value)?)),
            ("id|member", Some(value)) => Some(Step::Id(Part::Member, plain(value)?)),
            (path, None) => {
                let id = plain(path.strip_prefix("trait|")?)?;
                let is_absolute = id.contains('#');
                Some(Step::Trait(if is_absolute {
                    id
                } else {
                    format!("smithy.api#{id}")
                }))
            }
            _ => None,
        }
    }

    fn relations(&mut self, end: &str) -> Option<Vec<String>> {
        let (inside, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(inside.split(',').map(|one| one.trim().to_owned()).collect())
    }

    fn word(&mut self) -> &'t str {
        let is_end = |c: char| !c.is_ascii_alphanumeric();
        let (word, rest) = self
            .rest
            .split_at(self.rest.find(is_end).unwrap_or(self.rest.len()));
        self.rest = rest;
        word
    }

    fn take(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}
