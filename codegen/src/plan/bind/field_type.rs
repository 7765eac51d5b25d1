//! The types of fields. A macro sees only tokens, so names are compared; the compiler checks the rest.

use super::NestedShape;
use crate::input::rust_type::{RustType, canonical_text};
use crate::plan::types::{External, Type};

/// Types of the standard library that are not strings. Any other name could be a user-written string type.
const NOT_STRINGS: [&str; 24] = [
    "BTreeMap", "BTreeSet", "HashMap", "HashSet", "Option", "Vec", "bool", "char", "f32", "f64",
    "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16", "u32", "u64", "u8", "usize",
    "Duration",
];

/// The type of a field whose member has the generated type `model`: that type, a wider integer, a user-written
/// string type, or a slice. `None` if the type of the field is incompatible.
pub(super) fn resolve_field_type(field: &RustType, model: &Type) -> Option<Type> {
    let is = |names: &[&str]| names.contains(&&*field.name) && field.arguments.is_empty();
    let element = |field: &RustType, model: &Type, sparse: bool| {
        let inner = if sparse { field.optional()? } else { field };
        resolve_field_type(inner, model).map(Box::new)
    };
    let integers = [
        (Type::I8, "i8"),
        (Type::I16, "i16"),
        (Type::I32, "i32"),
        (Type::I64, "i64"),
    ];
    if let Some(width) = integers.iter().position(|(known, _)| known == model) {
        let wider = integers[width..].iter().find(|(_, name)| is(&[name]));
        return wider.map(|(ty, _)| ty.clone());
    }
    let fits = match model {
        // Integers are matched above, and the others are not types of shapes.
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
            let is_custom = !field.name.is_empty() && !NOT_STRINGS.contains(&&*field.name);
            let custom = || Type::CustomString(External(field.tokens.clone()));
            return (is_custom || field.is_borrowed_text).then(custom);
        }
        Type::Timestamp => is(&["Timestamp"]),
        Type::BigInteger => is(&["BigInteger", "BigInt"]),
        Type::BigDecimal => is(&["BigDecimal"]),
        Type::Document => is(&["Document", "Value"]),
        Type::Blob => {
            let of = |name: &str| matches!(&*field.arguments, [only] if only.name == name);
            field.name == "Vec" && of("u8")
        }
        Type::List { item, sparse } => {
            let [only] = &*field.arguments else {
                return None;
            };
            let (item, sparse) = (element(only, item, *sparse)?, *sparse);
            return match &*field.name {
                "Vec" => Some(Type::List { item, sparse }),
                RustType::SLICE | RustType::BOXED_SLICE => Some(Type::Slice {
                    item,
                    sparse,
                    written: External(field.tokens.clone()),
                }),
                _ => None,
            };
        }
        Type::Map { key, value, sparse } => {
            let [first, second] = &*field.arguments else {
                return None;
            };
            return (field.name == "BTreeMap")
                .then(|| {
                    Some(Type::Map {
                        key: element(first, key, false)?,
                        value: element(second, value, *sparse)?,
                        sparse: *sparse,
                    })
                })
                .flatten();
        }
        // The generated code asserts the shape of the user's type.
        Type::External { .. } | Type::Item(_) | Type::Enum(_) => {
            !field.name.is_empty() && !is_of_std(&field.name)
        }
    };
    fits.then(|| model.clone())
}

/// Whether a type of the standard library has the name, which does not implement `Shape`.
fn is_of_std(name: &str) -> bool {
    // A shape can have the other names of the standard library, and so can the user's type for it.
    matches!(name, "Box" | "String") || name != "Duration" && NOT_STRINGS.contains(&name)
}

