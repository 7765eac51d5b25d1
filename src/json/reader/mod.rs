//! A pull parser for JSON.
//!
//! `syntax` reads the grammar of JSON, and `report` collects what is wrong with the values. The other modules read
//! shapes.

mod report;
mod simple;
pub(crate) mod structure;
mod syntax;
pub(super) mod union;

use super::error::{SyntaxError, TypeMismatch};
use crate::constraint::notes::Notes;
use crate::schema::Schema;
use syntax::syntax_error;
pub(super) use syntax::{MAX_DEPTH, plain};

/// The strictness of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A client reading a response: required members may be missing, and integers may be written as `3.0` or `3e0`.
    Client,
    /// Reading from any format, as strictly as a server. All entries of lists and maps are kept, and numbers of
    /// any size may be strings.
    Serde,
    /// A server reading a request that will be validated: entries of a list or map beyond its `@length` are
    /// counted but not kept.
    Bounded,
}

/// A text that is being read.
///
/// After a syntax error, and for a placeholder, there is nothing to read: all values are empty, so callers need
/// not check.
pub struct Reader<'a> {
    text: &'a str,
    pos: usize,
    depth: u32,
    mode: Mode,
    /// Whether there is nothing to read.
    absent: bool,
    syntax: Option<SyntaxError>,
    /// The first value of a wrong type.
    mismatch: Option<TypeMismatch>,
    /// The number of errors so far.
    errors: usize,
    /// The missing members. They are reported if no value has a wrong type.
    notes: Notes,
}

/// The results of the reader other than the value.
pub(super) struct Outcome {
    pub mismatch: Option<TypeMismatch>,
    pub notes: Notes,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a [u8], mode: Mode) -> Self {
        let (text, syntax) = match std::str::from_utf8(text) {
            Ok(text) => (text, None),
            Err(error) => {
                let (before, _) = text.split_at(error.valid_up_to());
                let before = std::str::from_utf8(before).unwrap_or_default();
                let message = "text is not UTF-8";
                ("", Some(syntax_error(before, before.len(), message)))
            }
        };
        Reader {
            text,
            pos: 0,
            depth: 0,
            mode,
            absent: syntax.is_some(),
            syntax,
            mismatch: None,
            errors: 0,
            notes: Notes::default(),
        }
    }

    /// Expects the end of the text.
    pub(super) fn finish(mut self) -> Result<Outcome, SyntaxError> {
        if self.syntax.is_none() && self.peek().is_some() {
            self.fail("trailing characters after the value");
        }
        match self.syntax {
            Some(error) => Err(error),
            None => Ok(Outcome {
                mismatch: self.mismatch,
                notes: self.notes,
            }),
        }
    }

    /// Whether to be strict, as a server is.
    pub(super) fn is_strict(&self) -> bool {
        self.mode != Mode::Client
    }

    /// Whether to read a timestamp in any format, not only in that of the model.
    pub(super) fn reads_any_timestamp(&self) -> bool {
        self.mode != Mode::Bounded
    }

    /// Whether there is nothing to read.
    pub(crate) fn is_absent(&self) -> bool {
        self.absent
    }

    /// The number of entries to keep of a list or map.
    pub(super) fn max_entries(&self, schema: &Schema) -> usize {
        let max = schema.length.and_then(|length| length.max);
        // A bound beyond the address space has no effect.
        let max = max.filter(|_| self.mode == Mode::Bounded);
        max.and_then(|max| max.try_into().ok())
            .unwrap_or(usize::MAX)
    }
}
