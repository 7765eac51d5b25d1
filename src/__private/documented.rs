//! The items for generated code, for rustdoc.
//!
//! The page of a builder shows that setters of strings take `impl Into<String>`, which is what `ConvertInto` is implemented
//! for. It would not help a reader, and its blanket impl would be on the page of every type. Generated code imports this
//! module in place of its parent if `cfg(doc)` is set.

pub use super::*;
pub use core::convert::Into;
