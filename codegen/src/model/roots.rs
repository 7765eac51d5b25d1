//! Finding the shapes that a request names.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use proc_macro2::Span;

use super::id::{MAX_ID, ShapeId, is_identifier};
use super::index::Index;
use super::json::{self, Mismatch, Raw};
use super::mixins;
use super::protocol::{self, OperationTraits, ServiceTraits};
use super::raw_shape::{has_own_type, has_trait, shape_type};
use super::resolve::Root;
use crate::diagnostic::{Diagnostic, Problems, excerpt, join_or, quoted, similar_names};
use crate::input::{Name, Selection, SmithyInput};

/// The shapes with which the closure of a request begins.
///
/// # Errors
///
/// Every name that the model does not have, that several namespaces share, or that stands for a
/// shape without a type of its own.
pub fn select<'a>(index: &Index<'a>, request: &SmithyInput) -> Result<Roots<'a>, Vec<Diagnostic>> {
    let mut selector = Selector {
        index,
        selected: Roots::default(),
        services: Vec::new(),
        bound: HashMap::new(),
        operations: HashSet::new(),
        errors: 0,
        has_looked_for_hidden: false,
        problems: Problems::default(),
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
    selector.problems.into_result()?;
    Ok(selector.selected)
}

/// How many errors the operations of a request may have, each counted once for each operation.
pub const MAX_ERRORS: usize = 100_000;

/// How many operations the services of a model may bind, each counted once for each service.
pub const MAX_BOUND: usize = 100_000;

/// How many shapes of one name are shown to choose from.
const MAX_SHOWN: usize = 10;

/// What a request names.
#[derive(Debug, Default)]
pub struct Roots<'a> {
    /// The shapes with which the closure begins.
    pub shapes: Vec<Root<'a>>,
    /// The operations, each once.
    pub operations: Vec<RootOperation<'a>>,
    /// The names that services give to shapes, by the absolute ids of the shapes.
    pub renames: Vec<(Cow<'a, str>, Cow<'a, str>)>,
}

/// An operation that a request names.
#[derive(Debug)]
pub struct RootOperation<'a> {
    /// Its absolute id.
    pub id: String,
    /// The token of the request that names it.
    pub span: Span,
    /// Its input, which is a root too; `None` for `smithy.api#Unit`.
    pub input: Option<Cow<'a, str>>,
    /// Its output, in the same way.
    pub output: Option<Cow<'a, str>>,
    /// Its errors, those of its services among them, which are roots too.
    pub errors: Vec<Cow<'a, str>>,
    /// What one has to know to call it.
    pub traits: OperationTraits,
    /// The first of the services that it is bound to.
    pub service: Option<ServiceTraits>,
}

