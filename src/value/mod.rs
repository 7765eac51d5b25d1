//! Views of values: what checks, the formatter and the codecs see of a value, whatever its type.

pub(crate) mod eq;
pub(crate) mod item;
pub(crate) mod list;
pub(crate) mod slot;

use std::borrow::Cow;
use std::fmt::{self, Debug, Display};

#[cfg(feature = "bignum")]
use bigdecimal::BigDecimal;
#[cfg(feature = "bignum")]
use num_bigint::BigInt;

use crate::Timestamp;
use crate::schema::{EnumSchema, StructureSchema, UnionSchema};
pub use eq::{SkippedEq, SkippedHash, hash_view, view_eq};
pub use list::{List, Map};

/// A value that a member, an item, or a key or value of a map can have.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
#[doc(hidden)] // not on the pages of generated types
pub trait Value {
    /// Returns a view of the value.
    fn view(&self) -> View<'_>;
}

/// The function that formats a value, as `Debug` or as `Display`. A view has it for values whose formatting is much code,
/// so that programs without such values do not contain it.
pub type Show<T> = fn(value: &T, is_debug: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result;

/// A view of a value.
#[expect(missing_debug_implementations, reason = "it holds trait objects")]
pub enum View<'a> {
    /// No value: an unset member, or null in a sparse list or map.
    Unset,
    /// The value of a union member that targets `smithy.api#Unit`.
    Unit,
    /// A boolean.
    Bool(bool),
    /// A byte.
    I8(i8),
    /// A short.
    I16(i16),
    /// An integer.
    I32(i32),
    /// A long.
    I64(i64),
    /// A float.
    F32(f32, Show<f32>),
    /// A double.
    F64(f64, Show<f64>),
    /// A string.
    Text(&'a str),
    /// A blob.
    Blob(&'a [u8]),
    /// A timestamp.
    Timestamp(Timestamp),
    /// A big integer.
    #[cfg(feature = "bignum")]
    BigInteger(&'a BigInt),
    /// A big decimal.
    #[cfg(feature = "bignum")]
    BigDecimal(&'a BigDecimal),
    /// A document.
    #[cfg(feature = "serde")]
    Document(&'a serde_json::Value, Show<serde_json::Value>),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Map),
    /// A list of values with views that are made at once, since their type is user-written.
    Items(Vec<View<'a>>),
    /// A map with such keys or values.
    Entries(Vec<(View<'a>, View<'a>)>),
    /// A structure.
    Structure(&'a dyn Structure),
    /// A union.
    Union(&'a dyn Union),
    /// An enum of strings.
    StringEnum(&'a dyn StringEnum),
    /// An enum of integers.
    IntEnum(&'a dyn IntEnum),
}

impl View<'_> {
    /// Whether there is a value.
    #[inline]
    pub(crate) fn is_set(&self) -> bool {
        !matches!(self, View::Unset)
    }

    /// The text of a string or an enum, as the key of a map; empty for anything else.
    pub(crate) fn text(&self) -> &str {
        match self {
            View::Text(text) => text,
            View::StringEnum(value) => value.text(),
            _ => "",
        }
    }
}

/// Returns a view of a value.
#[inline]
pub fn view<T: Value + ?Sized>(value: &T) -> View<'_> {
    value.view()
}

/// The string type of a field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the type of a string",
    label = "`{Self}` does not implement `AsRef<str>`",
    note = "the type of a string is `String`, or a type that is `AsRef<str>`, `From<String>`, `Clone`, `Eq` and `Hash`"
)]
pub trait TextField {
    /// The view of a string.
    fn text_view(&self) -> View<'_>;
}

#[diagnostic::do_not_recommend] // the message above already says what to do
impl<T: AsRef<str> + ?Sized> TextField for T {
    fn text_view(&self) -> View<'_> {
        View::Text(self.as_ref())
    }
}

/// Returns a view of an optional value of a user-written type.
pub fn option_view<'a, T>(value: Option<&'a T>, view: impl Fn(&'a T) -> View<'a>) -> View<'a> {
    value.map_or(View::Unset, view)
}

/// Returns a view of a list of values of user-written types.
pub fn list_view<'a, T: 'a>(
    items: &'a (impl AsRef<[T]> + ?Sized),
    view: impl Fn(&'a T) -> View<'a>,
) -> View<'a> {
    View::Items(items.as_ref().iter().map(view).collect())
}

/// Returns a view of a map with keys or values of user-written types.
pub fn map_view<'a, K, V>(
    entries: &'a std::collections::BTreeMap<K, V>,
    key: impl Fn(&'a K) -> View<'a>,
    value: impl Fn(&'a V) -> View<'a>,
) -> View<'a> {
    let entries = entries.iter();
    View::Entries(entries.map(|(k, v)| (key(k), value(v))).collect())
}

/// A structure.
#[doc(hidden)] // not on the pages of generated types
pub trait Structure: Display {
    /// Returns its schema.
    fn schema(&self) -> &'static StructureSchema;

    /// Returns a view of a member by its number in the schema.
    fn member(&self, number: usize) -> View<'_>;

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
}

impl dyn Structure + '_ {
    /// Returns a view of a member. What a service left out is unset.
    pub(crate) fn present(&self, number: usize) -> View<'_> {
        match self.schema().members[number].mark {
            Some(mark) if self.is_marked(mark) && self.is_placeholder(number) => View::Unset,
            _ => self.member(number),
        }
    }
}

/// A union.
#[doc(hidden)] // not on the pages of generated types
pub trait Union: Display {
    /// Returns its schema.
    fn schema(&self) -> &'static UnionSchema;

    /// Returns its member.
    fn member(&self) -> UnionMember<'_>;
}

/// The member of a union.
#[expect(missing_debug_implementations, reason = "it holds trait objects")]
pub enum UnionMember<'a> {
    /// A member of the model, by its number in the schema, and its value.
    Known(usize, View<'a>),
    /// The name of a member that is not in the model.
    Unknown(&'a str),
}

/// An enum of strings.
#[doc(hidden)] // not on the pages of generated types
pub trait StringEnum: Debug + Display {
    /// Returns its schema.
    fn schema(&self) -> &'static EnumSchema;
    /// Returns the values that the model has: all, or all but those that are `@internal`.
    fn known(&self) -> &'static [&'static str] {
        self.schema().values
    }

    /// Returns the value.
    fn text(&self) -> &str;
    /// Whether the value is not in the model.
    fn is_unknown(&self) -> bool;
}

/// An enum of integers.
#[doc(hidden)] // not on the pages of generated types
pub trait IntEnum: Debug + Display {
    /// Returns its schema.
    fn schema(&self) -> &'static EnumSchema;
    /// Returns the value.
    fn number(&self) -> i32;
    /// Whether the value is not in the model.
    fn is_unknown(&self) -> bool;
}

macro_rules! by_copy {
    ($($ty:ty => $view:ident;)*) => {$(
        impl Value for $ty {
            #[inline]
            fn view(&self) -> View<'_> {
                View::$view(*self)
            }
        }
    )*};
}

by_copy! {
    bool => Bool;
    i8 => I8;
    i16 => I16;
    i32 => I32;
    i64 => I64;
    Timestamp => Timestamp;
}

macro_rules! by_reference {
    ($($(#[$cfg:meta])? $ty:ty => $view:ident;)*) => {$(
        $(#[$cfg])?
        impl Value for $ty {
            #[inline]
            fn view(&self) -> View<'_> {
                View::$view(self)
            }
        }
    )*};
}

by_reference! {
    String => Text;
    &str => Text;
    Cow<'_, str> => Text;
    Vec<u8> => Blob;
    #[cfg(feature = "bignum")]
    BigInt => BigInteger;
    #[cfg(feature = "bignum")]
    BigDecimal => BigDecimal;
}

macro_rules! floats {
    ($($ty:ty => $view:ident;)*) => {$(
        impl Value for $ty {
            #[inline]
            fn view(&self) -> View<'_> {
                View::$view(*self, |value, is_debug, f| {
                    if is_debug {
                        Debug::fmt(value, f)
                    } else {
                        Display::fmt(value, f)
                    }
                })
            }
        }
    )*};
}

floats! {
    f32 => F32;
    f64 => F64;
}

#[cfg(feature = "serde")]
impl Value for serde_json::Value {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Document(self, crate::document::show)
    }
}

impl Value for () {
    fn view(&self) -> View<'_> {
        View::Unit
    }
}

impl<T: Value> Value for Option<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::Unset,
        }
    }
}
