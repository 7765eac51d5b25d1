//! `http-date`: RFC 9110.

use super::Timestamp;
use super::calendar::Civil;
use super::date_time::{Grammar, Local, clock, digits, offset, write_clock};

/// Whether an HTTP date may have a fraction of a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fraction {
    /// In JSON, so that what is written exactly is read again.
    Allowed,
    /// In HTTP headers (Smithy specification, "timestampFormat trait": a deserializer should fail).
    #[cfg_attr(not(feature = "http"), allow(dead_code))]
    Forbidden,
}

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The IMF-fixdate of RFC 9110, section 5.6.7, with an optional fraction of seconds.
pub(super) fn read_strictly(text: &str) -> Option<Timestamp> {
    let (day_of_week, text) = text.split_once(", ")?;
    if !DAYS.iter().any(|name| &name[..3] == day_of_week) {
        return None;
    }
    let (day, text) = digits(text, 2)?;
    let (month, text) = text.strip_prefix(' ')?.split_at_checked(3)?;
    let month = month_number(|name| name == month)?;
    let (year, text) = digits(text.strip_prefix(' ')?, 4)?;
    let (time, nanoseconds, zone) = clock(text.strip_prefix(' ')?)?;
    let local = Local::new([year, month, day], time, nanoseconds);
    (zone == " GMT")
        .then(|| local.to_timestamp(0, Grammar::Strict))
        .flatten()
}

/// The three forms of HTTP dates, which recipients must accept (RFC 9110, section 5.6.7), and common deviations:
/// one digit for the day, any case, a missing or wrong day of the week, and the zones of RFC 5322.
pub(super) fn read(text: &str, fraction: Fraction) -> Option<Timestamp> {
    let words: Vec<&str> = text.split_ascii_whitespace().take(7).collect();
    let (date, time, zone) = match *words {
        // `Sun, 06 Nov 1994 08:49:37 GMT`
        [day_of_week, day, month, year, time, zone] if is_day_of_week(day_of_week, true) => {
            ([day, month, year], time, zone)
        }
        // `Sun Nov  6 08:49:37 1994`
        [day_of_week, month, day, time, year] if is_day_of_week(day_of_week, false) => {
            ([day, month, year], time, "GMT")
        }
        // `06 Nov 1994 08:49:37 GMT`
        [day, month, year, time, zone] => ([day, month, year], time, zone),
        // `Sunday, 06-Nov-94 08:49:37 GMT`
        [day_of_week, date, time, zone] if is_day_of_week(day_of_week, true) => {
            let mut parts = date.splitn(3, '-');
            let parts = [parts.next()?, parts.next()?, parts.next()?];
            (parts, time, zone)
        }
        _ => return None,
    };
    let [day, month, year] = date;
    let month = month_number(|name| name.eq_ignore_ascii_case(month))?;
    let number = |text: &str| digits(text, text.len()).map(|(number, _)| number);
    let year = match year.len() {
        2 => full_year(number(year)?, Timestamp::now()),
        4 => number(year)?,
        _ => return None,
    };
    let day = number(day).filter(|_| day.len() <= 2)?;
    let (time, nanoseconds, rest) = clock(time)?;
    if !rest.is_empty() || (nanoseconds.is_some() && fraction == Fraction::Forbidden) {
        return None;
    }
    let is_utc = ["GMT", "UTC", "UT", "Z"]
        .iter()
        .any(|utc| zone.eq_ignore_ascii_case(utc));
    let offset = if is_utc { 0 } else { offset(zone, "")? };
    Local::new([year, month, day], time, nanoseconds).to_timestamp(offset, Grammar::Lenient)
}

/// A day of the week, in full or with three letters.
fn is_day_of_week(text: &str, with_comma: bool) -> bool {
    let text = match text.strip_suffix(',') {
        Some(name) if with_comma => name,
        None if !with_comma => text,
        _ => return false,
    };
    let mut names = DAYS.iter().flat_map(|name| [name, &name[..3]]);
    names.any(|name| name.eq_ignore_ascii_case(text))
}

fn month_number(is: impl Fn(&str) -> bool) -> Option<i64> {
    let place = MONTHS.iter().position(|name| is(name))?;
    i64::try_from(place + 1).ok()
}

/// A year with two digits: the last one that is at most 50 years in the future (RFC 9110, section 5.6.7).
pub(super) fn full_year(year: i64, now: Timestamp) -> i64 {
    let last = Civil::from_unix_timestamp(now.seconds).year + 50;
    last - (last - year).rem_euclid(100)
}

/// `Tue, 29 Apr 2014 18:30:38 GMT`
pub(super) fn write(civil: &Civil, nanoseconds: u32) -> String {
    let day_of_week = &DAYS[civil.day_of_week()][..3];
    let (year, day) = (civil.year, civil.day);
    let month = usize::try_from(civil.month - 1).map_or("", |month| MONTHS[month]);
    let time = write_clock(civil, nanoseconds);
    format!("{day_of_week}, {day:02} {month} {year:04} {time} GMT")
}