/// Smithy specification, "AWS restJson1 protocol": unlike "AWS JSON 1.0" and "1.1" it heeds `@jsonName`.
/// Whether a service of the model speaks it.
///
/// # Errors
///
/// A service, whose id is given, that cannot be read.
pub fn speaks_rest_json<'a>(index: &Index<'a>) -> Result<bool, (String, Mismatch<'a>)> {
    for (id, raw) in index.shapes() {
        if shape_type(raw).is_none_or(|kind| kind != "service") {
            continue;
        }
        let traits = json::object(raw).and_then(|service| {
            let traits = service.get("traits").map(json::object).transpose();
            traits.map_err(|m| m.of("`traits`"))
        });
        let traits = traits.map_err(|mismatch| (id.to_owned(), mismatch))?;
        if traits.is_some_and(|traits| traits.get("aws.protocols#restJson1").is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

struct Selector<'i, 'a> {
    index: &'i Index<'a>,
    selected: Roots<'a>,
    services: Vec<Service<'a>>,
    /// The services that each operation is bound to, by their places.
    bound: HashMap<String, Vec<usize>>,
    /// The operations that have been selected.
    operations: HashSet<String>,
    /// How many errors they have.
    errors: usize,
    has_looked_for_hidden: bool,
    problems: Problems,
}

/// What operations need to know of a service.
struct Service<'a> {
    /// The operations bound to it, through its resources too.
    operations: Vec<String>,
    /// The errors that each of them can return.
    errors: Vec<Cow<'a, str>>,
    traits: ServiceTraits,
}

impl<'a> Selector<'_, 'a> {
    /// Every shape with a type of its own.
    fn all_shapes(&mut self, span: Span) {
        for (id, raw) in self.index.shapes() {
            // A shape without a type, or that cannot be read, is reported when it is decoded.
            let is_wanted = shape_type(raw).is_none()
                || has_own_type(raw)
                    .and_then(|has_type| Ok(has_type && !has_trait(raw, "smithy.api#mixin")?))
                    .unwrap_or(true);
            if is_wanted {
                let id = Cow::Owned(id.to_owned());
                self.selected.shapes.push(Root { id, span });
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
                if has_own_type(raw).is_ok_and(|has_type| !has_type) =>
            {
                let what = format!("has the type `{kind}`, which Rust's own types stand for");
                let help = "name a structure, union or enum: a member's constraints come with it";
                self.wrong_kind(name, &id, raw, &what, help);
            }
            // A kind that is not supported is reported when the shape is decoded.
            _ => self.selected.shapes.push(Root {
                id: Cow::Owned(id),
                span: name.span,
            }),
        }
    }

    fn wrong_kind(&mut self, name: &Name, id: &str, raw: Raw<'a>, what: &str, help: &str) {
        let source = self.index.source();
        self.problems.push(|| {
            let problem = Diagnostic::new(name.span, format!("`{}` {what}", excerpt(&name.text)));
            problem
                .location(source.location(raw.get(), Some(id)))
                .help(help)
        });
    }

    fn read_services(&mut self, span: Span) {
        for (id, raw) in self.of_kind("service") {
            let read = || -> Result<_, Mismatch<'a>> {
                json::is_unambiguous(raw, usize::MAX)?;
                let service = json::object(raw)?;
                // Its name goes into requests.
                checked_id(&id, raw)?;
                // Smithy specification, "Service": `rename` tells shapes of one name apart.
                let renames = service.get("rename").map(json::object).transpose()?;
                let mut names = Vec::new();
                for (id, raw) in renames.map_or_else(Vec::new, |renames| renames.0) {
                    let name = json::string(raw).map_err(|m| m.of("has a new name that"))?;
                    if !is_identifier(&name) {
                        let name = quoted(&name);
                        let message = format!("has the new name {name}, which is no identifier");
                        return Err(Mismatch::new(raw.get(), message));
                    }
                    names.push((id, name));
                }
                let traits = protocol::service(&id, &service)?;
                Ok((targets(service.get("errors"))?, names, traits))
            };
            match read() {
                Ok((errors, renames, traits)) => {
                    self.selected.renames.extend(renames);
                    let operations = self.bound_operations(&id, span);
                    for operation in &operations {
                        let services = self.bound.entry(operation.clone()).or_default();
                        services.push(self.services.len());
                    }
                    self.services.push(Service {
                        operations,
                        errors,
                        traits,
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
        let mut known = HashSet::new();
        for service in &self.services {
            let new = service
                .operations
                .iter()
                .filter(|id| known.insert((*id).clone()));
            operations.extend(new.cloned());
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
                .push(|| Diagnostic::new(span, "the model has no operation"));
        }
        for id in operations {
            self.operation_roots(&id, span);
        }
    }

    /// The operations of a service or resource and of the resources below it (Smithy specification,
    /// "Service types"), each once.
    fn bound_operations(&mut self, id: &str, span: Span) -> Vec<String> {
        let mut operations = Vec::new();
        let mut known_operations = HashSet::new();
        let mut entities = vec![id.to_owned()];
        let mut known_entities = HashSet::from([id.to_owned()]);
        let mut next = 0;
        let known: usize = self
            .services
            .iter()
            .map(|service| service.operations.len() + 1)
            .sum();
        while let Some(entity) = entities.get(next).cloned() {
            next += 1;
            // A resource may be one of each of many services.
            if known + operations.len() + next > MAX_BOUND {
                self.problems.push(|| {
                    let id = excerpt(id);
                    let message = format!(
                        "with `{id}`, the services of the model bind more than {MAX_BOUND} operations and resources"
                    );
                    Diagnostic::new(span, message).help("split the model by service")
                });
                break;
            }
            let Some(raw) = self.index.get(&entity) else {
                self.problems.push(|| {
                    let (id, entity) = (excerpt(id), excerpt(&entity));
                    let message = format!("`{id}` binds `{entity}`, which is not in the model");
                    Diagnostic::new(span, message)
                });
                continue;
            };
            let read = || -> Result<_, Mismatch<'a>> {
                json::is_unambiguous(raw, usize::MAX)?;
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
                    extend_new(&mut operations, &mut known_operations, bound);
                    extend_new(&mut entities, &mut known_entities, resources);
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
        if self.errors > MAX_ERRORS {
            return; // which has been told
        }
        let Some(raw) = self.index.get(id) else {
            let message = || format!("the operation `{}` is not in the model", excerpt(id));
            self.problems.push(|| Diagnostic::new(span, message()));
            return;
        };
        let read = || -> Result<_, Mismatch<'a>> {
            checked_id(id, raw)?;
            json::is_unambiguous(raw, usize::MAX)?;
            // An operation's own input and output stand last, and replace those of its mixins.
            let objects = mixins::objects(self.index, id, raw)?;
            let target = |key| {
                let last = objects.iter().rev().find_map(|object| object.get(key));
                let id = last.map(json::target).transpose()?;
                Ok(id.filter(|id| id != "smithy.api#Unit"))
            };
            let (input, output) = (target("input")?, target("output")?);
            let mut errors = Vec::new();
            for object in &objects {
                errors.extend(targets(object.get("errors"))?);
            }
            Ok((input, output, errors, protocol::operation(&objects)?))
        };
        let (input, output, mut errors, traits) = match read() {
            Ok(found) => found,
            Err(mismatch) => return self.mismatch(id, span, &mismatch),
        };
        // Smithy specification, "Service": its errors can come from each of its operations.
        let mut service_traits = None;
        if !self.bound.contains_key(id) {
            self.no_service_is_hidden(span);
        }
        for &service in self.bound.get(id).into_iter().flatten() {
            let service = &self.services[service];
            errors.extend(service.errors.iter().cloned());
            service_traits.get_or_insert(&service.traits);
        }
        if !self.operations.insert(id.to_owned()) {
            return; // named before
        }
        self.errors += errors.len();
        if self.errors > MAX_ERRORS {
            self.problems.push(|| {
                let message = format!(
                    "with `{}`, the operations that are asked for have more than {MAX_ERRORS} errors in all",
                    excerpt(id)
                );
                let help = "each error of a service is one of each of its operations: ask for fewer";
                Diagnostic::new(span, message).help(help)
            });
            return;
        }
        let roots = input.iter().chain(&output).chain(&errors).cloned();
        let roots: Vec<_> = roots.collect();
        let roots = roots.into_iter().map(|id| Root { id, span });
        self.selected.shapes.extend(roots);
        let operation = RootOperation {
            id: id.to_owned(),
            span,
            input,
            output,
            errors,
            traits,
            service: service_traits.cloned(),
        };
        self.selected.operations.push(operation);
    }

    /// Where an operation seems to have no service, there is none whose type stands behind another in the same
    /// shape: a shape is known for a service by the first key `type`.
    fn no_service_is_hidden(&mut self, span: Span) {
        if std::mem::replace(&mut self.has_looked_for_hidden, true) {
            return;
        }
        for (id, raw) in self.index.shapes() {
            let has_two_types =
                json::repeated_key(raw.get(), 1).is_some_and(|key| key.key == "type");
            if let Err(mismatch) = has_two_types.then(|| json::object(raw)).transpose() {
                self.mismatch(id, span, &mismatch);
            }
        }
    }

    fn mismatch(&mut self, id: &str, span: Span, mismatch: &Mismatch<'a>) {
        let index = self.index;
        self.problems.push(|| {
            let mut problem = index.problem(span, mismatch, id);
            if !mismatch.is_complete {
                problem.message = format!("`{}` {}", excerpt(id), mismatch.message);
            }
            problem
        });
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
                let wants = self.problems.wants_suggestions();
                self.problems.push(|| {
                    let text = excerpt(&name.text);
                    let message = format!("there is no {what} `{text}` in `{file}`");
                    let problem = Diagnostic::new(name.span, message);
                    let known = shapes().filter(|(_, raw)| wants && fits(raw));
                    let near = similar_names(&name.text, known.map(|(id, _)| &id[shown(id)..]));
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
                    let message = format!("{count} namespaces have a {what} `{text}`");
                    let ids = found
                        .iter()
                        .take(MAX_SHOWN)
                        .map(|(id, _)| format!("{id:?}"));
                    let mut help = ids.collect::<Vec<_>>().join(" or ");
                    if count > MAX_SHOWN {
                        help.push_str(", or another");
                    }
                    Diagnostic::new(name.span, message).help(format!("write which one: {help}"))
                });
            }
        }
        None
    }
}

/// Adds the ids that are not known yet.
fn extend_new(list: &mut Vec<String>, known: &mut HashSet<String>, more: Vec<Cow<'_, str>>) {
    for id in more {
        let id = id.into_owned();
        if known.insert(id.clone()) {
            list.push(id);
        }
    }
}

/// That an id is one whose name Rust and requests can have.
fn checked_id<'a>(id: &str, raw: Raw<'a>) -> Result<(), Mismatch<'a>> {
    if id.len() > MAX_ID {
        let message = format!("has an id of {} bytes, and {MAX_ID} are the most", id.len());
        return Err(Mismatch::new(raw.get(), message));
    }
    match ShapeId::parse(id) {
        Some(_) => Ok(()),
        None => Err(Mismatch::new(
            raw.get(),
            "is no absolute shape id".to_owned(),
        )),
    }
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
    use crate::input::ModelFile;
    use crate::model::source::Source;

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
        let mut request = SmithyInput::new(model);
        request.shapes = shapes;
        request.operations = operations;
        let index = Index::scan(Source::new("m.json", text), span).expect("an index");
        match select(&index, &request) {
            Ok(selected) => {
                let roots = selected.shapes.into_iter();
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
