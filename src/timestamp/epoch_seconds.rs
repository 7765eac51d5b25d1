//! `epoch-seconds`: a decimal number.

use super::date_time::fraction;
use super::{NANOS_PER_SECOND, Timestamp};

/// Seconds since the epoch: a number as in JSON. It is exact, and rounded down to nanoseconds.
pub(super) fn read(text: &str) -> Option<Timestamp> {
    let (is_negative, number) = match text.strip_prefix('-') {
        Some(number) => (true, number),
        None => (false, text),
    };
    let (number, exponent) = match number.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, self::exponent(exponent)?),
        None => (number, 0),
    };
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !fraction.is_none_or(is_digits) {
        return None;
    }
    // The number is 0.DIGITS × 10^point.
    let digits = whole.bytes().chain(fraction.unwrap_or_default().bytes());
    let zeros = digits.clone().take_while(|digit| *digit == b'0').count();
    let mut digits = digits.skip(zeros).map(|digit| i128::from(digit - b'0'));
    let count = |count: usize| i64::try_from(count).ok();
    let point = exponent
        .saturating_add(count(whole.len())?)
        .saturating_sub(count(zeros)?);
    let Some(first) = digits.next() else {
        return Some(Timestamp::UNIX_EPOCH);
    };
    if point > 19 {
        return None; // an `i64` has 19 digits
    }
    // The number of nanoseconds has this many digits.
    let length = point + 9;
    let mut nanoseconds = 0;
    let mut digits = std::iter::once(first).chain(digits);
    for _ in 0..length {
        nanoseconds = nanoseconds * 10 + digits.next().unwrap_or_default();
    }
    let is_exact = digits.all(|digit| digit == 0);
    if is_negative {
        nanoseconds = -nanoseconds - i128::from(!is_exact);
    }
    Timestamp::from_unix_timestamp_nanos(nanoseconds).ok()
}

/// An exponent. One with many digits is at the end of the range.
fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let limit = if text.starts_with('-') {
        i64::MIN
    } else {
        i64::MAX
    };
    Some(text.parse().unwrap_or(limit))
}

/// `1515531081.123`
pub(super) fn write(time: Timestamp) -> String {
    let nanoseconds = time.unix_timestamp_nanos();
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let nanoseconds = nanoseconds.unsigned_abs();
    let second = u128::from(NANOS_PER_SECOND);
    format!(
        "{sign}{}{}",
        nanoseconds / second,
        fraction(nanoseconds % second)
    )
}
