//! Operations as HTTP requests and responses.
//!
//! Smithy specification, "AWS JSON 1.0 / 1.1 protocol", "AWS restJson1 protocol" and "HTTP bindings".
//! Requests are values of the crate `http`. Sending and signing them is up to the caller.

mod auth;
mod endpoint;
mod error;
pub(crate) mod header;
mod input;
mod macros;
mod operation;
mod operation_error;
mod pagination;
mod request;
mod response;
mod service_error;
pub mod unsupported;
mod uri;

use std::fmt::{Debug, Display};
use std::hash::Hash;

use crate::{ErrorShape, Shape};
pub use auth::{ApiKeyLocation, AuthScheme};
pub use error::{RequestError, ReservedHeader};
pub use operation::{OPERATION, OperationSchema, SERVICE, ServiceSchema};
pub use operation_error::{OperationError, ReadError, ResponseError};
pub use pagination::{Items, Paginated, PaginatedItems, next_token};
pub use request::HostPrefix;
pub use response::{ReadResponse, ResponseParts};
pub use service_error::OperationErrors;

/// Whether a header with this name cannot be set by a map with `@httpPrefixHeaders`.
#[cfg(feature = "arbitrary")]
pub(crate) fn is_reserved(name: &str) -> bool {
    ReservedHeader::of(&name.to_ascii_lowercase()).is_some()
}

/// The protocol of a service.
///
/// ```
/// use shapesmith::Protocol;
///
/// assert_eq!(Protocol::AwsJson11.content_type(), "application/x-amz-json-1.1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`
    AwsJson10,
    /// `aws.protocols#awsJson1_1`
    AwsJson11,
    /// `aws.protocols#restJson1`
    RestJson1,
}

impl Protocol {
    /// The content type of a document in this protocol.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Protocol::AwsJson10 => "application/x-amz-json-1.0",
            Protocol::AwsJson11 => "application/x-amz-json-1.1",
            Protocol::RestJson1 => "application/json",
        }
    }
}

