//! Rules that concern more than one shape.

mod http;
mod json;
mod limits;
mod recursion;

use std::fmt::Debug;
use std::hash::Hash;

use proc_macro2::TokenTree;

use super::closure::{Closure, Operation, Unchecked};
use super::id::MAX_ID;
use super::selectors;
use super::shape::{Kind, Member, Shape};
use super::source::Source;
use super::traits::EnumDefinition;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, Feature, FeatureProblem, Problems, excerpt, quoted};
use crate::input::SmithyInput;
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
    source: Source<'_>,
    request: &SmithyInput,
) -> Result<Closure<'a>, Vec<Diagnostic>> {
    let feature_problems = check_all(&closure, source, request)?;
    Ok(closure.into_checked(feature_problems))
}

/// Returns the errors that depend on features of the runtime.
fn check_all(
    closure: &Closure<'_, Unchecked>,
    source: Source<'_>,
    request: &SmithyInput,
) -> Result<Vec<FeatureProblem>, Vec<Diagnostic>> {
    let mut checker = Checker {
        closure,
        source,
        problems: Problems::default(),
        feature_problems: Vec::new(),
    };
    for (index, shape) in closure.shapes.iter().enumerate() {
        checker.check_trait_selectors(shape, None);
        checker.check_back_references(shape);
        for member in shape.kind.members() {
            checker.check_trait_selectors(shape, Some(member));
            checker.check_unit_target(shape, member);
        }
        checker.check_size(shape);
        checker.check_json_names(shape, index);
        match &shape.kind {
            Kind::Structure(members) => checker.check_http_binding_conflicts(shape, members),
            Kind::BigInteger | Kind::BigDecimal => {
                checker.require_feature_of(Feature::Bignum, shape, index);
            }
            Kind::Document => checker.require_feature_of(Feature::Serde, shape, index),
            Kind::Enum(values) => {
                checker.check_enum_names(shape, values);
                let values = values.iter().map(|v| (&v.value, v.text));
                checker.check_enum_values(shape, values.list());
            }
            Kind::IntEnum(values) => {
                let values = values.iter().map(|v| (&v.value, v.text));
                checker.check_enum_values(shape, values.list());
            }
            Kind::Map(members) => {
                checker.check_map_key(shape, &members[0]);
                checker.check_recursive_collection(shape);
            }
            Kind::List(_) => {
                checker.check_recursive_collection(shape);
                checker.check_unique_items_target(shape);
            }
            _ => {}
        }
    }
    checker.check_builder_sizes();
    checker.check_required_recursion();
    checker.check_nesting();
    checker.check_renames(request);
    checker.check_json_name_protocols();
    checker.check_serde_derives(request);
    let mut of_http = Checker {
        closure,
        source,
        problems: Problems::default(),
        feature_problems: Vec::new(),
    };
    let (mut labels, mut ends) = (Map::new(), Set::new());
    for operation in &closure.operations {
        of_http.check_labels(operation, &mut labels);
        of_http.check_http_messages(operation, &mut ends);
        of_http.check_service(operation);
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

struct Checker<'c, 'a> {
    closure: &'c Closure<'a, Unchecked>,
    source: Source<'a>,
    problems: Problems,
    feature_problems: Vec<FeatureProblem>,
}

impl<'c> Checker<'c, '_> {
    fn report(&mut self, shape: &Shape<'_>, text: &str, message: String) {
        self.report_with(shape, text, message, None);
    }

    fn report_with(&mut self, shape: &Shape<'_>, text: &str, message: String, help: Option<&str>) {
        let source = self.source;
        self.problems.push(|| {
            let mut problem = Diagnostic::new(shape.span, message);
            problem.help = help.map(str::to_owned);
            if text.is_empty() {
                return problem;
            }
            problem.location(source.location(text, Some(shape.id.as_str())))
        });
    }

    /// Checks that the traits match their selectors.
    fn check_trait_selectors(&mut self, shape: &Shape<'c>, member: Option<&Member<'c>>) {
        for misplaced in selectors::misplaced(self.closure, shape, member) {
            self.report(shape, misplaced.text, misplaced.message);
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

    /// A request is for one service.
    fn check_service(&mut self, operation: &Operation<'_>) {
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
            let help = format!("choose one: `service = {}`", quoted(&service.id));
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
        if !self.feature_problems.iter().any(is_known) {
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
                let source = self.source;
                self.require_feature(Feature::Backreference, || {
                    let id = shape.id.as_str();
                    let message = format!(
                        "the pattern of `{id}` has a back-reference, which requires the feature `backreference` of \
                         `shapesmith`"
                    );
                    Diagnostic::new(shape.span, message)
                        .location(source.location(pattern.text, Some(id)))
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
        let (closure, source) = (self.closure, self.source);
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
                problem = problem.location(source.location(text, Some(shape.id.as_str())));
            }
            problem.help(format!("enable it in Cargo.toml: `features = [{name:?}]`"))
        });
    }

    /// With the feature `serde`, every type implements serde's traits.
    fn check_serde_derives(&mut self, request: &SmithyInput) {
        for derive in &request.derives {
            let Some(TokenTree::Ident(name)) = derive.clone().into_iter().last() else {
                continue;
            };
            if name == "Serialize" || name == "Deserialize" {
                let message = format!("`{name}` is always implemented");
                self.feature_problems.push(FeatureProblem {
                    feature: Feature::Serde,
                    with_feature: true,
                    problem: Diagnostic::spanned(derive, message).help("remove it"),
                });
            }
        }
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
            Kind::String | Kind::Enum(_) | Kind::External(_)
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
