//! References of services, resources and operations, and metadata.

use std::collections::HashSet;

use super::super::Aspect;
use super::super::change::Site;
use super::super::version::{References, Shape, name};
use super::{Event, Pair, Severity, Versions};

/// Events for the keys of the metadata.
pub fn metadata(versions: Versions<'_, '_>) -> Vec<Event> {
    let (old, new) = (&versions.old.metadata, &versions.new.metadata);
    let value = |entries: &'_ [(_, super::Node<'_>)], key: &str| -> Option<usize> {
        let mut keys = entries
            .iter()
            .map(|(known, _): &(std::borrow::Cow<'_, str>, _)| known);
        keys.position(|known| known == key)
    };
    let event = |id: String, severity, key: &str| Event {
        id,
        severity,
        shape: None,
        site: Site::new(key, Aspect::Metadata),
        reason: None,
    };
    let mut events = Vec::new();
    for (key, before) in old {
        match value(new, key) {
            None => {
                let id = format!("RemovedMetadata.{key}");
                events.push(event(id, Severity::Danger, key));
            }
            Some(at) if new[at].1 != *before => {
                events.push(event("ChangedMetadata".to_owned(), Severity::Warning, key));
            }
            Some(_) => {}
        }
    }
    for (key, _) in new {
        if value(old, key).is_none() {
            events.push(event("AddedMetadata".to_owned(), Severity::Note, key));
        }
    }
    events
}

/// The items of a list that another one does not have.
pub fn missing<'s>(items: &'s [String], other: &[String]) -> Vec<&'s str> {
    let other: HashSet<&str> = other.iter().map(|id| &**id).collect();
    let mut seen = HashSet::new();
    let items = items.iter().map(|id| &**id);
    items
        .filter(|id| !other.contains(id) && seen.insert(*id))
        .collect()
}

/// Events for the references of a pair.
pub fn evaluate(versions: Versions<'_, '_>, pair: Pair<'_, '_>, events: &mut Vec<Event>) {
    if let Some((old, new)) = pair.of_kind("operation") {
        operation(pair, old, new, events);
    } else if let Some((old, new)) = pair.of_kind("service") {
        entity(versions, pair, old, new, events);
        service(versions, pair, old, new, events);
    } else if let Some((old, new)) = pair.of_kind("resource") {
        if is_same_resource(pair, old, new) {
            return;
        }
        entity(versions, pair, old, new, events);
        let (before, after) = (&old.references, &new.references);
        let mut identifiers = [before.identifiers.clone(), after.identifiers.clone()];
        for list in &mut identifiers {
            list.sort();
        }
        if identifiers[0] != identifiers[1] {
            let id = "ChangedResourceIdentifiers";
            events.push(pair.event(id, Severity::Error, Aspect::Identifiers));
        }
    }
}

/// Whether two resources are the same to Smithy, which looks at all operations of a resource together.
fn is_same_resource(pair: Pair<'_, '_>, old: &Shape<'_>, new: &Shape<'_>) -> bool {
    let (before, after) = (&old.references, &new.references);
    let operations = |references: &References| -> HashSet<String> {
        let lists = references.operations.iter();
        let lists = lists.chain(&references.collection_operations).cloned();
        let lifecycle = references.lifecycle.iter().map(|(_, id)| id.clone());
        lists.chain(lifecycle).collect()
    };
    let sorted = |entries: &[(String, String)]| -> HashSet<(String, String)> {
        entries.iter().cloned().collect()
    };
    operations(before) == operations(after)
        && missing(&before.resources, &after.resources).is_empty()
        && missing(&after.resources, &before.resources).is_empty()
        && before.lifecycle == after.lifecycle
        && sorted(&before.identifiers) == sorted(&after.identifiers)
        && sorted(&before.properties) == sorted(&after.properties)
        && super::traits::differences(pair).is_empty()
}

fn operation(pair: Pair<'_, '_>, old: &Shape<'_>, new: &Shape<'_>, events: &mut Vec<Event>) {
    let (old, new) = (&old.references, &new.references);
    for (rule, aspect, before, after) in [
        (
            "ChangedOperationInput",
            Aspect::Input,
            &old.input,
            &new.input,
        ),
        (
            "ChangedOperationOutput",
            Aspect::Output,
            &old.output,
            &new.output,
        ),
    ] {
        if let (Some(before), Some(after)) = (before, after)
            && before != after
        {
            let id = format!("{rule}.From.{before}.To.{after}");
            events.push(pair.event(id, Severity::Error, aspect));
        }
    }
    let errors = List {
        lists: [&old.errors, &new.errors],
        aspect: Aspect::Error,
    };
    errors.added(pair, events, Severity::Warning, |error| {
        format!("AddedOperationError.{error}")
    });
    errors.removed(
        pair,
        events,
        |_| Severity::Warning,
        |error| format!("RemovedOperationError.{error}"),
    );
}

