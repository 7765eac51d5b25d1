//! The `struct` of an operation, and `impl Operation`.

use std::collections::HashSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{deprecation, types};
use crate::plan::naming::unraw;
use crate::plan::operation::{
    Call, CallError, Operation, OperationStructure, OtherProtocol, Protocol, Unsupported,
};

pub(crate) fn expand_type(operation: &Operation) -> TokenStream {
    let ident = &operation.ident;
    let mut docs = operation.docs.clone();
    if let Err(unsupported) = operation.call {
        let (_, reason) = reason(unsupported);
        docs.push_str("\n\nIt does not implement `shapesmith::Operation`: ");
        docs.push_str(reason);
    }
    let case = types::allow_case(ident);
    let deprecated = deprecation::expand_attribute(operation.deprecation.as_ref());
    // A unit struct is also a pattern, which a binding of the same name would conflict with.
    let is_upper = unraw(ident).starts_with(|c: char| c.is_ascii_uppercase());
    let body = if is_upper { quote!(;) } else { quote!({}) };
    quote! {
        #[doc = #docs]
        #[derive(
            ::core::fmt::Debug,
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash
        )]
        #deprecated
        #case
        pub struct #ident #body
    }
}

/// The trait of the runtime whose message says why an operation is not supported, and the sentence in its rustdoc.
fn reason(unsupported: Unsupported) -> (TokenStream, &'static str) {
    match unsupported {
        Unsupported::Protocol(Some(OtherProtocol::RestXml)) => (
            quote!(SupportsRestXml),
            "the protocol `aws.protocols#restXml` is not supported.",
        ),
        Unsupported::Protocol(Some(OtherProtocol::AwsQuery)) => (
            quote!(SupportsAwsQuery),
            "the protocol `aws.protocols#awsQuery` is not supported.",
        ),
        Unsupported::Protocol(Some(OtherProtocol::Ec2Query)) => (
            quote!(SupportsEc2Query),
            "the protocol `aws.protocols#ec2Query` is not supported.",
        ),
        Unsupported::Protocol(Some(OtherProtocol::RpcV2Cbor)) => (
            quote!(SupportsRpcV2Cbor),
            "the protocol `smithy.protocols#rpcv2Cbor` is not supported.",
        ),
        Unsupported::Protocol(None) => (
            quote!(HasProtocol),
            "its service has no supported protocol.",
        ),
        Unsupported::NoService => (
            quote!(HasService),
            "the operation is not bound to a service.",
        ),
        Unsupported::NoHttpTrait => (
            quote!(HasHttpTrait),
            "the protocol `restJson1` requires `@http`.",
        ),
        Unsupported::EventStream => (
            quote!(SupportsEventStreams),
            "event streams are not supported.",
        ),
        Unsupported::ExternalType => (
            quote!(GeneratesInputAndOutput),
            "its input or output is an `external` type.",
        ),
    }
}

