//! Parsing a struct or enum that derives `Shape`. The compiler has checked its syntax, so its parts are found by
//! their delimiters. (syn's own parser for structs adds more to the build time than this module.)

use std::path::PathBuf;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use shapesmith_codegen::input::derive_input::{Body, DeriveInput, Field, Skip, Variant};
use shapesmith_codegen::input::generics::{Generics, Parameter};
use shapesmith_codegen::input::rust_type::RustType;
use shapesmith_codegen::{Diagnostic, ModelFile, Name, Nullability};
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, LitStr, Token, parenthesized};

use crate::invocation::{comma, diagnostics, helpful, name, nullability, word};

/// The arguments of `#[shape(…)]`.
#[derive(Default)]
struct Options {
    /// The names of the options so far.
    given: Vec<String>,
    model: Option<LitStr>,
    id: Option<Name>,
    nullability: Option<Nullability>,
    partial: bool,
    skip: Skip,
    member: Option<Name>,
    value: Option<Name>,
}

/// The arguments allowed on a struct or enum, on a field, and on a variant.
const ON_STRUCTURE: [&str; 5] = ["model", "id", "nullability", "partial", "skip"];
const ON_FIELD: [&str; 1] = ["member"];
const ON_VARIANT: [&str; 2] = ["member", "value"];
/// The impls that can be skipped.
const SKIPPED: [&str; 9] = [
    "builder",
    "defaults",
    "deserialize",
    "display",
    "eq",
    "from_json",
    "hash",
    "json",
    "serialize",
];

const NOT_A_TYPE: &str = "`Shape` can only be derived for structs and enums";

/// The errors in a struct or enum, at the user's tokens.
pub(crate) struct ParseError {
    /// The type as far as it is known, if stubs can be expanded for it.
    pub(crate) input: Option<Box<DeriveInput>>,
    pub(crate) errors: Vec<Diagnostic>,
}

impl ParseError {
    fn new(span: Span, message: &str) -> Self {
        ParseError {
            input: None,
            errors: vec![Diagnostic::new(span, message)],
        }
    }
}

/// Parses a struct or enum.
///
/// # Errors
///
/// Returns all errors.
pub(crate) fn parse(input: TokenStream) -> Result<DeriveInput, ParseError> {
    let mut tokens = Tokens::new(input);
    let (mut options, mut problems) = (Options::default(), Vec::new());
    if let Err(error) = tokens.attributes(&ON_STRUCTURE, &mut options) {
        problems.extend(diagnostics(&error));
    }
    let visibility = tokens.visibility();
    let keyword = tokens.next();
    let Some(ident) = tokens.ident() else {
        return Err(ParseError::new(Span::call_site(), NOT_A_TYPE));
    };
    let is =
        |wanted: &str| matches!(&keyword, Some(TokenTree::Ident(keyword)) if keyword == wanted);
    let is_enum = is("enum");
    if !is_enum && !is("struct") {
        return Err(ParseError::new(ident.span(), NOT_A_TYPE));
    }
    let mut generics = Generics::default();
    let mut next = tokens.next();
    if matches!(&next, Some(TokenTree::Punct(punct)) if punct.as_char() == '<') {
        generics = tokens.generics();
        next = tokens.next();
    }
    if matches!(&next, Some(TokenTree::Ident(word)) if word == "where") {
        (generics.bounds, next) = tokens.bounds();
    }
    let body = match next {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => group.stream(),
        _ => {
            let message = "expected a struct with named fields";
            return Err(ParseError::new(ident.span(), message));
        }
    };
    // An option with an error is not missing.
    if problems.is_empty() {
        let missing = match (&options.model, &options.id) {
            (None, _) => Some("model"),
            (_, None) => Some("id"),
            _ => None,
        };
        problems.extend(missing.map(|option| {
            let help = "write `#[shape(model = \"model/my-service.json\", id = Name)]`";
            let message = format!("missing `{option}` in `#[shape(…)]`");
            Diagnostic::new(ident.span(), message).help(help)
        }));
    }
    let (model, model_span) = match &options.model {
        Some(model) => (model.value(), model.span()),
        None => (String::new(), Span::call_site()),
    };
    let shape = options.id.unwrap_or_else(|| Name {
        text: String::new(),
        span: Span::call_site(),
    });
    let body = if is_enum {
        Body::Enum(variants(body, &mut problems))
    } else {
        Body::Structure(fields(body, &mut problems))
    };
    let base = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let input = DeriveInput {
        model: ModelFile::new(model, &base, model_span),
        shape,
        nullability: options.nullability.unwrap_or_default(),
        partial: options.partial,
        skip: options.skip,
        visibility,
        ident,
        generics,
        body,
    };
    if problems.is_empty() {
        return Ok(input);
    }
    Err(ParseError {
        input: Some(Box::new(input)),
        errors: problems,
    })
}

