//! The prelude's shapes (Smithy specification, "Prelude"): they are in every model without being
//! written there.

/// A shape of the prelude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prelude {
    /// A simple shape of this type. Smithy 1 never boxes the `primitive` ones: a member that targets
    /// one has a value.
    Simple {
        /// The shape's type in a JSON AST.
        kind: &'static str,
        /// Whether it is one of the `Primitive…` shapes.
        primitive: bool,
    },
    /// `smithy.api#Unit`: nothing.
    Unit,
}

/// Finds a shape of the prelude that a member can target.
#[must_use]
pub fn find(id: &str) -> Option<Prelude> {
    let name = id.strip_prefix("smithy.api#")?;
    if name == "Unit" {
        return Some(Prelude::Unit);
    }
    let (name, primitive) = match name.strip_prefix("Primitive") {
        Some(name) => (name, true),
        None => (name, false),
    };
    let kind = match name {
        "Boolean" => "boolean",
        "Byte" => "byte",
        "Short" => "short",
        "Integer" => "integer",
        "Long" => "long",
        "Float" => "float",
        "Double" => "double",
        _ if primitive => return None,
        "String" => "string",
        "Timestamp" => "timestamp",
        "Blob" => "blob",
        "BigInteger" => "bigInteger",
        "BigDecimal" => "bigDecimal",
        "Document" => "document",
        _ => return None,
    };
    Some(Prelude::Simple { kind, primitive })
}
