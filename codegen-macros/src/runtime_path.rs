//! `crate = path`: where the runtime is.

use proc_macro2::{TokenStream, TokenTree};
use shapesmith_codegen::protect;
use syn::LitStr;
use syn::parse::{ParseStream, Parser as _};

use crate::invocation::{helpful, path};

/// The input, in which the user's own uses of the name `shapesmith` are protected if another path replaces it.
pub(crate) fn protected(input: TokenStream) -> TokenStream {
    if names_runtime(&input) {
        protect(input)
    } else {
        input
    }
}

/// Whether there is a `crate =`.
fn names_runtime(tokens: &TokenStream) -> bool {
    let mut after_crate = false;
    tokens.clone().into_iter().any(|tree| match &tree {
        TokenTree::Group(group) => names_runtime(&group.stream()),
        TokenTree::Punct(punct) => std::mem::take(&mut after_crate) && punct.as_char() == '=',
        TokenTree::Ident(ident) => {
            after_crate = ident == "crate";
            false
        }
        TokenTree::Literal(_) => false,
    })
}

/// The value of the argument in an attribute that has errors, so that the errors are reported with the right paths.
pub(crate) fn find(attribute: &TokenStream) -> Option<TokenStream> {
    let mut trees = attribute.clone().into_iter();
    let is_crate = |tree: TokenTree| matches!(tree, TokenTree::Ident(ident) if ident == "crate");
    while trees.any(is_crate) {
        if matches!(trees.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=') {
            let parse = |input: ParseStream<'_>| {
                let found = path(input)?;
                input.parse::<TokenStream>()?;
                Ok(found)
            };
            return parse.parse2(trees.collect()).ok();
        }
    }
    None
}

/// The value of the argument.
pub(crate) fn runtime(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    if let Some(text) = input.parse::<Option<LitStr>>()? {
        let help = format!("remove the quotes: `crate = {}`", text.value());
        let message = "expected a path, found a string";
        return Err(helpful(text.span(), message, &help));
    }
    path(input)
}
