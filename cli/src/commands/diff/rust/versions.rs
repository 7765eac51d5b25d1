//! The APIs of both versions.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use proc_macro2::{Ident, Span};
use shapesmith_codegen::inspect::surface::{EntryKind, ItemCode, Surface, surface};
use shapesmith_codegen::inspect::{Files, Model, Shape};
use shapesmith_codegen::{
    Diagnostic, ModelFile, ModelText, Name, Nullability, Selection as Named, SmithyInput, Syntax,
};

use super::super::moves::Moves;
use super::super::version::name;
use crate::failure::Failure;
use crate::names::Names;

/// The API of both versions, for the same invocation of the macro.
pub struct Version {
    /// The service of the old version that the new one does not have.
    pub removed_service: Option<String>,
    pub old: Surface,
    /// The errors if there is none.
    pub new: Result<Surface, Vec<Diagnostic>>,
}

/// An invocation of the macro.
#[derive(Clone, Debug, Default)]
struct Invocation {
    service: Option<String>,
    shapes: Option<Vec<String>>,
    operations: Option<Vec<String>>,
    nullability: Nullability,
    /// New names, by shape ID.
    renames: BTreeMap<String, String>,
    /// The shapes and members whose patterns are left out.
    pattern_off: BTreeSet<String>,
}

/// All, in a list of names.
const ALL: &str = "*";

const PATTERN: &str = "smithy.api#pattern";

impl Invocation {
    fn surface(&self, text: &[ModelText]) -> Result<Surface, Vec<Diagnostic>> {
        if self.shapes.is_none() && self.operations.is_none() {
            return Ok(Surface::default());
        }
        surface(&self.input(text), &Files::new(text))
    }

    /// The API of the old version. Patterns of shapes with errors are left out, as whoever has compiled it has done; if
    /// that does not cure the errors, nobody has.
    fn old_surface(&mut self, text: &[ModelText]) -> Result<Surface, Vec<Diagnostic>> {
        loop {
            let errors = match self.surface(text) {
                Ok(surface) => return Ok(surface),
                Err(errors) => errors,
            };
            let files = Files::new(text);
            let model = Model::scan(&files)?;
            let before = self.pattern_off.len();
            for id in errors.iter().filter_map(Diagnostic::shape) {
                let shape = model.shape(id).map_err(|error| vec![error])?;
                self.pattern_off.extend(shape.iter().flat_map(patterns));
            }
            if self.pattern_off.len() == before {
                return Err(errors);
            }
        }
    }

    /// Renames the types that are among those of an API. `id` is the ID that a shape has in the version.
    fn rename<'i>(
        &mut self,
        surface: &'i Surface,
        renames: &BTreeMap<String, String>,
        id: impl Fn(&'i str) -> &'i str,
    ) {
        let ids = surface.items.iter().map(|item| &*item.shape);
        let renames = ids.filter_map(|new| Some((id(new).to_owned(), renames.get(new)?.clone())));
        self.renames = renames.collect();
    }

    fn input(&self, text: &[ModelText]) -> SmithyInput {
        let span = Span::call_site();
        let name = |text: &str| Name {
            text: text.to_owned(),
            span,
        };
        let named = |names: &Vec<String>| {
            if names.iter().any(|name| name == ALL) {
                Named::All(span)
            } else {
                Named::Named(names.iter().map(|text| name(text)).collect())
            }
        };
        // The texts have been read; one name is for all of them.
        let file = text.first().map_or("", |file| &*file.name);
        let mut input = SmithyInput::new(ModelFile::new(file, Path::new(""), span));
        input.syntax = Syntax::Command;
        input.shapes = self.shapes.as_ref().map(named);
        input.operations = self.operations.as_ref().map(named);
        input.service = self.service.as_deref().map(name);
        input.nullability = self.nullability;
        input.pattern_off = self.pattern_off.iter().map(|id| name(id)).collect();
        let renames = self.renames.iter();
        input.renames = renames
            .map(|(id, new)| (name(id), Ident::new(new, span)))
            .collect();
        input
    }
}

/// The IDs of a shape and of its members, as far as they have a pattern.
fn patterns(shape: &Shape<'_>) -> Vec<String> {
    let members = shape.members().iter();
    let of_members = members.filter(|member| member.trait_value(PATTERN).is_some());
    let of_members = of_members.map(|member| format!("{}${}", shape.id(), member.name));
    let own = shape.trait_value(PATTERN).map(|_| shape.id().to_owned());
    own.into_iter().chain(of_members).collect()
}

