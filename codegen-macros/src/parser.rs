//! A parser for the arguments of the macros. (syn takes longer to build than this module, and the arguments need
//! little of it.)

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use shapesmith_codegen::Diagnostic;

pub(crate) type Result<T> = std::result::Result<T, Diagnostic>;

/// The tokens of an invocation or of a group in it.
pub(crate) struct Parser {
    tokens: Vec<TokenTree>,
    at: usize,
    /// Where a missing token is reported.
    end: Span,
}

impl Parser {
    /// The tokens of a whole invocation.
    pub(crate) fn new(tokens: TokenStream) -> Self {
        Parser::with_end(tokens, Span::call_site())
    }

    /// The content of a group.
    pub(crate) fn of_group(group: &Group) -> Self {
        Parser::with_end(group.stream(), group.span_close())
    }

    fn with_end(stream: TokenStream, end: Span) -> Self {
        let mut tokens = Vec::new();
        flatten(stream, &mut tokens);
        Parser { tokens, at: 0, end }
    }

    fn peek(&self) -> Option<&TokenTree> {
        self.tokens.get(self.at)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.peek().is_none()
    }

    /// An error at the next token.
    pub(crate) fn error(&self, message: &str) -> Diagnostic {
        match self.peek() {
            Some(TokenTree::Group(group)) => Diagnostic::new(group.span_open(), message),
            Some(tree) => Diagnostic::new(tree.span(), message),
            None => Diagnostic::new(self.end, format!("unexpected end of input, {message}")),
        }
    }

    /// Whether an identifier or a keyword is next.
    pub(crate) fn at_word(&self) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(_)))
    }

    /// An identifier or a keyword.
    pub(crate) fn word(&mut self) -> Result<Ident> {
        let Some(TokenTree::Ident(word)) = self.peek() else {
            return Err(self.error("expected identifier"));
        };
        let word = word.clone();
        self.at += 1;
        Ok(word)
    }

    fn at_punct(&self, offset: usize, expected: char) -> bool {
        matches!(self.tokens.get(self.at + offset), Some(TokenTree::Punct(punct)) if punct.as_char() == expected)
    }

    /// A punctuation character, if it is next.
    pub(crate) fn optional_punct(&mut self, expected: char) -> Option<Span> {
        let token = self.peek().filter(|_| self.at_punct(0, expected))?;
        let span = token.span();
        self.at += 1;
        Some(span)
    }

    /// A punctuation character.
    pub(crate) fn punct(&mut self, expected: char) -> Result<()> {
        match self.optional_punct(expected) {
            Some(_) => Ok(()),
            None => Err(self.error(&format!("expected `{expected}`"))),
        }
    }

    /// The comma after an item. The last item need not have one.
    pub(crate) fn comma(&mut self) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        self.punct(',')
    }

    /// The two colons of `::`, or nothing if they are not next.
    pub(crate) fn path_separator(&mut self) -> Vec<TokenTree> {
        if !self.at_punct(0, ':') || !self.at_punct(1, ':') {
            return Vec::new();
        }
        self.at += 2;
        self.tokens[self.at - 2..self.at].to_vec()
    }

    /// Whether a group in these delimiters is next.
    pub(crate) fn at_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.peek(), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    /// The content and the span of a group in delimiters, which `expected` names.
    pub(crate) fn group(&mut self, delimiter: Delimiter, expected: &str) -> Result<(Parser, Span)> {
        let Some(TokenTree::Group(group)) = self.peek().filter(|_| self.at_group(delimiter)) else {
            return Err(self.error(&format!("expected {expected}")));
        };
        let content = (Parser::of_group(group), group.span());
        self.at += 1;
        Ok(content)
    }

    /// The string, if one is next.
    pub(crate) fn optional_string(&mut self) -> Option<(String, Span)> {
        let Some(TokenTree::Literal(literal)) = self.peek() else {
            return None;
        };
        let string = (string_value(literal)?, literal.span());
        self.at += 1;
        Some(string)
    }

    /// A string.
    pub(crate) fn string(&mut self) -> Result<(String, Span)> {
        match self.optional_string() {
            Some(string) => Ok(string),
            None => Err(self.error("expected string literal")),
        }
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&mut self) -> Result<bool> {
        for (text, value) in [("true", true), ("false", false)] {
            if matches!(self.peek(), Some(TokenTree::Ident(word)) if word == text) {
                self.at += 1;
                return Ok(value);
            }
        }
        Err(self.error("expected boolean literal"))
    }
}

