//! Rust types of fields, parameters and arguments of setters.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::plan::structure::Member;
use crate::plan::types::Type;

/// Types have the names of the model, which may not follow Rust's conventions.
pub(super) fn allow_case(ident: &Ident) -> Option<TokenStream> {
    let name = ident.to_string();
    let is_camel = name.starts_with(|c: char| c.is_ascii_uppercase()) && !name.contains('_');
    (!is_camel).then(|| quote!(#[allow(non_camel_case_types)]))
}

/// How type names are qualified.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Paths {
    /// With absolute paths, in public types, where nothing is imported.
    Absolute,
    /// As `__private::Name`, in the anonymous constant.
    Private,
}

pub(super) fn ty(ty: &Type, paths: Paths) -> TokenStream {
    macro_rules! std {
        ($name:ident, $($absolute:tt)*) => {
            if paths == Paths::Absolute { quote!($($absolute)*) } else { quote!(__private::$name) }
        };
    }
    match ty {
        Type::Unit => quote!(()),
        Type::Bool => std!(bool, ::core::primitive::bool),
        Type::I8 => std!(i8, ::core::primitive::i8),
        Type::I16 => std!(i16, ::core::primitive::i16),
        Type::I32 => std!(i32, ::core::primitive::i32),
        Type::I64 => std!(i64, ::core::primitive::i64),
        Type::F32 => std!(f32, ::core::primitive::f32),
        Type::F64 => std!(f64, ::core::primitive::f64),
        Type::String => std!(String, ::std::string::String),
        Type::Timestamp => std!(Timestamp, ::shapesmith::Timestamp),
        Type::Blob if paths == Paths::Absolute => quote!(::std::vec::Vec<::core::primitive::u8>),
        Type::Blob => quote!(__private::Vec<__private::u8>),
        Type::BigInteger => std!(BigInteger, ::shapesmith::BigInteger),
        Type::BigDecimal => std!(BigDecimal, ::shapesmith::BigDecimal),
        Type::Document => std!(Document, ::shapesmith::Document),
        Type::List { item, sparse } => {
            let item = element(item, *sparse, paths);
            let vec = std!(Vec, ::std::vec::Vec);
            quote!(#vec<#item>)
        }
        Type::Map { key, value, sparse } => {
            let key = self::ty(key, paths);
            let value = element(value, *sparse, paths);
            let map = std!(BTreeMap, ::std::collections::BTreeMap);
            quote!(#map<#key, #value>)
        }
        Type::CustomString(path)
        | Type::External { path, .. }
        | Type::Slice { written: path, .. } => path.0.clone(),
        Type::Item(ident) | Type::Enum(ident) => quote!(#ident),
    }
}

/// The type of an item of a list or a value of a map.
pub(super) fn element(element: &Type, sparse: bool, paths: Paths) -> TokenStream {
    let element = ty(element, paths);
    if sparse {
        option(&element, paths)
    } else {
        element
    }
}

/// `Option` of a type.
pub(super) fn option(inner: &TokenStream, paths: Paths) -> TokenStream {
    match paths {
        Paths::Absolute => quote!(::core::option::Option<#inner>),
        Paths::Private => quote!(__private::Option<#inner>),
    }
}

pub(super) fn boxed(ty: &Type, boxed: bool, paths: Paths) -> TokenStream {
    let inner = self::ty(ty, paths);
    match (boxed, paths) {
        (false, _) => inner,
        (true, Paths::Absolute) => quote!(::std::boxed::Box<#inner>),
        (true, Paths::Private) => quote!(__private::Box<#inner>),
    }
}

/// The type of a field.
pub(super) fn field(member: &Member) -> TokenStream {
    let ty = boxed(&member.ty, member.boxed, Paths::Absolute);
    if member.optionality.is_option() {
        option(&ty, Paths::Absolute)
    } else {
        ty
    }
}

/// Converts what a setter takes.
pub(super) type Conversion = fn(TokenStream) -> TokenStream;

/// What a setter takes for a type, and how it is converted to that type; `None` if there is no conversion.
/// `kinds` are type parameters of the setter, one for each list or map.
pub(super) fn argument(ty: &Type, kinds: &[Ident]) -> (TokenStream, Option<Conversion>) {
    let own = || self::ty(ty, Paths::Private);
    match (ty, kinds) {
        (Type::List { item, sparse }, [kind, kinds @ ..]) => {
            let items = items(item, *sparse, kinds);
            (
                quote!(impl __private::ListOf<#items, #kind>),
                Some(|value| quote!(#value.into_list())),
            )
        }
        (Type::Map { key, value, sparse }, [kind, kinds @ ..]) => {
            let (keys, values) = (items(key, false, &[]), items(value, *sparse, kinds));
            (
                quote!(impl __private::MapOf<#keys, #values, #kind>),
                Some(|value| quote!(#value.into_map())),
            )
        }
        (Type::String | Type::CustomString(_) | Type::Blob, _) => {
            let own = own();
            (
                quote!(impl __private::Into<#own>),
                Some(|value| quote!(__private::convert(#value))),
            )
        }
        (ty, _) if is_buildable(ty) => {
            let own = own();
            (
                quote!(impl __private::IntoValue<#own>),
                Some(|value| quote!(#value.into_value())),
            )
        }
        _ => (own(), None),
    }
}

/// Whether there can be a builder of a type.
fn is_buildable(ty: &Type) -> bool {
    match ty {
        Type::Item(_) => true,
        Type::External { is_aggregate, .. } => *is_aggregate,
        _ => false,
    }
}

/// What the items of a list, or the keys or values of a map, can be.
fn items(ty: &Type, sparse: bool, kinds: &[Ident]) -> TokenStream {
    let own = || self::ty(ty, Paths::Private);
    let items = match (ty, kinds) {
        (Type::List { item, sparse }, [kind, kinds @ ..]) => {
            let items = items(item, *sparse, kinds);
            quote!(__private::NestedList<#items, #kind>)
        }
        (Type::Map { key, value, sparse }, [kind, kinds @ ..]) => {
            let (keys, values) = (items(key, false, &[]), items(value, *sparse, kinds));
            quote!(__private::NestedMap<#keys, #values, #kind>)
        }
        (Type::String | Type::CustomString(_) | Type::Blob, _) => {
            let own = own();
            quote!(__private::AnyInto<#own>)
        }
        (ty, _) if is_buildable(ty) => {
            let own = own();
            quote!(__private::Buildable<#own>)
        }
        _ => {
            let own = own();
            quote!(__private::Exactly<#own>)
        }
    };
    if sparse {
        quote!(__private::Sparse<#items>)
    } else {
        items
    }
}
