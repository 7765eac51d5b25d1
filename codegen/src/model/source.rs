//! The files of a model, and locations in them.

use std::cell::OnceCell;

use proc_macro2::Span;

use super::json::Mismatch;
use super::translate::{Ast, Translated, token_len};
use crate::collections::List;
use crate::diagnostic::{Diagnostic, Lines, SourceLocation};
use crate::input::{ModelText, file_format};

/// A file of a model, with its text.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    name: &'a str,
    text: &'a str,
    span: Span,
    /// The lines of the text, once a place has been looked up.
    lines: OnceCell<Lines>,
}

impl<'a> Source<'a> {
    /// A file called `name` in messages, whose errors are reported at `span`. A byte order mark is ignored, which
    /// RFC 8259, section 8.1, allows.
    pub(crate) fn new(name: &'a str, text: &'a str, span: Span) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Source {
            name,
            text,
            span,
            lines: OnceCell::new(),
        }
    }

    /// Returns the name of the file in messages.
    pub(crate) fn name(&self) -> &'a str {
        self.name
    }

    /// Returns the whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Whether the file is in Smithy's interface definition language: by its name, or by its text if the name has neither
    /// extension.
    pub(crate) fn is_idl(&self) -> bool {
        file_format::is_idl(self.name, self.text)
    }

    /// Returns the token of the input that names the file.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// The location in bytes of a slice of the text.
    fn offset(&self, part: &str) -> Option<usize> {
        offset(self.text, part)
    }

    /// The location where `part`, a slice of the text, begins and ends.
    pub(crate) fn location(&self, part: &str, shape: Option<&str>) -> SourceLocation {
        let start = self.offset(part).unwrap_or_default();
        self.location_of_range(start, part.len(), shape)
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
        self.location_of_range(offset, 0, shape)
    }

    pub(super) fn location_of_range(
        &self,
        start: usize,
        length: usize,
        shape: Option<&str>,
    ) -> SourceLocation {
        let text = (self.text, self.lines());
        SourceLocation::new(self.name, text, (start, length), shape)
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(self.text))
    }

    /// The line and the column, in characters, of a byte of the text, both from 1.
    #[cfg(feature = "inspect")]
    pub(crate) fn position(&self, offset: usize) -> (usize, usize) {
        self.lines().position(self.text, offset)
    }
}

/// The location in bytes of a slice of a text.
fn offset(text: &str, part: &str) -> Option<usize> {
    let range = text.as_bytes().as_ptr_range();
    (range.contains(&part.as_ptr())).then(|| part.as_ptr() as usize - text.as_ptr() as usize)
}

/// The files of a model.
///
/// Values of the model are slices of its JSON ASTs: the texts of its files, and what files in Smithy's interface
/// definition language become. What several files define together is a slice of a text that is composed of them.
#[derive(Debug)]
pub(crate) struct Sources<'a> {
    files: Vec<Source<'a>>,
    /// The translation of the files in Smithy IDL.
    translated: OnceCell<Translated>,
    merged: OnceCell<Merged>,
}

/// The location of a slice of a JSON AST.
#[derive(Clone, Copy, Debug)]
struct Place {
    file: usize,
    /// In bytes of the JSON AST.
    offset: usize,
    /// Whether the slice is in the file, too, so that its length has a meaning there.
    is_verbatim: bool,
}

/// The text of what several files define together.
#[derive(Debug, Default)]
pub(super) struct Merged {
    text: String,
    pieces: Vec<Piece>,
}

/// A piece of a composed text. It ends where the next one begins.
#[derive(Debug)]
struct Piece {
    /// The location in the composed text, in bytes.
    start: usize,
    file: usize,
    /// The location in the JSON AST of the file, in bytes.
    origin: usize,
    /// Whether the piece is in that JSON AST, too, so that its length has a meaning there.
    is_verbatim: bool,
}

impl Merged {
    /// Adds a slice of a file.
    pub(super) fn add(&mut self, sources: &Sources<'_>, part: &str) {
        self.begin(sources, part, true);
        self.text.push_str(part);
    }

    /// Adds a text that is in no file, and whose location is where `part` begins.
    pub(super) fn add_at(&mut self, sources: &Sources<'_>, part: &str, text: &str) {
        self.begin(sources, part, false);
        self.text.push_str(text);
    }

