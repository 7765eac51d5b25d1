//! Conversions and accessors of enums and unions.
//!
//! The compiler error for conflicting items of a user-written type names the macro that each comes from, so the names of
//! these macros say how to skip them.

/// The methods that ask which variant a value is, in an `impl` of an enum or a union:
///
/// `pub Unknown { First is_first as_first FirstType, Second is_second }`
///
/// `Unknown` is the variant for unknown values. The braces have the members of a union, with the type of the value if there
/// is one.
#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_accessors {
    (
        $vis:vis $unknown:ident
        { $($variant:ident $is:ident $($as:ident $value:ty)?,)* }
    ) => {
        /// Whether the value is not in the model.
        #[must_use]
        $vis const fn is_unknown(&self) -> $crate::__private::bool {
            $crate::__private::matches!(self, Self::$unknown(_))
        }

        $(
            #[doc = $crate::__private::concat!(
                "Whether this is `", $crate::__private::stringify!($variant), "`."
            )]
            #[must_use]
            $vis fn $is(&self) -> $crate::__private::bool {
                $crate::__private::matches!(self, Self::$variant { .. })
            }

            $(
                #[doc = $crate::__private::concat!(
                    "Returns the value if this is `", $crate::__private::stringify!($variant), "`."
                )]
                #[must_use]
                $vis fn $as(&self) -> $crate::__private::Option<&$value> {
                    match self {
                        Self::$variant(value) => $crate::__private::Some(value),
                        _ => $crate::__private::None,
                    }
                }
            )?
        )*
    };
}

/// `string Name`: the conversions of an enum of strings from text and to text, and the comparison with text.
///
/// `integer Name`: the conversion of an enum of integers to an integer, and the comparison with an integer.
///
/// `union Name { Variant(Type) = function, … }`: the conversions of values to a union. The function makes the content of the
/// variant.
///
/// `str` and `i32` have no `PartialEq` with the enum. Such an impl is visible wherever they are compared, and code that
/// infers the other side of a comparison would no longer compile.
#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_conversions {
    (string $ty:ident) => {
        #[automatically_derived]
        impl $crate::__private::FromStr for $ty {
            type Err = $crate::__private::Infallible;

            fn from_str(
                value: &$crate::__private::str,
            // Not `Self::Err`, which can be a variant, too.
            ) -> $crate::__private::Result<Self, $crate::__private::Infallible> {
                $crate::__private::Ok($crate::__private::From::from(value))
            }
        }

        #[automatically_derived]
        impl $crate::__private::From<$ty> for $crate::__private::String {
            fn from(value: $ty) -> Self {
                $crate::__private::From::from(value.as_str())
            }
        }

        #[automatically_derived]
        impl $crate::__private::PartialEq<$crate::__private::str> for $ty {
            fn eq(&self, other: &$crate::__private::str) -> $crate::__private::bool {
                self.as_str() == other
            }
        }

        #[automatically_derived]
        impl $crate::__private::PartialEq<&$crate::__private::str> for $ty {
            fn eq(&self, other: &&$crate::__private::str) -> $crate::__private::bool {
                self.as_str() == *other
            }
        }
    };
    (integer $ty:ident) => {
        #[automatically_derived]
        impl $crate::__private::From<$ty> for $crate::__private::i32 {
            fn from(value: $ty) -> Self {
                value.as_i32()
            }
        }

        #[automatically_derived]
        impl $crate::__private::PartialEq<$crate::__private::i32> for $ty {
            fn eq(&self, other: &$crate::__private::i32) -> $crate::__private::bool {
                self.as_i32() == *other
            }
        }
    };
    (union $ty:ident { $($variant:ident($value:ty) = $content:path,)* }) => {
        $(
            #[automatically_derived]
            impl $crate::__private::From<$value> for $ty {
                fn from(value: $value) -> Self {
                    $ty::$variant($content(value))
                }
            }

            #[automatically_derived]
            impl $crate::__private::IntoValue<$ty> for $value {
                fn into_value(self) -> $ty {
                    $crate::__private::From::from(self)
                }
            }
        )*
    };
}

/// The order of a generated enum of integers: that of the integers, whether they are in the model or not.
///
/// The order of an enum of strings is derived: the model's order, and then the texts of unknown values. Structures and
/// unions have none. It would be that of the members in the model, which services extend and Smithy gives no meaning.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_order {
    ($ty:ident) => {
        #[automatically_derived]
        impl $crate::__private::PartialOrd for $ty {
            fn partial_cmp(
                &self,
                other: &Self,
            ) -> $crate::__private::Option<$crate::__private::Ordering> {
                $crate::__private::Some($crate::__private::Ord::cmp(self, other))
            }
        }

        #[automatically_derived]
        impl $crate::__private::Ord for $ty {
            fn cmp(&self, other: &Self) -> $crate::__private::Ordering {
                $crate::__private::Ord::cmp(&self.as_i32(), &other.as_i32())
            }
        }
    };
}
