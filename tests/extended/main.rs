//! Tests with a longer form: all services of the corpus, and many more random cases.
//!
//! They are a program of their own because CI compiles them with optimizations. `cargo test --test extended corpus::`
//! runs the tests of one module. CONTRIBUTING.md lists the environment variables that extend them.

// The integration tests use the rest.
#[allow(dead_code, unused_imports)]
#[path = "../integration/support/mod.rs"]
mod support;

mod ahead;
mod arbitrary;
mod botocore;
mod corpus;
mod fuzz;
mod patterns;
