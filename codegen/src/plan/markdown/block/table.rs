//! Tables (GitHub Flavored Markdown, "Tables").

use super::super::limits::MAX_TABLE_COLUMNS;
use super::line::run_length;
use crate::collections::List;

/// The number of columns of the table that starts with these two lines, if they are the header row and
/// the delimiter row of one.
pub(super) fn columns(header: &str, delimiter_row: &str) -> Option<usize> {
    if !delimiter_row.contains(['|', ':']) {
        return None;
    }
    let columns = split_cells(delimiter_row).count();
    let is_table = columns <= MAX_TABLE_COLUMNS
        && split_cells(delimiter_row).all(is_delimiter_cell)
        && header.contains('|')
        && split_cells(header).count() == columns;
    is_table.then_some(columns)
}

fn is_delimiter_cell(cell: &str) -> bool {
    let dashes = cell.strip_prefix(':').unwrap_or(cell);
    let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
    !dashes.is_empty() && run_length(dashes, '-') == dashes.len()
}

pub(super) fn cells(row: &str) -> Vec<String> {
    // A pipe is escaped with a backslash, in code spans too.
    split_cells(row).map(|cell| cell.replace("\\|", "|")).list()
}

/// The cells of a row. Text beyond the last column is added to the last cell.
pub(super) fn body_cells(row: &str, columns: usize) -> Vec<String> {
    let mut cells = cells(row);
    if cells.len() > columns {
        let rest = cells.split_off(columns).join(" ");
        if let Some(last) = cells.last_mut() {
            last.push(' ');
            last.push_str(&rest);
        }
    }
    cells
}

fn split_cells(row: &str) -> impl Iterator<Item = &str> {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let is_escaped = |text: &str| (text.len() - text.trim_end_matches('\\').len()) % 2 == 1;
    let without_last_pipe = row.strip_suffix('|').filter(|row| !is_escaped(row));
    let mut rest = Some(without_last_pipe.unwrap_or(row));
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
