//! Constraint violations.

#[cfg(feature = "serde")]
use std::cell::Cell;
use std::error::Error;
use std::fmt;

#[cfg(feature = "serde")]
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::constraint::range_bound::RangeBound;
use crate::constraint::validation_exception::{
    ValidationException, ValidationExceptionField, summary,
};
use crate::escape::Escaping;

/// A violated constraint of the model, with its bounds. It does not contain the value.
///
/// [`ConstraintViolations`] has an example.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Constraint {
    /// `@required`: the value is missing.
    Required,
    /// `@length`, in Unicode scalar values of a string, bytes of a blob, or entries of a list or map.
    Length {
        /// The length of the value; `None` if the value is `@sensitive`.
        length: Option<usize>,
        /// The minimum length. At least one of the two bounds is `Some`.
        min: Option<u64>,
        /// The maximum length.
        max: Option<u64>,
    },
    /// `@range`, with inclusive bounds, at least one of which is `Some`.
    Range {
        /// The minimum value.
        min: Option<RangeBound>,
        /// The maximum value.
        max: Option<RangeBound>,
    },
    /// `@pattern`.
    ///
    /// The macro compiles patterns, and matching takes time linear in the value: a table look-up per character,
    /// or, for patterns whose table would be too large, at most 512 operations on words of 64 bits, which take
    /// about a microsecond. The macro rejects patterns that would need more. Only patterns with back-references,
    /// which require the feature `backreference`, have no such bound.
    Pattern {
        /// The regular expression as written in the model.
        pattern: &'static str,
    },
    /// `@uniqueItems`.
    UniqueItems {
        /// The indices of all repeated values, in ascending order; empty if the list is `@sensitive`. Messages show
        /// the first 100.
        indices: Vec<usize>,
    },
    /// An enum value that is not in the model.
    Enum {
        /// The values in the model that are not `@internal`.
        values: &'static [&'static str],
    },
}

/// A violation of a constraint by a value.
///
/// Its `Display` is the message that Smithy's servers send. It does not contain the value. Control characters,
/// such as a line end in a map key, are escaped.
///
/// [`ConstraintViolations`] has an example.
#[derive(Clone, Debug, PartialEq)]
pub struct ConstraintViolation {
    path: String,
    constraint: Constraint,
}

impl ConstraintViolation {
    pub(crate) fn new(path: String, constraint: Constraint) -> Self {
        ConstraintViolation { path, constraint }
    }

    /// The location of the value: a JSON Pointer (RFC 6901) in the model's member names, such as
    /// `/CallbackURLs/0`. Empty for the validated value itself. A violation of a map's key has the path of the
    /// map. A `@sensitive` key is not shown.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The violated constraint.
    #[must_use]
    pub fn constraint(&self) -> &Constraint {
        &self.constraint
    }
}

/// The bounds in a message: `between 1 and 5, inclusive`.
struct Bounds<T>(Option<T>, Option<T>);

impl<T: fmt::Display> fmt::Display for Bounds<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.0, &self.1) {
            (Some(min), Some(max)) => write!(f, "between {min} and {max}, inclusive"),
            (Some(min), None) => write!(f, "greater than or equal to {min}"),
            (None, Some(max)) => write!(f, "less than or equal to {max}"),
            (None, None) => Ok(()), // no check has no bound at all
        }
    }
}

impl fmt::Display for ConstraintViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut enum_bytes = MAX_ENUM_BYTES;
        self.sentence(&mut Escaping(f), true, &mut enum_bytes)
    }
}

