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

#[doc(hidden)]
pub mod __private;
#[cfg(feature = "bignum")]
mod bignum;
mod builder;
mod conflict;
mod constraint;
mod convert;
#[cfg(feature = "serde")]
mod document;
mod error;
mod escape;
mod fmt;
#[cfg(feature = "http")]
mod http;
#[cfg(feature = "serde")]
mod json;
mod shape;
#[cfg(feature = "timestamp")]
mod timestamp;
mod token;
mod total_eq;
mod unknown;

#[cfg(feature = "bignum")]
pub use bigdecimal::BigDecimal;
pub use constraint::number::Number;
pub use constraint::violation::{Constraint, ConstraintViolation, ConstraintViolations};
pub use error::{ErrorShape, Fault, UnmodeledError};
#[cfg(feature = "http")]
pub use http::{
    HostPrefix, Operation, OperationError, Protocol, RequestError, ReservedHeader, ResponseError,
};
#[cfg(feature = "serde")]
pub use json::{JsonError, SyntaxError, TypeMismatch};
#[cfg(feature = "bignum")]
pub use num_bigint::BigInt as BigInteger;
#[cfg(feature = "serde")]
pub use serde_json::Value as Document;
pub use shape::Shape;
pub use shapesmith_macros::{Shape, smithy};
#[cfg(feature = "timestamp")]
pub use time::UtcDateTime as Timestamp;
pub use unknown::{UnknownInteger, UnknownVariant};
