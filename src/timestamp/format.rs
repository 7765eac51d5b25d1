//! The three formats of timestamps (Smithy specification, "timestampFormat trait").

#[cfg(feature = "serde")]
use super::calendar::Civil;
#[cfg(feature = "serde")]
use super::date_time::Grammar;
#[cfg(feature = "serde")]
use super::http_date::Fraction;
#[cfg(feature = "serde")]
use super::{NANOS_PER_SECOND, Timestamp, date_time, epoch_seconds, http_date};

/// A format of timestamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A number of seconds since 1970.
    EpochSeconds,
    /// RFC 3339, section 5.6.
    DateTime,
    /// The IMF-fixdate of RFC 9110, section 5.6.7.
    HttpDate,
}

#[cfg(feature = "serde")]
impl Timestamp {
    /// The exact text in a format. `http-date` has a fraction of seconds, too, if it is not zero.
    ///
    /// `None` if the format cannot write the year: RFC 3339 and RFC 9110 have four digits for it.
    pub(crate) fn to_text(self, format: Format) -> Option<String> {
        if format == Format::EpochSeconds {
            return Some(epoch_seconds::write(self));
        }
        let civil = Civil::from_unix_timestamp(self.seconds);
        if !(0..=9999).contains(&civil.year) {
            return None;
        }
        Some(match format {
            Format::HttpDate => http_date::write(&civil, self.nanoseconds),
            _ => date_time::write(&civil, self.nanoseconds),
        })
    }

    /// The timestamp with the resolution that a format has in messages: milliseconds, or whole seconds in
    /// `http-date`. It is rounded down, before 1970, too.
    #[cfg_attr(not(feature = "http"), allow(dead_code))]
    pub(crate) fn truncated(self, format: Format) -> Self {
        let resolution = match format {
            Format::EpochSeconds | Format::DateTime => 1_000_000,
            Format::HttpDate => NANOS_PER_SECOND,
        };
        let nanoseconds = self.nanoseconds - self.nanoseconds % resolution;
        Timestamp::from_parts(self.seconds, nanoseconds)
    }
}

/// A timestamp in a format, as a server reads it.
#[cfg(feature = "serde")]
pub fn strict(text: &str, format: Format) -> Option<Timestamp> {
    match format {
        Format::EpochSeconds => epoch_seconds::read(text),
        Format::DateTime => date_time::read(text, Grammar::Strict),
        Format::HttpDate => http_date::read_strictly(text),
    }
}

/// A timestamp in any format, as a client reads it: services send other formats than that of their model.
#[cfg(feature = "serde")]
pub fn any(text: &str, fraction: Fraction) -> Option<Timestamp> {
    epoch_seconds::read(text)
        .or_else(|| date_time::read(text, Grammar::Lenient))
        .or_else(|| http_date::read(text, fraction))
}
