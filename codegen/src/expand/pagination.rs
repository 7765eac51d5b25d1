//! `impl Paginated` and `impl PaginatedItems` of an operation.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::types::{self, Paths};
use crate::plan::operation::{Call, Operation};
use crate::plan::pagination::{Field, Pagination};
use crate::plan::types::Type;

/// Returns nothing for an operation that is not paginated.
pub(crate) fn expand_operation(operation: &Operation) -> TokenStream {
    let Ok(Call {
        pagination: Some(pagination),
        ..
    }) = &operation.call
    else {
        return TokenStream::new();
    };
    let ident = &operation.ident;
    let token = reference(&quote!(output), &pagination.output_token);
    let Field {
        ident: field,
        is_option,
    } = &pagination.input_token;
    let (previous, set) = if *is_option {
        (
            quote!(input.#field.as_ref()),
            quote!(__private::Some(token)),
        )
    } else {
        (quote!(__private::Some(&input.#field)), quote!(token))
    };
    let tokens = pagination.idempotency_tokens.iter().map(|token| {
        let Field { ident, is_option } = token;
        let uuid = if *is_option {
            quote!(__private::Some(__private::random_uuid()))
        } else {
            quote!(__private::random_uuid())
        };
        quote!(next.#ident = #uuid;)
    });
    let items = expand_items(ident, pagination);
    quote! {
        #[automatically_derived]
        impl __private::Paginated for #ident {
            fn next_page(
                input: &Self::Input,
                output: &Self::Output,
            ) -> __private::Option<Self::Input> {
                let token = __private::next_token(#token?, #previous)?;
                let mut next = __private::Clone::clone(input);
                next.#field = #set;
                #(#tokens)*
                __private::Some(next)
            }
        }
        #items
    }
}

fn expand_items(ident: &Ident, pagination: &Pagination) -> Option<TokenStream> {
    let (path, ty) = pagination.items.as_ref()?;
    let items = types::ty(ty, Paths::Private);
    let item = match ty {
        Type::Map { key, value, sparse } => {
            let key = types::ty(key, Paths::Private);
            let value = types::element(value, *sparse, Paths::Private);
            quote!((#key, #value))
        }
        Type::List { item, sparse } => types::element(item, *sparse, Paths::Private),
        _ => return None,
    };
    let by_reference = reference(&quote!(output), path);
    let by_value = value(&quote!(output), path);
    Some(quote! {
        #[automatically_derived]
        impl __private::PaginatedItems for #ident {
            type Item = #item;
            type Items = #items;

            fn __items(output: &Self::Output) -> __private::Option<&Self::Items> {
                #by_reference
            }

            fn __into_items(output: Self::Output) -> __private::Option<Self::Items> {
                #by_value
            }
        }
    })
}

/// An `Option` of a reference to the field at the end of a path.
fn reference(of: &TokenStream, path: &[Field]) -> TokenStream {
    let (parents, last) = fields(path);
    let mut place = of.clone();
    for Field { ident, is_option } in parents {
        place.extend(if *is_option {
            quote!(.#ident.as_ref()?)
        } else {
            quote!(.#ident)
        });
    }
    last.map_or_else(TokenStream::new, |Field { ident, is_option }| {
        if *is_option {
            quote!(#place.#ident.as_ref())
        } else {
            quote!(__private::Some(&#place.#ident))
        }
    })
}

/// An `Option` of the value of the field at the end of a path.
fn value(of: &TokenStream, path: &[Field]) -> TokenStream {
    let (parents, last) = fields(path);
    let mut place = of.clone();
    for Field { ident, is_option } in parents {
        let propagate = is_option.then(|| quote!(?));
        place.extend(quote!(.#ident #propagate));
    }
    last.map_or_else(TokenStream::new, |Field { ident, is_option }| {
        if *is_option {
            quote!(#place.#ident)
        } else {
            quote!(__private::Some(#place.#ident))
        }
    })
}

/// The fields before the last one, and the last one.
fn fields(path: &[Field]) -> (&[Field], Option<&Field>) {
    match path {
        [parents @ .., last] => (parents, Some(last)),
        [] => (&[], None),
    }
}
