//! The JSON form: `impl Read` and `Write`, `from_json()` and `to_json()`, and serde's traits.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::impl_header::ImplHeader;
use super::{absent, default_value};
use crate::plan::enumeration::{Enumeration, Values};
use crate::plan::json::{Codec, Json};
use crate::plan::origin::Skip;
use crate::plan::structure::{Member, Optionality, Structure};
use crate::plan::types::Type;
use crate::plan::union::Union;

/// The path of a member.
pub(super) fn path(number: usize, name: &str, json: &Json) -> TokenStream {
    let number = Literal::usize_unsuffixed(number);
    let secret = json.secret.then(|| quote!(.sensitive()));
    quote!(&path.member(#number, #name) #secret)
}

/// The method that reads with the codec of the type, or with another one.
fn method(read: &str, json: &Json, codec: Option<TokenStream>) -> TokenStream {
    let codec = if json.secret {
        let codec = codec.unwrap_or_else(|| quote!(__private::DefaultCodec));
        Some(quote!(__private::SensitivePath<#codec>))
    } else {
        codec
    };
    let named = if codec.is_some() { "_as" } else { "" };
    let method = format_ident!("{read}{named}");
    let codec = codec.map(|codec| quote!(::<#codec, _>));
    quote!(#method #codec)
}

/// The type of a codec.
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
        Codec::OfType => quote!(__private::DefaultCodec),
        Codec::StringLike => quote!(__private::StringLike),
        Codec::Concealed => quote!(__private::RedactErrors),
        Codec::DateTime => quote!(__private::DateTime),
        Codec::HttpDate => quote!(__private::HttpDate),
        Codec::AtMost { max, codec } => {
            let max = Literal::usize_unsuffixed(*max);
            let codec = self::codec(codec);
            quote!(__private::AtMost<#max, #codec>)
        }
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

/// The codec of a value that may be boxed.
pub(super) fn codec_of(of: &Codec, boxed: bool) -> TokenStream {
    named_codec(of, boxed).unwrap_or_else(|| quote!(__private::DefaultCodec))
}

/// The codec of a value that may be boxed, unless it is that of its type.
fn named_codec(of: &Codec, boxed: bool) -> Option<TokenStream> {
    if *of == Codec::OfType {
        return None;
    }
    let codec = codec(of);
    Some(if boxed {
        quote!(__private::Boxed<#codec>)
    } else {
        codec
    })
}

pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let skip = structure.origin.skip();
    if skip.json {
        return TokenStream::new();
    }
    let header = ImplHeader::of(structure, &structure.ident);
    let members: Vec<&Member> = structure.members.iter().collect();
    let write = expand_write(&header, &write_members(&members));
    let read = (!skip.from_json).then(|| expand_read_structure(structure));
    let methods = expand_methods(&header, skip);
    quote!(#write #read #methods)
}

/// Reading a structure: first its members, then the defaults of the others.
fn expand_read_structure(structure: &Structure) -> TokenStream {
    let members: Vec<(usize, &Member)> = structure.members.iter().enumerate().collect();
    let (read, fields) = (read_members(structure, &members), read_fields(structure));
    let ident = &structure.ident;
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = ImplHeader::of(structure, ident);
    let unused = members
        .is_empty()
        .then(|| quote!(let _ = (parts, reader, path);));
    let unread = members.is_empty().then(|| quote!(let _ = (parts, path);));
    let has_required =
        (structure.members.iter()).any(|member| member.optionality == Optionality::Required);
    let reads_empty = structure.reads_empty;
    let unneeded = (!members.is_empty() && !has_required).then(|| quote!(let _ = (reader, path);));
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::ReadStructure for #ty #where_clause {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                #unread
                #read
            }

            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                #unused
                #unneeded
                #ident { #fields }
            }
        }

        __private::impl_read_structure! { [#impl_generics] [#ty] [#where_clause] #reads_empty }
    }
}

/// Reading a member into `parts`, by its `name`.
pub(super) fn read_members(structure: &Structure, members: &[(usize, &Member)]) -> TokenStream {
    let arms = members.iter().map(|(number, member)| {
        let (field, json, number) = (&member.ident, &member.json, number_of(*number));
        let (name, own_name) = (&json.name, &member.name);
        let method = method("member", json, named_codec(&json.decoded, member.boxed));
        quote!(#name => reader.#method(&mut parts.#field, path, #number, #own_name),)
    });
    let message = structure.other_message();
    let message = message.filter(|message| {
        members
            .iter()
            .any(|(_, member)| member.name == message.name)
    });
    let other = message.map_or_else(
        || quote!(reader.unknown_member()),
        |Member { ident, .. }| quote!(reader.error_member(&mut parts.#ident, name)),
    );
    quote! {
        match name {
            #(#arms)*
            _ => #other,
        }
    }
}

fn number_of(number: usize) -> Literal {
    Literal::usize_unsuffixed(number)
}

/// The fields of a structure from `parts`.
pub(super) fn read_fields(structure: &Structure) -> TokenStream {
    let member = |(number, member): (usize, &Member)| {
        let field = &member.ident;
        match &member.optionality {
            Optionality::Required => {
                let (number, name) = (number_of(number), &member.name);
                let required = match named_codec(&member.json.codec, member.boxed) {
                    None => quote!(required),
                    Some(codec) => quote!(required_as::<#codec, _>),
                };
                quote!(#field: reader.#required(parts.#field, path, #number, #name),)
            }
            Optionality::Optional | Optionality::ClientOptional => quote!(#field: parts.#field,),
            Optionality::Default(default) => {
                let value =
                    default_value::expand_unwrap_or(&quote!(parts.#field), default, &member.ty);
                quote!(#field: #value,)
            }
        }
    };
    let absent = absent::expand_read(structure);
    let fields = structure.members.iter().enumerate().map(member);
    absent.into_iter().chain(fields).collect()
}

/// Writing members that have a value.
pub(super) fn write_members(members: &[&Member]) -> TokenStream {
    let is_optional = |member: &Member| member.optionality.is_option();
    let member = |member: &&Member| {
        let (field, name) = (&member.ident, &member.json.name);
        let write = match named_codec(&member.json.codec, member.boxed) {
            None => quote!(out.member(#name, &self.#field);),
            Some(codec) if is_optional(member) => {
                quote!(out.member_as::<__private::Sparse<#codec>, _>(#name, &self.#field);)
            }
            Some(codec) => quote!(out.member_as::<#codec, _>(#name, &self.#field);),
        };
        absent::unless_absent(member, write)
    };
    let members: TokenStream = members.iter().map(member).collect();
    let mutable = (!members.is_empty()).then(|| quote!(mut));
    quote! {
        let #mutable out = __private::StructWriter::new(serializer);
        #members
        out.end()
    }
}

pub(crate) fn expand_union(union: &Union) -> TokenStream {
    let skip = union.origin.skip();
    if skip.json {
        return TokenStream::new();
    }
    let header = ImplHeader::new(&union.ident).derived(union.origin.is_derive());
    let write = expand_write(&header, &write_union(union));
    let read = (!skip.from_json).then(|| expand_read_union(union));
    let methods = expand_methods(&header, skip);
    quote!(#write #read #methods)
}

/// Reading a union, by its only member.
fn expand_read_union(union: &Union) -> TokenStream {
    let arms = union.variants.iter().enumerate().map(|(number, variant)| {
        let (ident, json, number) = (&variant.ident, &variant.json, number_of(number));
        let (name, own_name) = (&json.name, &variant.name);
        let method = method("variant", json, named_codec(&json.decoded, variant.boxed));
        let hand_on = if variant.ty == Type::Unit {
            quote!(|()| sink(Self::#ident))
        } else {
            quote!(|value| sink(Self::#ident(value)))
        };
        quote!(#name => reader.#method(path, #number, #own_name, &mut #hand_on),)
    });
    let (arms, unknown) = (arms.collect::<TokenStream>(), &union.unknown);
    let (mut name, mut none) = (quote!(name), quote!(__private::UnknownVariant::new("")));
    if union.origin.is_derive() {
        name = quote!(__private::String::from(name.as_str()));
        none = quote!(__private::String::new());
    }
    let ident = &union.ident;
    let secret = union.sensitive.then(|| quote!(path.set_sensitive();));
    quote! {
        #[automatically_derived]
        impl __private::ReadJson for #ident {
            fn read(reader: &mut __private::Reader<'_>, path: &__private::Path<'_>) -> Self {
                __private::from_sink(
                    |sink| Self::read_into(reader, path, sink),
                    || Self::#unknown(#none),
                )
            }

            fn read_into(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
                sink: &mut dyn __private::FnMut(Self),
            ) {
                #secret
                reader.union(path, sink, |reader, name, path, sink| match name {
                    #arms
                    _ => reader.unknown_variant(name, path, &mut |name| sink(Self::#unknown(#name))),
                });
            }
        }
    }
}

/// Writing a union, with its only member.
fn write_union(union: &Union) -> TokenStream {
    let arms = union.variants.iter().map(|variant| {
        let (ident, name) = (&variant.ident, &variant.json.name);
        let (pattern, value, codec) = if variant.ty == Type::Unit {
            (quote!(Self::#ident), quote!(&()), None)
        } else {
            let codec = named_codec(&variant.json.codec, variant.boxed);
            (quote!(Self::#ident(value)), quote!(value), codec)
        };
        let codec = codec.unwrap_or_else(|| quote!(__private::DefaultCodec));
        quote! {
            #pattern => {
                __private::write_variant::<#codec, _, _>(serializer, #name, #value)
            }
        }
    });
    let (arms, unknown) = (arms.collect::<TokenStream>(), &union.unknown);
    let other = if union.concealed {
        quote!(Self::#unknown(_) => __private::write_unknown_variant::<__S>(__private::REDACTED),)
    } else {
        quote!(Self::#unknown(name) => __private::write_unknown_variant::<__S>(name.as_str()),)
    };
    quote! {
        match self {
            #arms
            #other
        }
    }
}

pub(crate) fn expand_enumeration(enumeration: &Enumeration) -> TokenStream {
    let skip = enumeration.origin.skip();
    if skip.json {
        return TokenStream::new();
    }
    let (read, write) = match enumeration.values {
        Values::Strings(_) => (
            quote!(__private::From::from(&*reader.text(path))),
            quote!(serializer.serialize_str(self.as_str())),
        ),
        Values::Integers(_) => (
            quote!(__private::From::from(
                <__private::i32 as __private::ReadJson>::read(reader, path)
            )),
            quote!(serializer.serialize_i32(self.as_i32())),
        ),
    };
    let header = ImplHeader::new(&enumeration.ident).derived(enumeration.origin.is_derive());
    let write = expand_write(&header, &write);
    let read = (!skip.from_json).then(|| {
        let ident = &enumeration.ident;
        quote! {
            #[automatically_derived]
            impl __private::ReadJson for #ident {
                fn read(reader: &mut __private::Reader<'_>, path: &__private::Path<'_>) -> Self {
                    #read
                }
            }
        }
    });
    let serde = if enumeration.origin.is_derive() {
        expand_serde(&header, skip)
    } else {
        let ident = &enumeration.ident;
        quote!(__private::impl_serde! { #ident })
    };
    quote!(#write #read #serde)
}

fn expand_write(header: &ImplHeader, body: &TokenStream) -> TokenStream {
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    quote! {
        #[automatically_derived]
        impl #impl_generics __private::WriteJson for #ty #where_clause {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                #body
            }
        }
    }
}

/// `from_json`, `to_json` and serde's traits. They are the same for all types, so macros of the runtime expand to
/// them.
fn expand_methods(header: &ImplHeader, skip: Skip) -> TokenStream {
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        is_derive,
        ..
    } = header;
    if !is_derive {
        return quote!(__private::impl_json! { #ty });
    }
    let from_json = (!skip.from_json)
        .then(|| quote!(__private::impl_from_json! { [#impl_generics] [#ty] [#where_clause] }));
    let serde = expand_serde(header, skip);
    quote! {
        __private::impl_to_json! { [#impl_generics] [#ty] [#where_clause] }
        #from_json
        #serde
    }
}

/// serde's traits, for a user-written type.
fn expand_serde(header: &ImplHeader, skip: Skip) -> TokenStream {
    let ImplHeader {
        parameters,
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    let serialize = (!skip.serialize).then(|| {
        quote! {
            __private::add_attribute_shape_skip_serialize! {
                [#impl_generics] [#ty] [#where_clause]
            }
        }
    });
    let deserialize = (!skip.deserialize && !skip.from_json).then(|| {
        quote! {
            __private::add_attribute_shape_skip_deserialize! {
                [<'__de, #(#parameters),*>] [#ty] [#where_clause]
            }
        }
    });
    quote!(#serialize #deserialize)
}