/// An operation of a service. [`smithy!`](crate::smithy) implements it for the unit struct that it generates for
/// each operation, such as `UpdateUserPoolClient`.
///
/// ```
/// use shapesmith::{Operation, OperationError};
///
/// shapesmith::smithy! {
///     model = "model/cognito-identity-provider.json",
///     operations = [UpdateUserPoolClient],
/// }
///
/// # fn send(request: http::Request<Vec<u8>>) -> http::Response<Vec<u8>> {
/// #     assert_eq!(request.headers()["x-amz-target"], "AWSCognitoIdentityProviderService.UpdateUserPoolClient");
/// #     let body = br#"{"__type": "ResourceNotFoundException", "message": "no such pool"}"#;
/// #     http::Response::builder().status(400).body(body.to_vec()).unwrap()
/// # }
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let input = UpdateUserPoolClient::input()
///     .user_pool_id("us-east-1_Example01")
///     .client_id("1example23456789")
///     .build()?;
/// let endpoint = "https://cognito-idp.us-east-1.amazonaws.com".parse()?;
/// let request = UpdateUserPoolClient::request_to(&endpoint, &input)?;
/// // Sign it as `UpdateUserPoolClient::AUTH_SCHEMES` says, and send it.
/// let response = send(request);
/// match UpdateUserPoolClient::response(response) {
///     Ok(output) => println!("{output}"),
///     Err(OperationError::Service(error)) => println!("the service returned an error: {error}"),
///     Err(error) => println!("the response cannot be read: {error}"),
/// }
///
/// // Without an endpoint, the URI is relative.
/// let request = UpdateUserPoolClient::try_request(&input)?;
/// assert_eq!(request.uri(), "/");
/// let request = UpdateUserPoolClient::request(&input); // panics on error
/// # Ok(())
/// # }
/// ```
///
/// # Generic code
///
/// Inputs and outputs are shapes that can be cloned, compared, hashed, shown and sent to other threads, and so are errors.
/// Code for any operation needs no other bound:
///
/// ```
/// use shapesmith::{Operation, OperationError};
/// # type Transport = dyn Fn(http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, BoxError>;
/// # type BoxError = Box<dyn std::error::Error + Send + Sync>;
///
/// /// Calls an operation. If the service says that it is busy, the call is repeated.
/// fn call<O: Operation>(
///     endpoint: &http::Uri,
///     transport: &Transport,
///     input: &O::Input,
/// ) -> Result<Result<O::Output, OperationError<O::Error>>, BoxError> {
///     // A new request could have another idempotency token.
///     let request = O::request_to(endpoint, input)?;
///     let mut attempt = 1;
///     loop {
///         let result = O::response(transport(request.clone())?);
///         log::<O>(input, &result);
///         match result {
///             Err(error) if error.retryable() && attempt < 3 => {
///                 let delay = if error.throttling() { 1000 } else { 50 };
///                 std::thread::sleep(std::time::Duration::from_millis(delay << attempt));
///                 attempt += 1;
///             }
///             result => return Ok(result),
///         }
///     }
/// }
///
/// /// One line. Nothing `@sensitive` is in it.
/// fn log<O: Operation>(input: &O::Input, result: &Result<O::Output, OperationError<O::Error>>) {
///     match result {
///         Ok(output) => println!("{} {input}: {output}", O::NAME),
///         Err(error) => println!(
///             "{} {input}: {} {:?} {:?}: {error}",
///             O::NAME,
///             error.status(),
///             error.code(),
///             error.request_id(),
///         ),
///     }
/// }
/// #
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     operations = [UpdateUserPoolClient],
/// # }
/// # fn main() -> Result<(), BoxError> {
/// # let input = UpdateUserPoolClient::input().user_pool_id("us-east-1_Example01").client_id("1example23456789").build()?;
/// # fn answer(count: u32) -> http::Response<Vec<u8>> {
/// #     let (status, body) = if count < 2 { (503, "") } else { (200, "{}") };
/// #     http::Response::builder().status(status).body(body.into()).unwrap()
/// # }
/// # let count = std::sync::atomic::AtomicU32::new(0);
/// # let transport = move |_| Ok(answer(count.fetch_add(1, std::sync::atomic::Ordering::Relaxed)));
/// # let endpoint = "https://example.com".parse()?;
/// # assert!(call::<UpdateUserPoolClient>(&endpoint, &transport, &input)?.is_ok());
/// # Ok(())
/// # }
/// ```
///
/// An operation is also a value. A function that takes it as one is called without a turbofish, `name(GetUser, &input)`:
///
/// ```
/// # use shapesmith::Operation;
/// fn name<O: Operation>(_: O, input: &O::Input) -> String {
///     format!("{} {input}", O::NAME)
/// }
/// # shapesmith::smithy! { model = "model/cognito-identity-provider.json", operations = [UpdateUserPoolClient] }
/// # let input = UpdateUserPoolClient::input().user_pool_id("us-east-1_Example01").client_id("1").build_unchecked();
/// # assert!(name(UpdateUserPoolClient, &input).starts_with("UpdateUserPoolClient "));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an operation",
    note = "`smithy!` implements `Operation` for the operations in `operations`"
)]
pub trait Operation {
    /// What the model says about the operation.
    #[doc(hidden)]
    const SCHEMA: &'static OperationSchema;
    /// The absolute shape ID of the operation.
    const ID: &'static str = Self::SCHEMA.id;
    /// The name of the operation.
    const NAME: &'static str = Self::SCHEMA.name();
    /// The absolute shape ID of the service.
    const SERVICE_ID: &'static str = Self::SCHEMA.service.id;
    /// The `SigV4` signing name: that of `aws.auth#sigv4`, if the service has the trait.
    const SIGNING_NAME: Option<&'static str> = Self::SCHEMA.service.signing_name;
    /// The endpoint prefix: that of `aws.api#service`, if the service has the trait.
    const ENDPOINT_PREFIX: Option<&'static str> = Self::SCHEMA.service.endpoint_prefix;
    /// The protocol of the service.
    const PROTOCOL: Protocol = Self::SCHEMA.service.protocol;
    /// The content type of the operation's documents.
    const CONTENT_TYPE: &'static str = Self::PROTOCOL.content_type();
    /// The header `X-Amz-Target` of the AWS JSON protocols.
    const TARGET: Option<&'static str> = Self::SCHEMA.target;
    /// The HTTP method.
    const METHOD: &'static str = Self::SCHEMA.method;
    /// The path and query, with labels such as `{id}` or `{path+}` (Smithy specification, "http trait").
    const URI: &'static str = Self::SCHEMA.uri;
    /// The HTTP status of a successful response, if it is modeled; otherwise any 2xx.
    const STATUS: Option<u16> = Self::SCHEMA.status;
    /// The authentication schemes in order of preference (Smithy specification, "auth trait"): those of `@auth` on the
    /// operation, or else on the service, or else all of the service in alphabetical order of their IDs. It is never
    /// empty: `AuthScheme::NoAuth` is the last one if the operation is `@optionalAuth`, and the only one if there are
    /// no others.
    const AUTH_SCHEMES: &'static [AuthScheme] = Self::SCHEMA.auth_schemes();
    /// Whether the operation can be called without authentication: whether the last of
    /// [`AUTH_SCHEMES`](Operation::AUTH_SCHEMES) is `AuthScheme::NoAuth`.
    const OPTIONAL_AUTH: bool = Self::SCHEMA.has_optional_auth();
    /// Whether the signature leaves out the payload (AWS specification, "unsignedPayload trait").
    const UNSIGNED_PAYLOAD: bool = Self::SCHEMA.unsigned_payload;
    /// A header that the service requires, unless a member sets it: its lowercase name, and its value.
    #[doc(hidden)]
    const SERVICE_HEADER: Option<(&'static str, &'static str)> = Self::SCHEMA.service.header;

