//! Suppressions and severity overrides of the new version (Smithy specification, "Suppressions" and "Severity
//! overrides"). Errors cannot be suppressed.

use std::collections::HashMap;

use super::super::node::Node;
use super::super::version::Version;
use super::{Event, Severity};

/// The suppressions and severity overrides of a version.
#[derive(Debug)]
pub struct Suppressions<'s> {
    rules: &'s [Node<'s>],
    overrides: &'s [Node<'s>],
    /// The values of `@suppress` by shape or member.
    traits: HashMap<&'s str, &'s Node<'s>>,
}

impl<'s> Suppressions<'s> {
    pub fn new(version: &'s Version<'s>) -> Self {
        let list = |key: &str| -> &'s [Node<'s>] {
            let mut entries = version.metadata.iter();
            let value = entries.find_map(|(known, value)| (known == key).then_some(value));
            value.map(Node::items).unwrap_or_default()
        };
        let mut traits = HashMap::new();
        for shape in &version.shapes {
            traits.extend(shape.get(SUPPRESS).map(|value| (&*shape.id, value)));
            let members = shape.members.iter();
            traits.extend(members.filter_map(|member| Some((&*member.id, member.get(SUPPRESS)?))));
        }
        Suppressions {
            rules: list("suppressions"),
            overrides: list("severityOverrides"),
            traits,
        }
    }

    /// Changes the severities of events.
    pub fn apply(&self, events: &mut [Event]) {
        for event in events {
            if !matches!(
                event.severity,
                Severity::Note | Severity::Warning | Severity::Danger
            ) {
                continue;
            }
            let shape = event.shape.as_deref();
            let of_shape = shape.and_then(|id| self.traits.get(id));
            let by_trait = of_shape.is_some_and(|ids| {
                let mut ids = ids.items().iter().filter_map(Node::as_str);
                ids.any(|id| contains(&event.id, id))
            });
            if by_trait || self.rules.iter().any(|rule| is_meant(rule, event)) {
                event.severity = Severity::Suppressed;
                continue;
            }
            let overrides = self.overrides.iter().filter(|rule| is_meant(rule, event));
            let severities = overrides.filter_map(|rule| match rule.get_str("severity")? {
                "WARNING" => Some(Severity::Warning),
                "DANGER" => Some(Severity::Danger),
                _ => None,
            });
            let highest = severities.max().unwrap_or(event.severity);
            event.severity = event.severity.max(highest);
        }
    }
}

/// Whether a rule in the metadata is about an event.
fn is_meant(rule: &Node<'_>, event: &Event) -> bool {
    let (Some(id), Some(namespace)) = (rule.get_str("id"), rule.get_str("namespace")) else {
        return false;
    };
    let of_shape = event.shape.as_deref().and_then(|id| id.split_once('#'));
    let is_inside = namespace == "*" || of_shape.is_some_and(|(of, _)| of == namespace);
    contains(&event.id, id) && is_inside
}

const SUPPRESS: &str = "smithy.api#suppress";

/// Whether an ID is that of an event, or of a group of events.
fn contains(event: &str, id: &str) -> bool {
    let rest = event.strip_prefix(id);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
