//! The traits that are left.
//!
//! These are all traits of `smithy.api` other than [`DROPPED`], and those of the other [`NAMESPACES`]. Traits of
//! Smithy's and AWS's other namespaces are not left, except [`COMPARED`]: rules and tests of endpoints, waiters, tests,
//! access management, and what is for other tools. Other traits are left with their definitions, unless they name
//! shapes, which may be missing.

use std::borrow::Cow;

use super::references::ids;
use crate::collections::Set;
use crate::model::index::Index;
use crate::model::json::Raw;
use crate::model::mixins;
use crate::model::raw_shape::{has_trait, is_mixin, shape_type};

/// The traits of `smithy.api` that are not left: examples, and what names resources.
const DROPPED: [&str; 2] = ["examples", "references"];

/// The namespaces of Smithy and AWS whose traits are left.
const NAMESPACES: [&str; 5] = [
    "aws.auth",
    "aws.customizations",
    "aws.protocols",
    "smithy.api",
    "smithy.protocols",
];

/// The traits of other namespaces that are left because Smithy's own diff tool reports it as breaking if they are added or
/// removed. Otherwise the whole model would differ from the trimmed one. `@cfnResource` is not left, since it names shapes.
const COMPARED: [&str; 12] = [
    "aws.api#awsChunked",
    "aws.cloudformation#cfnAdditionalIdentifier",
    "aws.cloudformation#cfnExcludeProperty",
    "aws.cloudformation#cfnName",
    "aws.endpoints#dualStackOnlyEndpoints",
    "aws.endpoints#endpointsModifier",
    "aws.endpoints#rulesBasedEndpoints",
    "aws.endpoints#standardPartitionalEndpoints",
    "aws.endpoints#standardRegionalEndpoints",
    "smithy.mqtt#publish",
    "smithy.mqtt#subscribe",
    "smithy.openapi#specificationExtension",
];

/// The traits of `smithy.api` whose values name traits.
const NAMING: [&str; 5] = [
    "auth",
    "authDefinition",
    "mixin",
    "protocolDefinition",
    "trait",
];

/// Decides about traits.
pub(super) struct Traits<'i, 'a> {
    index: &'i Index<'a>,
    /// The authentication schemes that services name.
    schemes: Set<Cow<'a, str>>,
}

/// How a trait is trimmed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Dropped,
    Kept,
    /// It is kept, and so is its definition, if the model has it.
    KeptWithDefinition,
}

impl<'i, 'a> Traits<'i, 'a> {
    pub(super) fn new(index: &'i Index<'a>) -> Self {
        let mut schemes = Set::new();
        for (id, raw) in services(index) {
            // A service that is damaged is reported when it is read.
            let Ok(flat) = mixins::flatten(index, id, raw) else {
                continue;
            };
            if let Some(auth) = flat.traits.get("smithy.api#auth") {
                for id in ids(auth) {
                    schemes.insert(id);
                }
            }
        }
        Traits { index, schemes }
    }

    pub(super) fn fate(&self, id: &str, value: Raw<'a>) -> Fate {
        let Some((namespace, name)) = id.split_once('#') else {
            return Fate::Kept; // the generator reports it
        };
        if namespace == "smithy.api" {
            return if DROPPED.contains(&name) {
                Fate::Dropped
            } else {
                Fate::Kept
            };
        }
        if self.is_scheme(id) {
            return Fate::KeptWithDefinition;
        }
        if NAMESPACES.contains(&namespace) || id == "aws.api#service" {
            return Fate::Kept;
        }
        let is_of_tools = namespace.starts_with("aws.") || namespace.starts_with("smithy.");
        let names_shape = || ids(value).iter().any(|id| self.index.get(id).is_some());
        if names_shape() || is_of_tools && !COMPARED.contains(&id) {
            Fate::Dropped
        } else if is_of_tools {
            Fate::Kept
        } else {
            Fate::KeptWithDefinition
        }
    }

    /// Whether a trait is an authentication scheme.
    fn is_scheme(&self, id: &str) -> bool {
        let is_definition = |raw| has_trait(self.index, id, raw, "smithy.api#authDefinition");
        self.schemes.contains(id)
            || (self.index.get(id)).is_some_and(|raw| is_definition(raw).is_ok_and(|is| is))
    }

    /// The shapes that have to be left for a trait.
    pub(super) fn needed(&self, id: &Cow<'a, str>, value: Raw<'a>) -> Vec<Cow<'a, str>> {
        let mut needed = match id.strip_prefix("smithy.api#") {
            Some(name) if NAMING.contains(&name) => ids(value),
            _ => Vec::new(),
        };
        if self.fate(id, value) == Fate::KeptWithDefinition {
            needed.push(id.clone());
        }
        needed
    }
}

/// The services of the model. Mixins are none.
pub(super) fn services<'s, 'a: 's>(
    index: &'s Index<'a>,
) -> impl Iterator<Item = (&'s Cow<'a, str>, Raw<'a>)> {
    let is_service = |id: &str, raw| {
        shape_type(raw).as_deref() == Some("service")
            && !is_mixin(index, id, raw).is_ok_and(|is_mixin| is_mixin)
    };
    let shapes = index.shapes().iter();
    let services = shapes.filter(move |(id, raw)| is_service(id, *raw));
    services.map(|(id, raw)| (id, *raw))
}
