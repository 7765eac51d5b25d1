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
mod char_table;
mod dfa;
#[cfg(feature = "arbitrary")]
pub(crate) mod sample;
mod utf8;

use bit_program::BitProgram;
use char_set::CharSet;
pub use char_table::{CharTable, GENERAL_CATEGORIES, WHITE_SPACE};
use dfa::Dfa;

/// A compiled pattern.
///
/// Emitted code calls a constructor, and then [`with_ranges`](Self::with_ranges) or
/// [`with_table`](Self::with_table) if the pattern distinguishes characters beyond ASCII. Constructors only store
/// their arguments: a loop would cost more in the compiler than the longer literals that it makes unnecessary.
#[derive(Debug)]
pub struct Pattern {
    /// The pattern as written in the model.
    pub source: &'static str,
    /// The compiled form.
    matcher: Matcher,
    /// The characters beyond ASCII.
    others: NonAscii,
}

/// The compiled form of a pattern.
#[derive(Debug)]
enum Matcher {
    /// `^[set]{min,max}$`
    Repeated {
        ascii: &'static [u8; 128],
        min: usize,
        max: usize,
    },
    /// Not `^[set]*$`.
    NotAll(&'static [u8; 128]),
    /// A DFA.
    Dfa(Dfa),
    /// A DFA whose transitions take two bytes.
    WideDfa(Dfa),
    /// A bit-parallel program, for a pattern whose DFA would be too large.
    BitParallel(BitProgram),
    /// A pattern with back-references.
    #[cfg(feature = "backreference")]
    Backtracking {
        /// Whether the pattern is in ECMA-262's Unicode mode. Otherwise it is in the legacy mode.
        unicode: bool,
    },
}

/// How a pattern distinguishes characters beyond ASCII.
#[derive(Debug)]
struct NonAscii {
    /// As [`CharSet`] or [`CharClasses`](dfa::CharClasses) has them.
    ranges: &'static [u8],
    /// The table that `ranges` refers to.
    table: Option<&'static CharTable>,
}

impl Pattern {
    /// `^[set]{min,max}$`. The bytes of `ascii` are those of [`CharSet::ascii`].
    #[must_use]
    pub const fn repeated(
        source: &'static str,
        ascii: &'static [u8; 128],
        min: u32,
        max: u32,
    ) -> Self {
        let (min, max) = (min as usize, max as usize);
        Pattern::from_matcher(source, Matcher::Repeated { ascii, min, max })
    }

    /// `^[set]{min,}$`
    #[must_use]
    pub const fn repeated_from(source: &'static str, ascii: &'static [u8; 128], min: u32) -> Self {
        let (min, max) = (min as usize, usize::MAX);
        Pattern::from_matcher(source, Matcher::Repeated { ascii, min, max })
    }

    /// A pattern that matches what `^[set]*$` does not.
    #[must_use]
    pub const fn not_all(source: &'static str, ascii: &'static [u8; 128]) -> Self {
        Pattern::from_matcher(source, Matcher::NotAll(ascii))
    }

    /// A DFA: the classes of ASCII characters, and of the first other one; the start state, the first accepting one,
    /// and the end; and the transitions.
    #[must_use]
    pub const fn dfa(
        source: &'static str,
        ascii: &'static [u8; 128],
        other: u8,
        states: [u16; 3],
        transitions: &'static [u8],
    ) -> Self {
        let dfa = Dfa {
            ascii,
            other,
            states,
            transitions,
        };
        Pattern::from_matcher(source, Matcher::Dfa(dfa))
    }

    /// A DFA whose transitions take two bytes.
    #[must_use]
    pub const fn wide_dfa(
        source: &'static str,
        ascii: &'static [u8; 128],
        other: u8,
        states: [u16; 3],
        transitions: &'static [u8],
    ) -> Self {
        let dfa = Dfa {
            ascii,
            other,
            states,
            transitions,
        };
        Pattern::from_matcher(source, Matcher::WideDfa(dfa))
    }

    /// A bit-parallel program: the classes of ASCII characters, and of the first other one; the numbers of its
    /// classes, sets and registers, and the index of its result; and its tables.
    #[must_use]
    pub const fn bit_parallel(
        source: &'static str,
        ascii: &'static [u8; 128],
        other: u8,
        numbers: [u16; 4],
        tables: &'static [u8],
    ) -> Self {
        let program = BitProgram {
            ascii,
            other,
            numbers,
            tables,
        };
        Pattern::from_matcher(source, Matcher::BitParallel(program))
    }

