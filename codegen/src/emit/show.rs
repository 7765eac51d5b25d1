//! Writing `Debug` and `Display`: a table of names and masks, the values beside it, and the runtime
//! does the rest.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::head::Head;
use crate::plan::mask::Mask;
use crate::plan::naming::plain;
use crate::plan::structure::Structure;
use crate::plan::ty::Type;
use crate::plan::union::Union;

fn mask(mask: &Mask) -> TokenStream {
    match mask {
        Mask::Shown => quote!(__private::Mask::Shown),
        Mask::Secret => quote!(__private::Mask::Secret),
        Mask::Items(item) => {
            let item = self::mask(item);
            quote!(__private::Mask::Items(&#item))
        }
        Mask::Entries(key, value) => {
            let (key, value) = (self::mask(key), self::mask(value));
            quote!(__private::Mask::Entries(&#key, &#value))
        }
    }
}

/// `Debug` and `Display` of a structure.
pub(super) fn structure(structure: &Structure, out: &mut TokenStream) {
    structure_tables(structure, out);
    formats(
        &Head::of(structure, &structure.ident),
        &quote!(debug_structure),
        &quote!(display_structure),
        out,
    );
}

/// `Display` of a structure alone.
pub(super) fn display(structure: &Structure, out: &mut TokenStream) {
    let head = Head::of(structure, &structure.ident);
    format(&head, &quote!(Display), &quote!(display_structure), out);
}

/// What a structure shows.
pub(super) fn structure_tables(structure: &Structure, out: &mut TokenStream) {
    let Structure { ident, parts, .. } = structure;
    let text = plain(ident);
    let table = structure.members.iter().map(|member| {
        let (name, mask) = (plain(&member.ident), mask(&member.mask));
        quote!(__private::Member(#name, #mask),)
    });
    let sensitive = sensitive(structure.sensitive);
    let fields: Vec<&Ident> = structure
        .members
        .iter()
        .map(|member| &member.ident)
        .collect();
    let Head { generics, ty } = Head::of(structure, ident);
    let Head { ty: parts_ty, .. } = Head::of(structure, parts);
    out.extend(quote! {
        #[automatically_derived]
        impl #generics __private::Structure for #ty {
            type Parts = #parts_ty;
            const NAME: &'static __private::str = #text;
            const MEMBERS: &'static [__private::Member] = &[#(#table)*];
            #sensitive
        }
    });
    for values in [ty, parts_ty] {
        out.extend(quote! {
            #[automatically_derived]
            impl #generics __private::Values for #values {
                fn values(&self, see: __private::See<'_>) -> __private::fmt::Result {
                    see(&[#(&self.#fields),*])
                }
            }
        });
    }
}

/// `Debug` and `Display` of a union.
pub(super) fn union(union: &Union, out: &mut TokenStream) {
    let Union { ident, unknown, .. } = union;
    let text = plain(ident);
    let sensitive = sensitive(union.sensitive);
    let variants = union.variants.iter().map(|variant| {
        let (ident, label, mask) = (&variant.ident, &variant.label, mask(&variant.mask));
        let text = plain(ident);
        if variant.ty == Type::Unit {
            return quote! {
                Self::#ident => __private::Variant::Member(#text, #label, __private::None, #mask),
            };
        }
        quote! {
            Self::#ident(value) => {
                __private::Variant::Member(#text, #label, __private::Some(value), #mask)
            }
        }
    });
    out.extend(quote! {
        #[automatically_derived]
        impl __private::Union for #ident {
            const NAME: &'static __private::str = #text;
            #sensitive
            fn variant(&self) -> __private::Variant<'_> {
                match self {
                    #(#variants)*
                    Self::#unknown(name) => __private::Variant::Unknown(name),
                }
            }
        }
    });
    let head = Head::plain(ident);
    formats(&head, &quote!(debug_union), &quote!(display_union), out);
}

fn sensitive(sensitive: bool) -> Option<TokenStream> {
    sensitive.then(|| {
        quote!(
            const SENSITIVE: __private::bool = true;
        )
    })
}

fn formats(head: &Head, debug: &TokenStream, display: &TokenStream, out: &mut TokenStream) {
    format(head, &quote!(Debug), debug, out);
    format(head, &quote!(Display), display, out);
}

fn format(head: &Head, format: &TokenStream, function: &TokenStream, out: &mut TokenStream) {
    let Head { generics, ty } = head;
    out.extend(quote! {
        #[automatically_derived]
        impl #generics __private::fmt::#format for #ty {
            fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                __private::#function(self, f)
            }
        }
    });
}
