//! The impls of the error enums of operations, which are the same for all but for the variants.

/// `operation_error! { Name Unmodeled [0 Error "code" …] [1 Other "other" …] … }`: the name of the enum, the variant
/// for errors that are not in the model, and the others, each with its number and its codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation_error {
    ($ty:ident $unmodeled:ident $([$number:literal $error:ident $($code:literal)*])*) => {
        #[automatically_derived]
        impl $crate::__private::ErrorShape for $ty {
            fn __received(&self) -> $crate::__private::Received<'_> {
                match self {
                    $(Self::$error(error) => $crate::__private::of_variant(
                        $crate::__private::stringify!($error),
                        error,
                    ),)*
                    Self::$unmodeled(error) => $crate::__private::of_variant(
                        $crate::__private::stringify!($unmodeled),
                        error,
                    ),
                }
            }
        }

        #[automatically_derived]
        impl $crate::__private::Error for $ty {
            fn source(
                &self,
            ) -> $crate::__private::Option<&(dyn $crate::__private::Error + 'static)> {
                $crate::__private::ErrorShape::__received(self).source()
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Debug for $ty {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::fmt::Debug::fmt(
                    &$crate::__private::ErrorShape::__received(self),
                    f,
                )
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $ty {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::fmt::Display::fmt(
                    &$crate::__private::ErrorShape::__received(self),
                    f,
                )
            }
        }

        #[automatically_derived]
        impl $crate::__private::PartialEq for $ty {
            fn eq(&self, other: &Self) -> $crate::__private::bool {
                $crate::__private::ErrorShape::__received(self)
                    == $crate::__private::ErrorShape::__received(other)
            }
        }

        #[automatically_derived]
        impl $crate::__private::Eq for $ty {}

        #[automatically_derived]
        impl $crate::__private::Hash for $ty {
            fn hash<__H: $crate::__private::Hasher>(&self, state: &mut __H) {
                $crate::__private::Hash::hash(
                    &$crate::__private::ErrorShape::__received(self),
                    state,
                );
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<$crate::__private::UnmodeledError> for $ty {
            fn from(error: $crate::__private::UnmodeledError) -> Self {
                Self::$unmodeled(error)
            }
        }

        $(
            #[automatically_derived]
            impl $crate::__private::From<$error> for $ty {
                fn from(error: $error) -> Self {
                    Self::$error($crate::__private::From::from(error))
                }
            }
        )*

        $crate::__impl_operation_errors! { $ty $unmodeled $([$number $error $($code)*])* }
    };
}

#[cfg(not(feature = "http"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_operation_errors {
    ($($tokens:tt)*) => {};
}
