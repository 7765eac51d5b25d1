// The expansion of `models/constraints.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#Article`.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub struct Article {
    /// The member `code`.
    ///
    /// - required
    /// - length: 1 to 12
    /// - pattern: `^[A-Z0-9]+$`
    pub code: ::std::string::String,
    /// The member `color`.
    ///
    /// - optional
    /// - pattern: `^#([0-9a-f]{3}|[0-9a-f]{6})$`
    pub color: ::core::option::Option<::std::string::String>,
    /// The member `count`.
    ///
    /// - optional
    /// - range: 0 to 99
    pub count: ::core::option::Option<::core::primitive::i32>,
    /// The member `weight`.
    ///
    /// - optional
    /// - range: at least 0.1
    pub weight: ::core::option::Option<::core::primitive::f64>,
    /// The member `codes`.
    ///
    /// - optional
    /// - length: at most 5
    /// - unique items
    /// - each item: length: 1 to 12
    /// - each item: pattern: `^[A-Z0-9]+$`
    pub codes: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The member `prices`.
    ///
    /// - optional
    pub prices: ::core::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::core::primitive::i64>,
    >,
    /// The member `unit`.
    ///
    /// - optional
    pub unit: ::core::option::Option<Unit>,
}

// expand/builder.rs
/// A builder for [`struct@Article`].
///
/// Required members: `code`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct ArticleBuilder<Code = ::shapesmith::builder::Unset>(
    ::shapesmith::__private::Building<Article, 1>,
    ::core::marker::PhantomData<fn() -> (Code,)>,
);

