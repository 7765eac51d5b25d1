//! Changes of the API.
//!
//! Each entry of the old API that is missing or has another signature is part of a breaking change. Several entries are
//! one change if they follow from one: a removed field has taken its setters along. What follows from a change is left
//! out only where that change is reported, so that nothing that breaks is missing.

use std::collections::{BTreeMap, HashMap, HashSet};

use shapesmith_codegen::inspect::surface::{Entry, EntryKind, ItemCode, Surface};

use super::super::change::{Class, Effect, RustChange};
use super::super::model::Versions;
use super::owners::{self, Owners, id};

/// The key of an entry in both versions.
type Key<'s> = (EntryKind, &'s str);

/// Returns the changes of the API.
pub fn changes(
    old: &Surface,
    new: &Surface,
    models: Versions<'_, '_>,
    is_same_crate: bool,
) -> Vec<RustChange> {
    let mut comparison = Comparison::new(old, new, models);
    comparison.types();
    comparison.builders();
    comparison.members();
    comparison.others();
    comparison.added(is_same_crate);
    if is_same_crate {
        comparison.hidden_fields(old);
    }
    comparison.requirements(old, new);
    comparison.changes
}

/// An old entry that is missing or different, with what it is now.
#[derive(Clone, Copy)]
struct Broken<'s> {
    old: &'s Entry,
    new: Option<&'s Entry>,
}

struct Comparison<'s> {
    models: Versions<'s, 's>,
    old_items: HashMap<&'s str, &'s ItemCode>,
    new_items: HashMap<&'s str, &'s ItemCode>,
    broken: Vec<Broken<'s>>,
    /// The old fields by their paths.
    fields: HashMap<&'s str, &'s Entry>,
    /// The new entries that the old version does not have.
    added: Vec<&'s Entry>,
    /// The shapes whose types are reported as removed, renamed or of another kind, or as added.
    done: HashSet<&'s str>,
    /// The members that are reported, with their shapes.
    done_members: HashSet<(&'s str, &'s str)>,
    /// The members of which it is reported whether builders require them, with their shapes.
    done_setters: HashSet<(String, String)>,
    owners: Owners<'s>,
    /// The old and the new names of the builders that have another one, by their shapes.
    renamed_builders: HashMap<&'s str, [&'s str; 2]>,
    changes: Vec<RustChange>,
}

/// Whether an entry is a type.
pub(super) fn is_type(kind: EntryKind) -> bool {
    matches!(
        kind,
        EntryKind::Struct | EntryKind::Enum | EntryKind::Operation | EntryKind::OperationError
    )
}

/// Whether an entry is what a member is in Rust.
pub(super) fn is_member(kind: EntryKind) -> bool {
    matches!(kind, EntryKind::Field | EntryKind::Variant)
}

