//! The text of a model, and locations in it.

use proc_macro2::Span;

use super::json::Mismatch;
use crate::diagnostic::{Diagnostic, SourceLocation};

/// A model file, with its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    name: &'a str,
    text: &'a str,
}

impl<'a> Source<'a> {
    /// A file called `name` in messages. A byte order mark is ignored, which RFC 8259, section 8.1, allows.
    pub(crate) fn new(name: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Source { name, text }
    }

    /// Returns the name of the file in messages.
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// Returns the whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Whether a text is a slice of the file.
    pub(crate) fn has(&self, part: &str) -> bool {
        self.text.as_bytes().as_ptr_range().contains(&part.as_ptr())
    }

    /// The location where `part`, a slice of the text, begins.
    pub(crate) fn location(&self, part: &str, shape: Option<&str>) -> SourceLocation {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.location_of_offset(offset, shape)
    }

    /// The error for a value in the text.
    pub(crate) fn problem(&self, span: Span, mismatch: &Mismatch<'_>, shape: &str) -> Diagnostic {
        let problem = Diagnostic::new(span, mismatch.to_string())
            .location(self.location(mismatch.value, Some(shape)));
        let first = mismatch.first.filter(|first| self.has(first));
        match (first, &mismatch.help) {
            (Some(first), _) => problem.help(self.remove_one(first)),
            (None, Some(help)) => problem.help(&**help),
            (None, None) => problem,
        }
    }

    /// The help for a duplicate of the key at this location.
    pub(crate) fn remove_one(&self, first: &str) -> String {
        format!(
            "the first is at {}; remove one of them",
            self.location(first, None)
        )
    }

    /// The location of a byte of the text.
    pub(crate) fn location_of_offset(&self, offset: usize, shape: Option<&str>) -> SourceLocation {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        SourceLocation {
            file: self.name.to_owned(),
            line: before.bytes().filter(|&b| b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            shape: shape.map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_one_in_characters() {
        let text = "{\n  \"é\": x\n}";
        let source = Source::new("m.json", text);
        let x = &text[text.find('x').expect("x")..];
        let location = source.location(x, None);
        assert_eq!((location.line, location.column), (2, 8));
        // A byte within a character is at the character.
        let within = text.find('é').expect("é") + 1;
        let location = source.location_of_offset(within, None);
        assert_eq!((location.line, location.column), (2, 4));
    }
}
