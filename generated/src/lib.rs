//! A crate that uses shapesmith: the types of four Amazon Cognito operations, generated from
//! `model/cognito-identity-provider.json`.
//!
//! The example `update_client` builds and validates a request, and the example `update_user_pool_client` sends
//! one. `expanded/update_user_pool_client_request.rs` is the expansion for one request.

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

/// A request that only changes the name of an app client.
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
    /// The new name.
    pub client_name: Option<String>,
}
