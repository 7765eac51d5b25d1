//! What the model says about operations, as static tables of generated code.

use super::{AuthScheme, Protocol};

/// A service.
#[derive(Debug)]
pub struct ServiceSchema {
    /// The absolute shape ID.
    pub id: &'static str,
    /// The name of `aws.auth#sigv4`, if the service has the trait.
    pub signing_name: Option<&'static str>,
    /// The endpoint prefix of `aws.api#service`, if the service has the trait.
    pub endpoint_prefix: Option<&'static str>,
    /// The protocol.
    pub protocol: Protocol,
    /// Whether the service also sends the error codes of the AWS query protocol (AWS specification,
    /// "awsQueryCompatible trait").
    pub query_compatible: bool,
    /// A header that the service requires, unless a member sets it: its lowercase name, and its value.
    pub header: Option<(&'static str, &'static str)>,
    /// The authentication schemes of operations without `@auth` and `@optionalAuth`.
    pub auth: &'static [AuthScheme],
    /// Whether greedy labels may have segments `.` and `..`, as in the keys of Amazon S3.
    pub keeps_dot_segments: bool,
}

/// The base of the services of generated code.
pub const SERVICE: ServiceSchema = ServiceSchema {
    id: "",
    signing_name: None,
    endpoint_prefix: None,
    protocol: Protocol::AwsJson10,
    query_compatible: false,
    header: None,
    auth: &[AuthScheme::NoAuth],
    keeps_dot_segments: false,
};

/// An operation.
#[derive(Debug)]
pub struct OperationSchema {
    /// The absolute shape ID.
    pub id: &'static str,
    /// The service.
    pub service: &'static ServiceSchema,
    /// The header `X-Amz-Target` of the AWS JSON protocols.
    pub target: Option<&'static str>,
    /// The HTTP method.
    pub method: &'static str,
    /// The path and query, with labels (Smithy specification, "http trait").
    pub uri: &'static str,
    /// The HTTP status of a successful response, if it is modeled.
    pub status: Option<u16>,
    /// The host prefix, with labels (Smithy specification, "endpoint trait").
    pub host_prefix: Option<&'static str>,
    /// The name of the member with the URL that the operation is sent to.
    pub endpoint: Option<&'static str>,
    /// The authentication schemes, if they are not those of the service.
    pub auth: Option<&'static [AuthScheme]>,
    /// Whether the signature leaves out the payload (AWS specification, "unsignedPayload trait").
    pub unsigned_payload: bool,
}

/// The base of the operations of generated code.
pub const OPERATION: OperationSchema = OperationSchema {
    id: "",
    service: &SERVICE,
    target: None,
    method: "POST",
    uri: "/",
    status: None,
    host_prefix: None,
    endpoint: None,
    auth: None,
    unsigned_payload: false,
};

impl OperationSchema {
    /// The name of the operation: its ID without the namespace.
    pub(super) const fn name(&self) -> &'static str {
        let mut name = self.id.as_bytes();
        let mut rest = name;
        while let [first, after @ ..] = rest {
            rest = after;
            if *first == b'#' {
                name = after;
            }
        }
        match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => self.id, // `#` is one byte, so the rest is UTF-8
        }
    }

    /// The effective authentication schemes.
    pub(super) const fn auth_schemes(&self) -> &'static [AuthScheme] {
        match self.auth {
            Some(schemes) => schemes,
            None => self.service.auth,
        }
    }

    /// Whether the operation can be called without authentication.
    pub(super) const fn has_optional_auth(&self) -> bool {
        matches!(self.auth_schemes(), [.., last] if last.is_none())
    }

    /// Whether members are bound to parts of messages other than the document (Smithy specification, "HTTP binding
    /// traits": the AWS JSON protocols ignore them).
    pub(super) fn has_bindings(&self) -> bool {
        self.service.protocol == Protocol::RestJson1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_operation_has_no_namespace() {
        for (id, name) in [("a.b#Get", "Get"), ("a#É", "É"), ("", "")] {
            assert_eq!(OperationSchema { id, ..OPERATION }.name(), name);
        }
    }
}
