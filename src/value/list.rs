//! Lists and maps.

use std::collections::BTreeMap;

use super::{Value, View};

/// The entries of a map: views of the keys and the values.
pub type Entries<'a> = Box<dyn Iterator<Item = (View<'a>, View<'a>)> + 'a>;

/// A list.
pub trait List {
    /// The number of items.
    fn len(&self) -> usize;
    /// Returns a view of an item.
    fn item(&self, index: usize) -> View<'_>;
}

/// A map.
pub trait Map {
    /// The number of entries.
    fn len(&self) -> usize;
    /// Returns the entries, in the order of their keys.
    fn entries(&self) -> Entries<'_>;

    /// Passes the keys and values to a function, without an allocation.
    fn each(&self, visit: &mut dyn FnMut(View<'_>, View<'_>));
}

macro_rules! lists {
    ($($list:ty),*) => {$(
        impl<T: Value> List for $list {
            fn len(&self) -> usize {
                <[T]>::len(self)
            }

            fn item(&self, index: usize) -> View<'_> {
                self[index].view()
            }
        }

        impl<T: Value> Value for $list {
            #[inline]
            fn view(&self) -> View<'_> {
                View::List(self)
            }
        }
    )*};
}

lists!(Vec<T>, &[T], Box<[T]>);

impl<K: Value, V: Value> Map for BTreeMap<K, V> {
    fn len(&self) -> usize {
        BTreeMap::len(self)
    }

    fn entries(&self) -> Entries<'_> {
        Box::new(self.iter().map(|(key, value)| (key.view(), value.view())))
    }

    fn each(&self, visit: &mut dyn FnMut(View<'_>, View<'_>)) {
        for (key, value) in self {
            visit(key.view(), value.view());
        }
    }
}

impl<K: Value, V: Value> Value for BTreeMap<K, V> {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Map(self)
    }
}

/// Views that were made at once.
impl Value for View<'_> {
    fn view(&self) -> View<'_> {
        match self {
            View::Unset => View::Unset,
            View::Unit => View::Unit,
            View::Bool(value) => View::Bool(*value),
            View::I8(value) => View::I8(*value),
            View::I16(value) => View::I16(*value),
            View::I32(value) => View::I32(*value),
            View::I64(value) => View::I64(*value),
            View::F32(value, show) => View::F32(*value, *show),
            View::F64(value, show) => View::F64(*value, *show),
            View::Text(text) => View::Text(text),
            View::Blob(bytes) => View::Blob(bytes),
            View::Timestamp(time) => View::Timestamp(*time),
            #[cfg(feature = "bignum")]
            View::BigInteger(value) => View::BigInteger(value),
            #[cfg(feature = "bignum")]
            View::BigDecimal(value) => View::BigDecimal(value),
            #[cfg(feature = "serde")]
            View::Document(value, show) => View::Document(value, *show),
            View::List(list) => View::List(*list),
            View::Map(map) => View::Map(*map),
            View::Items(items) => View::List(items),
            View::Entries(entries) => View::Map(entries),
            View::Structure(structure) => View::Structure(*structure),
            View::Union(union) => View::Union(*union),
            View::StringEnum(value) => View::StringEnum(*value),
            View::IntEnum(value) => View::IntEnum(*value),
        }
    }
}

impl Map for Vec<(View<'_>, View<'_>)> {
    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    fn entries(&self) -> Entries<'_> {
        Box::new(self.iter().map(|(key, value)| (key.view(), value.view())))
    }

    fn each(&self, visit: &mut dyn FnMut(View<'_>, View<'_>)) {
        for (key, value) in self {
            visit(key.view(), value.view());
        }
    }
}
