//! The deprecated trait as Rust's `#[deprecated]`.

use super::markdown::deprecation_note;
use crate::collections::List;
use crate::model::traits::Deprecated;

/// The arguments of `#[deprecated]`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Deprecation {
    /// A version. A date is part of the note instead, because Rust's tools read `since` as a version.
    pub(crate) since: Option<String>,
    /// The reason, or the replacement.
    pub(crate) note: Option<String>,
}

impl Deprecation {
    pub(super) fn of(deprecated: &Deprecated<'_>) -> Self {
        let since = deprecated.since.as_deref();
        let (version, date) = match since {
            Some(since) if is_version(since) => (Some(since), None),
            since => (None, since),
        };
        let mut notes: Vec<String> = deprecated
            .message
            .iter()
            .map(|m| deprecation_note(m))
            .list();
        notes.extend(date.map(|date| format!("deprecated since {}", deprecation_note(date))));
        notes.retain(|note| !note.is_empty());
        Deprecation {
            since: version.map(str::to_owned),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
        }
    }
}

/// Three numbers, as in `1.2.3`.
fn is_version(text: &str) -> bool {
    let is_number =
        |part: &str| part.parse::<u32>().is_ok() && (part == "0" || !part.starts_with('0'));
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_becomes_since_and_a_date_part_of_the_note() {
        let of = |since: &'static str, message: &'static str| {
            let deprecated = Deprecated {
                since: (!since.is_empty()).then(|| since.into()),
                message: (!message.is_empty()).then(|| message.into()),
            };
            let Deprecation { since, note } = Deprecation::of(&deprecated);
            (since.unwrap_or_default(), note.unwrap_or_default())
        };
        assert_eq!(
            of("1.2.3", "use X"),
            ("1.2.3".to_owned(), "use X".to_owned())
        );
        let date = "use X; deprecated since 2024-01-01".to_owned();
        assert_eq!(of("2024-01-01", "use X"), (String::new(), date));
        assert_eq!(of("", ""), (String::new(), String::new()));
    }
}
