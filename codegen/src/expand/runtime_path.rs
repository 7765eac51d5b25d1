//! The path of the runtime, for crates that depend on it under another name, or only through another crate.
//!
//! Expansion names the runtime `::shapesmith`. If the user gives another path, it is replaced at the end, everywhere at
//! once: in items, in stubs, and in errors that depend on features of the runtime.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};

use crate::plan::naming::is_keyword;

/// The name of the runtime's package.
const PACKAGE: &str = "shapesmith";

/// Replaces `::shapesmith` by `path`, if there is one.
pub(crate) fn with_runtime(tokens: TokenStream, path: Option<&TokenStream>) -> TokenStream {
    match path {
        Some(path) => replace(tokens, path),
        None => tokens,
    }
}

fn replace(tokens: TokenStream, path: &TokenStream) -> TokenStream {
    let mut replaced: Vec<TokenTree> = Vec::new();
    let last = path.clone().into_iter().last();
    // Where the segment after the path would be.
    let mut next = None;
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), replace(group.stream(), path));
                inner.set_span(group.span());
                replaced.push(TokenTree::Group(inner));
            }
            TokenTree::Ident(ident) if ident == PACKAGE && follows_leading_colons(&replaced) => {
                replaced.truncate(replaced.len() - 2);
                replaced.extend(path.clone());
                next = Some(replaced.len() + 2);
            }
            // If the module is another, the compiler reports at this segment that it lacks an item.
            TokenTree::Ident(mut ident) if next == Some(replaced.len()) => {
                if let Some(last) = &last {
                    ident.set_span(ident.span().located_at(last.span()));
                }
                replaced.push(TokenTree::Ident(ident));
            }
            tree => replaced.push(tree),
        }
    }
    replaced.into_iter().collect()
}

/// Whether the tokens end with the `::` that starts an absolute path.
fn follows_leading_colons(tokens: &[TokenTree]) -> bool {
    let is = |tree: &TokenTree, wanted: char| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == wanted);
    let [before @ .., first, second] = tokens else {
        return false;
    };
    is(first, ':') && is(second, ':') && starts_path(before)
}

/// Whether a `::` after these tokens starts an absolute path.
pub(crate) fn starts_path(before: &[TokenTree]) -> bool {
    let is = |tree: &TokenTree, wanted: char| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == wanted);
    match before {
        [.., TokenTree::Ident(word)] => !is_segment(word),
        [.., TokenTree::Group(group)] => group.delimiter() != Delimiter::None,
        // The end of `->` or `=>`, or of generic arguments.
        [.., TokenTree::Punct(dash), last] if is(last, '>') => {
            dash.spacing() == Spacing::Joint && matches!(dash.as_char(), '-' | '=')
        }
        [.., last] => !is(last, '>'),
        [] => true,
    }
}

/// Whether a word before `::` is a part of the path.
fn is_segment(word: &Ident) -> bool {
    let word = word.to_string();
    matches!(&*word, "Self" | "crate" | "self" | "super" | "$crate") || !is_keyword(&word)
}

/// The user's tokens, in which the runtime's name is raw, so that it is the same but is not replaced.
#[must_use]
pub fn protect(tokens: TokenStream) -> TokenStream {
    let trees = tokens.into_iter().map(|tree| match tree {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), protect(group.stream()));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        TokenTree::Ident(ident) if ident == PACKAGE => {
            TokenTree::Ident(Ident::new_raw(PACKAGE, ident.span()))
        }
        tree => tree,
    });
    trees.collect()
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn replaced(text: &str) -> String {
        let tokens = text.parse().expect("tokens");
        with_runtime(tokens, Some(&quote!(a::b)))
            .to_string()
            .replace(' ', "")
    }

    #[test]
    fn absolute_paths_of_the_runtime_are_replaced() {
        for (text, expected) in [
            ("use ::shapesmith::__private;", "usea::b::__private;"),
            ("x: ::shapesmith::T,", "x:a::b::T,"),
            ("Vec<::shapesmith::T>", "Vec<a::b::T>"),
            ("fn f() -> ::shapesmith::T {}", "fnf()->a::b::T{}"),
            ("match x { _ => ::shapesmith::f() }", "matchx{_=>a::b::f()}"),
            (
                "<[(); {}] as ::shapesmith::S>::Type",
                "<[();{}]asa::b::S>::Type",
            ),
            (
                "{} ::shapesmith::m! { ::shapesmith::n!() }",
                "{}a::b::m!{a::b::n!()}",
            ),
            ("::shapesmith", "a::b"),
        ] {
            assert_eq!(replaced(text), expected, "{text}");
        }
    }

    #[test]
    fn other_names_are_kept() {
        for text in [
            "x.shapesmith",
            "shapesmith::T",
            "__member::shapesmith",
            "r#type::shapesmith",
            "Self::shapesmith",
            "<A as B>::shapesmith",
            "Vec::<T>::shapesmith",
            "crate::shapesmith::T",
            "::facade::shapesmith::T",
            "x : : y",
            "\"::shapesmith\"",
        ] {
            assert_eq!(replaced(text), text.replace(' ', ""), "{text}");
        }
        let own = protect(quote!(::shapesmith::T(::shapesmith)));
        let kept = with_runtime(own, Some(&quote!(a)));
        assert_eq!(
            kept.to_string().replace(' ', ""),
            "::r#shapesmith::T(::r#shapesmith)"
        );
    }
}
