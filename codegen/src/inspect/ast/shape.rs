//! Shapes with the traits of all statements.

use std::borrow::Cow;

use super::property::{self, Properties};
use crate::collections::{List, Map, Set};
use crate::diagnostic::excerpt;
use crate::input::lazy_json;
use crate::inspect::members::{Mixins, mixins_of, own_members};
use crate::model::index::Index;
use crate::model::json::{self, Mismatch, Object, Raw};
use crate::model::mixins;

/// A shape.
pub(super) struct Shape<'a> {
    pub(super) kind: Cow<'a, str>,
    /// The whole shape.
    pub(super) raw: Raw<'a>,
    pub(super) mixins: Vec<Cow<'a, str>>,
    /// In the order of the model. Those of lists and maps are called `member`, `key` and `value`.
    pub(super) members: Vec<Member<'a>>,
    pub(super) traits: Traits<'a>,
    pub(super) properties: Properties<'a>,
}

pub(super) struct Member<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) target: Cow<'a, str>,
    pub(super) traits: Traits<'a>,
}

/// Traits with their values as JSON.
#[derive(Default)]
pub(super) struct Traits<'a>(pub(super) Vec<(Cow<'a, str>, Cow<'a, str>)>);

impl<'a> Traits<'a> {
    pub(super) fn has(&self, id: &str) -> bool {
        self.0.iter().any(|(known, _)| known == id)
    }

    pub(super) fn get(&self, id: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == id);
        found.map(|(_, value)| &**value)
    }

    /// Adds or replaces a trait.
    pub(super) fn set(&mut self, id: &'static str, value: &'static str) {
        match self.0.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = value.into(),
            None => self.0.push((id.into(), value.into())),
        }
    }

    /// Adds traits (Smithy specification, "Trait conflict resolution"): arrays are joined, and other values must be equal.
    fn add(&mut self, owner: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let Some(raw) = json::object(owner)?.get("traits") else {
            return Ok(());
        };
        for (id, raw) in json::object(raw).map_err(|m| m.in_key("traits"))?.0 {
            let value = raw.get();
            let Some((_, known)) = self.0.iter_mut().find(|(known, _)| *known == id) else {
                self.0.push((id, value.into()));
                continue;
            };
            if known.starts_with('[') && value.starts_with('[') {
                *known = joined(known, value).into();
            } else if !is_same(known, raw) {
                let name = id.strip_prefix("smithy.api#").unwrap_or(&id);
                let message = format!("conflicting values of `@{}`", excerpt(name));
                return Err(Mismatch::new(value, message));
            }
        }
        Ok(())
    }
}

fn is_same(known: &str, raw: Raw<'_>) -> bool {
    known == raw.get() || lazy_json::scan(known).is_ok_and(|known| json::is_same(known, raw))
}

/// Two arrays as one.
pub(super) fn joined(first: &str, second: &str) -> String {
    let inside = |array: &str| array[1..array.len() - 1].trim().to_owned();
    let items = [inside(first), inside(second)];
    let items = items.into_iter().filter(|items| !items.is_empty()).list();
    format!("[{}]", items.join(","))
}

/// The rest of the value of a trait after the known value that it is merged with.
fn without<'v>(value: Cow<'v, str>, known: &str) -> Option<Cow<'v, str>> {
    if value == known {
        return None;
    }
    let items = |array: &str| -> Option<Vec<String>> {
        let items = lazy_json::items(lazy_json::scan(array).ok()?)?.into_iter();
        Some(items.map(|item| item.get().to_owned()).list())
    };
    let (Some(all), Some(known)) = (items(&value), items(known)) else {
        return Some(value);
    };
    let left = all.strip_prefix(&*known);
    match left.or_else(|| all.strip_suffix(&*known)) {
        Some(left) => Some(format!("[{}]", left.join(",")).into()),
        None => Some(value),
    }
}

/// The traits of an `apply` statement.
pub(super) fn statement(raw: Raw<'_>) -> Result<Traits<'_>, Mismatch<'_>> {
    let mut traits = Traits::default();
    traits.add(raw)?;
    Ok(traits)
}

fn kind<'a>(object: &Object<'a>, raw: Raw<'a>) -> Result<Cow<'a, str>, Mismatch<'a>> {
    let kind = object
        .get("type")
        .ok_or_else(|| Mismatch::missing(raw.get(), "type"))?;
    json::string(kind).map_err(|m| m.in_key("type"))
}

/// The traits of members that several mixins of a shape have, and the shape itself does not: those of all but the first.
/// Smithy's tool writes them as traits of the shape, since they win over those of the first mixin.
fn repeated<'a>(
    index: &Index<'a>,
    all: &Mixins<'a>,
    mixins: &[Cow<'a, str>],
    is_own: &dyn Fn(&str) -> bool,
) -> Result<Vec<(Cow<'a, str>, Traits<'a>)>, Mismatch<'a>> {
    let mut first: Set<String> = Set::new();
    let mut found: Map<Cow<'a, str>, Traits<'a>> = Map::new();
    if !all.can_overlap(mixins) {
        return Ok(Vec::new());
    }
    for mixin in mixins {
        let names = all.members(mixin).into_iter();
        let names = names.map(|(name, _)| name.into_owned()).list();
        let is_repeated = |name: &str| first.contains(name) && !is_own(name);
        if let Some(raw) = index
            .get(mixin)
            .filter(|_| names.iter().any(|name| is_repeated(name)))
        {
            for member in mixins::flatten(index, mixin, raw)?.members {
                if !is_repeated(&member.name) {
                    continue;
                }
                let traits = found.get_or_insert_with(member.name, Traits::default);
                for (id, raw) in member.traits {
                    traits.0.retain(|(known, _)| *known != id);
                    traits.0.push((id, raw.get().into()));
                }
            }
        }
        for name in names {
            first.insert(name);
        }
    }
    Ok(found
        .entries()
        .iter()
        .map(|(name, traits)| (name.clone(), Traits(traits.0.clone())))
        .list())
}

