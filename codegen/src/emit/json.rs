//! Writing the JSON form: how values are read and written.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::head::Head;
use super::literal;
use crate::plan::enumeration::{Enumeration, Value};
use crate::plan::json::{Codec, Json};
use crate::plan::naming::plain;
use crate::plan::structure::{Member, Presence, Structure};
use crate::plan::ty::Type;
use crate::plan::union::Union;

/// The place of a member.
pub(super) fn at(number: usize, name: &str, json: &Json) -> TokenStream {
    let number = Literal::usize_unsuffixed(number);
    let secret = json.secret.then(|| quote!(.secret()));
    quote!(&at.member(#number, #name) #secret)
}

/// A codec, by its type.
pub(super) fn codec(of: &Codec) -> TokenStream {
    let element = |of: &Codec, sparse: bool| {
        let codec = codec(of);
        if sparse {
            quote!(__private::Sparse<#codec>)
        } else {
            codec
        }
    };
    match of {
        Codec::OfType => quote!(__private::OfType),
        Codec::Text => quote!(__private::Text),
        Codec::DateTime => quote!(__private::DateTime),
        Codec::HttpDate => quote!(__private::HttpDate),
        Codec::List { item, sparse } => {
            let item = element(item, *sparse);
            quote!(__private::Items<#item>)
        }
        Codec::Map { value, sparse } => {
            let value = element(value, *sparse);
            quote!(__private::Entries<#value>)
        }
    }
}

/// The codec of a value that may be in a box, unless it is that of its type.
fn named_codec(json: &Json, boxed: bool) -> Option<TokenStream> {
    if json.codec == Codec::OfType {
        return None;
    }
    let codec = codec(&json.codec);
    Some(if boxed {
        quote!(__private::Boxed<#codec>)
    } else {
        codec
    })
}

/// What is wanted of the JSON form of a type.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// Reading: `from_json`.
    pub read: bool,
    /// `serde::Serialize`
    pub serialize: bool,
    /// `serde::Deserialize`
    pub deserialize: bool,
}

impl Wanted {
    pub const ALL: Wanted = Wanted {
        read: true,
        serialize: true,
        deserialize: true,
    };
}

/// The JSON form of a structure.
pub(super) fn structure(structure: &Structure, wanted: Wanted, out: &mut TokenStream) {
    let head = || Head::of(structure, &structure.ident);
    let form = Form {
        head: head(),
        wanted,
        has_methods: true,
    };
    form.write(&write_structure(structure), out);
    if wanted.read {
        form.read(structure.sensitive, &read_structure(structure), out);
    }
    form.follow(out);
}

/// Reading a structure: first the members that are there, then what the others come to.
fn read_structure(structure: &Structure) -> TokenStream {
    let members: Vec<(usize, &Member)> = structure.members.iter().enumerate().collect();
    let (read, fields) = (read_members(&members), read_fields(structure));
    let (ident, parts) = (&structure.ident, &structure.parts);
    let Head { ty: parts, .. } = Head::of(structure, parts);
    let parts = (!members.is_empty())
        .then(|| quote!(let mut parts: #parts = __private::Default::default();));
    quote! {
        #parts
        #read
        #ident { #fields }
    }
}

/// Reads members that are there into `parts`.
pub(super) fn read_members(members: &[(usize, &Member)]) -> TokenStream {
    let arms = members.iter().map(|(number, member)| {
        let (field, json) = (&member.ident, &member.json);
        let name = &json.name;
        let at = at(*number, &member.name, json);
        match named_codec(json, member.boxed) {
            None => quote!(#name => reader.member(&mut parts.#field, #at),),
            Some(codec) => quote!(#name => reader.member_as::<#codec, _>(&mut parts.#field, #at),),
        }
    });
    quote! {
        reader.structure(at, &mut |reader, name| match name {
            #(#arms)*
            _ => reader.unknown_member(),
        });
    }
}

/// The fields of a structure from `parts`.
pub(super) fn read_fields(structure: &Structure) -> TokenStream {
    let members = structure.members.iter().enumerate();
    let fields = members.map(|(number, member)| {
        let field = &member.ident;
        match &member.presence {
            Presence::Required => {
                let at = at(number, &member.name, &member.json);
                match named_codec(&member.json, member.boxed) {
                    None => quote!(#field: reader.required(parts.#field, #at),),
                    Some(codec) => {
                        quote!(#field: reader.required_as::<#codec, _>(parts.#field, #at),)
                    }
                }
            }
            Presence::Optional => quote!(#field: parts.#field,),
            Presence::Default(default) => {
                let default = literal::value(default, &member.ty);
                quote!(#field: parts.#field.unwrap_or_else(|| #default),)
            }
        }
    });
    fields.collect()
}

/// Writing a structure: the members that have a value.
fn write_structure(structure: &Structure) -> TokenStream {
    let members: Vec<&Member> = structure.members.iter().collect();
    write_members(&structure.ident, &members)
}

/// Writes members that have a value.
pub(super) fn write_members(ident: &Ident, members: &[&Member]) -> TokenStream {
    let is_optional = |member: &Member| member.presence == Presence::Optional;
    let optional = members.iter().filter(|member| is_optional(member));
    let optional: Vec<&Ident> = optional.map(|member| &member.ident).collect();
    let always = Literal::usize_unsuffixed(members.len() - optional.len());
    let members = members.iter().map(|member| {
        let (field, name) = (&member.ident, &member.json.name);
        match named_codec(&member.json, member.boxed) {
            None => quote!(out.member(#name, &self.#field)?;),
            Some(codec) if is_optional(member) => {
                quote!(out.member_as::<__private::Sparse<#codec>, _>(#name, &self.#field)?;)
            }
            Some(codec) => quote!(out.member_as::<#codec, _>(#name, &self.#field)?;),
        }
    });
    let members: TokenStream = members.collect();
    let text = plain(ident);
    let mutable = (!members.is_empty()).then(|| quote!(mut));
    quote! {
        let #mutable out = __private::Fields::new(
            serializer, #text, #always, &[#(self.#optional.is_some()),*],
        )?;
        #members
        out.end()
    }
}

/// The JSON form of a union.
pub(super) fn union(union: &Union, wanted: Wanted, out: &mut TokenStream) {
    let form = Form {
        head: Head::plain(&union.ident).written(union.is_written),
        wanted,
        has_methods: true,
    };
    form.write(&write_union(union), out);
    if wanted.read {
        form.read(union.sensitive, &read_union(union), out);
    }
    form.follow(out);
}

/// Reading a union: the one member that is there.
fn read_union(union: &Union) -> TokenStream {
    let arms = union.variants.iter().enumerate().map(|(number, variant)| {
        let (ident, name) = (&variant.ident, &variant.json.name);
        let at = at(number, &variant.name, &variant.json);
        let value = match named_codec(&variant.json, variant.boxed) {
            None => quote!(__private::Read::read(reader, #at)),
            Some(codec) => quote!(<#codec as __private::Decode<_>>::read(reader, #at)),
        };
        if variant.ty == Type::Unit {
            return quote! {
                #name => {
                    let () = #value;
                    Self::#ident
                }
            };
        }
        quote!(#name => Self::#ident(#value),)
    });
    let (arms, unknown) = (arms.collect::<TokenStream>(), &union.unknown);
    let mut other = quote!(reader.unknown_variant(name, at));
    if union.is_written {
        other = quote!(__private::String::from(#other.as_str()));
    }
    quote! {
        reader.union(at, &mut |reader, name| match name {
            #arms
            _ => Self::#unknown(#other),
        })
    }
}

/// Writing a union: the one member that it holds.
fn write_union(union: &Union) -> TokenStream {
    let text = plain(&union.ident);
    let arms = union.variants.iter().enumerate().map(|(number, variant)| {
        let (ident, name) = (&variant.ident, &variant.json.name);
        let number = Literal::usize_unsuffixed(number);
        let (pattern, value, codec) = if variant.ty == Type::Unit {
            (quote!(Self::#ident), quote!(&()), None)
        } else {
            let codec = named_codec(&variant.json, variant.boxed);
            (quote!(Self::#ident(value)), quote!(value), codec)
        };
        let codec = codec.unwrap_or_else(|| quote!(__private::OfType));
        quote! {
            #pattern => {
                __private::variant::<#codec, _, _>(serializer, #text, (#number, #name), #value)
            }
        }
    });
    let (arms, unknown) = (arms.collect::<TokenStream>(), &union.unknown);
    quote! {
        match self {
            #arms
            Self::#unknown(name) => __private::unknown_variant::<__S>(name.as_str()),
        }
    }
}

/// The JSON form of an enum.
pub(super) fn enumeration(enumeration: &Enumeration, wanted: Wanted, out: &mut TokenStream) {
    let first = enumeration.variants.first();
    let is_integer = first.is_some_and(|first| matches!(first.value, Value::Integer(_)));
    let (read, write) = if is_integer {
        (
            quote!(__private::From::from(
                <__private::i32 as __private::Read>::read(reader, at)
            )),
            quote!(serializer.serialize_i32(self.as_i32())),
        )
    } else {
        (
            quote!(__private::From::from(&*reader.text(at))),
            quote!(serializer.serialize_str(self.as_str())),
        )
    };
    let form = Form {
        head: Head::plain(&enumeration.ident).written(enumeration.is_written),
        wanted,
        has_methods: false,
    };
    form.write(&write, out);
    if wanted.read {
        form.read(false, &read, out);
    }
    form.follow(out);
}

/// The implementations for one type.
struct Form {
    head: Head,
    wanted: Wanted,
    /// Whether it has `from_json` and `to_json`, as what can be the whole of a text.
    has_methods: bool,
}

impl Form {
    fn write(&self, body: &TokenStream, out: &mut TokenStream) {
        let Head {
            generics,
            ty,
            bounds,
            ..
        } = &self.head;
        out.extend(quote! {
            #[automatically_derived]
            impl #generics __private::Write for #ty #bounds {
                fn write<__S: __private::Serializer>(
                    &self,
                    serializer: __S,
                ) -> __private::Result<__S::Ok, __S::Error> {
                    #body
                }
            }
        });
    }

    fn read(&self, sensitive: bool, body: &TokenStream, out: &mut TokenStream) {
        let Head {
            generics,
            ty,
            bounds,
            ..
        } = &self.head;
        let secret = sensitive.then(|| quote!(let at = &at.secret();));
        out.extend(quote! {
            #[automatically_derived]
            impl #generics __private::Read for #ty #bounds {
                fn read(reader: &mut __private::Reader<'_>, at: &__private::Path<'_>) -> Self {
                    #secret
                    #body
                }
            }
        });
    }

    /// What follows from reading and writing, and is the same for all types: the runtime's macros write it.
    fn follow(&self, out: &mut TokenStream) {
        let Head {
            declared,
            generics,
            ty,
            bounds,
            is_written,
        } = &self.head;
        let wanted = self.wanted;
        if !is_written {
            out.extend(if self.has_methods {
                quote!(__private::json! { #ty })
            } else {
                quote!(__private::serde! { #ty })
            });
            return;
        }
        let head = quote!([#generics] [#ty] [#bounds]);
        if self.has_methods {
            out.extend(quote!(__private::to_json! { #head }));
            if wanted.read {
                out.extend(quote!(__private::from_json! { #head }));
            }
        }
        if wanted.serialize {
            out.extend(quote!(
                __private::add_attribute_shape_skip_serialize! { #head }
            ));
        }
        if wanted.deserialize {
            let head = quote!([<'__de, #(#declared),*>] [#ty] [#bounds]);
            out.extend(quote!(
                __private::add_attribute_shape_skip_deserialize! { #head }
            ));
        }
    }
}
