//! HTTP bindings, which are a part of the schemas of members.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::http::{HttpBinding, Payload};
use crate::plan::structure::Member;

/// The field of a member's schema with its binding, if it has one.
pub(super) fn binding(member: &Member) -> Option<TokenStream> {
    let binding = match member.http.as_ref()? {
        HttpBinding::Label { empty: None } => quote!(Label),
        HttpBinding::Label { empty: Some(empty) } => quote!(LabelOr(#empty)),
        HttpBinding::Query(name) => quote!(Query(#name)),
        HttpBinding::QueryParams => quote!(QueryParams),
        HttpBinding::Header(name) => quote!(Header(#name)),
        HttpBinding::HeaderList(name) => quote!(HeaderList(#name)),
        HttpBinding::PrefixHeaders(prefix) => quote!(PrefixHeaders(#prefix)),
        HttpBinding::Payload(Payload::Raw(content_type)) => quote!(Payload(#content_type)),
        HttpBinding::Payload(Payload::Structure) => quote!(PayloadStructure),
        HttpBinding::Payload(Payload::Document) => quote!(PayloadDocument),
        HttpBinding::ResponseCode => quote!(ResponseCode),
    };
    Some(quote!(binding: __private::Some(&__private::Binding::#binding),))
}
