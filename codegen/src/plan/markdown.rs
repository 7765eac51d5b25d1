//! Documentation for rustdoc.
//!
//! The documentation trait holds `CommonMark`, in which AWS writes HTML. Rustdoc wants Markdown: it
//! warns of HTML that is not well formed, of bare addresses and of brackets that link to nothing, and
//! it runs code as a test. What comes out of here gives it no cause for any of that.

use super::html;

/// Turns the text of a documentation trait into Markdown without HTML, without code that rustdoc
/// would run, and with no links but those to web addresses.
#[must_use]
pub fn markdown(text: &str) -> String {
    // Characters that change the direction of text could make the source look like what it is not.
    let is_harmless = |c: &char| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(is_harmless).collect();
    if html::is_html(&text) {
        html::markdown(&text)
    } else {
        lines(&text)
    }
}

/// Inline code (`CommonMark`, "Code spans"), whatever backticks are in it, on one line.
pub(super) fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
        if c.is_control() {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 || line.is_empty() {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// Writes text so that Markdown takes it for nothing but text, and web addresses for links.
pub(super) fn escape(text: &str, begins_line: bool, in_link: bool, out: &mut String) {
    let mut rest = text;
    if begins_line {
        rest = escape_start(rest, out);
    }
    while let Some(c) = rest.chars().next() {
        if let Some(length) = address(rest) {
            let (url, after) = rest.split_at(length);
            if in_link {
                out.push_str(&url.replace(['[', ']', '*', '_', '`', '\\'], ""));
            } else {
                out.push('<');
                out.push_str(url);
                out.push('>');
            }
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let escaped = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '|' => true,
            // An underscore within a word marks nothing.
            '_' => {
                let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(is_word(out.chars().next_back()) && is_word(rest.chars().next()))
            }
            '&' => rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#'),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
    }
}

/// What begins a heading, a list, a quotation or a rule at the start of a line.
fn escape_start<'t>(text: &'t str, out: &mut String) -> &'t str {
    if text.starts_with(['#', '-', '+', '=']) {
        out.push('\\');
        return text;
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        let (number, rest) = text.split_at(digits);
        out.push_str(number);
        out.push('\\');
        return rest;
    }
    text
}

/// The length of the web address at the beginning of a text.
fn address(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|s| text.starts_with(s))?;
    let is_part = |c: char| {
        !c.is_whitespace()
            && !matches!(
                c,
                '<' | '>' | '"' | '\'' | '`' | ')' | '(' | '[' | ']' | '\\' | '{' | '}' | '|' | '*'
            )
    };
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    (url.len() > scheme.len()).then_some(url.len())
}

/// Markdown without HTML, line by line: no indentation, and fenced code marked as text, so that
/// rustdoc takes nothing for a test.
fn lines(text: &str) -> String {
    let mut out = Vec::new();
    let mut in_code = false;
    for line in text.trim().lines().map(str::trim) {
        let is_fence = line.starts_with("```") || line.starts_with("~~~");
        match (is_fence, in_code) {
            (true, false) => out.push("```text".to_owned()),
            (true, true) => out.push("```".to_owned()),
            (false, true) => out.push(line.to_owned()),
            (false, false) => out.push(inline(line)),
        }
        in_code ^= is_fence;
    }
    if in_code {
        out.push("```".to_owned());
    }
    out.join("\n")
}

/// One line of Markdown, without what rustdoc warns of.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            let (fence, after) = rest.split_at(ticks);
            if let Some((code, after)) = after.split_once(fence) {
                out.push_str(fence);
                out.push_str(code);
                out.push_str(fence);
                rest = after;
            } else {
                out.push_str(&"\\`".repeat(ticks));
                rest = after;
            }
        } else if let Some(length) = address(rest) {
            let (url, after) = rest.split_at(length);
            out.push('<');
            out.push_str(url);
            out.push('>');
            rest = after.strip_prefix('>').unwrap_or(after);
        } else if c == '[' {
            rest = bracket(rest, &mut out);
        } else {
            rest = &rest[c.len_utf8()..];
            match c {
                '<' if address(rest).is_some() => {} // an autolink, which is written anew
                '<' => out.push_str("\\<"),
                '\\' => {
                    out.push('\\');
                    let escaped = rest.chars().next().unwrap_or('\\');
                    out.push(escaped);
                    rest = rest.strip_prefix(escaped).unwrap_or(rest);
                }
                c => out.push(c),
            }
        }
    }
    out
}

