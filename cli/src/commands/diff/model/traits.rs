//! Traits that were added, removed or changed. The definition of a trait says how much that matters (Smithy
//! specification, "Breaking change rules"; the tags `diff.error.add` and so on are their predecessors).

use std::collections::HashMap;

use super::super::Aspect;
use super::super::node::Node;
use super::super::version::{Shape, Version};
use super::known;
use super::suppressions::Suppressions;
use super::{Event, Pair, Severity};

/// A kind of change of a trait or of a part of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Add,
    Remove,
    Update,
    /// Any of the three.
    Any,
    /// It was added or removed.
    Presence,
}

/// A rule in the definition of a trait.
#[derive(Clone, Debug)]
pub struct Rule {
    pub change: Change,
    /// A JSON Pointer to the part of the value, which names members of the trait's shape.
    pub path: Vec<String>,
    pub severity: Severity,
}

/// The meaning of a tag of a definition.
#[derive(Clone, Copy, Debug)]
enum Tag {
    Change(Change, Severity),
    /// The members of the trait's shape have tags, too.
    Contents,
}

/// The definition of a trait, as far as it is about changes.
#[derive(Debug)]
struct Definition {
    tags: Vec<Tag>,
    rules: Vec<Rule>,
}

/// The definitions of traits: those in the new version, and the well-known ones.
#[derive(Debug)]
pub struct Definitions<'s> {
    pub suppressions: Suppressions<'s>,
    own: HashMap<&'s str, Definition>,
    known: HashMap<&'static str, Definition>,
}

const TRAIT: &str = "smithy.api#trait";

impl<'s> Definitions<'s> {
    pub fn new(version: &'s Version<'s>) -> Self {
        let shapes = version.shapes.iter();
        let own = shapes.filter_map(|shape| {
            let rules = shape.get(TRAIT)?.get("breakingChanges");
            let rules = rules.map(Node::items).unwrap_or_default();
            let definition = Definition {
                tags: tags(shape.get("smithy.api#tags"), true),
                rules: rules.iter().filter_map(Rule::read).collect(),
            };
            Some((&*shape.id, definition))
        });
        let known = known::RULES.iter().map(|&(id, rules)| {
            let definition = Definition {
                tags: Vec::new(),
                rules: rules.iter().map(known::Rule::read).collect(),
            };
            (id, definition)
        });
        let mut known: HashMap<_, _> = known.collect();
        let tags = vec![Tag::Change(Change::Any, Severity::Error)];
        let rules = Vec::new();
        known.insert("smithy.api#enumValue", Definition { tags, rules });
        Definitions {
            suppressions: Suppressions::new(version),
            own: own.collect(),
            known,
        }
    }

    fn get(&self, id: &str) -> Option<&Definition> {
        self.own.get(id).or_else(|| self.known.get(id))
    }
}

fn tags(node: Option<&Node<'_>>, is_definition: bool) -> Vec<Tag> {
    let tags = node.map(Node::items).unwrap_or_default().iter();
    let tags = tags.filter_map(|tag| {
        let tag = tag.as_str()?.strip_prefix("diff.")?;
        if tag == "contents" {
            return is_definition.then_some(Tag::Contents);
        }
        let (severity, change) = tag.split_once('.')?;
        let severity = match severity {
            "error" => Severity::Error,
            "danger" => Severity::Danger,
            "warning" => Severity::Warning,
            _ => return None,
        };
        let change = match change {
            "add" => Change::Add,
            "remove" => Change::Remove,
            "update" => Change::Update,
            "const" => Change::Any,
            _ => return None,
        };
        Some(Tag::Change(change, severity))
    });
    tags.collect()
}

impl Rule {
    fn read(node: &Node<'_>) -> Option<Self> {
        let change = match node.get_str("change")? {
            "add" => Change::Add,
            "remove" => Change::Remove,
            "update" => Change::Update,
            "any" => Change::Any,
            "presence" => Change::Presence,
            _ => return None,
        };
        let severity = match node.get_str("severity") {
            Some("NOTE") => Severity::Note,
            Some("WARNING") => Severity::Warning,
            Some("DANGER") => Severity::Danger,
            _ => Severity::Error,
        };
        Some(Rule {
            change,
            path: pointer(node.get_str("path").unwrap_or_default()),
            severity,
        })
    }
}

