//! The cost of programs: one for each operation, and one for each word that it writes.

use super::counter::{Count, Counting};
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
pub(super) fn check_estimate(
    node: &Node,
    counting: &Counting,
    budget: &mut Budget,
) -> Result<(), String> {
    let cost = estimate(node, Context::Truth, counting, budget)?;
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

/// The words that the results of a part of a program have.
#[derive(Clone, Copy)]
pub(super) enum Context {
    /// A word, which is all ones or all zeros.
    Truth,
    /// A vector of this many words, with a bit for each iteration.
    Vector(usize),
    /// A word with the numbers of counters.
    Numbers,
}

impl Context {
    fn op_cost(self) -> usize {
        match self {
            Context::Truth | Context::Numbers => op_cost(1),
            Context::Vector(width) => op_cost(width),
        }
    }
}

/// How a repetition is written.
#[derive(Clone, Copy)]
pub(super) enum Strategy {
    /// Once, with vectors that have a bit for each iteration.
    Vector,
    /// As a copy for each iteration. Without an upper bound, as a copy for each required iteration and a loop.
    Unrolled,
    /// Once, with a counter.
    Counter(Count),
    /// The required iterations by one of the first two strategies, and the others with a counter.
    CounterOfOptional(Count),
}

/// Chooses how to write a repetition of `node`, and estimates its cost. `copy` is the cost of a copy.
pub(super) fn strategy(
    node: &Node,
    (min, max): (u32, Option<u32>),
    copy: usize,
    context: Context,
    counting: &Counting,
    budget: &mut Budget,
) -> Result<(Strategy, usize), BudgetExceeded> {
    let max = match max {
        Some(max) => max,
        // A loop after the required iterations.
        None if min < 2 => {
            return Ok((
                Strategy::Unrolled,
                copy.saturating_mul(min as usize + 1)
                    .saturating_add(context.op_cost()),
            ));
        }
        None => {
            let (_, required) = strategy(node, (min, Some(min)), copy, context, counting, budget)?;
            let unrolled = required
                .saturating_add(copy)
                .saturating_add(context.op_cost());
            let counter = counter_cost(node, copy, context, counting, budget)?;
            return Ok(match counter {
                Some(counter) if counter < unrolled || counting.is_preferred => {
                    (Strategy::Counter(Count::AtLeast(min)), counter)
                }
                _ => (Strategy::Unrolled, unrolled),
            });
        }
    };
    let alternatives = ((max - min) as usize).saturating_mul(context.op_cost());
    let unrolled = copy
        .saturating_mul(max as usize)
        .saturating_add(alternatives);
    let mut best = (Strategy::Unrolled, unrolled);
    if (max < 3 && !counting.is_preferred) || !node.always_consumes() {
        return Ok(best);
    }
    let width = vector_width(max);
    // Vectors cannot be nested.
    if matches!(context, Context::Truth) && width <= MAX_VECTOR_WIDTH {
        let vector = estimate(node, Context::Vector(width), counting, budget)?
            .saturating_add(op_cost(width) + 2 * op_cost(1));
        if vector < best.1 {
            best = (Strategy::Vector, vector);
        }
    }
    if let Some(count) = counting.count(node, min, max) {
        if let Some(counter) = counter_cost(node, copy, context, counting, budget)?
            && (counter < best.1 || counting.is_preferred)
        {
            best = (Strategy::Counter(count), counter);
        }
    } else if let Some(count) = counting.count_of_optional(node, min, max)
        && let Some(counter) = counter_cost(node, copy, context, counting, budget)?
    {
        let bounds = (min, Some(min));
        let (_, required) = strategy(node, bounds, copy, context, counting, budget)?;
        let both = required.saturating_add(counter);
        if both < best.1 || counting.is_preferred {
            best = (Strategy::CounterOfOptional(count), both);
        }
    }
    Ok(best)
}

/// The cost of a repetition with a counter, if one is possible.
fn counter_cost(
    node: &Node,
    copy: usize,
    context: Context,
    counting: &Counting,
    budget: &mut Budget,
) -> Result<Option<usize>, BudgetExceeded> {
    if counting.is_forbidden(node) || !node.always_consumes() {
        return Ok(None);
    }
    let body = match context {
        Context::Truth => estimate(node, Context::Numbers, counting, budget)?,
        Context::Numbers => copy,
        Context::Vector(_) => return Ok(None),
    };
    // What follows an iteration, the first iteration, and an alternative for none.
    Ok(Some(body.saturating_add(3 * op_cost(1))))
}

/// The bounds of a repetition that are necessary: what consumes no character matches no more when it is
/// repeated.
pub(super) fn effective_bounds(node: &Node, min: u32, max: Option<u32>) -> (u32, Option<u32>) {
    match max {
        Some(max) if node.fixed_width() == Some(0) => (min.min(1), Some(max.min(1))),
        _ => (min, max),
    }
}

/// An upper bound of the cost of a node.
pub(super) fn estimate(
    node: &Node,
    context: Context,
    counting: &Counting,
    budget: &mut Budget,
) -> Result<usize, BudgetExceeded> {
    budget.spend(1)?;
    let op = context.op_cost();
    let is_truth = matches!(context, Context::Truth);
    Ok(match node {
        Node::Class(_) | Node::Assertion(_) | Node::LookAround { ahead: false, .. } => op,
        Node::LookAround { node, .. } => {
            op.saturating_add(estimate(node, Context::Truth, counting, budget)?)
        }
        Node::Concat(nodes) if is_truth => {
            estimate_parts(concat_parts(nodes, budget)?, counting, budget)?
        }
        Node::Concat(nodes) => estimate_all(nodes, context, counting, budget)?,
        Node::Alternation(nodes) if is_truth => {
            let parts = alternation_parts(nodes, budget)?;
            let alternatives = parts.len() * op;
            estimate_parts(parts, counting, budget)?.saturating_add(alternatives)
        }
        Node::Alternation(nodes) => {
            estimate_all(nodes, context, counting, budget)?.saturating_add(nodes.len() * op)
        }
        Node::Repetition {
            node: body,
            min,
            max,
        } => {
            if is_truth {
                if is_counted(node) {
                    let state_width = vector_width(min.saturating_sub(1));
                    return Ok(op_cost(2) + state_width + op_cost(1));
                }
                if class_strings(node, budget)?.is_some() {
                    return Ok(SHIFT_AND_COST);
                }
            }
            budget.spend(body.node_count() * 2)?;
            let copy = estimate(body, context, counting, budget)?;
            let bounds = effective_bounds(body, *min, *max);
            strategy(body, bounds, copy, context, counting, budget)?.1
        }
    })
}

fn estimate_all(
    nodes: &[Node],
    context: Context,
    counting: &Counting,
    budget: &mut Budget,
) -> Result<usize, BudgetExceeded> {
    let mut sum = 0_usize;
    for node in nodes {
        sum = sum.saturating_add(estimate(node, context, counting, budget)?);
    }
    Ok(sum)
}

fn estimate_parts(
    parts: Vec<Part<'_>>,
    counting: &Counting,
    budget: &mut Budget,
) -> Result<usize, BudgetExceeded> {
    let mut sum = 0_usize;
    for part in parts {
        let part = match part {
            Part::Strings(_) => SHIFT_AND_COST,
            Part::Node(node) => estimate(node, Context::Truth, counting, budget)?,
        };
        sum = sum.saturating_add(part);
    }
    Ok(sum)
}
