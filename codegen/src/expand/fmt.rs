//! `Debug` and `Display` of user-written types, and of enums. Those of generated structures
//! and unions are the same for all types.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::BuilderTypes;
use super::impl_header::ImplHeader;
use crate::plan::enumeration::{Enumeration, Values};
use crate::plan::naming::unraw;
use crate::plan::structure::Structure;
use crate::plan::union::Union;

/// `Display` of a user-written structure.
pub(crate) fn expand_derived_structure(structure: &Structure) -> TokenStream {
    if structure.origin.skip().display {
        return TokenStream::new();
    }
    let header = ImplHeader::of(structure, &structure.ident);
    expand_fmt(
        &header,
        &quote!(Display),
        &quote!(display_structure(self, f)),
    )
}

/// `Display` of a user-written union.
pub(crate) fn expand_derived_union(union: &Union) -> TokenStream {
    if union.origin.skip().display {
        return TokenStream::new();
    }
    let header = ImplHeader::new(&union.ident).derived(true);
    expand_fmt(&header, &quote!(Display), &quote!(display_union(self, f)))
}

/// `Display` of an enum, and `Debug` of an emitted one if the derived one would show sensitive data.
pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    let is_derive = enumeration.origin.is_derive();
    let header = ImplHeader::new(&enumeration.ident).derived(is_derive);
    let debug = (enumeration.sensitive && !is_derive)
        .then(|| expand_fmt(&header, &quote!(Debug), &quote!(write_redacted(f))));
    // That of a generated enum of strings comes from a macro of the runtime.
    let has_display = !is_derive && matches!(enumeration.values, Values::Strings(_));
    let call = match enumeration.values {
        _ if enumeration.sensitive => quote!(write_redacted(f)),
        Values::Strings(_) => quote!(pad_escaped(self.as_str(), f)),
        Values::Integers(_) => quote!(fmt::Display::fmt(&self.as_i32(), f)),
    };
    let display = (!has_display && !enumeration.origin.skip().display)
        .then(|| expand_fmt(&header, &quote!(Display), &call));
    quote!(#debug #display)
}

/// `Debug` of the builder of a user-written structure.
pub(crate) fn expand_derived_builder(structure: &Structure) -> TokenStream {
    let name = unraw(&structure.builder);
    let types = BuilderTypes::new(structure);
    let (builder, impl_generics) = (types.generic(), types.impl_generics());
    let ImplHeader {
        ty, where_clause, ..
    } = ImplHeader::of(structure, &structure.ident);
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::fmt::Debug for #builder #where_clause {
            fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                let schema = <#ty as __private::StructureItem>::SCHEMA;
                __private::debug_builder(#name, schema, |number| self.0.member(number), f)
            }
        }
    }
}

/// `Debug` or `Display`, with a function of the runtime.
fn expand_fmt(header: &ImplHeader, format: &TokenStream, call: &TokenStream) -> TokenStream {
    let body = quote! {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::#call
        }
    };
    // A user-written type derives its own `Debug`.
    header.implement(
        &quote!(__private::fmt::#format),
        "add_attribute_shape_skip_display",
        &body,
    )
}