/// The parts of a JSON Pointer (RFC 6901).
pub fn pointer(path: &str) -> Vec<String> {
    let parts = path.split('/').skip(1);
    parts
        .map(|part| part.replace("~1", "/").replace("~0", "~"))
        .collect()
}

impl Change {
    /// The kind of change from a value to another, if this includes it.
    fn matches(self, old: Option<&Node<'_>>, new: Option<&Node<'_>>) -> Option<Change> {
        let found = match (old, new) {
            (None, Some(_)) => Change::Add,
            (Some(_), None) => Change::Remove,
            (Some(old), Some(new)) if old != new => Change::Update,
            _ => return None,
        };
        let is_included = match self {
            Change::Any => true,
            Change::Presence => found != Change::Update,
            change => change == found,
        };
        is_included.then_some(found)
    }

    fn name(self) -> &'static str {
        match self {
            Change::Add => "Add",
            Change::Remove => "Remove",
            Change::Update => "Update",
            Change::Any => "Any",
            Change::Presence => "Presence",
        }
    }
}

/// The traits of a pair that differ: the ID, the old and the new value.
pub fn differences<'s, 'a>(
    pair: Pair<'s, 'a>,
) -> Vec<(&'s str, Option<&'s Node<'a>>, Option<&'s Node<'a>>)> {
    // An enum answers to `@enum`, from which it can be made.
    let is_enum = |kind: &str, id: &str| id == "smithy.api#enum" && kind == "enum";
    let mut found = Vec::new();
    for (id, old) in pair.old.traits() {
        match pair.new.get(id) {
            None if is_enum(pair.new.kind(), id) => {}
            None => found.push((&**id, Some(old), None)),
            Some(new) if !same_trait(id, old, new) => found.push((&**id, Some(old), Some(new))),
            Some(_) => {}
        }
    }
    for (id, new) in pair.new.traits() {
        if !pair.old.has(id) && !is_enum(pair.old.kind(), id) {
            found.push((&**id, None, Some(new)));
        }
    }
    found
}

/// Whether two values of a trait mean the same. Some traits have defaults, or no order.
fn same_trait(id: &str, old: &Node<'_>, new: &Node<'_>) -> bool {
    let or_default = |key: &str, default: &Node<'_>| {
        old.get(key).unwrap_or(default) == new.get(key).unwrap_or(default)
    };
    if old == new {
        return true;
    }
    match id {
        "smithy.api#http" => {
            let keys = ["method", "uri"].into_iter();
            let mut keys = keys.map(|key| or_default(key, &Node::Null));
            keys.all(|same| same) && or_default("code", &Node::Number("200"))
        }
        "smithy.api#retryable" => or_default("throttling", &Node::Bool(false)),
        "smithy.api#cors" => {
            let headers = |node: &Node<'_>, key: &str| {
                let names = node.get(key).map(Node::items).unwrap_or_default().iter();
                let names = names.filter_map(|name| name.as_str().map(str::to_lowercase));
                names.collect::<std::collections::BTreeSet<_>>()
            };
            let lists = ["additionalAllowedHeaders", "additionalExposedHeaders"];
            or_default("origin", &Node::text("*"))
                && or_default("origins", &Node::EMPTY)
                && or_default("maxAge", &Node::Number("600"))
                && (lists.into_iter()).all(|key| headers(old, key) == headers(new, key))
        }
        "smithy.api#examples" => {
            let (old, new) = (old.items(), new.items());
            old.len() == new.len() && new.iter().all(|example| old.contains(example))
        }
        TRAIT => {
            or_default("selector", &Node::text("*"))
                && or_default("conflicts", &Node::List(Vec::new()))
                && or_default("structurallyExclusive", &Node::Null)
                && or_default("breakingChanges", &Node::List(Vec::new()))
        }
        _ => false,
    }
}

/// The severity of changes of a trait whose definition has no tags or rules.
const DEFAULTS: &[(Change, Severity)] = &[
    (Change::Add, Severity::Note),
    (Change::Update, Severity::Note),
    (Change::Remove, Severity::Warning),
];

