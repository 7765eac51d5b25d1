//! Where traits can be, what they conflict with, and their values (Smithy specification, "Traits").

use std::borrow::Cow;

use serde_json::Value as Json;

use super::Warning;
use super::definitions::{DEFINITIONS, Definition, Exclusive, Value};
use super::graph::Graph;
use super::selector::Selector;
use super::values;
use crate::collections::{Map, Set};
use crate::diagnostic::excerpt;
use crate::model::json::Raw;
use crate::regex;

/// The definition of a trait in the model.
struct Custom {
    at: usize,
    selector: String,
    conflicts: Vec<String>,
    exclusive: Exclusive,
}

/// The selectors of traits that AWS defines, and that models have without their definitions.
const AWS: [(&str, &str); 2] = [
    ("aws.auth#sigv4a", "service[trait|aws.auth#sigv4]"),
    (
        "aws.protocols#awsQueryCompatible",
        "service :test([trait|aws.protocols#awsJson1_0], [trait|smithy.protocols#rpcv2Cbor], [trait|smithy.protocols#rpcv2Json])",
    ),
];

pub(super) fn check(graph: &Graph<'_, '_>, found: &mut Vec<Warning>) {
    let mut definitions: Map<&str, &Definition> = Map::new();
    for definition in DEFINITIONS {
        definitions.insert(definition.name, definition);
    }
    let custom = custom(graph);
    let mut selected: Map<String, Option<Set<usize>>> = Map::new();
    let mut select = |selector: &str, at: usize| {
        let selected = selected.get_or_insert_with(selector.to_owned(), || {
            Some(Selector::parse(selector)?.select(graph))
        });
        selected.as_ref().is_none_or(|nodes| nodes.contains(&at))
    };
    for (at, node) in graph.nodes.iter().enumerate() {
        let owner = node.container.unwrap_or(at);
        for (id, raw) in &node.traits {
            let known = id
                .strip_prefix("smithy.api#")
                .and_then(|name| definitions.get(name));
            let of_model = custom.get(&**id);
            let selector = match (known, of_model) {
                (Some(known), _) => known.selector,
                (_, Some(custom)) => &custom.selector,
                _ => (AWS.iter().find(|(known, _)| known == id)).map_or("*", |aws| aws.1),
            };
            let shown = shown(id);
            if selector != "*" && !select(selector, at) {
                let message = format!("`{shown}` cannot be applied to this {}", node.kind);
                let problem = graph.problem(at, raw.get(), &message);
                let target = graph.target(at).filter(|target| select(selector, *target));
                let help = match target.map(|target| &graph.nodes[target].id) {
                    Some(id) if id.starts_with("smithy.api#") => {
                        let kind = &id["smithy.api#".len()..];
                        format!(
                            "define a shape with this trait, and target it in place of `{kind}`"
                        )
                    }
                    Some(id) => format!("apply it to the target, `{id}`"),
                    None => format!("it can be applied to shapes that match `{selector}`"),
                };
                found.push(("misplaced-trait", problem.help(help)));
            }
            if let Some(custom) = of_model
                && graph.nodes[custom.at].has("mixin")
            {
                let message = format!("`{shown}` is a mixin, which cannot be a trait");
                found.push(("misplaced-trait", graph.problem(at, raw.get(), &message)));
            }
            let conflicts: Vec<String> = match (known, of_model) {
                (Some(known), _) => {
                    let conflicts = known.conflicts.iter();
                    conflicts.map(|name| format!("smithy.api#{name}")).collect()
                }
                (_, Some(custom)) => custom.conflicts.clone(),
                _ => Vec::new(),
            };
            for other in conflicts {
                // A conflict is mutual, and reported once.
                let is_mutual = |other: &str| match other.strip_prefix("smithy.api#") {
                    Some(name) => definitions.get(name).is_some_and(|other| {
                        let own = id.strip_prefix("smithy.api#");
                        own.is_some_and(|own| other.conflicts.contains(&own))
                    }),
                    None => (custom.get(other))
                        .is_some_and(|other| other.conflicts.iter().any(|one| **one == **id)),
                };
                if node.raw(&other).is_some() && (**id < *other || !is_mutual(&other)) {
                    let message = format!("`{shown}` conflicts with `{}`", self::shown(&other));
                    found.push(("conflicting-traits", graph.problem(at, raw.get(), &message)));
                }
            }
            let problem = match (known, of_model) {
                (Some(known), _) => of_prelude(raw, known.value, ""),
                (_, Some(custom)) => values::invalid(graph, custom.at, raw),
                _ => None,
            };
            if let Some(problem) = problem {
                let message = format!("`{shown}`: {problem}");
                found.push(("invalid-trait", graph.problem(at, raw.get(), &message)));
            }
            uri_of_namespace(graph, at, id, raw, found);
        }
        if owner == at {
            exclusive(graph, at, &definitions, &custom, found);
        }
        if node.kind == "union" && graph.related(at, "member").is_empty() {
            let message = "a union must have at least one member";
            found.push(("empty-union", graph.problem(at, "", message)));
        }
    }
}

