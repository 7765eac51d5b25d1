//! The block structure (`CommonMark`, appendix "A parsing strategy", phase 1).
//!
//! HTML blocks deviate from `CommonMark` where documentation needs it: one does not end at a Markdown
//! block that starts below a tag, and a `pre` element or a comment continues across blank lines.

mod info_string;
mod line;
mod open_html;
mod table;

use super::event::{ContainerKind, Event};
use super::limits::MAX_NESTING;
use super::link_reference::{Definition, Definitions};
use crate::collections::List;
use info_string::is_language;
use line::{BlockStart, Line, run_length, starts_with_tag};
use open_html::{LaterEnds, OpenHtml, contains_ignoring_case};

/// Parses the blocks and the link reference definitions of a text.
pub(super) fn parse(text: &str) -> (Vec<Event>, Definitions) {
    let mut parser = Parser {
        events: Vec::new(),
        containers: Vec::new(),
        leaf: Leaf::None,
        definitions: Definitions::new(text.len()),
        html: OpenHtml::default(),
    };
    let lines: Vec<&str> = text.split('\n').list();
    let last_line_with = |end: &str| {
        lines
            .iter()
            .rposition(|line| contains_ignoring_case(line, end))
    };
    let (last_pre, last_comment) = (last_line_with("</pre"), last_line_with("-->"));
    // Indentation that all lines share has no meaning.
    let common_indent = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| Line::new(line).indent())
        .min();
    for (number, line) in lines.iter().enumerate() {
        let mut line = Line::new(line);
        line.skip_indent(common_indent.unwrap_or(0));
        let is_later = |last: Option<usize>| last.is_some_and(|last| last > number);
        let later_ends = LaterEnds {
            pre: is_later(last_pre),
            comment: is_later(last_comment),
        };
        parser.line(line, later_ends);
    }
    parser.close_to(0);
    (parser.events, parser.definitions)
}

/// An open container block.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Container {
    BlockQuote,
    List {
        delimiter: char,
    },
    Item {
        /// The columns by which the item's content is indented.
        content_indent: usize,
        has_content: bool,
    },
}

/// The open leaf block, if the next line can continue it.
#[derive(Debug)]
enum Leaf {
    None,
    /// A paragraph or an HTML block.
    Text {
        text: String,
        is_html: bool,
        lines: usize,
    },
    Fenced {
        fence: char,
        length: usize,
        indent: usize,
        lines: Vec<String>,
    },
    Indented {
        lines: Vec<String>,
        /// The blank lines after them.
        blank: usize,
    },
    Table {
        columns: usize,
    },
}

struct Parser {
    events: Vec<Event>,
    containers: Vec<Container>,
    leaf: Leaf,
    definitions: Definitions,
    html: OpenHtml,
}

impl Parser {
    fn line(&mut self, mut line: Line<'_>, later_ends: LaterEnds) {
        let matched = self.match_containers(&mut line);
        let matches_all = matched == self.containers.len();
        if matches_all && self.continue_verbatim(&line, later_ends) {
            return;
        }
        if line.is_blank() {
            self.blank_line(matched);
            return;
        }
        let opened = self.open_containers(&mut line, matched);
        if line.is_blank() {
            return; // an empty list item or block quote
        }
        let matches_all = matched == self.containers.len() || opened;
        self.leaf_line(line, matched, matches_all, later_ends);
        for container in &mut self.containers {
            if let Container::Item { has_content, .. } = container {
                *has_content = true;
            }
        }
    }

    /// Consumes the markers and indentation of the open containers. Returns how many of them the line
    /// continues.
    fn match_containers(&self, line: &mut Line<'_>) -> usize {
        for (index, container) in self.containers.iter().enumerate() {
            let indent = line.indent();
            match *container {
                Container::BlockQuote => {
                    if indent > 3 || !line.unindented().starts_with('>') {
                        return index;
                    }
                    line.skip_block_quote_marker();
                }
                Container::List { .. } => {}
                Container::Item {
                    content_indent,
                    has_content,
                } => {
                    if line.is_blank() {
                        if !has_content {
                            return index;
                        }
                    } else if indent >= content_indent {
                        line.skip_indent(content_indent);
                    } else {
                        return index;
                    }
                }
            }
        }
        self.containers.len()
    }

    /// Adds a line to a fenced code block, or to a `pre` element or comment. Returns whether one is open.
    fn continue_verbatim(&mut self, line: &Line<'_>, later_ends: LaterEnds) -> bool {
        match &mut self.leaf {
            Leaf::Fenced {
                fence,
                length,
                indent,
                lines,
            } => {
                let text = line.trimmed();
                let closes = line.indent() <= 3
                    && run_length(text, *fence) >= *length
                    && run_length(text, *fence) == text.len();
                if closes {
                    self.close_leaf();
                } else {
                    let mut line = *line;
                    line.skip_indent(*indent);
                    lines.push(line.code());
                }
                true
            }
            Leaf::Text { text, lines, .. } if self.html.is_raw() => {
                text.push('\n');
                text.push_str(&line.code());
                *lines += 1;
                self.html.read(line.rest, later_ends);
                true
            }
            _ => false,
        }
    }

