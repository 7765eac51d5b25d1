//! Planning what an operation can fail with.

use proc_macro2::Ident;

use super::Context;
use super::naming::{Scope, ident};
use crate::smithy::closure::Operation;
use crate::smithy::id::ShapeId;

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
    operation: &Operation,
    types: &mut Scope,
) -> OperationError {
    let name = ShapeId::parse(operation.id.as_str());
    let name = name.as_ref().map_or(&*operation.id, ShapeId::name);
    let errors = operation.errors.iter();
    let errors: Vec<Ident> = errors
        .filter_map(|&place| context.idents[place].clone())
        .collect();
    let mut variants = Scope::default();
    for error in &errors {
        variants.reserve(&error.to_string());
    }
    let unmodeled = if variants.has("Unmodeled") {
        "UnmodeledError"
    } else {
        "Unmodeled"
    };
    OperationError {
        ident: types.take(&format!("{name}Error")),
        operation: operation.id.clone(),
        errors,
        unmodeled: ident(unmodeled),
    }
}
