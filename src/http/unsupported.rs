//! Operations that are not supported. Each reason is a trait whose message states it.
//!
//! The implementation of `Operation` for such an operation has a bound that is never met. It has a lifetime, because
//! the compiler rejects other bounds without type parameters where they are written.

use std::marker::PhantomData;

pub use super::OperationError;

/// What `Operation::request` returns.
pub type Request = http::Request<Vec<u8>>;
/// The output, whose type is not known.
pub type Output = std::convert::Infallible;

/// The subject of the reasons.
#[derive(Debug)]
pub struct Service<'a>(PhantomData<&'a ()>);

/// `trait: message, note`
macro_rules! reasons {
    ($($reason:ident: $message:literal, $note:literal)*) => {
        $(
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "unsupported operation",
                note = $note
            )]
            #[doc = $message]
            pub trait $reason<Operation> {}
        )*
    };
}

reasons! {
    SupportsRestXml:
        "operation `{Operation}` is not supported: its service uses `aws.protocols#restXml`",
        "supported protocols are `awsJson1_0`, `awsJson1_1` and `restJson1`"
    SupportsAwsQuery:
        "operation `{Operation}` is not supported: its service uses `aws.protocols#awsQuery`",
        "supported protocols are `awsJson1_0`, `awsJson1_1` and `restJson1`"
    SupportsEc2Query:
        "operation `{Operation}` is not supported: its service uses `aws.protocols#ec2Query`",
        "supported protocols are `awsJson1_0`, `awsJson1_1` and `restJson1`"
    SupportsRpcV2Cbor:
        "operation `{Operation}` is not supported: its service uses `smithy.protocols#rpcv2Cbor`",
        "supported protocols are `awsJson1_0`, `awsJson1_1` and `restJson1`"
    HasProtocol:
        "operation `{Operation}` is not supported: its service has no supported protocol",
        "supported protocols are `awsJson1_0`, `awsJson1_1` and `restJson1`"
    HasService:
        "operation `{Operation}` is not supported: it is not bound to a service",
        "the service determines the protocol of its operations"
    HasHttpTrait:
        "operation `{Operation}` is not supported: it has no `@http`",
        "the protocol `restJson1` requires `@http`"
    SupportsEventStreams:
        "operation `{Operation}` is not supported: it uses an event stream",
        "event streams are not supported"
    GeneratesInputAndOutput:
        "operation `{Operation}` is not supported: its input or output is an `external` type",
        "remove the type from `external`"
}

/// The impl for an operation that is not supported: `operation error reason`, where `error` is its error enum.
///
/// `Get::request(…)` would not find the function of the trait, so there are functions of the operation with the same
/// bound.
#[doc(hidden)]
#[macro_export]
macro_rules! __unsupported_operation {
    ($operation:ident $error:ident $reason:ident) => {
        #[doc(hidden)]
        #[automatically_derived]
        impl $crate::__private::Operation for $operation
        where
            for<'a> $crate::__private::unsupported::Service<'a>:
                $crate::__private::unsupported::$reason<$operation>,
        {
            const SCHEMA: &'static $crate::__private::OperationSchema =
                &$crate::__private::OPERATION;
            type Input = $crate::__private::Unit;
            type Output = $crate::__private::Unit;
            type Error = $error;
            type Builder = $crate::__private::UnitBuilder;

            fn input() -> Self::Builder {
                $crate::__private::Unit::builder()
            }
        }

        impl $operation {
            #[doc(hidden)]
            pub fn input() -> $crate::__private::UnitBuilder
            where
                for<'a> $crate::__private::unsupported::Service<'a>:
                    $crate::__private::unsupported::$reason<$operation>,
            {
                $crate::__private::Unit::builder()
            }
            $crate::__unsupported_operation! {
                fn request -> $crate::__private::unsupported::Request, $operation $reason
            }
            $crate::__unsupported_operation! {
                fn try_request -> $crate::__private::Result<
                    $crate::__private::unsupported::Request,
                    $crate::__private::RequestError
                >, $operation $reason
            }
            $crate::__unsupported_operation! {
                fn response -> $crate::__private::Result<
                    $crate::__private::unsupported::Output,
                    $crate::__private::unsupported::OperationError<$error>
                >, $operation $reason
            }
            $crate::__unsupported_operation! {
                fn read_response -> $crate::__private::Result<
                    $crate::__private::unsupported::Output,
                    $crate::__private::unsupported::OperationError<$error>
                >, $operation $reason
            }
        }
    };
    (fn $function:ident -> $returns:ty, $operation:ident $reason:ident) => {
        #[doc(hidden)]
        pub fn $function<Argument>(_: Argument) -> $returns
        where
            for<'a> $crate::__private::unsupported::Service<'a>:
                $crate::__private::unsupported::$reason<$operation>,
        {
            loop {}
        }
    };
}
