//! Validating a fully filled `UpdateUserPoolClientRequest`: generated code compared with a careful hand-written
//! check, and with `garde` and `validator` on an equal structure. Then each of its patterns, compared with
//! `regex` and `regress`.
//!
//! `cargo bench --manifest-path benches/compare/Cargo.toml`; with `-- --exact-one NAME` it runs one of the
//! checks 10,000 times and nothing else, for `valgrind --tool=callgrind`.

#[path = "../../../tests/extended/patterns/compiled.rs"]
mod compiled;
#[path = "../../../tests/integration/support/full_request.rs"]
mod full_request;

use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use full_request::{UpdateUserPoolClientRequest, full_request};
use regex::Regex;
use validator::Validate as _;

macro_rules! pattern {
    ($name:ident, $source:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($source).expect("a pattern"));
    };
}

// `\w`, `\d` and `\s` of ECMA-262 written out, since those of `regex` are Unicode's.
const POOL: &str = r"^[A-Za-z0-9_-]+_[0-9a-zA-Z]+$";
const CLIENT: &str = r"^[A-Za-z0-9_+]+$";
const NAME: &str = r"^[A-Za-z0-9_\s\x{FEFF}+=,.@-]+$";
const PROVIDER: &str = r"^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+$";
const URL: &str = r"^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$";
const SCOPE: &str = r"^[\x21\x23-\x5B\x5D-\x7E]+$";
const APPLICATION: &str = r"^[0-9a-fA-F]+$";
const ARN: &str = r"^arn:[A-Za-z0-9_+=/,.@-]+:[A-Za-z0-9_+=/,.@-]+:([A-Za-z0-9_+=/,.@-]*)?:[0-9]+:[A-Za-z0-9_+=/,.@-]+(:[A-Za-z0-9_+=/,.@-]+)?(:[A-Za-z0-9_+=/,.@-]+)?$";

pattern!(POOL_REGEX, POOL);
pattern!(CLIENT_REGEX, CLIENT);
pattern!(NAME_REGEX, NAME);
pattern!(PROVIDER_REGEX, PROVIDER);
pattern!(URL_REGEX, URL);
pattern!(SCOPE_REGEX, SCOPE);
pattern!(APPLICATION_REGEX, APPLICATION);
pattern!(ARN_REGEX, ARN);

/// The same structure with the attributes of both crates.
#[derive(garde::Validate, validator::Validate)]
#[allow(dead_code)]
struct Plain {
    #[garde(length(chars, min = 1, max = 55), pattern(POOL_REGEX))]
    #[validate(length(min = 1, max = 55), regex(path = *POOL_REGEX))]
    user_pool_id: String,
    #[garde(length(chars, min = 1, max = 128), pattern(CLIENT_REGEX))]
    #[validate(length(min = 1, max = 128), regex(path = *CLIENT_REGEX))]
    client_id: String,
    #[garde(length(chars, min = 1, max = 128), pattern(NAME_REGEX))]
    #[validate(length(min = 1, max = 128), regex(path = *NAME_REGEX))]
    client_name: Option<String>,
    #[garde(range(min = 0, max = 315_360_000))]
    #[validate(range(min = 0, max = 315_360_000))]
    refresh_token_validity: Option<i32>,
    #[garde(range(min = 1, max = 86400))]
    #[validate(range(min = 1, max = 86400))]
    access_token_validity: Option<i32>,
    #[garde(range(min = 1, max = 86400))]
    #[validate(range(min = 1, max = 86400))]
    id_token_validity: Option<i32>,
    #[garde(inner(inner(length(chars, min = 1, max = 2048))))]
    #[validate(custom(function = attributes))]
    read_attributes: Option<Vec<String>>,
    #[garde(inner(inner(length(chars, min = 1, max = 2048))))]
    #[validate(custom(function = attributes))]
    write_attributes: Option<Vec<String>>,
    #[garde(skip)]
    explicit_auth_flows: Option<Vec<String>>,
    #[garde(inner(inner(length(chars, min = 1, max = 32), pattern(PROVIDER_REGEX))))]
    #[validate(custom(function = providers))]
    supported_identity_providers: Option<Vec<String>>,
    #[garde(
        length(max = 100),
        inner(inner(length(chars, min = 1, max = 1024), pattern(URL_REGEX)))
    )]
    #[validate(length(max = 100), custom(function = urls))]
    callback_urls: Option<Vec<String>>,
    #[garde(
        length(max = 100),
        inner(inner(length(chars, min = 1, max = 1024), pattern(URL_REGEX)))
    )]
    #[validate(length(max = 100), custom(function = urls))]
    logout_urls: Option<Vec<String>>,
    #[garde(length(chars, min = 1, max = 1024), pattern(URL_REGEX))]
    #[validate(length(min = 1, max = 1024), regex(path = *URL_REGEX))]
    default_redirect_uri: Option<String>,
    #[garde(length(max = 3))]
    #[validate(length(max = 3))]
    allowed_o_auth_flows: Option<Vec<String>>,
    #[garde(
        length(max = 50),
        inner(inner(length(chars, min = 1, max = 256), pattern(SCOPE_REGEX)))
    )]
    #[validate(length(max = 50), custom(function = scopes))]
    allowed_o_auth_scopes: Option<Vec<String>>,
    #[garde(dive)]
    #[validate(nested)]
    analytics_configuration: Option<PlainAnalytics>,
    #[garde(range(min = 3, max = 15))]
    #[validate(range(min = 3, max = 15))]
    auth_session_validity: Option<i32>,
    #[garde(range(min = 0, max = 60))]
    #[validate(range(min = 0, max = 60))]
    retry_grace_period_seconds: Option<i32>,
}

