//! The closure: decodes the shapes that the input names and the shapes they reach, and no others.

mod named;

use std::borrow::Cow;

use proc_macro2::Span;

use super::closure::{Closure, ExternalType, Operation, Unchecked};
use super::defaults::read_defaults;
use super::id::{self, MAX_ID, ShapeId, is_identifier};
use super::index::Index;
use super::json::{self, Mismatch, Raw};
use super::mixins::{self, Flat, FlatMember};
use super::prelude::{self, Prelude};
use super::protocol;
use super::raw_shape::{has_own_type, shape_type};
use super::roots::{Root, RootOperation, Roots};
use super::shape::{ExternalKind, Kind, Member, Shape};
use super::shape_types;
use super::trait_reader::TraitReader;
use super::traits::Traits;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{
    Diagnostic, MODEL, Problems, UNRESOLVED_SHAPE, excerpt, join_or, quoted, similar_names,
};
use crate::input::{Name, Selection, SmithyInput};

/// The trait with the code of an error in the AWS query protocol.
const QUERY_ERROR: &str = "aws.protocols#awsQueryError";

/// The trait that `pattern_off` removes.
const PATTERN: &str = "smithy.api#pattern";

/// Decodes the shapes that the roots reach.
///
/// # Errors
///
/// Every shape that is missing, of a kind that is not supported, or not written as the specification
/// says.
pub(crate) fn resolve<'a>(
    index: &Index<'a>,
    selected: Roots<'a>,
    request: &SmithyInput,
) -> Result<Closure<'a, Unchecked>, Vec<Diagnostic>> {
    let mut resolver = Resolver::new(index, &selected, request);
    let shapes = resolver.shapes(selected.shapes);
    std::mem::take(&mut resolver.problems).into_result()?;
    let mut shapes: Vec<Shape<'a>> = shapes.into_iter().flatten().list();
    read_defaults(index, &mut resolver.problems, &mut shapes);
    let with_json_names = resolver.json_names(&shapes);
    std::mem::take(&mut resolver.problems).into_result()?;
    let (operations, renames) = (selected.operations, selected.renames);
    Ok(resolver.closure(shapes, operations, renames, with_json_names))
}

/// Like [`resolve`], but shapes with errors are part of the closure as far as they can be read. Returns the closure
/// with all errors.
#[cfg(feature = "inspect")]
pub(crate) fn resolve_leniently<'a>(
    index: &Index<'a>,
    selected: Roots<'a>,
    request: &SmithyInput,
) -> (Closure<'a, Unchecked>, Vec<Diagnostic>) {
    let mut resolver = Resolver::new(index, &selected, request);
    resolver.problems = Problems::unlimited();
    resolver.is_lenient = true;
    let shapes = resolver.shapes(selected.shapes);
    let mut known = Vec::with_capacity(shapes.len());
    for (at, shape) in shapes.into_iter().enumerate() {
        // Nothing is known about a shape that cannot be read, as about the user's own types.
        known.push(shape.unwrap_or_else(|| resolver.unknown(at)));
    }
    read_defaults(index, &mut resolver.problems, &mut known);
    let with_json_names = resolver.json_names(&known);
    let problems = std::mem::take(&mut resolver.problems).into_list();
    let (operations, renames) = (selected.operations, selected.renames);
    let closure = resolver.closure(known, operations, renames, with_json_names);
    (closure, problems)
}

/// The shapes that the input names: those under `shapes`, and the inputs and outputs of operations. Operations share
/// their errors, so these are named only under `shapes`.
fn generated<'a>(selected: &Roots<'a>, request: &SmithyInput) -> Set<Cow<'a, str>> {
    if request.external_modules.is_empty() {
        return Set::new();
    }
    let operations = || selected.operations.iter();
    let ends = operations().flat_map(|operation| operation.input.iter().chain(&operation.output));
    let ends: Set<&Cow<'a, str>> = ends.collect();
    let errors: Set<&Cow<'a, str>> = operations()
        .flat_map(|operation| &operation.errors)
        .collect();
    let is_generated = |id: &Cow<'a, str>| {
        ends.contains(id)
            || !errors.contains(id)
            || matches!(request.shapes, Some(Selection::All(_)))
            || request.names(id).is_some()
    };
    let ids = selected.shapes.iter().map(|root| &root.id);
    ids.filter(|id| is_generated(id)).cloned().collect()
}

