//! The authentication schemes of operations (Smithy specification, "Authentication traits").

#![deny(warnings, missing_docs, clippy::pedantic)]

use shapesmith::AuthScheme::{
    HttpApiKey, HttpBasic, HttpBearer, HttpDigest, NoAuth, Other, SigV4, SigV4A,
};
use shapesmith::{ApiKeyLocation, AuthScheme, Operation};

/// Five services.
pub mod services {
    shapesmith::smithy! { model = "tests/models/auth.json", operations = * }
}

/// A service of AWS.
pub mod cognito {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        operations = [DescribeUserPoolClient],
    }
}

const TICKET: AuthScheme = Other { id: "a#ticketAuth" };
const KEY: AuthScheme = HttpApiKey {
    name: "X-Api-Key",
    location: ApiKeyLocation::Header,
    scheme: Some("Key"),
};
const EVERY: [AuthScheme; 7] = [
    TICKET,
    SigV4 { name: "every" },
    SigV4A { name: "every-a" },
    KEY,
    HttpBasic,
    HttpBearer,
    HttpDigest,
];

/// The schemes of an operation, which are consistent with its other constants.
fn schemes<O: Operation>() -> Vec<AuthScheme> {
    let is_optional = O::AUTH_SCHEMES.contains(&NoAuth);
    assert_eq!(O::OPTIONAL_AUTH, is_optional, "{}", O::NAME);
    O::AUTH_SCHEMES.to_vec()
}

#[test]
fn the_schemes_of_an_operation_are_its_own_or_those_of_its_service() {
    use services::{
        EveryChosen, EveryChosenOptional, EveryNone, EveryNoneOptional, EveryOptional, EveryPlain,
    };
    // In the order of their IDs.
    assert!(EVERY.is_sorted_by_key(|scheme| scheme.id()));
    assert_eq!(schemes::<EveryPlain>(), EVERY);
    let optional = [&EVERY[..], &[NoAuth]].concat();
    assert_eq!(schemes::<EveryOptional>(), optional);
    // In the order of `@auth`.
    let chosen = [HttpBasic, SigV4 { name: "every" }];
    assert_eq!(schemes::<EveryChosen>(), chosen);
    assert_eq!(schemes::<EveryChosenOptional>(), [TICKET, NoAuth]);
    assert_eq!(schemes::<EveryNone>(), [NoAuth]);
    assert_eq!(schemes::<EveryNoneOptional>(), [NoAuth]);
}

#[test]
fn the_service_can_choose() {
    use services::{
        ClosedPlain, OpenOptional, OpenPlain, OrderedChosen, OrderedOptional, OrderedPlain,
        QueryPlain,
    };
    let signed = SigV4 { name: "every" };
    assert_eq!(schemes::<OrderedPlain>(), [signed, HttpBearer]);
    assert_eq!(schemes::<OrderedOptional>(), [signed, HttpBearer, NoAuth]);
    assert_eq!(schemes::<OrderedChosen>(), [HttpDigest]);
    assert_eq!(schemes::<ClosedPlain>(), [NoAuth]);
    assert_eq!(schemes::<OpenPlain>(), [NoAuth]);
    assert_eq!(schemes::<OpenOptional>(), [NoAuth]);
    let key = HttpApiKey {
        name: "key",
        location: ApiKeyLocation::Query,
        scheme: None,
    };
    assert_eq!(schemes::<QueryPlain>(), [key]);
}

#[test]
fn a_payload_can_be_unsigned() {
    const { assert!(services::EveryUnsigned::UNSIGNED_PAYLOAD) };
    const { assert!(!services::EveryPlain::UNSIGNED_PAYLOAD) };
}

#[test]
fn operations_of_aws_are_signed() {
    let name = "cognito-idp";
    assert_eq!(
        schemes::<cognito::DescribeUserPoolClient>(),
        [SigV4 { name }]
    );
    assert_eq!(cognito::DescribeUserPoolClient::SIGNING_NAME, Some(name));
}
