//! `Clone`, `PartialEq`, `Eq` and `Hash`: derived if possible, and implemented through views of the members for types
//! that contain floats, which are compared and hashed by their bits, and for user-written types.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::ImplHeader;
use super::{skipped, value};
use crate::plan::enumeration::{Enumeration, Values};
use crate::plan::origin::Origin;
use crate::plan::structure::Structure;
use crate::plan::types::Type;
use crate::plan::union::Union;

/// The traits to derive. `Eq` is implemented by a macro of the runtime: the derived one checks each field.
pub(super) fn derives(needs_total_eq: bool) -> TokenStream {
    if needs_total_eq {
        quote!(::core::clone::Clone)
    } else {
        quote!(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::hash::Hash
        )
    }
}

/// `PartialEq` and `Hash` of a structure, unless they are derived or skipped; `Eq` of a user-written one.
pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let header = ImplHeader::of(structure, &structure.ident);
    let origin = &structure.origin;
    if !origin.is_derive() {
        return expand_by_view(
            &header,
            origin,
            structure.needs_total_eq(),
            &quote!(Structure),
        );
    }
    // The user's own types have their own equality.
    let eq = origin.implements_eq(true).then(|| {
        let members = structure.members.iter().map(|member| {
            let field = &member.ident;
            if member.ty.needs_total_eq() {
                let (left, right) = (
                    value::member_view(member, &quote!(self)),
                    value::member_view(member, &quote!(other)),
                );
                quote!(__private::view_eq(&#left, &#right))
            } else {
                quote!(self.#field == other.#field)
            }
        });
        let members = members.chain(structure.skipped.iter().map(skipped::expand_eq));
        let mut equal = quote!(#(#members)&&*);
        if equal.is_empty() {
            equal = quote!({
                let _ = other; // nothing can differ
                true
            });
        }
        expand_eq(&header, &equal)
    });
    let hash = origin.implements_hash(true).then(|| {
        let members = structure.members.iter().map(|member| {
            let field = &member.ident;
            if member.ty.needs_total_eq() {
                let view = value::member_view(member, &quote!(self));
                quote!(__private::hash_view(&#view, state);)
            } else {
                quote!(__private::Hash::hash(&self.#field, state);)
            }
        });
        let members = members.chain(structure.skipped.iter().map(skipped::expand_hash));
        let mut hash: TokenStream = members.collect();
        if hash.is_empty() {
            hash = quote!(let _ = state;);
        }
        expand_hash(&header, &hash)
    });
    quote!(#eq #hash)
}

/// `PartialEq` and `Hash` of a union, unless they are derived or skipped; `Eq` of a user-written one.
pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let header = ImplHeader::new(&union.ident).derived(union.origin.is_derive());
    let origin = &union.origin;
    if !origin.is_derive() {
        return expand_by_view(&header, origin, union.needs_total_eq(), &quote!(Union));
    }
    let with_value = || (union.variants.iter()).filter(|variant| variant.ty != Type::Unit);
    let unknown = &union.unknown;
    let eq = origin.implements_eq(true).then(|| {
        let equal = with_value().map(|variant| {
            let ident = &variant.ident;
            let equal = if variant.ty.needs_total_eq() {
                let (left, right) = (
                    value::value_view(&quote!(left), &variant.ty),
                    value::value_view(&quote!(right), &variant.ty),
                );
                quote!(__private::view_eq(&#left, &#right))
            } else {
                quote!(left == right)
            };
            quote!((Self::#ident(left), Self::#ident(right)) => #equal,)
        });
        let equal = quote! {
            match (self, other) {
                #(#equal)*
                (Self::#unknown(left), Self::#unknown(right)) => left == right,
                // Two members without a value, or two different members.
                (left, right) => __private::discriminant(left) == __private::discriminant(right),
            }
        };
        expand_eq(&header, &equal)
    });
    let hash = origin.implements_hash(true).then(|| {
        let hash = with_value().map(|variant| {
            let ident = &variant.ident;
            if variant.ty.needs_total_eq() {
                let view = value::value_view(&quote!(value), &variant.ty);
                quote!(Self::#ident(value) => __private::hash_view(&#view, state),)
            } else {
                quote!(Self::#ident(value) => __private::Hash::hash(value, state),)
            }
        });
        let has_others = with_value().count() < union.variants.len();
        let others = has_others.then(|| quote!(_ => {}));
        expand_hash(
            &header,
            &quote! {
                __private::Hash::hash(&__private::discriminant(self), state);
                match self {
                    #(#hash)*
                    Self::#unknown(name) => __private::Hash::hash(name, state),
                    #others
                }
            },
        )
    });
    quote!(#eq #hash)
}

/// The impls through views of the kind.
fn expand_by_view(
    header: &ImplHeader,
    origin: &Origin,
    needs_total_eq: bool,
    kind: &TokenStream,
) -> TokenStream {
    let eq = origin.implements_eq(needs_total_eq).then(|| {
        expand_eq(
            header,
            &quote! {
                __private::view_eq(&__private::View::#kind(self), &__private::View::#kind(other))
            },
        )
    });
    let hash = origin.implements_hash(needs_total_eq).then(|| {
        expand_hash(
            header,
            &quote!(__private::hash_view(&__private::View::#kind(self), state);),
        )
    });
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
    // `Eq` comes from a macro of the runtime.
    partial_eq
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
