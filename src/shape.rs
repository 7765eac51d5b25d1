//! The trait of all generated types.

use std::fmt::{Debug, Display};

use crate::constraint::check;
use crate::constraint::const_check::str_eq;
use crate::constraint::violation::ConstraintViolations;
use crate::value::View;

/// A Rust type generated for, or derived from, a Smithy structure, union or enum.
///
/// [`smithy!`](crate::smithy) and [`#[derive(Shape)]`](macro@crate::Shape) implement it.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [TimeUnitsType],
/// # }
/// use shapesmith::Shape;
///
/// /// Describes any value, in one line.
/// fn describe<T: Shape>(value: &T) -> String {
///     let state = if value.validate().is_ok() { "valid" } else { "invalid" };
///     format!("{} {}: {value}", state, T::ID)
/// }
///
/// assert_eq!(
///     describe(&TimeUnitsType::Hours),
///     "valid com.amazonaws.cognitoidentityprovider#TimeUnitsType: hours"
/// );
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
pub trait Shape: Debug + Display {
    /// The absolute shape ID, such as `com.amazonaws.cognitoidentityprovider#UpdateUserPoolClientRequest` (Smithy
    /// specification, "Shape ID").
    const ID: &'static str;

    /// Validates the constraint traits of this value and of everything in it (Smithy specification, "Constraint
    /// traits").
    ///
    /// # Errors
    ///
    /// Returns all violations, in the model's member order, depth first.
    fn validate(&self) -> Result<(), ConstraintViolations> {
        check::validate(&self.__view())
    }

    /// The JSON form, and the uses for which the type is unfit. One of [`Json`], [`OnlyToJson`] and [`NoJson`].
    #[doc(hidden)]
    type __Json;

    /// Returns a view of the value.
    #[doc(hidden)]
    fn __view(&self) -> View<'_>;
}

/// A JSON form that is read and written, of a type that is unfit for a set of uses (`plan/unfit.rs` in the code generator).
#[derive(Debug)]
pub enum Json<const UNFIT: u8 = 0> {}

/// A JSON form that is only written: `#[shape(skip(from_json))]`.
#[derive(Debug)]
pub enum OnlyToJson {}

/// No JSON form: `#[shape(skip(json))]`.
#[derive(Debug)]
pub enum NoJson {}

/// A JSON form that is read.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub trait ReadsJson {}

#[cfg(feature = "serde")]
impl<const UNFIT: u8> ReadsJson for Json<UNFIT> {}

/// A JSON form that is written.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub trait WritesJson {}

#[cfg(feature = "serde")]
impl<const UNFIT: u8> WritesJson for Json<UNFIT> {}

#[cfg(feature = "serde")]
impl WritesJson for OnlyToJson {}

/// The uses for which a type is unfit: none if it is user-written.
#[doc(hidden)]
pub trait Unfit {
    const UNFIT: u8 = 0;
}

impl<const UNFIT: u8> Unfit for Json<UNFIT> {
    const UNFIT: u8 = UNFIT;
}

impl Unfit for OnlyToJson {}

impl Unfit for NoJson {}

/// Whether a type is fit for all of these uses.
#[must_use]
pub const fn is_fit<T: Shape<__Json: Unfit>>(uses: u8) -> bool {
    <T::__Json as Unfit>::UNFIT & uses == 0
}

/// A box has the shape of its content: members of recursive shapes are boxed.
impl<T: Shape> Shape for Box<T> {
    const ID: &'static str = T::ID;

    type __Json = T::__Json;

    fn __view(&self) -> View<'_> {
        (**self).__view()
    }
}

/// Whether a type implements `Shape` for a shape. A derive with an error implements it without an ID, to avoid
/// a second error.
#[must_use]
pub const fn is_shape(id: &str, expected: &str) -> bool {
    id.is_empty() || str_eq(id, expected)
}
