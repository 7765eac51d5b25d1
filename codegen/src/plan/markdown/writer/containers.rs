//! The open container blocks, and what they put before each line.

use super::super::event::ContainerKind;
use super::super::limits::{MAX_ITEM_NUMBER, MAX_NESTING};
use crate::collections::List;

/// The stack of open containers, outermost first.
#[derive(Default)]
pub(super) struct Containers {
    stack: Vec<OpenContainer>,
    /// The indices of the containers that are written: block quotes and items up to `MAX_NESTING`.
    written: Vec<usize>,
    /// The number of containers that have been open since the last block.
    unchanged: usize,
    /// The indices of the items that contained the last block.
    last_items: Vec<usize>,
    /// The index of the bullet list that ended after the last block.
    ended_list: Option<usize>,
}

struct OpenContainer {
    kind: ContainerKind,
    /// Whether Markdown opened it. HTML cannot close it, nor anything outside of it.
    by_markdown: bool,
    is_written: bool,
    /// The next number of an ordered list, or the number of an item.
    number: Option<u32>,
    /// Whether the marker of an item has not been written.
    is_new: bool,
    marker_width: usize,
    /// The indices of the innermost HTML containers, this one included, that no Markdown container
    /// separates from it: a list, a list or an item, and a block quote.
    html_list: Option<usize>,
    html_list_or_item: Option<usize>,
    html_block_quote: Option<usize>,
}

impl OpenContainer {
    /// Writes the start of a line inside of the container.
    fn continue_line(&self, out: &mut String) {
        match self.kind {
            ContainerKind::BlockQuote => out.push_str("> "),
            ContainerKind::Item => out.extend(std::iter::repeat_n(' ', self.marker_width)),
            ContainerKind::List { .. } => {}
        }
    }
}

impl Containers {
    /// Writes the separator before a block and the start of its first line. Returns the start of its
    /// other lines.
    pub(crate) fn begin_block(&mut self, out: &mut String, after_paragraph: bool) -> String {
        let first_new = self
            .written
            .iter()
            .position(|&index| self.stack[index].is_new);
        if !out.is_empty() {
            let is_tight = after_paragraph && first_new.is_some_and(|new| self.is_tight(new));
            out.push('\n');
            if !is_tight {
                self.write_blank_line(out);
            }
        }
        let mut continuation = String::new();
        for &index in &self.written {
            let open = &mut self.stack[index];
            if open.is_new {
                let marker = match open.number {
                    Some(number) => format!("{number}. "),
                    None => "- ".to_owned(),
                };
                open.is_new = false;
                open.marker_width = marker.len();
                out.push_str(&marker);
            } else {
                open.continue_line(out);
            }
            open.continue_line(&mut continuation);
        }
        self.last_items = self
            .written
            .iter()
            .copied()
            .filter(|&index| self.stack[index].kind == ContainerKind::Item)
            .list();
        self.unchanged = self.stack.len();
        self.ended_list = None;
        continuation
    }

    /// The start of a line inside of all containers.
    pub(crate) fn continuation(&self) -> String {
        let mut continuation = String::new();
        for &index in &self.written {
            self.stack[index].continue_line(&mut continuation);
        }
        continuation
    }

