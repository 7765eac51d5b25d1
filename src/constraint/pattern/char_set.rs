//! Sets of characters, for patterns that are a single repeated class.

use super::NonAscii;
use super::utf8::{count_up_to, decode};

/// A set of characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct CharSet<'p> {
    /// For each ASCII character: `0` if it is in the set, otherwise `1`.
    pub(super) ascii: &'static [u8; 128],
    /// Where ranges beyond ASCII begin and end, alternately: three bytes each, big-endian. If there is a table,
    /// these ranges are the difference from a union of its kinds, which is in front of them: four bytes,
    /// little-endian, with a bit for each kind.
    pub(super) others: &'p NonAscii,
}

/// The highest bit of each byte of a word.
const HIGHEST_BITS: u64 = 0x8080_8080_8080_8080;

impl CharSet<'_> {
    pub(super) const fn contains_ascii(&self, byte: u8) -> bool {
        self.ascii[(byte & 0x7f) as usize] & 1 == 0
    }

    /// Whether the set has all bytes of a word, which are ASCII, without a branch for each.
    #[inline]
    const fn contains_word(&self, word: u64) -> bool {
        let (mut outside, mut shift) = (0, 0);
        while shift < 64 {
            outside |= self.ascii[(word >> shift & 0x7f) as usize];
            shift += 8;
        }
        outside & 1 == 0
    }

    pub(super) const fn contains_non_ascii(&self, code: u32) -> bool {
        let (mut is_inside, mut ranges) = (false, self.others.ranges);
        if let Some(table) = self.others.table
            && let Some((kinds, rest)) = ranges.split_first_chunk::<4>()
        {
            is_inside = u32::from_le_bytes(*kinds) >> table.kind_of(code) & 1 == 1;
            ranges = rest;
        }
        is_inside != (count_up_to::<3>(ranges, code) % 2 == 1)
    }

    /// The number of characters of a value, if all of them are in the set.
    #[inline]
    pub(super) const fn count(&self, value: &[u8]) -> Option<usize> {
        let (mut rest, mut count) = (value, 0);
        while !rest.is_empty() {
            let mut length = 8;
            let word = if let Some(chunk) = rest.first_chunk() {
                u64::from_le_bytes(*chunk)
            } else {
                length = rest.len();
                match value.last_chunk() {
                    // Some of these characters are known to be in the set.
                    Some(chunk) => u64::from_le_bytes(*chunk),
                    None => repeating_word(rest),
                }
            };
            if word & HIGHEST_BITS == 0 {
                if !self.contains_word(word) {
                    return None;
                }
                rest = rest.split_at(length).1;
                count += length;
            } else {
                let Some((skipped, after)) = self.skip_mixed(rest) else {
                    return None;
                };
                rest = after;
                count += skipped;
            }
        }
        Some(count)
    }

    /// Skips ASCII characters, and the others that follow them. Returns their number, and what follows them; or
    /// `None` if some character is not in the set.
    #[inline(never)]
    const fn skip_mixed<'v>(&self, text: &'v [u8]) -> Option<(usize, &'v [u8])> {
        let (mut rest, mut count) = (text, 0);
        while let [byte @ 0..=0x7f, after @ ..] = rest {
            if !self.contains_ascii(*byte) {
                return None;
            }
            rest = after;
            count += 1;
        }
        while let [0x80..=0xff, ..] = rest {
            let (code, length) = decode(rest, 0);
            if !self.contains_non_ascii(code) {
                return None;
            }
            rest = rest.split_at(length).1;
            count += 1;
        }
        Some((count, rest))
    }
}

/// Eight bytes of a text that has one to seven, all of them.
const fn repeating_word(text: &[u8]) -> u64 {
    if let (Some(first_half), Some(last_half)) = (text.first_chunk(), text.last_chunk()) {
        let first_half = u32::from_le_bytes(*first_half) as u64;
        return first_half | (u32::from_le_bytes(*last_half) as u64) << 32;
    }
    let [first, middle, last] = [text[0], text[text.len() / 2], text[text.len() - 1]];
    u64::from_le_bytes([first, middle, last, last, last, last, last, last])
}
