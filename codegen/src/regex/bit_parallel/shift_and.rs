//! Parts of a pattern that are one of a few strings of character classes, which a shift register compares
//! all at once (the Shift-And algorithm).

use crate::regex::ast::Node;
use crate::regex::budget::{Budget, BudgetExceeded};
use crate::regex::char_set::CharSet;

/// The maximum number of classes of all strings of a shift register: a word has a bit for each.
const MAX_BITS: usize = 64;

/// Alternatives that are strings of character classes.
pub(super) type ClassStrings<'n> = Vec<Vec<&'n CharSet>>;

fn bit_count(strings: &ClassStrings<'_>) -> usize {
    strings.iter().map(Vec::len).sum()
}

fn is_too_large(strings: &ClassStrings<'_>) -> bool {
    bit_count(strings) > MAX_BITS || strings.len() > MAX_BITS
}

/// The concatenations of a string of `heads` and a string of `tails`, unless they are too many.
fn concat<'n>(
    heads: &ClassStrings<'n>,
    tails: &ClassStrings<'n>,
    budget: &mut Budget,
) -> Result<Option<ClassStrings<'n>>, BudgetExceeded> {
    let pairs = heads.len() * tails.len();
    let bits = bit_count(heads) * tails.len() + bit_count(tails) * heads.len();
    if bits > MAX_BITS || pairs > MAX_BITS {
        return Ok(None);
    }
    budget.spend(pairs + bits)?;
    let mut strings = Vec::with_capacity(pairs);
    for head in heads {
        for tail in tails {
            let mut string = head.clone();
            string.extend(tail);
            strings.push(string);
        }
    }
    Ok(Some(strings))
}

/// The strings that a node matches, unless they are too many or it is something else.
pub(super) fn class_strings<'n>(
    node: &'n Node,
    budget: &mut Budget,
) -> Result<Option<ClassStrings<'n>>, BudgetExceeded> {
    budget.spend(1)?;
    match node {
        Node::Class(set) if set.is_empty() => Ok(Some(Vec::new())),
        Node::Class(set) => Ok(Some(vec![vec![set]])),
        Node::Concat(nodes) => {
            if nodes.len() > MAX_BITS {
                return Ok(None);
            }
            let mut strings = vec![Vec::new()];
            for node in nodes {
                let Some(tails) = class_strings(node, budget)? else {
                    return Ok(None);
                };
                match concat(&strings, &tails, budget)? {
                    Some(concat) => strings = concat,
                    None => return Ok(None),
                }
            }
            Ok(Some(strings))
        }
        Node::Alternation(nodes) => {
            let mut strings = Vec::new();
            for node in nodes {
                match class_strings(node, budget)? {
                    Some(alternatives) => strings.extend(alternatives),
                    None => return Ok(None),
                }
                if is_too_large(&strings) {
                    return Ok(None);
                }
            }
            Ok(Some(strings))
        }
        Node::Repetition {
            node,
            min,
            max: Some(max),
        } if *max as usize <= MAX_BITS => {
            let Some(body) = class_strings(node, budget)? else {
                return Ok(None);
            };
            // The strings of exactly so many iterations.
            let mut iterations = vec![Vec::new()];
            let mut strings = Vec::new();
            for count in 0..=*max {
                if count >= *min {
                    strings.extend(iterations.iter().cloned());
                }
                if count < *max {
                    match concat(&iterations, &body, budget)? {
                        Some(concat) => iterations = concat,
                        None => return Ok(None),
                    }
                }
                if is_too_large(&strings) {
                    return Ok(None);
                }
            }
            Ok(Some(strings))
        }
        Node::Repetition { .. } | Node::Assertion(_) | Node::LookAround { .. } => Ok(None),
    }
}

/// Whether a node is a repeated class that is better counted than compared: the number of characters varies,
/// or is too large for a shift register.
pub(super) fn is_counted(node: &Node) -> bool {
    match node {
        Node::Repetition { node, min, max } => {
            matches!(**node, Node::Class(_)) && (*max != Some(*min) || *min as usize > MAX_BITS)
        }
        _ => false,
    }
}

/// A part of a concatenation or alternation.
pub(super) enum Part<'n> {
    Node(&'n Node),
    Strings(ClassStrings<'n>),
}

/// The parts of a concatenation, the last one first.
pub(super) fn concat_parts<'n>(
    nodes: &'n [Node],
    budget: &mut Budget,
) -> Result<Vec<Part<'n>>, BudgetExceeded> {
    let mut parts = Vec::new();
    let mut tails: Option<ClassStrings<'n>> = None;
    for node in nodes.iter().rev() {
        let Some(mut strings) = class_strings(node, budget)? else {
            parts.extend(tails.take().map(Part::Strings));
            parts.push(Part::Node(node));
            continue;
        };
        if let Some(tails) = tails.take() {
            match concat(&strings, &tails, budget)? {
                Some(concat) => strings = concat,
                None => parts.push(Part::Strings(tails)),
            }
        }
        tails = Some(strings);
    }
    parts.extend(tails.map(Part::Strings));
    Ok(parts)
}

/// The parts of an alternation.
pub(super) fn alternation_parts<'n>(
    nodes: &'n [Node],
    budget: &mut Budget,
) -> Result<Vec<Part<'n>>, BudgetExceeded> {
    let mut parts = Vec::new();
    let mut all: ClassStrings<'n> = Vec::new();
    for node in nodes {
        let Some(strings) = class_strings(node, budget)? else {
            parts.push(Part::Node(node));
            continue;
        };
        if bit_count(&all) + bit_count(&strings) > MAX_BITS || all.len() + strings.len() > MAX_BITS
        {
            parts.push(Part::Strings(std::mem::take(&mut all)));
        }
        all.extend(strings);
    }
    parts.push(Part::Strings(all));
    Ok(parts)
}
