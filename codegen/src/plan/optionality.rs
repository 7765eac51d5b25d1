//! Optionality of members (Smithy specification, "Structure member optionality").

use super::context::Context;
use crate::input::Nullability;
use crate::model::default_value::DefaultValue;
use crate::model::shape::Member;

/// The optionality of a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Optionality {
    /// `T`, and the builder requires it.
    Required,
    /// `T`, with this default.
    Default(Default),
    /// `Option<T>`, and validation reports that it is unset.
    ClientOptional,
    /// `Option<T>`
    Optional,
}

impl Optionality {
    /// Whether the field is an `Option`.
    pub(crate) fn is_option(&self) -> bool {
        matches!(self, Optionality::ClientOptional | Optionality::Optional)
    }
}

/// The default of a member.
pub(crate) type Default = DefaultValue<'static>;

impl Context<'_, '_> {
    /// Whether the optionality of a member is [`Optionality::Required`].
    pub(super) fn is_required(&self, member: &Member<'_>) -> bool {
        self.optionality(member) == Optionality::Required
    }

    /// Clients: only a required member always has a value. Smithy specification, "Default value serialization":
    /// clients send defaults only if they are set explicitly, or if the member is required. So a client must know
    /// whether a member with a default is set, wherever its structure is.
    /// Servers own the model, so members that are required or have a default have a value. A member whose default
    /// is null is optional.
    ///
    /// `@clientOptional` only changes the type of a required member (Smithy specification, "clientOptional trait").
    /// It must still have a value, unless it has a default: the service fills that in.
    pub(super) fn optionality(&self, member: &Member<'_>) -> Optionality {
        Self::optionality_for(self.nullability, member)
    }

    /// Whether a member is only optional because the rules are those of clients.
    pub(super) fn is_optional_for_clients_alone(&self, member: &Member<'_>) -> bool {
        self.nullability == Nullability::Client
            && self.optionality(member).is_option()
            && !Self::optionality_for(Nullability::Server, member).is_option()
    }

    fn optionality_for(nullability: Nullability, member: &Member<'_>) -> Optionality {
        let traits = &member.traits;
        let has_value = match nullability {
            Nullability::Client => traits.required && !traits.client_optional,
            Nullability::Server => traits.required || member.default.is_some(),
        };
        match &member.default {
            None if !has_value && traits.required => Optionality::ClientOptional,
            _ if !has_value => Optionality::Optional,
            Some(default) => Optionality::Default(owned(default)),
            None => Optionality::Required,
        }
    }
}

pub(super) fn owned(literal: &DefaultValue<'_>) -> Default {
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