    fn blank_line(&mut self, matched: usize) {
        if let Leaf::Indented { blank, .. } = &mut self.leaf {
            *blank += 1;
        } else if !matches!(self.leaf, Leaf::None) {
            self.close_leaf();
        }
        // A blank line ends a block quote and an empty item, but not a list.
        let unmatched = &self.containers[matched..];
        let is_empty_item = matches!(
            unmatched.first(),
            Some(Container::Item {
                has_content: false,
                ..
            })
        );
        if is_empty_item || unmatched.contains(&Container::BlockQuote) {
            self.close_to(matched);
        }
    }

    /// Opens the containers that start on a line. Returns whether there are any.
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
                .filter(|container| !matches!(container, Container::List { .. }))
                .count();
            if line.indent() > 3 || depth >= MAX_NESTING || line.is_blank() {
                return opened;
            }
            let in_text = !opened && matches!(self.leaf, Leaf::Text { .. });
            match line.block_start() {
                BlockStart::BlockQuote if !(in_text && self.is_in_html()) => {
                    if matches!(self.containers[..top].last(), Some(Container::List { .. })) {
                        top -= 1;
                    }
                    self.close_to(top);
                    line.skip_block_quote_marker();
                    self.containers.push(Container::BlockQuote);
                    self.events.push(Event::Start(ContainerKind::BlockQuote));
                }
                BlockStart::Item {
                    delimiter,
                    number,
                    marker_width,
                } => {
                    let is_empty = line.unindented()[marker_width..].trim().is_empty();
                    let in_list =
                        matches!(self.containers[..top].last(), Some(Container::List { .. }));
                    let can_interrupt = !is_empty && (in_list || matches!(number, None | Some(1)));
                    if in_text && (!can_interrupt || self.is_in_html_text()) {
                        return opened;
                    }
                    if self.containers[..top].last() == Some(&Container::List { delimiter }) {
                        self.close_to(top);
                    } else {
                        if in_list {
                            top -= 1;
                        }
                        self.close_to(top);
                        self.containers.push(Container::List { delimiter });
                        let list = ContainerKind::List { start: number };
                        self.events.push(Event::Start(list));
                    }
                    self.open_item(line, marker_width, is_empty);
                }
                _ => return opened,
            }
            opened = true;
        }
    }

    /// Consumes a list marker (`CommonMark`, "List items").
    fn open_item(&mut self, line: &mut Line<'_>, marker_width: usize, is_empty: bool) {
        let indent = line.indent();
        line.skip_indent(indent);
        line.skip(marker_width);
        let padding = line.indent();
        let padding = if is_empty || padding > 4 { 1 } else { padding };
        line.skip_indent(padding);
        self.containers.push(Container::Item {
            content_indent: indent + marker_width + padding,
            has_content: false,
        });
        self.events.push(Event::Start(ContainerKind::Item));
    }

    fn is_in_html(&self) -> bool {
        matches!(self.leaf, Leaf::Text { is_html: true, .. })
    }

    /// Whether an HTML block is open and its last line does not end with a tag. Only after a tag can a
    /// Markdown block start in it.
    fn is_in_html_text(&self) -> bool {
        match &self.leaf {
            Leaf::Text {
                text,
                is_html: true,
                ..
            } => !text.trim_end().ends_with('>'),
            _ => false,
        }
    }

    /// Adds a line to the open leaf block, or starts one.
    fn leaf_line(
        &mut self,
        line: Line<'_>,
        matched: usize,
        matches_all: bool,
        later_ends: LaterEnds,
    ) {
        if line.indent() > 3 && !matches!(self.leaf, Leaf::Text { .. }) {
            self.indented_line(line, matched, matches_all, later_ends);
            return;
        }
        if line.indent() > 3 {
            // An indented code block cannot interrupt a paragraph.
            self.continue_text(line.content(), matched, matches_all, later_ends);
            return;
        }
        if matches_all && self.end_paragraph_as_heading_or_table(line.trimmed()) {
            return;
        }
        match line.block_start() {
            BlockStart::ThematicBreak if !self.is_in_html() => {
                self.close_unmatched(matched, matches_all);
                self.events.push(Event::ThematicBreak);
            }
            BlockStart::Heading(level, title) if !self.is_in_html_text() => {
                self.close_unmatched(matched, matches_all);
                let text = title.to_owned();
                self.events.push(Event::Heading { level, text });
            }
            BlockStart::Fence {
                fence,
                length,
                info,
            } => {
                self.close_unmatched(matched, matches_all);
                let first = (!is_language(info)).then(|| info.to_owned());
                self.leaf = Leaf::Fenced {
                    fence,
                    length,
                    indent: line.indent(),
                    lines: first.into_iter().list(),
                };
            }
            BlockStart::HtmlBlock if !self.is_in_html() || !matches_all => {
                self.close_unmatched(matched, matches_all);
                self.open_text(line.content(), true, later_ends);
            }
            _ => self.continue_text(line.content(), matched, matches_all, later_ends),
        }
    }

    /// Adds a line that is indented by four columns or more, where no paragraph is open.
    fn indented_line(
        &mut self,
        mut line: Line<'_>,
        matched: usize,
        matches_all: bool,
        later_ends: LaterEnds,
    ) {
        if let Leaf::Indented { lines, blank } = &mut self.leaf
            && matches_all
        {
            lines.extend(std::iter::repeat_n(String::new(), *blank));
            *blank = 0;
            line.skip_indent(4);
            lines.push(line.code());
            return;
        }
        self.close_unmatched(matched, matches_all);
        if starts_with_tag(line.trimmed()) || self.html.has_elements() {
            self.open_text(line.content(), true, later_ends);
        } else {
            line.skip_indent(4);
            self.leaf = Leaf::Indented {
                lines: vec![line.code()],
                blank: 0,
            };
        }
    }

    /// Adds a line to a paragraph, as a lazy continuation line if need be (`CommonMark`, "lazy
    /// continuation line"), or to a table; otherwise opens a paragraph.
    fn continue_text(
        &mut self,
        line: &str,
        matched: usize,
        matches_all: bool,
        later_ends: LaterEnds,
    ) {
        match &mut self.leaf {
            Leaf::Text {
                text,
                is_html,
                lines,
            } if matches_all || !*is_html => {
                text.push('\n');
                text.push_str(line);
                *lines += 1;
                self.html.read(line, later_ends);
            }
            Leaf::Table { columns } if matches_all => {
                let cells = table::body_cells(line, *columns);
                self.events.push(Event::TableRow {
                    cells,
                    is_header: false,
                });
            }
            _ => {
                self.close_unmatched(matched, matches_all);
                self.open_text(line, self.html.has_elements(), later_ends);
            }
        }
    }

    /// Consumes a setext heading underline or the delimiter row of a table below a paragraph.
    fn end_paragraph_as_heading_or_table(&mut self, line: &str) -> bool {
        let Leaf::Text {
            text,
            is_html: false,
            lines,
        } = &mut self.leaf
        else {
            return false;
        };
        if self.html.is_raw() {
            return false;
        }
        let level = match line.chars().next() {
            Some('=') if run_length(line, '=') == line.len() => Some(1),
            Some('-') if run_length(line, '-') == line.len() => Some(2),
            _ => None,
        };
        if let Some(level) = level {
            let text = std::mem::take(text);
            self.leaf = Leaf::None;
            let text = self.take_definitions(&text).to_owned();
            if !text.trim().is_empty() {
                self.events.push(Event::Heading { level, text });
            }
            return true;
        }
        if *lines > 1 {
            return false;
        }
        let Some(columns) = table::columns(text, line) else {
            return false;
        };
        self.events.push(Event::TableRow {
            cells: table::cells(text),
            is_header: true,
        });
        self.leaf = Leaf::Table { columns };
        true
    }

    fn open_text(&mut self, text: &str, is_html: bool, later_ends: LaterEnds) {
        self.leaf = Leaf::Text {
            text: text.to_owned(),
            is_html,
            lines: 1,
        };
        self.html.read(text, later_ends);
    }

    /// Closes the open leaf block, and the containers that the current line does not continue.
    fn close_unmatched(&mut self, matched: usize, matches_all: bool) {
        let top = if matches_all {
            self.containers.len()
        } else {
            matched
        };
        self.close_to(top);
        // A list only contains items.
        if let Some(Container::List { .. }) = self.containers.last() {
            self.close_to(self.containers.len() - 1);
        }
    }

    /// Closes the open leaf block, and all containers but the outermost `count`.
    fn close_to(&mut self, count: usize) {
        self.close_leaf();
        for _ in count..self.containers.len() {
            self.events.push(Event::End);
        }
        self.containers.truncate(count);
    }

    fn close_leaf(&mut self) {
        self.html.end_raw();
        match std::mem::replace(&mut self.leaf, Leaf::None) {
            Leaf::None | Leaf::Table { .. } => {}
            Leaf::Text {
                text,
                is_html: false,
                ..
            } => {
                let rest = self.take_definitions(&text);
                if rest.len() == text.len() {
                    self.events.push(Event::Paragraph(text));
                } else if !rest.trim().is_empty() {
                    self.events.push(Event::Paragraph(rest.to_owned()));
                }
            }
            Leaf::Text { text, .. } => self.events.push(Event::HtmlBlock(text)),
            Leaf::Fenced { lines, .. } | Leaf::Indented { lines, .. } => {
                self.events.push(Event::CodeBlock(lines));
            }
        }
    }

    /// Takes the link reference definitions at the start of a paragraph. Returns the rest of it.
    fn take_definitions<'t>(&mut self, text: &'t str) -> &'t str {
        let mut rest = text;
        while let Some(definition) = Definition::parse(rest.split('\n').next().unwrap_or_default())
        {
            if !self.definitions.insert(definition) {
                break;
            }
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        }
        rest
    }
}
