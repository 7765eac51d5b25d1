//! The items of operations that do not depend on their members.

/// Reading an error enum, whose tokens are those of `operation_error!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_operation_errors {
    ($ty:ident $unmodeled:ident $([$number:literal $error:ident $($code:literal)*])*) => {
        #[automatically_derived]
        impl $crate::__private::OperationErrors for $ty {
            const CODES: &'static [&'static [&'static $crate::__private::str]] =
                &[$(&[$($code),*]),*];

            fn read(
                number: $crate::__private::Option<$crate::__private::usize>,
                response: &$crate::__private::ResponseParts<'_>,
            ) -> Self {
                match number {
                    $($crate::__private::Some($number) => Self::$error(response.modeled()),)*
                    _ => Self::$unmodeled(response.unmodeled()),
                }
            }
        }
    };
}

/// The functions of an operation without input that take an input: `unit_input! { Name }`. They come before those of the
/// trait, and also take `&()`.
#[doc(hidden)]
#[macro_export]
macro_rules! __unit_input {
    ($ty:ident) => {
        impl $ty {
            #[doc(hidden)]
            #[must_use]
            pub fn request(_: &impl $crate::__private::Borrow<()>) -> $crate::__private::Request {
                <Self as $crate::__private::Operation>::request(&$crate::__private::Unit)
            }

            #[doc(hidden)]
            pub fn try_request(
                _: &impl $crate::__private::Borrow<()>,
            ) -> $crate::__private::Result<
                $crate::__private::Request,
                $crate::__private::RequestError,
            > {
                <Self as $crate::__private::Operation>::try_request(&$crate::__private::Unit)
            }

            #[doc(hidden)]
            pub fn request_to(
                endpoint: &$crate::__private::Uri,
                _: &impl $crate::__private::Borrow<()>,
            ) -> $crate::__private::Result<
                $crate::__private::Request,
                $crate::__private::RequestError,
            > {
                <Self as $crate::__private::Operation>::request_to(
                    endpoint,
                    &$crate::__private::Unit,
                )
            }
        }
    };
}
