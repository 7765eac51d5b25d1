//! Which field stands for which member.

use proc_macro2::TokenStream;

use super::problem;
use crate::diagnostic::{Diagnostic, join_or, similar_names};
use crate::input::Name;
use crate::input::derive_input::{DeriveInput, Field};
use crate::input::rust_type::RustType;
use crate::model::index::Index;
use crate::model::json;
use crate::model::mixins::{self, FlatMember};
use crate::model::raw_shape;
use crate::model::roots::Roots;
use crate::plan::naming::{pascal_case, snake_case, unraw};

/// What the fields are those of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A structure.
    Structure,
    /// A union, of which they are the variants.
    Union,
}

impl Kind {
    /// The name that `smithy!` gives to a member.
    fn name(self, member: &str) -> String {
        match self {
            Kind::Structure => snake_case(member),
            Kind::Union => pascal_case(member),
        }
    }

    /// What stands for a member.
    fn part(self) -> &'static str {
        match self {
            Kind::Structure => "field",
            Kind::Union => "variant",
        }
    }
}

/// Whether the shape that is named is a union.
pub(super) fn is_union(index: &Index<'_>, selected: &Roots<'_>) -> bool {
    let kind = || raw_shape::shape_type(index.get(&selected.shapes.first()?.id)?);
    kind().is_some_and(|kind| kind == "union")
}

/// Fields with their members, and what the types of the fields stand for.
pub(super) struct Matched<'w> {
    /// By the members' names.
    pub fields: Vec<(String, &'w Field)>,
    /// The user's types that stand for structures, unions and enums, by absolute shape id.
    pub external: Vec<(Name, TokenStream)>,
    /// For each field the shapes with a type of their own that it holds, through lists and maps, and what
    /// the user has for them.
    pub leaves: Vec<Vec<Leaf<'w>>>,
}

/// An absolute shape id, and the user's type for it.
pub(super) type Leaf<'w> = (String, &'w RustType);

/// Matches fields with members.
///
/// # Errors
///
/// Every field without a member, and all required members without a field.
pub(super) fn matched<'w>(
    index: &Index<'_>,
    selected: &Roots<'_>,
    input: &'w DeriveInput,
    fields: &'w [Field],
    kind: Kind,
) -> Result<Matched<'w>, Vec<Diagnostic>> {
    let shape = &input.shape;
    let found = selected.shapes.first();
    let found = found.and_then(|root| Some((&root.id, index.get(&root.id)?)));
    let Some((id, raw)) = found else {
        let message = format!("`{}` is not in the model", shape.text);
        return Err(vec![Diagnostic::new(shape.span, message)]);
    };
    let flat = mixins::flatten(index, id, raw).map_err(|mismatch| {
        let place = index.source().location(mismatch.value, Some(id));
        vec![Diagnostic::new(shape.span, mismatch.message).location(place)]
    })?;
    if kind == Kind::Structure && flat.kind != "structure" {
        let message = format!(
            "`{id}` is of the type `{}`, and this is a structure",
            flat.kind
        );
        let help = "an enum stands for an enum or a union; `smithy!` emits the type of either";
        return Err(vec![problem(shape.span, message, help)]);
    }
    let mut matcher = Matcher {
        index,
        id,
        kind,
        matched: Matched {
            fields: Vec::new(),
            external: Vec::new(),
            leaves: Vec::new(),
        },
        problems: Vec::new(),
        suggested: Vec::new(),
    };
    for field in fields {
        matcher.field(field, &flat.members);
    }
    if kind == Kind::Union {
        matcher.all_are_there(input, &flat.members);
    } else if !input.partial {
        matcher.required_are_there(input, &flat.members);
    }
    if matcher.problems.is_empty() {
        Ok(matcher.matched)
    } else {
        Err(matcher.problems)
    }
}

/// How many lists and maps in each other are looked through.
const NESTED: u32 = 64;

struct Matcher<'i, 'a, 'w> {
    index: &'i Index<'a>,
    id: &'i str,
    kind: Kind,
    matched: Matched<'w>,
    problems: Vec<Diagnostic>,
    /// What has been suggested in the place of wrong names, and so is not missing, too.
    suggested: Vec<String>,
}

