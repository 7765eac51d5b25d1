//! `include_bytes!` of the files of the model.

use proc_macro2::TokenStream;
use quote::quote;

use crate::input::{ModelFile, ModelFiles, PathPart};

/// An included file is a dependency of the crate, so the compiler runs the macro again when the model changes, and an
/// environment variable that names it is a dependency, too. The file does not become part of the binary.
pub(crate) fn expand_rerun_on_change(model: &ModelFiles) -> TokenStream {
    model.0.iter().map(expand_file).collect()
}

fn expand_file(model: &ModelFile) -> TokenStream {
    let is_absolute = std::path::Path::new(&model.name).is_absolute();
    let path = match &*model.parts {
        [PathPart::Text(name)] if is_absolute => quote!(#name),
        [PathPart::Text(name)] => {
            let name = format!("/{name}");
            quote!(::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), #name))
        }
        parts => {
            let folder = (!is_absolute).then(|| quote!(::core::env!("CARGO_MANIFEST_DIR"), "/",));
            let parts = parts.iter().map(|part| match part {
                PathPart::Text(text) => quote!(#text),
                PathPart::Variable { name, .. } => quote!(::core::env!(#name)),
            });
            quote!(::core::concat!(#folder #(#parts),*))
        }
    };
    quote! { const _: &[::core::primitive::u8] = ::core::include_bytes!(#path); }
}