impl ConstraintViolation {
    /// The message, with or without the indices of repeated values. `enum_bytes` is the remaining capacity for
    /// enum values.
    fn sentence(
        &self,
        f: &mut dyn fmt::Write,
        with_indices: bool,
        enum_bytes: &mut usize,
    ) -> fmt::Result {
        f.write_str("Value ")?;
        match &self.constraint {
            Constraint::Length {
                length: Some(length),
                ..
            } => write!(f, "with length {length} ")?,
            Constraint::UniqueItems { indices } if with_indices && !indices.is_empty() => {
                let shown = &indices[..indices.len().min(MAX_INDICES)];
                f.write_str("with repeated values at indices [")?;
                for (number, index) in shown.iter().enumerate() {
                    let separator = if number > 0 { ", " } else { "" };
                    write!(f, "{separator}{index}")?;
                }
                match indices.len() - shown.len() {
                    0 => f.write_str("] ")?,
                    others => write!(f, ", and {others} more] ")?,
                }
            }
            _ => {}
        }
        write!(
            f,
            "at '{}' failed to satisfy constraint: Member must ",
            self.path
        )?;
        match &self.constraint {
            Constraint::Required => f.write_str("not be null"),
            Constraint::Length { min, max, .. } => {
                write!(f, "have length {}", Bounds(*min, *max))
            }
            Constraint::Range { min, max } => write!(f, "be {}", Bounds(*min, *max)),
            Constraint::Pattern { pattern } => {
                write!(f, "satisfy regular expression pattern: {pattern}")
            }
            Constraint::UniqueItems { .. } => f.write_str("have unique values"),
            Constraint::Enum { values } => {
                f.write_str("satisfy enum value set: [")?;
                value_set(values, f, enum_bytes)?;
                f.write_char(']')
            }
        }
    }
}

impl Error for ConstraintViolation {}

/// `path`, `constraint`, which is the name of the trait, such as `length`, and `message`, which is the text of `Display`
/// without escapes. Like that, it does not contain the value.
#[cfg(feature = "serde")]
impl Serialize for ConstraintViolation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize_within(&mut { MAX_ENUM_BYTES }, serializer)
    }
}

#[cfg(feature = "serde")]
impl ConstraintViolation {
    fn serialize_within<S: Serializer>(
        &self,
        enum_bytes: &mut usize,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let name = match &self.constraint {
            Constraint::Required => "required",
            Constraint::Length { .. } => "length",
            Constraint::Range { .. } => "range",
            Constraint::Pattern { .. } => "pattern",
            Constraint::UniqueItems { .. } => "uniqueItems",
            Constraint::Enum { .. } => "enum",
        };
        let mut message = String::new();
        // Writing to a string cannot fail.
        let _ = self.sentence(&mut message, true, enum_bytes);
        let mut fields = serializer.serialize_struct("ConstraintViolation", 3)?;
        fields.serialize_field("path", &self.path)?;
        fields.serialize_field("constraint", name)?;
        fields.serialize_field("message", &message)?;
        fields.end()
    }
}

/// Writes the values of an enum, up to the remaining capacity.
fn value_set(values: &[&str], f: &mut dyn fmt::Write, enum_bytes: &mut usize) -> fmt::Result {
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        if value.len() > *enum_bytes {
            return write!(f, "and {} more", values.len() - index);
        }
        *enum_bytes -= value.len();
        f.write_str(value)?;
    }
    Ok(())
}

/// The maximum number of violations that are kept.
pub(crate) const MAX_VIOLATIONS: usize = 100;
/// The maximum size of the paths of kept violations, in bytes, not including the last path.
pub(crate) const MAX_PATH_BYTES: usize = 256 * 1024;
/// The maximum number of indices of repeated values in a message.
const MAX_INDICES: usize = 100;
/// The maximum size of the enum values in a message, in bytes.
const MAX_ENUM_BYTES: usize = 64 * 1024;

/// One or more constraint violations, in the model's member order, depth first.
///
/// The first 100 violations are kept, or fewer if their paths take more than 256 KiB; the others are
/// counted. So the size of a report is bounded.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// use shapesmith::Constraint;
///
/// # fn main() {
/// let violations = UpdateUserPoolClientRequest::builder()
///     .user_pool_id("us-east-1_Example01")
///     .client_id("1example23456789")
///     .client_name("x".repeat(129))
///     .access_token_validity(0)
///     .build()
///     .unwrap_err();
/// assert_eq!(violations.len(), 2);
/// assert_eq!(violations.total(), 2); // including those that are not kept
/// for violation in violations.iter() {
///     match violation.constraint() {
///         Constraint::Length { length, min, max } => {
///             assert_eq!(violation.path(), "/ClientName");
///             assert_eq!((*length, *min, *max), (Some(129), Some(1), Some(128)));
///         }
///         Constraint::Range { min: Some(min), max: Some(max) } => {
///             assert_eq!(violation.path(), "/AccessTokenValidity");
///             assert_eq!((min.as_i64(), max.as_f64()), (Some(1), 86400.0));
///         }
///         _ => println!("{violation}"),
///     }
/// }
///
/// // What a server answers.
/// let exception = violations.to_validation_exception();
/// assert!(exception.message().starts_with("2 validation errors detected. "));
/// # }
/// ```
#[derive(Clone, PartialEq)]
pub struct ConstraintViolations {
    kept: Vec<ConstraintViolation>,
    total: usize,
}

