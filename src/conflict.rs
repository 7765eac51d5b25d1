//! Implementations that a derive gives to a type of the user's, which may have them already.
//!
//! Of two implementations of one trait the compiler says in which macro each originates: so the names of
//! these macros say what to do about it.

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
