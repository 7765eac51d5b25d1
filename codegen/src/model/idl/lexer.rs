//! Tokens of Smithy's interface definition language (Smithy specification, "Lexical notes").
//!
//! White space, comments and commas are not tokens: they are the gap before a token. Where the grammar wants a space or
//! a line break, the parser looks at the gap.

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    At,
    Dollar,
    Dot,
    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParen,
    CloseParen,
    Pound,
    Equal,
    Colon,
    /// `:=`
    ColonEqual,
    /// `"text"`
    Text,
    /// `"""text"""`
    TextBlock,
    Number,
    Identifier,
    /// The end of the file.
    End,
    /// Invalid text, with the reason.
    Invalid(Invalid),
}

/// Why text is not a valid token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Invalid {
    Character,
    /// A slash that begins no comment.
    Slash,
    /// A text without its closing quotes.
    OpenText,
    /// A number that ends too early: after a sign, a point or an exponent.
    Number,
    /// Underscores alone.
    Identifier,
}

/// A token, with the gap before it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Where it begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) gap: Gap,
}

/// The gap between two tokens.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    pub(super) start: usize,
    /// Where its leading spaces and tabs end.
    pub(super) spaces_end: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether a line break or a comment follows the leading spaces.
    pub(super) is_break: bool,
    /// Whether a documentation comment follows the leading spaces, on the line of the token before.
    pub(super) is_doc: bool,
    /// Where its documentation comments are.
    pub(super) docs: Vec<Doc>,
}

/// A documentation comment: a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doc {
    /// Where it begins, with its slashes.
    pub(super) start: usize,
    /// Where its text begins and ends.
    pub(super) text: (usize, usize),
}

impl Gap {
    pub(super) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether there is at least a space, and nothing else.
    pub(super) fn is_spaces(&self) -> bool {
        !self.is_empty() && self.spaces_end == self.end
    }

    /// Whether there is nothing but spaces, or nothing at all.
    pub(super) fn is_on_line(&self) -> bool {
        self.spaces_end == self.end
    }
}

#[cfg(test)]
std::thread_local! {
    /// The bytes that have been read on this thread, with those that have been read again.
    pub(super) static READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Reads the gap and the token that begin at a byte of the text.
pub(super) fn token(text: &str, at: usize) -> Token {
    let token = token_after(text, gap(text, at));
    #[cfg(test)]
    READ.with(|read| read.set(read.get() + token.end - at));
    token
}

fn token_after(text: &str, gap: Gap) -> Token {
    let start = gap.end;
    let bytes = text.as_bytes();
    let rest = &text[start..];
    let single = |kind| (kind, start + 1);
    let (kind, end) = match bytes.get(start) {
        None => (Kind::End, start),
        Some(b'@') => single(Kind::At),
        Some(b'$') => single(Kind::Dollar),
        Some(b'.') => single(Kind::Dot),
        Some(b'{') => single(Kind::OpenBrace),
        Some(b'}') => single(Kind::CloseBrace),
        Some(b'[') => single(Kind::OpenBracket),
        Some(b']') => single(Kind::CloseBracket),
        Some(b'(') => single(Kind::OpenParen),
        Some(b')') => single(Kind::CloseParen),
        Some(b'#') => single(Kind::Pound),
        Some(b'=') => single(Kind::Equal),
        Some(b':') if rest.starts_with(":=") => (Kind::ColonEqual, start + 2),
        Some(b':') => single(Kind::Colon),
        Some(b'"') => quoted(rest, start),
        Some(b'/') => single(Kind::Invalid(Invalid::Slash)),
        Some(b'-' | b'0'..=b'9') => number(rest, start),
        Some(b'_' | b'A'..=b'Z' | b'a'..=b'z') => {
            let underscores = || rest.bytes().take_while(|&b| b == b'_').count();
            identifier_len(rest).map_or_else(
                || (Kind::Invalid(Invalid::Identifier), start + underscores()),
                |len| (Kind::Identifier, start + len),
            )
        }
        Some(_) => {
            let len = rest.chars().next().map_or(1, char::len_utf8);
            (Kind::Invalid(Invalid::Character), start + len)
        }
    };
    Token {
        kind,
        start,
        end,
        gap,
    }
}

/// The length of the identifier at the start of a text: `*"_" ALPHA *(ALPHA / DIGIT / "_")`; after underscores, Smithy
/// takes a digit, too.
pub(super) fn identifier_len(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while bytes.get(at) == Some(&b'_') {
        at += 1;
    }
    match bytes.get(at) {
        Some(b'A'..=b'Z' | b'a'..=b'z') => {}
        Some(b'0'..=b'9') if at > 0 => {}
        _ => return None,
    }
    while let Some(b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_') = bytes.get(at) {
        at += 1;
    }
    Some(at)
}

/// A text or a text block. A backslash takes the next character with it.
fn quoted(rest: &str, start: usize) -> (Kind, usize) {
    let (kind, quotes) = if rest.starts_with("\"\"\"") {
        (Kind::TextBlock, "\"\"\"")
    } else {
        (Kind::Text, "\"")
    };
    let mut at = quotes.len();
    // `find` is compiled with optimizations, in contrast to this function when a user builds without them.
    while let Some(found) = rest[at..].find('"') {
        let quote = at + found;
        let is_escaped = backslashes(&rest.as_bytes()[at..quote]) % 2 == 1;
        if !is_escaped && rest[quote..].starts_with(quotes) {
            return (kind, start + quote + quotes.len());
        }
        at = quote + 1;
    }
    (Kind::Invalid(Invalid::OpenText), start + rest.len())
}

/// The number of backslashes at the end of a text.
fn backslashes(text: &[u8]) -> usize {
    let mut count = 0;
    while count < text.len() && text[text.len() - 1 - count] == b'\\' {
        count += 1;
    }
    count
}

/// A number: as in JSON, but with leading zeros.
fn number(rest: &str, start: usize) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    let digits = |from: usize| {
        let digits = bytes[from..].iter();
        from + digits.take_while(|b| b.is_ascii_digit()).count()
    };
    let mut at = usize::from(bytes[0] == b'-');
    let mut is_valid = digits(at) > at;
    at = digits(at);
    if is_valid && bytes.get(at) == Some(&b'.') {
        is_valid = digits(at + 1) > at + 1;
        at = digits(at + 1);
    }
    if is_valid && matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        is_valid = digits(at) > at;
        at = digits(at);
    }
    let kind = if is_valid {
        Kind::Number
    } else {
        Kind::Invalid(Invalid::Number)
    };
    (kind, start + at)
}