/// The shapes of a version.
struct Shapes {
    /// The IDs and the types in the JSON AST.
    all: Vec<(String, String)>,
    /// The services that have operations, or an empty list if no service has any.
    services: Vec<String>,
}

impl Shapes {
    fn of(text: &[ModelText]) -> Result<Self, Vec<Diagnostic>> {
        let files = Files::new(text);
        let model = Model::scan(&files)?;
        let ids: Vec<String> = model.shapes().map(|(id, _)| id.to_string()).collect();
        let kind = |id: &String| -> Result<String, Diagnostic> {
            let shape = model.shape(id)?;
            Ok(shape.map_or_else(String::new, |shape| shape.kind().to_owned()))
        };
        let all = ids
            .into_iter()
            .map(|id| Ok((kind(&id).map_err(|error| vec![error])?, id)));
        let all: Vec<(String, String)> = all.collect::<Result<_, Vec<Diagnostic>>>()?;
        let operations: HashSet<&str> = (all.iter())
            .filter(|(kind, _)| kind == "operation")
            .map(|(_, id)| &**id)
            .collect();
        let has_operations = |id: &str| {
            let reached = model.reached(id);
            reached.iter().any(|id| operations.contains(&**id))
        };
        let services = (all.iter())
            .filter(|(kind, id)| kind == "service" && has_operations(id))
            .map(|(_, id)| id.clone())
            .collect();
        Ok(Shapes { all, services })
    }

    /// Whether there is a shape with a name that the user gives.
    fn has(&self, name: &str) -> bool {
        let simple = |id: &str| id.split_once('#').is_some_and(|(_, simple)| simple == name);
        name == ALL || (self.all.iter()).any(|(_, id)| id == name || simple(id))
    }

    fn has_operations(&self) -> bool {
        let is_of = |of: &str| self.all.iter().any(|(kind, _)| kind == of);
        // Where there is a service, operations that are not bound to one are not called.
        !self.services.is_empty() || is_of("operation") && !is_of("service")
    }
}

/// The APIs of both versions.
///
/// # Errors
///
/// There is none for the old version, or neither version has a shape that is named.
pub fn surfaces(
    [old, new]: [&[ModelText]; 2],
    moves: &Moves<'_>,
    selection: &Names,
    nullability: Nullability,
) -> Result<Vec<Version>, Failure> {
    let shapes = [Shapes::of(old)?, Shapes::of(new)?];
    let mut versions = Vec::new();
    for [mut for_old, mut for_new] in invocations(&shapes, moves, selection)? {
        for_old.nullability = nullability;
        for_new.nullability = nullability;
        let mut of_old = with_new_ids(for_old.old_surface(old)?, moves);
        let off = for_old.pattern_off.iter();
        let off = off.map(|id| moves.other_member(id));
        let off = off.filter(|id| shapes[1].has(id.split('$').next().unwrap_or_default()));
        for_new.pattern_off = off.collect();
        let mut of_new = for_new.surface(new);
        if selection.is_empty() {
            let renames = renames(&of_old, of_new.as_ref().ok(), moves);
            if !renames.is_empty() {
                for_old.rename(&of_old, &renames, |id| moves.other(id));
                of_old = with_new_ids(for_old.surface(old)?, moves);
                if let Ok(surface) = &of_new {
                    for_new.rename(surface, &renames, |id| id);
                    of_new = for_new.surface(new);
                }
            }
        }
        let service = for_old.service.filter(|_| for_old.operations.is_some());
        let removed_service = service.filter(|_| for_new.operations.is_none());
        versions.push(Version {
            removed_service,
            old: of_old,
            new: of_new,
        });
    }
    Ok(versions)
}

