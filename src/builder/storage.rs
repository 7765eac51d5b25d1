//! What generated builders consist of.

use std::fmt;

use crate::fmt::debug_builder;
use crate::schema::Presence;
use crate::value::slot::Empty;
use crate::value::{Structure, View};

/// What a builder has collected: a structure whose members are empty until they are set, and a bit for each member
/// whose field is not an `Option` (required members and members with a default), which says whether it is set.
#[derive(Clone, Debug)]
pub struct Building<T, const WORDS: usize> {
    /// The structure.
    pub value: T,
    set: [u64; WORDS],
}

impl<T, const WORDS: usize> Building<T, WORDS> {
    /// Nothing is set.
    #[must_use]
    pub fn new() -> Self
    where
        T: Empty,
    {
        Building {
            value: T::empty(),
            set: [0; WORDS],
        }
    }

    /// All members are set.
    #[must_use]
    pub fn of(value: T) -> Self {
        Building {
            value,
            set: [u64::MAX; WORDS],
        }
    }

    /// The same after the members that are not set have been filled.
    #[must_use]
    pub fn filled(mut self, fill: impl FnOnce(&mut Self)) -> Self {
        fill(&mut self);
        self
    }

    /// Marks a member as set, by its number in the schema.
    pub fn set(&mut self, number: usize) {
        self.set[number / 64] |= 1 << (number % 64);
    }

    /// Marks a member as not set, by its number in the schema.
    pub fn unset(&mut self, number: usize) {
        self.set[number / 64] &= !(1 << (number % 64));
    }

    /// Whether a member whose field is not an `Option` is set. In a structure without such members (`WORDS` is 0)
    /// the answer is `true`.
    #[must_use]
    pub fn is_set(&self, number: usize) -> bool {
        let word = self.set.get(number / 64);
        word.is_none_or(|word| word >> (number % 64) & 1 == 1)
    }
}

impl<T: Empty, const WORDS: usize> Default for Building<T, WORDS> {
    fn default() -> Self {
        Building::new()
    }
}

impl<T: Structure, const WORDS: usize> Building<T, WORDS> {
    /// `Debug` of the builder, by its name.
    ///
    /// # Errors
    ///
    /// Returns the error of the formatter.
    pub fn fmt(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schema = self.value.schema();
        let member = |number: usize| match schema.members[number].presence {
            Presence::Required | Presence::Default if !self.is_set(number) => View::Unset,
            _ => self.value.member(number),
        };
        debug_builder(name, schema, member, f)
    }
}

/// A user-written structure with a builder.
#[doc(hidden)] // not on the pages of generated types
pub trait HasBuilder {
    /// The storage of the builder: all members, each optional.
    type Parts;
}

/// A user-written structure that can be read.
#[doc(hidden)] // not on the pages of generated types
pub trait FinishParts: HasBuilder {
    /// Builds the structure. Required members that are missing are empty.
    fn finish(parts: Self::Parts) -> Self;
}

/// The value of a required member that is [`Set`](super::Set).
///
/// # Panics
///
/// Panics if there is no value. Generated code cannot cause this: only a setter changes the state of a member to
/// `Set`, and no method removes a value.
pub fn expect_set<T>(member: Option<T>) -> T {
    member.expect("a member whose state is `Set` has a value")
}

/// The type of a field with `#[shape(skip)]`.
#[diagnostic::on_unimplemented(
    message = "the skipped field of type `{Self}` has no default value",
    label = "`{Self}` does not implement `Default`",
    note = "write `#[shape(skip, default = …)]`, or implement `Default`"
)]
pub trait SkippedField {
    /// The value if none is given.
    fn value_if_skipped() -> Self;
}

#[diagnostic::do_not_recommend] // the message above already says what to do
impl<T: Default> SkippedField for T {
    fn value_if_skipped() -> Self {
        T::default()
    }
}

/// The value of a field with `#[shape(skip)]`, or that of its type.
pub fn skipped_or_default<T: SkippedField>(value: Option<T>) -> T {
    value.unwrap_or_else(SkippedField::value_if_skipped)
}
