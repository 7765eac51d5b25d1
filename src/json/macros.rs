//! The impls of reading and writing, which are the same for all types. Generated code only names the type.
//!
//! `[generics] [type] [bounds]` is the header of an impl: `impl generics … for type bounds`.

/// `to_json`, `from_json` and `from_json_unchecked`, in an impl of a generated type.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_methods {
    () => {
        $crate::__to_json! {}
        $crate::__from_json! {}
    };
}

/// `to_json`
#[doc(hidden)]
#[macro_export]
macro_rules! __to_json {
    () => {
        /// Writes this value as JSON, in the form of its service's protocol.
        ///
        /// # Errors
        ///
        /// Returns an error if the value contains an unknown union variant, or a timestamp whose year its format
        /// cannot write.
        pub fn to_json(
            &self,
        ) -> $crate::__private::Result<
            $crate::__private::Vec<$crate::__private::u8>,
            $crate::__private::JsonError,
        > {
            $crate::__private::to_json(self)
        }
    };
}

/// `from_json` and `from_json_unchecked`
#[doc(hidden)]
#[macro_export]
macro_rules! __from_json {
    () => {
        /// Reads a value from JSON and validates it.
        ///
        /// # Errors
        ///
        /// Returns an error if the input is not valid JSON, has a mistyped value, or violates constraints. Missing
        /// required members and constraint violations are reported together.
        #[allow(clippy::self_named_constructors)] // of a type `FromJson`
        pub fn from_json(
            text: &[$crate::__private::u8],
        ) -> $crate::__private::Result<Self, $crate::__private::JsonError> {
            $crate::__private::from_json(text)
        }

        /// Reads a value from JSON without validating constraints. Use this for service responses. A missing
        /// required member becomes empty or zero.
        ///
        /// # Errors
        ///
        /// Returns an error if the input is not valid JSON or has a mistyped value.
        #[allow(clippy::self_named_constructors)] // of a type `FromJsonUnchecked`
        pub fn from_json_unchecked(
            text: &[$crate::__private::u8],
        ) -> $crate::__private::Result<Self, $crate::__private::JsonError> {
            $crate::__private::from_json_unchecked(text)
        }
    };
}

/// `serde::Serialize`. The compiler error for conflicting impls names the macro that each comes from, so the
/// name of this macro says how to skip it.
#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_serialize {
    ([$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::Serialize for $($ty)* $($bounds)* {
            fn serialize<__S: $crate::__private::Serializer>(
                &self,
                serializer: __S,
            ) -> $crate::__private::Result<__S::Ok, __S::Error> {
                $crate::__private::serialize(self, serializer)
            }
        }
    };
}

/// `serde::Deserialize`, with the lifetime of the input as the first of its generics: `'de`, or another name if a user's
/// type has parameters.
#[doc(hidden)]
#[macro_export]
macro_rules! __shape_skip_deserialize {
    ([<$de:lifetime $($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl<$de $($generics)* $crate::__private::Deserialize<$de> for $($ty)* $($bounds)* {
            fn deserialize<__D: $crate::__private::Deserializer<$de>>(
                deserializer: __D,
            ) -> $crate::__private::Result<Self, __D::Error> {
                $crate::__private::deserialize(deserializer)
            }
        }
    };
}

/// `FromJson` and `ToJson` of a type by its JSON form: `json_traits! { Json [generics] [type] [bounds] }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __json_traits {
    (Json [$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::FromJson for $($ty)* $($bounds)* {
            fn from_json(text: &[$crate::__private::u8]) -> $crate::__private::Result<Self, $crate::__private::JsonError> {
                $crate::__private::from_json(text)
            }

            fn from_json_unchecked(
                text: &[$crate::__private::u8],
            ) -> $crate::__private::Result<Self, $crate::__private::JsonError> {
                $crate::__private::from_json_unchecked(text)
            }
        }

        $crate::__json_traits! { OnlyToJson [$($generics)*] [$($ty)*] [$($bounds)*] }
    };
    (OnlyToJson [$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*]) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::ToJson for $($ty)* $($bounds)* {
            fn to_json(&self) -> $crate::__private::Result<$crate::__private::Vec<$crate::__private::u8>, $crate::__private::JsonError> {
                $crate::__private::to_json(self)
            }
        }
    };
    (NoJson $($header:tt)*) => {};
}
