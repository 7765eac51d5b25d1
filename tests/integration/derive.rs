//! `#[derive(Shape)]` on user-written types.

#![deny(warnings, missing_docs, clippy::pedantic)]

use std::collections::{BTreeMap, HashSet};

use shapesmith::{JsonError, Shape};

/// Generated types.
pub mod emitted {
    shapesmith::smithy! {
        model = "model/cognito-identity-provider.json",
        shapes = [UpdateUserPoolClientRequest],
    }
}

use emitted::{TimeUnitsType, TokenValidityUnitsType};

/// A structure with a renamed field.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
struct RenameClient {
    user_pool_id: String,
    client_id: String,
    client_name: Option<String>,
}

#[test]
fn it_has_what_emitted_types_have() {
    assert_eq!(
        RenameClient::ID,
        "com.amazonaws.cognitoidentityprovider#UpdateUserPoolClientRequest"
    );
    let request = RenameClient::builder()
        .user_pool_id("us-east-1_Example01")
        .client_id("1example23456789")
        .client_name("web")
        .build()
        .expect("valid");
    assert_eq!(
        request.to_string(),
        "RenameClient(user_pool_id=us-east-1_Example01, client_id=*** Sensitive Data Redacted ***, client_name=web)"
    );
    let renamed = request.with(|b| b.client_name("mobile")).expect("valid");
    assert_ne!(request, renamed);
    assert_eq!(
        HashSet::from([request.clone(), renamed, request.clone()]).len(),
        2
    );
    let violations = request.with(|b| b.client_name("").user_pool_id("x"));
    let violations = violations.expect_err("two mistakes");
    let paths: Vec<&str> = violations
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(paths, ["/UserPoolId", "/ClientName", "/ClientName"]);
    let direct = RenameClient {
        user_pool_id: "a_b".to_owned(),
        client_id: "c".to_owned(),
        client_name: None,
    };
    assert!(direct.validate().is_ok());
}

#[test]
fn it_is_read_from_json_by_the_members_that_it_has() {
    let text = br#"{"ClientId": "c", "UserPoolId": "a_b", "CallbackURLs": [7]}"#;
    let request = RenameClient::from_json(text).expect("what it does not have is passed over");
    assert_eq!(request.client_id, "c");
    let error = RenameClient::from_json(br#"{"ClientName": ""}"#).expect_err("three mistakes");
    let JsonError::Constraints(violations) = error else {
        panic!("{error}");
    };
    assert_eq!(violations.len(), 4);
}

/// Other names, nested types of both kinds, and lists.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Settings {
    /// A custom name.
    #[shape(member = "ClientName")]
    pub name: Option<String>,
    /// A list.
    pub callback_urls: std::option::Option<Vec<std::string::String>>,
    /// A generated type.
    pub token_validity_units: Option<TokenValidityUnitsType>,
    /// A type that is derived.
    pub analytics_configuration: Option<Analytics>,
    /// An enum in a list.
    pub explicit_auth_flows: Option<Vec<emitted::ExplicitAuthFlowsType>>,
}

/// A part of it.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(
    model = "model/cognito-identity-provider.json",
    id = "com.amazonaws.cognitoidentityprovider#AnalyticsConfigurationType"
)]
pub struct Analytics {
    application_id: Option<String>,
}

#[test]
fn derived_and_emitted_types_hold_each_other() {
    let units = TokenValidityUnitsType::builder().id_token(TimeUnitsType::Days);
    let analytics = Analytics::builder().application_id("xyz").build_unchecked();
    let settings = Settings::builder()
        .name("web")
        .callback_urls(["has a space"])
        .token_validity_units(units.build().expect("valid"))
        .analytics_configuration(analytics)
        .explicit_auth_flows([emitted::ExplicitAuthFlowsType::from("none")]);
    let violations = settings.build().expect_err("three mistakes");
    let paths: Vec<&str> = violations
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(
        paths,
        [
            "/ExplicitAuthFlows/0",
            "/CallbackURLs/0",
            "/AnalyticsConfiguration/ApplicationId"
        ]
    );
}

/// All kinds of types, with the rules for servers, and with other derives.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, shapesmith::Shape)]
#[shape(
    model = "tests/models/kinds.json",
    id = Everything,
    nullability = server,
    skip(eq, hash, builder, json)
)]
pub struct Beside {
    flag: Option<bool>,
    tiny: Option<i8>,
    big: Option<i64>,
    counts: Option<BTreeMap<String, i32>>,
    gaps: Option<Vec<Option<String>>>,
    bytes: Option<Vec<u8>>,
    parts: Option<Vec<Vec<u8>>>,
}

