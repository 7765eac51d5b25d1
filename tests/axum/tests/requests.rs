//! Requests over HTTP to an application that uses the extractor.

#![deny(warnings)]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::routing::post;
use serde_json::{Value, json};
use shapesmith_axum::Json;
use tower::ServiceExt;

shapesmith::smithy! {
    model = "../../model/cognito-identity-provider.json",
    shapes = [UpdateUserPoolClientRequest],
}

/// A type of the application's.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "../../model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
struct Rename {
    user_pool_id: String,
    client_id: String,
    client_name: Option<String>,
}

async fn update(
    Json(request): Json<UpdateUserPoolClientRequest>,
) -> Json<UpdateUserPoolClientRequest> {
    Json(request)
}

async fn rename(Json(request): Json<Rename>) -> Json<Rename> {
    Json(request)
}

async fn update_all(
    Json(requests): Json<Vec<UpdateUserPoolClientRequest>>,
) -> Json<Vec<UpdateUserPoolClientRequest>> {
    Json(requests)
}

struct Answer {
    status: StatusCode,
    error_type: Option<String>,
    body: Value,
}

/// Sends a request to the application.
async fn send(path: &str, content_type: &str, body: impl Into<Body>) -> Answer {
    let app = Router::new()
        .route("/update", post(update))
        .route("/rename", post(rename))
        .route("/all", post(update_all));
    let request = Request::post(path)
        .header("content-type", content_type)
        .body(body.into())
        .expect("a request");
    let response = app.oneshot(request).await.expect("infallible");
    let error_type = response.headers().get("x-amzn-errortype");
    let error_type = error_type.map(|value| value.to_str().expect("text").to_owned());
    let status = response.status();
    let body = to_bytes(response.into_body(), 1_000_000)
        .await
        .expect("a body");
    Answer {
        status,
        error_type,
        body: serde_json::from_slice(&body).expect("JSON"),
    }
}

const JSON: &str = "application/json; charset=utf-8";

#[tokio::test]
async fn a_valid_request_is_read_and_answered() {
    let body = json!({
        "UserPoolId": "us-east-1_Example01",
        "ClientId": "1example23456789",
        "ClientName": "web",
    });
    for (path, body) in [
        ("/update", body.clone()),
        ("/rename", body.clone()),
        ("/all", json!([body, body])),
    ] {
        let answer = send(path, JSON, body.to_string()).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.body, body, "{path}");
    }
}

#[tokio::test]
async fn all_violations_are_reported_at_once() {
    let body = json!({
        "UserPoolId": "us-east-1_Example01",
        "ClientName": "",
        "AccessTokenValidity": 0,
        "TokenValidityUnits": {"AccessToken": "weeks"},
    });
    let expected = [
        "/ClientId",
        "/ClientName",
        "/ClientName",
        "/AccessTokenValidity",
        "/TokenValidityUnits/AccessToken",
    ];
    for (path, body, prefix) in [("/update", body.clone(), ""), ("/all", json!([body]), "/0")] {
        let answer = send(path, "application/x-amz-json-1.1", body.to_string()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert_eq!(answer.error_type.as_deref(), Some("ValidationException"));
        let message = answer.body["message"].as_str().expect("a message");
        assert!(
            message.starts_with("5 validation errors detected. "),
            "{message}"
        );
        let fields = answer.body["fieldList"].as_array().expect("a list");
        let paths: Vec<&str> = fields
            .iter()
            .map(|field| field["path"].as_str().expect("text"))
            .collect();
        assert_eq!(paths, expected.map(|at| format!("{prefix}{at}")), "{path}");
        let members = |value: &Value| value.as_object().map(|object| object.len());
        assert_eq!(members(&answer.body), Some(2));
        assert!(fields.iter().all(|field| members(field) == Some(2)));
    }
    let answer = send("/rename", JSON, "{}").await;
    assert_eq!(answer.body["fieldList"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn values_of_another_type_are_another_error() {
    for (body, content_type, status, error_type) in [
        ("{", JSON, StatusCode::BAD_REQUEST, "SerializationException"),
        (
            r#"{"UserPoolId": 1}"#,
            JSON,
            StatusCode::BAD_REQUEST,
            "SerializationException",
        ),
        (
            "{}",
            "text/plain",
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UnsupportedMediaTypeException",
        ),
    ] {
        let answer = send("/update", content_type, body).await;
        assert_eq!(answer.status, status, "{body}");
        assert_eq!(answer.error_type.as_deref(), Some(error_type), "{body}");
    }
}
