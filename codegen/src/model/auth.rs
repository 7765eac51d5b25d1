//! The authentication schemes of services and operations (Smithy specification, "Authentication traits").

use super::index::Index;
use super::json::{self, Mismatch, Object, Raw};
use super::raw_shape::has_trait;
use super::trait_reader::is_token;
use crate::collections::List;
use crate::diagnostic::{excerpt, quoted};

/// An authentication scheme.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum AuthScheme {
    /// `aws.auth#sigv4`, with the name of the service.
    SigV4(String),
    /// `aws.auth#sigv4a`, with the name of the service.
    SigV4A(String),
    /// `smithy.api#httpBearerAuth`
    HttpBearer,
    /// `smithy.api#httpApiKeyAuth`
    HttpApiKey {
        /// The name of the header or parameter.
        name: String,
        is_in_query: bool,
        scheme: Option<String>,
    },
    /// `smithy.api#httpBasicAuth`
    HttpBasic,
    /// `smithy.api#httpDigestAuth`
    HttpDigest,
    /// `smithy.api#noAuth`
    NoAuth,
    /// A scheme of the model's own, by the absolute ID of its trait.
    Other(String),
}

/// The authentication schemes of a service.
#[derive(Clone, Debug)]
pub(crate) struct ServiceAuth {
    /// All schemes with their IDs, in the order of these.
    all: Vec<(String, AuthScheme)>,
    /// Those of operations without `@auth` and `@optionalAuth`.
    pub(crate) effective: Vec<AuthScheme>,
}

impl Default for ServiceAuth {
    fn default() -> Self {
        ServiceAuth {
            all: Vec::new(),
            effective: vec![AuthScheme::NoAuth],
        }
    }
}

/// The schemes of the prelude and of the AWS specification, whose definitions may not be in the model.
const DEFINED: [&str; 6] = [
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

/// The trait of the definitions of schemes.
const DEFINITION: &str = "smithy.api#authDefinition";

/// Reads the schemes of a service: its traits that are defined as schemes, or that `@auth` names.
///
/// # Errors
///
/// A scheme has an invalid value, or `@auth` names one that the service does not have.
pub(crate) fn service<'a>(
    index: &Index<'a>,
    traits: &Object<'a>,
) -> Result<ServiceAuth, Mismatch<'a>> {
    let preferred = traits.get(AUTH).map(ids).transpose();
    let preferred = preferred.map_err(|m| m.in_trait("auth"))?;
    let is_preferred = |id: &str| {
        let mut preferred = preferred.iter().flatten();
        preferred.any(|(known, _)| known == id)
    };
    let mut all = Vec::new();
    for (id, raw) in &traits.0 {
        let is_defined = || {
            let definition = index.get(id);
            let is_definition = |raw| has_trait(index, id, raw, DEFINITION);
            definition.is_some_and(|raw| is_definition(raw).is_ok_and(|is| is))
        };
        if DEFINED.contains(&&**id) || is_preferred(id) || is_defined() {
            let name = id.strip_prefix("smithy.api#").unwrap_or(id);
            let scheme = scheme(id, raw).map_err(|m| m.in_trait(name))?;
            all.push((id.clone().into_owned(), scheme));
        }
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    let effective = match &preferred {
        Some(preferred) => chosen(&all, preferred)?,
        None => all.iter().map(|(_, scheme)| scheme.clone()).list(),
    };
    Ok(ServiceAuth {
        effective: or_none(effective, false),
        all,
    })
}

/// Reads the schemes of an operation; `None` if they are those of its service.
///
/// # Errors
///
/// `@auth` has an invalid value, or names a scheme that the service does not have.
pub(crate) fn operation<'a>(
    traits: &Object<'a>,
    service: &ServiceAuth,
) -> Result<Option<Vec<AuthScheme>>, Mismatch<'a>> {
    let is_optional = traits.get("smithy.api#optionalAuth").is_some();
    let own = traits.get(AUTH).map(ids).transpose();
    let own = own.map_err(|m| m.in_trait("auth"))?;
    Ok(match own {
        Some(own) => Some(or_none(chosen(&service.all, &own)?, is_optional)),
        None if is_optional => Some(or_none(service.effective.clone(), true)),
        None => None,
    })
}

const AUTH: &str = "smithy.api#auth";

/// The IDs in `@auth`, with their values in the model.
fn ids(raw: Raw<'_>) -> Result<Vec<(String, Raw<'_>)>, Mismatch<'_>> {
    let mut ids = Vec::new();
    for raw in json::array(raw)? {
        ids.push((json::string(raw)?.into_owned(), raw));
    }
    Ok(ids)
}

/// The schemes with these IDs.
fn chosen<'a>(
    all: &[(String, AuthScheme)],
    ids: &[(String, Raw<'a>)],
) -> Result<Vec<AuthScheme>, Mismatch<'a>> {
    let mut chosen = Vec::new();
    for (id, raw) in ids {
        let Some((_, scheme)) = all.iter().find(|(known, _)| known == id) else {
            let message = format!("the service does not have the trait `{}`", excerpt(id));
            return Err(Mismatch::new(raw.get(), message).in_trait("auth"));
        };
        if !chosen.contains(scheme) {
            chosen.push(scheme.clone());
        }
    }
    Ok(chosen)
}

