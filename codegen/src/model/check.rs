//! Rules that concern more than one shape.

mod attributes;
mod http;
mod json;
mod limits;
mod pagination;
mod recursion;
mod values;

use std::fmt::Debug;
use std::hash::Hash;

use super::closure::{Closure, Operation, Unchecked};
use super::id::MAX_ID;
use super::selectors;
use super::shape::{Kind, Member, Shape};
use super::source::Sources;
use super::traits::EnumDefinition;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, Feature, FeatureProblem, Problems, excerpt, quoted};
use crate::input::{SmithyInput, Syntax};
use crate::regex::CompiledPattern;

pub use limits::{MAX_DEPTH, MAX_MEMBERS, MAX_NESTING, MAX_REQUIRED, MAX_VARIANTS};

/// The maximum number of services that a message lists.
const MAX_SHOWN: usize = 10;

/// Checks a closure.
///
/// # Errors
///
/// Returns all violations of the rules.
pub(crate) fn check<'a>(
    closure: Closure<'a, Unchecked>,
    sources: &Sources<'_>,
    request: &SmithyInput,
) -> Result<Closure<'a>, Vec<Diagnostic>> {
    let feature_problems = check_all(&closure, sources, request)?;
    Ok(closure.into_checked(feature_problems))
}

/// Returns the errors that depend on features of the runtime.
fn check_all(
    closure: &Closure<'_, Unchecked>,
    sources: &Sources<'_>,
    request: &SmithyInput,
) -> Result<Vec<FeatureProblem>, Vec<Diagnostic>> {
    let mut checker = Checker::new(closure, sources);
    checker.check_shapes();
    if request.arbitrary {
        checker.check_values();
    }
    checker.check_builder_sizes();
    checker.check_required_recursion();
    checker.check_nesting();
    checker.check_errors();
    checker.check_renames(request);
    checker.check_json_name_protocols();
    checker.check_serde_derives(request);
    checker.check_attributes(request);
    let mut of_http = Checker::new(closure, sources);
    of_http.check_operations();
    for operation in &closure.operations {
        of_http.check_service(operation, request.syntax);
    }
    let mut feature_problems = checker.feature_problems;
    if let Err(problems) = of_http.problems.into_result() {
        feature_problems.extend(problems.into_iter().map(|problem| FeatureProblem {
            feature: Feature::Http,
            with_feature: true,
            problem,
        }));
    }
    if let Err(mut problems) = checker.problems.into_result() {
        problems.extend((feature_problems.into_iter()).map(FeatureProblem::into_diagnostic));
        return Err(problems);
    }
    Ok(feature_problems)
}

/// Errors in a whole model.
#[cfg(feature = "inspect")]
pub(crate) struct Everything {
    pub(crate) errors: Vec<Diagnostic>,
    /// Shapes that require features of the runtime.
    pub(crate) feature_problems: Vec<FeatureProblem>,
    /// Constraints that no value satisfies.
    pub(crate) impossible: Vec<Diagnostic>,
}

/// Checks all shapes and operations of a model, without the rules that are about an invocation of a macro.
#[cfg(feature = "inspect")]
pub(crate) fn check_everything(
    closure: &Closure<'_, Unchecked>,
    sources: &Sources<'_>,
) -> Everything {
    let new = || {
        let mut checker = Checker::new(closure, sources);
        checker.problems = Problems::unlimited();
        checker.is_exhaustive = true;
        checker
    };
    let (mut checker, mut values) = (new(), new());
    checker.check_shapes();
    checker.check_builder_sizes();
    checker.check_required_recursion();
    checker.check_nesting();
    checker.check_errors();
    checker.check_operations();
    values.check_values();
    Everything {
        errors: checker.problems.into_list(),
        feature_problems: checker.feature_problems,
        impossible: values.problems.into_list(),
    }
}

