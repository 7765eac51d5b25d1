//! Reads `@default` (Smithy specification, "default trait").

use std::collections::{HashMap, HashSet};

use super::default_value::DefaultValue;
use super::index::Index;
use super::json::{self, MAX_DIGITS, Mismatch, Raw};
use super::shape::{Kind, Member, Shape};
use crate::diagnostic::{Problems, excerpt};

/// Reads the defaults of the members of structures.
pub(super) fn read_defaults<'a>(
    index: &Index<'a>,
    problems: &mut Problems,
    shapes: &mut [Shape<'a>],
) {
    let mut values = EnumValues::default();
    for i in 0..shapes.len() {
        let defaults: Result<Vec<_>, Mismatch<'a>> = match &shapes[i].kind {
            Kind::Structure(members) => members
                .iter()
                .map(|member| read_default(member, shapes, &mut values, index.is_version_1()))
                .collect(),
            _ => continue,
        };
        let shape = &mut shapes[i];
        match (defaults, &mut shape.kind) {
            (Ok(defaults), Kind::Structure(members)) => {
                for (member, default) in members.iter_mut().zip(defaults) {
                    member.default = default;
                }
            }
            (Err(mismatch), _) => {
                problems.push(|| index.problem(shape.span, &mismatch, shape.id.as_str()));
            }
            (Ok(_), _) => {}
        }
    }
}

fn read_default<'a>(
    member: &Member<'a>,
    shapes: &[Shape<'a>],
    values: &mut EnumValues,
    is_version_1: bool,
) -> Result<Option<DefaultValue<'a>>, Mismatch<'a>> {
    let target = &shapes[member.target];
    match member.traits.default {
        Some(raw) => DefaultValue::read(raw, target, values.of(member.target, target))
            .map_err(|m| m.in_trait("default").in_member(&member.name)),
        // Smithy 1.0 specification, "Simple shapes": numbers and booleans that are not boxed default to zero.
        None if is_version_1 && !member.traits.boxed && !target.traits.boxed => {
            Ok(DefaultValue::zero(&target.kind))
        }
        None => Ok(None),
    }
}

/// The values of the enums that members with defaults target, by the index of the enum.
#[derive(Default)]
struct EnumValues(HashMap<usize, HashSet<String>>);

impl EnumValues {
    fn of(&mut self, index: usize, shape: &Shape<'_>) -> &HashSet<String> {
        self.0.entry(index).or_insert_with(|| match &shape.kind {
            Kind::Enum(values) => values.iter().map(|known| known.value.to_string()).collect(),
            Kind::IntEnum(values) => values.iter().map(|known| known.value.to_string()).collect(),
            _ => HashSet::new(),
        })
    }
}

