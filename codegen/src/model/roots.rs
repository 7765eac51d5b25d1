//! Finds the shapes that the input names.

#[cfg(feature = "inspect")]
mod everything;
mod misplaced;
mod names;
mod operations;

use std::borrow::Cow;

use proc_macro2::Span;

use super::index::Index;
use super::json::Raw;
use super::pagination::Pagination;
use super::prelude;
use super::protocol::{OperationTraits, ServiceTraits};
use super::raw_shape::{has_own_type, is_mixin, shape_type, trait_definitions};
use super::trait_reader::TraitReader;
use super::traits::Traits;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, Problems, excerpt, join_or, similar_names};
use crate::input::{Name, Selection, SmithyInput};
#[cfg(feature = "inspect")]
pub(crate) use everything::{has_operations, select_everything};
use misplaced::Wanted;
use operations::Service;

/// Returns the roots of the closure.
///
/// # Errors
///
/// An error for each name that is unknown, is ambiguous, or names a shape without a generated type.
pub(crate) fn select<'a>(
    index: &Index<'a>,
    request: &SmithyInput,
) -> Result<Roots<'a>, Vec<Diagnostic>> {
    Selector::new(index, request).select()
}

/// Returns the shape of a user-written type as the only root.
///
/// # Errors
///
/// Returns an error like [`select`], for the options of the derive.
pub(crate) fn select_for_derive<'a>(
    index: &Index<'a>,
    request: &SmithyInput,
) -> Result<Roots<'a>, Vec<Diagnostic>> {
    let mut selector = Selector::new(index, request);
    selector.is_derive = true;
    selector.select()
}

/// The maximum number of shapes listed for an ambiguous name.
const MAX_SHOWN: usize = 10;

/// The shapes and operations that the input names.
#[derive(Debug, Default)]
pub(crate) struct Roots<'a> {
    /// The roots of the closure.
    pub(crate) shapes: Vec<Root<'a>>,
    /// The operations, without duplicates.
    pub(crate) operations: Vec<RootOperation<'a>>,
    /// The names that services give to shapes, by absolute shape ID.
    pub(crate) renames: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// A root of the closure.
#[derive(Debug)]
pub(crate) struct Root<'a> {
    pub(crate) id: Cow<'a, str>,
    /// The token of the input that names it.
    pub(crate) span: Span,
}

/// An operation that the input names.
#[derive(Debug)]
pub(crate) struct RootOperation<'a> {
    pub(crate) id: String,
    /// The token of the input that names it.
    pub(crate) span: Span,
    /// The input, which is also a root; `None` for `smithy.api#Unit`.
    pub(crate) input: Option<Cow<'a, str>>,
    /// The output, which is also a root; `None` for `smithy.api#Unit`.
    pub(crate) output: Option<Cow<'a, str>>,
    /// The errors, including those of its services, which are also roots.
    pub(crate) errors: Vec<Cow<'a, str>>,
    /// The traits needed to call it.
    pub(crate) traits: OperationTraits,
    /// `@paginated`
    pub(crate) pagination: Option<Pagination<'a>>,
    /// The traits of its type.
    pub(crate) documentation: Traits<'a>,
    /// The service that it is called at.
    pub(crate) service: Option<ServiceTraits>,
    /// Other services that it could be called at, by absolute shape ID.
    pub(crate) other_services: Vec<String>,
}

struct Selector<'i, 'a> {
    index: &'i Index<'a>,
    request: &'i SmithyInput,
    traits: TraitReader<'a>,
    selected: Roots<'a>,
    services: Vec<Service<'a>>,
    /// The indices of the services that each operation is bound to.
    bound: Map<String, Vec<usize>>,
    /// The selected operations.
    operations: Set<String>,
    /// The pairs of errors with the same name that have been reported.
    conflicts: Set<(Cow<'a, str>, Cow<'a, str>)>,
    /// The total number of the operations' errors.
    errors: usize,
    has_looked_for_hidden: bool,
    /// Whether the only name is the shape of a user-written type.
    is_derive: bool,
    problems: Problems,
}

impl<'i, 'a> Selector<'i, 'a> {
    fn new(index: &'i Index<'a>, request: &'i SmithyInput) -> Self {
        Selector {
            index,
            request,
            traits: TraitReader::new(request.syntax),
            selected: Roots::default(),
            services: Vec::new(),
            bound: Map::new(),
            operations: Set::new(),
            conflicts: Set::new(),
            errors: 0,
            has_looked_for_hidden: false,
            problems: Problems::default(),
            is_derive: false,
        }
    }