/// The same invocations for both versions.
fn invocations(
    [old, new]: &[Shapes; 2],
    moves: &Moves<'_>,
    selection: &Names,
) -> Result<Vec<[Invocation; 2]>, Failure> {
    if !selection.shapes.is_empty() || !selection.operations.is_empty() {
        for name in selection.shapes.iter().chain(&selection.operations) {
            if !old.has(name) && !new.has(name) {
                return Err(Failure::new(format!(
                    "neither version has a shape `{name}`"
                )));
            }
        }
        // A removed shape is not in the new version, but was used in the old one.
        let of = |shapes: &Shapes| {
            let known = |names: &[String]| {
                let known = names.iter().map(|name| [&**name, moves.other(name)]);
                let known = known.filter_map(|ids| ids.into_iter().find(|id| shapes.has(id)));
                let known: Vec<String> = known.map(str::to_owned).collect();
                Some(known).filter(|names| !names.is_empty())
            };
            let mut operations = known(&selection.operations);
            if !shapes.has_operations() {
                operations = operations.filter(|names| !names.iter().any(|name| name == ALL));
            }
            Invocation {
                shapes: known(&selection.shapes),
                operations,
                ..Invocation::default()
            }
        };
        return Ok(vec![[of(old), of(new)]]);
    }
    let all = || Some(vec![ALL.to_owned()]);
    if old.services.len() <= 1 && new.services.len() <= 1 {
        let of = |shapes: &Shapes| Invocation {
            shapes: all(),
            operations: shapes.has_operations().then(all).flatten(),
            ..Invocation::default()
        };
        return Ok(vec![[of(old), of(new)]]);
    }
    // An operation is called at one service, so each service has a separate invocation.
    let shapes = Invocation {
        shapes: all(),
        ..Invocation::default()
    };
    let mut invocations = vec![[shapes.clone(), shapes]];
    // By the ID in the new version.
    let of_old = old.services.iter().map(|id| moves.other(id));
    let of_new = new.services.iter().map(|id| &**id);
    let services: BTreeSet<&str> = of_old.chain(of_new).collect();
    for service in services {
        let of = |shapes: &Shapes, service: &str| Invocation {
            operations: (shapes.services.iter().any(|id| id == service))
                .then(all)
                .flatten(),
            service: Some(service.to_owned()),
            ..Invocation::default()
        };
        let was = if old.services.iter().any(|id| id == service) {
            service
        } else {
            moves.other(service)
        };
        invocations.push([of(old, was), of(new, service)]);
    }
    Ok(invocations)
}

/// New names for types of different namespaces that have the same name in one of the versions. The numbers that they
/// would get depend on each other, and nobody generates all of them in one module. A type that has its name for itself in
/// the old version keeps it.
///
/// The names are by the IDs of the new version, which the types of the old one have, too.
fn renames(old: &Surface, new: Option<&Surface>, moves: &Moves<'_>) -> BTreeMap<String, String> {
    let is_type = |item: &&ItemCode| item.kind != EntryKind::Operation;
    let ids = |surface: &Surface| -> BTreeSet<String> {
        let items = surface.items.iter().filter(is_type);
        items.map(|item| item.shape.clone()).collect()
    };
    let (in_old, in_new) = (ids(old), new.map(ids).unwrap_or_default());
    // The namespaces that have a name, by the name in lower case.
    let namespaces = |ids: &BTreeSet<String>, is_old: bool| {
        let mut namespaces: HashMap<String, BTreeSet<String>> = HashMap::new();
        for id in ids {
            let id = if is_old { moves.other(id) } else { id };
            let Some((namespace, name)) = id.split_once('#') else {
                continue;
            };
            let of_name = namespaces.entry(name.to_lowercase()).or_default();
            of_name.insert(namespace.to_owned());
        }
        namespaces
    };
    let (of_old, of_new) = (namespaces(&in_old, true), namespaces(&in_new, false));
    let renames = in_old.union(&in_new).filter_map(|id| {
        let key = name(id).to_lowercase();
        let count = |of: &HashMap<String, BTreeSet<String>>| of.get(&key).map_or(0, BTreeSet::len);
        let is_single = count(&of_old) == 1 && in_old.contains(id);
        let collides = count(&of_old) > 1 || count(&of_new) > 1 && !is_single;
        // In code that was written against the old version.
        let was = if in_old.contains(id) {
            moves.other(id)
        } else {
            id
        };
        let (namespace, name) = was.split_once('#')?;
        let namespace = namespace.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        // Two underscores at the start are reserved.
        let namespace = namespace.trim_start_matches('_');
        collides.then(|| (id.clone(), format!("{namespace}_{name}")))
    });
    renames.collect()
}

/// Gives what has moved the IDs of the new version.
fn with_new_ids(mut old: Surface, moves: &Moves<'_>) -> Surface {
    let entries = old.entries.iter_mut().map(|entry| &mut entry.shape);
    let items = old.items.iter_mut().map(|item| &mut item.shape);
    let required = old.requirements.iter_mut();
    let required = required.filter_map(|required| required.shape.as_mut());
    for id in entries.chain(items).chain(required) {
        *id = moves.other_member(id);
    }
    old
}
