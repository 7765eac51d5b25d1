//! Unions.

use super::Reader;
use super::structure::find;
use crate::constraint::path::{Path, Segment};
use crate::json::error::TypeMismatchKind;
use crate::schema::UnionSchema;
use crate::value::slot::ReadVariants;

/// Reads a union: an object with one member that is not null (Smithy specification, "Union"). Some services add the
/// member `__type`.
pub fn read_union(
    union: &mut dyn ReadVariants,
    schema: &'static UnionSchema,
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) {
    if schema.sensitive {
        path.set_sensitive();
    }
    if !reader.absent {
        reader.only_member(union, schema, path);
    }
}

impl Reader<'_> {
    fn only_member(
        &mut self,
        union: &mut dyn ReadVariants,
        schema: &'static UnionSchema,
        path: &Path<'_>,
    ) {
        if self.peek() != Some(b'{') {
            return self.skip_mismatch(path, TypeMismatchKind::Type, "an object");
        }
        let mut count = 0;
        let is_first = self.mismatch.is_none();
        let mut nulls = Vec::new();
        // The first member that is not null: its number, or its name if it is not in the model.
        let mut first = (None, String::new());
        self.each_member(&mut |reader, name| {
            let number = find(schema.members, schema.order, 0, name);
            if reader.eat_null() {
                nulls.extend(number);
                // The last of repeated members counts, so this one leaves the union without a member.
                let is_repeated = match number {
                    Some(number) => first.0 == Some(number),
                    None => first.0.is_none() && first.1 == name,
                };
                count += usize::from(count > 0 && is_repeated);
                return;
            }
            if name == "__type" && number.is_none() {
                reader.skip();
                return;
            }
            count += 1;
            match number {
                _ if count > 1 => {
                    reader.skip();
                }
                Some(number) => {
                    first.0 = Some(number);
                    reader.variant(union, schema, number, path);
                }
                None => {
                    name.clone_into(&mut first.1);
                    reader.unknown_variant(union, name, path);
                }
            }
        });
        if count == 0 && !self.absent {
            // Null members do not count, but a document can be null.
            nulls.retain(|number| is_nullable(union, *number));
            if let [number] = *nulls {
                count = 1;
                union.visit_variant(number, &mut |slot| slot.clear());
            } else if !nulls.is_empty() {
                union.set_unknown("");
            }
        }
        if count != 1 {
            // Errors in the values of the members are not reported.
            if is_first {
                self.mismatch = None;
            }
            self.mismatch(path, TypeMismatchKind::Union, "an object with one member");
        }
    }

    fn variant(
        &mut self,
        union: &mut dyn ReadVariants,
        schema: &'static UnionSchema,
        number: usize,
        path: &Path<'_>,
    ) {
        let member = &schema.members[number];
        #[allow(clippy::cast_possible_truncation)] // a number of members
        let path = path.member(number as u32, member.name);
        union.visit_variant(number, &mut |slot| {
            self.read_part(slot, member.schema, &path);
        });
    }

    /// Skips the value of an unknown union member. For a server, this is an error.
    fn unknown_variant(&mut self, union: &mut dyn ReadVariants, name: &str, path: &Path<'_>) {
        self.skip();
        if self.is_strict() {
            let expected = "a member of the union";
            let place = path.child(Segment::Key(name, path.is_sensitive()));
            self.mismatch(&place, TypeMismatchKind::UnknownMember, expected);
        }
        union.set_unknown(name);
    }
}

/// Whether null is a value of a member.
fn is_nullable(union: &mut dyn ReadVariants, number: usize) -> bool {
    let mut is_nullable = false;
    union.visit_variant(number, &mut |slot| is_nullable = slot.is_nullable());
    union.set_unknown("");
    is_nullable
}
