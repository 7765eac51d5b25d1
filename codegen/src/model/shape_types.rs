//! The types of shapes (Smithy specification, "Shape types").

pub(crate) const SIMPLE: [&str; 13] = [
    "string",
    "blob",
    "boolean",
    "document",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigDecimal",
    "bigInteger",
    "timestamp",
];

/// The simple types that have members.
pub(crate) const ENUMS: [&str; 2] = ["enum", "intEnum"];

/// `set` is one in Smithy 1.0.
pub(crate) const AGGREGATE: [&str; 5] = ["structure", "union", "list", "set", "map"];

pub(crate) const SERVICE: [&str; 3] = ["service", "resource", "operation"];

/// The types that members can target.
pub(crate) fn of_targets() -> impl Iterator<Item = &'static str> {
    let types = SIMPLE.iter().chain(&ENUMS).chain(&AGGREGATE);
    types.copied()
}

/// All types.
#[cfg(feature = "idl")]
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    of_targets().chain(SERVICE)
}
