//! Where in a value a check stands.

use std::fmt::{self, Write as _};

use crate::show::REDACTED;

/// The way from the root of a value to one of its parts, as a list of borrowed steps on the stack:
/// a check that finds nothing allocates nothing.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
    /// What lies below is `@sensitive`: map keys, which are data, are not to be shown.
    secret: bool,
}

/// What a step is sorted by.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Order {
    /// A member's number or an item's index.
    Number(usize),
    /// A key of a map.
    Key(String),
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    /// By its number in the model and its name.
    Member(u32, &'static str),
    Index(usize),
    /// A key of a map, and whether it is not to be shown.
    Key(&'a str, bool),
}

impl<'a> Path<'a> {
    /// The value that is checked as a whole.
    pub(crate) const ROOT: Path<'static> = Path {
        parent: None,
        step: Step::Root,
        secret: false,
    };

    fn child(&'a self, step: Step<'a>) -> Path<'a> {
        Path {
            parent: Some(self),
            step,
            secret: self.secret,
        }
    }

    /// The member of a structure or union, by its number and its name in the model.
    #[must_use]
    pub fn member(&'a self, number: u32, name: &'static str) -> Path<'a> {
        self.child(Step::Member(number, name))
    }

    /// The same place, known to hold `@sensitive` data: keys of maps below it stay hidden.
    #[must_use]
    pub fn secret(mut self) -> Path<'a> {
        self.secret = true;
        self
    }

    pub(crate) fn index(&'a self, index: usize) -> Path<'a> {
        self.child(Step::Index(index))
    }

    pub(crate) fn key(&'a self, key: &'a str) -> Path<'a> {
        self.child(Step::Key(key, self.secret))
    }

    /// What places are told apart and sorted by: the model's order of members, depth first. Keys are in
    /// it even if they are secret, so it is never shown.
    pub(crate) fn to_order(self) -> Vec<Order> {
        let mut order = self.parent.map_or_else(Vec::new, |p| p.to_order());
        match self.step {
            Step::Root => {}
            Step::Member(number, _) => order.push(Order::Number(number as usize)),
            Step::Index(index) => order.push(Order::Number(index)),
            Step::Key(key, _) => order.push(Order::Key(key.to_owned())),
        }
        order
    }

    /// The JSON Pointer (RFC 6901) of this place; empty for the root.
    pub(crate) fn to_pointer(self) -> String {
        let mut pointer = self.parent.map_or_else(String::new, |p| p.to_pointer());
        match self.step {
            Step::Root => {}
            Step::Key(_, true) => push(&mut pointer, REDACTED),
            Step::Member(_, name) | Step::Key(name, false) => push(&mut pointer, name),
            Step::Index(index) => {
                let _ = write!(pointer, "/{index}"); // writing to a String cannot fail
            }
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

/// Without keys, which may be secret.
impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Order::Number(number) => number.fmt(f),
            Order::Key(_) => f.write_str("key"),
        }
    }
}

/// Appends a part of a pointer (RFC 6901, section 3).
fn push(pointer: &mut String, part: &str) {
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
        let root = Path::ROOT;
        let member = root.member(0, "Tags");
        let key = member.key("a/b~c");
        assert_eq!(root.to_pointer(), "");
        assert_eq!(key.index(12).to_pointer(), "/Tags/a~1b~0c/12");
    }

    #[test]
    fn keys_below_something_sensitive_are_hidden() {
        let root = Path::ROOT;
        let member = root.member(0, "Secrets").secret();
        let item = member.index(0);
        assert_eq!(
            item.key("hunter2").to_pointer(),
            format!("/Secrets/0/{REDACTED}")
        );
    }
}
