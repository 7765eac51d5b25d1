//! The integration tests: one program, one module per subject.
//!
//! `cargo test --test integration json::` runs the tests of one module. CONTRIBUTING.md lists the environment
//! variables that enable or extend some of them.

mod support;

// Public, so that lints for exported items apply to generated code.
pub mod absent;
pub mod allocation;
pub mod bindings;
pub mod botocore;
pub mod builders;
pub mod client_optional;
pub mod constraints;
pub mod consumer;
pub mod contributing;
pub mod corpus;
pub mod deep;
pub mod derive;
pub mod documentation;
pub mod enums;
pub mod errors;
pub mod escapes;
pub mod features;
pub mod fuzz;
pub mod hostile;
pub mod json;
pub mod kinds;
pub mod leniency;
pub mod limits;
pub mod malformed;
pub mod mixed;
pub mod model;
pub mod names;
pub mod numbers;
pub mod operations;
pub mod options;
pub mod oracle;
pub mod own_types;
pub mod patterns;
pub mod private;
pub mod protocols;
pub mod recursion;
pub mod round_trip;
pub mod secrets;
pub mod service_errors;

pub mod timestamps;
pub mod tokens;
pub mod ui;
