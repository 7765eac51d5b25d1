//! Reading blocks (`CommonMark`, "Blocks and inlines"), HTML among them.

use super::definitions::{Definition, Definitions};
use super::html::{Element, Tag, is_web_address};
use super::inline::Mode;
use super::{MAX_COLUMNS, MAX_DEPTH};

/// A block, or the beginning or end of what holds blocks.
#[derive(Debug)]
pub(super) enum Block {
    OpenQuote,
    /// With the number of the first item, if they are numbered.
    OpenList(Option<u32>),
    OpenItem,
    /// Ends the innermost that is open.
    Close,
    Rule,
    Heading(usize, String),
    Text(String, Mode),
    Code(Vec<String>),
    /// The cells of a row of a table, and whether it is the head.
    Row(Vec<String>, bool),
}

/// What a line stands in.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Container {
    Quote,
    /// With the character that tells its items' markers from those of another list.
    List(char),
    /// With the columns by which its lines are indented, and whether it has a line with text.
    Item(usize, bool),
}

/// The block that the last line belongs to, if the next may, too.
#[derive(Debug)]
enum Leaf {
    None,
    Text(String, Mode),
    Fence {
        mark: char,
        length: usize,
        indent: usize,
        lines: Vec<String>,
    },
    Indented {
        lines: Vec<String>,
        /// The blank lines behind them.
        blank: usize,
    },
    /// With the number of columns.
    Table(usize),
}

/// The rest of a line. A tab goes to the next column that is a multiple of four.
#[derive(Clone, Copy)]
struct Line<'t> {
    rest: &'t str,
    column: usize,
    /// The columns of a tab that have not been taken yet.
    spare: usize,
}

/// What a line begins with, below its indentation.
enum Start<'t> {
    Quote,
    Rule,
    Heading(usize, &'t str),
    Fence {
        mark: char,
        length: usize,
        info: &'t str,
    },
    Item {
        list: char,
        number: Option<u32>,
        width: usize,
    },
    Html,
    Text,
}

/// Reads a text.
pub(super) fn read(text: &str) -> (Vec<Block>, Definitions) {
    let mut reader = Reader {
        blocks: Vec::new(),
        containers: Vec::new(),
        leaf: Leaf::None,
        lines: 0,
        definitions: Definitions::new(text.len()),
        raw: None,
        open_elements: 0,
    };
    let lines: Vec<&str> = text.split('\n').collect();
    let last_of = |end: &str| {
        lines
            .iter()
            .rposition(|line| contains_ignoring_case(line, end))
    };
    let (last_pre, last_comment) = (last_of("</pre"), last_of("-->"));
    // What all lines are indented by means nothing.
    let indents = lines.iter().filter(|line| !line.trim().is_empty());
    let common = indents.map(|line| Line::new(line).indent()).min();
    for (number, line) in lines.iter().enumerate() {
        let mut line = Line::new(line);
        line.take(common.unwrap_or(0));
        let ends = |last: Option<usize>| last.is_some_and(|last| last > number);
        reader.line(line, ends(last_pre), ends(last_comment));
    }
    reader.close_to(0);
    (reader.blocks, reader.definitions)
}

