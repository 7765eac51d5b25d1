//! `Display` and `Debug` of generated types, with everything `@sensitive` redacted (Smithy specification,
//! "sensitive trait").

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use crate::escape::Escaped;
use crate::redaction::{REDACTED, Redaction, write_redacted};
use crate::shape::Shape;

/// A value that can be formatted with parts of it redacted.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "generate the type with `smithy!`, or derive `Shape` for it"
)]
#[doc(hidden)] // not on the pages of generated types
pub trait FmtRedacted {
    /// Whether there is a value.
    fn is_set(&self) -> bool {
        true
    }

    /// Formats the value on one line, as `Display` does.
    ///
    /// # Errors
    ///
    /// Returns the error of the formatter.
    fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Formats the value as `Debug` does.
    ///
    /// # Errors
    ///
    /// Returns the error of the formatter.
    fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// Displays a value with its redaction.
pub(crate) struct DisplayRedacted<'a>(pub &'a dyn FmtRedacted, pub &'a Redaction);

impl fmt::Display for DisplayRedacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display(self.1, f)
    }
}

/// Debug-formats a value with its redaction.
struct DebugRedacted<'a>(&'a dyn FmtRedacted, &'a Redaction);

impl fmt::Debug for DebugRedacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.debug(self.1, f)
    }
}

/// Implements `FmtRedacted` through the type's own `Display` and `Debug`.
macro_rules! fmt_by_std {
    ($($plain:ty),*) => {$(
        impl $crate::fmt::FmtRedacted for $plain {
            fn display(&self, redaction: &$crate::redaction::Redaction, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                if redaction.is_all() { $crate::redaction::write_redacted(f) } else { ::std::fmt::Display::fmt(self, f) }
            }

            fn debug(&self, redaction: &$crate::redaction::Redaction, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                if redaction.is_all() { $crate::redaction::write_redacted(f) } else { ::std::fmt::Debug::fmt(self, f) }
            }
        }
    )*};
}

// `u8` is a byte of a blob.
fmt_by_std!(bool, u8, i8, i16, i32, i64, f32, f64);

macro_rules! fmt_text {
    ($($text:ty),*) => {$(
        impl FmtRedacted for $text {
            fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                display_text(self, redaction, f)
            }

            fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if redaction.is_all() {
                    write_redacted(f)
                } else {
                    fmt::Debug::fmt(self, f)
                }
            }
        }
    )*};
}

fmt_text!(String, &str, Cow<'_, str>);

/// Writes the text on one line: [`escape`](crate::escape) says which characters are escaped.
fn display_text(text: &str, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if redaction.is_all() {
        write_redacted(f)
    } else {
        fmt::Display::fmt(&Escaped(text), f)
    }
}

/// Generated types redact their own members.
impl<T: Shape> FmtRedacted for T {
    fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            write_redacted(f)
        } else {
            fmt::Display::fmt(self, f)
        }
    }

    fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            write_redacted(f)
        } else {
            self.__debug(f)
        }
    }
}

/// An unset value is shown as unset, not as redacted.
impl<T: FmtRedacted> FmtRedacted for Option<T> {
    fn is_set(&self) -> bool {
        self.is_some()
    }

    fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(value) => value.display(redaction, f),
            None => f.write_str("null"), // in a sparse collection; an unset member is left out
        }
    }

    fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(value) => f
                .debug_tuple("Some")
                .field(&DebugRedacted(value, redaction))
                .finish(),
            None => f.write_str("None"),
        }
    }
}

fn display_items<T: FmtRedacted>(
    items: &[T],
    redaction: &Redaction,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if redaction.is_all() {
        return write_redacted(f);
    }
    f.write_char('[')?;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        item.display(redaction.item(), f)?;
    }
    f.write_char(']')
}

fn debug_items<T: FmtRedacted>(
    items: &[T],
    redaction: &Redaction,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if redaction.is_all() {
        return write_redacted(f);
    }
    let items = items
        .iter()
        .map(|item| DebugRedacted(item, redaction.item()));
    f.debug_list().entries(items).finish()
}

/// Implements `FmtRedacted` for types that dereference to a slice.
macro_rules! fmt_slices {
    ($($slice:ty),*) => {$(
        impl<T: FmtRedacted> FmtRedacted for $slice {
            fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                display_items(self, redaction, f)
            }

            fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug_items(self, redaction, f)
            }
        }
    )*};
}

fmt_slices!(Vec<T>, &[T], Box<[T]>);

