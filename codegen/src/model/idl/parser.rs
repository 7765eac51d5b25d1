//! A recursive-descent parser (Smithy specification, "Smithy IDL ABNF").

mod help;
mod member;
mod node;
mod operation;
mod recovery;
mod section;
mod statement;
#[cfg(test)]
mod tests;

use super::lexer::{self, Doc, Invalid, Kind, Token};
use super::text;
use super::tree::{File, Key, Name, Version};
use crate::collections::{Map, Set};
use crate::diagnostic::{MODEL, excerpt};

/// The maximum depth of values, as in Smithy's own parser.
pub(super) const MAX_NESTING: usize = 64;

/// A mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::model) struct Mistake {
    pub(in crate::model) message: String,
    pub(in crate::model) help: Option<String>,
    /// Where it is, in bytes.
    pub(in crate::model) at: usize,
    /// The position of the first definition, if it is a duplicate, in bytes.
    pub(in crate::model) first: Option<usize>,
    /// The ID of Smithy's event.
    pub(in crate::model) event: &'static str,
}

impl Mistake {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Mistake {
            message: message.into(),
            help: None,
            at,
            first: None,
            event: MODEL,
        }
    }

    /// A mistake that repeats what is at another place.
    fn repeats(self, first: Option<usize>) -> Self {
        Mistake { first, ..self }
    }

    pub(super) fn event(self, event: &'static str) -> Self {
        Mistake { event, ..self }
    }

    pub(in crate::model) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds help, if there is none yet.
    fn or_help(self, help: &str) -> Self {
        match self.help {
            None => self.help(help),
            Some(_) => self,
        }
    }
}

type Parsed<T> = Result<T, Mistake>;

/// Parses a file. After a mistake, it continues at the next statement.
pub(in crate::model) fn parse(text: &str) -> (File<'_>, Vec<Mistake>) {
    let mut parser = Parser {
        text,
        token: lexer::token(text, 0),
        depth: 0,
        pending: Vec::new(),
        dropped: 0,
        has_inline: false,
        inlined: Set::new(),
        imported: Map::new(),
        is_lost: false,
        shape: None,
        string_end: None,
        file: File::default(),
        mistakes: Vec::new(),
    };
    parser.file();
    (parser.file, parser.mistakes)
}

struct Parser<'a> {
    text: &'a str,
    /// The next token.
    token: Token,
    /// The depth of the current value.
    depth: usize,
    /// The documentation comments before the gap of the next token that may still belong to a shape.
    pending: Vec<Doc>,
    /// How many documentation comments of the gap before the next token have been used, or have no meaning.
    dropped: usize,
    /// Whether the file is in version 2.1, which has inline collections.
    has_inline: bool,
    /// The names of the shapes that inline collections have become.
    inlined: Set<String>,
    /// The names that are imported, and their IDs.
    imported: Map<&'a str, &'a str>,
    /// Whether the parser is recovering from a mistake, and has not found a statement yet.
    is_lost: bool,
    /// The type and the name of the shape whose definition is being read.
    shape: Option<(&'a str, &'a str)>,
    /// Where the last string that spans several lines ends.
    string_end: Option<usize>,
    file: File<'a>,
    mistakes: Vec<Mistake>,
}

impl<'a> Parser<'a> {
    fn version(&self) -> Version {
        self.file.version.unwrap_or_default()
    }

