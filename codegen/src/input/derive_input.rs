//! The input of `#[derive(Shape)]`: a structure or enum and its `#[shape(…)]` options.

use proc_macro2::{Ident, TokenStream};

use super::generics::Generics;
use super::rust_type::RustType;
use super::{ModelFile, Name, Nullability};

/// A structure or enum with `#[derive(Shape)]`.
#[derive(Clone, Debug)]
pub struct DeriveInput {
    pub model: ModelFile,
    pub shape: Name,
    pub nullability: Nullability,
    /// Whether required members may lack a field.
    pub partial: bool,
    pub skip: Skip,
    /// The visibility of the type and its builder.
    pub visibility: TokenStream,
    pub ident: Ident,
    pub generics: Generics,
    pub body: Body,
}

/// The fields of a structure or the variants of an enum.
#[derive(Clone, Debug)]
pub enum Body {
    Structure(Vec<Field>),
    Enum(Vec<Variant>),
}

/// A variant of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    pub ident: Ident,
    /// `#[shape(value = "…")]`: the enum value of the variant. By default it follows from the name.
    pub value: Option<Name>,
    /// `#[shape(member = "…")]`: the union member of the variant. By default it follows from the name.
    pub member: Option<Name>,
    pub payload: Option<RustType>,
}

/// A field of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    pub ident: Ident,
    /// `#[shape(member = "…")]`: the member of the field. By default it follows from the name.
    pub member: Option<Name>,
    pub ty: RustType,
}

/// `#[shape(skip(…))]`: the implementations that are not generated.
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
    /// The JSON form and serde's traits.
    pub json: bool,
    /// `from_json` and `serde::Deserialize`
    pub from_json: bool,
    /// `serde::Serialize`
    pub serialize: bool,
    /// `serde::Deserialize`
    pub deserialize: bool,
}
