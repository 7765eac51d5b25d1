//! Sets of characters, for patterns that are a single repeated class.

use super::utf8::{count_up_to, decode};

/// A set of characters.
#[derive(Debug)]
pub struct CharSet {
    /// The kind of each byte, as [`byte_kinds`] makes them.
    pub bytes: [u8; 256],
    /// A bit for each character from U+0080 to U+07FF, the lowest first. Empty if `bounds` is short enough
    /// to be searched.
    pub bitmap: &'static [u8],
    /// Where ranges beyond ASCII begin and end, alternately: three bytes each, big-endian.
    pub bounds: &'static [u8],
}

/// A byte that is an ASCII character of the set.
const INSIDE: u8 = 0;
/// A byte that is another ASCII character.
const OUTSIDE: u8 = 1;
/// A byte of a character beyond ASCII.
const NON_ASCII: u8 = 2;

/// [`CharSet::bytes`], from the first and the last character of each range in ASCII.
#[must_use]
pub const fn byte_kinds(ascii_ranges: &[u8]) -> [u8; 256] {
    let mut kinds = [OUTSIDE; 256];
    let mut byte = 0x80;
    while byte < 256 {
        kinds[byte] = NON_ASCII;
        byte += 1;
    }
    let mut range = 0;
    while range < ascii_ranges.len() {
        let mut byte = ascii_ranges[range];
        while byte <= ascii_ranges[range + 1] {
            kinds[byte as usize] = INSIDE;
            byte += 1;
        }
        range += 2;
    }
    kinds
}

impl CharSet {
    const fn contains_non_ascii(&self, code: u32) -> bool {
        if code < 0x800 && !self.bitmap.is_empty() {
            let bit = code as usize - 0x80;
            return self.bitmap[bit / 8] >> (bit % 8) & 1 == 1;
        }
        count_up_to::<3>(self.bounds, code) % 2 == 1
    }

    /// The length of the first character of a text, if it is in the set.
    const fn match_first(&self, text: &[u8]) -> Option<usize> {
        match self.bytes[text[0] as usize] {
            INSIDE => Some(1),
            OUTSIDE => None,
            _ => {
                let (code, length) = decode(text, 0);
                if self.contains_non_ascii(code) {
                    Some(length)
                } else {
                    None
                }
            }
        }
    }

    /// Whether a value has `min` to `max` characters, all of them in the set.
    pub(super) const fn contains_all(&self, value: &[u8], min: usize, max: usize) -> bool {
        let (mut rest, mut count) = (value, 0);
        while !rest.is_empty() {
            let mut ascii = 0;
            if let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
                let kinds = self.kinds(*chunk);
                if kinds == INSIDE {
                    rest = tail;
                    count += 8;
                    continue;
                }
                if kinds & OUTSIDE != 0 {
                    return false;
                }
                ascii = ascii_prefix(u64::from_le_bytes(*chunk));
            } else if let Some(chunk) = value.last_chunk::<8>() {
                // The chunk overlaps bytes that are known to be inside.
                if self.kinds(*chunk) == INSIDE {
                    count += rest.len();
                    break;
                }
            }
            rest = rest.split_at(ascii).1;
            let Some(length) = self.match_first(rest) else {
                return false;
            };
            rest = rest.split_at(length).1;
            count += ascii + 1;
        }
        min <= count && count <= max
    }

    /// The union of the kinds of eight bytes, without a branch for each.
    const fn kinds(&self, bytes: [u8; 8]) -> u8 {
        let (mut kinds, mut i) = (INSIDE, 0);
        while i < 8 {
            kinds |= self.bytes[bytes[i] as usize];
            i += 1;
        }
        kinds
    }

    /// Whether some character of a value is in the set.
    pub(super) const fn contains_any(&self, value: &[u8]) -> bool {
        let mut rest = value;
        while !rest.is_empty() {
            if self.match_first(rest).is_some() {
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

/// How many of eight bytes precede the first that is not ASCII.
const fn ascii_prefix(bytes: u64) -> usize {
    (bytes & 0x8080_8080_8080_8080).trailing_zeros() as usize / 8
}
