//! The checks of members whose fields are of other types than was planned.

use proc_macro2::Ident;
use quote::format_ident;

use crate::plan::checks::{Bound, Call, Check, CheckFunction, MemberCheck};
use crate::plan::types::Type;

/// The check of a value of the type `carrier`, where `check` is that of the planned type. Adds functions to
/// `functions` for what differs.
pub(super) fn adapted(
    check: Option<MemberCheck>,
    planned: &Type,
    carrier: &Type,
    functions: &mut Vec<CheckFunction>,
) -> Option<MemberCheck> {
    if planned == carrier || matches!(carrier, Type::CustomString(_)) {
        return check; // a function takes any string
    }
    let secret = check.as_ref().is_some_and(|check| check.secret);
    let known = check.as_ref().and_then(|check| match &check.call {
        Call::Function(name) => functions.iter().find(|known| known.ident == *name),
        Call::Type => None,
    });
    let sensitive = known.is_some_and(|known| known.sensitive);
    let mut checks = known.map_or_else(Vec::new, |known| known.checks.clone());
    match (planned, carrier) {
        (_, wide) if wide.is_number() => widen(&mut checks, planned),
        (Type::List { item: planned, .. }, Type::List { item, .. } | Type::Slice { item, .. }) => {
            let of_item = checks
                .iter()
                .position(|step| matches!(step, Check::Each(_)));
            let of_item = of_item.map(|place| checks.remove(place));
            let of_item = match of_item {
                Some(Check::Each(check)) => Some(check),
                _ => None,
            };
            checks.extend(adapted(of_item, planned, item, functions).map(Check::Each));
        }
        (Type::Map { value: planned, .. }, Type::Map { value, .. }) => {
            let entries = checks
                .iter()
                .position(|step| matches!(step, Check::Entries { .. }));
            let (key, of_value, secret_keys) = match entries.map(|place| checks.remove(place)) {
                Some(Check::Entries {
                    key,
                    value,
                    secret_keys,
                }) => (key, value, secret_keys),
                _ => (None, None, false),
            };
            let value = adapted(of_value, planned, value, functions);
            if key.is_some() || value.is_some() {
                checks.push(Check::Entries {
                    key,
                    value,
                    secret_keys,
                });
            }
        }
        _ => {}
    }
    if checks.is_empty() {
        return None;
    }
    // Those of shapes begin with `check`.
    let ident: Ident = format_ident!("own_check_{}", functions.len());
    functions.push(CheckFunction {
        ident: ident.clone(),
        ty: carrier.clone(),
        sensitive,
        checks,
    });
    Some(MemberCheck {
        call: Call::Function(ident),
        secret,
    })
}

/// An integer in a wider type than its own: what its own type cannot hold is out of range.
fn widen(checks: &mut Vec<Check>, own: &Type) {
    let (low, high) = match own {
        Type::I8 => (i8::MIN.into(), i8::MAX.into()),
        Type::I16 => (i16::MIN.into(), i16::MAX.into()),
        _ => (i64::from(i32::MIN), i64::from(i32::MAX)),
    };
    let (min, max) = match checks.first() {
        Some(Check::Range(min, max)) => (min.clone(), max.clone()),
        _ => (None, None),
    };
    let min = min.unwrap_or(Bound::Integer(low));
    let max = max.unwrap_or(Bound::Integer(high));
    *checks = vec![Check::Range(Some(min), Some(max))];
}
