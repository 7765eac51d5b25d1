//! Facts about all shapes of a closure, which are collected before the first item is planned.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::default_method::{self, DefaultVariants};
use super::naming::{Scope, ident, unraw};
use super::types::{External, Type};
use super::{absent, http, recursion, redaction, schema, unfit};
use crate::collections::{List, Map, Set};
use crate::input::{Name, Nullability, SmithyInput};
use crate::model::closure::{Closure, ExternalType};
use crate::model::levels;
use crate::model::shape::{Kind, Member, Shape};

/// The context of the planners of items.
pub(crate) struct Context<'c, 'a> {
    pub(crate) closure: &'c Closure<'a>,
    /// The type of each shape, by its index in the closure.
    types: Vec<ShapeType<'c, 'a>>,
    /// Whether each shape contains something constrained.
    pub(crate) constrained: Vec<bool>,
    /// The members that are boxed, as (index of the shape, index of the member in it).
    pub(crate) boxed: Set<(usize, usize)>,
    /// For each union, the number of a member whose values can be no deeper than those of the others; otherwise 0.
    pub(crate) smallest: Vec<usize>,
    pub(crate) nullability: Nullability,
    /// Whether to generate rustdoc from documentation traits.
    pub(crate) docs: bool,
    /// The roles of each structure in operations with HTTP bindings.
    pub(crate) roles: Vec<http::OperationRole>,
    /// Whether the values of each shape can be parts of something `@sensitive`.
    pub(crate) concealed: Vec<bool>,
    /// Whether the values of each shape can be passed on from a response to a request.
    pub(crate) passed_on: Vec<bool>,
    /// For each shape, the uses for which its type is unfit or, if it is `external`, must be fit.
    pub(crate) unfit: Vec<unfit::Uses>,
    /// The variants of generated enums that are defaults.
    pub(crate) default_variants: DefaultVariants,
    /// The user's types for shapes.
    pub(crate) external: Vec<(Name, TokenStream)>,
}

/// The type of a shape; its parts are other shapes.
enum ShapeType<'c, 'a> {
    /// A generated item.
    Item(Ident),
    /// A built-in type, or one of the user's.
    Leaf(Type),
    List(&'c Member<'a>),
    Map(&'c [Member<'a>; 2]),
}

impl<'c, 'a> Context<'c, 'a> {
    /// Collects the facts, and allocates the names of all items. `root` is the name of the type of the first
    /// shape, if it is user-written.
    pub(crate) fn new(
        closure: &'c Closure<'a>,
        input: &'c SmithyInput,
        root: Option<&Ident>,
    ) -> (Self, Scope) {
        let mut names = TypeNames::new(closure, input, root);
        let external = closure
            .external
            .iter()
            .map(|external| names.external(external));
        let external: Vec<(Name, TokenStream)> = external.list();
        let types =
            closure.shapes.iter().enumerate().map(|(place, shape)| {
                ShapeType::new(shape, &external, || names.take(place, shape))
            });
        let directions = absent::Directions::of(closure);
        let mut context = Context {
            types: types.list(),
            closure,
            constrained: Vec::new(),
            boxed: recursion::boxed_members(closure),
            smallest: levels::levels(closure).smallest,
            nullability: input.nullability,
            docs: input.docs,
            roles: http::roles(closure),
            concealed: redaction::concealed(closure),
            passed_on: absent::passed_on(closure, input, &directions),
            unfit: Vec::new(),
            default_variants: default_method::default_variants(closure),
            external,
        };
        context.constrained = schema::constrained(&context);
        context.unfit = unfit::plan(&context, input, &directions);
        (context, names.taken)
    }

    /// The identifier of the item of a shape, if the shape has one.
    pub(crate) fn ident(&self, place: usize) -> Option<&Ident> {
        match &self.types[place] {
            ShapeType::Item(ident) => Some(ident),
            _ => None,
        }
    }