    /// Writes a blank line inside of the containers that contain both the last block and the next.
    fn write_blank_line(&self, out: &mut String) {
        let mut line = String::new();
        for &index in &self.written {
            if index >= self.unchanged || self.stack[index].is_new {
                break;
            }
            self.stack[index].continue_line(&mut line);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }

    /// Whether a new item can follow a paragraph without a blank line (`CommonMark`, "tight").
    fn is_tight(&self, new: usize) -> bool {
        let index = self.written[new];
        // The next item of the same list.
        if self.unchanged >= index && self.last_items.contains(&index) {
            return true;
        }
        // The first item of a list directly after another: Markdown merges the two.
        if self.ended_list.is_some_and(|list| list + 1 == index) {
            return self.stack[index].number.is_none();
        }
        // The first item of a list after text of the item around it. An ordered list can interrupt a
        // paragraph only if it starts with 1.
        let parent = new.checked_sub(1).map(|parent| self.written[parent]);
        let in_item = parent.is_some_and(|parent| {
            self.stack[parent].kind == ContainerKind::Item && parent < self.unchanged
        });
        in_item && matches!(self.stack[index].number, None | Some(1))
    }

    pub(crate) fn open(&mut self, kind: ContainerKind, by_markdown: bool) {
        let index = self.stack.len();
        let parent = self.stack.last();
        let innermost =
            |is_kind: bool, of: fn(&OpenContainer) -> Option<usize>| match (by_markdown, is_kind) {
                (true, _) => None,
                (false, true) => Some(index),
                (false, false) => parent.and_then(of),
            };
        let is_list = matches!(kind, ContainerKind::List { .. });
        let is_block_quote = kind == ContainerKind::BlockQuote;
        let mut open = OpenContainer {
            kind,
            by_markdown,
            is_written: false,
            number: None,
            is_new: false,
            marker_width: 0,
            html_list: innermost(is_list, |parent| parent.html_list),
            html_list_or_item: innermost(!is_block_quote, |parent| parent.html_list_or_item),
            html_block_quote: innermost(is_block_quote, |parent| parent.html_block_quote),
        };
        let has_room = self.written.len() < MAX_NESTING;
        match kind {
            ContainerKind::BlockQuote => open.is_written = has_room,
            ContainerKind::List { start } => open.number = start,
            ContainerKind::Item if has_room => {
                open.is_written = true;
                open.is_new = true;
                if let Some(list) = self.stack.last_mut() {
                    open.number = list.number;
                    list.number = list.number.map(next_number);
                }
            }
            // Too deep: the item becomes the next one of the innermost list that is written.
            ContainerKind::Item => {
                let innermost = self.written.last().map(|&index| &mut self.stack[index]);
                let item =
                    innermost.filter(|open| open.kind == ContainerKind::Item && !open.is_new);
                if let Some(item) = item {
                    item.is_new = true;
                    item.number = item.number.map(next_number);
                }
            }
        }
        if open.is_written {
            self.written.push(index);
        }
        self.stack.push(open);
    }

    /// Closes the container with this index and all inside of it.
    fn close_from(&mut self, index: usize) {
        self.ended_list = self
            .stack
            .iter()
            .enumerate()
            .skip(index)
            .find(|(list, open)| {
                open.kind == ContainerKind::List { start: None }
                    && self.last_items.contains(&(list + 1))
            })
            .map(|(list, _)| list)
            .or(self.ended_list);
        self.stack.truncate(index);
        while self.written.last().is_some_and(|&last| last >= index) {
            self.written.pop();
        }
        self.unchanged = self.unchanged.min(index);
    }

    /// Closes the innermost container that Markdown opened.
    pub(crate) fn close_markdown(&mut self) {
        while let Some(last) = self.stack.last() {
            let by_markdown = last.by_markdown;
            self.close_from(self.stack.len() - 1);
            if by_markdown {
                return;
            }
        }
    }

    pub(crate) fn close_all(&mut self) {
        self.close_from(0);
    }

    pub(crate) fn close_html_list(&mut self) {
        if let Some(list) = self.stack.last().and_then(|last| last.html_list) {
            self.close_from(list);
        }
    }

    /// Opens an item, in a new list if none is open. The item before it ends.
    pub(crate) fn open_html_item(&mut self) {
        match self.stack.last().and_then(|last| last.html_list) {
            Some(list) => self.close_from(list + 1),
            None => self.open(ContainerKind::List { start: None }, false),
        }
        self.open(ContainerKind::Item, false);
    }

    pub(crate) fn close_html_item(&mut self) {
        if let Some(index) = self.stack.last().and_then(|last| last.html_list_or_item)
            && self.stack[index].kind == ContainerKind::Item
        {
            self.close_from(index);
        }
    }

    pub(crate) fn close_html_block_quote(&mut self) {
        if let Some(block_quote) = self.stack.last().and_then(|last| last.html_block_quote) {
            self.close_from(block_quote);
        }
    }
}

fn next_number(number: u32) -> u32 {
    (number + 1).min(MAX_ITEM_NUMBER)
}
