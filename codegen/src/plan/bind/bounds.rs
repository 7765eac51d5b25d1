//! The bounds that the generated code requires for types that depend on the user's type parameters.

use crate::input::rust_type::canonical_text;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

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