    /// The input of the operation; `Unit` if there is none.
    type Input: Shape + Debug + Display + Clone + PartialEq + Eq + Hash + Send + Sync + 'static;
    /// The output of the operation; `Unit` if there is none.
    type Output: Shape
        + Debug
        + Display
        + Clone
        + PartialEq
        + Eq
        + Hash
        + Send
        + Sync
        + ReadResponse
        + 'static;
    /// The errors of the operation.
    type Error: ErrorShape
        + std::error::Error
        + Debug
        + Display
        + Clone
        + PartialEq
        + Eq
        + Hash
        + Send
        + Sync
        + OperationErrors
        + 'static;
    /// The builder of the input.
    type Builder;

    /// Returns a builder of the input, whatever the name of its type is.
    ///
    /// ```
    /// # shapesmith::smithy! {
    /// #     model = "model/cognito-identity-provider.json",
    /// #     operations = [UpdateUserPoolClient],
    /// # }
    /// use shapesmith::Operation;
    ///
    /// # fn main() -> Result<(), shapesmith::ConstraintViolations> {
    /// let input: UpdateUserPoolClientRequest = UpdateUserPoolClient::input()
    ///     .user_pool_id("us-east-1_Example01")
    ///     .client_id("1example23456789")
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    fn input() -> Self::Builder;

    /// Builds the request. Its URI is relative: set the authority before sending. If the operation has a host
    /// prefix, the request has the extension `HostPrefix`. The request is not signed. The URI of `Predict` of Amazon
    /// Machine Learning is absolute: the operation is sent to the URL in its member `PredictEndpoint`.
    ///
    /// Headers that a service requires of all requests are set unless a member sets them: `Accept` for Amazon API
    /// Gateway, and `x-amz-glacier-version` for Amazon Glacier.
    ///
    /// Map entries with `@httpPrefixHeaders` or `@httpQueryParams` are skipped if another member is bound to the
    /// same header or parameter, even if that member is not set, or if the URI has it. Two keys that only differ
    /// in case are two lines of one header.
    ///
    /// An `@idempotencyToken` that is unset in the input of a client is a new random UUID in each request. An input
    /// from a builder has a token, which its requests repeat.
    ///
    /// # `Debug` of the request
    ///
    /// Headers with `@sensitive` values are marked
    /// ([`HeaderValue::set_sensitive`](http::HeaderValue::set_sensitive)), so `Debug` redacts them. The URI, header
    /// names from map keys, and the body cannot be marked. Do not log them.
    ///
    /// # Errors
    ///
    /// Returns [`RequestError`] if the input cannot be sent. Constraints are not validated.
    fn try_request(input: &Self::Input) -> Result<http::Request<Vec<u8>>, RequestError> {
        request::build(Self::SCHEMA, &input.__view())
    }

