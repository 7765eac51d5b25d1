//! Tests of the three formats.

use super::*;

#[test]
fn displays_as_rfc_3339() {
    for (seconds, nanoseconds, expected) in [
        (0, 0, "1970-01-01T00:00:00Z"),
        (482_196_050, 520_000_000, "1985-04-12T23:20:50.52Z"),
        (-1, 1, "1969-12-31T23:59:59.000000001Z"),
        (-62_167_219_200, 0, "0000-01-01T00:00:00Z"),
        (-62_167_219_201, 0, "-000001-12-31T23:59:59Z"),
        (
            253_402_300_799,
            999_999_999,
            "9999-12-31T23:59:59.999999999Z",
        ),
        (253_402_300_800, 0, "+010000-01-01T00:00:00Z"),
        (i64::MIN, 0, "-292277022657-01-27T08:29:52Z"),
        (
            i64::MAX,
            999_999_999,
            "+292277026596-12-04T15:30:07.999999999Z",
        ),
    ] {
        let time = timestamp_default(seconds, nanoseconds);
        assert_eq!(time.to_string(), expected);
        assert_eq!(format!("{time:?}"), expected);
        assert_eq!(expected.parse(), Ok(time), "{expected}");
        let nanoseconds = time.unix_timestamp_nanos();
        assert_eq!(Timestamp::from_unix_timestamp_nanos(nanoseconds), Ok(time));
    }
}

#[test]
fn timestamps_are_ordered_by_time() {
    let ordered = [
        Timestamp::MIN,
        timestamp_default(-2, 999_999_999),
        timestamp_default(-1, 0),
        timestamp_default(-1, 1),
        Timestamp::UNIX_EPOCH,
        timestamp_default(0, 1),
        Timestamp::MAX,
    ];
    assert!(ordered.is_sorted_by(|left, right| {
        left < right && left.unix_timestamp_nanos() < right.unix_timestamp_nanos()
    }));
}

#[test]
fn the_range_is_that_of_the_seconds() {
    let [min, max] = [Timestamp::MIN, Timestamp::MAX].map(Timestamp::unix_timestamp_nanos);
    let read = Timestamp::from_unix_timestamp_nanos;
    assert_eq!(read(min), Ok(Timestamp::MIN));
    assert_eq!(read(max), Ok(Timestamp::MAX));
    for beyond in [min - 1, max + 1, i128::MIN, i128::MAX] {
        assert_eq!(read(beyond), Err(TimestampRangeError(())));
    }
}

const FORMATS: [Format; 3] = [Format::EpochSeconds, Format::DateTime, Format::HttpDate];

fn nanoseconds_of(time: Option<Timestamp>) -> Option<i128> {
    time.map(Timestamp::unix_timestamp_nanos)
}

#[test]
fn seconds_are_exact_decimals() {
    for (text, expected) in [
        ("0", Some(0)),
        ("-0", Some(0)),
        ("-0.0e-5", Some(0)),
        ("0e999999999999999999999", Some(0)),
        ("1.5", Some(1_500_000_000)),
        ("-1.5", Some(-1_500_000_000)),
        ("-0.25", Some(-250_000_000)),
        ("1515531081.123456789", Some(1_515_531_081_123_456_789)),
        ("1e3", Some(1_000_000_000_000)),
        ("1.342450478554E9", Some(1_342_450_478_554_000_000)),
        ("1342450478554e-3", Some(1_342_450_478_554_000_000)),
        ("0.001342450478554e+12", Some(1_342_450_478_554_000_000)),
        ("-1.342450478554e9", Some(-1_342_450_478_554_000_000)),
        // Fractions of a nanosecond are rounded down.
        ("1.0000000019", Some(1_000_000_001)),
        ("-1.0000000019", Some(-1_000_000_002)),
        ("-1.0000000010", Some(-1_000_000_001)),
        ("1e-400", Some(0)),
        ("-1e-400", Some(-1)),
        ("1e-99999999999999999999", Some(0)),
        ("1.583858732933329E12", Some(1_583_858_732_933_329_000_000)),
        (
            "9223372036854775807",
            Some(9_223_372_036_854_775_807_000_000_000),
        ),
        (
            "9223372036854775807.999999999",
            Some(9_223_372_036_854_775_807_999_999_999),
        ),
        (
            "9.223372036854775807e18",
            Some(9_223_372_036_854_775_807_000_000_000),
        ),
        (
            "-9223372036854775808",
            Some(-9_223_372_036_854_775_808_000_000_000),
        ),
        ("9223372036854775808", None),
        ("-9223372036854775808.000000001", None),
        ("1e19", None),
        ("1e300", None),
        ("1e999", None),
        ("-1e300", None),
        ("1e999999999999999999999", None),
        ("", None),
        ("-", None),
        ("+1", None),
        ("1.", None),
        (".5", None),
        ("1e", None),
        ("1e+", None),
        ("1e1.5", None),
        ("1.5.5", None),
        ("0x42", None),
        ("1 ", None),
        ("nan", None),
        ("NaN", None),
        ("-inf", None),
        ("Infinity", None),
        ("-Infinity", None),
    ] {
        assert_eq!(
            nanoseconds_of(epoch_seconds::read(text)),
            expected,
            "{text}"
        );
    }
}

