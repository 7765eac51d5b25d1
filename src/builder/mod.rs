//! The state of a builder: which required members are set.
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

pub(crate) mod storage;

/// The state of a required member that has been set.
#[derive(Clone, Copy, Debug)]
pub enum Set {}

/// The state of a required member that has not been set.
#[derive(Clone, Copy, Debug)]
pub enum Unset {}

/// The states in which a required member can be built: only [`Set`].
///
/// `Shape` is the structure, and `Member` a type named like the setter of the member. Both only serve the
/// compiler's message about a missing member.
#[diagnostic::on_unimplemented(
    message = "required member `{Member}` of `{Shape}` has not been set",
    label = "`{Member}` has not been set",
    note = "call `.{Member}(…)` on the builder first: `{Shape}` cannot be built without it"
)]
pub trait IsSet<Shape: ?Sized, Member: ?Sized> {}

#[diagnostic::do_not_recommend] // the message above already says what to do
impl<Shape: ?Sized, Member: ?Sized> IsSet<Shape, Member> for Set {}
