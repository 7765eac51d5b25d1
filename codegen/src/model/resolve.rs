//! The closure: decodes the shapes that the input names and the shapes they reach, and no others.

use std::borrow::Cow;

use proc_macro2::Span;

use super::closure::{Closure, Operation, Unchecked};
use super::defaults::read_defaults;
use super::id::{MAX_ID, ShapeId, is_identifier};
use super::index::Index;
use super::json::{self, Mismatch, Raw};
use super::mixins::{self, Flat, FlatMember};
use super::prelude::{self, Prelude};
use super::protocol;
use super::roots::{RootOperation, Roots};
use super::shape::{Kind, Member, Shape};
use super::trait_reader::TraitReader;
use super::traits::Traits;
use crate::collections::{List, Map, Set};
use crate::diagnostic::{Diagnostic, Problems, excerpt, join_or, quoted, similar_names};
use crate::input::{Name, SmithyInput};

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
    let mut resolver = Resolver {
        index,
        traits: TraitReader::default(),
        pending: Vec::new(),
        indices: Map::new(),
        request,
        problems: Problems::default(),
    };
    resolver.check_named_shapes();
    for root in selected.shapes {
        resolver.index_of(root.id, root.span, None);
    }
    let mut shapes = Vec::new();
    while let Some(next) = resolver.pending.get(shapes.len()).cloned() {
        let shape = resolver.decode(&next);
        shapes.push(shape);
    }
    std::mem::take(&mut resolver.problems).into_result()?;
    let mut shapes: Vec<Shape<'a>> = shapes.into_iter().flatten().list();
    read_defaults(index, &mut resolver.problems, &mut shapes);
    let with_json_names = resolver.json_names(&shapes);
    let with_aws_json = request.shapes.is_some() && protocol::any_is_aws_json(index);
    std::mem::take(&mut resolver.problems).into_result()?;
    let operations: Vec<Operation<'a>> = selected
        .operations
        .into_iter()
        .map(|operation| resolver.operation(operation))
        .list();
    let inputs = resolver.inputs(&shapes, &operations);
    Ok(Closure::new(
        shapes,
        operations,
        inputs,
        selected.renames,
        with_json_names,
        with_aws_json,
    ))
}

struct Resolver<'i, 'a> {
    index: &'i Index<'a>,
    traits: TraitReader<'a>,
    /// The shapes reached so far. Those after the decoded ones have not been decoded yet.
    pending: Vec<Pending<'a>>,
    indices: Map<Cow<'a, str>, usize>,
    request: &'i SmithyInput,
    problems: Problems,
}

#[derive(Clone)]
struct Pending<'a> {
    id: Cow<'a, str>,
    span: Span,
    /// The shape and the member that target it, unless it is a root.
    from: Option<(Cow<'a, str>, &'a str)>,
}

