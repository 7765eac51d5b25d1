//! Builds the same random valid requests with shapesmith and with the official SDK, and compares their bodies as
//! JSON. Then measures how long both take to build a request.
//!
//! ```console
//! $ cargo run --release --manifest-path tests/differential/Cargo.toml
//! ```
//!
//! `SHAPESMITH_REQUESTS` sets the number of requests.

mod requests;

use std::hint::black_box;
use std::time::{Duration, Instant};

use aws_sdk_cognitoidentityprovider::operation::update_user_pool_client as sdk;
use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
use shapesmith::Operation;
use shapesmith_test_support::random::Random;

shapesmith::smithy! {
    model = "../../model/cognito-identity-provider.json",
    operations = [UpdateUserPoolClient],
}

/// The part of the SDK that serializes an input to a request.
struct Sdk {
    operation: FrozenLayer,
    configuration: ConfigBag,
}

impl Sdk {
    fn new() -> Self {
        let operation = sdk::UpdateUserPoolClient::new();
        // The protocol that the SDK's client sets in its configuration.
        let protocol = AwsJsonRpcProtocol::aws_json_1_1()
            .with_default_namespace("com.amazonaws.cognitoidentityprovider");
        let mut layer = Layer::new("protocol");
        layer.store_put(SharedClientProtocol::new(protocol));
        let mut configuration = ConfigBag::base();
        configuration.push_layer(layer);
        Sdk {
            configuration,
            operation: operation
                .config()
                .expect("an operation has a configuration"),
        }
    }

    fn request(&mut self, input: sdk::UpdateUserPoolClientInput) -> HttpRequest {
        let serializer = self.operation.load::<SharedRequestSerializer>();
        let serializer = serializer.expect("an operation has a serializer");
        let request = serializer.serialize_input(Input::erase(input), &mut self.configuration);
        request.expect("a request")
    }
}

fn main() {
    let count = std::env::var("SHAPESMITH_REQUESTS").map_or(100_000, |count| count.parse().expect("a number"));
    let mut official = Sdk::new();
    let mut random = Random::new(0x5eed);
    for number in 0..count {
        let (ours, theirs) = requests::pair(&mut random);
        let ours = ours.build().expect("the request is valid");
        let ours = UpdateUserPoolClient::request(&ours);
        let theirs = official.request(theirs.build().expect("a request"));
        let json = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).expect("JSON");
        let body = theirs.body().bytes().expect("the body is in memory");
        assert_eq!(json(ours.body()), json(body), "request {number}");
        let content_type = ours.headers()["content-type"].to_str().ok();
        assert_eq!(
            content_type,
            theirs.headers().get("content-type"),
            "request {number}"
        );
    }
    println!("{count} requests are equal");
    speed(&mut official);
}

/// The times of both, measured alternately, so that noise affects both.
fn speed(official: &mut Sdk) {
    let mut random = Random::new(1);
    let pairs: Vec<_> = (0..1000).map(|_| requests::pair(&mut random)).collect();
    let ours: Vec<_> = pairs
        .iter()
        .map(|(ours, _)| ours.clone().build().expect("valid"))
        .collect();
    let theirs: Vec<_> = pairs
        .iter()
        .map(|(_, theirs)| theirs.clone().build().expect("valid"))
        .collect();
    let (mut of_ours, mut of_theirs) = (Duration::MAX, Duration::MAX);
    for _ in 0..50 {
        let begin = Instant::now();
        for input in &ours {
            black_box(UpdateUserPoolClient::request(black_box(input)));
        }
        of_ours = of_ours.min(begin.elapsed());
        // The SDK takes its input by value: the clones are not its serializer's.
        let inputs = theirs.clone();
        let begin = Instant::now();
        for input in inputs {
            black_box(official.request(black_box(input)));
        }
        of_theirs = of_theirs.min(begin.elapsed());
    }
    let ratio = of_theirs.as_secs_f64() / of_ours.as_secs_f64();
    println!("1,000 requests: ours {of_ours:?}, the SDK {of_theirs:?}: {ratio:.2}x");
}
