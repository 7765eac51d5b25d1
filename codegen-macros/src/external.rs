//! `external = …`: types and modules to use instead of generating types.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use shapesmith_codegen::{ExternalModule, Name};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, Token, braced};

use crate::form;
use crate::invocation::{EXTERNAL, comma, helpful, name, segment};

/// The types of shapes, and the modules with the types of all others.
#[derive(Default)]
pub(crate) struct External {
    pub(crate) types: Vec<(Name, TokenStream)>,
    pub(crate) modules: Vec<ExternalModule>,
}

/// The path of a type, or of a module whose types are used.
enum Path {
    Type(TokenStream),
    /// `module::*`, without the end.
    Module(TokenStream),
}

/// What a key of a namespace ends with.
const EVERY_SHAPE: &str = "#*";

impl External {
    /// `module::*`, or `{ "namespace#Name" = path, "namespace#*" = module::*, module::* }`
    pub(crate) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut external = External::default();
        if !input.peek(syn::token::Brace) {
            external.module(input)?;
            return Ok(external);
        }
        let content;
        braced!(content in input);
        let mut keys: Vec<String> = Vec::new();
        while !content.is_empty() {
            let is_path = content.peek(Token![::])
                || content.peek(Ident::peek_any) && content.peek2(Token![::]);
            if is_path && !is_swapped(&content) {
                external.module(&content)?;
            } else {
                let key = name(&content)?;
                if keys.contains(&key.text) {
                    let message = format!("duplicate key `{}`", key.text);
                    return Err(syn::Error::new(key.span, message));
                }
                keys.push(key.text.clone());
                form::table_equals(&content, EXTERNAL)?;
                form::no_string(&content, "the path of a type", Some(&key.text))?;
                external.entry(&content, key)?;
            }
            comma(&content)?;
        }
        Ok(external)
    }

    /// `module::*`
    fn module(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let start = input.span();
        match path(input)? {
            Path::Type(path) => {
                let shown = path.to_string().replace(' ', "");
                let help = format!(
                    "write `{shown}::*` for the types of a module, or `\"namespace#Name\" = {shown}` for one type"
                );
                Err(helpful(
                    start,
                    "expected the types of a module, `module::*`",
                    &help,
                ))
            }
            Path::Module(_) if self.modules.iter().any(|module| module.namespace.is_none()) => {
                let help = "restrict it to a namespace: `\"namespace#*\" = module::*`";
                Err(helpful(start, "another module is for all shapes", help))
            }
            Path::Module(path) => {
                self.modules.push(ExternalModule {
                    namespace: None,
                    path,
                });
                Ok(())
            }
        }
    }

    /// The value of a key.
    fn entry(&mut self, input: ParseStream<'_>, key: Name) -> syn::Result<()> {
        let start = input.span();
        let namespace = key.text.strip_suffix(EVERY_SHAPE);
        match (namespace, path(input)?) {
            (None, Path::Type(path)) => self.types.push((key, path)),
            (Some(namespace), Path::Module(path)) => {
                let namespace = Name {
                    text: namespace.to_owned(),
                    span: key.span,
                };
                self.modules.push(ExternalModule {
                    namespace: Some(namespace),
                    path,
                });
            }
            (Some(_), Path::Type(_)) => {
                let message = "expected the types of a module, `module::*`";
                return Err(syn::Error::new(start, message));
            }
            (None, Path::Module(_)) => {
                let help =
                    "name a type, or all shapes of a namespace: `\"namespace#*\" = module::*`";
                return Err(helpful(start, "expected the path of a type", help));
            }
        }
        Ok(())
    }
}

/// Whether a type is on the left.
fn is_swapped(input: ParseStream<'_>) -> bool {
    let fork = input.fork();
    path(&fork).is_ok() && fork.peek(Token![=])
}

/// A path, which can end with `::*`.
fn path(input: ParseStream<'_>) -> syn::Result<Path> {
    let mut path = TokenStream::new();
    let mut separator = input.parse::<Option<Token![::]>>()?;
    loop {
        if separator.is_some() && !path.is_empty() && input.peek(Token![*]) {
            input.parse::<Token![*]>()?;
            return Ok(Path::Module(path));
        }
        separator.to_tokens(&mut path);
        segment(input, &path)?.to_tokens(&mut path);
        separator = input.parse::<Option<Token![::]>>()?;
        if separator.is_none() {
            return Ok(Path::Type(path));
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse::Parser as _;

    use super::*;

    fn parse(text: &str) -> Result<String, String> {
        let tokens: TokenStream = text.parse().expect("tokens");
        let external = External::parse
            .parse2(tokens)
            .map_err(|error| error.to_string())?;
        let types = external
            .types
            .iter()
            .map(|(name, path)| format!("{}={path}", name.text));
        let modules = external
            .modules
            .iter()
            .map(|ExternalModule { namespace, path }| {
                let namespace = namespace.as_ref().map_or("", |name| &*name.text);
                format!("{namespace}*={path}")
            });
        let all: Vec<String> = types.chain(modules).collect();
        Ok(all.join(" ").replace(" :: ", "::").replace(":: ", "::"))
    }

    #[test]
    fn types_and_modules_combine() {
        for (text, expected) in [
            ("a::b::*", "*=a::b"),
            ("a::*", "*=a"),
            ("self::*", "*=self"),
            ("::a::*", "*=::a"),
            ("{ crate::a::* }", "*=crate::a"),
            ("{}", ""),
            (
                "{ A = b::C, \"n#D\" = E, super::f::*, }",
                "A=b::C n#D=E *=super::f",
            ),
            (
                "{ \"n#*\" = a::*, ::b::*, \"m.o#*\" = c::* }",
                "n*=a *=::b m.o*=c",
            ),
        ] {
            assert_eq!(parse(text).expect(text), expected, "{text}");
        }
    }

    #[test]
    fn malformed_values_are_errors() {
        for (text, expected) in [
            ("", "unexpected end of input, expected a path"),
            ("*", "expected a path"),
            ("::*", "expected a path"),
            (
                "a",
                "expected the types of a module, `module::*`\n  help: write `a::*` for",
            ),
            (
                "a::b",
                "expected the types of a module, `module::*`\n  help: write `a::b::*` for",
            ),
            (
                "{ a::b }",
                "expected the types of a module, `module::*`\n  help: write `a::b::*` for",
            ),
            (
                "{ A = b::* }",
                "expected the path of a type\n  help: name a type, or all shapes of",
            ),
            (
                "{ \"n#*\" = a::B }",
                "expected the types of a module, `module::*`",
            ),
            (
                "{ a::*, b::* }",
                "another module is for all shapes\n  help: restrict it to",
            ),
            ("{ A = b, A = c }", "duplicate key `A`"),
            ("{ \"n#*\" = a::*, \"n#*\" = b::* }", "duplicate key `n#*`"),
            ("{ A = b c::* }", "expected `,`"),
        ] {
            let error = parse(text).expect_err(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
