//! Planning an operation and its error enum.

use proc_macro2::{Ident, TokenStream};

use super::Item;
use super::context::Context;
use super::deprecation::Deprecation;
use super::docs;
use super::naming::{Scope, ident};
use super::pagination::{self, Pagination, Structures};
use super::structure::Structure;
use super::types::Type;
use crate::collections::{List, Map, Set};
pub(crate) use crate::model::auth::AuthScheme;
use crate::model::closure::Operation as ClosedOperation;
use crate::model::id::ShapeId;
use crate::model::protocol::ServiceTraits;
pub(crate) use crate::model::protocol::{Http, OtherProtocol, Protocol};
use crate::model::shape::{Kind, Shape};

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The absolute shape ID.
    pub(crate) id: String,
    /// The error enum.
    pub(crate) error: OperationError,
    pub(crate) ident: Ident,
    /// The rustdoc.
    pub(crate) docs: String,
    /// The arguments of `#[deprecated]`, if there are any.
    pub(crate) deprecation: Option<Deprecation>,
    /// The call, or the reason that it is not supported.
    pub(crate) call: Result<Call, Unsupported>,
}

/// The reason that an operation is not supported.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unsupported {
    Protocol(Option<OtherProtocol>),
    /// The operation is not bound to a service.
    NoService,
    /// `restJson1` requires `@http`.
    NoHttpTrait,
    EventStream,
    /// The bindings of the input or output are unknown.
    ExternalType,
}

/// An impl of `shapesmith::Operation`.
#[derive(Debug)]
pub(crate) struct Call {
    /// The constant of the service.
    pub(crate) service: Ident,
    /// The header `X-Amz-Target` of the AWS JSON protocols.
    pub(crate) target: Option<String>,
    /// The method, URI and status, if the protocol uses them.
    pub(crate) http: Option<Http>,
    /// The host prefix, with labels.
    pub(crate) host_prefix: Option<String>,
    /// The name of the member with the URL that the operation is sent to.
    pub(crate) endpoint: Option<String>,
    /// The authentication schemes, if they are not those of the service.
    pub(crate) auth: Option<Vec<AuthScheme>>,
    /// Whether the signature leaves out the payload.
    pub(crate) unsigned_payload: bool,
    /// The pages, if the operation is paginated.
    pub(crate) pagination: Option<Pagination>,
    /// The input and its builder, if there is one.
    pub(crate) input: Option<[Ident; 2]>,
    /// The output, if there is one.
    pub(crate) output: Option<Ident>,
}

/// A constant with what the model says about a service.
#[derive(Debug)]
pub(crate) struct ServiceConst {
    pub(crate) ident: Ident,
    pub(crate) protocol: Protocol,
    pub(crate) service: ServiceTraits,
}

/// The error enum of an operation.
#[derive(Debug)]
pub(crate) struct OperationError {
    pub(crate) ident: Ident,
    /// The absolute shape ID of the operation.
    pub(crate) operation: String,
    pub(crate) errors: Vec<ErrorVariant>,
    /// The variant for errors that are not in the model.
    pub(crate) unmodeled: Ident,
}

/// An error of an operation.
#[derive(Debug)]
pub(crate) struct ErrorVariant {
    /// The name of the variant, which is also that of a generated type.
    pub(crate) ident: Ident,
    /// The type, if it comes from a module.
    pub(crate) external: Option<TokenStream>,
    /// The codes by which responses name it: its name, and its code in the AWS query protocol. Errors of different
    /// namespaces can have the same code. A response has only the code, so it is that of the first.
    pub(crate) codes: Vec<String>,
}

/// Plans operations, after all types have been planned.
pub(super) struct Planner<'p, 'c, 'a> {
    context: &'p Context<'c, 'a>,
    /// The planned structures.
    structures: Structures<'p>,
    /// The indices of the structures with event streams.
    streams: Set<usize>,
    services: Vec<ServiceConst>,
    /// The names of the errors that come from a module, by their indices in the closure.
    external_errors: Map<usize, Ident>,
}

