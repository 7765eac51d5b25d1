//! Rust types for shapes.

use crate::input::rust_type::canonical_text;
use proc_macro2::{Ident, TokenStream};

/// The Rust type of a shape, without the `Option` and `Box` of a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    /// `()`, for a union member without a value.
    Unit,
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `String`
    String,
    /// A user-written string type, which is borrowed as `str`.
    CustomString(External),
    /// `shapesmith::Timestamp`
    Timestamp,
    /// `Vec<u8>`. `bytes::Bytes` would add 0.3 CPU seconds to a build, and a blob is owned by a single request.
    Blob,
    /// `shapesmith::BigInteger`
    BigInteger,
    /// `shapesmith::BigDecimal`
    BigDecimal,
    /// `shapesmith::Document`
    Document,
    /// `Vec`, with optional items if the list is sparse.
    List {
        /// The type of an item.
        item: Box<Type>,
        /// Whether an item can be null.
        sparse: bool,
    },
    /// A borrowed or boxed slice in a user-written type, with optional items if the list is sparse.
    Slice {
        /// The type of an item.
        item: Box<Type>,
        /// Whether an item can be null.
        sparse: bool,
        written: External,
    },
    /// `BTreeMap`, with optional values if the map is sparse.
    Map {
        /// The type of a key.
        key: Box<Type>,
        /// The type of a value.
        value: Box<Type>,
        /// Whether a value can be null.
        sparse: bool,
    },
    /// A type of the user's.
    External {
        path: External,
        /// Whether it is the type of a structure or union.
        is_aggregate: bool,
    },
    /// A generated type of a structure or union.
    Item(Ident),
    /// A generated type of an enum.
    Enum(Ident),
}

/// The path of a type of the user's.
#[derive(Clone, Debug)]
pub(crate) struct External(pub(crate) TokenStream);

impl PartialEq for External {
    fn eq(&self, other: &Self) -> bool {
        canonical_text(&self.0) == canonical_text(&other.0)
    }
}

impl Type {
    /// Whether the value contains, other than in a generated type, values whose own equality and hash are
    /// unsuitable: NaN does not equal itself, and the hash of a big decimal writes out its exponent.
    pub(crate) fn needs_total_eq(&self) -> bool {
        match self {
            Type::F32 | Type::F64 | Type::BigDecimal => true,
            Type::List { item, .. } | Type::Slice { item, .. } => item.needs_total_eq(),
            Type::Map { value, .. } => value.needs_total_eq(),
            _ => false,
        }
    }

    /// Whether the type is or contains a user-written string type.
    pub(crate) fn has_custom_string(&self) -> bool {
        match self {
            Type::CustomString(_) => true,
            Type::List { item, .. } | Type::Slice { item, .. } => item.has_custom_string(),
            Type::Map { key, value, .. } => key.has_custom_string() || value.has_custom_string(),
            _ => false,
        }
    }

    /// How many lists and maps the type consists of, one in the other.
    pub(crate) fn collections(&self) -> usize {
        match self {
            Type::List { item, .. } => 1 + item.collections(),
            Type::Map { value, .. } => 1 + value.collections(),
            _ => 0,
        }
    }

    /// A text that is the same for the same Rust type. Borrowed and boxed slices have the same, too.
    pub(crate) fn key(&self) -> String {
        let optional = |sparse: &bool| if *sparse { "?" } else { "" };
        match self {
            Type::CustomString(path) | Type::External { path, .. } => {
                format!("path {}", canonical_text(&path.0))
            }
            Type::List { item, sparse } => format!("list {}{}", optional(sparse), item.key()),
            Type::Slice { item, sparse, .. } => {
                format!("slice {}{}", optional(sparse), item.key())
            }
            Type::Map { key, value, sparse } => {
                format!("map {} to {}{}", key.key(), optional(sparse), value.key())
            }
            Type::Item(ident) | Type::Enum(ident) => format!("item {ident}"),
            simple => format!("{simple:?}"),
        }
    }

    /// Whether functions take the value instead of a reference to it, as for numbers.
    pub(crate) fn is_number(&self) -> bool {
        use Type::{F32, F64, I8, I16, I32, I64};
        matches!(self, I8 | I16 | I32 | I64 | F32 | F64)
    }
}
