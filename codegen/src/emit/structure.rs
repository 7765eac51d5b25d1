//! Writing a structure.

use proc_macro2::TokenStream;
use quote::quote;

use super::{equality, show, ty, validate};
use crate::plan::structure::Structure;

/// The type itself.
pub(super) fn emit_type(structure: &Structure, out: &mut TokenStream) {
    let Structure { ident, docs, .. } = structure;
    let fields = structure.members.iter().map(|member| {
        let (docs, ident, ty) = (&member.docs, &member.ident, ty::field(member));
        quote! {
            #[doc = #docs]
            pub #ident: #ty,
        }
    });
    let case = ty::case(ident);
    let derives = equality::derives(structure.has_floats());
    out.extend(quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        #case
        pub struct #ident {
            #(#fields)*
        }
    });
}

/// What it implements.
pub(super) fn emit(structure: &Structure, out: &mut TokenStream) {
    let Structure { ident, id, .. } = structure;
    out.extend(quote! {
        impl #ident {
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
        impl __private::Shape for #ident {
            const ID: &'static __private::str = #id;
        }
    });
    if structure.error {
        out.extend(quote! {
            #[automatically_derived]
            impl __private::Error for #ident {}
        });
    }
    show::structure(structure, out);
    if structure.has_floats() {
        equality::structure(structure, out);
    }
    validate::structure(structure, out);
}
