// The expansion of `models/string_enum.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/enumeration.rs
/// The enum `shop#Size`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
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

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnum for Size {
        fn schema(&self) -> &'static __private::EnumSchema {
            static SCHEMA: __private::EnumSchema = __private::EnumSchema {
                values: &["s", "l"],
                schema: &__private::ANY,
            };
            &SCHEMA
        }
        fn text(&self) -> &__private::str {
            self.as_str()
        }
        fn is_unknown(&self) -> __private::bool {
            __private::matches!(self, Self::Unknown(_))
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Item for Size {
        fn empty() -> Self {
            __private::From::from("")
        }
        fn place(&mut self) -> __private::Place<'_> {
            __private::Place::Text(self)
        }
    }

    // expand/value.rs
    __private::string_conversions! {
        Size
    }

    // expand/value.rs
    __private::enumeration! {
        Size "shop#Size" StringEnum
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Size {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }
};
