//! Writing how values are read from JSON.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::head::Head;
use super::literal;
use crate::plan::enumeration::{Enumeration, Value};
use crate::plan::json::{Codec, Json};
use crate::plan::structure::{Presence, Structure};
use crate::plan::union::Union;

/// The place of a member.
fn at(number: usize, name: &str, json: &Json) -> TokenStream {
    let number = Literal::usize_unsuffixed(number);
    let secret = json.secret.then(|| quote!(.secret()));
    quote!(&at.member(#number, #name) #secret)
}

/// A function that reads a value.
fn codec(of: &Codec) -> TokenStream {
    let sparse = |sparse: bool, read: TokenStream| {
        if sparse {
            quote!(|reader, at| __private::sparse(reader, at, #read))
        } else {
            read
        }
    };
    match of {
        Codec::OfType => quote!(__private::Read::read),
        Codec::DateTime => quote!(__private::date_time),
        Codec::HttpDate => quote!(__private::http_date),
        Codec::List { item, sparse: of } => {
            let read = sparse(*of, codec(item));
            quote!(|reader: &mut __private::Reader<'_>, at: &__private::Path<'_>| {
                __private::read_list(reader, at, #read)
            })
        }
        Codec::Map { value, sparse: of } => {
            let read = sparse(*of, codec(value));
            quote!(|reader: &mut __private::Reader<'_>, at: &__private::Path<'_>| {
                __private::read_map(reader, at, #read)
            })
        }
    }
}

fn value(json: &Json, at: &TokenStream) -> TokenStream {
    let read = codec(&json.codec);
    match json.codec {
        Codec::List { .. } | Codec::Map { .. } => quote!((#read)(reader, #at)),
        _ => quote!(#read(reader, #at)),
    }
}

/// Reading a structure: first the members that are there, then what the others come to.
pub(super) fn structure(structure: &Structure, out: &mut TokenStream) {
    let members = || structure.members.iter().enumerate();
    let arms = members().map(|(number, member)| {
        let (field, json) = (&member.ident, &member.json);
        let name = &json.name;
        let at = at(number, &member.name, json);
        if json.codec == Codec::OfType {
            return quote!(#name => reader.member(&mut parts.#field, #at),);
        }
        let mut value = value(json, &at);
        if member.boxed {
            value = quote!(__private::Box::new(#value));
        }
        quote!(#name => parts.#field = __private::Some(#value),)
    });
    let fields = members().map(|(number, member)| {
        let field = &member.ident;
        match &member.presence {
            Presence::Required => {
                let at = at(number, &member.name, &member.json);
                quote!(#field: reader.required(parts.#field, #at),)
            }
            Presence::Optional => quote!(#field: parts.#field,),
            Presence::Default(default) => {
                let default = literal::value(default, &member.ty);
                quote!(#field: parts.#field.unwrap_or_else(|| #default),)
            }
        }
    });
    let (ident, parts) = (&structure.ident, &structure.parts);
    let (arms, fields) = (
        arms.collect::<TokenStream>(),
        fields.collect::<TokenStream>(),
    );
    let parts = (!structure.members.is_empty())
        .then(|| quote!(let mut parts: #parts = __private::Default::default();));
    let body = quote! {
        #parts
        reader.structure(at, &mut |reader, name| match name {
            #arms
            _ => reader.unknown_member(),
        });
        #ident { #fields }
    };
    let head = Head::of(structure, ident);
    from_json(&head, out);
    implement(&head, structure.sensitive, &body, out);
}

/// Reading a union: the one member that is there.
pub(super) fn union(union: &Union, out: &mut TokenStream) {
    let arms = union.variants.iter().enumerate().map(|(number, variant)| {
        let (ident, name) = (&variant.ident, &variant.json.name);
        let at = at(number, &variant.name, &variant.json);
        let value = value(&variant.json, &at);
        if variant.ty == crate::plan::ty::Type::Unit {
            return quote! {
                #name => {
                    let () = #value;
                    Self::#ident
                }
            };
        }
        let boxes = variant.boxed && variant.json.codec != Codec::OfType;
        let value = if boxes {
            quote!(__private::Box::new(#value))
        } else {
            value
        };
        quote!(#name => Self::#ident(#value),)
    });
    let arms: TokenStream = arms.collect();
    let (ident, unknown) = (&union.ident, &union.unknown);
    let body = quote! {
        reader.union(at, &mut |reader, name| match name {
            #arms
            _ => Self::#unknown(reader.unknown_variant(name, at)),
        })
    };
    let head = Head::plain(ident);
    from_json(&head, out);
    implement(&head, union.sensitive, &body, out);
}

/// Reading an enum.
pub(super) fn enumeration(enumeration: &Enumeration, out: &mut TokenStream) {
    let first = enumeration.variants.first();
    let body = if first.is_some_and(|first| matches!(first.value, Value::Integer(_))) {
        quote!(__private::From::from(
            <__private::i32 as __private::Read>::read(reader, at)
        ))
    } else {
        quote!(__private::From::from(&*reader.text(at)))
    };
    implement(&Head::plain(&enumeration.ident), false, &body, out);
}

fn implement(head: &Head, sensitive: bool, body: &TokenStream, out: &mut TokenStream) {
    let Head { generics, ty } = head;
    let secret = sensitive.then(|| quote!(let at = &at.secret();));
    out.extend(quote! {
        #[automatically_derived]
        impl #generics __private::Read for #ty {
            fn read(reader: &mut __private::Reader<'_>, at: &__private::Path<'_>) -> Self {
                #secret
                #body
            }
        }

        #[automatically_derived]
        impl #generics __private::Item for #ty {}
    });
}

fn from_json(head: &Head, out: &mut TokenStream) {
    let Head { generics, ty } = head;
    out.extend(quote! {
        impl #generics #ty {
            /// Reads the JSON form of a value, and checks it.
            ///
            /// # Errors
            ///
            /// The text is no JSON, a value is of a wrong type, or constraints are broken: then all of
            /// them, missing required members among them.
            pub fn from_json(
                text: &[__private::u8],
            ) -> __private::Result<Self, __private::JsonError> {
                __private::from_json(text)
            }

            /// Reads the JSON form of a value without a look at its constraints, as a client reads
            /// what a service answers: a required member that is missing becomes empty or zero.
            ///
            /// # Errors
            ///
            /// The text is no JSON, or a value is of a wrong type.
            pub fn from_json_unchecked(
                text: &[__private::u8],
            ) -> __private::Result<Self, __private::JsonError> {
                __private::from_json_unchecked(text)
            }
        }
    });
}
