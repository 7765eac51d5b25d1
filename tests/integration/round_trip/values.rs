//! Values of all kinds of shapes, made to be awkward: the ends of each width, powers of ten, long fractions,
//! nanoseconds, empty things, and texts and keys that some format reserves.
//!
//! The types are those of `tests/models/round_trip.json`, in the module `trip` beside this one. The package
//! `tests/formats` has this module, too.

use std::collections::BTreeMap;

use serde_json::{Map, Number, Value, json};
use shapesmith::{BigDecimal, BigInteger, Timestamp};

use super::trip::{
    Choice, Everything, Level, Lists, Maps, Nothing, Part, Plain, Required, SparseLists,
    SparseMaps, Suit,
};

/// What values are made from.
pub struct Source {
    state: u64,
    depth: usize,
    /// Whether keys may contain the character U+0000.
    pub nul_in_keys: bool,
}

impl Source {
    /// A source with a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Source {
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            depth: 0,
            nul_in_keys: true,
        }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(usize::MAX) % end.max(1)
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }

    /// The number of entries of a collection.
    fn count(&mut self) -> usize {
        let max = if self.depth > 3 { 2 } else { 4 };
        self.below(max)
    }

    fn nested<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        let value = make(self);
        self.depth -= 1;
        value
    }
}

/// A value that can be made.
pub trait Make {
    /// Makes a value.
    fn make(source: &mut Source) -> Self;
}

impl Make for bool {
    fn make(source: &mut Source) -> Self {
        source.below(2) == 0
    }
}

macro_rules! integers {
    ($($integer:ident),*) => {$(
        impl Make for $integer {
            #[allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap)] // any number will do
            fn make(source: &mut Source) -> Self {
                let power = (10 as $integer).wrapping_pow(source.below(20) as u32);
                let bit = (1 as $integer).wrapping_shl(source.below(64) as u32);
                let random = source.next() as $integer;
                let edges = [0, 1, -1, $integer::MIN, $integer::MAX, $integer::MAX - 1];
                let edge = source.pick(&edges);
                let one = source.pick(&[power, bit, random, edge]);
                source.pick(&[one, one.wrapping_neg(), one.wrapping_add(1), one.wrapping_sub(1)])
            }
        }
    )*};
}

integers!(i8, i16, i32, i64);

macro_rules! floats {
    ($($float:ident $bits:ident),*) => {$(
        impl Make for $float {
            #[allow(clippy::cast_possible_truncation)] // any number will do
            fn make(source: &mut Source) -> Self {
                let edges = [
                    0.0, -0.0, 1.0, 0.1, 1e7, 1e16, 1e21, 1e-7, 1e-5, 123_456.79, $float::MAX,
                    $float::MIN, $float::MIN_POSITIVE, $float::EPSILON, $float::INFINITY,
                    $float::NEG_INFINITY, $float::NAN, $float::from_bits(1), 9_007_199_254_740_992.0,
                    18_446_744_073_709_551_616.0, 9_223_372_036_854_775_808.0, 16_777_216.0,
                ];
                let edge = source.pick(&edges);
                let random = $float::from_bits(source.next() as $bits ^ (source.next() as $bits).rotate_left(29));
                let beside = |step: $bits| $float::from_bits(edge.to_bits().wrapping_add(step));
                source.pick(&[edge, beside(1), beside(1).copysign(-1.0), beside($bits::MAX), -edge, random])
            }
        }
    )*};
}

floats!(f32 u32, f64 u64);

/// The digits of a number.
fn digits(source: &mut Source) -> String {
    let powers = [
        0, 1, 9, 15, 16, 17, 18, 19, 20, 21, 22, 37, 38, 39, 77, 308, 309, 400,
    ];
    let zeros = "0".repeat(source.pick(&powers));
    let nines = "9".repeat(source.pick(&powers) + 1);
    let random: String = (0..=source.below(40))
        .map(|_| source.pick(&['1', '0', '7']))
        .collect();
    let edges = [
        i64::MAX.to_string(),
        u64::MAX.to_string(),
        i128::MAX.to_string(),
        u128::MAX.to_string(),
        "9223372036854775808".to_owned(),
        "18446744073709551616".to_owned(),
        "9007199254740993".to_owned(),
    ];
    let edge = source.pick(&edges);
    source.pick(&[
        format!("1{zeros}"),
        nines,
        format!("1{random}"),
        edge,
        "0".to_owned(),
    ])
}

impl Make for BigInteger {
    fn make(source: &mut Source) -> Self {
        let sign = source.pick(&["", "-"]);
        let number = format!("{sign}{}", digits(source)).parse();
        number.expect("an integer")
    }
}

