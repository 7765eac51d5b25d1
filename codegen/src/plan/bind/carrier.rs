//! The types that can carry a member, as far as a macro can see.

use proc_macro2::TokenTree;

use super::members::Leaf;
use crate::input::rust_type::RustType;
use crate::plan::json::Codec;
use crate::plan::types::{External, Type};

/// Types of Rust's own that are no strings; others may be the user's.
const NO_TEXT: [&str; 24] = [
    "BTreeMap", "BTreeSet", "HashMap", "HashSet", "Option", "Vec", "bool", "char", "f32", "f64",
    "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16", "u32", "u64", "u8", "usize",
    "Duration",
];

/// The type that carries a member: the planned one, a wider integer, a string of the user's own type, or a
/// slice. `None` if the written type cannot.
pub(super) fn carrier(written: &RustType, planned: &Type) -> Option<Type> {
    let is = |names: &[&str]| names.contains(&&*written.name) && written.arguments.is_empty();
    let element = |written: &RustType, planned: &Type, sparse: bool| {
        let inner = if sparse { written.optional()? } else { written };
        carrier(inner, planned).map(Box::new)
    };
    let integers = [
        (Type::I8, "i8"),
        (Type::I16, "i16"),
        (Type::I32, "i32"),
        (Type::I64, "i64"),
    ];
    if let Some(width) = integers.iter().position(|(known, _)| known == planned) {
        let wider = integers[width..].iter().find(|(_, name)| is(&[name]));
        return wider.map(|(ty, _)| ty.clone());
    }
    let fits = match planned {
        // Integers have been seen above, and no plan has the others.
        Type::I8
        | Type::I16
        | Type::I32
        | Type::I64
        | Type::Unit
        | Type::CustomString(_)
        | Type::Slice { .. } => false,
        Type::Bool => is(&["bool"]),
        Type::F32 => is(&["f32"]),
        Type::F64 => is(&["f64"]),
        Type::String if is(&["String"]) => true,
        Type::String => {
            let is_text = !written.name.is_empty() && !NO_TEXT.contains(&&*written.name);
            let text = || Type::CustomString(External(written.tokens.clone()));
            return (is_text || written.is_borrowed_text).then(text);
        }
        Type::Timestamp => is(&["Timestamp", "UtcDateTime"]),
        Type::BigInteger => is(&["BigInteger", "BigInt"]),
        Type::BigDecimal => is(&["BigDecimal"]),
        Type::Document => is(&["Document", "Value"]),
        Type::Blob => {
            let of = |name: &str| matches!(&*written.arguments, [only] if only.name == name);
            written.name == "Vec" && of("u8")
        }
        Type::List { item, sparse } => {
            let [only] = &*written.arguments else {
                return None;
            };
            let (item, sparse) = (element(only, item, *sparse)?, *sparse);
            return match &*written.name {
                "Vec" => Some(Type::List { item, sparse }),
                RustType::SLICE | RustType::BOXED_SLICE => Some(Type::Slice {
                    item,
                    sparse,
                    written: External(written.tokens.clone()),
                }),
                _ => None,
            };
        }
        Type::Map { key, value, sparse } => {
            let [first, second] = &*written.arguments else {
                return None;
            };
            return (written.name == "BTreeMap")
                .then(|| {
                    Some(Type::Map {
                        key: element(first, key, false)?,
                        value: element(second, value, *sparse)?,
                        sparse: *sparse,
                    })
                })
                .flatten();
        }
        // What the user's own types are, the compiler checks.
        Type::External(_) | Type::Item(_) => !written.name.is_empty() && written.name != "Box",
    };
    fits.then(|| planned.clone())
}

/// How a value of a type stands in JSON that stands in it so in the planned type.
pub(super) fn codec(planned: &Codec, carrier: &Type) -> Codec {
    if let Codec::AtMost { max, codec } = planned {
        return Codec::AtMost {
            max: *max,
            codec: Box::new(self::codec(codec, carrier)),
        };
    }
    match carrier {
        Type::CustomString(_) => Codec::StringLike,
        Type::List { item, sparse } | Type::Slice { item, sparse, .. } => {
            let of_item = match planned {
                Codec::List { item, .. } => item,
                _ => &Codec::OfType,
            };
            let is_slice = matches!(carrier, Type::Slice { .. });
            match codec(of_item, item) {
                Codec::OfType if !is_slice => Codec::OfType,
                item => Codec::List {
                    item: Box::new(item),
                    sparse: *sparse,
                },
            }
        }
        Type::Map { value, sparse, .. } => {
            let of_value = match planned {
                Codec::Map { value, .. } => value,
                _ => &Codec::OfType,
            };
            match codec(of_value, value) {
                Codec::OfType => Codec::OfType,
                value => Codec::Map {
                    value: Box::new(value),
                    sparse: *sparse,
                },
            }
        }
        _ => planned.clone(),
    }
}

/// What of a type is borrowed, so that no reader can own it.
pub(super) fn borrowed(written: &RustType) -> Option<&RustType> {
    if written.is_borrowed_text || written.name == RustType::SLICE {
        return Some(written);
    }
    written.arguments.iter().find_map(borrowed)
}

/// Whether a type mentions one of the names.
pub(super) fn mentions(tokens: &proc_macro2::TokenStream, names: &[String]) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => mentions(&group.stream(), names),
        _ => false,
    })
}

/// The type that would carry a member; what is of the user's own type has the name of its shape.
pub(super) fn expected(ty: &Type, leaves: &[Leaf<'_>]) -> String {
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
        Type::String | Type::CustomString(_) => "String".to_owned(),
        Type::Timestamp => "shapesmith::Timestamp".to_owned(),
        Type::BigInteger => "shapesmith::BigInteger".to_owned(),
        Type::BigDecimal => "shapesmith::BigDecimal".to_owned(),
        Type::Document => "shapesmith::Document".to_owned(),
        Type::Blob => "Vec<u8>".to_owned(),
        Type::List { item, sparse } | Type::Slice { item, sparse, .. } => {
            format!("Vec<{}>", element(item, *sparse))
        }
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
