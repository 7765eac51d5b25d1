//! What the model says about values, as static tables of generated code. Checks, the formatter and the codecs walk
//! a value together with its schema, so that no code is generated per type for them.

use std::cmp::Ordering;

use crate::constraint::check::Violations;
use crate::constraint::path::Path;
use crate::constraint::pattern::Pattern;
use crate::constraint::range_bound::RangeBound;
use crate::timestamp::Format;
use crate::value::list::List;

/// The values in one place: of a member, the items of a list, or the keys or values of a map. Structures, unions and
/// enums have their own schema, which every value returns.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // each is a trait of the model
pub struct Schema {
    /// Whether a value, or a part of it, can violate a constraint.
    pub constrained: bool,
    /// `@length`: of a string in Unicode scalar values, of a list or map in entries.
    pub length: Option<Length>,
    /// `@range`
    pub range: Option<&'static Range>,
    /// `@pattern`
    pub pattern: Option<&'static Pattern>,
    /// `@uniqueItems`: the function that checks it, so that programs without the trait do not contain it.
    pub unique_items: Option<UniqueItems>,
    /// `@sensitive`, of the member or of its target.
    pub sensitive: bool,
    /// `@sparse`: whether items of the list, or values of the map, can be null.
    pub sparse: bool,
    /// `@timestampFormat`, if it is not the one that the place in a message implies.
    pub timestamp_format: Option<Format>,
    /// Whether the string has a `@mediaType`, so that headers have it in base64.
    pub media_type: bool,
    /// The values of the enum that is the key of a map, and the schema of the enum. Only test data needs them: the type
    /// of a key says nothing but that it is made from a text.
    pub values: Option<KnownValues>,
    /// The keys of the map.
    pub key: Option<&'static Schema>,
    /// The items of the list, or the values of the map.
    pub item: Option<&'static Schema>,
}

/// The base of the schemas of generated code.
pub const SCHEMA: Schema = Schema {
    constrained: false,
    length: None,
    range: None,
    pattern: None,
    unique_items: None,
    sensitive: false,
    sparse: false,
    timestamp_format: None,
    media_type: false,
    values: None,
    key: None,
    item: None,
};

/// The base of the schemas of constrained values.
pub const CONSTRAINED: Schema = Schema {
    constrained: true,
    ..SCHEMA
};

/// Values about which the model says nothing.
pub static ANY: Schema = SCHEMA;

/// Values whose own types have constraints.
pub static NESTED: Schema = CONSTRAINED;

/// A value that is validated as a whole. If it is a list or a map, the types of its items have constraints.
pub(crate) static ROOT: Schema = Schema {
    item: Some(&NESTED),
    ..CONSTRAINED
};

/// Sensitive values.
pub static SENSITIVE: Schema = Schema {
    sensitive: true,
    ..SCHEMA
};

impl Schema {
    /// The schema of the items of a list, or of the values of a map.
    pub(crate) fn item(&self) -> &'static Schema {
        self.item.unwrap_or(&ANY)
    }

    /// The schema of the keys of a map.
    pub(crate) fn key(&self) -> &'static Schema {
        self.key.unwrap_or(&ANY)
    }

    /// Whether a value is or contains something sensitive, other than in a type with its own schema.
    #[cfg(feature = "serde")]
    pub(crate) fn has_sensitive_parts(&self) -> bool {
        let mut parts = [self.key, self.item].into_iter().flatten();
        self.sensitive || parts.any(Schema::has_sensitive_parts)
    }
}

