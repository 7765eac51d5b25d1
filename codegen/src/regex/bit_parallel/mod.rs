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
//! - any other repetition with an upper bound can be written once, with operations on vectors that have a
//!   bit for each iteration.
//!
//! `cost` estimates what a program costs, `compile` writes it, and `encode` orders and encodes its
//! operations.

mod compile;
mod cost;
mod encode;
mod op;
mod shift_and;

pub use cost::MAX_COST;
pub use encode::BitProgram;

use super::ast::Node;
use super::budget::Budget;

/// Compiles a pattern.
pub(super) fn compile(node: &Node, budget: &mut Budget) -> Result<BitProgram, String> {
    cost::check_estimate(node, budget)?;
    let graph = compile::compile(node, budget)?;
    encode::encode(&graph, budget)
}
