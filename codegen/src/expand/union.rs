//! Writing a union.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::{self, Place};
use super::{check, deprecation, eq, fmt};
use crate::plan::types::Type;
use crate::plan::union::Union;

/// The type itself.
pub(super) fn emit_type(union: &Union, out: &mut TokenStream) {
    let Union {
        ident,
        docs,
        unknown,
        ..
    } = union;
    let variants = union.variants.iter().map(|variant| {
        let (docs, ident) = (&variant.docs, &variant.ident);
        let value = (variant.ty != Type::Unit).then(|| {
            let ty = types::boxed(&variant.ty, variant.boxed, Place::Public);
            quote!((#ty))
        });
        let deprecated = deprecation::attribute(variant.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            #ident #value,
        }
    });
    let case = types::case(ident);
    let deprecated = deprecation::attribute(union.deprecation.as_ref());
    let derives = eq::derives(union.needs_total_eq());
    out.extend(quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        #deprecated
        #case
        pub enum #ident {
            #(#variants)*
            /// A member that the model does not have, by its name.
            #unknown(::shapesmith::UnknownVariant),
        }
    });
}

/// What it implements.
pub(super) fn emit(union: &Union, out: &mut TokenStream) {
    emit_shape(union, out);
    fmt::union(union, out);
    if union.needs_total_eq() {
        eq::union(union, out);
    }
    check::union(union, out);
}

/// That it is a shape.
pub(super) fn emit_shape(union: &Union, out: &mut TokenStream) {
    let Union { ident, id, .. } = union;
    let debug = fmt::debug_of_written(union.is_written, &quote!(debug_union));
    out.extend(quote! {
        impl #ident {
            /// Checks the constraint traits of this value and of everything in it.
            ///
            /// # Errors
            ///
            /// All violations, depth first.
            pub fn validate(&self) -> __private::Result<(), __private::ConstraintViolations> {
                __private::validate(self)
            }
        }

        #[automatically_derived]
        impl __private::Shape for #ident {
            const ID: &'static __private::str = #id;
            #debug
        }
    });
}
