//! Timestamps in their three formats (Smithy specification, "Timestamp serialization and
//! deserialization").

use ::time::{Date, Month, Time, UtcDateTime};

use serde_core::Serializer;

use super::codec::{Decode, Encode};
use super::error::TypeMismatchKind;
use super::read::{Item, ReadJson};
use super::reader::Reader;
use super::write::{WriteJson, number};
use crate::constraint::path::Path;

/// `epoch-seconds`, the default of the JSON protocols.
impl ReadJson for UtcDateTime {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Self {
        if reader.is_absent() {
            return UtcDateTime::UNIX_EPOCH;
        }
        let Some(digits) = reader.number() else {
            reader.skip_mismatch(
                path,
                TypeMismatchKind::Timestamp,
                "a timestamp, as a number of seconds since 1970",
            );
            return UtcDateTime::UNIX_EPOCH;
        };
        seconds(digits).unwrap_or_else(|| {
            let expected = "a timestamp between the years -9999 and 9999";
            reader.mismatch(path, TypeMismatchKind::Timestamp, expected);
            UtcDateTime::UNIX_EPOCH
        })
    }
}

impl Item for UtcDateTime {}

/// Seconds since the epoch, truncated to nanoseconds.
pub(crate) fn seconds(digits: &str) -> Option<UtcDateTime> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let nanoseconds = match whole.parse::<i64>() {
        Ok(whole) if fraction.bytes().all(|digit| digit.is_ascii_digit()) => {
            let fraction = i128::from(nanoseconds(fraction));
            let fraction = if digits.starts_with('-') {
                -fraction
            } else {
                fraction
            };
            i128::from(whole) * 1_000_000_000 + fraction
        }
        // With an exponent, or far too large. Rust's parser also accepts `inf` and `nan`.
        _ if digits
            .bytes()
            .any(|b| b.is_ascii_alphabetic() && !matches!(b, b'e' | b'E')) =>
        {
            return None;
        }
        _ => {
            let nanoseconds = digits.parse::<f64>().ok()? * 1e9;
            #[allow(clippy::cast_possible_truncation)] // too large a number stays too large
            let nanoseconds = nanoseconds.round() as i128;
            nanoseconds
        }
    };
    UtcDateTime::from_unix_timestamp_nanos(nanoseconds).ok()
}

/// The first nine digits after a decimal point.
fn nanoseconds(fraction: &str) -> u32 {
    let digits = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

impl WriteJson for UtcDateTime {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        number(epoch_seconds(*self), serializer)
    }
}

/// Seconds since the epoch, exactly.
pub(crate) fn epoch_seconds(time: UtcDateTime) -> String {
    let nanoseconds = time.unix_timestamp_nanos();
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let nanoseconds = nanoseconds.unsigned_abs();
    let (whole, rest) = (nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
    format!("{sign}{whole}{}", fraction(rest))
}

/// A fraction of a second, with its point; empty for a whole second.
fn fraction(nanoseconds: impl Into<u128>) -> String {
    let digits = format!(".{:09}", nanoseconds.into());
    digits
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// `date-time`: RFC 3339 in UTC. Other offsets are accepted from a service.
pub enum DateTime {}

impl Decode<UtcDateTime> for DateTime {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> UtcDateTime {
        let with_offset = !reader.is_strict();
        let expected = "a timestamp such as \"1985-04-12T23:20:50.52Z\"";
        formatted(reader, path, expected, |text| rfc_3339(text, with_offset))
    }
}

impl Encode<UtcDateTime> for DateTime {
    fn write<S: Serializer>(value: &UtcDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&date_time(*value))
    }
}

/// `1985-04-12T23:20:50.52Z`
pub(crate) fn date_time(time: UtcDateTime) -> String {
    let (date, (hour, minute, second)) = (time.date(), time.time().as_hms());
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    let fraction = fraction(time.nanosecond());
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// `http-date`: the IMF-fixdate of RFC 9110, with an optional fraction of seconds.
pub enum HttpDate {}

impl Decode<UtcDateTime> for HttpDate {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> UtcDateTime {
        let expected = "a timestamp such as \"Tue, 29 Apr 2014 18:30:38 GMT\"";
        formatted(reader, path, expected, imf_fixdate)
    }
}

impl Encode<UtcDateTime> for HttpDate {
    fn write<S: Serializer>(value: &UtcDateTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&http_date(*value))
    }
}

/// `Tue, 29 Apr 2014 18:30:38 GMT`
pub(crate) fn http_date(time: UtcDateTime) -> String {
    let (date, (hour, minute, second)) = (time.date(), time.time().as_hms());
    let weekday = DAYS[usize::from(date.weekday().number_days_from_monday())];
    let month = MONTHS[usize::from(u8::from(date.month())) - 1];
    let (year, day, fraction) = (date.year(), date.day(), fraction(time.nanosecond()));
    format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02}{fraction} GMT")
}

