//! The classes of changes of the generated Rust, against the compiler.

mod cases;
mod causes;
mod compiler;
mod consumer;
mod emitted;
mod messages;
mod pairs;
mod same_crate;
