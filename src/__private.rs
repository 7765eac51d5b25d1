//! Items for generated code. They are not part of the public API and change without notice.
//!
//! The groups are named after the files of `codegen/src/` that name their items, and files of macros of this crate
//! whose expansion does. A test fails on an item that its files do not name.

// expand/: Rust's own items
pub use core::clone::Clone;
pub use core::cmp::{Eq, PartialEq};
pub use core::convert::{AsRef, From};
pub use core::default::Default;
pub use core::error::Error;
pub use core::fmt;
pub use core::hash::{Hash, Hasher};
pub use core::marker::PhantomData;
pub use core::matches;
pub use core::ops::FnOnce;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, f32, f64, i8, i16, i32, i64, str, u8, u16, usize};
pub use core::result::Result;
pub use std::boxed::Box;
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use std::vec::Vec;

// expand/mod.rs
pub mod documented;

// expand/types.rs
#[cfg(feature = "serde")]
pub use crate::Document;
pub use crate::Timestamp;
pub use crate::builder::{
    AnyInto, Buildable, ConvertInto as Into, Exactly, IntoValue, ListOf, MapOf, NestedList,
    NestedMap, Sparse,
};
#[cfg(feature = "bignum")]
pub use crate::{BigDecimal, BigInteger};

pub use crate::builder::argument::convert;

// expand/absent.rs
pub use crate::absent::Absent;

// expand/builder.rs
pub use crate::__shape_skip_builder as add_attribute_shape_skip_builder;
pub use crate::__structure as structure;
pub use crate::builder::storage::{Building, HasBuilder, expect_set};
pub use crate::builder::{IsSet, Set, Unset};
pub use crate::constraint::check::validated;
pub use crate::idempotency_token::random_uuid;

// items.rs
pub use crate::fmt::{debug_structure, debug_union};
pub use crate::value::item::{enum_as_str, enum_of_str, is_placeholder};
pub use crate::{ConstraintViolations, Shape};
pub use core::{concat, stringify};

// conversions.rs
pub use core::cmp::{Ord, Ordering, PartialOrd};
pub use core::convert::Infallible;
pub use core::result::Result::Ok;
pub use core::str::FromStr;

// expand/skipped.rs
pub use crate::builder::storage::skipped_or_default;
pub use crate::value::{SkippedEq, SkippedHash};

// expand/schema.rs
pub use crate::__known_values as known_values;
pub use crate::RangeBound;
pub use crate::constraint::unique::check_unique;
pub use crate::schema::{
    ANY, CONSTRAINED, EnumSchema, Host, MEMBER, MemberSchema, NESTED, Presence, Range, SCHEMA,
    SENSITIVE, STRUCTURE, Schema, StructureSchema, UNION, UnionSchema, at_least, at_most, between,
};
pub use crate::timestamp::Format;

// expand/value.rs
pub use crate::UnknownVariant;
pub use crate::builder::storage::FinishParts;
pub use crate::escape::pad_escaped;
pub use crate::redaction::redacted;
pub use crate::value::item::{Item, Place, StringEnumItem, StructureItem};
pub use crate::value::slot::{
    ReadMembers, ReadVariants, Visit, convert_list, convert_map, empty, read_converted,
    read_variant,
};
pub use crate::value::{
    IntEnum, StringEnum, TextField, Union, UnionMember, View, list_view, map_view, option_view,
    view,
};
pub use crate::{
    __enum_item as enum_item, __enumeration as enumeration, __methods as methods, __shape as shape,
    __string_conversions as string_conversions, __string_enum as string_enum, __union as union,
};

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
pub use crate::UnknownInteger;
pub use crate::{
    __int_order as int_order, __shape_skip_accessors as add_attribute_shape_skip_accessors,
    __shape_skip_conversions as add_attribute_shape_skip_conversions,
};

// expand/union.rs
pub use core::convert::identity;

// expand/fmt.rs
pub use crate::__shape_skip_display as add_attribute_shape_skip_display;
pub use crate::fmt::{debug_builder, display_structure, display_union};
pub use crate::redaction::write_redacted;

// expand/eq.rs
pub use crate::value::{hash_view, view_eq};
pub use crate::{
    __shape_skip_eq as add_attribute_shape_skip_eq,
    __shape_skip_hash as add_attribute_shape_skip_hash,
};
pub use core::mem::discriminant;

// expand/pattern.rs
pub use crate::constraint::pattern::{GENERAL_CATEGORIES, Pattern, WHITE_SPACE};

// expand/const_check.rs
pub use crate::constraint::const_check::{
    double_literal, enum_literal, float_literal, integer_literal, string_literal,
};

// expand/shape_id_assertion.rs
pub use crate::shape::{is_fit, is_shape};

// expand/fallback.rs
pub use crate::__json_traits as json_traits;

// expand/error_shape.rs
pub use crate::error::{Received, of_structure};
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
pub use crate::shape::{Json, NoJson, OnlyToJson};
#[cfg(feature = "serde")]
pub use crate::{
    __from_json as from_json_methods,
    __shape_skip_deserialize as add_attribute_shape_skip_deserialize,
    __shape_skip_serialize as add_attribute_shape_skip_serialize, __to_json as to_json_method,
};

// build/file.rs
pub use crate::__made_for as made_for;

// plan/bind/bounds.rs
pub use crate::value::slot::Slot;

// expand/arbitrary.rs
pub use crate::__shape_skip_arbitrary as add_attribute_shape_skip_arbitrary;

// conflict.rs
#[cfg(feature = "arbitrary")]
pub use crate::generate::arbitrary;
#[cfg(feature = "arbitrary")]
pub use arbitrary::{Arbitrary, Unstructured};

// feature.rs
#[cfg(feature = "arbitrary")]
pub use crate::generate::known_values_of;

// json/macros.rs
#[cfg(feature = "serde")]
pub use crate::json::{
    FromJson, JsonError, ToJson, deserialize, from_json, from_json_unchecked, serialize, to_json,
};
#[cfg(feature = "serde")]
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

// expand/http.rs
pub use crate::schema::Binding;

// expand/operation.rs
#[cfg(feature = "http")]
pub use crate::__unit_input as unit_input;
#[cfg(feature = "http")]
pub use crate::__unsupported_operation as unsupported_operation;
#[cfg(feature = "http")]
pub use crate::http::{
    ApiKeyLocation, AuthScheme, OPERATION, Operation, OperationSchema, Protocol, SERVICE,
    ServiceSchema,
};
#[cfg(not(feature = "http"))]
pub use crate::without_http::FeatureHttpIsOff;
#[cfg(feature = "http")]
pub use crate::{Unit, builder::UnitBuilder};

// expand/pagination.rs
#[cfg(feature = "http")]
pub use crate::http::{Paginated, PaginatedItems, next_token};

// http/unsupported.rs
#[cfg(feature = "http")]
pub use crate::http::{RequestError, unsupported};

// http/macros.rs
#[cfg(feature = "http")]
pub use crate::http::{OperationErrors, ResponseParts, unsupported::Request};
#[cfg(feature = "http")]
pub use http::Uri;
#[cfg(feature = "http")]
pub use std::borrow::Borrow;

// expand/operation_error.rs
pub use crate::__operation_error as operation_error;

// error/macros.rs
pub use crate::UnmodeledError;
pub use crate::error::of_variant;
