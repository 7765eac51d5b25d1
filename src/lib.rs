//! Smithy models to Rust types at compile time.
//!
//! [`smithy!`] generates Rust types from a [Smithy](https://smithy.io) model. Only the shapes you name, and
//! the shapes they reference, are generated:
//!
//! ```
//! shapesmith::smithy! {
//!     model = "model/cognito-identity-provider.json", // relative to your Cargo.toml
//!     shapes = [UpdateUserPoolClientRequest],
//! }
//!
//! # fn main() -> Result<(), shapesmith::ConstraintViolations> {
//! let request = UpdateUserPoolClientRequest::builder()
//!     .user_pool_id("us-east-1_Example01")
//!     .client_id("1example23456789")
//!     .client_name("web")
//!     .build()?;
//!
//! let renamed = request.with(|b| b.client_name("mobile"))?;
//! assert_eq!(renamed.client_name.as_deref(), Some("mobile"));
//!
//! let violations = request.with(|b| b.client_name("")).unwrap_err();
//! assert_eq!(violations.len(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! Every structure has a builder that checks required members at compile time, `Display` and `Debug` that
//! redact sensitive members, `Clone`, `Eq`, `Hash`, and `validate()`. With the feature `serde` it is read from
//! and written to the JSON form of its service's protocol.
//!
//! [`#[derive(Shape)]`](macro@Shape) gives the same API to your own structs and enums.
//!
//! This crate also contains the runtime support for generated code: the trait [`Shape`](trait@Shape), the
//! [`ConstraintViolations`] that validation returns, and the types of values that Rust's standard library has
//! no type for.
//!
//! # Features
//!
//! | feature | default | enables |
//! | --- | --- | --- |
//! | `macros` | yes | [`smithy!`] and [`#[derive(Shape)]`](macro@Shape). Code that was expanded ahead of time needs only the runtime. |
//! | `serde` | yes | JSON, serde's `Serialize` and `Deserialize`, and documents, as `Document`. |
//! | `http` | no | Operations, as requests and responses of the crate [`http`](https://docs.rs/http). |
//! | `backreference` | no | Patterns with back-references, matched by a backtracking engine. |
//! | `bignum` | no | Big integers and big decimals, as `BigInteger` and `BigDecimal`. |
//! | `time`, `jiff`, `chrono` | no | Conversions of [`Timestamp`] from and to the types of these crates. |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[doc(hidden)]
pub mod __private;
mod absent;
#[cfg(feature = "bignum")]
mod bignum;
pub mod builder;
mod conflict;
mod constraint;
mod default_value;
#[cfg(feature = "serde")]
mod document;
mod error;
mod escape;
mod feature;
mod fmt;
#[cfg(feature = "http")]
mod http;
mod idempotency_token;
mod items;
#[cfg(feature = "serde")]
mod json;
mod redaction;
mod schema;
mod shape;
mod timestamp;
mod unknown;
mod value;

