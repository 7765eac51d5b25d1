//! Planning: makes every decision about the Rust code.
//!
//! [`plan`] and [`plan_derive`] turn a closure into a [`Plan`]. A user-written type is an input of planning:
//! [`bind`] matches its fields with the members of its shape before names are allocated. Each of the other
//! modules makes one kind of decision.

pub(crate) mod absent;
mod attribute_entries;
pub(crate) mod attributes;
pub(crate) mod bind;
mod binding;
mod context;
pub(crate) mod default_method;
pub(crate) mod deprecation;
pub(crate) mod docs;
pub(crate) mod enumeration;
pub(crate) mod helper_attributes;
pub(crate) mod http;
pub(crate) mod markdown;
pub(crate) mod naming;
pub(crate) mod operation;
pub(crate) mod optionality;
pub(crate) mod origin;
pub(crate) mod pagination;
pub(crate) mod recursion;
pub(crate) mod redaction;
pub(crate) mod schema;
pub(crate) mod structure;
pub(crate) mod types;
pub(crate) mod unfit;
pub(crate) mod union;
mod value_name;

use proc_macro2::Ident;

use crate::collections::List;
use crate::diagnostic::{Diagnostic, FeatureProblem};
use crate::input::derive_input::DeriveInput;
use crate::input::{ModelFiles, SmithyInput};
use crate::model::closure::{Closure, Operation};
use crate::model::shape::{Kind, Member};
use attributes::ItemAttributes;
use bind::{Conflicts, MatchedMembers};
use binding::Binding;
use context::Context;
use naming::Scope;
use origin::{Origin, ShapeIdAssertion};
use schema::{PatternStatic, SchemaPlanner, SchemaStatic};

/// The decisions about the generated code.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The model file, for the dependency that re-runs the macro.
    pub(crate) model: ModelFiles,
    /// The types, in the order of the closure.
    pub(crate) items: Vec<Item>,
    pub(crate) operations: Vec<operation::Operation>,
    /// The services of the operations.
    pub(crate) services: Vec<operation::ServiceConst>,
    /// The Rust names of the required members of all structures, without duplicates.
    pub(crate) required_members: Vec<Ident>,
    /// The schemas of simple shapes, lists and maps, without duplicates.
    pub(crate) schemas: Vec<SchemaStatic>,
    /// The checks of the `external` types.
    pub(crate) assertions: Vec<ShapeIdAssertion>,
    /// Whether the plan has deprecated items, so that the generated code must be allowed to use them.
    pub(crate) deprecated: bool,
    /// The patterns, without duplicates.
    pub(crate) patterns: Vec<PatternStatic>,
    /// The user's attributes of each item; empty if there are none at all.
    pub(crate) attributes: Vec<ItemAttributes>,
    /// Whether to generate functions that validate literals of members.
    pub(crate) literals: bool,
    /// Errors that depend on features of the runtime.
    pub(crate) feature_problems: Vec<FeatureProblem>,
}

/// A type.
#[derive(Debug)]
pub(crate) enum Item {
    Structure(structure::Structure),
    Union(union::Union),
    Enumeration(enumeration::Enumeration),
}

impl Item {
    /// The absolute shape ID.
    pub(crate) fn id(&self) -> &str {
        match self {
            Item::Structure(structure) => &structure.id,
            Item::Union(union) => &union.id,
            Item::Enumeration(enumeration) => &enumeration.id,
        }
    }

    pub(crate) fn origin(&self) -> &Origin {
        match self {
            Item::Structure(structure) => &structure.origin,
            Item::Union(union) => &union.origin,
            Item::Enumeration(enumeration) => &enumeration.origin,
        }
    }
}

/// Plans the code for a closure.
///
/// # Errors
///
/// Every derive that a type has already.
pub(crate) fn plan(closure: &Closure<'_>, input: &SmithyInput) -> Result<Plan, Vec<Diagnostic>> {
    let (context, types) = Context::new(closure, input, None);
    plan_items(&context, types, input, None)
}

/// Plans the impls for a user-written type, whose shape is the first of the closure.
///
/// # Errors
///
/// Every field or variant that does not fit its member.
pub(crate) fn plan_derive(
    closure: &Closure<'_>,
    input: &SmithyInput,
    derive: &DeriveInput,
    matched: &MatchedMembers<'_>,
) -> Result<Plan, Vec<Diagnostic>> {
    let (context, types) = Context::new(closure, input, Some(&derive.ident));
    let binding = bind::bind(&context, derive, matched)?;
    let mut plan = plan_items(&context, types, input, Some(binding))?;
    let Conflicts {
        feature_problems, ..
    } = bind::conflicts(derive);
    plan.feature_problems.extend(feature_problems);
    Ok(plan)
}