impl<K: FmtRedacted, V: FmtRedacted> FmtRedacted for BTreeMap<K, V> {
    fn display(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            return write_redacted(f);
        }
        let (key_redaction, value_redaction) = redaction.entry();
        f.write_char('{')?;
        for (index, (key, value)) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            key.display(key_redaction, f)?;
            f.write_char('=')?;
            value.display(value_redaction, f)?;
        }
        f.write_char('}')
    }

    fn debug(&self, redaction: &Redaction, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if redaction.is_all() {
            return write_redacted(f);
        }
        let (key_redaction, value_redaction) = redaction.entry();
        let entries = self.iter().map(|(key, value)| {
            (
                DebugRedacted(key, key_redaction),
                DebugRedacted(value, value_redaction),
            )
        });
        f.debug_map().entries(entries).finish()
    }
}

/// Maps the items of a list whose own type does not implement `FmtRedacted`.
pub fn map_list<'a, T, S>(
    items: &'a (impl AsRef<[T]> + ?Sized),
    item: impl Fn(&'a T) -> S,
) -> Vec<S>
where
    T: 'a,
{
    items.as_ref().iter().map(item).collect()
}

/// Maps the keys and values of a map whose own types do not implement `FmtRedacted`.
pub fn map_entries<'a, K, V, L: Ord, S>(
    entries: &'a BTreeMap<K, V>,
    key: impl Fn(&'a K) -> L,
    value: impl Fn(&'a V) -> S,
) -> BTreeMap<L, S> {
    entries.iter().map(|(k, v)| (key(k), value(v))).collect()
}

/// A field of a struct.
#[derive(Debug)]
pub struct FieldInfo {
    name: &'static str,
    redaction: Redaction,
}

impl FieldInfo {
    /// A field that is not redacted, by its name in Rust.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        FieldInfo::redacted(name, Redaction::None)
    }

    /// A field with its redaction, by its name in Rust.
    #[must_use]
    pub const fn redacted(name: &'static str, redaction: Redaction) -> Self {
        FieldInfo { name, redaction }
    }
}

/// The function that [`VisitFields`] calls with a field's value.
pub type FieldVisitor<'a> = &'a mut dyn FnMut(&dyn FmtRedacted) -> fmt::Result;

/// Access to the fields of a structure, or of what its builder has collected.
#[doc(hidden)] // not on the pages of generated types
pub trait VisitFields {
    /// Calls `visit` with the value of the field at `index` of [`FmtStructure::FIELDS`].
    ///
    /// # Errors
    ///
    /// Returns the error of `visit`.
    fn visit_field(&self, index: usize, visit: FieldVisitor<'_>) -> fmt::Result;
}

/// A structure that is formatted from a table of its fields.
#[doc(hidden)] // not on the pages of generated types
pub trait FmtStructure: VisitFields {
    /// The name of the type in Rust.
    const NAME: &'static str;
    /// The fields, in the model's order.
    const FIELDS: &'static [FieldInfo];
    /// Whether the structure as a whole is `@sensitive`.
    const SENSITIVE: bool = false;
}

/// `Display` of a structure: the fields that are set, on one line.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn display_structure<S: FmtStructure>(
    structure: &S,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if S::SENSITIVE {
        return write_redacted(f);
    }
    write!(f, "{}(", S::NAME)?;
    let mut first = true;
    for (index, FieldInfo { name, redaction }) in S::FIELDS.iter().enumerate() {
        structure.visit_field(index, &mut |value| {
            if !value.is_set() {
                return Ok(());
            }
            let separator = if first { "" } else { ", " };
            first = false;
            write!(f, "{separator}{name}={}", DisplayRedacted(value, redaction))
        })?;
    }
    f.write_char(')')
}

/// `Debug` of a structure.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn debug_structure<S: FmtStructure>(structure: &S, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if S::SENSITIVE {
        return write_redacted(f);
    }
    debug_fields::<S>(S::NAME, structure, f)
}

/// `Debug` of a builder called `name` that has collected `parts`.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn debug_builder<S: FmtStructure>(
    name: &str,
    parts: &impl VisitFields,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if S::SENSITIVE {
        return write!(f, "{name}({REDACTED})");
    }
    debug_fields::<S>(name, parts, f)
}

fn debug_fields<S: FmtStructure>(
    name: &str,
    values: &impl VisitFields,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut structure = f.debug_struct(name);
    for (index, FieldInfo { name, redaction }) in S::FIELDS.iter().enumerate() {
        values.visit_field(index, &mut |value| {
            structure.field(name, &DebugRedacted(value, redaction));
            Ok(())
        })?;
    }
    structure.finish()
}

