//! Whether the type of a field can carry its member.

use proc_macro2::{Span, TokenStream};

use super::carrier::{borrowed, carrier, codec, expected, mentions};
use super::checks::adapted;
use super::members::Leaf;
use crate::diagnostic::Diagnostic;
use crate::input::derive_input::{DeriveInput, Field};
use crate::input::rust_type::RustType;
use crate::plan::naming::{ident, unraw};
use crate::plan::structure::{Member, Optionality, Structure};
use crate::plan::types::Type;
use crate::plan::{Item, Plan};

/// A type of the user's that must be of a shape.
#[derive(Debug)]
pub struct Asserted {
    /// The field.
    pub field: String,
    /// Where its type stands.
    pub span: Span,
    /// The type.
    pub ty: TokenStream,
    /// The absolute shape id.
    pub shape: String,
    /// Whether the type depends on type parameters of the structure.
    pub is_generic: bool,
}

/// Gives the planned members the names of their fields, if the types fit.
pub(super) fn fit(
    plan: &mut Plan,
    input: &DeriveInput,
    fields: &[(String, &Field)],
    leaves: &[Vec<Leaf<'_>>],
) -> Result<Vec<Asserted>, Vec<Diagnostic>> {
    let mut problems = Vec::new();
    let reads = plan.json && !input.skip.json && !input.skip.from_json;
    let Some(Item::Structure(structure)) = plan.items.first_mut() else {
        unreachable!("the shape is a structure, and all others are the user's")
    };
    structure.ident = input.ident.clone();
    structure.is_written = true;
    structure.generics.clone_from(&input.generics);
    structure.builder = ident(&format!("{}Builder", unraw(&input.ident)));
    structure.parts = ident(&format!("{}Parts", unraw(&input.ident)));
    for member in &mut structure.members {
        let place = fields.iter().position(|(name, _)| *name == member.name);
        let Some(place) = place else {
            unreachable!("only members with a field were read")
        };
        let field = fields[place].1;
        match carried(member, &field.ty, &leaves[place], input.partial) {
            Ok((optionality, ty)) => {
                if let (Some(borrowed), true) = (borrowed(&field.ty), reads) {
                    let (what, help) = if borrowed.is_borrowed_text {
                        ("string", ", or write `Cow<'_, str>`")
                    } else {
                        ("slice", ", or write `Vec` or `Box<[…]>`")
                    };
                    let message = format!("a borrowed {what} cannot be read from JSON");
                    let help = format!("add `#[shape(skip(from_json))]`{help}");
                    problems.push(Diagnostic::spanned(&borrowed.tokens, message).help(help));
                }
                let check = member.check.take();
                member.check = adapted(check, &member.ty, &ty, &mut plan.check_functions);
                member.json.codec = codec(&member.json.codec, &ty);
                member.json.decoded = codec(&member.json.decoded, &ty);
                member.optionality = optionality;
                member.ty = ty;
            }
            Err(problem) => problems.push(problem),
        }
        rename(member, field);
    }
    let types = input.generics.types.iter();
    let parameters: Vec<String> = types.map(|own| own.name.to_string()).collect();
    let asserted = asserted(fields, leaves, &parameters);
    bind(
        structure,
        &asserted,
        &parameters,
        plan.json && !input.skip.json,
        reads,
    );
    let required = structure.required().map(|member| member.ident.clone());
    plan.required_members = required.collect();
    if problems.is_empty() {
        Ok(asserted)
    } else {
        Err(problems)
    }
}

/// The types of the user's in the fields, each once.
pub(super) fn asserted(
    fields: &[(String, &Field)],
    leaves: &[Vec<Leaf<'_>>],
    parameters: &[String],
) -> Vec<Asserted> {
    let mut asserted = Vec::<Asserted>::new();
    for ((_, field), leaves) in fields.iter().zip(leaves) {
        for (shape, ty) in leaves {
            let known = |asserted: &Asserted| {
                asserted.shape == *shape && asserted.ty.to_string() == ty.tokens.to_string()
            };
            if !asserted.iter().any(known) {
                asserted.push(Asserted {
                    field: unraw(&field.ident),
                    span: ty.span,
                    ty: ty.tokens.clone(),
                    shape: shape.clone(),
                    is_generic: mentions(&ty.tokens, parameters),
                });
            }
        }
    }
    asserted
}

/// Says of types that depend on type parameters what the emitted code needs of them.
fn bind(
    structure: &mut Structure,
    asserted: &[Asserted],
    parameters: &[String],
    writes: bool,
    reads: bool,
) {
    let mut bounds: Vec<(TokenStream, bool)> = Vec::new();
    for member in &structure.members {
        texts(&member.ty, &mut |ty| {
            let is_known = bounds
                .iter()
                .any(|(known, _)| known.to_string() == ty.to_string());
            if mentions(ty, parameters) && !is_known {
                bounds.push((ty.clone(), true));
            }
        });
    }
    let shapes = asserted.iter().filter(|asserted| asserted.is_generic);
    bounds.extend(shapes.map(|asserted| (asserted.ty.clone(), false)));
    let bounds = bounds.into_iter();
    structure
        .generics
        .bounds
        .extend(bounds.map(|(ty, is_text)| super::bound(&ty, is_text, writes, reads)));
}

/// Finds the strings of the user's own types.
fn texts(ty: &Type, found: &mut dyn FnMut(&TokenStream)) {
    match ty {
        Type::CustomString(path) => found(&path.0),
        Type::List { item, .. } | Type::Slice { item, .. } => texts(item, found),
        Type::Map { key, value, .. } => {
            texts(key, found);
            texts(value, found);
        }
        _ => {}
    }
}

/// Gives a member the names that follow from its field.
fn rename(member: &mut Member, field: &Field) {
    let setter = unraw(&field.ident);
    member.ident = field.ident.clone();
    member.maybe_setter = ident(&format!("maybe_{setter}"));
    let token_setter = member.token_setter.take();
    member.token_setter = token_setter.map(|_| ident(&format!("generate_{setter}")));
    member.setter = match &*setter {
        "build" | "build_unchecked" => ident(&format!("{setter}_")),
        _ => field.ident.clone(),
    };
    // A parameter must hide no type of the user's.
    member.state = ident(&format!("__{}", unraw(&member.state)));
}

/// Whether the member can be absent, by the type of its field, and the type that carries it.
fn carried(
    member: &Member,
    ty: &RustType,
    leaves: &[Leaf<'_>],
    partial: bool,
) -> Result<(Optionality, Type), Diagnostic> {
    let (inner, is_optional) = match ty.optional() {
        Some(inner) => (inner, true),
        None => (ty, false),
    };
    let right = expected(&member.ty, leaves);
    let whole = match member.optionality {
        Optionality::Optional => format!("Option<{right}>"),
        _ => right,
    };
    let wrong = |message: String| {
        Err(Diagnostic::spanned(&ty.tokens, message).help(format!("write `{whole}`")))
    };
    let Some(carrier) = carrier(inner, &member.ty) else {
        return wrong(format!(
            "this type cannot carry the member `{}`",
            member.name
        ));
    };
    let optionality = match (&member.optionality, is_optional) {
        (Optionality::Required, true) if !partial => {
            return wrong(format!("the member `{}` is required", member.name));
        }
        (Optionality::Optional, false) => {
            return wrong(format!("the member `{}` can be absent", member.name));
        }
        (_, true) => Optionality::Optional,
        (optionality, false) => optionality.clone(),
    };
    Ok((optionality, carrier))
}
