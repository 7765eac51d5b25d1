//! The shapes that are left.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::Damage;
use super::references::{BINDINGS, LIFECYCLE, Reference, at, members};
use super::traits::{Traits, services};
use crate::collections::{List, Map, Set};
use crate::diagnostic::excerpt;
use crate::model::index::Index;
use crate::model::json::{self, Mismatch, Raw};
use crate::model::mixins;
use crate::model::raw_shape::{
    has_trait, may_contain, reached, references, shape_type, trait_definitions,
};
use crate::model::roots::Roots;

const TOKEN: &str = "smithy.api#idempotencyToken";
const INPUT: &str = "smithy.api#input";
const TRAIT: &str = "smithy.api#trait";

/// The shapes that are left.
pub(super) struct Kept<'i, 'a> {
    /// Their IDs, with those of `smithy.framework`.
    pub(super) ids: Set<Cow<'a, str>>,
    /// The operations that are left for an idempotency token.
    pub(super) token_operations: Vec<String>,
    pub(super) traits: Traits<'i, 'a>,
}

/// The search for what is left.
pub(super) struct Search<'i, 'a> {
    index: &'i Index<'a>,
    kept: Kept<'i, 'a>,
    /// The shapes whose references have not been followed.
    waiting: Vec<Cow<'a, str>>,
    /// The services, resources and mixins that bind each operation or resource, or use each mixin.
    users: Map<Cow<'a, str>, Vec<Cow<'a, str>>>,
    /// The resources of services.
    resources: Set<Cow<'a, str>>,
    /// The services, resources and mixins through which an operation that is left is bound.
    binding: Set<Cow<'a, str>>,
    /// The operations by their inputs, read when the first idempotency token is met.
    by_input: Option<Map<Cow<'a, str>, Vec<Cow<'a, str>>>>,
}