/// The variant of a union.
#[expect(missing_debug_implementations, reason = "it holds a `dyn FmtRedacted`")]
pub enum Variant<'a> {
    /// A member of the model.
    Known {
        /// The name of the variant in Rust, for `Debug`.
        variant: &'static str,
        /// The name of the member as a Rust identifier, for `Display`.
        member: &'static str,
        /// The value; `None` if the member targets `smithy.api#Unit`.
        value: Option<&'a dyn FmtRedacted>,
        /// Which parts of the value are redacted.
        redaction: Redaction,
    },
    /// The name of a member that is not in the model.
    Unknown(&'a str),
}

/// A union that is formatted from its variant.
#[doc(hidden)] // not on the pages of generated types
pub trait FmtUnion {
    /// The name of the type in Rust.
    const NAME: &'static str;
    /// Whether the union as a whole is `@sensitive`.
    const SENSITIVE: bool = false;
    /// Returns the variant of the union.
    fn variant(&self) -> Variant<'_>;
}

/// `Display` of a union: its one member.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn display_union<U: FmtUnion>(union: &U, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if U::SENSITIVE {
        return write_redacted(f);
    }
    match union.variant() {
        Variant::Known {
            member,
            value: Some(value),
            redaction,
            ..
        } => {
            let value = DisplayRedacted(value, &redaction);
            write!(f, "{}({member}={value})", U::NAME)
        }
        Variant::Known { member, .. } => write!(f, "{}({member})", U::NAME),
        Variant::Unknown(name) => {
            write!(f, "{}(unknown member {name:?})", U::NAME) // escaped as in Rust
        }
    }
}

/// `Debug` of a union.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn debug_union<U: FmtUnion>(union: &U, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if U::SENSITIVE {
        return write_redacted(f);
    }
    match union.variant() {
        Variant::Known {
            variant,
            value: Some(value),
            redaction,
            ..
        } => {
            let value = DebugRedacted(value, &redaction);
            f.debug_tuple(variant).field(&value).finish()
        }
        Variant::Known { variant, .. } => f.write_str(variant),
        Variant::Unknown(name) => f.debug_tuple("Unknown").field(&name).finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(value: &dyn FmtRedacted, redaction: &Redaction) -> String {
        DisplayRedacted(value, redaction).to_string()
    }

    fn debug(value: &dyn FmtRedacted, redaction: &Redaction) -> String {
        format!("{:?}", DebugRedacted(value, redaction))
    }

    #[test]
    fn a_redaction_hides_exactly_what_it_names() {
        static SENSITIVE_ITEMS: Redaction = Redaction::Items(&Redaction::All);
        static SENSITIVE_VALUES: Redaction = Redaction::Entries(&Redaction::None, &Redaction::All);
        static SENSITIVE_KEYS: Redaction =
            Redaction::Entries(&Redaction::All, &Redaction::Items(&Redaction::None));
        let list = vec![Some("s3cret".to_owned()), None];
        assert_eq!(display(&list, &Redaction::None), "[s3cret, null]");
        assert_eq!(
            display(&list, &SENSITIVE_ITEMS),
            format!("[{REDACTED}, null]")
        );
        assert_eq!(
            debug(&list, &SENSITIVE_ITEMS),
            format!("[Some({REDACTED}), None]")
        );
        assert_eq!(display(&list, &Redaction::All), REDACTED);
        let map = BTreeMap::from([("key".to_owned(), vec![1])]);
        assert_eq!(display(&map, &Redaction::None), "{key=[1]}");
        assert_eq!(
            display(&map, &SENSITIVE_VALUES),
            format!("{{key={REDACTED}}}")
        );
        assert_eq!(
            debug(&map, &SENSITIVE_VALUES),
            format!("{{\"key\": {REDACTED}}}")
        );
        assert_eq!(
            display(&map, &SENSITIVE_KEYS),
            format!("{{{REDACTED}=[1]}}")
        );
        assert_eq!(debug(&map, &Redaction::All), REDACTED);
    }

    #[test]
    fn unset_is_not_redacted() {
        assert_eq!(debug(&None::<String>, &Redaction::All), "None");
        assert_eq!(
            debug(&Some(1), &Redaction::All),
            format!("Some({REDACTED})")
        );
        assert!(!None::<String>.is_set());
        assert!(Some(1).is_set());
    }

    #[test]
    fn display_stays_on_one_line() {
        let text = "a\nb\tc\u{85}d".to_owned();
        assert_eq!(display(&text, &Redaction::None), "a\\nb\\tc\\u{85}d");
        assert_eq!(display(&"plain".to_owned(), &Redaction::None), "plain");
    }
}