impl<'p, 'c, 'a> Planner<'p, 'c, 'a> {
    pub(crate) fn new(context: &'p Context<'c, 'a>, items: &'p [Item]) -> Self {
        let structures = || {
            items.iter().filter_map(|item| match item {
                Item::Structure(structure) => Some(structure),
                _ => None,
            })
        };
        let by_id = structures().map(|structure| (&*structure.id, structure));
        let operations = context.closure.operations.iter();
        let has_pages = { operations }.any(|operation| operation.pagination.is_some());
        let by_type = structures().filter(|_| has_pages);
        let by_type = by_type.map(|structure| (structure.ident.to_string(), structure));
        let shapes = context.closure.shapes.iter().enumerate();
        let streams = shapes.filter(|(_, shape)| streams_events(context, shape));
        Planner {
            context,
            structures: Structures {
                by_id: by_id.collect(),
                by_type: by_type.collect(),
            },
            streams: streams.map(|(place, _)| place).collect(),
            services: Vec::new(),
            external_errors: Map::new(),
        }
    }

    pub(crate) fn plan(&mut self, operation: &ClosedOperation<'_>, types: &mut Scope) -> Operation {
        let name = ShapeId::parse(operation.id.as_str());
        let name = name.as_ref().map_or(&*operation.id, ShapeId::name);
        let errors = self.errors(operation, types);
        let mut variants = Scope::default();
        for error in &errors {
            variants.reserve(&error.ident.to_string());
        }
        // Our own variant gives way to the model's errors.
        let unmodeled = if variants.has("Unmodeled") {
            variants.take_underscored("UnmodeledError")
        } else {
            ident("Unmodeled")
        };
        let error = OperationError {
            ident: types.take(&format!("{name}Error")),
            operation: operation.id.clone(),
            errors,
            unmodeled,
        };
        let ident = types.take(name);
        let call = self.call(operation, name);
        let mut docs = docs::operation(operation, self.context.docs);
        if let Ok(call) = &call {
            docs.push_str(&docs::operation_types(
                call.input.as_ref().map(|[input, _]| input),
                call.output.as_ref(),
                &error.ident,
            ));
        }
        let has_pages = call.as_ref().is_ok_and(|call| call.pagination.is_some());
        if operation.pagination.is_some() && call.is_ok() && !has_pages {
            docs.push_str(
                "\n\nIt does not implement `shapesmith::Paginated`: its token is in an `external` type.",
            );
        }
        Operation {
            id: operation.id.clone(),
            error,
            ident,
            docs,
            deprecation: operation
                .documentation
                .deprecated
                .as_ref()
                .map(Deprecation::of),
            call,
        }
    }

    /// The constants of the services.
    pub(crate) fn finish(self) -> Vec<ServiceConst> {
        self.services
    }

    fn errors(&mut self, operation: &ClosedOperation<'_>, types: &mut Scope) -> Vec<ErrorVariant> {
        let is_query_compatible =
            (operation.service.as_ref()).is_some_and(|service| service.query_compatible);
        let errors = (operation.errors.iter())
            .filter_map(|&place| Some((place, self.error_type(place, types)?)));
        let errors: Vec<(usize, (Ident, Option<TokenStream>))> = errors.list();
        let shape_of = |place: usize| &self.context.closure.shapes[place];
        let name_of = |place: usize| shape_of(place).id.name();
        // The names take precedence over the codes of the AWS query protocol.
        let names: Set<&str> = errors.iter().map(|(place, _)| name_of(*place)).collect();
        let mut known = Set::new();
        let variants = errors.iter().map(|(place, (ident, external))| {
            let place = *place;
            let query_error = shape_of(place).traits.query_error.as_deref();
            let query_error =
                query_error.filter(|code| is_query_compatible && !names.contains(code));
            let codes = std::iter::once(name_of(place)).chain(query_error);
            ErrorVariant {
                ident: ident.clone(),
                external: external.clone(),
                codes: (codes.filter(|code| known.insert(*code)))
                    .map(str::to_owned)
                    .collect(),
            }
        });
        variants.collect()
    }

