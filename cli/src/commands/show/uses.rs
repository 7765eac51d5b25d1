//! Where a shape is used.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use shapesmith_codegen::inspect::{Model, Reference};

/// Where a shape is used.
#[derive(Debug, Default, Serialize)]
pub struct Uses {
    /// The references to it.
    pub direct: Vec<Use>,
    /// The operations whose input, output or errors reach it, by absolute ID.
    pub operations: Vec<String>,
}

/// A reference to a shape.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Use {
    /// The absolute ID of the shape or member that refers to it.
    pub id: String,
    /// Its role there, such as `member`, `input` or `error`.
    #[serde(rename = "as")]
    pub role: &'static str,
}

/// The uses of a shape.
pub fn uses(model: &Model<'_>, references: &[Reference<'_>], id: &str) -> Uses {
    let direct = references.iter().filter(|reference| reference.to == id);
    let direct = direct.map(|reference| Use {
        id: match (&reference.name, reference.key) {
            (Some(name), "members") => format!("{}${name}", reference.from),
            (None, key @ ("member" | "key" | "value")) => format!("{}${key}", reference.from),
            _ => reference.from.to_string(),
        },
        role: role(reference.key),
    });
    let direct = direct.collect();
    Uses {
        direct,
        operations: operations(model, references, id),
    }
}

/// The role of a shape for a shape that refers to it.
fn role(key: &str) -> &'static str {
    match key {
        "members" | "member" => "member",
        "key" => "key",
        "value" => "value",
        "mixins" => "mixin",
        "input" => "input",
        "output" => "output",
        "errors" => "error",
        "identifiers" => "identifier",
        "properties" => "property",
        "resources" => "resource",
        _ => "operation",
    }
}

/// The operations that reach a shape, in the model's order.
fn operations(model: &Model<'_>, references: &[Reference<'_>], id: &str) -> Vec<String> {
    let mut users: HashMap<&str, Vec<&Reference<'_>>> = HashMap::new();
    for reference in references {
        users.entry(&reference.to).or_default().push(reference);
    }
    let of = |id: &str| users.get(id).into_iter().flatten();
    let mut seen = HashSet::from([id]);
    let mut waiting = vec![id];
    let mut reaching: HashSet<&str> = HashSet::new();
    while let Some(next) = waiting.pop() {
        for reference in of(next) {
            match reference.key {
                "input" | "output" => {
                    reaching.insert(&reference.from);
                }
                // Operations have the errors of their services.
                "errors" => reaching.extend(bound(references, &reference.from)),
                "members" | "member" | "key" | "value" | "mixins"
                    if seen.insert(&reference.from) =>
                {
                    waiting.push(&reference.from);
                }
                _ => {}
            }
        }
    }
    // Operations have the inputs, outputs and errors of their mixins, too.
    let mut waiting: Vec<&str> = reaching.iter().copied().collect();
    while let Some(next) = waiting.pop() {
        for reference in of(next).filter(|reference| reference.key == "mixins") {
            if reaching.insert(&reference.from) {
                waiting.push(&reference.from);
            }
        }
    }
    let ids = model.shapes().map(|(id, _)| &**id);
    let reaching = ids.filter(|id| reaching.contains(id) && kind(model, id) == "operation");
    reaching.map(str::to_owned).collect()
}

/// The operations of a service, or the operation itself.
pub fn bound<'r>(references: &'r [Reference<'_>], id: &'r str) -> HashSet<&'r str> {
    let mut next: HashMap<&str, Vec<(&str, bool)>> = HashMap::new();
    for reference in references {
        let is_resource = reference.key == "resources";
        if is_resource || role(reference.key) == "operation" {
            next.entry(&reference.from)
                .or_default()
                .push((&reference.to, is_resource));
        }
    }
    let mut operations = HashSet::new();
    if !next.contains_key(id) {
        operations.insert(id);
    }
    let mut seen = HashSet::from([id]);
    let mut waiting = vec![id];
    while let Some(place) = waiting.pop() {
        for &(to, is_resource) in next.get(place).into_iter().flatten() {
            if !is_resource {
                operations.insert(to);
            } else if seen.insert(to) {
                waiting.push(to);
            }
        }
    }
    operations
}

/// The services and resources that bind a shape, the services also through resources.
pub fn services(model: &Model<'_>, references: &[Reference<'_>], operation: &str) -> Vec<String> {
    let mut binders: HashMap<&str, Vec<&str>> = HashMap::new();
    for reference in references {
        if reference.key == "resources" || role(reference.key) == "operation" {
            binders
                .entry(&reference.to)
                .or_default()
                .push(&reference.from);
        }
    }
    let mut seen = HashSet::from([operation]);
    let mut waiting = vec![operation];
    while let Some(place) = waiting.pop() {
        for &from in binders.get(place).into_iter().flatten() {
            if seen.insert(from) {
                waiting.push(from);
            }
        }
    }
    let ids = model.shapes().map(|(id, _)| &**id);
    let seen = ids.filter(|id| *id != operation && seen.contains(id));
    let services = seen.filter(|id| kind(model, id) == "service");
    services.map(str::to_owned).collect()
}

fn kind(model: &Model<'_>, id: &str) -> String {
    let shape = model.shape(id).ok().flatten();
    shape.map_or_else(String::new, |shape| shape.kind().to_owned())
}
