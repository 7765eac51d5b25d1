//! Attributes for derive macros that describe the JSON form: `schemars::JsonSchema` and `utoipa::ToSchema`.
//!
//! They see the names and types of Rust. The names in JSON differ, and so does the form of some values: a blob is a
//! string, a timestamp is a number or a string, a float can be a string, and an open enum is a text or an integer.

use proc_macro2::TokenStream;

use super::Item;
use super::attributes::{Derived, ItemAttributes, derived, mentions};
use super::context::Context;
use super::enumeration::Values;
use super::types::Type;
use crate::collections::List;
use crate::input::attributes::Attribute;
use crate::model::shape::{Kind, Member, Shape};
use crate::model::traits::TimestampFormat;

/// The derive of schemars, whose attribute is `#[schemars(…)]`.
const JSON_SCHEMA: &str = "JsonSchema";

/// The derive of utoipa, whose attribute is `#[schema(…)]`.
pub(super) const OPEN_API: &str = "ToSchema";

/// The attributes of an item and its parts.
#[derive(Debug, Default)]
pub(crate) struct HelperAttributes {
    /// Of the item.
    pub(crate) item: Vec<Helper>,
    /// Of each field or variant; empty if there are none at all.
    pub(crate) members: Vec<Vec<Helper>>,
    /// Of the value of each variant; empty if there are none at all.
    pub(crate) values: Vec<Vec<Helper>>,
    /// Of the variant for what is not in the model.
    pub(crate) unknown: Vec<Helper>,
}

