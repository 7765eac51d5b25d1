//! The unit type of the prelude.

use std::borrow::Borrow;
use std::fmt;

use crate::builder::UnitBuilder;
use crate::schema::{STRUCTURE, StructureSchema};
use crate::shape::Shape;
use crate::value::View;
use crate::value::item::{Item, Place};
use crate::value::slot::{ReadMembers, Visit};

/// The input of an operation without input, and the output of one without output: `smithy.api#Unit` (Smithy
/// specification, "Unit type").
///
/// ```
/// use shapesmith::{Shape, Unit};
///
/// assert_eq!(Unit::ID, "smithy.api#Unit");
/// assert_eq!(Unit::builder().build(), Ok(Unit));
/// assert_eq!(Unit::builder().build_unchecked(), Unit);
/// assert_eq!(Unit.to_string(), "Unit()");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit;

static SCHEMA: StructureSchema = StructureSchema {
    name: "Unit",
    ..STRUCTURE
};

impl Unit {
    /// Returns a builder, as the inputs of other operations have one.
    #[must_use]
    pub fn builder() -> UnitBuilder {
        UnitBuilder
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("Unit()")
    }
}

/// For tests that are generic over operations.
#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for Unit {
    fn arbitrary(_: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        Ok(Unit)
    }

    fn size_hint(_: usize) -> (usize, Option<usize>) {
        (0, Some(0))
    }
}

impl Shape for Unit {
    const ID: &'static str = "smithy.api#Unit";

    type __Json = crate::shape::Json;

    fn __view(&self) -> View<'_> {
        View::Unit
    }
}

impl crate::builder::IntoValue<Unit> for Unit {
    fn into_value(self) -> Unit {
        self
    }
}

impl Item for Unit {
    fn empty() -> Self {
        Unit
    }

    fn place(&mut self) -> Place<'_> {
        Place::Structure(self, &SCHEMA)
    }
}

impl ReadMembers for Unit {
    fn visit_slot(&mut self, _: usize, _: Visit<'_>) {}
}

impl From<()> for Unit {
    fn from((): ()) -> Self {
        Unit
    }
}

impl From<Unit> for () {
    fn from(_: Unit) {}
}

/// So that functions can take both.
impl Borrow<()> for Unit {
    fn borrow(&self) -> &() {
        &()
    }
}
