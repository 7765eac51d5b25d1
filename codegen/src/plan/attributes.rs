//! The user's attributes and derives of items, fields and variants.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use quote::ToTokens as _;

use super::Item;
use super::attribute_entries::{Entries, Entry, Parts, has_foreign, is_of_std};
use super::context::Context;
use super::enumeration::{Enumeration, Values};
use super::helper_attributes::{self, HelperAttributes};
use super::structure::Structure;
use crate::collections::{List, Set};
use crate::diagnostic::{Diagnostic, Problems};
use crate::input::SmithyInput;
use crate::input::attributes::{
    Attribute, AttributeEntry, AttributeKind, AttributeTarget, UNKNOWN, derive_name,
};
use crate::input::meta::Meta;
use crate::input::rust_type::canonical_text;
use crate::model::shape::{Kind, Shape};
use crate::model::traits::EnumDefinition;

/// The attributes of an item and its parts.
#[derive(Debug, Default)]
pub(crate) struct ItemAttributes {
    /// Of the item.
    pub(crate) item: Vec<Attribute>,
    /// Of each field, or of each variant that is in the model; empty if there are none at all.
    pub(crate) members: Vec<Vec<Attribute>>,
    /// Of the variant for what is not in the model.
    pub(crate) unknown: Vec<Attribute>,
    /// The attributes that describe the JSON form to the user's derives.
    pub(crate) helpers: HelperAttributes,
}

/// The attributes of the items.
///
/// # Errors
///
/// Every derive that a type has already.
pub(super) fn plan(
    context: &Context<'_, '_>,
    items: &[Item],
    input: &SmithyInput,
) -> Result<Vec<ItemAttributes>, Vec<Diagnostic>> {
    if input.attributes.is_empty() && input.derives.is_empty() {
        return Ok(Vec::new());
    }
    let entries = Entries::new(input);
    let mut shapes = context.closure.shapes.iter();
    let any_foreign = shapes.any(|shape| has_foreign(&entries, shape));
    let mut planner = Planner {
        entries,
        any_foreign,
        problems: Problems::default(),
    };
    planner.check_kinds(items, input);
    let mut shapes = context.closure.shapes.iter();
    let of_items = items.iter().filter_map(|item| {
        let shape = shapes.find(|shape| shape.id.as_str() == item.id())?;
        let mut attributes = planner.item(item, shape);
        attributes.helpers = helper_attributes::plan(context, item, shape, &attributes);
        Some(attributes)
    });
    let of_items = of_items.list();
    planner.problems.into_result()?;
    Ok(of_items)
}

struct Planner<'i> {
    entries: Entries<'i>,
    /// Whether a type has a derive of another crate.
    any_foreign: bool,
    problems: Problems,
}

