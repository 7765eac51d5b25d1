//! Ordering the operations of a program, and encoding them.

use super::compile::OpGraph;
use super::cost::{MAX_COST, op_cost, too_expensive};
use super::counter::{Count, Counter};
use super::op::{Op, OpId, OpType};
use crate::collections::List;
use crate::regex::ast::Assertion;
use crate::regex::budget::Budget;
use crate::regex::char_encoding::EncodedClasses;
use crate::regex::classes::CharClasses;

const MAX_CLASSES: usize = 256;

/// A program in the encoding of the runtime (`shapesmith`, `src/constraint/pattern/bit_program.rs`).
#[derive(Clone, Debug)]
pub struct BitProgram {
    pub(in crate::regex) classes: EncodedClasses,
    pub(in crate::regex) class_count: usize,
    pub(in crate::regex) set_count: usize,
    pub(in crate::regex) register_count: usize,
    /// A row for each class and one for the end of the text, with a byte for each set: `1` if the class is in
    /// the set, otherwise `0`.
    pub set_masks: Vec<u8>,
    /// Rows with a mask for each shift register: eight bytes, little-endian. The row of a class has the bits
    /// that the class may set. Three more rows follow: one for the end of the text, and those with the
    /// bits of the last and of the first class of each string.
    pub register_masks: Vec<u8>,
    /// The operations: eight bytes each, some with eight more.
    pub code: Vec<u8>,
    /// The index of the word with the result of the program.
    pub(in crate::regex) result: usize,
    /// The cost of the program per character.
    pub cost: usize,
}

/// The first byte of an encoded operation. The runtime has the same (`shapesmith`,
/// `src/constraint/pattern/bit_program.rs`).
mod opcode {
    pub(super) const FAIL: u8 = 0;
    pub(super) const MATCH: u8 = 1;
    pub(super) const CLASS: u8 = 2;
    pub(super) const OR: u8 = 3;
    pub(super) const ASSERT: u8 = 4;
    pub(super) const LOOK_AHEAD: u8 = 9;
    pub(super) const NEGATIVE_LOOK_AHEAD: u8 = 10;
    pub(super) const LOOK_BEHIND: u8 = 11;
    pub(super) const NEGATIVE_LOOK_BEHIND: u8 = 12;
    pub(super) const COUNTED_CLASS: u8 = 13;
    pub(super) const SHIFT_AND: u8 = 14;
    pub(super) const ITERATIONS: u8 = 15;
    pub(super) const FIRST_ITERATION: u8 = 16;
    pub(super) const COUNT_UP: u8 = 17;
    pub(super) const COUNT_DOWN: u8 = 18;
    pub(super) const COUNTED: u8 = 19;

    /// Added to the opcode of an operation that has one operand or two, but not a vector: the result is the
    /// numbers of counters.
    pub(super) const NUMBERS: u8 = 18;

    /// The result is a vector.
    pub(super) const VECTOR: u8 = 0x20;
    /// The result is a vector, but the first operand is a single word.
    pub(super) const FIRST_IS_SCALAR: u8 = 0x40;
    /// The result is a vector, but the second operand is a single word.
    pub(super) const SECOND_IS_SCALAR: u8 = 0x80;
    /// Around a counter, there is no other one.
    pub(super) const IS_OUTERMOST: u8 = 0x80;
}

