//! Helpers for integration tests.

pub mod base64;
pub mod botocore;
pub mod consumer;
pub mod full_request;
pub mod hostile;

pub use shapesmith_test_support::{aws_models, corpus, pages, random, say, texts};

/// The folder of this package.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");