/// Where the line ends that a position is on.
fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    at + line.find('\r').unwrap_or(line.len())
}

fn gap(text: &str, start: usize) -> Gap {
    let bytes = text.as_bytes();
    let mut spaces_end = start;
    while let Some(b' ' | b'\t') = bytes.get(spaces_end) {
        spaces_end += 1;
    }
    let starts_with = |prefix| text[spaces_end..].starts_with(prefix);
    let is_comment = starts_with("//");
    let mut gap = Gap {
        start,
        spaces_end,
        end: spaces_end,
        is_break: is_comment || matches!(bytes.get(spaces_end), Some(b'\n' | b'\r')),
        is_doc: starts_with("///"),
        docs: Vec::new(),
    };
    let mut at = spaces_end;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b',' | b'\n' | b'\r' => at += 1,
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                let end = line_end(text, at);
                if bytes.get(at + 2) == Some(&b'/') {
                    let text = at + 3 + usize::from(bytes.get(at + 3) == Some(&b' '));
                    gap.docs.push(Doc {
                        start: at,
                        text: (text.min(end), end),
                    });
                }
                at = end;
            }
            _ => break,
        }
    }
    gap.end = at;
    gap
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, &str)> {
        let mut found = Vec::new();
        let mut at = 0;
        loop {
            let token = token(text, at);
            if token.kind == Kind::End {
                return found;
            }
            found.push((token.kind, &text[token.start..token.end]));
            at = token.end;
        }
    }

    #[test]
    fn tokens_are_as_the_specification_has_them() {
        let kind = |text| kinds(text)[0].0;
        assert_eq!(kinds("a.b#C$d").len(), 7);
        assert_eq!(
            kinds("x: 1, y := \"a\\\"b\" // c\n\"\"\"\n \"q\" \"\"\""),
            [
                (Kind::Identifier, "x"),
                (Kind::Colon, ":"),
                (Kind::Number, "1"),
                (Kind::Identifier, "y"),
                (Kind::ColonEqual, ":="),
                (Kind::Text, "\"a\\\"b\""),
                (Kind::TextBlock, "\"\"\"\n \"q\" \"\"\""),
            ]
        );
        for valid in ["0", "-0", "01", "1.5", "1e5", "1E+5", "-1.0e-10"] {
            assert_eq!(kinds(valid), [(Kind::Number, valid)]);
        }
        for invalid in ["-", "1.", "1e", "1e+", "-a", "1.x"] {
            assert_eq!(kind(invalid), Kind::Invalid(Invalid::Number), "{invalid}");
        }
        assert_eq!(kind("__"), Kind::Invalid(Invalid::Identifier));
        assert_eq!(kind("_1"), Kind::Identifier);
        assert_eq!(kind("/ x"), Kind::Invalid(Invalid::Slash));
        assert_eq!(kind("é"), Kind::Invalid(Invalid::Character));
        for (text, end) in [
            ("\"\"\"", None),
            ("\"\" \"", Some(2)),
            ("\"\\\\\" \"", Some(4)),
            ("\"\\\"\" x", Some(4)),
            ("\"a\\\\\\\"b\"", Some(8)),
            ("\"\"\"\\\"\"\"\"", Some(8)),
            ("\"\"\" \"\" \\\\\"\"\"\"", Some(12)),
        ] {
            let token = token(text, 0);
            let is_open = token.kind == Kind::Invalid(Invalid::OpenText);
            assert_eq!((!is_open).then_some(token.end), end, "{text}");
        }
        for open in ["\"", "\"a\\\"", "\"\"\"a\"\"", "\"\\"] {
            assert_eq!(kind(open), Kind::Invalid(Invalid::OpenText), "{open}");
        }
    }

    #[test]
    fn gaps_have_spaces_breaks_and_documentation() {
        let gap = |text| token(text, 0).gap;
        assert!(gap("a").is_empty() && gap("a").is_on_line() && !gap("a").is_spaces());
        assert!(gap(" \ta").is_spaces() && gap(" a").is_on_line());
        assert!(gap(" \n a").is_break && !gap(" \n a").is_on_line());
        assert!(gap(" // x").is_break && !gap(", \n").is_break);
        let text = "/// one\r\n///two, \n//// three\n///\na";
        let docs = gap(text).docs;
        let texts: Vec<&str> = docs
            .iter()
            .map(|doc| &text[doc.text.0..doc.text.1])
            .collect();
        assert_eq!(texts, ["one", "two, ", "/ three", ""]);
        assert!(gap(text).is_doc && !gap("\n/// x").is_doc);
    }
}
