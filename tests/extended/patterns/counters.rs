//! Repetitions that are counted: random patterns of nested repetitions, with small bounds and with large ones.
//!
//! With small bounds, patterns are compiled with as many counters as possible, which depends on what is known
//! of their ambiguity, and tried on all short strings.

use shapesmith_codegen::testing::regex::CompiledPattern;
use shapesmith_codegen::testing::regex::parse::parse;

use super::hostile::operations;
use super::{count, oracle, strings};
use crate::patterns::compiled::{compiled, pattern};
use crate::support::random::Random;
use crate::support::say;

/// Characters, classes, and what consumes no character.
const ATOMS: [&str; 24] = [
    "a",
    "a",
    "a",
    "b",
    "b",
    "b",
    "c",
    "[ab]",
    "[ab]",
    "[bc]",
    "[^b]",
    ".",
    "a?",
    "b*",
    "a+",
    "(?:a|bc)",
    "(?:ab|b)",
    "(?:a|ab|b)",
    "$",
    "\\b",
    "(?=a)",
    "(?!b)",
    "(?<=a)",
    "(?=[ab]{1,2}c)",
];

/// Bounds of repetitions: `(min, max)`, with 0 for no upper bound.
type Bounds = fn(&mut Random) -> (usize, usize);

fn small(random: &mut Random) -> (usize, usize) {
    let min = random.below(4);
    match random.below(5) {
        0 => (min, 0),
        1 => (min.max(2), min.max(2)),
        _ => (min, min + 1 + random.below(3)),
    }
}

fn large(random: &mut Random) -> (usize, usize) {
    let min = random.pick(&[0, 1, 1, 1, 2, 3, 10, 63, 64, 65, 200]);
    match random.below(6) {
        0 => (min, 0),
        1 => (min.max(2), min.max(2)),
        _ => (min, min + random.pick(&[1, 5, 62, 63, 64, 127, 900])),
    }
}

/// A pattern with repetitions nested about this deep.
fn nested(random: &mut Random, depth: usize, bounds: Bounds) -> String {
    if depth == 0 {
        return random.pick(&ATOMS).to_owned();
    }
    match random.below(12) {
        0 | 1 => nested(random, depth - 1, bounds) + &nested(random, depth - 1, bounds),
        2 => format!(
            "(?:{}|{})",
            nested(random, depth - 1, bounds),
            nested(random, depth - 1, bounds)
        ),
        // What ends an iteration may be in the iteration, or not.
        3 | 4 => {
            let end = random.pick(&["a", "b", "c", "c", "c", "c?", "[bc]", "(?:c|$)"]);
            nested(random, depth - 1, bounds) + end
        }
        5 => random.pick(&["a", "b", "c", "c?"]).to_owned() + &nested(random, depth - 1, bounds),
        _ => {
            let body = nested(random, depth - 1, bounds);
            let lazy = random.pick(&["", "", "?"]);
            match bounds(random) {
                (min, 0) => format!("(?:{body}){{{min},}}{lazy}"),
                (min, max) if min == max => format!("(?:{body}){{{min}}}{lazy}"),
                (min, max) => format!("(?:{body}){{{min},{max}}}{lazy}"),
            }
        }
    }
}

fn anchored(random: &mut Random, pattern: &str) -> String {
    let start = random.pick(&["^", "^", "^", "", "(?=.*a)", "^(?!.*bb)", "^c?"]);
    let end = random.pick(&["$", "$", "$", "", "c$", "a{2,3}$", "(?:a|$)", "[ab]{0,70}$"]);
    format!("{start}{pattern}{end}")
}

/// All strings of three characters up to a length.
fn all_strings(length: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut done = 0;
    while all[done].len() < length {
        for next in ['a', 'b', 'c'] {
            all.push(format!("{}{next}", all[done]));
        }
        done += 1;
    }
    all
}

#[derive(Default)]
struct Totals {
    patterns: usize,
    counters: usize,
    nested: usize,
    refused: usize,
    values: usize,
    matches: usize,
}

impl Totals {
    /// Compares the forms of a pattern with the oracle.
    fn compare(&mut self, source: &str, values: &[String]) {
        let parsed = parse(source).unwrap_or_else(|problem| panic!("{source}: {problem}"));
        let mut all = Vec::new();
        for prefers_counters in [false, true] {
            let Ok(compiled) = CompiledPattern::bit_parallel(source, prefers_counters) else {
                self.refused += 1;
                continue;
            };
            if let CompiledPattern::BitParallel(program) = &compiled {
                let is_counter = |operation: &&[u8; 8]| matches!(operation[0] & 0x1f, 17 | 18);
                let is_nested = |operation: &[u8; 8]| operation[0] & 0x80 == 0;
                let mut counters = operations(&program.code).filter(is_counter).peekable();
                self.counters += usize::from(counters.peek().is_some());
                self.nested += usize::from(counters.any(is_nested));
            }
            self.patterns += 1;
            all.push(pattern(source, &compiled));
        }
        for value in values {
            let expected = oracle::is_match(&parsed.node, value);
            for compiled in &all {
                assert_eq!(compiled.is_match(value), expected, "{source:?}\n{value:?}");
            }
            self.values += 1;
            self.matches += usize::from(expected);
        }
    }

