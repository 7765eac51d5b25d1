//! Test data: values that satisfy the constraints of the model, for `arbitrary::Arbitrary`.
//!
//! A [`Generator`] fills the places that JSON is read into, and knows of them what the checks of constraints know: their
//! schemas. It makes each choice by bytes, and the choice that leads to the smallest value when there are none left. So
//! the size of a value is at most that of a smallest one and a multiple of the number of bytes.

mod choices;
mod collection;
#[cfg(feature = "serde")]
mod document;
mod number;
mod text;
mod time;

use std::collections::HashSet;

use arbitrary::Unstructured;

use crate::constraint::pattern::sample::Choose as _;
use crate::schema::{
    Binding, EnumSchema, MemberSchema, Presence, Schema, StructureSchema, UnionSchema,
};
use crate::shape::Shape;
use crate::value::View;
use crate::value::item::Place;
use crate::value::slot::{Empty, ReadMembers, ReadVariants, Slot};
pub(crate) use choices::Choices;
pub(crate) use collection::ListSlot;
use text::Use;

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// The constraints exclude each other, wherever the value is.
    Never,
    /// None was found here.
    NotFound,
}

/// From this depth on, values are as small as possible: structures, unions, lists and maps in each other.
const MAX_DEPTH: u32 = 24;

/// The most levels of what is required. JSON is read to the same depth.
const MAX_REQUIRED_DEPTH: u32 = 128;

/// How many values without a solution are tried before optional ones, and other members of unions, are no longer tried.
const MAX_FAILURES: u32 = 256;

/// The most items or entries that `@length` can require. `shapesmith-codegen` reports greater lengths.
const MAX_ITEMS: usize = 1 << 18;

/// The most characters or bytes that `@length` can require. `shapesmith-codegen` reports greater lengths.
const MAX_TEXT: usize = 1 << 24;

/// The most parts that are made for a value, with those that are not used. What is optional takes at most half of
/// them.
const MAX_PARTS: usize = 1 << 20;

/// How many characters or bytes count as a part.
const TEXT_PER_PART: usize = 64;

/// Makes values.
pub struct Generator<'c, 'b> {
    choices: Choices<'c, 'b>,
    depth: u32,
    failures: u32,
    /// How many parts were made, and how many may be made.
    parts: usize,
    max_parts: usize,
    /// The members, by their addresses, that have no value.
    impossible: HashSet<usize>,
    /// What the texts of the current member are used for.
    of_member: Use,
    /// A hash of the keys in the list or map that was made last, which its view does not have.
    keys: u64,
}

/// Makes a value from bytes.
///
/// # Errors
///
/// Returns `IncorrectFormat` if no value satisfies the constraints of the model, or none was found within the limits.
pub fn arbitrary<T: Slot>(bytes: &mut Unstructured<'_>) -> arbitrary::Result<T> {
    let mut value = boxed_empty::<T>();
    let mut generator = Generator {
        choices: Choices::new(bytes),
        depth: 0,
        failures: 0,
        parts: 0,
        max_parts: MAX_PARTS,
        impossible: HashSet::new(),
        of_member: Use::Any,
        keys: 0,
    };
    match value.generate(&mut generator, &crate::schema::ANY) {
        Ok(()) => Ok(*value),
        Err(_) => Err(arbitrary::Error::IncorrectFormat),
    }
}

