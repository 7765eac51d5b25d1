//! Bit-parallel programs.

use std::ops::Range;

use super::NonAscii;
use super::dfa::CharClasses;
use super::utf8::decode;

/// A program that is executed once at each position of a value, from the end to the start. The result of an
/// operation says whether the rest of the value matches from there: a word that is all ones or all zeros,
/// or a vector with a bit for each iteration of a repetition. In the body of a repetition with a counter, it
/// is the number of iterations that it takes, with the numbers of the counters around it in the bits below,
/// or all ones if there is no match.
///
/// An operation takes eight bytes: an `opcode`; the number of words of the result; and three numbers of
/// two bytes. The first two are mostly the indices of the words with the operands. Some operations are
/// followed by two numbers of four bytes. Numbers are little-endian.
#[derive(Debug)]
pub(super) struct BitProgram {
    /// [`CharClasses::ascii`]
    pub(super) ascii: &'static [u8; 128],
    /// [`CharClasses::other`]
    pub(super) other: u8,
    /// The numbers of classes, of sets and of shift registers, and the index of the word with the result.
    pub(super) numbers: [u16; 4],
    /// [`Decoded::set_masks`], [`Decoded::register_masks`] and [`Decoded::code`].
    pub(super) tables: &'static [u8],
}

/// A program whose tables are separate.
struct Decoded<'p> {
    classes: CharClasses<'p>,
    class_count: usize,
    /// A row for each class and one for the end of the value, with a byte for each set: 1 in the lowest bit if
    /// the class is in the set.
    set_masks: &'static [u8],
    /// Rows with a mask for each shift register: eight bytes, little-endian. The row of a class has the bits
    /// that the class may set. Three more rows follow: one for the end of the value, and those with the
    /// bits of the last and of the first class of each string.
    register_masks: &'static [u8],
    /// The operations.
    code: &'static [u8],
    /// The index of the word with the result of the program.
    result: usize,
}

/// The maximum cost of a program per character: the number of operations, and of words that they write. The macro
/// has the same limit.
const MAX_COST: usize = 512;

/// The results of operations at a position.
type Words = [u64; MAX_COST];

/// The first byte of an operation. The generator has the same (`codegen/src/regex/bit_parallel/encode.rs`).
pub(super) mod opcode {
    pub(in super::super) const FAIL: u8 = 0;
    pub(in super::super) const MATCH: u8 = 1;
    pub(in super::super) const CLASS: u8 = 2;
    pub(in super::super) const OR: u8 = 3;
    pub(in super::super) const ASSERT: u8 = 4;
    pub(in super::super) const LOOK_AHEAD: u8 = 9;
    pub(in super::super) const NEGATIVE_LOOK_AHEAD: u8 = 10;
    pub(in super::super) const LOOK_BEHIND: u8 = 11;
    pub(in super::super) const NEGATIVE_LOOK_BEHIND: u8 = 12;
    pub(in super::super) const COUNTED_CLASS: u8 = 13;
    pub(in super::super) const SHIFT_AND: u8 = 14;
    pub(in super::super) const ITERATIONS: u8 = 15;
    pub(in super::super) const FIRST_ITERATION: u8 = 16;
    pub(in super::super) const COUNT_UP: u8 = 17;
    pub(in super::super) const COUNT_DOWN: u8 = 18;
    pub(in super::super) const COUNTED: u8 = 19;

    /// The result is the numbers of counters.
    pub(in super::super) const NUMBERS: u8 = 18;
    pub(in super::super) const NUMBERS_CLASS: u8 = CLASS + NUMBERS;
    pub(in super::super) const NUMBERS_OR: u8 = OR + NUMBERS;
    pub(in super::super) const NUMBERS_ASSERT: u8 = ASSERT + NUMBERS;
    pub(in super::super) const NUMBERS_NEGATIVE_LOOK_BEHIND: u8 = NEGATIVE_LOOK_BEHIND + NUMBERS;

