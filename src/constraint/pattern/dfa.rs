//! Character classes, and DFAs over them.

use super::NonAscii;
use super::utf8::{count_up_to, decode};

/// A partition of the characters into classes.
#[derive(Clone, Copy, Debug)]
pub(super) struct CharClasses<'p> {
    /// The class of each ASCII character, plus [`FIRST_CLASS`].
    pub(super) ascii: &'static [u8; 128],
    /// The class of the first character beyond ASCII.
    pub(super) other: u8,
    /// Where each further run of characters of one class begins beyond ASCII: three bytes of the first character,
    /// big-endian, and the class. If there is a table, the class of each of its kinds is in front of the runs, and
    /// classes may be [`BY_KIND`].
    pub(super) others: &'p NonAscii,
}

/// The byte of class 0. Those of the following classes are printable, which makes for short literals.
const FIRST_CLASS: u8 = b'0';
/// Instead of a class: that of the character's kind.
const BY_KIND: u8 = 0xff;

impl CharClasses<'_> {
    #[inline]
    pub(super) const fn of_ascii(&self, byte: u8) -> usize {
        self.ascii[(byte & 0x7f) as usize].wrapping_sub(FIRST_CLASS) as usize
    }

    #[inline]
    pub(super) const fn of_non_ascii(&self, code: u32) -> usize {
        let class = if self.others.ranges.is_empty() {
            self.other
        } else {
            self.of_distinguished(code)
        };
        class.wrapping_sub(FIRST_CLASS) as usize
    }

    #[inline(never)]
    const fn of_distinguished(&self, code: u32) -> u8 {
        let (mut by_kind, mut runs): (&[u8], &[u8]) = (&[], self.others.ranges);
        if let Some(table) = self.others.table {
            (by_kind, runs) = runs.split_at(table.kinds);
        }
        let class = match count_up_to::<4>(runs, code) {
            0 => self.other,
            count => runs[count * 4 - 1],
        };
        match self.others.table {
            Some(table) if class == BY_KIND => by_kind[table.kind_of(code) as usize],
            _ => class,
        }
    }
}

/// A minimal DFA.
#[derive(Debug)]
pub(super) struct Dfa {
    /// [`CharClasses::ascii`]
    pub(super) ascii: &'static [u8; 128],
    /// [`CharClasses::other`]
    pub(super) other: u8,
    /// The start state; the first accepting state, apart from the match state; and one past the last state.
    /// [`DEAD_STATE`] never accepts, and the match state, which follows it, always does. Other states that do not
    /// accept come before those that do.
    pub(super) states: [u16; 3],
    /// By class, and by state, except for the dead state and the match state: the next state, of one byte, or of two,
    /// little-endian.
    pub(super) transitions: &'static [u8],
}

/// The bytes of the first states are printable, which makes for short literals.
pub(super) const DEAD_STATE: usize = b'#' as usize;
/// The dead state of a DFA whose transitions take two bytes.
pub(super) const WIDE_DEAD_STATE: usize = DEAD_STATE << 8 | DEAD_STATE;

impl Dfa {
    /// Whether the DFA accepts a value. A transition takes two bytes if `IS_WIDE`.
    #[inline]
    pub(super) const fn accepts<const IS_WIDE: bool>(
        &self,
        others: &NonAscii,
        value: &[u8],
    ) -> bool {
        let [start, first_accepting, end] = self.states;
        let dead_state = if IS_WIDE { WIDE_DEAD_STATE } else { DEAD_STATE };
        let (match_state, first_other_state) = (dead_state + 1, dead_state + 2);
        let state_count = end as usize - first_other_state;
        let (mut state, mut pos) = (start as usize, 0);
        while pos < value.len() {
            if state < first_other_state {
                return state == match_state;
            }
            let byte = value[pos];
            let class = if byte < 0x80 {
                pos += 1;
                self.ascii[byte as usize].wrapping_sub(FIRST_CLASS) as usize
            } else {
                let (class, length) = self.non_ascii_class(others, value, pos);
                pos += length;
                class
            };
            // By class, then by state: the row does not depend on the state, so that it can be found while
            // the state is.
            let size = if IS_WIDE { 2 } else { 1 };
            let row = self.transitions.split_at(class * state_count * size).1;
            let other_state = state.wrapping_sub(first_other_state);
            state = if IS_WIDE {
                let low = row[other_state * 2] as usize;
                let high = row[other_state * 2 + 1] as usize;
                low | high << 8
            } else {
                row[other_state] as usize
            };
        }
        state == match_state || state >= first_accepting as usize
    }

    /// The class of a character beyond ASCII, and its length in bytes. Not inlined, for the sake of ASCII.
    #[inline(never)]
    const fn non_ascii_class(&self, others: &NonAscii, value: &[u8], pos: usize) -> (usize, usize) {
        let classes = CharClasses {
            ascii: self.ascii,
            other: self.other,
            others,
        };
        let (code, length) = decode(value, pos);
        (classes.of_non_ascii(code), length)
    }
}
