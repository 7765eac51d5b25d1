//! Link reference definitions (`CommonMark`, "Link reference definitions").

use super::limits::MAX_LABEL;
use super::url::is_web_url;
use crate::collections::{List, Map};

/// A link reference definition.
pub(super) struct Definition {
    pub(crate) destination: String,
    pub(crate) title: String,
    /// The label as written, with its brackets.
    pub(crate) label: String,
    is_used: bool,
}

impl Definition {
    /// Parses a definition on one line. Only web URLs are accepted as destinations.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let inside = line.trim().strip_prefix('[')?;
        let end = inside
            .bytes()
            .take(MAX_LABEL)
            .position(|b| b == b']' || b == b'[')?;
        let (label, after) = inside.split_at(end);
        let after = after.strip_prefix("]:")?.trim();
        if label.trim().is_empty() || label.starts_with('^') || label.contains('\\') {
            return None;
        }
        let (destination, title) = after.split_once([' ', '\t']).unwrap_or((after, ""));
        let destination = destination
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
            .unwrap_or(destination);
        let title = title.trim();
        let title = match title.chars().next() {
            None => "",
            Some(quote @ ('"' | '\'')) if title.len() > 1 => title[1..].strip_suffix(quote)?,
            Some('(') => title[1..].strip_suffix(')')?,
            Some(_) => return None,
        };
        if !is_web_url(destination) || destination.contains(['<', '>']) {
            return None;
        }
        Some(Definition {
            destination: destination.to_owned(),
            title: title.to_owned(),
            label: format!("[{label}]"),
            is_used: false,
        })
    }
}

/// The definitions of a text, by their normalized labels.
pub(super) struct Definitions {
    by_label: Map<String, Definition>,
    /// The bytes of destinations and titles that links may still take. Many links to one long
    /// destination could otherwise make the output grow with the square of the input.
    budget: usize,
}

impl Definitions {
    pub(crate) fn new(text_length: usize) -> Self {
        Definitions {
            by_label: Map::new(),
            budget: 2 * text_length,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.by_label.entries().is_empty()
    }

    /// Adds a definition and returns true, unless its label is already defined.
    pub(crate) fn insert(&mut self, definition: Definition) -> bool {
        let label = &definition.label[1..definition.label.len() - 1];
        let label = normalize(label);
        if self.by_label.contains_key(&label) {
            return false;
        }
        self.by_label.insert(label, definition);
        true
    }

    /// The destination and title for a label.
    pub(crate) fn resolve(&mut self, label: &str) -> Option<(String, String)> {
        let definition = self.by_label.get(&normalize(label))?;
        let length = definition.destination.len() + definition.title.len();
        self.budget = self.budget.checked_sub(length)?;
        Some((definition.destination.clone(), definition.title.clone()))
    }

    /// Records that a link with this label has been written.
    pub(crate) fn mark_used(&mut self, label: &str) {
        if let Some(definition) = self.by_label.get_mut(&normalize(label)) {
            definition.is_used = true;
        }
    }

    /// The definitions that no link uses, by label.
    pub(crate) fn unused(&self) -> Vec<&Definition> {
        let mut unused = Vec::new();
        for (_, definition) in self.by_label.entries() {
            if !definition.is_used {
                unused.push(definition);
            }
        }
        unused.sort_by(|a, b| a.label.cmp(&b.label));
        unused
    }
}

/// The form in which labels are compared (`CommonMark`, "matches").
fn normalize(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().list();
    words.join(" ").to_lowercase()
}