    /// Around a counter, there is no other one.
    const IS_OUTERMOST: u8 = 0x80;
    pub(in super::super) const OUTERMOST_COUNT_UP: u8 = COUNT_UP | IS_OUTERMOST;
    pub(in super::super) const OUTERMOST_COUNT_DOWN: u8 = COUNT_DOWN | IS_OUTERMOST;
    pub(in super::super) const OUTERMOST_COUNTED: u8 = COUNTED | IS_OUTERMOST;

    /// The result is a vector.
    pub(in super::super) const VECTOR: u8 = 0x20;
    /// The result is a vector, but the first operand is a single word.
    pub(in super::super) const FIRST_IS_SCALAR: u8 = 0x40;
    /// The result is a vector, but the second operand is a single word.
    pub(in super::super) const SECOND_IS_SCALAR: u8 = 0x80;

    pub(in super::super) const SCALAR_ITERATIONS: u8 = ITERATIONS | SECOND_IS_SCALAR;
    pub(in super::super) const VECTOR_CLASS: u8 = CLASS | VECTOR;
    pub(in super::super) const VECTOR_CLASS_SCALAR: u8 = VECTOR_CLASS | SECOND_IS_SCALAR;
    pub(in super::super) const VECTOR_OR: u8 = OR | VECTOR;
    pub(in super::super) const VECTOR_OR_FIRST_SCALAR: u8 = VECTOR_OR | FIRST_IS_SCALAR;
    pub(in super::super) const VECTOR_OR_SECOND_SCALAR: u8 = VECTOR_OR | SECOND_IS_SCALAR;
    pub(in super::super) const VECTOR_OR_SCALARS: u8 = VECTOR_OR_FIRST_SCALAR | SECOND_IS_SCALAR;
}

impl BitProgram {
    pub(super) const fn is_match(&self, others: &NonAscii, value: &[u8]) -> bool {
        let [class_count, set_count, register_count, result] = self.numbers;
        let class_count = class_count as usize;
        let (set_masks, tables) = self.tables.split_at((class_count + 1) * set_count as usize);
        let (register_masks, code) =
            tables.split_at((class_count + 3) * register_count as usize * 8);
        let program = Decoded {
            classes: CharClasses {
                ascii: self.ascii,
                other: self.other,
                others,
            },
            class_count,
            set_masks,
            register_masks,
            code,
            result: result as usize,
        };
        program.is_match(value)
    }
}