impl Planner<'_> {
    fn item(&mut self, item: &Item, shape: &Shape<'_>) -> ItemAttributes {
        let id = shape.id.as_str();
        let (kind, members): (_, Vec<String>) = match item {
            Item::Structure(_) => (AttributeKind::Fields, names(shape)),
            Item::Union(_) => (AttributeKind::Variants, names(shape)),
            Item::Enumeration(planned) => (AttributeKind::Variants, value_names(planned, shape)),
        };
        let entries = &self.entries;
        let without_derives = self.any_foreign && !has_foreign(entries, shape);
        let parts = |kind| Parts {
            kind,
            without_derives,
        };
        // A member of this name has another variant.
        let unknown = if members.iter().any(|name| name == UNKNOWN) {
            entries.of_kind(parts(AttributeKind::Unknown))
        } else {
            entries.of_part(parts(AttributeKind::Unknown), id, UNKNOWN)
        };
        let of_members = members
            .iter()
            .map(|name| entries.of_part(parts(kind), id, name))
            .list();
        let no_default = no_default(item, id, &members);
        let mut attributes = Vec::new();
        let mut known = Set::new();
        for Entry {
            attributes: given,
            name,
        } in entries.of_item(shape)
        {
            for attribute in given {
                let Attribute::Derive { condition, paths } = attribute else {
                    attributes.push(attribute.clone());
                    continue;
                };
                let mut derives = Vec::new();
                for path in paths {
                    let reason =
                        if is_default(path) && !of_members.iter().any(|given| has_default(given)) {
                            no_default.as_ref()
                        } else {
                            None
                        };
                    if let Some(Reason { message, help }) = reason {
                        let more = name.is_none().then_some(
                            ", or derive `Default` for structures alone: \
                            `attributes = { structures = #[derive(Default)] }`",
                        );
                        let help = format!("{help}{}", more.unwrap_or_default());
                        self.problems
                            .push(|| Diagnostic::spanned(path, message).help(help));
                        continue;
                    }
                    match reason_against(item, &derive_name(path)) {
                        // A kind has types that need the derive, and others that do not.
                        Some(_) if name.is_none() => {}
                        Some(Reason { message, help }) => self.problems.push(|| {
                            Diagnostic::spanned(path, format!("{message} for `{id}`")).help(help)
                        }),
                        None => {
                            let text = canonical_text(path);
                            let is_known = condition.as_ref().is_some_and(|condition| {
                                let of_condition =
                                    format!("{text} if {}", canonical_text(condition));
                                known.contains(&text) || !known.insert(of_condition)
                            });
                            if !is_known && (condition.is_some() || known.insert(text)) {
                                derives.push(path.clone());
                            }
                        }
                    }
                }
                if !derives.is_empty() {
                    attributes.push(Attribute::Derive {
                        condition: condition.clone(),
                        paths: derives,
                    });
                }
            }
        }
        ItemAttributes {
            item: attributes,
            members: of_members,
            unknown,
            helpers: HelperAttributes::default(),
        }
    }

    /// A derive for a kind is an error if all types of the kind have it, whatever their members.
    fn check_kinds(&mut self, items: &[Item], input: &SmithyInput) {
        for AttributeEntry { target, attributes } in &input.attributes {
            let AttributeTarget::Every(kind) = target else {
                continue;
            };
            if !matches!(kind, AttributeKind::Enums | AttributeKind::IntEnums) {
                continue;
            }
            let mut enums = items
                .iter()
                .filter(|item| matches!(item, Item::Enumeration(_)));
            let Some(any) = enums.next() else {
                continue;
            };
            for attribute in attributes {
                let Attribute::Derive { paths, .. } = attribute else {
                    continue;
                };
                for path in paths {
                    if let Some(Reason { message, help }) = reason_against(any, &derive_name(path))
                    {
                        self.problems.push(|| {
                            Diagnostic::spanned(path, format!("{message} for enums")).help(help)
                        });
                    }
                }
            }
        }
    }
}

fn names(shape: &Shape<'_>) -> Vec<String> {
    let members = shape.kind.members().iter();
    members
        .map(|member| member.name.clone().into_owned())
        .list()
}

/// The names of the values of an enum; of a value without a name, the value.
fn value_names(planned: &Enumeration, shape: &Shape<'_>) -> Vec<String> {
    match (&planned.values, &shape.kind) {
        (Values::Strings(_), Kind::Enum(values)) => {
            let name = |value: &EnumDefinition<'_>| {
                let name = value.name.as_ref().unwrap_or(&value.value);
                name.clone().into_owned()
            };
            values.iter().map(name).list()
        }
        (_, Kind::IntEnum(values)) => values
            .iter()
            .map(|value| value.name.clone().into_owned())
            .list(),
        _ => Vec::new(),
    }
}

/// Why a type cannot have a derive.
struct Reason {
    message: String,
    help: Cow<'static, str>,
}

