//! The JSON form in generic code.

use std::collections::BTreeMap;

use super::JsonError;
use crate::shape::{ReadsJson, Shape, WritesJson};
use crate::unit::Unit;
use crate::value::item::Item;

/// A type that is read from JSON, with all violations of its constraints.
///
/// Every generated structure, union and enum implements it, and so does a type with
/// [`#[derive(Shape)]`](macro@crate::Shape), unless it has `#[shape(skip(from_json))]` or `#[shape(skip(json))]`. A `Vec` of
/// such types is a JSON array, and a `BTreeMap` with them as values a JSON object. The paths of its violations begin with the
/// index or the key, such as `/0/ClientName`.
///
/// ```
/// use shapesmith::{FromJson, JsonError};
///
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// /// Reads the body of a request. The error is the body of a response with the status 400.
/// fn read<T: FromJson>(body: &[u8]) -> Result<T, String> {
///     T::from_json(body).map_err(|error| match error {
///         JsonError::Constraints(violations) => violations.to_validation_exception().to_string(),
///         _ => r#"{"message":"the body is not of the expected form"}"#.to_owned(),
///     })
/// }
///
/// # fn main() {
/// let error = read::<UpdateUserPoolClientRequest>(br#"{"ClientName": ""}"#).unwrap_err();
/// assert!(error.starts_with(r#"{"message":"4 validation errors detected. "#));
///
/// // A client reads what a service sends.
/// let request = UpdateUserPoolClientRequest::from_json_unchecked(br#"{"ClientName": ""}"#);
/// assert_eq!(request.unwrap().client_name.as_deref(), Some(""));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from the JSON form of a Smithy shape",
    label = "`FromJson` is not implemented for `{Self}`",
    note = "types that `smithy!` generates implement `FromJson`",
    note = "types with `#[derive(Shape)]` do, too, without `#[shape(skip(from_json))]` and `#[shape(skip(json))]`"
)]
pub trait FromJson: Sized {
    /// Reads a value and validates it.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not JSON or has a value of the wrong type. Otherwise returns all violations
    /// together, in the model's order. A missing required member is one of them.
    fn from_json(text: &[u8]) -> Result<Self, JsonError>;

    /// Reads a value without validating constraints, as clients read responses. A missing required member becomes empty or
    /// zero.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not JSON or has a value of the wrong type.
    fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError>;
}

/// A type that is written as JSON.
///
/// Every generated structure, union and enum implements it, and so does a type with
/// [`#[derive(Shape)]`](macro@crate::Shape), unless it has `#[shape(skip(json))]`. So do a `Vec` of such types, and a
/// `BTreeMap` with them as values.
///
/// ```
/// use shapesmith::{JsonError, ToJson};
///
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [TimeUnitsType],
/// # }
/// /// Writes values as lines of JSON.
/// fn lines<T: ToJson>(values: &[T]) -> Result<Vec<u8>, JsonError> {
///     let mut lines = Vec::new();
///     for value in values {
///         lines.extend(value.to_json()?);
///         lines.push(b'\n');
///     }
///     Ok(lines)
/// }
///
/// # fn main() {
/// assert_eq!(lines(&[TimeUnitsType::Hours]), Ok(b"\"hours\"\n".to_vec()));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written in the JSON form of a Smithy shape",
    label = "`ToJson` is not implemented for `{Self}`",
    note = "types that `smithy!` generates implement `ToJson`",
    note = "types with `#[derive(Shape)]` do, too, without `#[shape(skip(json))]`"
)]
pub trait ToJson {
    /// Writes the value in the form of its service's protocol.
    ///
    /// # Errors
    ///
    /// Returns an error if the value contains an unknown union member, or a timestamp whose year its format cannot write.
    fn to_json(&self) -> Result<Vec<u8>, JsonError>;
}

// The bounds are of hidden traits, so these impls are not documented. The documentation of the traits mentions them.

#[doc(hidden)]
#[diagnostic::do_not_recommend] // the messages of the traits are better
impl<T: Item<__Json: ReadsJson>> FromJson for Box<T> {
    fn from_json(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json(text)
    }

    fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json_unchecked(text)
    }
}

#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<T: Shape<__Json: WritesJson>> ToJson for Box<T> {
    fn to_json(&self) -> Result<Vec<u8>, JsonError> {
        super::to_json(&**self)
    }
}

#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<T: Item<__Json: ReadsJson>> FromJson for Vec<T> {
    fn from_json(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json(text)
    }

    fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json_unchecked(text)
    }
}

#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<T: Shape<__Json: WritesJson>> ToJson for Vec<T> {
    fn to_json(&self) -> Result<Vec<u8>, JsonError> {
        super::to_json(self)
    }
}

#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<T: Item<__Json: ReadsJson>> FromJson for BTreeMap<String, T> {
    fn from_json(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json(text)
    }

    fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json_unchecked(text)
    }
}

#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<T: Shape<__Json: WritesJson>> ToJson for BTreeMap<String, T> {
    fn to_json(&self) -> Result<Vec<u8>, JsonError> {
        super::to_json(self)
    }
}

impl FromJson for Unit {
    fn from_json(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json(text)
    }

    fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError> {
        super::from_json_unchecked(text)
    }
}

impl ToJson for Unit {
    fn to_json(&self) -> Result<Vec<u8>, JsonError> {
        super::to_json(self)
    }
}
