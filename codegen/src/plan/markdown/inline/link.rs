//! The parts of a link after its text (`CommonMark`, "Links").

use super::super::entity::decode_references;
use super::super::limits::MAX_LABEL;
use super::super::url::is_web_url;

/// A link to a web URL.
pub(super) struct Link<'t> {
    pub(crate) destination: String,
    pub(crate) title: String,
    /// The label of its link reference definition.
    pub(crate) label: Option<&'t str>,
    /// Its source before and after its text.
    pub(crate) source: (&'t str, &'t str),
}

/// Parses the destination and title of an inline link. Returns them with their length.
///
/// The search ends at the next bracket, quotation mark or whitespace, so that parsing from every bracket
/// of a text takes linear time.
pub(super) fn inline_destination(text: &str) -> Option<(String, String, usize)> {
    let inside = text.strip_prefix('(')?.trim_start_matches([' ', '\n']);
    let (destination, after) = if let Some(inside) = inside.strip_prefix('<') {
        let end = inside.find(['<', '>', '\n', '['])?;
        (&inside[..end], inside[end..].strip_prefix('>')?)
    } else {
        let mut depth = 0;
        let end = inside.find(|c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            !(0..=3).contains(&depth) || c.is_whitespace() || matches!(c, '<' | '[' | '`')
        })?;
        inside.split_at(end)
    };
    if !is_web_url(destination) {
        return None;
    }
    let rest = after.trim_start_matches([' ', '\n']);
    let (title, rest) = match rest.chars().next()? {
        ')' => ("", rest),
        quote @ ('"' | '\'') if rest.len() < after.len() => {
            let end = rest[1..].find([quote, '[', '\\', '<'])?;
            let (title, rest) = rest[1..].split_at(end);
            (title, rest.strip_prefix(quote)?)
        }
        _ => return None,
    };
    let rest = rest.trim_start_matches([' ', '\n']).strip_prefix(')')?;
    let destination = decode_references(&unescape(destination));
    Some((
        destination,
        decode_references(title),
        text.len() - rest.len(),
    ))
}

/// The label of a reference link, in brackets after its text.
pub(super) fn reference_label(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[')?;
    let end = inside
        .bytes()
        .take(MAX_LABEL)
        .position(|b| matches!(b, b'[' | b']'))?;
    inside[end..].starts_with(']').then(|| &inside[..end])
}

/// Removes the backslashes of backslash escapes.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(c);
        }
    }
    out
}
