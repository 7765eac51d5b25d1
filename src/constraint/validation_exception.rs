//! The error with which Smithy's servers answer a request that violates constraints.

use std::fmt::{self, Write as _};

#[cfg(feature = "serde")]
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::constraint::violation::ConstraintViolations;
use crate::escape::is_escaped;

/// `smithy.framework#ValidationException`, the error with which Smithy's servers answer a request that violates
/// constraints.
///
/// `Display` is the body of the response, `{"message": …, "fieldList": [{"path": …, "message": …}, …]}`. `Serialize` has the
/// same form. The texts do not contain the values that violate the constraints.
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [AnalyticsConfigurationType],
/// # }
/// # fn main() {
/// let built = AnalyticsConfigurationType::builder().application_id("").build();
/// let exception = built.unwrap_err().to_validation_exception();
/// let field = &exception.field_list()[0];
/// assert_eq!(field.path(), "/ApplicationId");
/// assert!(field.message().starts_with("Value at '/ApplicationId' failed to satisfy constraint: "));
/// assert!(exception.to_string().starts_with(r#"{"message":"1 validation error detected. Value at"#));
/// # }
/// ```
///
/// [`push`](Self::push) adds the violation of a rule that the model does not have, so that one response reports all:
///
/// ```
/// # shapesmith::smithy! {
/// #     model = "model/cognito-identity-provider.json",
/// #     shapes = [UpdateUserPoolClientRequest],
/// # }
/// use shapesmith::ValidationException;
///
/// fn check(request: &UpdateUserPoolClientRequest) -> Result<(), ValidationException> {
///     let mut exception = ValidationException::from(request.validate().err());
///     if request.default_redirect_uri.is_some() && request.callback_urls.is_none() {
///         exception.push("/DefaultRedirectURI", "A default redirect URL needs callback URLs");
///     }
///     if exception.field_list().is_empty() { Ok(()) } else { Err(exception) }
/// }
/// # fn main() {
/// let request = UpdateUserPoolClientRequest::builder()
///     .user_pool_id("us-east-1_Example01")
///     .client_id("1example23456789")
///     .client_name("")
///     .default_redirect_uri("https://example.com");
/// let exception = check(&request.build_unchecked()).unwrap_err();
/// assert!(exception.message().starts_with("3 validation errors detected. "));
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ValidationException {
    /// The number of violations, including those that are not in the list.
    total: usize,
    message: String,
    field_list: Vec<ValidationExceptionField>,
}

impl ValidationException {
    /// The shape ID. Its name, `ValidationException`, is the error code.
    pub const ID: &'static str = "smithy.framework#ValidationException";
    /// The HTTP status of the response.
    pub const HTTP_STATUS: u16 = 400;

    pub(crate) fn new(
        total: usize,
        message: String,
        field_list: Vec<ValidationExceptionField>,
    ) -> Self {
        ValidationException {
            total,
            message,
            field_list,
        }
    }

    /// Adds a violation of a rule that is not in the model: the path of the value, a JSON Pointer such as
    /// `/CallbackURLs/0`, and what is wrong. The message becomes part of the whole message, which is copied.
    pub fn push(&mut self, path: impl Into<String>, message: impl Into<String>) {
        let field = ValidationExceptionField::new(path.into(), message.into());
        let summary = summary(self.total).len().min(self.message.len());
        let rest = self.message.split_off(summary);
        self.total += 1;
        let separator = if rest.is_empty() { "" } else { "; " };
        self.message = summary_and(self.total, &[&rest, separator, &field.message]);
        self.field_list.push(field);
    }

    /// The messages of all fields, joined.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The violations.
    #[must_use]
    pub fn field_list(&self) -> &[ValidationExceptionField] {
        &self.field_list
    }
}

/// The text before the violations.
pub(crate) fn summary(total: usize) -> String {
    let plural = if total == 1 { "" } else { "s" };
    format!("{total} validation error{plural} detected. ")
}

fn summary_and(total: usize, texts: &[&str]) -> String {
    let mut message = summary(total);
    message.extend(texts.iter().copied());
    message
}

impl From<ConstraintViolations> for ValidationException {
    fn from(violations: ConstraintViolations) -> Self {
        violations.to_validation_exception()
    }
}

/// Without violations, the list is empty, for violations of other rules to be added.
impl From<Option<ConstraintViolations>> for ValidationException {
    fn from(violations: Option<ConstraintViolations>) -> Self {
        match violations {
            Some(violations) => violations.to_validation_exception(),
            None => ValidationException::new(0, summary(0), Vec::new()),
        }
    }
}

/// `smithy.framework#ValidationExceptionField`: a violation.
///
/// [`ValidationException`] has an example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ValidationExceptionField {
    path: String,
    message: String,
}

impl ValidationExceptionField {
    pub(crate) fn new(path: String, message: String) -> Self {
        ValidationExceptionField { path, message }
    }

    /// The location of the value, as a JSON Pointer (RFC 6901) in the model's member names.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong with the value.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ValidationException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{\"message\":")?;
        json_string(&self.message, f)?;
        f.write_str(",\"fieldList\":[")?;
        for (index, field) in self.field_list.iter().enumerate() {
            f.write_str(if index > 0 {
                ",{\"path\":"
            } else {
                "{\"path\":"
            })?;
            json_string(&field.path, f)?;
            f.write_str(",\"message\":")?;
            json_string(&field.message, f)?;
            f.write_char('}')?;
        }
        f.write_str("]}")
    }
}

/// Writes a JSON string (RFC 8259, section 7).
fn json_string(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' | '\\' => write!(f, "\\{character}")?,
            // All of them are in the basic multilingual plane.
            _ if is_escaped(character) => write!(f, "\\u{:04x}", u32::from(character))?,
            _ => f.write_char(character)?,
        }
    }
    f.write_char('"')
}

#[cfg(feature = "serde")]
impl Serialize for ValidationException {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("ValidationException", 2)?;
        members.serialize_field("message", &self.message)?;
        members.serialize_field("fieldList", &self.field_list)?;
        members.end()
    }
}

#[cfg(feature = "serde")]
impl Serialize for ValidationExceptionField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("ValidationExceptionField", 2)?;
        members.serialize_field("path", &self.path)?;
        members.serialize_field("message", &self.message)?;
        members.end()
    }
}
