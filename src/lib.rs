//! Smithy models to Rust types at compile time.
//!
//! Name the shapes of a [Smithy](https://smithy.io) model that you need, and get them, with
//! everything they reach and nothing else, as Rust types in your own crate:
//!
//! ```ignore
//! shapesmith::smithy! {
//!     model = "model/cognito-identity-provider.json", // relative to your Cargo.toml
//!     shapes = [UpdateUserPoolClientRequest],
//! }
//! ```
//!
//! Each has a builder, `Display` that hides what is sensitive, equality, `validate()`, and with the feature
//! `serde` (the default) the JSON form of its service's protocol: `from_json`, `to_json` and serde's traits.
//! With the feature `http`, operations are types that make `http::Request`s and read `http::Response`s.
//!
//! [`smithy!`] documents the invocation and what it emits. This crate also holds what the emitted
//! code has in common: the trait [`Shape`], the [`ConstraintViolations`] that a check reports, and
//! the values that a model can have but no Rust type of its own.

#![forbid(unsafe_code)]

#[cfg(feature = "bignum")]
mod bignum;
mod check;
mod clash;
mod convert;
#[cfg(feature = "serde")]
mod document;
mod error;
mod escape;
#[cfg(feature = "serde")]
mod json;
mod literal;
#[cfg(feature = "serde")]
mod notes;
mod number;
#[cfg(feature = "http")]
mod operation;
#[cfg_attr(not(feature = "serde"), allow(dead_code))] // readers make notes of places
mod path;
mod pattern;
mod same;
mod shape;
mod show;
mod state;
#[cfg(feature = "timestamp")]
mod timestamp;
mod token;
mod unknown;
mod violation;

#[cfg(feature = "bignum")]
pub use bigdecimal::BigDecimal;
pub use error::{ErrorShape, Fault, UnmodeledError};
#[cfg(feature = "serde")]
pub use json::{JsonError, SyntaxError, TypeMismatch};
#[cfg(feature = "bignum")]
pub use num_bigint::BigInt as BigInteger;
pub use number::Number;
#[cfg(feature = "http")]
pub use operation::{
    HostPrefix, Operation, OperationError, Protocol, RequestError, ReservedHeader, ResponseError,
};
#[cfg(feature = "serde")]
pub use serde_json::Value as Document;
pub use shape::Shape;
pub use shapesmith_macros::{Shape, smithy};
#[cfg(feature = "timestamp")]
pub use time::UtcDateTime as Timestamp;
pub use unknown::{UnknownInteger, UnknownVariant};
pub use violation::{Constraint, ConstraintViolation, ConstraintViolations};

/// What emitted code calls. Not part of the public face: it changes without notice.
#[doc(hidden)]
pub mod __private {
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
    pub use crate::check::{
        Check, Violations, checked, count, each, each_sparse, entries, entries_sparse, enumeration,
        length, pattern, range, unique, unique_by_total_eq, validate,
    };
    pub use crate::convert::{list, map};
    #[cfg(feature = "serde")]
    pub use crate::document::document;
    pub use crate::escape::pad;
    #[cfg(feature = "serde")]
    pub use crate::json::{
        AtMost, Boxed, Concealed, Decode, Entries, Fields, Item, Items, JsonError, OfType, Read,
        ReadStructure, Reader, Secret, Sparse, Text, Write, all_problems, deserialize, from_json,
        from_json_unchecked, handed_on, read_structure, read_structure_to, serialize, to_json,
        unknown_variant, variant,
    };
    #[cfg(all(feature = "serde", feature = "timestamp"))]
    pub use crate::json::{DateTime, HttpDate};
    pub use crate::literal::same_text;
    pub use crate::literal::{enum_literal, float_literal, integer_literal, text_literal};
    #[cfg(all(feature = "http", feature = "bignum"))]
    pub use crate::operation::Big;
    #[cfg(feature = "http")]
    pub use crate::operation::{
        Answer, Base64, Bound, EpochSeconds, Float, FromHttp, Named, Numbered, Operation, Plain,
        Protocol, RequestError, Sending, Sensitive, WriteBody, all_present, present,
    };
    pub use crate::path::Path;
    pub use crate::pattern::Pattern;
    pub use crate::same::{TotalEq, total_eq, total_hash};
    pub use crate::shape::Stub;
    pub use crate::show::{
        Mask, Member, REDACTED, See, Show, Structure, Union, Values, Variant, debug_builder,
        debug_structure, debug_union, display_structure, display_union, redacted, show_list,
        show_map,
    };
    pub use crate::state::{IsSet, Set, Unset, required};
    #[cfg(feature = "timestamp")]
    pub use crate::timestamp::timestamp;
    pub use crate::token::random_uuid;
    #[cfg(feature = "serde")]
    pub use crate::{
        __from_json as from_json, __json as json, __read_structure as read_structure,
        __serde as serde, __shape_skip_deserialize as add_attribute_shape_skip_deserialize,
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
}
