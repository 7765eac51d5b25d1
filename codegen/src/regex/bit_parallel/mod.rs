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

use super::ast::Node;
use super::budget::Budget;
use super::classes::EncodedClasses;

/// What a program may cost per character: the number of operations, and of words that they write.
pub const MAX_COST: usize = 512;
/// What it may cost before equal operations are merged.
const MAX_ESTIMATE: usize = 8 * MAX_COST;
const MAX_CLASSES: usize = 256;
/// How many words a vector may have.
const MAX_VECTOR_WIDTH: usize = 255;

/// A program in the encoding of the runtime (`shapesmith::__private::BitProgram`).
#[derive(Clone, Debug)]
pub struct BitProgram {
    /// The character classes.
    pub classes: EncodedClasses,
    /// The number of classes.
    pub class_count: usize,
    /// A row for each class and one for the end of the text, with a byte for each set: all ones if the
    /// class is in the set, otherwise 0.
    pub set_masks: Vec<u8>,
    /// Rows with a mask for each shift register: eight bytes, little-endian. The row of a class has the bits
    /// that the class may set. Three more rows follow: one for the end of the text, and those with the
    /// bits of the last and of the first class of each string.
    pub register_masks: Vec<u8>,
    /// The operations: eight bytes each, some with eight more.
    pub code: Vec<u8>,
    /// The index of the word with the result of the program.
    pub result: usize,
    /// What the program costs per character.
    pub cost: usize,
}

impl BitProgram {
    /// Compiles a pattern.
    pub(super) fn new(node: &Node, budget: &mut Budget) -> Result<Self, String> {
        let cost = cost::estimate(node, None, budget)?;
        if cost > MAX_ESTIMATE {
            return Err(too_expensive(cost));
        }
        let graph = compile::compile(node, budget)?;
        encode::encode(&graph, budget)
    }
}

fn too_expensive(cost: usize) -> String {
    format!(
        "the pattern is too large: it would take {cost} operations per character, but at most \
         {MAX_COST} are allowed; use fewer or shorter repetitions"
    )
}
