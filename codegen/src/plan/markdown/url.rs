//! Web URLs, the only link destinations that are kept.

/// Whether a text is an `http` or `https` URL.
pub(super) fn is_web_url(text: &str) -> bool {
    let has = |scheme: &str| {
        let start = text.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme)) && text.len() > scheme.len()
    };
    (has("https://") || has("http://")) && !text.contains(char::is_whitespace)
}

/// The length of the bare web URL at the start of a text.
pub(super) fn leading_url(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|s| text.starts_with(s))?;
    let is_part = |c: char| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(
                c,
                '<' | '>' | '"' | '\'' | '`' | ')' | '(' | '[' | ']' | '\\' | '{' | '}' | '|' | '*'
            )
    };
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    (url.len() > scheme.len()).then_some(url.len())
}
