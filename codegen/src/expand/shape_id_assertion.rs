//! Assertions that a type implements `Shape` for the expected shape.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use crate::plan::origin::{Origin, ShapeIdAssertion};
use crate::plan::unfit::{FitAssertion, Uses};

/// The assertions of a type that derives `Shape`, as items.
pub(crate) fn expand_items(origin: &Origin) -> TokenStream {
    let concrete = (origin.assertions().iter()).filter(|assertion| !assertion.is_generic);
    concrete.map(expand_item).collect()
}

/// The assertions that depend on type parameters, whose types are known when the schema is used.
pub(crate) fn expand_statements(origin: &Origin) -> TokenStream {
    let generic = (origin.assertions().iter()).filter(|assertion| assertion.is_generic);
    generic
        .map(|assertion| {
            let assertion = expand_assertion(&assertion.ty, assertion);
            quote!(#assertion;)
        })
        .collect()
}

pub(crate) fn expand_item(assertion: &ShapeIdAssertion) -> TokenStream {
    let assertion = expand_assertion(&without_lifetimes(assertion.ty.clone()), assertion);
    quote!(const _: () = #assertion;)
}

fn expand_assertion(ty: &TokenStream, assertion: &ShapeIdAssertion) -> TokenStream {
    let ShapeIdAssertion {
        message,
        shape,
        fits,
        ..
    } = assertion;
    let ends = ends(&assertion.ty);
    let (start, _) = ends;
    let condition = quote_spanned!(start=> __private::is_shape(<#ty as __private::Shape>::ID, #shape), #message);
    let is_shape = expand_assert(ends, condition);
    if fits.is_empty() {
        return is_shape;
    }
    let fits = fits.iter().map(|FitAssertion { uses, message }| {
        let uses = Literal::u8_unsuffixed(*uses);
        let condition = quote_spanned!(start=> __private::is_fit::<#ty>(#uses), #message);
        expand_assert(ends, condition)
    });
    quote!({ #is_shape; #(#fits;)* })
}

fn expand_assert((start, end): (Span, Span), condition: TokenStream) -> TokenStream {
    // The compiler underlines a macro invocation from its first token to its last.
    let mut arguments = Group::new(Delimiter::Parenthesis, condition);
    arguments.set_span(end);
    quote_spanned!(start=> ::core::assert! #arguments)
}

/// The uses that the macro of a generated type takes, if there are any.
pub(super) fn expand_unfit(unfit: Uses) -> Option<Literal> {
    (unfit != 0).then(|| Literal::u8_unsuffixed(unfit))
}

/// The spans of the first and the last token.
fn ends(tokens: &TokenStream) -> (Span, Span) {
    let mut spans = tokens.clone().into_iter().map(|tree| tree.span());
    let start = spans.next().unwrap_or_else(Span::call_site);
    (start, spans.last().unwrap_or(start))
}

/// The type with all lifetimes replaced by `'static`.
fn without_lifetimes(ty: TokenStream) -> TokenStream {
    let mut after_quote = false;
    let trees = ty.into_iter().map(|tree| match tree {
        TokenTree::Ident(_) if std::mem::take(&mut after_quote) => {
            TokenTree::Ident(Ident::new("static", Span::call_site()))
        }
        TokenTree::Group(group) => {
            let inner = without_lifetimes(group.stream());
            TokenTree::Group(Group::new(group.delimiter(), inner))
        }
        tree => {
            after_quote = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '\'');
            tree
        }
    });
    trees.collect()
}
