//! Rules of operations and their ends, of HTTP and of streams.

use serde_json::Value as Json;

use super::Warning;
use super::graph::Graph;
use crate::collections::{Map, Set};
use crate::diagnostic::excerpt;

pub(super) fn check(graph: &Graph<'_, '_>, errors: &Set<&str>, found: &mut Vec<Warning>) {
    private_shapes(graph, found);
    targets(graph, errors, found);
    misused_ends(graph, found);
    streams(graph, found);
    for at in graph.of_kind("operation") {
        query(graph, at, found);
        idempotence(graph, at, found);
        compression(graph, at, found);
        pagination(graph, at, found);
        body(graph, at, found);
    }
}

/// Smithy specification, "private trait".
fn private_shapes(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    for (at, node) in graph.nodes.iter().enumerate() {
        for &(relation, to) in &node.edges {
            let target = &graph.nodes[to];
            if relation == "member"
                || !target.has("private")
                || target.namespace() == node.namespace()
            {
                continue;
            }
            let message = format!("`{}` is private to its namespace", excerpt(&target.id));
            found.push(("private-shape", graph.problem(at, "", &message)));
        }
    }
}

fn is_entity(kind: &str) -> bool {
    matches!(kind, "operation" | "service" | "resource")
}

/// The types of shapes that operations, resources and services refer to.
fn targets(graph: &Graph<'_, '_>, errors: &Set<&str>, found: &mut Vec<Warning>) {
    for (at, node) in graph.nodes.iter().enumerate() {
        let target = graph
            .related(at, "target")
            .first()
            .map(|target| &graph.nodes[*target]);
        if let Some(target) = target.filter(|target| is_entity(&target.kind)) {
            let message = format!(
                "members cannot target `{}`, which is of type {}",
                excerpt(&target.id),
                target.kind
            );
            found.push(("wrong-target", graph.problem(at, "", &message)));
        }
        if !is_entity(&node.kind) {
            continue;
        }
        for &(relation, to) in &node.edges {
            let target = &graph.nodes[to];
            let expected = match relation {
                "input" | "output" | "error" => "structure",
                "resource" => "resource",
                _ => "operation",
            };
            let id = excerpt(&target.id);
            if target.kind != expected && expected != "structure" {
                let message = format!(
                    "expected `{id}` to be of type {expected}; it is of type {}",
                    target.kind
                );
                found.push(("wrong-target", graph.problem(at, "", &message)));
            }
            let is_checked = errors.contains(&*target.id);
            let is_structure = target.kind == "structure";
            if relation == "error" && is_structure && !target.has("error") && !is_checked {
                let message = format!("`{id}` is an error, but does not have `@error`");
                found.push(("wrong-target", graph.problem(at, "", &message)));
            }
        }
    }
}

/// Smithy specification, "input trait" and "output trait".
fn misused_ends(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    for (at, node) in graph.nodes.iter().enumerate() {
        let opposite = |has: &str, what: &str| {
            let mut targets = graph.related(at, what).into_iter();
            targets.find(|to| graph.nodes[*to].has(has))
        };
        for (what, other) in [("input", "output"), ("output", "input")] {
            if let Some(to) = opposite(other, what) {
                let id = excerpt(&graph.nodes[to].id);
                let message = format!("`{id}` has `@{other}`, so it cannot be the {what}");
                found.push(("wrong-target", graph.problem(at, "", &message)));
            }
            if let Some(to) = opposite(what, "target") {
                let id = excerpt(&graph.nodes[to].id);
                let message = format!("members cannot target `{id}`, which has `@{what}`");
                found.push(("wrong-target", graph.problem(at, "", &message)));
            }
            if node.has(what) {
                let users = node.back.iter().filter(|(relation, _)| *relation == what);
                let users: Vec<_> = users.map(|(_, from)| &*graph.nodes[*from].id).collect();
                if let [first, second, ..] = users[..] {
                    let message = format!(
                        "with `@{what}`, it can be the {what} of only one operation, not of both `{}` and `{}`",
                        excerpt(first),
                        excerpt(second)
                    );
                    found.push(("wrong-target", graph.problem(at, "", &message)));
                }
            }
        }
    }
}

