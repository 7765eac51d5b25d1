//! Planning a structure and its builder.

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::absent::AbsentField;
use super::binding::{FieldBinding, StructureBinding};
use super::context::Context;
use super::default_method::{self, DefaultMethod};
use super::deprecation::Deprecation;
use super::docs;
use super::http::{Host, HttpBinding};
use super::naming::{Scope, field_name, ident, pascal_case, snake_case, unraw};
pub(crate) use super::optionality::Optionality;
use super::origin::Origin;
use super::schema::{SchemaPlanner, SchemaRef};
use super::types::Type;
use super::unfit::Uses;
use crate::collections::List;
use crate::input::Nullability;
use crate::input::rust_type::RustType;
pub(crate) use crate::model::default_value::DefaultValue;
use crate::model::shape::{Kind, Member as ShapeMember, Shape};
pub(crate) use crate::model::traits::Fault;
use crate::model::traits::Traits;

/// A structure.
#[derive(Debug)]
pub(crate) struct Structure {
    pub(crate) ident: Ident,
    /// The type of the builder.
    pub(crate) builder: Ident,
    /// The type of the storage of a user-written structure's builder.
    pub(crate) parts: Ident,
    /// Type parameters for methods of the builder: at least one, and as many as lists and maps are nested in a member.
    pub(crate) kinds: Vec<Ident>,
    /// The static with the schema.
    pub(crate) schema: Ident,
    /// The absolute shape ID.
    pub(crate) id: String,
    pub(crate) docs: String,
    /// Whether the whole value is `@sensitive`.
    pub(crate) sensitive: bool,
    /// The arguments of `#[deprecated]`, if there are any.
    pub(crate) deprecation: Option<Deprecation>,
    /// The error traits, if the structure is an error.
    pub(crate) error: Option<ErrorTraits>,
    pub(crate) origin: Origin,
    /// Whether an empty text is an empty structure.
    pub(crate) reads_empty: bool,
    /// The members, in the model's order.
    pub(crate) members: Vec<Member>,
    /// The fields of a user-written structure that are not part of the shape.
    pub(crate) skipped: Vec<Skipped>,
    /// The uses for which other invocations cannot take the type.
    pub(crate) unfit: Uses,
    /// The field that marks the members that a service left out, if the structure has one.
    pub(crate) absent: Option<AbsentField>,
}

/// A field of a user-written structure that is not part of the shape.
#[derive(Debug)]
pub(crate) struct Skipped {
    pub(crate) ident: Ident,
    pub(crate) ty: RustType,
    /// The value if none is given. By default it is that of the type.
    pub(crate) default: Option<TokenStream>,
    pub(crate) setter: Ident,
}

/// A member of a structure.
#[derive(Debug)]
pub(crate) struct Member {
    /// The name in the model.
    pub(crate) name: String,
    pub(crate) ident: Ident,
    pub(crate) setters: Setters,
    /// Whether the builder and a request set a new idempotency token if there is none (Smithy specification,
    /// "idempotencyToken trait": only top-level members of the input of an operation).
    pub(crate) fills_token: bool,
    /// The method that sets a new idempotency token, if the member has the trait.
    pub(crate) token_setter: Option<Ident>,
    /// The method that adds an item or an entry, if the member is a list or map.
    pub(crate) adder: Option<Ident>,
    /// The type, without `Option` and `Box`.
    pub(crate) ty: Type,
    /// Whether the value is boxed.
    pub(crate) boxed: bool,
    pub(crate) optionality: Optionality,
    /// The bit of the member in the field that marks those that a service left out.
    pub(crate) mark: Option<usize>,
    /// The method that returns the value or the default, if the member has one.
    pub(crate) default_method: Option<DefaultMethod>,
    /// What the model says about the value.
    pub(crate) schema: SchemaRef,
    /// Whether the value is or contains something sensitive, other than in a type that redacts its own members.
    pub(crate) secret: bool,
    /// The name in JSON, if it is not that of the model.
    pub(crate) json_name: Option<String>,
    /// The part of a URI's host that the member is.
    pub(crate) host: Option<Host>,
    /// The HTTP binding, if the member is not part of the document.
    pub(crate) http: Option<HttpBinding>,
    pub(crate) docs: String,
    /// The arguments of `#[deprecated]`, if there are any.
    pub(crate) deprecation: Option<Deprecation>,
}

