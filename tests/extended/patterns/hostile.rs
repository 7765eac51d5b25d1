//! Patterns that are expensive to compile or to match.

use std::collections::BTreeMap;
use std::{fs, thread};

use allocation_counter::measure;
use shapesmith_codegen::testing::regex::bit_parallel::MAX_COST;
use shapesmith_codegen::testing::regex::parse::{MAX_LENGTH, parse};
use shapesmith_codegen::testing::regex::{CompiledPattern, MAX_DFA_WORK, MAX_WORK};

use super::{count, oracle, strings};
use crate::patterns::compiled::pattern;
use crate::support::random::Random;
use crate::support::{corpus, say};

/// The maximum memory for compiling a pattern, in bytes.
const MAX_BYTES: u64 = 100_000_000;
/// The maximum number of allocations per unit of work, and a constant.
const ALLOCATIONS: (u64, u64) = (3, 20_000);
/// The stack of the thread that compiles, which is smaller than those of the compiler's threads.
const STACK: usize = 2 << 20;

/// Pieces of patterns.
const ATOMS: [&str; 44] = [
    "a",
    "b",
    "c",
    "ab",
    ".",
    "[]",
    "[^]",
    "[ab]",
    "[^a]",
    "\\d",
    "\\w",
    "\\W",
    "\\s",
    "\\S",
    "^",
    "$",
    "\\b",
    "\\B",
    "",
    "a?",
    "a*",
    "a{0}",
    "a{0,0}",
    "a{1}",
    "a{0,1}",
    "(?:a|ab)",
    "(?:a|b|)",
    "\\p{L}",
    "\\P{Lu}",
    "[\\p{L}&&[a-z]]",
    "(?i:k)",
    "(?i:\\w)",
    "(?m:^)",
    "(?m:$)",
    "(?=a)",
    "(?!a)",
    "(?<=a)",
    "(?<!b)",
    "(?=.*b)",
    "(?!.*ab)",
    "(?<=a*b)",
    "(?<!ab?)",
    "[\u{e9}-\u{1f600}]",
    "\u{1f600}",
];

/// Small numbers, edges of words of 64 bits, and numbers that are too large.
const COUNTS: [u32; 24] = [
    0,
    1,
    1,
    2,
    2,
    3,
    3,
    4,
    5,
    7,
    9,
    20,
    31,
    62,
    63,
    64,
    65,
    66,
    127,
    129,
    200,
    1000,
    60_000,
    u32::MAX,
];

/// A pattern of about this many parts.
fn hostile(random: &mut Random, parts: usize, small: bool) -> String {
    if parts <= 1 {
        return random.pick(&ATOMS).to_owned();
    }
    let half = parts / 2;
    match random.below(10) {
        0..=2 => hostile(random, half, small) + &hostile(random, parts - half, small),
        3 => {
            let (one, other) = (
                hostile(random, half, small),
                hostile(random, parts - half, small),
            );
            format!("(?:{one}|{other})")
        }
        // Alternatives that begin, or end, alike.
        4 => {
            let same = hostile(random, half, small);
            let (one, other) = (random.pick(&ATOMS), random.pick(&ATOMS));
            match random.below(2) {
                0 => format!("(?:{same}{one}|{same}{other})"),
                _ => format!("(?:{one}{same}|{other}{same}|{same})"),
            }
        }
        5 => {
            let look = random.pick(&["(?=", "(?!", "(?<=", "(?<!"]);
            format!("{look}{})", hostile(random, parts - 1, small))
        }
        6 => format!(
            "(?:{}){}",
            hostile(random, parts - 1, small),
            random.pick(&["*", "+", "?", "+?", "{0}", "{0,0}", "{1}", "{0,1}"])
        ),
        7 => format!("(?i:{})", hostile(random, parts - 1, small)),
        _ => {
            let counts = if small { 16 } else { COUNTS.len() };
            let (one, other) = (COUNTS[random.below(counts)], COUNTS[random.below(counts)]);
            let (min, max) = (one.min(other), one.max(other));
            let body = hostile(random, parts - 1, small);
            match random.below(4) {
                0 => format!("(?:{body}){{{min}}}"),
                1 => format!("(?:{body}){{{min},}}"),
                _ => format!("(?:{body}){{{min},{max}}}"),
            }
        }
    }
}

