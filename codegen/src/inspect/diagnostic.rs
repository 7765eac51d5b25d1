//! The parts of errors.

use std::borrow::Cow;

use super::Place;
use crate::diagnostic::{Diagnostic, is_unprintable};

#[doc(hidden)]
impl Diagnostic {
    /// The message: one sentence in lower case, without a full stop. It may contain names from a model; see
    /// [`printable`].
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about the error.
    #[must_use]
    pub fn help_text(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The ID of the event that Smithy reports for the same mistake, such as `Target.UnresolvedShape`, if it has one.
    #[must_use]
    pub fn event_id(&self) -> Option<&'static str> {
        self.event
    }

    /// The place in the model.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let location = self.location.as_ref()?;
        Some(Place {
            file: location.file.clone(),
            line: location.line,
            column: location.column,
        })
    }

    /// The line and the column where what is at the place ends, if that is known.
    #[must_use]
    pub fn end(&self) -> Option<(usize, usize)> {
        let location = self.location.as_ref()?;
        let start = (location.line, location.column);
        (location.end != start).then_some(location.end)
    }

    /// The absolute ID of the shape that contains the place.
    #[must_use]
    pub fn shape(&self) -> Option<&str> {
        self.location.as_ref()?.shape.as_deref()
    }
}

/// A text on one line, with the characters escaped that a terminal would interpret or hide.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unprintable(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}
