//! Writing defaults.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use crate::model::default_value::Literal;
use crate::plan::structure::Default;
use crate::plan::types::Type;

/// An expression for the value.
pub(super) fn value(default: &Default, ty: &Type) -> TokenStream {
    match default {
        Literal::Boolean(value) => quote!(#value),
        Literal::Integer(value) => {
            let value = Token::i64_unsuffixed(*value);
            quote!(#value)
        }
        Literal::Float(value) if *ty == Type::F32 => {
            #[allow(clippy::cast_possible_truncation)] // the nearest float is what the model means
            let value = Token::f32_unsuffixed(*value as f32);
            quote!(#value)
        }
        Literal::Float(value) => {
            let value = Token::f64_unsuffixed(*value);
            quote!(#value)
        }
        Literal::String(value) | Literal::Enum(value) => quote!(__private::From::from(#value)),
        Literal::Timestamp(seconds, nanoseconds) => {
            let seconds = Token::i64_unsuffixed(*seconds);
            let nanoseconds = Token::u32_unsuffixed(*nanoseconds);
            quote!(__private::timestamp(#seconds, #nanoseconds))
        }
        Literal::IntEnum(value) => {
            let value = Token::i32_unsuffixed(*value);
            quote!(__private::From::from(#value))
        }
        Literal::Blob(bytes) => {
            let bytes = Token::byte_string(bytes);
            quote!(__private::Vec::from(*#bytes))
        }
        Literal::Big(digits) => quote!(__private::big(#digits)),
        Literal::Document(json) => quote!(__private::document(#json)),
        Literal::Empty => quote!(__private::Default::default()),
    }
}
