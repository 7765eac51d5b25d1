//! The trait `@paginated` (Smithy specification, "paginated trait").

use super::id::is_identifier;
use super::json::{self, Mismatch, Object, Raw};
use crate::diagnostic::quoted;

/// The value of `@paginated` on an operation, completed with that of its service.
#[derive(Clone, Debug)]
pub(crate) struct Pagination<'a> {
    /// The location, for messages.
    pub(crate) text: &'a str,
    /// The member of the input with the token.
    pub(crate) input_token: String,
    /// The path to the token in the output.
    pub(crate) output_token: Vec<String>,
    /// The path to the items in the output.
    pub(crate) items: Option<Vec<String>>,
}

/// The value of the trait on a service or an operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paginated {
    input_token: Option<Vec<String>>,
    output_token: Option<Vec<String>>,
    items: Option<Vec<String>>,
}

/// The maximum number of segments in a path. The compiler recurses on nested expressions.
const MAX_SEGMENTS: usize = 48;

const PAGINATED: &str = "smithy.api#paginated";

/// Reads the trait of a service.
///
/// # Errors
///
/// It has an invalid value.
pub(crate) fn service<'a>(traits: &Object<'a>) -> Result<Paginated, Mismatch<'a>> {
    let value = traits.get(PAGINATED).map(paginated).transpose();
    let value = value.map_err(|m| m.in_trait("paginated"))?;
    Ok(value.unwrap_or_default())
}

/// Reads the trait of an operation; `None` if it is not paginated.
///
/// # Errors
///
/// It has an invalid value, or neither it nor the service has a token.
pub(crate) fn operation<'a>(
    traits: &Object<'a>,
    service: &Paginated,
) -> Result<Option<Pagination<'a>>, Mismatch<'a>> {
    let Some(raw) = traits.get(PAGINATED) else {
        return Ok(None);
    };
    let read = || {
        let own = paginated(raw)?;
        let of = |own: Option<Vec<String>>, of_service: &Option<Vec<String>>, key: &str| {
            let value = own.or_else(|| of_service.clone());
            value.ok_or_else(|| Mismatch::missing(raw.get(), key))
        };
        let input_token = of(own.input_token, &service.input_token, "inputToken")?;
        Ok(Pagination {
            text: raw.get(),
            input_token: input_token.concat(),
            output_token: of(own.output_token, &service.output_token, "outputToken")?,
            items: own.items.or_else(|| service.items.clone()),
        })
    };
    read()
        .map(Some)
        .map_err(|m: Mismatch<'a>| m.in_trait("paginated"))
}

fn paginated(raw: Raw<'_>) -> Result<Paginated, Mismatch<'_>> {
    let object = json::object(raw)?;
    let path = |key: &str, is_nested: bool| {
        let Some(raw) = object.get(key) else {
            return Ok(None);
        };
        let text = json::string(raw).map_err(|m| m.in_key(key))?;
        let count = text.split('.').count();
        if is_nested && count > MAX_SEGMENTS {
            let message =
                format!("the path has {count} segments, at most {MAX_SEGMENTS} are supported");
            return Err(Mismatch::new(raw.get(), message).in_key(key));
        }
        let path: Vec<String> = text.split('.').map(str::to_owned).collect();
        if !path.iter().all(|name| is_identifier(name)) || path.len() > 1 && !is_nested {
            let message = format!("expected the name of a member, found {}", quoted(&text));
            return Err(Mismatch::new(raw.get(), message).in_key(key));
        }
        Ok(Some(path))
    };
    Ok(Paginated {
        input_token: path("inputToken", false)?,
        output_token: path("outputToken", true)?,
        items: path("items", true)?,
    })
}