/// The same pattern nested or concatenated many times.
fn deep(random: &mut Random) -> String {
    let atom = hostile(random, 2, false);
    let (before, after) = random.pick(&[
        ("(?:", ")+"),
        ("(?:", "|\\b)+"),
        ("(?:", ")*"),
        ("(?:", "){2}"),
        ("(?:", "){0}"),
        ("(?:", "b{0})*"),
        ("(?:", "){0,9}"),
        ("(?:", "a?){2,}"),
        ("(?:b?", "|)*"),
        ("(?=", ".)"),
        ("(?!", "a)"),
        ("(?<=", "b)"),
        ("(?<!", ")"),
        ("(?i:", ")"),
        ("(?:(?=a)", "|b)*"),
        ("(", ""),
        ("[a&&[", "]]"),
    ]);
    let times = random.pick(&[3, 10, 22, 60, 198, 3_000]);
    let nested = before.repeat(times) + &atom + &after.repeat(times);
    let flat = format!("{before}{atom}{after}").repeat(times.min(6_000 / (atom.len() + 8)));
    random.pick(&[&nested, &flat]).clone()
}

/// Classes of many characters, and many classes.
fn wide(random: &mut Random) -> String {
    let count = random.pick(&[10, 60, 300, 2_000, 15_000]);
    let code = |number: usize| {
        let code = u32::try_from(0x4e00 + number % 0x5000).expect("it is small");
        char::from_u32(code).expect("a character")
    };
    let each = |text: &dyn Fn(char) -> String| -> String {
        (0..count).map(|number| text(code(number * 2))).collect()
    };
    let all = match random.below(9) {
        0 => each(&|c| c.to_string()),
        1 => each(&|c| format!("{c}|")),
        2 => format!("[{}]", each(&|c| c.to_string())),
        3 => each(&|c| format!("[^{c}]")),
        4 => each(&|c| format!("{c}[^{c}]|")),
        5 => "\\p{L}\\P{Ll}\\p{Script=Greek}".repeat(count / 10 + 1),
        6 => format!("[{}]", "\\p{L}\\w".repeat(count)),
        7 => format!("(?i:{})", "[^\\w]k\\p{L}".repeat(count / 5 + 1)),
        _ => format!("(?i:{})", each(&|c| format!("{c}[a-z]"))),
    };
    let repeated = random.pick(&["", "", "{3}", "{0,300}", "+", "{60000}"]);
    format!("^(?:{all}){repeated}x?$")
}

/// Patterns that have been, or could be, expensive.
fn by_hand() -> Vec<String> {
    let nested = (0..21).fold("(?:a|\\b)+|\\b".to_owned(), |inner, _| {
        format!("(?:{inner})+|\\b")
    });
    let mut patterns: Vec<String> = [
        "^(?:(?:[]{60000}){60000})x$",
        "^(?=(?:a?){200}$)(?:b?){200}$",
        "^(?=(?:ab?){200}$)(?:ba?){200}$",
        "^(?:a|b)*a(?:a|b){20}$",
        "(?:a{4294967295}){4294967295}",
        "a{4294967295}b{4294967295}(?:cd){4294967295}",
        "(?<=a{4294967295}b{4294967295})",
        "(?:){4294967295}a",
        "(?:(?:a?){4294967295}){4294967295}",
        "(?:(?:a?b?){4294967295}){4294967295}",
        "(?:(?:(?:(?:a{0,9}b){0,9}c){0,9}d){0,9}e){0,9}",
        "(?:a|ab|abc|abcd){1,300}(?:b|bc){1,300}",
        "(?=(?:a?){500}$)(?=(?:b?){500}$)(?=(?:c?){500}$)(?:b?){200}$",
    ]
    .map(str::to_owned)
    .to_vec();
    patterns.push(nested);
    for part in [
        "(?=a*b)",
        "(?!.*a)",
        "(?<=a*b)c",
        "$",
        "\\b",
        "x*",
        "(?:a?)*",
        "a?",
        "[^a]b",
        "(?:|)",
        "[]",
    ] {
        patterns.push(part.repeat(490));
        patterns.push(part.repeat(8_000));
        patterns.push(format!("(?:{}){{2,}}", part.repeat(3_000)));
    }
    let words = (0..6_000).map(|number| format!("ab{number}|"));
    patterns.push(words.collect());
    patterns.push("a".repeat(MAX_LENGTH));
    patterns.push("(?i)".to_owned() + &"a".repeat(60_000));
    patterns
}

