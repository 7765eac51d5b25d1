//! The JSON AST of a file, with the places in the file that its parts come from.

use std::fmt::Write as _;

/// The JSON AST of a file.
#[derive(Debug)]
pub(in crate::model) struct Ast {
    pub(super) text: String,
    marks: Vec<Mark>,
}

/// A position in the text of a JSON AST, in bytes, and where what follows comes from.
#[derive(Debug)]
struct Mark {
    at: usize,
    /// The number of the file. Traits can come from another file.
    file: usize,
    /// The position in the file, in bytes.
    origin: usize,
}

impl Ast {
    pub(in crate::model) fn text(&self) -> &str {
        &self.text
    }

    /// The number of the file and the position in it, in bytes, that a position in the JSON AST comes from.
    pub(in crate::model) fn origin(&self, offset: usize) -> Option<(usize, usize)> {
        let next = self.marks.partition_point(|mark| mark.at <= offset);
        let mark = self.marks.get(next.checked_sub(1)?)?;
        Some((mark.file, mark.origin))
    }

    /// Replaces the numbers of files.
    pub(in crate::model) fn renumber(&mut self, number: &dyn Fn(usize) -> usize) {
        for mark in &mut self.marks {
            mark.file = number(mark.file);
        }
    }
}

/// The text of a JSON AST under construction.
#[derive(Debug)]
pub(super) struct Writer {
    /// The number of the file.
    file: usize,
    text: String,
    /// As in [`Ast`].
    marks: Vec<Mark>,
    /// Whether a comma is needed before the next item.
    needs_comma: bool,
}

impl Writer {
    pub(super) fn new(file: usize) -> Self {
        Writer {
            file,
            text: String::new(),
            marks: Vec::new(),
            needs_comma: false,
        }
    }

    /// The number of the file.
    pub(super) fn file(&self) -> usize {
        self.file
    }

    /// The following text comes from this position of the file.
    pub(super) fn mark(&mut self, at: usize) {
        self.mark_in(self.file, at);
    }

    /// The following text comes from this position of a file.
    pub(super) fn mark_in(&mut self, file: usize, origin: usize) {
        self.comma();
        let at = self.text.len();
        self.marks.push(Mark { at, file, origin });
    }

    fn comma(&mut self) {
        if std::mem::take(&mut self.needs_comma) {
            self.text.push(',');
        }
    }

    pub(super) fn open(&mut self, bracket: char) {
        self.comma();
        self.text.push(bracket);
    }

    pub(super) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.needs_comma = true;
    }

    pub(super) fn key(&mut self, key: &str) {
        self.comma();
        self.quote(key);
        self.text.push(':');
    }

    pub(super) fn string(&mut self, text: &str) {
        self.comma();
        self.quote(text);
        self.needs_comma = true;
    }

    /// A number, `true`, `false` or `null`.
    pub(super) fn literal(&mut self, text: &str) {
        self.comma();
        self.text.push_str(text);
        self.needs_comma = true;
    }

    /// `{"target": id}`
    pub(super) fn reference(&mut self, id: &str, at: usize) {
        self.mark(at);
        self.open('{');
        self.key("target");
        self.mark(at);
        self.string(id);
        self.close('}');
    }

    fn quote(&mut self, text: &str) {
        self.text.push('"');
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.text.push_str(&text[start..at]);
            start = at + 1;
            match byte {
                b'"' => self.text.push_str("\\\""),
                b'\\' => self.text.push_str("\\\\"),
                b'\n' => self.text.push_str("\\n"),
                b'\r' => self.text.push_str("\\r"),
                b'\t' => self.text.push_str("\\t"),
                byte => {
                    // A `String` takes all that is written to it.
                    let _ = write!(self.text, "\\u{byte:04x}");
                }
            }
        }
        self.text.push_str(&text[start..]);
        self.text.push('"');
    }

    pub(super) fn finish(self) -> Ast {
        let Writer { text, marks, .. } = self;
        Ast { text, marks }
    }
}