impl<'a> DefaultValue<'a> {
    /// Reads a default for a member that targets `target`, which has these values if it is an enum. Null is
    /// `None`.
    ///
    /// # Errors
    ///
    /// The value is not valid for the shape.
    pub(crate) fn read(
        raw: Raw<'a>,
        target: &Shape<'_>,
        values: &HashSet<String>,
    ) -> Result<Option<Self>, Mismatch<'a>> {
        let text = raw.get();
        if text == "null" {
            return Ok(None);
        }
        let literal = match &target.kind {
            Kind::Boolean => text.parse().ok().map(DefaultValue::Boolean),
            Kind::Byte => integer(text, i8::MIN.into(), i8::MAX.into()),
            Kind::Short => integer(text, i16::MIN.into(), i16::MAX.into()),
            Kind::Integer => integer(text, i32::MIN.into(), i32::MAX.into()),
            Kind::Long => integer(text, i64::MIN, i64::MAX),
            Kind::Float | Kind::Double => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Some(DefaultValue::Float(number)),
                _ => None,
            },
            Kind::String => json::string(raw).ok().map(DefaultValue::String),
            Kind::Enum(_) => {
                let value = json::string(raw).ok().filter(|v| values.contains(&**v));
                value.map(DefaultValue::Enum)
            }
            Kind::IntEnum(_) => {
                let value = text
                    .parse()
                    .ok()
                    .filter(|v: &i32| values.contains(&v.to_string()));
                value.map(DefaultValue::IntEnum)
            }
            Kind::Blob => json::string(raw)
                .ok()
                .and_then(|t| base64(&t))
                .map(DefaultValue::Blob),
            Kind::BigInteger => {
                let digits = text.strip_prefix('-').unwrap_or(text);
                let sound = (1..=MAX_DIGITS).contains(&digits.len())
                    && digits.bytes().all(|b| b.is_ascii_digit());
                sound.then(|| DefaultValue::Big(text.into()))
            }
            Kind::BigDecimal => {
                json::decimal(raw).map(|(digits, _)| DefaultValue::Big(digits.into()))
            }
            // The runtime parses it again, with the same limits on depth and numbers.
            Kind::Document => serde_json::from_str::<serde_json::Value>(text)
                .is_ok()
                .then(|| DefaultValue::Document(text.into())),
            Kind::Timestamp => timestamp(raw),
            Kind::List(_) => empty(text, '[', ']'),
            Kind::Map(_) => empty(text, '{', '}'),
            Kind::Structure(_) | Kind::Union(_) | Kind::Unit | Kind::External(_) => None,
        };
        literal.map(Some).ok_or_else(|| {
            let shape = excerpt(target.id.as_str());
            let what = target.kind.with_article();
            Mismatch::expected(text, &format!("a value of `{shape}` ({what})"))
        })
    }

    /// The zero value of a boolean or number.
    pub(crate) fn zero(kind: &Kind<'_>) -> Option<Self> {
        match kind {
            Kind::Boolean => Some(DefaultValue::Boolean(false)),
            Kind::Float | Kind::Double => Some(DefaultValue::Float(0.0)),
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long => Some(DefaultValue::Integer(0)),
            _ => None,
        }
    }
}

/// An integer in the range of its shape.
fn integer<'a>(text: &str, min: i64, max: i64) -> Option<DefaultValue<'a>> {
    let value = text.parse().ok()?;
    (min..=max)
        .contains(&value)
        .then_some(DefaultValue::Integer(value))
}

/// Decodes base64 (RFC 4648, section 4), with or without padding.
fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    let mut bits = 0_u32;
    let mut count = 0;
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            let [.., byte] = (bits >> count).to_be_bytes();
            bytes.push(byte);
        }
    }
    (digits.len() % 4 != 1).then_some(bytes)
}

fn empty<'a>(text: &str, open: char, close: char) -> Option<DefaultValue<'a>> {
    let inside = text.strip_prefix(open)?.strip_suffix(close)?;
    inside.trim().is_empty().then_some(DefaultValue::Empty)
}

/// Seconds since the epoch, or RFC 3339 in UTC.
fn timestamp<'a>(raw: Raw<'_>) -> Option<DefaultValue<'a>> {
    let (seconds, nanoseconds) = match json::string(raw) {
        Ok(text) => date_time(&text)?,
        Err(_) => epoch_seconds(raw.get())?,
    };
    // The years 0 to 9999, which RFC 3339 can write.
    (-62_167_219_200..253_402_300_800)
        .contains(&seconds)
        .then_some(DefaultValue::Timestamp(seconds, nanoseconds))
}