#[derive(garde::Validate, validator::Validate)]
struct PlainAnalytics {
    #[garde(pattern(APPLICATION_REGEX))]
    #[validate(regex(path = *APPLICATION_REGEX))]
    application_id: Option<String>,
    #[garde(length(chars, min = 20, max = 2048), pattern(ARN_REGEX))]
    #[validate(length(min = 20, max = 2048), regex(path = *ARN_REGEX))]
    application_arn: Option<String>,
    #[garde(length(chars, min = 20, max = 2048), pattern(ARN_REGEX))]
    #[validate(length(min = 20, max = 2048), regex(path = *ARN_REGEX))]
    role_arn: Option<String>,
    #[garde(length(chars, max = 131_072))]
    #[validate(length(max = 131_072))]
    external_id: Option<String>,
}

/// `validator` has no rule for the items of a list of strings.
fn items(
    items: &[String],
    (min, max): (usize, usize),
    regex: Option<&Regex>,
) -> Result<(), validator::ValidationError> {
    for item in items {
        let length = item.chars().count();
        if length < min || length > max {
            return Err(validator::ValidationError::new("length"));
        }
        if regex.is_some_and(|regex| !regex.is_match(item)) {
            return Err(validator::ValidationError::new("regex"));
        }
    }
    Ok(())
}

fn attributes(value: &[String]) -> Result<(), validator::ValidationError> {
    items(value, (1, 2048), None)
}

fn providers(value: &[String]) -> Result<(), validator::ValidationError> {
    items(value, (1, 32), Some(&PROVIDER_REGEX))
}

fn urls(value: &[String]) -> Result<(), validator::ValidationError> {
    items(value, (1, 1024), Some(&URL_REGEX))
}

fn scopes(value: &[String]) -> Result<(), validator::ValidationError> {
    items(value, (1, 256), Some(&SCOPE_REGEX))
}

