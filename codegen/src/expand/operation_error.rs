//! The `enum` of the errors of an operation, and its impls.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::types::allow_case;
use crate::collections::Set;
use crate::plan::docs::type_link;
use crate::plan::operation::{ErrorVariant, Operation, OperationError};

pub(crate) fn expand_operation_error(error: &OperationError) -> TokenStream {
    let OperationError {
        ident,
        operation,
        errors,
        unmodeled,
    } = error;
    let docs = format!("Errors returned by `{operation}`.");
    let variants = errors.iter().map(
        |ErrorVariant {
             ident: error,
             external,
             ..
         }| {
            let ty = external.clone().unwrap_or_else(|| quote!(#error));
            let docs = if external.is_some() {
                format!("The error `{error}`.")
            } else {
                format!("The error {}.", type_link("struct", error))
            };
            quote! {
                #[doc = #docs]
                #error(::shapesmith::ModeledError<#ty>),
            }
        },
    );
    let renamed = (unmodeled != "Unmodeled").then(|| {
        let docs = "\n\nThe model has an error `Unmodeled`, so this variant has another name.";
        quote!(#[doc = #docs])
    });
    let mut names = [ident]
        .into_iter()
        .chain(errors.iter().map(|error| &error.ident));
    let allow_case = names.find_map(allow_case);
    quote! {
        #[doc = #docs]
        #allow_case
        #[derive(::core::clone::Clone)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            /// An error that is not in the model.
            #renamed
            #unmodeled(::shapesmith::UnmodeledError),
        }
    }
}

/// The impls of the enum, which are the same for all but for the variants.
pub(crate) fn expand_impls(error: &OperationError) -> TokenStream {
    let OperationError {
        ident,
        errors,
        unmodeled,
        ..
    } = error;
    let errors = errors.iter().enumerate().map(|(number, error)| {
        let number = Literal::usize_unsuffixed(number);
        let ErrorVariant { ident, codes, .. } = error;
        quote!([#number #ident #(#codes)*])
    });
    quote!(__private::operation_error! { #ident #unmodeled #(#errors)* })
}

/// The names of the errors that come from a module, by which the impls refer to them.
pub(crate) fn expand_external_errors(operations: &[Operation]) -> TokenStream {
    let errors = operations
        .iter()
        .flat_map(|operation| &operation.error.errors);
    let mut known = Set::new();
    let aliases = errors.filter_map(|error| {
        let (ident, path) = (&error.ident, error.external.as_ref()?);
        let is_new = known.insert(ident.to_string()) && *ident != path.to_string();
        let case = allow_case(ident);
        is_new.then(|| quote!(#case type #ident = #path;))
    });
    aliases.collect()
}