#[test]
fn written_values_are_read_again() {
    // Year 0 and 9999 are the first and the last that the texts can write.
    let (first, last) = (-62_167_219_200_i128, 253_402_300_800_i128);
    let edges = [first, 0, 951_868_800, 1_398_796_238, last];
    for around in edges.map(|seconds| seconds * 1_000_000_000) {
        for nanoseconds in [
            -1_000_000_001,
            -1_000_000,
            -1,
            0,
            1,
            123_456_789,
            520_000_000,
        ] {
            let time = Timestamp::from_unix_timestamp_nanos(around + nanoseconds).expect("a time");
            let is_in_years = (first..last).contains(&i128::from(time.unix_timestamp()));
            for format in FORMATS {
                let Some(text) = time.to_text(format) else {
                    assert!(!is_in_years && format != Format::EpochSeconds, "{time}");
                    continue;
                };
                assert!(is_in_years || format == Format::EpochSeconds, "{text}");
                assert_eq!(strict(&text, format), Some(time), "{text}");
                assert_eq!(any(&text, Fraction::Allowed), Some(time), "{text}");
            }
        }
    }
    let time = Timestamp::from_unix_timestamp(1_398_796_238);
    let texts = FORMATS.map(|format| time.to_text(format));
    let expected = [
        "1398796238",
        "2014-04-29T18:30:38Z",
        "Tue, 29 Apr 2014 18:30:38 GMT",
    ];
    assert_eq!(texts, expected.map(|text| Some(text.to_owned())));
    for far in [Timestamp::MIN, Timestamp::MAX] {
        let text = far.to_text(Format::EpochSeconds).expect("a number");
        assert_eq!(epoch_seconds::read(&text), Some(far));
    }
}

