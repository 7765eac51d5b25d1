//! Random valid requests.

use aws_sdk_cognitoidentityprovider::operation::update_user_pool_client::UpdateUserPoolClientInput;
use aws_sdk_cognitoidentityprovider::operation::update_user_pool_client::builders::UpdateUserPoolClientInputBuilder;
use aws_sdk_cognitoidentityprovider::types as sdk;
use shapesmith::builder::Set;

use shapesmith_test_support::random::Random;
use crate::{
    AnalyticsConfigurationType, ExplicitAuthFlowsType, FeatureType, OAuthFlowType,
    PreventUserExistenceErrorTypes, RefreshTokenRotationType, TimeUnitsType,
    TokenValidityUnitsType, UpdateUserPoolClientRequest, UpdateUserPoolClientRequestBuilder,
};

type Ours = UpdateUserPoolClientRequestBuilder<Set, Set>;
type Theirs = UpdateUserPoolClientInputBuilder;

const WORD: &str = "abcxyzABC0189";
const NAME: &str = "ab Z09_+=,.@-";
const URL: &str = "ab/:?&=%#é😀\\\"<";

fn text(random: &mut Random, alphabet: &str, most: usize) -> String {
    let characters: Vec<char> = alphabet.chars().collect();
    let length = 1 + random.below(most);
    (0..length).map(|_| random.pick(&characters)).collect()
}

fn texts(random: &mut Random, alphabet: &str, most: usize) -> Vec<String> {
    let count = random.below(6);
    (0..count).map(|_| text(random, alphabet, most)).collect()
}

fn number(random: &mut Random, least: i32, most: i32) -> i32 {
    let span = usize::try_from(most - least).expect("a span") + 1;
    least + i32::try_from(random.below(span)).expect("within it")
}

/// Whether an optional member is set.
fn is_set(random: &mut Random) -> bool {
    random.below(2) == 0
}

/// The same request for both.
pub fn pair(random: &mut Random) -> (Ours, Theirs) {
    let pool = format!(
        "{}_{}",
        text(random, "us-east1", 20),
        text(random, WORD, 30)
    );
    let client = text(random, WORD, 100);
    let mut ours = UpdateUserPoolClientRequest::builder()
        .user_pool_id(&pool)
        .client_id(&client);
    let mut theirs = UpdateUserPoolClientInput::builder()
        .user_pool_id(pool)
        .client_id(client);
    macro_rules! set {
        ($($member:ident $set:ident = $value:expr;)*) => {$(
            if is_set(random) {
                let value = $value;
                ours = ours.$member(value.clone());
                theirs = theirs.$set(Some(value));
            }
        )*};
    }
    set! {
        client_name set_client_name = text(random, NAME, 128);
        refresh_token_validity set_refresh_token_validity = number(random, 0, 315_360_000);
        access_token_validity set_access_token_validity = number(random, 1, 86_400);
        id_token_validity set_id_token_validity = number(random, 1, 86_400);
        read_attributes set_read_attributes = texts(random, URL, 100);
        write_attributes set_write_attributes = texts(random, URL, 100);
        supported_identity_providers set_supported_identity_providers = texts(random, URL, 32);
        callback_urls set_callback_urls = texts(random, URL, 200);
        logout_urls set_logout_urls = texts(random, URL, 200);
        default_redirect_uri set_default_redirect_uri = text(random, URL, 200);
        allowed_o_auth_scopes set_allowed_o_auth_scopes = texts(random, WORD, 100);
        allowed_o_auth_flows_user_pool_client set_allowed_o_auth_flows_user_pool_client = is_set(random);
        enable_token_revocation set_enable_token_revocation = is_set(random);
        enable_propagate_additional_user_context_data
            set_enable_propagate_additional_user_context_data = is_set(random);
        auth_session_validity set_auth_session_validity = number(random, 3, 15);
    }
    enums(random, ours, theirs)
}

