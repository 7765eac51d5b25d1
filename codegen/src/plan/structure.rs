//! Planning a structure and its builder.

use proc_macro2::Ident;

use super::checks::{CheckPlanner, MemberCheck};
use super::deprecation::Deprecation;
use super::http::{HttpBinding, OperationRole};
use super::json::Json;
use super::mask::Mask;
use super::naming::{Scope, ident, pascal_case, snake_case, unraw};
use super::types::Type;
use super::{Context, docs};
use crate::input::Nullability;
use crate::input::generics::Generics;
pub use crate::model::default_value::DefaultValue;
use crate::model::shape::{Kind, Member as ShapeMember, Shape};
pub use crate::model::traits::Fault;
use crate::model::traits::Traits;

/// A structure.
#[derive(Debug)]
pub struct Structure {
    /// Its type.
    pub ident: Ident,
    /// Its builder's type.
    pub builder: Ident,
    /// The type of what its builder has collected.
    pub parts: Ident,
    /// Its absolute shape id.
    pub id: String,
    /// Its rustdoc.
    pub docs: String,
    /// Whether it is `@sensitive` as a whole.
    pub sensitive: bool,
    /// How it is deprecated, if it is.
    pub deprecation: Option<Deprecation>,
    /// What an error says of itself, if the structure is one.
    pub error: Option<ErrorTraits>,
    /// Its generic parameters; none unless the user has written it.
    pub generics: Generics,
    /// Whether the user has written it.
    pub is_written: bool,
    /// Which ends of operations with HTTP bindings it is.
    pub role: OperationRole,
    /// Its members in the model's order.
    pub members: Vec<Member>,
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    /// Its name in the model.
    pub name: String,
    /// Its field.
    pub ident: Ident,
    /// Its setter.
    pub setter: Ident,
    /// Its setter from an `Option`; not used for a required member.
    pub maybe_setter: Ident,
    /// The type parameter of the builder that says whether it is set; not used for others than
    /// required members.
    pub state: Ident,
    /// The method that fills it with a new idempotency token, if it takes one.
    pub token_setter: Option<Ident>,
    /// Its type, without `Option` and `Box`.
    pub ty: Type,
    /// Whether its value is in a box.
    pub boxed: bool,
    /// Whether it can be absent.
    pub optionality: Optionality,
    /// What of it is hidden.
    pub mask: Mask,
    /// How its value is checked, if anything constrains it.
    pub check: Option<MemberCheck>,
    /// How it stands in JSON.
    pub json: Json,
    /// Where it stands in an HTTP message, if not in the document.
    pub http: Option<HttpBinding>,
    /// Whether it is a label in the prefix of a host.
    pub host_label: bool,
    /// Its rustdoc.
    pub docs: String,
    /// How it is deprecated, if it is.
    pub deprecation: Option<Deprecation>,
}

/// What an error says of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrorTraits {
    /// Whose fault it is.
    pub fault: Fault,
    /// The HTTP status with which it is sent.
    pub http_status: u16,
    /// Whether the request can be sent again.
    pub retryable: bool,
    /// Whether the caller asks too much.
    pub throttling: bool,
}

impl ErrorTraits {
    fn of(traits: &Traits<'_>) -> Option<Self> {
        let fault = traits.error?;
        // Smithy specification, "httpError trait": the statuses of errors without it.
        let usual = match fault {
            Fault::Client => 400,
            Fault::Server => 500,
        };
        Some(ErrorTraits {
            fault,
            http_status: traits.http_error.unwrap_or(usual),
            retryable: traits.retryable.is_some(),
            throttling: traits
                .retryable
                .is_some_and(|retryable| retryable.throttling),
        })
    }
}

/// Whether a member can be absent.
#[derive(Clone, Debug, PartialEq)]
pub enum Optionality {
    /// `T`; the builder does not build without it.
    Required,
    /// `T`, and this value if the builder is not told another.
    Default(Default),
    /// `Option<T>`
    Optional,
}

/// The value of a member that is not set.
pub type Default = DefaultValue<'static>;

impl Structure {
    /// The members that the builder insists on.
    pub fn required(&self) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(|member| member.optionality == Optionality::Required)
    }

    /// Whether a request has some of its members elsewhere than in the document.
    #[must_use]
    pub fn binds_requests(&self) -> bool {
        self.role.input && self.places().any(HttpBinding::is_in_requests)
    }

    /// Whether an answer has some of its members elsewhere than in the document.
    #[must_use]
    pub fn binds_responses(&self) -> bool {
        self.role.output && self.places().any(HttpBinding::is_in_responses)
    }

    fn places(&self) -> impl Iterator<Item = &HttpBinding> {
        self.members
            .iter()
            .filter_map(|member| member.http.as_ref())
    }

    /// Whether Rust's own equality does not fit it.
    #[must_use]
    pub fn needs_total_eq(&self) -> bool {
        self.members.iter().any(|member| member.ty.needs_total_eq())
    }
}