impl Decoded<'_> {
    const fn is_match(&self, value: &[u8]) -> bool {
        // The results at a position and at the following one, alternately.
        let mut words = [[0; MAX_COST]; 2];
        let mut swapped = false;
        let mut pos = value.len();
        let (mut class, mut is_word_next) = (self.class_count, false);
        loop {
            let mut previous_pos = pos;
            let (mut previous_class, mut is_word_previous, mut is_line_start) =
                (self.class_count, false, true);
            if pos > 0 {
                previous_pos -= 1;
                while value[previous_pos] & 0xc0 == 0x80 {
                    previous_pos -= 1;
                }
                let code;
                let byte = value[previous_pos];
                if byte < 0x80 {
                    code = byte as u32;
                    previous_class = self.classes.of_ascii(byte);
                } else {
                    code = decode(value, previous_pos).0;
                    previous_class = self.classes.of_non_ascii(code);
                }
                is_word_previous = is_word(code);
                is_line_start = is_line_terminator(code);
            }
            let position = Position {
                class,
                previous_class,
                assertions: [
                    all_ones_if(pos == 0),
                    all_ones_if(pos == value.len()),
                    all_ones_if(is_line_start),
                    all_ones_if(is_word_previous != is_word_next),
                    all_ones_if(is_word_previous == is_word_next),
                ],
            };
            let [first, second] = &mut words;
            let (here, after) = if swapped {
                (first, second)
            } else {
                (second, first)
            };
            self.execute(&position, here, after);
            if pos == 0 {
                return here[self.result] & 1 == 1;
            }
            swapped = !swapped;
            pos = previous_pos;
            (class, is_word_next) = (previous_class, is_word_previous);
        }
    }

    const fn set_masks_of(&self, class: usize) -> &[u8] {
        let set_count = self.set_masks.len() / (self.class_count + 1);
        self.set_masks.split_at(class * set_count).1
    }

    /// The condition that an operation puts on a position, besides that the rest matches: all ones or all
    /// zeros.
    const fn condition(
        &self,
        opcode: u8,
        operand: usize,
        position: &Position,
        here: &Words,
    ) -> u64 {
        match opcode {
            opcode::ASSERT => position.assertions[operand],
            opcode::LOOK_AHEAD => here[operand],
            opcode::NEGATIVE_LOOK_AHEAD => !here[operand],
            opcode::LOOK_BEHIND => widen(self.set_masks_of(position.previous_class)[operand]),
            opcode::NEGATIVE_LOOK_BEHIND => {
                !widen(self.set_masks_of(position.previous_class)[operand])
            }
            _ => 0,
        }
    }

    /// Executes the operations at a position. `after` are the results at the following position.
    const fn execute(&self, position: &Position, here: &mut Words, after: &Words) {
        let rows = self.class_count + 1;
        let register_count = self.register_masks.len() / ((rows + 2) * 8);
        let set_masks = self.set_masks_of(position.class);
        let (mut code, mut to) = (self.code, 0);
        while let Some((op, rest)) = code.split_first_chunk::<8>() {
            code = rest;
            let opcode = op[0];
            let width = op[1] as usize;
            let (first, second) = (read_u16(*op, 2), read_u16(*op, 4));
            // In a vector: the distance to the next word of each operand.
            let first_step = (opcode & opcode::FIRST_IS_SCALAR == 0) as usize;
            let second_step = (opcode & opcode::SECOND_IS_SCALAR == 0) as usize;
            match opcode {
                opcode::FAIL => here[to] = 0,
                opcode::MATCH => here[to] = u64::MAX,
                opcode::CLASS => here[to] = widen(set_masks[first]) & after[second],
                opcode::OR => here[to] = here[first] | here[second],
                opcode::ASSERT..=opcode::NEGATIVE_LOOK_BEHIND => {
                    here[to] = self.condition(opcode, first, position, here) & here[second];
                }
                opcode::COUNTED_CLASS => {
                    let bounds;
                    (bounds, code) = split_bounds(code);
                    let state_width = 1 + read_u16(*op, 6);
                    counted_class(
                        here,
                        after,
                        to..to + 1 + state_width,
                        bounds,
                        widen(set_masks[first]),
                        after[second] & 1,
                    );
                    to += state_width;
                }
                opcode::SHIFT_AND => {
                    let masks = self.register_masks.split_at(first * 8).1;
                    let class = read_u64(masks, position.class * register_count);
                    let last = read_u64(masks, rows * register_count);
                    let first = read_u64(masks, (rows + 1) * register_count);
                    let bits = class & (after[to + 1] << 1 & !last | after[second] & last);
                    here[to + 1] = bits;
                    here[to] = all_ones_if(bits & first != 0);
                    to += 1;
                }
                opcode::ITERATIONS | opcode::SCALAR_ITERATIONS => {
                    let bounds;
                    (bounds, code) = split_bounds(code);
                    iterations(here, to..to + width, (first, second), bounds);
                }
                opcode::FIRST_ITERATION => here[to] = all_ones_if(here[first] & 1 == 1),
                opcode::NUMBERS_CLASS => here[to] = !widen(set_masks[first]) | after[second],
                opcode::NUMBERS_OR => here[to] = lower(here[first], here[second]),
                opcode::NUMBERS_ASSERT..=opcode::NUMBERS_NEGATIVE_LOOK_BEHIND => {
                    let condition = self.condition(opcode - opcode::NUMBERS, first, position, here);
                    here[to] = !condition | here[second];
                }
                opcode::COUNT_UP
                | opcode::OUTERMOST_COUNT_UP
                | opcode::COUNT_DOWN
                | opcode::OUTERMOST_COUNT_DOWN
                | opcode::COUNTED
                | opcode::OUTERMOST_COUNTED => {
                    let bounds;
                    (bounds, code) = split_bounds(code);
                    let (body, next) = (here[first], here[second]);
                    here[to] = count(opcode, body, next, read_u16(*op, 6), bounds);
                }
                opcode::VECTOR_CLASS | opcode::VECTOR_CLASS_SCALAR => {
                    let mask = widen(set_masks[first]);
                    let mut word = 0;
                    while word < width {
                        here[to + word] = mask & after[second + word * second_step];
                        word += 1;
                    }
                }
                opcode::VECTOR_OR
                | opcode::VECTOR_OR_FIRST_SCALAR
                | opcode::VECTOR_OR_SECOND_SCALAR
                | opcode::VECTOR_OR_SCALARS => {
                    let mut word = 0;
                    while word < width {
                        here[to + word] =
                            here[first + word * first_step] | here[second + word * second_step];
                        word += 1;
                    }
                }
                // A vector of which each word is masked alike.
                _ => {
                    let flags = opcode::VECTOR | opcode::FIRST_IS_SCALAR | opcode::SECOND_IS_SCALAR;
                    let mask = self.condition(opcode & !flags, first, position, here);
                    let mut word = 0;
                    while word < width {
                        here[to + word] = mask & here[second + word * second_step];
                        word += 1;
                    }
                }
            }
            to += width;
        }
    }
}

