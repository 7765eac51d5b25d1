//! Rules of services, their closures and protocols.

use serde_json::Value as Json;

use super::Warning;
use super::graph::Graph;
use super::operations;
use crate::collections::Map;
use crate::diagnostic::excerpt;
use crate::model::json;

/// The traits that a protocol of AWS or Smithy uses.
const PROTOCOLS: [(&str, &[&str]); 8] = [
    ("aws.protocols#restJson1", &["http", "httpPayload"]),
    ("aws.protocols#restXml", &["http", "httpPayload"]),
    ("aws.protocols#awsJson1_0", &[]),
    ("aws.protocols#awsJson1_1", &[]),
    ("aws.protocols#awsQuery", &[]),
    ("aws.protocols#ec2Query", &[]),
    ("smithy.protocols#rpcv2Cbor", &[]),
    ("smithy.protocols#rpcv2Json", &[]),
];

pub(super) fn check(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    for at in graph.of_kind("service") {
        let closure = graph.reached(at);
        let renamed = renamed(graph, at, &closure, found);
        names(graph, at, &closure, &renamed, found);
        operations::conflicts(graph, &closure, found);
        protocols(graph, at, &closure, found);
    }
    metadata(graph, found);
}

/// The protocols of a service that use a trait.
pub(super) fn protocols_with<'g>(
    graph: &'g Graph<'_, '_>,
    service: usize,
    name: &str,
) -> Vec<&'g str> {
    let uses = |id: &str| {
        let known = PROTOCOLS.iter().find(|(known, _)| *known == id);
        if known.is_some_and(|(_, traits)| traits.contains(&name)) {
            return true;
        }
        let definition = graph
            .get(id)
            .and_then(|at| graph.nodes[at].json("protocolDefinition"));
        let traits = definition
            .as_ref()
            .and_then(|one| one.get("traits")?.as_array());
        let mut traits = traits.into_iter().flatten().filter_map(Json::as_str);
        traits.any(|one| one.strip_prefix("smithy.api#") == Some(name))
    };
    let traits = graph.nodes[service].traits.iter();
    traits.map(|(id, _)| &**id).filter(|id| uses(id)).collect()
}

/// The names that a service gives to shapes (Smithy specification, "Service", "rename").
fn renamed(
    graph: &Graph<'_, '_>,
    at: usize,
    closure: &[usize],
    found: &mut Vec<Warning>,
) -> Map<usize, String> {
    let mut renamed = Map::new();
    let Some(service) = &graph.nodes[at].shape else {
        return renamed;
    };
    let forbids = graph.nodes[at]
        .traits
        .iter()
        .any(|(id, _)| id.starts_with("aws.protocols#"));
    for (id, raw) in service.entries("rename") {
        let Ok(name) = json::string(raw) else {
            continue;
        };
        let shape = graph.get(&id).filter(|shape| closure.contains(shape));
        let (shown, to) = (excerpt(&id), excerpt(&name));
        let mut problem = |message: String| {
            found.push(("invalid-rename", graph.problem(at, raw.get(), &message)));
        };
        let mut characters = name.chars().skip_while(|c| *c == '_');
        let is_identifier = characters.next().is_some_and(|c| c.is_ascii_alphabetic())
            && characters.all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !is_identifier {
            problem(format!("`rename`: `{to}` is not an identifier"));
        }
        let Some(shape) = shape else {
            problem(format!(
                "`rename`: `{shown}` is not in the closure of the service"
            ));
            continue;
        };
        let kind = &*graph.nodes[shape].kind;
        if matches!(kind, "operation" | "resource" | "service" | "member") {
            problem(format!(
                "`rename`: `{shown}` is of type {kind}, which cannot be renamed"
            ));
        }
        if graph.nodes[shape].name() == name {
            problem(format!("`rename`: `{shown}` has this name already"));
        }
        if forbids && graph.nodes[shape].has("error") {
            problem(format!(
                "`rename`: `{shown}` is an error, whose name is part of responses"
            ));
        }
        renamed.insert(shape, name.into_owned());
    }
    renamed
}

/// Smithy specification, "Service", "Service closure": names are unique, whatever their case.
fn names(
    graph: &Graph<'_, '_>,
    at: usize,
    closure: &[usize],
    renamed: &Map<usize, String>,
    found: &mut Vec<Warning>,
) {
    let mut known: Map<String, usize> = Map::new();
    for &shape in closure {
        let node = &graph.nodes[shape];
        if matches!(&*node.kind, "service" | "member") || node.namespace() == "smithy.api" {
            continue;
        }
        let name = renamed.get(&shape).map_or(node.name(), |name| name);
        let key = name.to_lowercase();
        let Some(other) = known.get(&key).copied() else {
            known.insert(key, shape);
            continue;
        };
        if is_similar(graph, shape, other, 0) {
            continue;
        }
        let message = format!(
            "the name `{}` is also that of `{}` in the closure of the service `{}`",
            excerpt(name),
            excerpt(&graph.nodes[other].id),
            excerpt(&graph.nodes[at].id)
        );
        let help = "give one of them another name with `rename` of the service";
        found.push((
            "conflicting-names",
            graph.problem(shape, "", &message).help(help),
        ));
    }
}

