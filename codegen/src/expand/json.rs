//! The JSON form of user-written types: `from_json()` and `to_json()`, and serde's traits. Those of generated types are
//! the same for all.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::ImplHeader;
use crate::plan::enumeration::Enumeration;
use crate::plan::origin::Skip;
use crate::plan::structure::Structure;
use crate::plan::union::Union;

/// The JSON form of a user-written type, on which `FromJson` and `ToJson` depend.
pub(super) fn expand_form(skip: Skip) -> TokenStream {
    match skip {
        Skip { json: true, .. } => quote!(NoJson),
        Skip {
            from_json: true, ..
        } => quote!(OnlyToJson),
        _ => quote!(Json),
    }
}

pub(crate) fn expand_derived_structure(structure: &Structure) -> TokenStream {
    let header = ImplHeader::of(structure, &structure.ident);
    expand_methods(&header, structure.origin.skip())
}

pub(crate) fn expand_derived_union(union: &Union) -> TokenStream {
    let header = ImplHeader::new(&union.ident).derived(true);
    expand_methods(&header, union.origin.skip())
}

pub(crate) fn expand_derived_enumeration(enumeration: &Enumeration) -> TokenStream {
    let header = ImplHeader::new(&enumeration.ident).derived(true);
    let skip = enumeration.origin.skip();
    if skip.json {
        return TokenStream::new();
    }
    expand_serde(&header, skip)
}

/// `from_json`, `to_json` and serde's traits.
fn expand_methods(header: &ImplHeader, skip: Skip) -> TokenStream {
    if skip.json {
        return TokenStream::new();
    }
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    let from_json = (!skip.from_json).then(|| quote!(__private::from_json_methods! {}));
    let serde = expand_serde(header, skip);
    quote! {
        impl #impl_generics #ty #where_clause {
            __private::to_json_method! {}
            #from_json
        }

        #serde
    }
}

/// serde's traits, for a user-written type.
fn expand_serde(header: &ImplHeader, skip: Skip) -> TokenStream {
    let ImplHeader {
        parameters,
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    let serialize = (!skip.serialize).then(|| {
        quote! {
            __private::add_attribute_shape_skip_serialize! {
                [#impl_generics] [#ty] [#where_clause]
            }
        }
    });
    let deserialize = (!skip.deserialize && !skip.from_json).then(|| {
        quote! {
            __private::add_attribute_shape_skip_deserialize! {
                [<'__de, #(#parameters),*>] [#ty] [#where_clause]
            }
        }
    });
    quote!(#serialize #deserialize)
}
