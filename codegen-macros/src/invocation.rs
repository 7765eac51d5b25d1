//! The grammar of macro invocations.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use shapesmith_codegen::input::attributes::AttributeEntry;
use shapesmith_codegen::{
    Diagnostic, ModelFiles, Name, Nullability, Selection, SmithyInput, Syntax,
};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::spanned::Spanned as _;
use syn::{Ident, LitBool, LitStr, Token, braced, bracketed};

use crate::attributes::{attributes, derives};
use crate::external::External;
use crate::form::{self, Form};
use crate::model_path::model;
use crate::runtime_path::runtime;

/// The known arguments.
const ARGUMENTS: [&str; 14] = [
    "model",
    "shapes",
    "operations",
    "service",
    "nullability",
    "docs",
    "rename",
    "external",
    "derive",
    "attributes",
    "literals",
    "arbitrary",
    "pattern_off",
    "crate",
];

pub(crate) const NULLABILITY: Form = Form::Words(&["client", "server"]);
const RENAME: &str = "\"namespace#Name\" = NewName";
const ATTRIBUTES: &str = "structures = #[derive(Default)]";
pub(crate) const EXTERNAL: &str = "\"namespace#Name\" = crate::path::Type";

/// The arguments of an invocation, as parsed.
#[derive(Default)]
struct Arguments {
    model: Option<ModelFiles>,
    shapes: Option<Selection>,
    operations: Option<Selection>,
    service: Option<Name>,
    nullability: Option<Nullability>,
    docs: Option<bool>,
    literals: Option<bool>,
    arbitrary: Option<bool>,
    pattern_off: Option<Vec<Name>>,
    rename: Option<Vec<(Name, Ident)>>,
    external: Option<External>,
    derive: Option<Vec<TokenStream>>,
    attributes: Option<Vec<AttributeEntry>>,
    runtime: Option<TokenStream>,
}

/// Parses an invocation.
///
/// # Errors
///
/// Returns an error at the user's tokens.
pub(crate) fn parse(input: TokenStream) -> Result<SmithyInput, Vec<Diagnostic>> {
    let in_braces = |input: ParseStream<'_>| {
        let content;
        braced!(content in input);
        arguments(&content)
    };
    let arguments = in_braces
        .parse2(braces(input))
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
    let External { types, modules } = arguments.external.unwrap_or_default();
    Ok(SmithyInput {
        model,
        shapes: arguments.shapes,
        operations: arguments.operations,
        service: arguments.service,
        members: None,
        nullability: arguments.nullability.unwrap_or_default(),
        docs: arguments.docs.unwrap_or(true),
        literals: arguments.literals.unwrap_or(false),
        arbitrary: arguments.arbitrary.unwrap_or(false),
        pattern_off: arguments.pattern_off.unwrap_or_default(),
        renames: arguments.rename.unwrap_or_default(),
        external: types,
        external_modules: modules,
        derives: arguments.derive.unwrap_or_default(),
        attributes: arguments.attributes.unwrap_or_default(),
        runtime: arguments.runtime,
        syntax: Syntax::Macro,
    })
}

/// The input in braces, which are at its last token, so that a missing token is reported there and not at the whole
/// invocation.
fn braces(input: TokenStream) -> TokenStream {
    let last = input.clone().into_iter().last();
    let mut braces = Group::new(Delimiter::Brace, input);
    if let Some(last) = last {
        braces.set_span(last.span());
    }
    TokenTree::Group(braces).into()
}

/// The separator between message and help in a [`syn::Error`], which has no separate help.
pub(crate) const HELP: &str = "\n  help: ";

/// An error with a help.
pub(crate) fn helpful(span: Span, message: &str, help: &str) -> syn::Error {
    syn::Error::new(span, [message, help].join(HELP))
}

/// An error at all of the tokens.
pub(crate) fn spanned(tokens: &impl ToTokens, message: &str) -> syn::Error {
    syn::Error::new_spanned(tokens, message)
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
    if input.is_empty() || input.parse::<Option<Token![,]>>()?.is_some() {
        return Ok(());
    }
    let help = if input.peek(Token![!]) {
        "macros are not expanded here: write the value itself"
    } else if input.peek(Token![<]) {
        "write it without generic arguments; a type alias can have them: `type Name = …;`"
    } else {
        "write a comma between two items"
    };
    Err(helpful(input.span(), "expected `,`", help))
}

