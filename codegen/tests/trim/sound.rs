//! A second reading of trimmed models, with `serde_json`: what is left is as it was, and refers to nothing that is
//! gone.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use shapesmith_codegen::inspect::Docs;

/// The traits that are never left.
const DROPPED: [&str; 2] = ["smithy.api#examples", "smithy.api#references"];

/// The keys of services and resources that lose entries.
const REDUCED: [&str; 5] = [
    "operations",
    "collectionOperations",
    "resources",
    "errors",
    "rename",
];

const LIFECYCLE: [&str; 6] = ["create", "put", "read", "update", "delete", "list"];

/// What is wrong with a trimmed model.
pub fn problems(whole: &str, trimmed: &str, docs: Docs) -> Vec<String> {
    let mut problems = Vec::new();
    let Ok(whole) = serde_json::from_str::<Value>(whole) else {
        return problems; // it has numbers that serde_json does not read
    };
    let small: Value = match serde_json::from_str(trimmed) {
        Ok(small) => small,
        Err(error) => return vec![format!("no JSON: {error}")],
    };
    if let Some(key) = repeated_key(trimmed) {
        problems.push(format!("repeated key {key}"));
    }
    let (Some(old), Some(new)) = (whole["shapes"].as_object(), small["shapes"].as_object()) else {
        return vec!["no shapes".to_owned()];
    };
    let keys: BTreeSet<&String> = small.as_object().expect("an object").keys().collect();
    if keys.len() != 2 {
        problems.push(format!("keys {keys:?}"));
    }
    for (id, shape) in new {
        for target in targets(shape) {
            let is_known = target.starts_with("smithy.api#")
                || target.starts_with("smithy.framework#")
                || new.contains_key(&target);
            if !is_known {
                problems.push(format!("`{id}` refers to `{target}`, which is missing"));
            }
        }
        let expected = reduced(&old[id], new, docs);
        if without_docs(&expected, docs) != without_docs(shape, docs) {
            problems.push(format!("`{id}` has changed: {} became {shape}", old[id]));
        }
    }
    let order = |shapes: &str| -> Vec<String> {
        let is_id = |line: &&str| line.starts_with("    \"") && line.contains('#');
        let lines = shapes.lines().filter(is_id);
        lines.map(|line| line.trim().to_owned()).collect()
    };
    if order(trimmed).len() != new.len() {
        problems.push("the layout is not a line per shape".to_owned());
    }
    problems
}