/// Smithy specification, "streaming trait" and "requiresLength trait".
fn streams(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    for (at, node) in graph.nodes.iter().enumerate() {
        if node.kind == "union" && node.has("streaming") {
            for member in graph.related(at, "member") {
                let target = graph.target(member).map(|target| &graph.nodes[target]);
                if target.is_some_and(|target| target.kind != "structure") {
                    let message = "the members of an event stream must target structures";
                    found.push(("invalid-stream", graph.problem(member, "", message)));
                }
            }
        }
        if node.kind != "member" {
            continue;
        }
        let Some(target) = graph.target(at) else {
            continue;
        };
        let is_stream = |member: &usize| {
            let target = graph.target(*member);
            target.is_some_and(|target| graph.nodes[target].has("streaming"))
        };
        let streams = graph.related(target, "member");
        if graph.nodes[target].kind == "structure" && streams.iter().any(is_stream) {
            let id = excerpt(&graph.nodes[target].id);
            let message = format!("members cannot target `{id}`, which contains a stream");
            found.push(("invalid-stream", graph.problem(at, "", &message)));
        }
        let (Some(owner), true) = (node.container, is_stream(&at)) else {
            continue;
        };
        let is_output = graph.nodes[owner]
            .back
            .iter()
            .any(|(relation, _)| *relation == "output");
        if graph.nodes[target].has("requiresLength") && is_output {
            let message = "a stream with `@requiresLength` can only be in inputs";
            found.push(("invalid-stream", graph.problem(at, "", message)));
        }
        let kind = &graph.nodes[target].kind;
        if kind == "blob" && !node.has("httpPayload") {
            let ends = graph.nodes[owner].back.iter();
            let mut operations =
                ends.filter(|(end, _)| matches!(*end, "input" | "output" | "error"));
            if operations.any(|(_, operation)| is_bound_to_payloads(graph, *operation)) {
                let message = "a stream must have `@httpPayload` in this protocol";
                found.push(("invalid-stream", graph.problem(at, "", message)));
            }
        }
    }
}

/// Whether an operation has a service whose protocol supports `@httpPayload`.
fn is_bound_to_payloads(graph: &Graph<'_, '_>, operation: usize) -> bool {
    let is_service = |from: &usize| graph.nodes[*from].kind == "service";
    let users = graph.nodes[operation].back.iter().map(|(_, from)| *from);
    users
        .filter(is_service)
        .any(|service| !super::services::protocols_with(graph, service, "httpPayload").is_empty())
}

/// Smithy specification, "httpQuery trait": a parameter is in the URI of the operation, or a member.
fn query(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    let http = graph.nodes[at].json("http");
    let uri = http.as_ref().and_then(|http| http.get("uri")?.as_str());
    let Some((_, query)) = uri.and_then(|uri| uri.split_once('?')) else {
        return;
    };
    let literals = query
        .split('&')
        .map(|one| one.split('=').next().unwrap_or(one));
    for input in graph.related(at, "input") {
        for member in graph.related(input, "member") {
            let name = graph.nodes[member].json("httpQuery");
            let Some(name) = name.as_ref().and_then(Json::as_str) else {
                continue;
            };
            if literals.clone().any(|literal| literal == name) {
                let message = format!(
                    "the parameter `{}` is also in the URI of `{}`",
                    excerpt(name),
                    excerpt(&graph.nodes[at].id)
                );
                found.push(("http-conflict", graph.problem(member, "", &message)));
            }
        }
    }
}

/// The errors that `@idempotent` names are errors of the operation.
fn idempotence(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    let node = &graph.nodes[at];
    let Some(rule) = node.json("idempotent") else {
        return;
    };
    for key in ["exists", "notFound"] {
        let named = match rule.get(key) {
            Some(Json::String(one)) => vec![one.clone()],
            Some(Json::Array(all)) => {
                let all = all.iter().filter_map(Json::as_str);
                all.map(str::to_owned).collect()
            }
            Some(Json::Object(all)) => {
                let errors = all.values().flat_map(|value| match value {
                    Json::Array(errors) => errors.clone(),
                    one => vec![one.clone()],
                });
                errors
                    .filter_map(|one| one.as_str().map(str::to_owned))
                    .collect()
            }
            _ => continue,
        };
        for error in named {
            let errors = graph.related(at, "error");
            if !errors.iter().any(|known| graph.nodes[*known].id == error) {
                let message = format!(
                    "`@idempotent.{key}`: `{}` is not an error of the operation",
                    excerpt(&error)
                );
                let raw = node.value("idempotent").map_or("", |raw| raw.get());
                found.push(("invalid-trait", graph.problem(at, raw, &message)));
            }
        }
    }
}

/// Smithy specification, "requestCompression trait".
fn compression(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    let Some(rule) = graph.nodes[at].json("requestCompression") else {
        return;
    };
    let encodings = rule.get("encodings").and_then(Json::as_array);
    let inputs = graph.related(at, "input");
    let members = inputs
        .iter()
        .flat_map(|input| graph.related(*input, "member"));
    let needs_length = |member: usize| {
        let target = graph.target(member).map(|target| &graph.nodes[target]);
        target.is_some_and(|target| target.has("streaming") && target.has("requiresLength"))
    };
    let has_input = inputs
        .iter()
        .any(|input| !graph.nodes[*input].text.is_empty());
    let message = if encodings.is_some_and(Vec::is_empty) {
        "`@requestCompression.encodings`: there must be at least one"
    } else if !has_input {
        "`@requestCompression` can only be applied to operations with an input"
    } else if members.into_iter().any(needs_length) {
        "`@requestCompression` conflicts with a stream that has `@requiresLength`"
    } else {
        return;
    };
    found.push(("invalid-trait", graph.problem(at, "", message)));
}