/// `12` or `12.5`.
fn epoch_seconds(text: &str) -> Option<(i64, u32)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let seconds: i64 = whole.parse().ok()?;
    let nanoseconds = nanoseconds(fraction)?;
    match (whole.starts_with('-'), nanoseconds) {
        (true, 1..) => Some((seconds - 1, 1_000_000_000 - nanoseconds)),
        _ => Some((seconds, nanoseconds)),
    }
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
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let month_days = [
        31,
        if leap { 29 } else { 28 },
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let in_month = *month_days.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    if !(1..=in_month).contains(&day) || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    // Days since the epoch in the proleptic Gregorian calendar, whose years are counted from March
    // so that the leap day is the last of its year.
    let (shifted_year, shifted_month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days =
        shifted_year.div_euclid(4) - shifted_year.div_euclid(100) + shifted_year.div_euclid(400);
    let day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
    let days = 365 * shifted_year + leap_days + day_of_year - 719_468;
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second;
    Some((seconds, nanoseconds(fraction)?))
}

/// Parses three numbers of fixed width.
fn numbers(text: &str, separator: char, widths: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; 3];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::*;
    use crate::model::id::ShapeId;
    use crate::model::traits::Traits;

    fn read<'a>(text: &'a str, kind: Kind<'_>) -> Result<Option<DefaultValue<'a>>, String> {
        let target = Shape {
            id: ShapeId::parse("a#A").expect("an id"),
            text: "",
            span: Span::call_site(),
            kind,
            traits: Traits::default(),
        };
        let raw = serde_json::from_str(text).expect("JSON");
        DefaultValue::read(raw, &target, &HashSet::new()).map_err(|m| m.to_string())
    }

    #[test]
    fn a_default_has_the_type_of_its_target() {
        assert_eq!(read("null", Kind::Byte), Ok(None));
        assert_eq!(
            read("true", Kind::Boolean),
            Ok(Some(DefaultValue::Boolean(true)))
        );
        assert_eq!(
            read("-128", Kind::Byte),
            Ok(Some(DefaultValue::Integer(-128)))
        );
        assert_eq!(
            read("1e2", Kind::Double),
            Ok(Some(DefaultValue::Float(100.0)))
        );
        assert_eq!(
            read(r#""a\n""#, Kind::String),
            Ok(Some(DefaultValue::String("a\n".into())))
        );
        assert_eq!(
            read("128", Kind::Byte),
            Err("expected a value of `a#A` (a byte), found `128`".to_owned())
        );
        assert!(read("1.0", Kind::Integer).is_err());
        assert!(read("\"x\"", Kind::Boolean).is_err());
        assert!(read("{}", Kind::Structure(Vec::new())).is_err());
    }

    #[test]
    fn blobs_are_base64() {
        let read = |text| read(text, Kind::Blob).ok().flatten();
        let blob = |bytes: &[u8]| Some(DefaultValue::Blob(bytes.to_vec()));
        assert_eq!(read(r#""""#), blob(b""));
        assert_eq!(read(r#""aGk=""#), blob(b"hi"));
        assert_eq!(read(r#""aGk""#), blob(b"hi"));
        assert_eq!(read(r#""//79/A==""#), blob(&[0xff, 0xfe, 0xfd, 0xfc]));
        for wrong in [r#""a""#, r#""a-b_""#, "1"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn timestamps_are_numbers_or_rfc_3339() {
        let read = |text| read(text, Kind::Timestamp).ok().flatten();
        let time = |seconds, nanoseconds| Some(DefaultValue::Timestamp(seconds, nanoseconds));
        assert_eq!(read("0"), time(0, 0));
        assert_eq!(read("-1.5"), time(-2, 500_000_000));
        assert_eq!(
            read(r#""1985-04-12T23:20:50.52Z""#),
            time(482_196_050, 520_000_000)
        );
        assert_eq!(read(r#""1970-01-01T00:00:00Z""#), time(0, 0));
        assert_eq!(read(r#""2000-02-29T23:59:59Z""#), time(951_868_799, 0));
        assert_eq!(read(r#""0000-01-01T00:00:00Z""#), time(-62_167_219_200, 0));
        assert_eq!(read(r#""9999-12-31T23:59:59Z""#), time(253_402_300_799, 0));
        for wrong in [
            r#""1900-02-29T00:00:00Z""#,
            r#""2000-01-01T00:00:00""#,
            r#""2000-1-1T00:00:00Z""#,
            "1e3",
            "[]",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