#[test]
fn skipped_impls_are_missing() {
    let value = Beside {
        tiny: Some(1),
        ..Beside::default()
    };
    assert_eq!(value.to_string(), "Beside(tiny=1)");
    assert!(value > Beside::default());
    assert!(value.validate().is_ok());
}

/// Floats are compared by their bits.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/kinds.json", id = Everything)]
struct Floats {
    double: Option<f64>,
    matrix: Option<Vec<Vec<f64>>>,
}

#[test]
fn floats_compare_by_their_bits() {
    let value = Floats {
        double: Some(f64::NAN),
        matrix: Some(vec![vec![0.0]]),
    };
    let other = Floats {
        double: Some(-f64::NAN),
        matrix: Some(vec![vec![-0.0]]),
    };
    assert_eq!(value, other);
}

/// Borrowed strings.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, skip(json))]
struct Borrowed<'a> {
    user_pool_id: &'a str,
    client_id: std::borrow::Cow<'a, str>,
    client_name: Option<&'a str>,
}

/// Strings that are borrowed or owned.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
struct Either<'a, 'b> {
    user_pool_id: std::borrow::Cow<'a, str>,
    client_id: String,
    client_name: Option<std::borrow::Cow<'b, str>>,
}

#[test]
fn strings_may_be_borrowed() {
    let pool = String::from("us-east-1_Example01");
    let request = Borrowed::builder()
        .user_pool_id(pool.as_str())
        .client_id("secret")
        .client_name("")
        .build_unchecked();
    assert!(std::ptr::eq(request.user_pool_id, pool.as_str()));
    assert_eq!(
        request.to_string(),
        "Borrowed(user_pool_id=us-east-1_Example01, client_id=*** Sensitive Data Redacted ***, client_name=)"
    );
    assert_eq!(request.validate().expect_err("an empty name").len(), 2);
    assert_eq!(request, request.to_builder().build_unchecked());
    assert!(request.with(|b| b.client_name("x")).is_ok());

    let either = Either::from_json(br#"{"UserPoolId": "a_b", "ClientId": "c"}"#).expect("valid");
    assert_eq!(either.user_pool_id, "a_b");
    assert_eq!(either.client_name, None);
}

/// Integers that are wider than the model's.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
struct Wide {
    refresh_token_validity: Option<i64>,
    access_token_validity: Option<i32>,
}

/// The same without a range in the model.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/kinds.json", id = Everything)]
struct Unbounded {
    tiny: Option<i16>,
    big: Option<i64>,
}

#[test]
fn integers_may_be_wider_than_the_models() {
    let wide = |value: i64| {
        let wide = Wide::builder().refresh_token_validity(value);
        wide.access_token_validity(1).build()
    };
    assert!(wide(315_360_000).is_ok());
    let violations = wide(5_000_000_000).expect_err("out of range");
    assert_eq!(
        violations.to_string(),
        "1 validation error detected. Value at '/RefreshTokenValidity' failed to satisfy constraint: \
         Member must be between 0 and 315360000, inclusive"
    );
    let tiny = |value: i16| Unbounded::builder().tiny(value).big(i64::MAX).build();
    assert!(tiny(-128).is_ok());
    let violations = tiny(128).expect_err("no byte");
    assert!(
        violations
            .to_string()
            .ends_with("Member must be between -128 and 127, inclusive")
    );
}

/// An enum with a custom name for a value.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TimeUnitsType)]
pub enum Unit {
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    #[shape(value = "minutes")]
    Min,
    /// Seconds.
    Seconds,
    /// An unknown value.
    Other(String),
}

/// A structure that contains it.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = TokenValidityUnitsType)]
pub struct Units {
    access_token: Option<Unit>,
}

#[test]
fn enums_are_derived_too() {
    assert_eq!(Unit::ID, TimeUnitsType::ID);
    assert_eq!(Unit::values(), TimeUnitsType::values());
    assert_eq!(Unit::from("minutes"), Unit::Min);
    assert_eq!(Unit::Min.to_string(), "minutes");
    assert_eq!(
        Unit::from("weeks".to_owned()),
        Unit::Other("weeks".to_owned())
    );
    let units = Units::from_json(br#"{"AccessToken": "days"}"#).expect("valid");
    assert_eq!(units.access_token, Some(Unit::Days));
    let violations = Units::builder().access_token(Unit::from("weeks")).build();
    let violations = violations.expect_err("no value of the model").to_string();
    assert!(
        violations.ends_with("enum value set: [seconds, minutes, hours, days]"),
        "{violations}"
    );
}

/// Types for the keys and the values of a map.
pub mod kinds {
    shapesmith::smithy! { model = "tests/models/kinds.json", shapes = [Suit, Inner] }
}

/// A map whose keys are an enum.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/kinds.json", id = Everything)]
struct Keyed {
    by_suit: Option<BTreeMap<kinds::Suit, kinds::Inner>>,
}

#[test]
fn keys_of_maps_may_be_enums() {
    let keyed = Keyed::from_json(br#"{"BySuit": {"spades": {"Id": "x"}}}"#).expect("valid");
    let by_suit = keyed.by_suit.expect("set");
    assert_eq!(by_suit[&kinds::Suit::Spades].id, "x");
}

/// A member without its own check, next to one whose check has the name that the first would get.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/derive.json", id = Odd)]
struct Odd {
    size: Option<i64>,
    other: Option<i32>,
}

#[test]
fn checks_of_wider_integers_have_names_of_their_own() {
    assert!(Odd::builder().size(1).other(5).build().is_ok());
    assert!(Odd::builder().size(1).other(6).build().is_err());
    assert!(Odd::builder().size(i64::MAX).build().is_err());
}

/// A user-written string type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Name(String);

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Name(text)
    }
}

/// User-written string types, also in lists.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
struct Named {
    user_pool_id: Name,
    client_id: std::sync::Arc<str>,
    client_name: Option<Name>,
    callback_urls: Option<Vec<Name>>,
}

#[test]
fn strings_may_have_user_written_types() {
    let text =
        br#"{"UserPoolId": "a_b", "ClientId": "c", "ClientName": "web", "CallbackURLs": ["https://x"]}"#;
    let named = Named::from_json(text).expect("valid");
    assert_eq!(named.client_name, Some(Name("web".to_owned())));
    assert_eq!(
        named.to_string(),
        "Named(user_pool_id=a_b, client_id=*** Sensitive Data Redacted ***, client_name=web, \
         callback_urls=[https://x])"
    );
    assert_eq!(
        serde_json::to_value(&named).expect("JSON"),
        serde_json::from_slice::<serde_json::Value>(text).expect("JSON")
    );
    let built = Named::builder()
        .user_pool_id("a_b".to_owned())
        .client_id("c")
        .client_name(Name(String::new()))
        .callback_urls([Name("has a space".to_owned())])
        .build();
    let built = built.expect_err("three mistakes");
    let paths: Vec<&str> = built
        .iter()
        .map(shapesmith::ConstraintViolation::path)
        .collect();
    assert_eq!(paths, ["/ClientName", "/ClientName", "/CallbackURLs/0"]);
}

/// Type parameters: of strings, and of nested shapes.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
struct Generic<S: AsRef<str>, U, const N: usize = 0>
where
    S: Default,
{
    user_pool_id: S,
    client_id: Sized<S, N>,
    token_validity_units: Option<U>,
    read_attributes: Option<Vec<S>>,
}

/// A string type with a type parameter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Sized<S, const N: usize>(S);

impl<S: AsRef<str>, const N: usize> AsRef<str> for Sized<S, N> {
    fn as_ref(&self) -> &str {
        self.0.as_ref()
    }
}

impl<S: From<String>, const N: usize> From<String> for Sized<S, N> {
    fn from(text: String) -> Self {
        Sized(text.into())
    }
}

#[test]
fn structures_may_have_parameters() {
    type Concrete = Generic<Box<str>, Units, 4>;
    let text =
        br#"{"UserPoolId": "a_b", "ClientId": "c", "TokenValidityUnits": {"IdToken": "days"},
        "ReadAttributes": ["x"]}"#;
    let generic = Concrete::from_json(text).expect("valid");
    assert_eq!(&*generic.user_pool_id, "a_b");
    assert_eq!(generic, generic.to_builder().build().expect("valid"));
    let written = generic.to_json().expect("JSON");
    assert_eq!(Concrete::from_json(&written).expect("valid"), generic);
    assert!(
        generic
            .with(|b| b.read_attributes([String::new()]))
            .is_err()
    );
}

