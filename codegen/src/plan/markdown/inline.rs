//! Reading the inside of a block (`CommonMark`, "Inlines"), HTML among it.

use std::collections::HashMap;

use super::definitions::Definitions;
use super::html::{Element, Tag, address, entities, is_web_address, reference};
use super::render::Format;
use super::writer::Writer;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Markdown,
    /// HTML, in which authors use Markdown as well: what can hardly be anything else is taken for it.
    Html,
}

/// A piece of a text.
#[derive(Clone, Copy)]
enum Token<'t> {
    /// Text, whose white space means no more than that words end.
    Text(&'t str),
    Char(char),
    /// The end of a line of Markdown.
    Newline,
    Break,
    /// Inline code of Markdown.
    Code(&'t str),
    /// The inside of `<code>`.
    Element(&'t str),
    /// The inside of `<pre>`.
    Preformatted(&'t str),
    Address(&'t str),
    /// The place of a tag.
    Tag(usize),
    /// The place of a run of markers of emphasis.
    Run(usize),
    /// The place of a link.
    OpenLink(usize),
    CloseLink(usize),
}

/// A run of markers of emphasis (`CommonMark`, "Delimiter run").
struct Run {
    marker: char,
    length: u32,
    /// How many of its markers have not been used.
    left: u32,
    can_open: bool,
    can_close: bool,
    /// How often it closes and opens strong and plain emphasis.
    closes: [u32; 2],
    opens: [u32; 2],
    /// Whether the outermost that it opens is strong.
    is_outermost_strong: bool,
}

struct Link<'t> {
    address: String,
    title: String,
    /// The label by which it is defined.
    label: Option<&'t str>,
    /// How it is written, before its text and behind it.
    source: (&'t str, &'t str),
}

/// The runs of backticks in a text by their lengths: where they stand, last first.
pub(super) type Backticks = HashMap<usize, Vec<usize>>;

/// A bracket that may begin the text of a link.
struct Bracket {
    token: usize,
    /// Where its text begins.
    inside: usize,
}

/// Reads a text, and hands it to the writer.
pub(super) fn read(text: &str, mode: Mode, definitions: &mut Definitions, writer: &mut Writer) {
    let mut reader = Reader {
        text,
        mode,
        at: 0,
        from: 0,
        tokens: Vec::new(),
        tags: Vec::new(),
        runs: Vec::new(),
        links: Vec::new(),
        brackets: Vec::new(),
        last_bracket: 0,
        backticks: None,
        no_code_before: 0,
        no_pre_before: 0,
        next_tag: 0,
        no_comment_end: false,
        definitions,
    };
    reader.read();
    reader.match_runs();
    reader.write(writer);
}

struct Reader<'t, 'd> {
    text: &'t str,
    mode: Mode,
    at: usize,
    /// Where the text that has not become a token begins.
    from: usize,
    tokens: Vec<Token<'t>>,
    tags: Vec<Tag<'t>>,
    runs: Vec<Run>,
    links: Vec<Link<'t>>,
    brackets: Vec<Bracket>,
    /// Where the last bracket stands.
    last_bracket: usize,
    backticks: Option<Backticks>,
    /// Up to where no `<code>` and no `<pre>` has an end.
    no_code_before: usize,
    no_pre_before: usize,
    /// Where the next tag stands, or the place that has been looked at.
    next_tag: usize,
    /// Whether no comment has an end any more.
    no_comment_end: bool,
    definitions: &'d mut Definitions,
}

impl<'t> Reader<'t, '_> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Makes a token of the `length` bytes that come next.
    fn token(&mut self, token: Token<'t>, length: usize) {
        self.end_text();
        self.tokens.push(token);
        self.at += length;
        self.from = self.at;
    }

    /// Makes a token of the text that has been passed.
    fn end_text(&mut self) {
        if self.from < self.at {
            self.tokens
                .push(Token::Text(&self.text[self.from..self.at]));
        }
        self.from = self.at;
    }

    fn read(&mut self) {
        let is_markdown = self.mode == Mode::Markdown;
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            if !byte.is_ascii() {
                self.at += 1;
                continue;
            }
            let rest = self.rest();
            match byte {
                b'\\' if is_markdown => self.backslash(),
                b'\n' if is_markdown => {
                    let line = &self.text[self.from..self.at];
                    if line.ends_with("  ") {
                        self.brackets.clear();
                        self.token(Token::Break, 1);
                    } else {
                        self.token(Token::Newline, 1);
                    }
                }
                b'&' => match reference(rest) {
                    Some((c, length)) => self.token(Token::Char(c), length),
                    None => self.at += 1,
                },
                b'<' => self.angle(),
                b'`' => self.backtick(),
                b'h' => match address(rest) {
                    Some(length) => self.token(Token::Address(&rest[..length]), length),
                    None => self.at += 1,
                },
                b'*' => self.run('*'),
                b'_' | b'~' if is_markdown => self.run(char::from(byte)),
                b'!' if rest.starts_with("![") => self.open_bracket(2),
                b'[' => self.open_bracket(1),
                b']' => self.close_bracket(),
                _ => self.at += 1,
            }
        }
        self.end_text();
    }

    /// `CommonMark`, "Backslash escapes"
    fn backslash(&mut self) {
        let next = self.rest()[1..].chars().next();
        match next {
            Some('\n') => {
                self.brackets.clear();
                self.token(Token::Break, 2);
            }
            Some(c) if c.is_ascii_punctuation() => self.token(Token::Char(c), 2),
            _ => self.at += 1,
        }
    }

    fn angle(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!--") && !self.no_comment_end {
            if let Some(end) = rest.find("-->") {
                self.token(Token::Text(""), end + 3);
                return;
            }
            self.no_comment_end = true;
        }
        // `CommonMark`, "Autolinks"
        let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>');
        if rest.starts_with("<http") {
            let end = rest[1..].find(is_end).map(|end| end + 1);
            if let Some(end) = end.filter(|&end| rest[end..].starts_with('>')) {
                if is_web_address(&rest[1..end]) {
                    self.token(Token::Address(&rest[1..end]), end + 1);
                    return;
                }
            }
        }
        let Some(tag) = Tag::read(rest) else {
            self.at += 1;
            return;
        };
        if tag.element == Element::Code && !tag.closes && self.at >= self.no_code_before {
            match element_end(&rest[tag.length..], Element::Code) {
                Ok((inside, after)) => {
                    let inside = &rest[tag.length..tag.length + inside];
                    self.token(Token::Element(inside), tag.length + after);
                    return;
                }
                Err(looked_at) => self.no_code_before = self.at + tag.length + looked_at,
            }
        }
        if tag.element == Element::Preformatted && !tag.closes && self.at >= self.no_pre_before {
            match element_end(&rest[tag.length..], Element::Preformatted) {
                Ok((inside, after)) => {
                    let inside = &rest[tag.length..tag.length + inside];
                    self.brackets.clear();
                    self.token(Token::Preformatted(inside), tag.length + after);
                    return;
                }
                Err(looked_at) => self.no_pre_before = self.at + tag.length + looked_at,
            }
        }
        if tag.element.is_block() || tag.element == Element::Break {
            self.brackets.clear();
        }
        self.tags.push(tag);
        self.token(Token::Tag(self.tags.len() - 1), tag.length);
    }

    /// `CommonMark`, "Code spans"
    fn backtick(&mut self) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches('`').len();
        let text = self.text;
        let backticks = self.backticks.get_or_insert_with(|| backticks(text));
        let inside = self.at + length;
        let end = code_end(backticks, inside, length);
        match end {
            // In HTML, a tag is not code.
            Some(end) if self.mode == Mode::Markdown || !self.has_tag(inside, end) => {
                let code = &self.text[inside..end];
                self.token(Token::Code(code), end + length - self.at);
            }
            _ => self.at = inside,
        }
    }

    /// Whether a tag begins between two places; the second never lies before an earlier first.
    fn has_tag(&mut self, from: usize, to: usize) -> bool {
        self.next_tag = self.next_tag.max(from);
        while let Some(at) = self.text[self.next_tag..].find('<') {
            self.next_tag += at;
            if self.next_tag >= to {
                return false;
            }
            if Tag::read(&self.text[self.next_tag..]).is_some() {
                return true;
            }
            self.next_tag += 1;
        }
        self.next_tag = self.text.len();
        false
    }

    fn run(&mut self, marker: char) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(marker).len();
        let before = self.text[..self.at].chars().next_back();
        let after = rest[length..].chars().next();
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_mark =
            |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
        let left = !is_space(after) && (!is_mark(after) || is_space(before) || is_mark(before));
        let right = !is_space(before) && (!is_mark(before) || is_space(after) || is_mark(after));
        let (can_open, can_close) = match marker {
            _ if self.mode == Mode::Html => {
                // In HTML, an asterisk is often a wildcard.
                let follows_block = self.from == self.at
                    && matches!(self.tokens.last(), Some(Token::Tag(tag)) if self.tags[*tag].element.is_block());
                let begins = is_space(before) || before == Some('(') || follows_block;
                let ends = is_space(after)
                    || matches!(after, Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | '<'));
                (
                    length < 3 && begins && after.is_some_and(char::is_alphanumeric),
                    length < 3
                        && ends
                        && before.is_some_and(|c| c.is_alphanumeric() || ".!?)`".contains(c)),
                )
            }
            '_' => (
                left && (!right || is_mark(before)),
                right && (!left || is_mark(after)),
            ),
            '~' if length != 2 => (false, false),
            _ => (left, right),
        };
        if !can_open && !can_close {
            self.at += length;
            return;
        }
        let length_of_run = u32::try_from(length).unwrap_or(u32::MAX);
        self.runs.push(Run {
            marker,
            length: length_of_run,
            left: length_of_run,
            can_open,
            can_close,
            closes: [0; 2],
            opens: [0; 2],
            is_outermost_strong: false,
        });
        self.token(Token::Run(self.runs.len() - 1), length);
    }

    fn open_bracket(&mut self, length: usize) {
        let bracket = &self.rest()[..length];
        self.last_bracket = self.at + length - 1;
        self.token(Token::Text(bracket), length);
        self.brackets.push(Bracket {
            token: self.tokens.len() - 1,
            inside: self.at,
        });
    }

    /// `CommonMark`, "Links"
    fn close_bracket(&mut self) {
        let last_bracket = std::mem::replace(&mut self.last_bracket, self.at);
        let Some(bracket) = self.brackets.pop() else {
            self.at += 1;
            return;
        };
        let (rest, label) = (self.rest(), &self.text[bracket.inside..self.at]);
        let holds_none = last_bracket + 1 == bracket.inside;
        let found = match destination(&rest[1..]) {
            Some((address, title, length)) => Some((address, title, None, 1 + length)),
            None if self.definitions.is_empty() => None,
            None => self.referred(&rest[1..], label, holds_none),
        };
        let Some((address, title, label, length)) = found else {
            self.at += 1;
            return;
        };
        self.end_text();
        let Token::Text(opening) = self.tokens[bracket.token] else {
            unreachable!("a bracket is text until it begins a link")
        };
        self.links.push(Link {
            address,
            title,
            label,
            source: (opening, &rest[..length]),
        });
        let link = self.links.len() - 1;
        self.tokens[bracket.token] = Token::OpenLink(link);
        self.token(Token::CloseLink(link), length);
        // There are no links within links.
        self.brackets.clear();
    }

    /// What a label behind the text of a link, or else the text itself, refers to.
    fn referred(
        &mut self,
        after: &'t str,
        text: &'t str,
        holds_none: bool,
    ) -> Option<(String, String, Option<&'t str>, usize)> {
        let label = after.strip_prefix('[').and_then(|inside| {
            let end = inside
                .bytes()
                .take(1000)
                .position(|b| matches!(b, b'[' | b']'))?;
            inside[end..].starts_with(']').then(|| &inside[..end])
        });
        match label {
            Some(label) if !label.trim().is_empty() => {
                let (address, title) = self.definitions.resolve(label)?;
                Some((address, title, Some(label), 1 + label.len() + 2))
            }
            _ if holds_none && text.len() <= 1000 => {
                let (address, title) = self.definitions.resolve(text)?;
                let length = 1 + label.map_or(0, |label| label.len() + 2);
                Some((address, title, Some(text), length))
            }
            _ => None,
        }
    }

    /// Finds which runs of markers belong together (`CommonMark`, "An algorithm for parsing nested
    /// emphasis and links").
    fn match_runs(&mut self) {
        let mut openers = Openers::default();
        let mut barrier = 0;
        for token in &self.tokens {
            match *token {
                Token::Run(run) => match_run(&mut self.runs, run, &mut openers, barrier),
                Token::OpenLink(_) => barrier = openers.all.len(),
                Token::CloseLink(_) => {
                    openers.truncate(barrier);
                    barrier = 0;
                }
                // Emphasis ends with its paragraph.
                Token::Preformatted(_) => openers.truncate(barrier),
                Token::Tag(tag) if self.tags[tag].element.is_block() => openers.truncate(barrier),
                _ => {}
            }
        }
    }

    fn write(self, writer: &mut Writer) {
        let mut is_literal = false;
        for token in &self.tokens {
            match *token {
                Token::Text(text) => writer.words(text),
                Token::Char(c) => writer.words(c.encode_utf8(&mut [0; 4])),
                Token::Newline => writer.newline(),
                Token::Break => writer.hard_break(),
                Token::Code(code) => {
                    let code = code.replace(['\n', '\t'], " ");
                    let inside = code
                        .strip_prefix(' ')
                        .and_then(|code| code.strip_suffix(' '));
                    let inside = inside.filter(|inside| !inside.trim_matches(' ').is_empty());
                    writer.code(inside.unwrap_or(&code));
                }
                Token::Element(inside) => {
                    let text = without_tags(inside);
                    let words: Vec<&str> = text.split_whitespace().collect();
                    if !words.is_empty() {
                        writer.code(&words.join(" "));
                    }
                }
                Token::Preformatted(inside) => {
                    let text = without_tags(inside);
                    let lines = text.lines().filter(|line| !line.trim().is_empty());
                    let indent = lines.map(|line| line.len() - line.trim_start_matches(' ').len());
                    let indent = indent.min().unwrap_or(0);
                    writer.code_lines(text.lines().map(|line| line.get(indent..).unwrap_or("")));
                }
                Token::Address(address) => writer.address(&entities(address)),
                Token::Tag(tag) => writer.tag(&self.tags[tag]),
                Token::Run(run) => self.runs[run].write(writer),
                Token::OpenLink(link) => {
                    let link = &self.links[link];
                    is_literal = !writer.open_link(&link.address, &link.title, true);
                    if is_literal {
                        writer.text(link.source.0);
                    } else if let Some(label) = link.label {
                        self.definitions.mark_used(label);
                    }
                }
                Token::CloseLink(link) if is_literal => writer.words(self.links[link].source.1),
                Token::CloseLink(_) => writer.close_link(),
            }
        }
    }
}

