//! The `struct` of an operation, and `impl Operation`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{deprecation, types};
use crate::plan::naming::unraw;
use crate::plan::operation::{
    AuthScheme, Call, Http, Operation, OtherProtocol, Protocol, ServiceConst, Unsupported,
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

/// The items that replace the operations without the feature `http`.
pub(crate) fn expand_without_http(operations: &[Operation]) -> TokenStream {
    let names = operations
        .iter()
        .map(|Operation { ident, .. }| quote!(FeatureHttpIsOff as #ident));
    let names = quote!({ #(#names),* });
    quote! {
        #[doc(hidden)]
        #[allow(unused_imports, non_camel_case_types)]
        pub use ::shapesmith::__private::#names;
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
    let error = &operation.error.ident;
    let Call {
        service,
        target,
        http,
        host_prefix,
        endpoint,
        auth,
        unsigned_payload,
        pagination: _,
        input,
        output,
    } = call;
    let unit_input = input
        .is_none()
        .then(|| quote!(__private::unit_input! { #ident }));
    let (input, builder) = match input {
        Some([input, builder]) => (quote!(#input), quote!(#builder)),
        None => (quote!(__private::Unit), quote!(__private::UnitBuilder)),
    };
    let output = output.as_ref().map(|output| quote!(#output));
    let output = output.unwrap_or_else(|| quote!(__private::Unit));
    let target = target
        .as_ref()
        .map(|target| quote!(target: __private::Some(#target),));
    let http = http.as_ref().map(|Http { method, uri, code }| {
        let status = code.map(|code| {
            let code = Literal::u16_unsuffixed(code);
            quote!(status: __private::Some(#code),)
        });
        quote!(method: #method, uri: #uri, #status)
    });
    let host_prefix = host_prefix
        .as_ref()
        .map(|prefix| quote!(host_prefix: __private::Some(#prefix),));
    let endpoint = endpoint
        .as_ref()
        .map(|member| quote!(endpoint: __private::Some(#member),));
    let auth = auth.as_ref().map(|schemes| {
        let schemes = schemes.iter().map(auth_scheme);
        quote!(auth: __private::Some(&[#(#schemes),*]),)
    });
    let unsigned_payload = unsigned_payload.then(|| quote!(unsigned_payload: true,));
    let id = &operation.id;
    quote! {
        #[automatically_derived]
        impl __private::Operation for #ident {
            const SCHEMA: &'static __private::OperationSchema = &__private::OperationSchema {
                id: #id,
                service: #service,
                #target #http #host_prefix #endpoint #auth #unsigned_payload
                ..__private::OPERATION
            };
            type Input = #input;
            type Output = #output;
            type Error = #error;
            type Builder = #builder;

            fn input() -> Self::Builder {
                #input::builder()
            }
        }
        #unit_input
    }
}

fn auth_scheme(scheme: &AuthScheme) -> TokenStream {
    let scheme = match scheme {
        AuthScheme::SigV4(name) => quote!(SigV4 { name: #name }),
        AuthScheme::SigV4A(name) => quote!(SigV4A { name: #name }),
        AuthScheme::HttpBearer => quote!(HttpBearer),
        AuthScheme::HttpApiKey {
            name,
            is_in_query,
            scheme,
        } => {
            let location = if *is_in_query {
                quote!(Query)
            } else {
                quote!(Header)
            };
            let scheme = (scheme.as_ref()).map(|scheme| quote!(__private::Some(#scheme)));
            let scheme = scheme.unwrap_or_else(|| quote!(__private::None));
            quote! {
                HttpApiKey {
                    name: #name,
                    location: __private::ApiKeyLocation::#location,
                    scheme: #scheme,
                }
            }
        }
        AuthScheme::HttpBasic => quote!(HttpBasic),
        AuthScheme::HttpDigest => quote!(HttpDigest),
        AuthScheme::NoAuth => quote!(NoAuth),
        AuthScheme::Other(id) => quote!(Other { id: #id }),
    };
    quote!(__private::AuthScheme::#scheme)
}

/// What the model says about a service.
pub(crate) fn expand_service(of_plan: &ServiceConst) -> TokenStream {
    let ServiceConst {
        ident,
        protocol,
        service,
    } = of_plan;
    let id = &service.id;
    let protocol = match protocol {
        Protocol::AwsJson10 => quote!(AwsJson10),
        Protocol::AwsJson11 => quote!(AwsJson11),
        Protocol::RestJson1 => quote!(RestJson1),
    };
    let signing_name = service
        .signing_name
        .as_ref()
        .map(|name| quote!(signing_name: __private::Some(#name),));
    let endpoint_prefix = service
        .endpoint_prefix
        .as_ref()
        .map(|prefix| quote!(endpoint_prefix: __private::Some(#prefix),));
    let query_compatible = service
        .query_compatible
        .then(|| quote!(query_compatible: true,));
    let header = service
        .customization
        .and_then(|required| required.header)
        .map(|(name, value)| quote!(header: __private::Some((#name, #value)),));
    let effective = &service.auth.effective;
    let auth = (effective[..] != [AuthScheme::NoAuth]).then(|| {
        let schemes = effective.iter().map(auth_scheme);
        quote!(auth: &[#(#schemes),*],)
    });
    let keeps_dot_segments = service.is_s3.then(|| quote!(keeps_dot_segments: true,));
    quote! {
        const #ident: &__private::ServiceSchema = &__private::ServiceSchema {
            id: #id,
            protocol: __private::Protocol::#protocol,
            #signing_name #endpoint_prefix #query_compatible #header #auth #keeps_dot_segments
            ..__private::SERVICE
        };
    }
}
