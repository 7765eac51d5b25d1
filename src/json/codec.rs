//! The JSON forms of values that their Rust types do not determine.
//!
//! A codec is a type without values that generated code names, such as `Items<DateTime>` for a list of timestamps
//! that are written as text.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde_core::ser::Error as _;
use serde_core::{Serialize, Serializer};

use super::read::{self, ReadJson};
use super::reader::Reader;
use super::write::WriteJson;
use crate::constraint::path::Path;

/// A codec that can read a `T`.
#[doc(hidden)] // not on the pages of generated types
pub trait Decode<T> {
    /// Whether `null` is a value of the type.
    const NULLABLE: bool = false;

    /// Reads the value for `at`. Returns an empty one if there is none.
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> T;

    /// Reads a value and passes it to `sink`, once; see [`ReadJson::read_into`].
    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(T)) {
        sink(Self::read(reader, path));
    }
}

/// A codec that can write a `T`.
#[doc(hidden)] // not on the pages of generated types
pub trait Encode<T: ?Sized> {
    /// Writes a value.
    ///
    /// # Errors
    ///
    /// Returns an error of the serializer, or if a union has an unknown member.
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error>;

    /// Whether the value is unset, so that it is not written.
    #[inline]
    fn is_absent(value: &T) -> bool {
        let _ = value;
        false
    }

    /// Why the value cannot be written, if the error should name the member that has the value.
    fn problem(value: &T) -> Option<&'static str> {
        let _ = value;
        None
    }
}

/// A value with the codec that writes it.
pub(crate) struct As<'a, C, T: ?Sized>(&'a T, PhantomData<fn() -> C>);

impl<'a, C, T: ?Sized> As<'a, C, T> {
    /// Returns a value that serializes with the codec.
    #[inline]
    pub(crate) fn new(value: &'a T) -> Self {
        As(value, PhantomData)
    }
}

impl<C: Encode<T>, T: ?Sized> Serialize for As<'_, C, T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        C::write(self.0, serializer)
    }
}

/// The form of the value's own type.
pub enum DefaultCodec {}

impl<T: ReadJson> Decode<T> for DefaultCodec {
    const NULLABLE: bool = T::NULLABLE;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> T {
        T::read(reader, path)
    }

    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(T)) {
        T::read_into(reader, path, sink);
    }
}

impl<T: WriteJson + ?Sized> Encode<T> for DefaultCodec {
    #[inline]
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        value.write(serializer)
    }

    #[inline]
    fn is_absent(value: &T) -> bool {
        value.is_absent()
    }
}

/// The form of the value's own type, for a part of a `@sensitive` value.
pub enum RedactErrors {}

impl<T: ReadJson> Decode<T> for RedactErrors {
    const NULLABLE: bool = T::NULLABLE;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> T {
        T::read(reader, path)
    }
}

impl<T: WriteJson + ?Sized> Encode<T> for RedactErrors {
    #[inline]
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        // The error could name an unknown union member.
        let concealed = |_| S::Error::custom("sensitive value cannot be serialized");
        value.write(serializer).map_err(concealed)
    }

    #[inline]
    fn is_absent(value: &T) -> bool {
        value.is_absent()
    }
}

/// A string in a user-written type.
pub enum StringLike {}

impl<T: From<String>> Decode<T> for StringLike {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> T {
        reader.text(path).into_owned().into()
    }
}

impl<T: AsRef<str> + ?Sized> Encode<T> for StringLike {
    #[inline]
    fn write<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value.as_ref())
    }
}

/// A list whose items have a codec.
pub struct Items<C>(PhantomData<C>);

impl<C: Decode<T>, T> Decode<Vec<T>> for Items<C> {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Vec<T> {
        read::list(reader, path, C::NULLABLE, C::read_into)
    }
}

impl<C: Decode<T>, T> Decode<Box<[T]>> for Items<C> {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Box<[T]> {
        <Self as Decode<Vec<T>>>::read(reader, path).into_boxed_slice()
    }
}

