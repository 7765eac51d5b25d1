//! Builders: the states of their required members, and what their setters take.
//!
//! # What setters take
//!
//! | member | argument of its setter |
//! | --- | --- |
//! | string or blob | anything that implements `Into<String>` or `Into<Vec<u8>>` |
//! | structure or union | the value, or a complete builder: [`impl IntoValue<T>`](IntoValue) |
//! | list | an array, a slice, a `Vec`, a set or an iterator: [`impl ListOf<…>`](ListOf) |
//! | map | a map, or a list of pairs: [`impl MapOf<…>`](MapOf) |
//! | any other | the value |
//!
//! An item of a list is what a setter of its type takes, as are a key and a value of a map. Of a `@sparse` list or map, it
//! is an `Option` of that.
//!
//! An optional member `x` also has `maybe_x`, which takes an `Option` of the type of its field, so that `None` needs no type.
//! Convert what is in another `Option`: `.maybe_name(name.map(Into::into))` for an `Option<&str>`, and
//! `.maybe_units(units.map(|b| b.build_unchecked()))` for an `Option` of a builder, since the outer `build` validates it. The
//! `Box` in the field of a recursive type is not part of the type.
//!
//! A list has `push_x`, which adds an item, and a map has `insert_x`, which adds an entry. A member that has the same name as one of these methods
//! has a setter with a trailing `_`.
//!
//! ```
//! # shapesmith::smithy! {
//! #     model = "model/cognito-identity-provider.json",
//! #     shapes = [UpdateUserPoolClientRequest],
//! # }
//! # fn main() -> Result<(), shapesmith::ConstraintViolations> {
//! let mut builder = UpdateUserPoolClientRequest::builder()
//!     .user_pool_id("us-east-1_Example01")
//!     .client_id("1example23456789")
//!     .token_validity_units(TokenValidityUnitsType::builder().access_token(TimeUnitsType::Hours))
//!     .callback_urls(["https://example.com/a"])
//!     .maybe_client_name(None);
//! for page in ["b", "c"] {
//!     builder = builder.push_callback_urls(format!("https://example.com/{page}"));
//! }
//! assert_eq!(builder.peek().callback_urls.as_ref().map(Vec::len), Some(3));
//! let request = builder.build()?;
//! # Ok(())
//! # }
//! ```
//!
//! A type that only the argument says must be known, so an empty list of strings or structures needs its type:
//! `Vec::<Tag>::new()`. Set a required list so before you add items in a loop: the first `push_x` of a required member
//! changes the type of the builder.
//!
//! # States
//!
//! The builder of a structure has one type parameter for each required member, in the model's order. It is
//! [`Unset`] by default, and [`Set`] once the member has been set. `build` is only available when all of them are
//! [`Set`].
//!
//! Use these types to name a builder in a function that takes or returns one:
//!
//! ```
//! # shapesmith::smithy! {
//! #     model = "model/cognito-identity-provider.json",
//! #     shapes = [UpdateUserPoolClientRequest],
//! # }
//! use shapesmith::builder::{Set, Unset};
//!
//! /// Returns a builder whose `client_id` is still to be set.
//! fn in_example_pool() -> UpdateUserPoolClientRequestBuilder<Set, Unset> {
//!     UpdateUserPoolClientRequest::builder().user_pool_id("us-east-1_Example01")
//! }
//!
//! /// Takes a builder in any state, and returns it with `client_id` set.
//! fn for_web_client<UserPoolId, ClientId>(
//!     builder: UpdateUserPoolClientRequestBuilder<UserPoolId, ClientId>,
//! ) -> UpdateUserPoolClientRequestBuilder<UserPoolId, Set> {
//!     builder.client_id("1example23456789").client_name("web")
//! }
//!
//! # fn main() -> Result<(), shapesmith::ConstraintViolations> {
//! let request = for_web_client(in_example_pool()).build()?;
//! assert_eq!(request.user_pool_id, "us-east-1_Example01");
//! # Ok(())
//! # }
//! ```

pub(crate) mod argument;
pub(crate) mod storage;
mod unit;

pub use unit::UnitBuilder;

pub use argument::{
    Accepts, AnyInto, Borrowed, Buildable, ConvertInto, Exactly, HasEntries, HasItems, IntoValue,
    IsList, IsMap, Items, Iterating, ListOf, MapOf, NestedList, NestedMap, Owned, Pair, Sparse,
};

/// The state of a required member that has been set.
///
/// [`builder`](self) has an example.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// The state of a required member that has not been set.
///
/// [`builder`](self) has an example.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// The states in which a required member can be built: only [`Set`].
///
/// `Shape` is the structure, and `Member` a type named like the setter of the member. Both only serve the
/// compiler's message about a missing member.
///
/// A function that takes a builder in any state sets the required members before it calls `build`:
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// use shapesmith::ConstraintViolations;
///
/// fn build<UserPoolId, ClientId>(
///     builder: UpdateUserPoolClientRequestBuilder<UserPoolId, ClientId>,
/// ) -> Result<UpdateUserPoolClientRequest, ConstraintViolations> {
///     builder.user_pool_id("us-east-1_Example01").client_id("1example23456789").build()
/// }
///
/// # fn main() -> Result<(), ConstraintViolations> {
/// let request = build(UpdateUserPoolClientRequest::builder().client_name("web"))?;
/// assert_eq!(request.client_id, "1example23456789");
/// # Ok(())
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "required member `{Member}` of `{Shape}` has not been set",
    label = "`{Member}` has not been set",
    note = "call `.{Member}(…)` on the builder first: `{Shape}` cannot be built without it"
)]
pub trait IsSet<Shape: ?Sized, Member: ?Sized> {}

#[diagnostic::do_not_recommend] // the message above already says what to do
impl<Shape: ?Sized, Member: ?Sized> IsSet<Shape, Member> for Set {}
