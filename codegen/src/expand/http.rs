//! `impl Bound`, `WriteBody` and `FromHttp`: members that are bound to parts of HTTP messages.

use proc_macro2::TokenStream;
use quote::quote;

use super::{absent, json};
use crate::plan::http::{HeaderCodec, HttpBinding, Payload, ValueCodec};
use crate::plan::redaction::Redaction;
use crate::plan::structure::{Member, Structure};
use crate::plan::types::Type;

/// The HTTP bindings of a structure that is an input, an output or an error.
pub(crate) fn expand_structure(structure: &Structure) -> TokenStream {
    let bind = structure.binds_requests().then(|| expand_bound(structure));
    let read_bindings = structure
        .binds_responses()
        .then(|| expand_read_bindings(structure));
    quote!(#bind #read_bindings)
}

/// The codec of a member. In a header, it says whether the member is sensitive.
fn codec(codec: ValueCodec, sensitive: bool) -> TokenStream {
    let codec = match codec {
        ValueCodec::Plain => quote!(__private::ViaDisplay),
        ValueCodec::Big => quote!(__private::BigNumber),
        ValueCodec::Float => quote!(__private::Float),
        ValueCodec::Named => quote!(__private::StringEnum),
        ValueCodec::Numbered => quote!(__private::IntEnum),
        ValueCodec::Base64 => quote!(__private::Base64),
        ValueCodec::EpochSeconds => quote!(__private::EpochSeconds),
        ValueCodec::DateTime => quote!(__private::DateTime),
        ValueCodec::HttpDate => quote!(__private::HttpDate),
    };
    if sensitive {
        quote!(__private::SensitiveText<#codec>)
    } else {
        codec
    }
}

/// Whether a member contains something `@sensitive`.
fn is_sensitive(structure: &Structure, member: &Member) -> bool {
    structure.sensitive || member.redaction != Redaction::None
}

/// The lowercase names of the headers with a prefix that other members are bound to.
fn bound_headers(structure: &Structure, prefix: &str) -> Vec<String> {
    let prefix = prefix.to_ascii_lowercase();
    let names = structure.members.iter().filter_map(|member| {
        let Some(HttpBinding::Header(name, _)) = &member.http else {
            return None;
        };
        let name = name.to_ascii_lowercase();
        name.starts_with(&prefix).then_some(name)
    });
    names.collect()
}

/// The names of the query parameters that members are bound to.
fn bound_parameters(structure: &Structure) -> Vec<&str> {
    let names = structure.members.iter().filter_map(|member| {
        let Some(HttpBinding::Query(name, _)) = &member.http else {
            return None;
        };
        Some(name.as_str())
    });
    names.collect()
}

/// An optional reference to the value of a member.
fn value(member: &Member) -> TokenStream {
    let field = &member.ident;
    match (member.optionality.is_option(), member.boxed) {
        (true, false) => quote!(self.#field.as_ref()),
        (true, true) => quote!(self.#field.as_deref()),
        (_, false) => absent::present(member, &quote!(&self.#field)),
        (_, true) => absent::present(member, &quote!(&*self.#field)),
    }
}

/// An iterator over the items of an optional list that are not null.
fn items(value: &TokenStream, sparse: bool) -> TokenStream {
    if sparse {
        quote!(#value.map(|items| __private::present_items(items)))
    } else {
        value.clone()
    }
}

/// Writing an input: the bound members, then the document.
fn expand_bound(structure: &Structure) -> TokenStream {
    let bound: TokenStream = structure
        .members
        .iter()
        .filter_map(|member| Some(bind_member(structure, member, member.http.as_ref()?)))
        .collect();
    let of_body = |member: &&Member| {
        !member
            .http
            .as_ref()
            .is_some_and(HttpBinding::is_in_requests)
    };
    let body: Vec<&Member> = structure.members.iter().filter(of_body).collect();
    let has_payload = structure
        .members
        .iter()
        .any(|member| matches!(member.http, Some(HttpBinding::Payload(_))));
    let ident = &structure.ident;
    let has_document = !body.is_empty() && !has_payload;
    let write_document = has_document.then(|| quote!(out.body(self)?;));
    let write_body = has_document.then(|| {
        let write = json::write_members(&body);
        quote! {
            #[automatically_derived]
            impl __private::WriteBody for #ident {
                fn write_body<__S: __private::Serializer>(
                    &self,
                    serializer: __S,
                ) -> __private::Result<__S::Ok, __S::Error> {
                    #write
                }
            }
        }
    });
    quote! {
        #write_body

        #[automatically_derived]
        impl __private::WriteBindings for #ident {
            fn write_bindings(
                &self,
                out: &mut __private::RequestBuilder,
            ) -> __private::Result<(), __private::RequestError> {
                #bound
                #write_document
                __private::Result::Ok(())
            }
        }
    }
}

fn bind_member(structure: &Structure, member: &Member, binding: &HttpBinding) -> TokenStream {
    let (value, label) = (value(member), &member.name);
    let sensitive = is_sensitive(structure, member);
    match binding {
        HttpBinding::Label { codec: text, empty } => {
            let codec = codec(*text, false);
            match empty {
                None => quote!(out.label::<#codec, _>(#label, #value)?;),
                Some(empty) => quote!(out.label_or::<#codec, _>(#label, #value, #empty)?;),
            }
        }
        HttpBinding::Query(name, HeaderCodec { codec: text, list }) => {
            let codec = codec(*text, false);
            match list {
                None => quote!(out.query::<#codec, _>(#name, #value);),
                Some(sparse) => {
                    let items = items(&value, *sparse);
                    quote!(out.query_list::<#codec, _>(#name, #items);)
                }
            }
        }
        HttpBinding::QueryParams { sparse, list } => {
            let bound = bound_parameters(structure);
            let mut codec = quote!(__private::ViaDisplay);
            if *list == Some(true) {
                codec = quote!(__private::Sparse<#codec>);
            }
            if list.is_some() {
                codec = quote!(__private::Items<#codec>);
            }
            if *sparse {
                codec = quote!(__private::Sparse<#codec>);
            }
            quote!(out.query_params::<#codec, _, _>(&[#(#bound),*], #value);)
        }
        HttpBinding::Header(name, HeaderCodec { codec: text, list }) => {
            let codec = codec(*text, sensitive);
            match list {
                None => quote!(out.header::<#codec, _>(#name, #value)?;),
                Some(sparse) => {
                    let items = items(&value, *sparse);
                    quote!(out.header_list::<#codec, _>(#name, #items)?;)
                }
            }
        }
        HttpBinding::PrefixHeaders(prefix, text) => {
            let codec = codec(*text, sensitive);
            let bound = bound_headers(structure, prefix);
            quote!(out.prefix_headers::<#codec, _, _>(#prefix, &[#(#bound),*], #value)?;)
        }
        HttpBinding::Payload(Payload::Blob(content_type)) => {
            quote!(out.payload(#content_type, #value)?;)
        }
        HttpBinding::Payload(Payload::Text(content_type)) => {
            let text = if member.ty == Type::String {
                quote!(#value)
            } else {
                quote!(#value.map(__private::AsRef::<__private::str>::as_ref))
            };
            quote!(out.payload(#content_type, #text)?;)
        }
        HttpBinding::Payload(Payload::Structure) => quote!(out.payload_structure(#value)?;),
        HttpBinding::Payload(Payload::Json) => {
            let codec = json::codec(&member.json.codec);
            quote!(out.payload_json::<#codec, _>(#value)?;)
        }
        HttpBinding::ResponseCode => TokenStream::new(),
    }
}

/// Reading an output or an error: the document, then the bound members.
fn expand_read_bindings(structure: &Structure) -> TokenStream {
    let elsewhere = |member: &&Member| {
        member
            .http
            .as_ref()
            .is_some_and(HttpBinding::is_in_responses)
    };
    let numbered = || structure.members.iter().enumerate();
    let document: Vec<(usize, &Member)> = numbered()
        .filter(|(_, member)| !elsewhere(member))
        .collect();
    let has_payload = structure
        .members
        .iter()
        .any(|member| matches!(member.http, Some(HttpBinding::Payload(_))));
    let has_document = !document.is_empty() && !has_payload;
    let read = has_document.then(|| {
        let members = json::read_members(structure, &document);
        quote!(reader.structure(path, &mut |reader, name| #members);)
    });
    let statements: TokenStream = numbered()
        .filter_map(|(number, member)| {
            let binding = member.http.as_ref()?;
            let path = json::path(number, &member.name, &member.json);
            let read = read_member(structure, member, binding, &path)?;
            let field = &member.ident;
            Some(quote!(parts.#field = #read;))
        })
        .collect();
    let (ident, parts) = (&structure.ident, &structure.parts);
    let fields = json::read_fields(structure);
    quote! {
        #[automatically_derived]
        impl __private::ReadBindings for #ident {
            fn read_bindings(
                response: &__private::ResponseParts<'_>,
            ) -> __private::ReadValue<Self> {
                response.parts(#has_document, |reader, path| {
                    let mut parts: #parts = __private::Default::default();
                    #read
                    #statements
                    #ident { #fields }
                })
            }
        }
    }
}

fn read_member(
    structure: &Structure,
    member: &Member,
    binding: &HttpBinding,
    path: &TokenStream,
) -> Option<TokenStream> {
    let sensitive = is_sensitive(structure, member);
    let boxed = |value: TokenStream| {
        if member.boxed {
            quote!(#value.map(__private::Box::new))
        } else {
            value
        }
    };
    Some(match binding {
        HttpBinding::Header(name, HeaderCodec { codec: text, list }) => {
            let codec = codec(*text, sensitive);
            match list {
                None => quote!(response.header::<#codec, _>(reader, #path, #name)),
                Some(false) => quote!(response.header_list::<#codec, _, _>(reader, #path, #name)),
                Some(true) => quote! {
                    response.header_list::<#codec, _, __private::Vec<_>>(reader, #path, #name)
                        .map(__private::into_sparse)
                },
            }
        }
        HttpBinding::PrefixHeaders(prefix, text) => {
            let codec = codec(*text, sensitive);
            quote!(response.prefix_headers::<#codec, _, _>(reader, #path, #prefix))
        }
        HttpBinding::ResponseCode => quote!(__private::Some(response.status())),
        HttpBinding::Payload(Payload::Blob(_)) => quote!(response.payload_blob()),
        HttpBinding::Payload(Payload::Text(_)) => quote!(response.payload_text(reader, #path)),
        HttpBinding::Payload(Payload::Structure | Payload::Json) => {
            let codec = json::codec(&member.json.codec);
            boxed(quote!(response.payload_json::<#codec, _>(reader, #path)))
        }
        HttpBinding::Label { .. } | HttpBinding::Query(..) | HttpBinding::QueryParams { .. } => {
            return None;
        }
    })
}