fn fields(body: TokenStream, problems: &mut Vec<Diagnostic>) -> Vec<Field> {
    let mut tokens = Tokens::new(body);
    let mut fields = Vec::new();
    while !tokens.is_empty() {
        let mut options = Options::default();
        if let Err(error) = tokens.attributes(&ON_FIELD, &mut options) {
            problems.extend(diagnostics(&error));
        }
        tokens.visibility();
        // The compiler has rejected anything that is not a field.
        let Some(ident) = tokens.ident() else { break };
        tokens.next();
        fields.push(Field {
            ident,
            member: options.member,
            ty: RustType::new(tokens.until_comma()),
        });
    }
    fields
}

fn variants(body: TokenStream, problems: &mut Vec<Diagnostic>) -> Vec<Variant> {
    let mut tokens = Tokens::new(body);
    let mut variants = Vec::new();
    while !tokens.is_empty() {
        let mut options = Options::default();
        if let Err(error) = tokens.attributes(&ON_VARIANT, &mut options) {
            problems.extend(diagnostics(&error));
        }
        // The compiler has rejected anything that is not a variant.
        let Some(ident) = tokens.ident() else { break };
        let payload = match tokens.until_comma().into_iter().next() {
            Some(TokenTree::Group(group)) => Some(RustType::new(group.stream())),
            _ => None,
        };
        variants.push(Variant {
            ident,
            value: options.value,
            member: options.member,
            payload,
        });
    }
    variants
}

/// The tokens of a struct or of its fields, which the compiler has accepted.
struct Tokens {
    rest: std::iter::Peekable<<TokenStream as IntoIterator>::IntoIter>,
}

impl Tokens {
    fn new(tokens: TokenStream) -> Self {
        Tokens {
            rest: tokens.into_iter().peekable(),
        }
    }

    fn is_empty(&mut self) -> bool {
        self.rest.peek().is_none()
    }

    fn next(&mut self) -> Option<TokenTree> {
        self.rest.next()
    }

    fn ident(&mut self) -> Option<Ident> {
        match self.rest.next() {
            Some(TokenTree::Ident(ident)) => Some(ident),
            _ => None,
        }
    }

    /// Parses attributes, and the arguments of `#[shape(…)]` among them.
    fn attributes(&mut self, known: &[&str], options: &mut Options) -> syn::Result<()> {
        while matches!(self.rest.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#') {
            self.next();
            let Some(TokenTree::Group(group)) = self.next() else {
                break;
            };
            let mut inner = ungrouped(group.stream()).into_iter();
            let is_ours = matches!(inner.next(), Some(TokenTree::Ident(ident)) if ident == "shape");
            if let (true, Some(TokenTree::Group(group))) = (is_ours, inner.next()) {
                let parse = |input: ParseStream<'_>| {
                    let content;
                    parenthesized!(content in input);
                    read(&content, known, options)
                };
                // With its parentheses, so that a missing token is reported at the closing one.
                parse.parse2(TokenTree::Group(group).into())?;
            }
        }
        Ok(())
    }

    fn visibility(&mut self) -> TokenStream {
        let mut visibility = TokenStream::new();
        // `$vis` of a macro is in a group without delimiters.
        let is_grouped = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::None);
        if self.rest.peek().is_some_and(is_grouped) {
            visibility.extend(self.next());
            return visibility;
        }
        if matches!(self.rest.peek(), Some(TokenTree::Ident(ident)) if ident == "pub") {
            visibility.extend(self.next());
            let is_limited = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
            if self.rest.peek().is_some_and(is_limited) {
                visibility.extend(self.next());
            }
        }
        visibility
    }

    /// Generic parameters, up to the closing bracket.
    fn generics(&mut self) -> Generics {
        let mut generics = Generics::default();
        loop {
            let (trees, end) = self.until(&[',', '>']);
            if let Some(parameter) = parameter(&trees) {
                let is_lifetime = matches!(trees.first(), Some(TokenTree::Punct(_)));
                if is_lifetime {
                    generics.lifetimes.push(parameter);
                } else {
                    generics.types.push(parameter);
                }
            }
            if !matches!(end, Some(TokenTree::Punct(end)) if end.as_char() == ',') {
                return generics;
            }
        }
    }

    /// Predicates, and the body that follows.
    fn bounds(&mut self) -> (Vec<TokenStream>, Option<TokenTree>) {
        let mut bounds = Vec::new();
        loop {
            let (trees, end) = self.until(&[',', '{']);
            if !trees.is_empty() {
                bounds.push(trees.into_iter().collect());
            }
            if !matches!(end, Some(TokenTree::Punct(_))) {
                return (bounds, end);
            }
        }
    }

    /// The tokens up to one of the characters, and that character. Characters in brackets are not considered.
    /// `{` means a group in braces.
    fn until(&mut self, ends: &[char]) -> (Vec<TokenTree>, Option<TokenTree>) {
        let (mut trees, mut depth) = (Vec::new(), 0_usize);
        while let Some(tree) = self.next() {
            match &tree {
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Brace && ends.contains(&'{') =>
                {
                    return (trees, Some(tree));
                }
                TokenTree::Punct(punct) => {
                    let is_arrow = matches!(trees.last(), Some(TokenTree::Punct(last)) if last.as_char() == '-');
                    match punct.as_char() {
                        end if depth == 0 && ends.contains(&end) && !is_arrow => {
                            return (trees, Some(tree));
                        }
                        '<' => depth += 1,
                        '>' if !is_arrow => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                }
                _ => {}
            }
            trees.push(tree);
        }
        (trees, None)
    }

    /// A type: all tokens up to a comma that is not in brackets.
    fn until_comma(&mut self) -> TokenStream {
        self.until(&[',']).0.into_iter().collect()
    }
}

