//! Rules of resources (Smithy specification, "Resource").

use std::borrow::Cow;

use serde_json::Value as Json;

use super::Warning;
use super::graph::Graph;
use crate::collections::Map;
use crate::diagnostic::excerpt;
use crate::model::json;

pub(super) fn check(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    for at in graph.of_kind("resource") {
        lifecycle(graph, at, found);
        cycle(graph, at, found);
        let identifiers = identifiers(graph, at);
        children(graph, at, &identifiers, found);
        instance_operations(graph, at, &identifiers, found);
        properties(graph, at, &identifiers, found);
    }
    for at in graph.of_kind("service") {
        bound_once(graph, at, found);
    }
    for at in 0..graph.nodes.len() {
        references(graph, at, found);
    }
}

/// The names and targets of the identifiers of a resource.
fn identifiers<'a>(graph: &Graph<'_, 'a>, at: usize) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    entries(graph, at, "identifiers")
}

fn entries<'a>(graph: &Graph<'_, 'a>, at: usize, key: &str) -> Vec<(Cow<'a, str>, Cow<'a, str>)> {
    let shape = graph.nodes[at].shape.as_ref();
    let entries = shape.map(|shape| shape.entries(key)).unwrap_or_default();
    let target = |(name, raw)| Some((name, json::target(raw).ok()?));
    entries.into_iter().filter_map(target).collect()
}

/// Rules for the lifecycle operations.
fn lifecycle(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    for (relation, expected) in [
        ("put", "idempotent"),
        ("delete", "idempotent"),
        ("read", "readonly"),
        ("list", "readonly"),
    ] {
        for operation in graph.related(at, relation) {
            let node = &graph.nodes[operation];
            if node.kind == "operation" && !node.has(expected) {
                let message = format!(
                    "the `{relation}` operation `{}` must have `@{expected}`",
                    excerpt(&node.id)
                );
                found.push(("invalid-resource", graph.problem(at, "", &message)));
            }
        }
    }
}

/// Whether a resource contains itself.
fn cycle(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    let mut waiting = graph.related(at, "resource");
    let mut seen = crate::collections::Set::new();
    while let Some(inner) = waiting.pop() {
        if inner == at {
            let message = "the resource contains itself";
            found.push(("invalid-resource", graph.problem(at, "", message)));
            return;
        }
        if seen.insert(inner) {
            waiting.extend(graph.related(inner, "resource"));
        }
    }
}

/// A nested resource has the identifiers of its parent.
fn children(
    graph: &Graph<'_, '_>,
    at: usize,
    own: &[(Cow<'_, str>, Cow<'_, str>)],
    found: &mut Vec<Warning>,
) {
    for child in graph.related(at, "resource") {
        let of_child = identifiers(graph, child);
        for (name, target) in own {
            let same = of_child.iter().find(|(known, _)| known == name);
            let parent = excerpt(&graph.nodes[at].id);
            let message = match same {
                None => format!(
                    "the identifier `{}` of its parent `{parent}` is missing",
                    excerpt(name)
                ),
                Some((_, other)) if other != target => format!(
                    "the identifier `{}` must target `{}`, as that of its parent `{parent}` does",
                    excerpt(name),
                    excerpt(target)
                ),
                Some(_) => continue,
            };
            found.push(("invalid-resource", graph.problem(child, "", &message)));
        }
    }
}

/// The members of an input or output that are identifiers of a resource, by the names of the identifiers.
fn bound(
    graph: &Graph<'_, '_>,
    structure: usize,
    identifiers: &[(Cow<'_, str>, Cow<'_, str>)],
) -> Map<String, usize> {
    let mut bound = Map::new();
    for member in graph.related(structure, "member") {
        let node = &graph.nodes[member];
        let explicit = node.json("resourceIdentifier");
        if let Some(name) = explicit.as_ref().and_then(Json::as_str) {
            bound.insert(name.to_owned(), member);
            continue;
        }
        let target = graph.target(member).map(|target| &*graph.nodes[target].id);
        let mut known = identifiers.iter();
        let is_one = known.any(|(name, id)| **name == *node.name() && target == Some(&**id));
        if is_one && node.has("required") && bound.get(node.name()).is_none() {
            bound.insert(node.name().to_owned(), member);
        }
    }
    bound
}

/// The input of an instance operation has all identifiers ("Binding identifiers to operations").
fn instance_operations(
    graph: &Graph<'_, '_>,
    at: usize,
    identifiers: &[(Cow<'_, str>, Cow<'_, str>)],
    found: &mut Vec<Warning>,
) {
    for (relation, operation) in graph.operations(at) {
        let is_of_collection =
            |relation: &str| matches!(relation, "create" | "list" | "collectionOperation");
        let mut bindings = graph.nodes[at].edges.iter();
        let is_of_both = bindings.any(|(other, to)| *to == operation && is_of_collection(other));
        if is_of_collection(relation) || is_of_both {
            continue;
        }
        let inputs = graph.related(operation, "input").into_iter();
        let mut bound_names: Vec<String> = Vec::new();
        for input in inputs {
            let bound = bound(graph, input, identifiers);
            bound_names.extend(bound.entries().iter().map(|(name, _)| name.clone()));
        }
        for (name, target) in identifiers {
            // A missing target is reported elsewhere.
            let is_known = graph.get(target).is_some() || target.starts_with("smithy.api#");
            if is_known && !bound_names.iter().any(|known| known == name) {
                let message = format!(
                    "the input must have a required member `{}` that targets `{}`, an identifier of `{}`",
                    excerpt(name),
                    excerpt(target),
                    excerpt(&graph.nodes[at].id)
                );
                found.push(("invalid-resource", graph.problem(operation, "", &message)));
            }
        }
    }
}

