//! Matching the fields or variants of a user-written type with the members of its shape.

use proc_macro2::{Ident, TokenStream};

use super::{NestedShape, list, not_in_model, problem, wrong_kind};
use crate::collections::{List, Map};
use crate::diagnostic::{Diagnostic, join_or, similar_names};
use crate::input::Name;
use crate::input::derive_input::{Body, DeriveInput};
use crate::input::rust_type::{RustType, canonical_text};
use crate::model::index::Index;
use crate::model::json;
use crate::model::mixins::{self, FlatMember};
use crate::model::raw_shape;
use crate::model::roots::Roots;
use crate::model::shape::Member;
use crate::plan::naming::{snake_case, unraw};
use crate::plan::structure::field_names;
use crate::plan::union::{UNKNOWN, variant_names};

/// The members of a structure or union that a user-written type binds, with the field or variant of each.
#[derive(Default)]
pub(crate) struct MatchedMembers<'i> {
    /// By the name of the member; empty for an enum, which has values.
    fields: Option<Vec<(String, MatchedField<'i>)>>,
    /// The user's types for structures, unions and enums, by absolute shape ID.
    external: Vec<(Name, TokenStream)>,
}

/// The field or variant of a member.
pub(super) struct MatchedField<'i> {
    pub(crate) ident: &'i Ident,
    pub(crate) ty: Option<&'i RustType>,
    /// The shapes with generated types in the field, through lists and maps.
    pub(crate) nested: Vec<NestedShape<'i>>,
}

impl<'i> MatchedMembers<'i> {
    /// The names of the bound members; `None` if the whole shape is needed.
    pub(crate) fn names(&self) -> Option<Vec<String>> {
        let fields = self.fields.as_ref()?;
        Some(fields.iter().map(|(name, _)| name.clone()).list())
    }

    /// The user's types for structures, unions and enums, by absolute shape ID.
    pub(crate) fn external(&self) -> &[(Name, TokenStream)] {
        &self.external
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &MatchedField<'i>> {
        self.fields.iter().flatten().map(|(_, field)| field)
    }

    /// The field of each member, in the order of the members.
    pub(super) fn in_order<'m>(
        &'m self,
        members: &'m [Member<'_>],
    ) -> impl Iterator<Item = (&'m Member<'m>, &'m MatchedField<'i>)> {
        let fields: Map<&str, &MatchedField<'i>> = (self.fields.iter().flatten())
            .map(|(name, field)| (&**name, field))
            .collect();
        members
            .iter()
            .filter_map(move |member| Some((member, *fields.get(&*member.name)?)))
    }
}

/// Matches the fields or variants of a user-written type with the members of its shape.
///
/// # Errors
///
/// Returns an error if the shape is of another kind, for each field without a member, and for the required
/// members without a field.
pub(crate) fn match_members<'i>(
    index: &Index<'_>,
    roots: &Roots<'_>,
    input: &'i DeriveInput,
) -> Result<MatchedMembers<'i>, Vec<Diagnostic>> {
    let root = roots.shapes.first();
    let Some((id, raw)) = root.and_then(|root| Some((&root.id, index.get(&root.id)?))) else {
        return Err(vec![not_in_model(input)]);
    };
    let flat = mixins::flatten(index, id, raw)
        .map_err(|mismatch| vec![index.problem(input.shape.span, &mismatch, id)])?;
    let (kind, parts) = match (&input.body, &*flat.kind) {
        (Body::Structure(fields), "structure") => {
            let parts = fields.iter().map(|field| Part {
                ident: &field.ident,
                member: field.member.as_ref(),
                ty: Some(&field.ty),
            });
            (Kind::Structure, parts.list())
        }
        (Body::Enum(_), "union") => (Kind::Union, union_parts(input)?),
        (Body::Enum(_), "structure") => return Err(vec![wrong_kind(input, "a structure")]),
        (Body::Enum(_), _) => return Ok(MatchedMembers::default()),
        (Body::Structure(_), "union") => return Err(vec![wrong_kind(input, "a union")]),
        (Body::Structure(_), _) => return Err(vec![wrong_kind(input, "an enum")]),
    };
    let mut matcher = Matcher {
        index,
        id,
        kind,
        names: kind.rust_names(&flat.members),
        members: &flat.members,
        bound: vec![None; flat.members.len()],
        fields: Vec::new(),
        external: Vec::new(),
        problems: Vec::new(),
        suggested: Vec::new(),
    };
    for part in &parts {
        matcher.match_part(part);
    }
    match kind {
        Kind::Union => matcher.check_all_present(input),
        Kind::Structure if !input.partial => matcher.check_required_present(input),
        Kind::Structure => {}
    }
    if matcher.problems.is_empty() {
        Ok(MatchedMembers {
            fields: Some(matcher.fields),
            external: matcher.external,
        })
    } else {
        Err(matcher.problems)
    }
}

/// A field, or a variant for a member of a union.
struct Part<'i> {
    ident: &'i Ident,
    member: Option<&'i Name>,
    ty: Option<&'i RustType>,
}