pub(super) fn encode(
    graph: &OpGraph,
    order: &[OpId],
    classes: &CharClasses,
    budget: &mut Budget,
) -> Result<BitProgram, String> {
    let class_count = classes.count;
    if class_count > MAX_CLASSES {
        return Err(format!(
            "the pattern is too large: it has {class_count} character classes, but at most \
             {MAX_CLASSES} are allowed"
        ));
    }
    // The index of the word with each result.
    let mut words = vec![0; graph.ops.len()];
    let (mut word_count, mut cost) = (0, 0);
    for &id in order {
        let (op, of) = &graph.ops[id];
        let width = of.width() + op.state_width();
        words[id] = word_count;
        word_count += width;
        cost += op_cost(width);
    }
    if cost > MAX_COST {
        return Err(too_expensive(cost));
    }
    budget.spend(class_count * (graph.sets.len() / 4 + graph.registers.len() * 8))?;
    let mut code = Vec::with_capacity(order.len() * 8);
    for &id in order {
        encode_op(graph, id, &words, &mut code);
    }
    let mut set_masks = Vec::with_capacity((class_count + 1) * graph.sets.len());
    for class in 0..class_count {
        let mask = |in_set: &Vec<bool>| b'0' + u8::from(in_set[class]);
        set_masks.extend(classes.in_set.iter().map(mask));
    }
    set_masks.extend(graph.sets.iter().map(|_| b'0'));
    let identity: Vec<u32> = (0..class_count as u32).list();
    Ok(BitProgram {
        classes: classes.encode(&identity),
        class_count,
        set_count: graph.sets.len(),
        register_count: graph.registers.len(),
        set_masks,
        register_masks: register_masks(&graph.registers, classes),
        code,
        result: words[graph.start],
        cost,
    })
}

/// The operations that can be reached, each after its operands (a depth-first search).
pub(super) fn evaluation_order(graph: &OpGraph) -> Result<Vec<OpId>, String> {
    #[derive(Clone, Copy, PartialEq)]
    enum Visit {
        New,
        Active,
        Done,
    }
    let mut visits = vec![Visit::New; graph.ops.len()];
    let mut order = Vec::new();
    // A successor is read at the following position, so its order does not matter.
    let mut roots = vec![graph.start];
    while let Some(root) = roots.pop() {
        let mut stack = vec![root];
        while let Some(&id) = stack.last() {
            let op = &graph.ops[id].0;
            match visits[id] {
                Visit::New => {
                    visits[id] = Visit::Active;
                    for operand in op.operands().into_iter().flatten() {
                        match visits[operand] {
                            Visit::New => stack.push(operand),
                            Visit::Active => {
                                return Err(
                                    "unsupported loop: in a pattern of this size, a loop with \
                                     an assertion must consume a character"
                                        .to_owned(),
                                );
                            }
                            Visit::Done => {}
                        }
                    }
                }
                Visit::Active => {
                    stack.pop();
                    visits[id] = Visit::Done;
                    order.push(id);
                    if let Some(successor) = op.successor()
                        && visits[successor] == Visit::New
                    {
                        roots.push(successor);
                    }
                }
                Visit::Done => {
                    stack.pop();
                }
            }
        }
    }
    Ok(order)
}

