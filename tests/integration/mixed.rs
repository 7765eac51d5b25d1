//! A derived type with derives of other crates.

use clap::Parser as _;

/// A request as a command line, and as a JSON file in a custom form.
#[derive(
    Clone,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    bon::Builder,
    clap::Parser,
    serde::Serialize,
    serde::Deserialize,
    shapesmith::Shape,
)]
#[shape(
    model = "model/cognito-identity-provider.json",
    id = UpdateUserPoolClientRequest,
    skip(builder, eq, hash, serialize, deserialize)
)]
#[serde(rename_all = "kebab-case")]
struct Settings {
    #[arg(long)]
    user_pool_id: String,
    #[arg(long)]
    client_id: String,
    /// A name.
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    client_name: Option<String>,
}

#[test]
fn a_derived_type_keeps_what_other_crates_give_it() {
    let settings = Settings::builder()
        .user_pool_id("a_b".to_owned())
        .client_id("c".to_owned())
        .build();
    let parsed = Settings::parse_from(["settings", "--user-pool-id", "a_b", "--client-id", "c"]);
    assert_eq!(settings, parsed);
    // serde uses the user's form, and the form of the protocol is still available.
    assert_eq!(
        serde_json::to_string(&settings).expect("JSON"),
        r#"{"user-pool-id":"a_b","client-id":"c"}"#
    );
    let json = settings.to_json().expect("JSON");
    assert_eq!(json, br#"{"UserPoolId":"a_b","ClientId":"c"}"#);
    assert_eq!(Settings::from_json(&json).expect("valid"), settings);
    assert!(settings.validate().is_ok());
    assert_eq!(
        settings.to_string(),
        "Settings(user_pool_id=a_b, client_id=*** Sensitive Data Redacted ***)"
    );
}