fn plan_items(
    context: &Context<'_, '_>,
    mut types: Scope,
    input: &SmithyInput,
    mut binding: Option<Binding>,
) -> Result<Plan, Vec<Diagnostic>> {
    let mut schemas = SchemaPlanner::new(context);
    let assertions = match &binding {
        Some(_) => Vec::new(), // the binding has those of the fields
        None => assert_external(context),
    };
    let mut feature_problems = context.closure.feature_problems.clone();
    if let Some(Binding::Structure(binding)) = &mut binding {
        feature_problems.append(&mut binding.feature_problems);
    }
    let items: Vec<Item> = (0..context.closure.shapes.len())
        // The binding is for the first shape, which is the user's type.
        .filter_map(|place| plan_item(context, place, binding.take(), &mut types, &mut schemas))
        .collect();
    let attributes = attributes::plan(context, &items, input)?;
    let mut planner = operation::Planner::new(context, &items);
    let operations = (context.closure.operations.iter())
        .map(|operation| planner.plan(operation, &mut types))
        .collect();
    let services = planner.finish();
    let (schemas, patterns) = schemas.finish();
    Ok(Plan {
        model: input.model.clone(),
        required_members: required_members(&items),
        items,
        operations,
        services,
        schemas,
        assertions,
        deprecated: has_deprecated(context.closure) || attributes::have_deprecated(input),
        patterns,
        attributes,
        literals: input.literals,
        feature_problems,
    })
}

/// Plans the item of a shape, if the shape has one.
fn plan_item(
    context: &Context<'_, '_>,
    place: usize,
    binding: Option<Binding>,
    types: &mut Scope,
    schemas: &mut SchemaPlanner<'_, '_>,
) -> Option<Item> {
    let ident = context.ident(place)?;
    let shape = &context.closure.shapes[place];
    Some(match &shape.kind {
        Kind::Structure(members) => {
            let planner = structure::Planner {
                context,
                shape,
                place,
            };
            let binding = binding.and_then(Binding::into_structure);
            Item::Structure(planner.plan(ident, members, binding, types, schemas))
        }
        Kind::Union(members) => {
            let binding = binding.and_then(Binding::into_union);
            Item::Union(union::plan(
                context, ident, place, members, binding, schemas,
            ))
        }
        Kind::Enum(values) => {
            let binding = binding.and_then(Binding::into_enumeration);
            let planned = enumeration::plan(context, ident, shape, values, binding, schemas);
            Item::Enumeration(planned)
        }
        Kind::IntEnum(values) => {
            let binding = binding.and_then(Binding::into_enumeration);
            let planned = enumeration::plan_integers(context, ident, shape, values, binding);
            Item::Enumeration(planned)
        }
        _ => return None,
    })
}

/// The Rust names of the required members of all structures, without duplicates.
fn required_members(items: &[Item]) -> Vec<Ident> {
    let mut known = Scope::default();
    let structures = items.iter().filter_map(|item| match item {
        Item::Structure(structure) => Some(structure),
        _ => None,
    });
    structures
        .flat_map(structure::Structure::required)
        .map(|(member, _)| &member.ident)
        .filter(|ident| known.reserve(&ident.to_string()))
        .cloned()
        .list()
}

/// The assertions that the types in `external` implement `Shape` for their shapes.
fn assert_external(context: &Context<'_, '_>) -> Vec<ShapeIdAssertion> {
    let assertion = |external: usize, uses: unfit::Uses| {
        let (name, ty) = &context.external[external];
        ShapeIdAssertion {
            fits: unfit::assertions(&name.text, uses),
            message: format!(
                "type in `external` must implement `Shape` for `{}`",
                name.text
            ),
            ty: ty.clone(),
            shape: name.text.clone(),
            is_generic: false,
        }
    };
    (context.closure.shapes.iter())
        .zip(&context.unfit)
        .filter_map(|(shape, uses)| match &shape.kind {
            Kind::External { index, of, .. } => {
                Some(assertion(*index, if of.is_aggregate() { *uses } else { 0 }))
            }
            _ => None,
        })
        .list()
}

fn has_deprecated(closure: &Closure<'_>) -> bool {
    let of_operation = |operation: &Operation<'_>| operation.documentation.deprecated.is_some();
    let of_operations = closure.operations.iter().any(of_operation);
    let of_shapes = closure.shapes.iter().any(|shape| {
        let of_members = |member: &Member<'_>| member.traits.deprecated.is_some();
        let of_values = match &shape.kind {
            Kind::Enum(values) => values.iter().any(|value| value.deprecated.is_some()),
            Kind::IntEnum(values) => values.iter().any(|value| value.deprecated.is_some()),
            _ => false,
        };
        of_values
            || shape.traits.deprecated.is_some()
            || shape.kind.members().iter().any(of_members)
    });
    of_operations || of_shapes
}
