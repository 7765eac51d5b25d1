//! The `enum` of a union.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{self, Paths};
use super::{attributes, deprecation, eq};
use crate::plan::attributes::ItemAttributes;
use crate::plan::types::Type;
use crate::plan::union::{Union, Variant};

pub(crate) fn expand_union(union: &Union, attributes: Option<&ItemAttributes>) -> TokenStream {
    let Union {
        ident,
        docs,
        unknown,
        ..
    } = union;
    let variants = union.variants.iter().enumerate().map(|(at, variant)| {
        let (docs, ident) = (&variant.docs, &variant.ident);
        let value = (variant.ty != Type::Unit).then(|| {
            let ty = types::boxed(&variant.ty, variant.boxed, Paths::Absolute);
            let attributes = attributes::expand_value(attributes, at);
            quote!((#attributes #ty))
        });
        let deprecated = deprecation::expand_attribute(variant.deprecation.as_ref());
        let attributes = attributes::expand_member(attributes, at);
        quote! {
            #[doc = #docs]
            #deprecated
            #attributes
            #ident #value,
        }
    });
    let case = types::allow_case(ident);
    let deprecated = deprecation::expand_attribute(union.deprecation.as_ref());
    let derives = eq::derives(union.needs_total_eq());
    let of_unknown = attributes::expand_unknown(attributes);
    let attributes = attributes::expand_item(attributes);
    quote! {
        #attributes
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        #deprecated
        #case
        pub enum #ident {
            #(#variants)*
            /// A member that is not in the model.
            #of_unknown
            #unknown(::shapesmith::UnknownVariant),
        }
    }
}

/// The arguments of the macros for the accessors, `{ Variant is_variant as_variant Type, … }`, and for the conversions of
/// values to the union, `{ Variant(Type) = function, … }`.
pub(super) fn expand_variants(union: &Union) -> (TokenStream, TokenStream) {
    let ty = |variant: &Variant| types::ty(&variant.ty, Paths::Private);
    let accessors = union.variants.iter().map(|variant| {
        let Variant {
            ident,
            is,
            accessor,
            ..
        } = variant;
        let value = (variant.ty != Type::Unit).then(|| {
            let ty = ty(variant);
            quote!(#accessor #ty)
        });
        quote!(#ident #is #value,)
    });
    let conversions = (union.variants.iter().filter(|variant| variant.is_from)).map(|variant| {
        let (ident, ty) = (&variant.ident, ty(variant));
        let content = if variant.boxed {
            quote!(__private::Box::new)
        } else {
            quote!(__private::identity)
        };
        quote!(#ident(#ty) = #content,)
    });
    (quote!({ #(#accessors)* }), quote!({ #(#conversions)* }))
}

/// The accessors and conversions of a user-written union.
pub(crate) fn expand_derived(union: &Union) -> TokenStream {
    let (ident, unknown, skip) = (&union.ident, &union.unknown, union.origin.skip());
    let (accessors, conversions) = expand_variants(union);
    let accessors = (!skip.accessors).then(|| {
        let visibility = union.origin.visibility();
        quote! {
            impl #ident {
                __private::add_attribute_shape_skip_accessors! { #visibility #unknown #accessors }
            }
        }
    });
    let conversions = (!skip.conversions).then(|| {
        quote!(__private::add_attribute_shape_skip_conversions! { union #ident #conversions })
    });
    quote!(#accessors #conversions)
}
