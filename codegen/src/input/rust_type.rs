//! The types of fields, as a macro sees them.

use crate::collections::List;
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

/// The tokens of a type; empty if there is none.
#[derive(Clone, Debug)]
pub struct RustType {
    /// The tokens of the whole type.
    pub tokens: TokenStream,
    /// Its start.
    pub span: Span,
    /// The last segment of a path, such as `Vec` in `std::vec::Vec<u8>`, or [`RustType::SLICE`] or
    /// [`RustType::BOXED_SLICE`]; empty for other types.
    pub name: String,
    /// The generic arguments, without lifetimes, or the type of a slice's items.
    pub arguments: Vec<RustType>,
    /// Whether it is `&str`, with any lifetime.
    pub is_borrowed_text: bool,
}

impl Default for RustType {
    fn default() -> Self {
        RustType::new(TokenStream::new())
    }
}

impl RustType {
    /// The name of `&[…]`.
    pub const SLICE: &'static str = "&[]";
    /// The name of `Box<[…]>`.
    pub const BOXED_SLICE: &'static str = "Box<[]>";
    /// The name of `[…]`.
    const UNSIZED_SLICE: &'static str = "[]";

    /// Parses a type.
    #[must_use]
    pub fn new(tokens: TokenStream) -> Self {
        let trees: Vec<TokenTree> = tokens.clone().into_iter().list();
        let span = trees.first().map_or_else(Span::call_site, TokenTree::span);
        // A type that comes from a `macro_rules` macro is in a group with invisible delimiters.
        if let [TokenTree::Group(group)] = &*trees
            && group.delimiter() == Delimiter::None
        {
            return RustType::new(group.stream());
        }
        let is_reference =
            matches!(trees.first(), Some(TokenTree::Punct(first)) if first.as_char() == '&');
        let (name, arguments) = match trees.last() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                let name = match trees.len() {
                    1 => RustType::UNSIZED_SLICE,
                    2 | 4 if is_reference => RustType::SLICE,
                    _ => "",
                };
                (name.to_owned(), vec![RustType::new(group.stream())])
            }
            _ => path(&trees).unwrap_or_default(),
        };
        let (name, arguments) = match &*arguments {
            [only] if name == "Box" && only.name == RustType::UNSIZED_SLICE => {
                (RustType::BOXED_SLICE.to_owned(), only.arguments.clone())
            }
            _ => (name, arguments),
        };
        let is_str = matches!(trees.last(), Some(TokenTree::Ident(last)) if last == "str");
        RustType {
            // `&str`, or `&'a str`, where the lifetime is two tokens.
            is_borrowed_text: is_reference && is_str && matches!(trees.len(), 2 | 4),
            tokens,
            span,
            name,
            arguments,
        }
    }

    /// Returns the argument of `Option`, if it is one.
    #[must_use]
    pub fn optional(&self) -> Option<&RustType> {
        match &*self.arguments {
            [only] if self.name == "Option" => Some(only),
            _ => None,
        }
    }
}

/// The last segment of a path, and its arguments.
fn path(trees: &[TokenTree]) -> Option<(String, Vec<RustType>)> {
    let is = |tree: &TokenTree, wanted: char| matches!(tree, TokenTree::Punct(p) if p.as_char() == wanted);
    let mut name = None;
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        match tree {
            TokenTree::Ident(ident) if name.is_none() => name = Some(ident.to_string()),
            tree if is(tree, ':') => name = None,
            tree if is(tree, '<') && is(trees.last()?, '>') => {
                let inner = &trees[at + 1..trees.len() - 1];
                return Some((name?, split(inner)));
            }
            _ => return None,
        }
        at += 1;
    }
    Some((name?, Vec::new()))
}

/// Comma-separated types, without lifetimes.
fn split(trees: &[TokenTree]) -> Vec<RustType> {
    let (mut types, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, tree) in trees.iter().enumerate() {
        if let TokenTree::Punct(punct) = tree {
            match punct.as_char() {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    types.push(RustType::new(trees[start..at].iter().cloned().collect()));
                    start = at + 1;
                }
                _ => {}
            }
        }
    }
    if start < trees.len() {
        types.push(RustType::new(trees[start..].iter().cloned().collect()));
    }
    let is_lifetime = |ty: &RustType| ty.tokens.to_string().starts_with('\'');
    types.retain(|ty| !is_lifetime(ty));
    types
}

/// The text of tokens, without the groups and the spacing that depend on the macro that they come from.
pub(crate) fn canonical_text(tokens: &TokenStream) -> String {
    let texts = tokens.clone().into_iter().map(|tree| match tree {
        TokenTree::Group(group) => {
            let inner = canonical_text(&group.stream());
            match group.delimiter() {
                Delimiter::None => inner,
                Delimiter::Parenthesis => format!("({inner})"),
                Delimiter::Bracket => format!("[{inner}]"),
                Delimiter::Brace => format!("{{{inner}}}"),
            }
        }
        tree => tree.to_string(),
    });
    texts.list().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_through() {
        let ty = |text: &str| RustType::new(text.parse().expect("tokens"));
        let list = ty("::std::option::Option<Vec<std::string::String>>");
        assert_eq!(list.name, "Option");
        let list = list.optional().expect("an option");
        assert_eq!(
            (list.name.as_str(), list.arguments[0].name.as_str()),
            ("Vec", "String")
        );
        let map = ty("BTreeMap<String, Option<crate::Inner>,>");
        assert_eq!(map.arguments.len(), 2);
        let value = map.arguments[1].optional().expect("an option");
        assert_eq!(value.tokens.to_string(), "crate :: Inner");
        let cow = ty("std::borrow::Cow<'a, str>");
        assert_eq!((cow.name.as_str(), cow.arguments.len()), ("Cow", 1));
        assert!(ty("&'a str").is_borrowed_text && ty("&str").is_borrowed_text);
        assert!(!ty("&'a mut str").is_borrowed_text);
        let slice = ty("&'a [Cow<'a, str>]");
        assert_eq!(
            (slice.name.as_str(), slice.arguments[0].name.as_str()),
            (RustType::SLICE, "Cow")
        );
        let boxed = ty("Box<[i32]>");
        assert_eq!(
            (boxed.name.as_str(), boxed.arguments[0].name.as_str()),
            (RustType::BOXED_SLICE, "i32")
        );
        assert_eq!(ty("&'a mut [u8]").name, "");
        for none in ["&'a str", "(i32, i32)", "dyn Send", ""] {
            assert_eq!(ty(none).name, "", "{none}");
        }
    }
}
