//! Smithy's interface definition language (Smithy specification, "Smithy IDL").
//!
//! [`lexer`] finds tokens, [`parser`] makes a syntax tree ([`tree`]) of a file, and [`assemble`] makes the JSON ASTs of
//! all files: it resolves names and writes what the language leaves out. So all other parts of the generator read JSON
//! ASTs only. A part of a JSON AST has the place of what it comes from.

mod assemble;
mod inline;
mod lexer;
mod names;
mod others;
mod parser;
mod text;
mod traits;
mod tree;
mod writer;

pub(super) use assemble::{Problem, assemble};
pub(super) use others::OfJson;
pub(super) use parser::{Mistake, parse};
#[cfg(feature = "inspect")]
pub(crate) use traits::is_in_prelude;
pub(super) use writer::Ast;

/// The length of the token or the shape ID at a byte of a text.
pub(super) fn token_len(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let token = lexer::token(rest, 0);
    if token.start > 0 {
        return 0;
    }
    let is_trait =
        rest.starts_with('@') && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic());
    match token.kind {
        _ if is_trait => 1 + token_len(text, at + 1),
        // An escape in a string.
        _ if rest.starts_with('\\') => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
        lexer::Kind::Identifier => {
            let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '#' | '$');
            let id = rest.find(|c| !part(c)).unwrap_or(rest.len());
            rest[..id].trim_end_matches(['.', '#', '$']).len()
        }
        _ => token.end,
    }
}
