//! Decoding characters, and looking them up in tables.

/// The number of records whose code point is at most `code`. A record has `SIZE` bytes and begins with a
/// code point of three bytes, big-endian; code points ascend.
pub(super) const fn count_up_to<const SIZE: usize>(records: &[u8], code: u32) -> usize {
    let (mut low, mut high) = (0, records.len() / SIZE);
    while low < high {
        let middle = usize::midpoint(low, high);
        let i = middle * SIZE;
        let start =
            (records[i] as u32) << 16 | (records[i + 1] as u32) << 8 | records[i + 2] as u32;
        if start <= code {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The character at a position of a text, which must not be ASCII, and its length in bytes.
#[inline]
pub(super) const fn decode(text: &[u8], pos: usize) -> (u32, usize) {
    const fn continuation(byte: u8) -> u32 {
        (byte & 0x3f) as u32
    }
    let first = text[pos] as u32;
    if first < 0xe0 {
        return ((first & 0x1f) << 6 | continuation(text[pos + 1]), 2);
    }
    let (second, third) = (continuation(text[pos + 1]), continuation(text[pos + 2]));
    if first < 0xf0 {
        return ((first & 0x0f) << 12 | second << 6 | third, 3);
    }
    let fourth = continuation(text[pos + 3]);
    ((first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
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
}