    fn check(&self) {
        say(&format!(
            "{} programs, {} of them with counters and {} with nested ones, {} refused, {} values, {} matches",
            self.patterns, self.counters, self.nested, self.refused, self.values, self.matches
        ));
        assert!(self.counters * 6 > self.patterns, "few counters");
        assert!(self.nested * 30 > self.patterns, "few nested counters");
        assert!(self.matches * 10 > self.values, "few matches");
        assert!(self.matches * 10 < self.values * 9, "few other values");
    }
}

#[test]
fn small_bounds_are_counted_right() {
    let count = count(2_000) / 20;
    let mut random = Random::new(21);
    let short = all_strings(5);
    let mut totals = Totals::default();
    for _ in 0..count {
        let depth = 3 + random.below(4);
        let source = nested(&mut random, depth, small);
        let source = anchored(&mut random, &source);
        let node = parse(&source).expect("a pattern").node;
        let longer = strings(&node, 60, &mut random);
        let longer = longer.into_iter().filter(|value| value.len() < 60);
        let values: Vec<String> = short.iter().cloned().chain(longer).collect();
        totals.compare(&source, &values);
    }
    totals.check();
}

#[test]
fn large_bounds_are_counted_right() {
    let count = count(2_000) / 40;
    let mut random = Random::new(22);
    let mut totals = Totals::default();
    for _ in 0..count {
        let depth = 1 + random.below(4);
        let source = nested(&mut random, depth, large);
        let source = anchored(&mut random, &source);
        let node = parse(&source).expect("a pattern").node;
        totals.compare(&source, &strings(&node, 45, &mut random));
    }
    totals.check();
}

/// Patterns with the bound `N`.
const GROWING: [&str; 9] = [
    r"^([a-zA-Z0-9_\-=/]|\{satellite_id\}|\{config\-name}|\{year\}|\{month\}|\{day\}){1,N}$",
    r"^([a-z]{1,N}\.){1,N}[a-z]{2,N}$",
    r"^(?:[a-z0-9](?:[a-z0-9-]{0,N}[a-z0-9])?\.){1,N}[a-z]{2,N}$",
    r"^(([a-z]{1,N}\.){1,N}[a-z]{2,N},){0,N}$",
    r"^([a-z]{3,N}\.){7,N}$",
    "(a{N}b){N}",
    "^(a{5,}b){N,}$",
    "^(a?b?){1,N}$",
    r"^(?!.*--)((?!xn)[a-z-]{1,N}(\.|$)){1,N}$",
];

#[test]
fn programs_do_not_grow_with_bounds() {
    for template in GROWING {
        let program = |bound: u32| {
            let source = template.replace('N', &bound.to_string());
            match CompiledPattern::bit_parallel(&source, false) {
                Ok(CompiledPattern::BitParallel(program)) => program,
                other => panic!("{source}: {other:?}"),
            }
        };
        let small = program(200);
        for bound in [900, 10_000, 1_000_000] {
            let large = program(bound);
            assert_eq!(large.code.len(), small.code.len(), "{template}");
            assert_eq!(large.set_masks, small.set_masks, "{template}");
            assert_eq!(large.register_masks, small.register_masks, "{template}");
            assert_eq!(large.cost, small.cost, "{template}");
        }
        assert!(small.cost < 140, "{template}: {}", small.cost);
    }
}

#[test]
fn bounds_are_exact() {
    let label = |length: usize| "x".repeat(length) + ".";
    let domain = "^([a-z]{1,63}\\.){1,127}[a-z]{2,63}$";
    let key = r"^([a-zA-Z0-9_\-=/]|\{satellite_id\}|\{config\-name}|\{s3\-config-id}|\{year\}|\{month\}|\{day\}){1,900}$";
    let secret = "^(a{2,3}b){999,1000}$";
    for (source, value, expected) in [
        (domain, label(63) + "com", true),
        (domain, label(64) + "com", false),
        (domain, label(63).repeat(127) + &"x".repeat(63), true),
        (domain, label(63).repeat(127) + &"x".repeat(64), false),
        (domain, label(1).repeat(128) + "com", false),
        (domain, label(63).repeat(60) + &label(64) + "com", false),
        (domain, label(1).repeat(127) + "x", false),
        (domain, "com".to_owned(), false),
        (key, "{year}/".repeat(450), true),
        (key, "{year}/".repeat(450) + "x", false),
        (key, "{satellite_id}".repeat(900), true),
        (key, "{satellite_id}".repeat(899) + "{satellite_id", false),
        (key, "{s3-config-id}".repeat(901), false),
        (key, String::new(), false),
        (secret, "aab".repeat(998), false),
        (secret, "aab".repeat(998) + "aaab", true),
        (secret, "aaab".repeat(1000), true),
        (secret, "aaab".repeat(1001), false),
        (secret, "aab".repeat(500) + "ab" + &"aab".repeat(499), false),
    ] {
        let pattern = compiled(source).expect("a pattern");
        let shown: String = value.chars().take(40).collect();
        assert_eq!(pattern.is_match(&value), expected, "{source}: {shown}…");
    }
}
