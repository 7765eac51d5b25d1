//! The cost of programs: one for each operation, and one for each word that it writes.

use super::shift_and::{Part, alternation_parts, class_strings, concat_parts, is_counted};
use crate::regex::ast::Node;
use crate::regex::budget::{Budget, BudgetExceeded};

/// The maximum cost of a program per character: the number of operations, and of words that they write.
pub const MAX_COST: usize = 512;
/// The maximum cost before equal operations are merged.
pub(super) const MAX_ESTIMATE: usize = 8 * MAX_COST;
/// The maximum number of words of a vector.
const MAX_VECTOR_WIDTH: usize = 255;

/// Refuses a pattern whose program would be far too expensive.
pub(super) fn check_estimate(node: &Node, budget: &mut Budget) -> Result<(), String> {
    let cost = estimate(node, None, budget)?;
    if cost > MAX_ESTIMATE {
        return Err(too_expensive(cost));
    }
    Ok(())
}

pub(super) fn too_expensive(cost: usize) -> String {
    format!(
        "the pattern is too large: it would take {cost} operations per character, but at most \
         {MAX_COST} are allowed; use fewer or shorter repetitions"
    )
}

/// The cost of an operation that writes this many words.
pub(super) fn op_cost(words: usize) -> usize {
    1 + words
}

/// The number of words of a vector with this many bits.
pub(super) fn vector_width(bits: u32) -> usize {
    (bits as usize).div_ceil(64)
}

/// A shift register with its state, and an alternative for the empty string.
const SHIFT_AND_COST: usize = 1 + 2 + 2;

/// How a repetition with an upper bound is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Strategy {
    /// Once, with vectors that have a bit for each iteration.
    Vector,
    /// As a copy for each iteration.
    Unrolled,
}

/// Chooses how to write a repetition, and estimates its cost. `copy` is the cost of a copy, and `width` that
/// of the vectors around it.
pub(super) fn strategy(
    node: &Node,
    (min, max): (u32, u32),
    copy: usize,
    width: Option<usize>,
    budget: &mut Budget,
) -> Result<(Strategy, usize), BudgetExceeded> {
    let alternatives = ((max - min) as usize).saturating_mul(op_cost(width.unwrap_or(1)));
    let unrolled = copy
        .saturating_mul(max as usize)
        .saturating_add(alternatives);
    let inner_width = vector_width(max);
    // Vectors cannot be nested.
    let is_vector_possible =
        width.is_none() && max >= 3 && inner_width <= MAX_VECTOR_WIDTH && node.always_consumes();
    if !is_vector_possible {
        return Ok((Strategy::Unrolled, unrolled));
    }
    let vector = estimate(node, Some(inner_width), budget)?
        .saturating_add(op_cost(inner_width) + 2 * op_cost(1));
    if vector < unrolled {
        Ok((Strategy::Vector, vector))
    } else {
        Ok((Strategy::Unrolled, unrolled))
    }
}

/// The bounds of a repetition that are necessary: what consumes no character matches no more when it is
/// repeated.
pub(super) fn effective_bounds(node: &Node, min: u32, max: Option<u32>) -> (u32, Option<u32>) {
    match max {
        Some(max) if node.fixed_width() == Some(0) => (min.min(1), Some(max.min(1))),
        _ => (min, max),
    }
}

/// An upper bound of the cost of a node. `width` is the number of words of the vectors around it.
pub(super) fn estimate(
    node: &Node,
    width: Option<usize>,
    budget: &mut Budget,
) -> Result<usize, BudgetExceeded> {
    budget.spend(1)?;
    let op = op_cost(width.unwrap_or(1));
    Ok(match node {
        Node::Class(_) | Node::Assertion(_) | Node::LookAround { ahead: false, .. } => op,
        Node::LookAround { node, .. } => op.saturating_add(estimate(node, None, budget)?),
        Node::Concat(nodes) if width.is_none() => {
            estimate_parts(concat_parts(nodes, budget)?, budget)?
        }
        Node::Concat(nodes) => estimate_all(nodes, width, budget)?,
        Node::Alternation(nodes) if width.is_none() => {
            let parts = alternation_parts(nodes, budget)?;
            let alternatives = parts.len() * op;
            estimate_parts(parts, budget)?.saturating_add(alternatives)
        }
        Node::Alternation(nodes) => {
            estimate_all(nodes, width, budget)?.saturating_add(nodes.len() * op)
        }
        Node::Repetition {
            node: body,
            min,
            max,
        } => {
            if width.is_none() {
                if is_counted(node) {
                    let state_width = vector_width(min.saturating_sub(1));
                    return Ok(op_cost(2) + state_width + op_cost(1));
                }
                if class_strings(node, budget)?.is_some() {
                    return Ok(SHIFT_AND_COST);
                }
            }
            budget.spend(body.node_count() * 2)?;
            let copy = estimate(body, width, budget)?;
            match effective_bounds(body, *min, *max) {
                (min, Some(max)) => strategy(body, (min, max), copy, width, budget)?.1,
                (min, None) => {
                    let (_, required) = strategy(body, (min, min), copy, width, budget)?;
                    required.saturating_add(copy).saturating_add(op)
                }
            }
        }
    })
}

fn estimate_all(
    nodes: &[Node],
    width: Option<usize>,
    budget: &mut Budget,
) -> Result<usize, BudgetExceeded> {
    let mut sum = 0_usize;
    for node in nodes {
        sum = sum.saturating_add(estimate(node, width, budget)?);
    }
    Ok(sum)
}

fn estimate_parts(parts: Vec<Part<'_>>, budget: &mut Budget) -> Result<usize, BudgetExceeded> {
    let mut sum = 0_usize;
    for part in parts {
        let part = match part {
            Part::Strings(_) => SHIFT_AND_COST,
            Part::Node(node) => estimate(node, None, budget)?,
        };
        sum = sum.saturating_add(part);
    }
    Ok(sum)
}
