//! Writing inlines, escaped so that Markdown reads them as they are meant.

use super::super::code_span::code_span;
use super::super::url::leading_url;

/// The indentation up to which a paragraph keeps its soft line breaks. Many short lines that are
/// indented further could make the output grow with the square of the input.
const MAX_SOFT_BREAK_INDENT: usize = 16;

#[derive(Debug)]
pub(super) enum Inline {
    /// Words, separated by single spaces and soft line breaks.
    Text(String),
    Whitespace(Whitespace),
    Code(String),
    Autolink(String),
    StyleStart(Style),
    StyleEnd(Style),
    LinkStart {
        destination: String,
        title: String,
    },
    LinkEnd,
}

/// The whitespace between two inlines.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) enum Whitespace {
    None,
    Space,
    SoftBreak,
    HardBreak,
}

/// Emphasis of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Style {
    Strong,
    Emphasis,
    Strikethrough,
}

/// What the inlines are part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InlineContext {
    Paragraph,
    Heading,
    /// A line that becomes part of other text.
    Line,
    TableCell,
}

impl Style {
    fn delimiter_run(self) -> &'static str {
        match self {
            Style::Strong => "**",
            Style::Emphasis => "*",
            Style::Strikethrough => "~~",
        }
    }

    fn delimiter(self) -> char {
        if self == Style::Strikethrough {
            '~'
        } else {
            '*'
        }
    }
}

/// Where on its line the next character is, as far as it can start a block.
#[derive(Clone, Copy, PartialEq)]
enum LinePosition {
    Start,
    /// After digits, which start an ordered list if `.` or `)` follows.
    AfterDigits,
    Middle,
}

/// A delimiter run to insert into the text.
struct Delimiter {
    pos: usize,
    style: Style,
    is_kept: bool,
}

struct Renderer<'p> {
    /// The output without delimiters.
    out: String,
    delimiters: Vec<Delimiter>,
    /// The start of each line after the first.
    prefix: &'p str,
    context: InlineContext,
    /// The last character, including delimiters.
    last: char,
    line_position: LinePosition,
    whitespace: Whitespace,
    /// The open styles, with the indices of their delimiters if those are written.
    open: Vec<(Style, Option<usize>)>,
    /// How many of the open styles wait for their first text.
    waiting: usize,
    /// The closed styles whose closing delimiters wait for the next character.
    closed: Vec<(Style, usize)>,
    in_link: bool,
}

/// Writes inlines. Every line after the first starts with `prefix`.
pub(super) fn render(inlines: &[Inline], prefix: &str, context: InlineContext) -> String {
    let mut renderer = Renderer {
        out: String::new(),
        delimiters: Vec::new(),
        prefix,
        context,
        last: '\n',
        line_position: LinePosition::Start,
        whitespace: Whitespace::None,
        open: Vec::new(),
        waiting: 0,
        closed: Vec::new(),
        in_link: false,
    };
    let mut link = None;
    for (index, inline) in inlines.iter().enumerate() {
        let is_last = index + 1 == inlines.len();
        match inline {
            Inline::Text(text) => renderer.text(text, is_last),
            // Whitespace at the start of a link is written before it.
            Inline::Whitespace(_) if index > 0 && is_link(&inlines[index - 1]) => {}
            Inline::Whitespace(whitespace) => renderer.widen(*whitespace),
            Inline::Code(text) if context == InlineContext::TableCell && text.contains('|') => {
                renderer.text(text, is_last);
            }
            Inline::Code(text) => renderer.code(text),
            Inline::Autolink(text) => renderer.autolink(text),
            Inline::StyleStart(style) => {
                renderer.open.push((*style, None));
                renderer.waiting += 1;
            }
            Inline::StyleEnd(style) => renderer.close(*style),
            Inline::LinkStart { destination, title } => {
                if let Some(Inline::Whitespace(whitespace)) = inlines.get(index + 1) {
                    renderer.widen(*whitespace);
                }
                renderer.begin('[');
                renderer.put("[");
                renderer.in_link = true;
                link = Some((destination, title));
            }
            Inline::LinkEnd => {
                if let Some((destination, title)) = link.take() {
                    renderer.in_link = false;
                    renderer.end_link(destination, title);
                }
            }
        }
    }
    renderer.finish()
}

fn is_link(inline: &Inline) -> bool {
    matches!(inline, Inline::LinkStart { .. })
}

/// Whether Markdown may read a character as punctuation, next to which a delimiter run needs whitespace
/// or punctuation on its other side.
fn may_be_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace()
}

