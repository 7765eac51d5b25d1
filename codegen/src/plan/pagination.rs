//! Planning the pages of an operation.

use proc_macro2::Ident;

use super::structure::{Member, Structure};
use super::types::Type;
use crate::collections::Map;
use crate::model::pagination::Pagination as Trait;

/// The impls of `Paginated` and, if the items are known, `PaginatedItems`.
#[derive(Debug)]
pub(crate) struct Pagination {
    /// The token in the input.
    pub(crate) input_token: Field,
    /// The path to the token in the output.
    pub(crate) output_token: Vec<Field>,
    /// The path to the items in the output, and their type.
    pub(crate) items: Option<(Vec<Field>, Type)>,
    /// The idempotency tokens in the input, which are new for each page.
    pub(crate) idempotency_tokens: Vec<Field>,
}

/// A field of a structure.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) ident: Ident,
    /// Whether it is an `Option`.
    pub(crate) is_option: bool,
}

impl Field {
    fn of(member: &Member) -> Self {
        Field {
            ident: member.ident.clone(),
            is_option: member.optionality.is_option(),
        }
    }
}

/// The planned structures by absolute ID, and by their types.
pub(super) struct Structures<'p> {
    pub(super) by_id: Map<&'p str, &'p Structure>,
    pub(super) by_type: Map<String, &'p Structure>,
}

/// Plans the pages of an operation; `None` if a path goes through a user's type, whose fields are not known.
pub(super) fn plan(
    pagination: &Trait<'_>,
    input: &Structure,
    output: &Structure,
    structures: &Structures<'_>,
) -> Option<Pagination> {
    let input_token = member(input, &pagination.input_token)?;
    let (output_token, _) = path(output, &pagination.output_token, structures)?;
    let items = (pagination.items.as_ref()).and_then(|items| path(output, items, structures));
    let is_collection = |ty: &Type| matches!(ty, Type::List { .. } | Type::Map { .. });
    let tokens = input.members.iter().filter(|member| {
        member.token_setter.is_some()
            && member.ty == Type::String
            && member.name != input_token.name
    });
    Some(Pagination {
        input_token: Field::of(input_token),
        output_token,
        items: items.filter(|(_, ty)| is_collection(ty)),
        idempotency_tokens: tokens.map(Field::of).collect(),
    })
}

fn member<'p>(structure: &'p Structure, name: &str) -> Option<&'p Member> {
    structure.members.iter().find(|member| member.name == name)
}

/// The fields of a path, and the type of the last one.
fn path<'p>(
    mut structure: &'p Structure,
    names: &[String],
    structures: &Structures<'p>,
) -> Option<(Vec<Field>, Type)> {
    let mut fields = Vec::new();
    let mut ty: Option<&'p Type> = None;
    for name in names {
        if let Some(ty) = ty {
            let Type::Item(ident) = ty else {
                return None;
            };
            structure = structures.by_type.get(&ident.to_string())?;
        }
        let member = member(structure, name)?;
        fields.push(Field::of(member));
        ty = Some(&member.ty);
    }
    Some((fields, ty?.clone()))
}