/// A string without a suffix, if there is one.
pub(crate) fn string(input: ParseStream<'_>) -> syn::Result<Option<LitStr>> {
    let Some(text) = input.parse::<Option<LitStr>>()? else {
        return Ok(None);
    };
    if text.suffix().is_empty() {
        return Ok(Some(text));
    }
    let message = format!("unknown suffix `{}` of a string", text.suffix());
    Err(helpful(text.span(), &message, "remove the suffix"))
}

/// Comma-separated `name = value` arguments.
fn arguments(input: ParseStream<'_>) -> syn::Result<Arguments> {
    let mut arguments = Arguments::default();
    let mut given: Vec<String> = Vec::new();
    while !input.is_empty() {
        let name = option(input, "model = \"model/my-service.json\"")?;
        let text = name.to_string();
        if !ARGUMENTS.contains(&&*text) {
            let help = form::known(&text, &ARGUMENTS, &[]);
            let message = format!("unknown argument `{text}`");
            return Err(helpful(name.span(), &message, &help));
        }
        let form = form_of(&text);
        form::equals(input, &text, form)?;
        if given.contains(&text) {
            let message = format!("duplicate argument `{text}`");
            return Err(syn::Error::new(name.span(), message));
        }
        form::expect(input, &text, form)?;
        match &*text {
            "model" => arguments.model = Some(model(input)?),
            "crate" => arguments.runtime = Some(runtime(input)?),
            "shapes" => arguments.shapes = Some(selection(input, &name)?),
            "operations" => arguments.operations = Some(selection(input, &name)?),
            "service" => {
                arguments.service = Some(self::name(input)?);
                form::end_of_name(input)?;
            }
            "nullability" => arguments.nullability = Some(nullability(input)?),
            "rename" => arguments.rename = Some(table(input, (RENAME, "a new name"), new_name)?),
            "external" => arguments.external = Some(External::parse(input)?),
            "attributes" => arguments.attributes = Some(attributes(input)?),
            "derive" => arguments.derive = Some(derives(input)?),
            "literals" => arguments.literals = Some(input.parse::<LitBool>()?.value),
            "arbitrary" => arguments.arbitrary = Some(input.parse::<LitBool>()?.value),
            "pattern_off" => arguments.pattern_off = Some(names(input)?.0),
            _ => arguments.docs = Some(input.parse::<LitBool>()?.value),
        }
        given.push(text);
        comma(input)?;
    }
    Ok(arguments)
}

/// What the value of an argument begins with.
fn form_of(argument: &str) -> Form {
    match argument {
        "model" => Form::Model("\"model/my-service.json\""),
        "shapes" | "operations" => Form::Selection,
        "service" => Form::Name,
        "rename" => Form::Table(RENAME),
        "external" => Form::Types(EXTERNAL),
        "attributes" => Form::Table(ATTRIBUTES),
        "docs" | "literals" | "arbitrary" => Form::Bool,
        "pattern_off" => Form::Names,
        "derive" => Form::Derives,
        "nullability" => NULLABILITY,
        _ => Form::Path,
    }
}

/// The name of an option.
pub(crate) fn option(input: ParseStream<'_>, example: &str) -> syn::Result<Ident> {
    word(input).map_err(|error| {
        let help = format!("write the name of each option, as in `{example}`");
        helpful(error.span(), &error.to_string(), &help)
    })
}

/// `*`, or a list of identifiers and strings in brackets.
fn selection(input: ParseStream<'_>, argument: &Ident) -> syn::Result<Selection> {
    if let Some(star) = input.parse::<Option<Token![*]>>()? {
        return Ok(Selection::All(star.span()));
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
        form::end_of_name(&content)?;
        comma(&content)?;
    }
    Ok((names, brackets.span.join()))
}

/// `{ "namespace#Name" = value, … }`
fn table<T>(
    input: ParseStream<'_>,
    (example, expected): (&str, &str),
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
        form::table_equals(&content, example)?;
        form::no_string(&content, expected, Some(&key.text))?;
        entries.push((key, value(&content)?));
        comma(&content)?;
    }
    Ok(entries)
}

/// The new name of a type.
fn new_name(input: ParseStream<'_>) -> syn::Result<Ident> {
    let is_path = input.peek(Token![::]) || input.peek(Ident::peek_any) && input.peek2(Token![::]);
    if is_path {
        let help = "write a plain name; `external` uses an existing type";
        return Err(helpful(
            input.span(),
            "expected a new name, found a path",
            help,
        ));
    }
    let name: Ident = input.parse().map_err(|error: syn::Error| {
        let help = "write the new name of the type";
        helpful(error.span(), &error.to_string(), help)
    })?;
    // A keyword since the edition of 2024, which `syn` does not know.
    Ok(if name == "gen" {
        Ident::new_raw("gen", name.span())
    } else {
        name
    })
}

