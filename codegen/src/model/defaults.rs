//! Reads `@default` (Smithy specification, "default trait").

use super::default_value::DefaultValue;
use super::index::Index;
use super::json::{self, MAX_DIGITS, Mismatch, Raw};
use super::merge;
use super::raw_shape;
use super::shape::{Kind, Member, Shape};
use super::timestamp;
use super::traits::TimestampFormat;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Problems, excerpt, join_or, quoted};

/// Reads the defaults of the members of structures.
pub(super) fn read_defaults<'a>(
    index: &Index<'a>,
    problems: &mut Problems,
    shapes: &mut [Shape<'a>],
) {
    let mut values = EnumValues::default();
    for i in 0..shapes.len() {
        let defaults: Vec<Result<_, Mismatch<'a>>> = match &shapes[i].kind {
            Kind::Structure(members) => members
                .iter()
                .map(|member| read_default(index, member, shapes, &mut values))
                .collect(),
            _ => continue,
        };
        let shape = &mut shapes[i];
        let Kind::Structure(members) = &mut shape.kind else {
            continue;
        };
        for (member, default) in members.iter_mut().zip(defaults) {
            match default {
                Ok(default) => member.default = default,
                Err(mismatch) => {
                    problems.push(|| index.problem(shape.span, &mismatch, shape.id.as_str()));
                }
            }
        }
    }
}

fn read_default<'a>(
    index: &Index<'a>,
    member: &Member<'a>,
    shapes: &[Shape<'a>],
    values: &mut EnumValues,
) -> Result<Option<DefaultValue<'a>>, Mismatch<'a>> {
    let target = &shapes[member.target];
    match member.traits.default {
        Some(raw) if matches!(target.kind, Kind::External { .. }) => {
            Ok(of_external(index, target, raw))
        }
        Some(raw) => {
            let format = member.traits.timestamp_format;
            let format = format.or(target.traits.timestamp_format);
            DefaultValue::read(raw, target, values.of(member.target, target), format)
                .map_err(|m| m.in_trait("default").in_member(&member.name))
        }
        // Smithy 1.0 specification, "Simple shapes": numbers and booleans that are not boxed default to zero. Smithy
        // gives an empty default to streaming blobs, which need one in 2.0 unless they are required.
        None if index.is_version_1(member.text)
            && !member.traits.boxed
            && !is_boxed(index, target) =>
        {
            let is_stream = matches!(target.kind, Kind::Blob) && target.traits.streaming;
            if is_stream && !member.traits.required {
                return Ok(Some(DefaultValue::Blob(Vec::new())));
            }
            Ok(DefaultValue::zero(&target.kind))
        }
        None => Ok(None),
    }
}

/// Whether a target of a member in Smithy 1.0 is boxed. One that is defined in Smithy 2.0 is, unless its default is
/// zero (Smithy specification, "Converting from Smithy IDL 1.0 to 2.0").
fn is_boxed(index: &Index<'_>, target: &Shape<'_>) -> bool {
    let is_zero = |raw: Raw<'_>| merge::is_zero(raw.get());
    target.traits.boxed
        || index.is_version_2_beside_1(target.text) && !target.traits.default.is_some_and(is_zero)
}

/// The default of a member with a type of the user's. Only enums convert from their values; the others have no
/// default that the generated code could make.
fn of_external<'a>(
    index: &Index<'a>,
    target: &Shape<'_>,
    raw: Raw<'a>,
) -> Option<DefaultValue<'a>> {
    let shape = index.get(target.id.as_str())?;
    match &*raw_shape::shape_type(shape)? {
        "intEnum" => raw.get().parse().ok().map(DefaultValue::IntEnum),
        "enum" | "string" if raw_shape::has_own_type(index, target.id.as_str(), shape).ok()? => {
            json::string(raw).ok().map(DefaultValue::Enum)
        }
        _ => None,
    }
}

/// The most values of an enum that a message names.
const MAX_SHOWN: usize = 12;

/// The values of the enums that members with defaults target, by the index of the enum.
#[derive(Default)]
struct EnumValues(Map<usize, Set<String>>);

impl EnumValues {
    fn of(&mut self, index: usize, shape: &Shape<'_>) -> &Set<String> {
        self.0.get_or_insert_with(index, || match &shape.kind {
            Kind::Enum(values) => values.iter().map(|known| known.value.to_string()).collect(),
            Kind::IntEnum(values) => values.iter().map(|known| known.value.to_string()).collect(),
            _ => Set::new(),
        })
    }
}

