//! Writing a structure.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::impl_header::Head;
use super::{check, deprecation, eq, fmt, types};
use crate::model::traits::Fault;
use crate::plan::structure::{ErrorTraits, Structure};

/// The type itself.
pub(super) fn emit_type(structure: &Structure, out: &mut TokenStream) {
    let Structure { ident, docs, .. } = structure;
    let fields = structure.members.iter().map(|member| {
        let (docs, ident, ty) = (&member.docs, &member.ident, types::field(member));
        let deprecated = deprecation::attribute(member.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            pub #ident: #ty,
        }
    });
    let case = types::case(ident);
    let deprecated = deprecation::attribute(structure.deprecation.as_ref());
    let derives = eq::derives(structure.needs_total_eq());
    out.extend(quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        #deprecated
        #case
        pub struct #ident {
            #(#fields)*
        }
    });
}

/// What it implements.
pub(super) fn emit(structure: &Structure, out: &mut TokenStream) {
    emit_shape(structure, out);
    if let Some(facts) = structure.error {
        error(&structure.ident, facts, out);
    }
    fmt::structure(structure, out);
    if structure.needs_total_eq() {
        eq::structure(structure, out);
    }
    check::structure(structure, &TokenStream::new(), out);
}

/// That it is a shape.
pub(super) fn emit_shape(structure: &Structure, out: &mut TokenStream) {
    let Structure { ident, id, .. } = structure;
    let debug = fmt::debug_of_written(structure.is_written, &quote!(debug_structure));
    let Head {
        generics,
        ty,
        bounds,
        ..
    } = Head::of(structure, ident);
    out.extend(quote! {
        impl #generics #ty #bounds {
            /// Checks the constraint traits of this value and of everything in it.
            ///
            /// # Errors
            ///
            /// All violations, in the model's member order, depth first.
            pub fn validate(&self) -> __private::Result<(), __private::ConstraintViolations> {
                __private::validate(self)
            }
        }

        #[automatically_derived]
        impl #generics __private::Shape for #ty #bounds {
            const ID: &'static __private::str = #id;
            #debug
        }
    });
}

/// What an error is.
fn error(ident: &Ident, facts: ErrorTraits, out: &mut TokenStream) {
    let fault = match facts.fault {
        Fault::Client => quote!(Client),
        Fault::Server => quote!(Server),
    };
    let status = Literal::u16_unsuffixed(facts.http_status);
    let (retryable, throttling) = (facts.retryable, facts.throttling);
    out.extend(quote! {
        #[automatically_derived]
        impl __private::Error for #ident {}

        #[automatically_derived]
        impl __private::ErrorShape for #ident {
            const FAULT: __private::Fault = __private::Fault::#fault;
            const HTTP_STATUS: __private::u16 = #status;
            const RETRYABLE: __private::bool = #retryable;
            const THROTTLING: __private::bool = #throttling;
        }
    });
}
