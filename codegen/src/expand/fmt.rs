//! Writing `Debug` and `Display`: a table of names and masks, the values beside it, and the runtime
//! does the rest.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::impl_header::Head;
use crate::plan::mask::Mask;
use crate::plan::naming::unraw;
use crate::plan::structure::{Optionality, Structure};
use crate::plan::types::Type;
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
    let text = unraw(ident);
    let table = structure.members.iter().map(|member| {
        let (name, mask) = (unraw(&member.ident), mask(&member.mask));
        quote!(__private::Member(#name, #mask),)
    });
    let sensitive = sensitive(structure.sensitive);
    let Head {
        generics,
        ty,
        bounds,
        ..
    } = Head::of(structure, ident);
    let Head { ty: parts_ty, .. } = Head::of(structure, parts);
    out.extend(quote! {
        #[automatically_derived]
        impl #generics __private::Structure for #ty #bounds {
            type Parts = #parts_ty;
            const NAME: &'static __private::str = #text;
            const MEMBERS: &'static [__private::Member] = &[#(#table)*];
            #sensitive
        }
    });
    for (values, are_parts) in [(ty, false), (parts_ty, true)] {
        let members = structure.members.iter().enumerate();
        let arms = members.map(|(number, member)| {
            let is_optional = are_parts || member.optionality == Optionality::Optional;
            let value = shown(&member.ident, &member.ty, is_optional);
            let number = Literal::usize_unsuffixed(number);
            quote!(#number => see(&#value),)
        });
        let arms: TokenStream = arms.collect();
        let body = if arms.is_empty() {
            quote! {
                let _ = (number, see);
                __private::Result::Ok(())
            }
        } else {
            quote! {
                match number {
                    #arms
                    _ => __private::Result::Ok(()),
                }
            }
        };
        out.extend(quote! {
            #[automatically_derived]
            impl #generics __private::Values for #values #bounds {
                fn value(
                    &self,
                    number: __private::usize,
                    see: __private::See<'_>,
                ) -> __private::fmt::Result {
                    #body
                }
            }
        });
    }
}

/// A field as the runtime can show it.
fn shown(field: &Ident, ty: &Type, is_optional: bool) -> TokenStream {
    if !ty.has_custom_string() {
        return quote!(self.#field);
    }
    if is_optional {
        let value = of_std(ty);
        quote!(self.#field.as_ref().map(|value| #value))
    } else {
        let value = of_std(ty);
        quote!({ let value = &self.#field; #value })
    }
}

/// The variable `value`, of a type that holds strings of the user's own type, in types of Rust's own.
fn of_std(ty: &Type) -> TokenStream {
    let element = |ty: &Type, sparse: bool| {
        let value = of_std(ty);
        if sparse {
            quote!(|value| value.as_ref().map(|value| #value))
        } else {
            quote!(|value| #value)
        }
    };
    match ty {
        Type::CustomString(_) => quote!(__private::AsRef::<__private::str>::as_ref(value)),
        Type::List { item, sparse } | Type::Slice { item, sparse, .. }
            if ty.has_custom_string() =>
        {
            let item = element(item, *sparse);
            quote!(__private::show_list(value, #item))
        }
        Type::Map { key, value, sparse } if ty.has_custom_string() => {
            let (key, value) = (element(key, false), element(value, *sparse));
            quote!(__private::show_map(value, #key, #value))
        }
        _ => quote!(__private::Clone::clone(value)),
    }
}

/// `Debug` and `Display` of a union.
pub(super) fn union(union: &Union, out: &mut TokenStream) {
    union_table(union, out);
    let head = Head::plain(&union.ident);
    formats(&head, &quote!(debug_union), &quote!(display_union), out);
}

/// `Display` of a union alone.
pub(super) fn display_union(union: &Union, out: &mut TokenStream) {
    let head = Head::plain(&union.ident).written(union.is_written);
    format(&head, &quote!(Display), &quote!(display_union), out);
}

/// What a union shows.
pub(super) fn union_table(union: &Union, out: &mut TokenStream) {
    let Union { ident, unknown, .. } = union;
    let text = unraw(ident);
    let sensitive = sensitive(union.sensitive);
    let variants = union.variants.iter().map(|variant| {
        let (ident, label, mask) = (&variant.ident, &variant.label, mask(&variant.mask));
        let text = unraw(ident);
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
                    Self::#unknown(name) => __private::Variant::Unknown(name.as_str()),
                }
            }
        }
    });
}

/// The function that a type of the user's is formatted with in the `Debug` of the types around it. Its own
/// `Debug` is derived and redacts nothing.
pub(super) fn debug_of_written(is_written: bool, function: &TokenStream) -> Option<TokenStream> {
    is_written.then(|| {
        quote! {
            fn __debug(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                __private::#function(self, f)
            }
        }
    })
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
    let body = quote! {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::#function(self, f)
        }
    };
    // `Debug` is only emitted for types that are.
    out.extend(head.implement(
        &quote!(__private::fmt::#format),
        "add_attribute_shape_skip_display",
        &body,
    ));
}
