//! Access to the parts of a value by number, for everything that walks its schema: views of members, and the places
//! that they are read into.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::impl_header::ImplHeader;
use super::types::{self, Paths};
use super::{default_value, json, schema, shape_id_assertion, skipped, union};
use crate::plan::enumeration::{Enumeration, Values, Variant};
use crate::plan::structure::{Member, Optionality, Structure};
use crate::plan::types::{External, Type};
use crate::plan::union::Union;

/// The items of a user-written structure.
pub(crate) fn expand_derived_structure(structure: &Structure) -> TokenStream {
    let access = expand_access(structure);
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, &structure.ident);
    let ImplHeader { ty: parts, .. } = ImplHeader::of(structure, &structure.parts);
    let members = by_number(structure.members.iter().map(|member| {
        let field = &member.ident;
        option_view(&quote!(self.#field), &member.ty)
    }));
    let (id, json) = (&structure.id, json::expand_form(structure.origin.skip()));
    let of_builder = (!structure.origin.skip().builder).then(|| {
        quote! {
            impl #impl_generics #parts #where_clause {
                fn member(&self, number: __private::usize) -> __private::View<'_> {
                    #members
                }
            }
        }
    });
    quote! {
        #access
        #of_builder

        impl #impl_generics #ty #where_clause {
            __private::methods! {}
        }

        __private::shape! { [#impl_generics] [#ty] [#where_clause] Structure #id #json }
    }
}

