//! Definitions of shapes, and `apply` statements.

use super::inherit::name_in;
use super::traits::{Assigned, Traits};
use super::{InFile, Model, Problem};
use crate::collections::{List, Map, Set};
use crate::diagnostic::{excerpt, similar_names};
use crate::input::lazy_json;
use crate::model::idl::parser::Mistake;
use crate::model::idl::tree::{
    Body, Key, Member, Name, Node, Operation, Shape, Target, Trait, Value,
};
use crate::model::idl::writer::Writer;
use crate::model::{conflict, json};

/// The properties of services.
const SERVICE: [&str; 5] = ["version", "operations", "resources", "errors", "rename"];

/// The properties of resources.
const RESOURCE: [&str; 11] = [
    "identifiers",
    "properties",
    "create",
    "put",
    "read",
    "update",
    "delete",
    "list",
    "operations",
    "collectionOperations",
    "resources",
];

/// The members that a shape has from its mixins and that have additional traits: the name, the place and the traits.
type Statements<'m> = Vec<(&'m str, usize, Traits<'m>)>;

/// The traits that `apply` statements put on members, by name.
type OfMembers<'m> = Map<&'m str, Vec<InFile<'m, Trait<'m>>>>;

impl<'m> Model<'m> {
    /// Writes a shape, of which a file may have several definitions that are equal.
    pub(super) fn shape(&mut self, file: usize, id: &str, shape: &'m Shape<'m>, out: &mut Writer) {
        let Some(number) = self.definitions.number(id) else {
            return;
        };
        let definition = &self.definitions.list[number];
        let (all, is_last) = (definition.in_file(file), definition.is_last_in(file));
        self.check_duplicates(file, id, &all);
        let mut traits = Traits::default();
        let mut of_members = OfMembers::new();
        for of in &all {
            traits.list.extend(of.traits.iter().map(|own| (file, own)));
        }
        for of in &all[1..] {
            if let Body::Members(members) = &of.body {
                for member in members {
                    let of_member = of_members.get_or_insert_with(member.name.text, Vec::new);
                    of_member.extend(member.traits.iter().map(|own| (file, own)));
                }
            }
        }
        let statements = self.applied.get(id).filter(|_| is_last);
        for statement in statements.into_iter().flatten() {
            let of = match statement.member {
                None => &mut traits.list,
                Some(name) => of_members.get_or_insert_with(name, Vec::new),
            };
            of.extend(statement.traits.iter().map(|own| (statement.file, own)));
        }
        out.mark(shape.name_at);
        out.key(id);
        out.mark(shape.at);
        out.open('{');
        let statements = self.body(file, id, number, shape, &of_members, out);
        self.traits(id, &traits, out);
        out.close('}');
        for (name, at, traits) in statements {
            // A member of several mixins that is declared again has a statement even without traits.
            if traits.is_empty() && shape.mixins.len() < 2 {
                continue;
            }
            self.apply(&format!("{id}${name}"), at, id, &traits, out);
        }
    }

    /// Reports definitions in the same file that are not equal.
    fn check_duplicates(&mut self, file: usize, id: &str, all: &[&'m Shape<'m>]) {
        let [first, others @ ..] = all else { return };
        for other in others {
            let Some(number) = self.definitions.number(id) else {
                return;
            };
            let known = self.problems.len();
            let text = [first, other].map(|shape| {
                let mut out = Writer::new(file);
                out.open('{');
                self.body(file, id, number, shape, &OfMembers::new(), &mut out);
                out.close('}');
                out.finish().text
            });
            // They are found again when the shape is written.
            self.problems.truncate(known);
            let [first_object, other_object] = text.each_ref().map(|text| {
                let raw = lazy_json::scan(text).ok();
                raw.and_then(|raw| json::object(raw).ok())
            });
            let (Some(first_object), Some(other_object)) = (first_object, other_object) else {
                continue;
            };
            if let Some(difference) = conflict::difference(&first_object, &other_object) {
                let message = conflict::conflicting_definitions(id, &difference);
                let problem = self.report((file, other.name_at), id, message);
                problem.first = Some((file, first.name_at));
            }
        }
    }

