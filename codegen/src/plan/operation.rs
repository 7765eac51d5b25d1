//! Planning an operation and its error enum.

use proc_macro2::Ident;

use super::Item;
use super::context::Context;
use super::deprecation::Deprecation;
use super::docs;
use super::naming::{Scope, ident};
use super::structure::Structure;
use super::types::Type;
use crate::collections::{List, Map, Set};
use crate::model::closure::Operation as ClosedOperation;
use crate::model::id::ShapeId;
use crate::model::protocol::{Http, ServiceTraits};
pub(crate) use crate::model::protocol::{OtherProtocol, Protocol};
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
    pub(crate) name: String,
    pub(crate) service: ServiceTraits,
    pub(crate) protocol: Protocol,
    /// The method, URI and status, if the protocol uses them.
    pub(crate) http: Option<Http>,
    /// The host prefix, and its labels.
    pub(crate) host_prefix: Option<(String, Vec<HostLabel>)>,
    /// A header that the service requires.
    pub(crate) header: Option<(&'static str, &'static str)>,
    /// The member with the URL that the operation is sent to.
    pub(crate) endpoint: Option<Endpoint>,
    /// The fields of the input's idempotency tokens that can be unset, in which case the request has new ones.
    pub(crate) tokens: Vec<Ident>,
    pub(crate) input: Option<OperationStructure>,
    pub(crate) output: Option<OperationStructure>,
    pub(crate) errors: Vec<CallError>,
}

/// An error in a response.
#[derive(Debug)]
pub(crate) struct CallError {
    /// The name of the error, and its code in the AWS query protocol.
    pub(crate) codes: Vec<String>,
    /// Whether it has HTTP bindings.
    pub(crate) bound: bool,
}

/// A label of a host prefix.
#[derive(Debug)]
pub(crate) struct HostLabel {
    pub(crate) name: String,
    /// The field of its member.
    pub(crate) field: Ident,
    pub(crate) optional: bool,
    /// Whether the field is an enum, not a `String`.
    pub(crate) is_enum: bool,
}

/// A member with a URL.
#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) name: String,
    /// The field of the member, which is a `String`.
    pub(crate) field: Ident,
    pub(crate) optional: bool,
}

/// The input or output of an operation.
#[derive(Debug)]
pub(crate) struct OperationStructure {
    pub(crate) ident: Ident,
    /// Whether it has HTTP bindings.
    pub(crate) bound: bool,
    pub(crate) has_members: bool,
}

/// The error enum of an operation.
#[derive(Debug)]
pub(crate) struct OperationError {
    pub(crate) ident: Ident,
    /// The absolute shape ID of the operation.
    pub(crate) operation: String,
    /// The types of the errors, which are also the names of their variants.
    pub(crate) errors: Vec<Ident>,
    /// The variant for errors that are not in the model.
    pub(crate) unmodeled: Ident,
}

/// Plans operations, after all types have been planned.
pub(super) struct Planner<'p, 'c, 'a> {
    context: &'p Context<'c, 'a>,
    /// The planned structures by absolute ID, and whether they have request and response bindings.
    structures: Map<&'p str, Bound<'p>>,
    /// The indices of the structures with event streams.
    streams: Set<usize>,
}

#[derive(Clone, Copy)]
struct Bound<'p> {
    structure: &'p Structure,
    requests: bool,
    responses: bool,
}

impl<'p, 'c, 'a> Planner<'p, 'c, 'a> {
    pub(crate) fn new(context: &'p Context<'c, 'a>, items: &'p [Item]) -> Self {
        let structures = items.iter().filter_map(|item| match item {
            Item::Structure(structure) => {
                let bound = Bound {
                    structure,
                    requests: structure.binds_requests(),
                    responses: structure.binds_responses(),
                };
                Some((&*structure.id, bound))
            }
            _ => None,
        });
        let shapes = context.closure.shapes.iter().enumerate();
        let streams = shapes.filter(|(_, shape)| streams_events(context, shape));
        Planner {
            context,
            structures: structures.collect(),
            streams: streams.map(|(place, _)| place).collect(),
        }
    }

