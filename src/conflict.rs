//! Derived impls that may conflict with the user's own.
//!
//! The compiler error for conflicting impls names the macro that each comes from, so the names of these macros
//! say how to skip them.

#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_builder {
    ($(#[$attribute:meta])* [$($visibility:tt)*] $name:ident [$($generics:tt)*] $fields:tt [$($bounds:tt)*]) => {
        $(#[$attribute])*
        $($visibility)* struct $name $($generics)* $fields $($bounds)*;
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_display {
    ([$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*] $body:tt) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::fmt::Display for $($ty)* $($bounds)* $body
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_eq {
    ([$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*] $body:tt) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::PartialEq for $($ty)* $($bounds)* $body

        #[automatically_derived]
        impl $($generics)* $crate::__private::Eq for $($ty)* $($bounds)* {}
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_hash {
    ([$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*] $body:tt) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::Hash for $($ty)* $($bounds)* $body
    };
}

/// `arbitrary::Arbitrary`, with the lifetime of the bytes as the first of its generics: `'arbitrary`, or another name if a
/// user's type has parameters. The compiler error for conflicting impls
/// names the macro that each comes from, so the name of this macro says how to skip it.
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_arbitrary {
    ([<$bytes:lifetime $($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$bytes $($generics)* $crate::__private::Arbitrary<$bytes> for $($ty)* $($bounds)* {
            fn arbitrary(
                bytes: &mut $crate::__private::Unstructured<$bytes>,
            ) -> $crate::__private::Result<Self, $crate::arbitrary::Error> {
                $crate::__private::arbitrary(bytes)
            }
        }
    };
}

#[cfg(not(feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_arbitrary {
    ($($header:tt)*) => {};
}
