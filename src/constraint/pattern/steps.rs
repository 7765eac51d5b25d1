//! The programs of patterns whose automaton would be too large.

use std::ops::Range;

use super::{Classes, decode, is_line_terminator, is_word, number};

/// A program that is executed once at each place of a value, from its end to its beginning. The result of
/// an operation says whether the rest of the value matches from there, in a word that is all ones or all
/// zeros; in a vector, a bit for each turn of a repetition.
///
/// An operation takes eight bytes: what it does; how many words the result has; and two numbers of two
/// bytes, the lower first, which are mostly the words with the operands, and one that depends on the
/// operation. Some are followed by two numbers of four bytes.
#[derive(Debug)]
pub(super) struct Steps {
    pub(super) classes: Classes,
    /// How many classes there are.
    pub(super) count: usize,
    /// For each class and for the end of the value, a byte for each set: all ones if the class is in the
    /// set, else 0.
    pub(super) sets: &'static [u8],
    /// For each class and for the end of the value, the bits that may be set in each shift register: eight
    /// bytes, the lowest first. Two more rows have the lowest and the highest bit of each of the sequences
    /// in the register.
    pub(super) masks: &'static [u8],
    pub(super) code: &'static [u8],
    /// The word with the result of the program.
    pub(super) start: usize,
}

/// What a program may cost for each character of a value, in operations and words; so many words it may
/// have. (The macro has the same limit.)
pub(super) const MAX_COST: usize = 512;

/// In the first byte of an operation: the result is a vector.
const VECTOR: u8 = 0x20;
/// The first operand is a word though the result is a vector.
const FIRST_IS_WORD: u8 = 0x40;
/// The second operand is a word though the result is a vector.
const SECOND_IS_WORD: u8 = 0x80;

impl Steps {
    /// Executes the program from the end of a value to its beginning.
    pub(super) const fn match_at_start(&self, value: &[u8]) -> bool {
        // The results at a place, and at the place after it, by turns.
        let mut words = [[0_u64; MAX_COST]; 2];
        let mut turn = false;
        let mut at = value.len();
        let (mut class, mut is_word_here) = (self.count, false);
        loop {
            // The character before the place.
            let mut start = at;
            let (mut class_before, mut is_word_before, mut is_line_start) =
                (self.count, false, true);
            if at > 0 {
                start -= 1;
                while value[start] & 0xc0 == 0x80 {
                    start -= 1;
                }
                let code;
                if value[start] < 0x80 {
                    code = value[start] as u32;
                    class_before = self.classes.ascii[(value[start] & 0x7f) as usize] as usize;
                } else {
                    code = decode(value, start).0;
                    class_before = self.classes.beyond(code);
                }
                is_word_before = is_word(code);
                is_line_start = is_line_terminator(code);
            }
            let place = Place {
                class,
                class_before,
                conditions: [
                    ones(at == 0),
                    ones(at == value.len()),
                    ones(is_line_start),
                    ones(is_word_before != is_word_here),
                    ones(is_word_before == is_word_here),
                ],
            };
            let [one, other] = &mut words;
            let (here, after) = if turn { (one, other) } else { (other, one) };
            self.execute(&place, here, after);
            if at == 0 {
                return here[self.start] & 1 == 1;
            }
            turn = !turn;
            at = start;
            (class, is_word_here) = (class_before, is_word_before);
        }
    }

