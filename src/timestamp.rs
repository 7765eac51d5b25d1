//! Timestamps: `time::UtcDateTime`.

use std::fmt;

use time::UtcDateTime;

use crate::fmt::FmtRedacted;
use crate::redaction::{Redaction, write_redacted};

/// A default value from the model: seconds and nanoseconds since the epoch.
///
/// # Panics
///
/// Panics if the timestamp is out of range. The macro rejects defaults outside the years 0 to 9999.
#[must_use]
pub fn timestamp_default(seconds: i64, nanoseconds: u32) -> UtcDateTime {
    UtcDateTime::from_unix_timestamp(seconds)
        .and_then(|t| t.replace_nanosecond(nanoseconds))
        .unwrap_or_else(|error| {
            panic!("the macro emitted an invalid default {seconds} s {nanoseconds} ns: {error}")
        })
}

impl FmtRedacted for UtcDateTime {
    /// RFC 3339, with as many fraction digits as are needed.
    fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            return write_redacted(f);
        }
        let (year, month, day) = self.to_calendar_date();
        let (hour, minute, second, nano) = self.as_hms_nano();
        let month = u8::from(month);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        )?;
        if nano != 0 {
            let digits = format!("{nano:09}");
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }

    fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            return write_redacted(f);
        }
        fmt::Debug::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fmt::DisplayRedacted;

    #[test]
    fn displays_as_rfc_3339() {
        let shown = |s, n| DisplayRedacted(&timestamp_default(s, n), &Redaction::None).to_string();
        assert_eq!(shown(0, 0), "1970-01-01T00:00:00Z");
        assert_eq!(shown(482_196_050, 520_000_000), "1985-04-12T23:20:50.52Z");
        assert_eq!(shown(-1, 1), "1969-12-31T23:59:59.000000001Z");
        assert_eq!(
            DisplayRedacted(&timestamp_default(0, 0), &Redaction::All).to_string(),
            crate::redaction::REDACTED
        );
    }
}
