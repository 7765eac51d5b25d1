//! Expansions as formatted text, in which each item has the file of `expand/` that expanded it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};

/// Marks each item with the file that expanded it.
pub fn mark(file: &str, tokens: TokenStream) -> TokenStream {
    let text = tokens.to_string();
    let parsed: syn::File =
        syn::parse2(tokens).unwrap_or_else(|error| panic!("{error} in items of {file}: {text}"));
    let file = format!("expand/{file}.rs");
    parsed
        .items
        .into_iter()
        .map(|item| {
            let item = item.into_token_stream();
            quote!(#[expanded_by = #file] #item)
        })
        .collect()
}

/// The text of an expansion whose items are marked.
pub fn readable(tokens: TokenStream) -> String {
    let mut file: syn::File = syn::parse2(tokens).expect("the expansion is Rust");
    Readable.visit_file_mut(&mut file);
    comments(&macros(&prettyplease::unparse(&file)))
}

struct Readable;

impl VisitMut for Readable {
    /// Splits doc comments into one attribute per line, which is printed as a line.
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        for attribute in std::mem::take(attributes) {
            let Some(text) = doc_comment(&attribute) else {
                attributes.push(attribute);
                continue;
            };
            attributes.extend(text.split('\n').map(|line| {
                let is_spaced = line.is_empty() || line.starts_with(' ');
                let line = if is_spaced {
                    line.to_owned()
                } else {
                    format!(" {line}")
                };
                syn::parse_quote!(#[doc = #line])
            }));
        }
    }

    fn visit_file_mut(&mut self, file: &mut syn::File) {
        file.items = std::mem::take(&mut file.items)
            .into_iter()
            .flat_map(|item| match item {
                syn::Item::Macro(item) => {
                    modules(&item.attrs, &item.mac).unwrap_or_else(|| vec![syn::Item::Macro(item)])
                }
                item => vec![item],
            })
            .collect();
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block.stmts = std::mem::take(&mut block.stmts)
            .into_iter()
            .flat_map(|statement| match statement {
                syn::Stmt::Macro(statement) => match modules(&statement.attrs, &statement.mac) {
                    Some(items) => items.into_iter().map(syn::Stmt::Item).collect(),
                    None => vec![syn::Stmt::Macro(statement)],
                },
                statement => vec![statement],
            })
            .collect();
        visit_mut::visit_block_mut(self, block);
    }
}

fn doc_comment(attribute: &syn::Attribute) -> Option<String> {
    let syn::Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    match &meta.value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) if meta.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

/// `if_feature! { { … } else { … } }` as modules, whose items can be formatted.
fn modules(attributes: &[syn::Attribute], call: &syn::Macro) -> Option<Vec<syn::Item>> {
    let name = &call.path.segments.last()?.ident;
    let feature = name.to_string().strip_prefix("if_")?.to_owned();
    let groups = call
        .tokens
        .clone()
        .into_iter()
        .filter_map(|tree| match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                Some(group.stream())
            }
            _ => None,
        });
    let mut modules = Vec::new();
    for (prefix, items) in ["__if_", "__else_"].iter().zip(groups) {
        let mut items: syn::File = syn::parse2(items).expect("items");
        // Modules of the modules come from nested calls.
        Readable.visit_file_mut(&mut items);
        let items = items.items;
        let name = quote::format_ident!("{prefix}{feature}");
        let attributes = attributes.iter().filter(|_| *prefix == "__if_");
        modules.push(syn::parse_quote!(#(#attributes)* mod #name { #(#items)* }));
    }
    Some(modules)
}

/// Turns the modules back into macro calls.
fn macros(text: &str) -> String {
    let mut out = String::new();
    // The indentations of the open modules, and whether each is the first of its call.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for line in text.lines() {
        let indentation = line.len() - line.trim_start().len();
        let spaces = &line[..indentation];
        let line = if let Some(feature) = line.trim().strip_prefix("mod __if_") {
            if !line.ends_with('}') {
                open.push((indentation, true));
            }
            let feature = feature.trim_end_matches([' ', '{', '}']);
            format!("{spaces}::shapesmith::__private::if_{feature}! {{ {{")
        } else if line.trim().starts_with("mod __else_") {
            if line.ends_with('}') {
                format!("{spaces}}} else {{}} }}")
            } else {
                open.push((indentation, false));
                format!("{spaces}}} else {{")
            }
        } else if line.trim() == "}" && open.last().is_some_and(|(at, _)| *at == indentation) {
            match open.pop() {
                Some((_, false)) => format!("{spaces}}} }}"),
                _ => continue,
            }
        } else {
            line.to_owned()
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// The marks as comments.
fn comments(text: &str) -> String {
    let mut out = String::new();
    let mut begins = true;
    for line in text.lines() {
        if let Some(file) = line.trim().strip_prefix("#[expanded_by = \"") {
            let spaces = &line[..line.len() - line.trim_start().len()];
            if !begins {
                out.push('\n');
            }
            out.extend([spaces, "// ", file.trim_end_matches("\"]"), "\n"]);
            begins = true;
            continue;
        }
        begins = line.ends_with('{');
        out.push_str(line);
        out.push('\n');
    }
    out
}