/// A position in a value.
struct Position {
    /// The class of the next character. At the end, the number of classes.
    class: usize,
    /// The class of the previous character. At the start, the number of classes.
    previous_class: usize,
    /// Whether `^`, `$`, `^` with the flag `m`, `\b` and `\B` hold: all ones, or all zeros.
    assertions: [u64; 5],
}

/// Executes a counted class: `min` to `max` characters of a set, or any number if `max` is 0. `mask` says
/// whether the next character is in the set, and `is_next` whether the rest matches after it.
///
/// It writes the result; the lowest number of characters, at least `min`, after which the rest matches, or
/// 0; and a bit for each number below `min`. Numbers above the lowest need not be known: once it exceeds
/// `max`, so do they.
const fn counted_class(
    here: &mut Words,
    after: &Words,
    to: Range<usize>,
    (min, max): (u64, u64),
    mask: u64,
    is_next: u64,
) {
    let mut carry = is_next;
    let mut word = to.start + 2;
    while word < to.end {
        let bits = after[word];
        here[word] = mask & (bits << 1 | carry);
        carry = bits >> 63;
        word += 1;
        if word == to.end {
            carry = bits >> ((min - 2) % 64) & 1;
        }
    }
    let lowest = match after[to.start + 1] {
        _ if carry == 1 => min,
        0 => 0,
        lowest if max == 0 => lowest,
        lowest if lowest >= max => 0,
        lowest => lowest + 1,
    } & mask;
    here[to.start + 1] = lowest;
    here[to.start] = all_ones_if(lowest > 0);
}

/// Writes what follows each iteration of a repetition: the next iteration, which is in the vector at `body`,
/// or the word at `next` after `min` to `max` iterations.
const fn iterations(
    here: &mut Words,
    to: Range<usize>,
    (body, next): (usize, usize),
    (min, max): (u64, u64),
) {
    let mut word = 0;
    while to.start + word < to.end {
        let mut bits = here[body + word] >> 1;
        if to.start + word + 1 < to.end {
            bits |= here[body + word + 1] << 63;
        }
        let may_end = bits_below(max, word) & !bits_below(min, word);
        here[to.start + word] = bits | here[next] & may_end;
        word += 1;
    }
}

