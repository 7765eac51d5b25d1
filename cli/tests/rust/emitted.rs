//! Everything that is emitted for users is an entry, and every entry is emitted.
//!
//! What is emitted is what the compiler sees after all macros, those of the runtime among them, have been expanded.

use std::collections::BTreeSet;
use std::path::Path;

use quote::ToTokens;
use serde_json::json;
use shapesmith_codegen::inspect::surface::{EntryKind, Surface};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Fields, GenericArgument, ImplItem, Item, ItemImpl, Visibility};

use crate::cases;
use crate::compiler;
use crate::pairs::{Version, model};

/// Traits that are not for users.
const HIDDEN: [&str; 10] = [
    "IntEnum",
    "Item",
    "OperationErrors",
    "ReadVariants",
    "StringEnum",
    "StringEnumItem",
    "StructuralPartialEq",
    "StructureItem",
    "Union",
    "Value",
];

/// Every third case has every kind of item.
const SAMPLE: usize = 9;

fn is_hidden(attributes: &[Attribute]) -> bool {
    let text = |attribute: &Attribute| attribute.to_token_stream().to_string().replace(' ', "");
    attributes
        .iter()
        .any(|attribute| text(attribute) == "#[doc(hidden)]")
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Leaves out the paths of types and traits, and lifetimes.
struct Short;

impl VisitMut for Short {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_mut::visit_path_mut(self, path);
        path.leading_colon = None;
        if let Some(last) = path.segments.pop() {
            path.segments.clear();
            path.segments.push(last);
        }
    }

    fn visit_angle_bracketed_generic_arguments_mut(
        &mut self,
        arguments: &mut syn::AngleBracketedGenericArguments,
    ) {
        visit_mut::visit_angle_bracketed_generic_arguments_mut(self, arguments);
        let all = std::mem::take(&mut arguments.args).into_iter();
        let is_type =
            |argument: &GenericArgument| !matches!(argument, GenericArgument::Lifetime(_));
        arguments.args = all.filter(is_type).collect();
    }
}

fn text(tokens: &impl ToTokens) -> String {
    tokens
        .to_token_stream()
        .to_string()
        .replace(' ', "")
        .replace("<>", "")
}

/// An impl without the states of builders, and what else differs between the notations.
fn header(name: &str, of: &str, builders: &BTreeSet<String>) -> String {
    let plain = of.split('<').next().unwrap_or_default();
    let name = name.replace("<'_>", "").replace(' ', "");
    if builders.contains(plain) {
        let name = name.split('<').next().unwrap_or_default();
        return format!("impl {name} for {plain}");
    }
    format!("impl {name} for {}", of.replace(' ', ""))
}

fn emitted(items: Vec<Item>, builders: &BTreeSet<String>, found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Const(item) => {
                if let syn::Expr::Block(block) = *item.expr {
                    let items =
                        block
                            .block
                            .stmts
                            .into_iter()
                            .filter_map(|statement| match statement {
                                syn::Stmt::Item(item) => Some(item),
                                _ => None,
                            });
                    emitted(items.collect(), builders, found);
                }
            }
            Item::Struct(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                found.insert(item.ident.to_string());
                let fields = item
                    .fields
                    .iter()
                    .filter(|field| is_public(&field.vis) && !is_hidden(&field.attrs));
                let names = fields.filter_map(|field| field.ident.as_ref());
                found.extend(names.map(|field| format!("{}::{field}", item.ident)));
            }
            Item::Enum(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => {
                found.insert(item.ident.to_string());
                for variant in &item.variants {
                    assert!(!matches!(variant.fields, Fields::Named(_)));
                    found.insert(format!("{}::{}", item.ident, variant.ident));
                }
            }
            Item::Impl(item) if !is_hidden(&item.attrs) => implemented(item, builders, found),
            _ => {}
        }
    }
}

fn implemented(mut item: ItemImpl, builders: &BTreeSet<String>, found: &mut BTreeSet<String>) {
    Short.visit_item_impl_mut(&mut item);
    let of = text(&item.self_ty);
    if let Some((name, _)) = &item.trait_ {
        let is_hidden = name
            .segments
            .last()
            .is_some_and(|segment| HIDDEN.iter().any(|hidden| segment.ident == hidden));
        if !is_hidden {
            found.insert(header(&text(name), &of, builders));
        }
        return;
    }
    let plain = of.split('<').next().unwrap_or_default();
    for function in item.items {
        match function {
            ImplItem::Fn(function) if is_public(&function.vis) && !is_hidden(&function.attrs) => {
                found.insert(format!("{plain}::{}", function.sig.ident));
            }
            ImplItem::Const(constant) if is_public(&constant.vis) => {
                found.insert(format!("{plain}::{}", constant.ident));
            }
            _ => {}
        }
    }
}

fn entries(surface: &Surface, builders: &BTreeSet<String>) -> BTreeSet<String> {
    let entries = surface.entries.iter();
    // The functions of operations without an input are hidden, since they are those of the trait.
    let is_hidden = |signature: &str| signature.contains("_: &()");
    let entries = entries
        .filter(|entry| entry.kind != EntryKind::BuilderParameters && !is_hidden(&entry.signature));
    let names = entries.map(|entry| {
        let Some(implemented) = entry.path.strip_prefix("impl ") else {
            return entry.path.clone();
        };
        let (name, of) = implemented.split_once(" for ").expect("a type");
        header(name, of, builders)
    });
    names.collect()
}

#[test]
fn emitted_types_are_those_that_can_be_named() {
    let cases = cases::all();
    let sample: Vec<_> = cases.iter().step_by(SAMPLE).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted");
    let mut model = model(&sample, 1);
    // Constrained members, which have functions for literals.
    model["shapes"]["t#Constrained"] = json!({"type": "structure", "members": {
        "text": {"target": "smithy.api#String", "traits": {"smithy.api#length": {"max": 3}}},
        "number": {"target": "smithy.api#Integer", "traits": {"smithy.api#range": {"min": 3}}},
        "texts": {"target": "t#Texts"},
    }});
    model["shapes"]["t#Texts"] = json!({"type": "list", "member": {
        "target": "smithy.api#String", "traits": {"smithy.api#length": {"max": 3}},
    }});
    let version = Version::with_literals(folder, &model);
    let builders = version.surface.entries.iter();
    let builders = builders.filter(|entry| entry.kind == EntryKind::Builder);
    let builders: BTreeSet<String> = builders.map(|entry| entry.path.clone()).collect();
    let code = compiler::expanded(&version.source());
    let file = syn::parse_file(&code).expect("Rust");
    let mut found = BTreeSet::new();
    emitted(file.items, &builders, &mut found);
    let known = entries(&version.surface, &builders);
    assert!(found.len() > 5000, "{}", found.len());
    let missing: Vec<&String> = found.difference(&known).collect();
    assert!(missing.is_empty(), "emitted, but no entries: {missing:#?}");
    let missing: Vec<&String> = known.difference(&found).collect();
    assert!(missing.is_empty(), "entries, but not emitted: {missing:#?}");
}
