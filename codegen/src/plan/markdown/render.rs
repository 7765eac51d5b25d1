//! Writing the inside of one paragraph, so that Markdown reads it as it is meant.

use super::code;
use super::html::address;

/// The longest indentation with which a paragraph keeps the ends of its lines, which mean nothing:
/// many short lines would grow by too much.
const MAX_INDENT: usize = 16;

/// A piece of the inside of a paragraph.
#[derive(Debug)]
pub(super) enum Inline {
    /// Words, with single spaces and ends of lines between them.
    Text(String),
    Gap(Gap),
    Code(String),
    Address(String),
    Open(Format),
    Close(Format),
    /// The address and the title.
    OpenLink(String, String),
    CloseLink,
}

/// The distance between two pieces.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Gap {
    None,
    Space,
    Line,
    /// A line that ends where its author says.
    Break,
}

/// Emphasis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Strong,
    Emphasis,
    Strike,
}

impl Format {
    fn marker(self) -> &'static str {
        match self {
            Format::Strong => "**",
            Format::Emphasis => "*",
            Format::Strike => "~~",
        }
    }

    fn char(self) -> char {
        if self == Format::Strike { '~' } else { '*' }
    }
}

/// What the text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Paragraph,
    Heading,
    /// A text that goes into a line.
    Line,
    /// A cell of a table, whose end is `|`.
    Cell,
}

/// What stands before the next character on its line, as far as Markdown's blocks are concerned.
#[derive(Clone, Copy, PartialEq)]
enum Start {
    Line,
    /// Digits, which with `.` or `)` behind them begin a list.
    Digits,
    Within,
}

/// A marker of emphasis: where it belongs in the text, and whether it is there in the end.
struct Marker {
    at: usize,
    format: Format,
    is_kept: bool,
}

struct Renderer<'p> {
    /// The text without markers.
    out: String,
    markers: Vec<Marker>,
    /// What each line after the first begins with.
    prefix: &'p str,
    place: Place,
    /// The last character, markers included.
    last: char,
    start: Start,
    gap: Gap,
    /// The formats that are open, with their markers where they have been written.
    open: Vec<(Format, Option<usize>)>,
    /// How many of those wait for the text that they begin with.
    waiting: usize,
    /// The formats that have been closed, with their markers, whose ends wait for what follows.
    closed: Vec<(Format, usize)>,
    in_link: bool,
}

/// Writes pieces; `prefix` is what each line but the first begins with.
pub(super) fn render(pieces: &[Inline], prefix: &str, place: Place) -> String {
    let mut renderer = Renderer {
        out: String::new(),
        markers: Vec::new(),
        prefix,
        place,
        last: '\n',
        start: Start::Line,
        gap: Gap::None,
        open: Vec::new(),
        waiting: 0,
        closed: Vec::new(),
        in_link: false,
    };
    let mut link = None;
    for (index, piece) in pieces.iter().enumerate() {
        let is_last = index + 1 == pieces.len();
        match piece {
            Inline::Text(text) => renderer.text(text, is_last),
            // The space at the beginning of a link stands before it.
            Inline::Gap(_) if index > 0 && is_link(&pieces[index - 1]) => {}
            Inline::Gap(gap) => renderer.widen(*gap),
            Inline::Code(text) if place == Place::Cell && text.contains('|') => {
                renderer.text(text, is_last);
            }
            Inline::Code(text) => renderer.code(text),
            Inline::Address(text) => renderer.address(text),
            Inline::Open(format) => {
                renderer.open.push((*format, None));
                renderer.waiting += 1;
            }
            Inline::Close(format) => renderer.close(*format),
            Inline::OpenLink(address, title) => {
                if let Some(Inline::Gap(gap)) = pieces.get(index + 1) {
                    renderer.widen(*gap);
                }
                renderer.begin('[');
                renderer.put("[");
                renderer.in_link = true;
                link = Some((address, title));
            }
            Inline::CloseLink => {
                if let Some((address, title)) = link.take() {
                    renderer.in_link = false;
                    renderer.end_link(address, title);
                }
            }
        }
    }
    renderer.finish()
}

fn is_link(piece: &Inline) -> bool {
    matches!(piece, Inline::OpenLink(..))
}

/// Whether Markdown may take a character for punctuation, beside which emphasis needs a space or more
/// punctuation on its other side.
fn may_be_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Whether a character is one that emphasis may stand beside.
fn is_boundary(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
}

