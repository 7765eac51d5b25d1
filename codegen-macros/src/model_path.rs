//! `model = …`: a string, or `concat!` and `env!` of strings, as for the compiler's `include_str!`; or a list of them.

use std::env::VarError;

use proc_macro2::Span;
use shapesmith_codegen::{ModelFile, ModelFiles, PathPart};
use syn::ext::IdentExt as _;
use syn::parse::{Parse as _, ParseStream};
use syn::{Ident, Lit, LitStr, Token, braced, bracketed, parenthesized};

use crate::invocation::{comma, helpful, string};

/// The files and folders of a model: one, or a list in brackets.
///
/// # Errors
///
/// Returns an error at the user's tokens.
pub(crate) fn model(input: ParseStream<'_>) -> syn::Result<ModelFiles> {
    if !input.peek(syn::token::Bracket) {
        return Ok(ModelPath::parse(input)?.file().into());
    }
    let content;
    let brackets = bracketed!(content in input);
    let mut files = Vec::new();
    while !content.is_empty() {
        let is_path =
            content.peek(LitStr) || content.peek(Ident::peek_any) || content.peek(Token![::]);
        if !is_path {
            let help = "name the files, as in `model = [\"a.json\", \"b.json\"]`";
            return Err(helpful(content.span(), EXPECTED, help));
        }
        files.push(ModelPath::parse(&content)?.file());
        comma(&content)?;
    }
    if files.is_empty() {
        let help = "name the files, as in `model = [\"model/my-service.json\"]`";
        return Err(helpful(brackets.span.join(), "empty `model` list", help));
    }
    Ok(ModelFiles(files))
}

/// The path of a file or folder, as written.
struct ModelPath {
    parts: Vec<PathPart>,
    span: Span,
}

/// The kinds of expressions, for messages.
const EXPECTED: &str = "expected a string, `concat!(…)` or `env!(…)`";

impl ModelPath {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut path = ModelPath {
            parts: Vec::new(),
            span: input.span(),
        };
        if input.peek(Ident::peek_any) || input.peek(Token![::]) {
            path.macro_call(input)?;
        } else {
            let Some(text) = string(input)? else {
                return Err(input.error(EXPECTED));
            };
            path.span = text.span();
            path.parts.push(PathPart::Text(text.value()));
        }
        Ok(path)
    }

    /// The file, relative to the folder of `Cargo.toml`.
    fn file(self) -> ModelFile {
        // Set by cargo, and by editors.
        let base = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        ModelFile::of_parts(self.parts, base.as_ref(), self.span)
    }

    /// `concat!(…)`, `env!(…)`, or either with the path `std::` or `core::`.
    fn macro_call(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        input.parse::<Option<Token![::]>>()?;
        let mut name = input.call(Ident::parse_any)?;
        if (name == "std" || name == "core") && input.peek(Token![::]) {
            input.parse::<Token![::]>()?;
            name = input.call(Ident::parse_any)?;
        }
        let is_concat = name == "concat";
        if !(is_concat || name == "env") || !input.peek(Token![!]) {
            let message = format!("{EXPECTED}, found `{name}`");
            let help = "the macro reads the model before other macros and constants are evaluated";
            return Err(helpful(name.span(), &message, help));
        }
        input.parse::<Token![!]>()?;
        let content;
        if input.peek(syn::token::Bracket) {
            bracketed!(content in input);
        } else if input.peek(syn::token::Brace) {
            braced!(content in input);
        } else {
            parenthesized!(content in input);
        }
        if is_concat {
            self.concat(&content)
        } else {
            self.env(&content)
        }
    }

    /// The arguments of `concat!`: literals, as for the compiler's, and further calls.
    fn concat(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            if input.peek(Ident::peek_any) && !input.peek(syn::LitBool) || input.peek(Token![::]) {
                self.macro_call(input)?;
            } else {
                if !input.peek(Lit) {
                    return Err(input.error(EXPECTED));
                }
                let literal = Lit::parse(input)?;
                let text = match &literal {
                    Lit::Str(text) => text.value(),
                    Lit::Char(c) => c.value().to_string(),
                    Lit::Int(number) => number.base10_digits().to_owned(),
                    Lit::Float(number) => number.base10_digits().to_owned(),
                    Lit::Bool(value) => value.value.to_string(),
                    // As for the compiler's.
                    _ => return Err(syn::Error::new(literal.span(), EXPECTED)),
                };
                self.parts.push(PathPart::Text(text));
            }
            comma(input)?;
        }
        Ok(())
    }

    /// The argument of `env!`, and the message if the variable is not set.
    fn env(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let literal: LitStr = input.parse()?;
        comma(input)?;
        let message = if input.is_empty() {
            None
        } else {
            Some(input.parse::<LitStr>()?.value())
        };
        comma(input)?;
        if !input.is_empty() {
            return Err(input.error("`env!` takes one or two arguments"));
        }
        let name = literal.value();
        // A name with these is an error, or a panic, of the system.
        let is_valid = !name.is_empty() && !name.contains(['=', '\0']);
        let value = if is_valid {
            std::env::var(&name)
        } else {
            Err(VarError::NotPresent)
        };
        match value {
            Ok(value) => {
                self.parts.push(PathPart::Variable { name, value });
                Ok(())
            }
            Err(VarError::NotUnicode(_)) => {
                let message = format!("environment variable `{name}` is not Unicode");
                Err(syn::Error::new(literal.span(), message))
            }
            Err(VarError::NotPresent) => {
                let message =
                    message.unwrap_or_else(|| format!("environment variable `{name}` is not set"));
                Err(helpful(literal.span(), &message, help(&name)))
            }
        }
    }
}