/// Whether a delimiter run next to a character is flanking, whatever is on its other side.
fn is_boundary(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation()
}

impl Renderer<'_> {
    fn widen(&mut self, whitespace: Whitespace) {
        let keeps_soft_breaks =
            self.context == InlineContext::Paragraph && self.prefix.len() <= MAX_SOFT_BREAK_INDENT;
        let whitespace = match whitespace {
            Whitespace::SoftBreak if !keeps_soft_breaks => Whitespace::Space,
            Whitespace::HardBreak if self.context != InlineContext::Paragraph => Whitespace::Space,
            whitespace => whitespace,
        };
        if whitespace > self.whitespace {
            self.whitespace = whitespace;
        }
    }

    /// Writes the pending whitespace and delimiters before an inline that starts with `next`.
    fn begin(&mut self, next: char) {
        if self.out.is_empty() {
            self.whitespace = Whitespace::None;
        }
        let whitespace = std::mem::replace(&mut self.whitespace, Whitespace::None);
        let opens = std::mem::take(&mut self.waiting);
        let first = self.open.len() - opens;
        let closes_here = !self.closed.is_empty();
        let after = match whitespace {
            Whitespace::Space | Whitespace::SoftBreak => ' ',
            Whitespace::HardBreak => '\\',
            Whitespace::None => next,
        };
        self.end_styles(after);
        match whitespace {
            Whitespace::None => {}
            Whitespace::Space => self.put(" "),
            Whitespace::SoftBreak => self.end_line(""),
            Whitespace::HardBreak => self.end_line("\\"),
        }
        // A closing delimiter directly followed by an opening one would be a single delimiter run.
        if closes_here && whitespace == Whitespace::None {
            return;
        }
        for index in first..self.open.len() {
            let style = self.open[index].0;
            let inner = self.open[index + 1..]
                .iter()
                .map(|(style, _)| style.delimiter());
            let following = inner
                .chain([next])
                .find(|&c| c != style.delimiter())
                .unwrap_or(next);
            let before = self.last;
            let is_first =
                index == first || self.open[index - 1].0.delimiter() != style.delimiter();
            // `CommonMark`, "left-flanking delimiter run". All delimiters of a run open, or none.
            let flanks = if is_first {
                !following.is_whitespace()
                    && (!may_be_punctuation(following) || is_boundary(before))
            } else {
                self.open[index - 1].1.is_some()
            };
            if flanks {
                self.delimiters.push(Delimiter {
                    pos: self.out.len(),
                    style,
                    is_kept: true,
                });
                self.open[index].1 = Some(self.delimiters.len() - 1);
                self.last = style.delimiter();
            }
        }
    }

    /// Writes the closing delimiters of the closed styles, or removes the styles if Markdown would not
    /// read them as closing.
    fn end_styles(&mut self, after: char) {
        let closed = std::mem::take(&mut self.closed);
        let mut before = self.last;
        let mut flanks = true;
        for (index, (style, _)) in closed.iter().enumerate() {
            let outer = closed[index + 1..]
                .iter()
                .map(|(style, _)| style.delimiter());
            let following = outer
                .chain([after])
                .find(|&c| c != style.delimiter())
                .unwrap_or(after);
            if index == 0 || closed[index - 1].0.delimiter() != style.delimiter() {
                // `CommonMark`, "right-flanking delimiter run"
                flanks &= !before.is_whitespace()
                    && (!may_be_punctuation(before) || is_boundary(following));
            }
            before = style.delimiter();
        }
        for (style, delimiter) in closed {
            if flanks {
                self.delimiters.push(Delimiter {
                    pos: self.out.len(),
                    style,
                    is_kept: true,
                });
                self.last = style.delimiter();
            } else {
                self.delimiters[delimiter].is_kept = false;
            }
        }
    }

    fn close(&mut self, style: Style) {
        let Some((open, delimiter)) = self.open.pop() else {
            return;
        };
        debug_assert_eq!(open, style, "the paragraph closes styles in order");
        if self.waiting > 0 {
            self.waiting -= 1; // the style is empty
        } else if let Some(delimiter) = delimiter {
            self.closed.push((style, delimiter));
        }
    }

    fn end_line(&mut self, end: &str) {
        self.out.push_str(end);
        self.out.push('\n');
        self.out.push_str(self.prefix);
        self.last = '\n';
        self.line_position = LinePosition::Start;
    }

    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.last = text.chars().next_back().unwrap_or(self.last);
        if text != " " {
            self.line_position = LinePosition::Middle;
        }
    }

    fn code(&mut self, text: &str) {
        // Two adjacent backtick strings would be one.
        if self.last == '`' && self.whitespace == Whitespace::None {
            self.whitespace = Whitespace::Space;
        }
        self.begin('`');
        let code = code_span(text);
        self.put(&code);
    }

    fn autolink(&mut self, text: &str) {
        if self.in_link {
            self.text(text, false);
            return;
        }
        self.begin('<');
        self.put("<");
        self.put(text);
        self.put(">");
    }

    fn end_link(&mut self, destination: &str, title: &str) {
        self.end_styles(']');
        self.put("](<");
        for c in destination.chars() {
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

    /// Writes text with escapes, and web URLs in it as links.
    fn text(&mut self, text: &str, is_last: bool) {
        let mut rest = text;
        let mut is_first = true;
        while let Some(c) = rest.chars().next() {
            if matches!(c, ' ' | '\n') {
                self.widen(if c == ' ' {
                    Whitespace::Space
                } else {
                    Whitespace::SoftBreak
                });
                rest = &rest[1..];
                continue;
            }
            if !self.in_link
                && let Some(length) = leading_url(rest)
            {
                let (url, after) = rest.split_at(length);
                self.autolink(url);
                rest = after;
                is_first = false;
                continue;
            }
            rest = &rest[c.len_utf8()..];
            let is_escaped = self.is_escaped(c, rest, is_first, is_last);
            self.begin(if is_escaped { '\\' } else { c });
            let line_position = self.line_position;
            // `begin` may have started a line.
            if is_escaped || self.starts_block(c) {
                self.out.push('\\');
            }
            self.out.push(c);
            self.last = c;
            self.line_position = if c.is_ascii_digit() && line_position != LinePosition::Middle {
                LinePosition::AfterDigits
            } else {
                LinePosition::Middle
            };
            is_first = false;
        }
    }

    /// Whether a character could be Markdown syntax in the middle of a line.
    fn is_escaped(&self, c: char, rest: &str, is_first: bool, is_last: bool) -> bool {
        let next = rest.chars().next();
        let is_word = |c: char| c.is_alphanumeric();
        match c {
            '\\' | '`' | '[' | '<' | '~' => true,
            // Not a delimiter between spaces.
            '*' => {
                let spaced = self.whitespace == Whitespace::Space && next == Some(' ');
                !spaced || self.context == InlineContext::TableCell || !self.closed.is_empty()
            }
            ']' => self.in_link,
            '|' => self.context == InlineContext::TableCell,
            '#' | '{' => self.context == InlineContext::Heading,
            // Not a delimiter inside of a word.
            '_' => {
                let within = !is_first && self.whitespace == Whitespace::None && is_word(self.last);
                !(within && next.is_some_and(is_word))
            }
            '&' => next.map_or(!is_last, |c| c.is_ascii_alphanumeric() || c == '#'),
            // An image if a link follows.
            '!' => next.is_none() && !is_last,
            // A URL that is not a link.
            ':' => {
                let begins = self.out.ends_with("http") || self.out.ends_with("https");
                begins && rest.starts_with("//")
            }
            // A command line option: rustdoc would turn `--` into a dash.
            '-' => {
                let dash = rest.strip_prefix('-').and_then(|rest| rest.chars().next());
                (self.whitespace != Whitespace::None || self.out.is_empty())
                    && dash.is_some_and(is_word)
            }
            _ => false,
        }
    }

    /// Whether a character could start a block at its position on the line.
    fn starts_block(&self, c: char) -> bool {
        match self.line_position {
            LinePosition::Middle => false,
            LinePosition::AfterDigits => matches!(c, '.' | ')'),
            LinePosition::Start => matches!(c, '#' | '-' | '+' | '*' | '=' | '>' | '|' | ':'),
        }
    }

    fn finish(mut self) -> String {
        self.end_styles(' ');
        for (_, delimiter) in std::mem::take(&mut self.open) {
            if let Some(delimiter) = delimiter {
                self.delimiters[delimiter].is_kept = false;
            }
        }
        let mut out = String::with_capacity(self.out.len() + 2 * self.delimiters.len());
        let mut from = 0;
        for delimiter in self.delimiters.iter().filter(|delimiter| delimiter.is_kept) {
            out.push_str(&self.out[from..delimiter.pos]);
            out.push_str(delimiter.style.delimiter_run());
            from = delimiter.pos;
        }
        out.push_str(&self.out[from..]);
        out
    }
}
