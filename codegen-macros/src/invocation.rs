//! The grammar of macro invocations.

use std::path::PathBuf;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use shapesmith_codegen::similar_names;
use shapesmith_codegen::{Diagnostic, ModelFile, Name, Nullability, Selection, SmithyInput};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Ident, LitBool, LitStr, Token, braced, bracketed};

/// The known arguments.
const ARGUMENTS: [&str; 11] = [
    "model",
    "shapes",
    "operations",
    "service",
    "nullability",
    "docs",
    "rename",
    "external",
    "derive",
    "literals",
    "pattern_off",
];

/// The arguments of an invocation, as parsed.
#[derive(Default)]
struct Arguments {
    model: Option<LitStr>,
    shapes: Option<Selection>,
    operations: Option<Selection>,
    service: Option<Name>,
    nullability: Option<Nullability>,
    docs: Option<bool>,
    literals: Option<bool>,
    pattern_off: Option<Vec<Name>>,
    rename: Option<Vec<(Name, Ident)>>,
    external: Option<Vec<(Name, TokenStream)>>,
    derive: Option<Vec<TokenStream>>,
}

/// Parses an invocation.
///
/// # Errors
///
/// Returns an error at the user's tokens.
pub(crate) fn parse(input: TokenStream) -> Result<SmithyInput, Vec<Diagnostic>> {
    let arguments = arguments.parse2(input).map_err(|errors| {
        errors
            .into_iter()
            .map(|error| diagnostic(&error))
            .collect::<Vec<_>>()
    })?;
    let missing = |message: &str, example: &str| {
        let diagnostic = Diagnostic::new(Span::call_site(), message);
        vec![diagnostic.help(format!("add `{example}`"))]
    };
    let Some(model) = arguments.model else {
        return Err(missing(
            "missing argument `model`",
            "model = \"model/my-service.json\"",
        ));
    };
    if arguments.shapes.is_none() && arguments.operations.is_none() {
        return Err(missing(
            "missing argument `shapes` or `operations`",
            "shapes = [MyStructure]",
        ));
    }
    // Set by cargo, and by editors.
    let base = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    Ok(SmithyInput {
        model: ModelFile::new(model.value(), &base, model.span()),
        shapes: arguments.shapes,
        operations: arguments.operations,
        service: arguments.service,
        members: None,
        nullability: arguments.nullability.unwrap_or_default(),
        docs: arguments.docs.unwrap_or(true),
        literals: arguments.literals.unwrap_or(false),
        pattern_off: arguments.pattern_off.unwrap_or_default(),
        renames: arguments.rename.unwrap_or_default(),
        external: arguments.external.unwrap_or_default(),
        derives: arguments.derive.unwrap_or_default(),
    })
}

/// Traits that the macro derives or implements itself.
const EVERY_TYPE_HAS: [&str; 6] = ["Clone", "Debug", "Display", "Eq", "Hash", "PartialEq"];

pub(crate) fn diagnostic(error: &syn::Error) -> Diagnostic {
    // `error.span()` is only the first token on stable Rust. The tokens of the error have both ends.
    Diagnostic::spanned(&error.to_compile_error(), error.to_string())
}

