//! Reading a structure or enum that derives `Shape`. (syn's own parser of structures costs a build more than
//! these lines.)

use std::path::PathBuf;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use shapesmith_codegen::derive::rust_type::RustType;
use shapesmith_codegen::derive::{Body, Field, Skip, Variant, Written};
use shapesmith_codegen::{Diagnostic, ModelFile, Name, Nullability};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser as _};
use syn::{LitStr, Token, parenthesized};

use crate::invocation::{diagnostic, features, name, nullability};

/// What stands in `#[shape(…)]`.
#[derive(Default)]
struct Options {
    model: Option<LitStr>,
    id: Option<Name>,
    nullability: Option<Nullability>,
    partial: bool,
    skip: Skip,
    member: Option<Name>,
    value: Option<Name>,
}

/// What can stand on a structure or enum, on a field, and on a variant.
const ON_STRUCTURE: [&str; 5] = ["model", "id", "nullability", "partial", "skip"];
const ON_FIELD: [&str; 1] = ["member"];
const ON_VARIANT: [&str; 1] = ["value"];
/// What can be skipped.
const SKIPPED: [&str; 5] = ["builder", "display", "eq", "hash", "json"];

/// Reads a structure.
///
/// # Errors
///
/// What is wrong with it, on the user's tokens.
pub(crate) fn parse(input: TokenStream) -> Result<Written, Vec<Diagnostic>> {
    let mut tokens = Tokens::new(input);
    let mut options = Options::default();
    tokens
        .attributes(&ON_STRUCTURE, &mut options)
        .map_err(|error| errors(&error))?;
    let visibility = tokens.visibility();
    let wrong = |span: Span, message: &str, help: &str| {
        Err(vec![Diagnostic::new(span, message).help(help)])
    };
    let keyword = tokens.next();
    let Some(ident) = tokens.ident() else {
        let help = "write `struct` or `enum`";
        return wrong(
            Span::call_site(),
            "the derive is for structures and enums",
            help,
        );
    };
    let is =
        |wanted: &str| matches!(&keyword, Some(TokenTree::Ident(keyword)) if keyword == wanted);
    let is_enum = is("enum");
    if !is_enum && !is("struct") {
        let help = "write `struct` or `enum`";
        return wrong(ident.span(), "the derive is for structures and enums", help);
    }
    let mut lifetimes = Vec::new();
    let mut next = tokens.next();
    if matches!(&next, Some(TokenTree::Punct(punct)) if punct.as_char() == '<') {
        let Some(found) = tokens.lifetimes() else {
            let help = "only lifetimes without bounds, as in `<'a>`: write other types themselves";
            return wrong(
                ident.span(),
                "the structure must have no type parameters",
                help,
            );
        };
        lifetimes = found;
        next = tokens.next();
    }
    let body = match next {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => group.stream(),
        _ => {
            let help = "a member is known by the name of its field";
            return wrong(ident.span(), "the structure must have named fields", help);
        }
    };
    let mut problems = Vec::new();
    let (Some(model), Some(shape)) = (options.model, options.id) else {
        let help = "write `#[shape(model = \"model/my-service.json\", id = Name)]`";
        return wrong(
            ident.span(),
            "the model or the shape's name is missing",
            help,
        );
    };
    let body = if is_enum {
        Body::Enum(variants(body, &mut problems))
    } else {
        Body::Structure(fields(body, &mut problems))
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    let base = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    Ok(Written {
        model: ModelFile::new(model.value(), &base, model.span()),
        shape,
        nullability: options.nullability.unwrap_or_default(),
        partial: options.partial,
        skip: options.skip,
        visibility,
        ident,
        lifetimes,
        body,
        features: features(),
    })
}

fn errors(error: &syn::Error) -> Vec<Diagnostic> {
    error
        .clone()
        .into_iter()
        .map(|error| diagnostic(&error))
        .collect()
}

fn fields(body: TokenStream, problems: &mut Vec<Diagnostic>) -> Vec<Field> {
    let mut tokens = Tokens::new(body);
    let mut fields = Vec::new();
    while !tokens.is_empty() {
        let mut options = Options::default();
        if let Err(error) = tokens.attributes(&ON_FIELD, &mut options) {
            problems.extend(errors(&error));
        }
        tokens.visibility();
        // What is no field, the compiler has refused.
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
            problems.extend(errors(&error));
        }
        // What is no variant, the compiler has refused.
        let Some(ident) = tokens.ident() else { break };
        let payload = match tokens.until_comma().into_iter().next() {
            Some(TokenTree::Group(group)) => Some(RustType::new(group.stream())),
            _ => None,
        };
        variants.push(Variant {
            ident,
            value: options.value,
            payload,
        });
    }
    variants
}