    /// The text of the next token.
    fn lexeme(&self) -> &'a str {
        &self.text[self.token.start..self.token.end]
    }

    /// Whether the next token is this identifier.
    fn is_word(&self, word: &str) -> bool {
        self.token.kind == Kind::Identifier && self.lexeme() == word
    }

    /// Takes the next token.
    fn advance(&mut self) {
        self.go_to(self.token.end);
    }

    fn go_to(&mut self, at: usize) {
        if self.token.gap.docs.len() > self.dropped {
            self.pending.extend(&self.token.gap.docs[self.dropped..]);
        }
        self.token = lexer::token(self.text, at);
        self.dropped = 0;
    }

    /// Takes the next token if it is of this kind.
    fn take(&mut self, kind: Kind) -> bool {
        let is = self.token.kind == kind;
        if is {
            self.advance();
        }
        is
    }

    /// Takes a token of this kind, after any gap.
    fn expect(&mut self, kind: Kind) -> Parsed<()> {
        if self.take(kind) {
            Ok(())
        } else {
            Err(self.unexpected(&[kind]))
        }
    }

    /// Takes a token of this kind on the same line.
    fn expect_on_line(&mut self, kind: Kind) -> Parsed<()> {
        self.same_line(&[kind])?;
        self.expect(kind)
    }

    /// Checks that the next token follows on the same line.
    fn same_line(&self, expected: &[Kind]) -> Parsed<()> {
        let gap = &self.token.gap;
        if gap.is_on_line() {
            return Ok(());
        }
        let found = self.in_gap();
        let message = format!("expected {}, found {found}", names(expected));
        let mistake = Mistake::new(gap.spaces_end, message);
        Err(mistake.help("write it on the same line"))
    }

    /// Checks that there are spaces before the next token, and nothing else.
    fn spaces(&self) -> Parsed<()> {
        let gap = &self.token.gap;
        if gap.is_spaces() {
            return Ok(());
        }
        let (at, found) = if gap.is_empty() {
            (self.token.start, self.found())
        } else {
            (gap.spaces_end, self.in_gap().to_owned())
        };
        let mistake = Mistake::new(at, format!("expected a space, found {found}"));
        Err(self.helped(mistake, &[]))
    }

    /// What follows the spaces of the gap, for messages.
    fn in_gap(&self) -> &'static str {
        match self.text.as_bytes().get(self.token.gap.spaces_end) {
            Some(b',') => "a comma",
            Some(b'/') => "a comment",
            Some(_) => "a line break",
            None => "the end of the file",
        }
    }

    /// Checks that a line break, a comment or the end of the file follows. Documentation comments before the break, also
    /// on its line, have no meaning.
    fn line_break(&mut self) -> Parsed<()> {
        let gap = &self.token.gap;
        if gap.is_break || gap.is_on_line() && self.token.kind == Kind::End {
            self.pending.clear();
            self.dropped = usize::from(gap.is_doc);
            return Ok(());
        }
        let (at, found) = if gap.is_on_line() {
            (self.token.start, self.found())
        } else {
            (gap.spaces_end, self.in_gap().to_owned())
        };
        let message = format!("expected a line break, found {found}");
        let mistake = self.helped(Mistake::new(at, message), &[]);
        Err(mistake.or_help("write it on another line"))
    }

    /// Like [`Parser::line_break`], but a comma can come before the break.
    fn line_break_after_comma(&mut self) -> Parsed<()> {
        let gap = &self.token.gap;
        if gap.is_on_line() || self.text.as_bytes().get(gap.spaces_end) != Some(&b',') {
            return self.line_break();
        }
        let after = gap.spaces_end + 1;
        let rest = &self.text[after..gap.end];
        let rest = rest.trim_start_matches([' ', '\t']);
        let is_last = rest.is_empty() && self.token.kind == Kind::End;
        if is_last || rest.starts_with(['\n', '\r', '/']) {
            self.pending.clear();
            self.dropped = usize::from(rest.starts_with("///"));
            return Ok(());
        }
        let (at, found) = if rest.is_empty() {
            (self.token.start, self.found())
        } else {
            (gap.end - rest.len(), "a second comma".to_owned())
        };
        let message = format!("expected a line break, found {found}");
        let mistake = self.helped(Mistake::new(at, message), &[]);
        Err(mistake.or_help("write it on another line"))
    }

    /// Takes the documentation comments before the next token, with those that are pending, if there are any in the gap
    /// before the token.
    fn documentation(&mut self) -> Option<(String, usize)> {
        let docs = self.token.gap.docs.get(self.dropped..).unwrap_or_default();
        let first = docs.first()?;
        let lines: Vec<&str> = (self.pending.iter().chain(docs))
            .map(|doc| &self.text[doc.text.0..doc.text.1])
            .collect();
        let documentation = (lines.join("\n"), first.start);
        self.drop_documentation();
        Some(documentation)
    }

    /// Forgets the documentation comments up to the next token.
    fn drop_documentation(&mut self) {
        self.pending.clear();
        self.dropped = self.token.gap.docs.len();
    }

    /// An identifier.
    fn identifier(&mut self) -> Parsed<Name<'a>> {
        let name = Name {
            text: self.lexeme(),
            at: self.token.start,
        };
        self.expect(Kind::Identifier)?;
        Ok(name)
    }

    /// An identifier or a text.
    fn key(&mut self) -> Parsed<Key<'a>> {
        let at = self.token.start;
        let text = match self.token.kind {
            Kind::Identifier => self.lexeme().into(),
            Kind::Text => self.text_value(text::text)?,
            _ => return Err(self.unexpected(&[Kind::Identifier, Kind::Text])),
        };
        self.advance();
        Ok(Key { text, at })
    }

    /// A shape ID, relative or absolute, with or without a member.
    fn id(&mut self) -> Parsed<Name<'a>> {
        let id = self.parts()?;
        if id.text.contains('.') && !id.text.contains('#') {
            let name = excerpt(id.text);
            let message = format!("`{name}` is a namespace without the name of a shape");
            let help = format!("write `{name}#Name`, or quotes around a string");
            return Err(Mistake::new(id.at, message).help(help));
        }
        Ok(id)
    }

    /// A shape ID, or a namespace. Nothing separates its parts.
    fn parts(&mut self) -> Parsed<Name<'a>> {
        let at = self.token.start;
        self.namespace()?;
        if matches!(self.token.kind, Kind::Pound | Kind::Dollar) && self.token.gap.is_empty() {
            let is_absolute = self.token.kind == Kind::Pound;
            self.advance();
            self.part()?;
            let has_member = self.token.kind == Kind::Dollar && self.token.gap.is_empty();
            if is_absolute && has_member {
                self.advance();
                self.part()?;
            }
        }
        Ok(self.name_from(at))
    }

    /// A namespace: identifiers with points between them.
    fn namespace(&mut self) -> Parsed<Name<'a>> {
        let at = self.token.start;
        self.expect(Kind::Identifier)?;
        while self.token.kind == Kind::Dot && self.token.gap.is_empty() {
            self.advance();
            self.part()?;
        }
        Ok(self.name_from(at))
    }

    /// An identifier right after the last token.
    fn part(&mut self) -> Parsed<()> {
        if !self.token.gap.is_empty() {
            let gap = &self.token.gap;
            let found = if gap.spaces_end > gap.start {
                "a space"
            } else {
                self.in_gap()
            };
            let message = format!("expected {}, found {found}", name(Kind::Identifier));
            let mistake = Mistake::new(gap.start, message);
            return Err(mistake.help("write a shape ID without spaces"));
        }
        self.expect(Kind::Identifier)
    }

    /// The text from a position to the last token that was taken.
    fn name_from(&self, at: usize) -> Name<'a> {
        Name {
            text: &self.text[at..self.token.gap.start],
            at,
        }
    }

    /// A description of the next token, for messages.
    fn found(&self) -> String {
        match self.token.kind {
            Kind::Invalid(Invalid::OpenText) => "a string without closing quotes".to_owned(),
            Kind::Identifier | Kind::Number | Kind::Invalid(_) => {
                format!("`{}`", excerpt(self.lexeme()))
            }
            kind => name(kind).to_owned(),
        }
    }

    fn unexpected(&self, expected: &[Kind]) -> Mistake {
        let mistake = if let Kind::Invalid(reason) = self.token.kind {
            self.invalid(reason)
        } else {
            let expected = match expected {
                [Kind::Text, Kind::TextBlock, ..] => "a value".to_owned(),
                expected => names(expected),
            };
            let message = format!("expected {expected}, found {}", self.found());
            Mistake::new(self.token.start, message)
        };
        self.helped(mistake, expected)
    }

    fn invalid(&self, reason: Invalid) -> Mistake {
        let message = match reason {
            Invalid::Character if self.lexeme() == "\0" => "unexpected NUL character".to_owned(),
            Invalid::Character => {
                format!("unexpected character `{}`", excerpt(self.lexeme()))
            }
            Invalid::Slash => "unexpected `/`".to_owned(),
            Invalid::Number if self.lexeme() == "-" => "unexpected `-`".to_owned(),
            Invalid::OpenText => "string without closing quotes".to_owned(),
            Invalid::Number => format!("expected a digit after `{}`", excerpt(self.lexeme())),
            Invalid::Identifier => "identifier without letters and digits".to_owned(),
        };
        Mistake::new(self.token.start, message)
    }
}

/// The name of a kind of token, for messages.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::At => "`@`",
        Kind::Dollar => "`$`",
        Kind::Dot => "`.`",
        Kind::OpenBrace => "`{`",
        Kind::CloseBrace => "`}`",
        Kind::OpenBracket => "`[`",
        Kind::CloseBracket => "`]`",
        Kind::OpenParen => "`(`",
        Kind::CloseParen => "`)`",
        Kind::Pound => "`#`",
        Kind::Equal => "`=`",
        Kind::Colon => "`:`",
        Kind::ColonEqual => "`:=`",
        Kind::Text => "a string",
        Kind::TextBlock => "a text block",
        Kind::Number => "a number",
        Kind::Identifier => "an identifier",
        Kind::End => "the end of the file",
        Kind::Invalid(_) => "an unexpected character",
    }
}

/// Several kinds of tokens, as in "`a`, `b` or `c`".
fn names(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|&kind| name(kind)).collect();
    match &*names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