impl Make for BigDecimal {
    fn make(source: &mut Source) -> Self {
        let sign = source.pick(&["", "-"]);
        let (mut whole, fraction) = (digits(source), digits(source));
        if source.below(2) == 0 {
            "0".clone_into(&mut whole);
        }
        let fraction = source.pick(&[
            String::new(),
            ".5".to_owned(),
            ".10".to_owned(),
            format!(".{fraction}"),
        ]);
        let exponents = [
            "", "e0", "E+5", "e-5", "e21", "e-7", "E+309", "e-400", "e9000", "e-9000",
        ];
        let exponent = source.pick(&exponents);
        let number = format!("{sign}{whole}{fraction}{exponent}").parse();
        number.expect("a decimal number")
    }
}

impl Make for String {
    fn make(source: &mut Source) -> Self {
        let texts = [
            "",
            "a",
            "__type",
            "$serde_json::private::Number",
            "$serde_json::private::RawValue",
            "null",
            "~",
            "1e3",
            "12",
            "-0",
            "NaN",
            "Infinity",
            "true",
            "\0",
            "\u{1f}\u{7f}",
            "\u{2028}",
            "\u{feff}",
            " x ",
            "'",
            "\"",
            "\\",
            "é😀",
            "2014-04-29",
            "2014-04-29T18:30:38Z",
            "0x1F",
            "- a",
            "a: b",
            "#",
            "\r\n\t",
            "{}",
            "[1]",
            "!tag",
            "&a",
            "*a",
            "%",
            "$oid",
            "$numberLong",
            ".",
            "a.b",
            "=",
            "<<",
            "\u{85}",
            "1_000",
            "0o7",
            "yes",
            "y",
            "None",
            "()",
            "+1",
            ".5",
            "1.",
            "0b1",
            "\u{10ffff}",
        ];
        let one = source.pick(&texts);
        match source.below(4) {
            0 => format!("{one}{}", source.pick(&texts)),
            _ => one.to_owned(),
        }
    }
}

/// A key of a map.
fn key(source: &mut Source) -> String {
    let key = String::make(source);
    if source.nul_in_keys {
        key
    } else {
        key.replace('\0', "0")
    }
}

impl Make for Vec<u8> {
    fn make(source: &mut Source) -> Self {
        (0..source.below(5))
            .map(|_| source.pick(&[0, 1, 0x7f, 0x80, 0xff]))
            .collect()
    }
}

/// A timestamp between the years 1 and 9999, which each format can write.
impl Make for Timestamp {
    fn make(source: &mut Source) -> Self {
        let seconds: [i128; 12] = [
            0,
            1,
            -1,
            1_515_531_081,
            482_196_050,
            951_782_400,
            951_868_799,
            2_147_483_648,
            -62_135_596_800,
            253_402_300_799,
            100_000_000_000,
            -1_000_000_000,
        ];
        let nanoseconds: [i128; 9] = [
            0,
            1,
            999_999_999,
            500_000_000,
            123_456_789,
            123_000_000,
            100,
            999_000_000,
            1_000,
        ];
        let nanoseconds = source.pick(&seconds) * 1_000_000_000 + source.pick(&nanoseconds);
        Timestamp::from_unix_timestamp_nanos(nanoseconds).expect("between the years 1 and 9999")
    }
}

impl Make for Suit {
    fn make(source: &mut Source) -> Self {
        source.pick(&[Suit::Clubs, Suit::Null, Suit::Number])
    }
}

impl Make for Level {
    fn make(source: &mut Source) -> Self {
        source.pick(&[Level::Low, Level::High])
    }
}

/// A document. Its numbers are those that JSON readers agree on.
impl Make for Value {
    fn make(source: &mut Source) -> Self {
        let number = |source: &mut Source| match source.below(4) {
            0 => i64::make(source).into(),
            1 => source.pick(&[u64::MAX, 1 << 63, 1 << 53]).into(),
            _ => Number::from_f64(f64::make(source)).unwrap_or_else(|| 0.into()),
        };
        let kinds = if source.depth > 5 { 5 } else { 9 };
        match source.below(kinds) {
            0 => Value::Null,
            1 => json!(bool::make(source)),
            2 | 3 => Value::Number(number(source)),
            4 => json!(String::make(source)),
            5 => {
                let digits = source.pick(&["1", "1.5", "x", ""]);
                let keys = [
                    "$serde_json::private::Number",
                    "$serde_json::private::RawValue",
                    "__type",
                ];
                json!({ source.pick(&keys): digits })
            }
            6 => {
                let count = source.count();
                source.nested(|source| (0..count).map(|_| Value::make(source)).collect())
            }
            _ => {
                let count = source.count();
                source.nested(|source| {
                    let entries = (0..count).map(|_| (key(source), Value::make(source)));
                    Value::Object(entries.collect::<Map<_, _>>())
                })
            }
        }
    }
}