    /// The variant of an error, and its type if that comes from a module. `None` for another type of the user's.
    fn error_type(
        &mut self,
        place: usize,
        types: &mut Scope,
    ) -> Option<(Ident, Option<TokenStream>)> {
        if let Some(ident) = self.context.ident(place) {
            return Some((ident.clone(), None));
        }
        let shape = &self.context.closure.shapes[place];
        let Kind::External {
            index,
            from_module: true,
            ..
        } = shape.kind
        else {
            return None;
        };
        let (_, path) = &self.context.external[index];
        let known = self.external_errors.get_or_insert_with(place, || {
            let name = path.clone().into_iter().last();
            types.take(&name.map_or_else(String::new, |name| name.to_string()))
        });
        Some((known.clone(), Some(path.clone())))
    }

    /// The planned structure at an index of the closure; `None` for a type of the user's.
    fn structure(&self, place: usize) -> Option<&'p Structure> {
        let id = self.context.closure.shapes[place].id.as_str();
        self.structures.by_id.get(id).copied()
    }

    /// The constant of a service.
    fn service(&mut self, service: &ServiceTraits, protocol: Protocol) -> Ident {
        let known = self
            .services
            .iter()
            .find(|known| known.service.id == service.id);
        if let Some(known) = known {
            return known.ident.clone();
        }
        let ident = ident(&format!("SERVICE_{}", self.services.len() + 1));
        self.services.push(ServiceConst {
            ident: ident.clone(),
            protocol,
            service: service.clone(),
        });
        ident
    }

    fn call(&mut self, operation: &ClosedOperation<'_>, name: &str) -> Result<Call, Unsupported> {
        let service = operation.service.as_ref().ok_or(Unsupported::NoService)?;
        let unsupported = Unsupported::Protocol(service.other_protocol);
        let protocol = service.protocol.ok_or(unsupported)?;
        let http = operation.traits.http.clone();
        let is_rest = protocol == Protocol::RestJson1;
        let mut structures = operation.input.iter().chain(&operation.output);
        if structures.any(|place| self.streams.contains(place)) {
            return Err(Unsupported::EventStream);
        }
        if is_rest && http.is_none() {
            return Err(Unsupported::NoHttpTrait);
        }
        let (input, output) = (operation.input, operation.output);
        // The bindings of an input or output with a user's type are unknown.
        let structures = [input, output].map(|end| end.map(|place| self.structure(place)));
        let [input, output] = match structures {
            [Some(None), _] | [_, Some(None)] => return Err(Unsupported::ExternalType),
            structures => structures.map(Option::flatten),
        };
        let endpoint = service
            .customization
            .and_then(|required| required.endpoint)
            .filter(|(operation, _)| *operation == name)
            .map(|(_, member)| member);
        let has_endpoint = |member: &&str| {
            let mut members = input.iter().flat_map(|input| &input.members);
            members.any(|known| known.name == *member && known.ty == Type::String)
        };
        let pagination = match (&operation.pagination, input, output) {
            (Some(pagination), Some(input), Some(output)) => {
                pagination::plan(pagination, input, output, &self.structures)
            }
            _ => None,
        };
        let ident = |structure: Option<&Structure>| structure.map(|known| known.ident.clone());
        // Smithy specification, "AWS JSON protocols": the names of the shapes without their namespaces.
        let service_name = service.id.rsplit('#').next().unwrap_or_default();
        Ok(Call {
            service: self.service(service, protocol),
            target: (!is_rest).then(|| format!("{service_name}.{name}")),
            http: http.filter(|_| is_rest),
            host_prefix: operation.traits.host_prefix.clone(),
            endpoint: endpoint.filter(has_endpoint).map(str::to_owned),
            auth: operation.traits.auth.clone(),
            unsigned_payload: operation.traits.unsigned_payload,
            pagination,
            input: input.map(|known| [known.ident.clone(), known.builder.clone()]),
            output: ident(output),
        })
    }
}

/// Whether a structure has an event stream, which is not supported.
fn streams_events(context: &Context<'_, '_>, shape: &Shape<'_>) -> bool {
    matches!(shape.kind, Kind::Structure(_))
        && shape.kind.members().iter().any(|member| {
            let target = context.closure.target(member);
            target.traits.streaming && matches!(target.kind, Kind::Union(_))
        })
}
