//! Bindings: the fields and variants that a user-written type has for the members and values of its shape.
//!
//! They are the input of the planner for a type that it does not emit.

use proc_macro2::Ident;

use super::optionality::Optionality;
use super::origin::Derive;
use super::types::Type;
use crate::diagnostic::FeatureProblem;

/// What a user-written type binds.
pub enum Binding {
    Structure(StructureBinding),
    Union(UnionBinding),
    Enumeration(EnumBinding),
}

/// A user-written structure.
pub struct StructureBinding {
    pub derive: Derive,
    /// The field of each member, in the order of the members.
    pub fields: Vec<FieldBinding>,
    /// Mistakes that depend on the features of the runtime.
    pub feature_problems: Vec<FeatureProblem>,
}

/// The field of a member.
pub struct FieldBinding {
    pub ident: Ident,
    /// The type, without `Option`.
    pub ty: Type,
    pub optionality: Optionality,
}

/// A user-written enum for a union.
pub struct UnionBinding {
    pub derive: Derive,
    /// The variant of each member, in the order of the members.
    pub variants: Vec<VariantBinding>,
}

/// The variant of a member.
pub struct VariantBinding {
    pub ident: Ident,
    pub ty: Type,
}

/// A user-written enum for an enum.
pub struct EnumBinding {
    pub derive: Derive,
    /// The variant of each value, in the order of the values.
    pub variants: Vec<Ident>,
    /// The variant for other values.
    pub unknown: Ident,
}

impl Binding {
    pub fn into_structure(self) -> Option<StructureBinding> {
        match self {
            Binding::Structure(structure) => Some(structure),
            _ => None,
        }
    }

    pub fn into_union(self) -> Option<UnionBinding> {
        match self {
            Binding::Union(union) => Some(union),
            _ => None,
        }
    }

    pub fn into_enumeration(self) -> Option<EnumBinding> {
        match self {
            Binding::Enumeration(enumeration) => Some(enumeration),
            _ => None,
        }
    }
}