/// What to do about a variable that is not set.
fn help(name: &str) -> &'static str {
    if name == "OUT_DIR" {
        "cargo sets it for packages with a build script: add a `build.rs`"
    } else {
        "set it when the crate is built: in a build script with `cargo::rustc-env=NAME=value`, or in \
         `[env]` of `.cargo/config.toml`"
    }
}

#[cfg(test)]
mod tests {
    use syn::parse::Parser as _;

    use super::*;

    fn parse_all(text: &str) -> Result<Vec<ModelFile>, String> {
        let tokens: proc_macro2::TokenStream = text.parse().expect("tokens");
        let files = model.parse2(tokens);
        files
            .map(|files| files.0)
            .map_err(|error| error.to_string())
    }

    fn parse(text: &str) -> Result<ModelFile, String> {
        let mut files = parse_all(text)?;
        assert_eq!(files.len(), 1);
        Ok(files.remove(0))
    }

    #[test]
    fn a_model_can_have_several_files() {
        for (text, expected) in [
            (
                "[\"a.json\", concat!(\"b\", \".json\"),]",
                &["a.json", "b.json"][..],
            ),
            ("[\"model\"]", &["model"]),
        ] {
            let files = parse_all(text).expect(text);
            let names: Vec<_> = files.iter().map(|file| &*file.name).collect();
            assert_eq!(names, expected, "{text}");
        }
        for (text, expected) in [
            ("[]", "empty `model` list\n  help: name the files"),
            ("[\"a\" \"b\"]", "expected `,`"),
            (
                "[a]",
                "expected a string, `concat!(…)` or `env!(…)`, found `a`",
            ),
            (
                "[[\"a\"]]",
                "expected a string, `concat!(…)` or `env!(…)`\n  help: name the files",
            ),
        ] {
            let error = parse_all(text).expect_err(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }

    #[test]
    fn a_path_is_a_string_or_composed() {
        let folder = env!("CARGO_MANIFEST_DIR");
        for (text, expected) in [
            ("\"m.json\"", "m.json"),
            ("r#\"m.json\"#", "m.json"),
            ("concat!(\"a\", \"b\",)", "ab"),
            (
                "concat![\"a\", 'b', 1, 2u8, 0x10, 1.5, true, false]",
                "ab12161.5truefalse",
            ),
            (
                "concat!{concat!(\"a\", concat!()), ::std::concat!(\"b\")}",
                "ab",
            ),
            ("core::concat!()", ""),
            ("::core::concat!(\"a\", ::std::concat!(\"b\"))", "ab"),
            ("concat!(-1)", "-1"),
        ] {
            assert_eq!(parse(text).expect(text).name, expected, "{text}");
        }
        for text in [
            "concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/m.json\")",
            "concat!(std::env!(\"CARGO_MANIFEST_DIR\", \"is not set\"), '/', \"m.json\")",
        ] {
            let file = parse(text).expect(text);
            assert_eq!(file.name, format!("{folder}/m.json"));
            assert_eq!(file.path, std::path::Path::new(&file.name));
        }
        assert_eq!(
            parse("env!(\"CARGO_PKG_NAME\")").expect("set").name,
            "shapesmith-macros"
        );
    }

    #[test]
    fn anything_else_is_an_error() {
        for (text, expected) in [
            ("", "unexpected end of input, expected a string"),
            ("7", "expected a string, `concat!(…)` or `env!(…)`"),
            ("b\"m\"", "expected a string, `concat!(…)` or `env!(…)`"),
            (
                "PATH",
                "expected a string, `concat!(…)` or `env!(…)`, found `PATH`\n  help: the macro reads",
            ),
            (
                "concat",
                "expected a string, `concat!(…)` or `env!(…)`, found `concat`",
            ),
            (
                "include_str!(\"m\")",
                "expected a string, `concat!(…)` or `env!(…)`, found `include_str`",
            ),
            (
                "option_env!(\"HOME\")",
                "expected a string, `concat!(…)` or `env!(…)`, found `option_env`",
            ),
            (
                "a::concat!()",
                "expected a string, `concat!(…)` or `env!(…)`, found `a`",
            ),
            (
                "concat!(PATH)",
                "expected a string, `concat!(…)` or `env!(…)`, found `PATH`",
            ),
            (
                "concat!(b\"m\")",
                "expected a string, `concat!(…)` or `env!(…)`",
            ),
            ("concat!(\"a\" \"b\")", "expected `,`"),
            ("concat!(,)", "expected a string"),
            ("env!()", "unexpected end of input, expected string literal"),
            ("env!(concat!())", "expected string literal"),
            (
                "env!(\"A\", \"B\", \"C\")",
                "`env!` takes one or two arguments",
            ),
            (
                "env!(\"NO_SUCH_VARIABLE\")",
                "environment variable `NO_SUCH_VARIABLE` is not set\n  help: set it",
            ),
            (
                "env!(\"NO_SUCH_VARIABLE\", \"no model\")",
                "no model\n  help: set it",
            ),
            ("env!(\"\")", "environment variable `` is not set"),
            ("env!(\"A=B\")", "environment variable `A=B` is not set"),
            ("env!(\"\\0\")", "environment variable `\0` is not set"),
        ] {
            let error = parse(text).map(|file| file.name).expect_err(text);
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
