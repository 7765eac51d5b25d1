//! Patterns, compiled by the macro and matched by the runtime, compared with another engine.
//!
//! With the corpus, the patterns of the official models are tested on strings made from them: matches, near
//! misses, and unrelated strings. By default, every twentieth pattern is tested; with `SHAPESMITH_CORPUS_FULL=1`,
//! all of them.

mod compiled;
mod counters;
mod hostile;
mod oracle;
mod samples;
mod sets;
mod trees;
mod verdicts;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::patterns::compiled::{compiled, pattern};
use crate::support::random::Random;
use crate::support::{corpus, say};
use regress::Regex;
use shapesmith_codegen::testing::regex::CompiledPattern;
use shapesmith_codegen::testing::regex::ast::Node;
use shapesmith_codegen::testing::regex::char_set::CharSet;
use shapesmith_codegen::testing::regex::parse::parse;
use verdicts::{BY_HAND, RULES};

/// The only invalid pattern of the corpus: it repeats a repetition.
const WITHOUT_MEANING: &str =
    "^arn:aws(-[a-z]{1,3}){0,2}:rbin:[a-z\\-0-9]{0,63}:[0-9]{12}:rule/[0-9a-zA-Z]{11}{0,1011}$";

/// Characters that patterns often distinguish.
const ODD: [char; 24] = [
    '\0', '\t', '\n', '\r', ' ', '-', '.', '/', ':', '0', '9', 'A', 'Z', '_', 'a', 'z', '\u{7f}',
    '\u{85}', '\u{a0}', 'é', '\u{2028}', '\u{d7ff}', '\u{fffd}', '😀',
];

/// Strings made from a pattern.
struct Strings<'r> {
    random: &'r mut Random,
    /// Characters at the edges of its sets.
    edges: Vec<char>,
}

impl Strings<'_> {
    fn collect_edges(&mut self, node: &Node) {
        match node {
            Node::Class(set) => {
                for &bound in set.bounds() {
                    let near = [bound.wrapping_sub(1), bound];
                    self.edges
                        .extend(near.into_iter().filter_map(char::from_u32));
                }
                self.edges.truncate(400);
            }
            Node::Concat(nodes) | Node::Alternation(nodes) => {
                for node in nodes {
                    self.collect_edges(node);
                }
            }
            Node::Repetition { node, .. } | Node::LookAround { node, .. } => {
                self.collect_edges(node);
            }
            Node::Assertion(_) => {}
        }
    }

    fn one(&mut self, set: &CharSet) -> Option<char> {
        let ranges: Vec<&[u32]> = set.bounds().chunks(2).collect();
        if ranges.is_empty() {
            return None;
        }
        let range = ranges[self.random.below(ranges.len())];
        let code = match self.random.below(4) {
            0 => range[0],
            1 => range[1] - 1,
            _ => {
                let offset = self.random.below((range[1] - range[0]) as usize);
                range[0] + u32::try_from(offset).expect("a code point")
            }
        };
        char::from_u32(code)
    }

    /// A string that matches if there are no assertions.
    fn matching(&mut self, node: &Node, long: bool, out: &mut String) {
        match node {
            Node::Class(set) => out.extend(self.one(set)),
            Node::Concat(nodes) => {
                for node in nodes {
                    self.matching(node, long, out);
                }
            }
            Node::Alternation(nodes) => {
                if !nodes.is_empty() {
                    let node = &nodes[self.random.below(nodes.len())];
                    self.matching(node, long, out);
                }
            }
            Node::Repetition { node, min, max } => {
                let most = if long { 40 } else { 3 };
                let more = self.random.below(most);
                let mut count = *min as usize + more;
                if let Some(max) = max {
                    count = count.min(*max as usize);
                    // The maximum, or one more.
                    if *max < 300 && self.random.below(6) == 0 {
                        count = *max as usize + self.random.below(2);
                    }
                }
                // Nested repetitions multiply.
                for _ in 0..count {
                    if out.len() > 600 {
                        break;
                    }
                    self.matching(node, long, out);
                }
            }
            Node::Assertion(_) => {}
            // Sometimes the content of a look-around, so that it matches or does not.
            Node::LookAround { node, .. } => {
                if self.random.below(3) == 0 {
                    self.matching(node, long, out);
                }
            }
        }
    }

    fn odd(&mut self) -> char {
        if self.edges.is_empty() || self.random.below(3) == 0 {
            return self.random.pick(&ODD);
        }
        self.edges[self.random.below(self.edges.len())]
    }

    /// A slightly different string.
    fn mutated(&mut self, text: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        for _ in 0..=self.random.below(2) {
            let at = self.random.below(chars.len() + 1);
            let odd = self.odd();
            match self.random.below(6) {
                0 => chars.insert(at, odd),
                1 if at < chars.len() => chars[at] = odd,
                2 if at < chars.len() => drop(chars.remove(at)),
                3 => chars.truncate(at),
                4 => chars.push(odd),
                _ => chars.insert(0, odd),
            }
        }
        chars.into_iter().collect()
    }
}

