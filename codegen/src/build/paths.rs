//! Names in place of absolute paths, and documentation line by line.

use std::fmt::{self, Write as _};

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote;

use super::scope::Scope;
use crate::expand::runtime_path::starts_path;

/// Rewrites the tokens of items.
pub(super) struct Paths<'s> {
    pub(super) scope: &'s mut Scope,
    /// The path of the runtime, if it is not `::shapesmith`.
    pub(super) runtime: Option<&'s TokenStream>,
    /// Whether `__private` is still named.
    pub(super) names_private: bool,
    /// The documentation of the item, which the formatter does not see.
    pub(super) docs: Vec<String>,
}

/// The number of tokens that are replaced, and by what.
struct Replaced {
    length: usize,
    by: By,
}

enum By {
    Name(Ident),
    Tokens(TokenStream),
}

impl Paths<'_> {
    /// Rewrites the tokens of an item.
    pub(super) fn rewrite(&mut self, trees: Vec<TokenTree>) -> Vec<TokenTree> {
        self.docs.clear();
        self.trees(trees, false)
    }

    fn trees(&mut self, trees: Vec<TokenTree>, in_derive: bool) -> Vec<TokenTree> {
        let mut written: Vec<TokenTree> = Vec::with_capacity(trees.len());
        let mut trees = trees.into_iter();
        loop {
            let rest = trees.as_slice();
            let replaced = match rest.first() {
                None => return written,
                Some(TokenTree::Ident(_)) => self.private_path(rest, &written),
                Some(TokenTree::Punct(first)) if first.as_char() == ':' => {
                    self.absolute_path(rest, &written, in_derive)
                }
                Some(TokenTree::Punct(first)) if first.as_char() == '#' => self.doc_comment(rest),
                _ => None,
            };
            if let Some(Replaced { length, by }) = replaced {
                trees.nth(length - 1);
                match by {
                    By::Name(name) => written.push(name.into()),
                    By::Tokens(tokens) => written.extend(tokens),
                }
                continue;
            }
            match trees.next() {
                Some(TokenTree::Group(group)) => {
                    let is_list = group.delimiter() == Delimiter::Parenthesis;
                    let in_derive = is_list
                        && matches!(written.last(), Some(TokenTree::Ident(name)) if name == "derive");
                    let (delimiter, stream) = (group.delimiter(), group.stream());
                    // The trees of a stream that is shared would be copied.
                    drop(group);
                    let inner = self.trees(stream.into_iter().collect(), in_derive);
                    let inner = Group::new(delimiter, inner.into_iter().collect());
                    written.push(TokenTree::Group(inner));
                }
                Some(TokenTree::Literal(literal)) => written.push(visible(literal).into()),
                tree => written.extend(tree),
            }
        }
    }

    /// `__private::Name`
    fn private_path(&mut self, rest: &[TokenTree], before: &[TokenTree]) -> Option<Replaced> {
        let [TokenTree::Ident(first), after @ ..] = rest else {
            return None;
        };
        if first != "__private" || continues_path(before) {
            return None;
        }
        let shortened = match after {
            [colon, _, TokenTree::Ident(name), after @ ..] if is_punct(Some(colon), ':') => {
                // A macro could be shadowed by one of the user's that is defined before the file.
                let is_macro = is_punct(after.first(), '!');
                (!is_macro && self.scope.shortens_private(&name.to_string())).then_some(name)
            }
            _ => None,
        };
        if shortened.is_none() {
            self.names_private = true;
        }
        shortened.map(|name| Replaced {
            length: 4,
            by: By::Name(name.clone()),
        })
    }

    /// `::core::…`, `::std::…` and `::shapesmith::…`
    fn absolute_path(
        &mut self,
        rest: &[TokenTree],
        before: &[TokenTree],
        in_derive: bool,
    ) -> Option<Replaced> {
        let mut segments: Vec<String> = Vec::new();
        let mut trees = rest;
        while let [one, two, TokenTree::Ident(segment), after @ ..] = trees {
            if !is_punct(Some(one), ':') || !is_punct(Some(two), ':') {
                break;
            }
            segments.push(segment.to_string());
            trees = after;
        }
        let root = segments.first()?;
        if !matches!(&**root, "core" | "std" | "shapesmith") || !starts_path(before) {
            return None;
        }
        let is_runtime = root == "shapesmith";
        let is_macro = is_punct(trees.first(), '!');
        let is_primitive = segments
            .get(1)
            .is_some_and(|segment| segment == "primitive");
        let is_item = |segment: &String| segment.starts_with(|c: char| c.is_ascii_uppercase());
        let place = if is_primitive {
            Some(2)
        } else {
            segments.iter().position(is_item)
        };
        if let Some(place) = place.filter(|place| *place < segments.len() && !is_macro) {
            let name = &segments[place];
            if self.scope.shortens(&segments[..=place], name, in_derive) {
                return Some(Replaced {
                    length: 3 * (place + 1),
                    by: By::Name(Ident::new(name, Span::call_site())),
                });
            }
        }
        let runtime = self.runtime.filter(|_| is_runtime)?;
        Some(Replaced {
            length: 3,
            by: By::Tokens(runtime.clone()),
        })
    }

    /// `#[doc = "…"]`, with a mark in place of the text.
    fn doc_comment(&mut self, rest: &[TokenTree]) -> Option<Replaced> {
        let [hash, TokenTree::Group(group), ..] = rest else {
            return None;
        };
        let mut content = group.stream().into_iter();
        match (content.next(), content.next(), content.next()) {
            (Some(TokenTree::Ident(name)), Some(_), Some(TokenTree::Literal(text)))
                if name == "doc" && content.next().is_none() =>
            {
                let syn::Lit::Str(text) = syn::Lit::new(text) else {
                    return None;
                };
                let mark = format!("@{}", self.docs.len());
                self.docs.push(text.value());
                let by = By::Tokens(quote!(#hash [doc = #mark]));
                Some(Replaced { length: 2, by })
            }
            _ => None,
        }
    }
}

/// Whether these tokens end with `::` or `.`.
fn continues_path(before: &[TokenTree]) -> bool {
    let is_colon = |tree: &TokenTree| is_punct(Some(tree), ':');
    match before {
        [.., first, second] if is_colon(first) && is_colon(second) => true,
        [.., last] => is_punct(Some(last), '.'),
        [] => false,
    }
}

fn is_punct(tree: Option<&TokenTree>, wanted: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// What a line with the documentation of a number begins with, as the formatter writes it.
const MARK: &str = "///@";

/// Adds a line of formatted code to a text; or if it is the mark of a documentation text, the lines of that text.
pub(super) fn push_line(text: &mut String, line: &str, docs: &[String]) {
    let code = line.trim_start();
    let number = code
        .strip_prefix(MARK)
        .and_then(|number| number.parse::<usize>().ok());
    let Some(lines) = number.and_then(|number| docs.get(number)) else {
        text.push_str(line);
        text.push('\n');
        return;
    };
    let indentation = &line[..line.len() - code.len()];
    for line in lines.split('\n') {
        text.push_str(indentation);
        // All lines are indented alike, which rustdoc removes.
        let space = if line.is_empty() { "" } else { " " };
        if line.contains(['\r', '\0']) || line.contains(is_bidirectional) {
            // It cannot be in a comment.
            let literal = visible(Literal::string(&[space, line].concat()));
            text.extend(["#[doc = ", &literal.to_string(), "]"]);
        } else {
            text.extend(["///", space, line]);
        }
        text.push('\n');
    }
}

/// A literal in which characters that change the direction of text are escaped, as rustc requires in files.
fn visible(literal: Literal) -> Literal {
    let mut finder = Finder(false);
    // It cannot fail, since the finder does not.
    if write!(finder, "{literal}").is_err() || !finder.0 {
        return literal;
    }
    let text = literal.to_string();
    if !text.starts_with('"') {
        return literal;
    }
    let mut escaped = String::new();
    for c in text.chars() {
        if is_bidirectional(c) {
            escaped.extend(c.escape_unicode());
        } else {
            escaped.push(c);
        }
    }
    escaped.parse().unwrap_or(literal)
}

/// Whether characters that change the direction have been written.
struct Finder(bool);

impl fmt::Write for Finder {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 |= !text.is_ascii() && text.contains(is_bidirectional);
        Ok(())
    }
}

/// The characters that rustc's lints `text_direction_codepoint_in_…` reject.
pub(super) fn is_bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
