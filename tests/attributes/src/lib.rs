//! Derive macros and attributes of other crates on generated types: each compiles, and does what its users expect.

#![deny(warnings)]

#[cfg(test)]
mod json_schema;
#[cfg(test)]
mod open_api;
#[cfg(test)]
mod others;