macro_rules! slices {
    ($($list:ty),*) => {$(
        impl<C: Encode<T>, T> Encode<$list> for Items<C> {
            #[inline]
            fn write<S: Serializer>(value: &$list, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(value.iter().map(As::<C, T>::new))
            }

            fn problem(value: &$list) -> Option<&'static str> {
                value.iter().find_map(C::problem)
            }
        }
    )*};
}

slices!(Vec<T>, &[T], Box<[T]>);

/// A map whose values have a codec.
pub struct Entries<C>(PhantomData<C>);

impl<C: Decode<V>, K: From<String> + Ord, V> Decode<BTreeMap<K, V>> for Entries<C> {
    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> BTreeMap<K, V> {
        read::map(reader, path, C::NULLABLE, C::read_into)
    }
}

impl<C: Encode<V>, K: AsRef<str>, V> Encode<BTreeMap<K, V>> for Entries<C> {
    #[inline]
    fn write<S: Serializer>(value: &BTreeMap<K, V>, serializer: S) -> Result<S::Ok, S::Error> {
        let entries = value.iter();
        serializer.collect_map(entries.map(|(key, value)| (key.as_ref(), As::<C, V>::new(value))))
    }

    fn problem(value: &BTreeMap<K, V>) -> Option<&'static str> {
        value.values().find_map(C::problem)
    }
}

/// A list or map of which a server keeps at most `MAX` entries: with more, `@length` is violated whatever they
/// are.
pub struct AtMost<const MAX: usize, C>(PhantomData<C>);

impl<const MAX: usize, C: Decode<T>, T> Decode<T> for AtMost<MAX, C> {
    const NULLABLE: bool = C::NULLABLE;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> T {
        reader.keep_at_most(MAX);
        C::read(reader, path)
    }
}

/// A value that is or contains something `@sensitive`: paths do not show keys of its maps.
pub struct SensitivePath<C>(PhantomData<C>);

impl<C: Decode<T>, T> Decode<T> for SensitivePath<C> {
    const NULLABLE: bool = C::NULLABLE;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> T {
        path.set_sensitive();
        C::read(reader, path)
    }

    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(T)) {
        path.set_sensitive();
        C::read_into(reader, path, sink);
    }
}

/// An optional value: null in a sparse list or map, or not written in a structure.
pub struct Sparse<C>(PhantomData<C>);

impl<C: Decode<T>, T> Decode<Option<T>> for Sparse<C> {
    const NULLABLE: bool = true;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Option<T> {
        read::is_there(reader).then(|| C::read(reader, path))
    }

    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(Option<T>)) {
        read::sparse(reader, path, C::read_into, sink);
    }
}

impl<C: Encode<T>, T> Encode<Option<T>> for Sparse<C> {
    #[inline]
    fn write<S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => C::write(value, serializer),
            None => serializer.serialize_none(),
        }
    }

    #[inline]
    fn is_absent(value: &Option<T>) -> bool {
        value.is_none()
    }

    fn problem(value: &Option<T>) -> Option<&'static str> {
        value.as_ref().and_then(C::problem)
    }
}

/// A boxed value.
pub struct Boxed<C>(PhantomData<C>);

impl<C: Decode<T>, T> Decode<Box<T>> for Boxed<C> {
    const NULLABLE: bool = C::NULLABLE;

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Box<T> {
        Box::new(C::read(reader, path))
    }

    fn read_into(reader: &mut Reader<'_>, path: &Path<'_>, sink: &mut dyn FnMut(Box<T>)) {
        C::read_into(reader, path, &mut |value| sink(Box::new(value)));
    }
}

impl<C: Encode<T>, T> Encode<Box<T>> for Boxed<C> {
    #[inline]
    fn write<S: Serializer>(value: &Box<T>, serializer: S) -> Result<S::Ok, S::Error> {
        C::write(value, serializer)
    }

    fn problem(value: &Box<T>) -> Option<&'static str> {
        C::problem(value)
    }
}
