//! Reads timestamps in the model, in their three formats (Smithy specification, "timestampFormat trait").

use super::decimal::Decimal;
use super::json::{self, Raw};
use super::traits::TimestampFormat;

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The years 0 to 9999, which all formats can write, in seconds since 1970.
const YEARS: std::ops::Range<i64> = -62_167_219_200..253_402_300_800;

/// Seconds and nanoseconds since 1970. Without a format, a number has that of `epoch-seconds` and a text that of
/// `date-time`.
pub(super) fn read(raw: Raw<'_>, format: Option<TimestampFormat>) -> Option<(i64, u32)> {
    let text = json::string(raw).ok();
    let time = match (format, text) {
        (None | Some(TimestampFormat::EpochSeconds), None) => epoch_seconds(raw.get()),
        (None | Some(TimestampFormat::DateTime), Some(text)) => date_time(&text),
        (Some(TimestampFormat::HttpDate), Some(text)) => http_date(&text),
        _ => None,
    };
    time.filter(|(seconds, _)| YEARS.contains(seconds))
}

/// A description of a timestamp in a format, for an error.
pub(super) fn expected(format: Option<TimestampFormat>) -> &'static str {
    match format {
        None => "a number of seconds since 1970, or a string such as `1985-04-12T23:20:50.52Z`",
        Some(TimestampFormat::EpochSeconds) => "a number of seconds since 1970",
        Some(TimestampFormat::DateTime) => "a string such as `1985-04-12T23:20:50.52Z`",
        Some(TimestampFormat::HttpDate) => "a string such as `Tue, 29 Apr 2014 18:30:38 GMT`",
    }
}

/// A number of seconds, with at most nine digits after the point.
fn epoch_seconds(text: &str) -> Option<(i64, u32)> {
    if !text.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
        return None;
    }
    let (nanoseconds, is_exact) = Decimal::new(text).scaled(9).floor();
    let seconds = i64::try_from(nanoseconds.div_euclid(1_000_000_000)).ok()?;
    let nanoseconds = u32::try_from(nanoseconds.rem_euclid(1_000_000_000)).ok()?;
    is_exact.then_some((seconds, nanoseconds))
}

/// The digits after the point of a number of seconds, at most nine.
fn nanoseconds(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    format!("{digits:0<9}").parse().ok()
}

/// `1985-04-12T23:20:50.52Z`
fn date_time(text: &str) -> Option<(i64, u32)> {
    let text = text.strip_suffix(['Z', 'z'])?;
    let (date, time) = text.split_once(['T', 't'])?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
    let seconds = days(year, month, day)? * 86_400 + seconds_of_day(time)?;
    Some((seconds, nanoseconds(fraction)?))
}

/// `Tue, 29 Apr 2014 18:30:38 GMT`, or with one digit for the day. The day of the week is that of the date.
fn http_date(text: &str) -> Option<(i64, u32)> {
    let (day_of_week, text) = text.strip_suffix(" GMT")?.split_once(", ")?;
    let mut words = text.split(' ');
    let [day, month, year, time] = [words.next()?, words.next()?, words.next()?, words.next()?];
    let day = number(day, if day.len() == 1 { 1 } else { 2 })?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let days = days(number(year, 4)?, i64::try_from(month).ok()? + 1, day)?;
    // 1970-01-01 was a Thursday.
    let of_date = usize::try_from((days + 3).rem_euclid(7)).ok()?;
    if words.next().is_some() || DAYS[of_date] != day_of_week {
        return None;
    }
    Some((days * 86_400 + seconds_of_day(time)?, 0))
}

/// `23:20:50`. A leap second is the last of a day, and is counted to the next one, as in POSIX.
fn seconds_of_day(time: &str) -> Option<i64> {
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let is_leap = (hour, minute, second) == (23, 59, 60);
    let is_valid = hour <= 23 && minute <= 59 && (second <= 59 || is_leap);
    is_valid.then_some(hour * 3_600 + minute * 60 + second)
}

/// Days since the epoch in the proleptic Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let in_month = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=in_month).contains(&day) {
        return None;
    }
    // Years are counted from March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(365 * year + leap_days + day_of_year - 719_468)
}

