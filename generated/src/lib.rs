//! What a user of shapesmith has: the types of one operation of Amazon Cognito, emitted from
//! `model/cognito-identity-provider.json`.
//!
//! `cargo run -p shapesmith-generated --example update_client` shows them at work, and
//! `expanded/update_user_pool_client_request.rs` holds what the macro emits for one of them.

#![deny(warnings, missing_docs, clippy::pedantic)]

shapesmith::smithy! {
    model = "../model/cognito-identity-provider.json",
    operations = [UpdateUserPoolClient],
}
