//! `#[deprecated]` and `#[allow(deprecated)]`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::deprecation::Deprecation;

pub(crate) fn expand_attribute(deprecation: Option<&Deprecation>) -> Option<TokenStream> {
    let Deprecation { since, note } = deprecation?;
    let since = since.as_ref().map(|since| quote!(since = #since,));
    let note = note.as_ref().map(|note| quote!(note = #note,));
    Some(quote!(#[deprecated(#since #note)]))
}

/// Generated code may use deprecated items.
pub(crate) fn expand_allow(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[allow(deprecated)]))
}