impl<'a> Resolver<'_, 'a> {
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
    fn report_target(&mut self, pending: &Pending<'_>, message: String, help: Option<String>) {
        let source = self.index.source();
        self.problems.push(|| {
            let mut problem = Diagnostic::new(pending.span, message);
            problem.help = help;
            match &pending.from {
                Some((from, text)) if !text.is_empty() => {
                    problem.location(source.location(text, Some(from)))
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
            self.report_target(pending, message, None);
            return None;
        }
        let Some(id) = ShapeId::parse(pending.id.clone()) else {
            let message = format!("`{}` is not a valid absolute shape ID", pending.id);
            self.report_target(pending, message, None);
            return None;
        };
        let external = &self.request.external;
        if let Some(index) = external
            .iter()
            .position(|(name, _)| name.text == pending.id)
        {
            let sensitive = match self.is_sensitive_external(&pending.id) {
                Ok(sensitive) => sensitive,
                Err(mismatch) => {
                    self.report(pending, &mismatch);
                    return None;
                }
            };
            return Some(Shape {
                id,
                text: "",
                span: pending.span,
                kind: Kind::External(index),
                traits: Traits {
                    sensitive,
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
        // In Smithy 1.0, a shape of the prelude is boxed unless its name says that it is primitive.
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

    /// Reports a target that is not in the model.
    fn missing(&mut self, pending: &Pending<'a>) {
        let message = format!("no shape `{}` in the model", excerpt(&pending.id));
        // All IDs are compared, so this is only done for the first errors.
        let help = self.problems.wants_suggestions().then(|| {
            let near = similar_names(&pending.id, &mut self.index.ids());
            (!near.is_empty()).then(|| format!("did you mean {}?", join_or(&near)))
        });
        self.report_target(pending, message, help.flatten());
    }

    fn decode_raw(
        &mut self,
        raw: Raw<'a>,
        pending: &Pending<'a>,
    ) -> Result<(Kind<'a>, Traits<'a>), Mismatch<'a>> {
        let flat = self.flatten(raw, pending)?;
        let mut traits = self.traits.read(flat.traits.0)?;
        let mut members = flat.members;
        // Only some members of the first root are needed.
        if let (Some(wanted), None) = (&self.request.members, &pending.from) {
            members.retain(|member| wanted.iter().any(|name| *name == member.name));
        }
        let kind = match &*flat.kind {
            "structure" => Kind::Structure(self.members(members, pending)?),
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
                Mismatch::new(
                    raw.get(),
                    format!(
                        "members cannot target a shape of type `{}`",
                        excerpt(simple)
                    ),
                )
            })?,
        };
        Ok((kind, traits))
    }

    /// The location of a shape or member; empty if it is not in the file.
    fn text_in_file(&self, text: &'a str) -> &'a str {
        if self.index.source().has(text) {
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

    /// An ID in an option that names no shape is an error.
    fn check_named_shapes(&mut self) {
        let request = self.request;
        let off = request.pattern_off.iter().map(|name| ("pattern_off", name));
        let renames = request.renames.iter().map(|(name, _)| ("rename", name));
        let external = request.external.iter().map(|(name, _)| ("external", name));
        let named: Vec<(&str, &Name)> = off.chain(renames).chain(external).list();
        for (option, Name { text, span }) in named {
            let (id, _) = text.split_once('$').unwrap_or((text, ""));
            if self.index.get(id).is_some() {
                continue;
            }
            let (index, wants) = (self.index, self.problems.wants_suggestions());
            self.problems.push(|| {
                let message = format!("`{option}`: no shape `{text}` in the model");
                let near = if wants {
                    similar_names(id, &mut index.ids())
                } else {
                    Vec::new()
                };
                let help = if near.is_empty() {
                    "write the absolute shape ID, \"namespace#Name\"".to_owned()
                } else {
                    format!("did you mean {}?", join_or(&near))
                };
                Diagnostic::new(*span, message).help(help)
            });
        }
    }

    /// Decodes the members of a structure or union.
    fn members(
        &mut self,
        members: Vec<FlatMember<'a>>,
        pending: &Pending<'a>,
    ) -> Result<Vec<Member<'a>>, Mismatch<'a>> {
        let mut decoded = Vec::with_capacity(members.len());
        for member in members {
            decoded.push(self.member(member, pending)?);
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
        let target = json::string(target).map_err(|m| of(m.in_key("target")))?;
        let traits = self.traits.read(traits).map_err(of)?;
        let text = self.text_in_file(text);
        let from = Some((pending.id.clone(), text));
        Ok(Member {
            target: self.index_of(target, pending.span, from),
            name,
            traits,
            default: None,
            text,
        })
    }
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
            "no shape `a#Gonee` in the model\n  --> m.json:3:9 in `a#Root`\n  \
             help: did you mean `a#Gone`?",
            "members cannot target a shape of type `service`\n  --> m.json:13:11",
            "`Blob` is not a valid absolute shape ID\n  --> m.json:5:13 in `a#Root`",
            "missing `type`\n  --> m.json:14:15 in `a#Typeless`",
            "no shape `smithy.api#BigInt` in the model\n  --> m.json:7:8",
            "member name \"²\" is not a valid identifier\n  --> m.json:11:51 in `a#Named`",
            "no mixin `a#Gonee` in the model\n  --> m.json:15:45 in `a#Mixed`",
            "no member `x` to apply traits to\n  --> m.json:17:16 in `a#Applied$x`",
        ] {
            assert!(problems.contains(expected), "{expected}\n---\n{problems}");
        }
    }
}
