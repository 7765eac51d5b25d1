//! The bounds that the generated code requires for types that depend on the user's type parameters.

use crate::collections::List;
use crate::input::derive_input::SkippedField;
use crate::input::generics::Parameter;
use crate::input::rust_type::canonical_text;
use proc_macro2::{TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::plan::binding::FieldBinding;
use crate::plan::origin::ShapeIdAssertion;
use crate::plan::types::Type;

/// The predicates for the types of the fields.
pub(super) fn bounds(
    fields: &[FieldBinding],
    assertions: &[ShapeIdAssertion],
    type_parameters: &[String],
    reads: bool,
) -> Vec<TokenStream> {
    let mut strings: Vec<TokenStream> = Vec::new();
    for field in fields {
        for_each_custom_string(&field.ty, &mut |ty| {
            let is_known = strings
                .iter()
                .any(|known| canonical_text(known) == canonical_text(ty));
            if mentions(ty, type_parameters) && !is_known {
                strings.push(ty.clone());
            }
        });
    }
    let shapes = assertions.iter().filter(|assertion| assertion.is_generic);
    (strings.iter().map(|ty| string_bound(ty, reads)))
        .chain(shapes.map(|assertion| shape_bound(&assertion.ty, reads)))
        .collect()
}

/// The predicates for the fields that are not part of the shape. As for a derive of the standard library, the type
/// parameters in them have the same bounds as their types.
pub(super) fn skipped_bounds(
    fields: &[SkippedField],
    parameters: &[Parameter],
) -> Vec<TokenStream> {
    let is_type = |parameter: &&Parameter| {
        let first = parameter.declared.clone().into_iter().next();
        !matches!(first, Some(TokenTree::Ident(word)) if word == "const")
    };
    let types = parameters.iter().filter(is_type);
    let type_parameters = types.map(|parameter| parameter.name.to_string()).list();
    let mut bounds = Vec::new();
    let common = common_bounds();
    for SkippedField { ty, default, .. } in fields {
        let ty = &ty.tokens;
        if !mentions(ty, &type_parameters) {
            continue;
        }
        let default = (default.is_none()).then(|| quote!(+ ::core::default::Default));
        bounds.push(quote!(#ty: ::core::marker::Sized #common #default));
        for parameter in &type_parameters {
            if mentions(ty, std::slice::from_ref(parameter)) {
                let parameter = format_ident!("{parameter}");
                bounds.push(quote!(#parameter: ::core::marker::Sized #common));
            }
        }
    }
    bounds
}

/// Calls `found` for each user-written string type.
fn for_each_custom_string(ty: &Type, found: &mut dyn FnMut(&TokenStream)) {
    match ty {
        Type::CustomString(path) => found(&path.0),
        Type::List { item, .. } | Type::Slice { item, .. } => for_each_custom_string(item, found),
        Type::Map { key, value, .. } => {
            for_each_custom_string(key, found);
            for_each_custom_string(value, found);
        }
        _ => {}
    }
}

fn string_bound(ty: &TokenStream, reads: bool) -> TokenStream {
    let read = (reads).then(|| quote!(+ ::core::convert::From<::std::string::String>));
    let common = common_bounds();
    quote!(#ty: ::core::convert::AsRef<::core::primitive::str> #common #read)
}

fn shape_bound(ty: &TokenStream, reads: bool) -> TokenStream {
    let read = reads.then(|| quote!(+ ::shapesmith::__private::Slot));
    let common = common_bounds();
    quote!(#ty: ::shapesmith::Shape #common #read)
}

fn common_bounds() -> TokenStream {
    quote!(+ ::core::clone::Clone + ::core::fmt::Debug + ::core::cmp::Eq + ::core::hash::Hash)
}

/// Whether tokens mention one of the names.
pub(super) fn mentions(tokens: &TokenStream, names: &[String]) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => mentions(&group.stream(), names),
        _ => false,
    })
}
