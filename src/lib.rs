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
//! [What is generated](what_is_generated) lists every type, method and impl.
//!
//! [`#[derive(Shape)]`](macro@Shape) gives the same API to your own structs and enums.
//!
//! This crate also contains the runtime support for generated code: the trait [`Shape`](trait@Shape), the
//! [`ConstraintViolations`] that validation returns, and the types of values that Rust's standard library has
//! no type for.
//!
//! # Test data
//!
//! With the feature `arbitrary`, every type implements [`Arbitrary`](https://docs.rs/arbitrary). The values satisfy all
//! constraints of the model, patterns included, and a request can be made of each input. They depend on the bytes alone;
//! no bytes make a small value. With [`arbtest`](https://docs.rs/arbtest), cargo-fuzz, or any other source of bytes, they
//! test your own code:
//!
//! ```
//! # #[cfg(feature = "arbitrary")]
//! # mod test {
//! use shapesmith::arbitrary::{Arbitrary, Result, Unstructured};
//!
//! shapesmith::smithy! {
//!     model = "model/cognito-identity-provider.json",
//!     shapes = [UpdateUserPoolClientRequest],
//! }
//!
//! /// What is tested.
//! fn handle(body: &[u8]) -> std::result::Result<String, shapesmith::JsonError> {
//!     let request = UpdateUserPoolClientRequest::from_json(body)?;
//!     Ok(request.client_id)
//! }
//!
//! /// A fuzz target, or the body of a property test.
//! fn valid_requests_are_handled(bytes: &mut Unstructured<'_>) -> Result<()> {
//!     let request = UpdateUserPoolClientRequest::arbitrary(bytes)?;
//!     let body = request.to_json().expect("it can be written");
//!     assert_eq!(handle(&body).expect("it is valid"), request.client_id);
//!     Ok(())
//! }
//!
//! # pub fn run() -> Result<()> {
//! valid_requests_are_handled(&mut Unstructured::new(b"some random bytes"))?;
//! # Ok(())
//! # }
//! # }
//! # #[cfg(feature = "arbitrary")]
//! # fn main() { test::run().unwrap(); }
//! # #[cfg(not(feature = "arbitrary"))]
//! # fn main() {}
//! ```
//!
//! A type has no values if a required member has none: its constraints exclude each other, which the argument
//! `arbitrary = true` of [`smithy!`] reports, or its pattern has back-references, for which there is no automaton that
//! values can be made by. Then `arbitrary` returns `Error::IncorrectFormat`. An optional member without values is unset.
//!
//! The size of values is limited, so that `arbitrary` always ends. A member also has no values if its length requires more
//! than 262,144 items or entries, or more than 16,777,216 characters or bytes (which `arbitrary = true` reports too), if
//! required members, items and entries add up to more than about a million, or if they are nested more than 128
//! levels deep. Unique items are looked for in a limited number of attempts.
//!
//! # Features
//!
//! | feature | default | enables |
//! | --- | --- | --- |
//! | `macros` | yes | [`smithy!`] and [`#[derive(Shape)]`](macro@Shape). Code that was generated ahead of time needs only the runtime. |
//! | `serde` | yes | JSON, `Serialize` and `Deserialize`, and documents, as `shapesmith::Document` (`serde_json::Value`). |
//! | `http` | no | Operations, as requests and responses of the crate [`http`](https://docs.rs/http). |
//! | `idl` | no | Models in Smithy IDL, `.smithy` files. |
//! | `arbitrary` | no | [Test data](#test-data): `arbitrary::Arbitrary` for every type. |
//! | `backreference` | no | Patterns with back-references, matched by the backtracking `regress` engine. |
//! | `bignum` | no | Big integers and big decimals, as `num_bigint::BigInt` and `bigdecimal::BigDecimal`. |
//! | `time`, `jiff`, `chrono` | no | Conversions of `shapesmith::Timestamp` from and to `time::OffsetDateTime` and `time::UtcDateTime`, `jiff::Timestamp`, and `chrono::DateTime`. |
//!
//! If a model needs a feature that is off, the compiler error names the feature and the shape.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[doc(hidden)]
pub mod __private;
mod absent;
mod ahead;
#[cfg(feature = "bignum")]
mod bignum;
pub mod builder;
mod conflict;
mod constraint;
mod conversions;
mod default_value;
#[cfg(feature = "serde")]
mod document;
mod error;
mod escape;
mod feature;
mod fmt;
#[cfg(feature = "arbitrary")]
mod generate;
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
mod unit;
mod unknown;
mod value;
#[cfg(feature = "macros")]
#[doc = include_str!("what_is_generated/shapes.md")]
#[cfg_attr(feature = "http", doc = include_str!("what_is_generated/operations.md"))]
pub mod what_is_generated {}
#[cfg(not(feature = "http"))]
mod without_http;

