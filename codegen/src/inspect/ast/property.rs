//! The properties of operations, resources and services.

use std::borrow::Cow;

use crate::collections::{List, Map};
use crate::model::json::{self, Mismatch, Object, Raw};
use crate::model::mixins::Flat;

/// The properties of a shape, in the order of Smithy's tool.
pub(super) type Properties<'a> = Vec<(&'static str, Property<'a>)>;

/// The value of a property.
pub(super) enum Property<'a> {
    Text(Cow<'a, str>),
    Reference(Cow<'a, str>),
    /// References, whose order has no meaning.
    References(Vec<Cow<'a, str>>),
    /// Names with references.
    Entries(Vec<(Cow<'a, str>, Cow<'a, str>)>),
    /// Names with texts.
    Texts(Vec<(Cow<'a, str>, Cow<'a, str>)>),
}

#[derive(Clone, Copy)]
enum Form {
    Text,
    Reference,
    References,
    Entries,
    Texts,
}

const OPERATION: &[(&str, Form)] = &[
    ("input", Form::Reference),
    ("output", Form::Reference),
    ("errors", Form::References),
];

const RESOURCE: &[(&str, Form)] = &[
    ("identifiers", Form::Entries),
    ("properties", Form::Entries),
    ("put", Form::Reference),
    ("create", Form::Reference),
    ("read", Form::Reference),
    ("update", Form::Reference),
    ("delete", Form::Reference),
    ("list", Form::Reference),
    ("operations", Form::References),
    ("collectionOperations", Form::References),
    ("resources", Form::References),
];

const SERVICE: &[(&str, Form)] = &[
    ("version", Form::Text),
    ("operations", Form::References),
    ("resources", Form::References),
    ("errors", Form::References),
    ("rename", Form::Texts),
];

fn of_kind(kind: &str) -> &'static [(&'static str, Form)] {
    match kind {
        "operation" => OPERATION,
        "resource" => RESOURCE,
        "service" => SERVICE,
        _ => &[],
    }
}

/// Reads the properties of a shape of this type.
pub(super) fn read<'a>(kind: &str, object: &Object<'a>) -> Result<Properties<'a>, Mismatch<'a>> {
    let mut properties = Vec::new();
    for &(key, form) in of_kind(kind) {
        let property = match object.get(key) {
            Some(raw) => value(form, raw).map_err(|m| m.in_key(key))?,
            None if kind == "operation" && key != "errors" => {
                Property::Reference("smithy.api#Unit".into())
            }
            None => continue,
        };
        properties.push((key, property));
    }
    Ok(properties)
}

fn value(form: Form, raw: Raw<'_>) -> Result<Property<'_>, Mismatch<'_>> {
    Ok(match form {
        Form::Text => Property::Text(json::string(raw)?),
        Form::Reference => Property::Reference(json::target(raw)?),
        Form::References => {
            let targets = json::array(raw)?.into_iter().map(json::target);
            Property::References(targets.collect::<Result<_, _>>()?)
        }
        Form::Entries => Property::Entries(entries(raw, json::target)?),
        Form::Texts => Property::Texts(entries(raw, json::string)?),
    })
}

fn entries<'a, T>(
    raw: Raw<'a>,
    read: fn(Raw<'a>) -> Result<T, Mismatch<'a>>,
) -> Result<Vec<(Cow<'a, str>, T)>, Mismatch<'a>> {
    let entries = json::object(raw)?.0.into_iter();
    let entries = entries.map(|(key, raw)| {
        let value = read(raw).map_err(|m| m.in_key(&key))?;
        Ok((key, value))
    });
    entries.collect()
}

/// Adds what a shape has from its mixins: errors, new names, and a version if it has none.
pub(super) fn flatten<'a>(
    kind: &str,
    properties: &mut Properties<'a>,
    flat: &Flat<'a>,
) -> Result<(), Mismatch<'a>> {
    let own = std::mem::take(properties);
    let mut own: Map<&str, Option<Property<'a>>> = own
        .into_iter()
        .map(|(key, value)| (key, Some(value)))
        .collect();
    for &(key, form) in of_kind(kind) {
        let own = own.get_mut(key).and_then(Option::take);
        let property = match (form, own) {
            (Form::References, _) => Property::References(flat.targets(key)?),
            (Form::Texts, _) => {
                let entries = flat.replaced(key)?.into_iter();
                let texts = entries.map(|(key, raw)| Ok((key, json::string(raw)?)));
                Property::Texts(texts.collect::<Result<_, Mismatch<'a>>>()?)
            }
            (Form::Text, Some(Property::Text(text))) if !text.trim().is_empty() => {
                Property::Text(text)
            }
            (Form::Text, _) => match flat.property(key) {
                Some(raw) => Property::Text(json::string(raw)?),
                None => continue,
            },
            (_, Some(own)) => own,
            (_, None) => continue,
        };
        properties.push((key, property));
    }
    Ok(())
}

/// The references in a list as Smithy's tool writes them: each once, sorted with no regard to case.
pub(super) fn sorted<'a>(mut ids: Vec<Cow<'a, str>>) -> Vec<Cow<'a, str>> {
    let by_id = |first: &Cow<'a, str>, second: &Cow<'a, str>| {
        let lower = first.to_ascii_lowercase().cmp(&second.to_ascii_lowercase());
        lower.then_with(|| first.cmp(second))
    };
    ids.sort_by(by_id);
    ids.dedup();
    ids.into_iter().list()
}
