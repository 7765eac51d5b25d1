//! Finding the shapes that a request names.

use std::borrow::Cow;

use proc_macro2::Span;

use super::closure::Root;
use super::id::{ShapeId, is_identifier};
use super::index::Index;
use super::json::{self, Mismatch, Raw};
use super::mixins;
use super::protocol::{self, OperationFacts, ServiceFacts};
use crate::diagnostic::{either, near};
use crate::{Diagnostic, Name, Request, Selection};

/// The shapes with which the closure of a request begins.
///
/// # Errors
///
/// Every name that the model does not have, that several namespaces share, or that stands for a
/// shape without a type of its own.
pub fn select<'a>(index: &Index<'a>, request: &Request) -> Result<Selected<'a>, Vec<Diagnostic>> {
    let mut selector = Selector {
        index,
        selected: Selected::default(),
        services: Vec::new(),
        problems: Vec::new(),
    };
    match &request.shapes {
        Some(Selection::All(span)) => selector.all_shapes(*span),
        Some(Selection::Named(names)) => names.iter().for_each(|name| selector.shape(name)),
        None => {}
    }
    if let Some(operations) = &request.operations {
        selector.read_services(match operations {
            Selection::All(span) => *span,
            Selection::Named(names) => names.first().map_or_else(Span::call_site, |n| n.span),
        });
    }
    match &request.operations {
        Some(Selection::All(span)) => selector.all_operations(*span),
        Some(Selection::Named(names)) => names.iter().for_each(|name| selector.operation(name)),
        None => {}
    }
    if selector.problems.is_empty() {
        Ok(selector.selected)
    } else {
        Err(selector.problems)
    }
}

/// What a request names.
#[derive(Debug, Default)]
pub struct Selected<'a> {
    /// The shapes with which the closure begins.
    pub roots: Vec<Root<'a>>,
    /// The operations, each once.
    pub operations: Vec<SelectedOperation<'a>>,
    /// The names that services give to shapes, by the absolute ids of the shapes.
    pub renames: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// An operation that a request names.
#[derive(Debug)]
pub struct SelectedOperation<'a> {
    /// Its absolute id.
    pub id: String,
    /// The token of the request that names it.
    pub span: Span,
    /// Its input and its output, which are roots too, if it has them.
    pub ends: [Option<Cow<'a, str>>; 2],
    /// Its errors, those of its services among them, which are roots too.
    pub errors: Vec<Cow<'a, str>>,
    /// What one has to know to call it.
    pub facts: OperationFacts,
    /// The first of the services that it is bound to.
    pub service: Option<ServiceFacts>,
}

/// Smithy specification, "AWS restJson1 protocol": unlike "AWS JSON 1.0" and "1.1" it heeds `@jsonName`.
/// Whether a service of the model speaks it.
#[must_use]
pub fn speaks_rest_json(index: &Index<'_>) -> bool {
    index.shapes().any(|(_, raw)| {
        let traits = || {
            let service = json::object(raw).ok()?;
            json::object(service.get("traits")?).ok()
        };
        let is_service = shape_type(raw).is_some_and(|kind| kind == "service");
        is_service && traits().is_some_and(|traits| traits.get("aws.protocols#restJson1").is_some())
    })
}

struct Selector<'i, 'a> {
    index: &'i Index<'a>,
    selected: Selected<'a>,
    services: Vec<Service<'a>>,
    problems: Vec<Diagnostic>,
}

/// What operations need to know of a service.
struct Service<'a> {
    /// The operations bound to it, through its resources too.
    operations: Vec<String>,
    /// The errors that each of them can return.
    errors: Vec<Cow<'a, str>>,
    facts: ServiceFacts,
}

