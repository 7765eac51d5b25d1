//! A crate that uses shapesmith: the types of five Amazon Cognito operations, generated from
//! `model/cognito-identity-provider.json`, and those of a service of its own, [`tool_library`].
//!
//! The example `update_client` builds and validates a request, and the example `update_user_pool_client` sends
//! one. The example `tool_library` has a client and a server of the service.
//! `expanded/update_user_pool_client_request.rs` is the expansion for one request.

#![deny(warnings, missing_docs, clippy::pedantic)]

shapesmith::smithy! {
    model = "../model/cognito-identity-provider.json",
    operations = [
        CreateUserPool,
        CreateUserPoolClient,
        DescribeUserPoolClient,
        ListUserPools,
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

/// The operations of a library that lends tools. Its model is in Smithy IDL, in `model/tool-library/`.
pub mod tool_library {
    shapesmith::smithy! {
        model = "../model/tool-library",
        operations = *,
    }
}
