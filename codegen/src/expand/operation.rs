//! The `struct` of an operation, and `impl Operation`.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::{deprecation, types};
use crate::plan::naming::unraw;
use crate::plan::operation::{
    Call, Http, Operation, OtherProtocol, Protocol, ServiceConst, Unsupported,
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
    let error = &operation.error.ident;
    let Call {
        service,
        target,
        http,
        host_prefix,
        endpoint,
        input,
        output,
    } = call;
    let ty = |structure: &Option<Ident>| {
        let ident = structure.as_ref().map(|ident| quote!(#ident));
        ident.unwrap_or_else(|| quote!(()))
    };
    let (input, output) = (ty(input), ty(output));
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
    let id = &operation.id;
    quote! {
        #[automatically_derived]
        impl __private::Operation for #ident {
            const SCHEMA: &'static __private::OperationSchema = &__private::OperationSchema {
                id: #id,
                service: #service,
                #target #http #host_prefix #endpoint
                ..__private::OPERATION
            };
            type Input = #input;
            type Output = #output;
            type Error = #error;
        }
    }
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
    let keeps_dot_segments = service.is_s3.then(|| quote!(keeps_dot_segments: true,));
    quote! {
        const #ident: &__private::ServiceSchema = &__private::ServiceSchema {
            id: #id,
            protocol: __private::Protocol::#protocol,
            #signing_name #endpoint_prefix #query_compatible #header #keeps_dot_segments
            ..__private::SERVICE
        };
    }
}
