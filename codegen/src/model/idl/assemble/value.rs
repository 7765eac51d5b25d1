//! Values, and metadata.

use std::borrow::Cow;

use super::Model;
use crate::collections::{List, Map};
use crate::input::lazy_json;
use crate::model::idl::names::Scope;
use crate::model::idl::tree::{Key, Node, Value};
use crate::model::idl::writer::Writer;
use crate::model::{conflict, json};

impl<'m> Model<'m> {
    /// The metadata of a file. Values of a key that are arrays are joined, and others must be equal (Smithy
    /// specification, "Merging metadata").
    pub(super) fn metadata(&mut self, file: usize, out: &mut Writer) {
        let files = self.files;
        let mut by_key: Map<&str, Vec<&(Key<'m>, Node<'m>)>> = Map::new();
        for entry in &files[file].metadata {
            let all = by_key.get_or_insert_with(&*entry.0.text, Vec::new);
            all.push(entry);
        }
        if by_key.entries().is_empty() {
            return;
        }
        out.key("metadata");
        out.open('{');
        for (key, entries) in by_key.entries() {
            let first = &entries[0];
            out.mark(first.0.at);
            out.key(key);
            let values = entries.iter().map(|(_, node)| (None, node)).list();
            let wrong = self.joined(&values, out);
            if let Some(wrong) = wrong {
                let at = entries[wrong].0.at;
                let message = conflict::conflicting_metadata(key);
                let problem = self.report((file, at), "", message);
                problem.shape = None;
                problem.first = Some((file, first.0.at));
            }
        }
        out.close('}');
    }

    /// Writes values of the same metadata or trait: arrays are joined, and others must be equal. Returns the index of
    /// one that is not.
    pub(super) fn joined(
        &self,
        values: &[(Option<usize>, &Node<'_>)],
        out: &mut Writer,
    ) -> Option<usize> {
        let &(file, first) = values.first()?;
        let Value::Array(_) = &first.value else {
            self.node(file, first, out);
            return self.differing(values);
        };
        out.mark_in(file.unwrap_or(out.file()), first.at);
        out.open('[');
        let mut wrong = None;
        for (number, (file, node)) in values.iter().enumerate() {
            match &node.value {
                Value::Array(items) => {
                    for item in items {
                        self.node(*file, item, out);
                    }
                }
                _ => wrong = wrong.or(Some(number)),
            }
        }
        out.close(']');
        wrong
    }

    /// The index of a value that is not equal to the first.
    fn differing(&self, values: &[(Option<usize>, &Node<'_>)]) -> Option<usize> {
        if values.len() == 1 {
            return None;
        }
        let (file, first) = values[0];
        let first = self.text_of(file, first);
        values.iter().position(|&(file, node)| {
            let text = self.text_of(file, node);
            let raws = (lazy_json::scan(&first), lazy_json::scan(&text));
            first != text
                && !matches!(raws, (Ok(first), Ok(second)) if json::is_same(first, second))
        })
    }

    /// The JSON text of a value.
    pub(super) fn text_of(&self, file: Option<usize>, node: &Node<'_>) -> String {
        let mut out = Writer::new(file.unwrap_or_default());
        self.node(file, node, &mut out);
        out.finish().text
    }

    /// A value of a file, or of its metadata without a number: names in metadata, which comes before the namespace, are
    /// those of the prelude.
    pub(super) fn node(&self, file: Option<usize>, node: &Node<'_>, out: &mut Writer) {
        out.mark_in(file.unwrap_or(out.file()), node.at);
        match &node.value {
            Value::Null => out.literal("null"),
            Value::Boolean(value) => out.literal(if *value { "true" } else { "false" }),
            Value::Number(text) => out.literal(&json_number(text)),
            Value::String(text) => out.string(text),
            Value::Id(name) => {
                let id = match file {
                    Some(file) => self.resolve(file, name),
                    None => Scope::of_metadata().resolve(name, &|_| false),
                };
                let is_known = |file: usize| {
                    // An import may refer to a package that is not part of the model.
                    let root = id.split('$').next().unwrap_or_default();
                    let written = name.split('$').next().unwrap_or_default();
                    self.exists(root) || self.scopes[file].own(written) != root
                };
                if let Some(file) = file.filter(|file| !name.contains('#') && !is_known(*file)) {
                    let unquoted = (file, node.at, (*name).to_owned());
                    self.unquoted.borrow_mut().push(unquoted);
                }
                out.string(&id);
            }
            Value::Array(items) => {
                out.open('[');
                for item in items {
                    self.node(file, item, out);
                }
                out.close(']');
            }
            Value::Object(entries) => {
                out.open('{');
                for (key, value) in entries {
                    out.mark_in(file.unwrap_or(out.file()), key.at);
                    out.key(&key.text);
                    self.node(file, value, out);
                }
                out.close('}');
            }
        }
    }
}

/// A number in JSON, which allows no leading zeros. Smithy reads -0 as 0.
fn json_number(text: &str) -> Cow<'_, str> {
    if text == "-0" {
        return Cow::Borrowed("0");
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let trimmed = digits.trim_start_matches('0');
    let kept = if trimmed.starts_with(|c: char| c.is_ascii_digit()) {
        trimmed
    } else {
        &digits[digits.len() - trimmed.len() - 1..]
    };
    if kept.len() == digits.len() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("{sign}{kept}"))
    }
}
