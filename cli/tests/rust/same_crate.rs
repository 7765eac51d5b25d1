//! Code in the crate of the types, where `#[non_exhaustive]` has no effect: literals of structs without `..`, patterns
//! with all fields, and matches with all variants.
//!
//! The fields and variants are those of the generated code itself, hidden ones as well.

use std::fs;
use std::path::Path;

use proc_macro2::TokenTree;
use syn::{Fields, File, Ident, Item, ItemMacro};

/// The crate up to the code that uses the types.
pub fn preamble(types: &Path) -> String {
    let types = fs::read_to_string(types).expect("the generated code");
    format!("#![allow(warnings)]\nmod types {{\n{types}\n}}\nfn any<T>() -> T {{ loop {{}} }}\n")
}

/// Lines of code, each with the name of the type that it uses.
pub fn lines(types: &Path) -> Vec<(String, String)> {
    let types = fs::read_to_string(types).expect("the generated code");
    let mut lines = Vec::new();
    add(syn::parse_file(&types).expect("Rust"), &mut lines);
    assert!(!lines.is_empty());
    lines
}

fn add(file: File, lines: &mut Vec<(String, String)>) {
    let mut line = |name: &Ident, body: &str| {
        let line = format!("fn line_{}() {{ {body} }}", lines.len());
        lines.push((name.to_string(), line));
    };
    let mut conditional = Vec::new();
    for item in file.items {
        match item {
            Item::Struct(item) => {
                let (name, Fields::Named(fields)) = (item.ident, item.fields) else {
                    continue;
                };
                let each = |value: &str| {
                    let names = fields.named.iter().filter_map(|field| field.ident.as_ref());
                    let fields: Vec<String> =
                        names.map(|name| format!("{name}: {value}")).collect();
                    fields.join(", ")
                };
                let (values, patterns) = (each("any()"), each("_"));
                line(&name, &format!("let _ = types::{name} {{ {values} }};"));
                line(
                    &name,
                    &format!("let types::{name} {{ {patterns} }} = any();"),
                );
            }
            Item::Enum(item) => {
                let name = item.ident;
                let variants = item.variants.iter().map(|variant| &variant.ident);
                let arms =
                    variants.map(|variant| format!("types::{name}::{variant} {{ .. }} => {{}} "));
                let arms: String = arms.collect();
                line(&name, &format!("match any::<types::{name}>() {{ {arms} }}"));
            }
            // Code that needs a feature, such as `if_http! { { … } … }`.
            Item::Macro(item) if is_condition(&item) => {
                let first = item.mac.tokens.into_iter().next();
                let Some(TokenTree::Group(code)) = first else {
                    panic!("no code");
                };
                conditional.push(syn::parse2(code.stream()).expect("Rust"));
            }
            _ => {}
        }
    }
    for file in conditional {
        add(file, lines);
    }
}

fn is_condition(item: &ItemMacro) -> bool {
    let name = item.mac.path.segments.last();
    name.is_some_and(|name| name.ident.to_string().starts_with("if_"))
}
