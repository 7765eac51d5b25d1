//! The options of [`Builder`](super::Builder), which are texts, as the input of the generator.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::Token;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};

use crate::diagnostic::{Diagnostic, Feature, join_or, similar_names};
use crate::input::attributes::{
    Attribute, AttributeEntry, AttributeKind, AttributeTarget, Reader, misplaced_derive,
};
use crate::input::{ExternalModule, Name, Selection};

/// A name without a place.
pub(super) fn name(text: &str) -> Name {
    Name {
        text: text.to_owned(),
        span: Span::call_site(),
    }
}

pub(super) fn error(message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Span::call_site(), message)
}

/// `*`, or names.
pub(super) fn selection(names: &[String], option: &str) -> Result<Option<Selection>, Diagnostic> {
    if names.iter().any(|name| name == "*") {
        if names.len() > 1 {
            let message = format!("`{option}`: `*` cannot be combined with names");
            return Err(error(message).help("remove either `*` or the names"));
        }
        return Ok(Some(Selection::All(Span::call_site())));
    }
    let names: Vec<Name> = names.iter().map(|text| name(text)).collect();
    Ok((!names.is_empty()).then_some(Selection::Named(names)))
}

/// The new name of a type.
pub(super) fn new_name(id: &str, new: &str) -> Result<Ident, Diagnostic> {
    let ident = |input: ParseStream<'_>| input.parse::<Ident>();
    ident.parse_str(new).map_err(|_| {
        let message = format!("`rename`: `{new}` is not a valid name for `{id}`");
        error(message).help("write the new name of the type, a Rust identifier")
    })
}

/// The types of a module, or a type.
pub(super) enum External {
    Type(Name, TokenStream),
    Module(ExternalModule),
}

/// `namespace#Name` and a path of a type, or `namespace#*` or `*` and `module::*`.
pub(super) fn external(key: &str, path: &str) -> Result<External, Diagnostic> {
    let (text, is_module) = match path.trim_end().strip_suffix("::*") {
        Some(module) => (module, true),
        None => (path, false),
    };
    let parsed = self::path(text).map_err(|_| {
        let message =
            format!("`external`: expected the path of a type for `{key}`, found `{path}`");
        error(message).help("write a path, such as `crate::path::Name`")
    })?;
    let namespace = match key {
        "*" => Some(None),
        key => key
            .strip_suffix("#*")
            .map(|namespace| Some(name(namespace))),
    };
    match (namespace, is_module) {
        (None, false) => Ok(External::Type(name(key), parsed)),
        (Some(namespace), true) => Ok(External::Module(ExternalModule {
            namespace,
            path: parsed,
        })),
        (Some(_), false) => {
            let message =
                format!("`external`: expected the types of a module for `{key}`, found `{path}`");
            Err(error(message).help(format!("write `{path}::*`")))
        }
        (None, true) => {
            let message =
                format!("`external`: expected the path of a type for `{key}`, found `{path}`");
            Err(error(message)
                .help("name a type, or all shapes of a namespace: `namespace#*` and `module::*`"))
        }
    }
}

/// The path of the runtime.
pub(super) fn runtime(text: &str) -> Result<TokenStream, Diagnostic> {
    path(text).map_err(|_| {
        let message = format!("`crate`: expected a path, found `{text}`");
        error(message).help("write the path of the runtime, such as `::facade::shapesmith`")
    })
}

/// A path without generic arguments.
fn path(text: &str) -> syn::Result<TokenStream> {
    path_of.parse_str(text)
}

fn path_of(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut path = TokenStream::new();
    input.parse::<Option<Token![::]>>()?.to_tokens(&mut path);
    loop {
        input.call(Ident::parse_any)?.to_tokens(&mut path);
        let Some(separator) = input.parse::<Option<Token![::]>>()? else {
            return Ok(path);
        };
        separator.to_tokens(&mut path);
    }
}

/// The paths of derives.
pub(super) fn derives(texts: &[String]) -> Result<Vec<TokenStream>, Diagnostic> {
    let mut derives = Vec::new();
    for text in texts {
        let derive = path(text).map_err(|_| {
            let message = format!("`derive`: expected the path of a derive, found `{text}`");
            error(message).help("write a path, such as `path::to::Name`")
        })?;
        add_derive(derive, &mut derives)?;
    }
    Ok(derives)
}

fn add_derive(derive: TokenStream, derives: &mut Vec<TokenStream>) -> Result<(), Diagnostic> {
    match misplaced_derive(&derive, derives) {
        Some((message, Some(help))) => Err(error(message).help(help)),
        Some((message, None)) => Err(error(message)),
        None => {
            derives.push(derive);
            Ok(())
        }
    }
}