// expand/enumeration.rs
/// The enum `shop#Unit`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Unit {
    /// The value `KG`.
    Kg,
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
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/constraints.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum code {}
    }

    // expand/pattern.rs
    static PATTERN_1: __private::Pattern = __private::Pattern::repeated_from(
        "^[A-Z0-9]+$",
        b"11111111111111111111111111111111111111111111111100000000001111111000000000000000000000000001111111111111111111111111111111111111",
        1,
    );

    // expand/pattern.rs
    static PATTERN_2: __private::Pattern = __private::Pattern::dfa(
        "^#([0-9a-f]{3}|[0-9a-f]{6})$",
        b"00000000000000000000000000000000000100000000000022222222220000000000000000000000000000000000000002222220000000000000000000000000",
        48,
        [42, 43, 45],
        b"#############'##+%),(##&",
    );

    // expand/schema.rs
    static CODE: __private::Schema = __private::Schema {
        length: __private::between(1, 12),
        pattern: __private::Some(&PATTERN_1),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ARTICLE_COLOR: __private::Schema = __private::Schema {
        pattern: __private::Some(&PATTERN_2),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ARTICLE_COUNT: __private::Schema = __private::Schema {
        range: __private::Some(&__private::Range::integers(0, 99)),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ARTICLE_WEIGHT: __private::Schema = __private::Schema {
        range: __private::Some(
            &__private::Range {
                min: __private::Some(
                    __private::RangeBound::decimal("0.1", 0.1, (0, false)),
                ),
                max: __private::None,
            },
        ),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static CODES: __private::Schema = __private::Schema {
        length: __private::at_most(5),
        unique_items: __private::Some(__private::check_unique),
        item: __private::Some(&CODE),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static PRICES_VALUE: __private::Schema = __private::Schema {
        range: __private::Some(
            &__private::Range {
                min: __private::Some(__private::RangeBound::integer(1)),
                max: __private::None,
            },
        ),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static PRICES: __private::Schema = __private::Schema {
        key: __private::Some(&CODE),
        item: __private::Some(&PRICES_VALUE),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ARTICLE: __private::StructureSchema = __private::StructureSchema {
        name: "Article",
        members: &[
            __private::MemberSchema {
                name: "code",
                field: "code",
                schema: &CODE,
                presence: __private::Presence::Required,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "color",
                field: "color",
                schema: &ARTICLE_COLOR,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "count",
                field: "count",
                schema: &ARTICLE_COUNT,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "weight",
                field: "weight",
                schema: &ARTICLE_WEIGHT,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "codes",
                field: "codes",
                schema: &CODES,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "prices",
                field: "prices",
                schema: &PRICES,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "unit",
                field: "unit",
                schema: &__private::NESTED,
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/eq.rs
    #[automatically_derived]
    impl __private::PartialEq for Article {
        fn eq(&self, other: &Self) -> __private::bool {
            __private::view_eq(
                &__private::View::Structure(self),
                &__private::View::Structure(other),
            )
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Hash for Article {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            __private::hash_view(&__private::View::Structure(self), state);
        }
    }

    // expand/builder.rs
    impl<Code> ArticleBuilder<Code> {
        /// The member `code`.
        ///
        /// - required
        /// - length: 1 to 12
        /// - pattern: `^[A-Z0-9]+$`
        pub fn code(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> ArticleBuilder<__private::Set> {
            self.0.value.code = __private::convert(value);
            __private::Building::set(&mut self.0, 0);
            ArticleBuilder(self.0, __private::PhantomData)
        }
        /// The member `color`.
        ///
        /// - optional
        /// - pattern: `^#([0-9a-f]{3}|[0-9a-f]{6})$`
        pub fn color(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.color = __private::Some(__private::convert(value));
            self
        }
        /// Like `color`, but takes an `Option`.
        pub fn maybe_color(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.color = value;
            self
        }
        /// The member `count`.
        ///
        /// - optional
        /// - range: 0 to 99
        pub fn count(mut self, value: __private::i32) -> Self {
            self.0.value.count = __private::Some(value);
            self
        }
        /// Like `count`, but takes an `Option`.
        pub fn maybe_count(mut self, value: __private::Option<__private::i32>) -> Self {
            self.0.value.count = value;
            self
        }
        /// The member `weight`.
        ///
        /// - optional
        /// - range: at least 0.1
        pub fn weight(mut self, value: __private::f64) -> Self {
            self.0.value.weight = __private::Some(value);
            self
        }
        /// Like `weight`, but takes an `Option`.
        pub fn maybe_weight(mut self, value: __private::Option<__private::f64>) -> Self {
            self.0.value.weight = value;
            self
        }
        /// The member `codes`.
        ///
        /// - optional
        /// - length: at most 5
        /// - unique items
        /// - each item: length: 1 to 12
        /// - each item: pattern: `^[A-Z0-9]+$`
        pub fn codes<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.codes = __private::Some(value.into_list());
            self
        }
        /// Like `codes`, but takes an `Option`.
        pub fn maybe_codes(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.codes = value;
            self
        }
        /// Adds an item to `codes`.
        pub fn push_codes(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.codes,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The member `prices`.
        ///
        /// - optional
        pub fn prices<K>(
            mut self,
            value: impl __private::MapOf<
                __private::AnyInto<__private::String>,
                __private::Exactly<__private::i64>,
                K,
            >,
        ) -> Self {
            self.0.value.prices = __private::Some(value.into_map());
            self
        }
        /// Like `prices`, but takes an `Option`.
        pub fn maybe_prices(
            mut self,
            value: __private::Option<
                __private::BTreeMap<__private::String, __private::i64>,
            >,
        ) -> Self {
            self.0.value.prices = value;
            self
        }
        /// Adds an entry to `prices`, or replaces the value of the key.
        pub fn insert_prices(
            mut self,
            key: impl __private::Into<__private::String>,
            value: __private::i64,
        ) -> Self {
            __private::BTreeMap::insert(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.prices,
                    __private::Default::default,
                ),
                __private::convert(key),
                value,
            );
            self
        }
        /// The member `unit`.
        ///
        /// - optional
        pub fn unit(mut self, value: Unit) -> Self {
            self.0.value.unit = __private::Some(value);
            self
        }
        /// Like `unit`, but takes an `Option`.
        pub fn maybe_unit(mut self, value: __private::Option<Unit>) -> Self {
            self.0.value.unit = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Article "shop#Article" 1 ARTICLE { 0 => code = __private::empty(), 1 => color =
        __private::None, 2 => count = __private::None, 3 => weight = __private::None, 4
        => codes = __private::None, 5 => prices = __private::None, _ => unit =
        __private::None, } [] ArticleBuilder[Code code] K
    }

    // expand/const_check.rs
    impl Article {
        /// Checks a literal for `code`. In a constant, a violated constraint is a compile error.
        #[must_use]
        #[track_caller]
        pub const fn code_literal(
            value: &'static __private::str,
        ) -> &'static __private::str {
            __private::string_literal(
                "/code",
                value,
                (__private::Some(1), __private::Some(12)),
                __private::Some(&PATTERN_1),
                false,
            )
        }
        /// Checks a literal for `color`. In a constant, a violated constraint is a compile error.
        #[must_use]
        #[track_caller]
        pub const fn color_literal(
            value: &'static __private::str,
        ) -> &'static __private::str {
            __private::string_literal(
                "/color",
                value,
                (__private::None, __private::None),
                __private::Some(&PATTERN_2),
                false,
            )
        }
        /// Checks a literal for `count`. In a constant, a violated constraint is a compile error.
        #[must_use]
        #[track_caller]
        pub const fn count_literal(value: __private::i32) -> __private::i32 {
            __private::integer_literal(
                "/count",
                value as __private::i64,
                __private::Some(__private::RangeBound::integer(0)),
                __private::Some(__private::RangeBound::integer(99)),
            );
            value
        }
        /// Checks a literal for `weight`. In a constant, a violated constraint is a compile error.
        #[must_use]
        #[track_caller]
        pub const fn weight_literal(value: __private::f64) -> __private::f64 {
            __private::double_literal(
                "/weight",
                value,
                __private::Some(__private::RangeBound::decimal("0.1", 0.1, (0, false))),
                __private::None,
            );
            value
        }
        /// Checks a literal for an item of `codes`. In a constant, a violated constraint is a compile error.
        #[must_use]
        #[track_caller]
        pub const fn codes_item_literal(
            value: &'static __private::str,
        ) -> &'static __private::str {
            __private::string_literal(
                "/codes/*",
                value,
                (__private::Some(1), __private::Some(12)),
                __private::Some(&PATTERN_1),
                false,
            )
        }
        /// Checks a literal for `unit`. In a constant, a violated constraint is a compile error.
        #[must_use]
        #[track_caller]
        pub const fn unit_literal(
            value: &'static __private::str,
        ) -> &'static __private::str {
            __private::enum_literal("/unit", value, Unit::values())
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for Unit {
        const VALUES: &'static [&'static __private::str] = &["KG"];
        const VARIANTS: &'static [Self] = &[Self::Kg];
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
        Unit "shop#Unit" pad_escaped Unknown
    }
};
