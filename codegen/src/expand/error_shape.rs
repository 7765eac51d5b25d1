//! `impl Error` and `impl ErrorShape` of structures with the trait `@error`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::structure::{Fault, Structure};

/// Returns nothing for a structure that is not an error.
pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let Structure { ident, error, .. } = structure;
    let Some(error) = error else {
        return TokenStream::new();
    };
    let fault = match error.fault {
        Fault::Client => quote!(Client),
        Fault::Server => quote!(Server),
    };
    let status = Literal::u16_unsuffixed(error.http_status);
    let (retryable, throttling) = (error.retryable, error.throttling);
    let conceals_message = error.conceals_message.then(|| {
        quote! {
            const CONCEALS_MESSAGE: __private::bool = true;
        }
    });
    let message = structure.message().map(|member| {
        let field = &member.ident;
        let message = if member.optionality.is_option() {
            quote!(self.#field.as_deref())
        } else {
            quote!(__private::Some(&self.#field))
        };
        quote! {
            fn message(&self) -> __private::Option<&__private::str> {
                #message
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl __private::Error for #ident {}

        #[automatically_derived]
        impl __private::ErrorShape for #ident {
            const FAULT: __private::Fault = __private::Fault::#fault;
            const HTTP_STATUS: __private::u16 = #status;
            const RETRYABLE: __private::bool = #retryable;
            const THROTTLING: __private::bool = #throttling;
            #conceals_message
            #message
        }
    }
}