/// A kind of types, or the ID of a shape or member, and `#[…] #[…]`.
pub(super) fn attributes(target: &str, text: &str) -> Result<AttributeEntry, Diagnostic> {
    let known = AttributeKind::ALL.iter().find(|(name, _)| *name == target);
    let target = match known {
        Some((_, kind)) => AttributeTarget::Every(*kind),
        None if target.contains('#') => AttributeTarget::Shape(name(target)),
        None => return Err(unknown_kind(target)),
    };
    let is_of_type = match &target {
        AttributeTarget::Every(kind) => kind.is_of_types(),
        AttributeTarget::Shape(name) => !name.text.contains('$'),
    };
    let malformed = || {
        let message = format!("`attribute`: expected attributes, found `{text}`");
        error(message).help("write attributes as in code, such as `#[derive(Default)]`")
    };
    let tokens: TokenStream = text.parse().map_err(|_| malformed())?;
    let parsed = syn::Attribute::parse_outer.parse2(tokens.clone());
    parsed.map_err(|_| malformed())?;
    let mut trees = tokens.into_iter();
    let mut attributes: Vec<Attribute> = Vec::new();
    let reader = Reader {
        derives: &derives_of,
        error: &|_, message, help| error(format!("`attribute`: {message}")).help(help),
    };
    while let Some(hash) = trees.next() {
        match (hash, trees.next()) {
            (TokenTree::Punct(hash), Some(TokenTree::Group(group)))
                if hash.as_char() == '#'
                    && group.delimiter() == Delimiter::Bracket
                    && !group.stream().is_empty() =>
            {
                reader.read(&group.stream(), None, is_of_type, &mut attributes)?;
            }
            _ => return Err(malformed()),
        }
    }
    if attributes.is_empty() {
        return Err(malformed());
    }
    Ok(AttributeEntry { target, attributes })
}

/// The paths in `derive(…)`.
fn derives_of(arguments: TokenStream) -> Result<Vec<TokenStream>, Diagnostic> {
    let paths = |input: ParseStream<'_>| {
        let mut paths = Vec::new();
        while !input.is_empty() {
            paths.push(path_of(input)?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(paths)
    };
    let shown = arguments.to_string();
    let paths = paths.parse2(arguments).map_err(|_| {
        let message = format!("`attribute`: expected paths of derives, found `{shown}`");
        error(message).help("write `#[derive(path::to::Name)]`")
    })?;
    let mut derives = Vec::new();
    for path in paths {
        add_derive(path, &mut derives)?;
    }
    Ok(derives)
}

fn unknown_kind(target: &str) -> Diagnostic {
    let names = AttributeKind::ALL.map(|(name, _)| name);
    let near = similar_names(target, &mut names.into_iter());
    let near = near
        .first()
        .map(|near| format!("did you mean `{near}`? Write"));
    let message = format!("`attribute`: unknown kind of types `{target}`");
    error(message).help(format!(
        "{} {}, or the absolute ID of a shape, `namespace#{target}`",
        near.as_deref().unwrap_or("write"),
        join_or(&names)
    ))
}

/// The features that decide what the code calls.
pub(super) const FEATURES: [Feature; 4] = [
    Feature::Serde,
    Feature::Http,
    Feature::Bignum,
    Feature::Backreference,
];

/// The other features of the runtime, which the code does not depend on.
const OTHER_FEATURES: [&str; 6] = ["macros", "default", "arbitrary", "time", "jiff", "chrono"];

/// Features by their names.
pub(super) fn features(names: &[String]) -> Result<Vec<Feature>, Diagnostic> {
    let mut features = Vec::new();
    for name in names {
        let name = name.trim();
        match FEATURES.iter().find(|feature| feature.name() == name) {
            Some(feature) => features.push(*feature),
            None if name == "default" => features.push(Feature::Serde),
            None if OTHER_FEATURES.contains(&name) || name.is_empty() => {}
            None => return Err(unknown_feature(name)),
        }
    }
    if features.contains(&Feature::Http) {
        features.push(Feature::Serde); // as in the manifest of the runtime
    }
    Ok(features)
}

fn unknown_feature(name: &str) -> Diagnostic {
    let known = FEATURES.iter().map(|feature| feature.name());
    let known: Vec<&str> = known.chain(OTHER_FEATURES).collect();
    let near = similar_names(name, &mut known.iter().copied());
    let help = match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write {}", join_or(&known)),
    };
    error(format!("`shapesmith` has no feature `{name}`")).help(help)
}
