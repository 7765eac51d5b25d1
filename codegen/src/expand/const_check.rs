//! `…_literal`: functions that check literals of members at compile time.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::schema::bound;
use crate::plan::enumeration::{Enumeration, Values};
use crate::plan::naming::{Scope, unraw};
use crate::plan::schema::{Schema, SchemaRef};
use crate::plan::structure::{Member, Structure};
use crate::plan::types::Type;
use crate::plan::{Item, Plan};

/// A function for each constrained string, number or enum among the members, and for items of lists.
pub(crate) fn expand_structure(structure: &Structure, plan: &Plan) -> TokenStream {
    // The items of a member `x` and a member `xItem` would both have `x_item_literal`.
    let mut names = Scope::default();
    let methods = structure.members.iter();
    for method in methods.filter_map(|member| member.default_method.as_ref()) {
        names.reserve(&unraw(&method.ident));
    }
    let functions: TokenStream = structure
        .members
        .iter()
        .filter_map(|member| function(member, plan, &mut names))
        .collect();
    if functions.is_empty() {
        return functions;
    }
    let ident = &structure.ident;
    quote! {
        impl #ident {
            #functions
        }
    }
}

fn function(member: &Member, plan: &Plan, names: &mut Scope) -> Option<TokenStream> {
    let (ty, schema, is_item) = match &member.ty {
        Type::List { item, .. } => (
            &**item,
            schema_of(&member.schema, plan)?.item.as_ref()?,
            true,
        ),
        ty => (ty, &member.schema, false),
    };
    let of_member = schema_of(schema, plan);
    let path = format!("/{}{}", member.name, if is_item { "/*" } else { "" });
    let (ty, body) = match ty {
        Type::String => {
            let of_member = of_member.filter(|schema| schema.constrained)?;
            (
                quote!(&'static __private::str),
                string(&path, [Some(of_member), None], member.secret),
            )
        }
        Type::Enum(ident) => {
            let of_enum = schema_of(&enum_of_strings(ident, plan)?.schema, plan);
            let known = quote!(__private::enum_literal(#path, value, #ident::values()));
            let schemas = [of_member, of_enum];
            let is_text = |schema: &&Schema| schema.length.is_some() || schema.pattern.is_some();
            let body = if schemas.iter().flatten().any(is_text) {
                let more = string(&path, schemas, member.secret);
                quote!(let value = #known; #more)
            } else {
                known
            };
            (quote!(&'static __private::str), body)
        }
        ty if ty.is_number() => {
            let body = number(&path, ty, of_member?)?;
            (super::types::ty(ty, super::types::Paths::Private), body)
        }
        _ => return None,
    };
    let name = unraw(&member.ident);
    let (what, suffix) = if is_item {
        ("an item of ", "_item")
    } else {
        ("", "")
    };
    let ident = names.take_underscored(&format!("{name}{suffix}_literal"));
    let docs = format!(
        "Checks a literal for {what}`{name}`. In a constant, a violated constraint is a compile error."
    );
    Some(quote! {
        #[doc = #docs]
        #[must_use]
        #[track_caller]
        pub const fn #ident(value: #ty) -> #ty {
            #body
        }
    })
}

/// The schema of a reference, if the plan has it.
fn schema_of<'p>(of_plan: &SchemaRef, plan: &'p Plan) -> Option<&'p Schema> {
    let SchemaRef::Static(ident) = of_plan else {
        return None;
    };
    let mut schemas = plan.schemas.iter();
    let found = schemas.find(|known| known.ident == *ident);
    found.map(|found| &found.schema)
}

fn enum_of_strings<'p>(ident: &Ident, plan: &'p Plan) -> Option<&'p Enumeration> {
    plan.items.iter().find_map(|item| match item {
        Item::Enumeration(enumeration) => {
            let is_it = enumeration.ident == *ident;
            (is_it && matches!(enumeration.values, Values::Strings(_))).then_some(enumeration)
        }
        _ => None,
    })
}

/// Checks with the constraints of a member and of its target, which those of the member override.
fn string(path: &str, [own, of_target]: [Option<&Schema>; 2], is_secret: bool) -> TokenStream {
    let length = own.and_then(|own| own.length).or_else(|| of_target?.length);
    let pattern = own.and_then(|own| own.pattern.as_ref());
    let pattern = pattern.or_else(|| of_target?.pattern.as_ref());
    let bound = |bound: Option<u64>| {
        let bound = bound.map(Literal::u64_unsuffixed);
        bound.map_or_else(
            || quote!(__private::None),
            |bound| quote!(__private::Some(#bound)),
        )
    };
    let (min, max) = (
        bound(length.and_then(|length| length.min)),
        bound(length.and_then(|length| length.max)),
    );
    let pattern = pattern.map_or_else(
        || quote!(__private::None),
        |pattern| quote!(__private::Some(&#pattern)),
    );
    quote!(__private::string_literal(#path, value, (#min, #max), #pattern, #is_secret))
}

fn number(path: &str, ty: &Type, schema: &Schema) -> Option<TokenStream> {
    let (min, max) = schema.range.as_ref()?;
    let (min, max) = (bound(min.as_ref()), bound(max.as_ref()));
    let (check, value) = match ty {
        Type::F32 => (quote!(float_literal), quote!(value)),
        Type::F64 => (quote!(double_literal), quote!(value)),
        _ => (quote!(integer_literal), quote!(value as __private::i64)),
    };
    Some(quote! {
        __private::#check(#path, #value, #min, #max);
        value
    })
}
