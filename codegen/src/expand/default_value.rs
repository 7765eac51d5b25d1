//! The default value of a member.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::structure::DefaultValue;
use crate::plan::types::Type;

/// The value of an `Option`, or the default value of the member.
pub(crate) fn expand_unwrap_or(
    option: &TokenStream,
    default: &DefaultValue<'_>,
    ty: &Type,
) -> TokenStream {
    match constant(default, ty) {
        Some(value) => quote!(#option.unwrap_or(#value)),
        None if *default == DefaultValue::Empty => quote!(#option.unwrap_or_default()),
        None => {
            let value = expand_computed(default);
            quote!(#option.unwrap_or_else(|| #value))
        }
    }
}

/// The default value of a member.
pub(crate) fn expand_value(default: &DefaultValue<'_>, ty: &Type) -> TokenStream {
    constant(default, ty).unwrap_or_else(|| expand_computed(default))
}

/// The default value of a member, if it is a constant.
fn constant(default: &DefaultValue<'_>, ty: &Type) -> Option<TokenStream> {
    let literal = match default {
        DefaultValue::Boolean(value) => return Some(quote!(#value)),
        DefaultValue::Integer(value) => Literal::i64_unsuffixed(*value),
        DefaultValue::Float(value) if !value.is_finite() => {
            let name = match (value.is_nan(), *value > 0.0) {
                (true, _) => quote!(NAN),
                (false, true) => quote!(INFINITY),
                (false, false) => quote!(NEG_INFINITY),
            };
            let float = if *ty == Type::F32 {
                quote!(f32)
            } else {
                quote!(f64)
            };
            return Some(quote!(__private::#float::#name));
        }
        DefaultValue::Float(value) if *ty == Type::F32 => {
            // From its digits, since a cast would round a second time.
            Literal::f32_unsuffixed(value.to_string().parse().unwrap_or_default())
        }
        DefaultValue::Float(value) => Literal::f64_unsuffixed(*value),
        DefaultValue::Timestamp(seconds, nanoseconds) => {
            let seconds = Literal::i64_unsuffixed(*seconds);
            let nanoseconds = Literal::u32_unsuffixed(*nanoseconds);
            return Some(quote!(__private::timestamp_default(#seconds, #nanoseconds)));
        }
        _ => return None,
    };
    Some(literal.into_token_stream())
}

/// The default value of a member, if it is not a constant.
pub(crate) fn expand_computed(default: &DefaultValue<'_>) -> TokenStream {
    match default {
        DefaultValue::IntEnum(value) => {
            let value = Literal::i32_unsuffixed(*value);
            quote!(__private::From::from(#value))
        }
        DefaultValue::Blob(bytes) => {
            let bytes = Literal::byte_string(bytes);
            quote!(__private::Vec::from(*#bytes))
        }
        DefaultValue::Big(digits) => quote!(__private::big_default(#digits)),
        DefaultValue::Document(json) => quote!(__private::document_default(#json)),
        DefaultValue::String(value) | DefaultValue::Enum(value) => {
            quote!(__private::From::from(#value))
        }
        DefaultValue::Boolean(_)
        | DefaultValue::Integer(_)
        | DefaultValue::Float(_)
        | DefaultValue::Timestamp(..)
        | DefaultValue::Empty => quote!(__private::Default::default()),
    }
}
