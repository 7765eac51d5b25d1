//! `@pattern`: walking what the macro has compiled.
//!
//! Smithy specification, "pattern trait": patterns are ECMA-262 regular expressions and match anywhere
//! in the value unless they are anchored. The macro reads them and emits data; here that data meets a
//! value, in time linear in the value's length whatever the pattern, without allocating, and in `const`
//! contexts too.
//!
//! A character of a value costs one look-up in a table or set; a character beyond ASCII, a binary search
//! besides. Where the automaton would be too large, it costs the operations of a [program](Steps), at most
//! 512 operations and words of 64 bits ([`steps::MAX_COST`]), which take about a microsecond. The macro
//! refuses patterns that would need more.

mod steps;

use steps::Steps;

/// A pattern of the model, as the macro has compiled it.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// All characters are in a set, and there are so many.
    All { set: Set, min: usize, max: usize },
    /// Some character is in a set.
    Any(Set),
    /// An automaton.
    Table(Table),
    /// The steps of a program, for patterns whose automaton would be too large.
    Steps(Steps),
    /// A pattern with back-references.
    #[cfg(feature = "backreference")]
    Engine { unicode: bool },
}

/// A set of characters.
#[derive(Debug)]
struct Set {
    /// For each byte `INSIDE` or `OUTSIDE`, as an ASCII character, or `BEYOND` them.
    bytes: [u8; 256],
    /// A bit for each character from U+0080 to U+07FF, the lowest first; empty where `beyond` is short
    /// enough to be searched.
    near: &'static [u8],
    /// Where the set begins and ends beyond ASCII, by turns: three bytes each, the highest first.
    beyond: &'static [u8],
}

/// A byte that is an ASCII character of a set.
const INSIDE: u8 = 0;
/// A byte that is an ASCII character and not in the set.
const OUTSIDE: u8 = 1;
/// A byte of a character beyond ASCII.
const BEYOND: u8 = 2;

/// Characters by class.
#[derive(Debug)]
struct Classes {
    /// The class of each ASCII character.
    ascii: &'static [u8; 128],
    /// Where other characters' classes begin: three bytes of the first character, the highest first, and
    /// its class. Empty, or beginning with the first character beyond ASCII.
    beyond: &'static [u8],
}

#[derive(Debug)]
struct Table {
    classes: Classes,
    /// How many states there are. State 0 never matches, and 1 always does.
    count: usize,
    start: usize,
    /// The first of the states in which a value may end.
    accepting: usize,
    /// Whether a state takes two bytes, the lower first.
    wide: bool,
    /// For each class, the next state for each state.
    next: &'static [u8],
}

impl Pattern {
    /// `^[set]{min,max}$`. Of the set `ascii` are the first and the last characters of the ranges in ASCII.
    #[must_use]
    pub const fn all(
        source: &'static str,
        ascii: &[u8],
        beyond: (&'static [u8], &'static [u8]),
        min: usize,
        max: usize,
    ) -> Self {
        let set = Set::new(ascii, beyond);
        let form = Form::All { set, min, max };
        Pattern { source, form }
    }

    /// `[set]`
    #[must_use]
    pub const fn any(
        source: &'static str,
        ascii: &[u8],
        beyond: (&'static [u8], &'static [u8]),
    ) -> Self {
        let form = Form::Any(Set::new(ascii, beyond));
        Pattern { source, form }
    }

    /// An automaton: how many states it has, the first, and the first of those in which a value may end.
    #[must_use]
    pub const fn table(
        source: &'static str,
        ascii: &'static [u8; 128],
        beyond: &'static [u8],
        (count, start, accepting): (usize, usize, usize),
        wide: bool,
        next: &'static [u8],
    ) -> Self {
        let form = Form::Table(Table {
            classes: Classes { ascii, beyond },
            count,
            start,
            accepting,
            wide,
            next,
        });
        Pattern { source, form }
    }

    /// A program, and the word with its result.
    #[must_use]
    pub const fn steps(
        source: &'static str,
        ascii: &'static [u8; 128],
        beyond: &'static [u8],
        (count, sets, masks): (usize, &'static [u8], &'static [u8]),
        steps: &'static [u8],
        start: usize,
    ) -> Self {
        let form = Form::Steps(Steps {
            classes: Classes { ascii, beyond },
            count,
            sets,
            masks,
            code: steps,
            start,
        });
        Pattern { source, form }
    }

    /// A pattern with back-references, in ECMA-262's Unicode mode or its legacy mode.
    #[cfg(feature = "backreference")]
    #[must_use]
    pub const fn engine(source: &'static str, unicode: bool) -> Self {
        let form = Form::Engine { unicode };
        Pattern { source, form }
    }

