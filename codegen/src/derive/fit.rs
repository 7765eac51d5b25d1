//! Whether the type of a field can carry its member.

use proc_macro2::{Span, TokenStream};
use quote::format_ident;

use super::members::Leaf;
use super::rust_type::RustType;
use super::{Field, Written, problem};
use crate::Diagnostic;
use crate::plan::checks::{Bound, Call, CheckFunction, MemberCheck, Step};
use crate::plan::naming::{ident, plain};
use crate::plan::structure::{Member, Presence};
use crate::plan::ty::{External, Type};
use crate::plan::{Item, Plan};

/// A type of the user's that must be of a shape.
#[derive(Debug)]
pub struct Asserted {
    /// The field.
    pub field: String,
    /// Where its type stands.
    pub span: Span,
    /// The type.
    pub ty: TokenStream,
    /// The absolute shape id.
    pub shape: String,
}

/// Gives the planned members the names of their fields, if the types fit.
pub(super) fn fit(
    plan: &mut Plan,
    written: &Written,
    fields: &[(String, &Field)],
    leaves: &[Vec<Leaf<'_>>],
) -> Result<Vec<Asserted>, Vec<Diagnostic>> {
    let (mut problems, mut asserted) = (Vec::new(), Vec::<Asserted>::new());
    let reads = plan.json && !written.skip.json;
    let Some(Item::Structure(structure)) = plan.items.first_mut() else {
        unreachable!("the shape is a structure, and all others are the user's")
    };
    structure.ident = written.ident.clone();
    structure.lifetimes.clone_from(&written.lifetimes);
    structure.builder = ident(&format!("{}Builder", plain(&written.ident)));
    structure.parts = ident(&format!("{}Parts", plain(&written.ident)));
    for member in &mut structure.members {
        let place = fields.iter().position(|(name, _)| *name == member.name);
        let Some(place) = place else {
            unreachable!("only members with a field were read")
        };
        let field = fields[place].1;
        let leaves = &leaves[place];
        match carried(member, &field.ty, leaves, written.partial) {
            Ok((presence, ty)) => {
                let inner = field.ty.optional().unwrap_or(&field.ty);
                if matches!(ty, Type::Text(_)) && reads && inner.is_borrowed_text {
                    let message = "a borrowed string cannot be read from JSON".to_owned();
                    let help = "add `#[shape(skip(json))]`, or write `Cow<'_, str>`";
                    problems.push(problem(inner.span, message, help));
                }
                if ty.is_number() && ty != member.ty {
                    plan.check_functions
                        .push(widened(member, &ty, &plan.check_functions));
                }
                member.presence = presence;
                member.ty = ty;
            }
            Err(problem) => problems.push(problem),
        }
        for (shape, ty) in leaves {
            let known = |asserted: &Asserted| {
                asserted.shape == *shape && asserted.ty.to_string() == ty.tokens.to_string()
            };
            if !asserted.iter().any(known) {
                asserted.push(Asserted {
                    field: plain(&field.ident),
                    span: ty.span,
                    ty: ty.tokens.clone(),
                    shape: shape.clone(),
                });
            }
        }
        rename(member, field);
    }
    let required = structure.required().map(|member| member.ident.clone());
    plan.required_members = required.collect();
    if problems.is_empty() {
        Ok(asserted)
    } else {
        Err(problems)
    }
}

/// Gives a member the names that follow from its field.
fn rename(member: &mut Member, field: &Field) {
    let setter = plain(&field.ident);
    member.ident = field.ident.clone();
    member.maybe_setter = ident(&format!("maybe_{setter}"));
    let token_setter = member.token_setter.take();
    member.token_setter = token_setter.map(|_| ident(&format!("generate_{setter}")));
    member.setter = match &*setter {
        "build" | "build_unchecked" => ident(&format!("{setter}_")),
        _ => field.ident.clone(),
    };
    // A parameter must hide no type of the user's.
    member.state = ident(&format!("__{}", plain(&member.state)));
}

/// The check of an integer in a wider type than its own: what its own type cannot hold is out of range.
fn widened(member: &mut Member, wide: &Type, functions: &[CheckFunction]) -> CheckFunction {
    let (low, high) = match member.ty {
        Type::I8 => (i8::MIN.into(), i8::MAX.into()),
        Type::I16 => (i16::MIN.into(), i16::MAX.into()),
        _ => (i64::from(i32::MIN), i64::from(i32::MAX)),
    };
    // Those of shapes begin with `check`.
    let function = format_ident!("wide_check_{}", plain(&member.ident));
    let of_shape = member.check.as_ref().and_then(|check| match &check.call {
        Call::Function(name) => functions.iter().find(|known| known.ident == *name),
        Call::Type => None,
    });
    let range = of_shape.and_then(|known| match known.steps.first() {
        Some(Step::Range(min, max)) => Some((min.clone(), max.clone())),
        _ => None,
    });
    let (min, max) = range.unwrap_or_default();
    let min = min.unwrap_or(Bound::Integer(low));
    let max = max.unwrap_or(Bound::Integer(high));
    member.check = Some(MemberCheck {
        call: Call::Function(function.clone()),
        secret: member.check.as_ref().is_some_and(|check| check.secret),
    });
    CheckFunction {
        ident: function,
        ty: wide.clone(),
        sensitive: false, // there are no keys in a number
        steps: vec![Step::Range(Some(min), Some(max))],
    }
}

/// Whether the member can be absent, by the type of its field, and the type that carries it.
fn carried(
    member: &Member,
    ty: &RustType,
    leaves: &[Leaf<'_>],
    partial: bool,
) -> Result<(Presence, Type), Diagnostic> {
    let (inner, is_optional) = match ty.optional() {
        Some(inner) => (inner, true),
        None => (ty, false),
    };
    let right = expected(&member.ty, leaves);
    let whole = match member.presence {
        Presence::Optional => format!("Option<{right}>"),
        _ => right,
    };
    let wrong = |message: String| Err(problem(ty.span, message, format!("write `{whole}`")));
    let Some(carrier) = carrier(inner, &member.ty) else {
        return wrong(format!(
            "this type cannot carry the member `{}`",
            member.name
        ));
    };
    let presence = match (&member.presence, is_optional) {
        (Presence::Required, true) if !partial => {
            return wrong(format!("the member `{}` is required", member.name));
        }
        (Presence::Optional, false) => {
            return wrong(format!("the member `{}` can be absent", member.name));
        }
        (_, true) => Presence::Optional,
        (presence, false) => presence.clone(),
    };
    Ok((presence, carrier))
}

/// The type that carries a member: the planned one, a wider integer, or a string that may be borrowed.
fn carrier(written: &RustType, planned: &Type) -> Option<Type> {
    if fits(written, planned) {
        return Some(planned.clone());
    }
    let is_cow = written.name == "Cow"
        && matches!(&*written.arguments, [of] if of.name == "str" && of.arguments.is_empty());
    if *planned == Type::String && (is_cow || written.is_borrowed_text) {
        return Some(Type::Text(External(written.tokens.clone())));
    }
    let integers = [Type::I8, Type::I16, Type::I32, Type::I64];
    let width = integers.iter().position(|known| known == planned)?;
    let wider = integers[width..].iter().find(|wider| fits(written, wider));
    wider.cloned()
}

/// Whether a type is the one that was planned, as far as a macro can see.
fn fits(written: &RustType, planned: &Type) -> bool {
    let is = |names: &[&str]| names.contains(&&*written.name) && written.arguments.is_empty();
    let element = |written: &RustType, planned: &Type, sparse: bool| {
        let inner = if sparse {
            written.optional()
        } else {
            Some(written)
        };
        inner.is_some_and(|inner| fits(inner, planned))
    };
    match planned {
        Type::Unit | Type::Text(_) => false,
        Type::Bool => is(&["bool"]),
        Type::I8 => is(&["i8"]),
        Type::I16 => is(&["i16"]),
        Type::I32 => is(&["i32"]),
        Type::I64 => is(&["i64"]),
        Type::F32 => is(&["f32"]),
        Type::F64 => is(&["f64"]),
        Type::String => is(&["String"]),
        Type::Timestamp => is(&["Timestamp", "UtcDateTime"]),
        Type::BigInteger => is(&["BigInteger", "BigInt"]),
        Type::BigDecimal => is(&["BigDecimal"]),
        Type::Document => is(&["Document", "Value"]),
        Type::Blob => {
            let of = |name: &str| {
                written
                    .arguments
                    .iter()
                    .all(|argument| argument.name == name)
            };
            written.name == "Vec" && written.arguments.len() == 1 && of("u8")
        }
        Type::List { item, sparse } => match &*written.arguments {
            [only] if written.name == "Vec" => element(only, item, *sparse),
            _ => false,
        },
        Type::Map { key, value, sparse } => match &*written.arguments {
            [first, second] if written.name == "BTreeMap" => {
                fits(first, key) && element(second, value, *sparse)
            }
            _ => false,
        },
        // What the user's own types are, the compiler checks.
        Type::External(_) | Type::Item(_) => !written.name.is_empty() && written.name != "Box",
    }
}

/// The type that would carry a member; what is of the user's own type has the name of its shape.
fn expected(ty: &Type, leaves: &[Leaf<'_>]) -> String {
    let element = |ty: &Type, sparse: bool| {
        let element = expected(ty, leaves);
        if sparse {
            format!("Option<{element}>")
        } else {
            element
        }
    };
    match ty {
        Type::Unit => "()".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::I8 => "i8".to_owned(),
        Type::I16 => "i16".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::String | Type::Text(_) => "String".to_owned(),
        Type::Timestamp => "shapesmith::Timestamp".to_owned(),
        Type::BigInteger => "shapesmith::BigInteger".to_owned(),
        Type::BigDecimal => "shapesmith::BigDecimal".to_owned(),
        Type::Document => "shapesmith::Document".to_owned(),
        Type::Blob => "Vec<u8>".to_owned(),
        Type::List { item, sparse } => format!("Vec<{}>", element(item, *sparse)),
        Type::Map { key, value, sparse } => {
            format!(
                "BTreeMap<{}, {}>",
                expected(key, leaves),
                element(value, *sparse)
            )
        }
        Type::External(path) => {
            let path = path.0.to_string();
            let leaf = leaves.iter().find(|(_, ty)| ty.tokens.to_string() == path);
            let name = leaf.and_then(|(shape, _)| shape.rsplit('#').next());
            name.map_or(path, str::to_owned)
        }
        Type::Item(ident) => ident.to_string(),
    }
}
