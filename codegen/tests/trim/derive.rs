//! User-written types: a structure with the text members of a shape.

use std::fs;
use std::path::Path;

use proc_macro2::{Ident, Span};
use quote::quote;
use shapesmith_codegen::expand_derive;
use shapesmith_codegen::input::derive_input::{Body, DeriveInput, Field, Skip};
use shapesmith_codegen::input::generics::Generics;
use shapesmith_codegen::input::rust_type::RustType;
use shapesmith_codegen::inspect::{Member, Model, Shape};
use shapesmith_codegen::testing::plan::{ident, snake_case};
use shapesmith_codegen::{ModelFile, Name, Nullability};
use shapesmith_test_support::random::Random;

use super::{NAME, without_docs, without_places};

/// What differs between the expansions of a type for a random structure.
pub fn problem(
    random: &mut Random,
    whole: &Model<'_>,
    whole_text: &str,
    small: &Model<'_>,
    small_text: &str,
) -> Option<String> {
    let structures = small.shapes().filter_map(|(id, _)| {
        let shape = small.shape(id).ok()??;
        (shape.kind() == "structure").then_some(shape)
    });
    let structures: Vec<Shape<'_>> = structures.collect();
    let shape = structures.get(random.below(structures.len()))?;
    let of_whole = expanded(whole, shape, whole_text, "whole");
    let of_small = expanded(small, shape, small_text, "small");
    (of_whole != of_small).then(|| {
        let what = super::difference(&of_whole, &of_small);
        format!("another `#[derive(Shape)]` for `{}`:\n{what}", shape.id())
    })
}

fn expanded(model: &Model<'_>, shape: &Shape<'_>, text: &str, folder: &str) -> String {
    let base = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("trim")
        .join(folder);
    fs::create_dir_all(&base).expect("a folder");
    fs::write(base.join(NAME), text).expect("a model");
    let fields = shape
        .members()
        .iter()
        .filter_map(|member| field(model, member));
    let input = DeriveInput {
        model: ModelFile::new(NAME, &base, Span::call_site()).into(),
        shape: Name {
            text: shape.id().to_owned(),
            span: Span::call_site(),
        },
        nullability: Nullability::Client,
        partial: true,
        skip: Skip::default(),
        visibility: quote!(pub),
        ident: Ident::new("Own", Span::call_site()),
        generics: Generics::default(),
        body: Body::Structure(fields.collect()),
        others: Vec::new(),
        skipped: Vec::new(),
        runtime: None,
    };
    without_docs(&without_places(&expand_derive(&input).to_string()))
}

/// The field of a member, if that is a plain text.
fn field(model: &Model<'_>, member: &Member<'_>) -> Option<Field> {
    let target = member.target.as_deref()?;
    let is_text = target == "smithy.api#String"
        || model.shape(target).ok()?.is_some_and(|target| {
            target.kind() == "string" && target.trait_value("smithy.api#enum").is_none()
        });
    let is_required = member.trait_value("smithy.api#required").is_some()
        && member.trait_value("smithy.api#clientOptional").is_none();
    let ty = if is_required {
        quote!(String)
    } else {
        quote!(Option<String>)
    };
    is_text.then(|| Field {
        ident: ident(&snake_case(&member.name)),
        member: Some(Name {
            text: member.name.to_string(),
            span: Span::call_site(),
        }),
        ty: RustType::new(ty),
    })
}
