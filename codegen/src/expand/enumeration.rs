//! The `enum` of an `enum` or `intEnum`, its methods and its conversions.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{attributes, deprecation, types};
use crate::plan::attributes::ItemAttributes;
use crate::plan::enumeration::{Enumeration, Values, Variant};

pub(crate) fn expand_enumeration(
    enumeration: &Enumeration,
    attributes: Option<&ItemAttributes>,
) -> TokenStream {
    let Enumeration {
        ident,
        docs,
        unknown,
        ..
    } = enumeration;
    let (variants, other) = match &enumeration.values {
        Values::Strings(variants) => (
            expand_variants(variants, attributes),
            quote!(::shapesmith::UnknownVariant),
        ),
        Values::Integers(variants) => (
            expand_variants(variants, attributes),
            quote!(::shapesmith::UnknownInteger),
        ),
    };
    let case = types::allow_case(ident);
    let deprecated = deprecation::expand_attribute(enumeration.deprecation.as_ref());
    let debug = (!enumeration.sensitive).then(|| quote!(::core::fmt::Debug,));
    let of_unknown = attributes::expand_unknown(attributes);
    let attributes = attributes::expand_item(attributes);
    // Integers have their own order.
    let order = matches!(enumeration.values, Values::Strings(_))
        .then(|| quote!(::core::cmp::PartialOrd, ::core::cmp::Ord,));
    quote! {
        #attributes
        #[doc = #docs]
        #[derive(
            #debug
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            #order
            ::core::hash::Hash
        )]
        #[non_exhaustive]
        #deprecated
        #case
        pub enum #ident {
            #variants
            /// A value that is not in the model.
            #of_unknown
            #unknown(#other),
        }
    }
}

fn expand_variants<V>(variants: &[Variant<V>], attributes: Option<&ItemAttributes>) -> TokenStream {
    let variants = variants.iter().enumerate().map(|(at, variant)| {
        let attributes = attributes::expand_member(attributes, at);
        let (docs, ident) = (&variant.docs, &variant.ident);
        let deprecated = deprecation::expand_attribute(variant.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            #attributes
            #ident,
        }
    });
    variants.collect()
}

/// The accessors, and the conversions.
pub(crate) fn expand_inherent(enumeration: &Enumeration) -> TokenStream {
    match &enumeration.values {
        // Those of a generated enum are the same for all.
        Values::Strings(_) if !enumeration.origin.is_derive() => TokenStream::new(),
        Values::Strings(variants) => expand_strings(enumeration, variants),
        Values::Integers(variants) => expand_integers(enumeration, variants),
    }
}

fn expand_strings(enumeration: &Enumeration, variants: &[Variant<String>]) -> TokenStream {
    let idents: Vec<&Ident> = variants.iter().map(|variant| &variant.ident).collect();
    let values: Vec<&String> = variants.iter().map(|variant| &variant.value).collect();
    let Enumeration { ident, unknown, .. } = enumeration;
    let skippable = expand_skippable(enumeration, &quote!(string));
    quote! {
        impl #ident {
            /// Returns the value as a string.
            #[must_use]
            pub fn as_str(&self) -> &__private::str {
                match self {
                    #(Self::#idents => #values,)*
                    Self::#unknown(value) => value.as_str(),
                }
            }

            /// Returns the values that the model defines, in order.
            #[must_use]
            pub const fn values() -> &'static [&'static __private::str] {
                &[#(#values),*]
            }
        }

        #[automatically_derived]
        impl __private::From<&__private::str> for #ident {
            fn from(value: &__private::str) -> Self {
                match value {
                    #(#values => Self::#idents,)*
                    value => Self::#unknown(__private::String::from(value)),
                }
            }
        }

        #skippable
    }
}

/// The accessors and conversions that a user-written enum can skip.
fn expand_skippable(enumeration: &Enumeration, kind: &TokenStream) -> TokenStream {
    let Enumeration { ident, unknown, .. } = enumeration;
    let skip = enumeration.origin.skip();
    let accessors = (!skip.accessors).then(|| {
        let visibility = enumeration.origin.visibility();
        quote! {
            impl #ident {
                __private::add_attribute_shape_skip_accessors! { #visibility #unknown {} }
            }
        }
    });
    let conversions = (!skip.conversions)
        .then(|| quote!(__private::add_attribute_shape_skip_conversions! { #kind #ident }));
    quote!(#accessors #conversions)
}

fn expand_integers(enumeration: &Enumeration, variants: &[Variant<i32>]) -> TokenStream {
    let idents: Vec<&Ident> = variants.iter().map(|variant| &variant.ident).collect();
    let values: Vec<Literal> = (variants.iter())
        .map(|variant| Literal::i32_unsuffixed(variant.value))
        .collect();
    let Enumeration { ident, unknown, .. } = enumeration;
    let (other, of_other) = if enumeration.origin.is_derive() {
        (quote!(value), quote!(*value))
    } else {
        (
            quote!(__private::UnknownInteger::new(value)),
            quote!(value.as_i32()),
        )
    };
    let of_generated = (!enumeration.origin.is_derive()).then(|| {
        quote! {
            #[automatically_derived]
            impl __private::From<&#ident> for __private::i32 {
                fn from(value: &#ident) -> Self {
                    value.as_i32()
                }
            }

            __private::int_order! { #ident }
        }
    });
    let skippable = expand_skippable(enumeration, &quote!(integer));
    quote! {
        impl #ident {
            /// Returns the value as an integer.
            #[must_use]
            pub const fn as_i32(&self) -> __private::i32 {
                match self {
                    #(Self::#idents => #values,)*
                    Self::#unknown(value) => #of_other,
                }
            }

            /// Returns the values that the model defines, in order.
            #[must_use]
            pub const fn values() -> &'static [__private::i32] {
                &[#(#values),*]
            }
        }

        #[automatically_derived]
        impl __private::From<__private::i32> for #ident {
            fn from(value: __private::i32) -> Self {
                match value {
                    #(#values => Self::#idents,)*
                    value => Self::#unknown(#other),
                }
            }
        }

        #of_generated
        #skippable
    }
}
