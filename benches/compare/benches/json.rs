//! Writing and reading JSON: generated types compared with equal types that derive serde's traits.
//!
//! `cargo bench --manifest-path benches/compare/Cargo.toml --bench json`. There are two values: a fully filled
//! `UpdateUserPoolClientRequest`, and a DynamoDB response of about a megabyte, with nested values.

#[path = "../../../tests/integration/support/full_request.rs"]
mod full_request;

use std::collections::BTreeMap;
use std::hint::black_box;

use divan::Bencher;
use divan::counter::BytesCount;
use full_request::{UpdateUserPoolClientRequest, full_request};

mod emitted {
    shapesmith::smithy! { model = "models/dynamodb.json", shapes = [QueryOutput] }
}

/// Equal types, as written by hand for serde.
mod plain {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct Request {
        pub user_pool_id: String,
        pub client_id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub client_name: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub refresh_token_validity: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub access_token_validity: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id_token_validity: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub token_validity_units: Option<Units>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub read_attributes: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub write_attributes: Option<Vec<String>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub explicit_auth_flows: Option<Vec<Flow>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub supported_identity_providers: Option<Vec<String>>,
        #[serde(rename = "CallbackURLs", skip_serializing_if = "Option::is_none")]
        pub callback_urls: Option<Vec<String>>,
        #[serde(rename = "LogoutURLs", skip_serializing_if = "Option::is_none")]
        pub logout_urls: Option<Vec<String>>,
        #[serde(rename = "DefaultRedirectURI", skip_serializing_if = "Option::is_none")]
        pub default_redirect_uri: Option<String>,
        #[serde(rename = "AllowedOAuthFlows", skip_serializing_if = "Option::is_none")]
        pub allowed_oauth_flows: Option<Vec<OAuthFlow>>,
        #[serde(rename = "AllowedOAuthScopes", skip_serializing_if = "Option::is_none")]
        pub allowed_oauth_scopes: Option<Vec<String>>,
        #[serde(
            rename = "AllowedOAuthFlowsUserPoolClient",
            skip_serializing_if = "Option::is_none"
        )]
        pub allowed_oauth_flows_user_pool_client: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub analytics_configuration: Option<Analytics>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub prevent_user_existence_errors: Option<Existence>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub enable_token_revocation: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub enable_propagate_additional_user_context_data: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub auth_session_validity: Option<i32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub refresh_token_rotation: Option<Rotation>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct Units {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub access_token: Option<Unit>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id_token: Option<Unit>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub refresh_token: Option<Unit>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Unit {
        Seconds,
        Minutes,
        Hours,
        Days,
        #[serde(untagged)]
        Unknown(String),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub enum Flow {
        #[serde(rename = "ALLOW_USER_SRP_AUTH")]
        UserSrp,
        #[serde(rename = "ALLOW_REFRESH_TOKEN_AUTH")]
        RefreshToken,
        #[serde(rename = "ALLOW_CUSTOM_AUTH")]
        Custom,
        #[serde(untagged)]
        Unknown(String),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum OAuthFlow {
        Code,
        Implicit,
        ClientCredentials,
        #[serde(untagged)]
        Unknown(String),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "UPPERCASE")]
    pub enum Existence {
        Legacy,
        Enabled,
        #[serde(untagged)]
        Unknown(String),
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct Analytics {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub application_id: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub application_arn: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub role_arn: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub external_id: Option<String>,
        #[serde(default)]
        pub user_data_shared: bool,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct Rotation {
        pub feature: Existence,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub retry_grace_period_seconds: Option<i32>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    pub struct Output {
        #[serde(skip_serializing_if = "Option::is_none")]
        pub items: Option<Vec<BTreeMap<String, Value>>>,
        #[serde(default)]
        pub count: i32,
        #[serde(default)]
        pub scanned_count: i32,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub last_evaluated_key: Option<BTreeMap<String, Value>>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    pub enum Value {
        S(String),
        N(String),
        #[serde(rename = "SS")]
        Strings(Vec<String>),
        #[serde(rename = "NS")]
        Numbers(Vec<String>),
        M(BTreeMap<String, Value>),
        L(Vec<Value>),
        #[serde(rename = "NULL")]
        Null(bool),
        #[serde(rename = "BOOL")]
        Bool(bool),
    }
}

/// An item of about a kilobyte.
fn item(number: usize) -> BTreeMap<String, plain::Value> {
    use plain::Value::{Bool, L, M, N, Null, Numbers, S, Strings};
    let text = |text: &str| S(text.to_owned());
    let line = |line: usize| {
        M(BTreeMap::from([
            ("sku".to_owned(), S(format!("article-{number:05}-{line}"))),
            (
                "price".to_owned(),
                N(format!("{}.{:02}", 7 * line + 3, number % 100)),
            ),
            ("count".to_owned(), N((line + 1).to_string())),
            ("gift".to_owned(), Bool(line == 0)),
        ]))
    };
    BTreeMap::from([
        ("pk".to_owned(), S(format!("customer#{:08}", number * 7919))),
        ("sk".to_owned(), S(format!("order#{number:08}"))),
        ("state".to_owned(), text("delivered")),
        (
            "note".to_owned(),
            text("Bitte beim Nachbarn abgeben: \"Müller\", 2. Stock"),
        ),
        ("discount".to_owned(), Null(true)),
        (
            "tags".to_owned(),
            Strings(vec!["express".to_owned(), "insured".to_owned()]),
        ),
        (
            "weights".to_owned(),
            Numbers(vec!["1.25".to_owned(), "0.5".to_owned(), "12".to_owned()]),
        ),
        ("lines".to_owned(), L((0..6).map(line).collect())),
    ])
}

/// About a megabyte of JSON.
fn output() -> plain::Output {
    let items: Vec<_> = (0..1000).map(item).collect();
    let count = 1000;
    plain::Output {
        items: Some(items),
        count,
        scanned_count: count,
        last_evaluated_key: Some(item(1000)),
    }
}

/// The JSON of both values, as written by both sides.
fn texts() -> (Vec<u8>, Vec<u8>) {
    let request = full_request().to_json().expect("JSON");
    let output = serde_json::to_vec(&output()).expect("JSON");
    (request, output)
}

fn main() {
    // Both sides must write and read the same.
    let (request, output) = texts();
    let value = |text: &[u8]| serde_json::from_slice::<serde_json::Value>(text).expect("JSON");
    let plain: plain::Request = serde_json::from_slice(&request).expect("a request");
    assert_eq!(
        value(&serde_json::to_vec(&plain).expect("JSON")),
        value(&request)
    );
    let read = emitted::QueryOutput::from_json_unchecked(&output).expect("an output");
    assert_eq!(value(&read.to_json().expect("JSON")), value(&output));
    println!(
        "request: {} bytes, output: {} bytes",
        request.len(),
        output.len()
    );
    divan::main();
}

macro_rules! benches {
    ($($module:ident $text:tt $ours:ty, $theirs:ty;)*) => {$(
        #[divan::bench_group]
        mod $module {
            use super::*;

            fn text() -> Vec<u8> {
                texts().$text
            }

            #[divan::bench]
            fn write_ours(bencher: Bencher<'_, '_>) {
                let text = text();
                let value = <$ours>::from_json_unchecked(&text).expect("a value");
                let bencher = bencher.counter(BytesCount::new(text.len()));
                bencher.bench(|| black_box(&value).to_json());
            }

            #[divan::bench]
            fn write_serde(bencher: Bencher<'_, '_>) {
                let text = text();
                let value: $theirs = serde_json::from_slice(&text).expect("a value");
                let bencher = bencher.counter(BytesCount::new(text.len()));
                bencher.bench(|| serde_json::to_vec(black_box(&value)));
            }

            #[divan::bench]
            fn read_ours(bencher: Bencher<'_, '_>) {
                let text = text();
                let bencher = bencher.counter(BytesCount::new(text.len()));
                bencher.bench(|| <$ours>::from_json_unchecked(black_box(&text)));
            }

            #[divan::bench]
            fn read_ours_checked(bencher: Bencher<'_, '_>) {
                let text = text();
                let bencher = bencher.counter(BytesCount::new(text.len()));
                bencher.bench(|| <$ours>::from_json(black_box(&text)));
            }

            #[divan::bench]
            fn read_ours_through_serde(bencher: Bencher<'_, '_>) {
                let text = text();
                let bencher = bencher.counter(BytesCount::new(text.len()));
                bencher.bench(|| serde_json::from_slice::<$ours>(black_box(&text)));
            }

            #[divan::bench]
            fn read_serde(bencher: Bencher<'_, '_>) {
                let text = text();
                let bencher = bencher.counter(BytesCount::new(text.len()));
                bencher.bench(|| serde_json::from_slice::<$theirs>(black_box(&text)));
            }
        }
    )*};
}

benches! {
    request 0 UpdateUserPoolClientRequest, plain::Request;
    output 1 emitted::QueryOutput, plain::Output;
}