/// An attribute.
#[derive(Debug)]
pub(crate) enum Helper {
    /// `#[helper(rename = "…")]`
    Rename { helper: &'static str, name: String },
    /// `#[schemars(skip)]`
    Skip,
    /// `#[schemars(with = "…")]`
    With(&'static str),
    /// `#[schemars(with = "…", extend(…))]`: a JSON Schema instead of that of the type.
    Schema {
        /// Whether the value can be missing.
        optional: bool,
        /// The keywords, with their values as JSON.
        keywords: Vec<(&'static str, String)>,
    },
    /// `#[schema(value_type = …)]`
    ValueType(OpenApiType),
    /// `#[cfg_attr(…, …)]`
    If {
        condition: TokenStream,
        helper: Box<Helper>,
    },
}

/// A type whose schema is that of a value in JSON.
#[derive(Debug)]
pub(crate) enum OpenApiType {
    Of(Type),
    String,
    I32,
    I64,
    F64,
    /// Any value.
    Any,
    Object,
    List(Box<OpenApiType>),
    Map(Box<OpenApiType>),
    Nullable(Box<OpenApiType>),
}

/// Adds the attributes for a derive.
type AddHelpers = fn(&Context<'_, '_>, &Item, &Shape<'_>, &ItemAttributes, &mut HelperAttributes);

impl HelperAttributes {
    /// Adds those of a derive, on its condition.
    fn append(&mut self, others: Self, condition: Option<&TokenStream>) {
        let add = |all: &mut Vec<Helper>, more: Vec<Helper>| {
            all.extend(more.into_iter().map(|helper| match condition {
                Some(condition) => Helper::If {
                    condition: condition.clone(),
                    helper: Box::new(helper),
                },
                None => helper,
            }));
        };
        add(&mut self.item, others.item);
        add(&mut self.unknown, others.unknown);
        for (all, more) in [
            (&mut self.members, others.members),
            (&mut self.values, others.values),
        ] {
            if all.len() < more.len() {
                all.resize_with(more.len(), Vec::new);
            }
            for (of_part, more) in all.iter_mut().zip(more) {
                add(of_part, more);
            }
        }
    }
}

/// Plans the attributes that the user's derives need and that the user has not given.
pub(super) fn plan(
    context: &Context<'_, '_>,
    item: &Item,
    shape: &Shape<'_>,
    own: &ItemAttributes,
) -> HelperAttributes {
    let mut helpers = HelperAttributes::default();
    for (derive, add) in [
        (JSON_SCHEMA, json_schema as AddHelpers),
        (OPEN_API, open_api),
    ] {
        if let Some(Derived { condition }) = derived(&own.item, derive) {
            let mut of_derive = HelperAttributes::default();
            add(context, item, shape, own, &mut of_derive);
            helpers.append(of_derive, condition);
        }
    }
    helpers
}

/// The names in JSON of the members of a structure or union.
fn json_names(item: &Item) -> Vec<String> {
    match item {
        Item::Structure(structure) => (structure.members.iter())
            .map(|member| member.json_name().to_owned())
            .list(),
        Item::Union(union) => (union.variants.iter())
            .map(|variant| variant.json_name().to_owned())
            .list(),
        Item::Enumeration(_) => Vec::new(),
    }
}

fn json_schema(
    context: &Context<'_, '_>,
    item: &Item,
    shape: &Shape<'_>,
    own: &ItemAttributes,
    helpers: &mut HelperAttributes,
) {
    const HELPER: &str = "schemars";
    const TYPES: [&str; 4] = ["with", "schema_with", "extend", "skip"];
    if let Item::Enumeration(enumeration) = item {
        if !mentions(&own.item, HELPER, &TYPES) {
            helpers.item.push(Helper::With(match enumeration.values {
                Values::Strings(_) => "::std::string::String",
                Values::Integers(_) => "::core::primitive::i32",
            }));
        }
        return;
    }
    let is_union = matches!(item, Item::Union(_));
    let members = shape.kind.members().iter().enumerate();
    for ((at, member), name) in members.zip(json_names(item)) {
        let (mut of_member, mut of_value) = (Vec::new(), Vec::new());
        let given = &own.members[at];
        if !mentions(given, HELPER, &["rename", "skip"]) {
            of_member.push(Helper::Rename {
                helper: HELPER,
                name,
            });
        }
        if !mentions(given, HELPER, &TYPES) {
            let optional = match item {
                Item::Structure(structure) => structure.members[at].optionality.is_option(),
                _ => false,
            };
            let keywords = Keywords::of(context, member).map(|keywords| keywords.list(optional));
            let schema = keywords.map(|keywords| Helper::Schema { optional, keywords });
            if is_union {
                of_value.extend(schema);
                if matches!(context.closure.target(member).kind, Kind::Unit) {
                    // An empty object.
                    let object = "::std::collections::BTreeMap<::std::string::String, ()>";
                    of_member.push(Helper::With(object));
                }
            } else {
                of_member.extend(schema);
            }
        }
        add(helpers, at, of_member, of_value);
    }
    if is_union && !mentions(&own.unknown, HELPER, &TYPES) {
        helpers.unknown.push(Helper::Skip);
    }
}

fn open_api(
    context: &Context<'_, '_>,
    item: &Item,
    shape: &Shape<'_>,
    own: &ItemAttributes,
    helpers: &mut HelperAttributes,
) {
    const HELPER: &str = "schema";
    const TYPES: [&str; 2] = ["value_type", "schema_with"];
    let members = shape.kind.members().iter().enumerate();
    for ((at, member), name) in members.zip(json_names(item)) {
        let mut of_member = Vec::new();
        let given: &[Attribute] = &own.members[at];
        if !mentions(given, HELPER, &["rename"]) {
            of_member.push(Helper::Rename {
                helper: HELPER,
                name,
            });
        }
        if !mentions(given, HELPER, &TYPES) {
            let optional = match item {
                Item::Structure(structure) => structure.members[at].optionality.is_option(),
                _ => false,
            };
            let ty = OpenApiType::of(context, member);
            of_member.extend(ty.map(|ty| Helper::ValueType(ty.nullable(optional))));
        }
        add(helpers, at, of_member, Vec::new());
    }
    if matches!(item, Item::Union(_)) && !mentions(&own.unknown, HELPER, &TYPES) {
        helpers.unknown.push(Helper::ValueType(OpenApiType::Object));
    }
}

/// Adds the attributes of a member.
fn add(helpers: &mut HelperAttributes, at: usize, of_member: Vec<Helper>, of_value: Vec<Helper>) {
    for (all, more) in [
        (&mut helpers.members, of_member),
        (&mut helpers.values, of_value),
    ] {
        if all.len() <= at {
            all.resize_with(at + 1, Vec::new);
        }
        all[at].extend(more);
    }
}

/// A JSON Schema, for values whose form in JSON is not that of their Rust type.
struct Keywords {
    types: Vec<&'static str>,
    others: Vec<(&'static str, String)>,
}

impl Keywords {
    /// The schema of the values of a member. `None` if the schema of its Rust type fits.
    fn of(context: &Context<'_, '_>, member: &Member<'_>) -> Option<Self> {
        let simple = |types: &[&'static str]| Keywords {
            types: types.to_vec(),
            others: Vec::new(),
        };
        let text = |keyword, value: &str| Keywords {
            types: vec!["string"],
            others: vec![(keyword, format!("{value:?}"))],
        };
        let target = context.closure.target(member);
        Some(match &target.kind {
            // Smithy specification, "AWS restJson1 protocol", "Float and double": NaN and the infinities are texts.
            Kind::Float | Kind::Double => simple(&["number", "string"]),
            Kind::BigInteger => simple(&["integer"]),
            Kind::BigDecimal => simple(&["number"]),
            Kind::Blob => text("contentEncoding", "base64"),
            Kind::Timestamp => match timestamp_format(member, target) {
                TimestampFormat::EpochSeconds => simple(&["number"]),
                TimestampFormat::DateTime => text("format", "date-time"),
                TimestampFormat::HttpDate => simple(&["string"]),
            },
            Kind::List(item) => {
                let item = Keywords::of(context, item)?.json(target.traits.sparse);
                Keywords {
                    types: vec!["array"],
                    others: vec![("items", item)],
                }
            }
            Kind::Map(members) => {
                let value = Keywords::of(context, &members[1])?.json(target.traits.sparse);
                Keywords {
                    types: vec!["object"],
                    others: vec![("additionalProperties", value)],
                }
            }
            _ => return None,
        })
    }

    fn list(self, nullable: bool) -> Vec<(&'static str, String)> {
        let null = nullable.then_some("null");
        let types = self.types.into_iter().chain(null);
        let types = types.map(|ty| format!("{ty:?}")).list();
        let types = match &*types {
            [only] => only.clone(),
            several => format!("[{}]", several.join(", ")),
        };
        let mut keywords = vec![("type", types)];
        keywords.extend(self.others);
        keywords
    }

    fn json(self, nullable: bool) -> String {
        let keywords = self.list(nullable).into_iter();
        let entries = keywords.map(|(keyword, value)| format!("{keyword:?}: {value}"));
        format!("{{{}}}", entries.list().join(", "))
    }
}

/// The format in JSON: that of the member, of its target, or of the protocols, which all have seconds.
fn timestamp_format(member: &Member<'_>, target: &Shape<'_>) -> TimestampFormat {
    let format = member
        .traits
        .timestamp_format
        .or(target.traits.timestamp_format);
    format.unwrap_or(TimestampFormat::EpochSeconds)
}

impl OpenApiType {
    /// The type of the values of a member. `None` if its Rust type fits.
    fn of(context: &Context<'_, '_>, member: &Member<'_>) -> Option<Self> {
        let target = context.closure.target(member);
        let part = |member: &Member<'_>| {
            let ty = OpenApiType::of(context, member);
            let ty = ty.unwrap_or_else(|| OpenApiType::Of(context.target_type(member)));
            Box::new(ty.nullable(target.traits.sparse))
        };
        Some(match &target.kind {
            Kind::Enum(_) | Kind::Blob => OpenApiType::String,
            Kind::IntEnum(_) => OpenApiType::I32,
            Kind::BigInteger => OpenApiType::I64,
            Kind::BigDecimal => OpenApiType::F64,
            Kind::Document => OpenApiType::Any,
            Kind::Timestamp => match timestamp_format(member, target) {
                TimestampFormat::EpochSeconds => OpenApiType::F64,
                _ => OpenApiType::String,
            },
            Kind::List(item) => {
                OpenApiType::of(context, item)?;
                OpenApiType::List(part(item))
            }
            Kind::Map(members) => {
                let [key, value] = &**members;
                let value_differs = OpenApiType::of(context, value).is_some();
                let key_differs = OpenApiType::of(context, key).is_some();
                if !value_differs && !key_differs {
                    return None;
                }
                OpenApiType::Map(part(value))
            }
            _ => return None,
        })
    }

    fn nullable(self, nullable: bool) -> Self {
        if nullable {
            OpenApiType::Nullable(Box::new(self))
        } else {
            self
        }
    }
}