/// A value of an enum, for both.
fn both<O: for<'a> From<&'a str>, T: for<'a> From<&'a str>>(
    random: &mut Random,
    values: &[&'static str],
) -> (O, T) {
    let value = random.pick(values);
    (O::from(value), T::from(value))
}

fn enums(random: &mut Random, mut ours: Ours, mut theirs: Theirs) -> (Ours, Theirs) {
    if is_set(random) {
        let count = random.below(4);
        let values = ExplicitAuthFlowsType::values();
        let flows = (0..count).map(|_| both(random, values));
        let (o, t): (Vec<ExplicitAuthFlowsType>, Vec<sdk::ExplicitAuthFlowsType>) = flows.unzip();
        ours = ours.explicit_auth_flows(o);
        theirs = theirs.set_explicit_auth_flows(Some(t));
    }
    if is_set(random) {
        let count = random.below(4);
        let flows = (0..count).map(|_| both(random, OAuthFlowType::values()));
        let (o, t): (Vec<OAuthFlowType>, Vec<sdk::OAuthFlowType>) = flows.unzip();
        ours = ours.allowed_o_auth_flows(o);
        theirs = theirs.set_allowed_o_auth_flows(Some(t));
    }
    if is_set(random) {
        let values = PreventUserExistenceErrorTypes::values();
        let (o, t): (_, sdk::PreventUserExistenceErrorTypes) = both(random, values);
        ours = ours.prevent_user_existence_errors(o);
        theirs = theirs.prevent_user_existence_errors(t);
    }
    if is_set(random) {
        let mut o = TokenValidityUnitsType::builder();
        let mut t = sdk::TokenValidityUnitsType::builder();
        if is_set(random) {
            let (of_ours, of_theirs): (TimeUnitsType, sdk::TimeUnitsType) =
                both(random, TimeUnitsType::values());
            o = o.access_token(of_ours);
            t = t.access_token(of_theirs);
        }
        if is_set(random) {
            let (of_ours, of_theirs): (TimeUnitsType, sdk::TimeUnitsType) =
                both(random, TimeUnitsType::values());
            o = o.refresh_token(of_ours);
            t = t.refresh_token(of_theirs);
        }
        ours = ours.token_validity_units(o.build().expect("valid"));
        theirs = theirs.token_validity_units(t.build());
    }
    structures(random, ours, theirs)
}

fn structures(random: &mut Random, mut ours: Ours, mut theirs: Theirs) -> (Ours, Theirs) {
    if is_set(random) {
        let shared = is_set(random);
        let mut o = AnalyticsConfigurationType::builder().user_data_shared(shared);
        let mut t = sdk::AnalyticsConfigurationType::builder().user_data_shared(shared);
        if is_set(random) {
            let id = text(random, "0123456789abcdef", 32);
            o = o.application_id(&id);
            t = t.application_id(id);
        }
        if is_set(random) {
            let arn = format!("arn:aws:iam::123456789012:role/{}", text(random, WORD, 40));
            o = o.role_arn(&arn);
            t = t.role_arn(arn);
        }
        ours = ours.analytics_configuration(o.build().expect("valid"));
        theirs = theirs.analytics_configuration(t.build());
    }
    if is_set(random) {
        let (of_ours, of_theirs): (FeatureType, sdk::FeatureType) =
            both(random, FeatureType::values());
        let mut o = RefreshTokenRotationType::builder().feature(of_ours);
        let mut t = sdk::RefreshTokenRotationType::builder().feature(of_theirs);
        if is_set(random) {
            let seconds = number(random, 0, 60);
            o = o.retry_grace_period_seconds(seconds);
            t = t.retry_grace_period_seconds(seconds);
        }
        ours = ours.refresh_token_rotation(o.build().expect("valid"));
        theirs = theirs.refresh_token_rotation(t.build().expect("valid"));
    }
    (ours, theirs)
}
