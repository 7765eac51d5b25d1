//! The shapes and members that have the names of the generated code.

use std::collections::{BTreeSet, HashMap, HashSet};

use shapesmith_codegen::inspect::surface::{Entry, EntryKind, Surface};

use super::super::change::Effect;
use super::api::{is_member, is_type};

/// The entries that have the names in both versions.
pub struct Owners<'s> {
    /// By the names of types.
    types: [HashMap<&'s str, &'s Entry>; 2],
    /// By the paths of fields and variants.
    members: [HashMap<&'s str, &'s Entry>; 2],
}

/// The ID of the shape or member that an entry is generated for.
pub fn id(entry: &Entry) -> String {
    match &entry.member {
        Some(member) => format!("{}${member}", entry.shape),
        None => entry.shape.clone(),
    }
}

/// The names in a path or signature.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c != '_' && !c.is_alphanumeric())
}

impl<'s> Owners<'s> {
    pub fn new(old: &'s Surface, new: &'s Surface) -> Self {
        let by_path = |is_it: fn(EntryKind) -> bool| {
            [old, new].map(|surface| {
                let entries = surface.entries.iter();
                let entries = entries.filter(|entry| is_it(entry.kind));
                entries.map(|entry| (&*entry.path, entry)).collect()
            })
        };
        Owners {
            types: by_path(|kind| is_type(kind) || kind == EntryKind::Builder),
            members: by_path(is_member),
        }
    }

    /// The IDs of the other shapes and members that have, in one version or the other, the names by which the versions of
    /// an entry differ.
    pub fn others(&self, effect: Effect, [old, new]: [Option<&Entry>; 2]) -> Vec<String> {
        // The contents of a missing entry are ignored, except the type of an error.
        let has_signature = old.is_some() && new.is_some() || effect == Effect::Error;
        let names_of = |entry: Option<&Entry>| -> BTreeSet<String> {
            let texts = entry.map(|entry| {
                let signature = if has_signature { &*entry.signature } else { "" };
                [&*entry.path, signature]
            });
            let texts = texts.into_iter().flatten();
            texts.flat_map(names).map(str::to_owned).collect()
        };
        let entries = || [old, new].into_iter().flatten();
        let mut others = Vec::new();
        for name in &names_of(old) ^ &names_of(new) {
            let owners = self.types.iter().filter_map(|types| types.get(&*name));
            let owners = owners.filter(|owner| entries().all(|entry| entry.shape != owner.shape));
            others.extend(owners.map(|owner| owner.shape.clone()));
        }
        // A name that two members want.
        for entry in entries() {
            let owners = self.members.iter();
            let owners = owners.filter_map(|members| members.get(&*entry.path));
            let owners = owners.filter(|owner| owner.member != entry.member);
            others.extend(owners.map(|owner| id(owner)));
        }
        if let (Some(old), Some(new)) = (old, new)
            && old.member != new.member
        {
            others.extend([id(new), id(old)]);
        }
        let mut seen = HashSet::new();
        others.retain(|id| seen.insert(id.clone()));
        others
    }
}