struct Checker<'c, 'a> {
    closure: &'c Closure<'a, Unchecked>,
    sources: &'c Sources<'c>,
    problems: Problems,
    feature_problems: Vec<FeatureProblem>,
    /// Whether everything that needs a feature is reported, not only the first.
    is_exhaustive: bool,
}

impl<'c, 'a> Checker<'c, 'a> {
    fn new(closure: &'c Closure<'a, Unchecked>, sources: &'c Sources<'c>) -> Self {
        Checker {
            closure,
            sources,
            problems: Problems::default(),
            feature_problems: Vec::new(),
            is_exhaustive: false,
        }
    }

    fn check_shapes(&mut self) {
        let closure = self.closure;
        for (index, shape) in closure.shapes.iter().enumerate() {
            self.check_trait_selectors(shape, None);
            self.check_back_references(shape);
            for member in shape.kind.members() {
                self.check_trait_selectors(shape, Some(member));
                self.check_unit_target(shape, member);
            }
            self.check_size(shape);
            self.check_json_names(shape, index);
            match &shape.kind {
                Kind::Structure(members) => self.check_http_binding_conflicts(shape, members),
                Kind::BigInteger | Kind::BigDecimal => {
                    self.require_feature_of(Feature::Bignum, shape, index);
                }
                Kind::Document => self.require_feature_of(Feature::Serde, shape, index),
                Kind::Enum(values) => {
                    self.check_enum_names(shape, values);
                    let values = values.iter().map(|v| (&v.value, v.text));
                    self.check_enum_values(shape, values.list());
                }
                Kind::IntEnum(values) => {
                    let values = values.iter().map(|v| (&v.value, v.text));
                    self.check_enum_values(shape, values.list());
                }
                Kind::Map(members) => {
                    self.check_map_key(shape, &members[0]);
                    self.check_recursive_collection(shape);
                }
                Kind::List(_) => {
                    self.check_recursive_collection(shape);
                    self.check_unique_items_target(shape);
                }
                _ => {}
            }
        }
    }

    fn check_operations(&mut self) {
        let (mut labels, mut ends) = (Map::new(), Set::new());
        for operation in &self.closure.operations {
            self.check_labels(operation, &mut labels);
            self.check_http_messages(operation, &mut ends);
            self.check_pagination(operation);
        }
    }
}

