//! Values that a service may send, but that are not in the model.

use std::fmt;

use crate::escape;

/// An enum value or union member name that is not in the model.
///
/// It cannot be constructed directly, so matching stays correct when a new variant is modeled. Enums construct
/// it in `From<&str>`.
///
/// ```
/// # shapesmith::smithy! { model = "model/cognito-identity-provider.json", shapes = [TimeUnitsType] }
/// let TimeUnitsType::Unknown(unknown) = TimeUnitsType::from("weeks") else {
///     panic!("`weeks` is not in the model");
/// };
/// assert_eq!(unknown.as_str(), "weeks");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownVariant(Box<str>);

impl UnknownVariant {
    #[doc(hidden)] // for generated code
    #[must_use]
    pub fn new(name: &str) -> Self {
        UnknownVariant(name.into())
    }

    /// The value or name as received. `Display` and `Debug` escape line ends, control characters and
    /// bidirectional controls.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An integer enum value that is not in the model.
///
/// It cannot be constructed directly, like [`UnknownVariant`]. Enums construct it in `From<i32>`.
///
/// ```
/// # shapesmith::smithy! { model = "tests/models/json.json", shapes = [Level] }
/// let Level::Unknown(unknown) = Level::from(99) else {
///     panic!("99 is not in the model");
/// };
/// assert_eq!(unknown.as_i32(), 99);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownInteger(i32);

impl UnknownInteger {
    #[doc(hidden)] // for generated code
    #[must_use]
    pub const fn new(value: i32) -> Self {
        UnknownInteger(value)
    }

    /// The value as received.
    #[must_use]
    pub const fn as_i32(&self) -> i32 {
        self.0
    }
}

impl fmt::Debug for UnknownInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnknownInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape::pad_escaped(&self.0, f)
    }
}