#[cfg(feature = "bignum")]
pub use bigdecimal::BigDecimal;
pub use constraint::range_bound::RangeBound;
pub use constraint::violation::{Constraint, ConstraintViolation, ConstraintViolations};
pub use error::{ErrorShape, Fault, ModeledError, ServiceError, UnmodeledError};
#[cfg(feature = "http")]
pub use http::{
    HostPrefix, Operation, OperationError, Protocol, ReadError, RequestError, ReservedHeader,
    ResponseError,
};
#[cfg(feature = "serde")]
pub use json::{JsonError, SyntaxError, TypeMismatch, TypeMismatchKind};
#[cfg(feature = "bignum")]
pub use num_bigint::BigInt as BigInteger;
#[cfg(feature = "serde")]
pub use serde_json::Value as Document;
pub use shape::Shape;
/// Checks a struct or enum against its Smithy shape, and derives the API that [`smithy!`] generates: a
/// builder, `Display`, `Eq`, `Hash`, `validate` and JSON.
///
/// ```
/// #[derive(Clone, Debug, shapesmith::Shape)]
/// #[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
/// struct RenameClient {
///     user_pool_id: String,
///     client_id: String,
///     #[shape(member = "ClientName")]
///     name: Option<String>,
/// }
///
/// # fn main() -> Result<(), shapesmith::ConstraintViolations> {
/// let rename = RenameClient::builder()
///     .user_pool_id("us-east-1_Example01")
///     .client_id("1example23456789")
///     .name("mobile")
///     .build()?;
/// # Ok(())
/// # }
/// ```
///
/// `Clone` and `Debug` are not included, so derive them too. A derived `Debug` is not redacted, but the `Debug`
/// of a generated type or builder that contains the type is.
///
/// # Structs
///
/// - Each field has the name and type that `smithy!` would generate for the member. Use
///   `#[shape(member = "…")]` if the names differ.
/// - Every required member must have a field, unless the struct is marked `#[shape(partial)]`.
/// - Integers may be wider than in the model.
/// - Strings may be of any type that is `AsRef<str>` and `From<String>`, and `From<&str>` to take literals in the
///   builder.
/// - Strings may be borrowed, and lists may be slices. Borrowed fields cannot be deserialized, so
///   `#[shape(skip(from_json))]` is required.
/// - Nested structures, unions and enums may be of any type that implements [`Shape`](trait@Shape) for the
///   same shape.
/// - The struct may have lifetimes and type parameters.
///
/// # Enums
///
/// - Each variant maps to the enum value of the name that `smithy!` would generate, or to the one given by
///   `#[shape(value = "…")]`. A catch-all variant, such as `Unknown(String)`, is required. For an `intEnum` it
///   is `Unknown(i32)`.
/// - For a union, each variant maps to the member of the name that `smithy!` would generate, or to the one
///   given by `#[shape(member = "…")]`. `Unknown(String)` contains the name of an unknown member.
///
/// # Attributes
///
/// - `#[shape(model = "…", id = Name)]`: the model and the shape. Required.
/// - `#[shape(nullability = server)]`: use the optionality rules for servers.
/// - `#[shape(partial)]`: allow required members without a field.
/// - `#[shape(skip(…))]`: skip the listed impls so that you can provide your own: `builder`, `display`, `eq`,
///   `hash`, `serialize`, `deserialize`, `from_json` (all deserialization), `json` (both directions) or `defaults`
///   (the methods of members with a default).
#[cfg(feature = "macros")]
pub use shapesmith_macros::Shape;
/// Generates Rust types from a Smithy model.
///
/// The named shapes, and the shapes they reference, are generated at the call site under their model names.
/// The crate is rebuilt when the model changes.
///
/// ```
/// shapesmith::smithy! {
///     model = "model/cognito-identity-provider.json",
///     shapes = [UpdateUserPoolClientRequest],
///     rename = { "com.amazonaws.cognitoidentityprovider#FeatureType" = Rotation },
///     external = { "com.amazonaws.cognitoidentityprovider#TimeUnitsType" = crate::TimeUnits },
///     literals = true,
///     pattern_off = ["com.amazonaws.cognitoidentityprovider#ArnType"],
/// }
///
/// #[derive(Clone, Debug, shapesmith::Shape)]
/// #[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
/// pub enum TimeUnits {
///     Seconds,
///     Minutes,
///     Hours,
///     Days,
///     Unknown(String),
/// }
///
/// pub const CLIENT_NAME: &str = UpdateUserPoolClientRequest::client_name_literal("web");
/// # fn main() {}
/// ```
///
/// # Arguments
///
/// `model` is required, as is at least one of `shapes` and `operations`.
///
/// - `model = "…"`: the path of the model, a JSON AST, relative to `CARGO_MANIFEST_DIR`.
/// - `shapes = [Name, "namespace#Name"]`: structures, unions and enums to generate. The namespace is needed if
///   a name is ambiguous. `*` generates all.
/// - `operations = [Name]`: operations whose input, output and errors to generate. With the feature `http`, a
///   unit struct that implements `shapesmith::Operation` is generated for each. `*` generates all operations
///   of the model's services.
/// - `nullability = client`: the optionality rules, `client` (default) or `server`.
/// - `docs = true`: whether to generate rustdoc from documentation traits. The default is `true`.
/// - `rename = { "namespace#Name" = NewName }`: new names for types.
/// - `external = { "namespace#Name" = crate::Type }`: existing types to use instead of generating them. They
///   must implement [`Shape`](trait@Shape), `Clone`, `Eq` and `Hash`.
/// - `derive = [path::Derive]`: derives to add to every structure, union and enum.
/// - `literals = false`: whether to generate a `const fn` for each constrained string, number and enum member,
///   which validates a literal at compile time. The default is `false`.
/// - `pattern_off = ["namespace#Name"]`: shapes whose `@pattern` is not validated.
#[cfg(feature = "macros")]
pub use shapesmith_macros::smithy;
pub use timestamp::{ParseTimestampError, Timestamp, TimestampRangeError};
pub use unknown::{UnknownInteger, UnknownVariant};