/// The result of compiling a pattern.
#[derive(Debug, PartialEq)]
enum Outcome {
    Refused(String),
    BitParallel,
    Other,
}

/// Compiles a pattern within the limits of work, memory and stack.
fn compile(source: &str) -> (Outcome, usize, u64) {
    let mut compiled = None;
    let info = measure(|| compiled = Some(CompiledPattern::new_within(source, MAX_DFA_WORK)));
    let (result, work) = compiled.expect("it has been compiled");
    let shown = source.chars().take(200).collect::<String>();
    assert!(work <= MAX_WORK, "{work} units of work: {shown}");
    assert!(
        info.bytes_max <= MAX_BYTES,
        "{} bytes: {shown}",
        info.bytes_max
    );
    let (each, more) = ALLOCATIONS;
    assert!(
        info.count_total <= work as u64 * each + more,
        "{} allocations for {work} units of work: {shown}",
        info.count_total
    );
    let outcome = match result {
        Ok(CompiledPattern::BitParallel(program)) => {
            assert_eq!(program.cost, cost(&program.code), "{shown}");
            assert!(program.cost <= MAX_COST, "{}: {shown}", program.cost);
            Outcome::BitParallel
        }
        Ok(_) => Outcome::Other,
        Err(reason) => Outcome::Refused(reason),
    };
    (outcome, work, info.bytes_max)
}

/// The operations of a program, read from its bytes as the runtime reads them.
pub fn operations(code: &[u8]) -> impl Iterator<Item = &[u8; 8]> {
    let mut rest = code;
    std::iter::from_fn(move || {
        let (operation, more) = rest.split_first_chunk::<8>()?;
        // Two numbers follow these.
        rest = match operation[0] & 0x1f {
            13 | 15 | 17..=19 => &more[8..],
            _ => more,
        };
        Some(operation)
    })
}

/// The cost of a program per character: the operations, their results, and the words that they keep.
fn cost(code: &[u8]) -> usize {
    let of = |operation: &[u8; 8]| {
        let kept = match operation[0] & 0x1f {
            13 => 1 + usize::from(operation[6]) + usize::from(operation[7]) * 256,
            14 => 1,
            _ => 0,
        };
        1 + usize::from(operation[1]) + kept
    };
    operations(code).map(of).sum()
}