fn contains_ignoring_case(text: &str, part: &str) -> bool {
    let mut windows = text.as_bytes().windows(part.len());
    windows.any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

impl<'t> Line<'t> {
    fn new(rest: &'t str) -> Self {
        Line {
            rest,
            column: 0,
            spare: 0,
        }
    }

    fn is_blank(&self) -> bool {
        self.rest.trim().is_empty()
    }

    /// The columns of white space at its beginning.
    fn indent(&self) -> usize {
        let mut column = self.column + self.spare;
        for byte in self.rest.bytes() {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                _ => break,
            }
        }
        column - self.column
    }

    /// Takes columns of white space, as far as there are any.
    fn take(&mut self, columns: usize) {
        let mut left = columns;
        while left > 0 {
            if self.spare > 0 {
                let taken = left.min(self.spare);
                self.spare -= taken;
                self.column += taken;
                left -= taken;
            } else if let Some(rest) = self.rest.strip_prefix(' ') {
                self.rest = rest;
                self.column += 1;
                left -= 1;
            } else if let Some(rest) = self.rest.strip_prefix('\t') {
                self.rest = rest;
                self.spare = 4 - self.column % 4;
            } else {
                return;
            }
        }
    }

    /// Takes characters that are no white space.
    fn skip(&mut self, length: usize) {
        self.column += self.rest[..length].chars().count();
        self.rest = &self.rest[length..];
    }

    /// The line without its indentation.
    fn text(&self) -> &'t str {
        self.rest.trim()
    }

    /// The line without its indentation; two spaces at its end break the line.
    fn content(&self) -> &'t str {
        self.rest.trim_start()
    }

    /// The line with its indentation as spaces.
    fn code(&self) -> String {
        let indent = self.indent();
        " ".repeat(indent) + self.rest.trim_start_matches([' ', '\t'])
    }

    /// What stands at its beginning.
    fn start(&self) -> Start<'t> {
        let text = self.rest.trim_start_matches([' ', '\t']);
        let Some(first) = text.chars().next() else {
            return Start::Text;
        };
        match first {
            '>' => return Start::Quote,
            '<' if begins_html(text) => return Start::Html,
            '#' => {
                let level = run(text, '#');
                let title = &text[level..];
                if level <= 6 && (title.is_empty() || title.starts_with([' ', '\t'])) {
                    let title = title.trim();
                    let without = title.trim_end_matches('#');
                    let closed = without.is_empty() || without.ends_with([' ', '\t']);
                    return Start::Heading(level, if closed { without.trim() } else { title });
                }
            }
            '`' | '~' => {
                let length = run(text, first);
                let info = text[length..].trim();
                if length >= 3 && (first == '~' || !info.contains('`')) {
                    return Start::Fence {
                        mark: first,
                        length,
                        info,
                    };
                }
            }
            _ => {}
        }
        if is_rule(text, first) {
            return Start::Rule;
        }
        let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
        let (marker, number) = match first {
            '-' | '+' | '*' => (1, None),
            _ if (1..10).contains(&digits) && text[digits..].starts_with(['.', ')']) => {
                (digits + 1, text[..digits].parse().ok())
            }
            _ => return Start::Text,
        };
        let after = &text[marker..];
        if !after.is_empty() && !after.starts_with([' ', '\t']) {
            return Start::Text;
        }
        Start::Item {
            list: text[..marker].chars().next_back().unwrap_or(first),
            number,
            width: marker,
        }
    }
}

/// The length of the run of a character at the beginning of a text.
fn run(text: &str, of: char) -> usize {
    text.len() - text.trim_start_matches(of).len()
}

/// `CommonMark`, "Thematic breaks".
fn is_rule(text: &str, first: char) -> bool {
    matches!(first, '-' | '_' | '*')
        && text.chars().all(|c| c == first || matches!(c, ' ' | '\t'))
        && text.matches(first).count() >= 3
}

/// Whether a text begins with the tag of a block, or with a comment.
fn begins_html(text: &str) -> bool {
    text.starts_with("<!--") || Tag::read(text).is_some_and(|tag| tag.element.is_block())
}

/// Whether a text begins with a tag or a comment.
fn begins_with_tag(text: &str) -> bool {
    text.starts_with("<!--") || (text.starts_with('<') && Tag::read(text).is_some())
}

/// What is open across blank lines.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Raw {
    Preformatted,
    Comment,
}

struct Reader {
    blocks: Vec<Block>,
    containers: Vec<Container>,
    leaf: Leaf,
    /// How many lines a text has that is open.
    lines: usize,
    definitions: Definitions,
    /// The element within the text that is open and ends in a later line.
    raw: Option<Raw>,
    /// How many block elements of HTML are open: text in them may be indented as its author likes.
    open_elements: usize,
}

impl Reader {
    fn line(&mut self, mut line: Line<'_>, ends_pre: bool, ends_comment: bool) {
        let matched = self.match_containers(&mut line);
        let is_inside = matched == self.containers.len();
        if is_inside && self.continue_raw(&line, ends_pre, ends_comment) {
            return;
        }
        if line.is_blank() {
            self.blank(matched);
            return;
        }
        let opened = self.open_containers(&mut line, matched);
        if line.is_blank() {
            return; // a marker with nothing behind it
        }
        let is_inside = matched == self.containers.len() || opened;
        self.leaf(line, matched, is_inside, ends_pre, ends_comment);
        for container in &mut self.containers {
            if let Container::Item(_, has_text) = container {
                *has_text = true;
            }
        }
    }

