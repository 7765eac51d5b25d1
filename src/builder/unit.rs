//! The builder of the unit type.

use crate::{ConstraintViolations, Unit};

/// The builder of [`Unit`], which has no members.
///
/// [`Unit`] has an example.
#[derive(Clone, Debug, Default)]
pub struct UnitBuilder;

impl UnitBuilder {
    /// Builds the value.
    ///
    /// # Errors
    ///
    /// Never: it has no constraints.
    pub fn build(self) -> Result<Unit, ConstraintViolations> {
        Ok(Unit)
    }

    /// Builds the value.
    #[must_use]
    pub fn build_unchecked(self) -> Unit {
        Unit
    }
}
