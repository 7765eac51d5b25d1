//! All shapes of a model, with the sizes of their closures.

use std::borrow::Cow;

use super::{Model, Raw, shape};
use crate::collections::{List, Map, Set};
use crate::model::index::Index;
use crate::model::json;
use crate::model::mixins;
use crate::model::raw_shape;

/// The shapes whose reachability is computed at a time. It bounds the memory.
const BLOCK: usize = 4096;

/// A shape in a list of shapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary<'a> {
    /// The absolute ID.
    pub id: Cow<'a, str>,
    /// The type in Smithy 2.0, such as `structure`: a `set` is a list, and a string with `@enum` an enum. Empty if the
    /// shape has none.
    pub kind: Cow<'a, str>,
    /// What the shape is for, if it is not plain data.
    pub role: Option<Role>,
    /// The text of its documentation trait.
    pub documentation: Option<Cow<'a, str>>,
    /// Its text in the model, for places.
    pub text: &'a str,
    /// The size of its closure.
    pub closure: Size,
}

/// What a shape is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// An error of operations.
    Error,
    /// A mixin.
    Mixin,
    /// The definition of a trait, or a shape that only such definitions reach.
    Trait,
}

/// The size of a closure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// The number of shapes, without mixins and shapes of the prelude.
    pub shapes: usize,
    /// The number of shapes that generate a Rust type.
    pub types: usize,
}

impl<'a> Model<'a> {
    /// All shapes, in the model's order. Malformed shapes are read as far as they can be.
    #[must_use]
    pub fn summaries(&self) -> Vec<Summary<'a>> {
        let definitions = raw_shape::trait_definitions(&self.index);
        let shapes = self.shapes().map(|(id, raw)| (id.clone(), raw)).list();
        let mut summaries = Vec::with_capacity(shapes.len());
        for (id, raw) in &shapes {
            summaries.push(self.summary(id, raw, &definitions));
        }
        let sizes = sizes(&self.index, shapes, &mut summaries);
        for (summary, size) in summaries.iter_mut().zip(sizes) {
            summary.closure = size;
        }
        summaries
    }

    fn summary(
        &self,
        id: &Cow<'a, str>,
        raw: Raw<'a>,
        definitions: &Set<Cow<'a, str>>,
    ) -> Summary<'a> {
        let has_mixins = raw.get().contains("mixins");
        let flat = has_mixins.then(|| mixins::flatten(&self.index, id, raw));
        let traits = match flat {
            Some(Ok(flat)) => flat.traits.0,
            _ => raw_shape::traits(raw),
        };
        let value = |name: &str| {
            let mut traits = traits.iter();
            traits.find_map(|(known, raw)| (known == name).then_some(*raw))
        };
        let kind = raw_shape::shape_type(raw).unwrap_or_default();
        let role = if definitions.contains(id) {
            Some(Role::Trait)
        } else if value("smithy.api#mixin").is_some() {
            Some(Role::Mixin)
        } else {
            let is_error = kind == "structure" && value("smithy.api#error").is_some();
            is_error.then_some(Role::Error)
        };
        let documentation = value("smithy.api#documentation");
        Summary {
            id: id.clone(),
            kind: match &*kind {
                "set" => Cow::Borrowed("list"),
                "string" if value("smithy.api#enum").is_some() => Cow::Borrowed("enum"),
                _ => kind,
            },
            role,
            documentation: documentation.and_then(|raw| json::string(raw).ok()),
            text: raw.get(),
            closure: Size::default(),
        }
    }
}