    fn begin(&mut self, sources: &Sources<'_>, part: &str, is_verbatim: bool) {
        if let Some(place) = sources.place(part) {
            self.pieces.push(Piece {
                start: self.text.len(),
                file: place.file,
                origin: place.offset,
                is_verbatim,
            });
        }
    }

    /// Returns the length of the text in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }
}

impl<'a> Sources<'a> {
    /// A model of these files.
    pub(crate) fn new(texts: &'a [ModelText]) -> Self {
        let source = |file: &'a ModelText| Source::new(&file.name, &file.text, file.span);
        Sources::of(texts.iter().map(source).list())
    }

    /// A model of one file.
    pub(crate) fn one(name: &'a str, text: &'a str, span: Span) -> Self {
        Sources::of(vec![Source::new(name, text, span)])
    }

    fn of(files: Vec<Source<'a>>) -> Self {
        Sources {
            files,
            translated: OnceCell::new(),
            merged: OnceCell::new(),
        }
    }

    /// Returns the files.
    pub(crate) fn files(&self) -> &[Source<'a>] {
        &self.files
    }

    /// Returns the names of the files for messages.
    pub(crate) fn names(&self) -> String {
        match &*self.files {
            [only] => format!("`{}`", only.name),
            [first, second] => format!("`{}` and `{}`", first.name, second.name),
            files => format!("the {} files of the model", files.len()),
        }
    }

    /// Whether a text may occur in a file, plain or with escapes.
    pub(crate) fn may_contain(&self, text: &str) -> bool {
        let may_contain = |ast: &str| ast.contains(text) || ast.contains("\\u");
        (0..self.files.len()).any(|file| may_contain(self.ast(file)))
    }

    /// Sets what the files that are in the interface definition language become.
    pub(super) fn set_translated(&self, translated: Translated) {
        self.translated.get_or_init(|| translated);
    }

    /// Errors in what the generator refuses in the interface definition language, though Smithy loads it: traits that are
    /// neither imported nor defined, texts without quotes, and misspelled properties.
    pub(crate) fn refused(&self) -> &[Diagnostic] {
        (self.translated.get()).map_or(&[], |(_, refused)| refused)
    }

    /// The JSON AST that a file in the interface definition language becomes.
    fn translated(&self, file: usize) -> Option<&Ast> {
        self.translated.get()?.0.get(file)?.as_ref()
    }

    /// The JSON AST of a file.
    pub(crate) fn ast(&self, file: usize) -> &str {
        match (self.translated(file), self.files.get(file)) {
            (Some(ast), _) => ast.text(),
            (None, Some(source)) => source.text,
            (None, None) => "",
        }
    }

    /// Sets the text of what several files define together, and returns it.
    pub(super) fn set_merged(&self, merged: Merged) -> &str {
        &self.merged.get_or_init(|| merged).text
    }

    /// Whether a text is a slice of a file, or of what several files define together.
    pub(crate) fn has(&self, part: &str) -> bool {
        self.find(part).is_some()
    }

    /// The index of the file that a text is a slice of.
    pub(crate) fn file_of(&self, part: &str) -> Option<usize> {
        self.place(part).map(|place| place.file)
    }

    /// The file that a text comes from, and the location in it, in bytes.
    pub(crate) fn find(&self, part: &str) -> Option<(usize, usize)> {
        let Place { file, offset, .. } = self.place(part)?;
        match self.translated(file) {
            Some(ast) => ast.origin(offset),
            None => Some((file, offset)),
        }
    }

    /// The location of a slice of a JSON AST, or of what several files define together.
    fn place(&self, part: &str) -> Option<Place> {
        let found = (0..self.files.len()).find_map(|file| {
            let offset = offset(self.ast(file), part)?;
            Some(Place {
                file,
                offset,
                is_verbatim: self.translated(file).is_none(),
            })
        });
        found.or_else(|| {
            let (piece, into) = self.piece(part)?;
            let into = if piece.is_verbatim { into } else { 0 };
            Some(Place {
                file: piece.file,
                offset: piece.origin + into,
                is_verbatim: self.translated(piece.file).is_none() && self.is_in(piece, into, part),
            })
        })
    }

    /// Whether a slice of the composed text is in a piece of a file. The end of what is composed of several pieces has no
    /// meaning.
    fn is_in(&self, piece: &Piece, into: usize, part: &str) -> bool {
        let merged = self.merged.get().map_or(&[][..], |merged| &merged.pieces);
        let next = merged.partition_point(|other| other.start <= piece.start);
        let end = piece.start + into + part.len();
        piece.is_verbatim && merged.get(next).is_none_or(|next| end <= next.start)
    }

