//! The user's attributes, and those that describe the JSON form to the user's derives.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::types::{self, Paths};
use crate::collections::List;
use crate::input::attributes::{Attribute, conditional};
use crate::plan::attributes::ItemAttributes;
use crate::plan::helper_attributes::{Helper, OpenApiType};

/// The attributes of an item. They come before those of the macro, since a derive comes before its attributes.
pub(super) fn expand_item(attributes: Option<&ItemAttributes>) -> TokenStream {
    attributes.map_or_else(TokenStream::new, |attributes| {
        expand(&attributes.item, &attributes.helpers.item)
    })
}

/// The attributes of a field or variant.
pub(super) fn expand_member(attributes: Option<&ItemAttributes>, at: usize) -> TokenStream {
    attributes.map_or_else(TokenStream::new, |attributes| {
        let own = attributes.members.get(at).map_or(&[][..], Vec::as_slice);
        let helpers = attributes
            .helpers
            .members
            .get(at)
            .map_or(&[][..], Vec::as_slice);
        expand(own, helpers)
    })
}

/// The attributes of the value of a variant.
pub(super) fn expand_value(attributes: Option<&ItemAttributes>, at: usize) -> TokenStream {
    let helpers = attributes.and_then(|attributes| attributes.helpers.values.get(at));
    helpers.map_or_else(TokenStream::new, |helpers| expand(&[], helpers))
}

/// The attributes of the variant for what is not in the model.
pub(super) fn expand_unknown(attributes: Option<&ItemAttributes>) -> TokenStream {
    attributes.map_or_else(TokenStream::new, |attributes| {
        expand(&attributes.unknown, &attributes.helpers.unknown)
    })
}

fn expand(own: &[Attribute], helpers: &[Helper]) -> TokenStream {
    let helpers = helpers.iter().map(|known| match known {
        Helper::If { condition, helper } => conditional(Some(condition), &content(helper)),
        helper => conditional(None, &content(helper)),
    });
    own.iter()
        .map(ToTokens::to_token_stream)
        .chain(helpers)
        .collect()
}

/// The contents of the brackets of an attribute.
fn content(helper: &Helper) -> TokenStream {
    match helper {
        Helper::Rename { helper, name } => {
            let helper = Ident::new(helper, Span::call_site());
            quote!(#helper(rename = #name))
        }
        Helper::Skip => quote!(schemars(skip)),
        Helper::With(ty) => quote!(schemars(with = #ty)),
        Helper::Schema { optional, keywords } => {
            // Any type whose schema has no other keywords than `type`.
            let ty = if *optional {
                "::core::option::Option<::core::primitive::bool>"
            } else {
                "::core::primitive::bool"
            };
            let keywords = keywords.iter().map(|(keyword, value)| {
                // JSON text is also valid Rust tokens.
                let value: TokenStream = value.parse().unwrap_or_default();
                quote!(#keyword = #value)
            });
            let keywords = keywords.list();
            quote!(schemars(with = #ty, extend(#(#keywords),*)))
        }
        Helper::ValueType(ty) => {
            let ty = open_api_type(ty);
            quote!(schema(value_type = #ty))
        }
        Helper::If { helper, .. } => content(helper),
    }
}

fn open_api_type(ty: &OpenApiType) -> TokenStream {
    match ty {
        OpenApiType::Of(ty) => types::ty(ty, Paths::Absolute),
        OpenApiType::String => quote!(::std::string::String),
        OpenApiType::I32 => quote!(::core::primitive::i32),
        OpenApiType::I64 => quote!(::core::primitive::i64),
        OpenApiType::F64 => quote!(::core::primitive::f64),
        // utoipa knows these by their names.
        OpenApiType::Any => quote!(Value),
        OpenApiType::Object => quote!(Object),
        OpenApiType::List(item) => {
            let item = open_api_type(item);
            quote!(::std::vec::Vec<#item>)
        }
        OpenApiType::Map(value) => {
            let value = open_api_type(value);
            quote!(::std::collections::BTreeMap<::std::string::String, #value>)
        }
        OpenApiType::Nullable(inner) => {
            let inner = open_api_type(inner);
            quote!(::core::option::Option<#inner>)
        }
    }
}
