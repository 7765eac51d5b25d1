//! Where in a value a check stands.

use std::fmt::Write as _;

use crate::show::REDACTED;

/// The way from the root of a value to one of its parts, as a list of borrowed steps on the stack:
/// a check that finds nothing allocates nothing.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
    /// What lies below is `@sensitive`: map keys, which are data, are not to be shown.
    secret: bool,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Member(&'static str),
    Index(usize),
    Key(&'a str),
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

    /// The member of a structure or union, by its name in the model.
    #[must_use]
    pub fn member(&'a self, name: &'static str) -> Path<'a> {
        self.child(Step::Member(name))
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
        self.child(Step::Key(if self.secret { REDACTED } else { key }))
    }

    /// The JSON Pointer (RFC 6901) of this place; empty for the root.
    pub(crate) fn to_pointer(self) -> String {
        let mut pointer = self.parent.map_or_else(String::new, |p| p.to_pointer());
        match self.step {
            Step::Root => {}
            Step::Member(name) | Step::Key(name) => {
                pointer.push('/');
                for c in name.chars() {
                    match c {
                        '~' => pointer.push_str("~0"),
                        '/' => pointer.push_str("~1"),
                        c => pointer.push(c),
                    }
                }
            }
            Step::Index(index) => {
                let _ = write!(pointer, "/{index}"); // writing to a String cannot fail
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_become_a_json_pointer() {
        let root = Path::ROOT;
        let member = root.member("Tags");
        let key = member.key("a/b~c");
        assert_eq!(root.to_pointer(), "");
        assert_eq!(key.index(12).to_pointer(), "/Tags/a~1b~0c/12");
    }

    #[test]
    fn keys_below_something_sensitive_are_hidden() {
        let root = Path::ROOT;
        let member = root.member("Secrets").secret();
        let item = member.index(0);
        assert_eq!(
            item.key("hunter2").to_pointer(),
            format!("/Secrets/0/{REDACTED}")
        );
    }
}
