//! Writing inlines without markup, for a terminal.

use super::super::code_span::code_span;
use super::render::{Inline, InlineContext, Whitespace};

/// Writes inlines: the text of emphasis, code in backticks, links followed by their address. Every line after the first
/// starts with `prefix`.
pub(super) fn render_plain(inlines: &[Inline], prefix: &str, _: InlineContext) -> String {
    let mut out = String::new();
    // The address of the open link, and where its text begins.
    let mut link = None;
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(&text.replace('\n', " ")),
            Inline::Code(text) => out.push_str(&code_span(text)),
            Inline::Autolink(text) => out.push_str(text),
            Inline::Whitespace(Whitespace::None) | Inline::StyleStart(_) | Inline::StyleEnd(_) => {}
            Inline::Whitespace(Whitespace::HardBreak) => {
                out.push('\n');
                out.push_str(prefix);
            }
            Inline::Whitespace(_) => out.push(' '),
            Inline::LinkStart { destination, .. } => link = Some((destination, out.len())),
            Inline::LinkEnd => {
                if let Some((destination, start)) = link.take()
                    && out[start..] != **destination
                {
                    out.push_str(" (");
                    out.push_str(destination);
                    out.push(')');
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::plan::markdown::convert_to_plain;

    #[test]
    fn text_stays_without_markup() {
        for (text, expected) in [
            (
                "<p>One <b>two</b>\n <i>three</i>.</p> <p>Four_five * [x].</p>",
                "One two three.\n\nFour_five * [x].",
            ),
            ("<p>Use <code>a_b</code>.</p>", "Use `a_b`."),
            (
                "See <a href=\"https://x.y/z\">the guide</a> or https://x.y.",
                "See the guide (https://x.y/z) or https://x.y.",
            ),
            (
                "Either:<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul>End",
                "Either:\n\n- one\n- two\n  - deep\n\nEnd",
            ),
            ("# Title\n\n1. a<br>b\n2. c", "Title\n\n1. a\n   b\n2. c"),
            ("&lt;a&gt; \\* 1 < 2", "<a> * 1 < 2"),
            ("```\ncode here\nmore\n```", "`code here`\n`more`"),
            (
                "| a | b |\n| - | - |\n| 1 | *2* |",
                "| a | b |\n| --- | --- |\n| 1 | 2 |",
            ),
            ("", ""),
        ] {
            assert_eq!(convert_to_plain(text), expected, "{text}");
        }
    }
}
