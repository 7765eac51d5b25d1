//! Parsing a struct or enum that derives `Shape`. The compiler has checked its syntax, so its parts are found by
//! their delimiters. (syn's own parser for structs adds more to the build time than this module.)

use std::path::Path;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use shapesmith_codegen::input::derive_input::{
    Body, DeriveInput, Field, OtherMacro, Skip, SkippedField, Variant,
};
use shapesmith_codegen::input::generics::{Generics, Parameter};
use shapesmith_codegen::input::rust_type::RustType;
use shapesmith_codegen::{Diagnostic, ModelFile, ModelFiles, Name, Nullability};
use syn::parse::{ParseStream, Parser as _};
use syn::{Ident, Token, parenthesized};

use crate::form::{self, Form};
use crate::invocation::{
    NULLABILITY, comma, diagnostics, helpful, name, nullability, option, word,
};
use crate::model_path::model;
use crate::runtime_path::{find, runtime};

/// The arguments of `#[shape(…)]`.
#[derive(Default)]
struct Options {
    /// The names of the options so far.
    given: Vec<String>,
    model: Option<ModelFiles>,
    id: Option<Name>,
    nullability: Option<Nullability>,
    /// `partial` of a struct.
    partial: Option<Span>,
    skip: Skip,
    member: Option<Name>,
    value: Option<Name>,
    runtime: Option<TokenStream>,
    /// `skip` of a field, without a list.
    skipped: Option<Span>,
    /// The value of a skipped field.
    default: Option<(Span, TokenStream)>,
}

/// What is on a type and its fields besides `#[shape(…)]`.
type Others = Vec<OtherMacro>;

/// The arguments allowed on a struct or enum, on a field, and on a variant.
const ON_STRUCTURE: [&str; 6] = ["model", "id", "nullability", "partial", "skip", "crate"];
const ON_FIELD: [&str; 3] = ["member", "skip", "default"];
const ON_VARIANT: [&str; 2] = ["member", "value"];
/// The impls that can be skipped.
const SKIPPED: [&str; 12] = [
    "accessors",
    "arbitrary",
    "builder",
    "conversions",
    "defaults",
    "deserialize",
    "display",
    "eq",
    "from_json",
    "hash",
    "json",
    "serialize",
];