/// A trait as users write it.
fn shown(id: &str) -> String {
    let name = id.strip_prefix("smithy.api#").unwrap_or(id);
    format!("@{}", excerpt(name))
}

/// The definitions of traits in the model, by ID.
fn custom<'g>(graph: &'g Graph<'_, '_>) -> Map<&'g str, Custom> {
    let mut custom = Map::new();
    for (at, node) in graph.nodes.iter().enumerate() {
        let Some(definition) = node.json("trait") else {
            continue;
        };
        let text = |key: &str| definition.get(key).and_then(Json::as_str);
        let conflicts = definition.get("conflicts").and_then(Json::as_array);
        let conflicts = conflicts.into_iter().flatten().filter_map(Json::as_str);
        let absolute = |id: &str| {
            let is_relative = !id.contains('#');
            if is_relative {
                format!("smithy.api#{id}")
            } else {
                id.to_owned()
            }
        };
        let definition = Custom {
            at,
            selector: text("selector").unwrap_or("*").to_owned(),
            conflicts: conflicts.map(absolute).collect(),
            exclusive: match text("structurallyExclusive") {
                Some("member") => Exclusive::Member,
                Some("target") => Exclusive::Target,
                _ => Exclusive::No,
            },
        };
        custom.insert(&*node.id, definition);
    }
    custom
}

/// Traits that only one member of a structure can have.
fn exclusive(
    graph: &Graph<'_, '_>,
    at: usize,
    definitions: &Map<&str, &Definition>,
    custom: &Map<&str, Custom>,
    found: &mut Vec<Warning>,
) {
    if graph.nodes[at].kind != "structure" {
        return;
    }
    let is_exclusive = |id: &str, wanted: Exclusive| {
        let known = id
            .strip_prefix("smithy.api#")
            .and_then(|name| definitions.get(name));
        let exclusive = match (known, custom.get(id)) {
            (Some(known), _) => known.exclusive,
            (_, Some(custom)) => custom.exclusive,
            _ => Exclusive::No,
        };
        exclusive == wanted
    };
    let mut first: Map<(Cow<'_, str>, bool), usize> = Map::new();
    for member in graph.related(at, "member") {
        let own = graph.nodes[member].traits.iter();
        let own = own.filter(|(id, _)| is_exclusive(id, Exclusive::Member));
        let target = graph.target(member);
        let of_target = target
            .into_iter()
            .flat_map(|target| &graph.nodes[target].traits);
        let of_target = of_target.filter(|(id, _)| is_exclusive(id, Exclusive::Target));
        let all = own.map(|(id, _)| (id.clone(), false));
        for key in all.chain(of_target.map(|(id, _)| (id.clone(), true))) {
            let Some(other) = first.get(&key).copied() else {
                first.insert(key, member);
                continue;
            };
            let name = excerpt(graph.nodes[other].name());
            let is = if key.1 {
                "the target of another"
            } else {
                "another"
            };
            let message = format!("{is} member, `{name}`, has `{}` already", shown(&key.0));
            found.push(("exclusive-trait", graph.problem(member, "", &message)));
        }
    }
}

/// Errors in the form of the value of a prelude trait, for which Smithy refuses to load the model.
pub(in crate::inspect::check) fn form(id: &str, raw: Raw<'_>) -> Option<String> {
    let name = id.strip_prefix("smithy.api#")?;
    let definition = DEFINITIONS.iter().find(|known| known.name == name)?;
    let json: Json = serde_json::from_str(raw.get()).ok()?;
    let value = match name {
        "idempotent" => Value::Annotation,
        "trait" => TRAIT,
        _ => definition.value,
    };
    if matches!(name, "length" | "range") {
        let has_bound = ["min", "max"].iter().any(|key| json.get(key).is_some());
        if json.is_object() && !has_bound {
            return Some("missing `min` or `max`".to_owned());
        }
    }
    mismatch(&json, value, "", Strictness::Form)
}

/// The value of `@trait`, whose other keys have their own forms.
const TRAIT: Value = Value::Object(&[
    ("selector", Value::Text, false),
    ("conflicts", Value::List(&Value::Text), false),
]);

/// How strictly a value is compared with what it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strictness {
    /// The types of values and the required keys.
    Form,
    /// Everything.
    Constraints,
}

