//! The grammar of macro invocations.

use std::path::PathBuf;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens as _;
use shapesmith_codegen::similar_names;
use shapesmith_codegen::{Diagnostic, ModelFile, Name, Nullability, Selection, SmithyInput};
use syn::ext::IdentExt as _;
use syn::parse::{Parse as _, ParseStream, Parser as _};
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
    let arguments = arguments
        .parse2(input)
        .map_err(|error| diagnostics(&error))?;
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

/// What separates a message from its help in a [`syn::Error`], which has no help of its own.
const HELP: &str = "\n  help: ";

/// An error with a help.
pub(crate) fn helpful(span: Span, message: &str, help: &str) -> syn::Error {
    syn::Error::new(span, [message, help].join(HELP))
}

pub(crate) fn diagnostics(errors: &syn::Error) -> Vec<Diagnostic> {
    let diagnostic = |error: syn::Error| {
        let text = error.to_string();
        // `error.span()` is only the first token on stable Rust. The tokens of the error have both ends.
        let tokens = error.to_compile_error();
        match text.split_once(HELP) {
            Some((message, help)) => Diagnostic::spanned(&tokens, message).help(help),
            None => Diagnostic::spanned(&tokens, text),
        }
    };
    errors.clone().into_iter().map(diagnostic).collect()
}

/// An identifier or a keyword.
pub(crate) fn word(input: ParseStream<'_>) -> syn::Result<Ident> {
    if input.peek(Ident::peek_any) {
        input.call(Ident::parse_any)
    } else {
        Err(input.error("expected identifier"))
    }
}

/// The comma after an item. The last item need not have one.
pub(crate) fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}

/// Comma-separated `name = value` arguments.
fn arguments(input: ParseStream<'_>) -> syn::Result<Arguments> {
    let mut arguments = Arguments::default();
    let mut given: Vec<String> = Vec::new();
    while !input.is_empty() {
        let name = word(input)?;
        let text = name.to_string();
        if !ARGUMENTS.contains(&&*text) {
            return Err(unknown(&name, &text));
        }
        input.parse::<Token![=]>()?;
        if given.contains(&text) {
            let message = format!("duplicate argument `{text}`");
            return Err(syn::Error::new(name.span(), message));
        }
        match &*text {
            "model" => arguments.model = Some(input.parse()?),
            "shapes" => arguments.shapes = Some(selection(input, &name)?),
            "operations" => arguments.operations = Some(selection(input, &name)?),
            "service" => arguments.service = Some(self::name(input)?),
            "nullability" => arguments.nullability = Some(nullability(input)?),
            "rename" => arguments.rename = Some(table(input, Ident::parse)?),
            "external" => arguments.external = Some(table(input, path)?),
            "derive" => arguments.derive = Some(derives(input)?),
            "literals" => arguments.literals = Some(input.parse::<LitBool>()?.value),
            "pattern_off" => arguments.pattern_off = Some(names(input)?.0),
            _ => arguments.docs = Some(input.parse::<LitBool>()?.value),
        }
        given.push(text);
        comma(input)?;
    }
    Ok(arguments)
}

fn unknown(name: &Ident, text: &str) -> syn::Error {
    let known = ARGUMENTS.map(|name| format!("`{name}`")).join(", ");
    let help = match similar_names(text, &mut ARGUMENTS.into_iter()).first() {
        Some(near) => format!("did you mean `{near}`? Known arguments are {known}"),
        None => format!("known arguments are {known}"),
    };
    helpful(name.span(), &format!("unknown argument `{text}`"), &help)
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
        let help = format!("add names, or write `{argument} = *` for all");
        let message = format!("empty `{argument}` list");
        return Err(helpful(span, &message, &help));
    }
    Ok(Selection::Named(names))
}