    pub(crate) fn plan(&self, operation: &ClosedOperation<'_>, types: &mut Scope) -> Operation {
        let name = ShapeId::parse(operation.id.as_str());
        let name = name.as_ref().map_or(&*operation.id, ShapeId::name);
        let errors: Vec<Ident> = operation
            .errors
            .iter()
            .filter_map(|&place| self.context.ident(place).cloned())
            .list();
        let mut variants = Scope::default();
        for error in &errors {
            variants.reserve(&error.to_string());
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
        Operation {
            id: operation.id.clone(),
            error,
            ident: types.take(name),
            docs: docs::operation(operation, self.context.docs),
            deprecation: operation
                .documentation
                .deprecated
                .as_ref()
                .map(Deprecation::of),
            call: self.call(operation, name),
        }
    }

    /// The planned structure at an index of the closure; `None` for a type of the user's.
    fn structure(&self, place: usize) -> Option<Bound<'p>> {
        let id = self.context.closure.shapes[place].id.as_str();
        self.structures.get(id).copied()
    }

    fn call(&self, operation: &ClosedOperation<'_>, name: &str) -> Result<Call, Unsupported> {
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
        let host_prefix = operation.traits.host_prefix.clone().map(|prefix| {
            let members = input.map_or(&[][..], |input| &input.structure.members);
            let labels = members
                .iter()
                .filter(|member| member.host_label)
                .map(|member| HostLabel {
                    name: member.name.clone(),
                    field: member.ident.clone(),
                    optional: member.optionality.is_option(),
                    is_enum: member.ty != Type::String,
                });
            (prefix, labels.list())
        });
        let customization = service.customization;
        let endpoint = customization
            .and_then(|required| required.endpoint)
            .filter(|(operation, _)| *operation == name)
            .and_then(|(_, member)| {
                let mut members = input.iter().flat_map(|input| &input.structure.members);
                members.find(|known| known.name == member && known.ty == Type::String)
            })
            .map(|member| Endpoint {
                name: member.name.clone(),
                field: member.ident.clone(),
                optional: member.optionality.is_option(),
            });
        let tokens = input.iter().flat_map(|input| &input.structure.members);
        let tokens = tokens
            .filter(|member| member.fills_token && member.optionality.is_option())
            .map(|member| member.ident.clone());
        let errors = operation
            .errors
            .iter()
            .filter(|&&place| self.context.ident(place).is_some());
        let shape_of = |&place: &usize| &self.context.closure.shapes[place];
        // The names take precedence over the codes of the AWS query protocol.
        let mut known: Set<&str> = errors
            .clone()
            .map(|place| shape_of(place).id.name())
            .collect();
        let errors = errors.map(|place| {
            let shape = shape_of(place);
            let query_error = shape.traits.query_error.as_deref();
            let query_error = query_error
                .filter(|code| service.query_compatible && known.insert(code))
                .map(str::to_owned);
            let error = self.structure(*place);
            CallError {
                codes: std::iter::once(shape.id.name().to_owned())
                    .chain(query_error)
                    .list(),
                bound: is_rest && error.is_some_and(|error| error.responses),
            }
        });
        let errors = errors.list();
        let planned = |structure: &Structure, bound: bool| OperationStructure {
            ident: structure.ident.clone(),
            // Another operation with this structure may use them.
            bound: bound && is_rest,
            has_members: !structure.members.is_empty(),
        };
        Ok(Call {
            name: name.to_owned(),
            service: service.clone(),
            protocol,
            http: http.filter(|_| is_rest),
            host_prefix,
            header: customization.and_then(|required| required.header),
            endpoint,
            tokens: tokens.list(),
            input: input.map(|input| planned(input.structure, input.requests)),
            output: output.map(|output| planned(output.structure, output.responses)),
            errors,
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
