//! Structures.

use super::Reader;
use crate::builder::storage::FinishParts;
use crate::constraint::path::Path;
use crate::json::error::TypeMismatchKind;
use crate::json::is_message;
use crate::schema::{MemberSchema, Presence, Schema, StructureSchema, search};
use crate::value::Structure;
use crate::value::item::finish_parts;
use crate::value::slot::{ReadMembers, Slot};

/// Which members of a structure have been read.
pub(crate) struct Seen {
    first: u64,
    others: Vec<u64>,
    /// Whether a member with a default is unset after its place was cleared.
    lost_default: bool,
}

impl Seen {
    pub(crate) fn of(members: usize) -> Self {
        Seen {
            first: 0,
            others: vec![0; members.saturating_sub(1) / 64],
            lost_default: false,
        }
    }

    fn word(&mut self, number: usize) -> &mut u64 {
        match number / 64 {
            0 => &mut self.first,
            word => &mut self.others[word - 1],
        }
    }

    pub(crate) fn has(&mut self, number: usize) -> bool {
        *self.word(number) >> (number % 64) & 1 == 1
    }

    pub(crate) fn set(&mut self, number: usize, is_seen: bool) {
        let bit = 1 << (number % 64);
        if is_seen {
            *self.word(number) |= bit;
        } else {
            *self.word(number) &= !bit;
        }
    }
}

/// Reads a structure.
pub fn read_structure(
    structure: &mut dyn ReadMembers,
    schema: &'static StructureSchema,
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) {
    let mut seen = Seen::of(schema.members.len());
    reader.members(structure, schema, &mut seen, &|_| true, path);
    reader.finish_structure(structure, schema, &mut seen, path);
}

/// Reads a user-written structure.
pub fn read_parts<T>(structure: &mut T, reader: &mut Reader<'_>, path: &Path<'_>)
where
    T: Structure + FinishParts<Parts: Default + ReadMembers>,
{
    let mut parts = Box::<T::Parts>::default();
    read_structure(&mut *parts, structure.schema(), reader, path);
    finish_parts(structure, parts);
}

impl Reader<'_> {
    /// Reads an object: each member, by its name.
    pub(crate) fn object(&mut self, path: &Path<'_>, read: &mut dyn FnMut(&mut Self, &str)) {
        if self.absent {
            return;
        }
        if self.peek() != Some(b'{') {
            return self.skip_mismatch(path, TypeMismatchKind::Type, "an object");
        }
        self.each_member(read);
    }

    /// Reads the members of a structure that `is_included` accepts.
    pub(crate) fn members(
        &mut self,
        structure: &mut dyn ReadMembers,
        schema: &'static StructureSchema,
        seen: &mut Seen,
        is_included: &dyn Fn(usize) -> bool,
        path: &Path<'_>,
    ) {
        if schema.sensitive {
            path.set_sensitive();
        }
        // Most texts have the members in the model's order.
        let mut next = 0;
        self.object(path, &mut |reader, name| {
            let found = find(schema.members, schema.order, next, name)
                .filter(|number| is_included(*number));
            match found {
                Some(number) => {
                    next = number + 1;
                    let member = &schema.members[number];
                    #[allow(clippy::cast_possible_truncation)] // a number of members
                    let path = path.member(number as u32, member.name);
                    if member.schema.has_sensitive_parts() {
                        path.set_sensitive();
                    }
                    // The last one counts, also if it is null.
                    let is_repeated = seen.has(number);
                    if is_repeated {
                        reader.forget(&path);
                    }
                    structure.visit_slot(number, &mut |slot| {
                        if is_repeated {
                            slot.clear();
                        }
                        seen.set(number, reader.member(slot, member.schema, &path));
                    });
                    seen.lost_default |= member.presence == Presence::Default && !seen.has(number);
                }
                None => reader.other_member(structure, schema, seen, is_included, name, path),
            }
        });
    }

    /// Reads a member. Returns whether it is set.
    fn member(&mut self, slot: &mut dyn Slot, schema: &'static Schema, path: &Path<'_>) -> bool {
        let errors = self.errors;
        if !slot.read_member(self, schema, path) {
            return false;
        }
        // A value that cannot be read is unset, not empty.
        let is_read = self.errors == errors;
        if !is_read {
            slot.clear();
        }
        is_read
    }

    /// Skips a member that the model does not have. If it is the message of an error in another casing, it is read
    /// into the message of the model.
    fn other_member(
        &mut self,
        structure: &mut dyn ReadMembers,
        schema: &'static StructureSchema,
        seen: &mut Seen,
        is_included: &dyn Fn(usize) -> bool,
        name: &str,
        path: &Path<'_>,
    ) {
        let message = schema
            .message
            .filter(|number| is_included(*number) && !seen.has(*number));
        match message {
            Some(number) if is_message(name) && self.peek() == Some(b'"') => {
                structure.visit_slot(number, &mut |slot| {
                    slot.read_member(self, schema.members[number].schema, path);
                });
                seen.set(number, true);
            }
            _ => {
                self.skip();
            }
        }
    }

    /// Notes and marks the required members that are missing.
    pub(crate) fn finish_structure(
        &mut self,
        structure: &mut dyn ReadMembers,
        schema: &'static StructureSchema,
        seen: &mut Seen,
        path: &Path<'_>,
    ) {
        if seen.lost_default {
            structure.restore_unset(&mut |number| !seen.has(number));
        }
        for (number, member) in (0..).zip(schema.members) {
            if member.presence == Presence::Required && !seen.has(number as usize) {
                self.missing(&path.member(number, member.name));
                mark_missing(structure, number as usize, member);
            }
        }
    }

    /// Reads an item of a list, or a value of a map.
    pub(crate) fn read_part(
        &mut self,
        slot: &mut dyn Slot,
        schema: &'static Schema,
        path: &Path<'_>,
    ) {
        if schema.has_sensitive_parts() {
            path.set_sensitive();
        }
        slot.read(self, schema, path);
    }
}

/// Marks a required member that is missing, and those of the empty structure that is read for it.
fn mark_missing(structure: &mut dyn ReadMembers, number: usize, member: &MemberSchema) {
    if let Some(mark) = member.mark {
        structure.mark_absent(mark);
    }
    structure.visit_slot(number, &mut |slot| slot.mark_missing());
}

/// Marks all required members of an empty structure.
pub(crate) fn mark_all_missing(structure: &mut dyn ReadMembers, schema: &StructureSchema) {
    for (number, member) in schema.members.iter().enumerate() {
        if member.presence == Presence::Required {
            mark_missing(structure, number, member);
        }
    }
}

/// The member with a name in JSON, which is probably at `next`. `order` are the numbers of the members in the order of
/// their names, if there are many.
pub(super) fn find(
    members: &[MemberSchema],
    order: &[u8],
    next: usize,
    name: &str,
) -> Option<usize> {
    let is_it = |member: &MemberSchema| member.json_name() == name;
    if members.get(next).is_some_and(is_it) {
        return Some(next);
    }
    if order.is_empty() {
        return members.iter().position(is_it);
    }
    search(order, name, &|number| members[number].json_name())
}