/// Reading a user-written structure, through the storage of its builder.
pub(crate) fn expand_derived_read(structure: &Structure) -> TokenStream {
    let skip = structure.origin.skip();
    if skip.json || skip.from_json {
        return TokenStream::new();
    }
    let slots = expand_slots(structure);
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, &structure.ident);
    let ImplHeader { ty: parts, .. } = ImplHeader::of(structure, &structure.parts);
    let ident = &structure.ident;
    let fields = structure.members.iter().map(|member| {
        let field = &member.ident;
        let value = match &member.optionality {
            Optionality::Optional | Optionality::ClientOptional => quote!(parts.#field),
            Optionality::Required => {
                let ty = intermediate(&member.ty);
                let value = converted(&member.ty, &quote!(__private::empty::<#ty>()));
                let value = if member.boxed {
                    quote!(__private::Box::new(#value))
                } else {
                    value
                };
                quote!(parts.#field.unwrap_or_else(|| #value))
            }
            Optionality::Default(default) => {
                default_value::expand_unwrap_or(&quote!(parts.#field), default, &member.ty)
            }
        };
        quote!(#field: #value,)
    });
    let skipped = structure.skipped.iter().map(|field| {
        let ident = &field.ident;
        skipped::expand_value(field, &quote!(parts.#ident))
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::ReadMembers for #parts #where_clause {
            #slots
        }

        #[automatically_derived]
        impl #impl_generics __private::FinishParts for #ty #where_clause {
            fn finish(parts: Self::Parts) -> Self {
                let _ = &parts;
                #ident { #(#fields)* #(#skipped)* }
            }
        }

        #[automatically_derived]
        impl #impl_generics __private::Item for #ty #where_clause {
            fn empty() -> Self {
                __private::FinishParts::finish(__private::Default::default())
            }

            fn place(&mut self) -> __private::Place<'_> {
                __private::Place::Parts(self)
            }
        }
    }
}

/// `impl StructureItem`: the schema, and views of the members.
fn expand_access(structure: &Structure) -> TokenStream {
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, &structure.ident);
    let schema = schema::expand_derived_structure(structure);
    let members = by_number(
        structure
            .members
            .iter()
            .map(|member| member_view(member, &quote!(self))),
    );
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::StructureItem for #ty #where_clause {
            #schema

            fn member(&self, number: __private::usize) -> __private::View<'_> {
                #members
            }
        }
    }
}

/// An expression by the number of a member; the last one is for all other numbers.
fn by_number(members: impl ExactSizeIterator<Item = TokenStream>) -> TokenStream {
    let count = members.len();
    if count == 0 {
        return quote! {
            let _ = number;
            __private::View::Unset
        };
    }
    of_number(members, count)
}

fn of_number(members: impl Iterator<Item = TokenStream>, count: usize) -> TokenStream {
    let mut arms = TokenStream::new();
    for (number, member) in members.enumerate() {
        if count == 1 {
            return quote!(let _ = number; #member);
        }
        if number + 1 < count {
            let number = Literal::usize_unsuffixed(number);
            arms.extend(quote!(#number => #member,));
        } else {
            arms.extend(quote!(_ => #member,));
        }
    }
    quote!(match number { #arms })
}

/// The method that gives the places in the storage of the builder that members are read into.
fn expand_slots(structure: &Structure) -> TokenStream {
    let count = structure.members.len();
    let body = if count == 0 {
        quote!(let _ = (number, visit);)
    } else {
        let slots = structure.members.iter().map(|member| {
            let field = &member.ident;
            if is_of_runtime(&member.ty) {
                return quote!(visit(&mut self.#field));
            }
            let (ty, convert) = (
                intermediate(&member.ty),
                converted(&member.ty, &quote!(value)),
            );
            quote! {
                __private::read_converted::<#ty, _>(&mut self.#field, visit, |value| #convert)
            }
        });
        of_number(slots, count)
    };
    quote! {
        fn visit_slot(&mut self, number: __private::usize, visit: __private::Visit<'_>) {
            #body
        }
    }
}

/// Whether the runtime implements `Slot` for the type, or generated code does.
fn is_of_runtime(ty: &Type) -> bool {
    match ty {
        Type::CustomString(_) | Type::Slice { .. } => false,
        Type::List { item, .. } => is_of_runtime(item),
        Type::Map { value, .. } => is_of_runtime(value),
        _ => true,
    }
}

/// Whether the runtime implements `Value` for the type, or generated code does.
fn has_view(ty: &Type) -> bool {
    match ty {
        Type::CustomString(_) => false,
        Type::List { item, .. } | Type::Slice { item, .. } => has_view(item),
        Type::Map { key, value, .. } => has_view(key) && has_view(value),
        _ => true,
    }
}

/// A view of a member of a structure.
pub(super) fn member_view(member: &Member, structure: &TokenStream) -> TokenStream {
    let field = &member.ident;
    if member.optionality.is_option() {
        option_view(&quote!(#structure.#field), &member.ty)
    } else {
        value_view(&quote!(&#structure.#field), &member.ty)
    }
}

/// A view of an optional value.
fn option_view(value: &TokenStream, ty: &Type) -> TokenStream {
    if has_view(ty) {
        return quote!(__private::view(&#value));
    }
    let view = value_view(&quote!(value), ty);
    quote!(__private::option_view(#value.as_ref(), |value| #view))
}

/// A view of a value, from a reference to it.
pub(super) fn value_view(value: &TokenStream, ty: &Type) -> TokenStream {
    let part = |part: &Type, sparse: bool| {
        if sparse {
            option_view(&quote!(value), part)
        } else {
            value_view(&quote!(value), part)
        }
    };
    match ty {
        ty if has_view(ty) => quote!(__private::view(#value)),
        // With the user's tokens for the type, so that the compiler underlines them if it lacks the trait.
        Type::CustomString(External(ty)) => {
            quote!(<#ty as __private::TextField>::text_view(#value))
        }
        Type::List { item, sparse } | Type::Slice { item, sparse, .. } => {
            let item = part(item, *sparse);
            quote!(__private::list_view(#value, |value| #item))
        }
        Type::Map {
            key,
            value: of_map,
            sparse,
        } => {
            let (key, of_map) = (part(key, false), part(of_map, *sparse));
            quote!(__private::map_view(#value, |value| #key, |value| #of_map))
        }
        _ => quote!(__private::view(#value)),
    }
}

/// The type of the runtime that a value is read as before it is converted to a user-written type.
fn intermediate(ty: &Type) -> TokenStream {
    let part = |part: &Type, sparse: bool| {
        let part = intermediate(part);
        if sparse {
            types::option(&part, Paths::Private)
        } else {
            part
        }
    };
    match ty {
        Type::CustomString(_) => quote!(__private::String),
        Type::List { item, sparse } | Type::Slice { item, sparse, .. } => {
            let item = part(item, *sparse);
            quote!(__private::Vec<#item>)
        }
        Type::Map { key, value, sparse } => {
            let (key, value) = (types::ty(key, Paths::Private), part(value, *sparse));
            quote!(__private::BTreeMap<#key, #value>)
        }
        ty => types::ty(ty, Paths::Private),
    }
}

/// The value of a type, converted from the type of the runtime that it is read as.
fn converted(ty: &Type, value: &TokenStream) -> TokenStream {
    let part = |part: &Type, sparse: bool| {
        let part = converted(part, &quote!(value));
        if sparse {
            quote!(value.map(|value| #part))
        } else {
            part
        }
    };
    match ty {
        ty if is_of_runtime(ty) => value.clone(),
        Type::CustomString(External(ty)) => {
            quote!(<#ty as __private::From<__private::String>>::from(#value))
        }
        Type::Slice { item, .. } if is_of_runtime(item) => quote!(__private::From::from(#value)),
        Type::List { item, sparse } | Type::Slice { item, sparse, .. } => {
            let item = part(item, *sparse);
            quote!(__private::convert_list(#value, |value| #item))
        }
        Type::Map {
            value: of_map,
            sparse,
            ..
        } => {
            let of_map = part(of_map, *sparse);
            quote!(__private::convert_map(#value, |value| #of_map))
        }
        _ => value.clone(),
    }
}

/// The items of a union: those that depend on its members, and the macro of the runtime for the others.
pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let (ident, id) = (&union.ident, &union.id);
    let is_derive = union.origin.is_derive();
    let schema = schema::expand_union(union);
    let unknown = &union.unknown;
    let variants = union.variants.iter().enumerate().map(|(number, variant)| {
        let (ident, number) = (&variant.ident, Literal::usize_unsuffixed(number));
        if variant.ty == Type::Unit {
            return quote!(Self::#ident => __private::UnionMember::Known(#number, __private::View::Unit),);
        }
        let view = value_view(&quote!(value), &variant.ty);
        quote!(Self::#ident(value) => __private::UnionMember::Known(#number, #view),)
    });
    let skip = union.origin.skip();
    let reads = !skip.json && !skip.from_json;
    let read = reads.then(|| expand_read_variants(union));
    let rest = if is_derive {
        let json = json::expand_form(skip);
        quote! {
            impl #ident {
                __private::methods! {}
            }

            __private::shape! { [] [#ident] [] Union #id #json }
        }
    } else {
        let (accessors, conversions) = union::expand_variants(union);
        let unfit = shape_id_assertion::expand_unfit(union.unfit);
        quote!(__private::union! { #ident #id #unfit #unknown #accessors #conversions })
    };
    quote! {
        #[automatically_derived]
        impl __private::Union for #ident {
            #schema

            fn member(&self) -> __private::UnionMember<'_> {
                match self {
                    #(#variants)*
                    Self::#unknown(name) => __private::UnionMember::Unknown(name.as_str()),
                }
            }
        }

        #read
        #rest
    }
}

/// `impl ReadVariants` and `Item`.
fn expand_read_variants(union: &Union) -> TokenStream {
    let (ident, unknown) = (&union.ident, &union.unknown);
    let slots = union.variants.iter().map(|variant| {
        let ident = &variant.ident;
        if variant.ty == Type::Unit {
            return quote! {{
                visit(&mut ());
                *self = Self::#ident;
            }};
        }
        if is_of_runtime(&variant.ty) {
            return quote!(__private::read_variant(self, visit, Self::#ident));
        }
        let (ty, convert) = (
            intermediate(&variant.ty),
            converted(&variant.ty, &quote!(value)),
        );
        quote! {
            __private::read_variant::<_, #ty>(self, visit, |value| Self::#ident(#convert))
        }
    });
    let body = of_number(slots, union.variants.len());
    let body = if body.is_empty() {
        quote!(let _ = (number, visit);)
    } else {
        body
    };
    let of_name = if union.origin.is_derive() {
        quote!(__private::String::from(name))
    } else {
        quote!(__private::UnknownVariant::new(name))
    };
    quote! {
        #[automatically_derived]
        impl __private::ReadVariants for #ident {
            fn visit_variant(&mut self, number: __private::usize, visit: __private::Visit<'_>) {
                #body
            }

            fn set_unknown(&mut self, name: &__private::str) {
                *self = Self::#unknown(#of_name);
            }
        }

        #[automatically_derived]
        impl __private::Item for #ident {
            fn empty() -> Self {
                let name = "";
                Self::#unknown(#of_name)
            }

            fn place(&mut self) -> __private::Place<'_> {
                let schema = __private::Union::schema(self);
                __private::Place::Union(self, schema)
            }
        }
    }
}

/// The items of an enum: those that depend on its values, and the macro of the runtime for the others.
pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    match &enumeration.values {
        Values::Strings(variants) if !enumeration.origin.is_derive() => {
            expand_strings(enumeration, variants)
        }
        _ => expand_other_enumeration(enumeration),
    }
}

/// The values of a generated enum of strings.
fn expand_strings(enumeration: &Enumeration, variants: &[Variant<String>]) -> TokenStream {
    let (ident, id, unknown) = (&enumeration.ident, &enumeration.id, &enumeration.unknown);
    let values = variants.iter().map(|variant| &variant.value);
    let idents = variants.iter().map(|variant| &variant.ident);
    let schema = schema::expand_enumeration(enumeration).map(|schema| {
        quote! {
            const SCHEMA: &'static __private::EnumSchema = &#schema;
        }
    });
    let order = schema::order(variants.iter().map(|variant| &*variant.value));
    let order = order.map(|order| quote!(const ORDER: &'static [__private::u8] = #order;));
    let display = if enumeration.sensitive {
        quote!(redacted)
    } else {
        quote!(pad_escaped)
    };
    quote! {
        #[automatically_derived]
        impl __private::StringEnumItem for #ident {
            const VALUES: &'static [&'static __private::str] = &[#(#values),*];
            const VARIANTS: &'static [Self] = &[#(Self::#idents),*];
            #order
            #schema

            fn unknown(&self) -> __private::Option<&__private::UnknownVariant> {
                match self {
                    Self::#unknown(value) => __private::Some(value),
                    _ => __private::None,
                }
            }

            fn of_unknown(value: __private::UnknownVariant) -> Self {
                Self::#unknown(value)
            }
        }

        __private::string_enum! { #ident #id #display #unknown }
    }
}

/// An enum of integers, or a user-written enum.
fn expand_other_enumeration(enumeration: &Enumeration) -> TokenStream {
    let (ident, id, unknown) = (&enumeration.ident, &enumeration.id, &enumeration.unknown);
    let is_strings = matches!(enumeration.values, Values::Strings(_));
    let schema = schema::expand_enumeration(enumeration).unwrap_or_else(
        || quote!(__private::EnumSchema { values: #ident::values(), schema: &__private::ANY }),
    );
    let (kind, access, place) = if is_strings {
        let text = quote!(
            fn text(&self) -> &__private::str {
                self.as_str()
            }
        );
        (quote!(StringEnum), text, quote!(Text ""))
    } else {
        let number = quote!(
            fn number(&self) -> __private::i32 {
                self.as_i32()
            }
        );
        (quote!(IntEnum), number, quote!(Number 0))
    };
    let conversions = is_strings.then(|| quote!(__private::string_conversions! { #ident }));
    let rest = if enumeration.origin.is_derive() {
        let json = json::expand_form(enumeration.origin.skip());
        quote! {
            __private::shape! { [] [#ident] [] #kind #id #json }
            __private::enum_item! { #ident #place }
        }
    } else {
        quote!(__private::enumeration! { #ident #id #kind #place })
    };
    quote! {
        #[automatically_derived]
        impl __private::#kind for #ident {
            fn schema(&self) -> &'static __private::EnumSchema {
                static SCHEMA: __private::EnumSchema = #schema;
                &SCHEMA
            }

            #access

            fn is_unknown(&self) -> __private::bool {
                __private::matches!(self, Self::#unknown(_))
            }
        }

        impl #ident {
            __private::methods! {}
        }

        #conversions
        #rest
    }
}
