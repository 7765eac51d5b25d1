//! The table in `docs/json.md`.

use std::fmt::Debug;
use std::fs;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shapesmith::BigInteger;

use crate::formats::{Bincode, Bson, Format, Postcard, Refused, Toml, for_each_format};
use crate::own::Own;
use crate::rule::{Rule, Sample, rule};
use crate::trip::{Choice, Everything, Lists, Maps, Part, Plain, SparseLists, SparseMaps};
use crate::values::{Make, Source};

/// The results for values in a format.
#[derive(Debug, Default)]
struct Outcome {
    equal: usize,
    refused_writing: usize,
    refused_reading: usize,
    /// Values that were read as other ones.
    changed: usize,
}

impl Outcome {
    /// The cell of the table.
    fn cell(&self) -> &'static str {
        match (
            self.equal,
            self.refused_writing,
            self.refused_reading + self.changed,
        ) {
            (1.., 0, 0) => "yes",
            (0, 1.., 0) => "refused",
            (0, _, _) => "no",
            _ => "partly",
        }
    }
}

const VALUES: u64 = 500;

/// The results for values, each checked against the rule.
fn outcome<F: Format, T>(make: impl Fn(&mut Source) -> T, rule: impl Fn(&T) -> Rule<T>) -> Outcome
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let mut outcome = Outcome::default();
    for seed in 1..=VALUES {
        let mut source = Source::new(seed);
        source.nul_in_keys = F::NAME != Bson::NAME;
        let value = make(&mut source);
        let rule = rule(&value);
        let (example, is_right) = match F::round_trip(&value) {
            Ok((_, again)) if again == value => {
                outcome.equal += 1;
                let is_right = matches!(&rule, Rule::Rounded) || rule == Rule::Read(again);
                (format!("{value:?}"), is_right)
            }
            Ok((written, again)) => {
                outcome.changed += 1;
                let text = String::from_utf8_lossy(&written);
                let example = format!("{value:?} became {again:?}: {text}");
                let is_right = matches!(&rule, Rule::Rounded) || rule == Rule::Read(again);
                (example, is_right)
            }
            Err(Refused::Writing(error)) => {
                outcome.refused_writing += 1;
                (
                    format!("writing {value:?}: {error}"),
                    matches!(&rule, Rule::Refused),
                )
            }
            Err(Refused::Reading(error)) => {
                outcome.refused_reading += 1;
                (
                    format!("reading {value:?}: {error}"),
                    matches!(&rule, Rule::Rounded),
                )
            }
        };
        assert!(is_right, "{}, {seed}: {rule:?}: {example}", F::NAME);
    }
    outcome
}

/// A union with one of these members.
fn choice(source: &mut Source, is_one: impl Fn(&Choice) -> bool) -> Choice {
    loop {
        let choice = Choice::make(source);
        if is_one(&choice) {
            return choice;
        }
    }
}

/// Structures, lists, maps and unions of simple shapes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Simple {
    choices: Vec<Choice>,
    part: Part,
    plain: Plain,
}

impl Sample for Simple {
    fn documents(&mut self, _: &mut dyn FnMut(&mut Value)) {}
}

fn simple(source: &mut Source) -> Simple {
    let is_simple = |choice: &Choice| {
        use Choice::{Blob, Boolean, Byte, Double, Float, Integer, Level, Long, Rows, Short, Suit};
        matches!(
            choice,
            Boolean(_) | Byte(_) | Short(_) | Integer(_) | Long(_) | Float(_) | Double(_)
        ) || matches!(
            choice,
            Choice::String(_) | Suit(_) | Level(_) | Blob(_) | Rows(_) | Choice::Unit
        )
    };
    let mut plain = Plain::make(source);
    plain.document = None;
    plain.table = None;
    plain.big_integer = None;
    plain.big_decimal = None;
    plain.part = None;
    plain.choice = Some(choice(source, is_simple));
    let choices = (0..3).map(|_| choice(source, is_simple)).collect();
    let part = Part::builder()
        .choice(choice(source, is_simple))
        .build_unchecked();
    Simple {
        choices,
        part,
        plain,
    }
}

fn big(source: &mut Source) -> Choice {
    choice(source, |choice| {
        matches!(choice, Choice::BigInteger(_) | Choice::BigDecimal(_))
    })
}

fn timestamp(source: &mut Source) -> Choice {
    use Choice::{DateTime, Epoch, HttpDate};
    choice(source, |choice| {
        matches!(choice, Epoch(_) | DateTime(_) | HttpDate(_))
    })
}

fn document(source: &mut Source) -> Choice {
    choice(source, |choice| {
        matches!(choice, Choice::Document(_) | Choice::Other(_))
    })
}

fn sparse(source: &mut Source) -> Choice {
    choice(source, |choice| match choice {
        Choice::Table(table) => table.values().flatten().any(Option::is_none),
        _ => false,
    })
}

const COLUMNS: [&str; 6] = [
    "simple shapes",
    "timestamps",
    "big numbers",
    "documents",
    "null",
    "`flatten`, `tag`, `untagged`",
];

