//! `impl arbitrary::Arbitrary` of user-written types. Those of generated types are in the runtime's macro.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::ImplHeader;
use crate::plan::enumeration::Enumeration;
use crate::plan::origin::Skip;
use crate::plan::structure::Structure;
use crate::plan::union::Union;

pub(crate) fn expand_derived_structure(structure: &Structure) -> TokenStream {
    let header = ImplHeader::of(structure, &structure.ident);
    expand(&header, structure.origin.skip())
}

pub(crate) fn expand_derived_union(union: &Union) -> TokenStream {
    expand(&ImplHeader::new(&union.ident), union.origin.skip())
}

pub(crate) fn expand_derived_enumeration(enumeration: &Enumeration) -> TokenStream {
    let header = ImplHeader::new(&enumeration.ident);
    expand(&header, enumeration.origin.skip())
}

/// A value is made in the places that JSON is read into.
fn expand(header: &ImplHeader, skip: Skip) -> TokenStream {
    if skip.json || skip.from_json || skip.arbitrary {
        return TokenStream::new();
    }
    let ImplHeader {
        parameters,
        ty,
        where_clause,
        ..
    } = header;
    quote! {
        __private::add_attribute_shape_skip_arbitrary! {
            [<'__bytes, #(#parameters),*>] [#ty] [#where_clause]
        }
    }
}
