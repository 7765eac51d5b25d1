//! Writing an enum: of strings, or of integers.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::impl_header::Head;
use super::{check, deprecation, types};
use crate::plan::enumeration::{Enumeration, Value};

/// The type itself.
pub(super) fn emit_type(enumeration: &Enumeration, out: &mut TokenStream) {
    let Enumeration {
        ident,
        docs,
        unknown,
        ..
    } = enumeration;
    let variants = enumeration.variants.iter().map(|variant| {
        let (docs, ident) = (&variant.docs, &variant.ident);
        let deprecated = deprecation::attribute(variant.deprecation.as_ref());
        quote! {
            #[doc = #docs]
            #deprecated
            #ident,
        }
    });
    let case = types::case(ident);
    let deprecated = deprecation::attribute(enumeration.deprecation.as_ref());
    let debug = (!enumeration.sensitive).then(|| quote!(::core::fmt::Debug,));
    let other = if is_integer(enumeration) {
        quote!(::shapesmith::UnknownInteger)
    } else {
        quote!(::shapesmith::UnknownVariant)
    };
    out.extend(quote! {
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
            /// A value that the model does not have.
            #unknown(#other),
        }
    });
}

pub(super) fn is_integer(enumeration: &Enumeration) -> bool {
    let first = enumeration.variants.first();
    first.is_some_and(|variant| matches!(variant.value, Value::Integer(_)))
}

/// A value as a literal.
pub(super) fn literal(value: &Value) -> Literal {
    match value {
        Value::String(value) => Literal::string(value),
        Value::Integer(value) => Literal::i32_unsuffixed(*value),
    }
}

/// What it implements.
pub(super) fn emit(enumeration: &Enumeration, out: &mut TokenStream) {
    let shown = offers(enumeration, out);
    let ident = &enumeration.ident;
    let display = if enumeration.sensitive {
        out.extend(quote! {
            #[automatically_derived]
            impl __private::fmt::Debug for #ident {
                fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                    __private::redacted(f)
                }
            }
        });
        quote!(__private::redacted(f))
    } else {
        shown
    };
    self::display(enumeration, &display, out);
    check::enumeration(enumeration, out);
}

pub(super) fn display(enumeration: &Enumeration, shown: &TokenStream, out: &mut TokenStream) {
    let body = quote! {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            #shown
        }
    };
    let head = Head::plain(&enumeration.ident).written(enumeration.is_written);
    out.extend(head.implement(
        &quote!(__private::fmt::Display),
        "add_attribute_shape_skip_display",
        &body,
    ));
}

/// That it is a shape, and its values; gives back the body of its `Display`.
pub(super) fn offers(enumeration: &Enumeration, out: &mut TokenStream) -> TokenStream {
    let Enumeration { ident, id, .. } = enumeration;
    let variants = || enumeration.variants.iter();
    let idents: Vec<&Ident> = variants().map(|variant| &variant.ident).collect();
    let values: Vec<Literal> = variants().map(|variant| literal(&variant.value)).collect();
    let shown = if is_integer(enumeration) {
        integers(enumeration, &idents, &values, out)
    } else {
        strings(enumeration, &idents, &values, out)
    };
    out.extend(quote! {
        #[automatically_derived]
        impl __private::Shape for #ident {
            const ID: &'static __private::str = #id;
        }
    });
    shown
}

/// What an enum of strings offers; gives back the body of its `Display`.
fn strings(
    enumeration: &Enumeration,
    idents: &[&Ident],
    values: &[Literal],
    out: &mut TokenStream,
) -> TokenStream {
    let Enumeration { ident, unknown, .. } = enumeration;
    let validate = validate_method();
    let other = if enumeration.is_written {
        quote!(__private::String::from(value))
    } else {
        quote!(__private::UnknownVariant::new(value))
    };
    out.extend(quote! {
        impl #ident {
            /// The value as the service writes it.
            #[must_use]
            pub fn as_str(&self) -> &__private::str {
                match self {
                    #(Self::#idents => #values,)*
                    Self::#unknown(value) => value.as_str(),
                }
            }

            /// The values that the model has, in its order.
            #[must_use]
            pub const fn values() -> &'static [&'static __private::str] {
                &[#(#values),*]
            }

            #validate
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
    });
    quote!(__private::pad(self.as_str(), f))
}

/// What an enum of integers offers; gives back the body of its `Display`.
fn integers(
    enumeration: &Enumeration,
    idents: &[&Ident],
    values: &[Literal],
    out: &mut TokenStream,
) -> TokenStream {
    let Enumeration { ident, unknown, .. } = enumeration;
    let validate = validate_method();
    let (other, of_other) = if enumeration.is_written {
        (quote!(value), quote!(*value))
    } else {
        (
            quote!(__private::UnknownInteger::new(value)),
            quote!(value.as_i32()),
        )
    };
    out.extend(quote! {
        impl #ident {
            /// The value as the service writes it.
            #[must_use]
            pub const fn as_i32(&self) -> __private::i32 {
                match self {
                    #(Self::#idents => #values,)*
                    Self::#unknown(value) => #of_other,
                }
            }

            /// The values that the model has, in its order.
            #[must_use]
            pub const fn values() -> &'static [__private::i32] {
                &[#(#values),*]
            }

            #validate
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
    });
    if !enumeration.is_written {
        out.extend(quote! {
            #[automatically_derived]
            impl __private::From<&#ident> for __private::i32 {
                fn from(value: &#ident) -> Self {
                    value.as_i32()
                }
            }
        });
    }
    quote!(__private::fmt::Display::fmt(&self.as_i32(), f))
}

fn validate_method() -> TokenStream {
    quote! {
        /// Checks that the value is one of the model's.
        ///
        /// # Errors
        ///
        /// The violation, if it is none.
        pub fn validate(&self) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }
}
