// The expansion of `models/string_enum.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/enumeration.rs
/// The enum `shop#Size`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Size {
    /// The value `s`.
    Small,
    /// The value `l`.
    Large,
    /// The value `t`.
    Test,
    /// An unknown value.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/string_enum.json")
    );

    // expand/validate.rs
    impl Size {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> __private::Result<(), __private::ConstraintViolations> {
            __private::validate(self)
        }
    }

    // expand/enumeration.rs
    impl Size {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Small => "s",
                Self::Large => "l",
                Self::Test => "t",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["s", "l", "t"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for Size {
        fn from(value: &__private::str) -> Self {
            match value {
                "s" => Self::Small,
                "l" => Self::Large,
                "t" => Self::Test,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for Size {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for Size {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for Size {
        const ID: &'static __private::str = "shop#Size";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Size {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Size {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(&["s", "l"], path, out);
            }
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Size {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for Size {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            Size
        }
    } else {} }
};