impl Renderer<'_> {
    fn widen(&mut self, gap: Gap) {
        let keeps_lines = self.place == Place::Paragraph && self.prefix.len() <= MAX_INDENT;
        let gap = match gap {
            Gap::Line if !keeps_lines => Gap::Space,
            Gap::Break if self.place != Place::Paragraph => Gap::Space,
            gap => gap,
        };
        if gap > self.gap {
            self.gap = gap;
        }
    }

    /// Writes what belongs before a piece that begins with `next`.
    fn begin(&mut self, next: char) {
        if self.out.is_empty() {
            self.gap = Gap::None;
        }
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        let opens = std::mem::take(&mut self.waiting);
        let first = self.open.len() - opens;
        let closes_here = !self.closed.is_empty();
        let after = match gap {
            Gap::Space | Gap::Line => ' ',
            Gap::Break => '\\',
            Gap::None => next,
        };
        self.end_formats(after);
        match gap {
            Gap::None => {}
            Gap::Space => self.put(" "),
            Gap::Line => self.end_line(""),
            Gap::Break => self.end_line("\\"),
        }
        // An end and a beginning without anything between them would be one run of markers, which
        // Markdown could read in another way.
        if closes_here && gap == Gap::None {
            return;
        }
        for index in first..self.open.len() {
            let format = self.open[index].0;
            let inner = self.open[index + 1..]
                .iter()
                .map(|(format, _)| format.char());
            let following = inner.chain([next]).find(|&c| c != format.char());
            let following = following.unwrap_or(next);
            let before = self.last;
            let is_first = index == first || self.open[index - 1].0.char() != format.char();
            // `CommonMark`, "left-flanking delimiter run"; a run stands or falls as a whole.
            let flanks = if is_first {
                !following.is_whitespace()
                    && (!may_be_punctuation(following) || is_boundary(before))
            } else {
                self.open[index - 1].1.is_some()
            };
            if flanks {
                self.markers.push(Marker {
                    at: self.out.len(),
                    format,
                    is_kept: true,
                });
                self.open[index].1 = Some(self.markers.len() - 1);
                self.last = format.char();
            }
        }
    }

    /// Writes the ends of formats if Markdown takes them for ends; otherwise takes the formats back.
    fn end_formats(&mut self, after: char) {
        let closed = std::mem::take(&mut self.closed);
        let mut before = self.last;
        let mut flanks = true;
        for (index, (format, _)) in closed.iter().enumerate() {
            let outer = closed[index + 1..].iter().map(|(format, _)| format.char());
            let following = outer.chain([after]).find(|&c| c != format.char());
            let following = following.unwrap_or(after);
            if index == 0 || closed[index - 1].0.char() != format.char() {
                // `CommonMark`, "right-flanking delimiter run"
                flanks &= !before.is_whitespace()
                    && (!may_be_punctuation(before) || is_boundary(following));
            }
            before = format.char();
        }
        for (format, marker) in closed {
            if flanks {
                self.markers.push(Marker {
                    at: self.out.len(),
                    format,
                    is_kept: true,
                });
                self.last = format.char();
            } else {
                self.markers[marker].is_kept = false;
            }
        }
    }

    fn close(&mut self, format: Format) {
        let Some((open, marker)) = self.open.pop() else {
            return;
        };
        debug_assert_eq!(open, format, "the writer closes in order");
        if self.waiting > 0 {
            self.waiting -= 1; // there is nothing in it
        } else if let Some(marker) = marker {
            self.closed.push((format, marker));
        }
    }

    fn end_line(&mut self, end: &str) {
        self.out.push_str(end);
        self.out.push('\n');
        self.out.push_str(self.prefix);
        self.last = '\n';
        self.start = Start::Line;
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.last = text.chars().next_back().unwrap_or(self.last);
        if text != " " {
            self.start = Start::Within;
        }
    }

    fn code(&mut self, text: &str) {
        // Two runs of backticks side by side would be one.
        if self.last == '`' && self.gap == Gap::None {
            self.gap = Gap::Space;
        }
        self.begin('`');
        let code = code(text);
        self.put(&code);
    }

    fn address(&mut self, text: &str) {
        if self.in_link {
            self.text(text, false);
            return;
        }
        self.begin('<');
        self.put("<");
        self.put(text);
        self.put(">");
    }

    fn end_link(&mut self, address: &str, title: &str) {
        self.end_formats(']');
        self.put("](<");
        for c in address.chars() {
            match c {
                '<' => self.out.push_str("%3C"),
                '>' => self.out.push_str("%3E"),
                '\\' => self.out.push_str("%5C"),
                '`' => self.out.push_str("%60"),
                '|' => self.out.push_str("%7C"),
                '&' => self.out.push_str("&amp;"),
                c if c.is_whitespace() || c.is_control() => self.out.push_str("%20"),
                c => self.out.push(c),
            }
        }
        self.put(">");
        if !title.is_empty() {
            self.put(" \"");
            for word in title.split_whitespace() {
                if !self.out.ends_with('"') {
                    self.out.push(' ');
                }
                for c in word.chars() {
                    if c.is_ascii_punctuation() {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
            self.put("\"");
        }
        self.put(")");
    }

    /// Writes text so that Markdown takes it for nothing but text, and web addresses for links.
    fn text(&mut self, text: &str, is_last: bool) {
        let mut rest = text;
        let mut is_first = true;
        while let Some(c) = rest.chars().next() {
            if matches!(c, ' ' | '\n') {
                self.widen(if c == ' ' { Gap::Space } else { Gap::Line });
                rest = &rest[1..];
                continue;
            }
            if !self.in_link {
                if let Some(length) = address(rest) {
                    let (url, after) = rest.split_at(length);
                    self.address(url);
                    rest = after;
                    is_first = false;
                    continue;
                }
            }
            rest = &rest[c.len_utf8()..];
            let is_escaped = self.is_escaped(c, rest, is_first, is_last);
            self.begin(if is_escaped { '\\' } else { c });
            let start = self.start;
            // A line may have begun.
            if is_escaped || self.begins_block(c) {
                self.out.push('\\');
            }
            self.out.push(c);
            self.last = c;
            self.start = if c.is_ascii_digit() && start != Start::Within {
                Start::Digits
            } else {
                Start::Within
            };
            is_first = false;
        }
    }

    /// Whether a character could begin or end a piece of Markdown within a line.
    fn is_escaped(&self, c: char, rest: &str, is_first: bool, is_last: bool) -> bool {
        let next = rest.chars().next();
        let is_word = |c: char| c.is_alphanumeric();
        match c {
            '\\' | '`' | '[' | '<' | '~' => true,
            // Between spaces it is no emphasis.
            '*' => {
                let spaced = self.gap == Gap::Space && next == Some(' ');
                !spaced || self.place == Place::Cell || !self.closed.is_empty()
            }
            ']' => self.in_link,
            '|' => self.place == Place::Cell,
            '#' | '{' => self.place == Place::Heading,
            // An underscore within a word marks nothing.
            '_' => {
                let within = !is_first && self.gap == Gap::None && is_word(self.last);
                !(within && next.is_some_and(is_word))
            }
            '&' => next.map_or(!is_last, |c| c.is_ascii_alphanumeric() || c == '#'),
            // An image, if a link follows.
            '!' => next.is_none() && !is_last,
            // An address that is no link.
            ':' => {
                let begins = self.out.ends_with("http") || self.out.ends_with("https");
                begins && rest.starts_with("//")
            }
            // An option of a command, which rustdoc would write with a dash.
            '-' => {
                let dash = rest.strip_prefix('-').and_then(|rest| rest.chars().next());
                (self.gap != Gap::None || self.out.is_empty()) && dash.is_some_and(is_word)
            }
            _ => false,
        }
    }

    /// Whether a character could begin a heading, a list, a quotation, a rule, a fence, a table or
    /// HTML where it stands on its line.
    fn begins_block(&self, c: char) -> bool {
        match self.start {
            Start::Within => false,
            Start::Digits => matches!(c, '.' | ')'),
            Start::Line => matches!(c, '#' | '-' | '+' | '*' | '=' | '>' | '|' | ':'),
        }
    }

    fn finish(mut self) -> String {
        self.end_formats(' ');
        for (_, marker) in std::mem::take(&mut self.open) {
            if let Some(marker) = marker {
                self.markers[marker].is_kept = false;
            }
        }
        let mut out = String::with_capacity(self.out.len() + 2 * self.markers.len());
        let mut from = 0;
        for marker in self.markers.iter().filter(|marker| marker.is_kept) {
            out.push_str(&self.out[from..marker.at]);
            out.push_str(marker.format.marker());
            from = marker.at;
        }
        out.push_str(&self.out[from..]);
        out
    }
}