impl<T: Make> Make for Box<T> {
    fn make(source: &mut Source) -> Self {
        Box::new(T::make(source))
    }
}

impl<T: Make> Make for Option<T> {
    fn make(source: &mut Source) -> Self {
        (source.below(3) > 0).then(|| T::make(source))
    }
}

/// A list other than a blob.
trait Item {}

macro_rules! items {
    ($($item:ty),*) => {$(
        impl Item for $item {}
    )*};
}

items!(
    bool,
    i8,
    i16,
    i32,
    i64,
    f32,
    f64,
    BigInteger,
    BigDecimal,
    String,
    Suit,
    Level,
    Vec<u8>,
    Timestamp,
    Value,
    Part,
    Choice
);

impl<T> Item for Option<T> {}
impl<T: Item> Item for Vec<T> {}
impl<K, V> Item for BTreeMap<K, V> {}

impl<T: Make + Item> Make for Vec<T> {
    fn make(source: &mut Source) -> Self {
        let count = source.count();
        source.nested(|source| (0..count).map(|_| T::make(source)).collect())
    }
}

impl<V: Make> Make for BTreeMap<String, V> {
    fn make(source: &mut Source) -> Self {
        let count = source.count();
        source.nested(|source| (0..count).map(|_| (key(source), V::make(source))).collect())
    }
}

/// A structure with a member of each kind.
macro_rules! places {
    ($($structure:ident),*) => {$(
        impl Make for $structure {
            fn make(source: &mut Source) -> Self {
                places!(@structure $structure source boolean byte short integer long float double big_integer
                    big_decimal string suit level blob epoch date_time http_date document part choice rows table)
            }
        }
    )*};
    (@structure $structure:ident $source:ident $($member:ident)*) => {
        $source.nested(|source| $structure { $($member: Make::make(source)),* })
    };
}

places!(Plain, Required, Lists, SparseLists, Maps, SparseMaps);

impl Make for Part {
    fn make(source: &mut Source) -> Self {
        source.nested(|source| Part {
            r#type: Make::make(source),
            number: Make::make(source),
            choice: if source.depth > 5 {
                None
            } else {
                Make::make(source)
            },
        })
    }
}

impl Make for Choice {
    fn make(source: &mut Source) -> Self {
        let kinds = if source.depth > 5 { 20 } else { 24 };
        match source.below(kinds) {
            0 => Choice::Boolean(Make::make(source)),
            1 => Choice::Byte(Make::make(source)),
            2 => Choice::Short(Make::make(source)),
            3 => Choice::Integer(Make::make(source)),
            4 => Choice::Long(Make::make(source)),
            5 => Choice::Float(Make::make(source)),
            6 => Choice::Double(Make::make(source)),
            7 => Choice::BigInteger(Make::make(source)),
            8 => Choice::BigDecimal(Make::make(source)),
            9 => Choice::String(Make::make(source)),
            10 => Choice::Suit(Make::make(source)),
            11 => Choice::Level(Make::make(source)),
            12 => Choice::Blob(Make::make(source)),
            13 => Choice::Epoch(Make::make(source)),
            14 => Choice::DateTime(Make::make(source)),
            15 => Choice::HttpDate(Make::make(source)),
            16 => Choice::Document(Make::make(source)),
            17 => Choice::Unit,
            18 => Choice::Type(Make::make(source)),
            19 => Choice::Other(Make::make(source)),
            20 => source.nested(|source| Choice::Part(Make::make(source))),
            21 => source.nested(|source| Choice::Choice(Make::make(source))),
            22 => Choice::Rows(Make::make(source)),
            _ => Choice::Table(Make::make(source)),
        }
    }
}

/// A value of every kind in every place.
impl Make for Everything {
    fn make(source: &mut Source) -> Self {
        let mut sparse_lists: Option<SparseLists> = Make::make(source);
        let mut sparse_maps: Option<SparseMaps> = Make::make(source);
        // Where null is not an item, it cannot be a document.
        let document =
            |item: &mut Option<Value>| *item = item.take().filter(|value| !value.is_null());
        let lists = sparse_lists
            .iter_mut()
            .flat_map(|lists| lists.document.iter_mut());
        lists.flatten().for_each(document);
        let maps = sparse_maps
            .iter_mut()
            .flat_map(|maps| maps.document.iter_mut());
        maps.flat_map(BTreeMap::values_mut).for_each(document);
        Everything {
            plain: Make::make(source),
            required: Make::make(source),
            lists: Make::make(source),
            sparse_lists,
            maps: Make::make(source),
            sparse_maps,
            choice: Make::make(source),
            nothing: Some(Nothing {}),
        }
    }
}