/// The number of random patterns.
fn count(everyday: usize) -> usize {
    std::env::var("SHAPESMITH_PATTERNS").map_or(everyday, |count| {
        count.parse().expect("SHAPESMITH_PATTERNS is a number")
    })
}

/// Different strings for a pattern, the short ones first.
fn strings(node: &Node, count: usize, random: &mut Random) -> Vec<String> {
    let edges = Vec::new();
    let mut strings = Strings { random, edges };
    strings.collect_edges(node);
    let mut found: BTreeSet<String> = ODD.iter().map(char::to_string).collect();
    found.insert(String::new());
    found.insert("x".repeat(200));
    let mut tries = 0;
    while found.len() < count && tries < count * 20 {
        tries += 1;
        let mut text = String::new();
        let long = strings.random.below(8) == 0;
        strings.matching(node, long, &mut text);
        if strings.random.below(3) > 0 {
            text = strings.mutated(&text);
        }
        found.insert(text);
    }
    let mut found: Vec<String> = found.into_iter().collect();
    found.sort_by_key(String::len);
    found
}

#[test]
fn patterns_of_the_corpus_agree_with_another_engine() {
    let Some(corpus) = corpus("patterns_of_the_corpus_agree_with_another_engine") else {
        return;
    };
    let text = fs::read_to_string(corpus.join("models/patterns.json")).expect("patterns");
    let patterns: BTreeMap<String, u64> = serde_json::from_str(&text).expect("JSON");
    let full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let step = if full { 1 } else { 20 };
    let (mut compared, mut alone, mut unfinished, mut tried, mut matches) = (0, 0, 0, 0, 0);
    for (source, number) in patterns.keys().zip(0..) {
        if number % step != 0 {
            continue;
        }
        if *source == WITHOUT_MEANING {
            assert!(compiled(source).is_err());
            continue;
        }
        let pattern = compiled(source).unwrap_or_else(|problem| panic!("{source}: {problem}"));
        let parsed = parse(source).expect("a pattern");
        let flags = if parsed.unicode { "u" } else { "" };
        if BY_HAND.iter().any(|(known, ..)| known == source) {
            alone += 1;
            continue;
        }
        let mut random = Random::new(number + 1);
        let values = strings(&parsed.node, 520, &mut random);
        let verdicts = other_engine(source, flags, &values);
        unfinished += usize::from(verdicts.len() < values.len());
        for (value, expected) in values.iter().zip(verdicts) {
            assert_eq!(pattern.is_match(value), expected, "{source}\n{value:?}");
            tried += 1;
            matches += u64::from(expected);
        }
        compared += 1;
    }
    say(&format!(
        "{compared} patterns on {tried} strings, {matches} of them matches: 0 disagreements; \
         {alone} patterns with verdicts by hand, and {unfinished} on which the other engine did not finish"
    ));
    assert!(
        matches * 10 > tried,
        "only {matches} of {tried} strings match"
    );
}

/// The results of the other engine, up to the first value on which it takes too long: it backtracks.
fn other_engine(source: &str, flags: &str, values: &[String]) -> Vec<bool> {
    let regex = Regex::with_flags(source, flags);
    let regex = regex.unwrap_or_else(|problem| panic!("{source}: {problem}; what is right?"));
    let (sender, receiver) = mpsc::channel();
    let all = values.to_vec();
    // A thread that does not finish ends with the test.
    thread::spawn(move || {
        for value in all {
            if sender.send(regex.find(&value).is_some()).is_err() {
                break;
            }
        }
    });
    let mut verdicts = Vec::with_capacity(values.len());
    while verdicts.len() < values.len() {
        match receiver.recv_timeout(Duration::from_secs(2)) {
            Ok(verdict) => verdicts.push(verdict),
            Err(_) => break,
        }
    }
    verdicts
}

#[test]
fn patterns_have_the_verdicts_that_a_reader_gives_them() {
    for (source, matching, others) in BY_HAND.into_iter().chain(RULES) {
        let pattern = compiled(source).unwrap_or_else(|problem| panic!("{source}: {problem}"));
        for value in matching {
            assert!(pattern.is_match(value), "{source} does not match {value:?}");
        }
        for value in others {
            assert!(!pattern.is_match(value), "{source} matches {value:?}");
        }
    }
}