impl Run {
    fn write(&self, writer: &mut Writer) {
        let formats = if self.marker == '~' {
            [Format::Strike; 2]
        } else {
            [Format::Emphasis, Format::Strong]
        };
        for (format, &count) in formats.iter().zip(&self.closes) {
            for _ in 0..count {
                writer.close_format(*format);
            }
        }
        for _ in 0..self.left {
            writer.text(self.marker.encode_utf8(&mut [0; 4]));
        }
        let order = if self.is_outermost_strong {
            [1, 0]
        } else {
            [0, 1]
        };
        for place in order {
            for _ in 0..self.opens[place] {
                writer.open_format(formats[place]);
            }
        }
    }
}

/// The runs that may open emphasis: all, and for each marker its places among them.
#[derive(Default)]
struct Openers {
    all: Vec<usize>,
    by_marker: [Vec<usize>; 3],
}

impl Openers {
    fn truncate(&mut self, length: usize) {
        self.all.truncate(length);
        for places in &mut self.by_marker {
            while places.last().is_some_and(|&place| place >= length) {
                places.pop();
            }
        }
    }
}

fn match_run(runs: &mut [Run], closer: usize, openers: &mut Openers, barrier: usize) {
    let kind = match runs[closer].marker {
        '*' => 0,
        '_' => 1,
        _ => 2,
    };
    while runs[closer].can_close && runs[closer].left > 0 {
        let place = openers.by_marker[kind].last().copied();
        let Some(place) = place.filter(|&place| place >= barrier) else {
            break;
        };
        let opener = openers.all[place];
        let (open, close) = (&runs[opener], &runs[closer]);
        let is_both = open.can_close || close.can_open;
        // `CommonMark`, rules 9 and 10 of emphasis
        if is_both
            && (open.length + close.length) % 3 == 0
            && !(open.length % 3 == 0 && close.length % 3 == 0)
        {
            break;
        }
        let is_strong = open.left >= 2 && close.left >= 2;
        let used = if is_strong { 2 } else { 1 };
        let open = &mut runs[opener];
        open.left -= used;
        open.opens[usize::from(is_strong)] += 1;
        open.is_outermost_strong = is_strong;
        let is_used_up = open.left == 0;
        let close = &mut runs[closer];
        close.left -= used;
        close.closes[usize::from(is_strong)] += 1;
        // What lies between the two opens nothing.
        openers.truncate(if is_used_up { place } else { place + 1 });
    }
    if runs[closer].can_open && runs[closer].left > 0 {
        openers.by_marker[kind].push(openers.all.len());
        openers.all.push(closer);
    }
}