/// The function that returns the schema of an enum and its values.
pub type KnownValues = fn() -> (&'static EnumSchema, &'static [&'static str]);

/// The function that checks `@uniqueItems` of a list.
pub type UniqueItems = fn(&dyn List, &Path<'_>, &mut Violations);

/// `@length`, with inclusive bounds.
#[derive(Clone, Copy, Debug)]
pub struct Length {
    /// The minimum.
    pub min: Option<u64>,
    /// The maximum.
    pub max: Option<u64>,
}

/// `@length` with both bounds.
#[must_use]
pub const fn between(min: u64, max: u64) -> Option<Length> {
    Some(Length {
        min: Some(min),
        max: Some(max),
    })
}

/// `@length` with a minimum.
#[must_use]
pub const fn at_least(min: u64) -> Option<Length> {
    Some(Length {
        min: Some(min),
        max: None,
    })
}

/// `@length` with a maximum.
#[must_use]
pub const fn at_most(max: u64) -> Option<Length> {
    Some(Length {
        min: None,
        max: Some(max),
    })
}

/// `@range`, with inclusive bounds.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// The minimum.
    pub min: Option<RangeBound>,
    /// The maximum.
    pub max: Option<RangeBound>,
}

impl Range {
    /// Both bounds, which are integers.
    #[must_use]
    pub const fn integers(min: i64, max: i64) -> Self {
        Range {
            min: Some(RangeBound::integer(min)),
            max: Some(RangeBound::integer(max)),
        }
    }
}

/// A member of a structure or union.
#[derive(Debug)]
pub struct MemberSchema {
    /// The name in the model.
    pub name: &'static str,
    /// The name of the field, or of a union's member in `Display`.
    pub field: &'static str,
    /// The variant of a union.
    pub variant: &'static str,
    /// The name in JSON, if it is not that of the model (`@jsonName`).
    pub json_name: Option<&'static str>,
    /// Its values.
    pub schema: &'static Schema,
    /// Whether there must be a value.
    pub presence: Presence,
    /// The bit of the member among those that a service left out, if the structure marks them.
    pub mark: Option<usize>,
    /// Whether a request sets a new idempotency token if there is none.
    pub fills_token: bool,
    /// The part of the URI's host that the member is, besides being bound.
    pub host: Option<Host>,
    /// The part of HTTP messages that the member is bound to, if it is not part of the document.
    pub binding: Option<&'static Binding>,
}

/// The base of the members of generated code.
pub const MEMBER: MemberSchema = MemberSchema {
    name: "",
    field: "",
    variant: "",
    json_name: None,
    schema: &ANY,
    presence: Presence::Optional,
    mark: None,
    fills_token: false,
    host: None,
    binding: None,
};

impl MemberSchema {
    /// The name in JSON.
    #[cfg(feature = "serde")]
    pub(crate) fn json_name(&self) -> &'static str {
        self.json_name.unwrap_or(self.name)
    }
}

/// The part of a URI's host that a member is. Only test data needs it: operations refer to the members by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// `@hostLabel`
    Label,
    /// The URL that the request is sent to.
    Endpoint,
}