    /// The pattern as the model writes it.
    pub(crate) const fn source(&self) -> &'static str {
        self.source
    }

    /// Whether a value matches.
    #[must_use]
    pub fn is_match(&self, value: &str) -> bool {
        match &self.form {
            #[cfg(feature = "backreference")]
            Form::Engine { unicode } => engine::is_match(self.source, *unicode, value),
            _ => self.is_match_const(value),
        }
    }

    /// Whether a value matches; a pattern with back-references cannot be tried at compile time.
    pub(crate) const fn is_match_const(&self, value: &str) -> bool {
        let value = value.as_bytes();
        match &self.form {
            Form::All { set, min, max } => set.has_all(value, *min, *max),
            Form::Any(set) => set.has_any(value),
            Form::Table(table) => table.accepts(value),
            Form::Steps(steps) => steps.match_at_start(value),
            #[cfg(feature = "backreference")]
            Form::Engine { .. } => {
                panic!("a pattern with back-references cannot be checked at compile time")
            }
        }
    }
}

impl Set {
    const fn new(ascii: &[u8], (near, beyond): (&'static [u8], &'static [u8])) -> Self {
        let mut bytes = [OUTSIDE; 256];
        let mut byte = 0x80;
        while byte < 256 {
            bytes[byte] = BEYOND;
            byte += 1;
        }
        let mut range = 0;
        while range < ascii.len() {
            let mut byte = ascii[range];
            while byte <= ascii[range + 1] {
                bytes[byte as usize] = INSIDE;
                byte += 1;
            }
            range += 2;
        }
        Set {
            bytes,
            near,
            beyond,
        }
    }

    const fn has_beyond(&self, code: u32) -> bool {
        if code < 0x800 && !self.near.is_empty() {
            let bit = code as usize - 0x80;
            return self.near[bit / 8] >> (bit % 8) & 1 == 1;
        }
        passed::<3>(self.beyond, code) % 2 == 1
    }

    /// The length of the character at the beginning of a text, if it is in the set.
    const fn has_first(&self, text: &[u8]) -> Option<usize> {
        match self.bytes[text[0] as usize] {
            INSIDE => Some(1),
            OUTSIDE => None,
            _ => {
                let (code, length) = decode(text, 0);
                if self.has_beyond(code) {
                    Some(length)
                } else {
                    None
                }
            }
        }
    }

    const fn has_all(&self, value: &[u8], min: usize, max: usize) -> bool {
        let (mut rest, mut count) = (value, 0);
        while !rest.is_empty() {
            let mut ascii = 0;
            if let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
                let seen = self.seen(*chunk);
                if seen == INSIDE {
                    rest = tail;
                    count += 8;
                    continue;
                }
                if seen & OUTSIDE != 0 {
                    return false;
                }
                ascii = ascii_prefix(u64::from_le_bytes(*chunk));
            } else if let Some(chunk) = value.last_chunk::<8>() {
                // Some are looked at again, and found inside again.
                if self.seen(*chunk) == INSIDE {
                    count += rest.len();
                    break;
                }
            }
            rest = rest.split_at(ascii).1;
            let Some(length) = self.has_first(rest) else {
                return false;
            };
            rest = rest.split_at(length).1;
            count += ascii + 1;
        }
        min <= count && count <= max
    }

    /// What there is among eight bytes, without a branch for each.
    const fn seen(&self, bytes: [u8; 8]) -> u8 {
        let (mut seen, mut at) = (INSIDE, 0);
        while at < 8 {
            seen |= self.bytes[bytes[at] as usize];
            at += 1;
        }
        seen
    }

    const fn has_any(&self, value: &[u8]) -> bool {
        let mut rest = value;
        while !rest.is_empty() {
            if self.has_first(rest).is_some() {
                return true;
            }
            let mut length = 1;
            while length < rest.len() && rest[length] & 0xc0 == 0x80 {
                length += 1;
            }
            rest = rest.split_at(length).1;
        }
        false
    }
}

impl Classes {
    const fn beyond(&self, code: u32) -> usize {
        match passed::<4>(self.beyond, code) {
            0 => 0,
            number => self.beyond[number * 4 - 1] as usize,
        }
    }
}

impl Table {
    const fn accepts(&self, value: &[u8]) -> bool {
        let (mut state, mut at) = (self.start, 0);
        while at < value.len() {
            if state < 2 {
                return state == 1;
            }
            let byte = value[at];
            let class = if byte < 0x80 {
                at += 1;
                self.classes.ascii[byte as usize] as usize
            } else {
                let (code, length) = decode(value, at);
                at += length;
                self.classes.beyond(code)
            };
            // By class first: what depends on the character alone is found while the state is.
            let entry = class * self.count + state;
            state = if self.wide {
                number(self.next, entry * 2)
            } else {
                self.next[entry] as usize
            };
        }
        state == 1 || state >= self.accepting
    }
}

/// How many of eight bytes come before the first that is not ASCII.
const fn ascii_prefix(bytes: u64) -> usize {
    (bytes & 0x8080_8080_8080_8080).trailing_zeros() as usize / 8
}

