//! Writing what an operation can fail with.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::operation::OperationError;

/// The type of the errors.
pub(super) fn emit_error_type(error: &OperationError, out: &mut TokenStream) {
    let OperationError {
        ident,
        operation,
        errors,
        unmodeled,
    } = error;
    let docs = format!("What the operation `{operation}` can fail with.");
    let variants = errors.iter().map(|error| {
        let docs = format!("The error [`{error}`].");
        quote! {
            #[doc = #docs]
            #error(#error),
        }
    });
    out.extend(quote! {
        #[doc = #docs]
        #[derive(
            ::core::fmt::Debug,
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash
        )]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// An error that the model does not have.
            #unmodeled(::shapesmith::UnmodeledError),
        }
    });
}

/// What the errors implement.
pub(super) fn emit_error(error: &OperationError, out: &mut TokenStream) {
    let OperationError {
        ident,
        errors,
        unmodeled,
        ..
    } = error;
    out.extend(quote! {
        #[automatically_derived]
        impl __private::fmt::Display for #ident {
            fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
                match self {
                    #(Self::#errors(error) => __private::fmt::Display::fmt(error, f),)*
                    Self::#unmodeled(error) => __private::fmt::Display::fmt(error, f),
                }
            }
        }

        #[automatically_derived]
        impl __private::Error for #ident {}

        #[automatically_derived]
        impl __private::From<__private::UnmodeledError> for #ident {
            fn from(error: __private::UnmodeledError) -> Self {
                Self::#unmodeled(error)
            }
        }
    });
    for error in errors {
        out.extend(quote! {
            #[automatically_derived]
            impl __private::From<#error> for #ident {
                fn from(error: #error) -> Self {
                    Self::#error(error)
                }
            }
        });
    }
}
