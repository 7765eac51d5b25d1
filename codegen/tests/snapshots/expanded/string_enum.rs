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
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/string_enum.json")
    );

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for Size {
        const VALUES: &'static [&'static __private::str] = &["s", "l", "t"];
        const VARIANTS: &'static [Self] = &[Self::Small, Self::Large, Self::Test];
        const SCHEMA: &'static __private::EnumSchema = &__private::EnumSchema {
            values: &["s", "l"],
            schema: &__private::ANY,
        };
        fn unknown(&self) -> __private::Option<&__private::UnknownVariant> {
            match self {
                Self::Unknown(value) => __private::Some(value),
                _ => __private::None,
            }
        }
        fn of_unknown(value: __private::UnknownVariant) -> Self {
            Self::Unknown(value)
        }
    }

    // expand/value.rs
    __private::string_enum! {
        Size "shop#Size" pad_escaped Unknown
    }
};