/// Opens the groups without delimiters, in which fragments of a `macro_rules!` macro are.
fn flatten(stream: TokenStream, tokens: &mut Vec<TokenTree>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                flatten(group.stream(), tokens);
            }
            tree => tokens.push(tree),
        }
    }
}

/// The value of a literal, if it is a string.
fn string_value(literal: &Literal) -> Option<String> {
    let text = literal.to_string();
    let end = text.rfind('"')?;
    if let Some(raw) = text.strip_prefix('r') {
        let start = raw.find('"')? + 1;
        return Some(raw[start..end - 1].to_owned());
    }
    let mut rest = text[..end].strip_prefix('"')?;
    let mut value = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('\\') {
        value.push_str(before);
        rest = unescape(after, &mut value)?;
    }
    value.push_str(rest);
    Some(value)
}

/// Reads an escape after its backslash (The Rust Reference, "String literals"), and returns the text after it.
fn unescape<'a>(text: &'a str, value: &mut String) -> Option<&'a str> {
    let mut chars = text.chars();
    value.push(match chars.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        // The line continues after the white space.
        '\n' => return Some(text.trim_start_matches([' ', '\n', '\r', '\t'])),
        'x' => {
            let code = u32::from_str_radix(text.get(1..3)?, 16).ok()?;
            value.push(char::from_u32(code)?);
            return text.get(3..);
        }
        'u' => {
            let (digits, rest) = text.get(2..)?.split_once('}')?;
            let code = u32::from_str_radix(&digits.replace('_', ""), 16).ok()?;
            value.push(char::from_u32(code)?);
            return Some(rest);
        }
        other => other,
    });
    Some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parser(text: &str) -> Parser {
        Parser::new(text.parse().expect("tokens"))
    }

    /// The expected values are those of the compiler.
    #[test]
    fn strings_have_the_values_that_the_compiler_gives_them() {
        macro_rules! check {
            ($($string:expr),* $(,)?) => {$(
                let (value, _) = parser(stringify!($string)).string().expect("a string");
                assert_eq!(value, $string);
            )*};
        }
        check![
            "",
            "plain",
            "é\u{1F600}\u{1_F6_00}",
            "\n\r\t\0\\\'\"",
            "\x41\x7f",
            "a\
              continued",
            "b\\",
            "two
lines",
            r"raw\n",
            r#"a"b\"#,
            r##""#"##,
            r"",
            "\\n",
            "\\\\u{41}",
        ];
    }

    #[test]
    fn other_literals_are_no_strings() {
        for text in [
            "1", "1.5", "'a'", "b\"a\"", "br\"a\"", "c\"a\"", "cr\"a\"", "b'a'", "'\"'",
        ] {
            let error = parser(text).string().expect_err(text).to_string();
            assert_eq!(error, "expected string literal");
        }
    }

    #[test]
    fn a_missing_token_is_an_error() {
        let mut empty = parser("");
        let errors = [
            empty.word().map(drop).expect_err("no identifier"),
            empty.punct('=').expect_err("no `=`"),
            empty.boolean().map(drop).expect_err("no boolean"),
        ];
        let errors = errors.map(|error| error.to_string());
        assert_eq!(
            errors,
            [
                "unexpected end of input, expected identifier",
                "unexpected end of input, expected `=`",
                "unexpected end of input, expected boolean literal",
            ]
        );
        let error = parser("= true").boolean().expect_err("no boolean");
        assert_eq!(error.to_string(), "expected boolean literal");
        assert!(parser("a,").path_separator().is_empty());
        assert!(empty.comma().is_ok());
    }
}
