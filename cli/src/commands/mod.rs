//! The commands: a file each, with its arguments and the function that runs it.

pub mod ast;
pub mod check;
pub mod diff;
pub mod expand;
pub mod list;
pub mod show;
pub mod trim;