/// Events for the traits of a pair.
pub fn evaluate(
    new: &Version<'_>,
    definitions: &Definitions<'_>,
    pair: Pair<'_, '_>,
    events: &mut Vec<Event>,
) {
    // Other rules are about these.
    const IGNORED: [&str; 2] = ["smithy.api#box", "smithy.api#required"];
    for (id, old, after) in differences(pair) {
        if let Some(rule) = narrowed(id, old, after) {
            let event = pair.event(rule, Severity::Error, Aspect::Trait(id.to_owned()));
            events.extend(std::iter::repeat_n(event, bounds(old, after)));
        }
        let definition = definitions.get(id);
        let mut found = Vec::new();
        if !IGNORED.contains(&id) {
            let tags = definition.map(|definition| &*definition.tags);
            match tags.unwrap_or_default() {
                [] => {
                    let defaults: &[(Change, Severity)] = match definition {
                        Some(definition) if !definition.rules.is_empty() => &[],
                        None if !known::is_known(id) => &[(Change::Any, Severity::Warning)],
                        _ => DEFAULTS,
                    };
                    for &(change, severity) in defaults {
                        let change = change.matches(old, after);
                        found.extend(change.map(|change| (change, severity)));
                    }
                }
                tags => {
                    for tag in tags {
                        if let Tag::Change(change, severity) = *tag {
                            let change = change.matches(old, after);
                            found.extend(change.map(|change| (change, severity)));
                        } else if let Some(shape) = new.get(id) {
                            contents(new, shape, old, after, &mut found);
                        }
                    }
                }
            }
        }
        let rules = definition.map(|definition| &*definition.rules);
        let rules = rules.unwrap_or_default().iter();
        let broken = rules.flat_map(|rule| broken(new, id, rule, old, after));
        let broken = broken.map(|found| ("TraitBreakingChange", found));
        let modified = found.into_iter().map(|found| ("ModifiedTrait", found));
        for (rule, (change, severity)) in modified.chain(broken) {
            let event_id = format!("{rule}.{}.{id}", change.name());
            events.push(pair.event(event_id, severity, Aspect::Trait(id.to_owned())));
        }
    }
}

/// The rule about the bounds of a trait, if it has some.
fn narrowed(id: &str, old: Option<&Node<'_>>, new: Option<&Node<'_>>) -> Option<&'static str> {
    let rule = match id {
        "smithy.api#length" => "ChangedLengthTrait",
        "smithy.api#range" => "ChangedRangeTrait",
        _ => return None,
    };
    (old.is_some() && new.is_some()).then_some(rule)
}

/// How many of the two bounds became stricter. Smithy takes a missing minimum for zero.
fn bounds(old: Option<&Node<'_>>, new: Option<&Node<'_>>) -> usize {
    let bound = |node: Option<&'_ Node<'_>>, key: &str| node?.get(key)?.as_f64();
    let old_min = bound(old, "min").unwrap_or_default();
    let is_raised = bound(new, "min").unwrap_or_default() > old_min;
    let is_lowered = match (bound(old, "max"), bound(new, "max")) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(old), Some(new)) => old > new,
    };
    usize::from(is_raised) + usize::from(is_lowered)
}

/// The changes that the tags of the members of a trait's shape are about.
fn contents(
    version: &Version<'_>,
    shape: &Shape<'_>,
    old: Option<&Node<'_>>,
    new: Option<&Node<'_>>,
    found: &mut Vec<(Change, Severity)>,
) {
    let (Some(old), Some(new)) = (old, new) else {
        return;
    };
    let mut member = |name: &str, old: Option<&Node<'_>>, new: Option<&Node<'_>>| {
        let Some(member) = shape.member(name) else {
            return;
        };
        for tag in tags(member.get("smithy.api#tags"), false) {
            if let Tag::Change(change, severity) = tag {
                found.extend(change.matches(old, new).map(|change| (change, severity)));
            }
        }
        if let Some(target) = version.get(&member.target) {
            contents(version, target, old, new, found);
        }
    };
    match (old, new) {
        (Node::List(old), Node::List(new)) if shape.kind == "list" => {
            for at in 0..old.len().max(new.len()) {
                member("member", old.get(at), new.get(at));
            }
        }
        (Node::Object(entries), Node::Object(others)) if shape.kind == "map" => {
            for (key, value) in entries {
                member("value", Some(value), new.get(key));
            }
            for (key, value) in others {
                if old.get(key).is_none() {
                    member("value", None, Some(value));
                }
            }
        }
        (Node::Object(_), Node::Object(_)) if matches!(&*shape.kind, "structure" | "union") => {
            for known in &shape.members {
                let (old, new) = (old.get(&known.name), new.get(&known.name));
                if old.is_some() || new.is_some() {
                    member(&known.name, old, new);
                }
            }
        }
        _ => {}
    }
}

