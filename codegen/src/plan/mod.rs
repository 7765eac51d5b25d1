//! Deciding: everything about the Rust code, so that emitters only write.
//!
//! A [`Plan`] is the outcome. Each module beside this one takes one kind of decision.

pub mod bind;
pub mod checks;
pub mod deprecation;
pub mod docs;
pub mod enumeration;
pub mod http;
pub mod json;
pub mod markdown;
pub mod mask;
pub mod naming;
pub mod operation;
pub mod recursion;
pub mod structure;
pub mod types;
pub mod union;

use std::collections::HashMap;

use proc_macro2::{Ident, Span, TokenStream};

use crate::input::{Name, Nullability, SmithyInput};
use crate::model::closure::Closure;
use crate::model::shape::{Kind, Member};
use checks::{CheckFunction, CheckPlanner, PatternStatic};
use naming::Scope;

/// What is to be written.
#[derive(Debug)]
pub struct Plan {
    /// The model file as the request names it, for the dependency that re-runs the macro.
    pub model: String,
    /// The types, in the closure's order.
    pub items: Vec<Item>,
    /// The operations that are named.
    pub operations: Vec<operation::Operation>,
    /// The required members of all structures, by their names in Rust, each once.
    pub required_members: Vec<Ident>,
    /// The functions that check simple shapes, lists and maps.
    pub check_functions: Vec<CheckFunction>,
    /// Whether something in it is deprecated, so that its own code must be allowed to use it.
    pub deprecated: bool,
    /// The patterns, each once.
    pub patterns: Vec<PatternStatic>,
    /// The derives that the user wants on every type.
    pub derives: Vec<TokenStream>,
    /// Whether structures get functions that check literals of their members.
    pub literals: bool,
    /// Whether values can be read from JSON.
    pub json: bool,
}

/// A type.
#[derive(Debug)]
pub enum Item {
    /// Of a structure.
    Structure(structure::Structure),
    /// Of a union.
    Union(union::Union),
    /// Of an enum.
    Enumeration(enumeration::Enumeration),
}

/// What the planners of the items share.
pub struct Context<'c, 'a> {
    /// The shapes.
    pub closure: &'c Closure<'a>,
    /// The identifier of the type of each shape that has one of its own.
    pub idents: Vec<Option<Ident>>,
    /// Whether a shape reaches a constraint, by its place in the closure.
    pub constrained: Vec<bool>,
    /// The members that are boxed, as (place of the shape, place of the member in it).
    pub boxed: std::collections::HashSet<(usize, usize)>,
    /// Which members may be absent.
    pub nullability: Nullability,
    /// Whether documentation traits become rustdoc.
    pub docs: bool,
    /// Which structures are ends of operations with HTTP bindings, by their places in the closure.
    pub roles: Vec<http::OperationRole>,
    /// Whether values of a shape can be parts of something `@sensitive`, by its place in the closure.
    pub concealed: Vec<bool>,
    /// The user's types that stand for shapes.
    pub external: &'c [(Name, TokenStream)],
}

/// Plans the code for a closure.
#[must_use]
pub fn plan<'c>(closure: &'c Closure<'_>, request: &'c SmithyInput) -> Plan {
    let mut types = Scope::with(&["__private", "__member"]);
    // The names that the user gives come first, so that they stay as they are.
    for (_, new) in &request.renames {
        types.reserve(&naming::unraw(new));
    }
    // Of several new names of a shape, the first service's is taken.
    let of_services = closure.renames.iter().rev();
    let of_services: HashMap<&str, &str> = of_services.map(|(id, name)| (&**id, &**name)).collect();
    let idents = closure.shapes.iter().map(|shape| {
        let renamed = request
            .renames
            .iter()
            .find(|(old, _)| old.text == shape.id.as_str());
        let of_service = of_services.get(shape.id.as_str());
        let name = of_service.map_or(shape.id.name(), |name| name);
        let ident = || renamed.map_or_else(|| types.take(name), |(_, new)| new.clone());
        let mut ident = shape.kind.has_own_type().then(ident)?;
        if let Some(name) = request.names(shape.id.as_str()) {
            // The user's own token, so that an editor goes from there to the type.
            ident.set_span(Span::call_site().located_at(name.span));
        }
        Some(ident)
    });
    let context = Context {
        closure,
        idents: idents.collect(),
        constrained: checks::constrained(closure),
        boxed: recursion::boxed_members(closure),
        nullability: request.nullability,
        docs: request.docs,
        roles: if request.features.http {
            http::roles(closure)
        } else {
            vec![http::OperationRole::default(); closure.shapes.len()]
        },
        concealed: mask::concealed(closure),
        external: &request.external,
    };
    let mut checks = CheckPlanner::new(&context);
    let mut required = Scope::default();
    let mut required_members = Vec::new();
    let mut items = Vec::new();
    for (place, shape) in closure.shapes.iter().enumerate() {
        let Some(ident) = &context.idents[place] else {
            continue;
        };
        items.push(match &shape.kind {
            Kind::Structure(members) => {
                let planner = structure::Planner {
                    context: &context,
                    shape,
                    place,
                };
                let structure = planner.plan(ident, members, &mut types, &mut checks);
                for member in structure.required() {
                    if required.reserve(&member.ident.to_string()) {
                        required_members.push(member.ident.clone());
                    }
                }
                Item::Structure(structure)
            }
            Kind::Union(members) => {
                let planned = union::plan(&context, ident, place, members, &mut checks);
                Item::Union(planned)
            }
            Kind::Enum(values) => {
                Item::Enumeration(enumeration::plan(&context, ident, shape, values))
            }
            Kind::IntEnum(values) => {
                Item::Enumeration(enumeration::plan_integers(&context, ident, shape, values))
            }
            _ => unreachable!("only structures, unions and enums have a type of their own"),
        });
    }
    let operations = closure.operations.iter();
    let planner = operation::Planner::new(&context, &items, request.features.http);
    let operations = operations.map(|operation| planner.plan(operation, &mut types));
    let operations = operations.collect();
    let (check_functions, patterns) = checks.finish();
    Plan {
        model: request.model.name.clone(),
        items,
        operations,
        required_members,
        check_functions,
        deprecated: has_deprecated(closure),
        patterns,
        derives: request.derives.clone(),
        literals: request.literals,
        json: request.features.serde,
    }
}

fn has_deprecated(closure: &Closure<'_>) -> bool {
    closure.shapes.iter().any(|shape| {
        let of_members = |member: &Member<'_>| member.traits.deprecated.is_some();
        let of_values = match &shape.kind {
            Kind::Enum(values) => values.iter().any(|value| value.deprecated.is_some()),
            Kind::IntEnum(values) => values.iter().any(|value| value.deprecated.is_some()),
            _ => false,
        };
        of_values
            || shape.traits.deprecated.is_some()
            || shape.kind.members().iter().any(of_members)
    })
}
