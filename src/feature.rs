//! Conditional compilation of generated code on the features of this crate.
//!
//! The macro crate cannot decide: cargo builds a procedural macro once for a workspace, with the unified features
//! of its dependents, while this crate may be built twice, for the host and for the target, with different
//! features. `__private` has `if_serde!`, `if_http!` and so on, each of which is one of these two macros.

/// Bounds in generated code, which have no effect without the feature `serde`.
#[cfg(not(feature = "serde"))]
pub(crate) mod without_serde {
    /// Implemented for every type.
    pub trait ReadJson {}
    impl<T: ?Sized> ReadJson for T {}

    /// Implemented for every type: nothing is read, so no member is absent.
    pub trait MarkAbsent {
        /// Whether a member was missing.
        fn is_absent(&self, member: usize) -> bool {
            let _ = member;
            false
        }
    }
    impl<T: ?Sized> MarkAbsent for T {}

    /// Implemented for every type.
    pub trait WriteJson {}
    impl<T: ?Sized> WriteJson for T {}
}

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
