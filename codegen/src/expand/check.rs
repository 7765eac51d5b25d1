//! `impl Check`, and the functions that check simple shapes, lists and maps.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::impl_header::ImplHeader;
use super::{absent, shape_id_assertion, types};
use crate::plan::checks::{Bound, Call, Check, CheckFunction, Length, MemberCheck};
use crate::plan::enumeration::{Enumeration, Values, Variant};
use crate::plan::structure::{Member, Optionality, Structure};
use crate::plan::types::Type;
use crate::plan::union::Union;

/// The function that checks a simple shape, a list or a map.
pub(crate) fn expand_function(function: &CheckFunction) -> TokenStream {
    let CheckFunction { ident, ty, .. } = function;
    let is_unique = |step: &Check| matches!(step, Check::Unique);
    let value = types::borrowed(ty, function.checks.iter().any(is_unique));
    let secret = secret(function.sensitive);
    let steps = function.checks.iter().map(|step| self::step(step, ty));
    // The steps are those of a string.
    let text = matches!(ty, Type::Item(_)).then(|| quote!(let value = value.as_str();));
    quote! {
        fn #ident(value: #value, path: &__private::Path<'_>, out: &mut __private::Violations) {
            #secret
            #text
            #(#steps)*
        }
    }
}

/// Nothing of the value is reported, including the keys of its maps.
fn secret(sensitive: bool) -> Option<TokenStream> {
    sensitive.then(|| quote!(path.set_sensitive();))
}