impl<'a> DefaultValue<'a> {
    /// Reads a default for a member that targets `target`, which has these values if it is an enum, and this format
    /// if it is a timestamp. Null is `None`.
    ///
    /// # Errors
    ///
    /// The value is not valid for the shape.
    pub(crate) fn read(
        raw: Raw<'a>,
        target: &Shape<'_>,
        values: &Set<String>,
        format: Option<TimestampFormat>,
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
            Kind::Float | Kind::Double => float(raw, target),
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
            Kind::Document => json::is_readable(raw).then(|| DefaultValue::Document(text.into())),
            Kind::Timestamp => timestamp::read(raw, format)
                .map(|(seconds, nanoseconds)| DefaultValue::Timestamp(seconds, nanoseconds)),
            Kind::List(_) => empty(text, '[', ']'),
            Kind::Map(_) => empty(text, '{', '}'),
            Kind::Structure(_) | Kind::Union(_) | Kind::Unit | Kind::External { .. } => None,
        };
        literal.map(Some).ok_or_else(|| {
            let shape = excerpt(target.id.as_str());
            let what = match &target.kind {
                Kind::Timestamp => timestamp::expected(format),
                kind => kind.with_article(),
            };
            // Smithy specification, "default trait", "Default value constraints".
            let only = match &target.kind {
                Kind::List(_) => "`[]`",
                Kind::Map(_) => "`{}`",
                Kind::Structure(_) | Kind::Union(_) => "null",
                kind => {
                    let expected = format!("a value of `{shape}` ({what})");
                    let mismatch = Mismatch::expected(text, &expected);
                    let known = shown_values(kind);
                    if known.is_empty() {
                        return mismatch;
                    }
                    return mismatch.with_help(format!("write {}", join_or(&known)));
                }
            };
            let expected = format!("{only}, the only default of `{shape}` ({what})");
            Mismatch::expected(text, &expected)
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

/// The values of an enum, if they are few.
fn shown_values(kind: &Kind<'_>) -> Vec<String> {
    let mut values = match kind {
        Kind::Enum(values) => values.iter().map(|known| quoted(&known.value)).list(),
        Kind::IntEnum(values) => values.iter().map(|known| known.value.to_string()).list(),
        _ => Vec::new(),
    };
    // A value that two members have is an error of its own.
    let mut shown = Set::new();
    values.retain(|value| shown.insert(value.clone()));
    if values.len() > MAX_SHOWN {
        Vec::new()
    } else {
        values
    }
}

/// A float or double: a number in its range, or one of the strings for NaN and the infinities.
fn float<'a>(raw: Raw<'_>, target: &Shape<'_>) -> Option<DefaultValue<'a>> {
    let text = raw.get();
    let number = if text.starts_with('"') {
        match &*json::string(raw).ok()? {
            "NaN" => f64::NAN,
            "Infinity" => f64::INFINITY,
            "-Infinity" => f64::NEG_INFINITY,
            _ => return None,
        }
    } else {
        let number: f64 = text.parse().ok()?;
        let is_finite = match &target.kind {
            Kind::Float => text.parse().is_ok_and(f32::is_finite),
            _ => number.is_finite(),
        };
        is_finite.then_some(number)?
    };
    Some(DefaultValue::Float(number))
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
        let raw = json::tests::raw(text);
        DefaultValue::read(raw, &target, &Set::new(), None).map_err(|m| m.to_string())
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
        for (text, number) in [
            ("\"Infinity\"", f64::INFINITY),
            ("\"-Infinity\"", f64::NEG_INFINITY),
        ] {
            for kind in [Kind::Float, Kind::Double] {
                assert_eq!(
                    read(text, kind),
                    Ok(Some(DefaultValue::Float(number))),
                    "{text}"
                );
            }
        }
        let nan = read("\"NaN\"", Kind::Float).expect("a default");
        assert!(matches!(nan, Some(DefaultValue::Float(number)) if number.is_nan()));
        let single = Ok(Some(DefaultValue::Float(0.1)));
        assert_eq!(read("0.1", Kind::Float), single);
        for wrong in [
            "\"nan\"",
            "\"+Infinity\"",
            "\"1\"",
            "\"\"",
            "1e309",
            "-1e309",
            "true",
        ] {
            assert!(read(wrong, Kind::Double).is_err(), "{wrong}");
        }
        assert!(read("1e39", Kind::Float).is_err() && read("1e39", Kind::Double).is_ok());
        for big in ["1E+309", "-1e10000", "1e-10000", "0.1"] {
            let expected = Ok(Some(DefaultValue::Big(big.into())));
            assert_eq!(read(big, Kind::BigDecimal), expected, "{big}");
        }
        for wrong in [
            "1e10001",
            "1e-10001",
            "1e99999999999999999999",
            "\"1\"",
            "\"NaN\"",
        ] {
            assert!(read(wrong, Kind::BigDecimal).is_err(), "{wrong}");
        }
        assert_eq!(
            read(r#""a\n""#, Kind::String),
            Ok(Some(DefaultValue::String("a\n".into())))
        );
        assert_eq!(
            read("128", Kind::Byte),
            Err("expected a value of `a#A` (a byte), found `128`".to_owned())
        );
        assert_eq!(
            read("784111777", Kind::Timestamp),
            Ok(Some(DefaultValue::Timestamp(784_111_777, 0)))
        );
        assert_eq!(
            read("true", Kind::Timestamp),
            Err(
                "expected a value of `a#A` (a number of seconds since 1970, or a string such as `1985-04-12T23:20:50.52Z`), found `true`"
                    .to_owned()
            )
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
}