    /// Takes what marks a line as one within the open containers; says how many it is in.
    fn match_containers(&self, line: &mut Line<'_>) -> usize {
        for (index, container) in self.containers.iter().enumerate() {
            let indent = line.indent();
            match *container {
                Container::Quote => {
                    if indent > 3 || !line.rest.trim_start_matches([' ', '\t']).starts_with('>') {
                        return index;
                    }
                    take_quote(line);
                }
                Container::List(_) => {}
                Container::Item(width, has_text) => {
                    if line.is_blank() {
                        if !has_text {
                            return index;
                        }
                    } else if indent >= width {
                        line.take(width);
                    } else {
                        return index;
                    }
                }
            }
        }
        self.containers.len()
    }

    /// Adds a line to a block that takes lines as they are; whether it did.
    fn continue_raw(&mut self, line: &Line<'_>, ends_pre: bool, ends_comment: bool) -> bool {
        match &mut self.leaf {
            Leaf::Fence {
                mark,
                length,
                indent,
                lines,
            } => {
                let text = line.text();
                let closes = line.indent() <= 3
                    && run(text, *mark) >= *length
                    && run(text, *mark) == text.len();
                if closes {
                    self.end_leaf();
                } else {
                    let mut line = *line;
                    line.take(*indent);
                    lines.push(line.code());
                }
                true
            }
            Leaf::Text(text, _) if self.raw.is_some() => {
                text.push('\n');
                text.push_str(&line.code());
                self.lines += 1;
                self.track(line.rest, ends_pre, ends_comment);
                true
            }
            _ => false,
        }
    }

    fn blank(&mut self, matched: usize) {
        if let Leaf::Indented { blank, .. } = &mut self.leaf {
            *blank += 1;
        } else if !matches!(self.leaf, Leaf::None) {
            self.end_leaf();
        }
        // A quotation ends; a list does not.
        let ends = |index: &usize| self.containers[*index] == Container::Quote;
        if (matched..self.containers.len()).any(|index| ends(&index))
            || matches!(
                self.containers.get(matched),
                Some(Container::Item(_, false))
            )
        {
            self.close_to(matched);
        }
    }

    /// Opens what begins on a line; whether anything does.
    fn open_containers(&mut self, line: &mut Line<'_>, matched: usize) -> bool {
        let mut opened = false;
        loop {
            let mut top = if opened {
                self.containers.len()
            } else {
                matched
            };
            let depth = self.containers[..top]
                .iter()
                .filter(|container| !matches!(container, Container::List(_)))
                .count();
            if line.indent() > 3 || depth >= MAX_DEPTH || line.is_blank() {
                return opened;
            }
            let lazy = !opened && matches!(self.leaf, Leaf::Text(..));
            match line.start() {
                Start::Quote if !(lazy && self.holds_html(false)) => {
                    if matches!(self.containers[..top].last(), Some(Container::List(_))) {
                        top -= 1;
                    }
                    self.close_to(top);
                    take_quote(line);
                    self.containers.push(Container::Quote);
                    self.blocks.push(Block::OpenQuote);
                }
                Start::Item {
                    list,
                    number,
                    width,
                } => {
                    let text = line.rest.trim_start_matches([' ', '\t']);
                    let is_empty = text[width..].trim().is_empty();
                    let in_list = matches!(self.containers[..top].last(), Some(Container::List(_)));
                    let interrupts = !is_empty && (in_list || matches!(number, None | Some(1)));
                    // In HTML, a line of Markdown begins a block behind a tag at the most.
                    if lazy && (!interrupts || self.holds_html(true)) {
                        return opened;
                    }
                    if self.containers[..top].last() == Some(&Container::List(list)) {
                        self.close_to(top);
                    } else {
                        if in_list {
                            top -= 1;
                        }
                        self.close_to(top);
                        self.containers.push(Container::List(list));
                        self.blocks.push(Block::OpenList(number));
                    }
                    let indent = line.indent();
                    line.take(indent);
                    line.skip(width);
                    let padding = line.indent();
                    let padding = if is_empty || padding > 4 { 1 } else { padding };
                    line.take(padding);
                    let width = indent + width + padding;
                    self.containers.push(Container::Item(width, false));
                    self.blocks.push(Block::OpenItem);
                }
                _ => return opened,
            }
            opened = true;
        }
    }

