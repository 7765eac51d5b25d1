//! Types and values as a person writes them in Rust: `Option<Vec<String>>`, without paths.

use proc_macro2::{Ident, Literal};

use crate::input::rust_type::canonical_text;
use crate::plan::default_method::DefaultMethod;
use crate::plan::structure::{DefaultValue, Member, Optionality};
use crate::plan::types::Type;

/// A type, without the `Option` and `Box` of a member.
pub(super) fn ty(ty: &Type) -> String {
    match ty {
        Type::Unit => "()".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::I8 => "i8".to_owned(),
        Type::I16 => "i16".to_owned(),
        Type::I32 => "i32".to_owned(),
        Type::I64 => "i64".to_owned(),
        Type::F32 => "f32".to_owned(),
        Type::F64 => "f64".to_owned(),
        Type::String => "String".to_owned(),
        Type::Timestamp => "Timestamp".to_owned(),
        Type::Blob => "Vec<u8>".to_owned(),
        Type::BigInteger => "BigInteger".to_owned(),
        Type::BigDecimal => "BigDecimal".to_owned(),
        Type::Document => "Document".to_owned(),
        Type::List { item, sparse } => format!("Vec<{}>", element(item, *sparse)),
        Type::Map { key, value, sparse } => {
            format!("BTreeMap<{}, {}>", self::ty(key), element(value, *sparse))
        }
        Type::CustomString(path)
        | Type::External { path, .. }
        | Type::Slice { written: path, .. } => canonical_text(&path.0).replace(' ', ""),
        Type::Item(ident) | Type::Enum(ident) => ident.to_string(),
    }
}

/// The type of an item of a list or a value of a map.
pub(super) fn element(element: &Type, sparse: bool) -> String {
    optional(self::ty(element), sparse)
}

fn optional(ty: String, is_option: bool) -> String {
    if is_option {
        format!("Option<{ty}>")
    } else {
        ty
    }
}

/// A type that may be boxed.
pub(super) fn boxed(ty: &Type, boxed: bool) -> String {
    let ty = self::ty(ty);
    if boxed { format!("Box<{ty}>") } else { ty }
}

/// The type of a field.
pub(super) fn field(member: &Member) -> String {
    let ty = boxed(&member.ty, member.boxed);
    optional(ty, member.optionality.is_option())
}

/// What a setter takes, without the kinds of collections, which the compiler infers.
pub(super) fn argument(ty: &Type) -> String {
    match ty {
        Type::List { item, sparse } => format!("impl ListOf<{}>", items(item, *sparse)),
        Type::Map { key, value, sparse } => {
            let (keys, values) = (items(key, false), items(value, *sparse));
            format!("impl MapOf<{keys}, {values}>")
        }
        Type::String | Type::CustomString(_) | Type::Blob => {
            format!("impl Into<{}>", self::ty(ty))
        }
        ty if is_buildable(ty) => format!("impl IntoValue<{}>", self::ty(ty)),
        ty => self::ty(ty),
    }
}

/// The argument of the method that adds an item or a value.
pub(super) fn part_argument(ty: &Type, sparse: bool) -> String {
    optional(argument(ty), sparse)
}

fn is_buildable(ty: &Type) -> bool {
    match ty {
        Type::Item(_) => true,
        Type::External { is_aggregate, .. } => *is_aggregate,
        _ => false,
    }
}

/// What the items of a list, or the keys or values of a map, can be.
fn items(ty: &Type, sparse: bool) -> String {
    let items = match ty {
        Type::List { item, sparse } => format!("NestedList<{}>", items(item, *sparse)),
        Type::Map { key, value, sparse } => {
            let (keys, values) = (items(key, false), items(value, *sparse));
            format!("NestedMap<{keys}, {values}>")
        }
        Type::String | Type::CustomString(_) | Type::Blob => {
            format!("AnyInto<{}>", self::ty(ty))
        }
        ty if is_buildable(ty) => format!("Buildable<{}>", self::ty(ty)),
        ty => format!("Exactly<{}>", self::ty(ty)),
    };
    if sparse {
        format!("Sparse<{items}>")
    } else {
        items
    }
}

/// What the method of a member with a default returns.
pub(super) fn default_method(member: &Member, method: &DefaultMethod) -> String {
    match (&member.ty, &method.default) {
        (Type::String | Type::CustomString(_), DefaultValue::String(_)) => "&str".to_owned(),
        (Type::Blob, _) => "&[u8]".to_owned(),
        (Type::List { item, sparse } | Type::Slice { item, sparse, .. }, _) => {
            format!("&[{}]", element(item, *sparse))
        }
        (ty @ Type::External { .. }, DefaultValue::Enum(_) | DefaultValue::IntEnum(_)) => {
            format!("Cow<'_, {}>", self::ty(ty))
        }
        (
            ty @ (Type::Map { .. }
            | Type::Enum(_)
            | Type::BigInteger
            | Type::BigDecimal
            | Type::Document),
            _,
        ) => format!("&{}", self::ty(ty)),
        (ty, _) => self::ty(ty),
    }
}

/// The default of a member in Rust, if it has one.
pub(super) fn default(member: &Member) -> Option<String> {
    let method = member.default_method.as_ref();
    let of_method = method.map(|method| (&method.default, method.variant.as_ref()));
    let of_server = match &member.optionality {
        Optionality::Default(default) => Some((default, None)),
        _ => None,
    };
    let (default, variant) = of_method.or(of_server)?;
    Some(value(default, variant, &member.ty))
}

fn value(default: &DefaultValue<'_>, variant: Option<&Ident>, of: &Type) -> String {
    if let (Some(variant), Type::Enum(ident)) = (variant, of) {
        return format!("{ident}::{variant}");
    }
    match default {
        DefaultValue::Boolean(value) => value.to_string(),
        DefaultValue::Integer(value) => value.to_string(),
        DefaultValue::Float(value) if value.is_nan() => format!("{}::NAN", ty(of)),
        DefaultValue::Float(value) if value.is_infinite() => {
            let sign = if *value > 0.0 { "" } else { "NEG_" };
            format!("{}::{sign}INFINITY", ty(of))
        }
        DefaultValue::Float(value) => format!("{value:?}"),
        DefaultValue::String(text) => Literal::string(text).to_string(),
        DefaultValue::Enum(text) => {
            format!("{}::from({})", ty(of), Literal::string(text))
        }
        DefaultValue::IntEnum(value) => format!("{}::from({value})", ty(of)),
        DefaultValue::Blob(bytes) => Literal::byte_string(bytes).to_string(),
        DefaultValue::Big(digits) => digits.to_string(),
        DefaultValue::Document(json) => json.to_string(),
        DefaultValue::Timestamp(seconds, nanoseconds) => {
            let nanos = i128::from(*seconds) * 1_000_000_000 + i128::from(*nanoseconds);
            format!("Timestamp::from_unix_timestamp_nanos({nanos})")
        }
        DefaultValue::Empty => match of {
            Type::Map { .. } => "{}".to_owned(),
            _ => "[]".to_owned(),
        },
    }
}
