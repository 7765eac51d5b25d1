//! Limits that keep the output proportional to the input.

/// The depth to which lists and block quotes are nested; anything deeper is written at this depth.
/// Every line is indented by the list items around it, so without a limit the output could grow with
/// the square of the input.
pub(super) const MAX_NESTING: usize = 8;

/// The columns of a table; a wider one is written as text. Rustdoc fills up short rows, so without a
/// limit a page could grow with the square of the input.
pub(super) const MAX_TABLE_COLUMNS: usize = 64;

/// The largest number of a list item: nine digits (`CommonMark`, "ordered list marker").
pub(super) const MAX_ITEM_NUMBER: u32 = 999_999_999;

/// The bytes of a link label (`CommonMark`, "link label": at most 999 characters).
pub(super) const MAX_LABEL: usize = 1000;
