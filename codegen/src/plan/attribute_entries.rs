//! The entries of `attributes` and `derive`, by what they are for.

use proc_macro2::TokenStream;

use crate::collections::{List, Map};
use crate::input::attributes::{Attribute, AttributeEntry, AttributeKind, AttributeTarget};
use crate::input::meta::Meta;
use crate::input::rust_type::canonical_text;
use crate::input::{Name, SmithyInput};
use crate::model::shape::{Kind, Shape};

/// The kinds of a shape; empty if it generates no type.
fn kinds(kind: &Kind<'_>) -> &'static [AttributeKind] {
    use AttributeKind::{Enums, IntEnums, Structures, Types, Unions};
    match kind {
        Kind::Structure(_) => &[Types, Structures],
        Kind::Union(_) => &[Types, Unions],
        Kind::Enum(_) => &[Types, Enums],
        Kind::IntEnum(_) => &[Types, Enums, IntEnums],
        _ => &[],
    }
}

/// Whether a macro of the user's sees the fields of a structure, other than the derives of the standard library.
pub(super) fn has_foreign(entries: &Entries<'_>, shape: &Shape<'_>) -> bool {
    let attributes = entries.of_item(shape).flat_map(|entry| entry.attributes);
    let is_foreign = |attribute: &Attribute| match attribute {
        Attribute::Derive { paths, .. } => !paths.iter().all(is_of_std),
        Attribute::Other(attribute) => !is_inert(attribute),
    };
    attributes.into_iter().any(is_foreign)
}

/// Whether this is a derive macro of the standard library.
pub(super) fn is_of_std(derive: &TokenStream) -> bool {
    let path = canonical_text(derive).replace("r#", "").replace(' ', "");
    let path = path.strip_prefix("::").unwrap_or(&path);
    let path = path
        .strip_prefix("std::")
        .or(path.strip_prefix("core::"))
        .unwrap_or(path);
    matches!(
        path,
        "Copy"
            | "Default"
            | "Ord"
            | "PartialOrd"
            | "marker::Copy"
            | "default::Default"
            | "cmp::Ord"
            | "cmp::PartialOrd"
    )
}

/// Whether an attribute is one of the compiler's that changes nothing about the fields.
fn is_inert(attribute: &TokenStream) -> bool {
    Meta::of_attribute(attribute).iter().all(|meta| {
        matches!(
            &*meta.name,
            "allow"
                | "cfg_attr"
                | "deny"
                | "deprecated"
                | "doc"
                | "expect"
                | "must_use"
                | "repr"
                | "warn"
        )
    })
}

/// Whether a field or variant can have an attribute whatever derives its type has.
fn needs_no_derive(attribute: &Attribute) -> bool {
    let Attribute::Other(attribute) = attribute else {
        return true;
    };
    let metas = Meta::of_attribute(attribute);
    let path = metas.first().map_or("", |meta| &*meta.name);
    let of_compiler = ["cfg", "cfg_attr", "default", "forbid", "non_exhaustive"];
    is_inert(attribute) || path.contains("::") || of_compiler.contains(&path)
}

/// The entries of the input, in order: those for kinds, and those for each shape and member.
pub(super) struct Entries<'i> {
    of_kinds: Vec<(AttributeKind, Entry<'i>)>,
    of_names: Map<&'i str, Vec<Entry<'i>>>,
    derives: Vec<Attribute>,
}

/// The fields or variants of a type.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) kind: AttributeKind,
    /// Whether other types have derives that attributes can be for, and this one has none.
    pub(super) without_derives: bool,
}

/// The attributes of an entry.
#[derive(Clone, Copy)]
pub(super) struct Entry<'i> {
    pub(super) attributes: &'i [Attribute],
    /// The shape or member that it names.
    pub(super) name: Option<&'i Name>,
}

impl<'i> Entries<'i> {
    pub(super) fn new(input: &'i SmithyInput) -> Self {
        let mut entries = Entries {
            of_kinds: Vec::new(),
            of_names: Map::new(),
            derives: Vec::new(),
        };
        if !input.derives.is_empty() {
            entries.derives.push(Attribute::Derive {
                condition: None,
                paths: input.derives.clone(),
            });
        }
        for AttributeEntry { target, attributes } in &input.attributes {
            match target {
                AttributeTarget::Every(kind) => {
                    let entry = Entry {
                        attributes,
                        name: None,
                    };
                    entries.of_kinds.push((*kind, entry));
                }
                AttributeTarget::Shape(name) => {
                    let named = entries.of_names.get_or_insert_with(&*name.text, Vec::new);
                    named.push(Entry {
                        attributes,
                        name: Some(name),
                    });
                }
            }
        }
        entries
    }

    /// The attributes of a type: those of its kinds, and then its own.
    pub(super) fn of_item<'e>(&'e self, shape: &'e Shape<'_>) -> impl Iterator<Item = Entry<'e>> {
        let every = Entry {
            attributes: &self.derives,
            name: None,
        };
        std::iter::once(every)
            .chain(self.of_kinds(kinds(&shape.kind)))
            .chain(self.of_name(shape.id.as_str()))
    }

    fn of_kinds<'e>(&'e self, kinds: &'e [AttributeKind]) -> impl Iterator<Item = Entry<'e>> {
        let entries = self.of_kinds.iter();
        entries
            .filter(|(kind, _)| kinds.contains(kind))
            .map(|(_, entry)| *entry)
    }

    fn of_name<'e>(&'e self, name: &str) -> impl Iterator<Item = Entry<'e>> {
        self.of_names.get(name).into_iter().flatten().copied()
    }

    /// The attributes of all fields or variants of a kind.
    pub(super) fn of_kind(&self, parts: Parts) -> Vec<Attribute> {
        let entries = self.of_kinds(std::slice::from_ref(&parts.kind));
        let attributes = entries.flat_map(|entry| entry.attributes);
        attributes
            .filter(|attribute| !parts.without_derives || needs_no_derive(attribute))
            .cloned()
            .list()
    }

    /// The attributes of a field or variant. Those of its kind that are for a derive are left out without one.
    pub(super) fn of_part(&self, kind: Parts, id: &str, name: &str) -> Vec<Attribute> {
        let name = format!("{id}${name}");
        let own = self.of_name(&name).flat_map(|entry| entry.attributes);
        let mut attributes = self.of_kind(kind);
        attributes.extend(own.cloned());
        attributes
    }
}