    /// Whether the open block is HTML in which Markdown means nothing; `unless_tag` leaves out text
    /// that ends with a tag.
    fn holds_html(&self, unless_tag: bool) -> bool {
        match &self.leaf {
            Leaf::Text(text, Mode::Html) => !(unless_tag && text.trim_end().ends_with('>')),
            _ => false,
        }
    }

    /// Adds a line to the open block, or begins one.
    fn leaf(
        &mut self,
        line: Line<'_>,
        matched: usize,
        is_inside: bool,
        ends_pre: bool,
        ends_comment: bool,
    ) {
        let text = line.text();
        if line.indent() > 3 {
            match &mut self.leaf {
                // It cannot interrupt a paragraph.
                Leaf::Text(..) => {}
                Leaf::Indented { lines, blank } if is_inside => {
                    lines.extend(std::iter::repeat_n(String::new(), *blank));
                    *blank = 0;
                    let mut line = line;
                    line.take(4);
                    lines.push(line.code());
                    return;
                }
                _ => {
                    self.begin_leaf(matched, is_inside);
                    if begins_with_tag(text) || self.open_elements > 0 {
                        self.text(line.content(), Mode::Html, ends_pre, ends_comment);
                    } else {
                        let mut line = line;
                        line.take(4);
                        self.leaf = Leaf::Indented {
                            lines: vec![line.code()],
                            blank: 0,
                        };
                    }
                    return;
                }
            }
            self.continue_text(line.content(), matched, is_inside, ends_pre, ends_comment);
            return;
        }
        if is_inside && self.underline(text) {
            return;
        }
        match line.start() {
            Start::Rule if !self.holds_html(false) => {
                self.begin_leaf(matched, is_inside);
                self.blocks.push(Block::Rule);
            }
            Start::Heading(level, title) if !self.holds_html(true) => {
                self.begin_leaf(matched, is_inside);
                self.blocks.push(Block::Heading(level, title.to_owned()));
            }
            Start::Fence { mark, length, info } => {
                let indent = line.indent();
                self.begin_leaf(matched, is_inside);
                // The language of the code tells a reader nothing, but other words may.
                let first = (!is_language(info)).then(|| info.to_owned());
                self.leaf = Leaf::Fence {
                    mark,
                    length,
                    indent,
                    lines: first.into_iter().collect(),
                };
            }
            Start::Html if !matches!(self.leaf, Leaf::Text(_, Mode::Html)) || !is_inside => {
                self.begin_leaf(matched, is_inside);
                self.text(line.content(), Mode::Html, ends_pre, ends_comment);
            }
            _ => self.continue_text(line.content(), matched, is_inside, ends_pre, ends_comment),
        }
    }

    /// Adds a line to a paragraph, which need not be marked as one within the same containers
    /// (`CommonMark`, "Lazy continuation line"), or to a table; or begins a paragraph.
    fn continue_text(
        &mut self,
        text: &str,
        matched: usize,
        is_inside: bool,
        ends_pre: bool,
        ends_comment: bool,
    ) {
        match &mut self.leaf {
            Leaf::Text(open, mode) if is_inside || *mode == Mode::Markdown => {
                open.push('\n');
                open.push_str(text);
                self.lines += 1;
                self.track(text, ends_pre, ends_comment);
            }
            Leaf::Table(columns) if is_inside => {
                let columns = *columns;
                let mut cells: Vec<String> = cells(text).map(unescaped_pipes).collect();
                // What has no column is not lost.
                if cells.len() > columns {
                    let rest = cells.split_off(columns).join(" ");
                    if let Some(last) = cells.last_mut() {
                        last.push(' ');
                        last.push_str(&rest);
                    }
                }
                self.blocks.push(Block::Row(cells, false));
            }
            _ => {
                self.begin_leaf(matched, is_inside);
                let mode = if self.open_elements > 0 {
                    Mode::Html
                } else {
                    Mode::Markdown
                };
                self.text(text, mode, ends_pre, ends_comment);
            }
        }
    }