    /// Like [`try_request`](Operation::try_request), but panics on error. An input from `build` can be sent if its
    /// unions are known, its labels are valid and its headers are printable text.
    ///
    /// `Debug` of the request redacts headers with `@sensitive` values, but not the URI, header names and the body:
    /// see [`try_request`](Operation::try_request).
    ///
    /// # Panics
    ///
    /// Panics if the input cannot be sent.
    #[must_use]
    fn request(input: &Self::Input) -> http::Request<Vec<u8>> {
        match Self::try_request(input) {
            Ok(request) => request,
            Err(error) => panic!("the input of {} cannot be sent: {error}", Self::NAME),
        }
    }

    /// Like [`try_request`](Operation::try_request), with the absolute URI of the operation at an endpoint such as
    /// `https://cognito-idp.us-east-1.amazonaws.com`. The path of the endpoint comes before that of the operation. The
    /// host prefix comes before the host, unless that is an IP address.
    ///
    /// # Errors
    ///
    /// Returns [`RequestError`] if the input cannot be sent, or if the endpoint is not a URL with the scheme `https` or
    /// `http` and a host, and without a user name, path segments `.` and `..`, and a query. Constraints are not validated.
    fn request_to(
        endpoint: &http::Uri,
        input: &Self::Input,
    ) -> Result<http::Request<Vec<u8>>, RequestError> {
        endpoint::resolve(endpoint, Self::try_request(input)?)
    }

    /// Reads the response of the service: [`read_response`](Operation::read_response) without its status and headers.
    ///
    /// # Errors
    ///
    /// Returns an error if the service returned one, or if the response of a successful call cannot be read.
    fn response<B: AsRef<[u8]>>(
        response: http::Response<B>,
    ) -> Result<Self::Output, OperationError<Self::Error>> {
        Self::read_response(response).map(http::Response::into_body)
    }

    /// Reads the response of the service, and keeps its status, headers and extensions.
    ///
    /// Only headers that members are bound to, and those in which the protocol names errors, are read. It is an
    /// error if a single-value header that a member is bound to is repeated, or if it is not UTF-8. Lists may be
    /// split over several lines, and the lines of a header with the prefix of `@httpPrefixHeaders` are joined by
    /// `, ` (RFC 9110, section 5.3).
    ///
    /// The error code is that of the header `x-amzn-errortype`, the member `__type` or the member `code` of the
    /// document. The first that is not empty is used.
    ///
    /// # Errors
    ///
    /// Returns an error if the service returned one, or if the response of a successful call cannot be read. Both
    /// have the status, headers and body of the response. If the body of a modeled error cannot be read,
    /// [`ModeledError::read_error`](crate::ModeledError::read_error) says why.
    ///
    /// ```
    /// # shapesmith::smithy! {
    /// #     model = "model/cognito-identity-provider.json",
    /// #     operations = [UpdateUserPoolClient],
    /// # }
    /// use shapesmith::Operation;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let response = http::Response::builder().header("x-amzn-requestid", "7d1c").body("{}")?;
    /// let response = UpdateUserPoolClient::read_response(response)?;
    /// assert_eq!(response.headers()["x-amzn-requestid"], "7d1c");
    /// let output: UpdateUserPoolClientResponse = response.into_body();
    /// # Ok(())
    /// # }
    /// ```
    fn read_response<B: AsRef<[u8]>>(
        response: http::Response<B>,
    ) -> Result<http::Response<Self::Output>, OperationError<Self::Error>> {
        let (head, body) = response.into_parts();
        let output = ResponseParts::new(Self::SCHEMA, &head, body.as_ref()).output()?;
        Ok(http::Response::from_parts(head, output))
    }
}
