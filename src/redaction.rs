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

/// `Display` of a sensitive enum: `REDACTED` whatever its value.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn redacted(_: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write_redacted(f)
}
