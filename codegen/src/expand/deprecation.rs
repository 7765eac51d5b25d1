//! Writing `#[deprecated]`, and leave for emitted code to use what is deprecated.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::deprecation::Deprecation;

/// The attribute of something that may be deprecated.
pub(super) fn attribute(deprecation: Option<&Deprecation>) -> Option<TokenStream> {
    let Deprecation { since, note } = deprecation?;
    let since = since.as_ref().map(|since| quote!(since = #since,));
    let note = note.as_ref().map(|note| quote!(note = #note,));
    Some(quote!(#[deprecated(#since #note)]))
}

/// Leave to use it.
pub(super) fn allowed(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[allow(deprecated)]))
}
