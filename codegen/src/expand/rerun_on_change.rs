//! `include_bytes!` of the model.

use proc_macro2::TokenStream;
use quote::quote;

/// An included file is a dependency of the crate, so the compiler runs the macro again when the model changes.
/// The file does not become part of the binary.
pub(crate) fn expand_rerun_on_change(model: &str) -> TokenStream {
    if std::path::Path::new(model).is_absolute() {
        return quote! { const _: &[::core::primitive::u8] = ::core::include_bytes!(#model); };
    }
    let model = format!("/{model}");
    quote! {
        const _: &[::core::primitive::u8] = ::core::include_bytes!(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #model)
        );
    }
}