/// The content of a group without delimiters, in which `$meta` of a macro is.
fn ungrouped(tokens: TokenStream) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            group.stream()
        }
        _ => tokens,
    }
}

/// A generic parameter, without its default.
fn parameter(trees: &[TokenTree]) -> Option<Parameter> {
    let is = |tree: &TokenTree, wanted: char| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == wanted);
    let name = match trees {
        [quote, name, ..] if is(quote, '\'') => vec![quote.clone(), name.clone()],
        [TokenTree::Ident(word), name, ..] if word == "const" => vec![name.clone()],
        [name, ..] => vec![name.clone()],
        [] => return None,
    };
    let declared = trees.iter().take_while(|tree| !is(tree, '='));
    Some(Parameter {
        name: name.into_iter().collect(),
        declared: declared.cloned().collect(),
    })
}

/// Comma-separated options.
fn read(input: ParseStream<'_>, known: &[&str], options: &mut Options) -> syn::Result<()> {
    while !input.is_empty() {
        let option = word(input)?;
        let text = option.to_string();
        if !known.contains(&&*text) {
            let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            let help = format!("expected one of {}", known.join(", "));
            let message = format!("unknown argument `{text}`");
            return Err(helpful(option.span(), &message, &help));
        }
        if options.given.contains(&text) {
            let message = format!("duplicate argument `{text}`");
            return Err(syn::Error::new(option.span(), message));
        }
        options.given.push(text.clone());
        match &*text {
            "partial" => options.partial = true,
            "skip" => skip(input, &mut options.skip)?,
            _ => {
                input.parse::<Token![=]>()?;
                match &*text {
                    "model" => options.model = Some(input.parse()?),
                    "id" => options.id = Some(name(input)?),
                    "nullability" => options.nullability = Some(nullability(input)?),
                    "value" => options.value = Some(name(input)?),
                    _ => options.member = Some(name(input)?),
                }
            }
        }
        comma(input)?;
    }
    Ok(())
}

/// `(builder, display)`
fn skip(input: ParseStream<'_>, skip: &mut Skip) -> syn::Result<()> {
    let content;
    parenthesized!(content in input);
    let mut given: Vec<String> = Vec::new();
    while !content.is_empty() {
        let what = word(&content)?;
        let text = what.to_string();
        if given.contains(&text) {
            let message = format!("duplicate argument `{text}`");
            return Err(syn::Error::new(what.span(), message));
        }
        match &*text {
            "builder" => skip.builder = true,
            "defaults" => skip.defaults = true,
            "display" => skip.display = true,
            "eq" => skip.eq = true,
            "hash" => skip.hash = true,
            "json" => skip.json = true,
            "from_json" => skip.from_json = true,
            "serialize" => skip.serialize = true,
            "deserialize" => skip.deserialize = true,
            other => {
                let known = SKIPPED.map(|name| format!("`{name}`")).join(", ");
                let message = format!("unknown argument `{other}`");
                let help = format!("expected one of {known}");
                return Err(helpful(what.span(), &message, &help));
            }
        }
        given.push(text);
        comma(&content)?;
    }
    Ok(())
}