/// Plans one structure.
pub(super) struct Planner<'p, 'c, 'a> {
    pub context: &'p Context<'c, 'a>,
    pub shape: &'p Shape<'a>,
    pub place: usize,
}

impl Planner<'_, '_, '_> {
    pub(super) fn plan(
        &self,
        ident: &Ident,
        members: &[ShapeMember<'_>],
        types: &mut Scope,
        checks: &mut CheckPlanner<'_, '_>,
    ) -> Structure {
        let name = self.shape.id.name();
        let mut scopes = Scopes {
            fields: Scope::default(),
            setters: Scope::with(&["build", "build_unchecked"]),
            states: Scope::default(),
            types,
        };
        let builder = scopes.types.take_underscored(&format!("{name}Builder"));
        let parts = scopes.types.take_underscored(&format!("{name}Parts"));
        let members = members
            .iter()
            .enumerate()
            .map(|(at, member)| self.member(member, at, &mut scopes, checks))
            .collect();
        Structure {
            ident: ident.clone(),
            builder,
            parts,
            id: self.shape.id.as_str().to_owned(),
            docs: docs::shape(self.shape, self.context.docs),
            sensitive: self.shape.traits.sensitive,
            error: ErrorTraits::of(&self.shape.traits),
            deprecation: self.shape.traits.deprecated.as_ref().map(Deprecation::of),
            generics: Generics::default(),
            is_written: false,
            role: self.context.roles[self.place],
            members,
        }
    }

    fn member(
        &self,
        member: &ShapeMember<'_>,
        at: usize,
        scopes: &mut Scopes<'_>,
        checks: &mut CheckPlanner<'_, '_>,
    ) -> Member {
        let context = self.context;
        let optionality = self.optionality(member);
        let snake_case = match snake_case(&member.name) {
            // A name of underscores and digits may leave nothing.
            name if name.is_empty() => member.name.clone().into_owned(),
            name => name,
        };
        let field = scopes.fields.take(&snake_case);
        let setter = unraw(&field);
        let maybe_setter = format!("maybe_{setter}");
        let target = &context.closure.target(member).kind;
        let takes_token = member.traits.idempotency_token && matches!(target, Kind::String);
        let is_required = optionality == Optionality::Required;
        let role = context.roles[self.place];
        Member {
            setter: scopes.setters.take_underscored(&setter),
            maybe_setter: if is_required {
                ident(&maybe_setter)
            } else {
                scopes.setters.take_underscored(&maybe_setter)
            },
            state: if is_required {
                scopes.state(&pascal_case(&member.name))
            } else {
                field.clone()
            },
            token_setter: takes_token.then(|| {
                scopes
                    .setters
                    .take_underscored(&format!("generate_{setter}"))
            }),
            ident: field,
            ty: context.target_type(member),
            boxed: context.boxed.contains(&(self.place, at)),
            mask: context.mask(member),
            check: checks.member(self.shape, member),
            json: context.json(self.place, member),
            http: (role.input || role.output)
                .then(|| context.http_binding(member))
                .flatten(),
            host_label: member.traits.host_label,
            docs: docs::member(context.closure, member, Some(&optionality), context.docs),
            deprecation: member.traits.deprecated.as_ref().map(Deprecation::of),
            name: member.name.clone().into_owned(),
            optionality,
        }
    }

    /// Clients: a required member has a value; a default is the service's to fill in an `@input`,
    /// so that what the user did not set is not sent, and has been filled everywhere else.
    /// Servers own the model, so required and defaulted members have a value (Smithy specification,
    /// "Structure member optionality"). A default that is null leaves the member optional.
    fn optionality(&self, member: &ShapeMember<'_>) -> Optionality {
        let traits = &member.traits;
        let is_server = self.context.nullability == Nullability::Server;
        let optional = traits.client_optional && !is_server;
        let sent_unset = self.shape.traits.input && !traits.required && !is_server;
        match &member.default {
            Some(literal) if !optional && !sent_unset => Optionality::Default(owned(literal)),
            None if traits.required && !optional => Optionality::Required,
            _ => Optionality::Optional,
        }
    }
}

/// The scopes in which the identifiers of a structure must differ.
struct Scopes<'t> {
    fields: Scope,
    setters: Scope,
    states: Scope,
    types: &'t mut Scope,
}

impl Scopes<'_> {
    /// A type parameter, which must hide no type.
    fn state(&mut self, name: &str) -> Ident {
        let mut free = unraw(&ident(if name.is_empty() { "Member" } else { name }));
        while self.types.has(&free) || !self.states.reserve(&free) {
            free.push('_');
        }
        ident(&free)
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
