//! Unions.

use super::{Entries, Entry, EntryKind, RustMember, RustType, text};
use crate::collections::List;
use crate::plan::types::Type;
use crate::plan::union::{Union, Variant};

pub(super) fn rust_type(union: &Union) -> RustType {
    RustType {
        shape: union.id.clone(),
        name: union.ident.to_string(),
        keyword: "enum",
        builder: None,
        members: union.variants.iter().map(rust_member).list(),
    }
}

fn rust_member(variant: &Variant) -> RustMember {
    let has_value = variant.ty != Type::Unit;
    RustMember {
        member: variant.name.clone(),
        name: variant.ident.to_string(),
        ty: has_value.then(|| text::boxed(&variant.ty, variant.boxed)),
        value: has_value.then(|| text::ty(&variant.ty)),
        required: false,
        setter: None,
        default: None,
    }
}

pub(super) fn entries(union: &Union, into: &mut Vec<Entry>) {
    let name = &*union.ident.to_string();
    let mut entries = Entries {
        shape: &union.id,
        entries: into,
    };
    entries.add(EntryKind::Enum, name, format!("enum {name}"));
    for variant in &union.variants {
        let Variant { ident, ty, .. } = variant;
        let member = &*variant.name;
        let value = (*ty != Type::Unit).then(|| text::boxed(ty, variant.boxed));
        let value = value.map_or_else(String::new, |ty| format!("({ty})"));
        entries.add_of(
            member,
            EntryKind::Variant,
            format!("{name}::{ident}"),
            value,
        );
        let mut accessor = |method: &str, returns: &str| {
            let signature = format!("fn {method}(&self) -> {returns}");
            let path = format!("{name}::{method}");
            entries.add_of(member, EntryKind::Accessor, path, signature);
        };
        accessor(&variant.is.to_string(), "bool");
        if *ty != Type::Unit {
            let returns = format!("Option<&{}>", text::ty(ty));
            accessor(&variant.accessor.to_string(), &returns);
        }
        if variant.is_from {
            let ty = text::ty(ty);
            entries.implement_with(Some(member), None, name, &format!("From<{ty}>"), "");
            // What setters of the union take.
            let of_setters = format!("IntoValue<{name}>");
            entries.implement_with(Some(member), None, &ty, &of_setters, "");
        }
    }
    let unknown = format!("{name}::{}", union.unknown);
    entries.add(EntryKind::Variant, unknown, "(UnknownVariant)");
    entries.method(name, "const fn is_unknown(&self) -> bool");
    entries.common_impls(name);
    entries.common_methods(name);
}
