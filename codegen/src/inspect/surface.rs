//! The public API of the generated code: what code of other crates can name.
//!
//! [`surface`] computes it from the plan that is also expanded. It is a list of [`Entry`]s, and has one rule: an entry
//! that is removed, or whose signature changes, breaks code that uses it; an entry that is added breaks nothing. So what
//! an item requires of its users is part of a signature. The parameters of a builder are its required members, and a new
//! one changes them.
//!
//! The user is another crate than the one that has the types. They are `#[non_exhaustive]`, so in the crate that has them,
//! a literal of a structure or a match without a wildcard can break where this says that nothing does. As in Rust's own
//! rules for libraries (RFC 1105), two other things do not count: an added item can be ambiguous with one that code
//! imports by `*`, and an added impl can make a type ambiguous that the compiler has inferred.

mod enumeration;
mod facts;
mod operation;
mod structure;
mod text;
mod tokens;
mod union;

use std::collections::HashMap;

use super::files::Files;
use crate::collections::List;
use crate::diagnostic::Diagnostic;
use crate::expand::Part;
use crate::input::SmithyInput;
use crate::model::closure::Closure;
use crate::model::index::Index;
use crate::model::shape::Kind;
use crate::model::{check, resolve, roots};
use crate::plan::{Item, Plan};
use tokens::Statics;

/// The public API of the code that is generated for some shapes and operations of a model.
#[derive(Clone, Debug, Default)]
pub struct Surface {
    /// Everything that can be named, in the order of the types.
    pub entries: Vec<Entry>,
    /// The facts about each type and operation beyond its API.
    pub items: Vec<ItemCode>,
    /// The features of `shapesmith` that the code does not compile without, each with the reason.
    pub requirements: Vec<Requirement>,
}

/// Something of the generated code that can be named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The absolute ID of the shape.
    pub shape: String,
    /// The name of the member in the model, if the entry is there because of one.
    pub member: Option<String>,
    /// The Rust path, such as `UpdateUserPoolClientRequest::client_name`. That of an impl is its header, such as `impl
    /// From<String> for Contact`.
    pub path: String,
    pub kind: EntryKind,
    /// What code that uses the entry depends on: the type of a field, the parameters of a method. It is Rust, but for
    /// types without paths, builders with their required members as in `RequestBuilder<user_pool_id, client_id>`, and
    /// the builder that a setter of a required member returns, as in `RequestBuilder<client_id = Set>`.
    pub signature: String,
    /// The feature of `shapesmith` that it needs.
    pub feature: Option<&'static str>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// The struct of a structure.
    Struct,
    /// The enum of an `enum`, an `intEnum` or a union.
    Enum,
    /// A field of a struct. Its signature is its type.
    Field,
    /// A variant of an enum. Its signature is the type of its value in parentheses, or nothing.
    Variant,
    /// The type of a builder.
    Builder,
    /// The type parameters of a builder: its required members, in order.
    BuilderParameters,
    /// The setter of a builder for a member, or `maybe_x`.
    Setter,
    /// `push_x` or `insert_x` of a builder.
    Adder,
    /// `generate_x` of a builder.
    TokenSetter,
    /// The method of a member with a default.
    DefaultMethod,
    /// `is_x` or `as_x` of a union.
    Accessor,
    /// A `…_literal` function. Constraints are not part of its signature.
    Literal,
    /// Another method or function.
    Method,
    /// An impl of a trait.
    Impl,
    /// The unit struct of an operation.
    Operation,
    /// The enum of the errors of an operation.
    OperationError,
}

/// The code of a type or an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemCode {
    /// The absolute ID of the shape.
    pub shape: String,
    /// The Rust name.
    pub name: String,
    /// A struct, an enum or an operation.
    pub kind: EntryKind,
    /// The tokens without documentation. They are equal if and only if the code is, except that the names of private
    /// statics are replaced by their contents.
    pub tokens: String,
    /// The documentation.
    pub docs: String,
    /// The names of its members in the model.
    pub members: Vec<String>,
    /// The fields of a struct that are no entries, since other crates need not name them: `#[doc(hidden)]` in the tokens.
    pub hidden_fields: Vec<String>,
    /// What the model says about the item and its members, beyond their API.
    pub facts: Vec<Fact>,
}

/// Something that the model says about a shape or a member, and that is not part of its API.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// The name of the member in the model; `None` for the shape itself.
    pub member: Option<String>,
    /// The kind of fact, such as `constraints`.
    pub name: &'static str,
    pub value: String,
}

