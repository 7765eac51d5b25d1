//! The methods of members with a default, which return the value or the default.

use proc_macro2::Ident;

use super::context::Context;
use super::enumeration::{enum_names, int_enum_names, variant_names};
use super::naming::{Scope, unraw};
use super::optionality::{Default, owned};
use crate::collections::{List, Map};
use crate::input::Nullability;
use crate::model::closure::Closure;
use crate::model::default_value::DefaultValue;
use crate::model::shape::{Kind, Member};

/// The method of a member with a default.
#[derive(Debug)]
pub(crate) struct DefaultMethod {
    pub(crate) ident: Ident,
    pub(crate) default: Default,
    /// The variant, if the default is a value of a generated enum.
    pub(crate) variant: Option<Ident>,
    pub(crate) docs: String,
}

/// The other inherent methods of structures, and the methods of their traits, which an inherent method would hide.
const METHODS: [&str; 17] = [
    "build_with",
    "builder",
    "clone",
    "clone_into",
    "eq",
    "fmt",
    "from_json",
    "from_json_unchecked",
    "hash",
    "ne",
    "serialize",
    "to_builder",
    "to_json",
    "to_owned",
    "to_string",
    "validate",
    "with",
];

/// The methods of `Error` and `ErrorShape`.
const METHODS_OF_ERRORS: [&str; 8] = [
    "code",
    "fault",
    "http_status",
    "message",
    "request_id",
    "retryable",
    "source",
    "throttling",
];

/// The scope of the methods of a structure, which may be an error.
pub(super) fn scope(is_error: bool) -> Scope {
    let mut scope = Scope::with(&METHODS);
    for method in METHODS_OF_ERRORS.iter().filter(|_| is_error) {
        scope.reserve(method);
    }
    scope
}

/// The variants of generated enums that are defaults, by the index of the enum and the value.
pub(super) type DefaultVariants = Map<(usize, String), Ident>;

/// Names the variants of the enums that are targets of members with a default.
pub(super) fn default_variants(closure: &Closure<'_>) -> DefaultVariants {
    let mut variants = DefaultVariants::new();
    let mut named = vec![false; closure.shapes.len()];
    let members = closure.shapes.iter().flat_map(|shape| shape.kind.members());
    for member in members.filter(|member| member.default.is_some()) {
        if std::mem::replace(&mut named[member.target], true) {
            continue;
        }
        let pairs: Vec<(String, Ident)> = match &closure.target(member).kind {
            Kind::Enum(values) => (values.iter().map(|value| value.value.to_string()))
                .zip(variant_names(enum_names(values)))
                .list(),
            Kind::IntEnum(values) => (values.iter().map(|value| value.value.to_string()))
                .zip(variant_names(int_enum_names(values)))
                .list(),
            _ => Vec::new(),
        };
        for (value, ident) in pairs {
            variants.insert((member.target, value), ident);
        }
    }
    variants
}

impl Context<'_, '_> {
    /// The method of a member, whose field is `field`. Servers need none: there, a member with a default always
    /// has a value.
    pub(super) fn default_method(
        &self,
        member: &Member<'_>,
        field: &Ident,
        methods: &mut Scope,
    ) -> Option<DefaultMethod> {
        let default = member.default.as_ref()?;
        if self.nullability == Nullability::Server {
            return None;
        }
        let mut ident = methods.take_underscored(&unraw(field));
        ident.set_span(field.span());
        let value = match default {
            DefaultValue::Enum(value) => Some(value.to_string()),
            DefaultValue::IntEnum(value) => Some(value.to_string()),
            _ => None,
        };
        Some(DefaultMethod {
            ident,
            variant: value
                .and_then(|value| self.default_variants.get(&(member.target, value)).cloned()),
            docs: super::docs::default_method(&unraw(field), default),
            default: owned(default),
        })
    }
}