fn plain(request: &UpdateUserPoolClientRequest) -> Plain {
    let analytics = request
        .analytics_configuration
        .as_ref()
        .map(|a| PlainAnalytics {
            application_id: a.application_id.clone(),
            application_arn: a.application_arn.clone(),
            role_arn: a.role_arn.clone(),
            external_id: a.external_id.clone(),
        });
    let rotation = request.refresh_token_rotation.as_ref();
    let flows = request.explicit_auth_flows.as_ref();
    let grants = request.allowed_o_auth_flows.as_ref();
    Plain {
        user_pool_id: request.user_pool_id.clone(),
        client_id: request.client_id.clone(),
        client_name: request.client_name.clone(),
        refresh_token_validity: request.refresh_token_validity,
        access_token_validity: request.access_token_validity,
        id_token_validity: request.id_token_validity,
        read_attributes: request.read_attributes.clone(),
        write_attributes: request.write_attributes.clone(),
        explicit_auth_flows: flows.map(|flows| flows.iter().map(ToString::to_string).collect()),
        supported_identity_providers: request.supported_identity_providers.clone(),
        callback_urls: request.callback_urls.clone(),
        logout_urls: request.logout_urls.clone(),
        default_redirect_uri: request.default_redirect_uri.clone(),
        allowed_o_auth_flows: grants.map(|flows| flows.iter().map(ToString::to_string).collect()),
        allowed_o_auth_scopes: request.allowed_o_auth_scopes.clone(),
        analytics_configuration: analytics,
        auth_session_validity: request.auth_session_validity,
        retry_grace_period_seconds: rotation.and_then(|r| r.retry_grace_period_seconds),
    }
}

/// Hand-written checks: the same constraints, without tables, for this structure only.
mod by_hand {
    use super::UpdateUserPoolClientRequest;

    fn length(value: &str, min: usize, max: usize) -> bool {
        // Most strings are far from both bounds, so the number of bytes decides.
        if value.len() >= min * 4 && value.len() <= max {
            return true;
        }
        let length = value.chars().count();
        min <= length && length <= max
    }

    fn is_word(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || byte == b'_'
    }