    fn select(mut self) -> Result<Roots<'a>, Vec<Diagnostic>> {
        let request = self.request;
        match &request.shapes {
            Some(Selection::All(span)) => self.all_shapes(*span),
            Some(Selection::Named(names)) => names.iter().for_each(|name| self.shape(name)),
            None => {}
        }
        self.read_services();
        match &request.operations {
            Some(Selection::All(span)) => self.all_operations(*span),
            Some(Selection::Named(names)) => names.iter().for_each(|name| self.operation(name)),
            None => {}
        }
        self.take_renames();
        self.problems.into_result()?;
        Ok(self.selected)
    }
}

impl<'a> Selector<'_, 'a> {
    /// All shapes with a generated type, without mixins and definitions of traits.
    fn all_shapes(&mut self, span: Span) {
        let definitions = trait_definitions(self.index);
        for &(ref id, raw) in self.index.shapes() {
            // A shape that has no type or is malformed is reported when it is decoded.
            let is_wanted = shape_type(raw).is_none()
                || has_own_type(self.index, id, raw)
                    .and_then(|has_type| Ok(has_type && !is_mixin(self.index, id, raw)?))
                    .unwrap_or(true);
            if is_wanted && !definitions.contains(id) {
                let id = id.clone();
                self.selected.shapes.push(Root { id, span });
            }
        }
    }

    fn shape(&mut self, name: &Name) {
        let Some((id, raw)) = self.find(name, Wanted::Shape, &|_, _| true) else {
            return;
        };
        let is_simple = |kind: &str| {
            matches!(
                kind,
                "list"
                    | "set"
                    | "map"
                    | "string"
                    | "boolean"
                    | "byte"
                    | "short"
                    | "integer"
                    | "long"
                    | "float"
                    | "double"
                    | "timestamp"
                    | "blob"
                    | "bigInteger"
                    | "bigDecimal"
                    | "document"
            ) && has_own_type(self.index, &id, raw).is_ok_and(|has_type| !has_type)
        };
        let is_other = match &*shape_type(raw).unwrap_or_default() {
            "operation" | "service" | "resource" => true,
            kind => is_simple(kind),
        };
        if is_other {
            // The help takes a search of the model.
            let problem = if self.problems.wants_suggestions() {
                self.of_another_kind(name, Wanted::Shape, &id, raw)
            } else {
                self.is_another_kind(name, Wanted::Shape, &id, raw)
            };
            return self.problems.push(|| problem);
        }
        // An unsupported type is reported when the shape is decoded.
        self.selected.shapes.push(Root {
            id: Cow::Owned(id),
            span: name.span,
        });
    }

    /// The only shape with this name.
    fn find(
        &mut self,
        name: &Name,
        wanted: Wanted,
        fits: &dyn Fn(&str, Raw<'a>) -> bool,
    ) -> Option<(String, Raw<'a>)> {
        let what = wanted.name();
        let absolute = name.text.contains('#');
        let shown = |id: &'_ str| -> usize {
            match id.split_once('#') {
                Some((namespace, _)) if !absolute => namespace.len() + 1,
                _ => 0,
            }
        };
        let index = self.index;
        let is_shape = |id: &str| !id.contains('$') && index.applied_to_shape(id).is_none();
        let mut found: Vec<(&str, Raw<'a>)> = Vec::new();
        for &(ref id, raw) in index.shapes() {
            if id[shown(id)..] == name.text && is_shape(id) && fits(id, raw) {
                found.push((id, raw));
            }
        }
        if found.len() > 1 {
            found = self.without_tools(found);
        }
        let framework = prelude::framework(&name.text).filter(|raw| fits(&name.text, raw));
        if let ([], Some(raw)) = (&found[..], framework) {
            return Some((name.text.clone(), raw));
        }
        match found[..] {
            [(id, raw)] => return Some((id.to_owned(), raw)),
            [] => {
                let files = self.index.sources().names();
                let wants = self.problems.wants_suggestions();
                let misplaced = wants.then(|| self.misplaced(name, wanted)).flatten();
                if let Some(problem) = misplaced {
                    self.problems.push(|| problem);
                    return None;
                }
                self.problems.push(|| {
                    let text = excerpt(&name.text);
                    let message = format!("no {what} `{text}` in {files}");
                    let problem = Diagnostic::new(name.span, message);
                    // Shapes of other kinds only if there are no similar names of shapes that the option takes.
                    let is_taken = |id: &str, raw| {
                        wanted != Wanted::Shape
                            || has_own_type(index, id, raw).is_ok_and(|has_type| has_type)
                    };
                    let near_of = |is_taken: &dyn Fn(&str, Raw<'a>) -> bool| {
                        let shapes = index.shapes().iter().filter(|_| wants);
                        let mut known = shapes
                            .filter(|(id, raw)| is_shape(id) && fits(id, raw) && is_taken(id, raw))
                            .map(|(id, _)| &id[shown(id)..]);
                        similar_names(&name.text, &mut known)
                    };
                    let mut near = near_of(&is_taken);
                    if near.is_empty() {
                        near = near_of(&|_, _| true);
                    }
                    if near.is_empty() {
                        problem
                    } else {
                        problem.help(format!("did you mean {}?", join_or(&near)))
                    }
                });
            }
            [..] => {
                self.problems.push(|| {
                    let (count, text) = (found.len(), excerpt(&name.text));
                    let message =
                        format!("{what} name `{text}` is ambiguous: {count} namespaces have it");
                    let ids = found
                        .iter()
                        .take(MAX_SHOWN)
                        .map(|(id, _)| format!("{id:?}"));
                    let mut help = ids.list().join(" or ");
                    if count > MAX_SHOWN {
                        help.push_str(", or another");
                    }
                    Diagnostic::new(name.span, message).help(format!("write {help}"))
                });
            }
        }
        None
    }

    /// Mixins and definitions of traits do not make the name of another shape ambiguous.
    fn without_tools<'s>(&self, found: Vec<(&'s str, Raw<'a>)>) -> Vec<(&'s str, Raw<'a>)> {
        let definitions = trait_definitions(self.index);
        let is_tool = |id: &str, raw| {
            definitions.contains(id) || is_mixin(self.index, id, raw).is_ok_and(|is_mixin| is_mixin)
        };
        let mut others = found.clone();
        others.retain(|(id, raw)| !is_tool(id, *raw));
        if others.is_empty() { found } else { others }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    const MODEL: &str = r#"{"smithy": "2.0", "shapes": {
"a#Service": {"type": "service", "operations": [{"target": "a#Put"}], "errors": [{"target": "a#Busy"}],
    "resources": [{"target": "a#Resource"}]},
"a#Resource": {"type": "resource", "read": {"target": "a#Get"}, "resources": [{"target": "a#Resource"}]},
"a#Put": {"type": "operation", "input": {"target": "a#In"}, "output": {"target": "smithy.api#Unit"}},
"a#Get": {"output": {"target": "a#Out"}, "type": "operation", "errors": [{"target": "a#Gone"}]},
"a#Loose": {"type": "operation", "input": {"target": "a#In"}},
"a#In": {"type": "structure"}, "a#Out": {"type": "structure"}, "b#Out": {"type": "structure"},
"a#Busy": {"type": "structure"}, "a#Mixin": {"type": "structure", "traits": {"smithy.api#mixin": {}}}, "a#Gone": {"type": "structure"}, "a#Text": {"type": "string"},
"a#Enum": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}},
"a#Holder": {"type": "structure", "members": {"text": {"target": "a#Text"}}},
"a#MixedPut": {"type": "operation", "traits": {"smithy.api#mixin": {}}}}}"#;

    fn named(names: &[&str]) -> Option<Selection> {
        (!names.is_empty()).then(|| Selection::named(names))
    }

    fn selected(
        shapes: Option<Selection>,
        operations: Option<Selection>,
    ) -> Result<Vec<String>, String> {
        selected_from(MODEL, shapes, operations)
    }

    fn selected_from(
        text: &str,
        shapes: Option<Selection>,
        operations: Option<Selection>,
    ) -> Result<Vec<String>, String> {
        let mut request = testing::request();
        request.shapes = shapes;
        request.operations = operations;
        let roots = select(&testing::index(text), &request)
            .map_err(|problems| testing::messages(&problems))?;
        Ok(roots
            .shapes
            .into_iter()
            .map(|root| root.id.into_owned())
            .collect())
    }

    #[test]
    fn an_operation_brings_its_shapes_and_its_services_errors() {
        let roots = |names: &[&str]| selected(None, named(names)).expect("roots");
        assert_eq!(roots(&["Put"]), ["a#In", "a#Busy"]);
        assert_eq!(roots(&["Get"]), ["a#Out", "a#Gone", "a#Busy"]);
        assert_eq!(roots(&["a#Loose"]), ["a#In"]);
        let all = selected(None, Some(Selection::All(Span::call_site()))).expect("roots");
        assert_eq!(all, ["a#In", "a#Busy", "a#Out", "a#Gone", "a#Busy"]);
    }

    #[test]
    fn all_shapes_are_those_with_a_type_of_their_own() {
        let all = selected(Some(Selection::All(Span::call_site())), None).expect("roots");
        assert_eq!(
            all,
            [
                "a#In", "a#Out", "b#Out", "a#Busy", "a#Gone", "a#Enum", "a#Holder"
            ]
        );
    }

    #[test]
    fn names_of_the_model_that_rust_cannot_have_are_refused() {
        for (old, new, expected) in [
            (
                "a#Put",
                "a.[#Put",
                "`a.[#Put` is not a valid absolute shape ID",
            ),
            ("a#Put", "a#1", "`a#1` is not a valid absolute shape ID"),
            (
                r#""type": "service","#,
                r#""type": "service", "rename": {"a#In": "]"},"#,
                "`rename`: \"]\" is not a valid identifier\n  --> m.json:2:53 in `a#Service`",
            ),
        ] {
            let text = MODEL.replace(old, new);
            let all = Some(Selection::All(Span::call_site()));
            let problem = selected_from(&text, None, all).expect_err(expected);
            assert!(problem.contains(expected), "{expected}\n---\n{problem}");
        }
    }

    /// What `shapes` and `operations` name, and a part of the error.
    const WITHOUT_A_TYPE: &[(&[&str], &[&str], &str)] = &[
        (
            &["Inn"],
            &[],
            "no shape `Inn` in `m.json`\n  help: did you mean `In`?",
        ),
        (&["a#Inn"], &[], "help: did you mean `a#In`?"),
        // `Out` has a type, and `Put` is an operation.
        (&["Pout"], &[], "help: did you mean `Out`"),
        (&["Resourcee"], &[], "help: did you mean `Resource`?"),
        (
            &["Out"],
            &[],
            "shape name `Out` is ambiguous: 2 namespaces have it\n  help: write \"a#Out\" or \"b#Out\"",
        ),
        (&["Put"], &[], "found operation `Put`"),
        (&["Service"], &[], "found service `Service`"),
        (&["Text"], &[], "found string `Text`"),
        (
            &[],
            &["Gett"],
            "no operation `Gett` in `m.json`\n  help: did you mean `Get`",
        ),
        (
            &[],
            &["In"],
            "expected an operation, found structure `In`\n  --> m.json:8:9 in `a#In`\n  help: it is the \
             input of `Put`, `Loose`: name one of them, or list it under `shapes`: `shapes = [In]`",
        ),
        (
            &[],
            &["a#Gone"],
            "help: it is an error of `Get`: write `operations = [Get]`, or list it under `shapes`: `shapes = [\"a#Gone\"]`",
        ),
        (
            &[],
            &["Busy"],
            "help: it is an error of every operation of `Service`; list it under `shapes`",
        ),
        (
            &[],
            &["Enum"],
            "help: list it under `shapes`: `shapes = [Enum]`",
        ),
        (&[], &["Text"], "found string `Text`"),
        (
            &[],
            &["Text"],
            "help: a string has a built-in Rust type; name a shape that uses it, such as `Holder`",
        ),
        (
            &["Text"],
            &[],
            "name a shape that uses it, such as `Holder`",
        ),
        (
            &[],
            &["Service"],
            "help: list its operations under `operations`; `operations = *` selects all of them",
        ),
        (
            &["a#Service"],
            &[],
            "help: list its operations under `operations`; `operations = *` selects all of them",
        ),
        (
            &[],
            &["Resource"],
            "help: list its operations under `operations`, such as `Get`",
        ),
        (
            &["Resource"],
            &[],
            "help: list its operations under `operations`, such as `Get`",
        ),
        (
            &["Put"],
            &[],
            "help: list it under `operations`: `operations = [Put]`",
        ),
        (
            &["a#Put"],
            &[],
            "help: list it under `operations`: `operations = [\"a#Put\"]`",
        ),
        (
            &["Holder$text"],
            &[],
            "expected a structure, union or enum, found the member `text`\n  help: name its shape: `Holder`",
        ),
        (
            &[],
            &["a#Holder$text"],
            "found the member `text`\n  help: name its shape: `\"a#Holder\"`",
        ),
        (
            &["smithy.api#String"],
            &[],
            "expected a structure, union or enum, found `String` of Smithy's prelude",
        ),
        (
            &[],
            &["MixedPut"],
            "expected an operation, found mixin of type operation `MixedPut`\n  --> m.json:12:15 in `a#MixedPut`\n  help: name an operation that uses the mixin",
        ),
    ];

    #[test]
    fn names_without_a_type_are_rejected() {
        for &(shapes, operations, expected) in WITHOUT_A_TYPE {
            let problem = selected(named(shapes), named(operations)).expect_err(expected);
            assert!(problem.contains(expected), "{expected}\n---\n{problem}");
        }
    }
}
