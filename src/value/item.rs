//! Generated types, as the code that walks values sees them.

use super::slot::{Empty, ReadMembers, ReadVariants, Slot, Visit};
use super::{StringEnum, Structure, Value, View, view_eq};
#[cfg(feature = "serde")]
use crate::constraint::path::Path;
#[cfg(feature = "arbitrary")]
use crate::generate::{Generator, NoValue};
#[cfg(feature = "serde")]
use crate::json::Reader;
use crate::schema::{ANY, EnumSchema, StructureSchema, UnionSchema, search};
#[cfg(any(feature = "serde", feature = "arbitrary"))]
use crate::schema::{Presence, Schema};
use crate::shape::Shape;
use crate::unknown::UnknownVariant;

/// A generated enum of strings, by its values.
#[doc(hidden)] // not on the pages of generated types
pub trait StringEnumItem: Shape + Ord + Clone + 'static {
    /// The values, in the model's order.
    const VALUES: &'static [&'static str];
    /// The variants of the values, in the same order, which is that of `Ord`.
    const VARIANTS: &'static [Self];
    /// The numbers of the values in the order of their texts, if there are many; see `search`.
    const ORDER: &'static [u8] = &[];
    /// The schema.
    const SCHEMA: &'static EnumSchema = &EnumSchema {
        values: Self::VALUES,
        schema: &ANY,
    };

    /// Returns a value that is not in the model.
    fn unknown(&self) -> Option<&UnknownVariant>;

    /// Makes a value that is not in the model.
    fn of_unknown(value: UnknownVariant) -> Self;
}

/// The text of a generated enum.
#[must_use]
pub fn enum_as_str<T: StringEnumItem>(value: &T) -> &str {
    match value.unknown() {
        Some(unknown) => unknown.as_str(),
        None => T::VARIANTS
            .binary_search(value)
            .map_or("", |index| T::VALUES[index]),
    }
}

/// The value of a generated enum with a text.
#[must_use]
pub fn enum_of_str<T: StringEnumItem>(text: &str) -> T {
    let index = if T::ORDER.is_empty() {
        T::VALUES.iter().position(|value| *value == text)
    } else {
        search(T::ORDER, text, &|index| T::VALUES[index])
    };
    match index {
        Some(index) => T::VARIANTS[index].clone(),
        None => T::of_unknown(UnknownVariant::new(text)),
    }
}

impl<T: StringEnumItem> StringEnum for T {
    fn schema(&self) -> &'static EnumSchema {
        T::SCHEMA
    }

    fn known(&self) -> &'static [&'static str] {
        T::VALUES
    }

    fn text(&self) -> &str {
        enum_as_str(self)
    }

    fn is_unknown(&self) -> bool {
        self.unknown().is_some()
    }
}

/// A structure, by its members.
#[doc(hidden)] // not on the pages of generated types
pub trait StructureItem: Shape {
    /// The schema.
    const SCHEMA: &'static StructureSchema;

    /// Returns a view of a member by its number in the schema.
    fn member(&self, number: usize) -> View<'_>;

    /// Calls `visit` with the place of a member, by its number in the schema.
    fn visit_slot(&mut self, number: usize, visit: Visit<'_>) {
        let _ = (number, visit);
    }

    /// Whether a member was missing when the structure was read, by its mark.
    fn is_marked(&self, mark: usize) -> bool {
        let _ = mark;
        false
    }

    /// Whether a member has the value that is read for it if it is missing.
    fn is_placeholder(&self, number: usize) -> bool {
        let _ = number;
        false
    }

    /// Marks a member as one that the service left out.
    fn mark_absent(&mut self, mark: usize) {
        let _ = mark;
    }
}

/// Whether a member has the value that it has in an empty structure.
#[inline(never)] // this frame stores a structure
pub fn is_placeholder<T: StructureItem + Item>(structure: &T, number: usize) -> bool {
    let empty: T = Item::empty();
    view_eq(
        &StructureItem::member(structure, number),
        &StructureItem::member(&empty, number),
    )
}

impl<T: StructureItem> Structure for T {
    fn schema(&self) -> &'static StructureSchema {
        T::SCHEMA
    }

    fn member(&self, number: usize) -> View<'_> {
        StructureItem::member(self, number)
    }

    fn is_marked(&self, mark: usize) -> bool {
        StructureItem::is_marked(self, mark)
    }

    fn is_placeholder(&self, number: usize) -> bool {
        StructureItem::is_placeholder(self, number)
    }
}

impl<T: StructureItem + Item> ReadMembers for T {
    fn visit_slot(&mut self, number: usize, visit: Visit<'_>) {
        StructureItem::visit_slot(self, number, visit);
    }

    #[cfg(feature = "serde")]
    #[inline(never)] // this frame stores a structure
    fn restore_unset(&mut self, is_included: &mut dyn FnMut(usize) -> bool) {
        let empty: T = Item::empty();
        for (number, member) in T::SCHEMA.members.iter().enumerate() {
            if member.presence == Presence::Default && is_included(number) {
                StructureItem::visit_slot(self, number, &mut |slot| {
                    let default = StructureItem::member(&empty, number);
                    crate::json::copy(default, slot, member.schema);
                });
            }
        }
    }

    fn mark_absent(&mut self, mark: usize) {
        StructureItem::mark_absent(self, mark);
    }
}

/// A type that can be read.
#[doc(hidden)] // not on the pages of generated types
pub trait Item: Shape + Sized {
    /// Returns the empty value.
    fn empty() -> Self;

