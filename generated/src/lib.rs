//! A crate that uses shapesmith: a request of Amazon Cognito, generated from `model/cognito-identity-provider.json`, and
//! a struct that is checked against the same model.
//!
//! The example `update_client` builds and validates requests. `expanded/update_user_pool_client_request.rs` is the
//! expansion for the request.

#![deny(warnings, missing_docs, clippy::pedantic)]

shapesmith::smithy! {
    model = "../model/cognito-identity-provider.json",
    shapes = [UpdateUserPoolClientRequest],
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
