//! What the model says about shapes and members beyond their API, for an explanation of why their code differs.

use super::tokens::Statics;
use super::{EnumMembers, Fact, text};
use crate::collections::List;
use crate::model::auth::AuthScheme;
use crate::model::protocol::OtherProtocol;
use crate::model::traits::Fault;
use crate::plan::deprecation::Deprecation;
use crate::plan::enumeration::{Enumeration, Values, Variant};
use crate::plan::http::{Host, HttpBinding};
use crate::plan::operation::{Operation, Unsupported};
use crate::plan::pagination::{Field, Pagination};
use crate::plan::schema::{Bound, Length, SchemaRef, TimestampFormat};
use crate::plan::structure::{Member, Structure};
use crate::plan::union::Union;

struct Facts<'f> {
    statics: &'f Statics<'f>,
    facts: Vec<Fact>,
}

impl Facts<'_> {
    fn add(&mut self, member: Option<&str>, name: &'static str, value: impl Into<String>) {
        self.facts.push(Fact {
            member: member.map(str::to_owned),
            name,
            value: value.into(),
        });
    }

    fn flag(&mut self, member: Option<&str>, name: &'static str, is_set: bool) {
        if is_set {
            self.add(member, name, "");
        }
    }

    fn deprecation(&mut self, member: Option<&str>, deprecation: Option<&Deprecation>) {
        if let Some(Deprecation { since, note }) = deprecation {
            let texts = [since.as_deref(), note.as_deref()];
            let texts: Vec<&str> = texts.into_iter().flatten().collect();
            let text = texts.join(": ");
            if text.is_empty() {
                self.flag(member, "deprecated", true);
            } else {
                self.add(member, "deprecation", text);
            }
        }
    }

    /// The contents of a schema, except whether it is sensitive.
    fn schema(&mut self, member: &str, schema: &SchemaRef) {
        let mut constraints = Vec::new();
        self.constraints(schema, "", &mut constraints);
        if !constraints.is_empty() {
            self.add(Some(member), "constraints", constraints.join(", "));
        }
        let is_sensitive = match schema {
            SchemaRef::Sensitive => true,
            schema => (self.statics.schema(schema)).is_some_and(|schema| schema.sensitive),
        };
        self.flag(Some(member), "sensitive", is_sensitive);
    }

    fn constraints(&self, schema: &SchemaRef, of: &str, into: &mut Vec<String>) {
        let Some(schema) = self.statics.schema(schema) else {
            return;
        };
        if let Some(Length { min, max }) = schema.length {
            into.push(format!("length{of} {}", bounds(min, max)));
        }
        if let Some((min, max)) = &schema.range {
            let bound = |bound: &Bound| match bound {
                Bound::Integer(integer) => integer.to_string(),
                Bound::Decimal { digits, .. } => digits.clone(),
            };
            let (min, max) = (min.as_ref().map(bound), max.as_ref().map(bound));
            into.push(format!("range{of} {}", bounds(min, max)));
        }
        if let Some(pattern) = &schema.pattern {
            let source = self.statics.pattern(pattern);
            into.push(format!("pattern{of} \"{source}\""));
        }
        if schema.unique_items {
            into.push(format!("unique items{of}"));
        }
        if let Some(format) = schema.timestamp_format {
            let format = match format {
                TimestampFormat::EpochSeconds => "epoch-seconds",
                TimestampFormat::DateTime => "date-time",
                TimestampFormat::HttpDate => "http-date",
            };
            into.push(format!("format{of} {format}"));
        }
        if schema.media_type {
            into.push(format!("media type{of}"));
        }
        for (part, name) in [(&schema.key, "keys"), (&schema.item, "items")] {
            if let Some(part) = part {
                self.constraints(part, &format!(" of {name}{of}"), into);
            }
        }
    }

    fn member(&mut self, member: &Member) {
        let name = Some(&*member.name);
        self.schema(&member.name, &member.schema);
        if let Some(default) = text::default(member) {
            self.add(name, "default", default);
        }
        if member.json_name.is_some() {
            self.add(name, "JSON name", member.json_name());
        }
        if let Some(binding) = &member.http {
            self.add(name, "HTTP binding", http_binding(binding));
        }
        if let Some(host) = &member.host {
            let part = match host {
                Host::Label => "@hostLabel",
                Host::Endpoint => "URL of the request",
            };
            self.add(name, "part of the host", part);
        }
        self.flag(name, "filled with a token if unset", member.fills_token);
        self.flag(
            name,
            "marked if a service leaves it out",
            member.mark.is_some(),
        );
        self.deprecation(name, member.deprecation.as_ref());
    }
}

