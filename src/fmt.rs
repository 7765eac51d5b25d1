//! `Display` and `Debug` of emitted types, with everything `@sensitive` hidden
//! (Smithy specification, "sensitive trait").

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use crate::Shape;
use crate::escape::Escaped;

/// What stands in the place of a `@sensitive` value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// Writes the replacement for a `@sensitive` value.
///
/// # Errors
///
/// Those of the formatter.
pub fn redacted(f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(REDACTED)
}

/// Which parts of a value are hidden.
#[derive(Debug)]
pub enum Mask {
    /// None.
    Shown,
    /// All of it.
    Secret,
    /// What the mask says of each item of a list.
    Items(&'static Mask),
    /// What the masks say of each key and value of a map.
    Entries(&'static Mask, &'static Mask),
}

impl Mask {
    pub(crate) fn is_secret(&self) -> bool {
        matches!(self, Mask::Secret)
    }

    fn item(&self) -> &Mask {
        match self {
            Mask::Items(item) => item,
            _ => &Mask::Shown,
        }
    }

    fn entry(&self) -> (&Mask, &Mask) {
        match self {
            Mask::Entries(key, value) => (key, value),
            _ => (&Mask::Shown, &Mask::Shown),
        }
    }
}

/// A value that can stand in a member.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a Smithy shape",
    note = "`smithy!` emits such types, and `#[derive(Shape)]` makes one of a structure"
)]
pub trait Show {
    /// Whether there is a value.
    fn is_set(&self) -> bool {
        true
    }

    /// One line for people.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn display(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Rust's own form.
    ///
    /// # Errors
    ///
    /// Those of the formatter.
    fn debug(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// A value under its mask, as `Display`.
pub(crate) struct Displayed<'a>(pub &'a dyn Show, pub &'a Mask);

impl fmt::Display for Displayed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display(self.1, f)
    }
}

/// A value under its mask, as `Debug`.
struct Debugged<'a>(&'a dyn Show, &'a Mask);

impl fmt::Debug for Debugged<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.debug(self.1, f)
    }
}

/// Values that Rust's own `Display` and `Debug` show as they should be.
macro_rules! show_plain {
    ($($plain:ty),*) => {$(
        impl $crate::fmt::Show for $plain {
            fn display(&self, mask: &$crate::fmt::Mask, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                if mask.is_secret() { $crate::fmt::redacted(f) } else { ::std::fmt::Display::fmt(self, f) }
            }

            fn debug(&self, mask: &$crate::fmt::Mask, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                if mask.is_secret() { $crate::fmt::redacted(f) } else { ::std::fmt::Debug::fmt(self, f) }
            }
        }
    )*};
}

// `u8` is a byte of a blob.
show_plain!(bool, u8, i8, i16, i32, i64, f32, f64);

macro_rules! show_text {
    ($($text:ty),*) => {$(
        impl Show for $text {
            fn display(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                display_text(self, mask, f)
            }

            fn debug(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if mask.is_secret() {
                    redacted(f)
                } else {
                    fmt::Debug::fmt(self, f)
                }
            }
        }
    )*};
}

show_text!(String, &str, Cow<'_, str>);

/// The text as it is, but for what [`escape`](crate::escape) escapes: `Display` is one line.
fn display_text(text: &str, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if mask.is_secret() {
        redacted(f)
    } else {
        fmt::Display::fmt(&Escaped(text), f)
    }
}

/// Emitted types hide what is theirs to hide.
impl<T: Shape> Show for T {
    fn display(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if mask.is_secret() {
            redacted(f)
        } else {
            fmt::Display::fmt(self, f)
        }
    }

    fn debug(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if mask.is_secret() {
            redacted(f)
        } else {
            self.__debug(f)
        }
    }
}

/// Unset is shown as unset, not as redacted.
impl<T: Show> Show for Option<T> {
    fn is_set(&self) -> bool {
        self.is_some()
    }

    fn display(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(value) => value.display(mask, f),
            None => f.write_str("null"), // in a sparse collection; an unset member is left out
        }
    }

    fn debug(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(value) => f.debug_tuple("Some").field(&Debugged(value, mask)).finish(),
            None => f.write_str("None"),
        }
    }
}

fn display_items<T: Show>(items: &[T], mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if mask.is_secret() {
        return redacted(f);
    }
    f.write_char('[')?;
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        item.display(mask.item(), f)?;
    }
    f.write_char(']')
}

