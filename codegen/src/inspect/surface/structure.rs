//! Structures, their builders, and errors.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{Entries, Entry, EntryKind, RustMember, RustType, text};
use crate::collections::List;
use crate::expand::{expand_literals, expand_structure};
use crate::plan::Plan;
use crate::plan::naming::unraw;
use crate::plan::structure::{Member, Setters, Structure};
use crate::plan::types::Type;

pub(super) fn rust_type(structure: &Structure) -> RustType {
    RustType {
        shape: structure.id.clone(),
        name: structure.ident.to_string(),
        keyword: "struct",
        builder: Some(structure.builder.to_string()),
        members: structure.members.iter().map(rust_member).list(),
    }
}

fn rust_member(member: &Member) -> RustMember {
    RustMember {
        member: member.name.clone(),
        name: member.ident.to_string(),
        ty: Some(text::field(member)),
        value: Some(text::ty(&member.ty)),
        required: matches!(member.setters, Setters::Required { .. }),
        setter: Some(member.setters.setter().to_string()),
        default: text::default(member),
    }
}

pub(super) fn entries(structure: &Structure, plan: &Plan, into: &mut Vec<Entry>) {
    let name = &*structure.ident.to_string();
    let builder = &*structure.builder.to_string();
    let mut entries = Entries {
        shape: &structure.id,
        entries: into,
    };
    entries.add(EntryKind::Struct, name, format!("struct {name}"));
    for member in &structure.members {
        let path = format!("{name}::{}", member.ident);
        entries.add_of(&member.name, EntryKind::Field, path, text::field(member));
        if let Some(method) = &member.default_method {
            let (method, ty) = (&method.ident, text::default_method(member, method));
            entries.add_of(
                &member.name,
                EntryKind::DefaultMethod,
                format!("{name}::{method}"),
                format!("fn {method}(&self) -> {ty}"),
            );
        }
    }
    entries.common_impls(name);
    entries.common_methods(name);
    let required = structure.required();
    let required = required.map(|(member, _)| member.ident.to_string()).list();
    if required.is_empty() {
        entries.implement(name, "Default");
    }
    if structure.error.is_some() {
        entries.implement(name, "Error");
        entries.implement(name, "ErrorShape");
    }
    for signature in [
        format!("fn builder() -> {builder}"),
        "fn build_with(set: impl FnOnce(_) -> _) -> Result<Self, ConstraintViolations>".to_owned(),
        format!("fn to_builder(&self) -> {builder}"),
        "fn with(&self, change: impl FnOnce(_) -> _) -> Result<Self, ConstraintViolations>"
            .to_owned(),
    ] {
        entries.method(name, &signature);
    }
    entries.add(EntryKind::Builder, builder, format!("struct {builder}"));
    let parameters = required.join(", ");
    let signature = format!("{builder}<{parameters}>");
    entries.add(EntryKind::BuilderParameters, builder, signature);
    for signature in [
        format!("fn build(self) -> Result<{name}, ConstraintViolations>"),
        format!("fn build_unchecked(self) -> {name}"),
        format!("fn peek(&self) -> &{name}"),
    ] {
        entries.method(builder, &signature);
    }
    for of in ["Clone", "Debug"] {
        entries.implement(builder, of);
    }
    entries.implement(builder, &format!("IntoValue<{name}>"));
    for member in &structure.members {
        setters(&mut entries, builder, member);
    }
    if plan.literals {
        literals(&mut entries, structure, plan);
    }
}

/// The names of the fields that are emitted with `#[doc(hidden)]`.
pub(super) fn hidden_fields(structure: &Structure) -> Vec<String> {
    let item = expand_structure(structure, None).into_iter();
    let fields = item.filter_map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    });
    let mut trees = fields.flatten();
    let (mut hidden, mut is_hidden) = (Vec::new(), false);
    while let Some(tree) = trees.next() {
        match tree {
            // An attribute.
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                is_hidden |= group.to_string().replace(' ', "") == "[doc(hidden)]";
            }
            TokenTree::Ident(word) if word == "pub" => {
                let name = trees.next().filter(|_| is_hidden);
                hidden.extend(name.map(|name| name.to_string()));
                is_hidden = false;
            }
            _ => {}
        }
    }
    hidden
}

/// The functions that check literals.
fn literals(entries: &mut Entries<'_>, structure: &Structure, plan: &Plan) {
    let name = &structure.ident;
    for (function, ty) in functions(expand_literals(structure, plan)) {
        let of = |member: &&Member| {
            let rest = function.strip_prefix(&unraw(&member.ident));
            rest.is_some_and(|rest| {
                ["_literal", "_item_literal"].contains(&rest.trim_end_matches('_'))
            })
        };
        let member = structure.members.iter().find(of);
        entries.add_with(
            member.map(|member| &*member.name),
            None,
            EntryKind::Literal,
            format!("{name}::{function}"),
            format!("const fn {function}(value: {ty}) -> {ty}"),
        );
    }
}

/// The names of functions, and the types of their only parameters.
fn functions(tokens: TokenStream) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut trees = tokens.into_iter();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Group(group) => found.extend(functions(group.stream())),
            TokenTree::Ident(word) if word == "fn" => {
                if let (Some(name), Some(TokenTree::Group(parameters))) =
                    (trees.next(), trees.next())
                {
                    let ty: TokenStream = parameters.stream().into_iter().skip(2).collect();
                    let ty = ty.to_string().replace("__private :: ", "");
                    found.push((name.to_string(), ty.replace("& '", "&'")));
                }
            }
            _ => {}
        }
    }
    found
}

fn setters(entries: &mut Entries<'_>, builder: &str, member: &Member) {
    let field = &member.ident;
    let next = match &member.setters {
        Setters::Required { .. } => format!("{builder}<{field} = Set>"),
        Setters::Optional { .. } => "Self".to_owned(),
    };
    let mut add = |kind, method: &str, parameters: &str| {
        entries.add_of(
            &member.name,
            kind,
            format!("{builder}::{method}"),
            format!("fn {method}(self{parameters}) -> {next}"),
        );
    };
    let setter = member.setters.setter().to_string();
    let value = format!(", value: {}", text::argument(&member.ty));
    add(EntryKind::Setter, &setter, &value);
    if let Setters::Optional { maybe_setter, .. } = &member.setters {
        let value = format!(", value: Option<{}>", text::ty(&member.ty));
        add(EntryKind::Setter, &maybe_setter.to_string(), &value);
    }
    if let Some(adder) = &member.adder {
        let parameters = match &member.ty {
            Type::List { item, sparse } => {
                format!(", value: {}", text::part_argument(item, *sparse))
            }
            Type::Map { key, value, sparse } => {
                let (key, value) = (text::argument(key), text::part_argument(value, *sparse));
                format!(", key: {key}, value: {value}")
            }
            _ => String::new(),
        };
        add(EntryKind::Adder, &adder.to_string(), &parameters);
    }
    if let Some(token_setter) = &member.token_setter {
        add(EntryKind::TokenSetter, &token_setter.to_string(), "");
    }
}
