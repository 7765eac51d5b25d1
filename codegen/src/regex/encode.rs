//! Patterns in the encoding of the runtime (`shapesmith`, `src/constraint/pattern/`).

use super::CompiledPattern;
use super::char_encoding::{EncodedClasses, EncodedRanges, encode_set};

pub use super::char_encoding::CharTable;

/// A pattern in the encoding of the runtime (`shapesmith::__private::Pattern`).
#[derive(Clone, Debug)]
pub struct EncodedPattern {
    /// How it is matched.
    pub matcher: EncodedMatcher,
    /// The characters beyond ASCII.
    pub ranges: Vec<u8>,
    /// The table that `ranges` refers to.
    pub table: Option<CharTable>,
}

/// A constructor of a pattern, with its arguments.
#[derive(Clone, Debug)]
pub enum EncodedMatcher {
    /// `^[set]{min,max}$`
    Repeated {
        /// For each ASCII character: `0` if it is in the set, otherwise `1`.
        ascii: Vec<u8>,
        /// The minimum number of characters.
        min: u32,
        /// The maximum number of characters, if there is one.
        max: Option<u32>,
    },
    /// Not `^[set]*$`.
    NotAll {
        /// As above.
        ascii: Vec<u8>,
    },
    /// A DFA.
    Dfa {
        /// The class of each ASCII character.
        ascii: Vec<u8>,
        /// The class of the first character beyond ASCII.
        other: u8,
        /// The start state, the first accepting one, and one past the last state.
        states: [u16; 3],
        /// Whether a transition takes two bytes instead of one.
        is_wide: bool,
        /// The transitions.
        transitions: Vec<u8>,
    },
    /// A bit-parallel program.
    BitParallel {
        /// As above.
        ascii: Vec<u8>,
        /// As above.
        other: u8,
        /// The numbers of classes, sets and registers, and the index of the result.
        numbers: [u16; 4],
        /// The masks of the sets, those of the registers, and the operations.
        tables: Vec<u8>,
    },
    /// A pattern with back-references.
    Backtracking {
        /// Whether the pattern is valid in ECMA-262's Unicode mode. Otherwise it is in the legacy mode.
        unicode: bool,
    },
}

impl CompiledPattern {
    /// The pattern in the encoding of the runtime.
    #[must_use]
    pub fn encode(&self) -> EncodedPattern {
        match self {
            CompiledPattern::AllInSet { set, min, max } => {
                let (ascii, others) = encode_set(set);
                let (min, max) = (*min, *max);
                encoded(EncodedMatcher::Repeated { ascii, min, max }, others)
            }
            CompiledPattern::AnyInSet(set) => {
                let (ascii, others) = encode_set(&set.complement());
                encoded(EncodedMatcher::NotAll { ascii }, others)
            }
            CompiledPattern::Dfa(dfa) => {
                let EncodedClasses { ascii, others } = dfa.classes.clone();
                let matcher = EncodedMatcher::Dfa {
                    ascii,
                    other: others.first,
                    states: [dfa.start, dfa.first_accepting, dfa.end].map(|state| state as u16),
                    is_wide: dfa.is_wide,
                    transitions: dfa.transitions.clone(),
                };
                encoded(matcher, others)
            }
            CompiledPattern::BitParallel(program) => {
                let EncodedClasses { ascii, others } = program.classes.clone();
                let numbers = [
                    program.class_count,
                    program.set_count,
                    program.register_count,
                    program.result,
                ];
                let tables = [
                    &program.set_masks[..],
                    &program.register_masks,
                    &program.code,
                ];
                let matcher = EncodedMatcher::BitParallel {
                    ascii,
                    other: others.first,
                    numbers: numbers.map(|number| number as u16),
                    tables: tables.concat(),
                };
                encoded(matcher, others)
            }
            CompiledPattern::Backtracking { unicode } => EncodedPattern {
                matcher: EncodedMatcher::Backtracking { unicode: *unicode },
                ranges: Vec::new(),
                table: None,
            },
        }
    }
}

fn encoded(matcher: EncodedMatcher, others: EncodedRanges) -> EncodedPattern {
    EncodedPattern {
        matcher,
        ranges: others.bytes,
        table: others.table,
    }
}