impl<'s> Comparison<'s> {
    fn new(old: &'s Surface, new: &'s Surface, models: Versions<'s, 's>) -> Self {
        let key = |entry: &'s Entry| -> Key<'s> { (entry.kind, &entry.path) };
        let in_old: HashSet<Key<'_>> = old.entries.iter().map(key).collect();
        let in_new: HashMap<Key<'_>, &Entry> = new
            .entries
            .iter()
            .map(|entry| (key(entry), entry))
            .collect();
        let broken = old.entries.iter().filter_map(|entry| {
            let of_new = in_new.get(&key(entry)).copied();
            let is_same = of_new.is_some_and(|of_new| of_new.signature == entry.signature);
            (!is_same).then_some(Broken {
                old: entry,
                new: of_new,
            })
        });
        let items = |surface: &'s Surface| {
            let items = surface.items.iter();
            items.map(|item| (&*item.shape, item)).collect()
        };
        Comparison {
            models,
            old_items: items(old),
            new_items: items(new),
            broken: broken.collect(),
            fields: (old.entries.iter())
                .filter(|entry| entry.kind == EntryKind::Field)
                .map(|entry| (&*entry.path, entry))
                .collect(),
            added: (new.entries.iter())
                .filter(|entry| !in_old.contains(&key(entry)))
                .collect(),
            done: HashSet::new(),
            done_members: HashSet::new(),
            done_setters: HashSet::new(),
            owners: Owners::new(old, new),
            renamed_builders: HashMap::new(),
            changes: Vec::new(),
        }
    }

    /// Reports a change of an entry.
    fn push(
        &mut self,
        class: Class,
        effect: Effect,
        entry: &Entry,
        versions: [Option<&Entry>; 2],
        message: String,
    ) {
        self.changes.push(RustChange {
            shape: id(entry),
            item: entry.path.clone(),
            class,
            message,
            effect,
            others: self.owners.others(effect, versions),
        });
    }

    /// Types that were removed, were renamed, or are of another kind.
    fn types(&mut self) {
        let broken: Vec<Broken<'s>> = (self.broken.iter())
            .filter(|broken| is_type(broken.old.kind))
            .copied()
            .collect();
        let renamed = self.renamed_shapes(&broken);
        for Broken { old, .. } in broken {
            let shape = &*old.shape;
            if self.done.contains(shape) {
                continue;
            }
            let (path, what) = (&old.path, what(old.kind));
            let of_new = self.new_items.get(shape).map(|item| &*item.name);
            let after = (self.added.iter().copied())
                .find(|new| is_type(new.kind) && new.kind == old.kind && new.shape == old.shape);
            let effect = if after.is_some() {
                Effect::Name
            } else {
                Effect::Type
            };
            let message = match (of_new, renamed.get(shape)) {
                // An operation can lose its type, and not the enum of its errors.
                _ if old.kind == EntryKind::OperationError && of_new.is_some() => after
                    .map_or_else(
                        || format!("{what} `{path}` was removed"),
                        |new| format!("{what} `{path}` was renamed to `{}`", new.path),
                    ),
                (Some(name), _) if name == path => {
                    let kind = (self.added.iter())
                        .find(|new| new.path == *path && is_type(new.kind))
                        .map_or("something else", |new| self::what(new.kind));
                    format!("`{path}` became {} (was {})", article(kind), article(what))
                }
                (Some(name), _) => format!("{what} `{path}` was renamed to `{name}`"),
                (None, Some(new)) => {
                    self.done.insert(&new.shape);
                    format!("{what} `{path}` was renamed to `{}`", new.path)
                }
                (None, None) if what == "operation" || old.kind == EntryKind::OperationError => {
                    self.removed_operation(shape)
                }
                (None, None) => format!("{what} `{path}` was removed"),
            };
            self.done.insert(shape);
            self.push(Class::Breaking, effect, old, [Some(old), after], message);
        }
    }

    /// Builders that have another name. All of their methods follow.
    fn builders(&mut self) {
        for Broken { old, .. } in self.left() {
            let new = (self.added.iter().copied())
                .find(|new| new.kind == EntryKind::Builder && new.shape == old.shape);
            let Some(new) = new.filter(|_| old.kind == EntryKind::Builder) else {
                continue;
            };
            let (from, to) = (&old.path, &new.path);
            self.renamed_builders.insert(&old.shape, [from, to]);
            let message = format!("builder `{from}` was renamed to `{to}`");
            let versions = [Some(old), Some(new)];
            self.push(Class::Breaking, Effect::BuilderName, old, versions, message);
        }
    }

    /// Whether an entry is part of a builder that has another name, or names it.
    fn is_of_renamed_builder(&self, entry: &Entry) -> bool {
        let Some(names) = self.renamed_builders.get(&*entry.shape) else {
            return false;
        };
        let mut texts = [&*entry.path, &*entry.signature].into_iter();
        texts.any(|text| owners::names(text).any(|name| names.contains(&name)))
    }

    /// The types that an operation has taken along.
    fn removed_operation(&self, shape: &str) -> String {
        let find = |kind| {
            let mut broken = self.broken.iter().map(|broken| broken.old);
            broken.find(|entry| entry.kind == kind && entry.shape == shape)
        };
        match (find(EntryKind::Operation), find(EntryKind::OperationError)) {
            (Some(unit), Some(errors)) => format!(
                "operation `{}` and its error enum `{}` were removed",
                unit.path, errors.path
            ),
            (Some(unit), None) => format!("operation `{}` was removed", unit.path),
            (None, Some(errors)) => format!("error enum `{}` was removed", errors.path),
            (None, None) => "operation was removed".to_owned(),
        }
    }

    /// For each removed shape, the new one that has the same members, if it is clear which.
    fn renamed_shapes(&self, broken: &[Broken<'s>]) -> HashMap<&'s str, &'s Entry> {
        let Versions {
            old: in_old,
            new: in_new,
            moves,
        } = self.models;
        // A shape can also be unreachable from the operations that code is generated for.
        let is_gone = |id: &str| !self.new_items.contains_key(id) && in_new.get(id).is_none();
        let is_added =
            |id: &str| !self.old_items.contains_key(id) && in_old.get(moves.other(id)).is_none();
        let old = broken.iter().map(|broken| broken.old);
        let old = old.filter(|entry| is_gone(&entry.shape));
        let new = self.added.iter().copied();
        let new = new.filter(|entry| is_type(entry.kind) && is_added(&entry.shape));
        let mut by_content: BTreeMap<Vec<String>, (Vec<&Entry>, Vec<&Entry>)> = BTreeMap::new();
        let contents = |entries: &mut dyn Iterator<Item = &'s Entry>| {
            let mut contents: HashMap<&'s str, Vec<String>> = HashMap::new();
            for entry in entries.filter(|entry| is_member(entry.kind)) {
                let name = entry.path.split("::").last().unwrap_or_default();
                let content = format!("{:?} {name} {}", entry.kind, entry.signature);
                contents.entry(&entry.shape).or_default().push(content);
            }
            contents
        };
        let of_old = contents(&mut self.broken.iter().map(|broken| broken.old));
        let of_new = contents(&mut self.added.iter().copied());
        for entry in old.filter(|entry| entry.kind != EntryKind::OperationError) {
            let content = of_old.get(&*entry.shape).cloned().unwrap_or_default();
            by_content.entry(content).or_default().0.push(entry);
        }
        for entry in new.filter(|entry| entry.kind != EntryKind::OperationError) {
            let content = of_new.get(&*entry.shape).cloned().unwrap_or_default();
            by_content.entry(content).or_default().1.push(entry);
        }
        let pairs =
            by_content
                .into_iter()
                .filter_map(|(content, (old, new))| match (&old[..], &new[..]) {
                    ([old], [new])
                        if old.kind == new.kind
                            && !content.is_empty()
                            && (content.len() >= MANY_MEMBERS
                                || has_common_word(&old.path, &new.path, &GENERIC)) =>
                    {
                        Some((&*old.shape, *new))
                    }
                    _ => None,
                });
        pairs.collect()
    }

    /// The remaining broken entries of shapes that both versions have.
    fn left(&self) -> Vec<Broken<'s>> {
        let is_left = |broken: &&Broken<'s>| {
            let Entry { shape, member, .. } = broken.old;
            let is_done = member
                .as_ref()
                .is_some_and(|member| self.done_members.contains(&(&**shape, &**member)));
            !self.done.contains(&**shape) && !is_done && !self.is_of_renamed_builder(broken.old)
        };
        self.broken.iter().filter(is_left).copied().collect()
    }

    /// Fields and variants.
    fn members(&mut self) {
        let broken: Vec<Broken<'s>> = self.left().into_iter().collect();
        let members = || broken.iter().filter(|broken| is_member(broken.old.kind));
        // Of each shape, what was removed and added.
        let mut gone: HashMap<&str, Vec<&'s Entry>> = HashMap::new();
        for broken in members().filter(|broken| broken.new.is_none()) {
            gone.entry(&broken.old.shape).or_default().push(broken.old);
        }
        let mut renamed_members = Vec::new();
        for &Broken { old, new } in members() {
            let (what, path) = (what(old.kind), &old.path);
            let (owner, name) = path.rsplit_once("::").unwrap_or(("", path));
            let mut effect = self.of_member(old);
            let mut after = new;
            let message = if let Some(new) = new {
                if effect != Effect::Error {
                    effect = Effect::Code;
                }
                if old.kind == EntryKind::Field {
                    format!(
                        "{what} `{name}` of `{owner}` became `{}` (was `{}`)",
                        new.signature, old.signature
                    )
                } else {
                    format!(
                        "{what} `{name}` of `{owner}` became `{name}{}` (was `{name}{}`)",
                        new.signature, old.signature
                    )
                }
            } else {
                let added = self.added.iter().filter(|entry| {
                    entry.kind == old.kind && entry.shape == old.shape && is_member(entry.kind)
                });
                let added: Vec<&&Entry> = added.collect();
                let renamed = match (&added[..], gone.get(&*old.shape).map(Vec::len)) {
                    ([new], Some(1)) if self.is_renamed(old, new) => Some(new),
                    // A member whose name in Rust depends on other names.
                    (all, _) => {
                        (all.iter()).find(|new| old.member.is_some() && new.member == old.member)
                    }
                };
                match renamed {
                    Some(new) => {
                        if let Some(member) = &new.member {
                            renamed_members.push((&*new.shape, &**member));
                        }
                        let path = new.path.split("::").last().unwrap_or_default();
                        // Another member has the place of the old one.
                        if new.member == old.member {
                            effect = Effect::Name;
                            after = Some(new);
                        } else {
                            let was =
                                format!("{what} `{path}` of `{owner}` was previously `{name}`");
                            self.push(Class::Compatible, effect, new, [None, Some(new)], was);
                        }
                        format!("{what} `{name}` of `{owner}` was renamed to `{path}`")
                    }
                    None => format!("{what} `{name}` of `{owner}` was removed"),
                }
            };
            if let Some(member) = &old.member {
                self.done_members.insert((&*old.shape, member));
            }
            self.push(Class::Breaking, effect, old, [Some(old), after], message);
        }
        self.done_members.extend(renamed_members);
    }

    /// Whether a member that came is the one that went, under another name: with the same type, and with the same name
    /// or value on the wire, or else at the same position and with a word in common. All else would be a guess.
    fn is_renamed(&self, old: &Entry, new: &Entry) -> bool {
        let (Some(before), Some(after)) = (
            self.old_items.get(&*old.shape),
            self.new_items.get(&*new.shape),
        ) else {
            return false;
        };
        if old.signature != new.signature {
            return false;
        }
        let fact = |item: &'s ItemCode, entry: &Entry, name: &str| {
            let mut facts = item.facts.iter();
            let found = facts.find(|fact| fact.name == name && fact.member == entry.member);
            found.map(|fact| &*fact.value)
        };
        let values = (fact(before, old, "value"), fact(after, new, "value"));
        if values.0.is_some() || values.1.is_some() {
            return values.0 == values.1;
        }
        let wire_name = |item: &'s ItemCode, entry: &'_ Entry| {
            let name = fact(item, entry, "JSON name").map(str::to_owned);
            name.or_else(|| entry.member.clone())
        };
        let position = |item: &ItemCode, entry: &Entry| {
            let mut members = item.members.iter();
            members.position(|member| Some(member) == entry.member.as_ref())
        };
        let is_there = position(before, old) == position(after, new);
        wire_name(before, old) == wire_name(after, new)
            || is_there && has_common_word(last(&old.path), last(&new.path), &[])
    }

    /// Builders, methods and impls.
    fn others(&mut self) {
        let left = self.left();
        for broken in &left {
            if let (EntryKind::BuilderParameters, Some(new)) = (broken.old.kind, broken.new) {
                self.parameters(broken.old, new);
            }
        }
        let variants = self.broken.iter().filter(|broken| broken.new.is_none());
        let variants = variants.filter(|broken| broken.old.kind == EntryKind::Variant);
        let conversions = variants.filter_map(|broken| {
            let (owner, _) = broken.old.path.split_once("::")?;
            let error = broken.old.signature.strip_prefix("(ModeledError<")?;
            Some(format!(
                "impl From<{}> for {owner}",
                error.strip_suffix(">)")?
            ))
        });
        // They were removed with the variants.
        let conversions: HashSet<String> = conversions.collect();
        for Broken { old, new } in left {
            let is_of_parameters = old.kind == EntryKind::BuilderParameters && new.is_some();
            let is_setter = matches!(
                old.kind,
                EntryKind::Setter | EntryKind::Adder | EntryKind::TokenSetter
            );
            let is_of_done_setter = is_setter
                && (old.member.as_ref()).is_some_and(|member| {
                    let key = (old.shape.clone(), member.clone());
                    self.done_setters.contains(&key)
                });
            let is_done = is_of_done_setter || new.is_none() && conversions.contains(&old.path);
            if !is_member(old.kind) && !is_of_parameters && !is_done {
                let message = other(old, new);
                let effect = self.of_other(old);
                self.push(Class::Breaking, effect, old, [Some(old), new], message);
            }
        }
    }

    /// The type parameters of a builder.
    fn parameters(&mut self, old: &'s Entry, new: &'s Entry) {
        let list = |entry: &'s Entry| -> Vec<&'s str> {
            let inner = entry.signature.split_once('<');
            let inner = inner.map_or("", |(_, inner)| inner.trim_end_matches('>'));
            let names = inner.split(", ");
            names.filter(|name| !name.is_empty()).collect()
        };
        let (before, after) = (list(old), list(new));
        let owner = self
            .old_items
            .get(&*old.shape)
            .map_or("", |item| &*item.name);
        let builder = &old.path;
        for required in after.iter().filter(|name| !before.contains(name)) {
            let message = format!("builder of `{owner}` requires `{required}`");
            let member = self.member_of(owner, required);
            self.push_parameter(new, member, message);
        }
        for optional in before.iter().filter(|name| !after.contains(name)) {
            // A missing field, or a field of another type, is reported instead.
            let member = self.member_of(owner, optional);
            let is_done = (member.as_ref())
                .is_some_and(|member| self.done_members.contains(&(&*old.shape, &**member)));
            if !is_done {
                let message = format!(
                    "builder of `{owner}` does not require `{optional}`, and has no type parameter for it"
                );
                self.push_parameter(old, member, message);
            }
        }
        let common = |list: &[&'s str], other: &[&'s str]| -> Vec<&'s str> {
            list.iter()
                .filter(|name| other.contains(name))
                .copied()
                .collect()
        };
        if common(&before, &after) != common(&after, &before) {
            let message = format!(
                "type parameters of `{builder}` became `<{}>` (were `<{}>`)",
                after.join(", "),
                before.join(", ")
            );
            let versions = [Some(old), Some(new)];
            self.push(Class::Breaking, Effect::Builder, old, versions, message);
        }
    }

    /// Reports whether a builder requires a member, which its setters follow from.
    fn push_parameter(&mut self, entry: &Entry, member: Option<String>, message: String) {
        let setters = member.clone().map(|member| (entry.shape.clone(), member));
        self.done_setters.extend(setters);
        let entry = Entry {
            member,
            ..entry.clone()
        };
        self.push(
            Class::Breaking,
            Effect::Builder,
            &entry,
            [None, None],
            message,
        );
    }

    /// The name in the model of a field.
    fn member_of(&self, owner: &str, field: &str) -> Option<String> {
        let path = format!("{owner}::{field}");
        let broken = self.broken.iter().map(|broken| broken.old);
        let mut known = broken.chain(self.added.iter().copied());
        let found = known.find(|entry| entry.kind == EntryKind::Field && entry.path == path);
        // A field that has not changed.
        let found = found.or_else(|| self.fields.get(&*path).copied());
        found.and_then(|entry| entry.member.clone())
    }

    /// What is new.
    fn added(&mut self, is_same_crate: bool) {
        // `#[non_exhaustive]` has no effect there.
        let of_member = if is_same_crate {
            Class::Breaking
        } else {
            Class::Compatible
        };
        let added = self.added.clone();
        let mut new_types: HashSet<&str> = HashSet::new();
        for entry in added.iter().filter(|entry| is_type(entry.kind)) {
            let shape = &*entry.shape;
            if self.old_items.contains_key(shape) || self.done.contains(shape) {
                continue;
            }
            if new_types.insert(shape) {
                let (what, path) = (what(entry.kind), &entry.path);
                let message = format!("{what} `{path}` was added");
                // The unit struct of an operation comes after the enum of its errors.
                let message = if entry.kind == EntryKind::OperationError {
                    let name = self.new_items.get(shape).map_or("", |item| &*item.name);
                    format!("operation `{name}` was added")
                } else {
                    message
                };
                let versions = [None, Some(*entry)];
                self.push(Class::Compatible, Effect::Type, entry, versions, message);
            }
        }
        let is_old = |entry: &&Entry| {
            !new_types.contains(&*entry.shape)
                && !self.done.contains(&*entry.shape)
                && !self.is_of_renamed_builder(entry)
        };
        let of_old: Vec<&Entry> = added
            .iter()
            .copied()
            .filter(|entry| is_old(entry))
            .collect();
        let mut of_members: HashSet<(&str, &str)> = self.done_members.clone();
        for entry in of_old.iter().filter(|entry| is_member(entry.kind)) {
            let (owner, name) = entry.path.rsplit_once("::").unwrap_or_default();
            let is_renamed = (entry.member.as_ref())
                .is_some_and(|member| of_members.contains(&(&*entry.shape, &**member)));
            if let Some(member) = &entry.member {
                of_members.insert((&entry.shape, member));
            }
            if !is_renamed {
                let message = format!("{} `{name}` of `{owner}` was added", what(entry.kind));
                let effect = self.of_member(entry);
                self.push(of_member, effect, entry, [None, Some(*entry)], message);
            }
        }
        for entry in of_old {
            let is_done = entry
                .member
                .as_ref()
                .is_some_and(|member| of_members.contains(&(&*entry.shape, &**member)));
            if is_done || is_member(entry.kind) || is_type(entry.kind) {
                continue;
            }
            let message = if entry.kind == EntryKind::Impl {
                format!("`{}` was added", entry.path)
            } else {
                let (owner, name) = entry.path.rsplit_once("::").unwrap_or_default();
                format!("{} `{name}` of `{owner}` was added", what(entry.kind))
            };
            let effect = self.of_other(entry);
            self.push(
                Class::Compatible,
                effect,
                entry,
                [None, Some(entry)],
                message,
            );
        }
    }

    /// Fields that only code in the crate of the types has to name, in literals and in patterns without `..`.
    fn hidden_fields(&mut self, old: &Surface) {
        for item in &old.items {
            let Some(new) = self.new_items.get(&*item.shape).copied() else {
                continue;
            };
            if self.done.contains(&*item.shape) {
                continue;
            }
            for (fields, others, what_happened) in [
                (&new.hidden_fields, &item.hidden_fields, "added"),
                (&item.hidden_fields, &new.hidden_fields, "removed"),
            ] {
                for field in fields.iter().filter(|field| !others.contains(field)) {
                    let name = &new.name;
                    self.changes.push(RustChange {
                        shape: item.shape.clone(),
                        item: format!("{name}::{field}"),
                        class: Class::Breaking,
                        message: format!("hidden field `{field}` of `{name}` was {what_happened}"),
                        effect: Effect::Code,
                        others: Vec::new(),
                    });
                }
            }
        }
    }

    /// The effect of a removed or added field or variant.
    fn of_member(&self, entry: &Entry) -> Effect {
        if entry.kind == EntryKind::Variant && self.is_of_operation(entry) {
            Effect::Error
        } else {
            Effect::Member
        }
    }

    /// The effect of a changed method or impl.
    fn of_other(&self, entry: &Entry) -> Effect {
        let is_conversion = entry.path.starts_with("impl From<") && self.is_of_operation(entry);
        if is_conversion {
            Effect::Error
        } else {
            Effect::Code
        }
    }

    fn is_of_operation(&self, entry: &Entry) -> bool {
        let items = [&self.old_items, &self.new_items];
        let mut items = items
            .into_iter()
            .filter_map(|items| items.get(&*entry.shape));
        items.any(|item| item.kind == EntryKind::Operation)
    }

    /// Features of `shapesmith` that the code did not need before.
    fn requirements(&mut self, old: &Surface, new: &Surface) {
        for required in &new.requirements {
            let is_known = old.requirements.iter().any(|known| {
                (known.feature, known.enabled) == (required.feature, required.enabled)
            });
            if is_known {
                continue;
            }
            let feature = required.feature;
            let needs = if required.enabled {
                format!("the code requires the feature `{feature}` of `shapesmith`")
            } else {
                format!("the code cannot be used with the feature `{feature}` of `shapesmith`")
            };
            let shape = required.shape.clone().unwrap_or_default();
            let item = self.new_items.get(&*shape);
            // A feature that is on by default is there unless somebody has turned it off.
            let class = if required.enabled && feature == "serde" {
                Class::Compatible
            } else {
                Class::Breaking
            };
            self.changes.push(RustChange {
                item: item.map_or_else(String::new, |item| item.name.clone()),
                shape,
                class,
                message: format!("{needs}: {}", required.message),
                effect: Effect::Unknown,
                others: Vec::new(),
            });
        }
    }
}

