//! Idempotency tokens.

use std::fmt::Write as _;
use std::hash::{BuildHasher, RandomState};

/// Returns a random UUID (RFC 9562, version 4), which is the idempotency token of Smithy's clients (Smithy
/// specification, "idempotencyToken trait").
///
/// The bits are derived from the random keys of the standard library's `RandomState`. They distinguish requests,
/// but are not suitable for secrets.
#[must_use]
pub fn random_uuid() -> String {
    let random = || u128::from(RandomState::new().hash_one(0_u8));
    let bits = random() << 64 | random();
    // The four bits of the version and the two of the variant.
    let bits = bits & !(0xf << 76) | 0x4 << 76;
    let bits = bits & !(0x3 << 62) | 0x2 << 62;
    let digits = format!("{bits:032x}");
    let mut uuid = String::with_capacity(36);
    for (start, end) in [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)] {
        let dash = if start == 0 { "" } else { "-" };
        let _ = write!(uuid, "{dash}{}", &digits[start..end]); // writing to a String cannot fail
    }
    uuid
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn tokens_are_uuids_and_differ() {
        let tokens: HashSet<String> = (0..1_000_000).map(|_| random_uuid()).collect();
        assert_eq!(tokens.len(), 1_000_000);
        for token in tokens {
            let parts: Vec<usize> = token.split('-').map(str::len).collect();
            assert_eq!(parts, [8, 4, 4, 4, 12], "{token}");
            assert_eq!(token.as_bytes()[14], b'4', "{token}");
            assert!(
                matches!(token.as_bytes()[19], b'8' | b'9' | b'a' | b'b'),
                "{token}"
            );
        }
    }
}
