// The expansion of `models/int_enum.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/enumeration.rs
/// The enum `shop#Priority`.
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
pub enum Priority {
    /// The value `1`.
    Low,
    /// The value `10`.
    High,
    /// An unknown value.
    Unknown(::shapesmith::UnknownInteger),
}
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/int_enum.json")
    );

    // expand/validate.rs
    impl Priority {
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
    impl Priority {
        /// Returns the value as an integer.
        #[must_use]
        pub const fn as_i32(&self) -> __private::i32 {
            match self {
                Self::Low => 1,
                Self::High => 10,
                Self::Unknown(value) => value.as_i32(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [__private::i32] {
            &[1, 10]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::i32> for Priority {
        fn from(value: __private::i32) -> Self {
            match value {
                1 => Self::Low,
                10 => Self::High,
                value => Self::Unknown(__private::UnknownInteger::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&Priority> for __private::i32 {
        fn from(value: &Priority) -> Self {
            value.as_i32()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for Priority {
        const ID: &'static __private::str = "shop#Priority";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Priority {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::fmt::Display::fmt(&self.as_i32(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Priority {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(&["1", "10"], path, out);
            }
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Priority {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_i32(self.as_i32())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for Priority {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(
                    <__private::i32 as __private::ReadJson>::read(reader, path),
                )
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            Priority
        }
    } else {} }
};