fn step(step: &Check, ty: &Type) -> TokenStream {
    match step {
        Check::Enum(ident, listed) => {
            let listed = listed.as_ref().map(|listed| quote!(&[#(#listed),*]));
            let listed = listed.unwrap_or_else(|| quote!(#ident::values()));
            quote! {
                if !#ident::values().contains(&value) {
                    __private::report_unknown_value(#listed, path, out);
                }
            }
        }
        Check::Length(bounds) => {
            let bounds = length(*bounds);
            quote!(__private::check_length(value, #bounds, path, out);)
        }
        Check::Count(bounds) => {
            let bounds = length(*bounds);
            quote!(__private::check_count(value.len(), #bounds, path, out);)
        }
        Check::Range(min, max) => {
            let (min, max) = (bound(min.as_ref()), bound(max.as_ref()));
            quote!(__private::check_range(value, #min, #max, path, out);)
        }
        Check::Pattern(pattern) => quote!(__private::check_pattern(value, &#pattern, path, out);),
        Check::Unique if ty.needs_total_eq() => {
            quote!(__private::check_unique_by_total_eq(value, path, out);)
        }
        Check::Unique => quote!(__private::check_unique(value, path, out);),
        Check::Each(check) => {
            let (item, sparse) = match ty {
                Type::List { item, sparse } | Type::Slice { item, sparse, .. } => {
                    (&**item, *sparse)
                }
                _ => (ty, false),
            };
            let each = if sparse {
                quote!(check_sparse_items)
            } else {
                quote!(check_items)
            };
            let check = closure(Some((&check.call, check.secret)), item);
            quote!(__private::#each(value, path, out, #check);)
        }
        Check::Entries {
            key,
            value,
            secret_keys,
        } => {
            let (key_type, value_type, sparse) = match ty {
                Type::Map { key, value, sparse } => (&**key, &**value, *sparse),
                _ => (ty, ty, false),
            };
            let entries = if sparse {
                quote!(check_sparse_entries)
            } else {
                quote!(check_entries)
            };
            let key = closure(key.as_ref().map(|key| (key, false)), key_type);
            let value = value.as_ref().map(|value| (&value.call, value.secret));
            let value = closure(value, value_type);
            quote!(__private::#entries(value, path, #secret_keys, out, #key, #value);)
        }
    }
}

pub(super) fn length(Length { min, max }: Length) -> TokenStream {
    let bound = |bound: Option<u64>| {
        let bound = bound.map(Literal::u64_unsuffixed);
        bound.map_or_else(
            || quote!(__private::None),
            |bound| quote!(__private::Some(#bound)),
        )
    };
    let (min, max) = (bound(min), bound(max));
    quote!(#min, #max)
}

pub(super) fn bound(bound: Option<&Bound>) -> TokenStream {
    match bound {
        None => quote!(__private::None),
        Some(Bound::Integer(integer)) => {
            let integer = Literal::i64_unsuffixed(*integer);
            quote!(__private::Some(__private::RangeBound::integer(#integer)))
        }
        Some(Bound::Decimal {
            digits,
            double,
            float,
            floor: (floor, is_whole),
        }) => {
            let double = if double.is_finite() {
                Literal::f64_unsuffixed(*double).into_token_stream()
            } else if *double > 0.0 {
                quote!(__private::f64::INFINITY)
            } else {
                quote!(__private::f64::NEG_INFINITY)
            };
            let floor = Literal::i128_unsuffixed(*floor);
            let float = float.map(|float| {
                let float = Literal::f32_unsuffixed(float);
                quote!(.with_float(#float))
            });
            quote! {
                __private::Some(__private::RangeBound::decimal(
                    #digits, #double, (#floor, #is_whole)
                )#float)
            }
        }
    }
}

/// A closure that checks a part: a key, a value or an item.
fn closure(check: Option<(&Call, bool)>, ty: &Type) -> TokenStream {
    let Some((call, secret)) = check else {
        return quote!(|_, _, _| ());
    };
    let value = borrowed(ty);
    let call = self::call(call, &value);
    if secret {
        quote! {
            |value, path, out| {
                path.set_sensitive();
                #call
            }
        }
    } else {
        quote!(|value, path, out| #call)
    }
}

/// The variable `value`, a reference to a value of the type, as the argument of a check.
fn borrowed(ty: &Type) -> TokenStream {
    match ty {
        Type::CustomString(_) => quote!(__private::AsRef::<__private::str>::as_ref(value)),
        // Within a function, only its bounds are known.
        Type::Slice { .. } => quote!(__private::AsRef::as_ref(value)),
        ty if ty.is_number() => quote!(*value),
        _ => quote!(value),
    }
}

fn call(call: &Call, value: &TokenStream) -> TokenStream {
    let check = checker(call);
    quote!(#check(#value, path, out))
}

/// The function that checks a value.
fn checker(call: &Call) -> TokenStream {
    match call {
        Call::Type => quote!(__private::Check::check),
        Call::Function(ident) => quote!(#ident),
    }
}

/// Checks a member with a method of the kind. `value` is the value of the member.
fn member(
    check: &MemberCheck,
    kind: &str,
    number: usize,
    name: &str,
    value: &TokenStream,
) -> TokenStream {
    let number = Literal::usize_unsuffixed(number);
    let method = format_ident!("{kind}member");
    let mut checker = checker(&check.call);
    if check.secret {
        checker = quote! {
            |value, path, out| {
                path.set_sensitive();
                #checker(value, path, out);
            }
        };
    }
    quote!(out.#method(path, #number, #name, #checker, #value);)
}

/// The check of a member if it is set.
fn optional(check: &MemberCheck, number: usize, of_model: &Member) -> TokenStream {
    let field = &of_model.ident;
    let value = match &of_model.ty {
        ty if ty.is_number() => quote!(self.#field),
        Type::String | Type::Blob | Type::List { .. } => quote!(self.#field.as_deref()),
        ty @ (Type::CustomString(_) | Type::Slice { .. }) => {
            let value = borrowed(ty);
            quote!(self.#field.as_ref().map(|value| #value))
        }
        _ => quote!(self.#field.as_ref()),
    };
    member(check, "optional_", number, &of_model.name, &value)
}

/// The check of a required member whose field is an `Option`.
fn client_optional(number: usize, of_model: &Member) -> TokenStream {
    let Member { ident, name, .. } = of_model;
    let check = of_model.check.as_ref();
    let check = check.map(|check| optional(check, number, of_model));
    let number = Literal::usize_unsuffixed(number);
    quote! {
        out.required_member(path, #number, #name, self.#ident.is_some());
        #check
    }
}

/// The check of a structure: each constrained member that is set.
pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let members = structure.members.iter().enumerate();
    let members: TokenStream = members
        .filter_map(|(number, member)| {
            absent::expand_check(number, member, expand_member(number, member))
        })
        .collect();
    let assertions = shape_id_assertion::expand_statements(&structure.origin);
    let body = quote!(#assertions #members);
    let header = ImplHeader::of(structure, &structure.ident);
    expand_check(&header, structure.sensitive, &body)
}

/// The check of a member of a structure, if it is constrained.
fn expand_member(number: usize, of_model: &Member) -> Option<TokenStream> {
    if of_model.optionality == Optionality::ClientOptional {
        return Some(client_optional(number, of_model));
    }
    let check = of_model.check.as_ref()?;
    if of_model.optionality.is_option() {
        return Some(optional(check, number, of_model));
    }
    let (field, name, ty) = (&of_model.ident, &of_model.name, &of_model.ty);
    if matches!(ty, Type::CustomString(_) | Type::Slice { .. }) {
        let call = member(check, "", number, name, &borrowed(ty));
        return Some(quote! {
            let value = &self.#field;
            #call
        });
    }
    let reference = (!ty.is_number()).then(|| quote!(&));
    let value = quote!(#reference self.#field);
    Some(member(check, "", number, name, &value))
}

/// The check of a union: of its member.
pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let variants = union
        .variants
        .iter()
        .enumerate()
        .filter_map(|(number, variant)| {
            let check = variant.check.as_ref()?;
            let ident = &variant.ident;
            let call = member(check, "", number, &variant.name, &borrowed(&variant.ty));
            Some(quote!(Self::#ident(value) => { #call }))
        });
    let variants: TokenStream = variants.collect();
    let body = if variants.is_empty() {
        variants
    } else {
        quote! {
            match self {
                #variants
                _ => {}
            }
        }
    };
    expand_check(&ImplHeader::new(&union.ident), union.sensitive, &body)
}

/// The check of an enum: that its value is in the model.
pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    let unknown = &enumeration.unknown;
    let values = match &enumeration.values {
        Values::Strings(variants) if variants.iter().all(|variant| !variant.internal) => {
            quote!(Self::values())
        }
        Values::Strings(variants) => listed(variants),
        Values::Integers(variants) => listed(variants),
    };
    let body = quote! {
        if let Self::#unknown(_) = self {
            __private::report_unknown_value(#values, path, out);
        }
    };
    let checks = &enumeration.checks;
    let more = (!checks.is_empty()).then(|| {
        let steps = checks.iter().map(|step| self::step(step, &Type::String));
        quote! {
            let value = self.as_str();
            #(#steps)*
        }
    });
    // Only the violations of these show anything of the value.
    let sensitive = enumeration.sensitive && more.is_some();
    let header = ImplHeader::new(&enumeration.ident);
    expand_check(&header, sensitive, &quote!(#body #more))
}

/// The values that violations list. `@internal` values are valid but not listed.
fn listed<V: ToString>(variants: &[Variant<V>]) -> TokenStream {
    let values = (variants.iter().filter(|variant| !variant.internal))
        .map(|variant| variant.value.to_string());
    quote!(&[#(#values),*])
}

fn expand_check(header: &ImplHeader, sensitive: bool, body: &TokenStream) -> TokenStream {
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    let function = (!body.is_empty()).then(|| {
        let secret = secret(sensitive);
        quote! {
            fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
                #secret
                #body
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::Check for #ty #where_clause {
            #function
        }
    }
}
