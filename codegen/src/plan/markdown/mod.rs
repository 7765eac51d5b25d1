//! Documentation traits as Markdown for rustdoc.
//!
//! The [documentation trait] contains CommonMark, and AWS's models contain HTML. Rustdoc reads Markdown
//! too, but compiles code blocks as doctests, passes HTML on to the page, resolves `[brackets]` as links
//! to items, and warns about malformed HTML and bare URLs. So a text is parsed and written again in a
//! subset of Markdown: paragraphs (CommonMark 0.31, section 4.8), headings (4.2), thematic breaks (4.1),
//! block quotes and lists (5), code spans (6.1), emphasis (6.2), links to web URLs (6.3, 6.5), hard line
//! breaks (6.7), and GitHub's tables and strikethrough. The subset has no code blocks (4.4, 4.5) and no
//! HTML (4.6, 6.6): lines of code become code spans, known HTML elements become the corresponding
//! Markdown, and anything else in angle brackets is escaped.
//!
//! The passes are CommonMark's: `block` parses the block structure into events, `inline` parses the text
//! of each block, and `writer` writes both. Each takes time and memory proportional to the text.
//!
//! [documentation trait]: https://smithy.io/2.0/spec/documentation-traits.html

#![allow(clippy::doc_markdown)] // CommonMark is a name

mod block;
mod code_span;
mod entity;
mod event;
mod html;
mod inline;
mod limits;
mod link_reference;
mod text;
mod url;
mod writer;

use crate::collections::List;
use code_span::BacktickStrings;
pub use code_span::code_span;
use event::Event;
use inline::Syntax;
use link_reference::Definitions;
use text::sanitize;
#[cfg(feature = "inspect")]
pub use writer::Sentence;
use writer::Writer;

/// Converts the text of a documentation trait.
#[must_use]
pub fn convert(text: &str) -> String {
    convert_with(text, Writer::new())
}

/// Converts the text of a documentation trait to plain text, for a terminal: without the markup of emphasis, links and
/// headings.
#[cfg(feature = "inspect")]
#[must_use]
pub fn convert_to_plain(text: &str) -> String {
    convert_with(text, Writer::plain())
}

/// Converts a text to one line without blocks.
#[must_use]
pub fn convert_to_line(text: &str) -> String {
    convert_with(text, Writer::line())
}

/// The first sentence of the text of a documentation trait, if it has text; not of a title, if there is more.
#[cfg(feature = "inspect")]
#[must_use]
pub fn first_sentence(text: &str) -> Option<Sentence> {
    let in_element = text.trim_start().strip_prefix("<fullname>");
    let after = in_element.and_then(|rest| rest.split_once("</fullname>"));
    let after_title =
        after.and_then(|(_, rest)| write_all(rest, Writer::sentence()).into_sentence());
    after_title.or_else(|| write_all(text, Writer::sentence()).into_sentence())
}

/// Writes a link on one line. If the URL is not a web URL, it is written as code after the text.
#[must_use]
pub fn link(text: &str, url: &str) -> String {
    let (text, url) = (sanitize(text), sanitize(url));
    let mut writer = Writer::line();
    if writer.paragraph.open_link(url.trim(), "", false) {
        writer.paragraph.words(&text);
        writer.paragraph.close_link();
    } else {
        writer.paragraph.words(&text);
        writer.paragraph.space();
        writer.paragraph.code(&url);
    }
    writer.finish()
}

fn convert_with(text: &str, writer: Writer) -> String {
    write_all(text, writer).finish()
}

fn write_all(text: &str, mut writer: Writer) -> Writer {
    let text = sanitize(text);
    let (events, mut definitions) = block::parse(&text);
    for event in events {
        write(event, &mut definitions, &mut writer);
    }
    writer.end_paragraph();
    // An unused definition may be text that only looks like one.
    for definition in definitions.unused() {
        writer.close_all();
        writer.paragraph.text(&definition.label);
        writer.paragraph.text(":");
        writer.paragraph.space();
        writer.paragraph.autolink(&definition.destination);
        writer.paragraph.space();
        writer.paragraph.words(&definition.title);
        writer.end_paragraph();
    }
    writer
}

fn write(event: Event, definitions: &mut Definitions, writer: &mut Writer) {
    match event {
        Event::Start(kind) => writer.open(kind, true),
        Event::End => writer.close_markdown(),
        Event::ThematicBreak => writer.thematic_break(),
        Event::Heading { level, text } => {
            writer.heading(level);
            inline::parse(&text, Syntax::Markdown, definitions, writer);
            writer.end_heading();
        }
        Event::Paragraph(text) => {
            writer.end_paragraph();
            inline::parse(&text, Syntax::Markdown, definitions, writer);
            writer.end_paragraph();
        }
        Event::HtmlBlock(text) => {
            inline::parse(&text, Syntax::Html, definitions, writer);
            writer.paragraph.space();
        }
        Event::CodeBlock(lines) => writer.code_block(&lines),
        Event::TableRow { cells, is_header } => {
            writer.begin_row();
            for cell in cells {
                inline::parse(&cell, Syntax::Markdown, definitions, writer);
                writer.end_cell();
            }
            writer.end_row(is_header);
        }
    }
}

/// Converts the message of a deprecated trait to the note of `#[deprecated]`, on one line. The compiler
/// shows the note as it is and rustdoc shows it as Markdown, so only links, HTML and unclosed code spans
/// are escaped.
#[must_use]
pub fn deprecation_note(text: &str) -> String {
    let text = sanitize(text);
    let words: Vec<&str> = text.split_whitespace().list();
    let text = words.join(" ");
    let mut out = String::with_capacity(text.len());
    let mut backticks = BacktickStrings::find(&text);
    let mut pos = 0;
    while let Some(c) = text[pos..].chars().next() {
        let rest = &text[pos..];
        let after = rest[c.len_utf8()..].chars().next();
        match c {
            '`' => {
                let length = rest.len() - rest.trim_start_matches('`').len();
                if let Some(end) = backticks.closing(pos + length, length) {
                    out.push_str(&text[pos..end + length]);
                    pos = end + length;
                } else {
                    out.push_str(&"\\`".repeat(length));
                    pos += length;
                }
                continue;
            }
            '\\' | '[' => out.push('\\'),
            '<' if after.is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(c)) => {
                out.push('\\');
            }
            '~' if after == Some('~') => out.push('\\'),
            _ => {}
        }
        out.push(c);
        pos += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests;