fn formatted(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    expected: &'static str,
    parse: impl Fn(&str) -> Option<UtcDateTime>,
) -> UtcDateTime {
    if reader.is_absent() {
        return UtcDateTime::UNIX_EPOCH;
    }
    if reader.peek() != Some(b'"') {
        reader.skip_mismatch(path, TypeMismatchKind::Timestamp, expected);
        return UtcDateTime::UNIX_EPOCH;
    }
    let text = reader.string();
    parse(&text).unwrap_or_else(|| {
        reader.mismatch(path, TypeMismatchKind::Timestamp, expected);
        UtcDateTime::UNIX_EPOCH
    })
}

/// A number with this many digits at the start of a text, and the rest.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    let all = digits.bytes().all(|digit| digit.is_ascii_digit());
    Some((digits.parse().ok().filter(|_| all)?, rest))
}

/// `18:30:38.5`, and the rest.
fn clock(text: &str) -> Option<(Time, &str)> {
    let (hour, text) = digits(text, 2)?;
    let (minute, text) = digits(text.strip_prefix(':')?, 2)?;
    let (second, mut text) = digits(text.strip_prefix(':')?, 2)?;
    let mut nanosecond = 0;
    if let Some(rest) = text.strip_prefix('.') {
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (fraction, rest) = rest.split_at(count);
        if fraction.is_empty() {
            return None;
        }
        nanosecond = nanoseconds(fraction);
        text = rest;
    }
    let [hour, minute, second] = [hour, minute, second].map(u8::try_from);
    let time = Time::from_hms_nano(hour.ok()?, minute.ok()?, second.ok()?, nanosecond);
    Some((time.ok()?, text))
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let year = i32::try_from(year).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
}

