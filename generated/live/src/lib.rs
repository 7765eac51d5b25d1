//! A crate whose examples send requests over HTTP: [`cognito`] has five operations of Amazon Cognito, and
//! [`tool_library`] those of a service whose model is in Smithy IDL.
//!
//! The example `update_user_pool_client` sends a signed request. The example `tool_library` has a client and a server
//! of the service. The test `live` calls two emulators of Amazon Cognito.

#![deny(warnings, missing_docs, clippy::pedantic)]

/// Operations of Amazon Cognito. The model is `model/cognito-identity-provider.json`.
pub mod cognito {
    shapesmith::smithy! {
        model = "../../model/cognito-identity-provider.json",
        operations = [
            CreateUserPool,
            CreateUserPoolClient,
            DescribeUserPoolClient,
            ListUserPools,
            UpdateUserPoolClient,
        ],
    }
}

/// The operations of a library that lends tools. Its model is in Smithy IDL, in `model/tool-library/`.
pub mod tool_library {
    shapesmith::smithy! {
        model = "../../model/tool-library",
        operations = *,
    }
}
