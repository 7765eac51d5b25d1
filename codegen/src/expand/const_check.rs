//! `…_literal`: functions that check literals of members at compile time.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::check::{bound, length};
use crate::plan::checks::{Call, Check};
use crate::plan::enumeration::{Enumeration, Values};
use crate::plan::naming::{Scope, unraw};
use crate::plan::redaction::Redaction;
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
    let check = member.check.as_ref()?;
    let (ty, call, is_item) = match (&member.ty, &check.call) {
        (Type::List { item, .. }, Call::Function(of_list)) => {
            let mut steps = steps(of_list, plan)?.iter();
            let each = steps.find_map(|step| match step {
                Check::Each(each) => Some(&each.call),
                _ => None,
            });
            (&**item, each?, true)
        }
        (ty, call) => (ty, call, false),
    };
    let is_secret = member.redaction != Redaction::None;
    let (ty, body) = match (ty, call) {
        (Type::String, Call::Function(of_string)) => (
            quote!(&'static __private::str),
            string(steps(of_string, plan)?, is_secret),
        ),
        (Type::Item(ident), call) if enum_of_strings(ident, plan).is_some() => {
            let checks = match call {
                Call::Function(of_member) => steps(of_member, plan)?,
                Call::Type => &enum_of_strings(ident, plan)?.checks,
            };
            let known = quote!(let value = __private::enum_literal(value, #ident::values()););
            let more = string(checks, is_secret);
            let is_text = |check: &Check| matches!(check, Check::Length(_) | Check::Pattern(_));
            let body = if checks.iter().any(is_text) {
                quote!(#known #more)
            } else {
                quote!(__private::enum_literal(value, #ident::values()))
            };
            (quote!(&'static __private::str), body)
        }
        (ty, Call::Function(of_number)) if ty.is_number() => {
            let body = number(ty, steps(of_number, plan)?)?;
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

fn steps<'p>(function: &Ident, plan: &'p Plan) -> Option<&'p [Check]> {
    let mut functions = plan.check_functions.iter();
    let function = functions.find(|known| known.ident == *function);
    function.map(|function| &*function.checks)
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

fn string(steps: &[Check], is_secret: bool) -> TokenStream {
    let mut bounds = quote!(__private::None, __private::None);
    let mut pattern = quote!(__private::None);
    for step in steps {
        match step {
            Check::Length(rule) => bounds = length(*rule),
            Check::Pattern(ident) => pattern = quote!(__private::Some(&#ident)),
            _ => {}
        }
    }
    quote!(__private::string_literal(value, (#bounds), #pattern, #is_secret))
}

fn number(ty: &Type, steps: &[Check]) -> Option<TokenStream> {
    let Some(Check::Range(min, max)) = steps.first() else {
        return None;
    };
    let (min, max) = (bound(min.as_ref()), bound(max.as_ref()));
    let (check, value) = match ty {
        Type::F32 => (quote!(float_literal), quote!(value)),
        Type::F64 => (quote!(double_literal), quote!(value)),
        _ => (quote!(integer_literal), quote!(value as __private::i64)),
    };
    Some(quote! {
        __private::#check(#value, #min, #max);
        value
    })
}