/// Where inline code that begins behind a run of backticks ends. Places are asked for in order.
pub(super) fn code_end(backticks: &mut Backticks, inside: usize, length: usize) -> Option<usize> {
    let places = backticks.get_mut(&length)?;
    while places.last().is_some_and(|&place| place < inside) {
        places.pop();
    }
    places.last().copied()
}

/// Finds the runs of backticks in a text.
pub(super) fn backticks(text: &str) -> Backticks {
    let mut runs = Backticks::new();
    let mut end = text.len();
    while let Some(last) = text[..end].rfind('`') {
        let before = text[..=last].trim_end_matches('`').len();
        runs.entry(last + 1 - before).or_default().push(before);
        end = before;
    }
    runs
}

/// Where the inside of an element ends, and where its end tag does; or how far there is none.
fn element_end(text: &str, element: Element) -> Result<(usize, usize), usize> {
    let mut at = 0;
    while let Some(next) = text[at..].find('<') {
        at += next;
        match Tag::read(&text[at..]) {
            Some(tag) if tag.element == element && tag.closes => {
                return Ok((at, at + tag.length));
            }
            // Inline code ends with its paragraph.
            Some(tag) if element == Element::Code && tag.element.is_block() => return Err(at),
            Some(tag) => at += tag.length,
            None => at += 1,
        }
    }
    Err(text.len())
}

/// The text in HTML.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = Tag::read(rest);
        match tag {
            Some(tag) if tag.element == Element::Break => text.push('\n'),
            Some(_) => {}
            None => text.push('<'),
        }
        rest = &rest[tag.map_or(1, |tag| tag.length)..];
    }
    text.push_str(rest);
    entities(&text)
}

/// The address and the title in parentheses behind the text of a link, and the length of all that.
///
/// What it looks at ends with the next bracket, quotation mark or white space, so that reading a
/// text from each of its brackets takes linear time.
fn destination(text: &str) -> Option<(String, String, usize)> {
    let inside = text.strip_prefix('(')?;
    let inside = inside.trim_start_matches([' ', '\n']);
    let (address, after) = if let Some(inside) = inside.strip_prefix('<') {
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
    if !is_web_address(address) {
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
    let length = text.len() - rest.len();
    Some((entities(&unescaped(address)), entities(title), length))
}

/// A text without the backslashes before punctuation.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(char::is_ascii_punctuation) {
            out.push(c);
        }
    }
    out
}