impl ConstraintViolations {
    /// Returns `None` if there are no violations.
    pub(crate) fn of(kept: Vec<ConstraintViolation>, total: usize) -> Option<Self> {
        (!kept.is_empty()).then_some(ConstraintViolations { kept, total })
    }

    /// Returns the violations that are kept, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, ConstraintViolation> {
        self.kept.iter()
    }

    /// Returns `smithy.framework#ValidationException`, with which Smithy's servers answer. The messages are those of
    /// `Display`, but without the indices of repeated values, as in Smithy's protocol tests for servers. The list contains
    /// the violations that are kept.
    #[must_use]
    pub fn to_validation_exception(&self) -> ValidationException {
        let mut fields = Vec::new();
        let mut message = summary(self.total);
        let mut enum_bytes = MAX_ENUM_BYTES;
        for violation in &self.kept {
            let mut sentence = String::new();
            // Writing to a string cannot fail, here and below.
            let _ = violation.sentence(&mut sentence, false, &mut enum_bytes);
            if !fields.is_empty() {
                message.push_str("; ");
            }
            message.push_str(&sentence);
            fields.push(ValidationExceptionField::new(
                violation.path.clone(),
                sentence,
            ));
        }
        let _ = self.others(&mut message);
        ValidationException::new(self.total, message, fields)
    }

    /// The text after the violations: the number of those that were not kept.
    fn others(&self, f: &mut dyn fmt::Write) -> fmt::Result {
        match self.total - self.kept.len() {
            0 => Ok(()),
            others => write!(f, "; and {others} more"),
        }
    }

    /// Returns the number of violations that are kept, from 1 to 100.
    #[must_use]
    #[allow(clippy::len_without_is_empty)] // it never is
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Returns the number of all violations, including those that are not kept.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }
}

impl fmt::Debug for ConstraintViolations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let others = self.total - self.kept.len();
        let mut list = f.debug_list();
        list.entries(&self.kept);
        if others > 0 {
            list.entry(&format_args!("and {others} more"));
        }
        list.finish()
    }
}

impl fmt::Display for ConstraintViolations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&summary(self.total))?;
        let mut enum_bytes = MAX_ENUM_BYTES;
        for (index, violation) in self.kept.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            violation.sentence(&mut Escaping(f), true, &mut enum_bytes)?;
        }
        self.others(f)
    }
}

impl Error for ConstraintViolations {}

/// The sequence of the violations that are kept.
#[cfg(feature = "serde")]
impl Serialize for ConstraintViolations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let enum_bytes = Cell::new(MAX_ENUM_BYTES);
        let entries = self.kept.iter().map(|violation| Entry {
            violation,
            enum_bytes: &enum_bytes,
        });
        serializer.collect_seq(entries)
    }
}

/// A violation in a sequence, whose messages have a limited size together.
#[cfg(feature = "serde")]
struct Entry<'v> {
    violation: &'v ConstraintViolation,
    enum_bytes: &'v Cell<usize>,
}

#[cfg(feature = "serde")]
impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut enum_bytes = self.enum_bytes.get();
        let outcome = (self.violation).serialize_within(&mut enum_bytes, serializer);
        self.enum_bytes.set(enum_bytes);
        outcome
    }
}

impl IntoIterator for ConstraintViolations {
    type Item = ConstraintViolation;
    type IntoIter = std::vec::IntoIter<ConstraintViolation>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl<'a> IntoIterator for &'a ConstraintViolations {
    type Item = &'a ConstraintViolation;
    type IntoIter = std::slice::Iter<'a, ConstraintViolation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(path: &str, constraint: Constraint) -> String {
        ConstraintViolation::new(path.to_owned(), constraint).to_string()
    }

