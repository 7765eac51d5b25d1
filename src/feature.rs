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
macro_rules! __impl_serde {
    ($ty:ident) => {};
}