/// References of a kind in both versions.
struct List<'l> {
    /// Those of the old and of the new version.
    lists: [&'l [String]; 2],
    aspect: fn(String) -> Aspect,
}

impl List<'_> {
    /// Adds an event for each new reference, whose ID is made of the name of what it refers to.
    fn added(
        &self,
        pair: Pair<'_, '_>,
        events: &mut Vec<Event>,
        severity: Severity,
        event: impl Fn(&str) -> String,
    ) {
        let [old, new] = self.lists;
        for id in missing(new, old) {
            let aspect = (self.aspect)(id.to_owned());
            events.push(pair.event(event(name(id)), severity, aspect));
        }
    }

    /// Adds an event for each removed reference.
    fn removed(
        &self,
        pair: Pair<'_, '_>,
        events: &mut Vec<Event>,
        severity: impl Fn(&str) -> Severity,
        event: impl Fn(&str) -> String,
    ) {
        let [old, new] = self.lists;
        for id in missing(old, new) {
            let aspect = (self.aspect)(id.to_owned());
            events.push(pair.event(event(name(id)), severity(id), aspect));
        }
    }
}

/// The operations and resources that a service or resource binds.
fn entity(
    versions: Versions<'_, '_>,
    pair: Pair<'_, '_>,
    old: &Shape<'_>,
    new: &Shape<'_>,
    events: &mut Vec<Event>,
) {
    let is_service = new.kind == "service";
    let parent = if is_service { "Service" } else { "Resource" };
    let (before, after) = (&old.references, &new.references);
    let operations = List {
        lists: [&before.operations, &after.operations],
        aspect: Aspect::Operation,
    };
    let resources = List {
        lists: [&before.resources, &after.resources],
        aspect: Aspect::Resource,
    };
    operations.added(pair, events, Severity::Note, |name| {
        format!("AddedOperationBinding.To{parent}.{name}")
    });
    resources.added(pair, events, Severity::Note, |name| {
        format!("AddedResourceBinding.To{parent}.{name}")
    });
    let is_removed = || !missing(&before.operations, &after.operations).is_empty();
    let bound: HashSet<&str> = if is_service && is_removed() {
        versions.new.operations_of(&new.id).into_iter().collect()
    } else {
        HashSet::new()
    };
    // A resource of the service can still bind it.
    let severity = |id: &str| {
        if bound.contains(id) {
            Severity::Note
        } else {
            Severity::Error
        }
    };
    operations.removed(pair, events, severity, |name| {
        format!("RemovedOperationBinding.From{parent}.{name}")
    });
    resources.removed(
        pair,
        events,
        |_| Severity::Error,
        |name| format!("RemovedResourceBinding.From{parent}.{name}"),
    );
}

fn service(
    versions: Versions<'_, '_>,
    pair: Pair<'_, '_>,
    old: &Shape<'_>,
    new: &Shape<'_>,
    events: &mut Vec<Event>,
) {
    let (before, after) = (&old.references, &new.references);
    let errors = List {
        lists: [&before.errors, &after.errors],
        aspect: Aspect::Error,
    };
    errors.added(pair, events, Severity::Warning, |_| {
        "AddedServiceError".to_owned()
    });
    errors.removed(
        pair,
        events,
        |_| Severity::Warning,
        |_| "RemovedServiceError".to_owned(),
    );
    let renamed = |list: &'_ [(String, String)], id: &str| -> Option<String> {
        let mut list = list.iter();
        list.find_map(|(known, to)| (known == id).then(|| to.clone()))
    };
    for (id, to) in &before.rename {
        if renamed(&after.rename, id).as_ref() != Some(to) {
            let aspect = Aspect::Rename(id.clone());
            events.push(pair.event("ServiceRename", Severity::Error, aspect));
        }
    }
    let mut reached = None;
    for (id, _) in &after.rename {
        if renamed(&before.rename, id).is_some() {
            continue;
        }
        // A new name of a new shape breaks nothing.
        let reached = reached.get_or_insert_with(|| versions.old.reached([&*old.id]));
        if reached.contains(&**id) {
            let aspect = Aspect::Rename(id.clone());
            events.push(pair.event("ServiceRename", Severity::Error, aspect));
        }
    }
}