/// The variants for members of a union: all but the catch-all variant, which is required.
fn union_parts(input: &DeriveInput) -> Result<Vec<Part<'_>>, Vec<Diagnostic>> {
    let Body::Enum(variants) = &input.body else {
        return Err(vec![wrong_kind(input, "a union")]);
    };
    let help = "add `Unknown(String)` for unknown members";
    let Some(unknown) = variants.iter().find(|variant| variant.ident == UNKNOWN) else {
        let message = "expected a catch-all variant";
        return Err(vec![problem(input.ident.span(), message, help)]);
    };
    let holds_string = (unknown.payload.as_ref()).is_some_and(|payload| payload.name == "String");
    if !holds_string {
        let message = "the catch-all variant must contain a `String`";
        let help = "write `Unknown(String)`";
        return Err(vec![problem(unknown.ident.span(), message, help)]);
    }
    let problems: Vec<Diagnostic> = (variants.iter().filter_map(|variant| variant.value.as_ref()))
        .map(|value| {
            let message = "a union has members, not values";
            problem(value.span, message, "write `#[shape(member = \"…\")]`")
        })
        .list();
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok((variants.iter().filter(|variant| variant.ident != UNKNOWN))
        .map(|variant| Part {
            ident: &variant.ident,
            member: variant.member.as_ref(),
            ty: variant.payload.as_ref(),
        })
        .list())
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Structure,
    Union,
}

impl Kind {
    /// The names of the fields or variants that `smithy!` generates for members.
    fn rust_names(self, members: &[FlatMember<'_>]) -> Vec<String> {
        let names = members.iter().map(|member| &*member.name);
        let idents = match self {
            Kind::Structure => field_names(names),
            Kind::Union => variant_names(names),
        };
        idents.iter().map(unraw).list()
    }

    /// A field or a variant.
    fn part(self) -> &'static str {
        match self {
            Kind::Structure => "field",
            Kind::Union => "variant",
        }
    }
}

/// The maximum depth of nested lists and maps that is searched.
const MAX_NESTING: u32 = 64;

struct Matcher<'m, 'a, 'i> {
    index: &'m Index<'a>,
    id: &'m str,
    kind: Kind,
    members: &'m [FlatMember<'a>],
    /// The Rust names of the members.
    names: Vec<String>,
    /// The field of each member.
    bound: Vec<Option<&'i Ident>>,
    fields: Vec<(String, MatchedField<'i>)>,
    external: Vec<(Name, TokenStream)>,
    problems: Vec<Diagnostic>,
    /// Names that have been suggested in place of wrong ones, and so are not reported as missing.
    suggested: Vec<String>,
}

impl<'i> Matcher<'_, '_, 'i> {
    fn match_part(&mut self, part: &Part<'i>) {
        let name = unraw(part.ident);
        let found = match part.member {
            Some(member) => (self.members.iter()).position(|known| known.name == member.text),
            None => self.named(&name),
        };
        let Some(place) = found else {
            return self.no_member(part);
        };
        let member = &self.members[place];
        if let Some(other) = self.bound[place] {
            let (part_name, other) = (self.kind.part(), unraw(other));
            let message = format!(
                "member `{}` is already mapped by {part_name} `{other}`",
                member.name
            );
            self.problems
                .push(Diagnostic::new(part.ident.span(), message));
            return;
        }
        self.bound[place] = Some(part.ident);
        let mut nested = Vec::new();
        let target = member.target.and_then(|target| json::string(target).ok());
        if let (Some(target), Some(ty)) = (target, part.ty) {
            self.nested_shapes(&target, ty, MAX_NESTING, &mut nested);
        }
        for nested in &nested {
            self.record_external(nested);
        }
        let field = MatchedField {
            ident: part.ident,
            ty: part.ty,
            nested,
        };
        self.fields.push((member.name.to_string(), field));
    }

    /// The member that a field or variant with this name is for. A field can also have the name that `smithy!` would
    /// change because a method has it.
    fn named(&self, name: &str) -> Option<usize> {
        let generated = self.names.iter().position(|known| *known == *name);
        generated.or_else(|| {
            let is_plain = |member: &FlatMember<'_>| snake_case(&member.name) == *name;
            (self.kind == Kind::Structure).then(|| self.members.iter().position(is_plain))?
        })
    }

    fn no_member(&mut self, part: &Part<'_>) {
        let (span, wrong) = match part.member {
            Some(member) => (member.span, member.text.clone()),
            None => (part.ident.span(), unraw(part.ident)),
        };
        let mut members = self.members.iter().map(|known| &*known.name);
        let similar: Vec<String> = match part.member {
            Some(_) => similar_names(&wrong, &mut members),
            None => similar_names(&wrong, &mut self.names.iter().map(String::as_str)),
        }
        .into_iter()
        .map(str::to_owned)
        .list();
        let message = format!("no member `{wrong}` in shape `{}`", self.id);
        let help = if similar.is_empty() {
            let part = self.kind.part();
            let skip = match self.kind {
                Kind::Structure => {
                    ", and `#[shape(skip)]` leaves out a field that is not part of the shape"
                }
                Kind::Union => "",
            };
            format!("`#[shape(member = \"Name\")]` names the member of a {part}{skip}")
        } else {
            format!("did you mean {}?", join_or(&similar))
        };
        self.problems.push(problem(span, message, help));
        self.suggested.extend(similar);
    }

