//! Errors from reading or writing JSON.

use std::error::Error;
use std::fmt;

use crate::constraint::violation::ConstraintViolations;
use crate::escape::Escaped;

/// An error from reading or writing JSON.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [TokenValidityUnitsType],
/// # }
/// use shapesmith::JsonError;
///
/// # fn main() {
/// let error = TokenValidityUnitsType::from_json(b"{,}").unwrap_err();
/// match &error {
///     JsonError::Syntax(error) => assert_eq!((error.line(), error.column()), (1, 2)),
///     error => panic!("{error}"),
/// }
/// assert_eq!(error.violations(), None);
///
/// let error = TokenValidityUnitsType::from_json(br#"{"IdToken": "weeks"}"#).unwrap_err();
/// assert_eq!(error.violations().map(|violations| violations.len()), Some(1));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum JsonError {
    /// The text is not JSON (RFC 8259), or is nested deeper than 128 levels.
    Syntax(SyntaxError),
    /// A value has the wrong type.
    Type(TypeMismatch),
    /// Constraints are violated. A required member that is missing violates one.
    Constraints(ConstraintViolations),
    /// The value contains an unknown union member, or a timestamp whose year its format cannot write. The text names
    /// the member.
    Unwritable(String),
}

impl JsonError {
    /// The violations of constraints, if the error is [`JsonError::Constraints`].
    #[must_use]
    pub fn violations(&self) -> Option<&ConstraintViolations> {
        match self {
            JsonError::Constraints(violations) => Some(violations),
            _ => None,
        }
    }
}

/// The position and description of a syntax error.
///
/// [`JsonError`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: &'static str,
}

impl SyntaxError {
    /// The line, starting at 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column, starting at 1, in Unicode scalar values.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

/// A value of the wrong type. It does not contain the value.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [TokenValidityUnitsType],
/// # }
/// use shapesmith::{JsonError, TypeMismatchKind};
///
/// # fn main() {
/// let error = TokenValidityUnitsType::from_json(br#"{"IdToken": 3}"#).unwrap_err();
/// assert_eq!(error.to_string(), "Value at '/IdToken' must be a string");
/// match error {
///     JsonError::Type(mismatch) => {
///         assert_eq!(mismatch.path(), "/IdToken");
///         assert_eq!(mismatch.kind(), TypeMismatchKind::Type);
///         assert_eq!(mismatch.expected(), "a string");
///     }
///     error => panic!("{error}"),
/// }
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeMismatch {
    pub(super) path: String,
    pub(super) kind: TypeMismatchKind,
    pub(super) expected: &'static str,
}

/// The difference between a value and the type of its shape.
///
/// [`TypeMismatch`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TypeMismatchKind {
    /// The value has another JSON type, such as a string where a number is expected.
    Type,
    /// The number is out of the range of its type, or has more digits than can be read.
    OutOfRange,
    /// The number is not written as an integer.
    NotAnInteger,
    /// The string is not one of `NaN`, `Infinity` and `-Infinity`, the strings that represent floats.
    Float,
    /// The string is not base64.
    Base64,
    /// The list or map contains `null` and is not `@sparse`.
    Null,
    /// The union does not have exactly one member.
    Union,
    /// The union has a member that is not in the model.
    UnknownMember,
    /// The value is not a timestamp in the expected format.
    Timestamp,
    /// The text of an HTTP header or payload cannot be parsed.
    Text,
}

impl TypeMismatch {
    /// The location of the value: a JSON Pointer (RFC 6901) in the model's member names.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the difference between the value and the type of its shape.
    #[must_use]
    pub fn kind(&self) -> TypeMismatchKind {
        self.kind
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

/// `Display` prints the inner error, so `source` returns the source of the inner error.
impl Error for JsonError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            JsonError::Syntax(error) => error.source(),
            JsonError::Type(error) => error.source(),
            JsonError::Constraints(violations) => violations.source(),
            JsonError::Unwritable(_) => None,
        }
    }
}
