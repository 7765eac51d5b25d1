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