fn row<F: Format>() -> (String, [Outcome; 6]) {
    let outcomes = [
        outcome::<F, _>(simple, rule::<F, _>),
        outcome::<F, _>(timestamp, rule::<F, _>),
        outcome::<F, _>(big, rule::<F, _>),
        outcome::<F, _>(document, rule::<F, _>),
        outcome::<F, _>(sparse, rule::<F, _>),
        outcome::<F, _>(Own::make, rule::<F, _>),
    ];
    (F::NAME.to_owned(), outcomes)
}

#[test]
fn the_readme_has_this_table() {
    let mut table = format!("| format | {} |\n", COLUMNS.join(" | "));
    table.push_str(&format!("| --- |{}\n", " --- |".repeat(COLUMNS.len())));
    for (name, outcomes) in for_each_format!(row) {
        for (column, outcome) in COLUMNS.iter().zip(&outcomes) {
            println!("{name}, {column}: {outcome:?}");
        }
        let cells: Vec<&str> = outcomes.iter().map(Outcome::cell).collect();
        table.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
    }
    if cfg!(feature = "arbitrary_precision") {
        return; // the table is without it
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/json.md");
    let page = fs::read_to_string(path).expect("the page");
    let (before, rest) = page
        .split_once("<!-- formats -->\n")
        .expect("the table's start");
    let (found, after) = rest
        .split_once("<!-- end of formats -->")
        .expect("the table's end");
    if std::env::var_os("SHAPESMITH_BLESS").is_some() {
        let text = format!("{before}<!-- formats -->\n{table}<!-- end of formats -->{after}");
        fs::write(path, text).expect("the page can be written");
    } else {
        assert_eq!(found, table, "SHAPESMITH_BLESS=1 rewrites the table");
    }
}

fn private_keys<F: Format>() {
    let mut plain = Plain::builder()
        .big_integer(BigInteger::from(10).pow(40))
        .big_decimal("0.1234567890123456789012345".parse().expect("a number"))
        .long(i64::MIN)
        .document(json!({"a": [1.5, u64::MAX, -1, 1e300]}))
        .build_unchecked();
    if F::NAME.contains("BSON") || F::NAME.contains("TOML") {
        plain.document = None;
    }
    let (mut written, again) = match F::round_trip(&plain) {
        Ok(written) => written,
        Err(Refused::Writing(_)) if ["`bincode`", "`postcard`"].contains(&F::NAME) => return,
        Err(error) => panic!("{}: {error:?}", F::NAME),
    };
    assert_eq!(again, plain, "{}", F::NAME);
    written.retain(u8::is_ascii);
    let text = String::from_utf8_lossy(&written);
    assert!(!text.contains("private"), "{}: {text}", F::NAME);
}

#[test]
fn no_format_has_the_private_keys_of_another() {
    for_each_format!(private_keys);
}

fn everything<F: Format>() {
    let formats = [
        "`serde_json::Value`",
        "JSON (`serde_json`)",
        "CBOR (`ciborium`)",
        "MessagePack (`rmp-serde`)",
    ];
    if formats.contains(&F::NAME) {
        let outcome = outcome::<F, _>(Everything::make, |value| Rule::Read(value.clone()));
        assert_eq!(outcome.cell(), "yes", "{}: {outcome:?}", F::NAME);
    }
}

#[test]
fn every_kind_in_every_place() {
    for_each_format!(everything);
}

fn undescribed<F: Format>() {
    let formats = ["`bincode`", "`postcard`"];
    if formats.contains(&F::NAME) {
        for seed in 1..50 {
            let source = &mut Source::new(seed);
            let refused = [
                F::round_trip(&Plain::make(source)).err(),
                F::round_trip(&Lists::make(source)).err(),
                F::round_trip(&Maps::make(source)).err(),
                F::round_trip(&SparseLists::make(source)).err(),
                F::round_trip(&SparseMaps::make(source)).err(),
                F::round_trip(&Choice::make(source)).err(),
                F::round_trip(&vec![Choice::make(source)]).err(),
            ];
            for refused in refused {
                assert!(
                    matches!(refused, Some(Refused::Writing(_))),
                    "{}: {refused:?}",
                    F::NAME
                );
            }
        }
    }
}

#[test]
fn formats_that_do_not_describe_themselves_refuse_while_writing() {
    for_each_format!(undescribed);
}

/// TOML has no null, and leaves out an entry of a map that is one. In a list, it is an error.
fn null_in_a_map<F: Format>() {
    let entries = [("a", Some("1")), ("b", None)];
    let value = SparseMaps::builder().string(entries).build_unchecked();
    let read = F::round_trip(&value).map(|(_, read)| read);
    match F::NAME {
        Bincode::NAME | Postcard::NAME => assert!(read.is_err(), "{}: {read:?}", F::NAME),
        Toml::NAME => {
            let one = SparseMaps::builder().string([entries[0]]);
            assert_eq!(read.ok(), Some(one.build_unchecked()));
        }
        _ => assert_eq!(read.ok(), Some(value), "{}", F::NAME),
    }
}

#[test]
fn a_null_in_a_map_is_read_again_except_in_toml() {
    for_each_format!(null_in_a_map);
}
