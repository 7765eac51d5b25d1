//! Rules for the names of members in JSON.

use super::Checker;
use crate::collections::{Map, Set};
use crate::diagnostic::{Diagnostic, excerpt, quoted};
use crate::model::shape::{Kind, Member, Shape};

impl Checker<'_, '_> {
    /// Smithy specification, "jsonName trait": it is the name of a property of a JSON object, which must be
    /// unique.
    pub(super) fn check_json_names(&mut self, shape: &Shape<'_>, index: usize) {
        let (Kind::Structure(members) | Kind::Union(members)) = &shape.kind else {
            return;
        };
        let has_name = |member: &Member<'_>| member.traits.json_name.is_some();
        if !self.closure.uses_json_names(index) || !members.iter().any(has_name) {
            return; // the names of members differ
        }
        let mut taken: Map<&str, &Member<'_>> = Map::new();
        for member in members {
            let name = member.traits.json_name.as_deref();
            let name = name.unwrap_or(&member.name);
            let Some(other) = taken.insert(name, member) else {
                continue;
            };
            let message = format!(
                "members `{}` and `{}` have the same JSON name {}",
                excerpt(&other.name),
                excerpt(&member.name),
                quoted(name)
            );
            // At least one of the two has the trait.
            let text = if has_name(member) { member } else { other }.text;
            let help = "change one `@jsonName`";
            self.report_with(shape, text, message, Some(help));
        }
    }

    /// A type has a single JSON form, so the protocols of all operations that reach it must agree on `@jsonName`.
    pub(super) fn check_json_name_protocols(&mut self) {
        let closure = self.closure;
        if !(0..closure.shapes.len()).any(|index| closure.uses_json_names(index)) {
            return;
        }
        let reached = closure
            .reached_by(true)
            .into_iter()
            .zip(closure.reached_by(false));
        let mut told = Set::new();
        for (shape, reached) in closure.shapes.iter().zip(reached) {
            let (Some(with), Some(without)) = reached else {
                continue;
            };
            let renamed = shape.kind.members().iter().find(|member| {
                let name = member.traits.json_name.as_deref();
                name.is_some_and(|name| name != member.name)
            });
            let services = (with.service.as_ref(), without.service.as_ref());
            let (Some(member), (Some(heeds), Some(ignores))) = (renamed, services) else {
                continue;
            };
            // One error for each pair of services is enough.
            if !told.insert((&*heeds.id, &*ignores.id)) {
                continue;
            }
            let sources = self.sources;
            self.problems.push(|| {
                let message = format!(
                    "member `{}` has `@jsonName`, which {} of `{}` uses and {} of `{}` ignores",
                    excerpt(&member.name),
                    heeds.protocol_name(),
                    excerpt(&heeds.id),
                    ignores.protocol_name(),
                    excerpt(&ignores.id),
                );
                Diagnostic::new(without.span, message)
                    .location(sources.location(member.text, Some(shape.id.as_str())))
                    .help("request the operations of each service in a separate module")
            });
        }
    }
}
