//! What some services require of their requests.

use http::Request;
use shapesmith::{Operation, RequestError};

use super::services::*;

fn header<'r>(request: &'r Request<Vec<u8>>, name: &str) -> Vec<&'r str> {
    let lines = request.headers().get_all(name).iter();
    lines.map(|line| line.to_str().expect("text")).collect()
}

#[test]
fn api_gateway_accepts_json_unless_a_member_says_otherwise() {
    let request = GetApis::request(&GetApisInput::builder().limit(1).build_unchecked());
    assert_eq!(header(&request, "accept"), ["application/json"]);
    assert_eq!(request.headers().len(), 1);
    let input = GetExportInput::builder();
    let request = GetExport::request(&input.build_unchecked());
    assert_eq!(header(&request, "accept"), ["application/json"]);
    let input = GetExportInput::builder().accepts("application/yaml");
    let request = GetExport::request(&input.build_unchecked());
    assert_eq!(header(&request, "accept"), ["application/yaml"]);
    // Only the member that is bound to the header by its name sets it.
    let input = GetExportInput::builder().others([("Accept", "text/plain"), ("x-a", "b")]);
    let request = GetExport::request(&input.build_unchecked());
    assert_eq!(header(&request, "accept"), ["application/json"]);
    assert_eq!(header(&request, "x-a"), ["b"]);
}

#[test]
fn glacier_has_a_version_and_an_account() {
    let request = |account: &str, version: Option<&str>| {
        let headers =
            version.map(|version| [("Glacier-Version".to_owned(), version.to_owned())].into());
        let input = UploadArchiveInput::builder()
            .account_id(account)
            .vault_name("vault");
        UploadArchive::request(&input.maybe_headers(headers).build_unchecked())
    };
    assert_eq!(
        header(&request("1", None), "x-amz-glacier-version"),
        ["2012-06-01"]
    );
    assert_eq!(
        header(&request("1", Some("2099")), "x-amz-glacier-version"),
        ["2099"]
    );
    assert_eq!(request("1", None).uri(), "/1/vaults/vault/archives");
    assert_eq!(request("", None).uri(), "/-/vaults/vault/archives");
    let input = ListVaultsInput::builder().account_id("");
    assert_eq!(
        ListVaults::request(&input.build_unchecked()).uri(),
        "/-/vaults"
    );
    // Other labels are required.
    let input = UploadArchiveInput::builder().account_id("").vault_name("");
    let error = UploadArchive::try_request(&input.build_unchecked());
    assert_eq!(
        error.expect_err("no vault"),
        RequestError::Label("vaultName")
    );
}

#[test]
fn predictions_go_to_the_endpoint_of_the_model() {
    let request = |endpoint: &str| {
        let input = PredictInput::builder()
            .ml_model_id("m")
            .predict_endpoint(endpoint);
        Predict::try_request(&input.build_unchecked())
    };
    for (endpoint, uri) in [
        (
            "https://realtime.example.com",
            "https://realtime.example.com/",
        ),
        (
            "https://realtime.example.com/",
            "https://realtime.example.com/",
        ),
        ("http://localhost:8080", "http://localhost:8080/"),
    ] {
        let request = request(endpoint).expect("a request");
        assert_eq!(request.uri(), uri);
        assert_eq!(header(&request, "x-amz-target"), ["Learning.Predict"]);
        let body: serde_json::Value = serde_json::from_slice(request.body()).expect("JSON");
        assert_eq!(body["PredictEndpoint"], endpoint);
    }
    for endpoint in [
        "",
        "realtime.example.com",
        "//realtime.example.com",
        "ftp://realtime.example.com",
        "https://user@realtime.example.com",
        "https://realtime.example.com/path",
        "https://realtime.example.com?query",
        "https://realtime.example.com#fragment",
        "https://realtime.example.com\r\nX-Evil: 1",
        "https://",
        "https://:1",
        "/",
    ] {
        let error = request(endpoint).expect_err(endpoint);
        assert_eq!(
            error,
            RequestError::Endpoint("PredictEndpoint"),
            "{endpoint}"
        );
        assert_eq!(
            error.to_string(),
            "endpoint `PredictEndpoint` is not a URL of a host, such as \"https://example.com\""
        );
    }
    // Other operations go to the endpoint of the service.
    let input = GetModelInput::builder().predict_endpoint("https://realtime.example.com");
    assert_eq!(GetModel::request(&input.build_unchecked()).uri(), "/");
}

#[test]
fn other_services_have_no_such_headers() {
    use super::services::{GetObject, GetObjectInput};
    let input = GetObjectInput::builder().bucket("a").key("b");
    let request = GetObject::request(&input.build_unchecked());
    assert!(request.headers().is_empty());
}
