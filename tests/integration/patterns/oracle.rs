//! What a pattern means, in the plainest way: the places where matches end, for a set of places where they
//! may begin.

use std::collections::BTreeSet;

use shapesmith_codegen::testing::regex::ast::{Assertion, Node};

type Places = BTreeSet<usize>;

/// Whether a pattern matches anywhere in a text.
pub fn is_match(node: &Node, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    !ends(node, &text, &(0..=text.len()).collect()).is_empty()
}

fn ends(node: &Node, text: &[char], from: &Places) -> Places {
    if from.is_empty() {
        return Places::new();
    }
    let holds = |condition: &dyn Fn(usize) -> bool| {
        let from = from.iter().copied();
        from.filter(|&place| condition(place)).collect()
    };
    match node {
        Node::Class(set) => {
            let is_in = |&place: &usize| {
                let next = text.get(place);
                next.is_some_and(|&next| set.contains(next.into()))
            };
            from.iter()
                .copied()
                .filter(is_in)
                .map(|at| at + 1)
                .collect()
        }
        Node::Concat(nodes) => {
            let mut places = from.clone();
            for node in nodes {
                places = ends(node, text, &places);
            }
            places
        }
        Node::Alternation(nodes) => nodes
            .iter()
            .flat_map(|node| ends(node, text, from))
            .collect(),
        Node::Repetition { node, min, max } => {
            let mut here = from.clone();
            for _ in 0..*min {
                let next = ends(node, text, &here);
                if next == here {
                    break;
                }
                here = next;
            }
            let mut all = here.clone();
            for _ in *min..max.unwrap_or(u32::MAX) {
                let count = all.len();
                here = ends(node, text, &here);
                all.extend(&here);
                if all.len() == count {
                    break;
                }
            }
            all
        }
        Node::Assertion(assertion) => holds(&|place| {
            let is_word = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
            let before = place.checked_sub(1).map(|before| text[before]);
            let at_boundary =
                before.as_ref().is_some_and(is_word) != text.get(place).is_some_and(is_word);
            match assertion {
                Assertion::Start => place == 0,
                Assertion::End => place == text.len(),
                Assertion::LineStart => {
                    before.is_none_or(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
                }
                Assertion::WordBoundary => at_boundary,
                Assertion::NotWordBoundary => !at_boundary,
            }
        }),
        Node::LookAround {
            node,
            ahead: true,
            negative,
        } => holds(&|place| ends(node, text, &Places::from([place])).is_empty() == *negative),
        Node::LookAround { node, negative, .. } => {
            let starts = 0..=text.len();
            let found: Places = starts
                .flat_map(|start| {
                    let ends = ends(node, text, &Places::from([start]));
                    ends.into_iter().filter(move |&end| end >= start)
                })
                .collect();
            holds(&|place| found.contains(&place) != *negative)
        }
    }
}