    /// A pattern with back-references, in ECMA-262's Unicode mode or in its legacy mode.
    #[cfg(feature = "backreference")]
    #[must_use]
    pub const fn backtracking(source: &'static str, unicode: bool) -> Self {
        Pattern::from_matcher(source, Matcher::Backtracking { unicode })
    }

    const fn from_matcher(source: &'static str, matcher: Matcher) -> Self {
        let others = NonAscii {
            ranges: b"",
            table: None,
        };
        Pattern {
            source,
            matcher,
            others,
        }
    }

    /// Distinguishes ranges of characters beyond ASCII.
    #[must_use]
    pub const fn with_ranges(mut self, ranges: &'static [u8]) -> Self {
        self.others.ranges = ranges;
        self
    }

    /// Distinguishes kinds of characters beyond ASCII, and ranges that are not as their kinds.
    #[must_use]
    pub const fn with_table(mut self, ranges: &'static [u8], table: &'static CharTable) -> Self {
        self.others = NonAscii {
            ranges,
            table: Some(table),
        };
        self
    }

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
        let (value, others) = (value.as_bytes(), &self.others);
        match &self.matcher {
            Matcher::Repeated { ascii, min, max } => match (CharSet { ascii, others }).count(value)
            {
                Some(count) => *min <= count && count <= *max,
                None => false,
            },
            Matcher::NotAll(ascii) => (CharSet { ascii, others }).count(value).is_none(),
            Matcher::Dfa(dfa) => dfa.accepts::<false>(others, value),
            Matcher::WideDfa(dfa) => dfa.accepts::<true>(others, value),
            Matcher::BitParallel(program) => program.is_match(others, value),
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
    fn all_characters_in_a_set() {
        // Digits and everything from é on.
        const DIGITS: &[u8; 128] = b"111111111111111111111111111111111111111111111111\
            00000000001111111111111111111111111111111111111111111111111111111111111111111111";
        const BY_RANGE: Pattern = Pattern::repeated("", DIGITS, 1, 12).with_ranges(b"\0\0\xe9");
        // The same, as no category and a difference from that.
        const BY_KIND: Pattern = Pattern::repeated("", DIGITS, 1, 12)
            .with_table(b"\0\0\0\0\0\0\xe9", &GENERAL_CATEGORIES);
        const NO_DIGITS: &[u8; 128] = b"000000000000000000000000000000000000000000000000\
            11111111110000000000000000000000000000000000000000000000000000000000000000000000";
        const ANY: Pattern = Pattern::not_all("", NO_DIGITS).with_ranges(b"\0\0\x80\0\0\xe9");
        for (value, is_all, is_any) in [
            ("", false, false),
            ("1", true, true),
            ("1a", false, true),
            ("12a", false, true),
            ("123a", false, true),
            ("a123", false, true),
            ("1234567", true, true),
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
            assert_eq!(BY_RANGE.is_match(value), is_all, "{value}");
            assert_eq!(BY_KIND.is_match(value), is_all, "{value}");
            assert_eq!(ANY.is_match(value), is_any, "{value}");
        }
        const { assert!(BY_RANGE.is_match_const("1é")) };
        const { assert!(BY_KIND.is_match_const("1é")) };
    }

    #[test]
    fn characters_have_kinds() {
        for (character, category) in [
            ('É', 0),
            ('é', 1),
            ('Ā', 0),
            ('ā', 1),
            ('ǅ', 2),
            ('一', 4),
            ('\u{10ffff}', 29),
            ('\u{2fa20}', 29),
        ] {
            let code = character.into();
            assert_eq!(GENERAL_CATEGORIES.kind_of(code), category, "{character:?}");
        }
        for character in '\u{80}'..=char::MAX {
            // ECMA-262, `WhiteSpace` and `LineTerminator`; Rust has U+0085 instead of U+FEFF.
            let is_space = matches!(character, '\u{feff}')
                || character.is_whitespace() && character != '\u{85}';
            let kind = WHITE_SPACE.kind_of(character.into());
            assert_eq!(kind, u8::from(is_space), "{character:?}");
        }
    }
}
