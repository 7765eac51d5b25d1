//! `impl Shape`.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::ImplHeader;
use crate::plan::enumeration::Enumeration;
use crate::plan::structure::Structure;
use crate::plan::union::Union;

pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let is_derive = structure.origin.is_derive();
    let debug = is_derive.then(|| debug(&quote!(debug_structure)));
    let header = ImplHeader::of(structure, &structure.ident);
    expand_shape(&header, &structure.id, debug.as_ref())
}

pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let debug = union
        .origin
        .is_derive()
        .then(|| debug(&quote!(debug_union)));
    expand_shape(&ImplHeader::new(&union.ident), &union.id, debug.as_ref())
}

pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    let header = ImplHeader::new(&enumeration.ident);
    expand_shape(&header, &enumeration.id, None)
}

fn expand_shape(header: &ImplHeader, id: &str, debug: Option<&TokenStream>) -> TokenStream {
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::Shape for #ty #where_clause {
            const ID: &'static __private::str = #id;
            #debug
        }
    }
}

/// The formatting of a user-written type in the `Debug` of a generated type. Its own `Debug` is derived and
/// redacts nothing.
fn debug(function: &TokenStream) -> TokenStream {
    quote! {
        fn __debug(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::#function(self, f)
        }
    }
}
