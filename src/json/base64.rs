//! Base64 (RFC 4648, section 4). A dependency would add more to the build time than this module.

/// Decodes a text, with or without padding. Returns `None` if it is not base64.
#[cfg(any(test, feature = "http"))]
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    decode_with(text, false)
}

/// Like `decode`, but padding is required if `padded`.
pub(super) fn decode_with(text: &str, padded: bool) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    let digits = &text[..text.len() - padding];
    // Padding completes a group of four. It can be omitted, but not have another length.
    let rest = digits.len() % 4;
    if rest == 1 || ((padding > 0 || padded) && padding != (4 - rest) % 4) {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.chunks(4) {
        let mut bits: u32 = 0;
        for &digit in group {
            bits = bits << 6 | u32::from(value(digit)?);
        }
        bits <<= 6 * (4 - group.len());
        // Two digits are one byte, three are two, four are three.
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    Some(bytes)
}

/// Encodes bytes, with padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            text.push(if at > group.len() {
                '='
            } else {
                char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize])
            });
        }
    }
    text
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_what_it_decodes() {
        assert_eq!(encode(b""), "");
        assert_eq!(encode(b"f"), "Zg==");
        assert_eq!(encode(b"fo"), "Zm8=");
        assert_eq!(encode(b"foo"), "Zm9v");
        let bytes: Vec<u8> = (0..=255).collect();
        for length in 0..=bytes.len() {
            let bytes = &bytes[..length];
            assert_eq!(decode(&encode(bytes)).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn decodes_what_rfc_4648_lists() {
        for (text, bytes) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9vYmE=", "fooba"),
            ("Zm9vYmFy", "foobar"),
            ("Zm8", "fo"),
        ] {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
            assert_eq!(decode_with(text, true).is_some(), text != "Zm8", "{text}");
        }
        for text in [
            "=", "Z", "Zg=", "Zg===", "Zm9v=", "Zm8 ", "Zm-_", "Zg==Zg==", "é",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
