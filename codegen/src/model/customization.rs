//! Requirements of some services on requests that their models do not contain.
//!
//! Every AWS SDK has such a table. What concerns signing, checksums, retries or the resolution of endpoints is not
//! here, since a request is neither signed nor sent by this crate.

/// What a service requires of its requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Customization {
    /// `sdkId` of `aws.api#service`.
    sdk_id: &'static str,
    /// The ID of the service in the official model.
    service: &'static str,
    /// A header of all requests, unless a member sets it: its lowercase name, and its value.
    pub(crate) header: Option<(&'static str, &'static str)>,
    /// A path label, by the name of its member, and the text that is sent for an empty one.
    pub(crate) empty_label: Option<(&'static str, &'static str)>,
    /// An operation, and the member of its input with the URL that it is sent to.
    pub(crate) endpoint: Option<(&'static str, &'static str)>,
}

const NONE: Customization = Customization {
    sdk_id: "",
    service: "",
    header: None,
    empty_label: None,
    endpoint: None,
};

/// The services, with the places where other SDKs have the same: botocore's `handlers.py`, the decorators in
/// `rustsdk/customize` of smithy-rs, `codegen/customization` of aws-sdk-kotlin, and Smithy's protocol tests.
const CUSTOMIZATIONS: [Customization; 3] = [
    // Without it, the service answers in HAL: botocore's `add_accept_header`, smithy-rs' `ApiGatewayDecorator`,
    // aws-sdk-kotlin's `ApiGatewayAddAcceptHeader`, the test `ApiGatewayAccept`.
    Customization {
        sdk_id: "API Gateway",
        service: "com.amazonaws.apigateway#BackplaneControlService",
        header: Some(("accept", "application/json")),
        ..NONE
    },
    // The version of the service: botocore's `add_glacier_version` and `inject_account_id`, smithy-rs'
    // `GlacierDecorator`, aws-sdk-kotlin's `GlacierAddVersionHeader` and `GlacierAccountIdDefault`, the tests
    // `GlacierVersionHeader` and `GlacierAccountId`. The account `-` is that of the credentials.
    Customization {
        sdk_id: "Glacier",
        service: "com.amazonaws.glacier#Glacier",
        header: Some(("x-amz-glacier-version", "2012-06-01")),
        empty_label: Some(("accountId", "-")),
        ..NONE
    },
    // Each model has its own host: botocore's `switch_host_machinelearning`, aws-sdk-kotlin's
    // `MachineLearningEndpointCustomization`, the test `MachinelearningPredictEndpoint`.
    Customization {
        sdk_id: "Machine Learning",
        service: "com.amazonaws.machinelearning#AmazonML_20141212",
        endpoint: Some(("Predict", "PredictEndpoint")),
        ..NONE
    },
];

impl Customization {
    /// What a service requires, by its `sdkId`, or by its ID if it has none.
    pub(super) fn of(sdk_id: Option<&str>, service: &str) -> Option<Self> {
        CUSTOMIZATIONS.into_iter().find(|known| match sdk_id {
            Some(sdk_id) => known.sdk_id == sdk_id,
            None => known.service == service,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_known_by_their_sdk_id_or_their_id() {
        let header = |sdk_id, service| Customization::of(sdk_id, service)?.header;
        let accept = Some(("accept", "application/json"));
        assert_eq!(header(Some("API Gateway"), "a#B"), accept);
        assert_eq!(
            header(None, "com.amazonaws.apigateway#BackplaneControlService"),
            accept
        );
        for (sdk_id, service) in [
            (
                Some("ApiGatewayV2"),
                "com.amazonaws.apigatewayv2#ApiGatewayV2",
            ),
            (Some("Other"), "com.amazonaws.glacier#Glacier"),
            (None, "a#Glacier"),
        ] {
            assert_eq!(Customization::of(sdk_id, service), None);
        }
    }
}
