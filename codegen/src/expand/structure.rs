//! The `struct` of a structure.

use proc_macro2::TokenStream;
use quote::quote;

use super::{absent, attributes, deprecation, eq, types};
use crate::plan::attributes::ItemAttributes;
use crate::plan::structure::Structure;

pub(crate) fn expand_structure(
    structure: &Structure,
    attributes: Option<&ItemAttributes>,
) -> TokenStream {
    let Structure { ident, docs, .. } = structure;
    let fields = structure.members.iter().enumerate().map(|(at, member)| {
        let attributes = attributes::expand_member(attributes, at);
        let (docs, ident, ty) = (&member.docs, &member.ident, types::field(member));
        let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            #attributes
            pub #ident: #ty,
        }
    });
    let absent = absent::expand_field(structure);
    let case = types::allow_case(ident);
    let deprecated = deprecation::expand_attribute(structure.deprecation.as_ref());
    let derives = eq::derives(structure.needs_total_eq());
    let attributes = attributes::expand_item(attributes);
    quote! {
        #attributes
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
