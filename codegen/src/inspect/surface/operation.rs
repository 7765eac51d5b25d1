//! Operations, and the enums of their errors.

use super::{Entries, Entry, EntryKind, text};
use crate::plan::operation::{Call, Operation, OperationError};
use crate::plan::pagination::Pagination;
use crate::plan::types::Type;

pub(super) fn entries(operation: &Operation, into: &mut Vec<Entry>) {
    let name = &*operation.ident.to_string();
    let mut entries = Entries {
        shape: &operation.id,
        entries: into,
    };
    error(&mut entries, &operation.error);
    let http = Some("http");
    let signature = format!("struct {name}");
    entries.add_with(None, http, EntryKind::Operation, name.to_owned(), signature);
    for of in ["Debug", "Clone", "Copy", "PartialEq", "Eq", "Hash"] {
        entries.implement_with(None, http, name, of, "");
    }
    // One that is not supported implements `Operation` under a condition that never holds.
    let Ok(call) = &operation.call else {
        return;
    };
    let (input, builder) = match &call.input {
        Some([input, builder]) => (input.to_string(), builder.to_string()),
        None => ("Unit".to_owned(), "UnitBuilder".to_owned()),
    };
    let output = (call.output.as_ref()).map_or_else(|| "Unit".to_owned(), ToString::to_string);
    let error = &operation.error.ident;
    let associated = format!(
        " {{ type Input = {input}; type Output = {output}; type Error = {error}; type Builder = {builder}; }}"
    );
    entries.implement_with(None, http, name, "Operation", &associated);
    if call.input.is_none() {
        for signature in [
            "fn request(_: &()) -> Request<Vec<u8>>",
            "fn try_request(_: &()) -> Result<Request<Vec<u8>>, RequestError>",
            "fn request_to(endpoint: &Uri, _: &()) -> Result<Request<Vec<u8>>, RequestError>",
        ] {
            entries.method_if("http", name, signature);
        }
    }
    pages(&mut entries, name, call);
}

fn pages(entries: &mut Entries<'_>, name: &str, call: &Call) {
    let Some(Pagination { items, .. }) = &call.pagination else {
        return;
    };
    let http = Some("http");
    entries.implement_with(None, http, name, "Paginated", "");
    let Some((_, ty)) = items else {
        return;
    };
    let item = match ty {
        Type::Map { key, value, sparse } => {
            format!("({}, {})", text::ty(key), text::element(value, *sparse))
        }
        Type::List { item, sparse } => text::element(item, *sparse),
        _ => return,
    };
    let associated = format!(" {{ type Item = {item}; type Items = {}; }}", text::ty(ty));
    entries.implement_with(None, http, name, "PaginatedItems", &associated);
}

fn error(entries: &mut Entries<'_>, error: &OperationError) {
    let name = &*error.ident.to_string();
    entries.add(EntryKind::OperationError, name, format!("enum {name}"));
    let mut variant = |ident: &str, ty: &str| {
        let path = format!("{name}::{ident}");
        entries.add(EntryKind::Variant, path, format!("({ty})"));
    };
    let mut types = vec!["UnmodeledError".to_owned()];
    variant(&error.unmodeled.to_string(), "UnmodeledError");
    for known in &error.errors {
        let ty = (known.external.as_ref()).map_or_else(
            || known.ident.to_string(),
            |path| path.to_string().replace(' ', ""),
        );
        variant(&known.ident.to_string(), &format!("ModeledError<{ty}>"));
        types.push(ty);
    }
    for of in types {
        entries.implement(name, &format!("From<{of}>"));
    }
    for of in [
        "Clone",
        "Debug",
        "Display",
        "PartialEq",
        "Eq",
        "Hash",
        "Error",
        "ErrorShape",
    ] {
        entries.implement(name, of);
    }
}
