//! Builds workspaces that depend on shapesmith as users do: on the packages that `cargo package` makes, without a
//! network, and with a compiler cache.

#![cfg(test)]

mod cache;
mod packages;
mod workspace;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
