//! What is kept of the response that an error was read from.

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use super::retry::Circumstances;
use super::{ErrorShape, Fault};
use crate::Shape;

/// A response with an error.
#[derive(Clone, Default)]
pub(crate) struct Answer {
    /// The HTTP status, if the error was received.
    pub status: Option<u16>,
    #[cfg(feature = "http")]
    pub headers: http::HeaderMap,
    pub body: Vec<u8>,
    /// The error code, if the service sent one.
    pub code: Option<String>,
    /// The message, wherever the service put it.
    pub message: Option<String>,
    /// Whether the client or the server is at fault, if the service said so.
    pub fault: Option<Fault>,
}

/// What the model states about an error.
#[derive(Clone, Copy)]
pub(super) struct Modeled<'a> {
    /// The name of the shape.
    pub name: &'a str,
    /// The value of the member with the message.
    pub message: Option<&'a str>,
    pub fault: Fault,
    pub http_status: u16,
    /// `@retryable`: whether the error indicates throttling.
    pub retryable: Option<bool>,
}

/// An error of a service: what it displays, what is kept of the response, and what the model states about it.
#[doc(hidden)] // it is what `ErrorShape` is implemented with
pub struct Received<'a> {
    pub(super) error: &'a dyn fmt::Display,
    pub(super) source: Option<&'a (dyn Error + 'static)>,
    pub(super) answer: &'a Answer,
    /// `None` if the model does not have the error.
    pub(super) model: Option<Modeled<'a>>,
    /// The variant of the enum, if the error is one of an operation.
    pub(super) variant: Option<Variant<'a>>,
}

/// A variant of the error enum of an operation.
#[derive(Clone, Copy)]
pub(super) struct Variant<'a> {
    name: &'static str,
    error: &'a dyn VariantError,
}

/// What the impls of an error enum need of the errors in it.
pub trait VariantError: Error {
    /// The error, as the enum sees it.
    fn received(&self) -> Received<'_>;
    /// The error itself.
    fn as_any(&self) -> &dyn Any;
    /// Whether the other error is of the same type and equal.
    fn is_equal(&self, other: &dyn Any) -> bool;
    /// Hashes the error.
    fn hash_to(&self, state: &mut dyn Hasher);
}

impl<T: ErrorShape + PartialEq + Hash + 'static> VariantError for T {
    fn received(&self) -> Received<'_> {
        self.__received()
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is_equal(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn hash_to(&self, mut state: &mut dyn Hasher) {
        self.hash(&mut state);
    }
}

/// A structure of the model, and the value of the member with its message.
pub fn of_structure<'a, X: ErrorShape + Shape>(
    error: &'a X,
    message: Option<&'a str>,
) -> Received<'a> {
    /// A structure was not received.
    static ANSWER: LazyLock<Answer> = LazyLock::new(Answer::default);
    Received {
        error,
        source: error.source(),
        answer: &ANSWER,
        model: Some(Modeled {
            name: X::ID.rsplit('#').next().unwrap_or_default(),
            message,
            fault: X::FAULT,
            http_status: X::HTTP_STATUS,
            retryable: X::RETRYABLE.then_some(X::THROTTLING),
        }),
        variant: None,
    }
}

/// The error in a variant of an error enum.
pub fn of_variant<'a>(name: &'static str, error: &'a dyn VariantError) -> Received<'a> {
    Received {
        variant: Some(Variant { name, error }),
        ..error.received()
    }
}

impl<'a> Received<'a> {
    #[cfg(feature = "http")]
    pub(crate) fn answer(&self) -> &'a Answer {
        self.answer
    }

    /// The code of the service, or the name of the modeled error.
    pub(super) fn code(&self) -> Option<&'a str> {
        let of_model = || self.model.map(|model| model.name);
        self.answer.code.as_deref().or_else(of_model)
    }

    /// The message in the modeled member, or wherever the service put it.
    pub(super) fn message(&self) -> Option<&'a str> {
        let modeled = self.model.and_then(|model| model.message);
        // A client reads a required member that is missing as an empty text.
        let modeled = modeled.filter(|text| !text.is_empty());
        modeled.or(self.answer.message.as_deref())
    }

    /// Whether the client or the server is at fault: what the service says, the model, or else the status.
    pub(crate) fn fault(&self) -> Option<Fault> {
        let of_status = || match self.answer.status? {
            400..500 => Some(Fault::Client),
            500..600 => Some(Fault::Server),
            _ => None,
        };
        let of_model = || self.model.map(|model| model.fault);
        self.answer.fault.or_else(of_model).or_else(of_status)
    }

    /// The status of the response, or else the modeled status.
    pub(crate) fn status(&self) -> Option<u16> {
        let of_model = || self.model.map(|model| model.http_status);
        self.answer.status.or_else(of_model)
    }

    pub(super) fn circumstances(&self) -> Circumstances<'a> {
        Circumstances {
            retryable: self.model.and_then(|model| model.retryable),
            codes: [
                self.model.map(|model| model.name),
                self.answer.code.as_deref(),
            ],
            status: self.status(),
        }
    }

    /// What `Error::source` returns.
    #[must_use]
    pub fn source(&self) -> Option<&'a (dyn Error + 'static)> {
        self.source
    }
}

impl fmt::Display for Received<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

/// As the derived impl of the error enum would be.
impl fmt::Debug for Received<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Variant { name, error }) = self.variant else {
            return fmt::Display::fmt(self, f);
        };
        let name = name.strip_prefix("r#").unwrap_or(name);
        f.debug_tuple(name).field(&error).finish()
    }
}

impl PartialEq for Received<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self.variant, other.variant) {
            (Some(one), Some(other)) => {
                one.name == other.name && one.error.is_equal(other.error.as_any())
            }
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Hash for Received<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if let Some(Variant { name, error }) = self.variant {
            name.hash(state);
            error.hash_to(state);
        }
    }
}

#[cfg(feature = "http")]
impl Answer {
    /// The ID of the request. The names are those that the SDK for JavaScript looks for.
    pub(crate) fn request_id(&self) -> Option<&str> {
        let names = ["x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"];
        let mut values = names.into_iter().filter_map(|name| self.headers.get(name));
        values.find_map(|value| value.to_str().ok().filter(|id| !id.is_empty()))
    }
}