/// Smithy specification, "optionalAuth trait" and "auth trait": without schemes, requests are not authenticated.
fn or_none(mut schemes: Vec<AuthScheme>, is_optional: bool) -> Vec<AuthScheme> {
    if schemes.is_empty() || is_optional && !schemes.contains(&AuthScheme::NoAuth) {
        schemes.push(AuthScheme::NoAuth);
    }
    schemes
}

/// The scheme with an ID and the value of its trait.
fn scheme<'a>(id: &str, raw: Raw<'a>) -> Result<AuthScheme, Mismatch<'a>> {
    let object = || json::object(raw);
    let required = |key: &str| {
        let object = object()?;
        let found = (object.get(key)).ok_or_else(|| Mismatch::missing(raw.get(), key))?;
        let text = json::string(found).map_err(|m| m.in_key(key))?;
        Ok((found, text.into_owned()))
    };
    Ok(match id {
        "aws.auth#sigv4" => AuthScheme::SigV4(required("name")?.1),
        "aws.auth#sigv4a" => AuthScheme::SigV4A(required("name")?.1),
        "smithy.api#httpBearerAuth" => AuthScheme::HttpBearer,
        "smithy.api#httpBasicAuth" => AuthScheme::HttpBasic,
        "smithy.api#httpDigestAuth" => AuthScheme::HttpDigest,
        "smithy.api#httpApiKeyAuth" => {
            let (of_name, name) = required("name")?;
            let (of_location, location) = required("in")?;
            let is_in_query = match &*location {
                "header" => false,
                "query" => true,
                other => {
                    let message =
                        format!("expected \"header\" or \"query\", found {}", quoted(other));
                    return Err(Mismatch::new(of_location.get(), message).in_key("in"));
                }
            };
            if name.is_empty() || !is_in_query && !is_token(&name) {
                let message = format!("invalid name {}", quoted(&name));
                return Err(Mismatch::new(of_name.get(), message).in_key("name"));
            }
            let scheme = object()?.get("scheme");
            if let Some(scheme) = scheme.filter(|_| is_in_query) {
                let message = "a parameter of the query has no scheme";
                return Err(Mismatch::new(scheme.get(), message).in_key("scheme"));
            }
            let scheme = scheme.map(json::string).transpose();
            AuthScheme::HttpApiKey {
                name,
                is_in_query,
                scheme: scheme.map_err(|m| m.in_key("scheme"))?.map(Into::into),
            }
        }
        _ => AuthScheme::Other(id.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use crate::input::Selection;
    use crate::model::{self, testing};

    /// The errors of a model with a service and an operation with these traits.
    fn problems(service: &str, operation: &str) -> String {
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{
"a#Api": {{"type": "service", "operations": [{{"target": "a#Get"}}], "traits": {{
    "aws.protocols#awsJson1_0": {{}}{service}}}}},
"a#Get": {{"type": "operation", "traits": {{{operation}}}}}}}}}"#
        );
        let mut request = testing::request();
        request.operations = Some(Selection::named(&["Get"]));
        match model::read(&request, &testing::sources(&text)) {
            Ok(_) => String::new(),
            Err(problems) => testing::messages(&problems),
        }
    }

    #[test]
    fn schemes_are_valid_and_those_of_the_service() {
        let key = |value: &str| format!(r#", "smithy.api#httpApiKeyAuth": {value}"#);
        assert_eq!(problems(&key(r#"{"name": "a b", "in": "query"}"#), ""), "");
        for (service, operation, expected) in [
            (
                String::new(),
                r#""smithy.api#auth": ["aws.auth#sigv4"]"#,
                "`@auth`: the service does not have the trait `aws.auth#sigv4`\n  --> m.json:4:63 in `a#Get`",
            ),
            (
                r#", "smithy.api#auth": ["a#b"]"#.to_owned(),
                "",
                "`@auth`: the service does not have the trait `a#b`\n  --> m.json:3:57 in `a#Api`",
            ),
            (
                String::new(),
                r#""smithy.api#auth": {}"#,
                "`@auth`: expected an array",
            ),
            (
                String::new(),
                r#""smithy.api#auth": [1]"#,
                "`@auth`: expected a string",
            ),
            (
                r#", "aws.auth#sigv4a": {}"#.to_owned(),
                "",
                "`@aws.auth#sigv4a`: missing `name`",
            ),
            (
                key(r#"{"in": "query"}"#),
                "",
                "`@httpApiKeyAuth`: missing `name`",
            ),
            (
                key(r#"{"name": "a", "in": "body"}"#),
                "",
                "`@httpApiKeyAuth.in`: expected \"header\" or \"query\", found \"body\"",
            ),
            (
                key(r#"{"name": "a b", "in": "header"}"#),
                "",
                "`@httpApiKeyAuth.name`: invalid name \"a b\"",
            ),
            (
                key(r#"{"name": "a", "in": "query", "scheme": "Key"}"#),
                "",
                "`@httpApiKeyAuth.scheme`: a parameter of the query has no scheme",
            ),
        ] {
            let found = problems(&service, operation);
            assert!(found.contains(expected), "{expected}\n---\n{found}");
        }
    }
}
