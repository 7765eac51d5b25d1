//! Authentication schemes.

/// A way to authenticate a request (Smithy specification, "Authentication traits"): see
/// [`Operation::AUTH_SCHEMES`](crate::Operation::AUTH_SCHEMES).
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [UpdateUserPoolClient],
/// # }
/// use shapesmith::{ApiKeyLocation, AuthScheme, Operation};
///
/// /// How a client authenticates: with the first scheme that it supports.
/// fn plan<O: Operation>() -> String {
///     match O::AUTH_SCHEMES[0] {
///         AuthScheme::SigV4 { name } => format!("sign for {name}"),
///         AuthScheme::HttpApiKey { name, location: ApiKeyLocation::Header, .. } => {
///             format!("set the header {name}")
///         }
///         AuthScheme::NoAuth => "send it as it is".to_owned(),
///         other => format!("{} is not supported", other.id()),
///     }
/// }
///
/// assert_eq!(plan::<UpdateUserPoolClient>(), "sign for cognito-idp");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AuthScheme {
    /// `aws.auth#sigv4`: the request is signed with Signature Version 4.
    SigV4 {
        /// The name of the service in the scope of the credentials.
        name: &'static str,
    },
    /// `aws.auth#sigv4a`: the request is signed with asymmetric Signature Version 4.
    SigV4A {
        /// The name of the service in the scope of the credentials.
        name: &'static str,
    },
    /// `smithy.api#httpBearerAuth`: `Authorization: Bearer …` (RFC 6750).
    HttpBearer,
    /// `smithy.api#httpApiKeyAuth`: a key in a header or in a parameter of the query.
    HttpApiKey {
        /// The name of the header or of the parameter.
        name: &'static str,
        /// Where the key is.
        location: ApiKeyLocation,
        /// The scheme before the key in the header `Authorization`, such as `ApiKey`.
        scheme: Option<&'static str>,
    },
    /// `smithy.api#httpBasicAuth`: `Authorization: Basic …` (RFC 7617).
    HttpBasic,
    /// `smithy.api#httpDigestAuth`: `Authorization: Digest …` (RFC 7616).
    HttpDigest,
    /// `smithy.api#noAuth`: the request is sent as it is.
    NoAuth,
    /// A scheme of the model's own.
    Other {
        /// The absolute shape ID of its trait.
        id: &'static str,
    },
}

impl AuthScheme {
    /// The absolute shape ID of the scheme, such as `aws.auth#sigv4`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            AuthScheme::SigV4 { .. } => "aws.auth#sigv4",
            AuthScheme::SigV4A { .. } => "aws.auth#sigv4a",
            AuthScheme::HttpBearer => "smithy.api#httpBearerAuth",
            AuthScheme::HttpApiKey { .. } => "smithy.api#httpApiKeyAuth",
            AuthScheme::HttpBasic => "smithy.api#httpBasicAuth",
            AuthScheme::HttpDigest => "smithy.api#httpDigestAuth",
            AuthScheme::NoAuth => "smithy.api#noAuth",
            AuthScheme::Other { id } => id,
        }
    }

    /// Whether this is [`AuthScheme::NoAuth`].
    pub(super) const fn is_none(self) -> bool {
        matches!(self, AuthScheme::NoAuth)
    }
}

/// Where the key of [`AuthScheme::HttpApiKey`] is.
///
/// [`AuthScheme`] has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ApiKeyLocation {
    /// In a header.
    Header,
    /// In a parameter of the query.
    Query,
}