/// The changes of a trait's value that break a rule.
fn broken(
    version: &Version<'_>,
    id: &str,
    rule: &Rule,
    old: Option<&Node<'_>>,
    new: Option<&Node<'_>>,
) -> Vec<(Change, Severity)> {
    let is_null = |node: Option<&Node<'_>>| node.is_none_or(Node::is_null);
    if is_null(new) && !rule.path.is_empty() {
        return Vec::new();
    }
    let shape = version.get(id);
    let (old, new) = (
        parts(version, shape, rule, old),
        parts(version, shape, rule, new),
    );
    let at = |parts: &[(String, Node<'_>)]| -> HashMap<String, usize> {
        let paths = parts.iter().map(|(path, _)| path.clone());
        paths.zip(0..).collect()
    };
    let (old_at, new_at) = (at(&old), at(&new));
    let value = |parts: &'_ [(String, Node<'_>)], at: Option<&usize>| -> Option<usize> {
        at.copied().filter(|&at| !parts[at].1.is_null())
    };
    let mut found = Vec::new();
    let mut check = |before: Option<usize>, after: Option<usize>| {
        let before = before.map(|at| &old[at].1);
        let after = after.map(|at| &new[at].1);
        found.extend(rule.change.matches(before, after));
    };
    for (path, at) in &old_at {
        check(value(&old, Some(at)), value(&new, new_at.get(path)));
    }
    for (path, at) in &new_at {
        if !old_at.contains_key(path) {
            check(None, value(&new, Some(at)));
        }
    }
    let found = found.into_iter();
    found.map(|change| (change, rule.severity)).collect()
}

fn parts<'n>(
    version: &Version<'_>,
    shape: Option<&Shape<'_>>,
    rule: &Rule,
    value: Option<&Node<'n>>,
) -> Vec<(String, Node<'n>)> {
    let mut parts = Vec::new();
    let value = value.cloned().unwrap_or(Node::Null);
    extract(version, shape, &rule.path, value, String::new(), &mut parts);
    parts
}

/// The parts of a value that a path leads to. Without a shape, as for the well-known traits, an array is a list.
fn extract<'n>(
    version: &Version<'_>,
    shape: Option<&Shape<'_>>,
    path: &[String],
    value: Node<'n>,
    at: String,
    parts: &mut Vec<(String, Node<'n>)>,
) {
    let Some((segment, rest)) = path.split_first().filter(|(first, _)| !first.is_empty()) else {
        parts.push((at, value));
        return;
    };
    let mut kind = "";
    let mut next = None;
    if let Some(shape) = shape {
        let Some(member) = shape.member(segment) else {
            return;
        };
        next = version.get(&member.target);
        if next.is_none() && version.kind(&member.target).is_none() {
            return;
        }
        kind = &shape.kind;
        if next.is_none() && rest.first().is_some_and(|part| !part.is_empty()) {
            return;
        }
    }
    match value {
        Node::List(items) if kind == "list" || kind.is_empty() && segment == "member" => {
            for (index, item) in items.into_iter().enumerate() {
                extract(version, next, rest, item, format!("{at}/{index}"), parts);
            }
        }
        Node::Object(entries) if kind == "map" => {
            for (key, value) in entries {
                extract(version, next, rest, value, format!("{at}/{key}"), parts);
            }
        }
        Node::Object(entries) if matches!(kind, "structure" | "union" | "") => {
            let mut entries = entries.into_iter();
            let found = entries.find_map(|(key, value)| (key == **segment).then_some(value));
            let found = found.unwrap_or(Node::Null);
            extract(version, next, rest, found, format!("{at}/{segment}"), parts);
        }
        _ => {}
    }
}
