//! Binding the variants of a user-written enum to the values of an enum.

use proc_macro2::Ident;

use super::{derive, list, problem};
use crate::collections::List;
use crate::diagnostic::{Diagnostic, join_or, similar_names};
use crate::input::derive_input::{DeriveInput, Variant};
use crate::model::traits::{EnumDefinition, IntEnumDefinition};
use crate::plan::binding::EnumBinding;
use crate::plan::enumeration::{enum_names, int_enum_names, variant_names};
use crate::plan::naming::unraw;

pub(super) fn bind_strings(
    values: &[EnumDefinition<'_>],
    input: &DeriveInput,
    variants: &[Variant],
) -> Result<EnumBinding, Vec<Diagnostic>> {
    let texts = values.iter().map(|value| value.value.to_string());
    let values: Vec<_> = texts.zip(variant_names(enum_names(values))).list();
    bind_variants(&values, "String", input, variants)
}

pub(super) fn bind_integers(
    values: &[IntEnumDefinition<'_>],
    input: &DeriveInput,
    variants: &[Variant],
) -> Result<EnumBinding, Vec<Diagnostic>> {
    let texts = values.iter().map(|value| value.value.to_string());
    let values: Vec<_> = texts.zip(variant_names(int_enum_names(values))).list();
    bind_variants(&values, "i32", input, variants)
}

/// Binds variants to values, each given as its text and the name of its generated variant. `catch_all` is the
/// type of other values.
fn bind_variants(
    values: &[(String, Ident)],
    catch_all: &str,
    input: &DeriveInput,
    variants: &[Variant],
) -> Result<EnumBinding, Vec<Diagnostic>> {
    if !input.generics.is_empty() {
        let message = "`Shape` cannot be derived for enums with generic parameters";
        return Err(vec![Diagnostic::new(input.ident.span(), message)]);
    }
    let mut binder = Binder {
        shape: &input.shape.text,
        bound: vec![None; values.len()],
        values,
        suggested: Vec::new(),
        problems: Vec::new(),
    };
    let mut unknown = None;
    let mut count = 0;
    for variant in variants {
        if let Some(member) = &variant.member {
            let message = "an enum has values, not members";
            let help = "write `#[shape(value = \"…\")]`";
            binder.problems.push(problem(member.span, message, help));
        }
        let Some(payload) = &variant.payload else {
            binder.bind(variant);
            continue;
        };
        count += 1;
        unknown = Some(variant.ident.clone());
        if payload.name != catch_all {
            let article = if catch_all == "i32" { "an" } else { "a" };
            let message = format!("the catch-all variant must contain {article} `{catch_all}`");
            let help = format!("write `{}({catch_all})`", unraw(&variant.ident));
            (binder.problems).push(Diagnostic::spanned(&payload.tokens, message).help(help));
        }
    }
    if count != 1 {
        let message = "expected one catch-all variant";
        let help = format!("add `Unknown({catch_all})` for unknown values");
        (binder.problems).push(problem(input.ident.span(), message, help));
    }
    binder.check_all_present(input);
    match (binder.problems.is_empty(), unknown) {
        (true, Some(unknown)) => Ok(EnumBinding {
            derive: derive(input, Vec::new()),
            variants: binder.bound.into_iter().flatten().list(),
            unknown,
        }),
        _ => Err(binder.problems),
    }
}

struct Binder<'v> {
    /// The shape, as the user names it.
    shape: &'v str,
    /// The text of each value, and the name of its generated variant.
    values: &'v [(String, Ident)],
    /// The variant of each value.
    bound: Vec<Option<Ident>>,
    /// Names that have been suggested in place of wrong ones, and so are not reported as missing.
    suggested: Vec<String>,
    problems: Vec<Diagnostic>,
}

impl Binder<'_> {
    fn bind(&mut self, variant: &Variant) {
        let name = unraw(&variant.ident);
        let found = self
            .values
            .iter()
            .position(|(text, ident)| match &variant.value {
                Some(value) => *text == value.text,
                None => unraw(ident) == name,
            });
        let Some(found) = found else {
            return self.no_value(variant);
        };
        if let Some(other) = &self.bound[found] {
            let (value, other) = (&self.values[found].0, unraw(other));
            let message = format!("value `{value}` is already mapped by variant `{other}`");
            self.problems
                .push(Diagnostic::new(variant.ident.span(), message));
            return;
        }
        self.bound[found] = Some(variant.ident.clone());
    }

    fn no_value(&mut self, variant: &Variant) {
        let name = unraw(&variant.ident);
        let (span, wrong, known): (_, &str, Vec<String>) = match &variant.value {
            Some(value) => (
                value.span,
                &value.text,
                self.values.iter().map(|(text, _)| text.clone()).list(),
            ),
            None => (
                variant.ident.span(),
                &name,
                self.values.iter().map(|(_, ident)| unraw(ident)).list(),
            ),
        };
        let message = format!("no value `{wrong}` in shape `{}`", self.shape);
        let similar = similar_names(wrong, &mut known.iter().map(String::as_str));
        let help = if similar.is_empty() {
            format!("expected one of {}", list(&known))
        } else {
            format!("did you mean {}?", join_or(&similar))
        };
        self.suggested
            .extend(similar.iter().map(|&name| name.to_owned()));
        self.problems.push(problem(span, message, help));
    }

    fn check_all_present(&mut self, input: &DeriveInput) {
        let is_suggested = |name: &String| self.suggested.contains(name);
        let missing: Vec<String> = (self.values.iter().zip(&self.bound))
            .filter(|((text, _), bound)| bound.is_none() && !is_suggested(text))
            .map(|((_, ident), _)| unraw(ident))
            .filter(|name| !is_suggested(name))
            .list();
        if !missing.is_empty() {
            let message = format!("missing variants: {}", list(&missing));
            let help = "add them, or map an existing variant with `#[shape(value = \"…\")]`";
            self.problems
                .push(problem(input.ident.span(), message, help));
        }
    }
}