/// What to do about a type that cannot be that of a member, if it is a usual mistake.
pub(super) fn hint(field: &RustType, model: &Type) -> Option<String> {
    let name = &*field.name;
    let help = match (model, name) {
        (_, "Option") => "write a single `Option`",
        (_, "Box") => "remove `Box`: the macro does not box the members of a type that you write",
        (_, "Rc" | "Arc") => "remove the smart pointer: a field owns its value",
        (Type::I8 | Type::I16 | Type::I32 | Type::I64, "i8" | "i16" | "i32") => {
            "an integer can be wider than in the model, but not narrower"
        }
        (
            Type::I8 | Type::I16 | Type::I32 | Type::I64,
            "u8" | "u16" | "u32" | "u64" | "usize" | "isize" | "i128" | "u128",
        ) => "integers in Smithy are signed, and have at most 64 bits",
        (Type::F32 | Type::F64, "f32" | "f64") => "use the float of the same width as in the model",
        (Type::Timestamp, "DateTime" | "SystemTime" | "OffsetDateTime" | "Instant" | "String") => {
            "use `shapesmith::Timestamp`, which converts from and to `SystemTime` and, with features, \
             the types of `time`, `jiff` and `chrono`"
        }
        (Type::Blob, "Bytes" | "String" | "BytesMut") => "use `Vec<u8>` for a blob",
        (Type::Map { .. }, "HashMap" | "IndexMap") => "use `BTreeMap` for a map",
        (Type::Map { .. }, "Vec") => "the member is a map, not a list",
        (Type::List { .. }, "HashSet" | "BTreeSet" | "VecDeque" | "IndexSet") => {
            "use `Vec` for a list, even if its items are unique"
        }
        (Type::List { .. }, "HashMap" | "BTreeMap") => "the member is a list, not a map",
        (Type::List { sparse, item }, "Vec") => match &*field.arguments {
            [only] if *sparse && only.optional().is_none() => {
                "use `Option` for the items of a `@sparse` list, which can be null"
            }
            [only] if !sparse && only.optional().is_some() => {
                "use `Option` for the items of a list only if it is `@sparse`"
            }
            [only] => return hint(only, item),
            _ => return None,
        },
        (Type::Map { sparse, value, .. }, "BTreeMap") => match &*field.arguments {
            [_, of] if *sparse && of.optional().is_none() => {
                "use `Option` for the values of a `@sparse` map, which can be null"
            }
            [_, of] if !sparse && of.optional().is_some() => {
                "use `Option` for the values of a map only if it is `@sparse`"
            }
            [_, of] => return hint(of, value),
            _ => return None,
        },
        (Type::List { .. } | Type::Map { .. }, _) if is_unknown(field) => {
            "the macro sees only the name of a type: write the type in place of its alias"
        }
        (Type::External { .. } | Type::Item(_) | Type::Enum(_), name) if is_of_std(name) => {
            "use a type for the shape: generate it with `smithy!`, or derive `Shape` for your own"
        }
        (Type::String, "char" | "str") => "use `String` or `&str` for a string",
        _ if is_unknown(field) && !matches!(model, Type::External { .. } | Type::Item(_)) => {
            "the macro sees only the name of a type: write the type in place of its alias"
        }
        _ => return None,
    };
    Some(help.to_owned())
}

/// Whether a type could be an alias.
fn is_unknown(field: &RustType) -> bool {
    field.arguments.is_empty()
        && field.name.starts_with(|c: char| c.is_ascii_uppercase())
        && ![
            "Option", "Vec", "String", "HashMap", "BTreeMap", "HashSet", "BTreeSet", "Box",
        ]
        .contains(&&*field.name)
}

/// The borrowed part of a type, which cannot be deserialized.
pub(super) fn borrowed(field: &RustType) -> Option<&RustType> {
    if field.is_borrowed_text || field.name == RustType::SLICE {
        return Some(field);
    }
    field.arguments.iter().find_map(borrowed)
}

/// The expected type of a field. Nested shapes have their names in the model.
pub(super) fn expected(ty: &Type, nested: &[NestedShape<'_>]) -> String {
    let element = |ty: &Type, sparse: bool| {
        let element = expected(ty, nested);
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
                expected(key, nested),
                element(value, *sparse)
            )
        }
        Type::External { path, .. } => {
            let is_same = |nested: &&NestedShape<'_>| {
                canonical_text(&nested.ty.tokens) == canonical_text(&path.0)
            };
            let known = nested.iter().find(is_same);
            let path = path.0.to_string();
            let name = known.and_then(|nested| nested.shape.rsplit('#').next());
            name.map_or(path, str::to_owned)
        }
        Type::Item(ident) | Type::Enum(ident) => ident.to_string(),
    }
}