struct Resolver<'i, 'a> {
    index: &'i Index<'a>,
    traits: TraitReader<'a>,
    /// The shapes reached so far. Those after the decoded ones have not been decoded yet.
    pending: Vec<Pending<'a>>,
    indices: Map<Cow<'a, str>, usize>,
    external: Vec<ExternalType>,
    /// The shapes that are not taken from a module.
    generated: Set<Cow<'a, str>>,
    request: &'i SmithyInput,
    /// Whether a shape with errors is read as far as possible.
    is_lenient: bool,
    problems: Problems,
}

#[derive(Clone)]
struct Pending<'a> {
    id: Cow<'a, str>,
    span: Span,
    /// The shape that targets it, and the text of the ID there, unless it is a root.
    from: Option<(Cow<'a, str>, &'a str)>,
}

impl<'i, 'a> Resolver<'i, 'a> {
    fn new(index: &'i Index<'a>, selected: &Roots<'a>, request: &'i SmithyInput) -> Self {
        Resolver {
            index,
            traits: TraitReader::new(request.syntax),
            pending: Vec::new(),
            indices: Map::new(),
            external: (request.external.iter())
                .map(|(name, path)| ExternalType {
                    name: name.clone(),
                    path: path.clone(),
                    is_in_module: false,
                })
                .list(),
            generated: generated(selected, request),
            request,
            is_lenient: false,
            problems: Problems::default(),
        }
    }
}

