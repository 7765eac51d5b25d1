//! Decoded shapes (Smithy specification, "The Smithy model").

use std::borrow::Cow;

use proc_macro2::Span;

use super::default_value::DefaultValue;
use super::id::ShapeId;
use super::traits::{EnumDefinition, IntEnumDefinition, Traits};

/// A shape of a closure.
#[derive(Debug)]
pub(crate) struct Shape<'a> {
    pub(crate) id: ShapeId<'a>,
    /// The location, for messages. Empty for a shape of the prelude.
    pub(crate) text: &'a str,
    /// The token of the input through which it was first reached.
    pub(crate) span: Span,
    /// The kind.
    pub(crate) kind: Kind<'a>,
    /// The known traits.
    pub(crate) traits: Traits<'a>,
}

/// The type of a shape, with its contents.
#[derive(Debug)]
pub(crate) enum Kind<'a> {
    /// `smithy.api#Unit`
    Unit,
    /// `boolean`
    Boolean,
    /// `byte`: 8 bits; all integers are signed
    Byte,
    /// `short`: 16 bits
    Short,
    /// `integer`: 32 bits
    Integer,
    /// `long`: 64 bits
    Long,
    /// `float`: IEEE 754, 32 bits
    Float,
    /// `double`: IEEE 754, 64 bits
    Double,
    /// `string`
    String,
    /// `timestamp`
    Timestamp,
    /// `blob`
    Blob,
    /// `bigInteger`
    BigInteger,
    /// `bigDecimal`
    BigDecimal,
    /// `document`
    Document,
    /// `intEnum`
    IntEnum(Vec<IntEnumDefinition<'a>>),
    /// `enum`, or a `string` with the `@enum` trait of Smithy 1.0
    Enum(Vec<EnumDefinition<'a>>),
    /// `list`, or a `set` of Smithy 1.0
    List(Box<Member<'a>>),
    /// `map`: key and value
    Map(Box<[Member<'a>; 2]>),
    /// `structure`, members in the model's order
    Structure(Vec<Member<'a>>),
    /// `union`, members in the model's order
    Union(Vec<Member<'a>>),
    /// A shape of any kind with a type in [`SmithyInput::external`], by the index there
    ///
    /// [`SmithyInput::external`]: crate::SmithyInput::external
    External {
        /// The index there.
        index: usize,
        /// The type of the shape.
        of: ExternalKind,
        /// Whether the type comes from a module of generated types.
        from_module: bool,
    },
}

/// The type of a shape with a type of the user's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ExternalKind {
    Structure,
    Union,
    Enum,
    IntEnum,
    /// One without a generated type.
    Other,
}

impl ExternalKind {
    /// Whether it is a structure or union.
    pub(crate) fn is_aggregate(self) -> bool {
        matches!(self, ExternalKind::Structure | ExternalKind::Union)
    }

    /// Whether it is an enum, whose values have a form as text.
    pub(crate) fn is_enum(self) -> bool {
        matches!(self, ExternalKind::Enum | ExternalKind::IntEnum)
    }
}

/// A member of a shape.
#[derive(Debug)]
pub(crate) struct Member<'a> {
    /// The name in the model.
    pub(crate) name: Cow<'a, str>,
    /// The index of the target in the closure.
    pub(crate) target: usize,
    /// The known traits.
    pub(crate) traits: Traits<'a>,
    /// The value of `@default` on a member of a structure.
    pub(crate) default: Option<DefaultValue<'a>>,
    /// The location, for messages.
    pub(crate) text: &'a str,
}

impl<'a> Kind<'a> {
    /// The simple kind with this type in a JSON AST.
    pub(crate) fn simple(kind: &str) -> Option<Self> {
        Some(match kind {
            "boolean" => Kind::Boolean,
            "byte" => Kind::Byte,
            "short" => Kind::Short,
            "integer" => Kind::Integer,
            "long" => Kind::Long,
            "float" => Kind::Float,
            "double" => Kind::Double,
            "string" => Kind::String,
            "timestamp" => Kind::Timestamp,
            "blob" => Kind::Blob,
            "bigInteger" => Kind::BigInteger,
            "bigDecimal" => Kind::BigDecimal,
            "document" => Kind::Document,
            _ => return None,
        })
    }

    /// The type of the shape in messages, with its article.
    pub(crate) fn with_article(&self) -> &'static str {
        match self {
            Kind::Unit => "a unit",
            Kind::Boolean => "a boolean",
            Kind::Byte => "a byte",
            Kind::Short => "a short",
            Kind::Integer => "an integer",
            Kind::Long => "a long",
            Kind::Float => "a float",
            Kind::Double => "a double",
            Kind::String => "a string",
            Kind::Timestamp => "a timestamp",
            Kind::Blob => "a blob",
            Kind::BigInteger => "a big integer",
            Kind::BigDecimal => "a big decimal",
            Kind::Document => "a document",
            Kind::IntEnum(_) => "an integer enum",
            Kind::Enum(_) => "an enum",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
            Kind::Structure(_) => "a structure",
            Kind::Union(_) => "a union",
            Kind::External { .. } => "an external type",
        }
    }

    /// Whether an item is generated for the shape.
    pub(crate) fn has_own_type(&self) -> bool {
        use Kind::{Enum, IntEnum, Structure, Union};
        matches!(self, Structure(_) | Union(_) | Enum(_) | IntEnum(_))
    }

    /// Whether the shape is a number.
    pub(crate) fn is_number(&self) -> bool {
        use Kind::{BigDecimal, BigInteger, Byte, Double, Float, IntEnum, Integer, Long, Short};
        matches!(
            self,
            Byte | Short | Integer | Long | Float | Double | BigInteger | BigDecimal | IntEnum(_)
        )
    }

    /// All members: those of structures and unions, the member of a list, key and value of a map.
    pub(crate) fn members(&self) -> &[Member<'a>] {
        match self {
            Kind::Structure(members) | Kind::Union(members) => members,
            Kind::List(member) => std::slice::from_ref(member),
            Kind::Map(members) => &**members,
            _ => &[],
        }
    }
}
