//! Structures.

use super::Reader;
use crate::constraint::path::Path;
use crate::json::codec::{Decode, DefaultCodec};
use crate::json::error::TypeMismatchKind;
use crate::json::is_message;
use crate::json::read::{ReadInto, ReadJson};

impl Reader<'_> {
    /// Reads a structure: each member, by its name.
    pub fn structure(&mut self, path: &Path<'_>, read: &mut dyn FnMut(&mut Self, &str)) {
        if self.absent {
            return;
        }
        if self.peek() != Some(b'{') {
            return self.skip_mismatch(path, TypeMismatchKind::Type, "an object");
        }
        self.each_member(read);
    }

    /// Reads a member into its field.
    pub fn member<T: ReadJson>(
        &mut self,
        member: &mut Option<T>,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
    ) {
        self.place(
            member,
            &path.member(number, name),
            T::NULLABLE,
            T::read_into,
        );
    }

    /// Reads a member into its field with a codec.
    pub fn member_as<C: Decode<T>, T>(
        &mut self,
        member: &mut Option<T>,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
    ) {
        self.place(
            member,
            &path.member(number, name),
            C::NULLABLE,
            C::read_into,
        );
    }

    /// A member that is null is unset, unless null is a value of its type.
    fn place<T>(
        &mut self,
        member: &mut Option<T>,
        path: &Path<'_>,
        nullable: bool,
        read: ReadInto<T>,
    ) {
        if !nullable && self.eat_null() {
            return;
        }
        if member.is_some() {
            self.forget(path);
        }
        let errors = self.errors;
        read(self, path, &mut |value| *member = Some(value));
        // What cannot be read is unset, not empty.
        if self.errors != errors {
            *member = None;
        }
    }

    /// Reads a member of an error that the model does not have. If it is the message in another casing, it is read
    /// into the message of the model.
    pub fn error_member(&mut self, message: &mut Option<String>, name: &str) {
        if message.is_none() && is_message(name) && self.peek() == Some(b'"') {
            *message = Some(self.string().into_owned());
        } else {
            self.unknown_member();
        }
    }

    /// Skips an unknown member.
    pub fn unknown_member(&mut self) {
        self.skip();
    }

    /// Returns a required member of the structure at `at`. If it is missing, notes that and returns an empty
    /// value.
    pub fn required<T: ReadJson>(
        &mut self,
        member: Option<T>,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
    ) -> T {
        self.required_as::<DefaultCodec, T>(member, path, number, name)
    }

    /// Like `required`, with a codec.
    pub fn required_as<C: Decode<T>, T>(
        &mut self,
        member: Option<T>,
        path: &Path<'_>,
        number: u32,
        name: &'static str,
    ) -> T {
        member.unwrap_or_else(|| {
            let place = path.member(number, name);
            self.missing(&place);
            self.placeholder(|reader| C::read(reader, &place))
        })
    }
}
