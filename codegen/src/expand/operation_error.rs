//! The `enum` of the errors of an operation, and its conversions.

use proc_macro2::TokenStream;
use quote::quote;

use super::types::allow_case;
use crate::plan::operation::OperationError;

pub(crate) fn expand_operation_error(error: &OperationError) -> TokenStream {
    let OperationError {
        ident,
        operation,
        errors,
        unmodeled,
    } = error;
    let docs = format!("Errors returned by `{operation}`.");
    let variants = errors.iter().map(|error| {
        let docs = format!("The error [`{error}`].");
        quote! {
            #[doc = #docs]
            #error(::shapesmith::ModeledError<#error>),
        }
    });
    let renamed = (unmodeled != "Unmodeled").then(|| {
        let docs = "\n\nThe model has an error `Unmodeled`, so this variant has another name.";
        quote!(#[doc = #docs])
    });
    let allow_case = allow_case(ident);
    quote! {
        #[doc = #docs]
        #allow_case
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
            /// An error that is not in the model.
            #renamed
            #unmodeled(::shapesmith::UnmodeledError),
        }
    }
}

pub(crate) fn expand_conversions(error: &OperationError) -> TokenStream {
    let OperationError {
        ident,
        errors,
        unmodeled,
        ..
    } = error;
    quote! {
        #[automatically_derived]
        impl __private::Error for #ident {
            fn source(&self) -> __private::Option<&(dyn __private::Error + 'static)> {
                __private::ServiceError::received(self).source()
            }
        }

        #[automatically_derived]
        impl __private::ServiceError for #ident {
            fn received(&self) -> __private::Received<'_> {
                match self {
                    #(Self::#errors(error) => __private::ServiceError::received(error),)*
                    Self::#unmodeled(error) => __private::ServiceError::received(error),
                }
            }
        }

        #[automatically_derived]
        impl __private::From<__private::UnmodeledError> for #ident {
            fn from(error: __private::UnmodeledError) -> Self {
                Self::#unmodeled(error)
            }
        }

        #(
            #[automatically_derived]
            impl __private::From<#errors> for #ident {
                fn from(error: #errors) -> Self {
                    Self::#errors(__private::From::from(error))
                }
            }
        )*
    }
}
