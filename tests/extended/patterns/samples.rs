//! Values that are made from patterns (feature `arbitrary`): each matches, as another engine sees it, and if there is a
//! match of a length, one is made.

use std::collections::BTreeSet;
use std::fs;

use arbitrary::Unstructured;
use regress::Regex;
use shapesmith::__private::Pattern;
use shapesmith_codegen::testing::regex::CompiledPattern;
use shapesmith_codegen::testing::regex::parse::parse;

use super::trees::tree;
use super::{PIECES, WITHOUT_MEANING, count, oracle, other_engine};
use crate::patterns::compiled::{compiled, pattern};
use crate::support::random::Random;
use crate::support::{corpus, say};

/// Random bytes.
fn bytes(random: &mut Random, length: usize) -> Vec<u8> {
    (0..length)
        .map(|_| u8::try_from(random.below(256)).expect("a byte"))
        .collect()
}

fn leak(pattern: Pattern) -> &'static Pattern {
    Box::leak(Box::new(pattern))
}

/// Values of a pattern with these lengths: from no bytes, and from random ones.
fn samples(
    pattern: &'static Pattern,
    lengths: (usize, usize),
    count: usize,
    random: &mut Random,
) -> Vec<Option<String>> {
    let of_number = |number: usize| {
        let most = [0, 8, 60, 400][number.min(3)];
        let bytes = bytes(random, most);
        let value = pattern.arbitrary(lengths, &mut Unstructured::new(&bytes));
        let again = pattern.arbitrary(lengths, &mut Unstructured::new(&bytes));
        assert_eq!(value, again, "{}", pattern.source);
        if let Some(value) = &value {
            let length = value.chars().count();
            let (min, max) = lengths;
            assert!(
                min <= length && length <= max,
                "{} {lengths:?} {value:?}",
                pattern.source
            );
        }
        value
    };
    (0..count).map(of_number).collect()
}

/// Short texts of the characters that the random trees distinguish.
fn short_texts(max: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..max {
        let longer = |text: &String| ['a', 'b', 'c', '1', '-'].map(|c| format!("{text}{c}"));
        last = last.iter().flat_map(longer).collect();
        all.extend(last.iter().cloned());
    }
    all
}

#[test]
fn a_match_is_made_if_there_is_one() {
    let count = count(10_000) / 20;
    let mut random = Random::new(8);
    let texts = short_texts(4);
    let (mut made, mut none, mut missed, mut of_programs) = (0, 0, 0, 0);
    for _ in 0..count {
        let parts = 1 + random.below(9);
        let (_, mut source) = tree(&mut random, parts);
        if random.below(3) > 0 {
            source = format!("^(?:{source})$");
        }
        let parsed = parse(&source).expect("a pattern").node;
        let lengths = random.pick(&[
            (0, 4),
            (1, 3),
            (2, 2),
            (4, 4),
            (3, 1_000),
            (0, 0),
            (0, usize::MAX),
        ]);
        let programs =
            [false, true].map(|counters| CompiledPattern::bit_parallel(&source, counters));
        let all = [CompiledPattern::new(&source)].into_iter().chain(programs);
        for (is_program, compiled) in all
            .enumerate()
            .map(|(index, compiled)| (index > 0, compiled))
        {
            let Ok(compiled) = compiled else {
                continue;
            };
            let is_program = is_program || matches!(compiled, CompiledPattern::BitParallel(_));
            of_programs += usize::from(is_program);
            let pattern = leak(pattern(&source, &compiled));
            for value in samples(pattern, lengths, 5, &mut random) {
                if let Some(value) = value {
                    assert!(oracle::is_match(&parsed, &value), "{source} {value:?}");
                    assert!(pattern.is_match(&value), "{source} {value:?}");
                    made += 1;
                    continue;
                }
                let fits = |text: &&String| (lengths.0..=lengths.1).contains(&text.len());
                let possible = texts
                    .iter()
                    .filter(fits)
                    .find(|text| pattern.is_match(text));
                let Some(possible) = possible else {
                    none += 1;
                    continue;
                };
                // A program has conditions that a walk does not look at.
                let is_conditional = source.contains("(?")
                    && source.replace("(?:", "").contains("(?")
                    || source.contains("\\b")
                    || source.contains("\\B");
                assert!(
                    is_program && is_conditional,
                    "{source} {lengths:?} matches {possible:?}"
                );
                missed += 1;
            }
        }
    }
    say(&format!(
        "{made} matches, {none} without one, {missed} missed; {of_programs} programs"
    ));
    assert!(made > none && missed * 50 < made, "{made} {none} {missed}");
}

#[test]
fn random_patterns_have_matches_that_another_engine_sees() {
    let count = count(2_000);
    let mut random = Random::new(9);
    let (mut valid, mut made) = (0, 0);
    for _ in 0..count {
        let length = 1 + random.below(9);
        let mut source: String = (0..length).map(|_| random.pick(&PIECES)).collect();
        let open = source.matches('(').count();
        let closed = source.matches(')').count();
        source.extend((closed..open).map(|_| ')'));
        let (Ok(regex), Ok(compiled)) = (Regex::with_flags(&source, "u"), compiled(&source)) else {
            continue;
        };
        valid += 1;
        let pattern = leak(compiled);
        let lengths = random.pick(&[(0, usize::MAX), (0, 12), (5, 9)]);
        for value in samples(pattern, lengths, 5, &mut random)
            .into_iter()
            .flatten()
        {
            assert!(regex.find(&value).is_some(), "{source:?}\n{value:?}");
            made += 1;
        }
    }
    assert!(valid * 5 > count && made > valid * 3, "{made} of {valid}");
}