/// A link to a web address stays a link; other brackets would link to nothing.
fn bracket<'t>(text: &'t str, out: &mut String) -> &'t str {
    let link = text[1..].split_once("](").and_then(|(label, after)| {
        let (url, rest) = after.split_once(')')?;
        let sound =
            address(url.trim_matches(['<', '>'])).is_some() && !url.contains(char::is_whitespace);
        (sound && !label.contains(['[', ']', '`'])).then_some((label, url, rest))
    });
    let Some((label, url, rest)) = link else {
        out.push_str("\\[");
        return &text[1..];
    };
    out.push('[');
    escape(label, false, true, out);
    out.push_str("](");
    out.push_str(url);
    out.push(')');
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_markdown() {
        for (html, expected) in [
            (
                "<p>One  two\n three.</p> <p>Four.</p>",
                "One two three.\n\nFour.",
            ),
            (
                "<p>Use <code>a`b</code> or <code> x </code>.</p>",
                "Use `` a`b `` or `x`.",
            ),
            (
                "<p><b> Bold </b>and <i>slanted</i>, <b></b>none.</p>",
                "**Bold** and *slanted*, none.",
            ),
            (
                "<p>See <a href=\"https://x.y/z\">the  guide</a> or <a>this</a> or <a href='API_X'>that</a>.</p>",
                "See [the guide](<https://x.y/z>) or this or that.",
            ),
            (
                "<p>Either:</p> <ul> <li> <p>one</p> </li> <li>two<ul><li>deep</li></ul></li> </ul> <p>End.</p>",
                "Either:\n\n- one\n- two\n  - deep\n\nEnd.",
            ),
            (
                "<ol><li>a</li><li><p>b</p><p>c</p></li></ol>",
                "1. a\n1. b\n\n   c",
            ),
            (
                "<note> <p>Mind.</p> </note><p>Go.</p>",
                "**Note:** Mind.\n\nGo.",
            ),
            (
                "<p>a &lt; b &amp;&amp; c &#39;d&#x27; &nope;</p>",
                "a \\< b && c 'd' \\&nope;",
            ),
            (
                "<p>Name <bucket-name> and [x] *y* z_z _w_</p>",
                "Name \\<bucket-name\\> and \\[x\\] \\*y\\* z_z \\_w\\_",
            ),
            ("<p>Go to https://a.b/c_d.</p>", "Go to <https://a.b/c_d>."),
            (
                "<p># no heading</p><p>1. no list</p><p>- none</p>",
                "\\# no heading\n\n1\\. no list\n\n\\- none",
            ),
            (
                "<dl><dt>Term</dt><dd><p>Meaning</p></dd></dl>",
                "**Term**\n\nMeaning",
            ),
            ("<h3>Title</h3>text", "**Title**\n\ntext"),
            ("<p>open <code>never closed", "open never closed"),
            ("a<br/>b<!-- hidden -->c", "a\n\nbc"),
            ("<p>\u{202e}turned</p>", "turned"),
        ] {
            assert_eq!(markdown(html), expected, "{html}");
        }
    }

    #[test]
    fn markdown_keeps_what_rustdoc_does_not_warn_of() {
        for (text, expected) in [
            (" *one* `two<T>`\n     indented", "*one* `two<T>`\nindented"),
            (
                "see https://a.b or <https://c.d> or [e](https://f.g)",
                "see <https://a.b> or <https://c.d> or [e](https://f.g)",
            ),
            (
                "[x] and [y](z) and Vec<T>",
                "\\[x] and \\[y](z) and Vec\\<T>",
            ),
            (
                "a\n```rust\nfn f() {}\n```\n~~~\nc",
                "a\n```text\nfn f() {}\n```\n```text\nc\n```",
            ),
            ("an ` alone", "an \\` alone"),
            ("\\[kept] \\", "\\[kept] \\\\"),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("a\nb"), "`a\\nb`");
        assert_eq!(code(""), "`  `");
    }
}
