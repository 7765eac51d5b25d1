//! Unions.

use super::Reader;
use crate::constraint::path::{Path, Segment};
use crate::json::codec::Decode;
use crate::json::error::TypeMismatchKind;
use crate::json::read::ReadJson;
use crate::unknown::UnknownVariant;

/// Whether a union has a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Unknown,
    Known,
    /// Null is a value of the member.
    Nullable,
}

impl Reader<'_> {
    /// Reads a union: an object with one member that is not null (Smithy specification, "Union"). Some services
    /// add the member `__type`. `read` reads the value of a member by its name, and passes on the union.
    pub fn union<T>(
        &mut self,
        path: &Path<'_>,
        sink: &mut dyn FnMut(T),
        read: fn(&mut Self, &str, &Path<'_>, &mut dyn FnMut(T)),
    ) {
        let mut is_read = false;
        if !self.absent {
            self.only_member(path, &mut |reader, name| {
                is_read |= reader.asked.is_none();
                read(reader, name, path, sink);
            });
        }
        if !is_read {
            self.placeholder(|reader| read(reader, "", path, sink));
        }
    }

    /// Reads the value of a union member.
    pub fn variant<T: ReadJson>(
        &mut self,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
        sink: &mut dyn FnMut(T),
    ) {
        if !self.answer(T::NULLABLE) {
            T::read_into(self, &path.member(number, name), sink);
        }
    }

    /// Reads the value of a union member with a codec.
    pub fn variant_as<C: Decode<T>, T>(
        &mut self,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
        sink: &mut dyn FnMut(T),
    ) {
        if !self.answer(C::NULLABLE) {
            C::read_into(self, &path.member(number, name), sink);
        }
    }

    /// Asks the function that reads the members of a union whether there is one of this name.
    #[cold]
    fn ask(&mut self, name: &str, read: &mut dyn FnMut(&mut Self, &str)) -> Answer {
        self.asked = Some(Answer::Unknown);
        read(self, name);
        self.asked.take().unwrap_or(Answer::Unknown)
    }

    /// Answers that the union has a member, if that is asked.
    fn answer(&mut self, nullable: bool) -> bool {
        let Some(answer) = &mut self.asked else {
            return false;
        };
        *answer = if nullable {
            Answer::Nullable
        } else {
            Answer::Known
        };
        true
    }

    fn only_member(&mut self, path: &Path<'_>, read: &mut dyn FnMut(&mut Self, &str)) {
        if self.peek() != Some(b'{') {
            return self.skip_mismatch(path, TypeMismatchKind::Type, "an object");
        }
        let mut count = 0;
        let is_first = self.mismatch.is_none();
        let mut nulls = Vec::new();
        self.each_member(&mut |reader, name| {
            if reader.eat_null() {
                nulls.push(name.to_owned());
                return;
            }
            if name == "__type" && reader.ask(name, read) == Answer::Unknown {
                reader.skip();
                return;
            }
            count += 1;
            if count == 1 {
                read(reader, name);
            } else {
                reader.skip();
            }
        });
        if count == 0 && !self.absent {
            // Null members do not count, but a document can be null.
            nulls.retain(|name| self.ask(name, read) == Answer::Nullable);
            if let [name] = &*nulls {
                count = 1;
                self.placeholder(|reader| read(reader, name));
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

    /// Skips the value of an unknown union member and passes on its name. For a server, this is an error.
    pub fn unknown_variant(
        &mut self,
        name: &str,
        path: &Path<'_>,
        sink: &mut dyn FnMut(UnknownVariant),
    ) {
        if self.asked.is_some() {
            return;
        }
        self.skip();
        if self.is_strict() {
            let expected = "a member that the union has";
            let place = path.child(Segment::Key(name, path.is_sensitive()));
            self.mismatch(&place, TypeMismatchKind::UnknownMember, expected);
        }
        sink(UnknownVariant::new(name));
    }
}