/// No match, among the numbers of counters. It is greater than all others.
const NO_MATCH: u64 = u64::MAX;

/// Executes an operation of a counter.
const fn count(opcode: u8, body: u64, next: u64, first_bit: usize, (min, max): (u64, u64)) -> u64 {
    // Around the outermost counter, results are truth values: the complements of 0 and no match.
    match opcode {
        opcode::COUNT_UP => count_up(body, next, first_bit, max),
        opcode::OUTERMOST_COUNT_UP => count_up(body, !next, first_bit, max),
        opcode::COUNT_DOWN => count_down(body, next, first_bit, max),
        opcode::OUTERMOST_COUNT_DOWN => count_down(body, !next, first_bit, max),
        opcode::COUNTED => counted(body, first_bit, (min, max)),
        _ => !counted(body, first_bit, (min, max)),
    }
}

/// What follows an iteration: the next one, whose numbers are `body`, or `next`, the numbers without this
/// counter. The counter has the number of iterations, at most `max`.
const fn count_up(body: u64, next: u64, first_bit: usize, max: u64) -> u64 {
    let one = 1 << first_bit;
    let again = if body >> first_bit < max {
        body + one
    } else {
        NO_MATCH
    };
    let end = if next == NO_MATCH {
        NO_MATCH
    } else {
        next | one
    };
    lower(again, end)
}

/// As [`count_up`], but the counter has the number of iterations that are still required: after the last one,
/// `required`.
const fn count_down(body: u64, next: u64, first_bit: usize, required: u64) -> u64 {
    let again = if body == NO_MATCH || body >> first_bit == 0 {
        body
    } else {
        body - (1 << first_bit)
    };
    // If there is no match, it has all bits.
    lower(again, next | required << first_bit)
}

/// The numbers without a counter, if its number is within bounds. No match is beyond them.
const fn counted(body: u64, first_bit: usize, (min, max): (u64, u64)) -> u64 {
    let count = body >> first_bit;
    if min <= count && count <= max {
        body & ((1 << first_bit) - 1)
    } else {
        NO_MATCH
    }
}

const fn lower(one: u64, other: u64) -> u64 {
    if one < other { one } else { other }
}

/// ECMA-262, `WordCharacters`.
pub(super) const fn is_word(code: u32) -> bool {
    matches!(code, 0x30..=0x39 | 0x41..=0x5a | 0x5f | 0x61..=0x7a)
}

/// ECMA-262, `LineTerminator`.
pub(super) const fn is_line_terminator(code: u32) -> bool {
    matches!(code, 0x0a | 0x0d | 0x2028 | 0x2029)
}

/// All ones or all zeros, as the lowest bit of a byte is.
const fn widen(byte: u8) -> u64 {
    all_ones_if(byte & 1 == 1)
}

const fn all_ones_if(condition: bool) -> u64 {
    (condition as u64).wrapping_neg()
}

/// The bits of a word of a vector whose index in the vector is less than `end`.
const fn bits_below(end: u64, word: usize) -> u64 {
    let start = word as u64 * 64;
    if end >= start + 64 {
        u64::MAX
    } else if end > start {
        (1 << (end - start)) - 1
    } else {
        0
    }
}

pub(super) const fn read_u16(op: [u8; 8], i: usize) -> usize {
    op[i] as usize | (op[i + 1] as usize) << 8
}

/// The two numbers of four bytes that follow an operation, and what follows them.
pub(super) const fn split_bounds(code: &[u8]) -> ((u64, u64), &[u8]) {
    match code.split_first_chunk() {
        Some((bounds, rest)) => {
            let both = u64::from_le_bytes(*bounds);
            ((both & 0xffff_ffff, both >> 32), rest)
        }
        None => ((0, 0), code),
    }
}

/// The mask with an index.
pub(super) const fn read_u64(masks: &[u8], i: usize) -> u64 {
    match masks.split_at(i * 8).1.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}