/// A feature of `shapesmith` that generated code needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The name of the feature.
    pub feature: &'static str,
    /// Whether the code needs the feature to be on, or to be off.
    pub enabled: bool,
    /// The absolute ID of the shape that needs it, if it is a single one.
    pub shape: Option<String>,
    /// The error otherwise.
    pub message: String,
}

/// A type, for a description of its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustType {
    /// The absolute ID of the shape.
    pub shape: String,
    /// The name of the type.
    pub name: String,
    /// `struct` or `enum`.
    pub keyword: &'static str,
    /// The name of the builder of a structure.
    pub builder: Option<String>,
    /// The members or values, in the model's order.
    pub members: Vec<RustMember>,
}

/// A field or variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustMember {
    /// The name of the member in the model; of a value of an enum without names, the value.
    pub member: String,
    /// The name of the field or variant.
    pub name: String,
    /// The type of the field, or of the value of the variant if it has one.
    pub ty: Option<String>,
    /// The type without `Option` and `Box`.
    pub value: Option<String>,
    /// Whether the builder requires it.
    pub required: bool,
    /// The name of its setter.
    pub setter: Option<String>,
    /// The default in Rust.
    pub default: Option<String>,
}

/// Computes the public API of the code that [`expand_smithy`](crate::expand_smithy) generates.
///
/// # Errors
///
/// Returns all errors in the input and in the part of the model that it reaches.
pub fn surface(input: &SmithyInput, files: &Files<'_>) -> Result<Surface, Vec<Diagnostic>> {
    let closure = crate::model::read(input, &files.0)?;
    let plan = crate::plan::plan(&closure, input)?;
    Ok(of_plan(&plan, &enum_members(&closure)))
}

/// The Rust types of the shapes that `input` reaches.
pub(super) fn rust_types(
    index: &Index<'_>,
    input: &SmithyInput,
) -> Result<Vec<RustType>, Vec<Diagnostic>> {
    let selected = roots::select(index, input)?;
    let closure = resolve::resolve(index, selected, input)?;
    let closure = check::check(closure, index.sources(), input)?;
    let plan = crate::plan::plan(&closure, input)?;
    let members = enum_members(&closure);
    let types = plan.items.iter().map(|item| match item {
        Item::Structure(structure) => structure::rust_type(structure),
        Item::Union(union) => union::rust_type(union),
        Item::Enumeration(enumeration) => enumeration::rust_type(enumeration, &members),
    });
    Ok(types.collect())
}

/// The names of the values of each enum in the model, by the ID of the enum. A value that has none is named after itself.
fn enum_members(closure: &Closure<'_>) -> EnumMembers {
    let shapes = closure.shapes.iter().filter_map(|shape| {
        let names: Vec<String> = match &shape.kind {
            Kind::Enum(values) => (values.iter())
                .map(|value| value.name.as_ref().unwrap_or(&value.value).to_string())
                .collect(),
            Kind::IntEnum(values) => values.iter().map(|value| value.name.to_string()).collect(),
            _ => return None,
        };
        Some((shape.id.as_str().to_owned(), names))
    });
    shapes.collect()
}

type EnumMembers = HashMap<String, Vec<String>>;

