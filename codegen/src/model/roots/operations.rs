//! The operations that the input names, and the services that they are bound to.

use std::borrow::Cow;
use std::collections::HashSet;

use proc_macro2::Span;

use super::{Root, RootOperation, Selector};
use crate::diagnostic::{Diagnostic, excerpt, quoted};
use crate::input::Name;
use crate::model::id::{MAX_ID, ShapeId, is_identifier};
use crate::model::json::{self, Mismatch, Object, Raw};
use crate::model::mixins;
use crate::model::protocol::{self, ServiceTraits};
use crate::model::raw_shape::shape_type;

/// The maximum number of errors of all operations, each counted once per operation.
pub(crate) const MAX_ERRORS: usize = 100_000;

/// The maximum number of operations of all services of a model, each counted once per service.
pub(crate) const MAX_BOUND: usize = 100_000;

/// The traits of a service that its operations need.
pub(super) struct Service<'a> {
    /// The operations bound to it, directly or through its resources.
    operations: Vec<String>,
    /// The errors that each of them can return.
    errors: Vec<Cow<'a, str>>,
    traits: ServiceTraits,
}

impl<'a> Selector<'_, 'a> {
    pub(super) fn read_services(&mut self, span: Span) {
        for (id, raw) in self.of_kind("service") {
            let read = || -> Result<_, Mismatch<'a>> {
                json::check_unique_keys(raw, usize::MAX)?;
                let service = json::object(raw)?;
                // The name of a service is part of requests.
                check_shape_id(&id, raw)?;
                // Smithy specification, "Service": `rename` disambiguates shapes with the same name.
                let renames = service.get("rename").map(json::object).transpose()?;
                let mut names = Vec::new();
                for (id, raw) in renames.map_or_else(Vec::new, |renames| renames.0) {
                    let name = json::string(raw).map_err(|m| m.in_key("rename"))?;
                    if !is_identifier(&name) {
                        let message = format!("{} is not a valid identifier", quoted(&name));
                        return Err(Mismatch::new(raw.get(), message).in_key("rename"));
                    }
                    names.push((id, name));
                }
                let traits = protocol::service(&id, &service)?;
                Ok((targets(&service, "errors")?, names, traits))
            };
            match read() {
                Ok((errors, renames, traits)) => {
                    self.selected.renames.extend(renames);
                    let operations = self.bound_operations(&id, span);
                    for operation in &operations {
                        let services = self.bound.entry(operation.clone()).or_default();
                        services.push(self.services.len());
                    }
                    self.services.push(Service {
                        operations,
                        errors,
                        traits,
                    });
                }
                Err(mismatch) => self.mismatch(&id, span, &mismatch),
            }
        }
    }

    fn of_kind(&self, kind: &str) -> Vec<(String, Raw<'a>)> {
        let shapes = self
            .index
            .shapes()
            .filter(|(_, raw)| shape_type(raw).is_some_and(|k| k == kind));
        shapes.map(|(id, raw)| (id.to_owned(), raw)).collect()
    }

    /// The operations that are bound to the model's services, or all operations of a model without a service.
    pub(super) fn all_operations(&mut self, span: Span) {
        let mut operations = Vec::new();
        let mut known = HashSet::new();
        for service in &self.services {
            let new = service
                .operations
                .iter()
                .filter(|id| known.insert((*id).clone()));
            operations.extend(new.cloned());
        }
        if self.services.is_empty() {
            operations = self
                .of_kind("operation")
                .into_iter()
                .map(|(id, _)| id)
                .collect();
        }
        if operations.is_empty() && self.problems.is_empty() {
            self.problems
                .push(|| Diagnostic::new(span, "no operations in the model"));
        }
        for id in operations {
            self.operation_roots(&id, span);
        }
    }

    /// The operations of a service or resource and of its nested resources (Smithy specification, "Service
    /// types"), without duplicates.
    fn bound_operations(&mut self, id: &str, span: Span) -> Vec<String> {
        let mut operations = Vec::new();
        let mut known_operations = HashSet::new();
        let mut entities = vec![id.to_owned()];
        let mut known_entities = HashSet::from([id.to_owned()]);
        let mut next = 0;
        let known: usize = self
            .services
            .iter()
            .map(|service| service.operations.len() + 1)
            .sum();
        while let Some(entity) = entities.get(next).cloned() {
            next += 1;
            // Services can share a resource.
            if known + operations.len() + next > MAX_BOUND {
                self.problems.push(|| {
                    let message = format!(
                        "the services of the model bind more than {MAX_BOUND} operations and resources"
                    );
                    Diagnostic::new(span, message).help("split the model by service")
                });
                break;
            }
            let Some(raw) = self.index.get(&entity) else {
                self.problems.push(|| {
                    let (id, entity) = (excerpt(id), excerpt(&entity));
                    let message = format!(
                        "no operation or resource `{entity}` in the model, bound by `{id}`"
                    );
                    Diagnostic::new(span, message)
                });
                continue;
            };
            let read = || -> Result<_, Mismatch<'a>> {
                json::check_unique_keys(raw, usize::MAX)?;
                let entity = json::object(raw)?;
                let mut bound = targets(&entity, "operations")?;
                bound.extend(targets(&entity, "collectionOperations")?);
                for lifecycle in ["create", "put", "read", "update", "delete", "list"] {
                    bound.extend(target(&entity, lifecycle)?);
                }
                Ok((bound, targets(&entity, "resources")?))
            };
            match read() {
                Ok((bound, resources)) => {
                    extend_new(&mut operations, &mut known_operations, bound);
                    extend_new(&mut entities, &mut known_entities, resources);
                }
                Err(mismatch) => self.mismatch(&entity, span, &mismatch),
            }
        }
        operations
    }

    pub(super) fn operation(&mut self, name: &Name) {
        let is_operation = |raw: Raw<'a>| shape_type(raw).is_some_and(|kind| kind == "operation");
        if let Some((id, _)) = self.find(name, "operation", is_operation) {
            self.operation_roots(&id, name.span);
        }
    }

    /// The input, the output and the errors of an operation, including those of its services.
    fn operation_roots(&mut self, id: &str, span: Span) {
        if self.errors > MAX_ERRORS {
            return; // this has been reported
        }
        let Some(raw) = self.index.get(id) else {
            let message = || format!("no operation `{}` in the model", excerpt(id));
            self.problems.push(|| Diagnostic::new(span, message()));
            return;
        };
        let read = || -> Result<_, Mismatch<'a>> {
            check_shape_id(id, raw)?;
            json::check_unique_keys(raw, usize::MAX)?;
            // An operation's own input and output come last, and override those of its mixins.
            let objects = mixins::objects(self.index, id, raw)?;
            let last = |key| match objects.iter().rev().find(|o| o.get(key).is_some()) {
                Some(object) => target(object, key),
                None => Ok(None),
            };
            let is_type = |id: &Cow<'_, str>| id != "smithy.api#Unit";
            let input = last("input")?.filter(is_type);
            let output = last("output")?.filter(is_type);
            let mut errors = Vec::new();
            for object in &objects {
                errors.extend(targets(object, "errors")?);
            }
            Ok((input, output, errors, protocol::operation(&objects)?))
        };
        let (input, output, mut errors, traits) = match read() {
            Ok(found) => found,
            Err(mismatch) => return self.mismatch(id, span, &mismatch),
        };
        // Smithy specification, "Service": every operation can return the errors of the service.
        let mut service_traits = None;
        if !self.bound.contains_key(id) {
            self.check_repeated_types(span);
        }
        for &service in self.bound.get(id).into_iter().flatten() {
            let service = &self.services[service];
            errors.extend(service.errors.iter().cloned());
            service_traits.get_or_insert(&service.traits);
        }
        if !self.operations.insert(id.to_owned()) {
            return; // named before
        }
        self.errors += errors.len();
        if self.errors > MAX_ERRORS {
            self.problems.push(|| {
                let message = format!("the requested operations have more than {MAX_ERRORS} errors in total");
                let help = "the errors of a service count for each of its operations; request fewer operations";
                Diagnostic::new(span, message).help(help)
            });
            return;
        }
        let roots: Vec<_> = input
            .iter()
            .chain(&output)
            .chain(&errors)
            .cloned()
            .collect();
        let roots = roots.into_iter().map(|id| Root { id, span });
        self.selected.shapes.extend(roots);
        let operation = RootOperation {
            id: id.to_owned(),
            span,
            input,
            output,
            errors,
            traits,
            service: service_traits.cloned(),
        };
        self.selected.operations.push(operation);
    }

    /// If an operation seems to have no service, reports shapes with a duplicate `type` key: a service is
    /// recognized by the first one.
    fn check_repeated_types(&mut self, span: Span) {
        if std::mem::replace(&mut self.has_looked_for_hidden, true) {
            return;
        }
        for (id, raw) in self.index.shapes() {
            let has_two_types =
                json::repeated_key(raw.get(), 1).is_some_and(|key| key.key == "type");
            if let Err(mismatch) = has_two_types.then(|| json::object(raw)).transpose() {
                self.mismatch(id, span, &mismatch);
            }
        }
    }

    fn mismatch(&mut self, id: &str, span: Span, mismatch: &Mismatch<'a>) {
        let index = self.index;
        self.problems.push(|| index.problem(span, mismatch, id));
    }
}

