//! Parsing patterns.
//!
//! The grammar is that of ECMA-262, "Patterns", in Unicode mode. A pattern that is not valid there is
//! parsed again, leniently: by the grammar of the legacy mode (ECMA-262, Annex B, "Regular Expressions
//! Patterns"), and where Java (`java.util.regex.Pattern`) gives a clear meaning to what the legacy mode
//! would take letter by letter, such as `\p{Alnum}`, `\z` or `\x{41}`, as Java does. Both match scalar
//! values.
//!
//! It is a recursive descent. `parser` has the state and reads characters, `escape` reads escapes that are
//! a character or a set, `class` reads classes, and `expression` all else.

mod class;
mod escape;
mod expression;
mod parser;

use super::ast::Node;
use super::budget::Budget;
use parser::{Mode, Parser, Result};

/// The maximum length of a pattern, in bytes.
pub const MAX_LENGTH: usize = 1 << 16;
/// The maximum work to parse a pattern.
pub(super) const MAX_WORK: usize = 500_000;

/// A parsed pattern.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The syntax tree, without back-references.
    pub node: Node,
    /// Whether the pattern is valid in ECMA-262's Unicode mode.
    pub unicode: bool,
    /// Whether the pattern has back-references, which no automaton can match.
    pub back_reference: bool,
}

/// Parses a pattern.
///
/// # Errors
///
/// The pattern is invalid, or too large.
pub fn parse(source: &str) -> Result<Parsed> {
    parse_within(source, &mut Budget::new(MAX_WORK))
}

/// Parses a pattern within a budget.
pub(super) fn parse_within(source: &str, budget: &mut Budget) -> Result<Parsed> {
    if source.len() > MAX_LENGTH {
        return Err(format!(
            "the pattern is {} bytes long, but at most {MAX_LENGTH} are allowed",
            source.len()
        ));
    }
    let mut parser = Parser::new(source, Mode::Unicode, budget);
    let mut node = parser.parse_pattern();
    if node.is_err() {
        parser = Parser::new(source, Mode::Lenient, budget);
        node = parser.parse_pattern();
    }
    let node = node.map_err(|problem| format!("{problem} (at character {})", parser.pos + 1))?;
    parser.check_back_references()?;
    Ok(Parsed {
        node,
        unicode: parser.mode == Mode::Unicode,
        back_reference: parser.has_back_reference,
    })
}
