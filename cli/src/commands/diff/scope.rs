//! The part of the model that the user asks for.

use std::collections::{BTreeSet, HashSet};

use shapesmith_codegen::similar_names;

use super::change::{Aspect, Site};
use super::model::Versions;
use super::version::{Version, name};
use super::wire;
use crate::failure::Failure;
use crate::names::Names;

/// The shapes that some names reach.
#[derive(Debug)]
pub struct Scope<'s> {
    /// What is named.
    pub named: wire::Scope<'s>,
    /// The IDs of what that reaches in either version.
    reached: HashSet<&'s str>,
    /// The services and resources through which the operations are called.
    services: HashSet<&'s str>,
}

/// All, in a list of names.
const ALL: &str = "*";

impl<'s> Scope<'s> {
    /// The scope of some names. `None` if there are none, so that all counts.
    ///
    /// # Errors
    ///
    /// Neither version has a shape or operation with one of the names.
    pub fn new(versions: Versions<'s, '_>, wanted: &Names) -> Result<Option<Self>, Failure> {
        if wanted.is_empty() {
            return Ok(None);
        }
        let both = [versions.old, versions.new];
        let mut roots = wire::Scope::default();
        for name in &wanted.shapes {
            let found = find(both, name, |kind| {
                !matches!(kind, "operation" | "service" | "resource")
            });
            if found.is_empty() && name != ALL {
                return Err(unknown("a shape", name, both));
            }
            roots.shapes.extend(found);
        }
        for name in &wanted.operations {
            let found = find(both, name, |kind| kind == "operation");
            if found.is_empty() && name != ALL {
                return Err(unknown("an operation", name, both));
            }
            roots.operations.extend(found);
        }
        let mut scope = Scope {
            reached: HashSet::new(),
            services: HashSet::new(),
            named: roots,
        };
        for version in both {
            let roots = scope.named.shapes.iter().chain(&scope.named.operations);
            scope.reached.extend(version.reached(roots.copied()));
            let services = version
                .shapes
                .iter()
                .filter(|shape| shape.kind == "service");
            let services = services.filter(|service| {
                let mut bound = version.operations_of(&service.id).into_iter();
                bound.any(|id| scope.named.operations.contains(id))
            });
            let services: Vec<_> = services.collect();
            for service in services {
                scope.services.insert(&service.id);
                // Errors of the service are errors of each operation.
                let errors = service.references.errors.iter().map(|id| &**id);
                scope.reached.extend(version.reached(errors));
            }
        }
        Ok(Some(scope))
    }

    /// Whether a change counts.
    pub fn has(&self, site: &Site) -> bool {
        let shape = site.id.split('$').next().unwrap_or_default();
        if site.aspect == Aspect::Metadata {
            return false;
        }
        let is_of_service = match &site.aspect {
            Aspect::Operation(id) | Aspect::Rename(id) => self.reached.contains(&**id),
            Aspect::Presence | Aspect::Trait(_) | Aspect::Version | Aspect::Error(_) => true,
            _ => false,
        };
        self.reached.contains(shape) || is_of_service && self.services.contains(shape)
    }
}

fn find<'s>(
    versions: [&'s Version<'_>; 2],
    wanted: &str,
    is_of_kind: fn(&str) -> bool,
) -> Vec<&'s str> {
    let shapes = versions.into_iter().flat_map(|version| &version.shapes);
    let found = shapes.filter(|shape| {
        let is_named = wanted == ALL || shape.id == wanted || name(&shape.id) == wanted;
        is_named && is_of_kind(&shape.kind)
    });
    found.map(|shape| &*shape.id).collect()
}

fn unknown(what: &str, wanted: &str, versions: [&Version<'_>; 2]) -> Failure {
    let is_operation = what == "an operation";
    let shapes = versions.into_iter().flat_map(|version| &version.shapes);
    let shapes = shapes.filter(|shape| match &*shape.kind {
        "operation" => is_operation,
        "service" | "resource" => false,
        _ => !is_operation,
    });
    let is_absolute = wanted.contains('#');
    let shown = shapes.map(|shape| {
        if is_absolute {
            &*shape.id
        } else {
            shape.name()
        }
    });
    let known: BTreeSet<&str> = shown.collect();
    let near = similar_names(wanted, &mut known.into_iter());
    let message = format!("neither version has {what} `{wanted}`");
    match &near[..] {
        [] => Failure::new(message),
        near => {
            let near: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
            Failure::with_help(message, format!("did you mean {}?", near.join(" or ")))
        }
    }
}