#[test]
fn all_alternatives_and_lengths_occur() {
    let mut random = Random::new(10);
    for (source, lengths, expected) in [
        ("^(a|bcd|e{2}|)$", (0, 9), &["", "a", "bcd", "ee"][..]),
        ("^(a|b){2}$", (0, 9), &["aa", "ab", "ba", "bb"]),
        ("^a*$", (1, 3), &["a", "aa", "aaa"]),
        ("^(aa|bbb)+$", (5, 5), &["aabbb", "bbbaa"]),
        ("^(?!a)[abc]$", (0, 9), &["b", "c"]),
        ("^x{1,2}$", (2, 9), &["xx"]),
    ] {
        let pattern = leak(compiled(source).expect("a pattern"));
        let program = CompiledPattern::bit_parallel(source, false).expect("a program");
        for pattern in [pattern, leak(self::pattern(source, &program))] {
            let values = samples(pattern, lengths, 400, &mut random);
            let values: BTreeSet<String> = values.into_iter().flatten().collect();
            assert_eq!(
                values,
                expected.iter().map(|&text| text.to_owned()).collect(),
                "{source}"
            );
        }
    }
    // Characters beyond ASCII, of several kinds.
    let words = leak(compiled(r"^[\p{L}\p{N}]{1,8}$").expect("a pattern"));
    let values = samples(words, (0, usize::MAX), 400, &mut random);
    let letters: BTreeSet<char> = values
        .iter()
        .flatten()
        .flat_map(|text| text.chars())
        .collect();
    let is_kind: [fn(&char) -> bool; 4] = [
        char::is_ascii_digit,
        char::is_ascii_alphabetic,
        |c| !c.is_ascii() && c.is_numeric(),
        |c| !c.is_ascii() && c.is_alphabetic(),
    ];
    assert!(
        is_kind.iter().all(|is_kind| letters.iter().any(is_kind)),
        "{letters:?}"
    );
}

#[test]
fn a_walk_is_linear_in_the_length() {
    for (source, lengths) in [
        ("^(a|b)*c$", (200_000, usize::MAX)),
        ("^(?:(?:[ab]{1,500}c){1,500}d)?$", (2, 60_000)),
        ("^.{1,2048}$", (2_000, 2_048)),
        ("^(a{3}|b{5})*$", (1_999, 1_999)),
        ("^(a{4})*$", (5, 7)),
        ("^(a{2}){0,1000}b?$", (1_999, 2_000)),
    ] {
        let pattern = leak(compiled(source).expect("a pattern"));
        let bytes = bytes(&mut Random::new(3), 1_000);
        for bytes in [&[][..], &bytes] {
            let value = pattern.arbitrary(lengths, &mut Unstructured::new(bytes));
            assert_eq!(value.is_none(), source == "^(a{4})*$", "{source}");
            assert!(
                value.is_none_or(|value| pattern.is_match(&value)),
                "{source}"
            );
        }
    }
}

#[test]
fn patterns_of_the_corpus_have_matches() {
    let Some(corpus) = corpus("patterns_of_the_corpus_have_matches") else {
        return;
    };
    let text = fs::read_to_string(corpus.join("models/patterns.json")).expect("patterns");
    let patterns: std::collections::BTreeMap<String, u64> =
        serde_json::from_str(&text).expect("JSON");
    let full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let step = if full { 1 } else { 20 };
    let mut random = Random::new(11);
    let (mut made, mut programs, mut distinct) = (0, 0, 0);
    let mut without = Vec::new();
    for source in patterns
        .keys()
        .step_by(step)
        .filter(|source| *source != WITHOUT_MEANING)
    {
        let compiled = CompiledPattern::new(source).expect("a pattern");
        programs += usize::from(matches!(compiled, CompiledPattern::BitParallel(_)));
        let pattern = leak(pattern(source, &compiled));
        let values = samples(pattern, (0, usize::MAX), 20, &mut random);
        let values: Vec<String> = values.into_iter().flatten().collect();
        if values.is_empty() {
            without.push(source);
            continue;
        }
        assert_eq!(values.len(), 20, "{source}");
        let parsed = parse(source).expect("a pattern");
        let flags = if parsed.unicode { "u" } else { "" };
        for value in &values {
            assert!(pattern.is_match(value), "{source}\n{value:?}");
        }
        if !super::BY_HAND.iter().any(|(known, ..)| known == source) {
            let short: Vec<String> = values
                .iter()
                .filter(|value| value.len() < 100)
                .cloned()
                .collect();
            let verdicts = other_engine(source, flags, &short);
            assert!(
                verdicts.iter().all(|verdict| *verdict),
                "{source}\n{short:?}"
            );
        }
        made += values.len();
        distinct += values.iter().collect::<BTreeSet<_>>().len();
    }
    say(&format!(
        "{made} values, {distinct} of them different; {programs} programs; none: {without:#?}"
    ));
}
