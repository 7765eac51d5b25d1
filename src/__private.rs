//! Items for generated code. They are not part of the public API and change without notice.
//!
//! The groups are named after the files of `codegen/src/` that name their items, and files of macros of this crate
//! whose expansion does. A test fails on an item that its files do not name.

// expand/: Rust's own items
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
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::vec::Vec;

// expand/types.rs
#[cfg(feature = "serde")]
pub use crate::Document;
pub use crate::Timestamp;
pub use crate::builder::storage::{collect_list, collect_map};
#[cfg(feature = "bignum")]
pub use crate::{BigDecimal, BigInteger};

// expand/absent.rs
pub use crate::absent::Absent;
#[cfg(feature = "serde")]
pub use crate::absent::MarkAbsent;
#[cfg(not(feature = "serde"))]
pub use crate::feature::without_serde::MarkAbsent;
#[cfg(feature = "serde")]
pub use crate::json::is_zero;

// expand/shape.rs
pub use crate::Shape;

// expand/builder.rs
pub use crate::builder::storage::{HasBuilder, expect_set};
pub use crate::builder::{IsSet, Set, Unset};
pub use crate::constraint::check::validated;
pub use crate::idempotency_token::random_uuid;

// expand/default_method.rs
pub use crate::default_value::{map_or_empty, value_or};
pub use std::borrow::Cow;
pub use std::sync::LazyLock;

// expand/default_value.rs
#[cfg(feature = "bignum")]
pub use crate::bignum::big_default;
#[cfg(feature = "serde")]
pub use crate::document::document_default;
pub use crate::timestamp::timestamp_default;

// expand/enumeration.rs
pub use crate::{UnknownInteger, UnknownVariant};

// expand/fmt.rs
pub use crate::__shape_skip_display as add_attribute_shape_skip_display;
pub use crate::escape::pad_escaped;
pub use crate::fmt::{
    FieldInfo, FieldVisitor, FmtStructure, FmtUnion, Variant, VisitFields, debug_builder,
    debug_structure, debug_union, display_structure, display_union, map_entries, map_list,
};
pub use crate::redaction::{Redaction, write_redacted};

// expand/eq.rs
pub use crate::total_eq::{total_eq, total_hash};
pub use crate::{
    __shape_skip_eq as add_attribute_shape_skip_eq,
    __shape_skip_hash as add_attribute_shape_skip_hash,
};

// expand/check.rs
pub use crate::RangeBound;
pub use crate::constraint::check::{
    Check, Violations, check_count, check_entries, check_items, check_length, check_pattern,
    check_range, check_sparse_entries, check_sparse_items, report_unknown_value,
};
pub use crate::constraint::path::Path;
pub use crate::constraint::unique::{check_unique, check_unique_by_total_eq};

// expand/pattern.rs
pub use crate::constraint::pattern::{GENERAL_CATEGORIES, Pattern, WHITE_SPACE};

// expand/validate.rs
pub use crate::ConstraintViolations;
pub use crate::constraint::check::validate;

// expand/const_check.rs
pub use crate::constraint::const_check::{
    double_literal, enum_literal, float_literal, integer_literal, string_literal,
};

// expand/shape_id_assertion.rs
pub use crate::shape::is_shape;

// expand/fallback.rs
pub use crate::shape::Stub;

// expand/error_shape.rs
pub use crate::{ErrorShape, Fault};

// diagnostic.rs: `if_` and the name of a feature
#[cfg(not(feature = "backreference"))]
pub use crate::__if_disabled as if_backreference;
#[cfg(not(feature = "bignum"))]
pub use crate::__if_disabled as if_bignum;
#[cfg(not(feature = "http"))]
pub use crate::__if_disabled as if_http;
#[cfg(not(feature = "serde"))]
pub use crate::__if_disabled as if_serde;
#[cfg(feature = "backreference")]
pub use crate::__if_enabled as if_backreference;
#[cfg(feature = "bignum")]
pub use crate::__if_enabled as if_bignum;
#[cfg(feature = "http")]
pub use crate::__if_enabled as if_http;
#[cfg(feature = "serde")]
pub use crate::__if_enabled as if_serde;

// expand/json.rs
#[cfg(feature = "serde")]
pub use crate::{
    __impl_from_json as impl_from_json, __impl_json as impl_json,
    __impl_read_structure as impl_read_structure, __impl_serde as impl_serde,
    __impl_to_json as impl_to_json,
    __shape_skip_deserialize as add_attribute_shape_skip_deserialize,
    __shape_skip_serialize as add_attribute_shape_skip_serialize,
};
#[cfg(feature = "serde")]
pub use crate::{
    json::{
        AtMost, Boxed, DefaultCodec, Entries, Items, ReadJson, ReadStructure, Reader, RedactErrors,
        SensitivePath, Sparse, StringLike, StructWriter, WriteJson, from_sink,
        write_unknown_variant, write_variant,
    },
    redaction::REDACTED,
};
#[cfg(feature = "serde")]
pub use serde_core::Serializer;

// plan/bind/bounds.rs
#[cfg(not(feature = "serde"))]
pub use crate::feature::without_serde::{ReadJson, WriteJson};

// json/macros.rs
#[cfg(feature = "serde")]
pub use crate::json::{
    JsonError, deserialize, from_json, from_json_unchecked, read_structure, read_structure_to,
    to_json,
};
#[cfg(feature = "serde")]
pub use serde_core::{Deserialize, Deserializer, Serialize};

// expand/http.rs
#[cfg(all(feature = "http", feature = "bignum"))]
pub use crate::http::BigNumber;
#[cfg(feature = "http")]
pub use crate::http::{
    Base64, EpochSeconds, Float, IntEnum, ReadBindings, ReadValue, RequestBuilder, RequestError,
    ResponseParts, SensitiveText, StringEnum, ViaDisplay, WriteBindings, WriteBody, into_sparse,
    present_items,
};
#[cfg(feature = "serde")]
pub use crate::json::{DateTime, HttpDate};

// expand/operation.rs
#[cfg(feature = "http")]
pub use crate::__unsupported_operation as unsupported_operation;
#[cfg(feature = "http")]
pub use crate::http::{Operation, Protocol};
#[cfg(feature = "http")]
pub use crate::idempotency_token::with_token;

// http/unsupported.rs
#[cfg(feature = "http")]
pub use crate::http::unsupported;

// expand/operation_error.rs
pub use crate::error::Received;
pub use crate::{ServiceError, UnmodeledError};