    /// Takes a line below a paragraph that makes it a heading or the head of a table.
    fn underline(&mut self, line: &str) -> bool {
        let Leaf::Text(text, Mode::Markdown) = &mut self.leaf else {
            return false;
        };
        if self.raw.is_some() {
            return false;
        }
        let level = match line.chars().next() {
            Some('=') if run(line, '=') == line.len() => 1,
            Some('-') if run(line, '-') == line.len() => 2,
            _ => 0,
        };
        if level > 0 {
            let text = std::mem::take(text);
            self.leaf = Leaf::None;
            let text = self.define(&text).to_owned();
            if !text.trim().is_empty() {
                self.blocks.push(Block::Heading(level, text));
            }
            return true;
        }
        let is_delimiter = |cell: &str| {
            let dashes = cell.strip_prefix(':').unwrap_or(cell);
            let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
            !dashes.is_empty() && run(dashes, '-') == dashes.len()
        };
        if self.lines > 1 || !line.contains(['|', ':']) {
            return false;
        }
        let columns = cells(line).count();
        let is_table = columns <= MAX_COLUMNS
            && cells(line).all(is_delimiter)
            && text.contains('|')
            && cells(text).count() == columns;
        if is_table {
            let row = cells(text).map(unescaped_pipes).collect();
            self.blocks.push(Block::Row(row, true));
            self.leaf = Leaf::Table(columns);
        }
        is_table
    }

    fn text(&mut self, text: &str, mode: Mode, ends_pre: bool, ends_comment: bool) {
        self.lines = 1;
        self.leaf = Leaf::Text(text.to_owned(), mode);
        self.track(text, ends_pre, ends_comment);
    }

    /// Keeps track of what is open at the end of a line.
    fn track(&mut self, line: &str, ends_pre: bool, ends_comment: bool) {
        let last_pre = if contains_ignoring_case(line, "<pre") {
            let mut windows = line.as_bytes().windows(5);
            windows.rposition(|window| window.eq_ignore_ascii_case(b"</pre"))
        } else {
            None
        };
        let mut rest = line;
        while let Some(at) = rest.find(['<', '-']) {
            rest = &rest[at..];
            let mut length = 1;
            match self.raw {
                Some(Raw::Comment) => {
                    if rest.starts_with("-->") {
                        self.raw = None;
                    }
                }
                Some(Raw::Preformatted) => {
                    let tag = Tag::read(rest);
                    if tag.is_some_and(|tag| tag.element == Element::Preformatted && tag.closes) {
                        self.raw = None;
                    }
                }
                None if rest.starts_with("<!--") => {
                    let ends = rest.contains("-->") || ends_comment;
                    self.raw = ends.then_some(Raw::Comment);
                    length = if ends { 4 } else { rest.len() };
                }
                None => {
                    if let Some(tag) = Tag::read(rest) {
                        length = tag.length;
                        match (tag.element, tag.closes) {
                            (Element::Preformatted, false) => {
                                let here = line.len() - rest.len();
                                let ends = ends_pre || last_pre.is_some_and(|last| last > here);
                                self.raw = ends.then_some(Raw::Preformatted);
                            }
                            (Element::Paragraph | Element::List { .. } | Element::Item, false) => {
                                self.open_elements += 1;
                            }
                            (Element::Paragraph | Element::List { .. } | Element::Item, true) => {
                                self.open_elements = self.open_elements.saturating_sub(1);
                            }
                            _ => {}
                        }
                    }
                }
            }
            rest = &rest[length..];
        }
    }

    /// Ends the open block, and the containers that a line is not in.
    fn begin_leaf(&mut self, matched: usize, is_inside: bool) {
        let top = if is_inside {
            self.containers.len()
        } else {
            matched
        };
        self.close_to(top);
        // What is no item ends a list.
        if let Some(Container::List(_)) = self.containers.last() {
            self.close_to(self.containers.len() - 1);
        }
    }

    /// Ends the open block, and all containers but the outermost ones.
    fn close_to(&mut self, count: usize) {
        self.end_leaf();
        for _ in count..self.containers.len() {
            self.blocks.push(Block::Close);
        }
        self.containers.truncate(count);
    }

