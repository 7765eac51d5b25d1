//! The integration tests: one program, one module per subject.
//!
//! `cargo test --test integration json::` runs the tests of one module. CONTRIBUTING.md lists the environment
//! variables that enable or extend some of them.

// An optimized build asks whether a type is `Unpin`. For forty structures that hold lists of lists of each other, the
// default of 128 is too low.
#![recursion_limit = "1024"]

mod support;

// Public, so that lints for exported items apply to generated code.
pub mod absent;
pub mod allocation;
pub mod arbitrary;
pub mod auth;
pub mod bindings;
pub mod builder_arguments;
pub mod builders;
pub mod client_optional;
pub mod constraints;
pub mod consumer;
pub mod contributing;
pub mod conversions;
pub mod deep;
pub mod derive;
pub mod documentation;
pub mod enums;
pub mod errors;
pub mod escapes;
pub mod features;
pub mod hostile;
pub mod idl;
pub mod json;
pub mod json_traits;
pub mod kinds;
pub mod leniency;
pub mod limits;
pub mod malformed;
pub mod mixed;
pub mod model;
pub mod modules;
pub mod names;
pub mod numbers;
pub mod operations;
pub mod options;
pub mod oracle;
pub mod own_types;
pub mod pagination;
pub mod paths;
pub mod private;
pub mod protocols;
pub mod readme;
pub mod recursion;
pub mod round_trip;
pub mod secrets;
pub mod service_errors;
pub mod setter_matrix;
pub mod several_files;
pub mod skipped_fields;
pub mod timestamps;
pub mod tokens;
pub mod ui;
pub mod what_is_generated;
