//! The methods of members with a default, which return the value or the default.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::ImplHeader;
use super::types::{self, Paths};
use super::{default_value, deprecation};
use crate::plan::default_method::DefaultMethod;
use crate::plan::structure::{DefaultValue, Member, Structure};
use crate::plan::types::Type;

pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let methods: TokenStream = (structure.members.iter())
        .filter_map(|member| Some(method(member, member.default_method.as_ref()?)))
        .collect();
    if methods.is_empty() || structure.origin.skip().defaults {
        return TokenStream::new();
    }
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, &structure.ident);
    quote! {
        impl #impl_generics #ty #where_clause {
            #methods
        }
    }
}

fn method(member: &Member, method: &DefaultMethod) -> TokenStream {
    let DefaultMethod { ident, docs, .. } = method;
    let (ty, body) = value(member, method);
    // The type of the user's may be a type parameter.
    let converts = match (&member.ty, &method.default) {
        (Type::External { .. }, DefaultValue::Enum(_)) => Some(quote!(&'static __private::str)),
        (Type::External { .. }, DefaultValue::IntEnum(_)) => Some(quote!(__private::i32)),
        _ => None,
    };
    let allow = converts.as_ref().map(|_| quote!(#[allow(trivial_bounds)]));
    let own = types::ty(&member.ty, Paths::Private);
    let bound = converts.map(|from| quote!(where #own: __private::From<#from>));
    let deprecated = deprecation::expand_attribute(member.deprecation.as_ref());
    quote! {
        #[doc = #docs]
        #[must_use]
        #allow
        #deprecated
        pub fn #ident(&self) -> #ty #bound {
            #body
        }
    }
}

/// The type of the value, and the expression for it. Values of small types are copied, others are borrowed.
fn value(member: &Member, method: &DefaultMethod) -> (TokenStream, TokenStream) {
    let field = &member.ident;
    let is_option = member.optionality.is_option();
    let own = |ty: &Type| types::ty(ty, Paths::Private);
    let or = |option: TokenStream| {
        if is_option {
            option
        } else {
            quote!(&self.#field)
        }
    };
    match (&member.ty, &method.default) {
        (Type::String, DefaultValue::String(text)) => (
            quote!(&__private::str),
            or(quote!(self.#field.as_deref().unwrap_or(#text))),
        ),
        (Type::CustomString(_), DefaultValue::String(text)) => {
            let as_str = quote!(__private::AsRef::<__private::str>::as_ref);
            let value = if is_option {
                quote!(self.#field.as_ref().map_or(#text, #as_str))
            } else {
                quote!(#as_str(&self.#field))
            };
            (quote!(&__private::str), value)
        }
        (Type::Blob, DefaultValue::Blob(bytes)) => {
            let bytes = proc_macro2::Literal::byte_string(bytes);
            (
                quote!(&[__private::u8]),
                or(quote!(self.#field.as_deref().unwrap_or(#bytes))),
            )
        }
        (Type::List { item, sparse } | Type::Slice { item, sparse, .. }, _) => {
            let item = types::element(item, *sparse, Paths::Private);
            (
                quote!(&[#item]),
                or(quote!(self.#field.as_deref().unwrap_or_default())),
            )
        }
        (ty @ Type::Map { .. }, _) => {
            let ty = own(ty);
            (
                quote!(&#ty),
                or(quote!(__private::map_or_empty(self.#field.as_ref()))),
            )
        }
        (Type::Enum(ident), _) => {
            let variant = &method.variant;
            (
                quote!(&#ident),
                or(quote!(self.#field.as_ref().unwrap_or(&#ident::#variant))),
            )
        }
        (ty @ Type::External { .. }, DefaultValue::Enum(value)) => {
            cow(member, &own(ty), &quote!(#value))
        }
        (ty @ Type::External { .. }, DefaultValue::IntEnum(value)) => {
            let value = proc_macro2::Literal::i32_suffixed(*value);
            cow(member, &own(ty), &quote!(#value))
        }
        (ty @ (Type::BigInteger | Type::BigDecimal | Type::Document), default) => {
            let ty = own(ty);
            let value = if is_option {
                let default = default_value::expand_computed(default);
                quote! {
                    static DEFAULT: __private::LazyLock<#ty> = __private::LazyLock::new(|| #default);
                    self.#field.as_ref().unwrap_or(&DEFAULT)
                }
            } else {
                quote!(&self.#field)
            };
            (quote!(&#ty), value)
        }
        (ty, default) => {
            let value = if is_option {
                default_value::expand_unwrap_or(&quote!(self.#field), default, ty)
            } else {
                quote!(self.#field)
            };
            (own(ty), value)
        }
    }
}

/// A value of a user-written type, which need not be `Sync`, so the default is not in a static.
fn cow(member: &Member, ty: &TokenStream, default: &TokenStream) -> (TokenStream, TokenStream) {
    let field = &member.ident;
    let value = if member.optionality.is_option() {
        quote!(__private::value_or(self.#field.as_ref(), #default))
    } else {
        quote!(__private::value_or(__private::Some(&self.#field), #default))
    };
    (quote!(__private::Cow<'_, #ty>), value)
}