#[test]
fn messages_have_the_resolution_of_the_format() {
    let truncated = |seconds, nanoseconds, format| {
        timestamp_default(seconds, nanoseconds)
            .truncated(format)
            .to_text(format)
            .expect("in range")
    };
    for (seconds, nanoseconds, expected) in [
        (
            0,
            0,
            ["0", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"],
        ),
        (
            0,
            999_999,
            ["0", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"],
        ),
        (
            1_398_796_238,
            999_999_999,
            [
                "1398796238.999",
                "2014-04-29T18:30:38.999Z",
                "Tue, 29 Apr 2014 18:30:38 GMT",
            ],
        ),
        (
            1_398_796_238,
            120_000_001,
            [
                "1398796238.12",
                "2014-04-29T18:30:38.12Z",
                "Tue, 29 Apr 2014 18:30:38 GMT",
            ],
        ),
        // One nanosecond before the epoch: down is to the past.
        (
            -1,
            999_999_999,
            [
                "-0.001",
                "1969-12-31T23:59:59.999Z",
                "Wed, 31 Dec 1969 23:59:59 GMT",
            ],
        ),
        (
            -2,
            500_000_001,
            [
                "-1.5",
                "1969-12-31T23:59:58.5Z",
                "Wed, 31 Dec 1969 23:59:58 GMT",
            ],
        ),
    ] {
        for (format, expected) in FORMATS.into_iter().zip(expected) {
            assert_eq!(truncated(seconds, nanoseconds, format), expected);
        }
    }
}

#[test]
fn date_times() {
    let expected = Some(482_196_050_520_000_000);
    for text in [
        "1985-04-12T23:20:50.52Z",
        "1985-04-12t23:20:50.520z",
        "1985-04-12T23:20:50.5200000000001Z",
    ] {
        for grammar in [Grammar::Strict, Grammar::Lenient] {
            assert_eq!(
                nanoseconds_of(date_time::read(text, grammar)),
                expected,
                "{text}"
            );
        }
    }
}

#[test]
fn date_times_of_servers_and_clients() {
    // A leap second is the last of a day in UTC.
    for (text, strict, lenient) in [
        ("1990-12-31T23:59:60Z", true, Some("1991-01-01T00:00:00Z")),
        (
            "1990-12-31T23:59:60.25Z",
            true,
            Some("1991-01-01T00:00:00.25Z"),
        ),
        ("1985-04-12T23:20:60Z", false, Some("1985-04-12T23:21:00Z")),
        (
            "1990-12-31T15:59:60-08:00",
            false,
            Some("1991-01-01T00:00:00Z"),
        ),
        (
            "1985-04-13T00:20:50.52+01:00",
            false,
            Some("1985-04-12T23:20:50.52Z"),
        ),
        (
            "1985-04-12T23:20:50.52-00:00",
            false,
            Some("1985-04-12T23:20:50.52Z"),
        ),
        (
            "9999-12-31T23:59:59-00:01",
            false,
            Some("+010000-01-01T00:00:59Z"),
        ),
        (
            "9999-12-31T23:59:60Z",
            true,
            Some("+010000-01-01T00:00:00Z"),
        ),
        (
            "0000-01-01T00:00:00+23:59",
            false,
            Some("-000001-12-31T00:01:00Z"),
        ),
        (
            "+10000-01-01T00:00:00Z",
            false,
            Some("+010000-01-01T00:00:00Z"),
        ),
        (
            "10000-01-01T00:00:00Z",
            false,
            Some("+010000-01-01T00:00:00Z"),
        ),
        (
            "-0001-12-31T00:00:00Z",
            false,
            Some("-000001-12-31T00:00:00Z"),
        ),
        ("+292277026596-12-04T15:30:08Z", false, None),
        ("-292277022657-01-27T08:29:51Z", false, None),
        ("999999999999-12-31T00:00:00Z", false, None),
        ("1985-04-12T23:59:61Z", false, None),
        ("1985-04-12T24:00:00Z", false, None),
        ("1985-04-12T00:60:00Z", false, None),
        ("1985-02-30T00:00:00Z", false, None),
        ("1985-00-01T00:00:00Z", false, None),
        ("1985-13-01T00:00:00Z", false, None),
        ("1985-01-00T00:00:00Z", false, None),
        ("1900-02-29T00:00:00Z", false, None),
        ("", false, None),
        ("1985-04-12", false, None),
        ("1985-04-12T23:20:50", false, None),
        ("1985-04-12T23:20:50.Z", false, None),
        ("1985-04-12T23:20:50,5Z", false, None),
        ("+985-04-12T23:20:50Z", false, None),
        ("985-04-12T23:20:50Z", false, None),
        ("1985-04-12 23:20:50Z", false, None),
        ("1985-04-12T23:20:50ZZ", false, None),
        ("1985-04-12T23:20:50+1:00", false, None),
        ("1985-04-12T23:20:50+0100", false, None),
        ("1985-04-12T23:20:50+24:00", false, None),
        ("1985-04-12T23:20:50+00:60", false, None),
    ] {
        let time = date_time::read(text, Grammar::Lenient);
        assert_eq!(
            time.map(|time| time.to_string()).as_deref(),
            lenient,
            "{text}"
        );
        let expected = time.filter(|_| strict);
        assert_eq!(date_time::read(text, Grammar::Strict), expected, "{text}");
    }
}

#[test]
fn http_dates() {
    let expected = Some(784_111_777_000_000_000);
    let server = |text| nanoseconds_of(strict(text, Format::HttpDate));
    let client = |text| nanoseconds_of(any(text, Fraction::Forbidden));
    let fixed = "Sun, 06 Nov 1994 08:49:37 GMT";
    assert_eq!((server(fixed), client(fixed)), (expected, expected));
    // RFC 9110, section 5.6.7: the obsolete forms, and robustness.
    for text in [
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun Nov 06 08:49:37 1994",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun,  6 Nov 1994 08:49:37 GMT",
        "sun, 06 nov 1994 08:49:37 gmt",
        "06 Nov 1994 08:49:37 GMT",
        "Sun, 06-Nov-1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 +0000",
        "Sun, 06 Nov 1994 09:49:37 +0100",
        "784111777",
        "1994-11-06T08:49:37Z",
    ] {
        assert_eq!((server(text), client(text)), (None, expected), "{text}");
    }
    // A wrong day of the week is not looked at.
    let wrong = "Mon, 06 Nov 1994 08:49:37 GMT";
    assert_eq!((server(wrong), client(wrong)), (expected, expected));
    // Smithy specification, "timestampFormat trait": no fraction, unless it is our own.
    let fraction = "Sun, 02 Jan 2000 20:34:56.456 GMT";
    let exact = Some(946_845_296_456_000_000);
    assert_eq!((server(fraction), client(fraction)), (exact, None));
    assert_eq!(nanoseconds_of(any(fraction, Fraction::Allowed)), exact);
    let leap = "Sat, 31 Dec 2016 23:59:60 GMT";
    let next = Some(1_483_228_800_000_000_000);
    assert_eq!((server(leap), client(leap)), (next, next));
    for text in [
        "",
        "0x0",
        "Tue, 29 Apr 2014 18:30:38",
        "Tue, 29 Apr 2014 18:30:38 PST",
        "Xxx, 29 Apr 2014 18:30:38 GMT",
        "Tue 29 Apr 2014 18:30:38 GMT",
        "Tue, 029 Apr 2014 18:30:38 GMT",
        "Tue, 29 Xxx 2014 18:30:38 GMT",
        "Tue, 31 Apr 2014 18:30:38 GMT",
        "Tue, 29 Apr 14 24:30:38 GMT",
        "Tue, 29 Apr 014 18:30:38 GMT",
        "Tue, 29 Apr 2014 18:30:38 GMT GMT",
        "Tue, -9 Apr 2014 18:30:38 GMT",
        "Tue, é9 Apr 2014 18:30:38 GMT",
    ] {
        assert_eq!((server(text), client(text)), (None, None), "{text}");
    }
}

#[test]
fn two_digits_of_a_year_are_at_most_fifty_years_ahead() {
    let in_year = |year: i64| {
        let text = format!("{year}-06-01T00:00:00Z");
        text.parse::<Timestamp>().expect("a time")
    };
    for (now, year, expected) in [
        (2026, 94, 1994),
        (2026, 0, 2000),
        (2026, 76, 2076),
        (2026, 77, 1977),
        (2049, 99, 2099),
        (2050, 1, 2001),
        (2099, 5, 2105),
    ] {
        assert_eq!(http_date::full_year(year, in_year(now)), expected);
    }
}

/// Texts similar to timestamps: pieces of timestamps, numbers at the ends of ranges, and noise.
#[test]
fn no_text_panics() {
    const PIECES: [&str; 44] = [
        "9999-12-31T23:59:59",
        "0000-01-01T00:00:00",
        "-0001-01-01T00:00:00",
        "+292277026596-12-04T15:30:07",
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
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Fri,",
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
    let mut read = [0; 5];
    for _ in 0..100_000 {
        let count = 1 + random(4);
        let mut text: String = (0..count).map(|_| PIECES[random(PIECES.len())]).collect();
        if random(3) == 0 {
            let place = random(text.len() + 1);
            if text.is_char_boundary(place) {
                text.insert(place, char::from(b"0123456789-+:.TZe"[random(17)]));
            }
        }
        let [seconds, date_time, http_date] = FORMATS.map(|format| strict(&text, format));
        let lenient = any(&text, Fraction::Forbidden);
        let exact = any(&text, Fraction::Allowed);
        let times = [seconds, date_time, http_date, lenient, exact];
        for (count, time) in read.iter_mut().zip(times) {
            if let Some(time) = time {
                *count += 1;
                assert_eq!(time.to_string().parse(), Ok(time), "{text}");
            }
        }
        // A client reads what a server does.
        assert!(
            exact.is_some() || times.iter().all(Option::is_none),
            "{text}"
        );
    }
    assert!(read.iter().all(|count| *count > 20), "{read:?}");
}