pub(crate) fn expand_operation(operation: &Operation) -> TokenStream {
    let ident = &operation.ident;
    let call = match &operation.call {
        Ok(call) => call,
        Err(unsupported) => {
            let ((reason, _), error) = (reason(*unsupported), &operation.error.ident);
            return quote! {
                __private::unsupported_operation! { #ident #error #reason }
            };
        }
    };
    let (facts, error) = (facts(&operation.id, call), &operation.error.ident);
    let unmodeled = &operation.error.unmodeled;
    let ty = |end: Option<&OperationStructure>| {
        end.map_or_else(
            || quote!(()),
            |OperationStructure { ident, .. }| quote!(#ident),
        )
    };
    let (input, output) = (ty(call.input.as_ref()), ty(call.output.as_ref()));
    let send = send(call);
    let read = match &call.output {
        Some(OperationStructure { bound: true, .. }) => {
            quote!(__private::ReadBindings::read_bindings(response).into_result())
        }
        Some(_) => quote!(response.json()),
        None => quote!({
            let _ = response;
            __private::Result::Ok(())
        }),
    };
    // Errors of different namespaces can have the same code. A response has only the code, so it is the first one.
    let mut known = HashSet::new();
    let errors: TokenStream = call
        .errors
        .iter()
        .zip(&operation.error.errors)
        .filter_map(|(CallError { codes, bound }, variant)| {
            let codes: Vec<&String> = codes.iter().filter(|code| known.insert(*code)).collect();
            if codes.is_empty() {
                return None;
            }
            let read = if *bound {
                quote!(bound_error)
            } else {
                quote!(error)
            };
            Some(quote!(#(#codes)|* => __private::Some(#error::#variant(response.#read())),))
        })
        .collect();
    let errors = if errors.is_empty() {
        quote! {
            let _ = (code, response);
            __private::None
        }
    } else {
        quote! {
            match code {
                #errors
                _ => __private::None,
            }
        }
    };
    quote! {
        #[automatically_derived]
        impl __private::Operation for #ident {
            #facts
            type Input = #input;
            type Output = #output;
            type Error = #error;

            fn write_request(
                input: &Self::Input,
                out: &mut __private::RequestBuilder,
            ) -> __private::Result<(), __private::RequestError> {
                #send
            }

            fn read_output(
                response: &__private::ResponseParts<'_>,
            ) -> __private::Result<Self::Output, __private::JsonError> {
                #read
            }

            fn read_error(
                code: &__private::str,
                response: &__private::ResponseParts<'_>,
            ) -> __private::Option<Self::Error> {
                #errors
            }

            fn unmodeled_error(error: __private::UnmodeledError) -> Self::Error {
                #error::#unmodeled(error)
            }
        }
    }
}

/// The constants of `impl Operation`.
fn facts(id: &str, call: &Call) -> TokenStream {
    let optional = |text: &Option<String>| {
        let some = text.as_ref().map(|text| quote!(__private::Some(#text)));
        some.unwrap_or_else(|| quote!(__private::None))
    };
    let (name, service) = (&call.name, &call.service);
    let (signing_name, endpoint_prefix) = (
        optional(&service.signing_name),
        optional(&service.endpoint_prefix),
    );
    let protocol = match call.protocol {
        Protocol::AwsJson10 => quote!(AwsJson10),
        Protocol::AwsJson11 => quote!(AwsJson11),
        Protocol::RestJson1 => quote!(RestJson1),
    };
    let service_id = &service.id;
    let target = (call.protocol != Protocol::RestJson1).then(|| {
        // Smithy specification, "AWS JSON protocols": the names of the shapes without their namespaces.
        let service = service_id.rsplit('#').next().unwrap_or_default();
        let target = format!("{service}.{name}");
        quote! {
            const TARGET: __private::Option<&'static __private::str> = __private::Some(#target);
        }
    });
    let http = call.http.as_ref().map(|http| {
        let (method, uri) = (&http.method, &http.uri);
        let status = http.code.map(|code| {
            let code = Literal::u16_unsuffixed(code);
            quote!(const STATUS: __private::Option<__private::u16> = __private::Some(#code);)
        });
        quote! {
            const METHOD: &'static __private::str = #method;
            const URI: &'static __private::str = #uri;
            #status
        }
    });
    let query_compatible = service.query_compatible.then(|| {
        quote! {
            const QUERY_COMPATIBLE: __private::bool = true;
        }
    });
    let keeps_dot_segments = service.is_s3.then(|| {
        quote! {
            const KEEPS_DOT_SEGMENTS: __private::bool = true;
        }
    });
    let header = call.header.map(|(name, value)| {
        quote! {
            const SERVICE_HEADER: __private::Option<(
                &'static __private::str,
                &'static __private::str,
            )> = __private::Some((#name, #value));
        }
    });
    quote! {
        const ID: &'static __private::str = #id;
        const NAME: &'static __private::str = #name;
        const SERVICE_ID: &'static __private::str = #service_id;
        const SIGNING_NAME: __private::Option<&'static __private::str> = #signing_name;
        const ENDPOINT_PREFIX: __private::Option<&'static __private::str> = #endpoint_prefix;
        const PROTOCOL: __private::Protocol = __private::Protocol::#protocol;
        #target
        #http
        #query_compatible
        #header
        #keeps_dot_segments
    }
}

/// The body of the function that builds a request.
fn send(call: &Call) -> TokenStream {
    let tokens = call.tokens.iter().map(|field| {
        quote! {
            let input = &*__private::with_token(
                input,
                input.#field.is_none(),
                |input| &mut input.#field,
            );
        }
    });
    let prefix = call.host_prefix.as_ref().map(|(prefix, labels)| {
        let labels = labels.iter().map(|label| {
            let (name, field) = (&label.name, &label.field);
            let value = match (label.is_enum, label.optional) {
                (false, true) => quote!(input.#field.as_deref()),
                (false, false) => quote!(__private::Some(input.#field.as_str())),
                (true, true) => quote!(input.#field.as_ref().map(__private::AsRef::as_ref)),
                (true, false) => quote!(__private::Some(__private::AsRef::as_ref(&input.#field))),
            };
            quote!((#name, #value))
        });
        quote!(out.host_prefix(#prefix, &[#(#labels),*])?;)
    });
    let endpoint = call.endpoint.as_ref().map(|endpoint| {
        let (name, field) = (&endpoint.name, &endpoint.field);
        let value = if endpoint.optional {
            quote!(input.#field.as_deref())
        } else {
            quote!(__private::Some(input.#field.as_str()))
        };
        quote!(out.endpoint(#name, #value)?;)
    });
    let is_rest = call.protocol == Protocol::RestJson1;
    let body = match &call.input {
        Some(OperationStructure { bound: true, .. }) => {
            quote!(__private::WriteBindings::write_bindings(input, out))
        }
        // Smithy specification, "AWS restJson1 protocol": a request without members has no body.
        Some(OperationStructure {
            has_members: false, ..
        })
        | None
            if is_rest =>
        {
            quote! {
                let _ = (input, out);
                __private::Result::Ok(())
            }
        }
        Some(_) | None => quote!(out.json(input)),
    };
    quote!(#(#tokens)* #prefix #endpoint #body)
}
