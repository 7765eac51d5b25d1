//! The definitions of links (`CommonMark`, "Link reference definitions").

use std::collections::HashMap;

/// Where a label links to.
pub(super) struct Definition {
    pub address: String,
    pub title: String,
    /// The label as it is written, in its brackets.
    pub label: String,
    is_used: bool,
}

impl Definition {
    /// A definition of what stands in brackets.
    pub fn new(label: &str, address: &str, title: &str) -> Self {
        Definition {
            address: address.to_owned(),
            title: title.to_owned(),
            label: format!("[{label}]"),
            is_used: false,
        }
    }
}

/// The definitions of a text, by their labels.
pub(super) struct Definitions {
    by_label: HashMap<String, Definition>,
    /// How many bytes of addresses may still be written for labels: a long address with a short label
    /// could make a page grow with the square of the text.
    budget: usize,
}

impl Definitions {
    /// None so far, for a text of some length.
    pub fn new(length: usize) -> Self {
        Definitions {
            by_label: HashMap::new(),
            budget: 2 * length,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.by_label.is_empty()
    }

    /// Adds a definition, unless its label has one; whether it did.
    pub fn insert(&mut self, definition: Definition) -> bool {
        let label = &definition.label[1..definition.label.len() - 1];
        let label = normal(label);
        if self.by_label.contains_key(&label) {
            return false;
        }
        self.by_label.insert(label, definition);
        true
    }

    /// The address and the title for a label.
    pub fn resolve(&mut self, label: &str) -> Option<(String, String)> {
        let definition = self.by_label.get(&normal(label))?;
        let length = definition.address.len() + definition.title.len();
        self.budget = self.budget.checked_sub(length)?;
        Some((definition.address.clone(), definition.title.clone()))
    }

    /// Says that the link of a label has been written.
    pub fn mark_used(&mut self, label: &str) {
        if let Some(definition) = self.by_label.get_mut(&normal(label)) {
            definition.is_used = true;
        }
    }

    /// Those that no label in the text refers to, sorted.
    pub fn unused(&self) -> Vec<&Definition> {
        let unused = self.by_label.values().filter(|d| !d.is_used);
        let mut unused: Vec<&Definition> = unused.collect();
        unused.sort_by(|a, b| a.label.cmp(&b.label));
        unused
    }
}

/// A label as labels are compared (`CommonMark`, "Matches").
fn normal(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