pub(crate) fn rfc_3339(text: &str, with_offset: bool) -> Option<UtcDateTime> {
    let (year, text) = digits(text, 4)?;
    let (month, text) = digits(text.strip_prefix('-')?, 2)?;
    let (day, text) = digits(text.strip_prefix('-')?, 2)?;
    let (time, zone) = clock(text.strip_prefix('T')?)?;
    let local = date(year, month, day)?.with_time(time);
    if zone == "Z" {
        return Some(local.as_utc());
    }
    let sign = match zone.as_bytes().first() {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return None,
    };
    let (hours, rest) = digits(&zone[1..], 2)?;
    let (minutes, rest) = digits(rest.strip_prefix(':')?, 2)?;
    if !rest.is_empty() || !with_offset || hours > 23 || minutes > 59 {
        return None;
    }
    let offset = sign * i128::from(hours * 3600 + minutes * 60) * 1_000_000_000;
    // The offset can lead out of the range of years.
    UtcDateTime::from_unix_timestamp_nanos(local.as_utc().unix_timestamp_nanos() - offset).ok()
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

pub(crate) fn imf_fixdate(text: &str) -> Option<UtcDateTime> {
    let (day_of_week, text) = text.split_once(", ")?;
    if !DAYS.contains(&day_of_week) {
        return None;
    }
    let (day, text) = digits(text, 2)?;
    let (month, text) = text.strip_prefix(' ')?.split_at_checked(3)?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let (year, text) = digits(text.strip_prefix(' ')?, 4)?;
    let (time, zone) = clock(text.strip_prefix(' ')?)?;
    let date = date(year, u32::try_from(month).ok()? + 1, day)?;
    (zone == " GMT").then(|| date.with_time(time).as_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nanoseconds_of(time: Option<UtcDateTime>) -> Option<i128> {
        time.map(UtcDateTime::unix_timestamp_nanos)
    }

    #[test]
    fn seconds_since_the_epoch() {
        for (text, expected) in [
            ("0", Some(0)),
            ("1.5", Some(1_500_000_000)),
            ("-1.5", Some(-1_500_000_000)),
            ("-0.25", Some(-250_000_000)),
            ("1515531081.123456789", Some(1_515_531_081_123_456_789)),
            ("1e3", Some(1_000_000_000_000)),
            ("1e300", None),
            ("999999999999999", None),
            ("99999999999999999999999999999999999999999999", None),
            ("-1e300", None),
            ("1e999999999999999999999", None),
            ("nan", None),
            ("-inf", None),
            ("Infinity", None),
        ] {
            assert_eq!(nanoseconds_of(seconds(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for nanoseconds in [
            0,
            1,
            -1,
            -1_500_000_000,
            1_515_531_081_123_456_789,
            482_196_050_520_000_000,
        ] {
            let time = UtcDateTime::from_unix_timestamp_nanos(nanoseconds).expect("in range");
            assert_eq!(seconds(&epoch_seconds(time)), Some(time));
            assert_eq!(rfc_3339(&date_time(time), false), Some(time));
            assert_eq!(imf_fixdate(&http_date(time)), Some(time));
        }
        let time = UtcDateTime::from_unix_timestamp(1_398_796_238).expect("in range");
        assert_eq!(epoch_seconds(time), "1398796238");
        assert_eq!(date_time(time), "2014-04-29T18:30:38Z");
        assert_eq!(http_date(time), "Tue, 29 Apr 2014 18:30:38 GMT");
    }

    #[test]
    fn date_times() {
        let expected = Some(482_196_050_520_000_000);
        assert_eq!(
            nanoseconds_of(rfc_3339("1985-04-12T23:20:50.52Z", false)),
            expected
        );
        let offset = "1985-04-13T00:20:50.52+01:00";
        assert_eq!(nanoseconds_of(rfc_3339(offset, true)), expected);
        assert_eq!(rfc_3339(offset, false), None);
        assert_eq!(rfc_3339("9999-12-31T23:59:59-00:01", true), None);
        assert!(rfc_3339("9999-12-31T23:59:59+00:01", true).is_some());
        assert!(rfc_3339("0000-01-01T00:00:00+23:59", true).is_some());
        for text in [
            "",
            "1985-04-12",
            "1985-04-12T23:20:50",
            "1985-04-12T24:00:00Z",
            "1985-02-30T00:00:00Z",
            "1985-04-12T23:20:60Z",
            "1985-04-12T23:20:50.Z",
            "+985-04-12T23:20:50Z",
            "1985-04-12 23:20:50Z",
            "1985-04-12T23:20:50ZZ",
            "1985-04-12T23:20:50+1:00",
        ] {
            assert_eq!(rfc_3339(text, true), None, "{text}");
        }
    }

    /// Texts similar to timestamps: pieces of timestamps, numbers at the ends of ranges, and noise.
    #[test]
    fn no_text_panics() {
        const PIECES: [&str; 40] = [
            "9999-12-31T23:59:59",
            "0000-01-01T00:00:00",
            "-0001-01-01T00:00:00",
            "2000-02-29",
            "T",
            "Z",
            "t",
            "z",
            "-00:01",
            "+23:59",
            "-23:59",
            "+24:00",
            "+99:99",
            ".999999999999",
            ".",
            "0",
            "9",
            "99",
            "9999",
            "-",
            "+",
            "e",
            "E",
            "1e",
            "-1",
            "9223372036854775807",
            "-9223372036854775808",
            "253402300799",
            "-377705116800",
            "253402300799.999999999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
            "Sat, 01 Jan 0000 00:00:00 GMT",
            ", ",
            " GMT",
            "Feb",
            "é",
            "\u{0}",
            ":",
            "60",
            " ",
        ];
        let mut state = 1_u64;
        let mut random = |below: usize| {
            // xorshift64*
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            let high = state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
            usize::try_from(high).expect("31 bits") % below
        };
        let mut read = [0; 3];
        for _ in 0..100_000 {
            let count = 1 + random(4);
            let mut text: String = (0..count).map(|_| PIECES[random(PIECES.len())]).collect();
            if random(3) == 0 {
                let place = random(text.len() + 1);
                if text.is_char_boundary(place) {
                    text.insert(place, char::from(b"0123456789-+:.TZe"[random(17)]));
                }
            }
            let times = [seconds(&text), rfc_3339(&text, true), imf_fixdate(&text)];
            for (count, time) in read.iter_mut().zip(times) {
                if let Some(time) = time {
                    *count += 1;
                    // A value that was read can be written again.
                    let texts = [epoch_seconds(time), date_time(time), http_date(time)];
                    assert!(texts.iter().all(|text| !text.is_empty()), "{text}");
                }
            }
        }
        assert!(read.iter().all(|count| *count > 50), "{read:?}");
    }

    #[test]
    fn http_dates() {
        let parsed = imf_fixdate("Tue, 29 Apr 2014 18:30:38 GMT");
        assert_eq!(nanoseconds_of(parsed), Some(1_398_796_238_000_000_000));
        let parsed = imf_fixdate("Sun, 02 Jan 2000 20:34:56.456 GMT");
        assert_eq!(nanoseconds_of(parsed), Some(946_845_296_456_000_000));
        for text in [
            "",
            "29 Apr 2014 18:30:38 GMT",
            "Tue, 29 Apr 2014 18:30:38",
            "Xxx, 29 Apr 2014 18:30:38 GMT",
        ] {
            assert_eq!(imf_fixdate(text), None, "{text}");
        }
    }
}
