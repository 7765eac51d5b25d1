//! `Debug` and `Display`: tables of names and redactions, and access to the values. The runtime formats them.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::builder::BuilderTypes;
use super::impl_header::ImplHeader;
use crate::plan::enumeration::{Enumeration, Values};
use crate::plan::naming::unraw;
use crate::plan::operation::OperationError;
use crate::plan::redaction::Redaction;
use crate::plan::structure::Structure;
use crate::plan::types::Type;
use crate::plan::union::Union;

fn redaction(redaction: &Redaction) -> TokenStream {
    match redaction {
        Redaction::None => quote!(__private::Redaction::None),
        Redaction::All => quote!(__private::Redaction::All),
        Redaction::Items(item) => {
            let item = self::redaction(item);
            quote!(__private::Redaction::Items(&#item))
        }
        Redaction::Entries(key, value) => {
            let (key, value) = (self::redaction(key), self::redaction(value));
            quote!(__private::Redaction::Entries(&#key, &#value))
        }
    }
}

/// `Debug` of an emitted structure, and `Display`.
pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let header = ImplHeader::of(structure, &structure.ident);
    let debug = (!structure.origin.is_derive())
        .then(|| expand_fmt(&header, &quote!(Debug), &quote!(debug_structure(self, f))));
    let display = (!structure.origin.skip().display).then(|| {
        expand_fmt(
            &header,
            &quote!(Display),
            &quote!(display_structure(self, f)),
        )
    });
    quote!(#debug #display)
}

/// The names, redactions and values of the members, which `Debug` and `Display` use.
pub(crate) fn expand_structure_members(structure: &Structure) -> TokenStream {
    let Structure { ident, parts, .. } = structure;
    let text = unraw(ident);
    let table = structure.members.iter().map(|member| {
        let name = unraw(&member.ident);
        if member.redaction == Redaction::None {
            return quote!(__private::FieldInfo::new(#name),);
        }
        let redaction = redaction(&member.redaction);
        quote!(__private::FieldInfo::redacted(#name, #redaction),)
    });
    let sensitive = sensitive(structure.sensitive);
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, ident);
    let ImplHeader { ty: parts, .. } = ImplHeader::of(structure, parts);
    let of_structure = expand_values(structure, &ty, false);
    let of_parts = expand_values(structure, &parts, true);
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::FmtStructure for #ty #where_clause {
            const NAME: &'static __private::str = #text;
            const FIELDS: &'static [__private::FieldInfo] = &[#(#table)*];
            #sensitive
        }

        #of_structure
        #of_parts
    }
}

/// The values of the fields of a structure, or of the storage of its builder.
fn expand_values(structure: &Structure, ty: &TokenStream, are_parts: bool) -> TokenStream {
    let ImplHeader {
        impl_generics,
        where_clause,
        ..
    } = ImplHeader::of(structure, &structure.ident);
    let arms: TokenStream = structure
        .members
        .iter()
        .enumerate()
        .map(|(number, member)| {
            let is_optional = are_parts || member.optionality.is_option();
            let value = shown(&member.ident, &member.ty, is_optional);
            let number = Literal::usize_unsuffixed(number);
            quote!(#number => visit(&#value),)
        })
        .collect();
    let body = if arms.is_empty() {
        quote! {
            let _ = (index, visit);
            __private::Result::Ok(())
        }
    } else {
        quote! {
            match index {
                #arms
                _ => __private::Result::Ok(()),
            }
        }
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::VisitFields for #ty #where_clause {
            fn visit_field(
                &self,
                index: __private::usize,
                visit: __private::FieldVisitor<'_>,
            ) -> __private::fmt::Result {
                #body
            }
        }
    }
}

/// A field in a form that the runtime can format.
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

/// Converts the variable `value` from a type that contains user-written string types to built-in types.
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
            quote!(__private::map_list(value, #item))
        }
        Type::Map { key, value, sparse } if ty.has_custom_string() => {
            let (key, value) = (element(key, false), element(value, *sparse));
            quote!(__private::map_entries(value, #key, #value))
        }
        _ => quote!(__private::Clone::clone(value)),
    }
}

/// `Debug` of an emitted union, and `Display`.
pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let is_derive = union.origin.is_derive();
    let header = ImplHeader::new(&union.ident).derived(is_derive);
    let debug =
        (!is_derive).then(|| expand_fmt(&header, &quote!(Debug), &quote!(debug_union(self, f))));
    let display = (!union.origin.skip().display)
        .then(|| expand_fmt(&header, &quote!(Display), &quote!(display_union(self, f))));
    quote!(#debug #display)
}

/// The name, redaction and value of the variant, which `Debug` and `Display` use.
pub(crate) fn expand_union_variants(union: &Union) -> TokenStream {
    let Union { ident, unknown, .. } = union;
    let text = unraw(ident);
    let sensitive = sensitive(union.sensitive);
    let variants = union.variants.iter().map(|variant| {
        let (ident, label, redaction) = (&variant.ident, &variant.label, redaction(&variant.redaction));
        let text = unraw(ident);
        if variant.ty == Type::Unit {
            return quote! {
                Self::#ident => __private::Variant::Known {
                    variant: #text, member: #label, value: __private::None, redaction: #redaction,
                },
            };
        }
        quote! {
            Self::#ident(value) => {
                __private::Variant::Known {
                    variant: #text, member: #label, value: __private::Some(value), redaction: #redaction,
                }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl __private::FmtUnion for #ident {
            const NAME: &'static __private::str = #text;
            #sensitive
            fn variant(&self) -> __private::Variant<'_> {
                match self {
                    #(#variants)*
                    Self::#unknown(name) => __private::Variant::Unknown(name.as_str()),
                }
            }
        }
    }
}

/// `Display` of an enum, and `Debug` of an emitted one if the derived one would show sensitive data.
pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    let is_derive = enumeration.origin.is_derive();
    let header = ImplHeader::new(&enumeration.ident).derived(is_derive);
    let debug = (enumeration.sensitive && !is_derive)
        .then(|| expand_fmt(&header, &quote!(Debug), &quote!(write_redacted(f))));
    let call = match enumeration.values {
        _ if enumeration.sensitive => quote!(write_redacted(f)),
        Values::Strings(_) => quote!(pad_escaped(self.as_str(), f)),
        Values::Integers(_) => quote!(fmt::Display::fmt(&self.as_i32(), f)),
    };
    let display =
        (!enumeration.origin.skip().display).then(|| expand_fmt(&header, &quote!(Display), &call));
    quote!(#debug #display)
}

/// `Debug` of a builder.
pub(crate) fn expand_builder(structure: &Structure) -> TokenStream {
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
                __private::debug_builder::<#ty>(#name, &self.parts, f)
            }
        }
    }
}

/// `Display` of the errors of an operation.
pub(crate) fn expand_operation_error(error: &OperationError) -> TokenStream {
    let ident = &error.ident;
    quote! {
        #[automatically_derived]
        impl __private::fmt::Display for #ident {
            fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                __private::fmt::Display::fmt(&__private::ServiceError::received(self), f)
            }
        }
    }
}

fn sensitive(sensitive: bool) -> Option<TokenStream> {
    sensitive.then(|| {
        quote!(
            const SENSITIVE: __private::bool = true;
        )
    })
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
