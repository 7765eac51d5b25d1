//! Schemas: static tables of what the model says about values, which the runtime walks.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::types::{self, Paths};
use super::{http, shape_id_assertion};
use crate::plan::enumeration::{self, Enumeration, Values};
use crate::plan::http::Host;
use crate::plan::naming::unraw;
use crate::plan::schema::{Bound, Length, Schema, SchemaRef, SchemaStatic, TimestampFormat};
use crate::plan::structure::{Member, Optionality, Structure};
use crate::plan::union::{Union, Variant};

/// The statics of simple shapes, lists and maps.
pub(crate) fn expand_statics(schemas: &[SchemaStatic]) -> TokenStream {
    schemas.iter().map(expand_static).collect()
}

fn expand_static(of_plan: &SchemaStatic) -> TokenStream {
    let SchemaStatic { ident, schema } = of_plan;
    let Schema {
        constrained,
        length,
        range,
        pattern,
        unique_items,
        sensitive,
        sparse,
        timestamp_format,
        media_type,
        values,
        key,
        item,
    } = schema;
    let length = length.map(|length| {
        let length = self::length(length);
        quote!(length: #length,)
    });
    let range = range.as_ref().map(|(min, max)| {
        let range = if let (Some(Bound::Integer(min)), Some(Bound::Integer(max))) = (min, max) {
            let (min, max) = (Literal::i64_unsuffixed(*min), Literal::i64_unsuffixed(*max));
            quote!(__private::Range::integers(#min, #max))
        } else {
            let (min, max) = (bound(min.as_ref()), bound(max.as_ref()));
            quote!(__private::Range { min: #min, max: #max })
        };
        quote!(range: __private::Some(&#range),)
    });
    let pattern = pattern
        .as_ref()
        .map(|pattern| quote!(pattern: __private::Some(&#pattern),));
    let unique_items =
        (*unique_items).then(|| quote!(unique_items: __private::Some(__private::check_unique),));
    let sensitive = sensitive.then(|| quote!(sensitive: true,));
    let sparse = sparse.then(|| quote!(sparse: true,));
    let format = timestamp_format.map(|format| {
        let format = match format {
            TimestampFormat::EpochSeconds => quote!(EpochSeconds),
            TimestampFormat::DateTime => quote!(DateTime),
            TimestampFormat::HttpDate => quote!(HttpDate),
        };
        quote!(timestamp_format: __private::Some(__private::Format::#format),)
    });
    let media_type = media_type.then(|| quote!(media_type: true,));
    let values = values.as_ref().map(|of| {
        let of = types::ty(of, Paths::Private);
        quote!(values: __private::known_values!(#of),)
    });
    let part = |name: TokenStream, part: Option<&SchemaRef>| {
        let part = reference(part?);
        Some(quote!(#name: __private::Some(#part),))
    };
    let key = part(quote!(key), key.as_ref());
    let item = part(quote!(item), item.as_ref());
    let base = if *constrained {
        quote!(CONSTRAINED)
    } else {
        quote!(SCHEMA)
    };
    quote! {
        static #ident: __private::Schema = __private::Schema {
            #length #range #pattern #unique_items #sensitive #sparse #format #media_type #values #key #item
            ..__private::#base
        };
    }
}

/// A reference to a schema.
pub(super) fn reference(schema: &SchemaRef) -> TokenStream {
    match schema {
        SchemaRef::Any => quote!(&__private::ANY),
        SchemaRef::Nested => quote!(&__private::NESTED),
        SchemaRef::Sensitive => quote!(&__private::SENSITIVE),
        SchemaRef::Static(ident) => quote!(&#ident),
    }
}

fn length(Length { min, max }: Length) -> TokenStream {
    match (
        min.map(Literal::u64_unsuffixed),
        max.map(Literal::u64_unsuffixed),
    ) {
        (Some(min), Some(max)) => quote!(__private::between(#min, #max)),
        (Some(min), None) => quote!(__private::at_least(#min)),
        (None, Some(max)) => quote!(__private::at_most(#max)),
        (None, None) => quote!(__private::None),
    }
}

/// An optional bound of `@range`.
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

/// The static with the schema of a structure.
pub(crate) fn expand_structure_static(structure: &Structure) -> TokenStream {
    let (ident, schema) = (&structure.schema, structure_schema(structure));
    quote!(static #ident: __private::StructureSchema = #schema;)
}

/// The constant with the schema of a user-written structure, after the assertions about the types of its fields.
pub(super) fn expand_derived_structure(structure: &Structure) -> TokenStream {
    let schema = structure_schema(structure);
    let assertions = shape_id_assertion::expand_statements(&structure.origin);
    quote! {
        const SCHEMA: &'static __private::StructureSchema = {
            #assertions
            &#schema
        };
    }
}

fn structure_schema(structure: &Structure) -> TokenStream {
    let name = unraw(&structure.ident);
    let members = structure.members.iter().map(member);
    let sensitive = structure.sensitive.then(|| quote!(sensitive: true,));
    let reads_empty = structure.reads_empty.then(|| quote!(reads_empty: true,));
    let message = structure.other_message_index().map(|message| {
        let message = Literal::usize_unsuffixed(message);
        quote!(message: __private::Some(#message),)
    });
    let order = order(structure.members.iter().map(Member::json_name));
    let order = order.map(|order| quote!(order: #order,));
    // A base that gives no field would be a warning.
    let is_full =
        order.is_some() && sensitive.is_some() && reads_empty.is_some() && message.is_some();
    let base = (!is_full).then(|| quote!(..__private::STRUCTURE));
    quote! {
        __private::StructureSchema {
            name: #name,
            members: &[#(#members),*],
            #order #sensitive #reads_empty #message
            #base
        }
    }
}

fn member(member: &Member) -> TokenStream {
    let (name, field) = (&member.name, unraw(&member.ident));
    let json_name = member
        .json_name
        .as_ref()
        .map(|name| quote!(json_name: __private::Some(#name),));
    let schema = of_member(&member.schema);
    let presence = match &member.optionality {
        Optionality::Optional => None,
        Optionality::ClientOptional => Some(quote!(ClientOptional)),
        Optionality::Required => Some(quote!(Required)),
        Optionality::Default(_) => Some(quote!(Default)),
    };
    let presence = presence.map(|presence| quote!(presence: __private::Presence::#presence,));
    let mark = member.mark.map(|mark| {
        let mark = Literal::usize_unsuffixed(mark);
        quote!(mark: __private::Some(#mark),)
    });
    let fills_token = member.fills_token.then(|| quote!(fills_token: true,));
    let host = member.host.map(|host| match host {
        Host::Label => quote!(host: __private::Some(__private::Host::Label),),
        Host::Endpoint => quote!(host: __private::Some(__private::Host::Endpoint),),
    });
    let binding = http::binding(member);
    quote! {
        __private::MemberSchema {
            name: #name,
            field: #field,
            #json_name #schema #presence #mark #fills_token #host #binding
            ..__private::MEMBER
        }
    }
}

/// The field of a member with the schema of its values.
fn of_member(schema: &SchemaRef) -> Option<TokenStream> {
    if *schema == SchemaRef::Any {
        return None;
    }
    let schema = reference(schema);
    Some(quote!(schema: #schema,))
}

/// The function that returns the schema of a union.
pub(super) fn expand_union(union: &Union) -> TokenStream {
    let name = unraw(&union.ident);
    let members = union.variants.iter().map(|variant| {
        let (name, field, ident) = (&variant.name, &variant.label, unraw(&variant.ident));
        let json_name = variant
            .json_name
            .as_ref()
            .map(|name| quote!(json_name: __private::Some(#name),));
        let schema = of_member(&variant.schema);
        quote! {
            __private::MemberSchema {
                name: #name,
                field: #field,
                variant: #ident,
                #json_name #schema
                ..__private::MEMBER
            }
        }
    });
    let sensitive = union.sensitive.then(|| quote!(sensitive: true,));
    let concealed = union.concealed.then(|| quote!(concealed: true,));
    let order = order(union.variants.iter().map(Variant::json_name));
    let order = order.map(|order| quote!(order: #order,));
    let smallest = (union.smallest > 0).then(|| {
        let smallest = Literal::usize_unsuffixed(union.smallest);
        quote!(smallest: #smallest,)
    });
    let is_full = union.sensitive && union.concealed && order.is_some() && smallest.is_some();
    let base = (!is_full).then(|| quote!(..__private::UNION));
    quote! {
        fn schema(&self) -> &'static __private::UnionSchema {
            static SCHEMA: __private::UnionSchema = __private::UnionSchema {
                name: #name,
                members: &[#(#members),*],
                #order #sensitive #concealed #smallest
                #base
            };
            &SCHEMA
        }
    }
}

/// Up to this number, names are compared one by one.
const MAX_COMPARED_NAMES: usize = 16;

/// The numbers of names in the order of the names, in two bytes each, if there are many names.
pub(super) fn order<'n>(names: impl Iterator<Item = &'n str>) -> Option<Literal> {
    let mut names: Vec<(&str, u16)> = names.zip(0..).collect();
    if names.len() <= MAX_COMPARED_NAMES {
        return None;
    }
    names.sort_unstable();
    let bytes: Vec<u8> = (names.iter())
        .flat_map(|(_, number)| number.to_be_bytes())
        .collect();
    Some(Literal::byte_string(&bytes))
}

/// The schema of an enum, unless it has nothing but its values.
pub(super) fn expand_enumeration(enumeration: &Enumeration) -> Option<TokenStream> {
    let values = match &enumeration.values {
        Values::Strings(variants) if variants.iter().all(|variant| !variant.internal) => None,
        Values::Strings(variants) => Some(listed(variants)),
        Values::Integers(variants) => Some(listed(variants)),
    };
    if values.is_none() && enumeration.schema == SchemaRef::Any {
        return None;
    }
    let ident = &enumeration.ident;
    let values = values.unwrap_or_else(|| quote!(#ident::values()));
    let schema = reference(&enumeration.schema);
    Some(quote!(__private::EnumSchema { values: #values, schema: #schema }))
}

/// The values that violations list. `@internal` values are valid but not listed.
fn listed<V: ToString>(variants: &[enumeration::Variant<V>]) -> TokenStream {
    let values = (variants.iter().filter(|variant| !variant.internal))
        .map(|variant| variant.value.to_string());
    quote!(&[#(#values),*])
}