impl<'a> Selector<'_, 'a> {
    /// Every shape with a type of its own.
    fn all_shapes(&mut self, span: Span) {
        for (id, raw) in self.index.shapes() {
            let kind = shape_type(raw).unwrap_or_default();
            if has_type_of_its_own(raw, &kind) && !is_mixin(raw) {
                let id = Cow::Owned(id.to_owned());
                self.selected.roots.push(Root { id, span });
            }
        }
    }

    fn shape(&mut self, name: &Name) {
        let Some((id, raw)) = self.find(name, "shape", |_| true) else {
            return;
        };
        let kind = shape_type(raw).unwrap_or_default();
        match &*kind {
            "operation" => self.wrong_kind(
                name,
                &id,
                raw,
                "is an operation",
                "name it under `operations`",
            ),
            "service" | "resource" => {
                let what = format!("is a {kind}");
                self.wrong_kind(
                    name,
                    &id,
                    raw,
                    &what,
                    "name its operations under `operations`",
                );
            }
            "list" | "set" | "map" | "string" | "boolean" | "byte" | "short" | "integer"
            | "long" | "float" | "double" | "timestamp" | "blob" | "bigInteger" | "bigDecimal"
            | "document"
                if !has_type_of_its_own(raw, &kind) =>
            {
                let what = format!("has the type `{kind}`, which Rust's own types stand for");
                let help = "name a structure, union or enum: a member's constraints come with it";
                self.wrong_kind(name, &id, raw, &what, help);
            }
            // A kind that is not supported is reported when the shape is decoded.
            _ => self.selected.roots.push(Root {
                id: Cow::Owned(id),
                span: name.span,
            }),
        }
    }

    fn wrong_kind(&mut self, name: &Name, id: &str, raw: Raw<'a>, what: &str, help: &str) {
        let place = self.index.source().place(raw.get(), Some(id));
        let problem = Diagnostic::new(name.span, format!("`{}` {what}", name.text));
        self.problems.push(problem.at(place).help(help));
    }

    fn read_services(&mut self, span: Span) {
        for (id, raw) in self.of_kind("service") {
            let read = || -> Result<_, Mismatch<'a>> {
                let service = json::object(raw)?;
                // Smithy specification, "Service": `rename` tells shapes of one name apart.
                let renames = service.get("rename").map(json::object).transpose()?;
                let mut names = Vec::new();
                for (id, raw) in renames.map_or_else(Vec::new, |renames| renames.0) {
                    let name = json::string(raw).map_err(|m| m.of("has a new name that"))?;
                    if !is_identifier(&name) {
                        let message = format!("has the new name {name:?}, which is no identifier");
                        return Err(Mismatch::new(raw.get(), message));
                    }
                    names.push((id, name));
                }
                let facts = protocol::service(&id, &service)?;
                Ok((targets(service.get("errors"))?, names, facts))
            };
            match read() {
                Ok((errors, renames, facts)) => {
                    self.selected.renames.extend(renames);
                    let operations = self.bound_operations(&id, span);
                    self.services.push(Service {
                        operations,
                        errors,
                        facts,
                    });
                }
                Err(mismatch) => self.mismatch(&id, span, &mismatch),
            }
        }
    }

    fn of_kind(&self, kind: &str) -> Vec<(String, Raw<'a>)> {
        let shapes = self.index.shapes();
        let shapes = shapes.filter(|(_, raw)| shape_type(raw).is_some_and(|k| k == kind));
        shapes.map(|(id, raw)| (id.to_owned(), raw)).collect()
    }

    /// The operations that are bound to the model's services, or all of a model without a service.
    fn all_operations(&mut self, span: Span) {
        let mut operations = Vec::new();
        for service in &self.services {
            extend_new(&mut operations, service.operations.iter().cloned());
        }
        if self.services.is_empty() {
            operations = self
                .of_kind("operation")
                .into_iter()
                .map(|(id, _)| id)
                .collect();
        }
        if operations.is_empty() && self.problems.is_empty() {
            self.problems
                .push(Diagnostic::new(span, "the model has no operation"));
        }
        for id in operations {
            self.operation_roots(&id, span);
        }
    }

    /// The operations of a service or resource and of the resources below it (Smithy specification,
    /// "Service types"), each once.
    fn bound_operations(&mut self, id: &str, span: Span) -> Vec<String> {
        let mut operations = Vec::new();
        let mut entities = vec![id.to_owned()];
        let mut next = 0;
        while let Some(entity) = entities.get(next).cloned() {
            next += 1;
            let Some(raw) = self.index.get(&entity) else {
                let message = format!("`{id}` binds `{entity}`, which is not in the model");
                self.problems.push(Diagnostic::new(span, message));
                continue;
            };
            let read = || -> Result<_, Mismatch<'a>> {
                let entity = json::object(raw)?;
                let mut bound = targets(entity.get("operations"))?;
                bound.extend(targets(entity.get("collectionOperations"))?);
                for lifecycle in ["create", "put", "read", "update", "delete", "list"] {
                    bound.extend(entity.get(lifecycle).map(json::target).transpose()?);
                }
                Ok((bound, targets(entity.get("resources"))?))
            };
            match read() {
                Ok((bound, resources)) => {
                    let bound = bound.into_iter().map(Cow::into_owned);
                    extend_new(&mut operations, bound);
                    extend_new(&mut entities, resources.into_iter().map(Cow::into_owned));
                }
                Err(mismatch) => self.mismatch(&entity, span, &mismatch),
            }
        }
        operations
    }

    fn operation(&mut self, name: &Name) {
        let is_operation = |raw: Raw<'a>| shape_type(raw).is_some_and(|kind| kind == "operation");
        if let Some((id, _)) = self.find(name, "operation", is_operation) {
            self.operation_roots(&id, name.span);
        }
    }

    /// The input, the output and the errors of an operation, those of its services among them.
    fn operation_roots(&mut self, id: &str, span: Span) {
        let Some(raw) = self.index.get(id) else {
            let message = format!("the operation `{id}` is not in the model");
            self.problems.push(Diagnostic::new(span, message));
            return;
        };
        let read = || -> Result<_, Mismatch<'a>> {
            if ShapeId::parse(id).is_none() {
                return Err(Mismatch::new(
                    raw.get(),
                    "is no absolute shape id".to_owned(),
                ));
            }
            // An operation's own input and output stand last, and replace those of its mixins.
            let objects = mixins::objects(self.index, id, raw)?;
            let end = |key| {
                let last = objects.iter().rev().find_map(|object| object.get(key));
                let id = last.map(json::target).transpose()?;
                Ok(id.filter(|id| id != "smithy.api#Unit"))
            };
            let ends = [end("input")?, end("output")?];
            let mut errors = Vec::new();
            for object in &objects {
                errors.extend(targets(object.get("errors"))?);
            }
            Ok((ends, errors, protocol::operation(&objects)?))
        };
        let (ends, mut errors, facts) = match read() {
            Ok(found) => found,
            Err(mismatch) => return self.mismatch(id, span, &mismatch),
        };
        // Smithy specification, "Service": its errors can come from each of its operations.
        let mut service_facts = None;
        for service in &self.services {
            if service.operations.iter().any(|bound| bound == id) {
                errors.extend(service.errors.iter().cloned());
                service_facts.get_or_insert(&service.facts);
            }
        }
        let roots = ends.iter().flatten().chain(&errors).cloned();
        let roots: Vec<_> = roots.collect();
        let roots = roots.into_iter().map(|id| Root { id, span });
        self.selected.roots.extend(roots);
        if self.selected.operations.iter().all(|known| known.id != id) {
            let operation = SelectedOperation {
                id: id.to_owned(),
                span,
                ends,
                errors,
                facts,
                service: service_facts.cloned(),
            };
            self.selected.operations.push(operation);
        }
    }

    fn mismatch(&mut self, id: &str, span: Span, mismatch: &Mismatch<'a>) {
        let place = self.index.source().place(mismatch.value, Some(id));
        self.problems
            .push(Diagnostic::new(span, format!("`{id}` {}", mismatch.message)).at(place));
    }

    /// The one shape with this name.
    fn find(
        &mut self,
        name: &Name,
        what: &str,
        fits: impl Fn(Raw<'a>) -> bool,
    ) -> Option<(String, Raw<'a>)> {
        let absolute = name.text.contains('#');
        let shown = |id: &'_ str| -> usize {
            match id.split_once('#') {
                Some((namespace, _)) if !absolute => namespace.len() + 1,
                _ => 0,
            }
        };
        let index = self.index;
        let shapes = || index.shapes().filter(|(id, _)| !id.contains('$'));
        let found: Vec<(&str, Raw<'a>)> = shapes()
            .filter(|(id, raw)| id[shown(id)..] == name.text && fits(raw))
            .collect();
        match found[..] {
            [(id, raw)] => return Some((id.to_owned(), raw)),
            [] => {
                let file = self.index.source().name();
                let message = format!("there is no {what} `{}` in `{file}`", name.text);
                let mut problem = Diagnostic::new(name.span, message);
                let known = shapes().filter(|(_, raw)| fits(raw));
                let near = near(&name.text, known.map(|(id, _)| &id[shown(id)..]));
                if !near.is_empty() {
                    problem = problem.help(format!("did you mean {}?", either(&near)));
                }
                self.problems.push(problem);
            }
            [..] => {
                let ids: Vec<String> = found.iter().map(|(id, _)| format!("{id:?}")).collect();
                let message = format!("{} namespaces have a {what} `{}`", ids.len(), name.text);
                let help = format!("write which one: {}", ids.join(" or "));
                self.problems
                    .push(Diagnostic::new(name.span, message).help(help));
            }
        }
        None
    }
}