/// The tokens of a structure or of its fields, of which the compiler knows that they are well formed.
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

    /// Reads the attributes that stand here, and from them what is ours.
    fn attributes(&mut self, known: &[&str], options: &mut Options) -> syn::Result<()> {
        while matches!(self.rest.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#') {
            self.next();
            let Some(TokenTree::Group(group)) = self.next() else {
                break;
            };
            let mut inner = group.stream().into_iter();
            let is_ours = matches!(inner.next(), Some(TokenTree::Ident(ident)) if ident == "shape");
            if let (true, Some(TokenTree::Group(group))) = (is_ours, inner.next()) {
                let parse = |input: ParseStream<'_>| read(input, known, options);
                parse.parse2(group.stream())?;
            }
        }
        Ok(())
    }

    fn visibility(&mut self) -> TokenStream {
        let mut visibility = TokenStream::new();
        if matches!(self.rest.peek(), Some(TokenTree::Ident(ident)) if ident == "pub") {
            visibility.extend(self.next());
            let is_limited = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
            if self.rest.peek().is_some_and(is_limited) {
                visibility.extend(self.next());
            }
        }
        visibility
    }

    /// Lifetimes up to a closing bracket, if there is nothing else: each is a quote and a name.
    fn lifetimes(&mut self) -> Option<Vec<TokenStream>> {
        let mut lifetimes = Vec::new();
        loop {
            match self.next()? {
                TokenTree::Punct(punct) if punct.as_char() == '>' => return Some(lifetimes),
                TokenTree::Punct(punct) if punct.as_char() == ',' => {}
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    let name = self.next()?;
                    lifetimes.push(TokenStream::from_iter([TokenTree::Punct(punct), name]));
                }
                _ => return None,
            }
        }
    }

    /// A type: all up to a comma that is in no brackets.
    fn until_comma(&mut self) -> TokenStream {
        let (mut ty, mut depth) = (TokenStream::new(), 0_usize);
        while let Some(tree) = self.next() {
            if let TokenTree::Punct(punct) = &tree {
                match punct.as_char() {
                    '<' => depth += 1,
                    '>' => depth = depth.saturating_sub(1),
                    ',' if depth == 0 => break,
                    _ => {}
                }
            }
            ty.extend([tree]);
        }
        ty
    }
}

/// Options, separated by commas.
fn read(input: ParseStream<'_>, known: &[&str], options: &mut Options) -> syn::Result<()> {
    while !input.is_empty() {
        let option = input.call(Ident::parse_any)?;
        let text = option.to_string();
        if !known.contains(&&*text) {
            let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            let message = format!(
                "there is no option `{text}` here\n  help: the options are {}",
                known.join(", ")
            );
            return Err(syn::Error::new(option.span(), message));
        }
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
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(())
}

/// `(builder, display)`
fn skip(input: ParseStream<'_>, skip: &mut Skip) -> syn::Result<()> {
    let content;
    parenthesized!(content in input);
    while !content.is_empty() {
        let what = content.call(Ident::parse_any)?;
        match &*what.to_string() {
            "builder" => skip.builder = true,
            "display" => skip.display = true,
            "eq" => skip.eq = true,
            "hash" => skip.hash = true,
            "json" => skip.json = true,
            other => {
                let known = SKIPPED.map(|name| format!("`{name}`")).join(", ");
                let message = format!("`{other}` cannot be skipped\n  help: it can be {known}");
                return Err(syn::Error::new(what.span(), message));
            }
        }
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(())
}
