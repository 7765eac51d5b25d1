//! The `enum` of an `enum` or `intEnum`, its methods and its conversions.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{deprecation, types};
use crate::plan::enumeration::{Enumeration, Value};

pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    let Enumeration {
        ident,
        docs,
        unknown,
        ..
    } = enumeration;
    let variants = enumeration.variants.iter().map(|variant| {
        let (docs, ident) = (&variant.docs, &variant.ident);
        let deprecated = deprecation::expand_attribute(variant.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            #ident,
        }
    });
    let case = types::allow_case(ident);
    let deprecated = deprecation::expand_attribute(enumeration.deprecation.as_ref());
    let debug = (!enumeration.sensitive).then(|| quote!(::core::fmt::Debug,));
    let other = if is_integer(enumeration) {
        quote!(::shapesmith::UnknownInteger)
    } else {
        quote!(::shapesmith::UnknownVariant)
    };
    quote! {
        #[doc = #docs]
        #[derive(
            #debug
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash
        )]
        #[non_exhaustive]
        #deprecated
        #case
        pub enum #ident {
            #(#variants)*
            /// An unknown value.
            #unknown(#other),
        }
    }
}

pub(super) fn is_integer(enumeration: &Enumeration) -> bool {
    let first = enumeration.variants.first();
    first.is_some_and(|variant| matches!(variant.value, Value::Integer(_)))
}

fn literal(value: &Value) -> Literal {
    match value {
        Value::String(value) => Literal::string(value),
        Value::Integer(value) => Literal::i32_unsuffixed(*value),
    }
}

/// The methods that give the value, and the conversions.
pub(crate) fn expand_inherent(enumeration: &Enumeration) -> TokenStream {
    let variants = || enumeration.variants.iter();
    let idents: Vec<&Ident> = variants().map(|variant| &variant.ident).collect();
    let values: Vec<Literal> = variants().map(|variant| literal(&variant.value)).collect();
    if is_integer(enumeration) {
        expand_integers(enumeration, &idents, &values)
    } else {
        expand_strings(enumeration, &idents, &values)
    }
}

fn expand_strings(enumeration: &Enumeration, idents: &[&Ident], values: &[Literal]) -> TokenStream {
    let Enumeration { ident, unknown, .. } = enumeration;
    let other = if enumeration.is_written {
        quote!(__private::String::from(value))
    } else {
        quote!(__private::UnknownVariant::new(value))
    };
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

            /// Returns all values in the model's order.
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
                    value => Self::#unknown(#other),
                }
            }
        }

        #[automatically_derived]
        impl __private::From<__private::String> for #ident {
            fn from(value: __private::String) -> Self {
                Self::from(value.as_str())
            }
        }

        #[automatically_derived]
        impl __private::AsRef<__private::str> for #ident {
            fn as_ref(&self) -> &__private::str {
                self.as_str()
            }
        }
    }
}

fn expand_integers(
    enumeration: &Enumeration,
    idents: &[&Ident],
    values: &[Literal],
) -> TokenStream {
    let Enumeration { ident, unknown, .. } = enumeration;
    let (other, of_other) = if enumeration.is_written {
        (quote!(value), quote!(*value))
    } else {
        (
            quote!(__private::UnknownInteger::new(value)),
            quote!(value.as_i32()),
        )
    };
    let into_integer = (!enumeration.is_written).then(|| {
        quote! {
            #[automatically_derived]
            impl __private::From<&#ident> for __private::i32 {
                fn from(value: &#ident) -> Self {
                    value.as_i32()
                }
            }
        }
    });
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

            /// Returns all values in the model's order.
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

        #into_integer
    }
}