/// Errors in the value of a prelude trait.
fn of_prelude(raw: Raw<'_>, value: Value, path: &str) -> Option<String> {
    if matches!(value, Value::Any) {
        return None;
    }
    // Numbers that are too large are reported when they are read.
    let json: Json = serde_json::from_str(raw.get()).ok()?;
    mismatch(&json, value, path, Strictness::Constraints)
}

fn mismatch(json: &Json, value: Value, path: &str, strictness: Strictness) -> Option<String> {
    let is_form = strictness == Strictness::Form;
    let value = match value {
        Value::NonEmpty | Value::Matching(_) | Value::OneOf(_) if is_form => Value::Text,
        Value::Integer(..) if is_form && json.is_number() => Value::Any,
        value => value,
    };
    let at = if path.is_empty() {
        String::new()
    } else {
        format!("`{path}`: ")
    };
    let expected = |what: &str| {
        let found = json.to_string();
        Some(format!("{at}expected {what}, found `{}`", excerpt(&found)))
    };
    let join = |key: &str| {
        let key = excerpt(key);
        if path.is_empty() {
            key.into_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    match value {
        Value::Any => None,
        // `null` is what an annotation of a trait that was unknown becomes.
        Value::Annotation if json.is_object() => None,
        Value::Annotation => expected("an object"),
        Value::Text if json.is_string() => None,
        Value::Text => expected("a string"),
        Value::NonEmpty if json.as_str().is_some_and(|text| !text.is_empty()) => None,
        Value::NonEmpty => expected("a string that is not empty"),
        Value::Matching(pattern) => match json.as_str() {
            Some(text) if regex::is_match(pattern, text) != Some(false) => None,
            _ => expected(&format!("a string that matches `{pattern}`")),
        },
        Value::Boolean if json.is_boolean() => None,
        Value::Boolean => expected("true or false"),
        Value::Integer(min, max) => match json.as_i64() {
            Some(number) if (min..=max).contains(&number) => None,
            _ if json
                .as_f64()
                .is_some_and(|number| number.fract() == 0.0 && min == i64::MIN) =>
            {
                None
            }
            _ => expected("an integer in the range of its type"),
        },
        Value::OneOf(known) if json.as_str().is_some_and(|text| known.contains(&text)) => None,
        Value::OneOf(known) => expected(&known.join(" or ")),
        Value::List(item) => match json.as_array() {
            Some(items) => {
                let items = items.iter().enumerate();
                let mut items =
                    items.map(|(at, one)| mismatch(one, *item, &join(&at.to_string()), strictness));
                items.find_map(|problem| problem)
            }
            None => expected("an array"),
        },
        Value::Map(item) => match json.as_object() {
            Some(entries) => {
                let mut entries = entries.iter();
                entries.find_map(|(key, one)| mismatch(one, *item, &join(key), strictness))
            }
            None => expected("an object"),
        },
        Value::Object(keys) => match json.as_object() {
            Some(object) => {
                keys.iter()
                    .find_map(|(key, value, is_required)| match object.get(*key) {
                        Some(one) => mismatch(one, *value, &join(key), strictness),
                        None => is_required.then(|| format!("{at}missing `{key}`")),
                    })
            }
            None => expected("an object"),
        },
    }
}

/// Smithy specification, "xmlNamespace trait": the value of `uri` is a URI. And "cors trait": `origin` and `origins`
/// exclude each other; "externalDocumentation trait" needs an entry.
fn uri_of_namespace(
    graph: &Graph<'_, '_>,
    at: usize,
    id: &str,
    raw: Raw<'_>,
    found: &mut Vec<Warning>,
) {
    let Some(name) = id.strip_prefix("smithy.api#") else {
        return;
    };
    if !matches!(name, "xmlNamespace" | "cors" | "externalDocumentation") {
        return;
    }
    let Ok(value) = serde_json::from_str::<Json>(raw.get()) else {
        return;
    };
    let message = match name {
        "xmlNamespace" => {
            let uri = value.get("uri").and_then(Json::as_str).unwrap_or_default();
            let is_bad = |c: char| c.is_whitespace() || "<>\"{}|\\^`".contains(c);
            let starts_badly = uri.starts_with(':');
            if !starts_badly && !uri.contains(is_bad) {
                return;
            }
            format!(
                "`@xmlNamespace.uri`: expected a URI, found `{}`",
                excerpt(uri)
            )
        }
        "cors" if value.get("origin").is_some() && value.get("origins").is_some() => {
            "`@cors` cannot have both `origin` and `origins`".to_owned()
        }
        "externalDocumentation" if value.as_object().is_some_and(serde_json::Map::is_empty) => {
            "`@externalDocumentation` must have at least one entry".to_owned()
        }
        _ => return,
    };
    found.push(("invalid-trait", graph.problem(at, raw.get(), &message)));
}
