//! Errors of reading and writing JSON.

use std::error::Error;
use std::fmt;

use crate::ConstraintViolations;
use crate::escape::Escaped;

/// Why a text is no value of a shape, or a value has no text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum JsonError {
    /// The text is not JSON (RFC 8259), or nested deeper than 128 levels.
    Syntax(SyntaxError),
    /// A value is of a wrong type.
    Type(TypeMismatch),
    /// Values break constraints, or required members are missing.
    Constraints(ConstraintViolations),
    /// A value has no JSON form: a union holds a member that the model does not have, of which only the
    /// name is known. Says which.
    Unwritable(String),
}

/// The position of a syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: &'static str,
}

impl SyntaxError {
    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column in that line, from 1, in Unicode scalar values.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

/// A value of a wrong type. Nothing of the value is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeMismatch {
    pub(super) path: String,
    pub(super) expected: &'static str,
}

impl TypeMismatch {
    /// What is wrong with no part of a value, but with what came with it.
    #[cfg(feature = "http")]
    pub(crate) fn of_root(expected: &'static str) -> Self {
        TypeMismatch {
            path: String::new(),
            expected,
        }
    }

    /// The location of the value: a JSON Pointer (RFC 6901) in the model's member names.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The expected type, such as `a string`.
    #[must_use]
    pub fn expected(&self) -> &str {
        self.expected
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SyntaxError {
            line,
            column,
            message,
        } = self;
        write!(f, "{message} at line {line}, column {column}")
    }
}

impl fmt::Display for TypeMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = Escaped(&self.path);
        write!(f, "Value at '{path}' must be {}", self.expected)
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonError::Syntax(error) => error.fmt(f),
            JsonError::Type(error) => error.fmt(f),
            JsonError::Constraints(violations) => violations.fmt(f),
            JsonError::Unwritable(message) => Escaped(message).fmt(f),
        }
    }
}

impl Error for SyntaxError {}
impl Error for TypeMismatch {}

impl Error for JsonError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            JsonError::Syntax(error) => Some(error),
            JsonError::Type(error) => Some(error),
            JsonError::Constraints(violations) => Some(violations),
            JsonError::Unwritable(_) => None,
        }
    }
}