impl<'i, 'a> Search<'i, 'a> {
    /// Searches what is left for these roots.
    pub(super) fn run(
        index: &'i Index<'a>,
        roots: Roots<'a>,
    ) -> Result<Kept<'i, 'a>, Box<Damage<'a>>> {
        let mut search = Search {
            index,
            kept: Kept {
                ids: Set::new(),
                token_operations: Vec::new(),
                traits: Traits::new(index),
            },
            waiting: Vec::new(),
            users: Map::new(),
            resources: Set::new(),
            binding: Set::new(),
            by_input: None,
        };
        search.read_bindings();
        for root in roots.shapes {
            search.keep(root.id);
        }
        let operations = roots.operations.into_iter();
        for operation in operations.map(|operation| Cow::Owned(operation.id)).list() {
            search.keep(operation);
        }
        for (id, _) in services(index) {
            search.keep(id.clone());
        }
        search.follow()?;
        search.keep_hidden()?;
        Ok(search.kept)
    }

    /// Marks a shape of the model as left.
    fn keep(&mut self, id: Cow<'a, str>) {
        if self.index.get(&id).is_some() && self.kept.ids.insert(id.clone()) {
            self.waiting.push(id);
        }
    }

    /// Keeps what the shapes that are left refer to.
    fn follow(&mut self) -> Result<(), Box<Damage<'a>>> {
        while let Some(id) = self.waiting.pop() {
            self.follow_shape(&id)
                .map_err(|mismatch| Damage::new(&id, mismatch))?;
        }
        Ok(())
    }

    fn follow_shape(&mut self, id: &Cow<'a, str>) -> Result<(), Mismatch<'a>> {
        let Some(raw) = self.index.get(id) else {
            return Ok(());
        };
        let shape = json::object(raw)?;
        self.keep_all(at(&shape, &["mixins"])?)?;
        self.keep_for_traits(shape.get("traits"))?;
        for (name, member) in members(&shape)? {
            let member = json::object(member).map_err(|m| m.in_member(&name))?;
            if let Some(target) = member.get("target") {
                let target_id = json::string(target).map_err(|m| m.in_member(&name))?;
                self.keep_all(vec![(target_id, target)])?;
            }
            let traits = self.keep_for_traits(member.get("traits"));
            traits.map_err(|m| m.in_member(&name))?;
        }
        let index = self.index;
        let applied = index.applied_to(id).map(|(_, statement)| statement);
        for statement in applied.chain(index.applied_to_shape(id)) {
            self.keep_for_traits(json::object(statement)?.get("traits"))?;
        }
        match shape_type(raw).as_deref() {
            Some("operation") => {
                self.keep_all(at(&shape, &["input", "output", "errors"])?)?;
                self.bind(id)?;
            }
            Some("structure") => self.keep_for_token(id, raw)?,
            _ => {}
        }
        Ok(())
    }

    fn keep_all(&mut self, references: Vec<Reference<'a>>) -> Result<(), Mismatch<'a>> {
        for (id, place) in references {
            if self.index.get(&id).is_none() && !id.starts_with("smithy.api#") {
                let message = format!("no shape `{}` in the model", excerpt(&id));
                return Err(Mismatch::new(place.get(), message));
            }
            self.keep(id);
        }
        Ok(())
    }

    fn keep_for_traits(&mut self, traits: Option<Raw<'a>>) -> Result<(), Mismatch<'a>> {
        let Some(traits) = traits else {
            return Ok(());
        };
        for (id, value) in json::object(traits).map_err(|m| m.in_key("traits"))?.0 {
            for needed in self.kept.traits.needed(&id, value) {
                self.keep(needed);
            }
        }
        Ok(())
    }

    /// Finds out which services and resources bind each operation. A damaged one is reported when it is read.
    fn read_bindings(&mut self) {
        let index = self.index;
        let mut children: Map<Cow<'a, str>, Vec<Cow<'a, str>>> = Map::new();
        for (id, raw) in index.shapes() {
            if !matches!(shape_type(raw).as_deref(), Some("service" | "resource")) {
                continue;
            }
            let Ok(shape) = json::object(raw) else {
                continue;
            };
            for keys in [&BINDINGS[..], &LIFECYCLE, &["mixins"]] {
                for (child, _) in at(&shape, keys).unwrap_or_default() {
                    let users = self.users.get_or_insert_with(child.clone(), Vec::new);
                    users.push(id.clone());
                    let children = children.get_or_insert_with(id.clone(), Vec::new);
                    children.push(child);
                }
            }
        }
        let mut waiting = services(index).map(|(id, _)| id.clone()).list();
        while let Some(id) = waiting.pop() {
            for child in children.get(&id).into_iter().flatten() {
                if children.contains_key(child) && self.resources.insert(child.clone()) {
                    waiting.push(child.clone());
                }
            }
        }
    }

    /// Keeps the resources through which an operation is bound to services, and the errors of these services: every
    /// operation can return them (Smithy specification, "Service").
    fn bind(&mut self, operation: &Cow<'a, str>) -> Result<(), Mismatch<'a>> {
        let mut waiting = vec![operation.clone()];
        while let Some(id) = waiting.pop() {
            for user in self.users.get(&id).cloned().unwrap_or_default() {
                if !self.binding.insert(user.clone()) {
                    continue;
                }
                let raw = self.index.get(&user);
                if self.resources.contains(&user)
                    && raw.and_then(shape_type).as_deref() == Some("resource")
                {
                    self.keep(user.clone());
                }
                if let Some(raw) = raw {
                    self.keep_errors(&user, raw)?;
                }
                waiting.push(user);
            }
        }
        Ok(())
    }

    /// Keeps the errors of a service with those of its mixins.
    fn keep_errors(&mut self, id: &Cow<'a, str>, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
        if shape_type(raw).as_deref() != Some("service") {
            return Ok(());
        }
        for error in mixins::flatten(self.index, id, raw)?.targets("errors")? {
            self.keep(error);
        }
        Ok(())
    }

    /// Keeps an operation for a structure with an idempotency token: a client generates the tokens of inputs, and
    /// only of them. It is the first one, unless another is left.
    fn keep_for_token(&mut self, id: &Cow<'a, str>, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
        let index = self.index;
        let applied = index.applied_to(id).map(|(_, statement)| statement);
        let texts = std::iter::once(raw).chain(applied);
        let can_have_it = texts.map(RawValue::get);
        if !can_have_it
            .into_iter()
            .any(|text| may_contain(text, TOKEN) || text.contains("mixins"))
        {
            return Ok(());
        }
        let flat = mixins::flatten(index, id, raw)?;
        let is_token = |(id, _): &(Cow<'_, str>, Raw<'_>)| id == TOKEN;
        let has_token = (flat.members.iter()).any(|member| member.traits.iter().any(is_token));
        if !has_token || flat.traits.get(INPUT).is_some() {
            return Ok(());
        }
        let by_input = self.by_input.get_or_insert_with(|| by_input(index));
        let Some(operations) = by_input.get(id) else {
            return Ok(());
        };
        if operations.iter().any(|id| self.kept.ids.contains(id)) {
            return Ok(());
        }
        if let Some(first) = operations.first().cloned() {
            self.kept.token_operations.push(first.clone().into_owned());
            self.keep(first);
        }
        Ok(())
    }

    /// Keeps the definitions of traits that hide shapes from `shapes = *`: those of what only definitions reach.
    fn keep_hidden(&mut self) -> Result<(), Box<Damage<'a>>> {
        let index = self.index;
        let definitions = trait_definitions(index);
        let hidden = definitions.iter().filter(|id| self.kept.ids.contains(*id));
        let hidden = hidden.cloned().list();
        if hidden.is_empty() {
            return Ok(());
        }
        let mut users: Map<Cow<'a, str>, Vec<Cow<'a, str>>> = Map::new();
        for id in definitions.iter() {
            for target in index.get(id).map(references).unwrap_or_default() {
                let users = users.get_or_insert_with(target, Vec::new);
                users.push(id.clone());
            }
        }
        let is_definition = |id: &str| {
            let raw = index.get(id);
            raw.is_some_and(|raw| has_trait(index, id, raw, TRAIT).is_ok_and(|has| has))
        };
        let roots = hidden.iter().filter(|id| is_definition(id)).cloned();
        let is_dropped = |id: &str| !self.kept.ids.contains(id);
        let mut of_kept: Set<Cow<'a, str>> = Set::new();
        for (id, _) in reached(index, roots.list(), &is_dropped) {
            of_kept.insert(id);
        }
        for id in hidden {
            if of_kept.contains(&id) {
                continue;
            }
            // The nearest definition that reaches it.
            let mut seen = Set::new();
            let mut waiting = std::collections::VecDeque::from([id]);
            while let Some(id) = waiting.pop_front() {
                if is_definition(&id) {
                    for (id, _) in reached(index, vec![id.clone()], &|id| of_kept.contains(id)) {
                        of_kept.insert(id);
                    }
                    self.keep(id);
                    break;
                }
                for user in users.get(&id).into_iter().flatten() {
                    if seen.insert(user.clone()) {
                        waiting.push_back(user.clone());
                    }
                }
            }
        }
        self.follow()
    }
}

/// The operations by their inputs, in the model's order. An operation that is damaged is reported when it is read.
fn by_input<'a>(index: &Index<'a>) -> Map<Cow<'a, str>, Vec<Cow<'a, str>>> {
    let mut by_input: Map<Cow<'a, str>, Vec<Cow<'a, str>>> = Map::new();
    for (id, raw) in index.shapes() {
        if shape_type(raw).as_deref() != Some("operation") {
            continue;
        }
        let Ok(flat) = mixins::flatten(index, id, raw) else {
            continue;
        };
        if let Ok(Some(input)) = flat.target("input") {
            let operations = by_input.get_or_insert_with(input, Vec::new);
            operations.push(id.clone());
        }
    }
    by_input
}