fn of_plan(plan: &Plan, members: &EnumMembers) -> Surface {
    let statics = Statics::of(plan);
    let mut surface = Surface::default();
    for (at, item) in plan.items.iter().enumerate() {
        let entries = &mut surface.entries;
        let (name, facts, members) = match item {
            Item::Structure(structure) => {
                structure::entries(structure, plan, entries);
                let members = structure.members.iter();
                (
                    &structure.ident,
                    facts::of_structure(structure, &statics),
                    members.map(|member| member.name.clone()).list(),
                )
            }
            Item::Union(union) => {
                union::entries(union, entries);
                let members = union.variants.iter();
                (
                    &union.ident,
                    facts::of_union(union, &statics),
                    members.map(|member| member.name.clone()).list(),
                )
            }
            Item::Enumeration(enumeration) => {
                enumeration::entries(enumeration, members, entries);
                (
                    &enumeration.ident,
                    facts::of_enumeration(enumeration, members, &statics),
                    members.get(&enumeration.id).cloned().unwrap_or_default(),
                )
            }
        };
        let tokens = statics.tokens(plan, Part::Item(at));
        surface.items.push(ItemCode {
            shape: item.id().to_owned(),
            name: name.to_string(),
            kind: match item {
                Item::Structure(_) => EntryKind::Struct,
                Item::Union(_) | Item::Enumeration(_) => EntryKind::Enum,
            },
            tokens: tokens.code,
            docs: tokens.docs,
            members,
            hidden_fields: match item {
                Item::Structure(structure) => structure::hidden_fields(structure),
                Item::Union(_) | Item::Enumeration(_) => Vec::new(),
            },
            facts,
        });
    }
    for operation in &plan.operations {
        operation::entries(operation, &mut surface.entries);
        let tokens = statics.tokens(plan, Part::Operation(operation));
        surface.items.push(ItemCode {
            shape: operation.id.clone(),
            name: operation.ident.to_string(),
            kind: EntryKind::Operation,
            tokens: tokens.code,
            docs: tokens.docs,
            members: Vec::new(),
            hidden_fields: Vec::new(),
            facts: facts::of_operation(operation, &statics),
        });
    }
    surface.requirements = (plan.feature_problems.iter())
        .map(|problem| Requirement {
            feature: problem.feature.name(),
            enabled: !problem.with_feature,
            shape: problem.problem.shape().map(str::to_owned),
            message: problem.problem.message.clone(),
        })
        .collect();
    surface
}

/// Adds the entries of a shape.
struct Entries<'e> {
    shape: &'e str,
    entries: &'e mut Vec<Entry>,
}

impl Entries<'_> {
    fn add(&mut self, kind: EntryKind, path: impl Into<String>, signature: impl Into<String>) {
        self.add_with(None, None, kind, path.into(), signature.into());
    }

    fn add_of(
        &mut self,
        member: &str,
        kind: EntryKind,
        path: impl Into<String>,
        signature: impl Into<String>,
    ) {
        self.add_with(Some(member), None, kind, path.into(), signature.into());
    }

    fn add_with(
        &mut self,
        member: Option<&str>,
        feature: Option<&'static str>,
        kind: EntryKind,
        path: String,
        signature: String,
    ) {
        self.entries.push(Entry {
            shape: self.shape.to_owned(),
            member: member.map(str::to_owned),
            path,
            kind,
            signature,
            feature,
        });
    }

    /// The method of a type.
    fn method(&mut self, of: &str, signature: &str) {
        self.add(EntryKind::Method, path(of, signature), signature);
    }

    fn method_if(&mut self, feature: &'static str, of: &str, signature: &str) {
        self.add_with(
            None,
            Some(feature),
            EntryKind::Method,
            path(of, signature),
            signature.to_owned(),
        );
    }

    /// An impl of a trait for a type.
    fn implement(&mut self, of: &str, name: &str) {
        self.implement_with(None, None, of, name, "");
    }

    fn implement_with(
        &mut self,
        member: Option<&str>,
        feature: Option<&'static str>,
        of: &str,
        name: &str,
        associated: &str,
    ) {
        let header = format!("impl {name} for {of}");
        let signature = format!("{header}{associated}");
        self.add_with(member, feature, EntryKind::Impl, header, signature);
    }

    /// The impls that all types have.
    fn common_impls(&mut self, of: &str) {
        for name in [
            "Clone",
            "Debug",
            "Display",
            "PartialEq",
            "Eq",
            "Hash",
            "Shape",
        ] {
            self.implement(of, name);
        }
        for name in ["Serialize", "Deserialize<'_>", "ToJson", "FromJson"] {
            self.implement_with(None, Some("serde"), of, name, "");
        }
        self.implement_with(None, Some("arbitrary"), of, "Arbitrary<'_>", "");
    }

    /// The methods that structures and unions have.
    fn common_methods(&mut self, of: &str) {
        self.method(of, VALIDATE);
        for signature in [
            "fn to_json(&self) -> Result<Vec<u8>, JsonError>",
            "fn from_json(text: &[u8]) -> Result<Self, JsonError>",
            "fn from_json_unchecked(text: &[u8]) -> Result<Self, JsonError>",
        ] {
            self.method_if("serde", of, signature);
        }
    }
}

const VALIDATE: &str = "fn validate(&self) -> Result<(), ConstraintViolations>";

/// The path of a method with a signature.
fn path(of: &str, signature: &str) -> String {
    let (_, after) = signature.split_once("fn ").unwrap_or_default();
    let end = after.find(['(', '<']).unwrap_or(after.len());
    format!("{of}::{}", &after[..end])
}
