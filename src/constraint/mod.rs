//! Constraint traits (Smithy specification, "Constraint traits"): checks, and the violations they report.

pub(crate) mod check;
pub(crate) mod const_check;
#[cfg(feature = "serde")]
pub(crate) mod notes;
#[cfg_attr(not(feature = "serde"), allow(dead_code))] // readers make notes of places
pub(crate) mod path;
pub(crate) mod pattern;
pub(crate) mod range_bound;
pub(crate) mod unique;
pub(crate) mod validation_exception;
pub(crate) mod violation;