/// Whether two shapes are simple types or lists that do not differ.
fn is_similar(graph: &Graph<'_, '_>, a: usize, b: usize, depth: usize) -> bool {
    const MAX_DEPTH: usize = 32;
    let (one, other) = (&graph.nodes[a], &graph.nodes[b]);
    let has = |id: &str, text: &str| other.raw(id).is_some_and(|raw| raw.get() == text);
    let same_traits = one.traits.len() == other.traits.len()
        && one.traits.iter().all(|(id, raw)| has(id, raw.get()));
    if a == b {
        return true;
    }
    if one.kind != other.kind || !same_traits || depth > MAX_DEPTH {
        return false;
    }
    match &*one.kind {
        "list" | "set" => {
            let (a, b) = (graph.related(a, "member"), graph.related(b, "member"));
            let mut pairs = a.iter().zip(&b);
            pairs.all(|(a, b)| is_similar(graph, *a, *b, depth + 1))
        }
        "member" => match (graph.target(a), graph.target(b)) {
            (Some(a), Some(b)) => is_similar(graph, a, b, depth + 1),
            _ => false,
        },
        "structure" | "union" | "map" | "operation" | "resource" | "service" | "enum"
        | "intEnum" => false,
        _ => true,
    }
}

/// Shapes that the protocols of a service forbid.
fn protocols(graph: &Graph<'_, '_>, at: usize, closure: &[usize], found: &mut Vec<Warning>) {
    let service = &graph.nodes[at];
    for (id, raw) in &service.traits {
        if !PROTOCOLS.iter().any(|(known, _)| known == id) {
            continue;
        }
        let Ok(value) = serde_json::from_str::<Json>(raw.get()) else {
            continue;
        };
        let listed = |key: &str| {
            let values = value.get(key).and_then(Json::as_array);
            values.map(|values| values.iter().filter_map(Json::as_str).collect::<Vec<_>>())
        };
        let http = listed("http").unwrap_or_default();
        for version in listed("eventStreamHttp").unwrap_or_default() {
            if !http.contains(&version) {
                let message = format!(
                    "`@{}.eventStreamHttp`: `{}` is not in `http`",
                    excerpt(id),
                    excerpt(version)
                );
                found.push(("invalid-trait", graph.problem(at, raw.get(), &message)));
            }
        }
    }
    let rest = protocols_with(graph, at, "http");
    let Some(protocol) = rest.first() else {
        return;
    };
    let of_aws = rest.iter().any(|id| id.starts_with("aws.protocols#"));
    let mut operations = closure.iter().map(|shape| &graph.nodes[*shape]);
    let has_bindings = operations.any(|node| node.kind == "operation" && node.has("http"));
    for &shape in closure {
        let node = &graph.nodes[shape];
        // A model in which no operation has it is not finished.
        if has_bindings && node.kind == "operation" && !node.has("http") {
            let message = format!("the protocol `{}` requires `@http`", excerpt(protocol));
            found.push(("missing-http", graph.problem(shape, "", &message)));
        }
        let target = graph.target(shape).map(|target| &*graph.nodes[target].kind);
        let fits = |kind: &str| {
            matches!(
                kind,
                "string" | "enum" | "blob" | "structure" | "union" | "document"
            )
        };
        if let (true, true, Some(kind)) = (of_aws, node.has("httpPayload"), target)
            && !fits(kind)
        {
            let message =
                format!("`@httpPayload`: protocols of AWS do not support bodies of type {kind}");
            found.push(("unsupported-payload", graph.problem(shape, "", &message)));
        }
    }
}

/// Smithy specification, "metadata trait": a key has one type.
fn metadata(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    let mut keys: Map<String, Vec<usize>> = Map::new();
    for (at, node) in graph.nodes.iter().enumerate() {
        let rule = node.json("metadata");
        if let Some(key) = rule.as_ref().and_then(|rule| rule.get("key")?.as_str()) {
            keys.get_or_insert_with(key.to_owned(), Vec::new).push(at);
        }
    }
    for (key, shapes) in keys.entries() {
        if shapes.len() < 2 {
            continue;
        }
        for &at in shapes {
            let message = format!(
                "`@metadata.key`: several shapes have the key `{}`",
                excerpt(key)
            );
            found.push(("invalid-trait", graph.problem(at, "", &message)));
        }
    }
}
