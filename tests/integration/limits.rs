//! The cost of a value of n bytes: memory proportional to n for any value, and a report of bounded size.
//!
//! Allocations are counted; times are not measured. For each form of text, a text of twice the size takes at most
//! twice the memory.

use std::fmt::Write as _;

use allocation_counter::{AllocationInfo, measure};
use shapesmith::{Constraint, ConstraintViolations, JsonError};

mod model {
    shapesmith::smithy! { model = "tests/models/limits.json", shapes = * }
}

use model::Everything;

/// A member with a value of this many repetitions.
type Form = (&'static str, fn(usize) -> String);

fn list(name: &str, item: &str, count: usize) -> String {
    format!("{{\"{name}\":[{}]}}", vec![item; count].join(","))
}

fn numbered(name: &str, count: usize, item: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (0..count).map(item).collect();
    format!("{{\"{name}\":[{}]}}", items.join(","))
}

fn map(name: &str, value: &str, count: usize) -> String {
    let mut text = format!("{{\"{name}\":{{");
    for number in 0..count {
        let comma = if number > 0 { "," } else { "" };
        write!(text, "{comma}\"key{number}\":{value}").expect("written");
    }
    text + "}}"
}

fn string(name: &str, piece: &str, count: usize) -> String {
    format!("{{\"{name}\":\"{}\"}}", piece.repeat(count))
}

const FORMS: &[Form] = &[
    ("an unknown member", |n| string("other", "x", n)),
    ("a long member name", |n| {
        format!("{{\"{}\":1}}", "x".repeat(n))
    }),
    ("white space", |n| format!("{{{}}}", " ".repeat(n))),
    ("strings too short", |n| list("names", "\"\"", n)),
    ("strings too long", |n| {
        list("names", &format!("\"{}\"", "x".repeat(65)), n / 60)
    }),
    ("missing members", |n| list("parts", "{}", n)),
    ("missing members and others", |n| {
        let few = list("parts", "{\"size\":0}", n / 2);
        format!(
            "{},{}",
            &few[..few.len() - 1],
            &list("names", "\"\"", n / 2)[1..]
        )
    }),
    ("missing members of members", |n| {
        list("parts", "{\"parts\":[{}],\"choice\":{\"part\":{}}}", n / 8)
    }),
    ("missing members under keys", |n| map("named", "{}", n / 4)),
    ("a long key above missing members", |n| {
        let key = "k".repeat(n);
        format!(
            "{{\"named\":{{\"{key}\":{{\"parts\":[{}]}}}}}}",
            vec!["{}"; n / 3].join(",")
        )
    }),
    ("a long key above short strings", |n| {
        let key = "k".repeat(n);
        let items = vec!["{\"id\":\"\"}"; n / 10].join(",");
        format!("{{\"named\":{{\"{key}\":{{\"id\":\"ab\",\"parts\":[{items}]}}}}}}")
    }),
    ("long keys one below the other", |n| {
        let open = format!("{{\"id\":\"ab\",\"named\":{{\"{}\":", "k".repeat(n / 60));
        let items = vec!["{\"id\":\"\"}"; n / 10].join(",");
        let part = format!(
            "{}{{\"id\":\"ab\",\"parts\":[{items}]}}{}",
            open.repeat(60),
            "}}".repeat(60)
        );
        format!("{{\"part\":{part}}}")
    }),
    ("keys with much in common", |n| {
        let prefix = "k".repeat(100);
        let entry = |number: usize| format!("\"{prefix}{number}\":{{}}");
        let entries: Vec<String> = (0..n / 100).map(entry).collect();
        format!("{{\"named\":{{{}}}}}", entries.join(","))
    }),
    ("one key again and again", |n| {
        format!("{{\"named\":{{{}}}}}", vec!["\"k\":{}"; n / 6].join(","))
    }),
    ("one member again and again", |n| {
        format!("{{{}}}", vec!["\"part\":{}"; n / 8].join(","))
    }),
    ("more items than a list may have", |n| {
        list("few", "{\"id\":\"ab\"}", n / 10)
    }),
    ("more entries than a map may have", |n| {
        map("fewNamed", "{}", n / 10)
    }),
    ("lists of too many items", |n| {
        list("lists", "[{},{},{},{}]", n / 14)
    }),
    ("values of no enum", |n| list("many", "\"x\"", n / 4)),
    ("equal items", |n| list("unique", "\"x\"", n / 4)),
    ("unique items", |n| {
        numbered("unique", n / 8, |i| format!("\"{i}\""))
    }),
    ("equal structures", |n| {
        list("uniqueParts", "{\"id\":\"ab\"}", n / 10)
    }),
    ("unique decimals", |n| {
        numbered("uniqueDecimals", n / 8, |i| format!("{i}e10000"))
    }),
    ("equal decimals", |n| {
        list("uniqueDecimals", "1e10000", n / 8)
    }),
    ("big decimals", |n| {
        list("decimals", &"9".repeat(9999), n / 9999 + 1)
    }),
    ("a number of too many digits", |n| {
        list("decimals", &"9".repeat(n + 10_001), 1)
    }),
    ("an integer of too many digits", |n| {
        list("integers", &"9".repeat(n + 10_001), 1)
    }),
    ("blobs", |n| list("bytes", "\"Zm9v\"", n / 6)),
    ("a long blob", |n| {
        list("bytes", &format!("\"{}\"", "Zm9v".repeat(n / 4)), 1)
    }),
    ("documents", |n| list("documents", "{\"a\":[1]}", n / 9)),
    ("a deep document", |n| {
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        list("documents", &deep, n / 200)
    }),
    ("timestamps", |n| {
        list("times", "\"2014-04-29T18:30:38Z\"", n / 23)
    }),
    ("a string of one set", |n| string("all", "a", n)),
    ("a string of a set, with one other at its end", |n| {
        string("all", "a", n).replace("a\"}", "0\"}")
    }),
    ("a string without a digit", |n| string("any", "a", n)),
    ("a string for an automaton", |n| {
        string("table", "ab", n / 2)
    }),
    ("a string for a lookahead", |n| string("lookahead", "A", n)),
    ("escapes", |n| string("all", "\\u0061", n / 6)),
    ("no JSON", |n| "[".repeat(n)),
    ("no end", |n| {
        format!("{{\"names\":[{}", "\"ab\",".repeat(n / 5))
    }),
    ("a wrong type at the end", |n| {
        let text = list("parts", "{}", n / 3);
        format!("{},1]}}", &text[..text.len() - 2])
    }),
    ("wrong types", |n| list("names", "1", n / 2)),
    ("a wrong type under a long key, and unions", |n| {
        let choices = list("choices", "{\"text\":\"ab\"}", n / 14);
        let key = "k".repeat(n);
        format!("{{\"named\":{{\"{key}\":1}},{}", &choices[1..])
    }),
    ("unions of two members", |n| {
        list("choices", "{\"text\":\"ab\",\"part\":{}}", n / 24)
    }),
];

/// The cost of reading a text and reporting its errors.
fn cost(text: &str) -> AllocationInfo {
    measure(|| match Everything::from_json(text.as_bytes()) {
        Ok(value) => assert_eq!(value.validate(), Ok(())),
        Err(JsonError::Constraints(violations)) => {
            assert!(!violations.to_string().is_empty());
            assert!(!violations.to_validation_exception().to_string().is_empty());
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    })
}

/// The maximum memory per byte of text, without the report.
const MAX_BYTES_PER_BYTE: u64 = 300;
/// The size of an item of `parts`, in bytes.
const ITEM: usize = 100;
/// The maximum size of a report, in bytes.
const MAX_REPORT: u64 = 4 << 20;

#[test]
fn memory_is_linear_in_the_text() {
    assert!(size_of::<model::Part>().abs_diff(ITEM) < 20);
    let mut table = String::new();
    for (name, form) in FORMS {
        let (small, large) = (form(100_000), form(200_000));
        let (one, two) = (cost(&small), cost(&large));
        #[allow(clippy::cast_precision_loss)] // they are far below 2^52
        let ratio = |one: u64, two: u64| two as f64 / one as f64;
        let [peak, total] = [
            ratio(one.bytes_max, two.bytes_max),
            ratio(one.bytes_total, two.bytes_total),
        ];
        let per_byte = two.bytes_max / large.len() as u64;
        writeln!(
            table,
            "{name:<46} {:>7} bytes: peak {:>9} x{peak:.2}, in all {:>10} x{total:.2}",
            large.len(),
            two.bytes_max,
            two.bytes_total
        )
        .expect("written");
        // Vectors grow by doubling, so one more step can be twice as large.
        let is_linear = |ratio: f64, bytes: u64| ratio <= 2.3 || bytes < 100_000;
        assert!(is_linear(peak, two.bytes_max), "{table}");
        assert!(is_linear(total, two.bytes_total), "{table}");
        let most = large.len() as u64 * MAX_BYTES_PER_BYTE + MAX_REPORT;
        assert!(two.bytes_max <= most, "{per_byte} bytes a byte:\n{table}");
    }
    println!("{table}");
}

fn violations(text: &str) -> ConstraintViolations {
    match Everything::from_json(text.as_bytes()) {
        Err(JsonError::Constraints(violations)) => violations,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_hundred_violations_are_kept_and_all_are_counted() {
    let text = list("names", "\"\"", 250);
    let violations = violations(&text);
    // Four required members are missing, too.
    assert_eq!((violations.len(), violations.total()), (100, 254));
    assert_eq!(violations.iter().count(), 100);
    let last = violations.iter().last().expect("a hundred");
    assert_eq!(last.path(), "/names/99");
    let text = violations.to_string();
    assert!(text.starts_with("254 validation errors detected. Value with length 0 at '/names/0'"));
    assert!(
        text.ends_with("equal to 64; and 154 more") || text.ends_with("inclusive; and 154 more"),
        "{text}"
    );
    let exception: serde_json::Value =
        serde_json::from_str(&violations.to_validation_exception().to_string()).expect("JSON");
    let serialized = serde_json::to_value(violations.to_validation_exception()).expect("JSON");
    assert_eq!(serialized, exception);
    assert_eq!(exception["message"], text);
    assert_eq!(exception["fieldList"].as_array().map(Vec::len), Some(100));
    assert!(format!("{violations:?}").ends_with(", and 154 more]"));
}

#[test]
fn the_builder_counts_them_too() {
    let names = vec![""; 101];
    let built = Everything::builder()
        .names(names)
        .required0("ab")
        .required1("ab")
        .required2("ab")
        .required3("ab")
        .build();
    let violations = built.expect_err("too short");
    assert_eq!((violations.len(), violations.total()), (100, 101));
    assert!(violations.to_string().ends_with("; and 1 more"));
}

#[test]
fn a_report_has_a_bounded_size() {
    // Long paths: fewer violations are kept.
    let key = "k".repeat(100_000);
    let items = vec!["{\"id\":\"\"}"; 50].join(",");
    let text = format!("{{\"named\":{{\"{key}\":{{\"id\":\"ab\",\"parts\":[{items}]}}}}}}");
    let long = violations(&text);
    assert_eq!((long.len(), long.total()), (3, 54));
    assert!(long.to_string().ends_with("; and 51 more"));
    // A large enum: its values are listed up to the limit.
    let large = violations(&list("many", "\"x\"", 2000));
    assert_eq!((large.len(), large.total()), (100, 2004));
    assert!(large.to_validation_exception().to_string().len() < 300_000);
    assert!(serde_json::to_vec(&large).expect("JSON").len() < 300_000);
    let first = large.iter().next().expect("one").to_string();
    assert!(first.ends_with("a-value-of-some-length-999]"), "{first}");
    assert!(
        large
            .to_string()
            .starts_with(&format!("2004 validation errors detected. {first}; "))
    );
    assert!(large.to_string().contains("set: [and 1000 more]"));
}

#[test]
fn items_beyond_the_length_of_a_list_are_counted_and_not_kept() {
    let item = "{\"id\":\"x\"}";
    let found = violations(&list("few", item, 7));
    let texts: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(
        texts[0].starts_with("Value with length 7 at '/few' failed"),
        "{texts:?}"
    );
    assert_eq!(found.total(), 1 + 3 + 4, "{texts:?}");
    let named = violations(&map("fewNamed", item, 5));
    let length = named.iter().next().expect("a violation").constraint();
    assert!(matches!(
        length,
        Constraint::Length {
            length: Some(5),
            ..
        }
    ));
    // A repeated key is a single entry.
    let twice = r#"{"fewNamed":{"a":{"id":"ab"},"b":{"id":"ab"},"a":{"id":"ab"},"c":{"id":"ab"}}}"#;
    assert_eq!(violations(twice).total(), 4);
    let others = r#"{"fewNamed":{"a":{},"b":{},"c":{},"d":{},"d":{}}}"#;
    let length = violations(others)
        .iter()
        .next()
        .expect("a violation")
        .constraint()
        .clone();
    assert!(matches!(
        length,
        Constraint::Length {
            length: Some(4),
            ..
        }
    ));
    // All entries are kept if constraints are left to `validate`, or are not validated.
    let mut text = list("few", "{\"id\":\"ab\"}", 7);
    text.pop();
    for number in 0..4 {
        write!(text, ",\"required{number}\":\"ab\"").expect("written");
    }
    text.push('}');
    let value: Everything = serde_json::from_str(&text).expect("a value");
    assert_eq!(value.few.as_ref().map(Vec::len), Some(7));
    let value = Everything::from_json_unchecked(text.as_bytes()).expect("a value");
    assert_eq!(value.few.as_ref().map(Vec::len), Some(7));
    assert_eq!(value.validate().expect_err("too many").total(), 1);
    // Also lists in lists.
    let nested = violations(&list("lists", "[{\"id\":\"ab\"},{},{},{},{}]", 2));
    let paths: Vec<&str> = nested
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(
        paths[..6],
        [
            "/lists/0",
            "/lists/0/1/id",
            "/lists/0/2/id",
            "/lists/1",
            "/lists/1/1/id",
            "/lists/1/2/id"
        ]
    );
}

/// Such a map is in the order of the variants.
#[test]
fn keys_of_an_enum_come_in_the_order_of_the_map() {
    let text = r#"{"byColour":{"a":{"size":0,"parts":[{"named":{"y":{},"x":{}}}]},"z":{"size":0},"q":{}},
        "part":{"size":10,"parts":[{}]}}"#;
    let found = violations(text);
    let paths: Vec<&str> = found
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(
        paths[..],
        [
            "/part/id",
            "/part/size",
            "/part/parts/0/id",
            "/required0",
            "/required1",
            "/required2",
            "/required3",
            "/byColour/z/id",
            "/byColour/z/size",
            "/byColour/a/id",
            "/byColour/a/size",
            "/byColour/a/parts/0/id",
            "/byColour/a/parts/0/named/x/id",
            "/byColour/a/parts/0/named/y/id",
            "/byColour",
            "/byColour/q/id",
        ][..]
    );
    assert_eq!(found.total(), 16);
}

#[test]
fn big_integers_are_written_in_digits() {
    for zeros in 0..60 {
        for digits in ["1", "-1", "5", "12345678901234567890123"] {
            let text = format!("{{\"integers\":[{digits}{}]}}", "0".repeat(zeros));
            let value = Everything::from_json_unchecked(text.as_bytes()).expect("an integer");
            let written = String::from_utf8(value.to_json().expect("a text")).expect("UTF-8");
            assert!(
                written.contains(&text[1..text.len() - 1]),
                "{text}: {written}"
            );
            let read = Everything::from_json_unchecked(written.as_bytes());
            assert_eq!(read.as_ref(), Ok(&value), "{written}");
        }
    }
}

#[test]
fn the_last_of_duplicate_members_counts() {
    let text = r#"{"part":{},"part":{"id":"ab","choice":{"part":{}}},"part":{"id":"x"}}"#;
    let found = violations(text);
    let paths: Vec<&str> = found
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(paths[0], "/part/id");
    assert_eq!(found.total(), 5, "{found}");
    assert!(
        found
            .to_string()
            .contains("Value with length 1 at '/part/id'")
    );
}

/// A null unsets the member, so the violations of the first value do not count.
#[test]
fn a_repeated_member_that_is_null_is_unset() {
    let paths = |text: &str| {
        let found = violations(text);
        let paths = found.iter().map(|violation| violation.path().to_owned());
        paths.collect::<Vec<_>>()
    };
    let none = paths("{}");
    for (member, value) in [
        ("part", "{}"),
        (
            "few",
            r#"[{"id":"ab"},{"id":"ab"},{"id":"ab"},{"id":"ab"},{"id":"ab"}]"#,
        ),
        ("parts", r#"[{"size":0}]"#),
    ] {
        let once = paths(&format!(r#"{{"{member}":{value}}}"#));
        assert_ne!(once, none, "{member}");
        for (text, expected) in [
            (format!(r#"{{"{member}":{value},"{member}":null}}"#), &none),
            (format!(r#"{{"{member}":null,"{member}":{value}}}"#), &once),
            (
                format!(r#"{{"{member}":{value},"{member}":null,"{member}":{value}}}"#),
                &once,
            ),
        ] {
            assert_eq!(&paths(&text), expected, "{text}");
        }
    }
}
