//! `date-time`: RFC 3339.

use super::Timestamp;
use super::calendar::Civil;

/// How much of a grammar is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grammar {
    /// What a server accepts: RFC 3339 in UTC, and IMF-fixdate.
    #[cfg_attr(not(feature = "serde"), allow(dead_code))]
    Strict,
    /// What a client accepts: also offsets, years beyond four digits, the obsolete forms of HTTP dates, and a leap
    /// second at any minute.
    Lenient,
}

/// A date and time, with nanoseconds.
pub(super) struct Local {
    pub civil: Civil,
    pub nanoseconds: u32,
}

impl Local {
    pub fn new(
        [year, month, day]: [i64; 3],
        [hour, minute, second]: [i64; 3],
        nanoseconds: Option<u32>,
    ) -> Self {
        Local {
            civil: Civil {
                year,
                month,
                day,
                hour,
                minute,
                second,
            },
            nanoseconds: nanoseconds.unwrap_or_default(),
        }
    }

    /// The timestamp, with an offset in seconds.
    ///
    /// RFC 3339, section 5.7: a minute has 61 seconds if a leap second is inserted, which is the last of a day in
    /// UTC.
    pub fn to_timestamp(&self, offset: i64, grammar: Grammar) -> Option<Timestamp> {
        if !self.civil.is_valid() {
            return None;
        }
        let seconds = self.civil.to_unix_timestamp() - i128::from(offset);
        let is_leap = self.civil.second == 60;
        if is_leap && grammar == Grammar::Strict && seconds.rem_euclid(86_400) != 0 {
            return None;
        }
        let seconds = i64::try_from(seconds).ok()?;
        Some(Timestamp::from_parts(seconds, self.nanoseconds))
    }
}

/// A number with this many digits at the start of a text, and the rest.
pub(super) fn digits(text: &str, count: usize) -> Option<(i64, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    let all = digits.bytes().all(|digit| digit.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| all)?, rest))
}

/// `18:30:38.5`: the hour, minute, second and nanosecond, and the rest.
pub(super) fn clock(text: &str) -> Option<([i64; 3], Option<u32>, &str)> {
    let (hour, text) = digits(text, 2)?;
    let (minute, text) = digits(text.strip_prefix(':')?, 2)?;
    let (second, text) = digits(text.strip_prefix(':')?, 2)?;
    let time = [hour, minute, second];
    let Some(rest) = text.strip_prefix('.') else {
        return Some((time, None, text));
    };
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (fraction, rest) = rest.split_at(count);
    if fraction.is_empty() {
        return None;
    }
    Some((time, Some(nanoseconds(fraction)), rest))
}

/// The first nine digits after a decimal point.
fn nanoseconds(fraction: &str) -> u32 {
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

/// RFC 3339, section 5.6, in which `T` and `Z` may be in lowercase. A client reads other offsets than `Z` (Smithy
/// specification, "timestampFormat trait").
pub fn read(text: &str, grammar: Grammar) -> Option<Timestamp> {
    let (year, text) = year(text, grammar)?;
    let (month, text) = digits(text.strip_prefix('-')?, 2)?;
    let (day, text) = digits(text.strip_prefix('-')?, 2)?;
    let (time, nanoseconds, zone) = clock(text.strip_prefix(['T', 't'])?)?;
    let offset = match zone {
        "Z" | "z" => 0,
        _ if grammar == Grammar::Lenient => offset(zone, ":")?,
        _ => return None,
    };
    Local::new([year, month, day], time, nanoseconds).to_timestamp(offset, grammar)
}

/// Four digits; for a client up to twelve, with or without a sign.
fn year(text: &str, grammar: Grammar) -> Option<(i64, &str)> {
    if grammar == Grammar::Strict {
        return digits(text, 4);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let count = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if !(4..=12).contains(&count) {
        return None;
    }
    let (year, rest) = digits(unsigned, count)?;
    Some((if text.starts_with('-') { -year } else { year }, rest))
}

/// `+01:00`, or with another separator of hours and minutes, in seconds.
pub(super) fn offset(text: &str, separator: &str) -> Option<i64> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, rest) = digits(text.strip_prefix(['+', '-'])?, 2)?;
    let (minutes, rest) = digits(rest.strip_prefix(separator)?, 2)?;
    let is_valid = rest.is_empty() && hours <= 23 && minutes <= 59;
    is_valid.then_some(sign * (hours * 3_600 + minutes * 60))
}

/// `1985-04-12T23:20:50.52Z`. A year that does not have four digits has a sign and at least six.
pub(super) fn write(civil: &Civil, nanoseconds: u32) -> String {
    let (month, day) = (civil.month, civil.day);
    let year = if (0..=9999).contains(&civil.year) {
        format!("{:04}", civil.year)
    } else {
        format!("{:+07}", civil.year)
    };
    let time = write_clock(civil, nanoseconds);
    format!("{year}-{month:02}-{day:02}T{time}Z")
}

/// `18:30:38.5`
pub(super) fn write_clock(civil: &Civil, nanoseconds: u32) -> String {
    let (hour, minute, second) = (civil.hour, civil.minute, civil.second);
    let fraction = fraction(nanoseconds.into());
    format!("{hour:02}:{minute:02}:{second:02}{fraction}")
}

/// A fraction of a second, with its point; empty for a whole second.
pub(super) fn fraction(nanoseconds: u128) -> String {
    let digits = format!(".{nanoseconds:09}");
    digits
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}