/// The part of HTTP messages that a member is bound to (Smithy specification, "HTTP binding traits").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// `@httpLabel`
    Label,
    /// `@httpLabel` of a service that has a text for a label that is unset or empty.
    LabelOr(&'static str),
    /// `@httpQuery`, with the name of the parameter.
    Query(&'static str),
    /// `@httpQueryParams`
    QueryParams,
    /// `@httpHeader`, with the name of the header.
    Header(&'static str),
    /// `@httpHeader` of a list, which may be split over several lines.
    HeaderList(&'static str),
    /// `@httpPrefixHeaders`, with the prefix.
    PrefixHeaders(&'static str),
    /// `@httpPayload` of a blob, string or enum, with the content type.
    Payload(&'static str),
    /// `@httpPayload` of a structure, which a request always has.
    PayloadStructure,
    /// `@httpPayload` of any other document.
    PayloadDocument,
    /// `@httpResponseCode`
    ResponseCode,
}

#[cfg(feature = "http")]
impl Binding {
    /// Whether the binding applies to requests.
    pub(crate) fn is_in_requests(self) -> bool {
        self != Binding::ResponseCode
    }

    /// Whether the binding applies to responses.
    pub(crate) fn is_in_responses(self) -> bool {
        match self {
            Binding::Header(_)
            | Binding::HeaderList(_)
            | Binding::PrefixHeaders(_)
            | Binding::Payload(_)
            | Binding::PayloadStructure
            | Binding::PayloadDocument
            | Binding::ResponseCode => true,
            Binding::Label | Binding::LabelOr(_) | Binding::Query(_) | Binding::QueryParams => {
                false
            }
        }
    }

    /// Whether the value is the whole body.
    pub(crate) fn is_payload(self) -> bool {
        matches!(
            self,
            Binding::Payload(_) | Binding::PayloadStructure | Binding::PayloadDocument
        )
    }
}

/// Whether a member of a structure must have a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// An `Option`.
    Optional,
    /// An `Option` that must be set: `@required` and `@clientOptional`.
    ClientOptional,
    /// A plain value, which must be set.
    Required,
    /// A plain value, which is the default if it is not set.
    Default,
}

impl Presence {
    /// Whether the field is an `Option`.
    pub(crate) fn is_option(self) -> bool {
        matches!(self, Presence::Optional | Presence::ClientOptional)
    }
}

/// A structure.
#[derive(Debug)]
pub struct StructureSchema {
    /// The name of the type in Rust.
    pub name: &'static str,
    /// Whether the structure as a whole is `@sensitive`.
    pub sensitive: bool,
    /// The members, in the model's order.
    pub members: &'static [MemberSchema],
    /// The numbers of the members in the order of their names in JSON, if there are many; see `search`.
    pub order: &'static [u8],
    /// Whether an empty text is an empty structure (Smithy specification, "AWS JSON 1.0 / 1.1 protocol", "Empty
    /// body serialization").
    pub reads_empty: bool,
    /// The member of an error that a message in another casing is read into.
    pub message: Option<usize>,
}

/// The base of the structures of generated code.
pub const STRUCTURE: StructureSchema = StructureSchema {
    name: "",
    sensitive: false,
    members: &[],
    order: &[],
    reads_empty: false,
    message: None,
};

/// A union.
#[derive(Debug)]
pub struct UnionSchema {
    /// The name of the type in Rust.
    pub name: &'static str,
    /// Whether the union as a whole is `@sensitive`.
    pub sensitive: bool,
    /// Whether values can be parts of something sensitive, so that errors must not name unknown members.
    pub concealed: bool,
    /// The members, in the model's order.
    pub members: &'static [MemberSchema],
    /// The numbers of the members in the order of their names in JSON, if there are many; see `search`.
    pub order: &'static [u8],
    /// The number of a member whose values can be no deeper than those of the others. It begins values of recursive
    /// unions that are to be small.
    pub smallest: usize,
}

/// The base of the unions of generated code.
pub const UNION: UnionSchema = UnionSchema {
    name: "",
    sensitive: false,
    concealed: false,
    members: &[],
    order: &[],
    smallest: 0,
};

/// Finds a name by binary search. `order` has the number of each name, in two bytes, most significant first, in the
/// order of the names.
pub(crate) fn search<'n>(
    order: &[u8],
    name: &str,
    name_of: &dyn Fn(usize) -> &'n str,
) -> Option<usize> {
    let number =
        |place: usize| usize::from(order[2 * place]) << 8 | usize::from(order[2 * place + 1]);
    let (mut start, mut end) = (0, order.len() / 2);
    while start < end {
        let middle = usize::midpoint(start, end);
        match name_of(number(middle)).cmp(name) {
            Ordering::Less => start = middle + 1,
            Ordering::Equal => return Some(number(middle)),
            Ordering::Greater => end = middle,
        }
    }
    None
}

/// An enum.
#[derive(Debug)]
pub struct EnumSchema {
    /// The values that violations list: those that are not `@internal`.
    pub values: &'static [&'static str],
    /// `@length` and `@pattern` of a string with `@enum`.
    pub schema: &'static Schema,
}

#[cfg(test)]
mod tests {
    use super::search;

    #[test]
    fn each_name_is_found() {
        for count in [0, 1, 2, 17, 300] {
            let names: Vec<String> = (0..count).map(|n| format!("n{}", n * 7 % 307)).collect();
            let mut sorted: Vec<(&str, u16)> = names.iter().map(String::as_str).zip(0..).collect();
            sorted.sort_unstable();
            let order: Vec<u8> = sorted
                .iter()
                .flat_map(|(_, number)| number.to_be_bytes())
                .collect();
            for (number, name) in names.iter().enumerate() {
                assert_eq!(search(&order, name, &|number| &names[number]), Some(number));
            }
            for other in ["", "n", "n307", "o"] {
                assert_eq!(search(&order, other, &|number| &names[number]), None);
            }
        }
    }
}
