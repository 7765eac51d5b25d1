//! Values of shapes: those of traits that the model defines, and defaults (Smithy specification, "Trait node values"
//! and "Default values").

use serde_json::Value as Json;

use super::Warning;
use super::graph::Graph;
use crate::diagnostic::excerpt;
use crate::model::json::Raw;
use crate::regex;

/// How deep values are read.
const MAX_DEPTH: usize = 32;

/// Errors in values of shapes.
pub(super) fn invalid(graph: &Graph<'_, '_>, shape: usize, raw: Raw<'_>) -> Option<String> {
    let json: Json = serde_json::from_str(raw.get()).ok()?;
    mismatch(graph, shape, &json, "", 0)
}

/// Errors in a value of a shape, or of the target of a member.
fn mismatch(
    graph: &Graph<'_, '_>,
    at: usize,
    json: &Json,
    path: &str,
    depth: usize,
) -> Option<String> {
    let target = graph.target(at)?;
    let node = &graph.nodes[target];
    if depth > MAX_DEPTH {
        return None;
    }
    let place = if path.is_empty() {
        String::new()
    } else {
        format!("`{path}`: ")
    };
    let expected = |what: &str| {
        let found = json.to_string();
        Some(format!(
            "{place}expected {what}, found `{}`",
            excerpt(&found)
        ))
    };
    let join = |key: &str| {
        let key = excerpt(key);
        if path.is_empty() {
            key.into_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    let is_integral = json.is_i64() || json.is_u64();
    let is_number =
        json.is_number() || matches!(json.as_str(), Some("NaN" | "Infinity" | "-Infinity"));
    let (fits, what) = match &*node.kind {
        "string" | "enum" => (json.is_string(), "a string"),
        "boolean" => (json.is_boolean(), "true or false"),
        "byte" | "short" | "integer" | "long" | "intEnum" | "bigInteger" => (
            is_integral || json.as_f64().is_some_and(|number| number.fract() == 0.0),
            "an integer",
        ),
        "float" | "double" | "bigDecimal" => (is_number, "a number"),
        "list" | "set" => (json.is_array(), "an array"),
        "map" | "structure" | "union" => (json.is_object(), "an object"),
        _ => (true, ""),
    };
    if !fits {
        return expected(what);
    }
    if let Some(problem) = constrained(graph, at, target, json) {
        return Some(format!("{place}{problem}"));
    }
    let member = |name: &str| {
        let mut members = graph.related(target, "member").into_iter();
        members.find(|member| graph.nodes[*member].name() == name)
    };
    match json {
        Json::Array(items) => {
            let item = member("member")?;
            let mut items = items.iter().enumerate();
            let is_sparse = node.has("sparse");
            items.find_map(|(at, one)| {
                if is_sparse && one.is_null() {
                    return None;
                }
                mismatch(graph, item, one, &join(&at.to_string()), depth + 1)
            })
        }
        Json::Object(entries) if node.kind == "map" => {
            let (key, value) = (member("key")?, member("value")?);
            entries.iter().find_map(|(name, one)| {
                let text = Json::String(name.clone());
                let of_key = mismatch(graph, key, &text, &join(name), depth + 1);
                if of_key.is_some() || node.has("sparse") && one.is_null() {
                    return of_key;
                }
                mismatch(graph, value, one, &join(name), depth + 1)
            })
        }
        Json::Object(entries) if matches!(&*node.kind, "structure" | "union") => {
            let members = graph.related(target, "member").into_iter();
            let mut members = members.map(|member| (member, graph.nodes[member].name()));
            members.find_map(|(member, name)| match entries.get(name) {
                Some(Json::Null) if !graph.nodes[member].has("required") => None,
                Some(one) => mismatch(graph, member, one, &join(name), depth + 1),
                None => (graph.nodes[member].has("required"))
                    .then(|| format!("{place}missing `{}`", excerpt(name))),
            })
        }
        _ => None,
    }
}

/// The constraint that a value violates: of its shape, or of the member with it.
fn constrained(graph: &Graph<'_, '_>, at: usize, target: usize, json: &Json) -> Option<String> {
    let shown = json.to_string();
    let shown = excerpt(&shown);
    for place in if at == target {
        vec![target]
    } else {
        vec![at, target]
    } {
        let node = &graph.nodes[place];
        let length = match json {
            Json::String(text) => Some(text.chars().count()),
            Json::Array(items) => Some(items.len()),
            Json::Object(entries) => Some(entries.len()),
            _ => None,
        };
        let is_blob = graph.nodes[target].kind == "blob";
        if let (Some(length), Some(rule), false) = (length, node.json("length"), is_blob) {
            let bound = |key: &str| rule.get(key).and_then(Json::as_u64);
            let length = length as u64;
            if bound("min").is_some_and(|min| length < min)
                || bound("max").is_some_and(|max| length > max)
            {
                return Some(format!("`{shown}` violates `@length`"));
            }
        }
        if let (Some(number), Some(rule)) = (json.as_f64(), node.json("range")) {
            let bound = |key: &str| rule.get(key).and_then(Json::as_f64);
            if bound("min").is_some_and(|min| number < min)
                || bound("max").is_some_and(|max| number > max)
            {
                return Some(format!("`{shown}` violates `@range`"));
            }
        }
        let (Some(text), pattern) = (json.as_str(), node.json("pattern")) else {
            continue;
        };
        let pattern = pattern.as_ref().and_then(Json::as_str);
        if pattern.is_some_and(|pattern| regex::is_match(pattern, text) == Some(false)) {
            return Some(format!("`{shown}` violates `@pattern`"));
        }
    }
    let node = &graph.nodes[target];
    if node.has("idRef") || at != target && graph.nodes[at].has("idRef") {
        return missing(graph, at, target, json.as_str()?);
    }
    if let ("enum", Some(text)) = (&*node.kind, json.as_str()) {
        let members = graph.related(target, "member").into_iter();
        let is_value = |member: usize| {
            let value = graph.nodes[member].json("enumValue");
            value.as_ref().and_then(Json::as_str) == Some(text)
        };
        if !members.clone().any(is_value) {
            return Some(format!(
                "`{shown}` is not a value of `{}`",
                excerpt(&node.id)
            ));
        }
    }
    None
}

/// A reference to a shape that is not in the model ("idRef trait").
fn missing(graph: &Graph<'_, '_>, at: usize, target: usize, id: &str) -> Option<String> {
    let mut places = [at, target].into_iter();
    let must_be_there = places.any(|place| {
        let rule = graph.nodes[place].json("idRef");
        rule.and_then(|rule| rule.get("failWhenMissing")?.as_bool()) == Some(true)
    });
    let is_there = id.starts_with("smithy.api#") || graph.get(id).is_some();
    (must_be_there && !is_there).then(|| format!("no shape `{}` in the model", excerpt(id)))
}

/// Defaults that their targets forbid.
pub(super) fn defaults(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    for (at, node) in graph.nodes.iter().enumerate() {
        if node.text.is_empty() {
            continue;
        }
        let raw = node.value("default");
        let json = raw.and_then(|raw| serde_json::from_str::<Json>(raw.get()).ok());
        if let Some(problem) = of_default(graph, at, json.as_ref()) {
            let text = raw.map_or("", |raw| raw.get());
            found.push(("invalid-default", graph.problem(at, text, &problem)));
        }
    }
}

fn of_default(graph: &Graph<'_, '_>, at: usize, json: Option<&Json>) -> Option<String> {
    let node = &graph.nodes[at];
    let target = graph.target(at)?;
    let of_target = (at != target)
        .then(|| default_of_shape(graph, target))
        .flatten();
    let in_structure = node
        .container
        .is_some_and(|owner| graph.nodes[owner].kind == "structure");
    if let (Some(required), true) = (of_target, in_structure) {
        // Smithy 1.0 adds the default (Smithy specification, "Default values").
        let is_missing = json.is_none() && !graph.index.is_version_1(node.text);
        let is_same = |own: &Json| {
            *own == required || own.as_f64().is_some() && own.as_f64() == required.as_f64()
        };
        let is_other = json.is_some_and(|own| !own.is_null() && !is_same(own));
        if is_missing || is_other {
            let id = excerpt(&graph.nodes[target].id);
            return Some(format!(
                "the target `{id}` has the default `{required}`; the member must have it too, or `null`"
            ));
        }
    }
    let json = json?;
    if json.is_null() {
        return None;
    }
    let has_entries = match json {
        Json::Array(items) => !items.is_empty(),
        Json::Object(entries) => !entries.is_empty(),
        _ => false,
    };
    if has_entries && matches!(&*graph.nodes[target].kind, "list" | "set" | "map") {
        return Some("the default of a list or map must be empty".to_owned());
    }
    let problem = mismatch(graph, at, json, "", 0)?;
    Some(format!("invalid default: {problem}"))
}

/// The default of a shape: its own, or that of a `Primitive…` shape of the prelude.
fn default_of_shape(graph: &Graph<'_, '_>, at: usize) -> Option<Json> {
    let node = &graph.nodes[at];
    let name = node.id.strip_prefix("smithy.api#Primitive");
    match (name, &*node.kind) {
        (Some(_), "boolean") => Some(Json::Bool(false)),
        (Some(_), _) => Some(Json::from(0)),
        (None, _) => node.json("default"),
    }
}
