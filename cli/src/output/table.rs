//! Tables: a row per line, columns separated by two spaces.
//!
//! Crates for tables such as comfy-table draw borders and wrap cells, which is hard to read back by programs and
//! people alike. Here a row stays a line, and only the last column is cut at the edge of a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use anstyle::Style;

use super::style::{self, paint};
use super::width;

/// A table.
#[derive(Debug)]
pub struct Table<'t> {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell<'t>>>,
}

#[derive(Debug)]
struct Column {
    name: &'static str,
    is_number: bool,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell<'t> {
    text: Cow<'t, str>,
    style: Style,
}

impl<'t> Cell<'t> {
    /// A text on one line, without styles in it.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        Cell::styled(text, style::PLAIN)
    }

    pub fn styled(text: impl Into<Cow<'t, str>>, style: Style) -> Self {
        let text = text.into();
        Cell { text, style }
    }
}

impl<'t> Table<'t> {
    /// A table with these columns; names that begin with `#` are those of numbers, which are aligned right.
    pub fn new(names: &[&'static str]) -> Self {
        let column = |name: &&'static str| Column {
            name: name.trim_start_matches('#'),
            is_number: name.starts_with('#'),
        };
        Table {
            columns: names.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row with a cell for each column.
    pub fn row(&mut self, cells: impl Into<Vec<Cell<'t>>>) {
        self.rows.push(cells.into());
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines of the table, cut at `max` columns.
    pub fn render(&self, max: Option<usize>) -> String {
        let names = self
            .columns
            .iter()
            .map(|column| width::columns(column.name));
        let mut widths: Vec<usize> = names.collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(width::columns(&cell.text));
            }
        }
        let names = self.columns.iter();
        let header = names.map(|column| Cell::styled(column.name, style::HEADING));
        let header: Vec<Cell<'_>> = header.collect();
        let mut out = String::new();
        if self.columns.iter().any(|column| !column.name.is_empty()) {
            self.line(&header, &widths, max, &mut out);
        }
        for row in &self.rows {
            self.line(row, &widths, max, &mut out);
        }
        out
    }

    fn line(&self, cells: &[Cell<'_>], widths: &[usize], max: Option<usize>, out: &mut String) {
        // Spaces before the next cell, which are not written at the end of a line.
        let mut gap = 0;
        let mut at = 0;
        for (place, cell) in cells.iter().enumerate() {
            let is_last = place + 1 == cells.len();
            let text = match max {
                // A column is not cut to nothing: a narrow terminal wraps it.
                Some(max) if is_last && max >= at + 12 => &*width::cut(&cell.text, max - at),
                _ => &*cell.text,
            };
            let (width, used) = (widths[place], width::columns(text));
            let fill = width.saturating_sub(used);
            let is_number = self
                .columns
                .get(place)
                .is_some_and(|column| column.is_number);
            let (before, after) = if is_number { (fill, 0) } else { (0, fill) };
            if text.is_empty() {
                gap += before;
            } else {
                let spaces = gap + before;
                out.extend(std::iter::repeat_n(' ', spaces));
                let _ = write!(out, "{}", paint(cell.style, text)); // a string takes all
                gap = 0;
            }
            gap += after + 2;
            at += width + 2;
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(max: Option<usize>) -> String {
        let mut table = Table::new(&["SHAPE", "#SIZE", "TEXT"]);
        table.row([
            Cell::new("a#B"),
            Cell::new("7"),
            Cell::new("some words of text"),
        ]);
        table.row([Cell::new("語#Long"), Cell::new("1200"), Cell::new("")]);
        anstream::adapter::strip_str(&table.render(max)).to_string()
    }

    #[test]
    fn columns_are_aligned_and_the_last_is_cut() {
        assert_eq!(
            render(None),
            "SHAPE    SIZE  TEXT\na#B         7  some words of text\n語#Long  1200\n"
        );
        assert_eq!(
            render(Some(28)),
            "SHAPE    SIZE  TEXT\na#B         7  some words o…\n語#Long  1200\n"
        );
        assert_eq!(render(Some(5)), render(None));
        let mut table = Table::new(&["", ""]);
        table.row([Cell::new("a".repeat(70_000)), Cell::new("b")]);
        table.row([Cell::new("c"), Cell::new("d")]);
        assert_eq!(table.render(None).len(), 2 * 70_000 + 2 * "  b\n".len());
    }
}
