//! The inline structure (`CommonMark`, appendix "A parsing strategy", phase 2), with the tags of HTML.

mod delimiter;
mod element;
mod link;
mod tag;

use super::code_span::{self, BacktickStrings};
use super::entity::{decode_references, leading_reference};
use super::html::{Element, Tag};
use super::limits::MAX_LABEL;
use super::link_reference::Definitions;
use super::url::{is_web_url, leading_url};
use super::writer::Writer;
use delimiter::{DelimiterRun, DelimiterStack};
use link::{Link, inline_destination, reference_label};

/// The syntax of the text of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Markdown,
    /// HTML, in which authors also use Markdown: only what is most likely Markdown is taken for it.
    Html,
}

/// Parses the text of a block and writes it.
pub(super) fn parse(
    text: &str,
    syntax: Syntax,
    definitions: &mut Definitions,
    writer: &mut Writer,
) {
    let mut parser = Parser {
        text,
        syntax,
        pos: 0,
        text_start: 0,
        tokens: Vec::new(),
        tags: Vec::new(),
        runs: Vec::new(),
        links: Vec::new(),
        brackets: Vec::new(),
        last_bracket: 0,
        backticks: None,
        unclosed_code_until: 0,
        unclosed_pre_until: 0,
        next_tag: 0,
        has_no_comment_end: false,
        definitions,
    };
    parser.tokenize();
    parser.process_emphasis();
    parser.write(writer);
}

