//! Bit-parallel programs, for patterns whose DFA would be too large.
//!
//! A program is a straight line of operations on words of 64 bits. The runtime executes it once at each
//! position of a text, from the end to the start. The result of an operation says whether the rest of the
//! text matches from there: it is a system of Boolean equations, as an alternating automaton that is read
//! backward. So the time per character is the cost of the program, at most [`MAX_COST`].
//!
//! Most repetitions are not unrolled:
//! - a repeated character class is counted,
//! - alternatives that are short strings of classes are compared all at once by a shift register
//!   (the Shift-And algorithm; `shift_and`),
//! - any other repetition can be written once, with operations on the number of its iterations (`counter`), or
//!   on vectors that have a bit for each iteration. The first is not always possible, which `ambiguity` finds
//!   out. The second takes more time, and needs an upper bound.
//!
//! If that does not succeed, `empty_iterations` rewrites repetitions whose iterations may be empty.
//!
//! `cost` estimates what a program costs, `compile` writes it, and `encode` orders and encodes its
//! operations.

mod ambiguity;
mod compile;
mod cost;
mod counter;
mod empty_iterations;
mod encode;
mod op;
mod shift_and;

pub use ambiguity::MAX_AMBIGUITY_WORK;
pub use cost::MAX_COST;
pub use encode::BitProgram;

use super::ast::Node;
use super::budget::{Budget, BudgetExceeded};
use super::classes::CharClasses;
use ambiguity::forbidden_counters;
use counter::Counting;
use empty_iterations::remove_empty_iterations;

/// Compiles a pattern, with the least cost or as many counters as possible. The second budget is for finding
/// ambiguous counters, which are not used.
pub(super) fn compile(
    node: &Node,
    prefers_counters: bool,
    budget: &mut Budget,
    ambiguity_budget: &mut Budget,
) -> Result<BitProgram, String> {
    let as_written = compile_node(node, prefers_counters, budget, ambiguity_budget);
    if as_written.is_ok() && !prefers_counters {
        return as_written;
    }
    match remove_empty_iterations(node, budget) {
        Ok(Some(node)) => {
            let without = compile_node(&node, prefers_counters, budget, ambiguity_budget);
            without.or(as_written)
        }
        Ok(None) | Err(BudgetExceeded) => as_written,
    }
}

fn compile_node(
    node: &Node,
    prefers_counters: bool,
    budget: &mut Budget,
    ambiguity_budget: &mut Budget,
) -> Result<BitProgram, String> {
    let mut counting = Counting::new(prefers_counters);
    loop {
        cost::check_estimate(node, &counting, budget)?;
        let graph = compile::compile(node, &counting, budget)?;
        if !graph.too_large.is_empty() {
            for &body in &graph.too_large {
                counting.forbid_all(body);
            }
            continue;
        }
        let classes = CharClasses::new(&graph.sets, budget)?;
        let order = encode::evaluation_order(&graph)?;
        let forbidden = forbidden_counters(&graph, &order, &classes, ambiguity_budget);
        if forbidden.is_empty() {
            return encode::encode(&graph, &order, &classes, budget);
        }
        for counter in forbidden {
            counting.forbid(&graph.counters[counter]);
        }
    }
}
