//! Planning an operation: how it is called, and what it can fail with.

use proc_macro2::Ident;

use super::Context;
use super::naming::{Scope, ident};
use crate::smithy::closure::Operation as ClosedOperation;
use crate::smithy::id::ShapeId;
use crate::smithy::protocol::{Http, Protocol, ServiceFacts};
use crate::smithy::shape::Kind;

/// An operation.
#[derive(Debug)]
pub struct Operation {
    /// Its absolute id.
    pub id: String,
    /// What it can fail with.
    pub error: OperationError,
    /// Its type, if operations are wanted.
    pub ident: Option<Ident>,
    /// How it is called; none if it cannot be.
    pub call: Option<Call>,
}

/// How an operation is called.
#[derive(Debug)]
pub struct Call {
    /// Its name.
    pub name: String,
    /// Its service.
    pub service: ServiceFacts,
    /// The protocol of the service.
    pub protocol: Protocol,
    /// Its method, its URI and its status, where the protocol heeds them.
    pub http: Option<Http>,
    /// The prefix of the host, and the fields that are labels in it: their labels, and whether they are
    /// optional.
    pub host_prefix: Option<(String, Vec<HostLabel>)>,
    /// The type of its input, if it has one.
    pub input: Option<End>,
    /// The type of its output, if it has one.
    pub output: Option<End>,
    /// The names of its errors, in their order, and whether they have HTTP bindings.
    pub errors: Vec<(String, bool)>,
}

/// A label in the prefix of a host.
#[derive(Debug)]
pub struct HostLabel {
    /// Its name.
    pub name: String,
    /// The field that it stands for.
    pub field: Ident,
    /// Whether the field can be absent.
    pub optional: bool,
}

/// The type at an end of an operation.
#[derive(Debug)]
pub struct End {
    /// The type.
    pub ident: Ident,
    /// Whether it has HTTP bindings.
    pub bound: bool,
    /// Whether anything of it is sent at all.
    pub has_members: bool,
}

/// The errors of an operation, and a case for those that the model does not have.
#[derive(Debug)]
pub struct OperationError {
    /// Its type.
    pub ident: Ident,
    /// The absolute id of the operation.
    pub operation: String,
    /// The types of the errors, each the name of its variant too.
    pub errors: Vec<Ident>,
    /// The variant for other errors.
    pub unmodeled: Ident,
}

pub(super) fn plan(
    context: &Context<'_, '_>,
    operation: &ClosedOperation,
    types: &mut Scope,
    items: &[super::Item],
    wants_calls: bool,
) -> Operation {
    let name = ShapeId::parse(operation.id.as_str());
    let name = name.as_ref().map_or(&*operation.id, ShapeId::name);
    let known = || {
        let places = operation.errors.iter();
        places.filter_map(|&place| Some((place, context.idents[place].clone()?)))
    };
    let errors: Vec<Ident> = known().map(|(_, ident)| ident).collect();
    let mut variants = Scope::default();
    for error in &errors {
        variants.reserve(&error.to_string());
    }
    let unmodeled = if variants.has("Unmodeled") {
        "UnmodeledError"
    } else {
        "Unmodeled"
    };
    let error = OperationError {
        ident: types.take(&format!("{name}Error")),
        operation: operation.id.clone(),
        errors,
        unmodeled: ident(unmodeled),
    };
    let bound = |place: usize| {
        let mut structures = items.iter().filter_map(|item| match item {
            super::Item::Structure(structure) => Some(structure),
            _ => None,
        });
        structures.find(|structure| structure.id == context.closure.shapes[place].id.as_str())
    };
    let call = || {
        let service = operation.service.as_ref()?;
        let protocol = service.protocol?;
        let http = operation.facts.http.clone();
        let is_rest = protocol == Protocol::RestJson1;
        if (is_rest && http.is_none()) || streams_events(context, operation) {
            return None;
        }
        let end = |place: Option<usize>, is_bound: fn(&super::structure::Structure) -> bool| {
            let Some(place) = place else {
                return Some(None);
            };
            let structure = bound(place)?;
            Some(Some(End {
                ident: structure.ident.clone(),
                bound: is_bound(structure),
                has_members: !structure.members.is_empty(),
            }))
        };
        let input = end(operation.ends[0], |structure| structure.binds_requests())?;
        let output = end(operation.ends[1], |structure| structure.binds_responses())?;
        let host_prefix = operation.facts.host_prefix.clone().map(|prefix| {
            let structure = operation.ends[0].and_then(bound);
            let members = structure.map_or(&[][..], |structure| &structure.members);
            let labels = members.iter().filter(|member| member.host_label);
            let labels = labels.map(|member| HostLabel {
                name: member.name.clone(),
                field: member.ident.clone(),
                optional: member.presence == super::structure::Presence::Optional,
            });
            (prefix, labels.collect())
        });
        let errors = known().map(|(place, _)| {
            let name = context.closure.shapes[place].id.name().to_owned();
            let is_bound = bound(place).is_some_and(super::structure::Structure::binds_responses);
            (name, is_bound)
        });
        Some(Call {
            name: name.to_owned(),
            service: service.clone(),
            protocol,
            http: http.filter(|_| is_rest),
            host_prefix,
            input,
            output,
            errors: errors.collect(),
        })
    };
    Operation {
        id: operation.id.clone(),
        error,
        ident: wants_calls.then(|| types.take(name)),
        call: wants_calls.then(call).flatten(),
    }
}

/// Whether an end of an operation is a stream of events, of which there is no transport here.
fn streams_events(context: &Context<'_, '_>, operation: &ClosedOperation) -> bool {
    let shapes = &context.closure.shapes;
    operation.ends.iter().flatten().any(|&place| {
        shapes[place].kind.members().iter().any(|member| {
            let target = context.closure.target(member);
            target.traits.streaming && matches!(target.kind, Kind::Union(_))
        })
    })
}