/// Lists that are borrowed or boxed.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(
    model = "model/cognito-identity-provider.json",
    id = UpdateUserPoolClientRequest,
    partial,
    skip(from_json)
)]
struct Slices<'a> {
    callback_urls: Option<&'a [&'a str]>,
    logout_urls: Option<Vec<std::borrow::Cow<'a, str>>>,
    read_attributes: Option<Box<[String]>>,
    explicit_auth_flows: Option<&'a [emitted::ExplicitAuthFlowsType]>,
}

#[test]
fn lists_may_be_slices() {
    let flows = [emitted::ExplicitAuthFlowsType::from("none")];
    let slices = Slices::builder()
        .callback_urls(&["https://x", "y z"])
        .logout_urls(["https://x"])
        .read_attributes(Box::from(["name".to_owned()]))
        .explicit_auth_flows(&flows)
        .build_unchecked();
    assert_eq!(
        slices.to_string(),
        "Slices(read_attributes=[name], explicit_auth_flows=[none], \
         callback_urls=[https://x, y z], logout_urls=[https://x])"
    );
    let violations = slices.validate().expect_err("two mistakes");
    let paths = violations.iter().map(shapesmith::ConstraintViolation::path);
    assert_eq!(
        paths.collect::<Vec<_>>(),
        ["/ExplicitAuthFlows/0", "/CallbackURLs/1"]
    );
    assert_eq!(
        serde_json::to_string(&slices).expect("JSON"),
        r#"{"ReadAttributes":["name"],"ExplicitAuthFlows":["none"],"CallbackURLs":["https://x","y z"],"LogoutURLs":["https://x"]}"#
    );
}