/// Runs a function on a thread with a small stack.
fn with_little_stack(test: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(STACK).spawn(test);
    if let Err(panic) = thread.expect("a thread").join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn hostile_patterns_compile_or_are_refused_within_limits() {
    with_little_stack(|| {
        let count = count(2_500) / 10;
        let mut random = Random::new(7);
        let random_ones = (0..count).map(|number| match number % 10 {
            0 | 1 => deep(&mut random),
            2 => wide(&mut random),
            _ => {
                let parts = 2 + random.below(30);
                hostile(&mut random, parts, false)
            }
        });
        let (mut programs, mut others, mut refused) = (0, 0, 0);
        let (mut most_work, mut most_bytes) = (0, 0);
        for source in by_hand().into_iter().chain(random_ones) {
            let (outcome, work, bytes) = compile(&source);
            most_work = most_work.max(work);
            most_bytes = most_bytes.max(bytes);
            match outcome {
                Outcome::BitParallel => programs += 1,
                Outcome::Other => others += 1,
                Outcome::Refused(reason) => {
                    refused += 1;
                    let says_why = ["at most", "use fewer", "unsupported"]
                        .iter()
                        .any(|text| reason.contains(text));
                    assert!(says_why || parse(&source).is_err(), "{reason}");
                }
            }
        }
        say(&format!(
            "{programs} patterns are bit-parallel programs, {others} DFAs and sets, and {refused} are refused; \
             at most {most_work} units of work, and {most_bytes} bytes at a time"
        ));
        for (what, number) in [
            ("programs", programs),
            ("others", others),
            ("refused", refused),
        ] {
            assert!(number * 100 > count, "only {number} {what}");
        }
    });
}

#[test]
fn patterns_of_any_length_are_refused_at_once() {
    for length in [MAX_LENGTH + 1, 5_000_000] {
        for part in ["(", "a|", "[", "\\", "{", "é", "(?:"] {
            let source = part.repeat(length / part.len() + 1);
            let (outcome, work, _) = compile(&source);
            let reason = format!(
                "the pattern is {} bytes long, but at most {MAX_LENGTH} are allowed",
                source.len()
            );
            assert_eq!((outcome, work), (Outcome::Refused(reason), 0));
        }
    }
}

#[test]
fn hostile_patterns_match_correctly() {
    let count = count(2_500) / 50;
    let mut random = Random::new(11);
    let (mut tried, mut programs, mut vectors, mut counters, mut matches) = (0, 0, 0, 0, 0);
    for _ in 0..count {
        let parts = 1 + random.below(9);
        let source = hostile(&mut random, parts, true);
        let parsed = parse(&source).unwrap_or_else(|problem| panic!("{source}: {problem}"));
        let all = [
            CompiledPattern::new(&source),
            CompiledPattern::bit_parallel(&source, false),
            CompiledPattern::bit_parallel(&source, true),
        ];
        programs += usize::from(all[1].is_ok());
        let uses = |compiled: &Result<_, _>, opcodes: &[u8]| match compiled {
            Ok(CompiledPattern::BitParallel(program)) => {
                let mut operations = operations(&program.code);
                usize::from(operations.any(|operation| opcodes.contains(&(operation[0] & 0x1f))))
            }
            _ => 0,
        };
        vectors += uses(&all[1], &[15]);
        counters += uses(&all[2], &[17, 18]);
        let all: Vec<_> = all
            .into_iter()
            .flatten()
            .map(|compiled| pattern(&source, &compiled))
            .collect();
        for value in strings(&parsed.node, 45, &mut random) {
            // The oracle is slow.
            if value.len() > 150 {
                continue;
            }
            let expected = oracle::is_match(&parsed.node, &value);
            for compiled in &all {
                assert_eq!(compiled.is_match(&value), expected, "{source:?}\n{value:?}");
            }
            tried += 1;
            matches += usize::from(expected);
        }
    }
    say(&format!(
        "{programs} of {count} patterns as programs, {vectors} of them with vectors, {counters} with \
         counters, {tried} values, {matches} matches"
    ));
    assert!(
        vectors * 100 > count,
        "only {vectors} of {count} patterns have vectors"
    );
    assert!(
        counters * 20 > count,
        "only {counters} of {count} patterns have counters"
    );
    assert!(
        programs * 3 > count * 2,
        "only {programs} of {count} patterns are programs"
    );
    assert!(
        matches * 5 > tried && matches * 5 < tried * 4,
        "{matches} matches of {tried}"
    );
}

#[test]
fn patterns_of_the_corpus_have_a_cost() {
    let Some(corpus) = corpus("patterns_of_the_corpus_have_a_cost") else {
        return;
    };
    let text = fs::read_to_string(corpus.join("models/patterns.json")).expect("patterns");
    let patterns: BTreeMap<String, u64> = serde_json::from_str(&text).expect("JSON");
    let full = std::env::var_os("SHAPESMITH_CORPUS_FULL").is_some();
    let (mut programs, mut most) = (0, 0);
    for source in patterns.keys().step_by(if full { 1 } else { 20 }) {
        if let Ok(CompiledPattern::BitParallel(of)) = CompiledPattern::new(source) {
            assert_eq!(of.cost, cost(&of.code), "{source}");
            programs += 1;
            most = most.max(of.cost);
        }
        // Only a look-behind for more than one character cannot be written as a program.
        if let Err(reason) = CompiledPattern::bit_parallel(source, false) {
            let parsed = parse(source);
            let is_known = parsed.is_err() || reason.contains("look behind");
            assert!(is_known, "{source}: {reason}");
        }
    }
    say(&format!(
        "{programs} patterns are bit-parallel programs, which cost at most {most} of {MAX_COST}"
    ));
    assert!(most * 5 < MAX_COST * 4, "{most}");
}
