//! Constraints that no value satisfies. They are allowed in models, so they are only reported if they are asked for: a
//! value cannot be made for tests.

use super::Checker;
use crate::diagnostic::excerpt;
use crate::model::decimal::Decimal;
use crate::model::levels::{self, needed};
use crate::model::shape::{Kind, Member, Shape};
use crate::model::traits::{Length, Traits};

/// What to do about such a constraint.
const HELP: &str = "no value can be made for tests; change the constraints in the model";

/// The most items or entries that test data has for `@length`, as in `src/generate`.
const MAX_ITEMS: u64 = 1 << 18;

/// The most characters or bytes.
const MAX_TEXT: u64 = 1 << 24;

impl Checker<'_, '_> {
    pub(super) fn check_values(&mut self) {
        self.check_endless_values();
        let closure = self.closure;
        for shape in &closure.shapes {
            self.check_value(shape, None, shape, &shape.traits);
            for member in shape.kind.members() {
                let traits = &member.traits;
                if traits.length.is_some() || traits.pattern.is_some() || traits.range.is_some() {
                    self.check_value(shape, Some(member), closure.target(member), traits);
                }
            }
        }
    }

    /// Checks the constraints of a shape, or those of a member, which override those of its target.
    fn check_value(
        &mut self,
        shape: &Shape<'_>,
        member: Option<&Member<'_>>,
        target: &Shape<'_>,
        own: &Traits<'_>,
    ) {
        let of = match member {
            Some(member) => format!("{}${}", shape.id.as_str(), member.name),
            None => shape.id.as_str().to_owned(),
        };
        let of = excerpt(&of);
        let for_tests = || {
            (!self.is_exhaustive)
                .then(|| too_long(target, own, &of))
                .flatten()
        };
        let problem = self.contradiction(target, own, &of).or_else(for_tests);
        if let Some((text, message)) = problem {
            self.report_with(shape, text, message, Some(HELP));
        }
    }

