//! The type state of builders.

/// A required member that has been set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// A required member that has not been set yet.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// The state of a required member in which a builder can build.
///
/// `Shape` is the structure and `Member` a marker type with the member's Rust name: the compiler
/// puts both into the message below.
#[diagnostic::on_unimplemented(
    message = "required member `{Member}` of `{Shape}` has not been set",
    label = "`{Member}` has not been set",
    note = "call `.{Member}(…)` on the builder first: `{Shape}` cannot be built without it"
)]
pub trait IsSet<Shape: ?Sized, Member: ?Sized> {}

#[diagnostic::do_not_recommend] // the message above already says what to do
impl<Shape: ?Sized, Member: ?Sized> IsSet<Shape, Member> for Set {}

/// A structure with a builder.
pub trait HasBuilder {
    /// The storage of its builder: all members, each optional.
    type Parts;
}

/// Takes a required member out of a builder whose type says that it is set.
///
/// # Panics
///
/// Never from emitted code: only the setter that fills the member changes the type state to
/// [`Set`], and nothing empties it again.
pub fn expect_set<T>(member: Option<T>) -> T {
    match member {
        Some(value) => value,
        None => unreachable!("a builder's type says that a required member is set, and it is not"),
    }
}
