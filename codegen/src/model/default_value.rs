//! The values that `@default` can have (Smithy specification, "default trait").

use std::borrow::Cow;

/// The value of a `@default` that is not null, with the type of the target shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DefaultValue<'a> {
    /// `true` or `false`
    Boolean(bool),
    /// An integer in the range of its shape.
    Integer(i64),
    /// A float or double, as a double. `NaN` and the infinities are among them.
    Float(f64),
    /// The value of a string.
    String(Cow<'a, str>),
    /// A value of an enum.
    Enum(Cow<'a, str>),
    /// A value of an integer enum.
    IntEnum(i32),
    /// The bytes of a blob.
    Blob(Vec<u8>),
    /// The digits of a big integer or big decimal.
    Big(Cow<'a, str>),
    /// The JSON text of a document.
    Document(Cow<'a, str>),
    /// Seconds and nanoseconds since 1970-01-01T00:00:00Z.
    Timestamp(i64, u32),
    /// An empty list or map. Other defaults are not allowed for lists and maps.
    Empty,
}
