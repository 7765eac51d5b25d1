//! Writing blocks as Markdown.

mod containers;
mod paragraph;
#[cfg(feature = "inspect")]
mod plain;
mod render;
#[cfg(feature = "inspect")]
mod sentence;

use super::event::ContainerKind;
use super::limits::MAX_TABLE_COLUMNS;
use containers::Containers;
pub(super) use paragraph::Paragraph;
pub(super) use render::Style;
use render::{Inline, InlineContext, render};
#[cfg(feature = "inspect")]
pub use sentence::Sentence;

/// Collects paragraphs and writes them as blocks.
pub(super) struct Writer {
    out: String,
    output: Output,
    containers: Containers,
    pub(crate) paragraph: Paragraph,
    /// The level of the heading that the paragraph is.
    heading: Option<usize>,
    /// Whether the last block was a paragraph: a list can follow it without a blank line.
    after_paragraph: bool,
    is_plain: bool,
    /// Writes inlines, the lines after the first with a prefix.
    render: fn(&[Inline], &str, InlineContext) -> String,
}

enum Output {
    Blocks,
    /// The cells of a table row.
    TableRow(Vec<String>),
    /// One line without blocks.
    Line,
    /// The first sentence: of a paragraph, or else of a heading.
    #[cfg(feature = "inspect")]
    Sentence {
        of_paragraph: Option<Sentence>,
        of_heading: Option<Sentence>,
    },
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self::with_output(Output::Blocks)
    }

    /// A writer of one line.
    pub(crate) fn line() -> Self {
        Self::with_output(Output::Line)
    }

    /// A writer of the first sentence.
    #[cfg(feature = "inspect")]
    pub(super) fn sentence() -> Self {
        Self::with_output(Output::Sentence {
            of_paragraph: None,
            of_heading: None,
        })
    }

    /// A writer without the markup of inlines and headings.
    #[cfg(feature = "inspect")]
    pub(super) fn plain() -> Self {
        let mut writer = Self::new();
        writer.is_plain = true;
        writer.render = plain::render_plain;
        writer
    }

    fn with_output(output: Output) -> Self {
        Writer {
            out: String::new(),
            output,
            containers: Containers::default(),
            paragraph: Paragraph::new(),
            heading: None,
            after_paragraph: false,
            is_plain: false,
            render,
        }
    }

    pub(crate) fn finish(mut self) -> String {
        if let Output::Line = self.output {
            return render(&self.paragraph.take(), "", InlineContext::Line);
        }
        self.end_paragraph();
        self.out
    }

    /// The first sentence.
    #[cfg(feature = "inspect")]
    pub(super) fn into_sentence(mut self) -> Option<Sentence> {
        self.end_paragraph();
        match self.output {
            Output::Sentence {
                of_paragraph,
                of_heading,
            } => of_paragraph.or(of_heading),
            _ => None,
        }
    }

    fn writes_blocks(&self) -> bool {
        matches!(self.output, Output::Blocks)
    }

    // Leaf blocks

    /// Ends the paragraph and writes it, if it has text.
    pub(crate) fn end_paragraph(&mut self) {
        #[cfg(feature = "inspect")]
        if let Output::Sentence {
            of_paragraph,
            of_heading,
        } = &mut self.output
        {
            let inlines = self.paragraph.take();
            let is_heading = self.heading.take().is_some() || sentence::is_title(&inlines);
            let first = if is_heading { of_heading } else { of_paragraph };
            if first.is_none() {
                *first = sentence::first_sentence(inlines);
            }
            return;
        }
        if !self.writes_blocks() {
            self.paragraph.space();
            return;
        }
        self.paragraph.drop_whitespace();
        if !self.paragraph.has_text() {
            return;
        }
        let inlines = self.paragraph.take();
        let prefix = self.begin_block();
        let context = match self.heading.take() {
            Some(level) => {
                if !self.is_plain {
                    self.out.push_str(&"#".repeat(level));
                    self.out.push(' ');
                }
                InlineContext::Heading
            }
            None => InlineContext::Paragraph,
        };
        let text = (self.render)(&inlines, &prefix, context);
        self.out.push_str(&text);
        self.after_paragraph = context == InlineContext::Paragraph;
    }

    /// Adds a hard line break. A second one ends the paragraph.
    pub(crate) fn hard_break(&mut self) {
        if !self.paragraph.hard_break() {
            self.end_paragraph();
        }
    }

    /// Starts a bold title that the next paragraph continues.
    pub(crate) fn title(&mut self, title: &str) {
        self.end_paragraph();
        self.paragraph.open_style(Style::Strong);
        self.paragraph.text(title);
        self.paragraph.close_style(Style::Strong);
        self.paragraph.space();
        self.paragraph.mark_as_title();
    }

    /// Writes a code block as lines of inline code.
    pub(crate) fn code_block(&mut self, lines: &[String]) {
        self.end_paragraph();
        for line in lines {
            let line = line.trim_end();
            if line.is_empty() {
                self.end_paragraph();
                continue;
            }
            self.paragraph.code(&line.replace('\t', "    "));
            self.paragraph.hard_break();
        }
        self.end_paragraph();
    }

    /// Starts a heading.
    pub(crate) fn heading(&mut self, level: usize) {
        self.end_paragraph();
        if !matches!(self.output, Output::TableRow(_) | Output::Line) {
            self.heading = Some(level);
        }
    }

    pub(crate) fn end_heading(&mut self) {
        self.end_paragraph();
        self.heading = None;
    }

    pub(crate) fn thematic_break(&mut self) {
        self.end_paragraph();
        if self.writes_blocks() {
            self.begin_block();
            self.out.push_str("***");
            self.after_paragraph = false;
        }
    }

    fn begin_block(&mut self) -> String {
        self.containers
            .begin_block(&mut self.out, self.after_paragraph)
    }

    // Tables

    pub(crate) fn begin_row(&mut self) {
        self.end_paragraph();
        if self.writes_blocks() {
            self.output = Output::TableRow(Vec::new());
        }
    }

    pub(crate) fn end_cell(&mut self) {
        if !matches!(self.output, Output::TableRow(_)) {
            self.paragraph.close_all();
            self.paragraph.space();
            return;
        }
        let inlines = self.paragraph.take();
        let cell = (self.render)(&inlines, "", InlineContext::TableCell);
        if let Output::TableRow(cells) = &mut self.output {
            cells.push(cell);
        }
    }

    /// Ends a row. A header row is followed by the delimiter row.
    pub(crate) fn end_row(&mut self, is_header: bool) {
        let Output::TableRow(row) = &mut self.output else {
            return;
        };
        let row = std::mem::take(row);
        self.output = Output::Blocks;
        debug_assert!(row.len() <= MAX_TABLE_COLUMNS, "the parser limits them");
        let prefix = if is_header {
            self.begin_block()
        } else {
            let prefix = self.containers.continuation();
            self.out.push('\n');
            self.out.push_str(&prefix);
            prefix
        };
        self.out.push('|');
        for cell in &row {
            self.out.push(' ');
            self.out.push_str(cell);
            self.out.push_str(" |");
        }
        if is_header {
            self.out.push('\n');
            self.out.push_str(&prefix);
            self.out.push('|');
            self.out.push_str(&" --- |".repeat(row.len()));
        }
        self.after_paragraph = false;
    }

    // Container blocks

    pub(crate) fn open(&mut self, kind: ContainerKind, by_markdown: bool) {
        self.end_paragraph();
        if self.writes_blocks() {
            self.containers.open(kind, by_markdown);
        }
    }

    /// Closes the innermost container that Markdown opened.
    pub(crate) fn close_markdown(&mut self) {
        self.end_paragraph();
        self.containers.close_markdown();
    }

    pub(crate) fn close_all(&mut self) {
        self.end_paragraph();
        self.containers.close_all();
    }

    pub(crate) fn close_html_list(&mut self) {
        self.end_paragraph();
        self.containers.close_html_list();
    }

    pub(crate) fn open_html_item(&mut self) {
        self.end_paragraph();
        if self.writes_blocks() {
            self.containers.open_html_item();
        }
    }

    pub(crate) fn close_html_item(&mut self) {
        self.end_paragraph();
        self.containers.close_html_item();
    }

    pub(crate) fn close_html_block_quote(&mut self) {
        self.end_paragraph();
        self.containers.close_html_block_quote();
    }
}
