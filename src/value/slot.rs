//! Places that values are read into.

mod simple;

use std::borrow::Cow;
use std::collections::BTreeMap;
#[cfg(any(feature = "serde", feature = "arbitrary"))]
use std::collections::btree_map::Entry;

#[cfg(feature = "bignum")]
use bigdecimal::BigDecimal;
#[cfg(feature = "bignum")]
use num_bigint::BigInt;

use crate::Timestamp;
#[cfg(feature = "serde")]
use crate::constraint::path::Path;
#[cfg(feature = "arbitrary")]
use crate::generate::{Generator, NoValue};
#[cfg(feature = "serde")]
use crate::json::Reader;
#[cfg(feature = "http")]
use crate::schema::ANY;
#[cfg(any(feature = "serde", feature = "arbitrary"))]
use crate::schema::Schema;
#[cfg(feature = "arbitrary")]
use crate::value::View;

/// A value that can be empty: what is read for a required member that is missing (Smithy specification, "Client
/// error correction"), and what a builder begins with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
#[doc(hidden)] // not on the pages of generated types
pub trait Empty {
    /// Returns the value.
    fn empty() -> Self
    where
        Self: Sized;
}

/// Returns the empty value of a type.
#[must_use]
pub fn empty<T: Empty>() -> T {
    T::empty()
}

/// A place that a value is read into.
///
/// Values are read in place: no function that is on the stack while a nested value is read stores a structure. So
/// the stack usage depends on the nesting of the text, not on the size of the structures.
#[doc(hidden)] // not on the pages of generated types
pub trait Slot: Empty {
    /// Makes the value empty.
    fn clear(&mut self);

    /// Whether null is a value of the type; of an optional member, of the type within the `Option`.
    #[cfg(feature = "serde")]
    #[must_use]
    fn takes_null() -> bool
    where
        Self: Sized,
    {
        false
    }

    /// Returns `takes_null()`.
    #[cfg(feature = "serde")]
    fn is_nullable(&self) -> bool {
        false
    }

    /// Whether an empty text is an empty value (Smithy specification, "AWS JSON 1.0 / 1.1 protocol", "Empty body
    /// serialization").
    #[cfg(feature = "serde")]
    fn reads_empty(&self) -> bool {
        false
    }

    /// Marks the members of an empty structure as those that a service left out.
    #[cfg(feature = "serde")]
    fn mark_missing(&mut self) {}

    /// Reads the value at a path, which is empty so far. It stays so if it cannot be read.
    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, schema: &'static Schema, path: &Path<'_>);

    /// Reads the value of a member. Returns whether there is one: a member that is null is unset, unless null is a
    /// value of its type.
    #[cfg(feature = "serde")]
    fn read_member(
        &mut self,
        reader: &mut Reader<'_>,
        schema: &'static Schema,
        path: &Path<'_>,
    ) -> bool {
        if !self.is_nullable() && reader.eat_null() {
            return false;
        }
        self.read(reader, schema, path);
        true
    }

    /// Makes a value that satisfies the constraints of the model.
    ///
    /// # Errors
    ///
    /// Returns an error if there is none.
    #[cfg(feature = "arbitrary")]
    fn generate(
        &mut self,
        generator: &mut Generator<'_, '_>,
        schema: &'static Schema,
    ) -> Result<(), NoValue>;

    /// A view of the value, in which a map is a list of its values: keys can be of a user-written type, which has no
    /// view.
    #[cfg(feature = "arbitrary")]
    fn made(&self) -> View<'_>;

    /// Reads the value from a text in a header; `None` if the text has no value of the type. The items of a list are
    /// added to those that are there, since a list may be split over several lines.
    #[cfg(feature = "http")]
    fn read_text(&mut self, text: &str, schema: &Schema) -> Option<()> {
        let _ = (text, schema);
        None
    }

    /// Reads the value from a body that is not a document; `None` if it has no value of the type.
    #[cfg(feature = "http")]
    fn read_bytes(&mut self, bytes: &[u8]) -> Option<()> {
        self.read_text(std::str::from_utf8(bytes).ok()?, &ANY)
    }

    /// Adds an entry of a map with the text of a header; `None` if the text has no value of the map's type.
    #[cfg(feature = "http")]
    fn read_entry(&mut self, key: &str, text: &str) -> Option<()> {
        let _ = (key, text);
        None
    }

    /// Whether the values are timestamps, whose comma after the name of a day does not end an item of a list.
    #[cfg(feature = "http")]
    #[must_use]
    fn is_timestamp() -> bool
    where
        Self: Sized,
    {
        false
    }
}