fn bounds(min: Option<impl ToString>, max: Option<impl ToString>) -> String {
    let (min, max) = (
        min.map(|min| min.to_string()),
        max.map(|max| max.to_string()),
    );
    match (min, max) {
        (Some(min), Some(max)) if min == max => min,
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => String::new(),
    }
}

/// A binding as the trait that says it.
fn http_binding(binding: &HttpBinding) -> String {
    match binding {
        HttpBinding::Label { .. } => "@httpLabel".to_owned(),
        HttpBinding::Query(name) => format!("@httpQuery(\"{name}\")"),
        HttpBinding::QueryParams => "@httpQueryParams".to_owned(),
        HttpBinding::Header(name) | HttpBinding::HeaderList(name) => {
            format!("@httpHeader(\"{name}\")")
        }
        HttpBinding::PrefixHeaders(prefix) => format!("@httpPrefixHeaders(\"{prefix}\")"),
        HttpBinding::Payload(_) => "@httpPayload".to_owned(),
        HttpBinding::ResponseCode => "@httpResponseCode".to_owned(),
    }
}

/// A scheme as the trait that says it.
fn auth_scheme(scheme: &AuthScheme) -> String {
    match scheme {
        AuthScheme::SigV4(name) => format!("@aws.auth#sigv4(name: \"{name}\")"),
        AuthScheme::SigV4A(name) => format!("@aws.auth#sigv4a(name: \"{name}\")"),
        AuthScheme::HttpBearer => "@httpBearerAuth".to_owned(),
        AuthScheme::HttpApiKey {
            name,
            is_in_query,
            scheme,
        } => {
            let place = if *is_in_query { "query" } else { "header" };
            let scheme = scheme.as_ref();
            let scheme = scheme.map_or_else(String::new, |text| format!(", scheme: \"{text}\""));
            format!("@httpApiKeyAuth(name: \"{name}\", in: \"{place}\"{scheme})")
        }
        AuthScheme::HttpBasic => "@httpBasicAuth".to_owned(),
        AuthScheme::HttpDigest => "@httpDigestAuth".to_owned(),
        AuthScheme::NoAuth => "none".to_owned(),
        AuthScheme::Other(id) => format!("@{id}"),
    }
}

/// What the methods for pages use.
fn pages(pages: &Pagination) -> String {
    let path = |fields: &[Field]| {
        let names = fields.iter().map(|field| field.ident.to_string());
        names.list().join(".")
    };
    let mut parts = vec![
        format!("input token {}", pages.input_token.ident),
        format!("output token {}", path(&pages.output_token)),
    ];
    let items = pages.items.as_ref();
    parts.extend(items.map(|(fields, _)| format!("items {}", path(fields))));
    if !pages.idempotency_tokens.is_empty() {
        parts.push(format!(
            "new {} for each page",
            path(&pages.idempotency_tokens)
        ));
    }
    parts.join(", ")
}

/// Why an operation has no call.
fn reason(unsupported: Unsupported) -> &'static str {
    match unsupported {
        Unsupported::Protocol(Some(OtherProtocol::RestXml)) => "protocol restXml",
        Unsupported::Protocol(Some(OtherProtocol::AwsQuery)) => "protocol awsQuery",
        Unsupported::Protocol(Some(OtherProtocol::Ec2Query)) => "protocol ec2Query",
        Unsupported::Protocol(Some(OtherProtocol::RpcV2Cbor)) => "protocol rpcv2Cbor",
        Unsupported::Protocol(None) => "no known protocol",
        Unsupported::NoService => "no service",
        Unsupported::NoHttpTrait => "no @http",
        Unsupported::EventStream => "event stream",
        Unsupported::ExternalType => "input or output from another module",
    }
}

