//! Enums.

use super::{Entries, Entry, EntryKind, EnumMembers, RustMember, RustType, VALIDATE};
use crate::collections::List;
use crate::plan::enumeration::{Enumeration, Values, Variant};

/// The names of the values in the model, and the identifiers of their variants.
fn variants<'e>(
    enumeration: &'e Enumeration,
    members: &'e EnumMembers,
) -> impl Iterator<Item = (&'e str, String)> {
    fn idents<V>(variants: &[Variant<V>]) -> Vec<String> {
        (variants.iter())
            .map(|variant| variant.ident.to_string())
            .list()
    }
    let idents = match &enumeration.values {
        Values::Strings(variants) => idents(variants),
        Values::Integers(variants) => idents(variants),
    };
    let members = members.get(&enumeration.id).into_iter().flatten();
    members.map(|member| &**member).zip(idents)
}

pub(super) fn rust_type(enumeration: &Enumeration, members: &EnumMembers) -> RustType {
    let members = variants(enumeration, members).map(|(member, name)| RustMember {
        member: member.to_owned(),
        name,
        ty: None,
        value: None,
        required: false,
        setter: None,
        default: None,
    });
    RustType {
        shape: enumeration.id.clone(),
        name: enumeration.ident.to_string(),
        keyword: "enum",
        builder: None,
        members: members.list(),
    }
}

pub(super) fn entries(enumeration: &Enumeration, members: &EnumMembers, into: &mut Vec<Entry>) {
    let name = &*enumeration.ident.to_string();
    let mut entries = Entries {
        shape: &enumeration.id,
        entries: into,
    };
    entries.add(EntryKind::Enum, name, format!("enum {name}"));
    for (member, ident) in variants(enumeration, members) {
        entries.add_of(member, EntryKind::Variant, format!("{name}::{ident}"), "");
    }
    let unknown = format!("{name}::{}", enumeration.unknown);
    entries.common_impls(name);
    for of in ["PartialOrd", "Ord"] {
        entries.implement(name, of);
    }
    entries.method(name, VALIDATE);
    entries.method(name, "const fn is_unknown(&self) -> bool");
    match &enumeration.values {
        Values::Strings(_) => {
            entries.add(EntryKind::Variant, unknown, "(UnknownVariant)");
            entries.method(name, "fn as_str(&self) -> &str");
            entries.method(name, "const fn values() -> &'static [&'static str]");
            for of in [
                "From<&str>",
                "From<String>",
                "FromStr",
                "AsRef<str>",
                "PartialEq<str>",
                "PartialEq<&str>",
            ] {
                entries.implement(name, of);
            }
            entries.implement("String", &format!("From<{name}>"));
        }
        Values::Integers(_) => {
            entries.add(EntryKind::Variant, unknown, "(UnknownInteger)");
            entries.method(name, "const fn as_i32(&self) -> i32");
            entries.method(name, "const fn values() -> &'static [i32]");
            for of in ["From<i32>", "PartialEq<i32>"] {
                entries.implement(name, of);
            }
            entries.implement("i32", &format!("From<{name}>"));
            entries.implement("i32", &format!("From<&{name}>"));
        }
    }
}
