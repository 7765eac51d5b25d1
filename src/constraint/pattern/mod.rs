//! `@pattern`: matching values against compiled patterns.
//!
//! Smithy specification, "pattern trait": patterns are ECMA-262 regular expressions, and match anywhere in
//! a value unless they are anchored. The macro compiles them to static data. Matching takes time linear in
//! the length of the value, whatever the pattern, does not allocate, and can be done in `const` contexts.
//!
//! A character costs one look-up in a table, and a binary search if it is beyond ASCII. If the DFA of a
//! pattern would be too large, a character costs one execution of a [`BitProgram`]: at most 512 operations
//! and words of 64 bits (`MAX_COST`), about a microsecond. The macro refuses patterns that would cost
//! more.

#[cfg(feature = "backreference")]
mod backtracking;
mod bit_program;
mod char_set;
mod dfa;
mod utf8;

pub use bit_program::BitProgram;
pub use char_set::{CharSet, byte_kinds};
pub use dfa::{CharClasses, Dfa};

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as written in the model.
    pub source: &'static str,
    /// The compiled form.
    pub matcher: Matcher,
}

/// The compiled form of a pattern.
#[derive(Debug)]
pub enum Matcher {
    /// `^[set]{min,max}$`
    AllInSet {
        /// The set.
        set: CharSet,
        /// The minimum number of characters.
        min: usize,
        /// The maximum number of characters.
        max: usize,
    },
    /// `[set]`, anywhere in the value.
    AnyInSet(CharSet),
    /// A DFA.
    Dfa(Dfa),
    /// A bit-parallel program, for a pattern whose DFA would be too large.
    BitParallel(BitProgram),
    /// A pattern with back-references.
    #[cfg(feature = "backreference")]
    Backtracking {
        /// Whether the pattern is in ECMA-262's Unicode mode. Otherwise it is in the legacy mode.
        unicode: bool,
    },
}

impl Pattern {
    /// Whether a value matches.
    #[must_use]
    pub fn is_match(&self, value: &str) -> bool {
        match &self.matcher {
            #[cfg(feature = "backreference")]
            Matcher::Backtracking { unicode } => {
                backtracking::is_match(self.source, *unicode, value)
            }
            _ => self.is_match_const(value),
        }
    }

    /// Whether a value matches. Panics for a pattern with back-references.
    pub(crate) const fn is_match_const(&self, value: &str) -> bool {
        let value = value.as_bytes();
        match &self.matcher {
            Matcher::AllInSet { set, min, max } => set.contains_all(value, *min, *max),
            Matcher::AnyInSet(set) => set.contains_any(value),
            Matcher::Dfa(dfa) => dfa.accepts(value),
            Matcher::BitParallel(program) => program.is_match(value),
            #[cfg(feature = "backreference")]
            Matcher::Backtracking { .. } => {
                panic!("a pattern with back-references cannot be checked at compile time")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_and_any_characters_in_a_set() {
        // Digits and everything from é on, with and without a bitmap.
        const BITMAP: &[u8; 240] = &{
            let mut bitmap = [0xff; 240];
            let mut i = 0;
            while i < (0xe9 - 0x80) / 8 {
                bitmap[i] = 0;
                i += 1;
            }
            bitmap[i] = 0xfe;
            bitmap
        };
        const fn set(bitmap: &'static [u8]) -> CharSet {
            CharSet {
                bytes: byte_kinds(b"09"),
                bitmap,
                bounds: b"\x00\x00\xe9",
            }
        }
        const fn all(bitmap: &'static [u8]) -> Pattern {
            Pattern {
                source: "",
                matcher: Matcher::AllInSet {
                    set: set(bitmap),
                    min: 1,
                    max: 12,
                },
            }
        }
        static ALL: Pattern = all(b"");
        static ALL_WITH_BITMAP: Pattern = all(BITMAP);
        static ANY: Pattern = Pattern {
            source: "",
            matcher: Matcher::AnyInSet(set(b"")),
        };
        for (value, is_all, is_any) in [
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
            assert_eq!(ALL.is_match(value), is_all, "{value}");
            assert_eq!(ALL_WITH_BITMAP.is_match(value), is_all, "{value}");
            assert_eq!(ANY.is_match(value), is_any, "{value}");
        }
        const { assert!(ALL.is_match_const("1é")) };
    }
}
