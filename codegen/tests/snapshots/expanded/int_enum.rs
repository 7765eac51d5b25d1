// The expansion of `models/int_enum.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/enumeration.rs
/// The enum `shop#Priority`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Priority {
    /// The value `1`.
    Low,
    /// The value `10`.
    High,
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownInteger),
}
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/int_enum.json")
    );

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

    // expand/enumeration.rs
    __private::int_order! {
        Priority
    }

    // expand/enumeration.rs
    impl Priority {
        __private::add_attribute_shape_skip_accessors! {
            pub Unknown {}
        }
    }

    // expand/enumeration.rs
    __private::add_attribute_shape_skip_conversions! {
        integer Priority
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Priority {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::fmt::Display::fmt(&self.as_i32(), f)
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::IntEnum for Priority {
        fn schema(&self) -> &'static __private::EnumSchema {
            static SCHEMA: __private::EnumSchema = __private::EnumSchema {
                values: &["1", "10"],
                schema: &__private::ANY,
            };
            &SCHEMA
        }
        fn number(&self) -> __private::i32 {
            self.as_i32()
        }
        fn is_unknown(&self) -> __private::bool {
            __private::matches!(self, Self::Unknown(_))
        }
    }

    // expand/value.rs
    impl Priority {
        __private::methods! {}
    }

    // expand/value.rs
    __private::enumeration! {
        Priority "shop#Priority" IntEnum Number 0
    }
};
