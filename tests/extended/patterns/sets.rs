//! Sets of characters beyond ASCII, which the runtime finds in its tables.

use std::collections::BTreeSet;

use shapesmith_codegen::testing::regex::CompiledPattern;
use shapesmith_codegen::testing::regex::ast::Node;
use shapesmith_codegen::testing::regex::encode::CharTable;
use shapesmith_codegen::testing::regex::parse::parse;

use crate::patterns::compiled::{compiled, pattern};
use crate::support::random::Random;

/// The general categories, groups of them, and other sets.
const PARTS: [&str; 53] = [
    r"\p{Lu}",
    r"\p{Ll}",
    r"\p{Lt}",
    r"\p{Lm}",
    r"\p{Lo}",
    r"\p{Mn}",
    r"\p{Mc}",
    r"\p{Me}",
    r"\p{Nd}",
    r"\p{Nl}",
    r"\p{No}",
    r"\p{Pc}",
    r"\p{Pd}",
    r"\p{Ps}",
    r"\p{Pe}",
    r"\p{Pi}",
    r"\p{Pf}",
    r"\p{Po}",
    r"\p{Sm}",
    r"\p{Sc}",
    r"\p{Sk}",
    r"\p{So}",
    r"\p{Zs}",
    r"\p{Zl}",
    r"\p{Zp}",
    r"\p{Cc}",
    r"\p{Cf}",
    r"\p{Cs}",
    r"\p{Co}",
    r"\p{Cn}",
    r"\p{L}",
    r"\p{M}",
    r"\p{N}",
    r"\p{P}",
    r"\p{S}",
    r"\p{Z}",
    r"\p{C}",
    r"\s",
    r"\S",
    r"\w",
    r"\W",
    r"\P{L}",
    r"\P{C}",
    r"\p{Alphabetic}",
    r"\p{Script=Greek}",
    r"\p{Any}",
    r"\u{e9}-\u{1f600}",
    r"\u{d7ff}-\u{e000}",
    r"\u{a1}-\u{10fffe}",
    r"\u{378}",
    r"0-9",
    r"\u{2028}\u{2029}",
    r"\u{80}-\u{d7ff}",
];

/// The characters at the edges of all sets of a pattern.
fn edges(node: &Node, out: &mut BTreeSet<char>) {
    match node {
        Node::Class(set) => {
            for &bound in set.bounds() {
                let near = [
                    bound.wrapping_sub(2),
                    bound.wrapping_sub(1),
                    bound,
                    bound + 1,
                ];
                out.extend(near.into_iter().filter_map(char::from_u32));
            }
        }
        Node::Concat(nodes) | Node::Alternation(nodes) => {
            for node in nodes {
                edges(node, out);
            }
        }
        Node::Repetition { node, .. } | Node::LookAround { node, .. } => edges(node, out),
        Node::Assertion(_) => {}
    }
}

/// The set of a class, as the generator reads it.
fn contains(class: &str, character: char) -> bool {
    match parse(class).expect("a class").node {
        Node::Class(set) => set.contains(character.into()),
        other => panic!("{class}: {other:?}"),
    }
}

#[test]
fn sets_of_the_runtime_are_those_of_the_generator() {
    let mut all_edges: BTreeSet<char> = (0..0x11_0000)
        .step_by(127)
        .filter_map(char::from_u32)
        .collect();
    for part in PARTS {
        edges(
            &parse(&format!("[{part}]")).expect("a class").node,
            &mut all_edges,
        );
    }
    let all_edges: Vec<char> = all_edges.into_iter().collect();
    let mut random = Random::new(1);
    let mut tables = [0, 0];
    for i in 0..PARTS.len() * 4 {
        let mut class = String::from(if i % 4 == 3 { "[^" } else { "[" });
        if let Some(part) = PARTS.get(i) {
            class.push_str(part);
        } else {
            class.extend((0..=random.below(4)).map(|_| random.pick(&PARTS)));
        }
        class.push(']');
        let Node::Class(set) = parse(&class).expect("a class").node else {
            panic!("{class} is not a class");
        };
        let whole = format!("^{class}$");
        let (dfa, twice) = (format!("^{class}!?$"), format!("^{class}{{2}}$"));
        let program = CompiledPattern::bit_parallel(&whole, false).expect("a program");
        let patterns = [
            (compiled(&whole).expect("a pattern"), ""),
            (compiled(&class).expect("a pattern"), ""),
            (compiled(&dfa).expect("a pattern"), ""),
            (pattern(&whole, &program), ""),
            (compiled(&twice).expect("a pattern"), "twice"),
        ];
        for source in [&whole, &dfa] {
            let table = CompiledPattern::new(source)
                .expect("a pattern")
                .encode()
                .table;
            tables[0] += usize::from(table == Some(CharTable::WhiteSpace));
            tables[1] += usize::from(table == Some(CharTable::GeneralCategories));
        }
        for &character in &all_edges {
            let expected = set.contains(character.into());
            let once = character.to_string();
            let double = once.repeat(2);
            for (pattern, count) in &patterns {
                let value = if count.is_empty() { &once } else { &double };
                assert_eq!(
                    pattern.is_match(value),
                    expected,
                    "{} {value:?}",
                    pattern.source
                );
            }
        }
    }
    assert!(tables[0] > 10 && tables[1] > 100, "{tables:?}");
}

/// Values of each length, in which each character in turn is not in the set.
#[test]
fn each_character_of_a_value_is_tested() {
    for (class, inside, outside) in [
        ("[a-z]", "az", "A\0{é"),
        (r"[a\p{L}]", "aé一", "1-\u{2028}"),
    ] {
        let pattern = compiled(&format!("^{class}{{1,40}}$")).expect("a pattern");
        let any = compiled(&format!("[^{}", &class[1..])).expect("a pattern");
        for length in 1..=42 {
            let value: Vec<char> = inside.chars().cycle().take(length).collect();
            let text: String = value.iter().collect();
            assert!(inside.chars().all(|c| contains(class, c)));
            assert_eq!(pattern.is_match(&text), length <= 40, "{text}");
            assert!(!any.is_match(&text), "{text}");
            for (at, other) in (0..length).flat_map(|at| outside.chars().map(move |c| (at, c))) {
                let mut value = value.clone();
                value[at] = other;
                let text: String = value.iter().collect();
                assert!(!pattern.is_match(&text), "{text:?}");
                assert!(any.is_match(&text), "{text:?}");
            }
        }
    }
}
