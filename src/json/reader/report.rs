//! What is wrong with the values.

use super::Reader;
use crate::constraint::notes::Note;
use crate::constraint::path::Path;
#[cfg(feature = "http")]
use crate::json::error::JsonError;
use crate::json::error::{TypeMismatch, TypeMismatchKind};

impl Reader<'_> {
    /// Reports that the next value has a wrong type, and skips it.
    #[cold]
    pub(in crate::json) fn skip_mismatch(
        &mut self,
        path: &Path<'_>,
        kind: TypeMismatchKind,
        expected: &'static str,
    ) {
        self.skip();
        self.mismatch(path, kind, expected);
    }

    /// Reports a mismatch of the value that has been read, with its kind and the expected type.
    #[cold]
    pub(in crate::json) fn mismatch(
        &mut self,
        path: &Path<'_>,
        kind: TypeMismatchKind,
        expected: &'static str,
    ) {
        if self.absent {
            return;
        }
        self.errors += 1;
        if self.mismatch.is_none() {
            let path = path.to_pointer();
            self.mismatch = Some(TypeMismatch {
                path,
                kind,
                expected,
            });
        }
    }

    /// Reports a null that is not a value.
    pub(in crate::json) fn null_mismatch(&mut self, path: &Path<'_>) {
        self.mismatch(path, TypeMismatchKind::Null, "something other than null");
    }

    /// Notes a missing required member, if it will be reported.
    #[cold]
    pub(super) fn missing(&mut self, path: &Path<'_>) {
        if self.is_noting() {
            self.notes.add(path, Note::Missing);
        }
    }

    /// Whether notes are needed: for a server, if no value is mistyped.
    fn is_noting(&self) -> bool {
        self.is_strict() && !self.absent && self.mismatch.is_none()
    }

    /// Prepares to read a repeated member. The last value counts, so the notes on the others are discarded.
    pub(in crate::json) fn forget(&mut self, path: &Path<'_>) {
        if !self.notes.is_empty() && self.is_noting() {
            self.notes.node(path);
        }
    }

    /// Records the total number of entries of a truncated list or map.
    pub(in crate::json) fn too_many(&mut self, path: &Path<'_>, entries: usize) {
        if self.is_noting() {
            self.notes.add_entries(path, entries);
        }
    }

    /// Reports that the text of a header or body is not a valid value of its member.
    #[cfg(feature = "http")]
    pub fn text_mismatch(&mut self, path: &Path<'_>) {
        self.mismatch(
            path,
            TypeMismatchKind::Text,
            "valid for the type of its member",
        );
    }

    /// Takes over the errors and notes of another reader.
    #[cfg(feature = "http")]
    pub fn fail_with(&mut self, error: JsonError) {
        match error {
            JsonError::Syntax(error) => {
                self.absent = true;
                self.syntax.get_or_insert(error);
            }
            JsonError::Type(mismatch) => {
                self.mismatch.get_or_insert(mismatch);
            }
            JsonError::Constraints(_) | JsonError::Unwritable(_) => {}
        }
    }
}
