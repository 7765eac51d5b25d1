//! Derived impls that may conflict with the user's own.
//!
//! The compiler error for conflicting impls names the macro that each comes from, so the names of these macros
//! say how to skip them.

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
