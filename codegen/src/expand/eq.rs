//! `Clone`, `PartialEq`, `Eq` and `Hash`: derived if possible, and implemented for types that contain floats,
//! which are compared and hashed by their bits.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::ImplHeader;
use crate::plan::enumeration::{Enumeration, Values};
use crate::plan::structure::Structure;
use crate::plan::types::Type;
use crate::plan::union::{Union, Variant};

/// The traits to derive.
pub(super) fn derives(needs_total_eq: bool) -> TokenStream {
    if needs_total_eq {
        quote!(::core::clone::Clone)
    } else {
        quote!(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash
        )
    }
}

/// `PartialEq`, `Eq` and `Hash` of a structure, unless they are derived or skipped.
pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let (origin, needs_total_eq) = (&structure.origin, structure.needs_total_eq());
    let eq = (origin.implements_eq(needs_total_eq)).then(|| expand_structure_eq(structure));
    let hash = (origin.implements_hash(needs_total_eq)).then(|| expand_structure_hash(structure));
    quote!(#eq #hash)
}

/// `PartialEq`, `Eq` and `Hash` of a union, unless they are derived or skipped.
pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let (origin, needs_total_eq) = (&union.origin, union.needs_total_eq());
    let eq = (origin.implements_eq(needs_total_eq)).then(|| expand_union_eq(union));
    let hash = (origin.implements_hash(needs_total_eq)).then(|| expand_union_hash(union));
    quote!(#eq #hash)
}

/// `PartialEq`, `Eq` and `Hash` of a user-written enum, unless they are skipped.
pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    let header = ImplHeader::new(&enumeration.ident).derived(enumeration.origin.is_derive());
    let value = match enumeration.values {
        Values::Strings(_) => quote!(as_str()),
        Values::Integers(_) => quote!(as_i32()),
    };
    let eq = (enumeration.origin.implements_eq(false))
        .then(|| expand_eq(&header, &quote!(self.#value == other.#value)));
    let hash = (enumeration.origin.implements_hash(false))
        .then(|| expand_hash(&header, &quote!(__private::Hash::hash(&self.#value, state))));
    quote!(#eq #hash)
}

fn expand_structure_eq(structure: &Structure) -> TokenStream {
    let compared = structure.members.iter().map(|member| {
        let field = &member.ident;
        if member.ty.needs_total_eq() {
            quote!(__private::total_eq(&self.#field, &other.#field))
        } else {
            quote!(self.#field == other.#field)
        }
    });
    let mut equal = quote!(#(#compared)&&*);
    if equal.is_empty() {
        equal = quote!({
            let _ = other; // nothing can differ
            true
        });
    }
    expand_eq(&ImplHeader::of(structure, &structure.ident), &equal)
}

fn expand_structure_hash(structure: &Structure) -> TokenStream {
    let hashed = structure.members.iter().map(|member| {
        let field = &member.ident;
        if member.ty.needs_total_eq() {
            quote!(__private::total_hash(&self.#field, state);)
        } else {
            quote!(__private::Hash::hash(&self.#field, state);)
        }
    });
    let mut hash = quote!(#(#hashed)*);
    if hash.is_empty() {
        hash = quote!(let _ = state;);
    }
    expand_hash(&ImplHeader::of(structure, &structure.ident), &hash)
}

fn expand_union_eq(union: &Union) -> TokenStream {
    let compared = with_value(union).map(|variant| {
        let ident = &variant.ident;
        let equal = if variant.ty.needs_total_eq() {
            quote!(__private::total_eq(left, right))
        } else {
            quote!(left == right)
        };
        quote!((Self::#ident(left), Self::#ident(right)) => #equal,)
    });
    let unknown = &union.unknown;
    let equal = quote! {
        match (self, other) {
            #(#compared)*
            (Self::#unknown(left), Self::#unknown(right)) => left == right,
            // Two members without a value, or two different members.
            (left, right) => __private::discriminant(left) == __private::discriminant(right),
        }
    };
    let header = ImplHeader::new(&union.ident).derived(union.origin.is_derive());
    expand_eq(&header, &equal)
}

fn expand_union_hash(union: &Union) -> TokenStream {
    let hashed = with_value(union).map(|variant| {
        let ident = &variant.ident;
        if variant.ty.needs_total_eq() {
            quote!(Self::#ident(value) => __private::total_hash(value, state),)
        } else {
            quote!(Self::#ident(value) => __private::Hash::hash(value, state),)
        }
    });
    let all_have_one = with_value(union).count() == union.variants.len();
    let without_value = (!all_have_one).then(|| quote!(_ => {}));
    let unknown = &union.unknown;
    let hash = quote! {
        __private::Hash::hash(&__private::discriminant(self), state);
        match self {
            #(#hashed)*
            Self::#unknown(name) => __private::Hash::hash(name, state),
            #without_value
        }
    };
    let header = ImplHeader::new(&union.ident).derived(union.origin.is_derive());
    expand_hash(&header, &hash)
}

fn with_value(union: &Union) -> impl Iterator<Item = &Variant> {
    union.variants.iter().filter(|v| v.ty != Type::Unit)
}

fn expand_eq(header: &ImplHeader, equal: &TokenStream) -> TokenStream {
    let body = quote! {
        fn eq(&self, other: &Self) -> __private::bool {
            #equal
        }
    };
    let partial_eq = header.implement(
        &quote!(__private::PartialEq),
        "add_attribute_shape_skip_eq",
        &body,
    );
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    quote! {
        #partial_eq

        #[automatically_derived]
        impl #impl_generics __private::Eq for #ty #where_clause {}
    }
}

fn expand_hash(header: &ImplHeader, hash: &TokenStream) -> TokenStream {
    let body = quote! {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            #hash
        }
    };
    header.implement(
        &quote!(__private::Hash),
        "add_attribute_shape_skip_hash",
        &body,
    )
}
