//! Runtime support for emitted code. Not part of the public API: it changes without notice.

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
pub use crate::bignum::big_default;
pub use crate::builder::{HasBuilder, IsSet, Set, Unset, expect_set};
pub use crate::constraint::check::{
    Check, Violations, check_count, check_entries, check_items, check_length, check_pattern,
    check_range, check_sparse_entries, check_sparse_items, check_unique, check_unique_by_total_eq,
    report_unknown_value, validate, validated,
};
pub use crate::constraint::const_check::{
    enum_literal, float_literal, integer_literal, str_eq, string_literal,
};
pub use crate::constraint::path::Path;
pub use crate::constraint::pattern::{
    BitProgram, CharClasses, CharSet, Dfa, Matcher, Pattern, byte_kinds,
};
pub use crate::convert::{collect_list, collect_map};
#[cfg(feature = "serde")]
pub use crate::document::document_default;
pub use crate::escape::pad_escaped;
pub use crate::fmt::{
    FieldInfo, FieldVisitor, FmtRedacted, FmtStructure, FmtUnion, REDACTED, Redaction, Variant,
    VisitFields, debug_builder, debug_structure, debug_union, display_structure, display_union,
    map_entries, map_list, write_redacted,
};
#[cfg(all(feature = "http", feature = "bignum"))]
pub use crate::http::BigNumber;
#[cfg(feature = "http")]
pub use crate::http::{
    Base64, EpochSeconds, Float, IntEnum, Operation, Protocol, ReadBindings, RequestBuilder,
    RequestError, ResponseParts, SensitiveText, StringEnum, ViaDisplay, WriteBindings, WriteBody,
    into_sparse, present_items,
};
#[cfg(feature = "serde")]
pub use crate::json::{
    AtMost, Boxed, Decode, DefaultCodec, Entries, Item, Items, JsonError, ReadJson, ReadStructure,
    Reader, RedactErrors, SensitivePath, Sparse, StringLike, StructWriter, WriteJson, deserialize,
    from_json, from_json_unchecked, from_sink, read_structure, read_structure_to, serialize,
    to_json, write_unknown_variant, write_variant,
};
#[cfg(all(feature = "serde", feature = "timestamp"))]
pub use crate::json::{DateTime, HttpDate};
pub use crate::shape::Stub;
#[cfg(feature = "timestamp")]
pub use crate::timestamp::timestamp_default;
pub use crate::token::random_uuid;
pub use crate::total_eq::{TotalEq, total_eq, total_hash};
#[cfg(feature = "serde")]
pub use crate::{
    __impl_from_json as impl_from_json, __impl_json as impl_json,
    __impl_read_structure as impl_read_structure, __impl_serde as impl_serde,
    __impl_to_json as impl_to_json,
    __shape_skip_deserialize as add_attribute_shape_skip_deserialize,
    __shape_skip_serialize as add_attribute_shape_skip_serialize,
};
pub use crate::{
    __shape_skip_display as add_attribute_shape_skip_display,
    __shape_skip_eq as add_attribute_shape_skip_eq,
    __shape_skip_hash as add_attribute_shape_skip_hash,
};
#[cfg(feature = "bignum")]
pub use crate::{BigDecimal, BigInteger};
pub use crate::{
    ConstraintViolations, ErrorShape, Fault, RangeBound, Shape, UnknownInteger, UnknownVariant,
    UnmodeledError,
};

#[cfg(not(feature = "backreference"))]
pub use crate::__if_disabled as if_backreference;
#[cfg(not(feature = "bignum"))]
pub use crate::__if_disabled as if_bignum;
#[cfg(not(feature = "http"))]
pub use crate::__if_disabled as if_http;
#[cfg(not(feature = "serde"))]
pub use crate::__if_disabled as if_serde;
#[cfg(not(feature = "timestamp"))]
pub use crate::__if_disabled as if_timestamp;
#[cfg(feature = "backreference")]
pub use crate::__if_enabled as if_backreference;
#[cfg(feature = "bignum")]
pub use crate::__if_enabled as if_bignum;
#[cfg(feature = "http")]
pub use crate::__if_enabled as if_http;
#[cfg(feature = "serde")]
pub use crate::__if_enabled as if_serde;
#[cfg(feature = "timestamp")]
pub use crate::__if_enabled as if_timestamp;

/// Bounds of emitted code, which mean nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
mod without_serde {
    pub trait ReadJson {}
    impl<T: ?Sized> ReadJson for T {}

    pub trait WriteJson {}
    impl<T: ?Sized> WriteJson for T {}
}
#[cfg(not(feature = "serde"))]
pub use without_serde::{ReadJson, WriteJson};
