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

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::input::rust_type::RustType;
use crate::input::{Features, ModelFile, Name, Nullability, Request, Selection};
use crate::model::index::Index;
use crate::model::source::Source;
use crate::model::{check, resolve, roots};
use crate::plan::generics::Generics;
use crate::{Diagnostic, expand, plan};

/// A structure or enum that the user has written.
#[derive(Clone, Debug)]
pub struct Written {
    /// The model.
    pub model: ModelFile,
    /// The shape.
    pub shape: Name,
    /// Which members may be absent.
    pub nullability: Nullability,
    /// Whether required members may have no field.
    pub partial: bool,
    /// What is not to be emitted.
    pub skip: Skip,
    /// Its visibility, which its builder has too.
    pub visibility: TokenStream,
    /// Its name.
    pub ident: Ident,
    /// Its generic parameters.
    pub generics: Generics,
    /// Its fields or variants.
    pub body: Body,
    /// What the runtime that the result will call can do.
    pub features: Features,
}

/// What a structure or enum is made of.
#[derive(Clone, Debug)]
pub enum Body {
    /// Fields.
    Structure(Vec<Field>),
    /// Variants.
    Enum(Vec<Variant>),
}

/// A variant.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub ident: Ident,
    /// The value that it stands for, if its name does not say it.
    pub value: Option<Name>,
    /// The member that it stands for, if its name does not say it.
    pub member: Option<Name>,
    /// What it holds, if it holds something.
    pub payload: Option<RustType>,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub ident: Ident,
    /// The member that it stands for, if its name does not say it.
    pub member: Option<Name>,
    /// Its type.
    pub ty: RustType,
}

/// What the user writes or derives elsewhere.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each can be skipped alone
pub struct Skip {
    /// The builder, `with` and `to_builder`.
    pub builder: bool,
    /// `Display`
    pub display: bool,
    /// `PartialEq` and `Eq`
    pub eq: bool,
    /// `Hash`
    pub hash: bool,
    /// All that has to do with JSON and serde.
    pub json: bool,
    /// `from_json` and `serde::Deserialize`
    pub from_json: bool,
    /// `serde::Serialize`
    pub serialize: bool,
    /// `serde::Deserialize`
    pub deserialize: bool,
}

/// Generates what the derive adds to a structure.
///
/// # Errors
///
/// Everything that is wrong with the structure or the model, each with the user's token that it
/// concerns; never an empty list.
pub fn generate(written: &Written) -> Result<TokenStream, Vec<Diagnostic>> {
    let text = written.model.read().map_err(|d| vec![d])?;
    let source = Source::new(&written.model.name, &text);
    let index = Index::scan(source, written.model.span).map_err(|d| vec![d])?;
    let mut request = Request::new(written.model.clone());
    request.shapes = Some(Selection::Named(vec![written.shape.clone()]));
    request.nullability = written.nullability;
    request.features = written.features;
    let selected = roots::select(&index, &request)?;
    let of_union;
    let (fields, kind) = match &written.body {
        Body::Structure(fields) => (fields, members::Kind::Structure),
        Body::Enum(variants) if members::is_union(&index, &selected) => {
            of_union = union::fields(written, variants)?;
            (&of_union, members::Kind::Union)
        }
        Body::Enum(variants) => {
            let closure = resolve::resolve(&index, selected, &request)?;
            check::check(&closure, source, &request)?;
            let mut plan = plan::plan(&closure, &request);
            enumeration::fit(&mut plan, written, variants)?;
            return Ok(expand::derived::emit_enum(&plan, written));
        }
    };
    let matched = members::matched(&index, &selected, written, fields, kind)?;
    request.members = Some(
        matched
            .fields
            .iter()
            .map(|(name, _)| name.clone())
            .collect(),
    );
    request.external = matched.external;
    let closure = resolve::resolve(&index, selected, &request)?;
    check::check(&closure, source, &request)?;
    let mut plan = plan::plan(&closure, &request);
    let (fields, leaves) = (&matched.fields, &matched.leaves);
    Ok(match kind {
        members::Kind::Structure => {
            let asserted = fit::fit(&mut plan, written, fields, leaves)?;
            expand::derived::emit(&plan, written, &asserted)
        }
        members::Kind::Union => {
            let asserted = union::fit(&mut plan, written, fields, leaves)?;
            expand::derived::emit_union(&plan, written, &asserted)
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
            writes.then(|| quote!(+ ::shapesmith::__private::Write)),
            reads.then(|| quote!(+ ::shapesmith::__private::Read)),
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
