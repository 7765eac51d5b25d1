//! Base64, without the code that the test is about.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub fn encode(bytes: &[u8]) -> String {
    let group = |group: &[u8]| {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        let digit = |at: usize| {
            if at <= group.len() {
                char::from(DIGITS[(bits >> (18 - 6 * at) & 63) as usize])
            } else {
                '='
            }
        };
        (0..4).map(digit).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

pub fn decode(text: &str) -> Vec<u8> {
    let digits = text.bytes().filter(|digit| *digit != b'=');
    let digits: Vec<u32> = digits
        .map(|digit| {
            let value = DIGITS.iter().position(|known| *known == digit);
            u32::try_from(value.expect("a digit")).expect("small")
        })
        .collect();
    let mut bytes = Vec::new();
    for group in digits.chunks(4) {
        let bits = group.iter().fold(0, |bits, digit| bits << 6 | digit) << (6 * (4 - group.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}

#[test]
fn decoding_is_the_reverse_of_encoding() {
    let bytes: Vec<u8> = (0..=255).collect();
    for end in 0..bytes.len() {
        assert_eq!(decode(&encode(&bytes[..end])), bytes[..end]);
    }
    assert_eq!(encode(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==");
}
