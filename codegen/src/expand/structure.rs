//! The `struct` of a structure.

use proc_macro2::TokenStream;
use quote::quote;

use super::{absent, deprecation, eq, types};
use crate::plan::structure::Structure;

pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let Structure { ident, docs, .. } = structure;
    let fields = structure.members.iter().map(|member| {
        let (docs, ident, ty) = (&member.docs, &member.ident, types::field(member));
        let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            pub #ident: #ty,
        }
    });
    let absent = absent::expand_field(structure);
    let case = types::allow_case(ident);
    let deprecated = deprecation::expand_attribute(structure.deprecation.as_ref());
    let derives = eq::derives(structure.needs_total_eq());
    quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #[non_exhaustive]
        #deprecated
        #case
        pub struct #ident {
            #(#fields)*
            #absent
        }
    }
}