impl<'a> Resolver<'_, 'a> {
    /// Decodes the shapes that the roots reach. A shape with errors is `None`.
    fn shapes(&mut self, roots: Vec<Root<'a>>) -> Vec<Option<Shape<'a>>> {
        self.check_named_shapes();
        self.check_named_namespaces();
        for root in roots {
            self.index_of(root.id, root.span, None);
        }
        let mut shapes = Vec::new();
        while let Some(next) = self.pending.get(shapes.len()).cloned() {
            let shape = self.decode(&next);
            shapes.push(shape);
        }
        shapes
    }

    fn closure(
        self,
        shapes: Vec<Shape<'a>>,
        operations: Vec<RootOperation<'a>>,
        renames: Vec<(Cow<'a, str>, Cow<'a, str>)>,
        with_json_names: Option<bool>,
    ) -> Closure<'a, Unchecked> {
        let with_aws_json = self.request.shapes.is_some() && protocol::any_is_aws_json(self.index);
        let operations = operations.into_iter();
        let operations = operations.map(|operation| self.operation(operation)).list();
        let inputs = self.inputs(&shapes, &operations);
        Closure::new(
            shapes,
            operations,
            inputs,
            self.external,
            renames,
            with_json_names,
            with_aws_json,
        )
    }

    /// A shape that cannot be read.
    #[cfg(feature = "inspect")]
    fn unknown(&mut self, at: usize) -> Shape<'a> {
        let (id, span) = match self.pending.get(at) {
            Some(pending) => (pending.id.clone(), pending.span),
            None => (Cow::Borrowed(""), Span::call_site()),
        };
        self.external.push(ExternalType {
            name: Name {
                text: id.clone().into_owned(),
                span,
            },
            path: proc_macro2::TokenStream::new(),
            is_in_module: false,
        });
        Shape {
            id: ShapeId::unchecked(id),
            text: "",
            span,
            kind: Kind::External {
                index: self.external.len() - 1,
                of: ExternalKind::Other,
                from_module: false,
            },
            traits: Traits::default(),
        }
    }

    /// Reads traits. If errors need not end it, those without errors.
    fn read_traits(
        &mut self,
        entries: Vec<(Cow<'a, str>, Raw<'a>)>,
        pending: &Pending<'a>,
        member: Option<&str>,
    ) -> Result<Traits<'a>, Mismatch<'a>> {
        if !self.is_lenient {
            return self.traits.read(entries);
        }
        let mut sound = Vec::new();
        for (id, raw) in entries {
            match self.traits.read(vec![(id.clone(), raw)]) {
                Ok(_) => sound.push((id, raw)),
                Err(mismatch) => {
                    let mismatch = match member {
                        Some(name) => mismatch.in_member(name),
                        None => mismatch,
                    };
                    self.report(pending, &mismatch);
                }
            }
        }
        self.traits.read(sound)
    }

    /// Whether shapes that no operation reaches use `@jsonName`. The services are read only if a member has the
    /// trait.
    fn json_names(&mut self, shapes: &[Shape<'a>]) -> Option<bool> {
        let has_json_name = |shape: &&Shape<'_>| {
            let mut members = shape.kind.members().iter();
            members.any(|member| member.traits.json_name.is_some())
        };
        let shape = shapes.iter().find(has_json_name)?;
        match protocol::any_uses_json_names(self.index) {
            Ok(uses) => Some(uses),
            Err(mismatch) => {
                let index = self.index;
                self.problems
                    .push(|| index.problem(shape.span, &mismatch, shape.id.as_str()));
                None
            }
        }
    }

    /// The indices of the inputs of operations. All operations of the model are read only if a structure has an
    /// idempotency token.
    fn inputs(&self, shapes: &[Shape<'a>], operations: &[Operation<'a>]) -> Set<usize> {
        let mut inputs = Set::new();
        for operation in operations {
            if let Some(input) = operation.input {
                inputs.insert(input);
            }
        }
        let mut has_token = false;
        for (index, shape) in shapes.iter().enumerate() {
            if shape.traits.input {
                inputs.insert(index);
            }
            let mut members = shape.kind.members().iter();
            has_token |=
                !inputs.contains(&index) && members.any(|member| member.traits.idempotency_token);
        }
        if has_token {
            for id in protocol::inputs(self.index) {
                if let Some(&index) = self.indices.get(&id) {
                    inputs.insert(index);
                }
            }
        }
        inputs
    }

    /// An operation whose errors have been resolved.
    fn operation(&self, operation: RootOperation<'a>) -> Operation<'a> {
        let mut known = Set::new();
        let errors = operation
            .errors
            .iter()
            .filter_map(|id| self.indices.get(id).copied())
            .filter(|index| known.insert(*index))
            .list();
        let index_of = |id: &Option<Cow<'a, str>>| self.indices.get(id.as_ref()?).copied();
        Operation {
            input: index_of(&operation.input),
            output: index_of(&operation.output),
            id: operation.id,
            span: operation.span,
            errors,
            traits: operation.traits,
            pagination: operation.pagination,
            documentation: operation.documentation,
            service: operation.service,
            other_services: operation.other_services,
        }
    }

    /// Returns the index that a shape has or will have in the closure.
    fn index_of(
        &mut self,
        id: Cow<'a, str>,
        span: Span,
        from: Option<(Cow<'a, str>, &'a str)>,
    ) -> usize {
        if let Some(&index) = self.indices.get(&id) {
            return index;
        }
        let index = self.pending.len();
        self.indices.insert(id.clone(), index);
        self.pending.push(Pending { id, span, from });
        index
    }

    /// Reports an error in the text of a shape.
    fn report(&mut self, pending: &Pending<'_>, mismatch: &Mismatch<'_>) {
        let index = self.index;
        self.problems
            .push(|| index.problem(pending.span, mismatch, &pending.id));
    }

    /// Reports an error in a shape without a text, at the member that targets it.
    fn report_target(
        &mut self,
        pending: &Pending<'_>,
        message: String,
        help: Option<String>,
        event: Option<&'static str>,
    ) {
        let (index, sources) = (self.index, self.index.sources());
        self.problems.push(|| {
            let mut problem = Diagnostic::new(pending.span, message);
            (problem.help, problem.event) = (help, event);
            match &pending.from {
                None => match index.location_of_reference(&pending.id) {
                    Some(location) => problem.location(location),
                    None => problem,
                },
                Some((from, text)) if !text.is_empty() => {
                    problem.location(sources.location_of_reference(text, &pending.id, from))
                }
                _ => problem,
            }
        });
    }

    /// Decodes a shape, and reports its errors.
    fn decode(&mut self, pending: &Pending<'a>) -> Option<Shape<'a>> {
        if pending.id.len() > MAX_ID {
            let (id, length) = (excerpt(&pending.id), pending.id.len());
            let message =
                format!("shape ID `{id}` of {length} bytes exceeds the maximum of {MAX_ID}");
            self.report_target(pending, message, None, None);
            return None;
        }
        let Some(id) = ShapeId::parse(pending.id.clone()) else {
            let message = format!("`{}` is not a valid absolute shape ID", pending.id);
            let help = self.with_namespace(&pending.id);
            self.report_target(pending, message, help, Some(MODEL));
            return None;
        };
        if let Some(index) = self.external_type(pending) {
            let sensitive = match self.is_sensitive_external(&pending.id) {
                Ok(sensitive) => sensitive,
                Err(mismatch) => {
                    self.report(pending, &mismatch);
                    return None;
                }
            };
            let query_error = match self.query_error(index, pending) {
                Ok(query_error) => query_error,
                Err(mismatch) => {
                    self.report(pending, &mismatch);
                    return None;
                }
            };
            let raw = self.index.get(&pending.id);
            let has_type = |raw| has_own_type(self.index, &pending.id, raw).unwrap_or(false);
            let of = match raw.and_then(shape_type).as_deref() {
                Some("structure") => ExternalKind::Structure,
                Some("union") => ExternalKind::Union,
                Some("intEnum") => ExternalKind::IntEnum,
                Some("enum" | "string") if raw.is_some_and(has_type) => ExternalKind::Enum,
                _ => ExternalKind::Other,
            };
            return Some(Shape {
                id,
                text: "",
                span: pending.span,
                kind: Kind::External {
                    index,
                    of,
                    from_module: self.external[index].is_in_module,
                },
                traits: Traits {
                    sensitive,
                    query_error,
                    ..Traits::default()
                },
            });
        }
        let Some(raw) = self.index.get(&pending.id) else {
            return self.decode_prelude(id, pending);
        };
        match self.decode_raw(raw, pending) {
            Ok((kind, traits)) => Some(Shape {
                id,
                text: self.text_in_file(raw.get()),
                span: pending.span,
                kind,
                traits,
            }),
            Err(mismatch) => {
                self.report(pending, &mismatch);
                None
            }
        }
    }

    /// The index of the user's type of a shape, if it has one. A module has the types of structures, unions and enums.
    fn external_type(&mut self, pending: &Pending<'a>) -> Option<usize> {
        let is_it = |external: &ExternalType| external.name.text == pending.id;
        let named = self.external.iter().take(self.request.external.len());
        if let Some(index) = named.clone().position(is_it) {
            return Some(index);
        }
        let modules = &self.request.external_modules;
        // That of the namespace comes first.
        let module = (modules.iter())
            .filter(|module| module.is_for(&pending.id))
            .max_by_key(|module| module.namespace.is_some())?;
        let raw = self.index.get(&pending.id)?;
        if self.generated.contains(&pending.id)
            || !has_own_type(self.index, &pending.id, raw).unwrap_or(false)
        {
            return None;
        }
        let span = module.path.clone().into_iter().last();
        self.external.push(ExternalType {
            name: Name {
                text: pending.id.clone().into_owned(),
                span: span.map_or(pending.span, |last| last.span()),
            },
            path: module.path.clone(),
            is_in_module: true,
        });
        Some(self.external.len() - 1)
    }

    /// The code of an error from a module in the AWS query protocol.
    fn query_error(
        &mut self,
        external: usize,
        pending: &Pending<'a>,
    ) -> Result<Option<Cow<'a, str>>, Mismatch<'a>> {
        let Some(raw) = self
            .index
            .get(&pending.id)
            .filter(|_| self.external[external].is_in_module)
        else {
            return Ok(None);
        };
        let mut flat = mixins::flatten(self.index, &pending.id, raw)?;
        flat.traits.0.retain(|(id, _)| id == QUERY_ERROR);
        Ok(self.traits.read(flat.traits.0)?.query_error)
    }

    /// Whether a shape with an `external` type is `@sensitive`: the shape itself or, for a list or map, a part of
    /// it. Types of structures, unions and enums redact their own members. No other trait is read, since the
    /// user's type is responsible for it, and it may be unsupported.
    fn is_sensitive_external(&self, id: &Cow<'a, str>) -> Result<bool, Mismatch<'a>> {
        let mut waiting = vec![id.clone()];
        let mut seen = Set::new();
        while let Some(id) = waiting.pop() {
            let Some(raw) = self.index.get(&id) else {
                continue; // of the prelude
            };
            let flat = mixins::flatten(self.index, &id, raw)?;
            let is_secret = |traits: &[(Cow<'_, str>, Raw<'_>)]| {
                traits.iter().any(|(id, _)| id == "smithy.api#sensitive")
            };
            if is_secret(&flat.traits.0) {
                return Ok(true);
            }
            if !matches!(&*flat.kind, "list" | "set" | "map") || !seen.insert(id) {
                continue;
            }
            for member in flat.members {
                if is_secret(&member.traits) {
                    return Ok(true);
                }
                waiting.extend(member.target.map(json::string).transpose()?);
            }
        }
        Ok(false)
    }

    fn decode_prelude(&mut self, id: ShapeId<'a>, pending: &Pending<'a>) -> Option<Shape<'a>> {
        let Some(found) = prelude::find(&pending.id) else {
            self.missing(pending);
            return None;
        };
        // In Smithy 1.0, a shape of the prelude is boxed unless its name starts with `Primitive`.
        let (kind, boxed) = match found {
            Prelude::Unit => (Some(Kind::Unit), true),
            Prelude::Simple { kind, primitive } => (Kind::simple(kind), !primitive),
        };
        let kind = kind?;
        Some(Shape {
            id,
            text: "",
            span: pending.span,
            kind,
            traits: Traits {
                boxed,
                ..Traits::default()
            },
        })
    }

    /// The help for an ID without a namespace.
    fn with_namespace(&self, name: &str) -> Option<String> {
        if name.contains(['#', '$']) || !self.problems.wants_suggestions() {
            return None;
        }
        let of_prelude = format!("smithy.api#{name}");
        let of_prelude = prelude::find(&of_prelude).map(|_| &*of_prelude);
        let has_name = |id: &&str| id.split_once('#').is_some_and(|(_, known)| known == name);
        let known = self.index.ids().filter(has_name).chain(of_prelude);
        let known = known.take(3).list();
        Some(if known.is_empty() {
            "write it with its namespace: `namespace#Name`".to_owned()
        } else {
            format!("did you mean {}?", join_or(&known))
        })
    }

    /// Reports a target that is not in the model.
    fn missing(&mut self, pending: &Pending<'a>) {
        let message = format!("no shape `{}` in the model", excerpt(&pending.id));
        // All IDs are compared, so this is only done for the first errors.
        let help = self.problems.wants_suggestions().then(|| {
            let near = id::similar_ids(&pending.id, &mut self.index.ids());
            let sources = self.index.sources();
            let file = (pending.from.as_ref()).and_then(|(_, text)| sources.file_of(text));
            let is_idl = file.is_some_and(|file| sources.files()[file].is_idl());
            let meant = id::did_you_mean(&pending.id, &near, is_idl);
            meant.or_else(|| self.index.missing_namespace(&pending.id))
        });
        let event = Some(UNRESOLVED_SHAPE);
        self.report_target(pending, message, help.flatten(), event);
    }

    fn decode_raw(
        &mut self,
        raw: Raw<'a>,
        pending: &Pending<'a>,
    ) -> Result<(Kind<'a>, Traits<'a>), Mismatch<'a>> {
        let flat = self.flatten(raw, pending)?;
        let mut traits = self.read_traits(flat.traits.0, pending, None)?;
        let mut members = flat.members;
        // Only some members of the first root are needed.
        if let (Some(wanted), None) = (&self.request.members, &pending.from) {
            members.retain(|member| wanted.iter().any(|name| *name == member.name));
        }
        let kind = match &*flat.kind {
            "structure" => Kind::Structure(self.members(members, pending)?),
            // Smithy specification, "Union": "Unions MUST contain one or more named members."
            "union" if members.is_empty() => {
                return Err(Mismatch::new(raw.get(), "expected at least one member"));
            }
            "union" => Kind::Union(self.members(members, pending)?),
            "list" | "set" => {
                // Smithy 1.0 specification, "Set": a set is a list of unique values.
                traits.unique_items |= flat.kind == "set";
                let member = self.take_member(&mut members, raw, "member", pending)?;
                Kind::List(Box::new(member))
            }
            "map" => Kind::Map(Box::new([
                self.take_member(&mut members, raw, "key", pending)?,
                self.take_member(&mut members, raw, "value", pending)?,
            ])),
            "enum" => Kind::Enum(self.traits.enum_values(members, raw)?),
            "intEnum" => Kind::IntEnum(self.traits.int_enum_values(members, raw)?),
            "string" => match traits.enum_values.take() {
                Some(values) => {
                    traits.is_enum_string = true;
                    Kind::Enum(values)
                }
                None => Kind::String,
            },
            simple => Kind::simple(simple).ok_or_else(|| {
                let message = format!(
                    "members cannot target a shape of type `{}`",
                    excerpt(simple)
                );
                let mismatch = Mismatch::new(raw.get(), message);
                match similar_type(simple) {
                    Some(similar) => mismatch.with_help(format!("did you mean `{similar}`?")),
                    None => mismatch,
                }
            })?,
        };
        Ok((kind, traits))
    }

    /// The location of a shape or member; empty if it is not in the file.
    fn text_in_file(&self, text: &'a str) -> &'a str {
        if self.index.sources().has(text) {
            text
        } else {
            ""
        }
    }

    /// Flattens a shape, without the patterns that are not checked.
    fn flatten(&self, raw: Raw<'a>, pending: &Pending<'a>) -> Result<Flat<'a>, Mismatch<'a>> {
        let mut flat = mixins::flatten(self.index, &pending.id, raw)?;
        for off in &self.request.pattern_off {
            let Some(member) = off.text.strip_prefix(&*pending.id) else {
                continue;
            };
            if member.is_empty() {
                flat.traits.0.retain(|(id, _)| id != PATTERN);
            } else if let Some(name) = member.strip_prefix('$') {
                let members = flat.members.iter_mut().filter(|member| member.name == name);
                members.for_each(|member| member.traits.retain(|(id, _)| id != PATTERN));
            }
        }
        Ok(flat)
    }

    /// Decodes the members of a structure or union.
    fn members(
        &mut self,
        members: Vec<FlatMember<'a>>,
        pending: &Pending<'a>,
    ) -> Result<Vec<Member<'a>>, Mismatch<'a>> {
        let mut decoded = Vec::with_capacity(members.len());
        for member in members {
            match self.member(member, pending) {
                Ok(member) => decoded.push(member),
                Err(mismatch) if self.is_lenient => self.report(pending, &mismatch),
                Err(mismatch) => return Err(mismatch),
            }
        }
        Ok(decoded)
    }

    /// Decodes the member of a list, or the key or value of a map.
    fn take_member(
        &mut self,
        members: &mut Vec<FlatMember<'a>>,
        shape: Raw<'a>,
        key: &str,
        pending: &Pending<'a>,
    ) -> Result<Member<'a>, Mismatch<'a>> {
        let found = members.iter().position(|member| member.name == key);
        let Some(found) = found else {
            return Err(Mismatch::missing(shape.get(), key));
        };
        self.member(members.swap_remove(found), pending)
    }

    fn member(
        &mut self,
        member: FlatMember<'a>,
        pending: &Pending<'a>,
    ) -> Result<Member<'a>, Mismatch<'a>> {
        let FlatMember {
            name,
            target,
            traits,
            text,
            ..
        } = member;
        // Smithy specification, "Shape ID": the name of a member is an identifier.
        if name.len() > MAX_ID || !is_identifier(&name) {
            let shown = quoted(&name);
            let message = if name.len() > MAX_ID {
                let length = name.len();
                format!("member name {shown} of {length} bytes exceeds the maximum of {MAX_ID}")
            } else {
                format!("member name {shown} is not a valid identifier")
            };
            return Err(Mismatch::new(text, message));
        }
        let of = |m: Mismatch<'a>| m.in_member(&name);
        let target = target.ok_or_else(|| of(Mismatch::missing(text, "target")))?;
        let from = Some((pending.id.clone(), self.text_in_file(target.get())));
        let target = json::string(target).map_err(|m| of(m.in_key("target")))?;
        let traits = self.read_traits(traits, pending, Some(&name)).map_err(of)?;
        let text = self.text_in_file(text);
        Ok(Member {
            target: self.index_of(target, pending.span, from),
            name,
            traits,
            default: None,
            text,
        })
    }
}

/// The type that an unknown name probably means: one that begins with it, or a similar one.
fn similar_type(name: &str) -> Option<&'static str> {
    if shape_types::SERVICE.contains(&name) {
        return None;
    }
    let longer = |known: &&str| name.len() > 2 && known.starts_with(name);
    let longer = (shape_types::of_targets().filter(longer)).min_by_key(|known| known.len());
    let similar = || similar_names(name, &mut shape_types::of_targets());
    longer.or_else(|| similar().first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing;

    fn resolve_text(text: &str, roots: &[&str]) -> Result<Vec<String>, String> {
        let closure = testing::resolve(&testing::index(text), roots, &testing::request())?;
        let ids = closure.shapes.iter().map(|s| s.id.as_str().to_owned());
        Ok(ids.collect())
    }

    /// A list or map with an `external` type is redacted as a whole if a part of it is sensitive.
    #[test]
    fn a_type_that_is_none_has_a_similar_one() {
        for (name, similar) in [
            ("struct", Some("structure")),
            ("Structure", Some("structure")),
            ("int", Some("integer")),
            ("bool", Some("boolean")),
            ("str", Some("string")),
            ("strin", Some("string")),
            ("intenum", Some("intEnum")),
            ("datetime", None),
            ("service", None),
            ("", None),
        ] {
            assert_eq!(super::similar_type(name), similar, "{name}");
        }
    }

    #[test]
    fn an_external_shape_is_sensitive_if_it_or_a_part_of_it_is() {
        let text = r#"{"smithy": "2.0", "shapes": {
            "a#Word": {"type": "string", "traits": {"smithy.api#sensitive": {}}},
            "a#Plain": {"type": "string", "traits": {"smithy.api#pattern": "("}},
            "a#Words": {"type": "list", "member": {"target": "a#Word"}},
            "a#Lists": {"type": "map", "key": {"target": "a#Plain"}, "value": {"target": "a#Words"}},
            "a#Keys": {"type": "map", "key": {"target": "a#Word"}, "value": {"target": "a#Plain"}},
            "a#Marked": {"type": "list", "member": {"target": "a#Plain", "traits": {"smithy.api#sensitive": {}}}},
            "a#Applied": {"type": "list", "member": {"target": "a#Plain"}},
            "a#Applied$member": {"type": "apply", "traits": {"smithy.api#sensitive": {}}},
            "a#Mixin": {"type": "structure", "members": {}, "traits": {"smithy.api#mixin": {}, "smithy.api#sensitive": {}}},
            "a#Mixed": {"type": "structure", "members": {}, "mixins": [{"target": "a#Mixin"}]},
            "a#Holder": {"type": "structure", "members": {"word": {"target": "a#Word"}}},
            "a#Open": {"type": "list", "member": {"target": "a#Holder"}},
            "a#Loop": {"type": "list", "member": {"target": "a#Loop"}}}}"#;
        let index = testing::index(text);
        for (id, expected) in [
            ("a#Word", true),
            ("a#Words", true),
            ("a#Lists", true),
            ("a#Keys", true),
            ("a#Marked", true),
            ("a#Applied", true),
            ("a#Mixed", true),
            ("a#Plain", false),
            ("a#Holder", false),
            ("a#Open", false),
            ("a#Loop", false),
        ] {
            let mut request = testing::request();
            let name = Name {
                text: id.to_owned(),
                span: Span::call_site(),
            };
            request.external = vec![(name, quote::quote!(crate::Own))];
            let closure = testing::resolve(&index, &[id], &request).expect("sound");
            assert_eq!(closure.shapes[0].traits.sensitive, expected, "{id}");
        }
    }

    #[test]
    fn only_what_is_reached_is_decoded() {
        let text = r#"{"smithy": "2.0", "shapes": {
            "a#Root": {"type": "structure", "members": {
                "self": {"target": "a#Root"}, "list": {"target": "a#List"},
                "s": {"target": "smithy.api#String"}}},
            "a#List": {"type": "list", "member": {"target": "a#Union"}},
            "a#Union": {"type": "union", "members": {"m": {"target": "a#Map"}}},
            "a#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "a#E"}},
            "a#E": {"type": "string", "traits": {"smithy.api#enum": [{"value": "x"}]}},
            "a#Nonsense": 7}}"#;
        let ids = resolve_text(text, &["a#Root"]).expect("a closure");
        assert_eq!(
            ids,
            [
                "a#Root",
                "a#List",
                "smithy.api#String",
                "a#Union",
                "a#Map",
                "a#E"
            ]
        );
    }

    #[test]
    fn every_broken_shape_is_reported_with_its_place() {
        let text = r#"{"smithy": "2.0", "shapes": {
"a#Root": {"type": "structure", "members": {
"gone": {"target": "a#Gonee"},
"blob": {"target": "a#Blob"},
"relative": {"target": "Blob"},
"typeless": {"target": "a#Typeless"},
"big": {"target": "smithy.api#BigInt"},
"mixed": {"target": "a#Mixed"},
"applied": {"target": "a#Applied"},
"named": {"target": "a#Named"}}},
"a#Named": {"type": "structure", "members": {"²": {"target": "smithy.api#String"}}},
"a#Gone": {"type": "string"},
"a#Blob": {"type": "service"},
"a#Typeless": {},
"a#Mixed": {"type": "structure", "mixins": [{"target": "a#Gonee"}]},
"a#Applied": {"type": "structure"},
"a#Applied$x": {"type": "apply"}}}"#;
        let problems = resolve_text(text, &["a#Root"]).expect_err("broken");
        for expected in [
            "no shape `a#Gonee` in the model\n  --> m.json:3:20 in `a#Root`\n  \
             help: did you mean `a#Gone`?",
            "members cannot target a shape of type `service`\n  --> m.json:13:11",
            "`Blob` is not a valid absolute shape ID\n  --> m.json:5:24 in `a#Root`\n  \
             help: did you mean `a#Blob` or `smithy.api#Blob`?",
            "missing `type`\n  --> m.json:14:15 in `a#Typeless`",
            "no shape `smithy.api#BigInt` in the model\n  --> m.json:7:19 in `a#Root`\n  \
             help: did you mean `smithy.api#BigInteger`?",
            "member name \"²\" is not a valid identifier\n  --> m.json:11:51 in `a#Named`",
            "no mixin `a#Gonee` in the model\n  --> m.json:15:45 in `a#Mixed`",
            "no member `x` to apply traits to\n  --> m.json:17:16 in `a#Applied$x`",
        ] {
            assert!(problems.contains(expected), "{expected}\n---\n{problems}");
        }
    }
}
