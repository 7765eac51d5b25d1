//! Whether a request may be repeated, and whose fault an error is.

use shapesmith::{ErrorShape, Fault, OperationError};

use super::ERRORS;

/// The codes of the AWS SDKs, of which the test has its own list.
fn throttles(code: &str, status: u16) -> bool {
    const PARTS: [&str; 7] = [
        "Throttl",
        "SlowDown",
        "Exceeded",
        "TooManyRequests",
        "PriorRequest",
        "InProgress",
        "EC2",
    ];
    status == 429 || PARTS.iter().any(|part| code.contains(part))
}

pub fn check_retry<E: ErrorShape>(error: &OperationError<E>, modeled: Option<&str>, status: u16) {
    let code = error.code().unwrap_or_default();
    let known = modeled.and_then(|name| ERRORS.iter().find(|known| known.0 == name));
    let retryable = known.and_then(|known| known.4);
    let throttles = retryable.unwrap_or_else(|| throttles(code, status));
    assert_eq!(error.throttling(), throttles, "{code} {status}");
    let transient = [500, 502, 503, 504].contains(&status) || code.starts_with("RequestTimeout");
    assert_eq!(
        error.retryable(),
        retryable.is_some() || throttles || transient,
        "{code} {status}"
    );
    let fault = match status {
        400..500 => Some(Fault::Client),
        500..600 => Some(Fault::Server),
        _ => None,
    };
    assert_eq!(error.fault(), known.map(|known| known.2).or(fault));
}