    /// Executes the operations at a place.
    const fn execute(&self, place: &Place, here: &mut [u64; MAX_COST], after: &[u64; MAX_COST]) {
        let rows = self.count + 1;
        let (sets, registers) = (self.sets.len() / rows, self.masks.len() / ((rows + 2) * 8));
        let sets_here = self.sets.split_at(place.class * sets).1;
        let sets_before = self.sets.split_at(place.class_before * sets).1;
        let (mut rest, mut to) = (self.code, 0);
        while let Some((operation, more)) = rest.split_first_chunk::<8>() {
            rest = more;
            let what = operation[0];
            let width = operation[1] as usize;
            let (one, other) = (number(operation, 2), number(operation, 4));
            match what {
                // No match, and a match.
                0 => here[to] = 0,
                1 => here[to] = u64::MAX,
                // A character of a set.
                2 => here[to] = mask(sets_here[one]) & after[other],
                // One of two.
                3 => here[to] = here[one] | here[other],
                // A condition on the place.
                4 => here[to] = place.conditions[one] & here[other],
                // What matches from here on, or does not.
                9 => here[to] = here[one] & here[other],
                10 => here[to] = !here[one] & here[other],
                // A set that the character before is in, or is not.
                11 => here[to] = mask(sets_before[one]) & here[other],
                12 => here[to] = !mask(sets_before[one]) & here[other],
                // So many characters of a set.
                13 => {
                    let Some((bounds, more)) = rest.split_first_chunk::<8>() else {
                        return;
                    };
                    rest = more;
                    let count = number(operation, 6);
                    let is_next = after[other] & 1;
                    run(
                        here,
                        after,
                        to..to + 2 + count,
                        two(*bounds),
                        mask(sets_here[one]),
                        is_next,
                    );
                    to += 1 + count;
                }
                // One of several sequences of sets: a bit for each place in them.
                14 => {
                    let masks = self.masks.split_at(one * 8).1;
                    let bits = number_8(masks, place.class * registers);
                    let last = number_8(masks, rows * registers);
                    let first = number_8(masks, (rows + 1) * registers);
                    let bits = bits & (after[to + 1] << 1 & !last | after[other] & last);
                    here[to + 1] = bits;
                    here[to] = ones(bits & first != 0);
                    to += 1;
                }
                // What follows a turn: the next turn, or what follows them all.
                15 | 0x8f => {
                    let Some((bounds, more)) = rest.split_first_chunk::<8>() else {
                        return;
                    };
                    rest = more;
                    self::turns(here, to..to + width, (one, other), two(*bounds));
                }
                // The first turn.
                16 => here[to] = ones(here[one] & 1 == 1),
                // The same as above for each word of a vector.
                0x22 | 0xa2 => {
                    let mask = mask(sets_here[one]);
                    let step = (what & SECOND_IS_WORD == 0) as usize;
                    let mut word = 0;
                    while word < width {
                        here[to + word] = mask & after[other + word * step];
                        word += 1;
                    }
                }
                0x23 | 0x63 | 0xa3 | 0xe3 => {
                    let one_step = (what & FIRST_IS_WORD == 0) as usize;
                    let other_step = (what & SECOND_IS_WORD == 0) as usize;
                    let mut word = 0;
                    while word < width {
                        here[to + word] =
                            here[one + word * one_step] | here[other + word * other_step];
                        word += 1;
                    }
                }
                _ => {
                    let mask = match what & !(VECTOR | FIRST_IS_WORD | SECOND_IS_WORD) {
                        4 => place.conditions[one],
                        9 => here[one],
                        10 => !here[one],
                        11 => mask(sets_before[one]),
                        12 => !mask(sets_before[one]),
                        _ => 0,
                    };
                    let step = (what & SECOND_IS_WORD == 0) as usize;
                    let mut word = 0;
                    while word < width {
                        here[to + word] = mask & here[other + word * step];
                        word += 1;
                    }
                }
            }
            to += width;
        }
    }
}

/// A place in a value.
struct Place {
    /// The class of the character at the place; at the end, the number of classes.
    class: usize,
    /// That of the character before it.
    class_before: usize,
    /// The beginning, the end, the beginning of a line, a word boundary, and none: all ones, or all zeros.
    conditions: [u64; 5],
}

/// So many characters of a set, which `mask` says the next one is in, into `to`: the result; the lowest
/// number of characters, not less than the least, after which what follows matches; and a bit for each
/// lower number.
const fn run(
    here: &mut [u64; MAX_COST],
    after: &[u64; MAX_COST],
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
    here[to.start] = ones(lowest > 0);
}

/// What follows each turn of a repetition, into `to`: the next turn, of those at `one`, and, where the turns
/// may end, what is at `other`.
const fn turns(
    here: &mut [u64; MAX_COST],
    to: Range<usize>,
    (one, other): (usize, usize),
    (least, most): (u64, u64),
) {
    let mut word = 0;
    while to.start + word < to.end {
        let mut bits = here[one + word] >> 1;
        if to.start + word + 1 < to.end {
            bits |= here[one + word + 1] << 63;
        }
        let may_end = below(most, word) & !below(least, word);
        here[to.start + word] = bits | here[other] & may_end;
        word += 1;
    }
}

/// The byte as a word: both are all ones or all zeros.
const fn mask(byte: u8) -> u64 {
    ones(byte != 0)
}

/// Two numbers of four bytes, the lowest first.
const fn two(bytes: [u8; 8]) -> (u64, u64) {
    let both = u64::from_le_bytes(bytes);
    (both & 0xffff_ffff, both >> 32)
}

/// A number of eight bytes, the lowest first.
const fn number_8(numbers: &[u8], at: usize) -> u64 {
    match numbers.split_at(at * 8).1.first_chunk() {
        Some(number) => u64::from_le_bytes(*number),
        None => 0,
    }
}

/// All ones or all zeros.
const fn ones(all: bool) -> u64 {
    (all as u64).wrapping_neg()
}

/// The bits of a word of a vector that are below a number.
const fn below(number: u64, word: usize) -> u64 {
    let first = word as u64 * 64;
    if number >= first + 64 {
        u64::MAX
    } else if number > first {
        (1 << (number - first)) - 1
    } else {
        0
    }
}
