//! What these tests share with the integration tests.

/// The folder of the repository.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

// The integration tests use the rest.
#[allow(dead_code)]
#[path = "../integration/support/consumer.rs"]
pub mod consumer;
