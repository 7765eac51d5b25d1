//! Binding: assigns the fields or variants of a user-written type to the members or values of its shape.
//!
//! [`match_members`] finds the member of each field in the model, before the shape is resolved: only bound
//! members are resolved, and the types of the fields are `external` types for the target shapes. [`bind`] then
//! determines the Rust type of each field. The planner uses the names, types and checks of the resulting
//! [`Binding`] instead of those of a generated type.

mod bounds;
mod conflict;
mod enumeration;
mod field_type;
mod members;
mod structure;
mod union;

use proc_macro2::{Span, TokenStream};

use super::binding::Binding;
use super::context::Context;
use super::naming::unraw;
use super::origin::{Derive, ShapeIdAssertion};
use crate::collections::List;
use crate::diagnostic::Diagnostic;
use crate::input::derive_input::{Body, DeriveInput};
use crate::input::rust_type::{RustType, canonical_text};
use crate::model::shape::Kind;

pub(crate) use conflict::{Conflicts, conflicts};
pub(crate) use members::{MatchedMembers, match_members};

/// Binds the fields or variants of a user-written type to the first shape of the closure.
///
/// # Errors
///
/// Returns an error for each field or variant that is incompatible with its member or value.
pub(crate) fn bind(
    context: &Context<'_, '_>,
    input: &DeriveInput,
    matched: &MatchedMembers<'_>,
) -> Result<Binding, Vec<Diagnostic>> {
    let Some(shape) = context.closure.shapes.first() else {
        return Err(vec![not_in_model(input)]);
    };
    match (&shape.kind, &input.body) {
        (Kind::Structure(members), Body::Structure(_)) => {
            structure::bind_fields(context, members, input, matched).map(Binding::Structure)
        }
        (Kind::Union(members), Body::Enum(_)) => {
            union::bind_variants(context, members, input, matched).map(Binding::Union)
        }
        (Kind::Enum(values), Body::Enum(variants)) => {
            enumeration::bind_strings(values, input, variants).map(Binding::Enumeration)
        }
        (Kind::IntEnum(values), Body::Enum(variants)) => {
            enumeration::bind_integers(values, input, variants).map(Binding::Enumeration)
        }
        (kind, _) => Err(vec![wrong_kind(input, kind.with_article())]),
    }
}

/// A nested shape in the type of a field: the absolute ID of a structure, union or enum, and the user's type for it.
struct NestedShape<'i> {
    shape: String,
    ty: &'i RustType,
}

/// The assertions that the user's types in the fields implement `Shape` for the right shapes, without duplicates.
fn shape_id_assertions(
    matched: &MatchedMembers<'_>,
    type_parameters: &[String],
) -> Vec<ShapeIdAssertion> {
    let mut assertions = Vec::<ShapeIdAssertion>::new();
    for field in matched.fields() {
        for NestedShape { shape, ty } in &field.nested {
            let is_known = |known: &ShapeIdAssertion| {
                known.shape == *shape && canonical_text(&known.ty) == canonical_text(&ty.tokens)
            };
            if !assertions.iter().any(is_known) {
                let name = unraw(field.ident);
                assertions.push(ShapeIdAssertion {
                    fits: Vec::new(),
                    message: format!("type of field `{name}` must implement `Shape` for `{shape}`"),
                    ty: ty.tokens.clone(),
                    shape: shape.clone(),
                    is_generic: bounds::mentions(&ty.tokens, type_parameters),
                });
            }
        }
    }
    assertions
}

fn derive(input: &DeriveInput, assertions: Vec<ShapeIdAssertion>) -> Derive {
    Derive {
        visibility: input.visibility.clone(),
        generics: input.generics.clone(),
        skip: input.skip,
        assertions,
    }
}

fn not_in_model(input: &DeriveInput) -> Diagnostic {
    let message = format!("no shape `{}` in the model", input.shape.text);
    Diagnostic::new(input.shape.span, message)
}

/// The error for a shape of another kind than the user's type.
fn wrong_kind(input: &DeriveInput, kind: &str) -> Diagnostic {
    let (this, help) = match input.body {
        Body::Structure(_) => (
            "a struct",
            "use an `enum`, or generate the type with `smithy!`",
        ),
        Body::Enum(_) => ("an enum", "derive `Shape` for a `struct` instead"),
    };
    let message = format!("shape `{}` is {kind}, but this is {this}", input.shape.text);
    problem(input.shape.span, message, help)
}

fn problem(span: Span, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(span, message).help(help)
}

/// Joins names for messages, as in `` `a`, `b` ``.
fn list<S: AsRef<str>>(names: impl IntoIterator<Item = S>) -> String {
    let quoted = |name: S| format!("`{}`", name.as_ref());
    names.into_iter().map(quoted).list().join(", ")
}

fn tokens_of(ty: Option<&RustType>) -> TokenStream {
    ty.map(|ty| ty.tokens.clone()).unwrap_or_default()
}