/// The path of a type or a derive: `crate::path::Type`. (syn's own `Path` requires a feature that adds more to
/// the build time than this function.)
pub(crate) fn path(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut path = TokenStream::new();
    input.parse::<Option<Token![::]>>()?.to_tokens(&mut path);
    loop {
        segment(input, &path)?.to_tokens(&mut path);
        let Some(separator) = input.parse::<Option<Token![::]>>()? else {
            return Ok(path);
        };
        separator.to_tokens(&mut path);
    }
}

/// The next segment of a path that begins with these tokens. A keyword would end up in generated code, where the
/// compiler's error hides the mistake.
pub(crate) fn segment(input: ParseStream<'_>, before: &TokenStream) -> syn::Result<Ident> {
    let help = "write a path, such as `path::to::Name`";
    if !input.peek(Ident::peek_any) {
        let error = input.error("expected a path");
        return Err(helpful(error.span(), &error.to_string(), help));
    }
    let is_name = input.peek(Ident);
    let word = input.call(Ident::parse_any)?;
    let text = word.to_string();
    let is_start = match &*text {
        "crate" | "self" => before.is_empty(),
        "super" => (before.clone().into_iter().enumerate()).all(|(at, tree)| match tree {
            TokenTree::Ident(word) => word == "self" || word == "super",
            _ => at > 0,
        }),
        _ => false,
    };
    if is_name || is_start {
        return Ok(word);
    }
    let message = format!("expected a path, found keyword `{text}`");
    Err(helpful(word.span(), &message, help))
}

pub(crate) fn name(input: ParseStream<'_>) -> syn::Result<Name> {
    if let Some(literal) = string(input)? {
        return Ok(Name {
            text: literal.value(),
            span: literal.span(),
        });
    }
    if !input.peek(Ident::peek_any) {
        let error = input.error("expected a name");
        let help = "write `Name`, or \"namespace#Name\"";
        return Err(helpful(error.span(), &error.to_string(), help));
    }
    // The name of a shape can be a keyword, written plain or raw.
    let ident = input.call(Ident::parse_any)?;
    Ok(Name {
        text: ident.unraw().to_string(),
        span: ident.span(),
    })
}

