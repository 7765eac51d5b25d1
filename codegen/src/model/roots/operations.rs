//! The operations that the input names, and the services that they are bound to.

use std::borrow::Cow;

use proc_macro2::Span;

use super::misplaced::Wanted;
use super::{Root, RootOperation, Selector, names};
use crate::collections::{List, Set};
use crate::diagnostic::{Diagnostic, excerpt};
use crate::input::{Name, Selection};
use crate::model::auth;
use crate::model::id::{MAX_ID, ShapeId};
use crate::model::json::{self, Mismatch, Object, Raw};
use crate::model::mixins;
use crate::model::pagination;
use crate::model::protocol::{self, ServiceTraits};
use crate::model::raw_shape::{is_mixin, shape_type};

/// The maximum number of errors of all operations, each counted once per operation.
pub(crate) const MAX_ERRORS: usize = 100_000;

/// The maximum number of operations of all services of a model, each counted once per service.
pub(crate) const MAX_BOUND: usize = 100_000;

/// A service that operations are bound to.
pub(super) struct Service<'a> {
    /// The operations bound to it, directly or through its resources.
    pub(super) operations: Vec<String>,
    /// The errors that each of them can return.
    errors: Vec<Cow<'a, str>>,
    /// The names that it gives to shapes.
    renames: names::Renames<'a>,
    /// The shapes that it gives names to.
    pub(super) renamed: Set<Cow<'a, str>>,
    traits: ServiceTraits,
    /// Whether one of the selected operations is called at it.
    is_called: bool,
}