#[test]
fn invalid_patterns_are_refused_with_a_reason() {
    for (source, reason) in [
        ("a(b", "unclosed group: expected `)` (at character 4)"),
        ("a)b", "unmatched `)` (at character 2)"),
        (
            "[a-",
            "unclosed character class: expected `]` (at character 4)",
        ),
        (
            "[b-a]",
            "invalid range: its start is greater than its end (at character 3)",
        ),
        ("+a", "nothing to repeat before `+` (at character 1)"),
        ("a{2}{3}", "nothing to repeat before `{` (at character 5)"),
        (
            "a{3,2}",
            "invalid quantifier: its minimum is greater than its maximum (at character 7)",
        ),
        (
            r"\p{Nonsense}",
            "unknown Unicode property `Nonsense` (at character 3)",
        ),
        (r"\pé", "unknown Unicode property `é` (at character 3)"),
        (r"\p{L", "unclosed `\\p{` (at character 4)"),
        ("(?>a)", "unknown group syntax `(?>` (at character 3)"),
        ("(?x)a", "unknown group syntax `(?x` (at character 3)"),
        (r"\Ga", r"unsupported escape `\G` (at character 3)"),
        (
            r"\u{110000}",
            "invalid code point: expected hex digits up to `{10FFFF}` (at character 10)",
        ),
        (
            "(ab)*+b",
            "unsupported possessive quantifier: it can only repeat a character or class (at character 7)",
        ),
        (
            r"(a)\1\p{Alnum}",
            "back-references cannot be combined with syntax of Java",
        ),
        (r"(?<a>x)\k<b>", "back-reference to unknown group `b`"),
        (
            "(?<a>x)(?<a>y)",
            "duplicate group name `a`: only groups in different alternatives may share a name (at character 11)",
        ),
        (
            "(?:(?<a>x)|y(?<b>z))(?<b>y)",
            "duplicate group name `b`: only groups in different alternatives may share a name (at character 24)",
        ),
        (
            "(?<a>x(?:y|(?<a>z)))",
            "duplicate group name `a`: only groups in different alternatives may share a name (at character 15)",
        ),
        (
            r"(?<a>x)\1|(?<a>y)",
            "duplicate group name `a` in a pattern with back-references",
        ),
        (
            r"(a)\1$*",
            "back-references cannot be combined with syntax of Java",
        ),
        (
            r"(?<a>x)\k",
            r"`\k` must be followed by a group name in `<…>` (at character 10)",
        ),
        (
            "(?:(?:a|[^a]+){50}|b{9999})\\b{3}(?<=a*b)(?=(?:(?:a?){99}b?){99}$)x",
            "unsupported look-behind: in a pattern of this size, it can only look for a single character",
        ),
        ("a\\", r"trailing `\` (at character 3)"),
        (
            "^(?:(?:.{1,500}a){1,500}b){1,500}$",
            "the pattern is too large: it would take 1001010 operations per character, but at most 512 \
             are allowed; use fewer or shorter repetitions",
        ),
    ] {
        let problem = compiled(source).map_or_else(|problem| &*problem.leak(), |_| "none");
        assert_eq!(problem, reason, "{source}");
    }
}

#[test]
fn ambiguous_patterns_take_no_more_time_than_others() {
    // Backtracking engines do not finish on these.
    let mut value = "a".repeat(100_000);
    value.push('!');
    for source in [
        "^(a+)+$",
        "^(a|a)*$",
        "^(a|aa)+$",
        "^([a-z]+)*\\d$",
        "^(.*a){12}$",
        "(x+x+)+y",
    ] {
        let pattern = compiled(source).expect("a pattern");
        assert!(!pattern.is_match(&value), "{source}");
    }
    // A DFA would be too large, so this is a bit-parallel program.
    let large = "^(a?){300}(b|[ab]){300}$";
    let pattern = compiled(large).expect("a pattern");
    assert!(pattern.is_match(&("a".repeat(250) + &"ab".repeat(150))));
    assert!(!pattern.is_match(&"a".repeat(601)));
}

/// Pieces of random patterns.
const PIECES: [&str; 53] = [
    "a",
    "b",
    "A",
    "1",
    "é",
    "-",
    " ",
    "\n",
    ".",
    "\\d",
    "\\D",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "\\b",
    "\\B",
    "^",
    "$",
    "[ab]",
    "[^a]",
    "[a-c1]",
    "[^\\d\\s]",
    "[\\w-]",
    "[é-😀]",
    "\\p{Lu}",
    "\\P{L}",
    "[\\p{Ll}1]",
    "\\u{e9}",
    "\\x61",
    "(",
    "(?:",
    "(?=",
    "(?!",
    "(?<=",
    "(?<!",
    ")",
    ")",
    ")",
    "|",
    "*",
    "+",
    "?",
    "*?",
    "{2}",
    "{0,2}",
    "{1,}",
    "{0}",
    "{0}",
    "{0,0}",
    "{1}",
    "{0,1}",
    "(?i:",
];