type Statements<'a> = Vec<(String, Traits<'a>)>;

/// Reads a shape, and the traits that are put on members which it has from mixins.
pub(super) fn read<'a>(
    index: &Index<'a>,
    all: &Mixins<'a>,
    id: &str,
    raw: Raw<'a>,
) -> Result<(Shape<'a>, Statements<'a>), Mismatch<'a>> {
    let object = json::object(raw)?;
    let mixins = mixins_of(&object)?;
    let mut applied: Map<&str, Vec<Raw<'a>>> = Map::new();
    for (name, raw) in index.applied_to(id) {
        applied.get_or_insert_with(name, Vec::new).push(raw);
    }
    let is_inherited = |name: &str| all.inherited(id, &mixins, name).is_some();
    let (mut members, mut statements) = (Vec::new(), Vec::new());
    let mut own: Set<String> = Set::new();
    for (name, raw) in own_members(&object)? {
        let of = |m: Mismatch<'a>| m.in_member(&name);
        let mut traits = Traits::default();
        traits.add(raw).map_err(of)?;
        for statement in applied.get(&*name).into_iter().flatten() {
            traits.add(statement).map_err(of)?;
        }
        own.insert(name.clone().into_owned());
        if is_inherited(&name) {
            statements.push((format!("{id}${name}"), traits));
            continue;
        }
        let target = json::target(raw).map_err(of)?;
        members.push(Member {
            name,
            target,
            traits,
        });
    }
    let is_own = |name: &str| own.contains(name) || applied.get(name).is_some();
    let more = repeated(index, all, &mixins, &is_own)?;
    let more = more
        .into_iter()
        .map(|(name, traits)| (format!("{id}${name}"), traits))
        .list();
    let others = applied.entries().iter();
    for (name, found) in others.filter(|(name, _)| !own.contains(*name)) {
        let mut traits = Traits::default();
        for raw in found {
            if !is_inherited(name) {
                let message = format!("no member `{}` to apply traits to", excerpt(name));
                return Err(Mismatch::new(raw.get(), message));
            }
            traits.add(raw)?;
        }
        statements.push((format!("{id}${name}"), traits));
    }
    statements.extend(more);
    statements.retain(|(_, traits)| !traits.0.is_empty());
    let mut traits = Traits::default();
    traits.add(raw)?;
    let kind = kind(&object, raw)?;
    let properties = property::read(&kind, &object)?;
    let shape = Shape {
        kind,
        raw,
        mixins,
        members,
        traits,
        properties,
    };
    Ok((shape, statements))
}

/// Reads a shape with what it has from mixins, unless it is a mixin itself.
pub(super) fn read_flat<'a>(
    index: &Index<'a>,
    all: &Mixins<'a>,
    id: &Cow<'a, str>,
    raw: Raw<'a>,
) -> Result<Option<Shape<'a>>, Mismatch<'a>> {
    let (mut shape, _) = read(index, all, id, raw)?;
    if shape.traits.has("smithy.api#mixin") {
        return Ok(None);
    }
    if shape.mixins.is_empty() {
        return Ok(Some(shape));
    }
    let flat = mixins::flatten(index, id, raw)?;
    let traits = |traits: Vec<(Cow<'a, str>, Raw<'a>)>| {
        let traits = traits.into_iter();
        Traits(
            traits
                .map(|(id, raw)| (id, Cow::Borrowed(raw.get())))
                .list(),
        )
    };
    property::flatten(&shape.kind, &mut shape.properties, &flat)?;
    shape.mixins = Vec::new();
    shape.members = Vec::new();
    for member in flat.members {
        let missing = || Mismatch::missing(member.text, "target");
        let target = json::string(member.target.ok_or_else(missing)?)?;
        let traits = traits(member.traits);
        shape.members.push(Member {
            name: member.name,
            target,
            traits,
        });
    }
    shape.traits = traits(flat.traits.0);
    Ok(Some(shape))
}

/// The traits on a shape that is not in `known`, or not with them.
pub(super) fn applied<'a>(
    index: &Index<'a>,
    all: &Mixins<'a>,
    known: Option<(&Index<'_>, &Mixins<'_>)>,
    id: &str,
    raw: Raw<'a>,
) -> Result<Statements<'a>, Mismatch<'a>> {
    let (shape, mut found) = read(index, all, id, raw)?;
    found.push((id.to_owned(), shape.traits));
    for member in shape.members {
        found.push((format!("{id}${}", member.name), member.traits));
    }
    let of_known = known.and_then(|(known, mixins)| {
        let (shape, mut all) = read(known, mixins, id, known.get(id)?).ok()?;
        all.push((id.to_owned(), shape.traits));
        let members = shape.members.into_iter();
        all.extend(members.map(|member| (format!("{id}${}", member.name), member.traits)));
        Some(all)
    });
    let of_known = of_known.unwrap_or_default();
    for (id, traits) in &mut found {
        if let Some((_, known)) = of_known.iter().find(|(known, _)| known == id) {
            let new = std::mem::take(&mut traits.0).into_iter();
            let new = new.filter_map(|(id, value)| {
                let value = match known.get(&id) {
                    Some(known) => without(value, known)?,
                    None => value,
                };
                Some((id, value))
            });
            traits.0 = new.list();
        }
    }
    found.retain(|(_, traits)| !traits.0.is_empty());
    Ok(found)
}