/// Traits whose impls are skipped together with others.
const SKIPPED_TRAITS: [(&str, &str); 6] = [
    ("partial_eq", "`eq` skips `PartialEq` and `Eq`"),
    ("PartialEq", "`eq` skips `PartialEq` and `Eq`"),
    (
        "serde",
        "`json` skips serde's traits and the methods for JSON",
    ),
    (
        "to_json",
        "`json` skips the methods for JSON, and serde's traits",
    ),
    (
        "debug",
        "derive or write `Debug` yourself: `Shape` does not implement it",
    ),
    (
        "clone",
        "derive or write `Clone` yourself: `Shape` does not implement it",
    ),
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
    let mut others = Vec::new();
    if let Err(error) = tokens.attributes(&ON_STRUCTURE, &mut options, &mut others) {
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
    let model = match options.model {
        Some(model) => model,
        None => ModelFile::new("", Path::new(""), Span::call_site()).into(),
    };
    let shape = options.id.unwrap_or_else(|| Name {
        text: String::new(),
        span: Span::call_site(),
    });
    if let Some(span) = options.partial.filter(|_| is_enum) {
        let message = "`partial` is for structs";
        let help = "remove it: an enum has a variant for each value, and a union for each member";
        problems.push(Diagnostic::new(span, message).help(help));
    }
    let mut skipped = Vec::new();
    let body = if is_enum {
        Body::Enum(variants(body, &mut others, &mut problems))
    } else {
        Body::Structure(fields(body, &mut skipped, &mut others, &mut problems))
    };
    let input = DeriveInput {
        model,
        shape,
        nullability: options.nullability.unwrap_or_default(),
        partial: options.partial.is_some(),
        skip: options.skip,
        visibility,
        ident,
        generics,
        body,
        runtime: options.runtime,
        others,
        skipped,
    };
    if problems.is_empty() {
        return Ok(input);
    }
    Err(ParseError {
        input: Some(Box::new(input)),
        errors: problems,
    })
}

/// The fields for members. Those that are not part of the shape are added to `skipped`.
fn fields(
    body: TokenStream,
    skipped: &mut Vec<SkippedField>,
    others: &mut Others,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Field> {
    let mut tokens = Tokens::new(body);
    let mut fields = Vec::new();
    while !tokens.is_empty() {
        let mut options = Options::default();
        if let Err(error) = tokens.attributes(&ON_FIELD, &mut options, others) {
            problems.extend(diagnostics(&error));
        }
        tokens.visibility();
        // The compiler has rejected anything that is not a field.
        let Some(ident) = tokens.ident() else { break };
        tokens.next();
        let ty = RustType::new(tokens.until_comma());
        let Some(skip) = options.skipped else {
            if let Some((span, _)) = options.default {
                let message = "`default` is for fields with `skip`";
                let help = "a member has the default of the model; write `#[shape(skip, default = …)]` if the \
                            field is not a member";
                problems.push(Diagnostic::new(span, message).help(help));
            }
            fields.push(Field {
                ident,
                member: options.member,
                ty,
            });
            continue;
        };
        if let Some(member) = options.member {
            let message = format!(
                "field `{ident}` is skipped, but mapped to member `{}`",
                member.text
            );
            let help = "remove `skip` if the field is the member, or `member` if it is not";
            problems.push(Diagnostic::new(skip, message).help(help));
        }
        skipped.push(SkippedField {
            ident,
            ty,
            default: options.default.map(|(_, default)| default),
        });
    }
    fields
}

fn variants(
    body: TokenStream,
    others: &mut Others,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Variant> {
    let mut tokens = Tokens::new(body);
    let mut variants = Vec::new();
    while !tokens.is_empty() {
        let mut options = Options::default();
        if let Err(error) = tokens.attributes(&ON_VARIANT, &mut options, others) {
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
    fn attributes(
        &mut self,
        known: &[&str],
        options: &mut Options,
        others: &mut Others,
    ) -> syn::Result<()> {
        while matches!(self.rest.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#') {
            self.next();
            let Some(TokenTree::Group(group)) = self.next() else {
                break;
            };
            let mut inner = ungrouped(group.stream()).into_iter();
            let Some(TokenTree::Ident(name)) = inner.next() else {
                continue;
            };
            let Some(TokenTree::Group(group)) = inner.next() else {
                continue; // without arguments, such as a doc comment
            };
            if name == "derive" {
                let mut derives = Tokens::new(group.stream());
                while !derives.is_empty() {
                    others.push(OtherMacro {
                        path: derives.until_comma(),
                        is_derive: true,
                        arguments: TokenStream::new(),
                    });
                }
            } else if name != "shape" {
                others.push(OtherMacro {
                    path: TokenTree::Ident(name).into(),
                    is_derive: false,
                    arguments: group.stream(),
                });
            } else {
                let parse = |input: ParseStream<'_>| {
                    let content;
                    parenthesized!(content in input);
                    read(&content, known, options)
                };
                let arguments = group.stream();
                // With its parentheses, so that a missing token is reported at the closing one.
                let parsed = parse.parse2(TokenTree::Group(group).into());
                if parsed.is_err() && options.runtime.is_none() {
                    options.runtime = find(&arguments);
                }
                parsed?;
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
        let option = option(input, "id = Name")?;
        let text = option.to_string();
        if !known.contains(&&*text) {
            let help = form::known(&text, known, elsewhere(known));
            let message = format!("unknown argument `{text}`");
            return Err(helpful(option.span(), &message, &help));
        }
        if options.given.contains(&text) {
            let message = format!("duplicate argument `{text}`");
            return Err(syn::Error::new(option.span(), message));
        }
        options.given.push(text.clone());
        match &*text {
            "partial" => {
                if input.peek(Token![=]) {
                    let help = "write `partial`, or leave it out";
                    return Err(helpful(input.span(), "`partial` takes no value", help));
                }
                options.partial = Some(option.span());
            }
            "skip" if known == ON_FIELD => {
                if !(input.is_empty() || input.peek(Token![,])) {
                    let help = "write `#[shape(skip)]`; the impls of a struct are skipped with \
                                `#[shape(skip(…))]` on the struct";
                    return Err(helpful(
                        option.span(),
                        "`skip` of a field takes no value",
                        help,
                    ));
                }
                options.skipped = Some(option.span());
            }
            "skip" => skip(input, &option, &mut options.skip)?,
            _ => {
                let form = match &*text {
                    "model" => Form::Model("\"model/my-service.json\""),
                    "id" | "member" | "value" => Form::Name,
                    "nullability" => NULLABILITY,
                    "default" => Form::Expression,
                    _ => Form::Path,
                };
                form::equals(input, &text, form)?;
                form::expect(input, &text, form)?;
                match &*text {
                    "model" => options.model = Some(model(input)?),
                    "crate" => options.runtime = Some(runtime(input)?),
                    "id" => options.id = Some(name(input)?),
                    "nullability" => options.nullability = Some(nullability(input)?),
                    "value" => options.value = Some(name(input)?),
                    "default" => options.default = Some((option.span(), expression(input)?)),
                    _ => options.member = Some(name(input)?),
                }
            }
        }
        comma(input)?;
    }
    Ok(())
}

/// An expression: the tokens up to a comma that is not between the brackets of generic arguments (`::<…>`).
fn expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let (mut trees, mut depth) = (Vec::<TokenTree>::new(), 0_usize);
    while !(input.is_empty() || depth == 0 && input.peek(Token![,])) {
        let tree: TokenTree = input.parse()?;
        if let TokenTree::Punct(punct) = &tree {
            let after = |char| matches!(trees.last(), Some(TokenTree::Punct(last)) if last.as_char() == char);
            match punct.as_char() {
                '<' if depth > 0 || after(':') => depth += 1,
                '>' if !after('-') && !after('=') => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        trees.push(tree);
    }
    if trees.is_empty() {
        return Err(input.error("expected an expression"));
    }
    Ok(trees.into_iter().collect())
}

/// The hints for options that are known in another place, or by another name in other crates.
fn elsewhere(known: &[&str]) -> &'static [(&'static str, &'static str)] {
    if known == ON_VARIANT {
        return &[
            (
                "skip",
                "a variant cannot be skipped: every variant is a value or member of the shape, except the catch-all",
            ),
            (
                "rename",
                "`value` and `member` name the value or member of a variant",
            ),
        ];
    }
    if known == ON_FIELD {
        return &[
            ("rename", "`member` names the member of a field"),
            ("name", "`member` names the member of a field"),
            ("partial", "write it on the struct: `#[shape(…, partial)]`"),
            (
                "value",
                "only variants have values; `member` names the member of a field",
            ),
        ];
    }
    &[
        ("shape", "`id` names the shape"),
        ("name", "`id` names the shape"),
        ("path", "`model` is the path of the model"),
        ("file", "`model` is the path of the model"),
        (
            "member",
            "write it on a field: `#[shape(member = \"Name\")]`",
        ),
        ("value", "write it on a variant: `#[shape(value = \"…\")]`"),
        (
            "default",
            "write it on a field: `#[shape(skip, default = …)]`",
        ),
    ]
}

/// `(builder, display)`
fn skip(input: ParseStream<'_>, option: &Ident, skip: &mut Skip) -> syn::Result<()> {
    if !input.peek(syn::token::Paren) {
        let help = "write `skip(display)`, for example; a field that is not a member has its own `#[shape(skip)]`";
        return Err(helpful(
            option.span(),
            "expected impls to skip in parentheses",
            help,
        ));
    }
    let content;
    parenthesized!(content in input);
    let mut given: Vec<String> = Vec::new();
    while !content.is_empty() {
        form::no_string(&content, "the name of an impl", None)?;
        let what = word(&content)?;
        let text = what.to_string();
        if given.contains(&text) {
            let message = format!("duplicate argument `{text}`");
            return Err(syn::Error::new(what.span(), message));
        }
        match &*text {
            "accessors" => skip.accessors = true,
            "arbitrary" => skip.arbitrary = true,
            "builder" => skip.builder = true,
            "conversions" => skip.conversions = true,
            "defaults" => skip.defaults = true,
            "display" => skip.display = true,
            "eq" => skip.eq = true,
            "hash" => skip.hash = true,
            "json" => skip.json = true,
            "from_json" => skip.from_json = true,
            "serialize" => skip.serialize = true,
            "deserialize" => skip.deserialize = true,
            other => {
                let message = format!("unknown argument `{other}`");
                let help = form::known(other, &SKIPPED, &SKIPPED_TRAITS);
                return Err(helpful(what.span(), &message, &help));
            }
        }
        given.push(text);
        comma(&content)?;
    }
    Ok(())
}