pub(crate) fn nullability(input: ParseStream<'_>) -> syn::Result<Nullability> {
    let is_server = word(input)? == "server";
    Ok(if is_server {
        Nullability::Server
    } else {
        Nullability::Client
    })
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, Group, TokenTree};
    use quote::quote;

    use super::*;

    #[test]
    #[allow(clippy::too_many_lines)] // a table
    fn malformed_arguments_are_errors() {
        for (text, expected) in [
            ("\"m.json\"", "expected identifier"),
            ("model", "unexpected end of input, expected `=`"),
            ("model: \"m.json\"", "expected `=`"),
            (
                "model = m",
                "expected a string, `concat!(…)` or `env!(…)`, found `m`",
            ),
            ("model = b\"m\"", "expected a string, found a literal"),
            (
                "model =",
                "unexpected end of input, expected a string\n  help: write `model = \"model/my-service.json\"`",
            ),
            (
                "derive =",
                "unexpected end of input, expected derives in brackets\n  help: write `derive = [Default]`",
            ),
            (
                "docs =",
                "unexpected end of input, expected `true` or `false`\n  help: write `docs = true` or",
            ),
            ("model => \"m.json\"", "expected `=`, found `=>`"),
            ("model == \"m.json\"", "expected `=`, found `==`"),
            ("rename = { A => B }", "expected `=`, found `=>`"),
            ("model = : a", "expected a string, found `:`\n  help: write"),
            (
                "model = \"m.json\"x",
                "unknown suffix `x` of a string\n  help: remove the suffix",
            ),
            ("shapes = [\"A\"x]", "unknown suffix `x` of a string"),
            (
                "attributes = { \"A\"x = #[a] }",
                "unknown suffix `x` of a string",
            ),
            (
                "attributes = { * = #[a] }",
                "expected a kind of types, or the absolute ID of a shape\n  help: write one of `types`,",
            ),
            ("model = \"m.json\" shapes = *", "expected `,`"),
            ("model = \"m.json\",, shapes = *", "expected identifier"),
            (
                "docs = \"true\"",
                "expected `true` or `false`, found a string\n  help: write `docs = true`, without quotes",
            ),
            ("docs = true, docs = true", "duplicate argument `docs`"),
            (
                "modell = 1",
                "unknown argument `modell`\n  help: did you mean `model`? Known",
            ),
            (
                "shapes = Name",
                "expected names in brackets, or `*` for all, found `Name`\n  help: write `shapes = [Name]`",
            ),
            ("shapes = [A B]", "expected `,`"),
            (
                "shapes = [7]",
                "expected a name\n  help: write `Name`, or \"namespace#Name\"",
            ),
            (
                "shapes = [,]",
                "expected a name\n  help: write `Name`, or \"namespace#Name\"",
            ),
            (
                "pattern_off = Name",
                "expected names in brackets, found `Name`\n  help: write `pattern_off = [Name]`",
            ),
            (
                "rename = [A]",
                "expected pairs in braces, found a list\n  help: write `rename = { \"namespace#Name\" = NewName }`",
            ),
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
            (
                "rename = { A = \"B\" }",
                "expected a new name, found a string\n  help: write it without quotes: `B`",
            ),
            (
                "rename = { A = }",
                "unexpected end of input, expected identifier",
            ),
            (
                "external = { A = }",
                "unexpected end of input, expected a path\n  help: write a path, such as",
            ),
            ("external = { A = a:b }", "expected `,`"),
            (
                "external = { A = a:: }",
                "unexpected end of input, expected a path\n  help: write a path, such as",
            ),
            ("derive = [a<b>]", "expected `,`"),
            (
                "nullability = \"client\"",
                "expected `client` or `server`, found a string\n  help: write `nullability = client`, without quotes",
            ),
            (
                "crate = fn",
                "expected a path, found keyword `fn`\n  help: write a path, such as",
            ),
            ("crate = true", "expected a path, found keyword `true`"),
            ("crate = _", "expected a path, found keyword `_`"),
            ("crate = Self", "expected a path, found keyword `Self`"),
            ("crate = ::crate", "expected a path, found keyword `crate`"),
            ("crate = ::super", "expected a path, found keyword `super`"),
            (
                "crate = crate::super",
                "expected a path, found keyword `super`",
            ),
            ("crate = a::self", "expected a path, found keyword `self`"),
            ("external = fn::*", "expected a path, found keyword `fn`"),
            (
                "external = { A = b::fn }",
                "expected a path, found keyword `fn`",
            ),
            (
                "external = { A = Self }",
                "expected a path, found keyword `Self`",
            ),
            ("derive = [A, fn]", "expected a path, found keyword `fn`"),
            (
                "crate = 7",
                "expected a path\n  help: write a path, such as",
            ),
            (
                "crate = \"a::b\"",
                "expected a path, found a string\n  help: remove the quotes: `crate = a::b`",
            ),
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
    fn a_path_can_start_with_keywords() {
        for path in [
            "crate::a",
            "self::super::super::a",
            "super::a",
            "::a::r#fn",
            "crate",
            "gen::a",
        ] {
            let text = format!("model = \"m\", shapes = *, crate = {path}");
            let Ok(input) = parse(text.parse().expect("tokens")) else {
                panic!("`{path}` is refused");
            };
            let found = input.runtime.expect("a path").to_string();
            assert_eq!(found.replace(' ', ""), path);
        }
    }

    #[test]
    fn a_new_name_is_not_a_keyword_of_any_edition() {
        let text = "model = \"m\", shapes = *, rename = { A = gen }";
        let Ok(input) = parse(text.parse().expect("tokens")) else {
            panic!("not accepted");
        };
        assert_eq!(input.renames[0].1.to_string(), "r#gen");
    }

    #[test]
    fn lists_can_end_with_a_comma() {
        let text = "model = r\"m\\1.json\", shapes = [r#type, \"a#B\",], operations = *,
            rename = { A = r#type, \"a#B\" = C, }, external = { A = ::a::B, B = crate::C, }, derive = [x::Y,],";
        let Ok(input) = parse(text.parse().expect("tokens")) else {
            panic!("not accepted");
        };
        assert_eq!(input.model.name(), "m\\1.json");
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
        assert_eq!(input.model.name(), "m.json");
        assert!(
            matches!(input.shapes, Some(Selection::Named(names)) if names.len() == 1 && names[0].text == "n#S")
        );
        let text = |path: &TokenStream| path.to_string().replace(' ', "");
        assert_eq!(text(&input.external[0].1), "::a::B");
        assert_eq!(text(&input.derives[0]), "c::D");
        assert!(!input.docs);
    }
}
