//! The trait of all generated types.

use std::fmt::{self, Debug, Display};

use crate::constraint::check::{self, Check};
use crate::constraint::const_check::str_eq;
use crate::constraint::violation::ConstraintViolations;

/// A Rust type generated for, or derived from, a Smithy structure, union or enum.
///
/// [`smithy!`](crate::smithy) and [`#[derive(Shape)]`](macro@crate::Shape) implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
pub trait Shape: Check + Debug + Display {
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
        check::validate(self)
    }

    /// Formats the value in the `Debug` of the types that contain it. A derived `Debug` of a user-written type
    /// redacts nothing.
    #[doc(hidden)]
    fn __debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(self, f)
    }
}

/// Implemented by nothing: the stub of a type that could not be generated requires it.
#[doc(hidden)]
pub trait Stub {
    /// The type.
    type Type;
}

/// A box has the shape of its content: members of recursive shapes are boxed.
impl<T: Shape> Shape for Box<T> {
    const ID: &'static str = T::ID;

    fn __debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).__debug(f)
    }
}

/// Whether a type implements `Shape` for a shape. A derive with an error implements it without an id, so that
/// there is no second error.
#[must_use]
pub const fn is_shape(id: &str, expected: &str) -> bool {
    id.is_empty() || str_eq(id, expected)
}