#[cfg(feature = "arbitrary")]
pub use arbitrary;
#[cfg(feature = "bignum")]
pub use bigdecimal::BigDecimal;
pub use constraint::range_bound::RangeBound;
pub use constraint::validation_exception::{ValidationException, ValidationExceptionField};
pub use constraint::violation::{Constraint, ConstraintViolation, ConstraintViolations};
pub use error::{ErrorShape, Fault, ModeledError, UnmodeledError};
#[cfg(feature = "http")]
pub use http::{
    ApiKeyLocation, AuthScheme, HostPrefix, Items, Operation, OperationError, Paginated,
    PaginatedItems, Protocol, ReadError, RequestError, ReservedHeader, ResponseError,
};
#[cfg(feature = "serde")]
pub use json::{FromJson, JsonError, SyntaxError, ToJson, TypeMismatch, TypeMismatchKind};
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
///   same shape. A recursive type cannot derive `Shape`: generate it with [`smithy!`].
/// - The struct may have lifetimes and type parameters.
/// - A field that is not part of the shape, such as the key of a row, is marked `#[shape(skip)]`. It is not shown in
///   `Display`, not validated, not sent and not read, but takes part in `Eq` and `Hash`. Its setter is optional:
///   without a value, and in a value that is read, it is `Default::default()`, or the expression in
///   `#[shape(skip, default = …)]`. `with` and `to_builder` keep it.
///
/// ```
/// #[derive(Clone, Debug, shapesmith::Shape)]
/// #[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
/// struct StoredClient {
///     #[shape(skip)]
///     row: u64,
///     user_pool_id: String,
///     client_id: String,
/// }
///
/// # fn main() -> Result<(), shapesmith::ConstraintViolations> {
/// let client = StoredClient::builder()
///     .row(7)
///     .user_pool_id("us-east-1_Example01")
///     .client_id("1example23456789")
///     .build()?;
/// assert_eq!(client.with(|b| b.client_id("2example"))?.row, 7);
/// # Ok(())
/// # }
/// ```
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
/// - `#[shape(model = "…", id = Name)]`: the model and the shape. Required. `model` can also be composed, as for
///   [`smithy!`].
/// - `#[shape(nullability = server)]`: use the optionality rules for servers.
/// - `#[shape(partial)]`: allow required members without a field.
/// - `#[shape(skip(…))]`: skip the listed impls so that you can provide your own: `builder`, `display`, `eq`,
///   `hash`, `arbitrary`, `serialize`, `deserialize`, `from_json` (all deserialization), `json` (both directions), `defaults`
///   (the methods of members with a default), and for enums `accessors` (`is_…` and `as_…`) or `conversions` (`FromStr`,
///   comparison with `str` or `i32`, `From` of values of a union, and conversion to `String` or `i32`).
/// - `#[shape(crate = some::path)]`: the path of this crate, as for [`smithy!`].
/// - `#[shape(member = "Name")]` on a field or variant, `#[shape(value = "…")]` on a variant: its member or value.
/// - `#[shape(skip)]`, `#[shape(skip, default = …)]` on a field: it is not part of the shape.
#[cfg(feature = "macros")]
pub use shapesmith_macros::Shape;
/// Generates Rust types from a Smithy model.
///
/// The named shapes, and the shapes they reference, are generated at the call site under their model names.
/// The crate is rebuilt when the model changes.
///
/// ```standalone_crate
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
/// - `model = "…"`: the path of the model, relative to `CARGO_MANIFEST_DIR`: a file in Smithy IDL (`.smithy`), for which
///   the feature `idl` is enabled, or a JSON AST (`.json`). It can also be composed
///   with `concat!` and `env!`: `concat!(env!("OUT_DIR"), "/model.json")` is a file that a build script writes. No
///   other macros and no constants are possible. The crate is built again when the file or the variable changes.
///   - `model = ["a.smithy", "b.json"]` is one model of several files, which are merged as Smithy merges them: a file can
///     apply traits to shapes of another, equal definitions of a shape are one, arrays of traits are joined, and each
///     file has its version. Shapes are in the order of their IDs, whatever file they are in.
///   - `model = "model"`, or an item of the list, can be a folder, with every `.smithy` and `.json` in it and below,
///     without hidden ones. Each file is tracked, but a file that is added is not noticed until the crate is built again for another
///     reason. A `build.rs` cures that: `fn main() { println!("cargo::rerun-if-changed=model"); }`
/// - `shapes = [Name, "namespace#Name"]`: structures, unions and enums to generate. The namespace is needed if
///   a name is ambiguous. `*` generates all.
/// - `operations = [Name]`: operations whose input, output and errors to generate. With the feature `http`, a
///   unit struct that implements `shapesmith::Operation` is generated for each. `*` generates all operations
///   of the model's services.
/// - `nullability = client`: the optionality rules, `client` (default) or `server`.
/// - `docs = true`: whether to generate rustdoc from documentation traits. The default is `true`.
/// - `rename = { "namespace#Name" = NewName }`: new names for types.
/// - `external = { "namespace#Name" = crate::Type }`: existing types to use instead of generating them. They
///   must implement [`Shape`](trait@Shape), `Clone`, `Eq` and `Hash`. Shapes that only they reach are not generated:
///   name those that the types mention under `shapes`.
/// - `external = some::module::*`: the types of another invocation, for all shapes that this one reaches but does not
///   name under `shapes`, or as the input or output of an operation. In braces, it combines with single types, and with
///   the modules of namespaces, `"namespace#*" = module::*`. A type has the name in the module that it would have here.
/// - `derive = [path::Derive]`: derives to add to every structure, union and enum.
/// - `attributes = { structures = #[derive(Default)], "namespace#Name$member" = #[one] #[more] }`: attributes and
///   derives to add to some types, fields and variants. A key is the absolute ID of a shape or a member, or a kind:
///   `types`, `structures`, `unions`, `enums` (of strings and of integers), `int_enums`, `fields` (of structures),
///   `variants` (of unions and enums) or `unknown` (their variant for what is not in the model; of one type, it is
///   `"namespace#Name$Unknown"`). A derive for a kind is left out where a type implements the trait, and an
///   attribute of a kind that is for a derive where a type has no such derive. `Default` of an enum needs
///   `"namespace#Name$VALUE" = #[default]`. For
///   `schemars::JsonSchema` and `utoipa::ToSchema`, attributes with the names and types in JSON are added.
/// - `literals = false`: whether to generate a `const fn` for each constrained string, number and enum member,
///   which validates a literal at compile time. The default is `false`.
/// - `arbitrary = false`: whether to report constraints that no value satisfies, so that none can be made for tests. The
///   default is `false`.
/// - `pattern_off = ["namespace#Name"]`: shapes whose `@pattern` is not validated.
/// - `crate = some::path`: the path of this crate, if it is not `::shapesmith`. A crate that depends on it under
///   another name, or only through a crate that re-exports it, gives its own path, such as `facade::shapesmith` or, in a
///   macro of that crate, `$crate::shapesmith`.
///
/// # Several invocations
///
/// Each invocation generates all shapes that it reaches. If two invocations in one module reach the same shape, the
/// compiler reports that its name is defined multiple times, and more errors that follow from that. Name all
/// shapes and operations in one invocation. Or write `external = self::*` in the second one, or, if it is in a module of
/// its own, `external = path::of::the::first::*`: then it takes the shapes that it does not name from the first.
#[cfg(feature = "macros")]
pub use shapesmith_macros::smithy;
pub use timestamp::{ParseTimestampError, Timestamp, TimestampRangeError};
pub use unit::Unit;
pub use unknown::{UnknownInteger, UnknownVariant};
