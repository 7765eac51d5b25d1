//! A naive matcher as an oracle: from the positions where matches can start, it finds those where they end.

use std::collections::BTreeSet;

use shapesmith_codegen::testing::regex::ast::{Assertion, Node};

type Positions = BTreeSet<usize>;

/// Whether a pattern matches anywhere in a text.
pub fn is_match(node: &Node, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    !ends(node, &text, &(0..=text.len()).collect()).is_empty()
}

fn ends(node: &Node, text: &[char], from: &Positions) -> Positions {
    if from.is_empty() {
        return Positions::new();
    }
    let holds = |condition: &dyn Fn(usize) -> bool| {
        let from = from.iter().copied();
        from.filter(|&position| condition(position)).collect()
    };
    match node {
        Node::Class(set) => {
            let is_in = |&position: &usize| {
                let next = text.get(position);
                next.is_some_and(|&next| set.contains(next.into()))
            };
            from.iter()
                .copied()
                .filter(is_in)
                .map(|pos| pos + 1)
                .collect()
        }
        Node::Concat(nodes) => {
            let mut positions = from.clone();
            for node in nodes {
                positions = ends(node, text, &positions);
            }
            positions
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
        Node::Assertion(assertion) => holds(&|position| {
            let is_word = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
            let before = position.checked_sub(1).map(|before| text[before]);
            let at_boundary =
                before.as_ref().is_some_and(is_word) != text.get(position).is_some_and(is_word);
            match assertion {
                Assertion::Start => position == 0,
                Assertion::End => position == text.len(),
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
        } => holds(&|position| {
            ends(node, text, &Positions::from([position])).is_empty() == *negative
        }),
        Node::LookAround { node, negative, .. } => {
            let starts = 0..=text.len();
            let found: Positions = starts
                .flat_map(|start| {
                    let ends = ends(node, text, &Positions::from([start]));
                    ends.into_iter().filter(move |&end| end >= start)
                })
                .collect();
            holds(&|position| found.contains(&position) != *negative)
        }
    }
}
