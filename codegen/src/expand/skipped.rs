//! The fields of a user-written structure with `#[shape(skip)]`, which are not part of the shape. The builder stores
//! them, and they take part in `PartialEq` and `Hash`; nothing else sees them.
//!
//! What requires a trait of the type of a field names the type, in the user's tokens, so that the compiler's message
//! underlines them.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::types::{self, Paths};
use crate::plan::structure::{Skipped, Structure};

/// The names of all fields.
pub(super) fn field_names(structure: &Structure) -> Vec<&Ident> {
    let members = structure.members.iter().map(|member| &member.ident);
    let skipped = structure.skipped.iter().map(|field| &field.ident);
    members.chain(skipped).collect()
}

/// The field in the storage of the builder.
pub(super) fn expand_part(field: &Skipped) -> TokenStream {
    let (ident, ty) = (
        &field.ident,
        types::option(&field.ty.tokens, Paths::Private),
    );
    quote!(#ident: #ty,)
}

pub(super) fn expand_setter(field: &Skipped) -> TokenStream {
    let Skipped {
        ident, ty, setter, ..
    } = field;
    let (ty, docs) = (
        &ty.tokens,
        format!("Sets the field `{ident}`, which is not part of the shape."),
    );
    quote! {
        #[doc = #docs]
        pub fn #setter(mut self, value: #ty) -> Self {
            self.0.#ident = __private::Some(value);
            self
        }
    }
}

/// The field in a struct expression: the stored value, or the default.
pub(super) fn expand_value(field: &Skipped, stored: &TokenStream) -> TokenStream {
    let Skipped {
        ident, ty, default, ..
    } = field;
    let value = if let Some(default) = default {
        quote!(#stored.unwrap_or_else(|| #default))
    } else {
        let ty = &ty.tokens;
        quote!(__private::skipped_or_default::<#ty>(#stored))
    };
    quote!(#ident: #value,)
}

pub(super) fn expand_eq(field: &Skipped) -> TokenStream {
    let (ident, ty) = (&field.ident, &field.ty.tokens);
    quote!(<#ty as __private::SkippedEq>::skipped_eq(&self.#ident, &other.#ident))
}

pub(super) fn expand_hash(field: &Skipped) -> TokenStream {
    let (ident, ty) = (&field.ident, &field.ty.tokens);
    quote!(<#ty as __private::SkippedHash>::skipped_hash(&self.#ident, state);)
}