/// Why a type whose variants have no `#[default]` cannot have the derive `Default`.
fn no_default(item: &Item, id: &str, members: &[String]) -> Option<Reason> {
    let (kind, help) = match (item, members.first()) {
        (Item::Structure(_), _) => return None,
        (Item::Enumeration(_), Some(first)) => (
            "enum",
            format!("add `\"{id}${first}\" = #[default]` to `attributes`"),
        ),
        (Item::Enumeration(_), None) => ("enum", "remove it: it has no values".to_owned()),
        // Each variant has a value, and `#[default]` is for variants without one.
        (Item::Union(_), _) => ("union", "implement `Default` yourself".to_owned()),
    };
    Some(Reason {
        message: format!("{kind} `{id}` has no default"),
        help: help.into(),
    })
}

/// Whether this is the derive `Default` of the standard library.
fn is_default(path: &TokenStream) -> bool {
    derive_name(path) == "Default" && is_of_std(path)
}

/// Whether `#[default]` is among the attributes of a variant.
fn has_default(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        canonical_text(&attribute.to_token_stream()).replace(' ', "") == "#[default]"
    })
}

/// Why a type cannot have a derive, if it cannot. What every type has, the parser of the input rejects.
fn reason_against(item: &Item, name: &str) -> Option<Reason> {
    let is_there = |help: &'static str| Reason {
        message: format!("`{name}` is already implemented"),
        help: help.into(),
    };
    match item {
        Item::Structure(structure) => {
            is_implemented(structure, name).then(|| is_there("remove it"))
        }
        Item::Enumeration(_) if matches!(name, "Ord" | "PartialOrd") => Some(is_there("remove it")),
        Item::Enumeration(_) if name == helper_attributes::OPEN_API => Some(Reason {
            message: format!("`{name}` cannot be derived"),
            help: "remove it: an enum is open, so the members that target it have the schema of a string or an integer".into(),
        }),
        Item::Union(_) | Item::Enumeration(_) => None,
    }
}

/// Whether some structures, such as this one, have an impl that others can derive.
fn is_implemented(structure: &Structure, name: &str) -> bool {
    match name {
        "Default" => structure.required().next().is_none(),
        "Error" => structure.error.is_some(),
        _ => false,
    }
}

/// A derive of a type.
pub(super) struct Derived<'a> {
    /// The condition of `cfg_attr`.
    pub(super) condition: Option<&'a TokenStream>,
}

/// The first derive of a macro of this name.
pub(super) fn derived<'a>(attributes: &'a [Attribute], name: &str) -> Option<Derived<'a>> {
    attributes.iter().find_map(|attribute| match attribute {
        Attribute::Derive { condition, paths } => {
            let is_derived = paths.iter().any(|path| derive_name(path) == name);
            let condition = condition.as_ref();
            is_derived.then_some(Derived { condition })
        }
        Attribute::Other(_) => None,
    })
}

/// Whether one of the attributes is `#[helper(…)]` with one of the words as an argument: `word`, `word = …` or
/// `word(…)`.
pub(super) fn mentions(attributes: &[Attribute], helper: &str, words: &[&str]) -> bool {
    let is_of_helper = |meta: Meta| {
        let arguments = meta.arguments.filter(|_| meta.name == helper);
        let arguments = arguments.map(|arguments| Meta::list(&arguments));
        let mut arguments = arguments.unwrap_or_default().into_iter();
        arguments.any(|argument| words.contains(&&*argument.name))
    };
    attributes.iter().any(|attribute| match attribute {
        Attribute::Derive { .. } => false,
        Attribute::Other(attribute) => {
            let mut metas = Meta::of_attribute(attribute).into_iter();
            metas.any(is_of_helper)
        }
    })
}

/// Whether the input deprecates an item, a field or a variant.
pub(super) fn have_deprecated(input: &SmithyInput) -> bool {
    let mut attributes = input.attributes.iter().flat_map(|entry| &entry.attributes);
    attributes.any(|attribute| match attribute {
        Attribute::Derive { .. } => false,
        Attribute::Other(attribute) => {
            let metas = Meta::of_attribute(attribute);
            metas.iter().any(|meta| meta.name == "deprecated")
        }
    })
}