fn extend_new(list: &mut Vec<String>, more: impl Iterator<Item = String>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

/// The `type` of a shape; `None` where it has none, which is reported if the shape is decoded.
fn shape_type(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    // Writers put `type` first: then the rest, which may be long, need not be scanned.
    let first = || {
        let rest = raw.get().strip_prefix('{')?.trim_start();
        let rest = rest.strip_prefix("\"type\"")?.trim_start();
        let rest = rest.strip_prefix(':')?.trim_start().strip_prefix('"')?;
        rest.split_once('"').map(|(kind, _)| Cow::Borrowed(kind))
    };
    first().or_else(|| json::string(json::object(raw).ok()?.get("type")?).ok())
}

/// Whether a shape becomes an item of its own: structures, unions and enums of both spellings.
fn has_type_of_its_own(raw: Raw<'_>, kind: &str) -> bool {
    match kind {
        "structure" | "union" | "enum" | "intEnum" => true,
        "string" => {
            let traits = json::object(raw).ok().and_then(|shape| shape.get("traits"));
            let traits = traits.and_then(|traits| json::object(traits).ok());
            traits.is_some_and(|traits| traits.get("smithy.api#enum").is_some())
        }
        _ => false,
    }
}

/// Whether a shape is there only to be mixed into others.
fn is_mixin(raw: Raw<'_>) -> bool {
    let traits = json::object(raw).ok().and_then(|shape| shape.get("traits"));
    let traits = traits.and_then(|traits| json::object(traits).ok());
    traits.is_some_and(|traits| traits.get("smithy.api#mixin").is_some())
}

/// The ids in a list of references; none where there is no list.
fn targets(raw: Option<Raw<'_>>) -> Result<Vec<Cow<'_, str>>, Mismatch<'_>> {
    let Some(raw) = raw else {
        return Ok(Vec::new());
    };
    let references = json::array(raw).map_err(|m| m.of("has references that"))?;
    references.0.into_iter().map(json::target).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ModelFile;
    use crate::smithy::source::Source;

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
        let span = Span::call_site();
        let model = ModelFile::new("m.json", std::path::Path::new(""), span);
        let mut request = Request::new(model);
        request.shapes = shapes;
        request.operations = operations;
        let index = Index::scan(Source::new("m.json", text), span).expect("an index");
        match select(&index, &request) {
            Ok(selected) => {
                let roots = selected.roots.into_iter();
                Ok(roots.map(|root| root.id.into_owned()).collect())
            }
            Err(problems) => {
                let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
                Err(problems.join("\n"))
            }
        }
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
            ("a#Put", "a.[#Put", "`a.[#Put` is no absolute shape id"),
            ("a#Put", "a#1", "`a#1` is no absolute shape id"),
            (
                r#""type": "service","#,
                r#""type": "service", "rename": {"a#In": "]"},"#,
                "`a#Service` has the new name \"]\", which is no identifier",
            ),
        ] {
            let text = MODEL.replace(old, new);
            let all = Some(Selection::All(Span::call_site()));
            let problem = selected_from(&text, None, all).expect_err(expected);
            assert!(problem.contains(expected), "{expected}\n---\n{problem}");
        }
    }

    #[test]
    fn names_that_stand_for_no_type_are_refused() {
        for (shapes, operations, expected) in [
            (
                &["Inn"][..],
                &[][..],
                "there is no shape `Inn` in `m.json`\n  help: did you mean `In`?",
            ),
            (&["a#Inn"], &[], "help: did you mean `a#In`?"),
            (
                &["Out"],
                &[],
                "2 namespaces have a shape `Out`\n  help: write which one: \"a#Out\" or \"b#Out\"",
            ),
            (&["Put"], &[], "`Put` is an operation"),
            (&["Service"], &[], "`Service` is a service"),
            (&["Text"], &[], "`Text` has the type `string`"),
            (
                &[],
                &["Gett"],
                "there is no operation `Gett` in `m.json`\n  help: did you mean `Get`",
            ),
            (&[], &["In"], "there is no operation `In` in `m.json`"),
        ] {
            let problem = selected(named(shapes), named(operations)).expect_err(expected);
            assert!(problem.contains(expected), "{expected}\n---\n{problem}");
        }
    }
}
