//! Timestamps.

mod calendar;
mod convert;
mod date_time;
#[cfg(feature = "serde")]
mod epoch_seconds;
mod format;
#[cfg(feature = "serde")]
mod http_date;
#[cfg(all(test, feature = "serde"))]
mod tests;

use std::error::Error;
use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use calendar::Civil;
use date_time::Grammar;
pub use format::Format;
#[cfg(feature = "serde")]
pub(crate) use format::{any, strict};
#[cfg(feature = "serde")]
pub(crate) use http_date::Fraction;

const NANOS_PER_SECOND: u32 = 1_000_000_000;

/// An instant in time, with a resolution of one nanosecond.
///
/// The range is that of a 64-bit number of seconds since 1970, some 292 billion years in both directions. Each
/// day has 86,400 seconds: a leap second has no timestamp of its own.
///
/// `Display`, `Debug` and [`FromStr`] use RFC 3339 in UTC. A year outside of 0 to 9999 is written with a sign and at
/// least six digits (ISO 8601, "expanded representations").
///
/// # In messages
///
/// JSON has the timestamp exactly, in the format of the model (Smithy specification, "timestampFormat trait").
/// Requests of operations have the resolution of the format: milliseconds in `date-time` and `epoch-seconds`, seconds
/// in `http-date`, both rounded down, before 1970 too. A year that is not one of 0 to 9999 cannot be written in
/// `date-time` and `http-date`.
///
/// Responses, `from_json_unchecked` and serde's `Deserialize` read every format, whatever the model says, and the
/// obsolete forms of RFC 9110. `from_json`, which is for servers, reads the format of the model.
///
/// # Conversions
///
/// Convert from and to [`SystemTime`] with `From` and `TryFrom`. The features `time`, `jiff` and `chrono` add the
/// same conversions for the types of these crates.
///
/// ```
/// use shapesmith::Timestamp;
///
/// let time: Timestamp = "1985-04-12T23:20:50.52Z".parse()?;
/// assert_eq!(time.unix_timestamp(), 482_196_050);
/// assert_eq!(time.nanosecond(), 520_000_000);
/// assert_eq!(time.unix_timestamp_nanos(), 482_196_050_520_000_000);
/// assert_eq!(time.to_string(), "1985-04-12T23:20:50.52Z");
/// assert!(time < Timestamp::now());
/// # Ok::<(), shapesmith::ParseTimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Seconds since 1970, rounded down.
    seconds: i64,
    /// Less than a second.
    nanoseconds: u32,
}

impl Timestamp {
    /// 1970-01-01T00:00:00Z
    pub const UNIX_EPOCH: Timestamp = Timestamp::from_unix_timestamp(0);

    /// The earliest timestamp.
    pub const MIN: Timestamp = Timestamp::from_unix_timestamp(i64::MIN);

    /// The latest timestamp.
    pub const MAX: Timestamp = Timestamp::from_parts(i64::MAX, NANOS_PER_SECOND - 1);

    /// The timestamp with these seconds, and less than a second of nanoseconds.
    pub(crate) const fn from_parts(seconds: i64, nanoseconds: u32) -> Self {
        Timestamp {
            seconds,
            nanoseconds,
        }
    }

    /// Returns the current time of the system clock.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// Creates a timestamp from a number of seconds since 1970-01-01T00:00:00Z. Every number is valid.
    ///
    /// ```
    /// use shapesmith::Timestamp;
    ///
    /// const TIME: Timestamp = Timestamp::from_unix_timestamp(784_111_777);
    /// assert_eq!(TIME.to_string(), "1994-11-06T08:49:37Z");
    /// ```
    #[must_use]
    pub const fn from_unix_timestamp(seconds: i64) -> Self {
        Timestamp::from_parts(seconds, 0)
    }

    /// Creates a timestamp from a number of nanoseconds since 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    ///
    /// Returns an error if the number of seconds does not fit into an `i64`.
    ///
    /// ```
    /// use shapesmith::Timestamp;
    ///
    /// let time = Timestamp::from_unix_timestamp_nanos(-1)?;
    /// assert_eq!(time.to_string(), "1969-12-31T23:59:59.999999999Z");
    /// assert!(Timestamp::from_unix_timestamp_nanos(i128::MAX).is_err());
    /// # Ok::<(), shapesmith::TimestampRangeError>(())
    /// ```
    pub const fn from_unix_timestamp_nanos(nanoseconds: i128) -> Result<Self, TimestampRangeError> {
        let seconds = nanoseconds.div_euclid(NANOS_PER_SECOND as i128);
        let rest = nanoseconds.rem_euclid(NANOS_PER_SECOND as i128);
        if seconds < i64::MIN as i128 || seconds > i64::MAX as i128 {
            return Err(TimestampRangeError(()));
        }
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // checked above
        Ok(Timestamp::from_parts(seconds as i64, rest as u32))
    }

    /// Returns the number of seconds since 1970-01-01T00:00:00Z, rounded down.
    #[must_use]
    pub const fn unix_timestamp(self) -> i64 {
        self.seconds
    }

    /// Returns the number of nanoseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn unix_timestamp_nanos(self) -> i128 {
        self.seconds as i128 * NANOS_PER_SECOND as i128 + self.nanoseconds as i128
    }

    /// Returns the number of nanoseconds since the last whole second, from 0 to 999,999,999. Before 1970, too, it is
    /// counted forwards: one nanosecond before the epoch it is 999,999,999.
    #[must_use]
    pub const fn nanosecond(self) -> u32 {
        self.nanoseconds
    }
}

/// A default value from the model: less than a second of nanoseconds.
#[must_use]
pub const fn timestamp_default(seconds: i64, nanoseconds: u32) -> Timestamp {
    Timestamp::from_parts(seconds, nanoseconds)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = Civil::from_unix_timestamp(self.seconds);
        f.pad(&date_time::write(&civil, self.nanoseconds))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Reads RFC 3339, with any offset, and years as `Display` writes them. Digits beyond nanoseconds are dropped. The
/// leap second 23:59:60 is the first second of the next day, as in POSIX.
impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, ParseTimestampError> {
        date_time::read(text, Grammar::Lenient).ok_or(ParseTimestampError(()))
    }
}

/// The error for a time that the target type of a conversion cannot represent.
///
/// ```
/// use shapesmith::{Timestamp, TimestampRangeError};
///
/// let result: Result<Timestamp, TimestampRangeError> = Timestamp::from_unix_timestamp_nanos(i128::MAX);
/// assert!(result.is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimestampRangeError(());

impl fmt::Display for TimestampRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the time is out of range for the type")
    }
}

impl Error for TimestampRangeError {}

/// The error for a text that is not a timestamp in RFC 3339. It does not contain the text.
///
/// ```
/// use shapesmith::{ParseTimestampError, Timestamp};
///
/// let result: Result<Timestamp, ParseTimestampError> = "yesterday".parse();
/// assert!(result.is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseTimestampError(());

impl fmt::Display for ParseTimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is not a timestamp such as `1985-04-12T23:20:50.52Z` (RFC 3339)")
    }
}

impl Error for ParseTimestampError {}
