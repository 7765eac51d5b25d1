//! What emitted code calls. Not part of the public API: it changes without notice.

pub use core::clone::Clone;
pub use core::cmp::{Eq, PartialEq};
pub use core::convert::{AsRef, From, Into};
pub use core::default::Default;
pub use core::error::Error;
pub use core::fmt;
pub use core::hash::{Hash, Hasher};
pub use core::iter::IntoIterator;
pub use core::marker::PhantomData;
pub use core::mem::discriminant;
pub use core::ops::{FnMut, FnOnce};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, f32, f64, i8, i16, i32, i64, str, u8, u16, usize};
pub use core::result::Result;
#[cfg(feature = "serde")]
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::vec::Vec;

#[cfg(feature = "serde")]
pub use crate::Document;
#[cfg(feature = "timestamp")]
pub use crate::Timestamp;
#[cfg(feature = "bignum")]
pub use crate::bignum::big;
pub use crate::builder::{IsSet, Set, Unset, required};
pub use crate::constraint::check::{
    Check, Violations, checked, count, each, each_sparse, entries, entries_sparse, enumeration,
    length, pattern, range, unique, unique_by_total_eq, validate,
};
pub use crate::constraint::const_check::same_text;
pub use crate::constraint::const_check::{
    enum_literal, float_literal, integer_literal, text_literal,
};
pub use crate::constraint::path::Path;
pub use crate::constraint::pattern::Pattern;
pub use crate::convert::{list, map};
#[cfg(feature = "serde")]
pub use crate::document::document;
pub use crate::escape::pad;
pub use crate::fmt::{
    Mask, Member, REDACTED, See, Show, Structure, Union, Values, Variant, debug_builder,
    debug_structure, debug_union, display_structure, display_union, redacted, show_list, show_map,
};
#[cfg(all(feature = "http", feature = "bignum"))]
pub use crate::http::Big;
#[cfg(feature = "http")]
pub use crate::http::{
    Answer, Base64, Bound, EpochSeconds, Float, FromHttp, Named, Numbered, Operation, Plain,
    Protocol, RequestError, Sending, Sensitive, WriteBody, all_present, present,
};
#[cfg(feature = "serde")]
pub use crate::json::{
    AtMost, Boxed, Concealed, Decode, Entries, Fields, Item, Items, JsonError, OfType, Read,
    ReadStructure, Reader, Secret, Sparse, Text, Write, all_problems, deserialize, from_json,
    from_json_unchecked, handed_on, read_structure, read_structure_to, serialize, to_json,
    unknown_variant, variant,
};
#[cfg(all(feature = "serde", feature = "timestamp"))]
pub use crate::json::{DateTime, HttpDate};
pub use crate::shape::Stub;
#[cfg(feature = "timestamp")]
pub use crate::timestamp::timestamp;
pub use crate::token::random_uuid;
pub use crate::total_eq::{TotalEq, total_eq, total_hash};
#[cfg(feature = "serde")]
pub use crate::{
    __from_json as from_json, __json as json, __read_structure as read_structure, __serde as serde,
    __shape_skip_deserialize as add_attribute_shape_skip_deserialize,
    __shape_skip_serialize as add_attribute_shape_skip_serialize, __to_json as to_json,
};
pub use crate::{
    __shape_skip_display as add_attribute_shape_skip_display,
    __shape_skip_eq as add_attribute_shape_skip_eq,
    __shape_skip_hash as add_attribute_shape_skip_hash,
};
#[cfg(feature = "bignum")]
pub use crate::{BigDecimal, BigInteger};
pub use crate::{
    ConstraintViolations, ErrorShape, Fault, Number, Shape, UnknownInteger, UnknownVariant,
    UnmodeledError,
};