    /// Returns the value as the place that it is read into.
    fn place(&mut self) -> Place<'_>;
}

/// A place that a value of a type with its own schema is read into.
#[expect(missing_debug_implementations, reason = "it holds trait objects")]
pub enum Place<'a> {
    /// A structure.
    Structure(&'a mut dyn ReadMembers, &'static StructureSchema),
    /// A user-written structure.
    Parts(&'a mut dyn ReadParts),
    /// A union.
    Union(&'a mut dyn ReadVariants, &'static UnionSchema),
    /// An enum of strings.
    Text(&'a mut dyn SetText),
    /// An enum of integers.
    Number(&'a mut dyn SetNumber),
}

/// An enum of strings.
#[doc(hidden)] // not on the pages of generated types
pub trait SetText {
    /// Sets the value.
    fn set(&mut self, text: &str);
}

impl<T: for<'t> From<&'t str>> SetText for T {
    fn set(&mut self, text: &str) {
        *self = T::from(text);
    }
}

/// An enum of integers.
#[doc(hidden)] // not on the pages of generated types
pub trait SetNumber {
    /// Sets the value.
    fn set(&mut self, number: i32);
}

impl<T: From<i32>> SetNumber for T {
    fn set(&mut self, number: i32) {
        *self = T::from(number);
    }
}

/// A user-written structure, which is read through the storage of its builder.
#[doc(hidden)] // not on the pages of generated types
pub trait ReadParts {
    /// Reads the structure.
    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, path: &Path<'_>);

    /// Makes the structure.
    ///
    /// # Errors
    ///
    /// Returns an error if no value satisfies the constraints.
    #[cfg(feature = "arbitrary")]
    fn generate(&mut self, generator: &mut Generator<'_, '_>) -> Result<(), NoValue>;
}

/// This frame, which stores the structure, is popped before the next value is read.
#[cfg(any(feature = "serde", feature = "arbitrary"))]
#[allow(clippy::boxed_local)] // as it comes from its callers
#[inline(never)]
pub(crate) fn finish_parts<T: crate::builder::storage::FinishParts>(
    structure: &mut T,
    parts: Box<T::Parts>,
) {
    *structure = T::finish(*parts);
}

impl<T> ReadParts for T
where
    T: StructureItem + crate::builder::storage::FinishParts<Parts: Default + ReadMembers>,
{
    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, path: &Path<'_>) {
        crate::json::read_parts(self, reader, path);
    }

    #[cfg(feature = "arbitrary")]
    fn generate(&mut self, generator: &mut Generator<'_, '_>) -> Result<(), NoValue> {
        let mut parts = Box::<T::Parts>::default();
        generator.structure(&mut *parts, T::SCHEMA)?;
        finish_parts(self, parts);
        Ok(())
    }
}

#[diagnostic::do_not_recommend] // the message of `Value` is better
impl<T: Shape> Value for T {
    #[inline]
    fn view(&self) -> View<'_> {
        self.__view()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Item> Empty for T {
    fn empty() -> Self {
        Item::empty()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Item> Slot for T {
    fn clear(&mut self) {
        *self = Item::empty();
    }

    #[cfg(feature = "serde")]
    fn reads_empty(&self) -> bool {
        match self.__view() {
            View::Structure(structure) => structure.schema().reads_empty,
            _ => false,
        }
    }

    #[cfg(feature = "serde")]
    fn mark_missing(&mut self) {
        if let Place::Structure(structure, schema) = self.place() {
            crate::json::mark_all_missing(structure, schema);
        }
    }

    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, schema: &'static Schema, path: &Path<'_>) {
        read(self.place(), reader, schema, path);
    }

    #[cfg(feature = "arbitrary")]
    fn generate(
        &mut self,
        generator: &mut Generator<'_, '_>,
        schema: &'static Schema,
    ) -> Result<(), NoValue> {
        match self.place() {
            Place::Text(_) | Place::Number(_) => {
                let value = generator.enumeration(&self.__view(), schema)?;
                value.set(self.place());
                Ok(())
            }
            place => generator.place(place),
        }
    }

    #[cfg(feature = "arbitrary")]
    fn made(&self) -> View<'_> {
        self.__view()
    }

    #[cfg(feature = "http")]
    fn read_text(&mut self, text: &str, schema: &Schema) -> Option<()> {
        match self.place() {
            Place::Text(place) => place.set(&crate::http::header::string(text, schema)?),
            Place::Number(place) => place.set(crate::http::header::parsed(text, schema)?),
            Place::Structure(..) | Place::Parts(_) | Place::Union(..) => return None,
        }
        Some(())
    }
}

#[cfg(feature = "serde")]
fn read(place: Place<'_>, reader: &mut Reader<'_>, schema: &'static Schema, path: &Path<'_>) {
    match place {
        Place::Structure(structure, schema) => {
            crate::json::read_structure(structure, schema, reader, path);
        }
        Place::Parts(structure) => structure.read(reader, path),
        Place::Union(union, schema) => crate::json::read_union(union, schema, reader, path),
        Place::Text(place) => place.set(&reader.text(path)),
        Place::Number(place) => place.set(crate::json::read::integer(reader, schema, path)),
    }
}

/// Members of recursive shapes are boxed.
impl<T: Item> Item for Box<T> {
    fn empty() -> Self {
        Box::new(T::empty())
    }

    fn place(&mut self) -> Place<'_> {
        (**self).place()
    }
}