pub(super) fn of_structure(structure: &Structure, statics: &Statics<'_>) -> Vec<Fact> {
    let mut facts = Facts {
        statics,
        facts: Vec::new(),
    };
    facts.flag(None, "sensitive", structure.sensitive);
    if let Some(error) = &structure.error {
        facts.add(None, "HTTP status", error.http_status.to_string());
        facts.add(
            None,
            "fault",
            match error.fault {
                Fault::Client => "client",
                Fault::Server => "server",
            },
        );
        facts.flag(None, "retryable", error.retryable);
        facts.flag(None, "throttling", error.throttling);
        if let Some(message) = structure.message() {
            facts.add(None, "message", &*message.name);
        }
    }
    facts.deprecation(None, structure.deprecation.as_ref());
    for member in &structure.members {
        facts.member(member);
    }
    facts.facts
}

pub(super) fn of_union(union: &Union, statics: &Statics<'_>) -> Vec<Fact> {
    let mut facts = Facts {
        statics,
        facts: Vec::new(),
    };
    facts.flag(None, "sensitive", union.sensitive);
    facts.deprecation(None, union.deprecation.as_ref());
    for variant in &union.variants {
        let name = Some(&*variant.name);
        facts.schema(&variant.name, &variant.schema);
        if variant.json_name.is_some() {
            facts.add(name, "JSON name", variant.json_name());
        }
        facts.deprecation(name, variant.deprecation.as_ref());
    }
    facts.facts
}

pub(super) fn of_enumeration(
    enumeration: &Enumeration,
    members: &EnumMembers,
    statics: &Statics<'_>,
) -> Vec<Fact> {
    fn add<V: ToString>(facts: &mut Facts<'_>, members: &[String], variants: &[Variant<V>]) {
        for (member, variant) in members.iter().zip(variants) {
            facts.add(Some(member), "value", variant.value.to_string());
            facts.flag(Some(member), "internal", variant.internal);
            facts.deprecation(Some(member), variant.deprecation.as_ref());
        }
    }
    let members = members.get(&enumeration.id).map_or(&[][..], Vec::as_slice);
    let mut facts = Facts {
        statics,
        facts: Vec::new(),
    };
    facts.flag(None, "sensitive", enumeration.sensitive);
    facts.deprecation(None, enumeration.deprecation.as_ref());
    let mut constraints = Vec::new();
    facts.constraints(&enumeration.schema, "", &mut constraints);
    if !constraints.is_empty() {
        facts.add(None, "constraints", constraints.join(", "));
    }
    match &enumeration.values {
        Values::Strings(variants) => add(&mut facts, members, variants),
        Values::Integers(variants) => add(&mut facts, members, variants),
    }
    facts.facts
}

pub(super) fn of_operation(operation: &Operation, statics: &Statics<'_>) -> Vec<Fact> {
    let mut facts = Facts {
        statics,
        facts: Vec::new(),
    };
    facts.deprecation(None, operation.deprecation.as_ref());
    let errors = operation.error.errors.iter();
    let codes = errors.map(|error| format!("{}: {}", error.ident, error.codes.join(", ")));
    let codes: Vec<String> = codes.collect();
    if !codes.is_empty() {
        facts.add(None, "list of error codes", codes.join("; "));
    }
    match &operation.call {
        Ok(call) => {
            if let Some(target) = &call.target {
                facts.add(None, "`X-Amz-Target`", target);
            }
            if let Some(http) = &call.http {
                facts.add(None, "HTTP method", &*http.method);
                facts.add(None, "URI", &*http.uri);
                if let Some(code) = http.code {
                    facts.add(None, "HTTP status", code.to_string());
                }
            }
            if let Some(prefix) = &call.host_prefix {
                facts.add(None, "host prefix", prefix);
            }
            if let Some(auth) = &call.auth {
                let schemes = auth.iter().map(auth_scheme).list();
                facts.add(None, "authentication", schemes.join(", "));
            }
            facts.flag(None, "sent with an unsigned payload", call.unsigned_payload);
            if let Some(pages) = &call.pagination {
                facts.add(None, "pages", self::pages(pages));
            }
        }
        Err(unsupported) => {
            facts.add(None, "reason why it is not supported", reason(*unsupported));
        }
    }
    facts.facts
}
