//! Constraints in the words of the documentation of generated code.

use std::borrow::Cow;

use crate::plan::docs;

/// The values of constraint traits. Numbers are their digits, as in the model.
#[derive(Clone, Debug, Default)]
pub struct Constraints<'a> {
    /// The minimum and the maximum of `@length`.
    pub length: Option<(Option<&'a str>, Option<&'a str>)>,
    /// The minimum and the maximum of `@range`.
    pub range: Option<(Option<&'a str>, Option<&'a str>)>,
    /// The value of `@pattern`.
    pub pattern: Option<&'a str>,
    /// Whether there is `@uniqueItems`.
    pub unique_items: bool,
}

impl Constraints<'_> {
    /// A line for each constraint, such as "length: at most 3".
    #[must_use]
    pub fn describe(&self) -> Vec<String> {
        let bounds = |(min, max): (Option<_>, Option<_>)| docs::Bounds {
            min: min.map(Cow::Borrowed),
            max: max.map(Cow::Borrowed),
        };
        let mut lines = Vec::new();
        let constraints = docs::Constraints {
            length: self.length.map(bounds),
            range: self.range.map(bounds),
            pattern: self.pattern,
            unique_items: self.unique_items,
        };
        constraints.describe(&mut lines);
        lines
    }
}
