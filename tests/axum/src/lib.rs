//! An extractor and a response for [axum](https://docs.rs/axum) that use the JSON form of Smithy's protocols. A request that
//! violates constraints is answered with all violations, as Smithy's servers do.

#![deny(warnings, missing_docs)]

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shapesmith::{FromJson, JsonError, ToJson};

/// A value in the body of a request or response.
///
/// ```
/// use axum::{Router, routing::post};
/// use shapesmith_axum::Json;
///
/// shapesmith::smithy! {
///     model = "../../model/cognito-identity-provider.json",
///     shapes = [UpdateUserPoolClientRequest, TokenValidityUnitsType],
/// }
///
/// async fn update(Json(request): Json<UpdateUserPoolClientRequest>) -> Json<TokenValidityUnitsType> {
///     Json(request.token_validity_units.unwrap_or_else(|| TokenValidityUnitsType::builder().build_unchecked()))
/// }
///
/// # fn main() {
/// let app: Router = Router::new().route("/", post(update));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Json<T>(
    /// The value.
    pub T,
);

/// Why a request is rejected.
#[derive(Debug)]
pub enum Rejection {
    /// The body cannot be received: it is too large, or the connection is closed.
    Body(Response),
    /// The body does not say that it is JSON.
    MediaType,
    /// The body is not JSON, or is not of the type, or violates constraints.
    Json(JsonError),
}

impl<T: FromJson, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        if !is_json(request.headers().get(header::CONTENT_TYPE)) {
            return Err(Rejection::MediaType);
        }
        let body = Bytes::from_request(request, state).await;
        let body = body.map_err(|error| Rejection::Body(error.into_response()))?;
        T::from_json(&body).map(Json).map_err(Rejection::Json)
    }
}

/// Whether a `Content-Type` is `application/json`, or that of awsJson1_0 or awsJson1_1.
fn is_json(content_type: Option<&HeaderValue>) -> bool {
    let text = content_type
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let media_type = text.split(';').next().unwrap_or_default().trim();
    [
        "application/json",
        "application/x-amz-json-1.0",
        "application/x-amz-json-1.1",
    ]
    .iter()
    .any(|known| media_type.eq_ignore_ascii_case(known))
}

impl<T: ToJson> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        match self.0.to_json() {
            Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
            Err(_) => error(
                StatusCode::INTERNAL_SERVER_ERROR,
                "InternalFailureException",
                "{}".to_owned(),
            ),
        }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        match self {
            Rejection::Body(response) => response,
            Rejection::MediaType => error(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "UnsupportedMediaTypeException",
                "{}".to_owned(),
            ),
            Rejection::Json(JsonError::Constraints(violations)) => error(
                StatusCode::BAD_REQUEST,
                "ValidationException",
                violations.to_validation_exception().to_string(),
            ),
            Rejection::Json(_) => error(
                StatusCode::BAD_REQUEST,
                "SerializationException",
                "{}".to_owned(),
            ),
        }
    }
}

/// The response for an error, with its code in the header of restJson1.
fn error(status: StatusCode, code: &'static str, body: String) -> Response {
    let headers = [
        ("content-type", "application/json"),
        ("x-amzn-errortype", code),
    ];
    (status, headers, body).into_response()
}