    /// Records that a shape already has a type.
    fn record_external(&mut self, nested: &NestedShape<'_>) {
        let NestedShape { shape, ty } = nested;
        if shape == self.id {
            let message = "recursive types cannot derive `Shape`";
            let help = "generate the type with `smithy!`";
            self.problems
                .push(Diagnostic::spanned(&ty.tokens, message).help(help));
            return;
        }
        match self.external.iter().find(|(name, _)| name.text == *shape) {
            Some((_, other)) if canonical_text(other) != canonical_text(&ty.tokens) => {
                let message = format!(
                    "shape `{shape}` is mapped to both `{other}` and `{}`",
                    ty.tokens
                );
                let help = "use one type for the shape in all fields";
                self.problems
                    .push(Diagnostic::spanned(&ty.tokens, message).help(help));
            }
            Some(_) => {}
            None => {
                let name = Name {
                    text: shape.clone(),
                    span: ty.span,
                };
                self.external.push((name, ty.tokens.clone()));
            }
        }
    }

    /// Finds the shapes with generated types in a value, through the lists and maps for which the user's type has
    /// arguments. Malformed shapes are reported when they are resolved.
    fn nested_shapes(
        &self,
        id: &str,
        ty: &'i RustType,
        depth: u32,
        found: &mut Vec<NestedShape<'i>>,
    ) -> Option<()> {
        let ty = ty.optional().unwrap_or(ty);
        let raw = self.index.get(id)?;
        if raw_shape::has_own_type(self.index, id, raw).ok()? {
            let shape = id.to_owned();
            found.push(NestedShape { shape, ty });
            return Some(());
        }
        let parts = match &*raw_shape::shape_type(raw)? {
            "list" | "set" => vec![("member", ty.arguments.last()?)],
            "map" => vec![
                ("key", ty.arguments.first()?),
                ("value", ty.arguments.last()?),
            ],
            _ => return None,
        };
        // A list that contains itself is infinite, which is reported when the closure is checked.
        let depth = depth.checked_sub(1)?;
        for (part, ty) in parts {
            if let Some(target) = raw_shape::member_target(self.index, id, raw, part) {
                self.nested_shapes(&target, ty, depth, found);
            }
        }
        Some(())
    }

    /// The Rust names of the members that are not bound and have not been suggested.
    fn missing(&self, is_needed: impl Fn(&FlatMember<'_>) -> bool) -> Vec<&str> {
        let is_suggested = |name: &str| self.suggested.iter().any(|known| known == name);
        (self.members.iter().zip(&self.names).zip(&self.bound))
            .filter(|((member, name), bound)| {
                bound.is_none()
                    && is_needed(member)
                    && !is_suggested(name)
                    && !is_suggested(&member.name)
            })
            .map(|((_, name), _)| &**name)
            .list()
    }

    fn check_all_present(&mut self, input: &DeriveInput) {
        let missing = list(self.missing(|_| true));
        if !missing.is_empty() {
            let message = format!("missing variants: {missing}");
            let help = "add them, or map an existing variant with `#[shape(member = \"…\")]`";
            self.problems
                .push(problem(input.ident.span(), message, help));
        }
    }

    fn check_required_present(&mut self, input: &DeriveInput) {
        let missing = self.missing(|member| {
            let has = |id: &str| member.traits.iter().any(|(known, _)| known == id);
            has("smithy.api#required")
                && !has("smithy.api#clientOptional")
                && !has("smithy.api#default")
        });
        let skipped = |name: &str| {
            let mut fields = input.skipped.iter();
            fields.find(|field| unraw(&field.ident) == *name)
        };
        let (of_skipped, missing): (Vec<&str>, Vec<&str>) =
            (missing.into_iter()).partition(|name| skipped(name).is_some());
        let of_skipped = of_skipped.into_iter().filter_map(skipped);
        let of_skipped = of_skipped.map(|field| {
            let name = unraw(&field.ident);
            let message = format!("field `{name}` is skipped, but its member is required");
            let help = "remove `skip`, or mark the struct with `#[shape(partial)]`";
            problem(field.ident.span(), message, help)
        });
        let (of_skipped, missing) = (of_skipped.list(), list(missing));
        self.problems.extend(of_skipped);
        if !missing.is_empty() {
            let message = format!("missing fields for required members: {missing}");
            let help = "add them, or mark the struct with `#[shape(partial)]`";
            self.problems
                .push(problem(input.ident.span(), message, help));
        }
    }
}