/// Parses three numbers of fixed width.
fn numbers(text: &str, separator: char, widths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (part, width) in numbers.iter_mut().zip(widths) {
        *part = number(parts.next()?, width)?;
    }
    parts.next().is_none().then_some(numbers)
}

/// Parses a number of fixed width.
fn number(text: &str, width: usize) -> Option<i64> {
    let is_number = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMATS: [Option<TimestampFormat>; 4] = [
        None,
        Some(TimestampFormat::EpochSeconds),
        Some(TimestampFormat::DateTime),
        Some(TimestampFormat::HttpDate),
    ];

    /// What the text is without a format, and in each of the formats.
    fn read_all(text: &str) -> [Option<(i64, u32)>; 4] {
        let raw = json::tests::raw(text);
        FORMATS.map(|format| read(raw, format))
    }

    #[test]
    fn numbers_are_epoch_seconds() {
        for (text, expected) in [
            ("0", Some((0, 0))),
            ("-0", Some((0, 0))),
            ("-1.5", Some((-2, 500_000_000))),
            ("1515531081.123456789", Some((1_515_531_081, 123_456_789))),
            ("1.342450478554E9", Some((1_342_450_478, 554_000_000))),
            ("1e3", Some((1_000, 0))),
            ("-62167219200", Some((-62_167_219_200, 0))),
            (
                "253402300799.999999999",
                Some((253_402_300_799, 999_999_999)),
            ),
            ("-62167219200.1", None),
            ("253402300800", None),
            ("1e99999999999999999999", None),
            ("1e-10", None),
            ("1.0000000001", None),
            ("true", None),
            ("[]", None),
            ("{}", None),
        ] {
            assert_eq!(read_all(text), [expected, expected, None, None], "{text}");
        }
    }

    #[test]
    fn texts_have_the_format_of_the_member() {
        for (text, expected) in [
            ("1985-04-12T23:20:50.52Z", Some((482_196_050, 520_000_000))),
            ("1985-04-12t23:20:50z", Some((482_196_050, 0))),
            ("1970-01-01T00:00:00Z", Some((0, 0))),
            ("2000-02-29T23:59:59Z", Some((951_868_799, 0))),
            ("2016-12-31T23:59:60Z", Some((1_483_228_800, 0))),
            ("0000-01-01T00:00:00Z", Some((-62_167_219_200, 0))),
            ("9999-12-31T23:59:59Z", Some((253_402_300_799, 0))),
            ("1900-02-29T00:00:00Z", None),
            ("2000-01-01T23:58:60Z", None),
            ("2000-01-01T24:00:00Z", None),
            ("2000-01-01T00:60:00Z", None),
            ("2000-00-01T00:00:00Z", None),
            ("2000-13-01T00:00:00Z", None),
            ("2000-01-01T00:00:00", None),
            ("2000-01-01T00:00:00+01:00", None),
            ("2000-01-01T00:00:00.Z", None),
            ("2000-1-1T00:00:00Z", None),
            ("784111777", None),
        ] {
            let text = format!("\"{text}\"");
            assert_eq!(read_all(&text), [expected, None, expected, None], "{text}");
        }
        for (text, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some((784_111_777, 0))),
            ("Sun, 6 Nov 1994 08:49:37 GMT", Some((784_111_777, 0))),
            ("Sat, 01 Jan 0000 00:00:00 GMT", Some((-62_167_219_200, 0))),
            ("Sat, 31 Dec 2016 23:59:60 GMT", Some((1_483_228_800, 0))),
            ("Mon, 06 Nov 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37.5 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37 UTC", None),
            ("Sun, 06 Nov 1994 08:49:37", None),
            ("Sun, 06 Nov 94 08:49:37 GMT", None),
            ("Sun, 006 Nov 1994 08:49:37 GMT", None),
            ("Sun, 06  Nov 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37 x GMT", None),
            ("Sun, 31 Nov 1994 08:49:37 GMT", None),
            ("Sunday, 06-Nov-94 08:49:37 GMT", None),
            ("Sun Nov  6 08:49:37 1994", None),
        ] {
            let text = format!("\"{text}\"");
            assert_eq!(read_all(&text), [None, None, None, expected], "{text}");
        }
    }
}
