//! Optionality of members (Smithy specification, "Structure member optionality").

use super::context::Context;
use crate::input::Nullability;
use crate::model::default_value::DefaultValue;
use crate::model::shape::{Member, Shape};

/// The optionality of a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Optionality {
    /// `T`, and the builder requires it.
    Required,
    /// `T`, with this default.
    Default(Default),
    /// `Option<T>`
    Optional,
}

/// The default of a member.
pub(crate) type Default = DefaultValue<'static>;

impl Context<'_, '_> {
    /// Clients: a required member has a value. The service fills in the defaults of an `@input`, so unset members
    /// are not sent; everywhere else, defaults are filled in.
    /// Servers own the model, so members that are required or have a default have a value. A member whose default
    /// is null is optional.
    pub(super) fn optionality(&self, shape: &Shape<'_>, member: &Member<'_>) -> Optionality {
        let traits = &member.traits;
        let is_server = self.nullability == Nullability::Server;
        let optional = traits.client_optional && !is_server;
        let sent_unset = shape.traits.input && !traits.required && !is_server;
        match &member.default {
            Some(literal) if !optional && !sent_unset => Optionality::Default(owned(literal)),
            None if traits.required && !optional => Optionality::Required,
            _ => Optionality::Optional,
        }
    }
}

fn owned(literal: &DefaultValue<'_>) -> Default {
    match literal {
        DefaultValue::Boolean(value) => DefaultValue::Boolean(*value),
        DefaultValue::Integer(value) => DefaultValue::Integer(*value),
        DefaultValue::Float(value) => DefaultValue::Float(*value),
        DefaultValue::String(value) => DefaultValue::String(value.clone().into_owned().into()),
        DefaultValue::Enum(value) => DefaultValue::Enum(value.clone().into_owned().into()),
        DefaultValue::IntEnum(value) => DefaultValue::IntEnum(*value),
        DefaultValue::Blob(bytes) => DefaultValue::Blob(bytes.clone()),
        DefaultValue::Big(digits) => DefaultValue::Big(digits.clone().into_owned().into()),
        DefaultValue::Document(json) => DefaultValue::Document(json.clone().into_owned().into()),
        DefaultValue::Timestamp(seconds, nanoseconds) => {
            DefaultValue::Timestamp(*seconds, *nanoseconds)
        }
        DefaultValue::Empty => DefaultValue::Empty,
    }
}