    /// The type of the target of a member.
    pub(crate) fn target_type(&self, member: &Member<'_>) -> Type {
        let sparse = self.closure.target(member).traits.sparse;
        match &self.types[member.target] {
            ShapeType::Item(ident) => {
                let ident = ident.clone();
                if matches!(
                    self.closure.target(member).kind,
                    Kind::Structure(_) | Kind::Union(_)
                ) {
                    Type::Item(ident)
                } else {
                    Type::Enum(ident)
                }
            }
            ShapeType::Leaf(ty) => ty.clone(),
            ShapeType::List(item) => Type::List {
                item: Box::new(self.target_type(item)),
                sparse,
            },
            ShapeType::Map([key, value]) => Type::Map {
                key: Box::new(self.target_type(key)),
                value: Box::new(self.target_type(value)),
                sparse,
            },
        }
    }
}

impl<'c, 'a> ShapeType<'c, 'a> {
    fn new(
        shape: &'c Shape<'a>,
        external: &[(Name, TokenStream)],
        take_name: impl FnOnce() -> Ident,
    ) -> Self {
        ShapeType::Leaf(match &shape.kind {
            Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_) => {
                return ShapeType::Item(take_name());
            }
            Kind::List(item) => return ShapeType::List(item),
            Kind::Map(members) => return ShapeType::Map(members),
            Kind::Unit => Type::Unit,
            Kind::Boolean => Type::Bool,
            Kind::Byte => Type::I8,
            Kind::Short => Type::I16,
            Kind::Integer => Type::I32,
            Kind::Long => Type::I64,
            Kind::Float => Type::F32,
            Kind::Double => Type::F64,
            Kind::String => Type::String,
            Kind::Timestamp => Type::Timestamp,
            Kind::Blob => Type::Blob,
            Kind::BigInteger => Type::BigInteger,
            Kind::BigDecimal => Type::BigDecimal,
            Kind::Document => Type::Document,
            Kind::External { index, of, .. } => Type::External {
                path: External(external[*index].1.clone()),
                is_aggregate: of.is_aggregate(),
            },
        })
    }
}

/// Gives each item its name.
struct TypeNames<'c> {
    taken: Scope,
    input: &'c SmithyInput,
    /// The new names that services give to shapes.
    of_services: Map<&'c str, &'c str>,
    root: Option<&'c Ident>,
}

impl<'c> TypeNames<'c> {
    fn new(closure: &'c Closure<'_>, input: &'c SmithyInput, root: Option<&'c Ident>) -> Self {
        let mut taken = Scope::with(&["__private", "__member"]);
        // The user's own names come first, so that they are not changed.
        for new in input.renames.iter().map(|(_, new)| new).chain(root) {
            taken.reserve(&unraw(new));
        }
        TypeNames {
            taken,
            input,
            // If a shape has several new names, that of the first service is used.
            of_services: (closure.renames.iter().rev())
                .map(|(id, name)| (&**id, &**name))
                .collect(),
            root,
        }
    }

    /// The path of a type of the user's. A module has it under the name that it would have here.
    fn external(&self, external: &ExternalType) -> (Name, TokenStream) {
        let ExternalType {
            name,
            path,
            is_in_module,
        } = external;
        if !is_in_module {
            return (name.clone(), path.clone());
        }
        let id = &*name.text;
        let renamed = self.input.renames.iter().find(|(old, _)| old.text == id);
        let mut ident = if let Some((_, new)) = renamed {
            new.clone()
        } else {
            let of_service = self.of_services.get(id).copied();
            let of_model = id.rsplit('#').next().unwrap_or_default();
            ident(of_service.unwrap_or(of_model))
        };
        ident.set_span(Span::call_site().located_at(name.span));
        (name.clone(), quote!(#path::#ident))
    }

    fn take(&mut self, place: usize, shape: &Shape<'_>) -> Ident {
        if let (0, Some(root)) = (place, self.root) {
            return root.clone();
        }
        let id = shape.id.as_str();
        let renamed = self.input.renames.iter().find(|(old, _)| old.text == id);
        let mut ident = if let Some((_, new)) = renamed {
            new.clone()
        } else {
            let of_service = self.of_services.get(id).copied();
            self.taken.take(of_service.unwrap_or(shape.id.name()))
        };
        if let Some(name) = self.input.names(id) {
            // The user's own token, so that editors can jump from there to the type.
            ident.set_span(Span::call_site().located_at(name.span));
        }
        ident
    }
}