    fn end_leaf(&mut self) {
        self.raw = None;
        match std::mem::replace(&mut self.leaf, Leaf::None) {
            Leaf::None | Leaf::Table(_) => {}
            Leaf::Text(text, Mode::Markdown) => {
                let rest = self.define(&text);
                if rest.len() == text.len() {
                    self.blocks.push(Block::Text(text, Mode::Markdown));
                } else if !rest.trim().is_empty() {
                    let rest = rest.to_owned();
                    self.blocks.push(Block::Text(rest, Mode::Markdown));
                }
            }
            Leaf::Text(text, mode) => self.blocks.push(Block::Text(text, mode)),
            Leaf::Fence { lines, .. } | Leaf::Indented { lines, .. } => {
                self.blocks.push(Block::Code(lines));
            }
        }
    }

    /// Takes the definitions of links at the beginning of a paragraph, a line each.
    fn define<'t>(&mut self, text: &'t str) -> &'t str {
        let mut rest = text;
        while let Some(definition) = definition(rest.split('\n').next().unwrap_or_default()) {
            if !self.definitions.insert(definition) {
                break;
            }
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
        rest
    }
}

fn take_quote(line: &mut Line<'_>) {
    line.take(3);
    line.skip(1);
    line.take(1);
}

/// Whether the words behind a fence are a language, or what rustdoc knows of a test.
fn is_language(info: &str) -> bool {
    const LANGUAGES: [&str; 38] = [
        "bash",
        "c",
        "compile_fail",
        "console",
        "cpp",
        "csharp",
        "css",
        "diff",
        "go",
        "graphql",
        "html",
        "http",
        "ignore",
        "ini",
        "java",
        "javascript",
        "js",
        "json",
        "kotlin",
        "markdown",
        "no_run",
        "php",
        "plain",
        "python",
        "ruby",
        "rust",
        "sh",
        "shell",
        "should_panic",
        "smithy",
        "sql",
        "swift",
        "text",
        "toml",
        "ts",
        "typescript",
        "xml",
        "yaml",
    ];
    info.split([',', ' '])
        .all(|word| word.is_empty() || LANGUAGES.contains(&word))
}

/// The cells of a row of a table (GitHub's tables).
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let is_escaped = |text: &str| (text.len() - text.trim_end_matches('\\').len()) % 2 == 1;
    let without = line.strip_suffix('|').filter(|line| !is_escaped(line));
    let mut rest = Some(without.unwrap_or(line));
    std::iter::from_fn(move || {
        let text = rest?;
        let mut is_escaped = false;
        let end = text.bytes().position(|b| {
            let ends = b == b'|' && !is_escaped;
            is_escaped = b == b'\\' && !is_escaped;
            ends
        });
        let (cell, after) = match end {
            Some(end) => (&text[..end], Some(&text[end + 1..])),
            None => (text, None),
        };
        rest = after;
        Some(cell.trim())
    })
}

/// The text of a cell. A pipe in it is escaped, in a code span too (GitHub Flavored Markdown, "Tables").
fn unescaped_pipes(cell: &str) -> String {
    cell.replace("\\|", "|")
}

/// Reads a definition of a link that stands on one line.
fn definition(line: &str) -> Option<Definition> {
    let inside = line.trim().strip_prefix('[')?;
    let end = inside
        .bytes()
        .take(1000)
        .position(|b| b == b']' || b == b'[')?;
    let (label, after) = inside.split_at(end);
    let after = after.strip_prefix("]:")?.trim();
    if label.trim().is_empty() || label.starts_with('^') || label.contains('\\') {
        return None;
    }
    let (address, title) = after.split_once([' ', '\t']).unwrap_or((after, ""));
    let bare = address
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'));
    let title = title.trim();
    let title = match title.chars().next() {
        None => "",
        Some(quote @ ('"' | '\'')) if title.len() > 1 => title[1..].strip_suffix(quote)?,
        Some('(') => title[1..].strip_suffix(')')?,
        Some(_) => return None,
    };
    let address = bare.unwrap_or(address);
    let sound = is_web_address(address) && !address.contains(['<', '>']);
    sound.then(|| Definition::new(label, address, title))
}
