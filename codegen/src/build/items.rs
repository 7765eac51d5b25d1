//! The items of generated code, one at a time: a whole service is too large to be parsed at once.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The items of a token stream, in order.
pub(super) fn items(tokens: TokenStream) -> impl Iterator<Item = Vec<TokenTree>> {
    let mut trees = tokens.into_iter().peekable();
    std::iter::from_fn(move || {
        trees.peek()?;
        let mut item = Vec::new();
        let mut head = Head::Attributes;
        for tree in trees.by_ref() {
            head = head.after(&tree);
            let is_last = match &tree {
                TokenTree::Punct(punct) => punct.as_char() == ';',
                TokenTree::Group(group) => {
                    group.delimiter() == Delimiter::Brace && matches!(head, Head::EndsWithBraces)
                }
                _ => false,
            };
            item.push(tree);
            if is_last {
                break;
            }
        }
        Some(item)
    })
}

/// The parts of an item that have been read.
#[derive(Clone, Copy)]
enum Head {
    /// At most attributes and the visibility.
    Attributes,
    /// The keyword of an item that ends with a semicolon.
    EndsWithSemicolon,
    /// The keyword of an item that ends with braces or a semicolon, or the path of a macro.
    EndsWithBraces,
}

impl Head {
    fn after(self, tree: &TokenTree) -> Self {
        match (self, tree) {
            (Head::Attributes, TokenTree::Ident(word)) if word == "pub" => Head::Attributes,
            (Head::Attributes, TokenTree::Ident(word)) => {
                let ends_with_semicolon = ["const", "static", "type", "use"];
                if ends_with_semicolon.iter().any(|known| word == known) {
                    Head::EndsWithSemicolon
                } else {
                    Head::EndsWithBraces
                }
            }
            (head, _) => head,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_end_with_braces_or_a_semicolon() {
        let expected = [
            "# [doc = \"a\"] # [derive (A)] pub struct B { c : d , }",
            "pub (crate) struct B < C = D > (E , F) ;",
            "pub struct G ;",
            "static H : I = I { j : { 1 } } ;",
            "# [allow (x)] const _ : () = { use a :: b ; } ;",
            "impl < A > B for C < A > where A : D { fn e () { } }",
            ":: a :: b ! { \"c\" }",
            "a :: b ! (\"c\") ;",
            "enum K { }",
            "type L = [() ; { 1 }] ;",
        ];
        let all: TokenStream = expected.join(" ").parse().expect("tokens");
        let texts = items(all).map(|item| item.into_iter().collect::<TokenStream>().to_string());
        let own = |text: &str| text.parse::<TokenStream>().expect("tokens").to_string();
        assert_eq!(texts.collect::<Vec<_>>(), expected.map(own));
    }
}
