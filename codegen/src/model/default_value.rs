//! The values that `@default` can have (Smithy specification, "default trait").

use std::borrow::Cow;

/// The value of a `@default` that is not null, in the type of the shape that the member targets.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum DefaultValue<'a> {
    /// `true` or `false`
    Boolean(bool),
    /// An integer in the range of its shape.
    Integer(i64),
    /// A float or double.
    Float(f64),
    /// The value of a string.
    String(Cow<'a, str>),
    /// The value of an enum, one that the enum has.
    Enum(Cow<'a, str>),
    /// The value of an integer enum, one that the enum has.
    IntEnum(i32),
    /// The bytes of a blob.
    Blob(Vec<u8>),
    /// The digits of a big integer or big decimal.
    Big(Cow<'a, str>),
    /// The JSON text of a document.
    Document(Cow<'a, str>),
    /// Seconds and nanoseconds since 1970-01-01T00:00:00Z.
    Timestamp(i64, u32),
    /// An empty list or map: a default of another content is not allowed.
    Empty,
}
