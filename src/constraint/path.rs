//! Where in a value a check or a reader stands.

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt::{self, Write as _};

use crate::fmt::REDACTED;

/// The way from the root of a value to one of its parts, as a list of borrowed steps on the stack:
/// a check that finds nothing allocates nothing.
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
    /// What stands here is `@sensitive`: nothing of it is reported, the keys of its maps included.
    secret: Cell<bool>,
    /// The number of this place among those of which the reader has noted something.
    node: Cell<u32>,
}

/// One step of a path.
#[derive(Clone, Copy)]
pub(crate) enum Step<'a> {
    Root,
    /// A member of a structure or union, by its number in the model and its name.
    Member(u32, &'static str),
    /// An item of a list.
    Index(usize),
    /// A value of a map by its key, and whether the key is not to be shown.
    Key(&'a str, bool),
}

impl Step<'_> {
    /// The order of siblings: members as in the model, items by index, values by key.
    pub(crate) fn order(self, other: Step<'_>) -> Ordering {
        match (self, other) {
            (Step::Member(left, _), Step::Member(right, _)) => left.cmp(&right),
            (Step::Index(left), Step::Index(right)) => left.cmp(&right),
            (Step::Key(left, _), Step::Key(right, _)) => left.cmp(right),
            // The steps below one place are all of one kind.
            _ => Ordering::Equal,
        }
    }

    /// Appends the step to a JSON Pointer (RFC 6901, section 3).
    pub(crate) fn push_to(self, pointer: &mut String) {
        match self {
            Step::Root => {}
            Step::Key(_, true) => push(pointer, REDACTED),
            Step::Member(_, name) | Step::Key(name, false) => push(pointer, name),
            Step::Index(index) => {
                let _ = write!(pointer, "/{index}"); // writing to a String cannot fail
            }
        }
    }
}

impl<'a> Path<'a> {
    /// The number of a place of which nothing has been noted.
    pub(crate) const NOT_NOTED: u32 = u32::MAX;

    /// The value as a whole.
    pub(crate) fn root() -> Path<'static> {
        Path {
            parent: None,
            step: Step::Root,
            secret: Cell::new(false),
            node: Cell::new(0),
        }
    }

    /// The place one step below this one.
    #[inline]
    pub(crate) fn child(&'a self, step: Step<'a>) -> Path<'a> {
        Path {
            parent: Some(self),
            step,
            secret: Cell::new(self.secret.get()),
            node: Cell::new(Path::NOT_NOTED),
        }
    }

    /// The member of a structure or union, by its number and its name in the model.
    #[must_use]
    #[inline]
    pub fn member(&'a self, number: u32, name: &'static str) -> Path<'a> {
        self.child(Step::Member(number, name))
    }

    /// Marks what stands here as `@sensitive`.
    #[inline]
    pub fn hide(&self) {
        self.secret.set(true);
    }

    /// The same place, marked as `@sensitive`.
    #[must_use]
    #[inline]
    pub fn secret(self) -> Path<'a> {
        self.hide();
        self
    }

    /// This place, as that of a key of the map that stands here.
    #[inline]
    pub(crate) fn of_key(&self, secret: bool) -> Path<'a> {
        Path {
            parent: self.parent,
            step: self.step,
            secret: Cell::new(self.secret.get() || secret),
            node: Cell::new(Path::NOT_NOTED),
        }
    }

    #[inline]
    pub(crate) fn is_secret(&self) -> bool {
        self.secret.get()
    }

    pub(crate) fn parent(&self) -> Option<&'a Path<'a>> {
        self.parent
    }

    pub(crate) fn step(&self) -> Step<'a> {
        self.step
    }

    pub(crate) fn node(&self) -> u32 {
        self.node.get()
    }

    pub(crate) fn set_node(&self, node: u32) {
        self.node.set(node);
    }

    /// The JSON Pointer (RFC 6901) of this place; empty for the root.
    pub(crate) fn to_pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut place = Some(self);
        while let Some(path) = place {
            steps.push(path.step);
            place = path.parent;
        }
        let mut pointer = String::new();
        for step in steps.into_iter().rev() {
            step.push_to(&mut pointer);
        }
        pointer
    }
}

/// The pointer, in which no secret is.
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
        let key = member.child(Step::Key("a/b~c", false));
        assert_eq!(root.to_pointer(), "");
        let item = key.child(Step::Index(12));
        assert_eq!(item.to_pointer(), "/Tags/a~1b~0c/12");
    }

    #[test]
    fn a_hidden_key_is_not_shown_and_what_is_below_a_secret_is_one() {
        let root = Path::root();
        let member = root.member(0, "Secrets").secret();
        let item = member.child(Step::Index(0));
        assert!(item.is_secret() && !root.is_secret());
        let key = item.child(Step::Key("hunter2", true));
        assert_eq!(key.to_pointer(), format!("/Secrets/0/{REDACTED}"));
    }
}