/// Smithy specification, "paginated trait": the members of the input are not paths.
fn pagination(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    let Some(rule) = graph.nodes[at].json("paginated") else {
        return;
    };
    for key in ["inputToken", "pageSize"] {
        let member = rule.get(key).and_then(Json::as_str).unwrap_or_default();
        if member.contains('.') {
            let message = format!(
                "`@paginated.{key}`: expected the name of a member of the input, found the path `{}`",
                excerpt(member)
            );
            let raw = graph.nodes[at]
                .value("paginated")
                .map_or("", |raw| raw.get());
            found.push(("invalid-trait", graph.problem(at, raw, &message)));
        }
        let inputs = graph.related(at, "input").into_iter();
        let mut members = inputs.flat_map(|input| graph.related(input, "member"));
        let named = members.find(|at| graph.nodes[*at].name() == member);
        let Some(named) = named else {
            continue;
        };
        let target = graph.target(named).map(|target| &*graph.nodes[target].kind);
        let is_integer = matches!(
            target,
            Some("byte" | "short" | "integer" | "long" | "intEnum") | None
        );
        let problem = match key {
            "inputToken" if graph.nodes[named].has("required") => "must not be required",
            "pageSize" if !is_integer => "must target an integer",
            _ => continue,
        };
        let message = format!(
            "`@paginated.{key}`: the member `{}` {problem}",
            excerpt(member)
        );
        let raw = graph.nodes[at]
            .value("paginated")
            .map_or("", |raw| raw.get());
        found.push(("invalid-trait", graph.problem(at, raw, &message)));
    }
}

/// Methods whose requests have no bodies (Smithy specification, "http trait", "method").
fn body(graph: &Graph<'_, '_>, at: usize, found: &mut Vec<Warning>) {
    const BINDINGS: [&str; 5] = [
        "httpLabel",
        "httpQuery",
        "httpQueryParams",
        "httpHeader",
        "httpPrefixHeaders",
    ];
    let http = graph.nodes[at].json("http");
    let method = http.as_ref().and_then(|http| http.get("method")?.as_str());
    let Some(method) = method.filter(|method| matches!(*method, "GET" | "HEAD" | "DELETE")) else {
        return;
    };
    let inputs = graph.related(at, "input").into_iter();
    let members = inputs.flat_map(|input| graph.related(input, "member"));
    let in_body = members.filter(|member| {
        let node = &graph.nodes[*member];
        !BINDINGS.iter().any(|name| node.has(name)) && !node.has("hostLabel")
    });
    // Outside of REST protocols, `@http` has no effect.
    if let (Some(member), true) = (in_body.into_iter().next(), is_rest(graph, at)) {
        let message = format!(
            "requests with the method {method} should have no body, but `{}` is in it",
            excerpt(graph.nodes[member].name())
        );
        found.push(("http-body", graph.problem(at, "", &message)));
    }
}

/// Whether an operation has a service whose protocol uses `@http`.
fn is_rest(graph: &Graph<'_, '_>, operation: usize) -> bool {
    let is_service = |from: &usize| graph.nodes[*from].kind == "service";
    let users = graph.nodes[operation].back.iter().map(|(_, from)| *from);
    users
        .filter(is_service)
        .any(|service| !super::services::protocols_with(graph, service, "http").is_empty())
}

/// The requests of a service that cannot be distinguished (Smithy specification, "URI pattern conflicts").
pub(super) fn conflicts(graph: &Graph<'_, '_>, closure: &[usize], found: &mut Vec<Warning>) {
    let mut known: Map<String, usize> = Map::new();
    for &at in closure {
        let node = &graph.nodes[at];
        let Some(http) = node.json("http").filter(|_| node.kind == "operation") else {
            continue;
        };
        let text = |key: &str| http.get(key).and_then(Json::as_str).unwrap_or_default();
        let (path, query) = text("uri").split_once('?').unwrap_or((text("uri"), ""));
        let segments = path
            .split('/')
            .map(|segment| match segment.strip_prefix('{') {
                Some(label) if label.ends_with("+}") => "{+}",
                Some(_) => "{}",
                None => segment,
            });
        let segments: Vec<&str> = segments.collect();
        let mut literals: Vec<&str> = query.split('&').collect();
        literals.sort_unstable();
        let host = node.json("endpoint");
        let host = host
            .as_ref()
            .and_then(|host| host.get("hostPrefix")?.as_str());
        let key = format!(
            "{} {}{} {}",
            text("method"),
            host.unwrap_or_default(),
            segments.join("/"),
            literals.join("&")
        );
        if let Some(other) = known.insert(key, at) {
            let message = format!(
                "the method and URI are those of `{}`",
                excerpt(&graph.nodes[other].id)
            );
            let raw = node.value("http").map_or("", |raw| raw.get());
            found.push(("http-conflict", graph.problem(at, raw, &message)));
        }
    }
}