    fn pool(value: &str) -> bool {
        let bytes = value.as_bytes();
        let tail = bytes
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_alphanumeric());
        let Some(at) = (bytes.len() - tail.count()).checked_sub(1) else {
            return false;
        };
        let is_head = |byte: &u8| is_word(*byte) || *byte == b'-';
        bytes[at] == b'_' && at > 0 && at + 1 < bytes.len() && bytes[..at].iter().all(is_head)
    }

    fn name(value: &str) -> bool {
        value.chars().all(|c| {
            c.is_ascii_alphanumeric()
                || matches!(c, '_' | '+' | '=' | ',' | '.' | '@' | '-' | '\u{feff}')
                || c.is_whitespace() && c != '\u{85}'
        })
    }

    fn visible(c: char) -> bool {
        // An approximation of `\p{L}\p{M}\p{S}\p{N}\p{P}` without tables.
        !c.is_control() && !c.is_whitespace()
    }

    fn is_in_arn(byte: u8) -> bool {
        is_word(byte) || matches!(byte, b'+' | b'=' | b'/' | b',' | b'.' | b'@' | b'-')
    }

    fn arn(value: &str) -> bool {
        let Some(rest) = value.strip_prefix("arn:") else {
            return false;
        };
        let mut count = 0;
        rest.split(':').all(|part| {
            count += 1;
            let bytes = part.as_bytes();
            match count {
                3 => bytes.iter().all(|&byte| is_in_arn(byte)),
                4 => !bytes.is_empty() && bytes.iter().all(u8::is_ascii_digit),
                _ => !bytes.is_empty() && bytes.iter().all(|&byte| is_in_arn(byte)),
            }
        }) && (5..=7).contains(&count)
    }

    fn range(value: Option<i32>, min: i32, max: i32) -> bool {
        value.is_none_or(|value| min <= value && value <= max)
    }

    fn each(list: Option<&Vec<String>>, most: usize, check: impl Fn(&str) -> bool) -> bool {
        list.is_none_or(|list| list.len() <= most && list.iter().all(|item| check(item)))
    }

    fn known(value: &str, values: &[&str]) -> bool {
        values.contains(&value)
    }

    /// The first invalid member.
    #[inline(never)]
    pub fn validate(r: &UpdateUserPoolClientRequest) -> Result<(), &'static str> {
        let is = |right: bool, member: &'static str| if right { Ok(()) } else { Err(member) };
        let url = |url: &str| length(url, 1, 1024) && url.chars().all(visible);
        is(
            length(&r.user_pool_id, 1, 55) && pool(&r.user_pool_id),
            "UserPoolId",
        )?;
        let client = |byte: u8| is_word(byte) || byte == b'+';
        is(
            length(&r.client_id, 1, 128) && r.client_id.bytes().all(client),
            "ClientId",
        )?;
        let of_name = |value: &String| length(value, 1, 128) && name(value);
        is(r.client_name.as_ref().is_none_or(of_name), "ClientName")?;
        is(
            range(r.refresh_token_validity, 0, 315_360_000),
            "RefreshTokenValidity",
        )?;
        is(
            range(r.access_token_validity, 1, 86400),
            "AccessTokenValidity",
        )?;
        is(range(r.id_token_validity, 1, 86400), "IdTokenValidity")?;
        if let Some(units) = &r.token_validity_units {
            for unit in [&units.access_token, &units.id_token, &units.refresh_token] {
                let units = ["seconds", "minutes", "hours", "days"];
                is(
                    unit.as_ref()
                        .is_none_or(|unit| known(unit.as_str(), &units)),
                    "Units",
                )?;
            }
        }
        let attribute = |value: &str| length(value, 1, 2048);
        is(
            each(r.read_attributes.as_ref(), usize::MAX, attribute),
            "ReadAttributes",
        )?;
        is(
            each(r.write_attributes.as_ref(), usize::MAX, attribute),
            "WriteAttributes",
        )?;
        if let Some(flows) = &r.explicit_auth_flows {
            let flows_known = super::UPDATE_FLOWS;
            is(
                flows.iter().all(|flow| known(flow.as_str(), flows_known)),
                "ExplicitAuthFlows",
            )?;
        }
        let provider =
            |value: &str| length(value, 1, 32) && value.chars().all(|c| visible(c) || c == ' ');
        is(
            each(
                r.supported_identity_providers.as_ref(),
                usize::MAX,
                provider,
            ),
            "Providers",
        )?;
        is(each(r.callback_urls.as_ref(), 100, url), "CallbackURLs")?;
        is(each(r.logout_urls.as_ref(), 100, url), "LogoutURLs")?;
        is(
            r.default_redirect_uri
                .as_ref()
                .is_none_or(|value| url(value)),
            "DefaultRedirectURI",
        )?;
        if let Some(flows) = &r.allowed_o_auth_flows {
            let known_flows = ["code", "implicit", "client_credentials"];
            let all = flows.iter().all(|flow| known(flow.as_str(), &known_flows));
            is(flows.len() <= 3 && all, "AllowedOAuthFlows")?;
        }
        let scope = |value: &str| {
            let byte = |byte: u8| matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e);
            length(value, 1, 256) && value.bytes().all(byte)
        };
        is(
            each(r.allowed_o_auth_scopes.as_ref(), 50, scope),
            "AllowedOAuthScopes",
        )?;
        if let Some(a) = &r.analytics_configuration {
            let id =
                |id: &String| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
            is(a.application_id.as_ref().is_none_or(id), "ApplicationId")?;
            let of_arn = |value: &String| length(value, 20, 2048) && arn(value);
            is(
                a.application_arn.as_ref().is_none_or(of_arn),
                "ApplicationArn",
            )?;
            is(a.role_arn.as_ref().is_none_or(of_arn), "RoleArn")?;
            is(
                a.external_id
                    .as_ref()
                    .is_none_or(|id| length(id, 0, 131_072)),
                "ExternalId",
            )?;
        }
        let existence = r.prevent_user_existence_errors.as_ref();
        let is_known = |value: &str| known(value, &["LEGACY", "ENABLED"]);
        is(
            existence.is_none_or(|value| is_known(value.as_str())),
            "PreventUserExistenceErrors",
        )?;
        is(range(r.auth_session_validity, 3, 15), "AuthSessionValidity")?;
        if let Some(rotation) = &r.refresh_token_rotation {
            is(
                known(rotation.feature.as_str(), &["ENABLED", "DISABLED"]),
                "Feature",
            )?;
            is(
                range(rotation.retry_grace_period_seconds, 0, 60),
                "RetryGracePeriodSeconds",
            )?;
        }
        Ok(())
    }
}