/// Adds the IDs that are not in the list yet.
fn extend_new(list: &mut Vec<String>, known: &mut HashSet<String>, more: Vec<Cow<'_, str>>) {
    for id in more {
        let id = id.into_owned();
        if known.insert(id.clone()) {
            list.push(id);
        }
    }
}

/// Checks that the name of a shape is valid in Rust and in requests.
fn check_shape_id<'a>(id: &str, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
    let message = if id.len() > MAX_ID {
        let length = id.len();
        format!("shape ID of {length} bytes exceeds the maximum of {MAX_ID}")
    } else if ShapeId::parse(id).is_none() {
        format!("`{}` is not a valid absolute shape ID", excerpt(id))
    } else {
        return Ok(());
    };
    Err(Mismatch::new(raw.get(), message))
}

/// The IDs in the optional list of references at `key`.
fn targets<'a>(object: &Object<'a>, key: &str) -> Result<Vec<Cow<'a, str>>, Mismatch<'a>> {
    let Some(raw) = object.get(key) else {
        return Ok(Vec::new());
    };
    json::array(raw)
        .and_then(|references| references.0.into_iter().map(json::target).collect())
        .map_err(|m| m.in_key(key))
}

/// The ID in the optional reference at `key`.
fn target<'a>(object: &Object<'a>, key: &str) -> Result<Option<Cow<'a, str>>, Mismatch<'a>> {
    let reference = object.get(key).map(json::target).transpose();
    reference.map_err(|m| m.in_key(key))
}
