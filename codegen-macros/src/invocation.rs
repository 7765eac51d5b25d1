//! The grammar of macro invocations.

use std::path::PathBuf;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use shapesmith_codegen::{Diagnostic, ModelFile, Name, Nullability, Selection, SmithyInput};
use shapesmith_codegen::{is_keyword, similar_names};

use crate::parser::{Parser, Result};

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
    model: Option<(String, Span)>,
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
pub(crate) fn parse(input: TokenStream) -> std::result::Result<SmithyInput, Vec<Diagnostic>> {
    let arguments = arguments(&mut Parser::new(input)).map_err(|error| vec![error])?;
    let missing = |message: &str, example: &str| {
        let diagnostic = Diagnostic::new(Span::call_site(), message);
        vec![diagnostic.help(format!("add `{example}`"))]
    };
    let Some((model, model_span)) = arguments.model else {
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
        model: ModelFile::new(model, &base, model_span),
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

/// Comma-separated `name = value` arguments.
fn arguments(input: &mut Parser) -> Result<Arguments> {
    let mut arguments = Arguments::default();
    let mut given: Vec<String> = Vec::new();
    while !input.is_empty() {
        let name = input.word()?;
        let text = name.to_string();
        if !ARGUMENTS.contains(&&*text) {
            return Err(unknown(&name, &text));
        }
        input.punct('=')?;
        if given.contains(&text) {
            let message = format!("duplicate argument `{text}`");
            return Err(Diagnostic::new(name.span(), message));
        }
        match &*text {
            "model" => arguments.model = Some(input.string()?),
            "shapes" => arguments.shapes = Some(selection(input, &name)?),
            "operations" => arguments.operations = Some(selection(input, &name)?),
            "service" => arguments.service = Some(self::name(input)?),
            "nullability" => arguments.nullability = Some(nullability(input)?),
            "rename" => arguments.rename = Some(table(input, identifier)?),
            "external" => arguments.external = Some(table(input, path)?),
            "derive" => arguments.derive = Some(derives(input)?),
            "literals" => arguments.literals = Some(input.boolean()?),
            "pattern_off" => arguments.pattern_off = Some(names(input)?.0),
            _ => arguments.docs = Some(input.boolean()?),
        }
        given.push(text);
        input.comma()?;
    }
    Ok(arguments)
}

fn unknown(name: &Ident, text: &str) -> Diagnostic {
    let known = ARGUMENTS.map(|name| format!("`{name}`")).join(", ");
    let help = match similar_names(text, &mut ARGUMENTS.into_iter()).first() {
        Some(near) => format!("did you mean `{near}`? Known arguments are {known}"),
        None => format!("known arguments are {known}"),
    };
    Diagnostic::new(name.span(), format!("unknown argument `{text}`")).help(help)
}

/// `*`, or a list of identifiers and strings in brackets.
fn selection(input: &mut Parser, argument: &Ident) -> Result<Selection> {
    if let Some(star) = input.optional_punct('*') {
        return Ok(Selection::All(star));
    }
    if !input.at_group(Delimiter::Bracket) {
        let message = format!("expected names in brackets, `{argument} = [Name]`, or `*` for all");
        return Err(input.error(&message));
    }
    let (names, span) = names(input)?;
    if names.is_empty() {
        let help = format!("add names, or write `{argument} = *` for all");
        return Err(Diagnostic::new(span, format!("empty `{argument}` list")).help(help));
    }
    Ok(Selection::Named(names))
}

/// A list of names in brackets, with the span of the brackets.
fn names(input: &mut Parser) -> Result<(Vec<Name>, Span)> {
    let (mut content, span) = input.group(Delimiter::Bracket, "square brackets")?;
    let mut names = Vec::new();
    while !content.is_empty() {
        names.push(name(&mut content)?);
        content.comma()?;
    }
    Ok((names, span))
}

/// `{ "namespace#Name" = value, … }`
fn table<T>(input: &mut Parser, value: fn(&mut Parser) -> Result<T>) -> Result<Vec<(Name, T)>> {
    let (mut content, _) = input.group(Delimiter::Brace, "curly braces")?;
    let mut entries: Vec<(Name, T)> = Vec::new();
    while !content.is_empty() {
        let key = name(&mut content)?;
        if entries.iter().any(|(known, _)| known.text == key.text) {
            let message = format!("duplicate key `{}`", key.text);
            return Err(Diagnostic::new(key.span, message));
        }
        content.punct('=')?;
        entries.push((key, value(&mut content)?));
        content.comma()?;
    }
    Ok(entries)
}

/// A list of paths of derives in brackets.
fn derives(input: &mut Parser) -> Result<Vec<TokenStream>> {
    if !input.at_group(Delimiter::Bracket) {
        return Err(input.error("expected derives in brackets, `derive = [Default]`"));
    }
    let (mut content, _) = input.group(Delimiter::Bracket, "square brackets")?;
    let mut derives: Vec<TokenStream> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    while !content.is_empty() {
        let derive = path(&mut content)?;
        let text = derive.to_string().replace(' ', "");
        let name = text.rsplit(':').next().unwrap_or(&text);
        if EVERY_TYPE_HAS.contains(&name) {
            let message = format!("`{name}` is always implemented");
            return Err(Diagnostic::spanned(&derive, message).help("remove it"));
        }
        if texts.contains(&text) {
            let message = format!("duplicate derive `{text}`");
            return Err(Diagnostic::spanned(&derive, message));
        }
        derives.push(derive);
        texts.push(text);
        content.comma()?;
    }
    Ok(derives)
}

/// The path of a type or a derive: `crate::path::Type`.
fn path(input: &mut Parser) -> Result<TokenStream> {
    let mut path = TokenStream::new();
    path.extend(input.path_separator());
    loop {
        if !input.at_word() {
            return Err(input.error("expected a path, such as `path::to::Name`"));
        }
        path.extend([TokenTree::Ident(input.word()?)]);
        let separator = input.path_separator();
        if separator.is_empty() {
            return Ok(path);
        }
        path.extend(separator);
    }
}

/// An identifier that is not a keyword.
fn identifier(input: &mut Parser) -> Result<Ident> {
    let ident = input.word()?;
    if is_keyword(&ident.to_string()) {
        let message = format!("expected identifier, found keyword `{ident}`");
        return Err(Diagnostic::new(ident.span(), message));
    }
    Ok(ident)
}

pub(crate) fn name(input: &mut Parser) -> Result<Name> {
    if let Some((text, span)) = input.optional_string() {
        return Ok(Name { text, span });
    }
    if !input.at_word() {
        return Err(input.error("expected a name, `Name` or \"namespace#Name\""));
    }
    // The name of a shape can be a keyword, written plain or raw.
    let ident = input.word()?;
    let text = ident.to_string();
    Ok(Name {
        text: text.strip_prefix("r#").unwrap_or(&text).to_owned(),
        span: ident.span(),
    })
}

pub(crate) fn nullability(input: &mut Parser) -> Result<Nullability> {
    let value = input.word()?;
    match &*value.to_string() {
        "client" => Ok(Nullability::Client),
        "server" => Ok(Nullability::Server),
        found => {
            let message = format!("expected `client` or `server`, found `{found}`");
            Err(Diagnostic::new(value.span(), message))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_arguments_are_errors() {
        for (text, expected) in [
            ("\"m.json\"", "expected identifier"),
            ("model", "unexpected end of input, expected `=`"),
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
}