/// The members that two types have in common only if one is the other.
const MANY_MEMBERS: usize = 3;

/// Words in the names of types that say nothing of what they are.
const GENERIC: [&str; 9] = [
    "error",
    "exception",
    "fault",
    "input",
    "list",
    "output",
    "request",
    "response",
    "type",
];

/// The last part of a path.
fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or_default()
}

/// Whether two names have a word in common, except some.
fn has_common_word(a: &str, b: &str, except: &[&str]) -> bool {
    let (a, b) = (words(a), words(b));
    let is_common = |word: &String| b.contains(word) && !except.contains(&&**word);
    a.iter().any(is_common)
}

/// The words of a name in Rust, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in name.chars() {
        if c == '_' || c.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c != '_') {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The message about a method or an impl.
fn other(old: &Entry, new: Option<&Entry>) -> String {
    if old.kind == EntryKind::Impl {
        let (implemented, of) = implemented(&old.path);
        let Some(new) = new else {
            return format!("`{of}` does not implement `{implemented}` any more");
        };
        let (before, after) = (associated(&old.signature), associated(&new.signature));
        // The builder follows from the input.
        let is_input = before.get("Input") != after.get("Input");
        let changed = before.iter().filter_map(|(name, before)| {
            let after = after.get(name)?;
            if is_input && *name == "Builder" {
                return None;
            }
            (before != after)
                .then(|| format!("`{name}` of `{of}` became `{after}` (was `{before}`)"))
        });
        return changed.collect::<Vec<String>>().join(", ");
    }
    let what = what(old.kind);
    let (owner, name) = old.path.rsplit_once("::").unwrap_or(("", &old.path));
    match new {
        None if owner.is_empty() => format!("{what} `{name}` was removed"),
        None => format!("{what} `{name}` of `{owner}` was removed"),
        Some(new) => format!(
            "{what} `{name}` of `{owner}` became `{}` (was `{}`)",
            new.signature, old.signature
        ),
    }
}

/// The trait and the type of `impl Trait for Type`.
fn implemented(header: &str) -> (&str, &str) {
    let header = header.strip_prefix("impl ").unwrap_or(header);
    header.split_once(" for ").unwrap_or((header, ""))
}

/// The associated types of an impl.
fn associated(signature: &str) -> BTreeMap<&str, &str> {
    let inner = signature.split_once(" { ");
    let inner = inner.map_or("", |(_, inner)| inner.trim_end_matches(" }"));
    let types = inner.split(';').filter_map(|ty| {
        let ty = ty.trim().strip_prefix("type ")?;
        ty.split_once(" = ")
    });
    types.collect()
}

/// The name of the kind of an entry, for messages.
fn what(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Struct => "struct",
        EntryKind::Enum => "enum",
        EntryKind::Field => "field",
        EntryKind::Variant => "variant",
        EntryKind::Builder => "builder",
        EntryKind::BuilderParameters => "type parameters of the builder",
        EntryKind::Setter | EntryKind::Adder | EntryKind::TokenSetter => "setter",
        EntryKind::DefaultMethod | EntryKind::Accessor | EntryKind::Method => "method",
        EntryKind::Literal => "function",
        EntryKind::Impl => "impl",
        EntryKind::Operation => "operation",
        EntryKind::OperationError => "error enum",
    }
}

/// A kind of type with its article.
fn article(what: &str) -> String {
    let is_vowel = what.starts_with(['a', 'e', 'i', 'o', 'u']);
    let article = if is_vowel { "an" } else { "a" };
    if what == "something else" {
        what.to_owned()
    } else {
        format!("{article} {what}")
    }
}