/// The function that is called with the place of a member.
pub type Visit<'a> = &'a mut dyn FnMut(&mut dyn Slot);

/// A structure whose members can be read.
#[doc(hidden)] // not on the pages of generated types
pub trait ReadMembers {
    /// Calls `visit` with the place of a member, by its number in the schema.
    fn visit_slot(&mut self, number: usize, visit: Visit<'_>);

    /// Gives members their defaults again, if they are not `Option`s until the structure is finished.
    #[cfg(feature = "serde")]
    fn restore_unset(&mut self, is_included: &mut dyn FnMut(usize) -> bool) {
        let _ = is_included;
    }

    /// Marks a member as one that the service left out.
    fn mark_absent(&mut self, mark: usize) {
        let _ = mark;
    }
}

/// A union that can be read.
#[doc(hidden)] // not on the pages of generated types
pub trait ReadVariants {
    /// Calls `visit` with an empty place for the value of a member, by its number in the schema, and becomes that
    /// member.
    fn visit_variant(&mut self, number: usize, visit: Visit<'_>);

    /// Becomes a member that is not in the model.
    fn set_unknown(&mut self, name: &str);
}

/// Reads the value of a union's member.
pub fn read_variant<U, T: Slot>(union: &mut U, visit: Visit<'_>, variant: fn(T) -> U) {
    if size_of::<T>() <= MAX_STACK_VALUE {
        return read_small_variant(union, visit, variant);
    }
    let mut value = boxed_empty::<T>();
    visit(&mut *value);
    set_variant(union, value, variant);
}

/// The size in bytes of the largest value of a union's member that is on the stack while it is read.
const MAX_STACK_VALUE: usize = 64;

#[inline(never)] // without optimization, a frame stores the values of all branches
fn read_small_variant<U, T: Slot>(union: &mut U, visit: Visit<'_>, variant: fn(T) -> U) {
    let mut value = T::empty();
    visit(&mut value);
    *union = variant(value);
}

/// An empty value. This frame, which stores it, is popped before the value is read.
#[inline(never)]
fn boxed_empty<T: Empty>() -> Box<T> {
    Box::new(T::empty())
}

#[inline(never)]
#[allow(clippy::boxed_local)] // as it comes from `boxed_empty`
fn set_variant<U, T>(union: &mut U, value: Box<T>, variant: fn(T) -> U) {
    *union = variant(*value);
}

/// Reads a value of a type of the runtime, and converts it to a user-written type.
pub fn read_converted<T: Slot, U>(place: &mut Option<U>, visit: Visit<'_>, convert: fn(T) -> U) {
    let mut value: Option<T> = None;
    visit(&mut value);
    if let Some(value) = value {
        *place = Some(convert(value));
    }
}

/// A list of user-written values.
pub fn convert_list<T, U, L: FromIterator<U>>(items: Vec<T>, convert: fn(T) -> U) -> L {
    items.into_iter().map(convert).collect()
}

/// A map of user-written values.
pub fn convert_map<K: Ord, T, U>(entries: BTreeMap<K, T>, convert: fn(T) -> U) -> BTreeMap<K, U> {
    (entries.into_iter())
        .map(|(key, value)| (key, convert(value)))
        .collect()
}

macro_rules! empty_by_default {
    ($($(#[$cfg:meta])? $ty:ty),* $(,)?) => {$(
        $(#[$cfg])?
        impl Empty for $ty {
            #[inline]
            fn empty() -> Self {
                Self::default()
            }
        }
    )*};
}

empty_by_default!(
    (),
    bool,
    i8,
    i16,
    i32,
    i64,
    f32,
    f64,
    String,
    &str,
    Cow<'_, str>,
    Vec<u8>,
    #[cfg(feature = "bignum")]
    BigInt,
    #[cfg(feature = "bignum")]
    BigDecimal,
    #[cfg(feature = "serde")]
    serde_json::Value,
);

impl Empty for Timestamp {
    fn empty() -> Self {
        Timestamp::UNIX_EPOCH
    }
}

impl<T> Empty for Option<T> {
    #[inline]
    fn empty() -> Self {
        None
    }
}

impl<T: Empty> Empty for Vec<T> {
    #[inline]
    fn empty() -> Self {
        Vec::new()
    }
}

impl<T> Empty for Box<[T]> {
    fn empty() -> Self {
        Box::default()
    }
}

impl<K, V> Empty for BTreeMap<K, V> {
    #[inline]
    fn empty() -> Self {
        BTreeMap::new()
    }
}

/// A member that may be unset, or an item or value that may be null.
impl<T: Slot> Slot for Option<T> {
    fn clear(&mut self) {
        *self = None;
    }

    #[cfg(feature = "serde")]
    fn takes_null() -> bool {
        T::takes_null()
    }

    #[cfg(feature = "serde")]
    fn is_nullable(&self) -> bool {
        T::takes_null()
    }

    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, schema: &'static Schema, path: &Path<'_>) {
        if reader.is_absent() || reader.eat_null() {
            self.clear(); // in a separate frame, since it stores a `None`
        } else {
            begin(self).read(reader, schema, path);
        }
    }

    #[cfg(feature = "serde")]
    fn read_member(
        &mut self,
        reader: &mut Reader<'_>,
        schema: &'static Schema,
        path: &Path<'_>,
    ) -> bool {
        if !T::takes_null() && reader.eat_null() {
            return false;
        }
        begin(self).read(reader, schema, path);
        true
    }

    #[cfg(feature = "arbitrary")]
    fn generate(
        &mut self,
        generator: &mut Generator<'_, '_>,
        schema: &'static Schema,
    ) -> Result<(), NoValue> {
        begin(self).generate(generator, schema)
    }

    #[cfg(feature = "arbitrary")]
    fn made(&self) -> View<'_> {
        self.as_ref().map_or(View::Unset, T::made)
    }

    #[cfg(feature = "http")]
    fn read_text(&mut self, text: &str, schema: &Schema) -> Option<()> {
        self.get_or_insert_with(T::empty).read_text(text, schema)
    }

    #[cfg(feature = "http")]
    fn read_bytes(&mut self, bytes: &[u8]) -> Option<()> {
        begin(self).read_bytes(bytes)
    }

    #[cfg(feature = "http")]
    fn read_entry(&mut self, key: &str, text: &str) -> Option<()> {
        self.get_or_insert_with(T::empty).read_entry(key, text)
    }

    #[cfg(feature = "http")]
    fn is_timestamp() -> bool {
        T::is_timestamp()
    }
}

/// Makes an optional value an empty one. This frame, which stores it, is popped before the value is read.
#[cfg(any(feature = "serde", feature = "arbitrary"))]
#[inline(never)]
fn begin<T: Empty>(place: &mut Option<T>) -> &mut T {
    place.insert(T::empty())
}

/// A list. (A list of bytes is `Vec<i8>`; `u8` is not a `Slot`.)
impl<T: Slot> Slot for Vec<T> {
    fn clear(&mut self) {
        self.clear();
    }

    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, schema: &'static Schema, path: &Path<'_>) {
        let is_nullable = schema.sparse || T::takes_null();
        crate::json::read::list(reader, schema, path, is_nullable, &mut |visit| {
            visit(push_empty::<T>(self));
        });
    }