/// The members of lifecycle operations are identifiers or properties of their resource ("Resource properties").
fn properties(
    graph: &Graph<'_, '_>,
    at: usize,
    identifiers: &[(Cow<'_, str>, Cow<'_, str>)],
    found: &mut Vec<Warning>,
) {
    let properties = entries(graph, at, "properties");
    if properties.is_empty() {
        return;
    }
    for (relation, operation) in graph.operations(at) {
        if !matches!(relation, "create" | "put" | "read" | "update" | "delete") {
            continue;
        }
        for end in ["input", "output"] {
            for structure in graph.related(operation, end) {
                let mut nested = graph.related(structure, "member").into_iter();
                let nested = nested.find(|member| graph.nodes[*member].has("nestedProperties"));
                let structure = nested
                    .and_then(|member| graph.target(member))
                    .unwrap_or(structure);
                of_structure(graph, structure, &properties, identifiers, found);
            }
        }
    }
}

fn of_structure(
    graph: &Graph<'_, '_>,
    structure: usize,
    properties: &[(Cow<'_, str>, Cow<'_, str>)],
    identifiers: &[(Cow<'_, str>, Cow<'_, str>)],
    found: &mut Vec<Warning>,
) {
    const OTHERS: [&str; 5] = [
        "notProperty",
        "resourceIdentifier",
        "idempotencyToken",
        "nestedProperties",
        "httpResponseCode",
    ];
    let mut first: Map<String, usize> = Map::new();
    for member in graph.related(structure, "member") {
        let node = &graph.nodes[member];
        let is_identifier =
            identifiers.iter().any(|(name, _)| **name == *node.name()) && node.has("required");
        if is_identifier || OTHERS.iter().any(|name| node.has(name)) {
            continue;
        }
        let given = node.json("property");
        let given = given.as_ref().and_then(|rule| rule.get("name")?.as_str());
        let name = given.unwrap_or(node.name());
        let target = graph.target(member).map(|target| &*graph.nodes[target].id);
        let message = match properties.iter().find(|(known, _)| *known == name) {
            None => "it is neither a property nor an identifier of the resource; if that is right, add `@notProperty`"
                .to_owned(),
            Some((_, expected)) if target.is_some_and(|target| target != *expected) => format!(
                "it must target `{}`, as the property `{}` of the resource does",
                excerpt(expected),
                excerpt(name)
            ),
            Some(_) => {
                let Some(other) = first.get(name) else {
                    first.insert(name.to_owned(), member);
                    continue;
                };
                format!(
                    "the member `{}` is the same property of the resource, `{}`",
                    excerpt(graph.nodes[*other].name()),
                    excerpt(name)
                )
            }
        };
        found.push(("invalid-resource", graph.problem(member, "", &message)));
    }
}

/// A resource is bound once in the closure of a service.
fn bound_once(graph: &Graph<'_, '_>, service: usize, found: &mut Vec<Warning>) {
    let mut first: Map<usize, usize> = Map::new();
    for at in graph.reached(service) {
        if !matches!(&*graph.nodes[at].kind, "service" | "resource") {
            continue;
        }
        for resource in graph.related(at, "resource") {
            let Some(other) = first.get(&resource).copied() else {
                first.insert(resource, at);
                continue;
            };
            let message = format!(
                "the resource is bound twice: to `{}` and to `{}`",
                excerpt(&graph.nodes[other].id),
                excerpt(&graph.nodes[at].id)
            );
            found.push(("invalid-resource", graph.problem(resource, "", &message)));
        }
    }
}

/// Smithy specification, "references trait".
fn references(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    let node = &graph.nodes[at];
    let Some(Json::Array(references)) = node.json("references") else {
        return;
    };
    for reference in references {
        let ids = reference.get("ids").and_then(Json::as_object);
        let resource = reference.get("resource").and_then(Json::as_str);
        let mut problem = |message: String| {
            let raw = node.value("references").map_or("", |raw| raw.get());
            let message = format!("`@references`: {message}");
            found.push(("invalid-trait", graph.problem(at, raw, &message)));
        };
        if node.kind == "string" {
            if ids.is_some_and(|ids| !ids.is_empty()) {
                problem("a reference of a string cannot have `ids`".to_owned());
            }
            continue;
        }
        let Some(resource) = resource.and_then(|id| graph.get(id)) else {
            continue;
        };
        let identifiers = identifiers(graph, resource);
        for name in ids.into_iter().flatten().map(|(name, _)| name) {
            if !identifiers.iter().any(|(known, _)| known == name) {
                let id = excerpt(&graph.nodes[resource].id);
                problem(format!(
                    "`{}` is not an identifier of `{id}`",
                    excerpt(name)
                ));
            }
        }
        for (name, _) in &identifiers {
            let member = ids.and_then(|ids| ids.get(&**name)).and_then(Json::as_str);
            let member = member.unwrap_or(name);
            let mut members = graph.related(at, "member").into_iter();
            let found_member = members.find(|known| graph.nodes[*known].name() == member);
            match found_member.map(|member| graph.target(member)) {
                None => problem(format!("no member `{}`", excerpt(member))),
                Some(target) => {
                    let kind = target.map(|target| &*graph.nodes[target].kind);
                    if !matches!(kind, Some("string" | "enum") | None) {
                        problem(format!(
                            "the member `{}` must target a string",
                            excerpt(member)
                        ));
                    }
                }
            }
        }
    }
}