impl Member {
    /// The name in JSON.
    pub(crate) fn json_name(&self) -> &str {
        self.json_name.as_deref().unwrap_or(&self.name)
    }
}

/// The methods of the builder that set a member.
#[derive(Debug)]
pub(crate) enum Setters {
    /// The setter of a required member.
    Required {
        setter: Ident,
        /// The type parameter of the builder that says whether the member is set.
        state: Ident,
    },
    /// The setters of an optional member.
    Optional {
        setter: Ident,
        /// The setter that takes an `Option`.
        maybe_setter: Ident,
    },
}

impl Setters {
    /// The setter that takes a value.
    pub(crate) fn setter(&self) -> &Ident {
        match self {
            Setters::Required { setter, .. } | Setters::Optional { setter, .. } => setter,
        }
    }
}

/// The traits of an error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ErrorTraits {
    /// Whether the client or the server is at fault.
    pub(crate) fault: Fault,
    /// The HTTP status.
    pub(crate) http_status: u16,
    /// Whether the request can be retried.
    pub(crate) retryable: bool,
    /// Whether the error indicates throttling.
    pub(crate) throttling: bool,
    /// The index of the member with the message, if there is one.
    pub(crate) message: Option<usize>,
    /// Whether a message that the model has no member for can be sensitive.
    pub(crate) conceals_message: bool,
}

/// How well the name of a member fits the message of an error; less is better.
fn message_rank(name: &str) -> Option<u8> {
    match name {
        "message" => Some(0),
        "Message" => Some(1),
        _ if name.eq_ignore_ascii_case("message") => Some(2),
        _ if name.eq_ignore_ascii_case("errormessage") => Some(3),
        _ => None,
    }
}

impl ErrorTraits {
    fn of(traits: &Traits<'_>, members: &[Member]) -> Option<Self> {
        let fault = traits.error?;
        // Smithy specification, "httpError trait": the default statuses.
        let usual = match fault {
            Fault::Client => 400,
            Fault::Server => 500,
        };
        let messages = || {
            let members = members.iter().enumerate();
            members.filter_map(|(at, member)| Some((message_rank(&member.name)?, at, member)))
        };
        let is_text = |member: &Member| member.ty == Type::String;
        let message = messages()
            .filter(|(.., member)| is_text(member))
            .min_by_key(|(rank, at, _)| (*rank, *at));
        // A payload is the whole document, and its members can be sensitive.
        let can_be_sensitive =
            |member: &Member| member.secret || matches!(member.http, Some(HttpBinding::Payload(_)));
        Some(ErrorTraits {
            message: message.map(|(_, at, _)| at),
            conceals_message: traits.sensitive || members.iter().any(can_be_sensitive),
            fault,
            http_status: traits.http_error.unwrap_or(usual),
            retryable: traits.retryable.is_some(),
            throttling: traits
                .retryable
                .is_some_and(|retryable| retryable.throttling),
        })
    }
}

impl Structure {
    /// The member with the message, if the structure is an error that has one.
    pub(crate) fn message(&self) -> Option<&Member> {
        self.members.get(self.error?.message?)
    }

    /// The index of the member that a message in another casing is read into. There is none if the text could be that
    /// of a sensitive member.
    pub(crate) fn other_message_index(&self) -> Option<usize> {
        let is_secret = |member: &Member| {
            let mut names = [&*member.name, member.json_name()].into_iter();
            names.any(|name| message_rank(name).is_some()) && member.secret
        };
        let message = self.error?.message?;
        let is_safe = is_secret(&self.members[message]) || !self.members.iter().any(is_secret);
        is_safe.then_some(message)
    }