    #[cfg(feature = "arbitrary")]
    fn generate(
        &mut self,
        generator: &mut Generator<'_, '_>,
        schema: &'static Schema,
    ) -> Result<(), NoValue> {
        generator.list(schema, self)
    }

    #[cfg(feature = "arbitrary")]
    fn made(&self) -> View<'_> {
        View::Items(self.iter().map(T::made).collect())
    }

    #[cfg(feature = "http")]
    fn read_text(&mut self, text: &str, schema: &Schema) -> Option<()> {
        let items = schema.item();
        crate::http::header::list(text, T::is_timestamp(), &mut |text| {
            push_empty::<T>(self).read_text(text, items)
        })
    }
}

/// Appends an empty item. This frame, which stores it, is popped before the item is read.
#[cfg(any(feature = "serde", feature = "arbitrary"))]
#[inline(never)]
fn push_empty<T: Empty>(items: &mut Vec<T>) -> &mut T {
    let index = items.len();
    items.push(T::empty());
    &mut items[index]
}

#[cfg(feature = "arbitrary")]
impl<T: Slot> crate::generate::ListSlot for Vec<T> {
    fn push(&mut self, visit: Visit<'_>) {
        visit(push_empty::<T>(self));
    }

    fn pop(&mut self) {
        Vec::pop(self);
    }
}

