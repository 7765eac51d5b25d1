//! Documentation for rustdoc.
//!
//! The documentation trait holds `CommonMark`, in which AWS writes HTML. Rustdoc takes Markdown: it
//! runs its code blocks as tests, passes HTML on to the page, and warns of HTML that is not well
//! formed, of bare addresses and of brackets that link to nothing.
//!
//! So the text is read (`blocks`, `inline`, `html`) and written anew (`writer`, `render`) in
//! a small part of Markdown: paragraphs, headings, lists, quotations, tables, emphasis, inline code
//! and links to web addresses. That part has no code blocks and no HTML. Code that stands in a block
//! becomes lines of inline code. Every pass takes time and memory in proportion to the text.

mod blocks;
mod definitions;
mod html;
mod inline;
mod render;
mod writer;

use blocks::Block;
use writer::{Container, Writer};

/// How deeply lists and quotations may be nested; what is deeper is written at this depth. Each line
/// is indented by the lists around it, so that without a limit a text could grow with the square of
/// its size.
pub const MAX_DEPTH: usize = 8;

/// The columns a table may have; a larger one is written as text. Rustdoc fills up short rows, which
/// would let a page grow with the square of the text.
pub const MAX_COLUMNS: usize = 64;

/// Turns the text of a documentation trait into Markdown without code blocks, without HTML, and with
/// no links but those to web addresses.
#[must_use]
pub fn markdown(text: &str) -> String {
    convert(text, Writer::new())
}

/// The same on one line, without blocks, to stand within other text.
#[must_use]
pub fn line(text: &str) -> String {
    convert(text, Writer::line())
}

/// A link, on one line; an address that is not one of the web stands beside the text as code.
#[must_use]
pub fn link(text: &str, address: &str) -> String {
    let (text, address) = (sanitize(text), sanitize(address));
    let mut writer = Writer::line();
    if html::is_web_address(address.trim()) {
        writer.open_link(address.trim(), "", false);
        writer.words(&text);
        writer.close_link();
    } else {
        writer.words(&text);
        writer.space();
        writer.code(&address);
    }
    writer.finish()
}

fn convert(text: &str, mut writer: Writer) -> String {
    let text = sanitize(text);
    let (blocks, mut definitions) = blocks::read(&text);
    for block in blocks {
        match block {
            Block::OpenQuote => writer.open(Container::Quote, true),
            Block::OpenList(number) => writer.open(Container::List(number), true),
            Block::OpenItem => writer.open(Container::Item, true),
            Block::Close => writer.close_markdown(),
            Block::Rule => writer.rule(),
            Block::Heading(level, text) => {
                writer.heading(level);
                inline::read(&text, inline::Mode::Markdown, &mut definitions, &mut writer);
                writer.end_heading();
            }
            Block::Text(text, mode) => {
                if mode == inline::Mode::Markdown {
                    writer.flush();
                }
                inline::read(&text, mode, &mut definitions, &mut writer);
                if mode == inline::Mode::Markdown {
                    writer.flush();
                } else {
                    writer.space();
                }
            }
            Block::Code(lines) => writer.code_lines(lines.iter().map(String::as_str)),
            Block::Row(cells, is_head) => {
                writer.begin_row();
                for cell in cells {
                    inline::read(&cell, inline::Mode::Markdown, &mut definitions, &mut writer);
                    writer.end_cell();
                }
                writer.end_row(is_head);
            }
        }
    }
    writer.flush();
    // A definition that nothing refers to is text of the author's all the same.
    for definition in definitions.unused() {
        writer.close_all();
        writer.text(&definition.label);
        writer.text(":");
        writer.space();
        writer.address(&definition.address);
        writer.space();
        writer.words(&definition.title);
        writer.flush();
    }
    writer.finish()
}

/// Takes out of a text what is no part of it for a reader: characters that change the direction of
/// text could make the source look like what it is not, and control characters make lines end early.
fn sanitize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            c if turns(c) => {}
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Whether a character changes the direction of text or marks the order of bytes.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Inline code (`CommonMark`, "Code spans"), whatever backticks are in it, on one line.
#[must_use]
pub fn code(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
        if c.is_control() || turns(c) || matches!(c, '\u{2028}' | '\u{2029}') {
            line.extend(
                c.escape_unicode()
                    .filter(|_| !matches!(c, '\n' | '\t' | '\r')),
            );
            if matches!(c, '\n' | '\t' | '\r') {
                line.extend(c.escape_default());
            }
        } else {
            line.push(c);
        }
    }
    let fence = "`".repeat(longest + 1);
    let is_blank = line.trim_matches(' ').is_empty();
    // One space at each end is not part of the code.
    let pads = line.starts_with('`')
        || line.ends_with('`')
        || line.is_empty()
        || (!is_blank && line.starts_with(' ') && line.ends_with(' '));
    let pad = if pads { " " } else { "" };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// A text for the attribute `deprecated`: the compiler shows it as it is, and rustdoc as Markdown.
///
/// It is changed as little as possible: it stands on one line, and does not link, hold HTML or begin
/// a block of code.
#[must_use]
pub fn note(text: &str) -> String {
    let text = sanitize(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut out = String::with_capacity(text.len());
    let mut ends = inline::backticks(&text);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let after = rest[c.len_utf8()..].chars().next();
        match c {
            '`' => {
                let length = rest.len() - rest.trim_start_matches('`').len();
                if let Some(end) = inline::code_end(&mut ends, at + length, length) {
                    out.push_str(&text[at..end + length]);
                    at = end + length;
                } else {
                    out.push_str(&"\\`".repeat(length));
                    at += length;
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
        at += c.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests;