    /// Writes the traits that a file applies to a shape of a JSON AST, or to a member of it.
    pub(super) fn statement(
        &mut self,
        file: usize,
        root: &str,
        member: Option<&'m str>,
        out: &mut Writer,
    ) {
        let mut traits = Traits::default();
        let mut at = None;
        for statement in self.applied.get(root).into_iter().flatten() {
            if statement.file == file && statement.member == member {
                at = at.or(Some(statement.at));
                traits
                    .list
                    .extend(statement.traits.iter().map(|own| (file, own)));
            }
        }
        let id = match member {
            Some(member) => format!("{root}${member}"),
            None => root.to_owned(),
        };
        if !traits.is_empty() {
            self.apply(&id, at.unwrap_or_default(), root, &traits, out);
        }
    }

    /// Writes `"id": {"type": "apply", "traits": …}`.
    fn apply(&mut self, id: &str, at: usize, shape: &str, traits: &Traits<'m>, out: &mut Writer) {
        out.mark(at);
        out.key(id);
        out.mark(at);
        out.open('{');
        out.key("type");
        out.string("apply");
        self.traits(shape, traits, out);
        out.close('}');
    }

    /// Writes a shape without its traits. Returns the statements on members that it has from its mixins, sorted by the
    /// name of the member.
    fn body(
        &mut self,
        file: usize,
        id: &str,
        number: usize,
        shape: &'m Shape<'m>,
        of_members: &OfMembers<'m>,
        out: &mut Writer,
    ) -> Statements<'m> {
        out.key("type");
        out.mark(shape.at);
        out.string(shape.kind);
        if !shape.mixins.is_empty() {
            out.key("mixins");
            out.open('[');
            let mut known = Set::new();
            for name in &shape.mixins {
                let id = self.resolve(file, name.text);
                if known.insert(id.clone()) {
                    out.reference(&id, name.at);
                }
            }
            out.close(']');
        }
        let mut statements = Vec::new();
        let members: &[Member<'_>] = match &shape.body {
            Body::Nothing => &[],
            Body::Members(members) => {
                statements = self.members(file, id, number, shape, members, of_members, out);
                members
            }
            Body::Properties(properties) => {
                self.properties(file, number, shape, properties, out);
                &[]
            }
            Body::Operation(operation) => {
                self.operation(file, shape, operation, out);
                &[]
            }
        };
        let mut own: Set<&str> = Set::new();
        if !of_members.entries().is_empty() {
            own = members.iter().map(|member| member.name.text).collect();
        }
        for (name, list) in of_members.entries() {
            if !own.contains(name) && self.graph.inherited(number, name).is_some() {
                let traits = Traits {
                    list: list.clone(),
                    assigned: None,
                };
                statements.push((name, shape.name_at, traits));
            }
        }
        statements.sort_by_key(|(name, ..)| *name);
        statements
    }

    #[allow(clippy::too_many_arguments)]
    fn members(
        &mut self,
        file: usize,
        id: &str,
        number: usize,
        shape: &'m Shape<'m>,
        members: &'m [Member<'m>],
        of_members: &OfMembers<'m>,
        out: &mut Writer,
    ) -> Statements<'m> {
        let is_collection = matches!(shape.kind, "list" | "set" | "map");
        let mut statements = Vec::new();
        if !is_collection {
            out.key("members");
            out.open('{');
        }
        for member in members {
            let name = member.name.text;
            let inherited = self.graph.inherited(number, name);
            let own = self.own_target(file, shape, member, &self.graph);
            let mut list = member.traits.iter().map(|own| (file, own)).list();
            list.extend(of_members.get(name).into_iter().flatten());
            // A value that a mixin gives to the member of an enum is not inferred again.
            let is_inherited = inherited.is_some();
            let assigned = assigned(shape.kind, member, is_inherited);
            let traits = Traits { list, assigned };
            if let Some(inherited) = &inherited {
                if let Some(own) = own.as_ref().filter(|own| **own != inherited.target) {
                    let message = format!(
                        "member `{}`: targets `{}`, but in mixin `{}` it targets `{}`",
                        excerpt(name),
                        excerpt(own),
                        excerpt(&inherited.mixin),
                        excerpt(&inherited.target)
                    );
                    let at = member.target.map_or(member.name.at, |target| target.at);
                    self.report((file, at), id, message);
                }
                // Members from a mixin are only changed by an `apply` statement (Smithy specification, "Mixins",
                // "Member conflicts").
                statements.push((name, member.name.at, traits));
                continue;
            }
            let Some(target) = own else {
                self.report_elided(file, number, shape, member);
                continue;
            };
            let at = member.name.at;
            out.mark(at);
            out.key(name);
            out.mark(at);
            out.open('{');
            out.key("target");
            // A mistake in the target of an elided member is one in the resource.
            let of_resource = self.of_resource(file, shape, member, &self.graph);
            match (member.target, of_resource.and_then(|of| of.place)) {
                (Some(target), _) => out.mark(target.at),
                (None, Some((file, at))) => out.mark_in(file, at),
                (None, None) => out.mark(at),
            }
            out.string(&target);
            self.traits(id, &traits, out);
            out.close('}');
        }
        if !is_collection {
            out.close('}');
        }
        statements
    }

    /// Reports a member without a target.
    fn report_elided(
        &mut self,
        file: usize,
        number: usize,
        shape: &'m Shape<'m>,
        member: &Member<'m>,
    ) {
        let id = self.definitions.list[number].id.clone();
        let name = member.name.text;
        if let Some(resource) = shape.resource {
            let resource_id = self.resolve(file, resource.text).into_owned();
            let message = match self.kind(&resource_id) {
                None => Some(format!(
                    "no resource `{}` in the model",
                    excerpt(&resource_id)
                )),
                Some(kind) if kind != "resource" => Some(format!(
                    "`{}` has the type `{kind}`, expected `resource`",
                    excerpt(&resource_id)
                )),
                Some(_) => None,
            };
            if let Some(message) = message {
                let help = match self.kind(&resource_id) {
                    None => self.did_you_mean(&resource_id),
                    Some(_) => None,
                };
                let problem = self.report((file, resource.at), &id, message);
                problem.mistake.help = help;
                return;
            }
        }
        let resource = shape.resource.map(|name| self.resolve(file, name.text));
        let of_resource = resource.and_then(|id| self.graph.resources.get(&*id));
        let mut names: Vec<String> = Vec::new();
        for (name, _) in of_resource.into_iter().flat_map(Map::entries) {
            names.push(name.clone().into_owned());
        }
        for name in self.graph.inherited_names(number) {
            names.push(name.to_owned());
        }
        let what = match (shape.resource, &shape.mixins[..]) {
            (Some(_), []) => "its resource has no property or identifier of this name",
            (None, [_, ..]) => "no mixin has a member of this name",
            (Some(_), [_, ..]) => "neither its resource nor a mixin has a member of this name",
            (None, []) => "the shape has neither a resource nor a mixin",
        };
        let similar = if self.wants_suggestions() {
            similar_names(name, &mut names.iter().map(String::as_str))
        } else {
            Vec::new()
        };
        let help = match similar[..] {
            [meant, ..] => format!("did you mean `${meant}`?"),
            [] => format!("write a target: `{name}: Target`"),
        };
        let message = format!("member `{}` has no target: {what}", excerpt(name));
        let problem = self.report((file, member.name.at), &id, message);
        problem.mistake.help = Some(help);
    }

    fn operation(
        &mut self,
        file: usize,
        shape: &'m Shape<'m>,
        operation: &'m Operation<'m>,
        out: &mut Writer,
    ) {
        for (key, end) in [("input", &operation.input), ("output", &operation.output)] {
            let (id, at) = match end {
                Some(Target::Named(name)) => (self.resolve(file, name.text).into_owned(), name.at),
                Some(Target::Inline(name)) => {
                    let id = self.scopes[file].own(name);
                    let definition = self.definitions.get(&id);
                    let structure = definition.map_or(shape, |known| known.first());
                    (id, structure.name_at)
                }
                None => ("smithy.api#Unit".to_owned(), shape.name_at),
            };
            out.key(key);
            out.reference(&id, at);
        }
        let errors = operation.errors.iter().map(|name| (name.text, name.at));
        self.references(file, "errors", &errors.list(), out);
    }

    /// Writes a list of references, sorted by ID and without duplicates, if there are any.
    fn references(&self, file: usize, key: &str, names: &[(&str, usize)], out: &mut Writer) {
        if names.is_empty() {
            return;
        }
        let ids = names
            .iter()
            .map(|(name, at)| (self.resolve(file, name), *at));
        let mut ids = ids.list();
        // Smithy compares IDs without regard to case here, but not those of shapes.
        let lower = |id: &str| id.bytes().map(|byte| byte.to_ascii_lowercase()).list();
        ids.sort_by_cached_key(|(id, _)| (lower(id), id.clone()));
        ids.dedup_by(|(second, _), (first, _)| first == second);
        out.key(key);
        out.open('[');
        for (id, at) in ids {
            out.reference(&id, at);
        }
        out.close(']');
    }

    /// Writes the properties of a service or resource.
    fn properties(
        &mut self,
        file: usize,
        number: usize,
        shape: &'m Shape<'m>,
        properties: &'m [(Key<'m>, Node<'m>)],
        out: &mut Writer,
    ) {
        let known = match shape.kind {
            "service" => &SERVICE[..],
            _ => &RESOURCE[..],
        };
        for (key, value) in properties {
            // Smithy only warns of others.
            if !known.contains(&&*key.text) {
                let id = &self.definitions.list[number].id;
                let similar = similar_names(&key.text, &mut known.iter().copied());
                if let Some(meant) = similar.first() {
                    let name = excerpt(&key.text);
                    let message = format!("unknown property `{name}` of a {}", shape.kind);
                    let mistake = Mistake::new(key.at, message);
                    self.refused.push(Problem {
                        file,
                        mistake: mistake.help(format!("did you mean `{meant}`?")),
                        shape: Some(id.clone()),
                        first: None,
                    });
                }
                continue;
            }
            if let Err((at, expected)) = self.property(file, key, value, out) {
                let id = self.definitions.list[number].id.clone();
                let message = format!("`{}`: expected {expected}", key.text);
                self.report((file, at), &id, message);
            }
        }
    }

    /// Writes a property of a service or resource.
    ///
    /// # Errors
    ///
    /// The place of a value that is not what the property needs, and what it needs.
    fn property(
        &self,
        file: usize,
        key: &'m Key<'m>,
        node: &'m Node<'m>,
        out: &mut Writer,
    ) -> Result<(), (usize, &'static str)> {
        let (key, at) = (&*key.text, key.at);
        let name = |node: &'m Node<'m>| name_in(node).ok_or((node.at, "the name of a shape"));
        match (key, &node.value) {
            ("operations" | "resources" | "errors" | "collectionOperations", value) => {
                let Value::Array(items) = value else {
                    return Err((node.at, "an array of names of shapes"));
                };
                let names = items.iter().map(|item| Ok((name(item)?, item.at)));
                let names = names.collect::<Result<Vec<_>, _>>()?;
                self.references(file, key, &names, out);
            }
            ("identifiers" | "properties" | "rename", Value::Object(entries)) => {
                if entries.is_empty() {
                    return Ok(());
                }
                out.mark(at);
                out.key(key);
                out.open('{');
                for (entry, value) in entries {
                    out.mark(entry.at);
                    out.key(&entry.text);
                    if key == "rename" {
                        out.mark(value.at);
                        // A new name is not the name of a shape.
                        out.string(name(value).map_err(|(at, _)| (at, "a name"))?);
                    } else {
                        out.reference(&self.resolve(file, name(value)?), value.at);
                    }
                }
                out.close('}');
            }
            ("identifiers" | "properties" | "rename", _) => {
                return Err((node.at, "an object"));
            }
            ("version", _) => {
                let version = name(node).map_err(|(at, _)| (at, "a string"))?;
                if !version.trim().is_empty() {
                    out.mark(at);
                    out.key(key);
                    out.mark(node.at);
                    out.string(version);
                }
            }
            _ => {
                out.mark(at);
                out.key(key);
                out.reference(&self.resolve(file, name(node)?), node.at);
            }
        }
        Ok(())
    }
}

/// The trait that the value after `=` is, or that the name of a member of an enum gives.
fn assigned<'m>(kind: &str, member: &'m Member<'m>, is_inherited: bool) -> Option<Assigned<'m>> {
    let Name { text: name, at } = member.name;
    let (id, at, value) = match (&member.value, kind) {
        (Some(value), "enum" | "intEnum") => ("smithy.api#enumValue", value.at, Some(value)),
        (Some(value), _) => ("smithy.api#default", value.at, Some(value)),
        (None, "enum") if !is_inherited => ("smithy.api#enumValue", at, None),
        (None, _) => return None,
    };
    Some(Assigned {
        id,
        at,
        value,
        name,
    })
}
