//! Reading the errors of operations.

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
