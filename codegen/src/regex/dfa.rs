//! The minimal DFA of a pattern, in the encoding of the runtime.

use super::char_encoding::EncodedClasses;
use super::classes::CharClasses;
use super::derivative::UnminimizedDfa;
use super::minimize::minimize;
use crate::collections::{List, Map};

/// The maximum size of the transitions of a DFA, in bytes. A larger DFA is replaced by a bit-parallel program.
const MAX_BYTES: usize = 1 << 16;

/// A minimal DFA in the encoding of the runtime (`shapesmith`, `src/constraint/pattern/dfa.rs`).
#[derive(Clone, Debug)]
pub struct Dfa {
    pub(super) classes: EncodedClasses,
    /// The start state. The dead state never accepts, and the match state always does. Other states that do not
    /// accept come before those that do.
    pub(super) start: u32,
    /// The first accepting state, apart from the match state.
    pub(super) first_accepting: u32,
    /// One past the last state.
    pub(super) end: u32,
    /// Whether a transition takes two bytes, little-endian, instead of one.
    pub(super) is_wide: bool,
    /// By class, and by state except for the dead state and the match state: the next state.
    pub(super) transitions: Vec<u8>,
}

/// The bytes of the first states are printable, which makes for short literals.
pub(super) const DEAD_STATE: u32 = b'#' as u32;
pub(super) const MATCH_STATE: u32 = DEAD_STATE + 1;
pub(super) const FIRST_OTHER_STATE: u32 = DEAD_STATE + 2;
/// What is added to states of two bytes, for the same reason.
pub(super) const WIDE_OFFSET: u32 = DEAD_STATE << 8;

impl Dfa {
    /// Minimizes a DFA. Returns `None` if it is too large.
    pub(super) fn new(dfa: &UnminimizedDfa, classes: &CharClasses) -> Option<Self> {
        let blocks = minimize(dfa);
        let class_count = dfa.class_count;
        let block_count = blocks.iter().max().map_or(0, |last| last + 1);
        // A state of each block.
        let mut representatives = vec![0; block_count];
        for (state, &block) in blocks.iter().enumerate() {
            representatives[block] = state;
        }
        let next = |block: usize, class: usize| {
            blocks[dfa.transitions[representatives[block] * class_count + class] as usize]
        };
        let is_accepting = |block: usize| dfa.accepting[representatives[block]];

        let mut states = vec![0; block_count];
        let is_final = |block: usize| (0..class_count).all(|class| next(block, class) == block);
        let mut end = FIRST_OTHER_STATE;
        let mut first_accepting = FIRST_OTHER_STATE;
        let mut order = Vec::new();
        for accepting in [false, true] {
            if accepting {
                first_accepting = end;
            }
            for block in (0..block_count).filter(|&block| is_accepting(block) == accepting) {
                if is_final(block) {
                    states[block] = if accepting { MATCH_STATE } else { DEAD_STATE };
                } else {
                    states[block] = end;
                    order.push(block);
                    end += 1;
                }
            }
        }

        // Classes with the same transitions are merged.
        let mut columns: Map<Vec<u32>, u32> = Map::new();
        let mut distinct = Vec::new();
        let mut merged = Vec::with_capacity(class_count);
        for class in 0..class_count {
            let column: Vec<u32> = order.iter().map(|&block| states[next(block, class)]).list();
            let new = columns.entries().len() as u32;
            let id = *columns.get_or_insert_with(column.clone(), || new);
            if id == new {
                distinct.push(column);
            }
            merged.push(id);
        }

        let is_wide = end > 0xff;
        let offset = if is_wide { WIDE_OFFSET } else { 0 };
        let size = (order.len() * distinct.len()) << u32::from(is_wide);
        if size > MAX_BYTES || distinct.len() > 256 || end + offset > 0xffff {
            return None;
        }
        let mut transitions = Vec::with_capacity(size);
        for state in distinct.iter().flatten() {
            let [low, high, ..] = (state + offset).to_le_bytes();
            transitions.push(low);
            if is_wide {
                transitions.push(high);
            }
        }
        Some(Dfa {
            classes: classes.encode(&merged),
            start: states[blocks[0]] + offset,
            first_accepting: first_accepting + offset,
            end: end + offset,
            is_wide,
            transitions,
        })
    }
}
