//! The path of the value that is being validated or read.

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt::{self, Write as _};

use crate::redaction::REDACTED;

/// The path from the root of a value to one of its parts, as a list of borrowed segments on the stack. A check
/// that finds no violation does not allocate.
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    segment: Segment<'a>,
    /// The value is `@sensitive`: nothing of it is reported, including the keys of its maps.
    sensitive: Cell<bool>,
    /// The node of this path in the notes of the reader.
    node: Cell<u32>,
}

/// One segment of a path.
#[derive(Clone, Copy)]
pub(crate) enum Segment<'a> {
    Root,
    /// A member of a structure or union, by its number in the model and its name.
    Member(u32, &'static str),
    /// An item of a list.
    Index(usize),
    /// A value of a map by its key, and whether the key is redacted.
    Key(&'a str, bool),
}

impl Segment<'_> {
    /// The order of siblings: members by position in the model, items by index, values by key.
    pub(crate) fn order(self, other: Segment<'_>) -> Ordering {
        match (self, other) {
            (Segment::Member(left, _), Segment::Member(right, _)) => left.cmp(&right),
            (Segment::Index(left), Segment::Index(right)) => left.cmp(&right),
            (Segment::Key(left, _), Segment::Key(right, _)) => left.cmp(right),
            // The segments of siblings are of one kind.
            _ => Ordering::Equal,
        }
    }

    /// Appends the segment to a JSON Pointer (RFC 6901, section 3).
    pub(crate) fn push_to(self, pointer: &mut String) {
        match self {
            Segment::Root => {}
            Segment::Key(_, true) => push(pointer, REDACTED),
            Segment::Member(_, name) | Segment::Key(name, false) => push(pointer, name),
            Segment::Index(index) => {
                let _ = write!(pointer, "/{index}"); // writing to a String cannot fail
            }
        }
    }
}

impl<'a> Path<'a> {
    /// The node of a path without notes.
    pub(crate) const NOT_NOTED: u32 = u32::MAX;

    /// The value as a whole.
    pub(crate) fn root() -> Path<'static> {
        Path {
            parent: None,
            segment: Segment::Root,
            sensitive: Cell::new(false),
            node: Cell::new(0),
        }
    }

    /// This path with another segment.
    #[inline]
    pub(crate) fn child(&'a self, segment: Segment<'a>) -> Path<'a> {
        Path {
            parent: Some(self),
            segment,
            sensitive: Cell::new(self.sensitive.get()),
            node: Cell::new(Path::NOT_NOTED),
        }
    }

    /// The member of a structure or union, by its number and its name in the model.
    #[must_use]
    #[inline]
    pub fn member(&'a self, number: u32, name: &'static str) -> Path<'a> {
        self.child(Segment::Member(number, name))
    }

    /// Marks the value as `@sensitive`.
    #[inline]
    pub fn set_sensitive(&self) {
        self.sensitive.set(true);
    }

    /// The same path, marked as `@sensitive`.
    #[must_use]
    #[inline]
    pub fn sensitive(self) -> Path<'a> {
        self.set_sensitive();
        self
    }

    /// This path, as that of a key of the map.
    #[inline]
    pub(crate) fn of_key(&self, sensitive: bool) -> Path<'a> {
        Path {
            parent: self.parent,
            segment: self.segment,
            sensitive: Cell::new(self.sensitive.get() || sensitive),
            node: Cell::new(Path::NOT_NOTED),
        }
    }

    #[inline]
    pub(crate) fn is_sensitive(&self) -> bool {
        self.sensitive.get()
    }

    pub(crate) fn parent(&self) -> Option<&'a Path<'a>> {
        self.parent
    }

    pub(crate) fn segment(&self) -> Segment<'a> {
        self.segment
    }

    pub(crate) fn node(&self) -> u32 {
        self.node.get()
    }

    pub(crate) fn set_node(&self, node: u32) {
        self.node.set(node);
    }

    /// The JSON Pointer (RFC 6901); empty for the root.
    pub(crate) fn to_pointer(&self) -> String {
        let mut segments = Vec::new();
        let mut place = Some(self);
        while let Some(path) = place {
            segments.push(path.segment);
            place = path.parent;
        }
        let mut pointer = String::new();
        for segment in segments.into_iter().rev() {
            segment.push_to(&mut pointer);
        }
        pointer
    }
}

/// The pointer, without sensitive keys.
impl fmt::Debug for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_pointer())
    }
}

/// Appends a part of a pointer (RFC 6901, section 3).
fn push(pointer: &mut String, part: &str) {
    pointer.reserve(part.len() + 1);
    pointer.push('/');
    for c in part.chars() {
        match c {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            c => pointer.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_become_a_json_pointer() {
        let root = Path::root();
        let member = root.member(0, "Tags");
        let key = member.child(Segment::Key("a/b~c", false));
        assert_eq!(root.to_pointer(), "");
        let item = key.child(Segment::Index(12));
        assert_eq!(item.to_pointer(), "/Tags/a~1b~0c/12");
    }

    #[test]
    fn a_sensitive_key_is_redacted_and_parts_of_sensitive_values_are_sensitive() {
        let root = Path::root();
        let member = root.member(0, "Secrets").sensitive();
        let item = member.child(Segment::Index(0));
        assert!(item.is_sensitive() && !root.is_sensitive());
        let key = item.child(Segment::Key("hunter2", true));
        assert_eq!(key.to_pointer(), format!("/Secrets/0/{REDACTED}"));
    }
}
