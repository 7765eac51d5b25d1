//! The minimal DFA of a pattern, in the encoding of the runtime.

use std::collections::HashMap;

use super::classes::{CharClasses, EncodedClasses};
use super::derivative::UnminimizedDfa;
use super::minimize::minimize;

/// The maximum size of the transitions of a DFA, in bytes. A larger DFA is replaced by a bit-parallel program.
const MAX_BYTES: usize = 1 << 16;

/// A minimal DFA in the encoding of the runtime (`shapesmith::__private::Dfa`).
#[derive(Clone, Debug)]
pub struct Dfa {
    /// The character classes.
    pub classes: EncodedClasses,
    /// The number of states. State 0 never accepts, and state 1 always does. States that do not accept
    /// come before those that do.
    pub states: u32,
    /// The start state.
    pub start: u32,
    /// The first accepting state, apart from state 1.
    pub first_accepting: u32,
    /// Whether a transition takes two bytes, little-endian, instead of one.
    pub wide: bool,
    /// By class and state: the next state.
    pub transitions: Vec<u8>,
}

const DEAD_STATE: u32 = 0;
const MATCH_STATE: u32 = 1;
const FIRST_OTHER_STATE: u32 = 2;

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
        let mut state_count = FIRST_OTHER_STATE;
        let mut first_accepting = FIRST_OTHER_STATE;
        let mut order = Vec::new();
        for accepting in [false, true] {
            if accepting {
                first_accepting = state_count;
            }
            for block in (0..block_count).filter(|&block| is_accepting(block) == accepting) {
                if is_final(block) {
                    states[block] = if accepting { MATCH_STATE } else { DEAD_STATE };
                } else {
                    states[block] = state_count;
                    order.push(block);
                    state_count += 1;
                }
            }
        }

        // Classes with the same transitions are merged.
        let mut columns: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut distinct = Vec::new();
        let mut merged = Vec::with_capacity(class_count);
        for class in 0..class_count {
            let column: Vec<u32> = order
                .iter()
                .map(|&block| states[next(block, class)])
                .collect();
            let new = columns.len() as u32;
            let id = *columns.entry(column.clone()).or_insert(new);
            if id == new {
                distinct.push(column);
            }
            merged.push(id);
        }

        let wide = state_count > 256;
        let size = (state_count as usize * distinct.len()) << u32::from(wide);
        if size > MAX_BYTES || distinct.len() > 256 || state_count > 1 << 16 {
            return None;
        }
        let mut transitions = Vec::with_capacity(size);
        for column in &distinct {
            for state in [DEAD_STATE, MATCH_STATE].iter().chain(column) {
                let [low, high, ..] = state.to_le_bytes();
                transitions.push(low);
                if wide {
                    transitions.push(high);
                }
            }
        }
        Some(Dfa {
            classes: classes.encode(&merged),
            states: state_count,
            start: states[blocks[0]],
            first_accepting,
            wide,
            transitions,
        })
    }
}
