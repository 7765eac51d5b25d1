//! The parts of attributes: `name`, `name = …` and `name(…)`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::rust_type::canonical_text;
use crate::collections::List;

/// The content of an attribute, or an argument of one.
#[derive(Clone, Debug)]
pub struct Meta {
    /// The path, without `r#`, such as `derive` or `rustfmt::skip`; empty for anything else, such as a literal.
    pub name: String,
    /// The tokens between the parentheses (or other delimiters) after the path.
    pub arguments: Option<TokenStream>,
    /// All tokens.
    pub tokens: TokenStream,
}

impl Meta {
    /// The parts of `one, two = "…", three(…)`.
    #[must_use]
    pub fn list(tokens: &TokenStream) -> Vec<Meta> {
        let trees = visible(tokens);
        let is_comma =
            |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
        let parts = trees.split(is_comma).filter(|part| !part.is_empty());
        parts.map(Meta::of_trees).list()
    }

    /// The content of an attribute, `#[…]`, and if that is `cfg_attr`, the attributes that it adds.
    pub(crate) fn of_attribute(attribute: &TokenStream) -> Vec<Meta> {
        let group = visible(attribute).into_iter().find_map(|tree| match tree {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        let mut metas = group.map_or_else(Vec::new, |content| vec![Meta::of(&content)]);
        let mut at = 0;
        while let Some(meta) = metas.get(at) {
            at += 1;
            if let (true, Some(arguments)) = (meta.is_conditional(), &meta.arguments) {
                let added = Meta::list(arguments);
                metas.extend(added.into_iter().skip(1));
            }
        }
        metas
    }

    /// Whether it has the form of an attribute: a path, alone, with arguments in brackets, or with a value.
    #[must_use]
    pub fn is_attribute(&self) -> bool {
        let trees = visible(&self.tokens);
        let is = |tree: Option<&TokenTree>, wanted: char| matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
        let colons = |at: usize| is(trees.get(at), ':') && is(trees.get(at + 1), ':');
        let mut at = if colons(0) { 2 } else { 0 };
        loop {
            if !matches!(trees.get(at), Some(TokenTree::Ident(_))) {
                return false;
            }
            at += 1;
            if !colons(at) {
                break;
            }
            at += 2;
        }
        match trees.get(at) {
            None => true,
            Some(TokenTree::Group(_)) => trees.len() == at + 1,
            value => is(value, '=') && trees.len() > at + 1,
        }
    }

    /// Whether it is `cfg_attr`.
    #[must_use]
    pub fn is_conditional(&self) -> bool {
        self.name == "cfg_attr"
    }

    /// The only part.
    #[must_use]
    pub fn of(tokens: &TokenStream) -> Self {
        Meta::of_trees(&visible(tokens))
    }

    fn of_trees(trees: &[TokenTree]) -> Self {
        let is_path = |tree: &&TokenTree| match tree {
            TokenTree::Ident(_) => true,
            TokenTree::Punct(punct) => punct.as_char() == ':',
            _ => false,
        };
        let length = trees.iter().take_while(is_path).count();
        let path = trees[..length].iter().cloned().collect();
        let path = canonical_text(&path).replace("r#", "").replace(' ', "");
        let arguments = match trees.get(length) {
            Some(TokenTree::Group(group)) => Some(group.stream()),
            _ => None,
        };
        Meta {
            name: path.strip_prefix("::").unwrap_or(&path).to_owned(),
            arguments,
            tokens: trees.iter().cloned().collect(),
        }
    }
}

/// The tokens, without the invisible groups of the macros that they come from.
fn visible(tokens: &TokenStream) -> Vec<TokenTree> {
    let mut trees = Vec::new();
    for tree in tokens.clone() {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                trees.extend(visible(&group.stream()));
            }
            tree => trees.push(tree),
        }
    }
    trees
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_parts() {
        for (text, expected) in [
            ("#[a]", "a"),
            ("#[r#a(b = \"c, d\", e)]", "a"),
            (
                "#[::core::prelude::v1::derive(A)]",
                "core::prelude::v1::derive",
            ),
            ("#[a::b = \"c\"]", "a::b"),
            ("#[cfg_attr(x, a(b), c)]", "cfg_attr a c"),
            (
                "#[cfg_attr(all(x, y), cfg_attr(z, a), b,)]",
                "cfg_attr cfg_attr b a",
            ),
            ("#[cfg_attr]", "cfg_attr"),
            ("#[]", ""),
            ("#[7]", ""),
        ] {
            let metas = Meta::of_attribute(&text.parse().expect("tokens"));
            let names = metas.iter().map(|meta| &*meta.name).list();
            assert_eq!(names.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn an_attribute_is_a_path_with_arguments_or_a_value() {
        for (text, expected) in [
            ("a", true),
            ("::a::r#b", true),
            ("unsafe(a)", true),
            ("a::b[c]", true),
            ("a = \"b\"", true),
            ("a = b!(c)", true),
            ("", false),
            ("1", false),
            ("\"a\"", false),
            ("a b", false),
            ("a =", false),
            ("a(b) c", false),
            ("a::", false),
            ("a:b", false),
            ("::", false),
            ("#a", false),
        ] {
            let meta = Meta::of(&text.parse().expect("tokens"));
            assert_eq!(meta.is_attribute(), expected, "{text}");
        }
    }
}