fn debug_items<T: Show>(items: &[T], mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if mask.is_secret() {
        return redacted(f);
    }
    let items = items.iter().map(|item| Debugged(item, mask.item()));
    f.debug_list().entries(items).finish()
}

/// As the list that it is a slice of.
macro_rules! show_slices {
    ($($slice:ty),*) => {$(
        impl<T: Show> Show for $slice {
            fn display(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                display_items(self, mask, f)
            }

            fn debug(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug_items(self, mask, f)
            }
        }
    )*};
}

show_slices!(Vec<T>, &[T], Box<[T]>);

impl<K: Show, V: Show> Show for BTreeMap<K, V> {
    fn display(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if mask.is_secret() {
            return redacted(f);
        }
        let (key_mask, value_mask) = mask.entry();
        f.write_char('{')?;
        for (index, (key, value)) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            key.display(key_mask, f)?;
            f.write_char('=')?;
            value.display(value_mask, f)?;
        }
        f.write_char('}')
    }

    fn debug(&self, mask: &Mask, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if mask.is_secret() {
            return redacted(f);
        }
        let (key_mask, value_mask) = mask.entry();
        let entries = self
            .iter()
            .map(|(key, value)| (Debugged(key, key_mask), Debugged(value, value_mask)));
        f.debug_map().entries(entries).finish()
    }
}

/// A list of what can be shown, from one whose items cannot.
pub fn show_list<'a, T, S>(
    items: &'a (impl AsRef<[T]> + ?Sized),
    show: impl Fn(&'a T) -> S,
) -> Vec<S>
where
    T: 'a,
{
    items.as_ref().iter().map(show).collect()
}

/// A map of what can be shown, from one whose keys or values cannot.
pub fn show_map<'a, K, V, L: Ord, S>(
    entries: &'a BTreeMap<K, V>,
    key: impl Fn(&'a K) -> L,
    value: impl Fn(&'a V) -> S,
) -> BTreeMap<L, S> {
    let entries = entries.iter();
    entries.map(|(k, v)| (key(k), value(v))).collect()
}

/// A member of a structure: its name in Rust and what of it is hidden.
#[derive(Debug)]
pub struct Member(pub &'static str, pub Mask);

/// What looks at a value of a structure.
pub type See<'a> = &'a mut dyn FnMut(&dyn Show) -> fmt::Result;

/// The values of a structure, or of the parts that its builder has collected.
pub trait Values {
    /// Shows the value of a member, by its number in the model's order, to `see`.
    ///
    /// # Errors
    ///
    /// What `see` returns.
    fn value(&self, number: usize, see: See<'_>) -> fmt::Result;
}

/// An emitted structure.
pub trait Structure: Values {
    /// What its builder has collected so far: all its members, each optional.
    type Parts: Values;
    /// Its name in Rust.
    const NAME: &'static str;
    /// Its members in the model's order.
    const MEMBERS: &'static [Member];
    /// Whether the structure as a whole is `@sensitive`.
    const SENSITIVE: bool = false;
}

/// `Display` of a structure: one line of what is set.
///
/// # Errors
///
/// Those of the formatter.
pub fn display_structure<S: Structure>(structure: &S, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if S::SENSITIVE {
        return redacted(f);
    }
    write!(f, "{}(", S::NAME)?;
    let mut first = true;
    for (number, Member(name, mask)) in S::MEMBERS.iter().enumerate() {
        structure.value(number, &mut |value| {
            if !value.is_set() {
                return Ok(());
            }
            let separator = if first { "" } else { ", " };
            first = false;
            write!(f, "{separator}{name}={}", Displayed(value, mask))
        })?;
    }
    f.write_char(')')
}

/// `Debug` of a structure.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_structure<S: Structure>(structure: &S, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if S::SENSITIVE {
        return redacted(f);
    }
    debug_members::<S>(S::NAME, structure, f)
}

/// `Debug` of a builder, called `name`, that has collected `parts`.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_builder<S: Structure>(
    name: &str,
    parts: &S::Parts,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if S::SENSITIVE {
        return write!(f, "{name}({REDACTED})");
    }
    debug_members::<S>(name, parts, f)
}

