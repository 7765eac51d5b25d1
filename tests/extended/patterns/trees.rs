//! Random syntax trees, each written as a pattern. The oracle matches the random tree, not the parsed one, so
//! that the expected result does not depend on the parser's simplifications.

use shapesmith_codegen::testing::regex::CompiledPattern;
use shapesmith_codegen::testing::regex::ast::{Assertion, Node};
use shapesmith_codegen::testing::regex::char_set::CharSet;
use shapesmith_codegen::testing::regex::parse::parse;

use super::{count, oracle, strings};
use crate::patterns::compiled::pattern;
use crate::support::random::Random;
use crate::support::say;

/// Bounds of repetitions, often special ones.
const BOUNDS: [(u32, Option<u32>); 22] = [
    (0, Some(0)),
    (0, Some(0)),
    (0, Some(0)),
    (1, Some(1)),
    (1, Some(1)),
    (0, Some(1)),
    (0, Some(1)),
    (0, None),
    (0, None),
    (0, None),
    (1, None),
    (1, None),
    (1, None),
    (2, None),
    (3, None),
    (2, Some(2)),
    (0, Some(2)),
    (1, Some(2)),
    (2, Some(4)),
    (0, Some(5)),
    (3, Some(3)),
    (4, Some(4)),
];

/// A quantifier, in one of its spellings.
fn quantifier(random: &mut Random, (min, max): (u32, Option<u32>)) -> String {
    let lazy = random.pick(&["", "", "?"]);
    let written = match (min, max, random.below(2)) {
        (0, Some(1), 0) => "?".to_owned(),
        (0, None, 0) => "*".to_owned(),
        (1, None, 0) => "+".to_owned(),
        (_, None, _) => format!("{{{min},}}"),
        (_, Some(max), 0) if max == min => format!("{{{min}}}"),
        (_, Some(max), _) => format!("{{{min},{max}}}"),
    };
    written + lazy
}

fn one(low: char, high: char) -> Node {
    Node::Class(CharSet::ranges(&[(low.into(), high.into())]))
}

/// A tree without parts, and its source.
fn atom(random: &mut Random) -> (Node, String) {
    let (node, source) = match random.below(14) {
        0..=2 => (one('a', 'a'), "a"),
        3 | 4 => (one('b', 'b'), "b"),
        5 => (one('a', 'c'), "[a-c]"),
        6 => (one('0', '9'), "\\d"),
        7 => (Node::Class(CharSet::ranges(&[])), "[]"),
        8 => (Node::Class(CharSet::all()), "[^]"),
        9 => (Node::Concat(Vec::new()), ""),
        10 => (Node::Assertion(Assertion::Start), "^"),
        11 => (Node::Assertion(Assertion::End), "$"),
        12 => (Node::Assertion(Assertion::WordBoundary), "\\b"),
        _ => (Node::Assertion(Assertion::NotWordBoundary), "\\B"),
    };
    (node, source.to_owned())
}

/// A tree of about this many parts, and its source.
pub(super) fn tree(random: &mut Random, parts: usize) -> (Node, String) {
    if parts <= 1 {
        return atom(random);
    }
    let half = 1 + random.below(parts - 1);
    match random.below(10) {
        0 | 1 => {
            let (one, first) = tree(random, half);
            let (other, second) = tree(random, parts - half);
            (
                Node::Concat(vec![one, other]),
                format!("(?:{first}){second}"),
            )
        }
        2 | 3 => {
            let (one, first) = tree(random, half);
            let (other, second) = tree(random, parts - half);
            let node = Node::Alternation(vec![one, other]);
            (node, format!("(?:{first}|{second})"))
        }
        4 => {
            let (node, source) = tree(random, parts - 1);
            let (ahead, negative) = (random.below(2) == 0, random.below(2) == 0);
            let open = match (ahead, negative) {
                (true, false) => "(?=",
                (true, true) => "(?!",
                (false, false) => "(?<=",
                (false, true) => "(?<!",
            };
            let node = Box::new(node);
            let look = Node::LookAround {
                node,
                ahead,
                negative,
            };
            (look, format!("{open}{source})"))
        }
        _ => {
            let (node, source) = tree(random, parts - 1);
            let (min, max) = random.pick(&BOUNDS);
            let repeat = Node::Repetition {
                node: Box::new(node),
                min,
                max,
            };
            let quantifier = quantifier(random, (min, max));
            (repeat, format!("(?:{source}){quantifier}"))
        }
    }
}

#[test]
fn trees_mean_the_same_when_they_are_read() {
    let count = count(10_000) / 10;
    let mut random = Random::new(5);
    let (mut tried, mut matches, mut programs, mut refused) = (0, 0, 0, 0);
    for _ in 0..count {
        let parts = 1 + random.below(9);
        let (mut node, mut source) = tree(&mut random, parts);
        // Most patterns in models match whole values.
        if random.below(2) == 0 {
            let (start, end) = (Assertion::Start, Assertion::End);
            node = Node::Concat(vec![Node::Assertion(start), node, Node::Assertion(end)]);
            source = format!("^(?:{source})$");
        }
        let parsed = parse(&source).unwrap_or_else(|problem| panic!("{source}: {problem}"));
        assert!(parsed.unicode, "{source}");
        let all = [
            CompiledPattern::new(&source),
            CompiledPattern::bit_parallel(&source, false),
        ];
        refused += usize::from(all[0].is_err());
        programs += usize::from(all[1].is_ok());
        let all: Vec<_> = all
            .into_iter()
            .flatten()
            .map(|compiled| pattern(&source, &compiled))
            .collect();
        for value in strings(&node, 40, &mut random) {
            if value.len() > 20 {
                continue;
            }
            let expected = oracle::is_match(&node, &value);
            let read = oracle::is_match(&parsed.node, &value);
            assert_eq!(read, expected, "as it is read: {source}\n{value:?}");
            for compiled in &all {
                assert_eq!(compiled.is_match(&value), expected, "{source}\n{value:?}");
            }
            tried += 1;
            matches += usize::from(expected);
        }
    }
    say(&format!(
        "{count} trees, {programs} of them as programs, {refused} refused; {tried} values, {matches} matches"
    ));
    assert!(
        refused * 50 < count,
        "{refused} of {count} trees are refused"
    );
    assert!(
        programs * 2 > count,
        "only {programs} of {count} are programs"
    );
    assert!(
        matches * 5 > tried && matches * 5 < tried * 4,
        "{matches} matches of {tried}"
    );
}