    /// The required members, each with the type parameter of the builder for its state.
    pub(crate) fn required(&self) -> impl Iterator<Item = (&Member, &Ident)> {
        self.members
            .iter()
            .filter_map(|member| match &member.setters {
                Setters::Required { state, .. } => Some((member, state)),
                Setters::Optional { .. } => None,
            })
    }

    /// Whether `PartialEq` cannot be derived.
    pub(crate) fn needs_total_eq(&self) -> bool {
        self.members.iter().any(|member| member.ty.needs_total_eq())
    }
}

/// The names of the fields of a structure with these members.
pub(super) fn field_names<'m>(members: impl IntoIterator<Item = &'m str>) -> Vec<Ident> {
    let mut fields = Scope::default();
    let name = |member: &str| match snake_case(member) {
        // Nothing may be left of a name of underscores and digits.
        name if name.is_empty() => fields.take(member),
        name => fields.take(&field_name(name)),
    };
    members.into_iter().map(name).collect()
}

/// Plans a structure.
pub(super) struct Planner<'p, 'c, 'a> {
    pub(crate) context: &'p Context<'c, 'a>,
    pub(crate) shape: &'p Shape<'a>,
    pub(crate) place: usize,
}

impl Planner<'_, '_, '_> {
    /// The names that a type parameter would shadow in the paths of `external` types.
    fn state_scope(&self) -> Scope {
        let mut scope = Scope::default();
        for (_, path) in &self.context.external {
            for tree in path.clone() {
                if let TokenTree::Ident(ident) = tree {
                    scope.reserve(&unraw(&ident));
                }
            }
        }
        scope
    }

    pub(super) fn plan(
        &self,
        ident: &Ident,
        members: &[ShapeMember<'_>],
        binding: Option<StructureBinding>,
        types: &mut Scope,
        schemas: &mut SchemaPlanner<'_, '_>,
    ) -> Structure {
        let name = unraw(ident);
        let (origin, fields, skipped) = match binding {
            Some(binding) => {
                let derive = Origin::Derive(Box::new(binding.derive));
                (derive, binding.fields, binding.skipped)
            }
            None => (Origin::Model, self.model_fields(members), Vec::new()),
        };
        let mut scopes = Scopes {
            methods: default_method::scope(self.shape.traits.error.is_some()),
            setters: Scope::with(&["build", "build_unchecked", "peek"]),
            states: self.state_scope(),
            types,
            // A type parameter must not shadow a type of the user's.
            state_prefix: if origin.is_derive() { "__" } else { "" },
        };
        let builder = scopes.types.take_underscored(&format!("{name}Builder"));
        let parts = scopes.types.take_underscored(&format!("{name}Parts"));
        let mut members: Vec<Member> = (members.iter().zip(fields).enumerate())
            .map(|(at, (member, field))| self.member(member, field, at, &mut scopes, schemas))
            .collect();
        let skipped = (skipped.into_iter())
            .map(|field| Skipped {
                setter: scopes.setter(&field.ident, ""),
                ident: field.ident,
                ty: field.ty,
                default: field.default,
            })
            .list();
        let schema = schemas.structure(&name);
        let collections = members.iter().map(|member| member.ty.collections()).max();
        let kinds = (0..collections.unwrap_or(0).max(1))
            .map(|_| scopes.state("K"))
            .list();
        let marks_absent = self.context.passed_on[self.place] && !origin.is_derive();
        let absent = marks_absent
            .then(|| AbsentField::plan(&mut members))
            .flatten();
        let hidden = absent.as_ref().map(|field| &field.ident);
        let docs = docs::structure(self.shape, hidden, self.context.docs);
        Structure {
            absent,
            ident: ident.clone(),
            builder,
            parts,
            kinds,
            schema,
            id: self.shape.id.as_str().to_owned(),
            docs,
            sensitive: self.shape.traits.sensitive,
            error: ErrorTraits::of(&self.shape.traits, &members),
            deprecation: self.shape.traits.deprecated.as_ref().map(Deprecation::of),
            origin,
            skipped,
            unfit: self.context.unfit[self.place],
            reads_empty: self.context.closure.can_be_empty(self.place),
            members,
        }
    }

    /// The fields of a generated structure.
    fn model_fields(&self, members: &[ShapeMember<'_>]) -> Vec<FieldBinding> {
        let names = field_names(members.iter().map(|member| &*member.name));
        (members.iter().zip(names))
            .map(|(member, ident)| FieldBinding {
                ident,
                ty: self.context.target_type(member),
                optionality: self.context.optionality(member),
            })
            .collect()
    }

    fn member(
        &self,
        member: &ShapeMember<'_>,
        field: FieldBinding,
        at: usize,
        scopes: &mut Scopes<'_>,
        schemas: &mut SchemaPlanner<'_, '_>,
    ) -> Member {
        let context = self.context;
        let FieldBinding {
            ident,
            ty,
            mut optionality,
        } = field;
        let target = &context.closure.target(member).kind;
        let takes_token = member.traits.idempotency_token && matches!(target, Kind::String);
        let role = context.roles[self.place];
        let fills_token = takes_token
            && context.nullability == Nullability::Client
            && context.closure.inputs.contains(&self.place)
            && ty == Type::String;
        if fills_token && optionality == Optionality::ClientOptional {
            optionality = Optionality::Optional; // a request has one
        }
        Member {
            fills_token,
            default_method: context.default_method(member, &ident, &mut scopes.methods),
            setters: scopes.setters(
                &ident,
                member,
                optionality == Optionality::Required && !fills_token,
            ),
            token_setter: takes_token.then(|| scopes.setter(&ident, "generate_")),
            adder: match &ty {
                Type::List { .. } => Some(scopes.setter(&ident, "push_")),
                Type::Map { .. } => Some(scopes.setter(&ident, "insert_")),
                _ => None,
            },
            boxed: context.boxed.contains(&(self.place, at)),
            schema: schemas.member(self.shape, member, &ty),
            secret: context.is_secret(member),
            json_name: context.json_name(self.place, member),
            host: if member.traits.host_label {
                Some(Host::Label)
            } else {
                (role.endpoint == Some(&*member.name)).then_some(Host::Endpoint)
            },
            http: (role.input || role.output)
                .then(|| context.http_binding(member, role))
                .flatten(),
            docs: docs::member(
                context.closure,
                member,
                Some(&optionality),
                fills_token,
                context.docs,
            ),
            deprecation: member.traits.deprecated.as_ref().map(Deprecation::of),
            name: member.name.clone().into_owned(),
            ident,
            ty,
            optionality,
            mark: None,
        }
    }
}

/// The scopes in which the identifiers of a structure and its builder must be unique.
struct Scopes<'t> {
    methods: Scope,
    setters: Scope,
    states: Scope,
    types: &'t mut Scope,
    state_prefix: &'static str,
}

impl Scopes<'_> {
    fn setters(&mut self, field: &Ident, member: &ShapeMember<'_>, required: bool) -> Setters {
        let setter = self.setter(field, "");
        if required {
            let state = self.state(&pascal_case(&member.name));
            Setters::Required { setter, state }
        } else {
            let maybe_setter = self.setter(field, "maybe_");
            Setters::Optional {
                setter,
                maybe_setter,
            }
        }
    }

    /// A method for a field, with the span of the field.
    fn setter(&mut self, field: &Ident, prefix: &str) -> Ident {
        let name = format!("{prefix}{}", unraw(field));
        let mut setter = self.setters.take_underscored(&name);
        setter.set_span(field.span());
        setter
    }

    /// A type parameter, which must not shadow a type.
    fn state(&mut self, name: &str) -> Ident {
        let name = unraw(&ident(if name.is_empty() { "Member" } else { name }));
        let mut free = format!("{}{name}", self.state_prefix);
        while self.types.has(&free) || !self.states.reserve(&free) {
            free.push('_');
        }
        ident(&free)
    }
}
