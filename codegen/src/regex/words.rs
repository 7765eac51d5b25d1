//! What is one of a few sequences of sets of characters, which a shift register can compare with all at
//! once.

use super::ast::Node;
use super::budget::{Spent, Work};
use super::char_set::Set;

/// How many sets a shift register compares with.
const MAX_BITS: usize = 64;

/// Sequences of sets.
pub type Words<'n> = Vec<Vec<&'n Set>>;

/// How many sets there are in sequences.
fn bits(words: &Words<'_>) -> usize {
    words.iter().map(Vec::len).sum()
}

/// Sequences that begin with one of these and go on with one of those, unless they are too many.
fn joined<'n>(
    heads: &Words<'n>,
    tails: &Words<'n>,
    work: &mut Work,
) -> Result<Option<Words<'n>>, Spent> {
    let pairs = heads.len() * tails.len();
    let count = bits(heads) * tails.len() + bits(tails) * heads.len();
    if count > MAX_BITS || pairs > MAX_BITS {
        return Ok(None);
    }
    work.charge(pairs + count)?;
    let mut all = Vec::with_capacity(pairs);
    for head in heads {
        for tail in tails {
            let mut joined = head.clone();
            joined.extend(tail);
            all.push(joined);
        }
    }
    Ok(Some(all))
}

/// The sequences that a node is one of, unless they are too many or have no end.
pub fn words_of<'n>(node: &'n Node, work: &mut Work) -> Result<Option<Words<'n>>, Spent> {
    work.charge(1)?;
    match node {
        Node::One(set) if set.is_empty() => Ok(Some(Vec::new())),
        Node::One(set) => Ok(Some(vec![vec![set]])),
        Node::Sequence(nodes) => {
            if nodes.len() > MAX_BITS {
                return Ok(None);
            }
            let mut all = vec![Vec::new()];
            for node in nodes {
                let Some(words) = words_of(node, work)? else {
                    return Ok(None);
                };
                match joined(&all, &words, work)? {
                    Some(joined) => all = joined,
                    None => return Ok(None),
                }
            }
            Ok(Some(all))
        }
        Node::Either(nodes) => {
            let mut all = Vec::new();
            for node in nodes {
                match words_of(node, work)? {
                    Some(words) => all.extend(words),
                    None => return Ok(None),
                }
                if bits(&all) > MAX_BITS || all.len() > MAX_BITS {
                    return Ok(None);
                }
            }
            Ok(Some(all))
        }
        Node::Repeat {
            node,
            min,
            max: Some(max),
        } if *max as usize <= MAX_BITS => {
            let Some(words) = words_of(node, work)? else {
                return Ok(None);
            };
            let (mut all, mut turns) = (Vec::new(), vec![Vec::new()]);
            for turn in 0..=*max {
                if turn >= *min {
                    all.extend(turns.iter().cloned());
                }
                if turn < *max {
                    match joined(&turns, &words, work)? {
                        Some(joined) => turns = joined,
                        None => return Ok(None),
                    }
                }
                if bits(&all) > MAX_BITS || all.len() > MAX_BITS {
                    return Ok(None);
                }
            }
            Ok(Some(all))
        }
        Node::Repeat { .. } | Node::Assert(_) | Node::Look { .. } => Ok(None),
    }
}

/// Whether a node is better counted than compared: one set, not always so many times, or too many times.
pub fn is_run(node: &Node) -> bool {
    match node {
        Node::Repeat { node, min, max } => {
            matches!(**node, Node::One(_)) && (*max != Some(*min) || *min as usize > MAX_BITS)
        }
        _ => false,
    }
}

/// A part of a sequence or of alternatives.
pub enum Part<'n> {
    Node(&'n Node),
    Words(Words<'n>),
}

/// The parts of a sequence; the last one comes first.
pub fn parts_of_sequence<'n>(nodes: &'n [Node], work: &mut Work) -> Result<Vec<Part<'n>>, Spent> {
    let mut parts = Vec::new();
    let mut words: Option<Words<'n>> = None;
    for node in nodes.iter().rev() {
        let Some(mut more) = words_of(node, work)? else {
            parts.extend(words.take().map(Part::Words));
            parts.push(Part::Node(node));
            continue;
        };
        if let Some(words) = words.take() {
            match joined(&more, &words, work)? {
                Some(joined) => more = joined,
                None => parts.push(Part::Words(words)),
            }
        }
        words = Some(more);
    }
    parts.extend(words.map(Part::Words));
    Ok(parts)
}

/// The parts of alternatives.
pub fn parts_of_either<'n>(nodes: &'n [Node], work: &mut Work) -> Result<Vec<Part<'n>>, Spent> {
    let mut parts = Vec::new();
    let mut all: Words<'n> = Vec::new();
    for node in nodes {
        let Some(words) = words_of(node, work)? else {
            parts.push(Part::Node(node));
            continue;
        };
        if bits(&all) + bits(&words) > MAX_BITS || all.len() + words.len() > MAX_BITS {
            parts.push(Part::Words(std::mem::take(&mut all)));
        }
        all.extend(words);
    }
    parts.push(Part::Words(all));
    Ok(parts)
}
