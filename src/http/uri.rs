//! The templates of URIs and host prefixes, and percent-encoding.

use std::ops::Range;

use super::error::RequestError;

/// A part of a template.
pub(super) enum Part<'t> {
    Text(&'t str),
    /// `{name}`, or `{name+}` if it is greedy.
    Label {
        name: &'t str,
        greedy: bool,
    },
}

/// Iterates over the parts of a template.
pub(super) fn fill<'t>(
    template: &'t str,
    mut put: impl FnMut(Part<'t>) -> Result<(), RequestError>,
) -> Result<(), RequestError> {
    let mut rest = template;
    while let Some((before, label)) = rest.split_once('{') {
        put(Part::Text(before))?;
        let (name, after) = label.split_once('}').unwrap_or((label, ""));
        put(match name.strip_suffix('+') {
            Some(name) => Part::Label { name, greedy: true },
            None => Part::Label {
                name,
                greedy: false,
            },
        })?;
        rest = after;
    }
    put(Part::Text(rest))
}

/// The position of a label's text in a path.
pub(super) struct Label {
    pub(super) name: &'static str,
    pub(super) greedy: bool,
    pub(super) place: Range<usize>,
}

/// Checks that clients and servers do not change a path.
///
/// They remove segments `.` and `..` (RFC 3986, section 5.2.4; in WHATWG URL, "path state", `%2e` is a dot too),
/// so a label could select another operation. A relative reference that starts with two slashes starts with an
/// authority (RFC 3986, section 4.2). Other empty segments of a greedy label are kept, as in RFC 3986 and other
/// SDKs.
pub(super) fn check_path(
    path: &str,
    labels: &[Label],
    keeps_dots: bool,
) -> Result<(), RequestError> {
    let second = labels.first().filter(|label| label.place.start == 1);
    if let (Some(label), true, false) = (second, path.starts_with("//"), keeps_dots) {
        return Err(RequestError::DoubleSlash(label.name));
    }
    let mut start = 0;
    for segment in path.split('/') {
        let place = start..start + segment.len();
        let is_of = |label: &&Label| {
            label.place.start < place.end
                && place.start < label.place.end
                && !(keeps_dots && label.greedy)
        };
        if is_dot_segment(segment)
            && let Some(label) = labels.iter().find(is_of)
        {
            return Err(RequestError::DotSegment(label.name));
        }
        start = place.end + 1;
    }
    Ok(())
}

/// Whether a path segment is `.` or `..`.
pub(super) fn is_dot_segment(segment: &str) -> bool {
    let mut rest = segment;
    let mut dots = 0;
    while dots < 2 {
        let dot = ["%2e", "%2E", "."]
            .iter()
            .find_map(|dot| rest.strip_prefix(dot));
        let Some(after) = dot else { break };
        (rest, dots) = (after, dots + 1);
    }
    dots > 0 && rest.is_empty()
}

/// The query parameters of a URI template: their names, and their source texts.
pub(super) fn literals(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let literals = query.split('&').filter(|literal| !literal.is_empty());
    literals.map(|literal| (literal.split('=').next().unwrap_or_default(), literal))
}

/// Whether a percent-encoded text decodes to another text.
pub(super) fn decodes_to(encoded: &str, text: &str) -> bool {
    let mut bytes = encoded.bytes();
    let decoded = std::iter::from_fn(|| {
        let byte = bytes.next()?;
        if byte != b'%' {
            return Some(byte);
        }
        let mut ahead = bytes.clone();
        let mut digit = || char::from(ahead.next()?).to_digit(16);
        let code = digit().zip(digit()).map(|(high, low)| high << 4 | low);
        let Some(code) = code.and_then(|code| u8::try_from(code).ok()) else {
            return Some(byte);
        };
        bytes = ahead;
        Some(code)
    });
    decoded.eq(text.bytes())
}

/// Percent-encodes all characters but the unreserved ones of RFC 3986.
pub(super) fn encode(text: &str, keeps_slashes: bool, out: &mut String) {
    for byte in text.bytes() {
        let is_kept = byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'.' | b'_' | b'~')
            || (keeps_slashes && byte == b'/');
        if is_kept {
            out.push(byte.into());
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
}