impl<'w> Matcher<'_, '_, 'w> {
    fn field(&mut self, field: &'w Field, members: &[FlatMember<'_>]) {
        let name = unraw(&field.ident);
        let mut found = members.iter();
        let found = match &field.member {
            Some(member) => found.find(|known| known.name == member.text),
            None => found.find(|known| self.kind.name(&known.name) == name),
        };
        let Some(member) = found else {
            return self.no_member(field, members);
        };
        let known = self.matched.fields.iter();
        if let Some((_, other)) = known.into_iter().find(|(known, _)| *known == member.name) {
            let other = unraw(&other.ident);
            let message = format!("`{other}` stands for the member `{}` already", member.name);
            self.problems
                .push(Diagnostic::new(field.ident.span(), message));
            return;
        }
        let target = member.target.and_then(|target| json::string(target).ok());
        let mut leaves = Vec::new();
        if let Some(target) = target {
            self.leaves(&target, &field.ty, NESTED, &mut leaves);
        }
        for (shape, ty) in &leaves {
            self.stands_for(shape, ty);
        }
        self.matched.fields.push((member.name.to_string(), field));
        self.matched.leaves.push(leaves);
    }

    fn no_member(&mut self, field: &Field, members: &[FlatMember<'_>]) {
        let (span, wrong, known): (_, _, Vec<String>) = if let Some(member) = &field.member {
            let known = members.iter().map(|known| known.name.to_string());
            (member.span, member.text.clone(), known.collect())
        } else {
            let known = members.iter().map(|known| self.kind.name(&known.name));
            (field.ident.span(), unraw(&field.ident), known.collect())
        };
        let message = format!("`{}` has no member for `{wrong}`", self.id);
        let near = similar_names(&wrong, known.iter().map(String::as_str));
        self.suggested
            .extend(near.iter().map(|&name| name.to_owned()));
        self.problems.push(if near.is_empty() {
            let what = self.kind.part();
            let help =
                format!("`#[shape(member = \"Name\")]` says which member a {what} stands for");
            problem(span, message, help)
        } else {
            problem(span, message, format!("did you mean {}?", join_or(&near)))
        });
    }

    /// Notes that a type stands for a shape.
    fn stands_for(&mut self, shape: &str, ty: &RustType) {
        let span = ty.span;
        if shape == self.id {
            let message = "the derive is not for a type that contains itself".to_owned();
            let help = "name the shape in `smithy!`, which emits its type";
            return self.problems.push(problem(span, message, help));
        }
        let known = self
            .matched
            .external
            .iter()
            .find(|(name, _)| name.text == shape);
        match known {
            Some((_, other)) if other.to_string() != ty.tokens.to_string() => {
                let message = format!("another field has `{shape}` as `{other}`");
                let help = "one type stands for a shape throughout a structure";
                self.problems.push(problem(span, message, help));
            }
            Some(_) => {}
            None => {
                let text = shape.to_owned();
                let external = (Name { text, span }, ty.tokens.clone());
                self.matched.external.push(external);
            }
        }
    }

    /// Finds the structures, unions and enums in a value, through lists and maps as far as the user's type
    /// has them.
    fn leaves(
        &self,
        id: &str,
        ty: &'w RustType,
        depth: u32,
        leaves: &mut Vec<Leaf<'w>>,
    ) -> Option<()> {
        let ty = ty.optional().unwrap_or(ty);
        let shape = self.index.get(id)?;
        if raw_shape::has_own_type(shape).ok()? {
            leaves.push((id.to_owned(), ty));
            return Some(());
        }
        let parts = match &*raw_shape::shape_type(shape)? {
            "list" | "set" => vec![("member", ty.arguments.last()?)],
            "map" => vec![
                ("key", ty.arguments.first()?),
                ("value", ty.arguments.last()?),
            ],
            _ => return None,
        };
        // A list that contains itself has no end, as the check of the closure will say.
        let depth = depth.checked_sub(1)?;
        for (part, ty) in parts {
            if let Some(target) = raw_shape::member_target(shape, part) {
                self.leaves(&target, ty, depth, leaves);
            }
        }
        Some(())
    }

    /// Whether something stands for a member, or the user has been told what should.
    fn is_told(&self, member: &FlatMember<'_>) -> bool {
        let mut known = self.matched.fields.iter();
        let name = self.kind.name(&member.name);
        known.any(|(known, _)| *known == member.name)
            || (self.suggested.iter()).any(|told| *told == name || *told == member.name)
    }

    fn all_are_there(&mut self, input: &DeriveInput, members: &[FlatMember<'_>]) {
        let missing = members.iter().filter(|member| !self.is_told(member));
        let missing: Vec<String> = missing.map(|member| self.kind.name(&member.name)).collect();
        if !missing.is_empty() {
            let message = format!(
                "the model has members for which there is no variant: {}",
                missing.join(", ")
            );
            let help = "add them, or name one with `#[shape(member = \"…\")]`";
            let span = input.ident.span();
            self.problems.push(problem(span, message, help));
        }
    }

    fn required_are_there(&mut self, input: &DeriveInput, members: &[FlatMember<'_>]) {
        let is_required = |member: &&FlatMember<'_>| {
            let traits = || member.traits.iter().map(|(id, _)| &**id);
            traits().any(|id| id == "smithy.api#required")
                && !traits()
                    .any(|id| matches!(id, "smithy.api#clientOptional" | "smithy.api#default"))
        };
        let missing = members.iter().filter(is_required);
        let missing: Vec<String> = missing
            .filter(|member| !self.is_told(member))
            .map(|member| snake_case(&member.name))
            .collect();
        if !missing.is_empty() {
            let names = join_or(&missing).replace(" or ", " and ");
            let are = if missing.len() == 1 { "is" } else { "are" };
            let message = format!(
                "{names} of `{}` {are} required, and there is no field for it",
                self.id
            );
            let message = if missing.len() == 1 {
                message
            } else {
                message.replace("for it", "for them")
            };
            let help = "add fields, or `#[shape(partial)]` if the structure is not a whole request";
            self.problems
                .push(problem(input.ident.span(), message, help));
        }
    }
}
