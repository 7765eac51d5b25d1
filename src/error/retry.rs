//! Which errors can be retried. The codes are those that the AWS SDKs know: botocore 1.44
//! (`retries/standard.py` and `data/_retry.json`), smithy-rs (`aws-runtime`, `retries/classifiers.rs`) and the SDK
//! for JavaScript (`@smithy/service-error-classification`).

/// Codes of throttled requests; the same 14 in all three.
const THROTTLING_CODES: [&str; 14] = [
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes of errors that pass by themselves. The first two are botocore's, of `sts` and `dynamodb`.
const TRANSIENT_CODES: [&str; 4] = [
    "IDPCommunicationError",
    "ReplicatedWriteConflictException",
    "RequestTimeout",
    "RequestTimeoutException",
];

/// Statuses of errors that pass by themselves.
const TRANSIENT_STATUSES: [u16; 4] = [500, 502, 503, 504];

/// `Too Many Requests` (RFC 6585, section 4).
const THROTTLING_STATUS: u16 = 429;

/// What is known of an error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Circumstances<'a> {
    /// `@retryable`: whether the error indicates throttling. `None` if the error does not have the trait.
    pub retryable: Option<bool>,
    /// The name of the shape, and the code of the service.
    pub codes: [Option<&'a str>; 2],
    /// The HTTP status.
    pub status: Option<u16>,
}

impl Circumstances<'_> {
    fn has_code(self, known: &[&str]) -> bool {
        self.codes.iter().flatten().any(|code| known.contains(code))
    }

    /// Whether the error indicates throttling. `@retryable` decides, if the error has the trait.
    pub fn is_throttling(self) -> bool {
        let is_known =
            || self.status == Some(THROTTLING_STATUS) || self.has_code(&THROTTLING_CODES);
        self.retryable.unwrap_or_else(is_known)
    }

    /// Whether the request can be retried.
    pub fn is_retryable(self) -> bool {
        let is_transient = |status| TRANSIENT_STATUSES.contains(&status);
        self.retryable.is_some()
            || self.is_throttling()
            || self.status.is_some_and(is_transient)
            || self.has_code(&TRANSIENT_CODES)
    }
}
