//! Redaction of what is `@sensitive` (Smithy specification, "sensitive trait").

use std::fmt;

/// The text shown instead of a `@sensitive` value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// Writes `REDACTED`.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn write_redacted(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(REDACTED)
}

/// Which parts of a value are redacted.
#[derive(Debug)]
pub enum Redaction {
    /// Nothing is redacted.
    None,
    /// The whole value is redacted.
    All,
    /// The items of a list are redacted as given.
    Items(&'static Redaction),
    /// The keys and the values of a map are redacted as given.
    Entries(&'static Redaction, &'static Redaction),
}

impl Redaction {
    pub(crate) fn is_all(&self) -> bool {
        matches!(self, Redaction::All)
    }

    pub(crate) fn item(&self) -> &Redaction {
        match self {
            Redaction::Items(item) => item,
            _ => &Redaction::None,
        }
    }

    pub(crate) fn entry(&self) -> (&Redaction, &Redaction) {
        match self {
            Redaction::Entries(key, value) => (key, value),
            _ => (&Redaction::None, &Redaction::None),
        }
    }
}
