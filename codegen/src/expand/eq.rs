//! Writing `Clone`, `PartialEq`, `Eq` and `Hash`: Rust's own where they fit, and by hand where a
//! member holds floats, which compare and hash by their bits.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::Head;
use crate::plan::structure::Structure;
use crate::plan::types::Type;
use crate::plan::union::Union;

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

/// Equality of a structure with floats.
pub(super) fn structure(structure: &Structure, out: &mut TokenStream) {
    implement_structure(structure, true, true, out);
}

/// Equality and hash of a structure, as far as they are wanted.
pub(super) fn implement_structure(
    structure: &Structure,
    equal: bool,
    hash: bool,
    out: &mut TokenStream,
) {
    let compared = structure.members.iter().map(|member| {
        let field = &member.ident;
        if member.ty.needs_total_eq() {
            quote!(__private::total_eq(&self.#field, &other.#field))
        } else {
            quote!(self.#field == other.#field)
        }
    });
    let hashed = structure.members.iter().map(|member| {
        let field = &member.ident;
        if member.ty.needs_total_eq() {
            quote!(__private::total_hash(&self.#field, state);)
        } else {
            quote!(__private::Hash::hash(&self.#field, state);)
        }
    });
    let head = Head::of(structure, &structure.ident);
    if equal {
        let mut equal = quote!(#(#compared)&&*);
        if equal.is_empty() {
            equal = quote!({
                let _ = other; // nothing can differ
                true
            });
        }
        implement_equal(&head, &equal, out);
    }
    if hash && structure.members.is_empty() {
        implement_hash(&head, &quote!(let _ = state;), out);
    } else if hash {
        implement_hash(&head, &quote!(#(#hashed)*), out);
    }
}

/// Equality of a union with floats.
pub(super) fn union(union: &Union, out: &mut TokenStream) {
    implement_union(union, true, true, out);
}

/// Equality and hash of a union, as far as they are wanted.
pub(super) fn implement_union(union: &Union, equal: bool, hash: bool, out: &mut TokenStream) {
    let with_value = || union.variants.iter().filter(|v| v.ty != Type::Unit);
    let compared = with_value().map(|variant| {
        let ident = &variant.ident;
        let equal = if variant.ty.needs_total_eq() {
            quote!(__private::total_eq(left, right))
        } else {
            quote!(left == right)
        };
        quote!((Self::#ident(left), Self::#ident(right)) => #equal,)
    });
    let hashed = with_value().map(|variant| {
        let ident = &variant.ident;
        if variant.ty.needs_total_eq() {
            quote!(Self::#ident(value) => __private::total_hash(value, state),)
        } else {
            quote!(Self::#ident(value) => __private::Hash::hash(value, state),)
        }
    });
    let all_have_one = with_value().count() == union.variants.len();
    let without_value = (!all_have_one).then(|| quote!(_ => {}));
    let unknown = &union.unknown;
    let head = Head::plain(&union.ident).written(union.is_written);
    if equal {
        let equal = quote! {
            match (self, other) {
                #(#compared)*
                (Self::#unknown(left), Self::#unknown(right)) => left == right,
                // Two members without a value, or two members.
                (left, right) => __private::discriminant(left) == __private::discriminant(right),
            }
        };
        implement_equal(&head, &equal, out);
    }
    if hash {
        let hash = quote! {
            __private::Hash::hash(&__private::discriminant(self), state);
            match self {
                #(#hashed)*
                Self::#unknown(name) => __private::Hash::hash(name, state),
                #without_value
            }
        };
        implement_hash(&head, &hash, out);
    }
}

pub(super) fn implement_equal(head: &Head, equal: &TokenStream, out: &mut TokenStream) {
    let body = quote! {
        fn eq(&self, other: &Self) -> __private::bool {
            #equal
        }
    };
    out.extend(head.implement(
        &quote!(__private::PartialEq),
        "add_attribute_shape_skip_eq",
        &body,
    ));
    let Head {
        generics,
        ty,
        bounds,
        ..
    } = head;
    out.extend(quote! {
        #[automatically_derived]
        impl #generics __private::Eq for #ty #bounds {}
    });
}

pub(super) fn implement_hash(head: &Head, hash: &TokenStream, out: &mut TokenStream) {
    let body = quote! {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            #hash
        }
    };
    out.extend(head.implement(
        &quote!(__private::Hash),
        "add_attribute_shape_skip_hash",
        &body,
    ));
}
