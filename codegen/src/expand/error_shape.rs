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
    // The defaults of the trait.
    let status = match error.fault {
        Fault::Client => 400,
        Fault::Server => 500,
    };
    let status = (error.http_status != status).then(|| {
        let status = Literal::u16_unsuffixed(error.http_status);
        quote! {
            const HTTP_STATUS: __private::u16 = #status;
        }
    });
    let retryable = error.retryable.then(|| {
        quote! {
            const RETRYABLE: __private::bool = true;
        }
    });
    let throttling = error.throttling.then(|| {
        quote! {
            const THROTTLING: __private::bool = true;
        }
    });
    let conceals_message = error.conceals_message.then(|| {
        quote! {
            const CONCEALS_MESSAGE: __private::bool = true;
        }
    });
    let message = structure.message().map(|member| {
        let field = &member.ident;
        if member.optionality.is_option() {
            quote!(self.#field.as_deref())
        } else {
            quote!(__private::Some(&self.#field))
        }
    });
    let message = message.unwrap_or_else(|| quote!(__private::None));
    quote! {
        #[automatically_derived]
        impl __private::Error for #ident {}

        #[automatically_derived]
        impl __private::ErrorShape for #ident {
            const FAULT: __private::Fault = __private::Fault::#fault;
            #status
            #retryable
            #throttling
            #conceals_message

            fn __received(&self) -> __private::Received<'_> {
                __private::of_structure(self, #message)
            }
        }
    }
}
