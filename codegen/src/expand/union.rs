//! The `enum` of a union.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{self, Paths};
use super::{deprecation, eq};
use crate::plan::types::Type;
use crate::plan::union::Union;

pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let Union {
        ident,
        docs,
        unknown,
        ..
    } = union;
    let variants = union.variants.iter().map(|variant| {
        let (docs, ident) = (&variant.docs, &variant.ident);
        let value = (variant.ty != Type::Unit).then(|| {
            let ty = types::boxed(&variant.ty, variant.boxed, Paths::Absolute);
            quote!((#ty))
        });
        let deprecated = deprecation::expand_attribute(variant.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            #ident #value,
        }
    });
    let case = types::allow_case(ident);
    let deprecated = deprecation::expand_attribute(union.deprecation.as_ref());
    let derives = eq::derives(union.needs_total_eq());
    quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        #deprecated
        #case
        pub enum #ident {
            #(#variants)*
            /// An unknown member.
            #unknown(::shapesmith::UnknownVariant),
        }
    }
}
