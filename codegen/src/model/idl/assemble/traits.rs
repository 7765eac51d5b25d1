//! Traits: the values of those without one, and those that are applied more than once.

use std::borrow::Cow;

use super::{InFile, Model};
use crate::collections::List;
use crate::diagnostic::excerpt;
use crate::model::conflict;
use crate::model::idl::traits::{Bare, bare_value};
use crate::model::idl::tree::{Node, Trait, Value, Version};
use crate::model::idl::writer::Writer;

/// The trait that the value after `=` is, or that an enum infers. A trait of the member comes before it.
pub(super) struct Assigned<'m> {
    pub(super) id: &'static str,
    pub(super) at: usize,
    /// `None` for the value of an enum that is the name of the member.
    pub(super) value: Option<&'m Node<'m>>,
    pub(super) name: &'m str,
}

/// The traits of a shape or member.
#[derive(Default)]
pub(super) struct Traits<'m> {
    pub(super) list: Vec<InFile<'m, Trait<'m>>>,
    pub(super) assigned: Option<Assigned<'m>>,
}

impl Traits<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty() && self.assigned.is_none()
    }
}

impl<'m> Model<'m> {
    /// Writes the traits of a shape or member, sorted by ID. Arrays are joined, and other values must be equal (Smithy
    /// specification, "Trait conflict resolution").
    pub(super) fn traits(&mut self, shape: &str, traits: &Traits<'m>, out: &mut Writer) {
        if traits.is_empty() {
            return;
        }
        let mut all: Vec<(Cow<'m, str>, Option<InFile<'m, Trait<'m>>>)> = Vec::new();
        for &(file, applied) in &traits.list {
            let id = self.resolve(file, applied.id.text);
            self.check_trait(file, shape, &id, applied);
            all.push((id, Some((file, applied))));
        }
        let assigned = traits.assigned.as_ref();
        if let Some(assigned) = assigned.filter(|of| all.iter().all(|(id, _)| *id != of.id)) {
            all.push((assigned.id.into(), None));
        }
        // The sort is stable, so values of a trait stay in order.
        all.sort_by(|(first, _), (second, _)| first.cmp(second));
        out.key("traits");
        out.open('{');
        for same in all.chunk_by(|(first, _), (second, _)| first == second) {
            match (same, assigned) {
                ([(id, Some((file, only)))], _) if only.value.is_some() => {
                    out.mark_in(*file, only.id.at);
                    out.key(id);
                    if let Some(value) = &only.value {
                        self.node(Some(*file), value, out);
                    }
                    self.check_version_of(shape, id, *file, only);
                }
                ([(id, None), ..], Some(assigned)) => {
                    out.mark(assigned.at);
                    out.key(id);
                    if let Some(node) = assigned.value {
                        self.node(Some(out.file()), node, out);
                    } else {
                        out.mark(assigned.at);
                        out.string(assigned.name);
                    }
                }
                ([(id, Some((file, first))), ..], _) => {
                    out.mark_in(*file, first.id.at);
                    out.key(id);
                    let applied = same.iter().filter_map(|(_, applied)| *applied);
                    self.value(shape, id, &applied.list(), out);
                }
                ([] | [(_, None), ..], _) => {}
            }
        }
        out.close('}');
    }

    /// Writes the value of a trait that is applied once or more.
    fn value(
        &mut self,
        shape: &str,
        id: &str,
        applied: &[InFile<'m, Trait<'m>>],
        out: &mut Writer,
    ) {
        let bare = |at| Node {
            at,
            value: match bare_value(self.kind(id).as_deref(), id) {
                Bare::Object => Value::Object(Vec::new()),
                Bare::Array => Value::Array(Vec::new()),
                Bare::Null => Value::Null,
            },
        };
        let bare = applied
            .iter()
            .map(|(_, applied)| bare(applied.id.at))
            .list();
        let values = applied.iter().zip(&bare);
        let values = values
            .map(|(&(file, applied), bare)| (Some(file), applied.value.as_ref().unwrap_or(bare)));
        if let Some(wrong) = self.joined(&values.list(), out) {
            let (file, second) = applied[wrong];
            let (first_file, first) = applied[0];
            let problem = self.report((file, second.id.at), shape, conflict::conflicting_trait(id));
            problem.first = Some((first_file, first.id.at));
        }
        for &(file, applied) in applied {
            self.check_version_of(shape, id, file, applied);
        }
    }

    /// Reports a trait that the version of the file does not have.
    fn check_version_of(&mut self, shape: &str, id: &str, file: usize, applied: &Trait<'_>) {
        let (version, help) = match (self.version(file), id) {
            (Version::One, "smithy.api#mixin" | "smithy.api#default") => {
                ("2", "begin the file with `$version: \"2.0\"`")
            }
            (Version::Two, "smithy.api#box") => (
                "1",
                "in version 2, members without a default are boxed; remove it",
            ),
            _ => return,
        };
        let name = excerpt(applied.id.text);
        let message = format!("`@{name}` needs version {version} of Smithy");
        let problem = self.report((file, applied.id.at), shape, message);
        problem.mistake.help = Some(help.to_owned());
    }
}
