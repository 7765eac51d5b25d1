//! Conditional compilation of generated code on the features of this crate.
//!
//! The macro crate cannot decide: cargo builds a procedural macro once for a workspace, with the unified features
//! of its dependents, while this crate may be built twice, for the host and for the target, with different
//! features. `__private` has `if_serde!`, `if_http!` and so on, each of which is one of these two macros.

#[doc(hidden)]
#[macro_export]
macro_rules! __if_enabled {
    ({ $($enabled:tt)* } else { $($disabled:tt)* }) => { $($enabled)* };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __if_disabled {
    ({ $($enabled:tt)* } else { $($disabled:tt)* }) => { $($disabled)* };
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __json_methods {
    () => {};
}

#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __json_traits {
    ($($tokens:tt)*) => {};
}

/// The impls of optional traits, for a type without parameters.
#[cfg(all(feature = "serde", feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_features {
    ($ty:ident) => {
        $crate::__shape_skip_serialize! { [] [$ty] [] }
        $crate::__shape_skip_deserialize! { [<'de>] [$ty] [] }
        $crate::__shape_skip_arbitrary! { [<'arbitrary>] [$ty] [] }
    };
}

#[cfg(all(feature = "serde", not(feature = "arbitrary")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_features {
    ($ty:ident) => {
        $crate::__shape_skip_serialize! { [] [$ty] [] }
        $crate::__shape_skip_deserialize! { [<'de>] [$ty] [] }
    };
}

#[cfg(all(not(feature = "serde"), feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_features {
    ($ty:ident) => {
        $crate::__shape_skip_arbitrary! { [<'arbitrary>] [$ty] [] }
    };
}

#[cfg(not(any(feature = "serde", feature = "arbitrary")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __impl_features {
    ($ty:ident) => {};
}

/// The values of the enum that is the key of a map.
#[cfg(feature = "arbitrary")]
#[doc(hidden)]
#[macro_export]
macro_rules! __known_values {
    ($ty:ty) => {
        $crate::__private::Some($crate::__private::known_values_of::<$ty>)
    };
}

#[cfg(not(feature = "arbitrary"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __known_values {
    ($ty:ty) => {
        $crate::__private::None
    };
}
