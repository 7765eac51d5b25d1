//! Rules that can only be seen across shapes. Each has its reason above it.

use std::collections::HashSet;

use super::closure::Closure;
use super::shape::{Kind, Member, Shape};
use super::source::Source;
use super::traits::EnumDefinition;
use crate::{Diagnostic, Request};

/// Checks a closure.
///
/// # Errors
///
/// Every rule that it breaks.
pub fn check(
    closure: &Closure<'_>,
    source: Source<'_>,
    request: &Request,
) -> Result<(), Vec<Diagnostic>> {
    let mut checker = Checker {
        closure,
        source,
        problems: Vec::new(),
    };
    for shape in &closure.shapes {
        checker.constraints_fit(shape, None);
        for member in shape.kind.members() {
            checker.constraints_fit(shape, Some(member));
        }
        match &shape.kind {
            Kind::Timestamp if !request.timestamps => checker.needs_the_feature(shape),
            Kind::Enum(values) => checker.values_differ(shape, values),
            Kind::Map(members) => {
                checker.key_is_a_string(shape, &members[0]);
                checker.collection_ends(shape);
            }
            Kind::List(_) => {
                checker.collection_ends(shape);
                checker.items_compare(shape);
            }
            _ => {}
        }
    }
    if checker.problems.is_empty() {
        Ok(())
    } else {
        Err(checker.problems)
    }
}

struct Checker<'c, 'a> {
    closure: &'c Closure<'a>,
    source: Source<'a>,
    problems: Vec<Diagnostic>,
}

impl Checker<'_, '_> {
    fn report(&mut self, shape: &Shape<'_>, text: &str, message: String) {
        let mut problem = Diagnostic::new(shape.span, message);
        if !text.is_empty() {
            problem = problem.at(self.source.place(text, Some(shape.id.as_str())));
        }
        self.problems.push(problem);
    }

    /// Constraint traits have selectors: `@length` is for strings, blobs, lists and maps, `@range`
    /// for numbers, `@pattern` for strings, on the shape itself or on a member that targets it.
    /// An enum is a string; its value set decides, so what else it carries is passed over.
    fn constraints_fit(&mut self, shape: &Shape<'_>, member: Option<&Member<'_>>) {
        let (target, traits) = match member {
            Some(member) => (self.closure.target(member), &member.traits),
            None => (shape, &shape.traits),
        };
        let has_length = matches!(
            target.kind,
            Kind::String | Kind::Enum(_) | Kind::List(_) | Kind::Map(_)
        );
        let is_string = matches!(target.kind, Kind::String | Kind::Enum(_));
        let length = traits.length.as_ref().map(|length| length.text);
        let range = traits.range.as_ref().map(|range| range.text);
        let pattern = traits.pattern.as_ref().map(|pattern| pattern.text);
        let wrong = [
            ("length", length, has_length, "a string, list or map"),
            ("range", range, target.kind.is_number(), "a number"),
            ("pattern", pattern, is_string, "a string"),
        ];
        for (name, text, fits, expected) in wrong {
            if let (Some(text), false) = (text, fits) {
                let what = target.kind.described();
                let on = member.map_or_else(String::new, |m| format!(" on member `{}`", m.name));
                let message = format!("`@{name}`{on} is for {expected}, and this is {what}");
                self.report(shape, text, message);
            }
        }
    }

    /// The Rust type of a timestamp comes with a feature of `shapesmith`.
    fn needs_the_feature(&mut self, shape: &Shape<'_>) {
        let message = format!(
            "`{}` is a timestamp, and the feature `timestamp` of `shapesmith` is off",
            shape.id.as_str()
        );
        let mut problem = Diagnostic::new(shape.span, message);
        if !shape.text.is_empty() {
            problem = problem.at(self.source.place(shape.text, Some(shape.id.as_str())));
        }
        let help = "shapesmith = { version = \"…\", features = [\"timestamp\"] }";
        self.problems.push(problem.help(help));
    }

    /// Smithy specification, "Enum shapes": values are unique.
    fn values_differ(&mut self, shape: &Shape<'_>, values: &[EnumDefinition<'_>]) {
        let mut seen = HashSet::new();
        for value in values {
            if !seen.insert(&value.value) {
                let message = format!("the enum has the value {:?} twice", value.value);
                self.report(shape, value.text, message);
            }
        }
    }

    /// Smithy specification, "Map": the key targets a string, of which an enum is one.
    fn key_is_a_string(&mut self, shape: &Shape<'_>, key: &Member<'_>) {
        let target = self.closure.target(key);
        if !matches!(target.kind, Kind::String | Kind::Enum(_)) {
            let what = target.kind.described();
            let message = format!("the key of a map must be a string, and this is {what}");
            self.report(shape, key.text, message);
        }
    }

    /// The lists and maps below `shape` through members of lists and values of maps alone.
    fn collections_below<'s>(&'s self, shape: &'s Shape<'s>) -> Vec<&'s Shape<'s>> {
        let mut below: Vec<&Shape<'_>> = Vec::new();
        let mut current = shape;
        while let (Kind::List(_) | Kind::Map(_), [.., inner]) =
            (&current.kind, current.kind.members())
        {
            current = self.closure.target(inner);
            let done =
                std::ptr::eq(current, shape) || below.iter().any(|s| std::ptr::eq(*s, current));
            below.push(current);
            if done {
                break;
            }
        }
        below
    }

    /// Smithy specification, "Recursive shape definitions": a list or map may contain itself only
    /// through a structure or union; otherwise it has no end and no Rust type.
    fn collection_ends(&mut self, shape: &Shape<'_>) {
        let below = self.collections_below(shape);
        if below.iter().any(|s| std::ptr::eq(*s, shape)) {
            let what = shape.kind.described();
            let message =
                format!("{what} that contains itself must do so through a structure or union");
            self.report(shape, shape.text, message);
        }
    }

    /// Smithy specification, "uniqueItems trait": floats do not compare, so no list of unique items
    /// holds them.
    fn items_compare(&mut self, shape: &Shape<'_>) {
        let below = self.collections_below(shape);
        let floats = below
            .last()
            .is_some_and(|s| matches!(s.kind, Kind::Float | Kind::Double));
        if shape.traits.unique_items && floats {
            let message = "`@uniqueItems` cannot be on a list that holds floats".to_owned();
            self.report(shape, shape.text, message);
        }
    }
}