/// The sizes of the closures of all shapes.
///
/// Shapes that reach each other have the same closure, so these are those of the strongly connected components. They
/// are sets of bits, of [`BLOCK`] shapes at a time: for n shapes with e references the time is proportional to
/// n + e · n / 64, and the memory to n · [`BLOCK`].
fn sizes<'a>(
    index: &Index<'a>,
    mut shapes: Vec<(Cow<'a, str>, Raw<'a>)>,
    summaries: &mut [Summary<'a>],
) -> Vec<Size> {
    let places = shapes.iter().enumerate();
    let mut places: Map<Cow<'a, str>, usize> = places.map(|(i, (id, _))| (id.clone(), i)).collect();
    let mut edges: Vec<Vec<usize>> = Vec::with_capacity(shapes.len());
    let mut of_services: Vec<(usize, Vec<usize>)> = Vec::new();
    while edges.len() < shapes.len() {
        let place = edges.len();
        let raw = shapes[place].1;
        let mut place_of = |id: Cow<'a, str>| {
            if let Some(&known) = places.get(&id) {
                return Some(known);
            }
            // One of `smithy.framework`.
            let raw = index.get(&id)?;
            places.insert(id.clone(), shapes.len());
            shapes.push((id, raw));
            Some(shapes.len() - 1)
        };
        let is_service = raw_shape::shape_type(raw).as_deref() == Some("service");
        if is_service {
            let errors = raw_shape::listed(raw, "errors").into_iter();
            let errors: Vec<usize> = errors.filter_map(&mut place_of).list();
            of_services.push((place, errors));
        }
        let references = raw_shape::references(raw).into_iter();
        let all = references.chain(shape::bound(raw));
        edges.push(all.filter_map(place_of).list());
    }
    // The operations of a service have its errors, too.
    for (service, errors) in of_services {
        if !errors.is_empty() {
            for operation in bound_operations(service, &shapes, &edges) {
                edges[operation].extend(&errors);
            }
        }
    }
    let is_counted = |place: usize| {
        let summary = summaries.get(place);
        summary.is_none_or(|summary| summary.role != Some(Role::Mixin))
    };
    let has_type = |place: usize| {
        let kind = match summaries.get(place) {
            Some(summary) => summary.kind.clone(),
            None => raw_shape::shape_type(shapes[place].1).unwrap_or_default(),
        };
        matches!(&*kind, "structure" | "union" | "enum" | "intEnum")
    };
    let weights = (0..shapes.len()).map(|place| {
        let shapes = usize::from(is_counted(place));
        let types = usize::from(is_counted(place) && has_type(place));
        Size { shapes, types }
    });
    reachable(&edges, &weights.list())
}

/// The operations that a service binds, itself or through resources.
fn bound_operations(
    service: usize,
    shapes: &[(Cow<'_, str>, Raw<'_>)],
    edges: &[Vec<usize>],
) -> Vec<usize> {
    let mut operations = Vec::new();
    let mut seen = Set::new();
    let mut waiting = vec![service];
    while let Some(place) = waiting.pop() {
        for &next in &edges[place] {
            match raw_shape::shape_type(shapes[next].1).as_deref() {
                Some("operation") if seen.insert(next) => operations.push(next),
                Some("resource") if seen.insert(next) => waiting.push(next),
                _ => {}
            }
        }
    }
    operations
}

/// For each node, the sum of the weights of the nodes that it reaches, and its own weight.
fn reachable(edges: &[Vec<usize>], weights: &[Size]) -> Vec<Size> {
    let component = components(edges);
    let count = component.iter().max().map_or(0, |last| last + 1);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (node, targets) in edges.iter().enumerate() {
        members[component[node]].push(node);
        let targets = targets.iter().map(|&target| component[target]);
        next[component[node]].extend(targets.filter(|&target| target != component[node]));
    }
    for next in &mut next {
        next.sort_unstable();
        next.dedup();
    }
    let mut sizes = vec![Size::default(); count];
    for start in (0..edges.len()).step_by(BLOCK) {
        let end = (start + BLOCK).min(edges.len());
        let words = (end - start).div_ceil(64);
        let mask = |is_set: &dyn Fn(&Size) -> bool| {
            let mut mask = vec![0_u64; words];
            for (bit, weight) in weights[start..end].iter().enumerate() {
                mask[bit / 64] |= u64::from(is_set(weight)) << (bit % 64);
            }
            mask
        };
        let counted = mask(&|weight| weight.shapes > 0);
        let typed = mask(&|weight| weight.types > 0);
        let mut reached = vec![0_u64; words * count];
        // The components that one refers to come before it.
        for this in 0..count {
            let (before, rest) = reached.split_at_mut(this * words);
            let own = &mut rest[..words];
            for &target in &next[this] {
                let of_target = &before[target * words..(target + 1) * words];
                own.iter_mut()
                    .zip(of_target)
                    .for_each(|(own, of)| *own |= of);
            }
            for &member in &members[this] {
                if (start..end).contains(&member) {
                    own[(member - start) / 64] |= 1 << ((member - start) % 64);
                }
            }
            let ones = |mask: &[u64]| {
                let words = own.iter().zip(mask);
                let ones = words.map(|(own, mask)| (own & mask).count_ones() as usize);
                ones.sum::<usize>()
            };
            sizes[this].shapes += ones(&counted);
            sizes[this].types += ones(&typed);
        }
    }
    component.into_iter().map(|of| sizes[of]).list()
}