/// Comma-separated `name = value` arguments.
fn arguments(input: ParseStream<'_>) -> syn::Result<Arguments> {
    let mut arguments = Arguments::default();
    while !input.is_empty() {
        let name = input.call(Ident::parse_any)?;
        let repeated = |there: bool| {
            if there {
                let message = format!("duplicate argument `{name}`");
                return Err(syn::Error::new(name.span(), message));
            }
            Ok(())
        };
        let text = name.to_string();
        if !ARGUMENTS.contains(&&*text) {
            return Err(unknown(&name, &text));
        }
        input.parse::<Token![=]>()?;
        match &*text {
            "model" => {
                repeated(arguments.model.is_some())?;
                arguments.model = Some(input.parse()?);
            }
            "shapes" => {
                repeated(arguments.shapes.is_some())?;
                arguments.shapes = Some(selection(input, &name)?);
            }
            "operations" => {
                repeated(arguments.operations.is_some())?;
                arguments.operations = Some(selection(input, &name)?);
            }
            "service" => {
                repeated(arguments.service.is_some())?;
                arguments.service = Some(self::name(input)?);
            }
            "nullability" => {
                repeated(arguments.nullability.is_some())?;
                arguments.nullability = Some(nullability(input)?);
            }
            "rename" => {
                repeated(arguments.rename.is_some())?;
                arguments.rename = Some(table(input, <Ident as syn::parse::Parse>::parse)?);
            }
            "external" => {
                repeated(arguments.external.is_some())?;
                arguments.external = Some(table(input, path)?);
            }
            "derive" => {
                repeated(arguments.derive.is_some())?;
                arguments.derive = Some(derives(input)?);
            }
            "literals" => {
                repeated(arguments.literals.is_some())?;
                arguments.literals = Some(input.parse::<LitBool>()?.value);
            }
            "pattern_off" => {
                repeated(arguments.pattern_off.is_some())?;
                let (names, _) = names(input)?;
                arguments.pattern_off = Some(names);
            }
            _ => {
                repeated(arguments.docs.is_some())?;
                arguments.docs = Some(input.parse::<LitBool>()?.value);
            }
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(arguments)
}

fn unknown(name: &Ident, text: &str) -> syn::Error {
    let known = ARGUMENTS.map(|name| format!("`{name}`")).join(", ");
    let hint = match similar_names(text, ARGUMENTS.into_iter()).first() {
        Some(near) => format!("did you mean `{near}`? Known arguments are {known}"),
        None => format!("known arguments are {known}"),
    };
    let message = format!("unknown argument `{text}`\n  help: {hint}");
    syn::Error::new(name.span(), message)
}

/// `*`, or a list of identifiers and strings in brackets.
fn selection(input: ParseStream<'_>, argument: &Ident) -> syn::Result<Selection> {
    if let Some(star) = input.parse::<Option<Token![*]>>()? {
        return Ok(Selection::All(star.span()));
    }
    if !input.peek(syn::token::Bracket) {
        let message = format!("expected names in brackets, `{argument} = [Name]`, or `*` for all");
        return Err(input.error(message));
    }
    let (names, span) = names(input)?;
    if names.is_empty() {
        let message = format!(
            "empty `{argument}` list\n  help: add names, or write `{argument} = *` for all"
        );
        return Err(syn::Error::new(span, message));
    }
    Ok(Selection::Named(names))
}

/// A list of names in brackets, with the span of the brackets.
fn names(input: ParseStream<'_>) -> syn::Result<(Vec<Name>, Span)> {
    let content;
    let brackets = bracketed!(content in input);
    let names = Punctuated::<Name, Token![,]>::parse_terminated_with(&content, name)?;
    Ok((names.into_iter().collect(), brackets.span.join()))
}

/// `{ "namespace#Name" = value, … }`
fn table<T>(
    input: ParseStream<'_>,
    value: fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Vec<(Name, T)>> {
    let content;
    braced!(content in input);
    let mut entries: Vec<(Name, T)> = Vec::new();
    while !content.is_empty() {
        let key = name(&content)?;
        if entries.iter().any(|(known, _)| known.text == key.text) {
            let message = format!("duplicate key `{}`", key.text);
            return Err(syn::Error::new(key.span, message));
        }
        content.parse::<Token![=]>()?;
        entries.push((key, value(&content)?));
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(entries)
}

/// A list of paths of derives in brackets.
fn derives(input: ParseStream<'_>) -> syn::Result<Vec<TokenStream>> {
    if !input.peek(syn::token::Bracket) {
        return Err(input.error("expected derives in brackets, `derive = [Default]`"));
    }
    let content;
    bracketed!(content in input);
    let mut derives: Vec<TokenStream> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    while !content.is_empty() {
        let derive = path(&content)?;
        let text = derive.to_string().replace(' ', "");
        let name = text.rsplit(':').next().unwrap_or(&text);
        if EVERY_TYPE_HAS.contains(&name) {
            let message = format!("`{name}` is always implemented\n  help: remove it");
            return Err(syn::Error::new_spanned(&derive, message));
        }
        if texts.contains(&text) {
            let message = format!("duplicate derive `{text}`");
            return Err(syn::Error::new_spanned(&derive, message));
        }
        derives.push(derive);
        texts.push(text);
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(derives)
}

/// The path of a type or a derive: `crate::path::Type`. (syn's own `Path` requires a feature that adds more to
/// the build time than this function.)
fn path(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut path = TokenStream::new();
    input.parse::<Option<Token![::]>>()?.to_tokens(&mut path);
    loop {
        if !input.peek(Ident::peek_any) {
            return Err(input.error("expected a path, such as `path::to::Name`"));
        }
        input.call(Ident::parse_any)?.to_tokens(&mut path);
        let Some(separator) = input.parse::<Option<Token![::]>>()? else {
            return Ok(path);
        };
        separator.to_tokens(&mut path);
    }
}

pub(crate) fn name(input: ParseStream<'_>) -> syn::Result<Name> {
    if input.peek(LitStr) {
        let literal: LitStr = input.parse()?;
        return Ok(Name {
            text: literal.value(),
            span: literal.span(),
        });
    }
    if !input.peek(Ident::peek_any) {
        return Err(input.error("expected a name, `Name` or \"namespace#Name\""));
    }
    // The name of a shape can be a keyword, written plain or raw.
    let ident = input.call(Ident::parse_any)?;
    Ok(Name {
        text: ident.unraw().to_string(),
        span: ident.span(),
    })
}

pub(crate) fn nullability(input: ParseStream<'_>) -> syn::Result<Nullability> {
    let value = input.call(Ident::parse_any)?;
    match &*value.to_string() {
        "client" => Ok(Nullability::Client),
        "server" => Ok(Nullability::Server),
        found => Err(syn::Error::new(
            value.span(),
            format!("expected `client` or `server`, found `{found}`"),
        )),
    }
}
