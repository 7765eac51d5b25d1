//! A pull parser for JSON.

use std::borrow::Cow;

use super::codec::{Decode, DefaultCodec};
#[cfg(feature = "http")]
use super::error::JsonError;
use super::error::{SyntaxError, TypeMismatch, TypeMismatchKind};
use super::number;
use super::read::{ReadInto, ReadJson};
use crate::constraint::notes::{Note, Notes};
use crate::constraint::path::{Path, Segment};
use crate::unknown::UnknownVariant;

/// The maximum number of digits of an `i64`.
const MAX_I64_DIGITS: usize = 19;

/// The maximum nesting of a text.
pub(super) const MAX_DEPTH: u32 = 128;

/// The strictness of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A client reading a response: required members may be missing, and integers may be written as `3.0` or `3e0`.
    Client,
    /// Reading from any format, as strictly as a server. All entries of lists and maps are kept, and numbers of
    /// any size may be strings.
    Serde,
    /// A server reading a request that will be validated: entries of a list or map beyond its `@length` are
    /// counted but not kept.
    Bounded,
}

/// A text that is being read.
///
/// After a syntax error, and for a placeholder, there is nothing to read: all values are empty, so callers need
/// not check.
pub struct Reader<'a> {
    text: &'a str,
    pos: usize,
    depth: u32,
    mode: Mode,
    /// Whether there is nothing to read.
    absent: bool,
    /// The number of entries of the next list or map to keep.
    max: Option<usize>,
    syntax: Option<SyntaxError>,
    /// The first value of a wrong type.
    mismatch: Option<TypeMismatch>,
    /// The number of errors so far.
    errors: usize,
    /// The missing members. They are reported if no value has a wrong type.
    notes: Notes,
    /// The answer to whether a union has a member, while it is asked.
    asked: Option<Answer>,
}

/// Whether a union has a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Unknown,
    Known,
    /// Null is a value of the member.
    Nullable,
}