/// An integer enum.
#[derive(Clone, Copy, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/kinds.json", id = Priority)]
pub enum Priority {
    /// One.
    Low,
    /// By its value.
    #[shape(value = "-5")]
    Top,
    /// An `@internal` value.
    Hidden,
    /// Others.
    Other(i32),
}

/// A union.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/kinds.json", id = Choice)]
pub enum Pick {
    /// A string.
    Text(String),
    /// A wider number.
    Number(i64),
    /// A float.
    Ratio(f64),
    /// A structure.
    #[shape(member = "Inner")]
    Within(kinds::Inner),
    /// Nothing is redacted.
    Nothing,
    /// A member with the name of the catch-all variant.
    #[shape(member = "unknown")]
    Called(String),
    /// An unknown value.
    Unknown(String),
}

/// A structure that contains both.
#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "tests/models/kinds.json", id = Everything)]
struct Holder {
    priority: Option<Priority>,
    choice: Option<Pick>,
}

#[test]
fn unions_and_enums_of_integers_are_derived_too() {
    let holder = Holder::from_json(br#"{"Priority": -5, "Choice": {"Number": 7}}"#).expect("valid");
    assert_eq!(holder.priority, Some(Priority::Top));
    assert_eq!(holder.choice, Some(Pick::Number(7)));
    assert_eq!(
        holder.to_string(),
        "Holder(choice=Pick(number=7), priority=-5)"
    );
    assert_eq!(
        holder.to_json().expect("JSON"),
        br#"{"Choice":{"Number":7},"Priority":-5}"#
    );
    let wide = Pick::Number(i64::MAX).validate().expect_err("no integer");
    assert_eq!(wide.iter().next().expect("one").path(), "/Number");
    assert_eq!(Pick::Ratio(f64::NAN), Pick::Ratio(-f64::NAN));
    assert_ne!(Pick::Nothing, Pick::Text(String::new()));
    let nothing = Pick::from_json(br#"{"Nothing": {}}"#).expect("valid");
    assert_eq!(nothing, Pick::Nothing);
    let other = Pick::from_json_unchecked(br#"{"Later": 1}"#).expect("read");
    assert_eq!(other, Pick::Unknown("Later".to_owned()));
    let error = other.to_json().expect_err("its value is not known");
    assert_eq!(
        error.to_string(),
        "the member `Later` of a union cannot be written: it is not in the model"
    );
}

/// A name whose case does not matter.
#[derive(Clone, Debug)]
struct Folded(String);

impl From<String> for Folded {
    fn from(name: String) -> Self {
        Folded(name)
    }
}

impl AsRef<str> for Folded {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl PartialEq for Folded {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Folded {}

impl std::hash::Hash for Folded {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_ascii_lowercase().hash(state);
    }
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
struct FoldedClient {
    user_pool_id: Folded,
    client_id: String,
    callback_urls: Option<Vec<Folded>>,
}

#[test]
fn the_users_own_types_have_their_own_equality() {
    use std::collections::HashSet;
    let client = |name: &str, url: &str| FoldedClient {
        user_pool_id: Folded(name.to_owned()),
        client_id: "c".to_owned(),
        callback_urls: Some(vec![Folded(url.to_owned())]),
    };
    assert_eq!(client("a", "B"), client("A", "b"));
    assert_ne!(client("a", "b"), client("a", "c"));
    let set = HashSet::from([client("a", "b"), client("A", "B"), client("c", "b")]);
    assert_eq!(set.len(), 2);
}
