//! Character classes, and DFAs over them.

use super::utf8::{count_up_to, decode};

/// A partition of the characters into classes.
#[derive(Debug)]
pub struct CharClasses {
    /// The class of each ASCII character.
    pub ascii: &'static [u8; 128],
    /// Where each run of characters of one class begins beyond ASCII: three bytes of the first character,
    /// big-endian, and the class. Empty, or beginning with the first character beyond ASCII.
    pub non_ascii: &'static [u8],
}

impl CharClasses {
    #[inline]
    pub(super) const fn of_non_ascii(&self, code: u32) -> usize {
        match count_up_to::<4>(self.non_ascii, code) {
            0 => 0,
            count => self.non_ascii[count * 4 - 1] as usize,
        }
    }
}

/// A minimal DFA.
#[derive(Debug)]
pub struct Dfa {
    /// The character classes.
    pub classes: CharClasses,
    /// The number of states. State 0 never accepts, and state 1 always does. States that do not accept
    /// come before those that do.
    pub states: usize,
    /// The start state.
    pub start: usize,
    /// The first accepting state, apart from state 1.
    pub first_accepting: usize,
    /// Whether a transition takes two bytes, little-endian, instead of one.
    pub wide: bool,
    /// By class and state: the next state.
    pub transitions: &'static [u8],
}

const DEAD_STATE: usize = 0;
const MATCH_STATE: usize = 1;

impl Dfa {
    pub(super) const fn accepts(&self, value: &[u8]) -> bool {
        let (mut state, mut pos) = (self.start, 0);
        while pos < value.len() {
            if state == DEAD_STATE || state == MATCH_STATE {
                return state == MATCH_STATE;
            }
            let byte = value[pos];
            let class = if byte < 0x80 {
                pos += 1;
                self.classes.ascii[byte as usize] as usize
            } else {
                let (code, length) = decode(value, pos);
                pos += length;
                self.classes.of_non_ascii(code)
            };
            // By class, then by state: the row does not depend on the state, so that it can be found while
            // the state is.
            let transition = class * self.states + state;
            state = if self.wide {
                let low = self.transitions[transition * 2] as usize;
                let high = self.transitions[transition * 2 + 1] as usize;
                low | high << 8
            } else {
                self.transitions[transition] as usize
            };
        }
        state == MATCH_STATE || state >= self.first_accepting
    }
}