impl<'a> Selector<'_, 'a> {
    /// Reads the services of the model, or the one that the input names. Without operations, only the names that
    /// they give to shapes are needed.
    pub(super) fn read_services(&mut self) {
        let span = match (&self.request.operations, &self.request.shapes) {
            (Some(Selection::All(span)), _) | (None, Some(Selection::All(span))) => *span,
            (Some(Selection::Named(names)), _) | (None, Some(Selection::Named(names))) => {
                names.first().map_or_else(Span::call_site, |name| name.span)
            }
            (None, None) => Span::call_site(),
        };
        let services = match &self.request.service {
            Some(name) => self.find_service(name).into_iter().list(),
            None => self.of_kind("service"),
        };
        let has_operations = self.request.operations.is_some();
        for (id, raw) in services {
            let index = self.index;
            let read = || -> Result<_, Mismatch<'a>> {
                if has_operations {
                    json::check_unique_keys(raw, usize::MAX)?;
                    // The name of a service is part of requests.
                    check_shape_id(&id, raw)?;
                } else if !["rename", "mixins", "\\u"]
                    .iter()
                    .any(|key| raw.get().contains(key))
                {
                    return Ok(None);
                }
                let flat = mixins::flatten(index, &Cow::Owned(id.clone()), raw)?;
                let renames = names::read_renames(index, &flat)?;
                let errors = if has_operations {
                    flat.targets("errors")?
                } else {
                    Vec::new()
                };
                Ok(Some((errors, renames, flat.traits)))
            };
            let read_traits = |known: &Object<'a>| -> Result<_, Mismatch<'a>> {
                let mut traits = protocol::service(&id, known)?;
                traits.auth = auth::service(index, known)?;
                traits.paginated = pagination::service(known)?;
                Ok(traits)
            };
            match read() {
                Ok(Some((errors, renames, known))) => {
                    let (mut operations, mut traits) = (Vec::new(), ServiceTraits::default());
                    if has_operations {
                        // With invalid traits, what the service refers to is still checked.
                        traits = read_traits(&known).unwrap_or_else(|mismatch| {
                            self.mismatch(&id, span, &mismatch);
                            ServiceTraits::default()
                        });
                        operations = self.bound_operations(&id, span);
                    }
                    for operation in &operations {
                        let services = self
                            .bound
                            .get_or_insert_with(operation.clone(), Default::default);
                        services.push(self.services.len());
                    }
                    self.services.push(Service {
                        operations,
                        errors,
                        renamed: renames.iter().map(|(id, _)| id.clone()).collect(),
                        renames,
                        traits,
                        is_called: false,
                    });
                }
                Ok(None) => {}
                Err(mismatch) => self.mismatch(&id, span, &mismatch),
            }
        }
    }

    /// The service that the input names.
    fn find_service(&mut self, name: &Name) -> Option<(String, Raw<'a>)> {
        let index = self.index;
        let is_service = |id: &str, raw: Raw<'a>| {
            shape_type(raw).is_some_and(|kind| kind == "service")
                && !is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin)
        };
        self.find(name, Wanted::Service, &is_service)
    }

    /// The names that services give to shapes: first those of the services that are called.
    pub(super) fn take_renames(&mut self) {
        for is_called in [true, false] {
            for service in self
                .services
                .iter_mut()
                .filter(|s| s.is_called == is_called)
            {
                self.selected.renames.append(&mut service.renames);
            }
        }
    }

    /// The shapes of a type, without mixins. A malformed shape is reported when it is read.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<(String, Raw<'a>)> {
        let mut shapes = Vec::new();
        for &(ref id, raw) in self.index.shapes() {
            if shape_type(raw).as_deref() == Some(kind)
                && !is_mixin(self.index, id, raw).is_ok_and(|is_mixin| is_mixin)
            {
                shapes.push((id.clone().into_owned(), raw));
            }
        }
        shapes
    }

    /// The operations that are bound to the model's services, or all operations of a model without a service.
    pub(super) fn all_operations(&mut self, span: Span) {
        let mut operations = Vec::new();
        let mut known = Set::new();
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
                .list();
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
        let mut known_operations = Set::new();
        let mut entities = vec![id.to_owned()];
        let mut known_entities = Set::new();
        known_entities.insert(id.to_owned());
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
                let (index, entity_id) = (self.index, entity);
                let place = index.get(id);
                self.problems.push(|| {
                    let entity = &entity_id;
                    let (shown, entity) = (excerpt(id), excerpt(entity));
                    let message = format!(
                        "no operation or resource `{entity}` in the model, bound by `{shown}`"
                    );
                    let mut problem = Diagnostic::new(span, message);
                    problem.help = index.missing_namespace(&entity_id);
                    match place {
                        Some(raw) => problem.location(index.sources().location_of_reference(
                            raw.get(),
                            &entity_id,
                            id,
                        )),
                        None => problem,
                    }
                });
                continue;
            };
            let read = || -> Result<_, Mismatch<'a>> {
                json::check_unique_keys(raw, usize::MAX)?;
                let flat = mixins::flatten(self.index, &Cow::Owned(entity.clone()), raw)?;
                let mut bound = flat.targets("operations")?;
                bound.extend(flat.targets("collectionOperations")?);
                for lifecycle in ["create", "put", "read", "update", "delete", "list"] {
                    bound.extend(flat.target(lifecycle)?);
                }
                Ok((bound, flat.targets("resources")?))
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
        let index = self.index;
        let is_operation = |id: &str, raw: Raw<'a>| {
            shape_type(raw).is_some_and(|kind| kind == "operation")
                && !is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin)
        };
        let Some((id, _)) = self.find(name, Wanted::Operation, &is_operation) else {
            return;
        };
        let is_unbound = !self.services.is_empty() && !self.bound.contains_key(&id);
        let service = self.request.service.as_ref();
        if let Some(service) = service.filter(|_| is_unbound) {
            self.problems.push(|| {
                let (operation, service) = (excerpt(&name.text), excerpt(&service.text));
                let message =
                    format!("operation `{operation}` is not bound to the service `{service}`");
                Diagnostic::new(name.span, message)
            });
            return;
        }
        self.operation_roots(&id, name.span);
    }

    /// The input, the output and the errors of an operation, including those of its services.
    pub(super) fn operation_roots(&mut self, id: &str, span: Span) {
        if self.errors > MAX_ERRORS {
            return; // this has been reported
        }
        let Some(raw) = self.index.get(id) else {
            let message = || format!("no operation `{}` in the model", excerpt(id));
            self.problems.push(|| {
                let mut problem = Diagnostic::new(span, message());
                problem.help = self.index.missing_namespace(id);
                match self.index.location_of_reference(id) {
                    Some(location) => problem.location(location),
                    None => problem,
                }
            });
            return;
        };
        let services = self.services_of(id);
        let called = services.first().map(|place| &self.services[*place].traits);
        let called = called.cloned().unwrap_or_default();
        let (index, reader) = (self.index, &mut self.traits);
        let read = || -> Result<_, Mismatch<'a>> {
            check_shape_id(id, raw)?;
            json::check_unique_keys(raw, usize::MAX)?;
            let flat = mixins::flatten(index, &Cow::Owned(id.to_owned()), raw)?;
            let is_type = |id: &Cow<'_, str>| id != "smithy.api#Unit";
            let input = flat.target("input")?.filter(is_type);
            let output = flat.target("output")?.filter(is_type);
            let errors = flat.targets("errors")?;
            Ok((input, output, errors, flat.traits))
        };
        let (input, output, mut errors, all_traits) = match read() {
            Ok(found) => found,
            Err(mismatch) => return self.mismatch(id, span, &mismatch),
        };
        let read_traits = || -> Result<_, Mismatch<'a>> {
            let mut traits = protocol::operation(&all_traits)?;
            traits.auth = auth::operation(&all_traits, &called.auth)?;
            let pagination = pagination::operation(&all_traits, &called.paginated)?;
            Ok((traits, pagination, reader.read(all_traits.0)?))
        };
        // With invalid traits, what the operation refers to is still checked.
        let (traits, pagination, documentation) = read_traits().unwrap_or_else(|mismatch| {
            self.mismatch(id, span, &mismatch);
            Default::default()
        });
        if !self.bound.contains_key(id) {
            self.check_repeated_types(span);
        }
        let services = self.services_of(id);
        // Smithy specification, "Service": every operation can return the errors of the service.
        for &service in &services {
            errors.extend(self.services[service].errors.iter().cloned());
            self.services[service].is_called = true;
        }
        let traits_of = |service: &usize| &self.services[*service].traits;
        let service = services.first().map(traits_of).cloned();
        let others = services.iter().skip(1).map(traits_of);
        let other_services = others.map(|service| service.id.clone()).list();
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
        if let Some(&service) = services.first() {
            self.check_error_names(id, service, &errors, span);
        }
        let roots: Vec<_> = input.iter().chain(&output).chain(&errors).cloned().list();
        let roots = roots.into_iter().map(|id| Root { id, span });
        self.selected.shapes.extend(roots);
        let operation = RootOperation {
            id: id.to_owned(),
            span,
            input,
            output,
            errors,
            traits,
            pagination,
            documentation,
            service,
            other_services,
        };
        self.selected.operations.push(operation);
    }

    /// The services that an operation can be called at: of those that it is bound to, the ones whose protocol is
    /// supported. If there are none, it cannot be called, and is that of the first.
    fn services_of(&self, id: &str) -> Vec<usize> {
        let bound = self.bound.get(id).map_or(&[][..], |bound| bound);
        let is_supported = |service: &&usize| self.services[**service].traits.protocol.is_some();
        let supported: Vec<usize> = bound.iter().filter(is_supported).copied().list();
        if supported.is_empty() {
            return bound.first().copied().into_iter().list();
        }
        supported
    }

    /// If an operation seems to have no service, reports shapes with a duplicate `type` key: a service is
    /// recognized by the first one.
    fn check_repeated_types(&mut self, span: Span) {
        if std::mem::replace(&mut self.has_looked_for_hidden, true) {
            return;
        }
        for &(ref id, raw) in self.index.shapes() {
            let has_two_types =
                json::repeated_key(raw.get(), 1).is_some_and(|key| key.key == "type");
            if let Err(mismatch) = has_two_types.then(|| json::object(raw)).transpose() {
                self.mismatch(id, span, &mismatch);
            }
        }
    }

    pub(super) fn mismatch(&mut self, id: &str, span: Span, mismatch: &Mismatch<'a>) {
        let index = self.index;
        self.problems.push(|| index.problem(span, mismatch, id));
    }
}

/// Adds the IDs that are not in the list yet.
fn extend_new(list: &mut Vec<String>, known: &mut Set<String>, more: Vec<Cow<'_, str>>) {
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
