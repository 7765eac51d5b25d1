//! Delimiter runs (`CommonMark`, "Emphasis and strong emphasis", and appendix "A parsing strategy",
//! "process emphasis").

use super::super::writer::{Paragraph, Style};

/// A delimiter run of `*`, `_` or `~`.
pub(super) struct DelimiterRun {
    delimiter: char,
    length: u32,
    /// The delimiters that have not been matched.
    left: u32,
    can_open: bool,
    can_close: bool,
    /// How often the run closes and opens emphasis and strong emphasis.
    closes: [u32; 2],
    opens: [u32; 2],
    /// Whether the outermost emphasis that the run opens is strong.
    is_outermost_strong: bool,
}

impl DelimiterRun {
    /// A run between these characters, if it can open or close emphasis.
    pub(crate) fn markdown(
        delimiter: char,
        length: usize,
        before: Option<char>,
        after: Option<char>,
    ) -> Option<Self> {
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_punctuation =
            |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
        let left_flanking = !is_space(after)
            && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
        let right_flanking = !is_space(before)
            && (!is_punctuation(before) || is_space(after) || is_punctuation(after));
        let (can_open, can_close) = match delimiter {
            '_' => (
                left_flanking && (!right_flanking || is_punctuation(before)),
                right_flanking && (!left_flanking || is_punctuation(after)),
            ),
            '~' if length != 2 => (false, false),
            _ => (left_flanking, right_flanking),
        };
        Self::new(delimiter, length, can_open, can_close)
    }

    /// A run of asterisks in HTML, where an asterisk is often a wildcard: only what is most likely
    /// emphasis is taken for it.
    pub(crate) fn html(
        length: usize,
        before: Option<char>,
        after: Option<char>,
        follows_block_tag: bool,
    ) -> Option<Self> {
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let starts = is_space(before) || before == Some('(') || follows_block_tag;
        let ends =
            is_space(after) || matches!(after, Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | '<'));
        let can_open = length < 3 && starts && after.is_some_and(char::is_alphanumeric);
        let can_close = length < 3
            && ends
            && before.is_some_and(|c| c.is_alphanumeric() || ".!?)`".contains(c));
        Self::new('*', length, can_open, can_close)
    }

    fn new(delimiter: char, length: usize, can_open: bool, can_close: bool) -> Option<Self> {
        if !can_open && !can_close {
            return None;
        }
        let length = u32::try_from(length).unwrap_or(u32::MAX);
        Some(DelimiterRun {
            delimiter,
            length,
            left: length,
            can_open,
            can_close,
            closes: [0; 2],
            opens: [0; 2],
            is_outermost_strong: false,
        })
    }

    /// Writes the ends of emphasis, the unmatched delimiters, and the starts of emphasis.
    pub(crate) fn write(&self, paragraph: &mut Paragraph) {
        let styles = if self.delimiter == '~' {
            [Style::Strikethrough; 2]
        } else {
            [Style::Emphasis, Style::Strong]
        };
        for (style, &count) in styles.iter().zip(&self.closes) {
            for _ in 0..count {
                paragraph.close_style(*style);
            }
        }
        for _ in 0..self.left {
            paragraph.text(self.delimiter.encode_utf8(&mut [0; 4]));
        }
        let order = if self.is_outermost_strong {
            [1, 0]
        } else {
            [0, 1]
        };
        for index in order {
            for _ in 0..self.opens[index] {
                paragraph.open_style(styles[index]);
            }
        }
    }
}

/// The runs that may open emphasis (`CommonMark`, "delimiter stack").
#[derive(Default)]
pub(super) struct DelimiterStack {
    /// Indices of runs.
    openers: Vec<usize>,
    /// For each delimiter, the indices of its runs among the openers.
    by_delimiter: [Vec<usize>; 3],
    /// The number of openers outside of the open link.
    bottom: usize,
}

impl DelimiterStack {
    pub(crate) fn start_link(&mut self) {
        self.bottom = self.openers.len();
    }

    /// Emphasis does not continue across the end of a link.
    pub(crate) fn end_link(&mut self) {
        self.truncate(self.bottom);
        self.bottom = 0;
    }

    /// Emphasis does not continue across paragraphs.
    pub(crate) fn end_paragraph(&mut self) {
        self.truncate(self.bottom);
    }

    /// Matches a run with the openers before it, and adds it to them.
    pub(crate) fn push(&mut self, runs: &mut [DelimiterRun], closer: usize) {
        let kind = match runs[closer].delimiter {
            '*' => 0,
            '_' => 1,
            _ => 2,
        };
        while runs[closer].can_close && runs[closer].left > 0 {
            let index = self.by_delimiter[kind].last().copied();
            let Some(index) = index.filter(|&index| index >= self.bottom) else {
                break;
            };
            let opener = self.openers[index];
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
            let matched = if is_strong { 2 } else { 1 };
            let open = &mut runs[opener];
            open.left -= matched;
            open.opens[usize::from(is_strong)] += 1;
            open.is_outermost_strong = is_strong;
            let is_used_up = open.left == 0;
            let close = &mut runs[closer];
            close.left -= matched;
            close.closes[usize::from(is_strong)] += 1;
            // The runs between the two open nothing.
            self.truncate(if is_used_up { index } else { index + 1 });
        }
        if runs[closer].can_open && runs[closer].left > 0 {
            self.by_delimiter[kind].push(self.openers.len());
            self.openers.push(closer);
        }
    }

    fn truncate(&mut self, length: usize) {
        self.openers.truncate(length);
        for indices in &mut self.by_delimiter {
            while indices.last().is_some_and(|&index| index >= length) {
                indices.pop();
            }
        }
    }
}