/// Encodes an operation: the opcode; the number of words of the result; two operands and a number, of two
/// bytes each. A repetition is followed by two bounds of four bytes each. Numbers are little-endian.
///
/// The number is how many words a counted class keeps for numbers below its minimum, or the first bit of a
/// counter.
fn encode_op(graph: &OpGraph, id: OpId, words: &[usize], code: &mut Vec<u8>) {
    let (op, of) = &graph.ops[id];
    let width = of.width();
    // The index of the word of an operand, and `flag` if it is the same for all bits of a vector.
    let operand = |id: OpId, flag: u8| match graph.ops[id].1.width() {
        1 if width > 1 => (words[id], flag),
        _ => (words[id], 0),
    };
    let first = |id: OpId| operand(id, opcode::FIRST_IS_SCALAR);
    let second = |id: OpId| operand(id, opcode::SECOND_IS_SCALAR);
    let index = |index: usize| (index, 0);
    let none = (0, 0);
    let mut number = 0;
    let mut bounds = None;
    let (opcode, first, second) = match *op {
        Op::Fail => (opcode::FAIL, none, none),
        Op::Match => (opcode::MATCH, none, none),
        Op::Class { set, next } => (opcode::CLASS, index(set), second(next)),
        Op::Or(left, right) => (opcode::OR, first(left), second(right)),
        Op::Assert(assertion, next) => (
            opcode::ASSERT,
            index(assertion_index(assertion)),
            second(next),
        ),
        Op::LookAhead {
            body,
            negative,
            next,
        } => {
            let opcode = if negative {
                opcode::NEGATIVE_LOOK_AHEAD
            } else {
                opcode::LOOK_AHEAD
            };
            (opcode, first(body), second(next))
        }
        Op::LookBehind {
            set,
            negative,
            next,
        } => {
            let opcode = if negative {
                opcode::NEGATIVE_LOOK_BEHIND
            } else {
                opcode::LOOK_BEHIND
            };
            (opcode, index(set), second(next))
        }
        Op::CountedClass {
            set,
            min,
            max,
            next,
        } => {
            number = op.state_width() - 1;
            bounds = Some((min, max.unwrap_or(0)));
            (opcode::COUNTED_CLASS, index(set), second(next))
        }
        Op::ShiftAnd { register, next } => (opcode::SHIFT_AND, index(register), second(next)),
        Op::Iterations {
            body,
            next,
            min,
            max,
        } => {
            bounds = Some((min.saturating_sub(1), max));
            (opcode::ITERATIONS, first(body), second(next))
        }
        Op::FirstIteration(body) => (opcode::FIRST_ITERATION, index(words[body]), none),
        Op::Count {
            counter,
            body,
            next,
        } => {
            let (opcode, highest) = match graph.counters[counter].count {
                Count::AtMost(max) | Count::Between(_, max) => (opcode::COUNT_UP, max),
                Count::AtLeast(min) => (opcode::COUNT_DOWN, min - 1),
            };
            let operands = [words[body], words[next]];
            return push_count(
                code,
                opcode,
                &graph.counters[counter],
                operands,
                (0, highest),
            );
        }
        Op::Counted { counter, body } => {
            let bounds = graph.counters[counter].count.allowed_numbers();
            let (opcode, operands) = (opcode::COUNTED, [words[body], 0]);
            return push_count(code, opcode, &graph.counters[counter], operands, bounds);
        }
    };
    let kind = match of {
        OpType::Vector(2..) if opcode < opcode::COUNTED_CLASS => opcode::VECTOR,
        OpType::Numbers(_) if opcode < opcode::COUNTED_CLASS => opcode::NUMBERS,
        _ => 0,
    };
    let opcode = (opcode + kind) | first.1 | second.1;
    push_op(code, (opcode, width), [first.0, second.0, number], bounds);
}

/// Encodes an operation of a counter.
fn push_count(
    code: &mut Vec<u8>,
    opcode: u8,
    counter: &Counter,
    [first, second]: [usize; 2],
    bounds: (u32, u32),
) {
    let flag = match counter.outer {
        Some(_) => 0,
        None => opcode::IS_OUTERMOST,
    };
    let numbers = [first, second, counter.first_bit as usize];
    push_op(code, (opcode | flag, 1), numbers, Some(bounds));
}

fn push_op(
    code: &mut Vec<u8>,
    (opcode, width): (u8, usize),
    numbers: [usize; 3],
    bounds: Option<(u32, u32)>,
) {
    code.push(opcode);
    code.push(width as u8);
    for number in numbers {
        code.extend((number as u16).to_le_bytes());
    }
    if let Some((min, max)) = bounds {
        code.extend(min.to_le_bytes());
        code.extend(max.to_le_bytes());
    }
}

/// The index of an assertion among the conditions of a position.
fn assertion_index(assertion: Assertion) -> usize {
    match assertion {
        Assertion::Start => 0,
        Assertion::End => 1,
        Assertion::LineStart => 2,
        Assertion::WordBoundary => 3,
        Assertion::NotWordBoundary => 4,
    }
}

/// The masks of shift registers, as [`BitProgram::register_masks`] has them. The last class of a string has
/// the lowest of its bits.
fn register_masks(registers: &[Vec<Vec<usize>>], classes: &CharClasses) -> Vec<u8> {
    let mut rows = vec![vec![0_u64; registers.len()]; classes.count + 3];
    let (last_row, first_row) = (classes.count + 1, classes.count + 2);
    for (register, strings) in registers.iter().enumerate() {
        let mut bit = 0;
        for string in strings {
            rows[last_row][register] |= 1 << bit;
            for &set in string.iter().rev() {
                for (class, row) in rows.iter_mut().take(classes.count).enumerate() {
                    row[register] |= u64::from(classes.in_set[set][class]) << bit;
                }
                bit += 1;
            }
            rows[first_row][register] |= 1 << (bit - 1);
        }
    }
    rows.into_iter().flatten().flat_map(u64::to_le_bytes).list()
}