fn debug_members<S: Structure>(
    name: &str,
    values: &impl Values,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut structure = f.debug_struct(name);
    for (number, Member(name, mask)) in S::MEMBERS.iter().enumerate() {
        values.value(number, &mut |value| {
            structure.field(name, &Debugged(value, mask));
            Ok(())
        })?;
    }
    structure.finish()
}

/// The variant that a union holds.
#[expect(missing_debug_implementations, reason = "it holds a `dyn Show`")]
pub enum Variant<'a> {
    /// A member of the model: its variant's name, its name as an identifier, its value, and what of
    /// it is hidden. A member without a value (`smithy.api#Unit`) has none.
    Member(&'static str, &'static str, Option<&'a dyn Show>, Mask),
    /// A member that the model does not have.
    Unknown(&'a str),
}

/// An emitted union.
pub trait Union {
    /// Its name in Rust.
    const NAME: &'static str;
    /// Whether the union as a whole is `@sensitive`.
    const SENSITIVE: bool = false;
    /// What it holds.
    fn variant(&self) -> Variant<'_>;
}

/// `Display` of a union: its one member.
///
/// # Errors
///
/// Those of the formatter.
pub fn display_union<U: Union>(union: &U, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if U::SENSITIVE {
        return redacted(f);
    }
    match union.variant() {
        Variant::Member(_, name, Some(value), mask) => {
            write!(f, "{}({name}={})", U::NAME, Displayed(value, &mask))
        }
        Variant::Member(_, name, None, _) => write!(f, "{}({name})", U::NAME),
        Variant::Unknown(name) => {
            write!(f, "{}(unknown member {name:?})", U::NAME) // escaped as in Rust
        }
    }
}

/// `Debug` of a union.
///
/// # Errors
///
/// Those of the formatter.
pub fn debug_union<U: Union>(union: &U, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if U::SENSITIVE {
        return redacted(f);
    }
    match union.variant() {
        Variant::Member(name, _, Some(value), mask) => {
            f.debug_tuple(name).field(&Debugged(value, &mask)).finish()
        }
        Variant::Member(name, _, None, _) => f.write_str(name),
        Variant::Unknown(name) => f.debug_tuple("Unknown").field(&name).finish(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(value: &dyn Show, mask: &Mask) -> String {
        Displayed(value, mask).to_string()
    }

    fn debug(value: &dyn Show, mask: &Mask) -> String {
        format!("{:?}", Debugged(value, mask))
    }

    #[test]
    fn a_mask_hides_exactly_what_it_names() {
        static SECRET_ITEMS: Mask = Mask::Items(&Mask::Secret);
        static SECRET_VALUES: Mask = Mask::Entries(&Mask::Shown, &Mask::Secret);
        static SECRET_KEYS: Mask = Mask::Entries(&Mask::Secret, &Mask::Items(&Mask::Shown));
        let list = vec![Some("s3cret".to_owned()), None];
        assert_eq!(display(&list, &Mask::Shown), "[s3cret, null]");
        assert_eq!(display(&list, &SECRET_ITEMS), format!("[{REDACTED}, null]"));
        assert_eq!(
            debug(&list, &SECRET_ITEMS),
            format!("[Some({REDACTED}), None]")
        );
        assert_eq!(display(&list, &Mask::Secret), REDACTED);
        let map = BTreeMap::from([("key".to_owned(), vec![1])]);
        assert_eq!(display(&map, &Mask::Shown), "{key=[1]}");
        assert_eq!(display(&map, &SECRET_VALUES), format!("{{key={REDACTED}}}"));
        assert_eq!(
            debug(&map, &SECRET_VALUES),
            format!("{{\"key\": {REDACTED}}}")
        );
        assert_eq!(display(&map, &SECRET_KEYS), format!("{{{REDACTED}=[1]}}"));
        assert_eq!(debug(&map, &Mask::Secret), REDACTED);
    }

    #[test]
    fn unset_is_not_redacted() {
        assert_eq!(debug(&None::<String>, &Mask::Secret), "None");
        assert_eq!(debug(&Some(1), &Mask::Secret), format!("Some({REDACTED})"));
        assert!(!None::<String>.is_set());
        assert!(Some(1).is_set());
    }

    #[test]
    fn display_stays_on_one_line() {
        let text = "a\nb\tc\u{85}d".to_owned();
        assert_eq!(display(&text, &Mask::Shown), "a\\nb\\tc\\u{85}d");
        assert_eq!(display(&"plain".to_owned(), &Mask::Shown), "plain");
    }
}