/// A list of names in brackets, with the span of the brackets.
fn names(input: ParseStream<'_>) -> syn::Result<(Vec<Name>, Span)> {
    let content;
    let brackets = bracketed!(content in input);
    let mut names = Vec::new();
    while !content.is_empty() {
        names.push(name(&content)?);
        comma(&content)?;
    }
    Ok((names, brackets.span.join()))
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
        comma(&content)?;
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
            let message = format!("`{name}` is always implemented{HELP}remove it");
            return Err(syn::Error::new_spanned(&derive, message));
        }
        if texts.contains(&text) {
            let message = format!("duplicate derive `{text}`");
            return Err(syn::Error::new_spanned(&derive, message));
        }
        derives.push(derive);
        texts.push(text);
        comma(&content)?;
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
    if let Some(literal) = input.parse::<Option<LitStr>>()? {
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
    let value = word(input)?;
    match &*value.to_string() {
        "client" => Ok(Nullability::Client),
        "server" => Ok(Nullability::Server),
        found => {
            let message = format!("expected `client` or `server`, found `{found}`");
            Err(syn::Error::new(value.span(), message))
        }
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, Group, TokenTree};
    use quote::quote;

    use super::*;

    #[test]
    fn malformed_arguments_are_errors() {
        for (text, expected) in [
            ("\"m.json\"", "expected identifier"),
            ("model", "expected `=`"),
            ("model: \"m.json\"", "expected `=`"),
            ("model = m", "expected string literal"),
            ("model = b\"m\"", "expected string literal"),
            (
                "model =",
                "unexpected end of input, expected string literal",
            ),
            ("model = \"m.json\" shapes = *", "expected `,`"),
            ("model = \"m.json\",, shapes = *", "expected identifier"),
            ("docs = \"true\"", "expected boolean literal"),
            ("docs = true, docs = true", "duplicate argument `docs`"),
            (
                "modell = 1",
                "unknown argument `modell`\n  help: did you mean `model`? Known",
            ),
            (
                "shapes = Name",
                "expected names in brackets, `shapes = [Name]`, or `*` for all",
            ),
            ("shapes = [A B]", "expected `,`"),
            (
                "shapes = [7]",
                "expected a name, `Name` or \"namespace#Name\"",
            ),
            (
                "shapes = [,]",
                "expected a name, `Name` or \"namespace#Name\"",
            ),
            ("pattern_off = Name", "expected square brackets"),
            ("rename = [A]", "expected curly braces"),
            ("rename = { A: B }", "expected `=`"),
            ("rename = { A = B C = D }", "expected `,`"),
            (
                "rename = { A = type }",
                "expected identifier, found keyword `type`",
            ),
            (
                "rename = { A = _ }",
                "expected identifier, found keyword `_`",
            ),
            ("rename = { A = \"B\" }", "expected identifier"),
            (
                "rename = { A = }",
                "unexpected end of input, expected identifier",
            ),
            (
                "external = { A = }",
                "unexpected end of input, expected a path, such as",
            ),
            ("external = { A = a:b }", "expected `,`"),
            (
                "external = { A = a:: }",
                "unexpected end of input, expected a path, such as",
            ),
            ("derive = [a<b>]", "expected `,`"),
            ("nullability = \"client\"", "expected identifier"),
        ] {
            let tokens = text.parse().expect("tokens");
            let Err(errors) = parse(tokens) else {
                panic!("{text} is accepted");
            };
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            assert!(
                errors.len() == 1 && errors[0].starts_with(expected),
                "{text}: {errors:?}"
            );
        }
    }

    #[test]
    fn lists_can_end_with_a_comma() {
        let text = "model = r\"m\\1.json\", shapes = [r#type, \"a#B\",], operations = *,
            rename = { A = r#type, \"a#B\" = C, }, external = { A = ::a::B, B = crate::C, }, derive = [x::Y,],";
        let Ok(input) = parse(text.parse().expect("tokens")) else {
            panic!("not accepted");
        };
        assert_eq!(input.model.name, "m\\1.json");
        let Some(Selection::Named(shapes)) = input.shapes else {
            panic!("no shapes");
        };
        let shapes: Vec<&str> = shapes.iter().map(|name| &*name.text).collect();
        assert_eq!(shapes, ["type", "a#B"]);
        assert!(matches!(input.operations, Some(Selection::All(_))));
        let renames: Vec<String> = (input.renames.iter())
            .map(|(_, new)| new.to_string())
            .collect();
        assert_eq!(renames, ["r#type", "C"]);
        let external: Vec<String> = (input.external.iter())
            .map(|(_, path)| path.to_string())
            .collect();
        assert_eq!(external.join(" ").replace(' ', ""), "::a::Bcrate::C");
    }

    /// A fragment of a `macro_rules!` macro, such as `$model:literal`, is in a group without delimiters.
    #[test]
    fn fragments_of_macros_are_seen_through() {
        let fragment = |text: &str| {
            let tokens = text.parse().expect("tokens");
            TokenTree::Group(Group::new(Delimiter::None, tokens))
        };
        let (model, external) = (fragment("\"m.json\""), fragment("::a::B"));
        let (derive, docs) = (fragment("c::D"), fragment("false"));
        let name = TokenTree::Group(Group::new(Delimiter::None, fragment("\"n#S\"").into()));
        let tokens = quote! {
            model = #model, shapes = [#name], external = { #name = #external }, derive = [#derive,], docs = #docs
        };
        let Ok(input) = parse(tokens) else {
            panic!("not accepted");
        };
        assert_eq!(input.model.name, "m.json");
        assert!(
            matches!(input.shapes, Some(Selection::Named(names)) if names.len() == 1 && names[0].text == "n#S")
        );
        let text = |path: &TokenStream| path.to_string().replace(' ', "");
        assert_eq!(text(&input.external[0].1), "::a::B");
        assert_eq!(text(&input.derives[0]), "c::D");
        assert!(!input.docs);
    }
}