    /// The piece of the composed text in which a slice of it begins, and the location in the piece.
    fn piece(&self, part: &str) -> Option<(&Piece, usize)> {
        let merged = self.merged.get()?;
        let at = offset(&merged.text, part)?;
        let next = merged.pieces.partition_point(|piece| piece.start <= at);
        let piece = merged.pieces.get(next.checked_sub(1)?)?;
        Some((piece, at - piece.start))
    }

    /// The location where `part`, a slice of a file, begins and ends.
    pub(crate) fn location(&self, part: &str, shape: Option<&str>) -> SourceLocation {
        let place = self.place(part);
        let (file, start) = self.find(part).unwrap_or_default();
        let Some(source) = self.files.get(file) else {
            return Source::new("", "", Span::call_site()).location_of_offset(0, shape);
        };
        let length = match place {
            Some(place) if self.translated(place.file).is_some() => token_len(source.text, start),
            Some(place) if place.is_verbatim => part.len(),
            _ => 0,
        };
        source.location_of_range(start, length, shape)
    }

    /// The location of a reference to a shape in `part`: in a file in the interface definition language that of the name,
    /// and in a JSON AST that of the part.
    pub(crate) fn location_of_reference(
        &self,
        part: &str,
        id: &str,
        shape: &str,
    ) -> SourceLocation {
        let is_translated = |part: &str| {
            (self.place(part)).is_some_and(|place| self.translated(place.file).is_some())
        };
        let quoted = format!("\"{id}\"");
        let reference = part.find(&quoted).map(|at| &part[at..at + quoted.len()]);
        let reference = reference.filter(|reference| is_translated(reference));
        self.location(reference.unwrap_or(part), Some(shape))
    }

    /// The error for a value of a file.
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

    /// The help for a duplicate of what is at this location.
    pub(crate) fn remove_one(&self, first: &str) -> String {
        format!(
            "the first is at {}; remove one of them",
            self.location(first, None)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_from_one_in_characters() {
        let text = "{\n  \"é\": x\n}";
        let source = Source::new("m.json", text, Span::call_site());
        let x = &text[text.find('x').expect("x")..];
        let location = source.location(x, None);
        assert_eq!((location.line, location.column), (2, 8));
        assert_eq!(location.end, (3, 2));
        // A byte within a character is at the character.
        let within = text.find('é').expect("é") + 1;
        let location = source.location_of_offset(within, None);
        assert_eq!((location.line, location.column), (2, 4));
        assert_eq!(location.end, (2, 4));
    }

    #[test]
    fn places_in_composed_texts_are_those_of_their_pieces() {
        let text = |name: &str, text: &str| ModelText {
            name: name.to_owned(),
            text: text.to_owned(),
            span: Span::call_site(),
        };
        let texts = [text("a.json", "{\n 1}"), text("b.json", "{\n  [22,\n 3]}")];
        let sources = Sources::new(&texts);
        let (first, second) = (&texts[0].text, &texts[1].text);
        let mut merged = Merged::default();
        merged.add_at(&sources, &first[0..], "{\"a\": ");
        merged.add(&sources, &first[3..4]);
        merged.add_at(&sources, &second[4..], ", \"b\": ");
        merged.add(&sources, &second[4..second.len() - 1]);
        merged.add_at(&sources, &first[0..], "}");
        let text = sources.set_merged(merged);
        assert_eq!(text, "{\"a\": 1, \"b\": [22,\n 3]}");
        for (part, file, place, end) in [
            ("{", "a.json", (1, 1), (1, 1)),
            ("a", "a.json", (1, 1), (1, 1)),
            ("1", "a.json", (2, 2), (2, 3)),
            ("b", "b.json", (2, 3), (2, 3)),
            ("22", "b.json", (2, 4), (2, 6)),
            ("3]", "b.json", (3, 2), (3, 4)),
            ("[22,\n 3]", "b.json", (2, 3), (3, 4)),
            ("3]}", "b.json", (3, 2), (3, 2)),
        ] {
            let at = text.find(part).expect(part);
            let found = sources.location(&text[at..at + part.len()], None);
            assert_eq!(found.file, file, "{part}");
            assert_eq!((found.line, found.column), place, "{part}");
            assert_eq!(found.end, end, "{part}");
        }
        assert!(!sources.has("x"));
    }
}