/// The results of the reader other than the value.
pub(super) struct Outcome {
    pub mismatch: Option<TypeMismatch>,
    pub notes: Notes,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a [u8], mode: Mode) -> Self {
        let (text, syntax) = match std::str::from_utf8(text) {
            Ok(text) => (text, None),
            Err(error) => {
                let (before, _) = text.split_at(error.valid_up_to());
                let before = std::str::from_utf8(before).unwrap_or_default();
                let message = "text is not UTF-8";
                ("", Some(syntax_error(before, before.len(), message)))
            }
        };
        Reader {
            text,
            pos: 0,
            depth: 0,
            mode,
            absent: syntax.is_some(),
            max: None,
            syntax,
            mismatch: None,
            errors: 0,
            notes: Notes::default(),
            asked: None,
        }
    }

    /// Expects the end of the text.
    pub(super) fn finish(mut self) -> Result<Outcome, SyntaxError> {
        if self.syntax.is_none() && self.peek().is_some() {
            self.fail("trailing characters after the value");
        }
        match self.syntax {
            Some(error) => Err(error),
            None => Ok(Outcome {
                mismatch: self.mismatch,
                notes: self.notes,
            }),
        }
    }

    /// Whether to be strict, as a server is.
    pub(super) fn is_strict(&self) -> bool {
        self.mode != Mode::Client
    }

    /// Whether to read a timestamp in any format, not only in that of the model.
    pub(super) fn reads_any_timestamp(&self) -> bool {
        self.mode != Mode::Bounded
    }

    /// Whether there is nothing to read.
    pub(super) fn is_absent(&self) -> bool {
        self.absent
    }

    #[cold]
    fn fail(&mut self, message: &'static str) {
        if self.syntax.is_none() {
            self.syntax = Some(syntax_error(self.text, self.pos, message));
        }
        self.absent = true;
        self.errors += 1;
    }

    /// Skips whitespace and returns the next byte.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.pos) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.pos += 1;
        }
        None
    }

    /// Consumes this byte if it comes next.
    fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.pos += usize::from(there);
        there
    }

    fn expect(&mut self, byte: u8, message: &'static str) {
        if !self.eat(byte) {
            self.fail(message);
        }
    }

    /// Consumes a word if it comes next.
    fn eat_word(&mut self, word: &str) -> bool {
        let there = self.peek() == word.bytes().next() && self.text[self.pos..].starts_with(word);
        if there {
            self.pos += word.len();
        }
        there
    }

    /// Consumes `null` if it comes next.
    pub(super) fn eat_null(&mut self) -> bool {
        !self.absent && self.eat_word("null")
    }

    /// Reads `true` or `false`, if one comes next.
    pub(super) fn eat_bool(&mut self) -> Option<bool> {
        if self.eat_word("true") {
            Some(true)
        } else {
            self.eat_word("false").then_some(false)
        }
    }

    /// Reports that the next value has a wrong type, and skips it.
    #[cold]
    pub(super) fn skip_mismatch(
        &mut self,
        path: &Path<'_>,
        kind: TypeMismatchKind,
        expected: &'static str,
    ) {
        self.skip();
        self.mismatch(path, kind, expected);
    }

    /// Reports a mismatch of the value that has been read, with its kind and the expected type.
    #[cold]
    pub(super) fn mismatch(
        &mut self,
        path: &Path<'_>,
        kind: TypeMismatchKind,
        expected: &'static str,
    ) {
        if self.absent {
            return;
        }
        self.errors += 1;
        if self.mismatch.is_none() {
            let path = path.to_pointer();
            self.mismatch = Some(TypeMismatch {
                path,
                kind,
                expected,
            });
        }
    }

    /// Notes a missing required member, if it will be reported.
    #[cold]
    fn missing(&mut self, path: &Path<'_>) {
        if self.is_noting() {
            self.notes.add(path, Note::Missing);
        }
    }

    /// Whether notes are needed: for a server, if no value is mistyped.
    fn is_noting(&self) -> bool {
        self.is_strict() && !self.absent && self.mismatch.is_none()
    }

    /// Prepares to read a repeated member. The last value counts, so the notes on the others are discarded.
    pub(super) fn forget(&mut self, path: &Path<'_>) {
        if !self.notes.is_empty() && self.is_noting() {
            self.notes.node(path);
        }
    }

    /// Limits the number of entries of the next list or map that are kept.
    pub(super) fn keep_at_most(&mut self, max: usize) {
        if self.mode == Mode::Bounded {
            self.max = Some(max);
        }
    }

    /// The number of entries to keep of the list or map that starts here.
    pub(super) fn take_max(&mut self) -> usize {
        self.max.take().unwrap_or(usize::MAX)
    }

    /// Records the total number of entries of a truncated list or map.
    pub(super) fn too_many(&mut self, path: &Path<'_>, entries: usize) {
        if self.is_noting() {
            self.notes.add_entries(path, entries);
        }
    }

    /// Reads a string, whose opening quote comes next.
    pub(super) fn string(&mut self) -> Cow<'a, str> {
        self.expect(b'"', "expected a string");
        let start = self.pos;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.pos) {
                Some(b'"') => break,
                Some(b'\\') => return self.escaped(start),
                Some(0..=0x1f) | None => {
                    let is_end = self.pos == bytes.len();
                    self.fail(if is_end {
                        "unterminated string"
                    } else {
                        "control character in a string"
                    });
                    return Cow::Borrowed("");
                }
                Some(_) => self.pos += 1,
            }
        }
        let string = &self.text[start..self.pos];
        self.pos += 1;
        Cow::Borrowed(string)
    }

    /// Reads the rest of a string, whose first escape comes next.
    fn escaped(&mut self, mut start: usize) -> Cow<'a, str> {
        let bytes = self.text.as_bytes();
        let mut string = String::new();
        loop {
            match bytes.get(self.pos) {
                Some(b'"') => {
                    string.push_str(&self.text[start..self.pos]);
                    self.pos += 1;
                    return Cow::Owned(string);
                }
                Some(b'\\') => {
                    string.push_str(&self.text[start..self.pos]);
                    self.pos += 1;
                    let Some(character) = self.escape() else {
                        self.fail("invalid escape in a string");
                        return Cow::Borrowed("");
                    };
                    string.push(character);
                    start = self.pos;
                }
                Some(0..=0x1f) => {
                    self.fail("control character in a string");
                    return Cow::Borrowed("");
                }
                Some(_) => self.pos += 1,
                None => {
                    self.fail("unterminated string");
                    return Cow::Borrowed("");
                }
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.pos)?;
        self.pos += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.four_digits()?;
                let code = if (0xd800..0xdc00).contains(&first) {
                    self.second_half(first).unwrap_or(first)
                } else {
                    first
                };
                // RFC 8259, section 8.2: half of a surrogate pair is grammatical, and its meaning is not
                // specified. Services cut texts in the middle of a pair, so a client reads the half as U+FFFD,
                // as Go and .NET do. A server refuses it.
                let replacement = (!self.is_strict()).then_some(char::REPLACEMENT_CHARACTER);
                return char::from_u32(code).or(replacement);
            }
            _ => return None,
        })
    }

    /// Reads the second half of a surrogate pair, if it comes next, and returns the code point of the pair.
    fn second_half(&mut self, first: u32) -> Option<u32> {
        let pos = self.pos;
        let code = self.text[pos..].starts_with("\\u").then(|| {
            self.pos += 2;
            let second = self.four_digits()?;
            let is_second = (0xdc00..0xe000).contains(&second);
            is_second.then(|| 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
        });
        let code = code.flatten();
        if code.is_none() {
            self.pos = pos;
        }
        code
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.pos..self.pos + 4)?;
        let mut code = 0;
        for &digit in digits {
            code = code * 16 + char::from(digit).to_digit(16)?;
        }
        self.pos += 4;
        Some(code)
    }

    /// The source text of a number, if one comes next.
    pub(super) fn number(&mut self) -> Option<&'a str> {
        if !matches!(self.peek(), Some(b'-' | b'0'..=b'9')) {
            return None;
        }
        let start = self.pos;
        let (end, is_number) = number::scan(self.text.as_bytes(), start);
        self.pos = end;
        if !is_number {
            self.fail("invalid number");
            return Some("0");
        }
        Some(&self.text[start..end])
    }

    /// The source text of a number of any size, if one comes next. In formats other than JSON, it may be a string.
    #[cfg(feature = "bignum")]
    pub(super) fn any_number(&mut self) -> Option<Cow<'a, str>> {
        if self.mode != Mode::Serde || self.peek() != Some(b'"') {
            return self.number().map(Cow::Borrowed);
        }
        let start = self.pos;
        let text = self.string();
        if self.absent || number::is_number(&text) {
            return Some(text);
        }
        self.pos = start; // the caller reports the string
        None
    }

    /// Skips a value, and returns its text.
    pub(super) fn skip(&mut self) -> &'a str {
        if self.absent {
            return "";
        }
        let next = self.peek();
        let start = self.pos;
        match next {
            Some(b'{') => self.each_member(&mut |reader, _| reader.unknown_member()),
            Some(b'[') => self.each_item(&mut |reader, _| reader.unknown_member()),
            Some(b'"') => drop(self.string()),
            Some(b'-' | b'0'..=b'9') => drop(self.number()),
            _ if self.eat_bool().is_some() || self.eat_null() => {}
            _ => self.fail("expected a value"),
        }
        if self.absent {
            ""
        } else {
            &self.text[start..self.pos]
        }
    }

    fn enter(&mut self) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.fail("nested deeper than 128 levels");
        }
    }

    /// Reads an object, whose brace comes next. `read` consumes the value of a member.
    pub(super) fn each_member(&mut self, read: &mut dyn FnMut(&mut Self, &str)) {
        self.enter();
        self.pos += 1;
        if !self.eat(b'}') {
            while !self.absent {
                let name = self.string();
                self.expect(b':', "expected `:` after a member name");
                if self.absent {
                    break;
                }
                read(self, &name);
                if self.absent || !self.eat(b',') {
                    self.expect(b'}', "expected `,` or `}` after a member");
                    break;
                }
            }
        }
        self.depth -= 1;
    }

    /// Reads an array, whose bracket comes next. `read` consumes an item.
    pub(super) fn each_item(&mut self, read: &mut dyn FnMut(&mut Self, usize)) {
        self.enter();
        self.pos += 1;
        if !self.eat(b']') {
            let mut index = 0;
            while !self.absent {
                read(self, index);
                index += 1;
                if self.absent || !self.eat(b',') {
                    self.expect(b']', "expected `,` or `]` after an item");
                    break;
                }
            }
        }
        self.depth -= 1;
    }

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
        if message.is_none() && super::is_message(name) && self.peek() == Some(b'"') {
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

    /// Reports that the text of a header or body is not a valid value of its member.
    #[cfg(feature = "http")]
    pub fn text_mismatch(&mut self, path: &Path<'_>) {
        self.mismatch(
            path,
            TypeMismatchKind::Text,
            "valid for the type of its member",
        );
    }

    /// Takes over the errors and notes of another reader.
    #[cfg(feature = "http")]
    pub fn fail_with(&mut self, error: JsonError) {
        match error {
            JsonError::Syntax(error) => {
                self.absent = true;
                self.syntax.get_or_insert(error);
            }
            JsonError::Type(mismatch) => {
                self.mismatch.get_or_insert(mismatch);
            }
            JsonError::Constraints(_) | JsonError::Unwritable(_) => {}
        }
    }

    /// A reader of an empty text.
    pub(super) fn placeholder<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        let absent = std::mem::replace(&mut self.absent, true);
        let value = read(self);
        self.absent = absent;
        value
    }

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

    /// Reads the string of an enum.
    pub fn text(&mut self, path: &Path<'_>) -> Cow<'a, str> {
        if self.absent {
            return Cow::Borrowed("");
        }
        if self.peek() != Some(b'"') {
            self.skip_mismatch(path, TypeMismatchKind::Type, "a string");
            return Cow::Borrowed("");
        }
        self.string()
    }

    /// Reads an integer between two bounds, which `expected` describes.
    pub(super) fn integer(
        &mut self,
        path: &Path<'_>,
        (min, max): (i64, i64),
        expected: &'static str,
    ) -> i64 {
        if self.absent {
            return 0;
        }
        let Some(digits) = self.number() else {
            self.skip_mismatch(path, TypeMismatchKind::Type, expected);
            return 0;
        };
        let is_in_range = |integer: &i64| min <= *integer && *integer <= max;
        if let Some(integer) = digits.parse().ok().filter(is_in_range) {
            return integer;
        }
        match self.integer_digits(digits, MAX_I64_DIGITS) {
            Ok(digits) => match digits.parse().ok().filter(is_in_range) {
                Some(integer) => return integer,
                None => self.mismatch(path, TypeMismatchKind::OutOfRange, expected),
            },
            Err(kind) => self.mismatch(path, kind, expected),
        }
        0
    }

    /// The digits of a number, if it is an integer of at most `max` digits. JSON does not tell 3 from 3.0, so a
    /// client reads both. A server requires that integers are written as such, as Smithy's protocol tests do.
    pub(super) fn integer_digits<'n>(
        &self,
        number: &'n str,
        max: usize,
    ) -> Result<Cow<'n, str>, TypeMismatchKind> {
        if self.is_strict() && number.contains(['.', 'e', 'E']) {
            return Err(TypeMismatchKind::NotAnInteger);
        }
        number::integer(number, max)
    }
}

/// Whether a value is the one that is read for a missing required member.
pub fn is_zero<C: Decode<T>, T: PartialEq>(value: &T) -> bool {
    let mut reader = Reader::new(b"", Mode::Client);
    *value == reader.placeholder(|reader| C::read(reader, &Path::root()))
}

/// The line and column of a byte.
#[cold]
fn syntax_error(text: &str, pos: usize, message: &'static str) -> SyntaxError {
    let before = text.get(..pos).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    SyntaxError {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        message,
    }
}
