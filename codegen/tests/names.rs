//! Members are named as in the official Rust SDK: (shape, member, field) triples of two services. Values of enums
//! without names get distinct ones.

use std::collections::HashSet;
use std::fs;

use shapesmith_codegen::testing::plan::{ident, snake_case, value_names};
use shapesmith_test_support::corpus;
use shapesmith_test_support::random::Random;

#[test]
fn fields_have_the_names_of_the_official_sdk() {
    let Some(corpus) = corpus("fields_have_the_names_of_the_official_sdk") else {
        return;
    };
    let mut compared = 0;
    for service in ["cognito-identity-provider", "ssm"] {
        let path = corpus.join(format!("names/{service}.tsv"));
        let text = fs::read_to_string(path).expect("the names");
        for line in text.lines() {
            let [_, member, field] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{line:?} is not a triple");
            };
            let ours = ident(&snake_case(member)).to_string();
            let theirs = field.strip_prefix("r#").unwrap_or(field);
            assert_eq!(ours.strip_prefix("r#").unwrap_or(&ours), theirs, "{line}");
            compared += 1;
        }
    }
    assert!(compared > 2000, "only {compared} names were compared");
}

/// Parts of values: words, digits, separators, symbols, letters of other scripts, and names that are taken.
const PARTS: [&str; 48] = [
    "a",
    "A",
    "b",
    "ab",
    "aB",
    "AB",
    "x1",
    "1",
    "15",
    "5",
    "0",
    "-",
    "_",
    " ",
    ".",
    "/",
    ":",
    "+",
    "=",
    "<",
    ">",
    "≤",
    "≥",
    "!",
    "!=",
    "%",
    "é",
    "μ",
    "µ",
    "日本",
    "👍",
    "👍🏽",
    "e\u{301}",
    "\u{200d}",
    "\u{202e}",
    "\n",
    "\0",
    "\"",
    "\\",
    "Self",
    "self",
    "Unknown",
    "UnknownValue",
    "Empty",
    "Plus",
    "Minus",
    "type",
    "²",
];

#[test]
fn values_have_distinct_names() {
    const SETS: u64 = 5_000;
    let (mut values_named, mut numbered) = (0, 0);
    for seed in 1..=SETS {
        let mut random = Random::new(seed);
        let mut values: Vec<String> = Vec::new();
        for _ in 0..=random.below(30) {
            let parts = (0..random.below(4)).map(|_| random.pick(&PARTS));
            let value: String = parts.collect();
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let texts: Vec<&str> = values.iter().map(String::as_str).collect();
        let names = value_names(&texts);
        let mut known = HashSet::new();
        for (value, name) in texts.iter().zip(&names) {
            let is_camel_case = name
                .trim_start_matches('_')
                .split('_')
                .all(|word| word.is_empty() || !word.starts_with(|c: char| c.is_ascii_lowercase()));
            syn::parse_str::<syn::Ident>(name).expect(name);
            assert!(
                name.is_ascii() && is_camel_case && name != "Unknown",
                "{value:?}: {name}"
            );
            assert!(known.insert(name), "{texts:?}: two are named {name}");
        }
        // Without another value, those that come before it keep their names, unless the names clash.
        let all_but_last = value_names(&texts[..texts.len() - 1]);
        let renamed = all_but_last
            .iter()
            .zip(&names)
            .filter(|(a, b)| a != b)
            .count();
        let last = value_names(&texts[texts.len() - 1..]);
        if !all_but_last.contains(&last[0]) {
            assert_eq!(renamed, 0, "{texts:?}");
        }
        let alone = texts.iter().map(|value| value_names(&[value])[0].clone());
        numbered += alone
            .zip(&names)
            .filter(|(alone, name)| alone != *name)
            .count();
        values_named += texts.len();
    }
    println!("{SETS} sets of {values_named} values, of which {numbered} are numbered");
}
