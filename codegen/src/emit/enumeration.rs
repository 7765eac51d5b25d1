//! Writing an enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::validate;
use crate::plan::enumeration::Enumeration;

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
        quote! {
            #[doc = #docs]
            #ident,
        }
    });
    let debug = (!enumeration.sensitive).then(|| quote!(::core::fmt::Debug,));
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
        pub enum #ident {
            #(#variants)*
            /// A value that the model does not have.
            #unknown(::shapesmith::UnknownVariant),
        }
    });
}

/// What it implements.
pub(super) fn emit(enumeration: &Enumeration, out: &mut TokenStream) {
    let Enumeration {
        ident, id, unknown, ..
    } = enumeration;
    let variants = || enumeration.variants.iter();
    let idents: Vec<_> = variants().map(|variant| &variant.ident).collect();
    let values: Vec<_> = variants().map(|variant| &variant.value).collect();
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

            /// Checks that the value is one of the model's.
            ///
            /// # Errors
            ///
            /// The violation, if it is none.
            pub fn validate(&self) -> __private::Result<(), __private::ConstraintViolations> {
                __private::validate(self)
            }
        }

        #[automatically_derived]
        impl __private::From<&__private::str> for #ident {
            fn from(value: &__private::str) -> Self {
                match value {
                    #(#values => Self::#idents,)*
                    value => Self::#unknown(__private::UnknownVariant::new(value)),
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

        #[automatically_derived]
        impl __private::Shape for #ident {
            const ID: &'static __private::str = #id;
        }
    });
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
        quote!(f.pad(self.as_str()))
    };
    out.extend(quote! {
        #[automatically_derived]
        impl __private::fmt::Display for #ident {
            fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                #display
            }
        }
    });
    validate::enumeration(enumeration, out);
}