/// Additional pieces of random patterns with back-references.
const REFERENCES: [&str; 34] = [
    "\\1",
    "\\2",
    "\\10",
    "\\k<a>",
    "\\k<b>",
    "\\k<\u{e9}>",
    "\\k",
    "\\k<",
    "(?<a>",
    "(?<b>",
    "(?<\u{e9}>",
    "(?<a1>",
    "(?<\u{24b6}>",
    "(?<a\u{301}>",
    "(?<$_>",
    "(?<1>",
    "(?<a\u{200d}>",
    "(",
    "(",
    ")",
    "|",
    "a",
    "[a]",
    "[\\1]",
    "{2}",
    "{0}",
    "{0,1}",
    "{",
    "}",
    "]",
    "*",
    "\\-",
    "\\08",
    "(?i:",
];

#[test]
fn back_references_are_read_as_the_engine_reads_them() {
    let count = count(5_000);
    let mut random = Random::new(3);
    let (mut unicode, mut legacy) = (0, 0);
    for _ in 0..count {
        let length = 2 + random.below(8);
        let mut source = String::new();
        for _ in 0..length {
            source += match random.below(4) {
                0 => random.pick(&PIECES),
                _ => random.pick(&REFERENCES),
            };
        }
        let open = source.matches('(').count();
        let closed = source.matches(')').count();
        source.extend((closed..open).map(|_| ')'));
        let Ok(parsed) = parse(&source) else {
            continue;
        };
        if !parsed.back_reference {
            continue;
        }
        // The runtime relies on this.
        let flags = if parsed.unicode { "u" } else { "" };
        let regex = Regex::with_flags(&source, flags);
        let regex = regex.unwrap_or_else(|problem| panic!("{source:?} with {flags:?}: {problem}"));
        let pattern = compiled(&source).expect("it has been read");
        for value in ["", "a", "aa", "a1a1", "AaA", "éé"] {
            assert_eq!(
                pattern.is_match(value),
                regex.find(value).is_some(),
                "{source:?}\n{value:?}"
            );
        }
        unicode += usize::from(parsed.unicode);
        legacy += usize::from(!parsed.unicode);
    }
    assert!(unicode * 100 > count, "only {unicode} in Unicode mode");
    assert!(legacy * 100 > count, "only {legacy} in the legacy mode");
}

/// Characters of random values.
const CHARACTERS: [char; 12] = ['a', 'b', 'c', 'A', 'B', '1', 'é', '-', ' ', '\n', '😀', 'k'];

#[test]
fn random_patterns_agree_with_another_engine() {
    let count = count(2_000);
    let mut random = Random::new(1);
    let (mut valid, mut programs, mut matches) = (0, 0, 0);
    for _ in 0..count {
        let length = 1 + random.below(9);
        let mut source: String = (0..length).map(|_| random.pick(&PIECES)).collect();
        // Most groups are not closed by chance.
        let open = source.matches('(').count();
        let closed = source.matches(')').count();
        source.extend((closed..open).map(|_| ')'));
        let regex = Regex::with_flags(&source, "u");
        let Ok(regex) = regex else {
            let is_unicode = parse(&source).is_ok_and(|parsed| parsed.unicode);
            assert!(!is_unicode, "{source:?} is not valid in Unicode mode");
            continue;
        };
        let pattern = compiled(&source).unwrap_or_else(|problem| panic!("{source:?}: {problem}"));
        valid += 1;
        let program = CompiledPattern::bit_parallel(&source, false)
            .map(|compiled| self::pattern(&source, &compiled))
            .ok();
        programs += usize::from(program.is_some());
        for _ in 0..40 {
            let length = random.below(7);
            let value: String = (0..length).map(|_| random.pick(&CHARACTERS)).collect();
            let expected = regex.find(&value).is_some();
            assert_eq!(pattern.is_match(&value), expected, "{source:?}\n{value:?}");
            if let Some(program) = &program {
                assert_eq!(
                    program.is_match(&value),
                    expected,
                    "the program of {source:?}\n{value:?}"
                );
            }
            matches += usize::from(expected);
        }
    }
    // The test is only effective if both occur often.
    assert!(
        programs * 2 > valid,
        "only {programs} of {valid} patterns are programs"
    );
    assert!(
        valid * 5 > count,
        "only {valid} of {count} patterns are valid"
    );
    assert!(
        matches > valid * 4 && matches < valid * 36,
        "{matches} matches of {valid} patterns"
    );
}