/// Two bytes, the lower first.
const fn number(bytes: &[u8], at: usize) -> usize {
    bytes[at] as usize | (bytes[at + 1] as usize) << 8
}

/// ECMA-262, `WordCharacters`.
const fn is_word(code: u32) -> bool {
    matches!(code, 0x30..=0x39 | 0x41..=0x5a | 0x5f | 0x61..=0x7a)
}

/// ECMA-262, `LineTerminator`.
const fn is_line_terminator(code: u32) -> bool {
    matches!(code, 0x0a | 0x0d | 0x2028 | 0x2029)
}

/// How many of the records, each beginning with three bytes of a character, come no later than `code`.
const fn passed<const SIZE: usize>(records: &[u8], code: u32) -> usize {
    let (mut low, mut high) = (0, records.len() / SIZE);
    while low < high {
        let middle = usize::midpoint(low, high);
        let at = middle * SIZE;
        let start =
            (records[at] as u32) << 16 | (records[at + 1] as u32) << 8 | records[at + 2] as u32;
        if start <= code {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The character beyond ASCII that begins at a place of a text, and its length in bytes.
const fn decode(text: &[u8], at: usize) -> (u32, usize) {
    const fn low(byte: u8) -> u32 {
        (byte & 0x3f) as u32
    }
    let first = text[at] as u32;
    if first < 0xe0 {
        return ((first & 0x1f) << 6 | low(text[at + 1]), 2);
    }
    if first < 0xf0 {
        let code = (first & 0x0f) << 12 | low(text[at + 1]) << 6 | low(text[at + 2]);
        return (code, 3);
    }
    let code =
        (first & 0x07) << 18 | low(text[at + 1]) << 12 | low(text[at + 2]) << 6 | low(text[at + 3]);
    (code, 4)
}

/// The engine for patterns that no automaton can match. It backtracks, so its time has no bound; that is
/// why it comes with a feature of its own.
#[cfg(feature = "backreference")]
mod engine {
    use std::collections::HashMap;
    use std::sync::{Arc, LazyLock, Mutex, PoisonError};

    use regress::Regex;

    /// By source and mode.
    type Compiled = HashMap<(&'static str, bool), Arc<Regex>>;

    /// They are not kept in the patterns, which are constants.
    static COMPILED: LazyLock<Mutex<Compiled>> = LazyLock::new(Mutex::default);

    pub(super) fn is_match(source: &'static str, unicode: bool, value: &str) -> bool {
        let compile = || {
            let flags = if unicode { "u" } else { "" };
            // The macro has read the pattern by the same grammar.
            let regex = Regex::with_flags(source, flags);
            Arc::new(regex.unwrap_or_else(|e| unreachable!("pattern `{source}`: {e}")))
        };
        let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
        let regex = compiled.entry((source, unicode)).or_insert_with(compile);
        let regex = Arc::clone(regex);
        drop(compiled);
        regex.find(value).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_beyond_ascii_are_decoded() {
        for character in [
            '\u{80}',
            'é',
            '\u{7ff}',
            '\u{800}',
            '€',
            '\u{ffff}',
            '😀',
            char::MAX,
        ] {
            let text = format!("a{character}");
            let expected = (character.into(), character.len_utf8());
            assert_eq!(decode(text.as_bytes(), 1), expected);
        }
    }

    #[test]
    fn sets_of_all_and_any() {
        // Digits and everything from é on, and the same with the bits of what is near.
        const ASCII: &[u8] = b"09";
        const NEAR: &[u8; 240] = &{
            let mut near = [0xff; 240];
            let mut at = 0;
            while at < (0xe9 - 0x80) / 8 {
                near[at] = 0;
                at += 1;
            }
            near[at] = 0xfe;
            near
        };
        static ALL: Pattern = Pattern::all("", ASCII, (b"", b"\x00\x00\xe9"), 1, 12);
        static ANY: Pattern = Pattern::any("", ASCII, (b"", b"\x00\x00\xe9"));
        static ALL_NEAR: Pattern = Pattern::all("", ASCII, (NEAR, b"\x00\x00\xe9"), 1, 12);
        for (value, all, any) in [
            ("", false, false),
            ("1", true, true),
            ("é😀9", true, true),
            ("0123456789é1", true, true),
            ("é0123456789é", true, true),
            ("0123456789é12", false, true),
            ("01234567a8", false, true),
            ("0123456789a", false, true),
            ("0123456789012345é", false, true),
            ("0123é567a9", false, true),
            ("a", false, false),
            ("\u{e8}", false, false),
            ("aaaaaaaaaa\u{e8}é", false, true),
        ] {
            assert_eq!(ALL.is_match(value), all, "{value}");
            assert_eq!(ALL_NEAR.is_match(value), all, "{value}");
            assert_eq!(ANY.is_match(value), any, "{value}");
        }
        const { assert!(ALL.is_match_const("1é")) };
    }
}