/// The targets of a shape's references.
fn targets(shape: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in shape.as_object().into_iter().flatten() {
        if key != "traits" && key != "members" {
            found.extend(references(value));
        }
    }
    for member in shape["members"].as_object().into_iter().flatten() {
        found.extend(references(member.1));
    }
    for id in shape["rename"].as_object().into_iter().flatten() {
        found.push(id.0.clone());
    }
    found
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(object) => match object.get("target") {
            Some(Value::String(target)) => vec![target.clone()],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// A shape of the whole model without what is documented to be removed.
fn reduced(shape: &Value, left: &Map<String, Value>, docs: Docs) -> Value {
    let is_left = |value: &Value| {
        let target = value["target"].as_str().unwrap_or_default();
        left.contains_key(target)
    };
    let kind = shape["type"].as_str().unwrap_or_default();
    let binds = matches!(kind, "service" | "resource");
    let mut reduced = Map::new();
    for (key, value) in shape.as_object().into_iter().flatten() {
        let value = match (&**key, value) {
            ("traits", Value::Object(value)) => traits(value, docs),
            ("members", Value::Object(members)) => {
                let members = members.iter();
                let members = members.map(|(name, member)| (name.clone(), of_member(member, docs)));
                Some(Value::Object(members.collect()))
            }
            ("member" | "key" | "value", member) => Some(of_member(member, docs)),
            (key, Value::Array(items)) if binds && REDUCED.contains(&key) => {
                let kept: Vec<Value> = items.iter().filter(|i| is_left(i)).cloned().collect();
                (!kept.is_empty() || items.is_empty()).then_some(Value::Array(kept))
            }
            ("rename", Value::Object(names)) if kind == "service" => {
                let mut kept = names.clone();
                kept.retain(|id, _| left.contains_key(id) || id.starts_with("smithy.api#"));
                (!kept.is_empty() || names.is_empty()).then_some(Value::Object(kept))
            }
            ("identifiers" | "properties", _) if kind == "resource" => None,
            (key, value) if kind == "resource" && LIFECYCLE.contains(&key) => {
                is_left(value).then(|| value.clone())
            }
            (_, value) => Some(value.clone()),
        };
        reduced.extend(value.map(|value| (key.clone(), value)));
    }
    Value::Object(reduced)
}

fn of_member(member: &Value, docs: Docs) -> Value {
    let mut member = member.as_object().cloned().unwrap_or_default();
    if let Some(Value::Object(value)) = member.remove("traits") {
        member.extend(traits(&value, docs).map(|value| ("traits".to_owned(), value)));
    }
    Value::Object(member)
}

/// The traits that are left, if there are any.
fn traits(traits: &Map<String, Value>, docs: Docs) -> Option<Value> {
    let is_left = |id: &str| {
        let namespace = id.split('#').next().unwrap_or_default();
        let is_of_tools = (namespace.starts_with("aws.") || namespace.starts_with("smithy."))
            && !matches!(
                namespace,
                "smithy.api"
                    | "smithy.protocols"
                    | "aws.protocols"
                    | "aws.auth"
                    | "aws.customizations"
            )
            && !matches!(
                id,
                "aws.api#awsChunked"
                    | "aws.api#service"
                    | "aws.cloudformation#cfnAdditionalIdentifier"
                    | "aws.cloudformation#cfnExcludeProperty"
                    | "aws.cloudformation#cfnName"
                    | "aws.endpoints#dualStackOnlyEndpoints"
                    | "aws.endpoints#endpointsModifier"
                    | "aws.endpoints#rulesBasedEndpoints"
                    | "aws.endpoints#standardPartitionalEndpoints"
                    | "aws.endpoints#standardRegionalEndpoints"
                    | "smithy.mqtt#publish"
                    | "smithy.mqtt#subscribe"
                    | "smithy.openapi#specificationExtension"
            );
        let is_undocumented = docs == Docs::None
            && matches!(
                id,
                "smithy.api#documentation" | "smithy.api#externalDocumentation"
            );
        !is_of_tools && !DROPPED.contains(&id) && !is_undocumented
    };
    let mut left = traits.clone();
    left.retain(|id, _| is_left(id));
    (!left.is_empty() || traits.is_empty()).then_some(Value::Object(left))
}

/// A value without the documentation that is cut or removed.
fn without_docs(value: &Value, docs: Docs) -> Value {
    match value {
        _ if docs == Docs::Keep => value.clone(),
        Value::Object(object) => {
            let entries = object.iter();
            let entries = entries.filter(|(key, value)| {
                !(matches!(&***key, "documentation" | "smithy.api#documentation")
                    && value.is_string())
            });
            let entries = entries.map(|(key, value)| (key.clone(), without_docs(value, docs)));
            // Nothing is left of traits that are documentation without text.
            let is_left = |(key, value): &(String, Value)| {
                key != "traits" || value.as_object().is_none_or(|traits| !traits.is_empty())
            };
            Value::Object(entries.filter(is_left).collect())
        }
        Value::Array(items) => items.iter().map(|item| without_docs(item, docs)).collect(),
        value => value.clone(),
    }
}

/// A key that an object repeats.
fn repeated_key(text: &str) -> Option<String> {
    let raw: &serde_json::value::RawValue = serde_json::from_str(text).expect("JSON");
    let mut waiting = vec![raw];
    while let Some(raw) = waiting.pop() {
        let Some(entries) = shapesmith_codegen::testing::model::object(raw) else {
            if raw.get().starts_with('{') {
                return Some(raw.get().chars().take(80).collect());
            }
            if let Ok(items) = serde_json::from_str::<Vec<&serde_json::value::RawValue>>(raw.get())
            {
                waiting.extend(items);
            }
            continue;
        };
        waiting.extend(entries.into_iter().map(|(_, value)| value));
    }
    None
}
