//! Bindings: the fields and variants of a user-written type for the members and values of its shape.
//!
//! They are the input of the planner for user-written types.

use proc_macro2::Ident;

use super::optionality::Optionality;
use super::origin::Derive;
use super::types::Type;
use crate::diagnostic::FeatureProblem;
use crate::input::derive_input::SkippedField;

/// The binding of a user-written type.
pub(crate) enum Binding {
    Structure(StructureBinding),
    Union(UnionBinding),
    Enumeration(EnumBinding),
}

/// A user-written structure.
pub(crate) struct StructureBinding {
    pub(crate) derive: Derive,
    /// The field of each member, in the order of the members.
    pub(crate) fields: Vec<FieldBinding>,
    /// The fields that are not part of the shape.
    pub(crate) skipped: Vec<SkippedField>,
    /// Errors that depend on features of the runtime.
    pub(crate) feature_problems: Vec<FeatureProblem>,
}

/// The field of a member.
pub(crate) struct FieldBinding {
    pub(crate) ident: Ident,
    /// The type, without `Option`.
    pub(crate) ty: Type,
    pub(crate) optionality: Optionality,
}

/// A user-written enum for a union.
pub(crate) struct UnionBinding {
    pub(crate) derive: Derive,
    /// The variant of each member, in the order of the members.
    pub(crate) variants: Vec<VariantBinding>,
}

/// The variant of a member.
pub(crate) struct VariantBinding {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

/// A user-written enum for an enum.
pub(crate) struct EnumBinding {
    pub(crate) derive: Derive,
    /// The variant of each value, in the order of the values.
    pub(crate) variants: Vec<Ident>,
    /// The variant for other values.
    pub(crate) unknown: Ident,
}

impl Binding {
    pub(crate) fn into_structure(self) -> Option<StructureBinding> {
        match self {
            Binding::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    pub(crate) fn into_union(self) -> Option<UnionBinding> {
        match self {
            Binding::Union(union) => Some(union),
            _ => None,
        }
    }

    pub(crate) fn into_enumeration(self) -> Option<EnumBinding> {
        match self {
            Binding::Enumeration(enumeration) => Some(enumeration),
            _ => None,
        }
    }
}
