//! A service's model, read without the generator.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// Traits that no request depends on. Without them and without outputs and errors, a service compiles in half the
/// time.
const IRRELEVANT: [&str; 9] = [
    "smithy.api#documentation",
    "smithy.api#examples",
    "smithy.api#externalDocumentation",
    "smithy.api#length",
    "smithy.api#pattern",
    "smithy.api#range",
    "smithy.rules#endpointRuleSet",
    "smithy.rules#endpointTests",
    "smithy.waiters#waitable",
];

const NONE: Value = Value::Null;

/// A service whose protocol is supported.
pub struct Service {
    pub name: String,
    /// The name by which every SDK knows it.
    pub sdk_id: String,
    pub version: String,
    pub protocol: Protocol,
    shapes: Map<String, Value>,
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Protocol {
    AwsJson,
    RestJson,
}

impl Protocol {
    /// The name that botocore uses.
    pub fn name(self) -> &'static str {
        match self {
            Protocol::AwsJson => "json",
            Protocol::RestJson => "rest-json",
        }
    }
}

/// An operation and the shape ID of its input.
pub struct Operation {
    pub name: String,
    pub input: String,
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The name of a shape without its namespace.
fn name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// A trait of a member or, if the member has none, of its target.
pub fn trait_of<'m>(member: &'m Value, target: &'m Value, name: &str) -> &'m Value {
    let key = format!("smithy.api#{name}");
    match &member["traits"][&key] {
        Value::Null => &target["traits"][&key],
        found => found,
    }
}

impl Service {
    /// Reads a model, unless its protocol is another one.
    pub fn read(name: &str, path: &Path) -> Option<Self> {
        let text = fs::read_to_string(path).expect("a model");
        let mut model: Value = serde_json::from_str(&text).expect("JSON");
        let Value::Object(shapes) = model["shapes"].take() else {
            panic!("{name} has no shapes");
        };
        let service = shapes.values().find(|shape| shape["type"] == "service")?;
        let traits = service["traits"].as_object()?;
        let protocol = if traits.contains_key("aws.protocols#restJson1") {
            Protocol::RestJson
        } else if traits.contains_key("aws.protocols#awsJson1_0")
            || traits.contains_key("aws.protocols#awsJson1_1")
        {
            Protocol::AwsJson
        } else {
            return None;
        };
        Some(Service {
            name: name.to_owned(),
            sdk_id: self::text(&traits["aws.api#service"]["sdkId"]).to_owned(),
            version: self::text(&service["version"]).to_owned(),
            protocol,
            shapes,
            text,
        })
    }

    /// The shape with an ID, or null if it is one of the prelude.
    pub fn shape(&self, id: &str) -> &Value {
        self.shapes.get(id).unwrap_or(&NONE)
    }

    /// The type of a shape.
    pub fn kind<'s>(&'s self, id: &'s str) -> String {
        match id.strip_prefix("smithy.api#") {
            // `smithy.api#PrimitiveLong` of version 1 is a long, too.
            Some(name) => name.trim_start_matches("Primitive").to_lowercase(),
            None => text(&self.shape(id)["type"]).to_owned(),
        }
    }

    /// The members of a structure or union.
    pub fn members(&self, id: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.shape(id)["members"].as_object().into_iter().flatten()
    }

    /// The operations, but those whose input is a stream of events: no request is generated for them.
    pub fn operations(&self) -> Vec<Operation> {
        let mut operations = self.all_operations();
        operations.retain(|operation| !self.has_event_stream(&operation.input));
        operations
    }

    fn all_operations(&self) -> Vec<Operation> {
        let operations = self
            .shapes
            .iter()
            .filter(|(_, shape)| shape["type"] == "operation");
        let operations = operations.map(|(id, shape)| Operation {
            name: name(id).to_owned(),
            input: shape["input"]["target"]
                .as_str()
                .unwrap_or("smithy.api#Unit")
                .to_owned(),
        });
        operations.collect()
    }

    fn has_event_stream(&self, input: &str) -> bool {
        self.members(input).any(|(_, member)| {
            let target = text(&member["target"]);
            self.kind(target) == "union"
                && self.shape(target)["traits"]
                    .get("smithy.api#streaming")
                    .is_some()
        })
    }

    /// The model with what requests depend on.
    pub fn of_requests(&self) -> String {
        let mut model: Value = serde_json::from_str(&self.text).expect("JSON");
        let shapes = model["shapes"].as_object_mut().expect("shapes");
        let inputs = self
            .all_operations()
            .into_iter()
            .map(|operation| operation.input);
        let reached = self.reached(inputs.collect());
        shapes.retain(|id, shape| {
            matches!(text(&shape["type"]), "service" | "resource" | "operation")
                || reached.contains(id)
        });
        for shape in shapes.values_mut() {
            let shape_type = text(&shape["type"]).to_owned();
            if let (Value::Object(shape), "operation" | "service") = (&mut *shape, &*shape_type) {
                shape.remove("output");
                shape.remove("errors");
                // It names members of the output.
                if let Some(Value::Object(traits)) = shape.get_mut("traits") {
                    traits.remove("smithy.api#paginated");
                }
            }
            remove_irrelevant(shape);
        }
        model.to_string()
    }

    /// The shapes that some shapes reach.
    fn reached(&self, mut waiting: Vec<String>) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            let shape = self.shape(&id);
            let others = ["member", "key", "value"]
                .into_iter()
                .map(|key| &shape[key]);
            let members = self.members(&id).map(|(_, member)| member).chain(others);
            let targets = members.filter_map(|member| member["target"].as_str());
            let targets: Vec<String> = targets.map(str::to_owned).collect();
            if reached.insert(id) {
                waiting.extend(targets);
            }
        }
        reached
    }
}

fn remove_irrelevant(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !IRRELEVANT.contains(&key.as_str()));
            object.values_mut().for_each(remove_irrelevant);
        }
        Value::Array(items) => items.iter_mut().for_each(remove_irrelevant),
        _ => {}
    }
}
