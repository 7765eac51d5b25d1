//! Suggestions for mistakes, which are often the syntax of another language.

use super::{Mistake, Parser};
use crate::diagnostic::{excerpt, similar_names};
use crate::model::idl::lexer::Kind;
use crate::model::shape_types;

/// The keywords that begin statements other than definitions of shapes, and where they belong.
const STATEMENTS: [(&str, &str); 4] = [
    ("apply", ""),
    (
        "metadata",
        "move `metadata` statements before the namespace",
    ),
    ("namespace", "a file has one namespace"),
    (
        "use",
        "move `use` statements right after the namespace, before all shapes",
    ),
];

/// Words of other languages, and what is meant.
const FOREIGN: [(&str, &str); 46] = [
    ("any", "`document`"),
    ("array", "`list`"),
    ("bool", "`boolean`"),
    ("bytes", "`blob`"),
    ("char", "`string`"),
    ("class", "`structure`"),
    ("date", "`timestamp`"),
    ("datetime", "`timestamp`"),
    ("decimal", "`bigDecimal`"),
    ("dict", "`map`"),
    ("dictionary", "`map`"),
    ("endpoint", "`operation`"),
    ("error", "a structure with the trait `@error`"),
    ("exception", "a structure with the trait `@error`"),
    ("fn", "`operation`"),
    ("func", "`operation`"),
    ("function", "`operation`"),
    ("i16", "`short`"),
    ("i32", "`integer`"),
    ("i64", "`long`"),
    ("i8", "`byte`"),
    ("import", "`use namespace#Name`, right after the namespace"),
    ("include", "`use namespace#Name`, right after the namespace"),
    ("input", "`structure`"),
    ("int", "`integer`"),
    ("int32", "`integer`"),
    ("int64", "`long`"),
    ("interface", "`structure`"),
    ("message", "`structure`"),
    ("method", "`operation`"),
    ("mixin", "a structure with the trait `@mixin`"),
    ("module", "`namespace`"),
    ("mutation", "`operation`"),
    ("number", "`integer` or `double`"),
    ("object", "`structure`"),
    ("oneof", "`union`"),
    ("package", "`namespace`"),
    ("query", "`operation`"),
    ("record", "`structure`"),
    ("rpc", "`operation`"),
    ("scalar", "`string`"),
    ("struct", "`structure`"),
    ("syntax", "`$version: \"2.0\"`, at the start of the file"),
    ("trait", "a structure with the trait `@trait`"),
    ("type", "`structure`"),
    ("version", "`$version: \"2.0\"`, at the start of the file"),
];

/// Whether a word begins a statement.
pub(super) fn is_keyword(word: &str) -> bool {
    is_shape_type(word) || STATEMENTS.iter().any(|(known, _)| *known == word)
}

/// Whether a word is the type of a shape.
pub(super) fn is_shape_type(word: &str) -> bool {
    shape_types::all().any(|known| known == word)
}

/// The mistake of a word that begins no definition of a shape.
pub(super) fn unknown_statement(at: usize, word: &str) -> Mistake {
    let misplaced = STATEMENTS.iter().find(|(known, _)| *known == word);
    if let Some((_, help)) = misplaced {
        return Mistake::new(at, format!("misplaced `{word}` statement")).help(*help);
    }
    let message = format!("unknown shape type `{}`", excerpt(word));
    let mistake = Mistake::new(at, message);
    match meant(word) {
        Some(help) => mistake.help(help),
        None => mistake,
    }
}

/// The keyword that is meant by a word, in a sentence.
pub(super) fn meant(word: &str) -> Option<String> {
    let lower = word.to_ascii_lowercase();
    let foreign = FOREIGN.iter().find(|(foreign, _)| *foreign == lower);
    if let Some((_, meant)) = foreign {
        return Some(format!("in Smithy, this is {meant}"));
    }
    let mut known = shape_types::all().chain(STATEMENTS.iter().map(|(known, _)| *known));
    similar(word, &mut known)
}

/// A question for the known name that is most similar.
pub(super) fn similar(word: &str, known: &mut dyn Iterator<Item = &str>) -> Option<String> {
    let found = similar_names(word, known);
    found
        .first()
        .map(|meant| format!("did you mean `{meant}`?"))
}

impl Parser<'_> {
    /// Adds help to a mistake near the next token, if there is none yet.
    pub(super) fn helped(&self, mistake: Mistake, expected: &[Kind]) -> Mistake {
        if mistake.help.is_some() {
            return mistake;
        }
        match self.help(mistake.at, expected) {
            Some(help) => mistake.help(help),
            None => mistake,
        }
    }

    fn help(&self, at: usize, expected: &[Kind]) -> Option<String> {
        if self.string_end == Some(self.token.gap.start) {
            return Some(
                "the string before it spans several lines; is a closing quote missing?".to_owned(),
            );
        }
        let is_adjacent = self.token.gap.is_empty() && at == self.token.start;
        if is_adjacent && self.text[..at].ends_with('"') && self.token.kind == Kind::Identifier {
            return Some("write `\\\"` for a quote in a string".to_owned());
        }
        let rest = &self.text[at..];
        let wants = |kind| expected.contains(&kind);
        let help = match rest.chars().next() {
            None if self.depth > 0 => "is a closing bracket or brace missing?",
            None => {
                let (kind, name) = self.shape?;
                return Some(format!("is the closing brace of {kind} `{name}` missing?"));
            }
            Some('\'' | '`' | '“' | '”' | '‘' | '’') => {
                "write strings in double quotes, as in \"text\""
            }
            Some(';') => {
                "end a statement with a line break, and a member with a line break or a comma"
            }
            Some('?') => "remove it: a member is optional unless it has the trait `@required`",
            Some('!') => "write `@required` before a member that must be set",
            Some('<') => {
                "define a list or map as a separate shape, as in `list Names { member: String }`"
            }
            Some('|') => "define a union as a separate shape, as in `union Value { text: String }`",
            Some('/') if !rest.starts_with("//") => "begin a comment with `//`",
            Some('#') if wants(Kind::Identifier) => "begin a comment with `//`",
            Some('=') if wants(Kind::Colon) => "write `:` in place of `=`",
            Some(_) if expected == [Kind::OpenBracket] => "write brackets around it",
            Some(':') if rest.starts_with(":=") => {
                "write `:` in place of `:=`, which begins an inline structure"
            }
            Some(':') if wants(Kind::Equal) => "write `=` in place of `:`",
            Some('\0') => "is the file in UTF-16? Save it in UTF-8",
            Some('*') => "import each shape by its name",
            Some('"') if expected == [Kind::Identifier] => "write the name without quotes",
            Some('-' | '0'..='9') if expected == [Kind::Identifier] || rest.starts_with('-') => {
                "a name has letters, digits and underscores, and does not begin with a digit"
            }
            Some('\u{feff}') => "remove this byte order mark, which belongs at the start of a file",
            Some('\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{3000}') => "write an ordinary space",
            Some('+') => "remove the sign: only `-` is allowed",
            Some('.') if wants(Kind::Number) => "write a digit before the point, as in `0.5`",
            _ => return None,
        };
        Some(help.to_owned())
    }
}