/// The number of the strongly connected component of each node: Tarjan's algorithm with an explicit stack. The numbers
/// of the components that one refers to are lower than its own.
fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let nodes = edges.len();
    let (mut component, mut order, mut low) =
        (vec![NONE; nodes], vec![NONE; nodes], vec![0; nodes]);
    let (mut visited, mut count) = (0, 0);
    let mut open = Vec::new();
    let mut calls: Vec<(usize, usize)> = Vec::new();
    for root in 0..nodes {
        if order[root] != NONE {
            continue;
        }
        calls.push((root, 0));
        while let Some((node, edge)) = calls.pop() {
            if edge == 0 {
                order[node] = visited;
                low[node] = visited;
                visited += 1;
                open.push(node);
            } else {
                low[node] = low[node].min(low[edges[node][edge - 1]]);
            }
            let rest = edges[node].iter().enumerate().skip(edge);
            let mut called = None;
            for (edge, &target) in rest {
                if order[target] == NONE {
                    called = Some((edge, target));
                    break;
                }
                if component[target] == NONE {
                    low[node] = low[node].min(order[target]);
                }
            }
            if let Some((edge, target)) = called {
                calls.push((node, edge + 1));
                calls.push((target, 0));
                continue;
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = count;
                    if member == node {
                        break;
                    }
                }
                count += 1;
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspect::Files;

    #[test]
    fn sizes_are_those_of_a_search_from_each_node() {
        // A linear congruential generator (Knuth, "The Art of Computer Programming", 3.3.4).
        let mut state = 7_u64;
        let mut random = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).expect("31 bits") % below
        };
        for (nodes, degree) in [(1, 1), (5, 2), (60, 1), (60, 2), (130, 3), (BLOCK + 70, 2)] {
            let targets = |count: usize, random: &mut dyn FnMut(usize) -> usize| {
                (0..count).map(|_| random(nodes)).list()
            };
            let edges = (0..nodes).map(|_| {
                let count = random(degree + 1);
                targets(count, &mut random)
            });
            let edges = edges.list();
            let weights = (0..nodes).map(|node| Size {
                shapes: usize::from(node % 5 != 0),
                types: usize::from(node % 3 == 0),
            });
            let weights = weights.list();
            let sizes = reachable(&edges, &weights);
            for node in (0..nodes).step_by(nodes.div_ceil(100)) {
                let mut seen = vec![false; nodes];
                let mut waiting = vec![node];
                let mut size = Size::default();
                while let Some(next) = waiting.pop() {
                    if !std::mem::replace(&mut seen[next], true) {
                        size.shapes += weights[next].shapes;
                        size.types += weights[next].types;
                        waiting.extend(&edges[next]);
                    }
                }
                assert_eq!(sizes[node], size, "{node} of {nodes}");
            }
        }
    }

    #[test]
    fn a_long_chain_takes_no_stack() {
        let edges = (0..200_000_usize).map(|node| vec![node + 1]);
        let mut edges = edges.list();
        edges[199_999] = vec![199_999];
        assert_eq!(components(&edges)[0], 199_999);
    }

    #[test]
    fn shapes_are_summed_up() {
        let text = r#"{"smithy": "2.0", "shapes": {
"a#S": {"type": "service", "operations": [{"target": "a#Get"}], "errors": [{"target": "a#Busy"}],
    "resources": [{"target": "a#R"}]},
"a#R": {"type": "resource", "read": {"target": "a#Read"}},
"a#Read": {"type": "operation"},
"a#Get": {"type": "operation", "input": {"target": "a#In"}},
"a#In": {"type": "structure", "mixins": [{"target": "a#Mix"}], "members": {"set": {"target": "a#Set"},
    "self": {"target": "a#In"}, "framework": {"target": "smithy.framework#ValidationExceptionField"}}},
"a#Mix": {"type": "structure", "members": {"kind": {"target": "a#Kind"}},
    "traits": {"smithy.api#mixin": {}, "smithy.api#documentation": "Mixed."}},
"a#Kind": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}},
"a#Set": {"type": "set", "member": {"target": "smithy.api#String"}},
"a#Busy": {"type": "structure", "traits": {"smithy.api#error": "server"}},
"a#def": {"type": "structure", "members": {"x": {"target": "a#Only"}}, "traits": {"smithy.api#trait": {}}},
"a#Only": {"type": "string"},
"a#Bad": {"type": 7, "members": [1]}}}"#;
        let files = Files::one("m.json", text);
        let model = Model::scan(&files).expect("a model");
        let found = model.summaries();
        let found = found.iter().map(|summary| {
            let Summary {
                id,
                kind,
                role,
                documentation,
                closure,
                ..
            } = summary;
            let role = role.map_or(String::new(), |role| format!("{role:?}"));
            let documentation = documentation.as_deref().unwrap_or_default();
            format!(
                "{id} {kind} {role} {documentation} {} {}",
                closure.shapes, closure.types
            )
        });
        assert_eq!(
            found.list(),
            [
                "a#S service   9 4",
                "a#R resource   3 1",
                "a#Read operation   2 1",
                "a#Get operation   6 4",
                "a#In structure  Mixed. 4 3",
                "a#Mix structure Mixin Mixed. 1 1",
                "a#Kind enum   1 1",
                "a#Set list   1 0",
                "a#Busy structure Error  1 1",
                "a#def structure Trait  2 1",
                "a#Only string Trait  1 0",
                "a#Bad    1 0",
            ]
        );
    }
}