    /// The text of a constraint that no value satisfies, and the error.
    fn contradiction<'t>(
        &self,
        target: &Shape<'t>,
        own: &Traits<'t>,
        of: &str,
    ) -> Option<(&'t str, String)> {
        let length = own.length.as_ref().or(target.traits.length.as_ref());
        let (min, max) = length.map_or((0, u64::MAX), |length| bounds(length.rule));
        match &target.kind {
            Kind::String | Kind::Enum(_) => {
                let pattern = own.pattern.as_ref().or(target.traits.pattern.as_ref());
                let known = pattern?;
                let source = &known.rule.source;
                let is_possible = match &target.kind {
                    // The other values are not in the model.
                    Kind::Enum(_) if !target.traits.is_enum_string => true,
                    _ => known.rule.compiled.matches_length(source, min, max),
                };
                let length = length.map_or(String::new(), |length| {
                    format!(" and has a length {}", shown(length.rule))
                });
                (!is_possible).then(|| {
                    let source = excerpt(source);
                    let what =
                        format!("no string matches the pattern `{source}` of `{of}`{length}");
                    (known.text, what)
                })
            }
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::BigInteger => {
                let range = own.range.as_ref().or(target.traits.range.as_ref());
                let known = range?;
                let (lowest, highest) = integers(&target.kind);
                let min = known.rule.min.map_or(lowest, |min| {
                    let (floor, is_whole) = Decimal::new(min.digits).floor();
                    lowest.max(floor.saturating_add((!is_whole).into()))
                });
                let max = known.rule.max.map_or(highest, |max| {
                    highest.min(Decimal::new(max.digits).floor().0)
                });
                (min > max).then(|| {
                    let kind = target.kind.with_article();
                    let kind = kind.split_once(' ').map_or(kind, |(_, name)| name);
                    (
                        known.text,
                        format!("`@range` of `{of}`: no {kind} is within the bounds"),
                    )
                })
            }
            Kind::List(item) if target.traits.unique_items => {
                self.too_few(length.map(|length| (length.text, min)), item, of, "values")
            }
            Kind::Map(members) => self.too_few(
                length.map(|length| (length.text, min)),
                &members[0],
                of,
                "keys",
            ),
            _ => None,
        }
    }

    /// A shape each of whose values would contain another one without end. That of structures alone is an error in any
    /// case.
    fn check_endless_values(&mut self) {
        let closure = self.closure;
        let levels = levels::levels(closure).levels;
        // From such a shape, one of those that it needs, until one comes again: each such shape needs another one.
        let mut walks: Vec<usize> = vec![0; closure.shapes.len()];
        for start in 0..closure.shapes.len() {
            let mut current = Some(start).filter(|start| levels[*start].is_none());
            let mut path = Vec::new();
            while let Some(place) = current {
                if walks[place] > 0 {
                    break;
                }
                walks[place] = start + 1;
                path.push(place);
                current = needed(&closure.shapes[place])
                    .map(|(_, target)| target)
                    .find(|target| levels[*target].is_none());
            }
            let Some(again) = current.filter(|place| walks[*place] == start + 1) else {
                continue;
            };
            let mut cycle = path.iter().skip_while(|place| **place != again);
            if cycle.any(|place| !matches!(closure.shapes[*place].kind, Kind::Structure(_))) {
                let shape = &closure.shapes[again];
                let message = format!(
                    "`{}` has no finite value: each contains another one",
                    excerpt(shape.id.as_str())
                );
                self.report_with(shape, shape.text, message, Some(HELP));
            }
        }
    }

    /// The error for a set of values, or of keys, that is larger than there are values.
    fn too_few<'t>(
        &self,
        min: Option<(&'t str, u64)>,
        member: &Member<'_>,
        of: &str,
        what: &str,
    ) -> Option<(&'t str, String)> {
        let (text, min) = min?;
        let count = match &self.closure.target(member).kind {
            Kind::Boolean => 2,
            Kind::Enum(values) => values.len() as u64,
            Kind::IntEnum(values) => values.len() as u64,
            _ => return None,
        };
        (min > count).then(|| {
            let message = format!(
                "`@length` of `{of}`: at least {min} different {what} are required, but there are only {count}"
            );
            (text, message)
        })
    }
}

/// The error for a length that test data does not have.
fn too_long<'t>(target: &Shape<'t>, own: &Traits<'t>, of: &str) -> Option<(&'t str, String)> {
    let (most, what) = match &target.kind {
        Kind::String => (MAX_TEXT, "characters"),
        Kind::Blob => (MAX_TEXT, "bytes"),
        Kind::List(_) => (MAX_ITEMS, "items"),
        Kind::Map(_) => (MAX_ITEMS, "entries"),
        _ => return None,
    };
    let length = own.length.as_ref().or(target.traits.length.as_ref())?;
    let min = length.rule.min.filter(|min| *min > most)?;
    let message = format!(
        "`@length` of `{of}`: at least {min} {what} are required, but test data has at most {most}"
    );
    Some((length.text, message))
}

fn bounds(Length { min, max }: Length) -> (u64, u64) {
    (min.unwrap_or(0), max.unwrap_or(u64::MAX))
}

fn shown(Length { min, max }: Length) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("between {min} and {max}, inclusive"),
        (Some(min), None) => format!("greater than or equal to {min}"),
        (None, Some(max)) => format!("less than or equal to {max}"),
        (None, None) => "of any number of characters".to_owned(),
    }
}

/// The integers of a kind.
fn integers(kind: &Kind<'_>) -> (i128, i128) {
    match kind {
        Kind::Byte => (i8::MIN.into(), i8::MAX.into()),
        Kind::Short => (i16::MIN.into(), i16::MAX.into()),
        Kind::Integer => (i32::MIN.into(), i32::MAX.into()),
        Kind::Long => (i64::MIN.into(), i64::MAX.into()),
        _ => (i128::MIN, i128::MAX),
    }
}