#[derive(Clone, Copy)]
enum Token<'t> {
    /// Text in which whitespace only separates words.
    Text(&'t str),
    Char(char),
    SoftBreak,
    HardBreak,
    /// The content of a code span.
    CodeSpan(&'t str),
    /// The content of a `code` element.
    CodeElement(&'t str),
    /// The content of a `pre` element.
    Preformatted(&'t str),
    Autolink(&'t str),
    /// An index of a tag.
    Tag(usize),
    /// An index of a delimiter run.
    DelimiterRun(usize),
    /// An index of a link.
    LinkStart(usize),
    LinkEnd(usize),
}

/// An opening bracket that may start a link (`CommonMark`, "look for link or image").
struct Bracket<'t> {
    token: usize,
    source: &'t str,
    content_start: usize,
}

struct Parser<'t, 'd> {
    text: &'t str,
    syntax: Syntax,
    pos: usize,
    /// The start of the text that is not yet part of a token.
    text_start: usize,
    tokens: Vec<Token<'t>>,
    tags: Vec<Tag<'t>>,
    runs: Vec<DelimiterRun>,
    links: Vec<Link<'t>>,
    brackets: Vec<Bracket<'t>>,
    /// The position of the last bracket.
    last_bracket: usize,
    backticks: Option<BacktickStrings>,
    /// No `code` and no `pre` element that starts before these positions has a closing tag.
    unclosed_code_until: usize,
    unclosed_pre_until: usize,
    /// No tag starts between the last code span and this position.
    next_tag: usize,
    /// Whether the rest of the text does not end a comment.
    has_no_comment_end: bool,
    definitions: &'d mut Definitions,
}

impl<'t> Parser<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.pos..]
    }

    /// Adds a token for the next `length` bytes.
    fn push(&mut self, token: Token<'t>, length: usize) {
        self.push_text();
        self.tokens.push(token);
        self.pos += length;
        self.text_start = self.pos;
    }

    /// Adds a token for the text before the current position.
    fn push_text(&mut self) {
        if self.text_start < self.pos {
            self.tokens
                .push(Token::Text(&self.text[self.text_start..self.pos]));
        }
        self.text_start = self.pos;
    }

    fn tokenize(&mut self) {
        let is_markdown = self.syntax == Syntax::Markdown;
        while let Some(&byte) = self.text.as_bytes().get(self.pos) {
            if !byte.is_ascii() {
                self.pos += 1;
                continue;
            }
            let rest = self.rest();
            match byte {
                b'\\' if is_markdown => self.backslash(),
                b'\n' if is_markdown => {
                    let line = &self.text[self.text_start..self.pos];
                    if line.ends_with("  ") {
                        self.brackets.clear();
                        self.push(Token::HardBreak, 1);
                    } else {
                        self.push(Token::SoftBreak, 1);
                    }
                }
                b'&' => match leading_reference(rest) {
                    Some((c, length)) => self.push(Token::Char(c), length),
                    None => self.pos += 1,
                },
                b'<' => self.angle_bracket(),
                b'`' => self.backtick_string(),
                b'h' => match leading_url(rest) {
                    Some(length) => self.push(Token::Autolink(&rest[..length]), length),
                    None => self.pos += 1,
                },
                b'*' => self.delimiter_run('*'),
                b'_' | b'~' if is_markdown => self.delimiter_run(char::from(byte)),
                b'!' if rest.starts_with("![") => self.opening_bracket(2),
                b'[' => self.opening_bracket(1),
                b']' => self.closing_bracket(),
                _ => self.pos += 1,
            }
        }
        self.push_text();
    }

    /// `CommonMark`, "Backslash escapes"
    fn backslash(&mut self) {
        let next = self.rest()[1..].chars().next();
        match next {
            Some('\n') => {
                self.brackets.clear();
                self.push(Token::HardBreak, 2);
            }
            Some(c) if c.is_ascii_punctuation() => self.push(Token::Char(c), 2),
            _ => self.pos += 1,
        }
    }

    /// `CommonMark`, "Autolinks" and "Raw HTML"
    fn angle_bracket(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--") && !self.has_no_comment_end {
            if let Some(end) = rest.find("-->") {
                self.push(Token::Text(""), end + 3);
                return;
            }
            self.has_no_comment_end = true;
        }
        let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>');
        if rest.starts_with("<http") {
            let end = rest[1..].find(is_end).map(|end| end + 1);
            if let Some(end) = end.filter(|&end| rest[end..].starts_with('>'))
                && is_web_url(&rest[1..end])
            {
                self.push(Token::Autolink(&rest[1..end]), end + 1);
                return;
            }
        }
        let Some(tag) = Tag::parse(rest) else {
            self.pos += 1;
            return;
        };
        if tag.element == Element::Code && !tag.is_closing && self.pos >= self.unclosed_code_until {
            match element::closing_tag(&rest[tag.length..], Element::Code) {
                Ok((content_end, end)) => {
                    let content = &rest[tag.length..tag.length + content_end];
                    self.push(Token::CodeElement(content), tag.length + end);
                    return;
                }
                Err(searched) => self.unclosed_code_until = self.pos + tag.length + searched,
            }
        }
        if tag.element == Element::Preformatted
            && !tag.is_closing
            && self.pos >= self.unclosed_pre_until
        {
            match element::closing_tag(&rest[tag.length..], Element::Preformatted) {
                Ok((content_end, end)) => {
                    let content = &rest[tag.length..tag.length + content_end];
                    self.brackets.clear();
                    self.push(Token::Preformatted(content), tag.length + end);
                    return;
                }
                Err(searched) => self.unclosed_pre_until = self.pos + tag.length + searched,
            }
        }
        if tag.element.is_block() || tag.element == Element::Break {
            self.brackets.clear();
        }
        self.tags.push(tag);
        self.push(Token::Tag(self.tags.len() - 1), tag.length);
    }

    /// `CommonMark`, "Code spans"
    fn backtick_string(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches('`').len();
        let text = self.text;
        let backticks = self
            .backticks
            .get_or_insert_with(|| BacktickStrings::find(text));
        let start = self.pos + length;
        let end = backticks.closing(start, length);
        match end {
            // In HTML, a code span does not contain tags.
            Some(end) if self.syntax == Syntax::Markdown || !self.has_tag(start, end) => {
                let code = &self.text[start..end];
                self.push(Token::CodeSpan(code), end + length - self.pos);
            }
            _ => self.pos = start,
        }
    }

    /// Whether a tag starts in this range. The end of a range is never before the start of an earlier
    /// one.
    fn has_tag(&mut self, start: usize, end: usize) -> bool {
        self.next_tag = self.next_tag.max(start);
        while let Some(offset) = self.text[self.next_tag..].find('<') {
            self.next_tag += offset;
            if self.next_tag >= end {
                return false;
            }
            if Tag::parse(&self.text[self.next_tag..]).is_some() {
                return true;
            }
            self.next_tag += 1;
        }
        self.next_tag = self.text.len();
        false
    }

    fn delimiter_run(&mut self, delimiter: char) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(delimiter).len();
        let before = self.text[..self.pos].chars().next_back();
        let after = rest[length..].chars().next();
        let run = match self.syntax {
            Syntax::Markdown => DelimiterRun::markdown(delimiter, length, before, after),
            Syntax::Html => {
                let follows_block_tag = self.text_start == self.pos
                    && matches!(self.tokens.last(), Some(Token::Tag(tag)) if self.tags[*tag].element.is_block());
                DelimiterRun::html(length, before, after, follows_block_tag)
            }
        };
        let Some(run) = run else {
            self.pos += length;
            return;
        };
        self.runs.push(run);
        self.push(Token::DelimiterRun(self.runs.len() - 1), length);
    }

    fn opening_bracket(&mut self, length: usize) {
        let source = &self.rest()[..length];
        self.last_bracket = self.pos + length - 1;
        self.push(Token::Text(source), length);
        self.brackets.push(Bracket {
            token: self.tokens.len() - 1,
            source,
            content_start: self.pos,
        });
    }

    /// `CommonMark`, "Links"
    fn closing_bracket(&mut self) {
        let last_bracket = std::mem::replace(&mut self.last_bracket, self.pos);
        let Some(bracket) = self.brackets.pop() else {
            self.pos += 1;
            return;
        };
        let (rest, content) = (self.rest(), &self.text[bracket.content_start..self.pos]);
        let has_no_brackets = last_bracket + 1 == bracket.content_start;
        let found = match inline_destination(&rest[1..]) {
            Some((destination, title, length)) => Some((destination, title, None, 1 + length)),
            None if self.definitions.is_empty() => None,
            None => self.reference(&rest[1..], content, has_no_brackets),
        };
        let Some((destination, title, label, length)) = found else {
            self.pos += 1;
            return;
        };
        self.push_text();
        self.links.push(Link {
            destination,
            title,
            label,
            source: (bracket.source, &rest[..length]),
        });
        let link = self.links.len() - 1;
        self.tokens[bracket.token] = Token::LinkStart(link);
        self.push(Token::LinkEnd(link), length);
        // Links cannot contain links.
        self.brackets.clear();
    }

    /// Resolves a full, collapsed or shortcut reference link (`CommonMark`, "Reference links").
    fn reference(
        &mut self,
        after: &'t str,
        content: &'t str,
        has_no_brackets: bool,
    ) -> Option<(String, String, Option<&'t str>, usize)> {
        let label = reference_label(after);
        match label {
            Some(label) if !label.trim().is_empty() => {
                let (destination, title) = self.definitions.resolve(label)?;
                Some((destination, title, Some(label), 1 + label.len() + 2))
            }
            _ if has_no_brackets && content.len() <= MAX_LABEL => {
                let (destination, title) = self.definitions.resolve(content)?;
                let length = 1 + label.map_or(0, |label| label.len() + 2);
                Some((destination, title, Some(content), length))
            }
            _ => None,
        }
    }

    fn process_emphasis(&mut self) {
        let mut stack = DelimiterStack::default();
        for token in &self.tokens {
            match *token {
                Token::DelimiterRun(run) => stack.push(&mut self.runs, run),
                Token::LinkStart(_) => stack.start_link(),
                Token::LinkEnd(_) => stack.end_link(),
                Token::Preformatted(_) => stack.end_paragraph(),
                Token::Tag(tag) if self.tags[tag].element.is_block() => stack.end_paragraph(),
                _ => {}
            }
        }
    }

    fn write(self, writer: &mut Writer) {
        let mut is_rejected_link = false;
        for token in &self.tokens {
            match *token {
                Token::Text(text) => writer.paragraph.words(text),
                Token::Char(c) => writer.paragraph.words(c.encode_utf8(&mut [0; 4])),
                Token::SoftBreak => writer.paragraph.soft_break(),
                Token::HardBreak => writer.hard_break(),
                Token::CodeSpan(code) => writer.paragraph.code(&code_span::normalize(code)),
                Token::CodeElement(content) => {
                    let code = element::code(content);
                    if !code.is_empty() {
                        writer.paragraph.code(&code);
                    }
                }
                Token::Preformatted(content) => {
                    writer.code_block(&element::preformatted_lines(content));
                }
                Token::Autolink(url) => writer.paragraph.autolink(&decode_references(url)),
                Token::Tag(tag) => tag::write(&self.tags[tag], writer),
                Token::DelimiterRun(run) => self.runs[run].write(&mut writer.paragraph),
                Token::LinkStart(link) => {
                    let link = &self.links[link];
                    let is_open = writer
                        .paragraph
                        .open_link(&link.destination, &link.title, true);
                    is_rejected_link = !is_open;
                    if is_rejected_link {
                        writer.paragraph.text(link.source.0);
                    } else if let Some(label) = link.label {
                        self.definitions.mark_used(label);
                    }
                }
                Token::LinkEnd(link) if is_rejected_link => {
                    writer.paragraph.words(self.links[link].source.1);
                }
                Token::LinkEnd(_) => writer.paragraph.close_link(),
            }
        }
    }
}
