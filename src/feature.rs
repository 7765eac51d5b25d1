//! Decisions about features of this crate in emitted code.
//!
//! The macro crate cannot take them: cargo builds a procedural macro once for a workspace, with the features of
//! all that depend on it, while this crate may be built twice, for the host and for the target, with different
//! features. `__private` has `if_serde!`, `if_http!` and so on, each of which is one of these two.

/// Bounds of emitted code, which mean nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
pub(crate) mod without_serde {
    /// Implemented by every type.
    pub trait ReadJson {}
    impl<T: ?Sized> ReadJson for T {}

    /// Implemented by every type.
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
