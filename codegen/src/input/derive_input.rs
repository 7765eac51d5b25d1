//! The input of `#[derive(Shape)]`: a struct or enum and its `#[shape(…)]` options.

use proc_macro2::{Ident, TokenStream};

use super::generics::Generics;
use super::rust_type::RustType;
use super::{ModelFile, Name, Nullability};

/// A struct or enum with `#[derive(Shape)]`.
#[derive(Clone, Debug)]
pub struct DeriveInput {
    /// The model.
    pub model: ModelFile,
    /// `id = …`: the shape that the type is checked against.
    pub shape: Name,
    /// The optionality rules.
    pub nullability: Nullability,
    /// Whether required members can be without a field.
    pub partial: bool,
    /// The implementations that are not generated.
    pub skip: Skip,
    /// The visibility of the type and its builder.
    pub visibility: TokenStream,
    /// The name of the type.
    pub ident: Ident,
    /// The generic parameters of the type.
    pub generics: Generics,
    /// The fields or variants.
    pub body: Body,
}

/// The fields of a struct or the variants of an enum.
#[derive(Clone, Debug)]
pub enum Body {
    /// A structure with named fields.
    Structure(Vec<Field>),
    /// An enum.
    Enum(Vec<Variant>),
}

/// A variant of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The name of the variant.
    pub ident: Ident,
    /// `#[shape(value = "…")]`: the enum value of the variant. By default it follows from the name.
    pub value: Option<Name>,
    /// `#[shape(member = "…")]`: the union member of the variant. By default it follows from the name.
    pub member: Option<Name>,
    /// The type of the one field of a tuple variant.
    pub payload: Option<RustType>,
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The name of the field.
    pub ident: Ident,
    /// `#[shape(member = "…")]`: the member of the field. By default it follows from the name.
    pub member: Option<Name>,
    /// The type of the field.
    pub ty: RustType,
}

/// `#[shape(skip(…))]`: the impls that are not generated.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each can be skipped separately
pub struct Skip {
    /// The builder, `with` and `to_builder`.
    pub builder: bool,
    /// The methods of members with a default.
    pub defaults: bool,
    /// `Display`
    pub display: bool,
    /// `PartialEq` and `Eq`
    pub eq: bool,
    /// `Hash`
    pub hash: bool,
    /// The JSON form and serde's traits.
    pub json: bool,
    /// `from_json` and `serde::Deserialize`
    pub from_json: bool,
    /// `serde::Serialize`
    pub serialize: bool,
    /// `serde::Deserialize`
    pub deserialize: bool,
}