impl<K: From<String> + Ord, V: Slot> Slot for BTreeMap<K, V> {
    fn clear(&mut self) {
        self.clear();
    }

    #[cfg(feature = "serde")]
    fn read(&mut self, reader: &mut Reader<'_>, schema: &'static Schema, path: &Path<'_>) {
        let is_nullable = schema.sparse || V::takes_null();
        crate::json::read::map(reader, schema, path, is_nullable, self);
    }

    #[cfg(feature = "arbitrary")]
    fn generate(
        &mut self,
        generator: &mut Generator<'_, '_>,
        schema: &'static Schema,
    ) -> Result<(), NoValue> {
        generator.map(schema, self)
    }

    #[cfg(feature = "arbitrary")]
    fn made(&self) -> View<'_> {
        View::Items(self.values().map(V::made).collect())
    }

    /// Smithy specification, "mediaType trait": only `@httpHeader` uses base64.
    #[cfg(feature = "http")]
    fn read_entry(&mut self, key: &str, text: &str) -> Option<()> {
        let (value, _) = MapSlot::entry(self, key, true)?;
        value.read_text(text, &ANY)
    }
}

/// A map that is read.
#[cfg(any(feature = "serde", feature = "arbitrary"))]
pub(crate) trait MapSlot {
    /// The number of entries.
    fn count(&self) -> usize;

    /// Returns the value of a key, made empty, and whether there was one. `None` if there was none and none may be
    /// added.
    fn entry(&mut self, key: &str, may_add: bool) -> Option<(&mut dyn Slot, bool)>;

    /// Removes an entry.
    fn remove(&mut self, key: &str);
}

#[cfg(any(feature = "serde", feature = "arbitrary"))]
impl<K: From<String> + Ord, V: Slot> MapSlot for BTreeMap<K, V> {
    fn count(&self) -> usize {
        self.len()
    }

    #[inline(never)] // this frame, which stores the empty value, is popped before the value is read
    fn entry(&mut self, key: &str, may_add: bool) -> Option<(&mut dyn Slot, bool)> {
        match BTreeMap::entry(self, K::from(key.to_owned())) {
            Entry::Occupied(entry) => {
                let value = entry.into_mut();
                value.clear();
                Some((value, true))
            }
            Entry::Vacant(entry) if may_add => Some((entry.insert(V::empty()), false)),
            Entry::Vacant(_) => None,
        }
    }

    fn remove(&mut self, key: &str) {
        BTreeMap::remove(self, &K::from(key.to_owned()));
    }
}
