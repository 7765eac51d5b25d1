//! What a user of shapesmith has: the types of four operations of Amazon Cognito, emitted from
//! `model/cognito-identity-provider.json`.
//!
//! `cargo run -p shapesmith-generated --example update_client` shows them at work, the example
//! `update_user_pool_client` sends a request to a server, and
//! `expanded/update_user_pool_client_request.rs` holds what the macro emits for one of them.

#![deny(warnings, missing_docs, clippy::pedantic)]

shapesmith::smithy! {
    model = "../model/cognito-identity-provider.json",
    operations = [
        CreateUserPool,
        CreateUserPoolClient,
        DescribeUserPoolClient,
        UpdateUserPoolClient,
    ],
}

/// What changes the name of an app client, and nothing else.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(
    model = "../model/cognito-identity-provider.json",
    id = UpdateUserPoolClientRequest
)]
pub struct RenameClient {
    /// The user pool.
    pub user_pool_id: String,
    /// The app client.
    pub client_id: String,
    /// Its new name.
    pub client_name: Option<String>,
}