const UPDATE_FLOWS: &[&str] = full_request::ExplicitAuthFlowsType::values();

#[divan::bench]
fn request_ours(bencher: Bencher<'_, '_>) {
    let request = full_request();
    bencher.bench_local(|| assert!(black_box(&request).validate().is_ok()));
}

#[divan::bench]
fn request_by_hand(bencher: Bencher<'_, '_>) {
    let request = full_request();
    bencher.bench_local(|| assert!(by_hand::validate(black_box(&request)).is_ok()));
}

#[divan::bench]
fn request_garde(bencher: Bencher<'_, '_>) {
    let request = plain(&full_request());
    bencher.bench_local(|| assert!(garde::Validate::validate(black_box(&request)).is_ok()));
}

#[divan::bench]
fn request_validator(bencher: Bencher<'_, '_>) {
    let request = plain(&full_request());
    bencher.bench_local(|| assert!(validator::Validate::validate(black_box(&request)).is_ok()));
}

/// A pattern of the reference shape, in the syntax of `regex`, and a matching value.
const PATTERNS: [(&str, &str); 8] = [
    (POOL, "us-east-1_Example01"),
    (CLIENT, "1example23456789abcdefghij"),
    (NAME, "Web client of the shop, v2"),
    (PROVIDER, "Firma Übersee GmbH"),
    (
        URL,
        "https://app-0.example.com/callback/pfad-é?state=1&next=%2Fhome",
    ),
    (SCOPE, "https://api.example.com/orders.read"),
    (APPLICATION, "0123456789abcdef0123456789abcdef"),
    (
        ARN,
        "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef",
    ),
];

/// The same patterns in the syntax of the model.
const ECMA: [&str; 8] = [
    r"^[\w-]+_[0-9a-zA-Z]+$",
    r"^[\w+]+$",
    r"^[\w\s+=,.@-]+$",
    PROVIDER,
    URL,
    SCOPE,
    APPLICATION,
    r"^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?$",
];

#[divan::bench(args = 0..8)]
fn pattern_ours(bencher: Bencher<'_, '_>, number: usize) {
    let pattern = compiled::compiled(ECMA[number]).expect("a pattern");
    let value = PATTERNS[number].1;
    bencher.bench_local(|| assert!(pattern.is_match(black_box(value))));
}

#[divan::bench(args = 0..8)]
fn pattern_regex(bencher: Bencher<'_, '_>, number: usize) {
    let (source, value) = PATTERNS[number];
    let regex = Regex::new(source).expect("a pattern");
    bencher.bench_local(|| assert!(regex.is_match(black_box(value))));
}

#[divan::bench(args = 0..8)]
fn pattern_regress(bencher: Bencher<'_, '_>, number: usize) {
    let value = PATTERNS[number].1;
    let regex = regress::Regex::with_flags(ECMA[number], "u").expect("a pattern");
    bencher.bench_local(|| assert!(regex.find(black_box(value)).is_some()));
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let Some(at) = arguments
        .iter()
        .position(|argument| argument == "--exact-one")
    else {
        return divan::main();
    };
    let (request, which) = (full_request(), arguments[at + 1].as_str());
    let other = plain(&request);
    for _ in 0..10_000 {
        let valid = match which {
            "ours" => black_box(&request).validate().is_ok(),
            "by_hand" => by_hand::validate(black_box(&request)).is_ok(),
            "garde" => garde::Validate::validate(black_box(&other)).is_ok(),
            "validator" => validator::Validate::validate(black_box(&other)).is_ok(),
            "nothing" => true,
            other => panic!("nothing is called {other}"),
        };
        assert!(valid);
    }
}
