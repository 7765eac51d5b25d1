//! The input of `#[derive(Shape)]`: a struct or enum and its `#[shape(…)]` options.

use proc_macro2::{Ident, TokenStream};

use super::generics::Generics;
use super::rust_type::RustType;
use super::{ModelFiles, Name, Nullability};

/// A struct or enum with `#[derive(Shape)]`.
#[derive(Clone, Debug)]
pub struct DeriveInput {
    /// The model.
    pub model: ModelFiles,
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
    /// The path of the runtime, if it is not `::shapesmith`.
    pub runtime: Option<TokenStream>,
    /// The derives and attributes of other macros that the macro can see: those after its own `#[derive]`.
    pub others: Vec<OtherMacro>,
    /// The fields with `#[shape(skip)]`, which are not part of the shape.
    pub skipped: Vec<SkippedField>,
}

/// A derive, or an attribute, of another macro on a type or its fields.
#[derive(Clone, Debug)]
pub struct OtherMacro {
    /// The path, such as `bon::Builder` or `builder`.
    pub path: TokenStream,
    /// Whether it is a derive.
    pub is_derive: bool,
    /// The arguments of an attribute.
    pub arguments: TokenStream,
}

/// A field with `#[shape(skip)]`.
#[derive(Clone, Debug)]
pub struct SkippedField {
    /// The name of the field.
    pub ident: Ident,
    /// The type of the field.
    pub ty: RustType,
    /// `default = …`: the value if none is given. By default it is that of the type.
    pub default: Option<TokenStream>,
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
    /// `arbitrary::Arbitrary`
    pub arbitrary: bool,
    /// The builder, `with` and `to_builder`.
    pub builder: bool,
    /// The methods that ask which variant of an enum a value is.
    pub accessors: bool,
    /// The conversions of an enum that are not needed to read it, and its comparison with its values.
    pub conversions: bool,
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

impl Skip {
    /// What is skipped, or implemented by another macro.
    pub(crate) fn and(self, other: Skip) -> Skip {
        Skip {
            builder: self.builder || other.builder,
            display: self.display || other.display,
            eq: self.eq || other.eq,
            hash: self.hash || other.hash,
            serialize: self.serialize || other.serialize,
            deserialize: self.deserialize || other.deserialize,
            ..self
        }
    }
}