/// The schema and the values of an enum that is the key of a map.
#[must_use]
pub fn known_values_of<K: Shape + From<String>>() -> (&'static EnumSchema, &'static [&'static str])
{
    static NONE: EnumSchema = EnumSchema {
        values: &[],
        schema: &crate::schema::ANY,
    };
    let any = K::from(String::new());
    match any.__view() {
        View::StringEnum(value) => (value.schema(), value.known()),
        _ => (&NONE, &[]),
    }
}

/// An empty value. It is boxed, since copies of a large structure could overflow the stack.
#[allow(clippy::unnecessary_box_returns)]
#[inline(never)]
fn boxed_empty<T: Empty>() -> Box<T> {
    Box::new(T::empty())
}

impl Generator<'_, '_> {
    /// Counts parts.
    fn spend(&mut self, parts: usize) -> Result<(), NoValue> {
        if parts > self.max_parts.saturating_sub(self.parts) {
            return Err(NoValue::NotFound);
        }
        self.parts += parts;
        Ok(())
    }

    /// Counts the characters or bytes that are required.
    fn spend_text(&mut self, length: usize) -> Result<(), NoValue> {
        if length > MAX_TEXT {
            return Err(NoValue::Never);
        }
        self.spend(length / TEXT_PER_PART)
    }

    /// Whether a value is to be as small as possible.
    fn is_small(&self) -> bool {
        self.depth >= MAX_DEPTH
            || self.failures >= MAX_FAILURES
            || self.parts >= MAX_PARTS / 2
            || self.choices.is_exhausted()
    }

    /// Whether to make something that can be left out.
    fn wants_more(&mut self) -> bool {
        !self.is_small() && self.choices.below(2) == 1
    }

    /// Calls a function that makes the parts of a value.
    fn nested(
        &mut self,
        make: impl FnOnce(&mut Self) -> Result<(), NoValue>,
    ) -> Result<(), NoValue> {
        if self.depth >= MAX_REQUIRED_DEPTH {
            return Err(NoValue::NotFound);
        }
        self.depth += 1;
        let result = make(self);
        self.depth -= 1;
        result
    }

    /// Makes a value, or leaves an empty one.
    fn fill(&mut self, slot: &mut dyn Slot, schema: &'static Schema) -> Result<(), NoValue> {
        let result = self.spend(1).and_then(|()| slot.generate(self, schema));
        if result.is_err() {
            self.failures += 1;
            slot.clear();
        }
        result
    }

    /// Makes a value of a type with its own schema.
    pub(crate) fn place(&mut self, place: Place<'_>) -> Result<(), NoValue> {
        match place {
            Place::Structure(structure, schema) => self.structure(structure, schema),
            Place::Parts(structure) => structure.generate(self),
            Place::Union(union, schema) => self.union(union, schema),
            Place::Text(_) | Place::Number(_) => Err(NoValue::Never), // they are made by `enumeration`
        }?;
        self.keys = 0; // the view has them
        Ok(())
    }

    pub(crate) fn structure(
        &mut self,
        structure: &mut dyn ReadMembers,
        schema: &'static StructureSchema,
    ) -> Result<(), NoValue> {
        self.nested(|this| {
            for (number, member) in schema.members.iter().enumerate() {
                this.member(structure, number, member)?;
            }
            Ok(())
        })
    }

    fn member(
        &mut self,
        structure: &mut dyn ReadMembers,
        number: usize,
        member: &'static MemberSchema,
    ) -> Result<(), NoValue> {
        let is_optional = member.presence == Presence::Optional;
        if is_optional && !self.wants_more() {
            return Ok(());
        }
        let result = self.try_member(member, is_optional, |this| {
            let mut result = Ok(());
            structure.visit_slot(number, &mut |slot| {
                this.of_member = Use::of(member);
                result = this.fill(slot, member.schema);
            });
            result
        });
        if is_optional { Ok(()) } else { result }
    }

    /// Makes the value of a member of a structure or union, unless it has none.
    fn try_member(
        &mut self,
        member: &'static MemberSchema,
        is_optional: bool,
        make: impl FnOnce(&mut Self) -> Result<(), NoValue>,
    ) -> Result<(), NoValue> {
        let address = std::ptr::from_ref(member) as usize;
        if self.impossible.contains(&address) {
            return Err(NoValue::Never);
        }
        let max_parts = self.max_parts;
        if is_optional {
            self.max_parts = max_parts.min(MAX_PARTS / 2);
        }
        let result = make(self);
        self.max_parts = max_parts;
        if result == Err(NoValue::Never) {
            self.impossible.insert(address);
        }
        result
    }

    fn union(
        &mut self,
        union: &mut dyn ReadVariants,
        schema: &'static UnionSchema,
    ) -> Result<(), NoValue> {
        let count = schema.members.len();
        self.nested(|this| {
            let first = if this.is_small() {
                schema.smallest
            } else {
                this.choices.below(count)
            };
            // If a member has no value, the others from the smallest one on.
            let others = (0..count).map(|step| (schema.smallest + step) % count);
            let mut result = Err(NoValue::Never);
            for number in std::iter::once(first).chain(others) {
                let Some(member) = schema.members.get(number) else {
                    break; // there are no members
                };
                let is_optional = number == first && first != schema.smallest;
                let made = this.try_member(member, is_optional, |this| {
                    let mut made = Ok(());
                    union.visit_variant(number, &mut |slot| {
                        this.of_member = Use::Any;
                        made = this.fill(slot, member.schema);
                    });
                    made
                });
                match made {
                    Ok(()) => return Ok(()),
                    Err(NoValue::Never) => {}
                    Err(NoValue::NotFound) => result = made,
                }
                if result.is_err_and(|error| error == NoValue::NotFound)
                    && this.failures >= MAX_FAILURES
                    && !is_optional
                {
                    break;
                }
            }
            result
        })
    }

    /// Makes a value of an enum, whose view is given.
    pub(crate) fn enumeration(
        &mut self,
        view: &View<'_>,
        schema: &'static Schema,
    ) -> Result<Known, NoValue> {
        match view {
            View::StringEnum(value) => {
                let text = self.known_text(value.schema(), value.known(), schema)?;
                Ok(Known::Text(text))
            }
            View::IntEnum(value) => {
                let EnumSchema { values, .. } = value.schema();
                let value = values.get(self.choices.below(values.len()));
                let number: i32 = value
                    .and_then(|value| value.parse().ok())
                    .ok_or(NoValue::Never)?;
                Ok(Known::Number(number))
            }
            _ => Err(NoValue::Never),
        }
    }
}

/// A value of an enum that the model has.
pub(crate) enum Known {
    Text(&'static str),
    Number(i32),
}

impl Known {
    /// Sets the value of an enum.
    pub(crate) fn set(&self, place: Place<'_>) {
        match (self, place) {
            (Known::Text(text), Place::Text(place)) => place.set(text),
            (Known::Number(number), Place::Number(place)) => place.set(*number),
            _ => {}
        }
    }
}

/// Whether the value of a member is an HTTP status code.
fn is_status(member: &MemberSchema) -> bool {
    member.binding == Some(&Binding::ResponseCode)
}
