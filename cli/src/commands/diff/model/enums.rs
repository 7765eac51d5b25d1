//! The values of enums, in the order in which they were declared.

use std::collections::{HashMap, HashSet};

use super::super::Aspect;
use super::super::change::Site;
use super::super::version::{ENUM_VALUE, Shape};
use super::{Event, Node, Pair, Severity};

/// A value, with its name if it has one.
#[derive(Debug)]
struct Value<'s> {
    value: &'s str,
    name: Option<&'s str>,
}

const ENUM: &str = "smithy.api#enum";

/// The values of an enum or of a string with `@enum`.
fn values<'s>(shape: &'s Shape<'_>) -> Option<Vec<Value<'s>>> {
    if shape.kind == "enum" {
        let values = shape.members.iter().map(|member| {
            let value = member.get(ENUM_VALUE)?.as_str()?;
            let name = Some(&*member.name);
            Some(Value { value, name })
        });
        return values.collect();
    }
    let definitions = shape.get(ENUM)?.items().iter();
    let values = definitions.filter_map(|definition| {
        Some(Value {
            value: definition.get_str("value")?,
            name: definition.get("name").and_then(Node::as_str),
        })
    });
    Some(values.collect())
}

/// Events for the values of a pair of enums.
pub fn evaluate(pair: Pair<'_, '_>, events: &mut Vec<Event>) {
    let Some((old, new)) = pair.shapes() else {
        return;
    };
    // An enum that becomes a string with `@enum` is a change of type, which has its own event.
    if old.kind == "enum" && new.kind != "enum" {
        return;
    }
    let (Some(before), Some(after)) = (values(old), values(new)) else {
        return;
    };
    let mut report = |rule: &str, at: usize, severity, value: &str, name: Option<&str>| {
        let id = format!("ChangedEnumTrait.{rule}.{at}");
        let mut event = pair
            .event(id, severity, Aspect::Trait(ENUM.to_owned()))
            .because(format!("value `{value}`"));
        let in_enum = new.kind == "enum" || old.kind == "enum";
        if let Some(name) = name.filter(|_| in_enum) {
            event.site = Site::new(&format!("{}${name}", new.id), Aspect::Presence);
        }
        events.push(event);
    };
    let mut new_names = HashMap::new();
    for value in &after {
        new_names.entry(value.value).or_insert(value.name);
    }
    let old_values: HashSet<&str> = before.iter().map(|value| value.value).collect();
    let mut kept = before.len();
    for (at, value) in before.iter().enumerate() {
        match new_names.get(value.value) {
            None => {
                report("Removed", at, Severity::Error, value.value, value.name);
                kept -= 1;
            }
            Some(&name) if name != value.name => {
                report("NameChanged", at, Severity::Error, value.value, value.name);
            }
            Some(_) => {}
        }
    }
    for (at, value) in after.iter().enumerate() {
        if old_values.contains(value.value) {
            continue;
        }
        // Code that numbers the values in their order breaks if one is inserted.
        if at < kept {
            report("OrderChanged", at, Severity::Error, value.value, value.name);
            kept += 1;
        } else {
            report("Appended", at, Severity::Note, value.value, value.name);
        }
    }
}
