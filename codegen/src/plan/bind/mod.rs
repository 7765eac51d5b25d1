//! The other door: a structure or enum that the user has written, checked against its shape.
//!
//! Its fields are matched with the members of the shape (`members`), the shape is read and planned as
//! for the macro, but for those members alone, and each field's type is held against the type that was
//! planned ([`fit`]). Then the same emitters write all but the type itself.

mod carrier;
mod checks;
mod enumeration;
pub mod fit;
mod members;
pub mod union;

use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::diagnostic::Diagnostic;
use crate::expand;
use crate::input::derive_input::{Body, DeriveInput};
use crate::input::{Selection, SmithyInput};
use crate::model::index::Index;
use crate::model::source::Source;
use crate::model::{check, resolve, roots};
use crate::plan;

/// Generates what the derive adds to a structure.
///
/// # Errors
///
/// Everything that is wrong with the structure or the model, each with the user's token that it
/// concerns; never an empty list.
pub fn generate(input: &DeriveInput) -> Result<TokenStream, Vec<Diagnostic>> {
    let text = input.model.read().map_err(|d| vec![d])?;
    let source = Source::new(&input.model.name, &text);
    let index = Index::scan(source, input.model.span).map_err(|d| vec![d])?;
    let mut request = SmithyInput::new(input.model.clone());
    request.shapes = Some(Selection::Named(vec![input.shape.clone()]));
    request.nullability = input.nullability;
    request.features = input.features;
    let selected = roots::select(&index, &request)?;
    let of_union;
    let (fields, kind) = match &input.body {
        Body::Structure(fields) => (fields, members::Kind::Structure),
        Body::Enum(variants) if members::is_union(&index, &selected) => {
            of_union = union::fields(input, variants)?;
            (&of_union, members::Kind::Union)
        }
        Body::Enum(variants) => {
            let closure = resolve::resolve(&index, selected, &request)?;
            let closure = check::check(closure, source, &request)?;
            let mut plan = plan::plan(&closure, &request);
            enumeration::fit(&mut plan, input, variants)?;
            return Ok(expand::derived::emit_enum(&plan, input));
        }
    };
    let matched = members::matched(&index, &selected, input, fields, kind)?;
    request.members = Some(
        matched
            .fields
            .iter()
            .map(|(name, _)| name.clone())
            .collect(),
    );
    request.external = matched.external;
    let closure = resolve::resolve(&index, selected, &request)?;
    let closure = check::check(closure, source, &request)?;
    let mut plan = plan::plan(&closure, &request);
    let (fields, leaves) = (&matched.fields, &matched.leaves);
    Ok(match kind {
        members::Kind::Structure => {
            let asserted = fit::fit(&mut plan, input, fields, leaves)?;
            expand::derived::emit(&plan, input, &asserted)
        }
        members::Kind::Union => {
            let asserted = union::fit(&mut plan, input, fields, leaves)?;
            expand::derived::emit_union(&plan, input, &asserted)
        }
    })
}

/// What emitted code needs of a type that depends on parameters: of a string, or of the type of a shape.
fn bound(ty: &TokenStream, is_text: bool, writes: bool, reads: bool) -> TokenStream {
    let (what, write, read) = if is_text {
        (
            quote!(::core::convert::AsRef<::core::primitive::str>),
            None,
            reads.then(|| quote!(+ ::core::convert::From<::std::string::String>)),
        )
    } else {
        (
            quote!(::shapesmith::Shape),
            writes.then(|| quote!(+ ::shapesmith::__private::WriteJson)),
            reads.then(|| quote!(+ ::shapesmith::__private::ReadJson)),
        )
    };
    quote! {
        #ty: #what + ::core::clone::Clone + ::core::fmt::Debug + ::core::cmp::Eq + ::core::hash::Hash
            #write #read
    }
}

fn problem(span: Span, message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(span, message).help(help)
}
