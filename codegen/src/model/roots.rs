//! Finds the shapes that the input names.

mod names;
mod operations;

use std::borrow::Cow;

use proc_macro2::Span;

use super::index::Index;
use super::json::Raw;
use super::prelude;
use super::protocol::{OperationTraits, ServiceTraits};
use super::raw_shape::{has_own_type, is_mixin, shape_type, trait_definitions};
use super::trait_reader::TraitReader;
use super::traits::Traits;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, Problems, excerpt, join_or, similar_names};
use crate::input::{Name, Selection, SmithyInput};
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
    let mut selector = Selector {
        index,
        request,
        traits: TraitReader::default(),
        selected: Roots::default(),
        services: Vec::new(),
        bound: Map::new(),
        operations: Set::new(),
        conflicts: Set::new(),
        errors: 0,
        has_looked_for_hidden: false,
        problems: Problems::default(),
    };
    match &request.shapes {
        Some(Selection::All(span)) => selector.all_shapes(*span),
        Some(Selection::Named(names)) => names.iter().for_each(|name| selector.shape(name)),
        None => {}
    }
    selector.read_services();
    match &request.operations {
        Some(Selection::All(span)) => selector.all_operations(*span),
        Some(Selection::Named(names)) => names.iter().for_each(|name| selector.operation(name)),
        None => {}
    }
    selector.take_renames();
    selector.problems.into_result()?;
    Ok(selector.selected)
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
    problems: Problems,
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
        let Some((id, raw)) = self.find(name, "shape", &|_, _| true) else {
            return;
        };
        let kind = shape_type(raw).unwrap_or_default();
        let help = match &*kind {
            "operation" => "list it under `operations`".to_owned(),
            "service" | "resource" => "list its operations under `operations`".to_owned(),
            "list" | "set" | "map" | "string" | "boolean" | "byte" | "short" | "integer"
            | "long" | "float" | "double" | "timestamp" | "blob" | "bigInteger" | "bigDecimal"
            | "document"
                if has_own_type(self.index, &id, raw).is_ok_and(|has_type| !has_type) =>
            {
                format!("a {kind} maps to a built-in Rust type; name a shape that uses it")
            }
            // An unsupported type is reported when the shape is decoded.
            _ => {
                return self.selected.shapes.push(Root {
                    id: Cow::Owned(id),
                    span: name.span,
                });
            }
        };
        let source = self.index.source();
        self.problems.push(|| {
            let message = format!(
                "expected a structure, union or enum, found {kind} `{}`",
                excerpt(&name.text)
            );
            Diagnostic::new(name.span, message)
                .location(source.location(raw.get(), Some(&id)))
                .help(help)
        });
    }

    /// The only shape with this name.
    fn find(
        &mut self,
        name: &Name,
        what: &str,
        fits: &dyn Fn(&str, Raw<'a>) -> bool,
    ) -> Option<(String, Raw<'a>)> {
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
        if let ([], Some(raw)) = (&found[..], prelude::framework(&name.text))
            && fits(&name.text, raw)
        {
            return Some((name.text.clone(), raw));
        }
        match found[..] {
            [(id, raw)] => return Some((id.to_owned(), raw)),
            [] => {
                let file = self.index.source().name();
                let wants = self.problems.wants_suggestions();
                self.problems.push(|| {
                    let text = excerpt(&name.text);
                    let message = format!("no {what} `{text}` in `{file}`");
                    let problem = Diagnostic::new(name.span, message);
                    let shapes = index.shapes().iter();
                    let mut known = shapes
                        .filter(|(id, raw)| wants && is_shape(id) && fits(id, raw))
                        .map(|(id, _)| &id[shown(id)..]);
                    let near = similar_names(&name.text, &mut known);
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
"a#Enum": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}}}}"#;

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
            ["a#In", "a#Out", "b#Out", "a#Busy", "a#Gone", "a#Enum"]
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

    #[test]
    fn names_without_a_type_are_rejected() {
        for (shapes, operations, expected) in [
            (
                &["Inn"][..],
                &[][..],
                "no shape `Inn` in `m.json`\n  help: did you mean `In`?",
            ),
            (&["a#Inn"], &[], "help: did you mean `a#In`?"),
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
            (&[], &["In"], "no operation `In` in `m.json`"),
        ] {
            let problem = selected(named(shapes), named(operations)).expect_err(expected);
            assert!(problem.contains(expected), "{expected}\n---\n{problem}");
        }
    }
}
