//! A change, and how much of it others notice.

use serde::Serialize;

use super::model::Severity;
use super::wire::Meets;
use crate::output::report::Place;

/// The effect of a change on users of the old version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Nobody notices.
    #[default]
    Invisible,
    /// Noticeable, but all that worked still works.
    Compatible,
    /// Something that worked does not any more.
    Breaking,
}

/// A change of the generated Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustChange {
    /// The absolute ID of the shape or member that the item is generated for, such as `a#Shape$member`.
    pub shape: String,
    /// The path of the item, such as `Shape::member`.
    pub item: String,
    pub class: Class,
    /// A clause without a full stop, such as "field `x` of `Y` became `Option<i32>`".
    pub message: String,
    pub effect: Effect,
    /// The IDs of the other shapes and members whose names in Rust are part of the change.
    pub others: Vec<String>,
}

/// The kind of difference in the generated Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// There is a type or not, or it is of another kind.
    Type,
    /// The name of a type, a field or a variant.
    Name,
    /// The name of a builder.
    BuilderName,
    /// There is a field or variant or not.
    Member,
    /// There is an error of an operation or not.
    Error,
    /// The members that a builder requires.
    Builder,
    /// Another part of the API: the type of a field, a method, an impl.
    Code,
    /// Code that says nothing of what it depends on.
    Unknown,
    /// The name of a fact from the model that is not part of the API.
    Fact(&'static str),
}

/// The kind of difference of a shape or member.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// It was added or removed.
    Presence,
    /// Its type, such as `structure`.
    Kind,
    /// The target of a member.
    Target,
    /// The order of its members.
    Order,
    /// The trait with this ID.
    Trait(String),
    /// The input of an operation.
    Input,
    /// The output of an operation.
    Output,
    /// An error of an operation or a service.
    Error(String),
    /// An operation that a service or resource binds.
    Operation(String),
    /// A resource that a service or resource binds.
    Resource(String),
    /// An operation in the lifecycle of a resource.
    Lifecycle(&'static str),
    Identifiers,
    Properties,
    /// The version of a service.
    Version,
    /// The new name of a shape in a service.
    Rename(String),
    /// A key of the metadata.
    Metadata,
}

/// A part of a model that can change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Site {
    /// The absolute ID of a shape or member, or a key of the metadata.
    pub id: String,
    pub aspect: Aspect,
}

impl Site {
    pub fn new(id: &str, aspect: Aspect) -> Self {
        Site {
            id: id.to_owned(),
            aspect,
        }
    }

    pub fn of_trait(id: &str, name: &str) -> Self {
        Site::new(id, Aspect::Trait(name.to_owned()))
    }
}

/// A change between the versions, with its class for each who may notice.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The absolute ID of the shape or member. `None` for metadata.
    pub shape: Option<String>,
    /// The item of the generated Rust that changed most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// For who compiles against the generated Rust.
    pub rust: Class,
    /// For clients and servers of different versions.
    pub wire: Class,
    /// Breaking if Smithy's own diff tool calls it breaking, compatible if it reports it.
    pub model: Class,
    /// What changed in the model: a clause without a full stop.
    pub message: String,
    /// What changed in the generated Rust.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rust_changes: Vec<RustItem>,
    /// How a client of the old version is affected by a server of the new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_client: Option<Meets>,
    /// How a client of the new version is affected by a server of the old one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_client: Option<Meets>,
    /// The reports of Smithy's differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<SmithyEvent>,
    /// The place in the old version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Place>,
    /// The place in the new version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Place>,
    #[serde(skip)]
    pub site: Site,
}

/// A change of an item of the generated Rust.
#[derive(Clone, Debug, Serialize)]
pub struct RustItem {
    pub item: String,
    pub class: Class,
    pub message: String,
}

/// An event of Smithy's differ.
#[derive(Clone, Debug, Serialize)]
pub struct SmithyEvent {
    pub id: String,
    pub severity: Severity,
    /// Why, where the ID does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Change {
    /// Whether Rust or the wire breaks, from which the exit code follows.
    pub fn is_breaking(&self) -> bool {
        self.rust.max(self.wire) == Class::Breaking
    }

    /// Whether somebody notices: code, messages, or Smithy's differ, which breaks a build. What the differ only notes is
    /// invisible.
    pub fn is_visible(&self) -> bool {
        self.rust.max(self.wire) > Class::Invisible || self.model == Class::Breaking
    }
}