impl<'c> Checker<'c, '_> {
    fn report(&mut self, shape: &Shape<'_>, text: &str, message: String) {
        self.report_with(shape, text, message, None);
    }

    fn report_with(&mut self, shape: &Shape<'_>, text: &str, message: String, help: Option<&str>) {
        let sources = self.sources;
        self.problems.push(|| {
            let mut problem = Diagnostic::new(shape.span, message);
            problem.help = help.map(str::to_owned);
            if text.is_empty() {
                return problem;
            }
            problem.location(sources.location(text, Some(shape.id.as_str())))
        });
    }

    /// Checks that the traits match their selectors.
    fn check_trait_selectors(&mut self, shape: &Shape<'c>, member: Option<&Member<'c>>) {
        for misplaced in selectors::misplaced(self.closure, shape, member) {
            let sources = self.sources;
            self.problems.push(|| {
                let problem = Diagnostic::new(shape.span, misplaced.message);
                let of = shape.id.as_str();
                match (misplaced.text, misplaced.id) {
                    ("", _) => problem,
                    (text, None) => problem.location(sources.location(text, Some(of))),
                    (text, Some(id)) => {
                        problem.location(sources.location_of_reference(text, &id, of))
                    }
                }
            });
        }
    }

    /// Smithy specification, "Unit type": only members of unions can target it.
    fn check_unit_target(&mut self, shape: &Shape<'_>, member: &Member<'_>) {
        let target = self.closure.target(member);
        if matches!(target.kind, Kind::Unit) && !matches!(shape.kind, Kind::Union(_)) {
            let message = format!(
                "member `{}` targets `smithy.api#Unit`, which is only allowed in unions",
                excerpt(&member.name)
            );
            self.report(shape, member.text, message);
        }
    }

    /// The errors of an operation are structures with `@error` (Smithy specification, "Operation"). An external type has
    /// what it needs, or the compiler says so.
    fn check_errors(&mut self) {
        let closure = self.closure;
        let mut reported = Set::new();
        for operation in &closure.operations {
            for &index in &operation.errors {
                let shape = &closure.shapes[index];
                let is_fine = match &shape.kind {
                    Kind::Structure(_) => shape.traits.error.is_some(),
                    kind => matches!(kind, Kind::External { .. }),
                };
                if !is_fine && reported.insert(index) {
                    let message = format!(
                        "`{}` is an error of `{}`, but not a structure with `@error`",
                        excerpt(shape.id.as_str()),
                        excerpt(&operation.id)
                    );
                    let help = "add `@error` with \"client\" or \"server\" to it";
                    self.report_with(shape, shape.text, message, Some(help));
                }
            }
        }
    }

    /// A request is for one service.
    fn check_service(&mut self, operation: &Operation<'_>, syntax: Syntax) {
        let (Some(service), [_, ..]) = (&operation.service, &operation.other_services[..]) else {
            return;
        };
        self.problems.push(|| {
            let ids = std::iter::once(&service.id).chain(&operation.other_services);
            let shown = ids.take(MAX_SHOWN).map(|id| format!("`{}`", excerpt(id)));
            let message = format!(
                "operation `{}` is bound to several services: {}",
                excerpt(&operation.id),
                shown.list().join(", ")
            );
            let help = format!(
                "choose one: `{}`",
                syntax.one("service", &excerpt(&service.id))
            );
            Diagnostic::new(operation.span, message).help(help)
        });
    }

    /// A new name must be unique, and its shape must be in the closure.
    fn check_renames(&mut self, request: &SmithyInput) {
        let mut given: Map<String, &str> = Map::new();
        let is_renamed = |shape: &Shape<'_>| {
            (request.renames.iter()).any(|(old, _)| old.text == shape.id.as_str())
        };
        for (old, new) in &request.renames {
            let shapes = || self.closure.shapes.iter();
            // A raw identifier in Rust is a plain name in the model.
            let new_name = new.to_string();
            let new_name = new_name.strip_prefix("r#").unwrap_or(&new_name);
            let other = given.insert(new_name.to_owned(), &old.text);
            let problem = if let Some(other) = other {
                Some(format!(
                    "`rename`: duplicate name `{new_name}` for `{other}` and `{}`",
                    old.text
                ))
            } else if new_name.starts_with("__") {
                Some(format!("`rename`: name `{new_name}` is reserved"))
            } else if !shapes().any(|shape| shape.id.as_str() == old.text) {
                Some(format!(
                    "`rename`: `{}` is not part of the generated shapes",
                    old.text
                ))
            } else if let Some(kind) = shapes()
                .filter(|shape| shape.id.as_str() == old.text)
                // In the module of an external type, it has its new name.
                .find(|shape| {
                    !(shape.kind.has_own_type() || matches!(shape.kind, Kind::External { .. }))
                })
                .map(|shape| shape.kind.with_article())
            {
                Some(format!(
                    "`rename`: `{}` is {kind}, which has no type of its own",
                    old.text
                ))
            } else if shapes().any(|shape| {
                shape.id.name() == new_name && shape.kind.has_own_type() && !is_renamed(shape)
            }) {
                Some(format!(
                    "`rename`: name `{new_name}` is already used by another shape"
                ))
            } else {
                None
            };
            if let Some(message) = problem {
                self.problems.push(|| Diagnostic::new(old.span, message));
            }
        }
    }

    /// An error without a feature of the runtime. Only the first is reported, since all have the same remedy.
    fn require_feature(&mut self, feature: Feature, problem: impl FnOnce() -> Diagnostic) {
        let is_known = |known: &FeatureProblem| known.feature == feature && !known.with_feature;
        if self.is_exhaustive || !self.feature_problems.iter().any(is_known) {
            self.feature_problems.push(FeatureProblem {
                feature,
                with_feature: false,
                problem: problem(),
            });
        }
    }

    /// An automaton cannot match a back-reference.
    fn check_back_references(&mut self, shape: &Shape<'_>) {
        let of_members = shape.kind.members().iter().map(|member| &member.traits);
        for traits in std::iter::once(&shape.traits).chain(of_members) {
            let Some(pattern) = &traits.pattern else {
                continue;
            };
            if matches!(*pattern.rule.compiled, CompiledPattern::Backtracking { .. }) {
                let sources = self.sources;
                self.require_feature(Feature::Backreference, || {
                    let id = shape.id.as_str();
                    let message = format!(
                        "the pattern of `{id}` has a back-reference, which requires the feature `backreference` of \
                         `shapesmith`"
                    );
                    Diagnostic::new(shape.span, message)
                        .location(sources.location(pattern.text, Some(id)))
                        .help(
                            "enable it in Cargo.toml: `features = [\"backreference\"]`, or leave the pattern \
                             unchecked with `pattern_off`",
                        )
                });
            }
        }
    }

    /// The Rust types of some kinds require a feature of `shapesmith`.
    fn require_feature_of(&mut self, feature: Feature, shape: &Shape<'_>, index: usize) {
        let (closure, sources) = (self.closure, self.sources);
        self.require_feature(feature, || {
            let (id, name) = (shape.id.as_str(), feature.name());
            let what = shape.kind.with_article();
            let message =
                format!("`{id}` is {what}, which requires the feature `{name}` of `shapesmith`");
            let mut problem = Diagnostic::new(shape.span, message);
            // A shape of the prelude has no location, so the first member that targets it is used.
            let targets =
                |shape: &&Shape<'_>| shape.kind.members().iter().any(|m| m.target == index);
            let shown = if shape.text.is_empty() {
                closure.shapes.iter().find(targets)
            } else {
                Some(shape)
            };
            if let Some(shape) = shown {
                let member = shape.kind.members().iter().find(|m| m.target == index);
                let text = member.map_or(shape.text, |member| member.text);
                problem = problem.location(sources.location(text, Some(shape.id.as_str())));
            }
            problem.help(format!("enable it in Cargo.toml: `features = [{name:?}]`"))
        });
    }

    /// A value without a name in `@enum` is named after its text.
    fn check_enum_names(&mut self, shape: &Shape<'_>, values: &[EnumDefinition<'_>]) {
        for value in values {
            let name = value.name.as_ref().unwrap_or(&value.value);
            if name.len() > MAX_ID {
                let (shown, length) = (quoted(name), name.len());
                let message = format!(
                    "enum value name {shown} of {length} bytes exceeds the maximum of {MAX_ID}"
                );
                self.report_with(shape, value.text, message, Some("give it a shorter `name`"));
            }
        }
    }

    /// Smithy specification, "Enum shapes": values are unique.
    fn check_enum_values<T: Debug + Eq + Hash>(
        &mut self,
        shape: &Shape<'_>,
        values: Vec<(T, &str)>,
    ) {
        let mut seen = Set::new();
        for (value, text) in values {
            if seen.contains(&value) {
                let value = format!("{value:?}");
                let message = format!("duplicate enum value {}", excerpt(&value));
                self.report(shape, text, message);
            } else {
                seen.insert(value);
            }
        }
    }

    /// Smithy specification, "Map": the key targets a string, which includes enums.
    fn check_map_key(&mut self, shape: &Shape<'_>, key: &Member<'_>) {
        let target = self.closure.target(key);
        if !matches!(
            target.kind,
            Kind::String | Kind::Enum(_) | Kind::External { .. }
        ) {
            let what = target.kind.with_article();
            let message = format!("expected a string as the key of a map, found {what}");
            self.report(shape, key.text, message);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing;

    #[test]
    fn a_value_must_be_able_to_end() {
        let cycle = r#""m": {"target": "a#A"}}}, "a#A": {"type": "structure", "members": {
            "b": {"target": "a#B", "traits": {"smithy.api#required": {}}}}}, "a#B": {"type": "structure",
            "members": {"a": {"target": "a#A", "traits": {"smithy.api#required": {}}}}}"#;
        let found = problems(cycle);
        assert!(
            found.contains("contains itself through required members"),
            "{found}"
        );
        assert!(found.contains("in `a#A`"), "{found}");
        let optional = cycle.replacen(r#", "traits": {"smithy.api#required": {}}"#, "", 1);
        assert_eq!(problems(&optional), "");
    }

    /// The errors of the closure of `a#Root` in a model with these shapes.
    fn problems(shapes: &str) -> String {
        let text = format!(
            "{{\"smithy\": \"2.0\", \"shapes\": {{\n\"a#Root\": {{\"type\": \"structure\", \"members\": {{\n{shapes}}}}}"
        );
        let request = testing::request();
        match testing::check(&testing::index(&text), &["a#Root"], &request) {
            Ok(closure) => closure
                .feature_problems
                .iter()
                .map(|known| known.problem.to_string())
                .collect(),
            Err(problems) => problems,
        }
    }

    #[test]
    fn each_error_has_a_location() {
        for (shapes, expected) in [
            (
                r#""m": {"target": "smithy.api#Unit"}}}"#,
                "member `m` targets `smithy.api#Unit`, which is only allowed in unions\n  --> m.json:3:6 in `a#Root`",
            ),
            (
                r#""m": {"target": "smithy.api#String", "traits": {"smithy.api#range": {"min": 1}}}}}"#,
                "`@range` can only be applied to numbers; member `m` targets a string\n  --> m.json:3:69",
            ),
            (
                r#""m": {"target": "a#N"}}}, "a#N": {"type": "long", "traits": {"smithy.api#pattern": "a"}}"#,
                "`@pattern` can only be applied to strings; this is a long",
            ),
            (
                r#""m": {"target": "a#M"}}},
                "a#M": {"type": "map", "key": {"target": "smithy.api#Integer"}, "value": {"target": "smithy.api#String"}}"#,
                "expected a string as the key of a map, found an integer\n  --> m.json:4:47 in `a#M`",
            ),
            (
                r#""m": {"target": "a#L"}}}, "a#L": {"type": "list", "member": {"target": "a#M"}},
                "a#M": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#L"}}"#,
                "a list can contain itself only through a structure or union",
            ),
            (
                r#""m": {"target": "a#L"}}}, "a#L": {"type": "list", "member": {"target": "a#F"},
                "traits": {"smithy.api#uniqueItems": {}}},
                "a#F": {"type": "list", "member": {"target": "smithy.api#Float"}}"#,
                "`@uniqueItems` cannot be applied to lists of floats or documents",
            ),
            (
                r#""m": {"target": "a#E"}}}, "a#E": {"type": "string", "traits": {"smithy.api#enum": [
                {"value": "a"}, {"value": "a"}]}}"#,
                "duplicate enum value \"a\"\n  --> m.json:4:33 in `a#E`",
            ),
            (
                r#""m": {"target": "a#B"}}}, "a#B": {"type": "bigInteger"}"#,
                "`a#B` is a big integer, which requires the feature `bignum` of `shapesmith`",
            ),
            (
                r#""m": {"target": "smithy.api#Document"}}}"#,
                "the feature `serde`",
            ),
        ] {
            let found = problems(shapes);
            assert!(found.contains(expected), "{expected}\n---\n{found}");
        }
        assert_eq!(problems(r#""m": {"target": "smithy.api#String"}}}"#), "");
    }
}