    #[test]
    fn the_wording_is_smithys() {
        let length = |min, max| Constraint::Length {
            length: Some(3),
            min,
            max,
        };
        assert_eq!(
            text("/a", length(Some(1), Some(2))),
            "Value with length 3 at '/a' failed to satisfy constraint: \
             Member must have length between 1 and 2, inclusive"
        );
        assert_eq!(
            text("/a", length(Some(4), None)),
            "Value with length 3 at '/a' failed to satisfy constraint: \
             Member must have length greater than or equal to 4"
        );
        assert_eq!(
            text("/a", length(None, Some(2))),
            "Value with length 3 at '/a' failed to satisfy constraint: \
             Member must have length less than or equal to 2"
        );
        assert_eq!(
            text(
                "/n",
                Constraint::Range {
                    min: Some(RangeBound::decimal("0.10", 0.1, (0, false))),
                    max: Some(RangeBound::integer(7)),
                }
            ),
            "Value at '/n' failed to satisfy constraint: Member must be between 0.10 and 7, inclusive"
        );
        assert_eq!(
            text("/p", Constraint::Pattern { pattern: "^a$" }),
            "Value at '/p' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: ^a$"
        );
        assert_eq!(
            text(
                "/e",
                Constraint::Enum {
                    values: &["A", "B"]
                }
            ),
            "Value at '/e' failed to satisfy constraint: Member must satisfy enum value set: [A, B]"
        );
        assert_eq!(
            text(
                "/u",
                Constraint::UniqueItems {
                    indices: vec![0, 2]
                }
            ),
            "Value with repeated values at indices [0, 2] at '/u' failed to satisfy constraint: \
             Member must have unique values"
        );
        let many = |count: usize| {
            let indices = (0..count).collect();
            text("/l", Constraint::UniqueItems { indices })
        };
        let first = (0..100)
            .map(|index| index.to_string())
            .collect::<Vec<_>>()
            .join(", ");
        let end = " at '/l' failed to satisfy constraint: Member must have unique values";
        for (count, more) in [
            (100, ""),
            (101, ", and 1 more"),
            (200_000, ", and 199900 more"),
        ] {
            let expected = format!("Value with repeated values at indices [{first}{more}]{end}");
            assert_eq!(many(count), expected, "{count}");
        }
        assert_eq!(
            text("/r", Constraint::Required),
            "Value at '/r' failed to satisfy constraint: Member must not be null"
        );
    }

    #[test]
    fn a_validation_exception_is_json() {
        let pattern = Constraint::Pattern {
            pattern: "^\\d\"\u{1}$",
        };
        let unique = Constraint::UniqueItems {
            indices: vec![0, 1],
        };
        let violations = [("/a~1b", pattern), ("/é", unique)]
            .map(|(path, c)| ConstraintViolation::new(path.to_owned(), c));
        let violations = ConstraintViolations::of(violations.to_vec(), 2).expect("two");
        assert_eq!(
            violations.to_validation_exception().to_string(),
            "{\"message\":\"2 validation errors detected. Value at '/a~1b' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: ^\\\\d\\\"\\u0001$; Value at '/é' failed to \
             satisfy constraint: Member must have unique values\",\"fieldList\":[{\"path\":\"/a~1b\",\
             \"message\":\"Value at '/a~1b' failed to satisfy constraint: Member must satisfy regular \
             expression pattern: ^\\\\d\\\"\\u0001$\"},{\"path\":\"/é\",\"message\":\"Value at '/é' failed to \
             satisfy constraint: Member must have unique values\"}]}"
        );
    }

    #[test]
    fn several_are_counted_and_joined() {
        let one = ConstraintViolation::new("/r".to_owned(), Constraint::Required);
        let sentence = one.to_string();
        assert!(ConstraintViolations::of(Vec::new(), 0).is_none());
        let single = ConstraintViolations::of(vec![one.clone()], 1).expect("one");
        assert_eq!(
            single.to_string(),
            format!("1 validation error detected. {sentence}")
        );
        let two = ConstraintViolations::of(vec![one.clone(), one], 2).expect("two");
        assert_eq!(
            two.to_string(),
            format!("2 validation errors detected. {sentence}; {sentence}")
        );
    }
}
