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
/// A builder for [`Article`].
///
/// Required members: `code`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct ArticleBuilder<Code = ::shapesmith::builder::Unset> {
    parts: <Article as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (Code,)>,
}

// expand/enumeration.rs
/// The enum `shop#Unit`.
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
pub enum Unit {
    /// The value `KG`.
    Kg,
    /// An unknown value.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    use ::shapesmith::__private;

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

    // expand/check.rs
    fn check_code(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(
            value,
            __private::Some(1),
            __private::Some(12),
            path,
            out,
        );
        __private::check_pattern(value, &PATTERN_1, path, out);
    }

    // expand/check.rs
    fn check_article_color(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_pattern(value, &PATTERN_2, path, out);
    }

    // expand/check.rs
    fn check_article_count(
        value: __private::i32,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::integer(0)),
            __private::Some(__private::RangeBound::integer(99)),
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_article_weight(
        value: __private::f64,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::decimal("0.1", 0.1, (0, false))),
            __private::None,
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_codes(
        value: &[__private::String],
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_count(
            value.len(),
            __private::None,
            __private::Some(5),
            path,
            out,
        );
        __private::check_unique(value, path, out);
        __private::check_items(
            value,
            path,
            out,
            |value, path, out| check_code(value, path, out),
        );
    }

    // expand/check.rs
    fn check_prices_value(
        value: __private::i64,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_range(
            value,
            __private::Some(__private::RangeBound::integer(1)),
            __private::None,
            path,
            out,
        );
    }

    // expand/check.rs
    fn check_prices(
        value: &__private::BTreeMap<__private::String, __private::i64>,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_entries(
            value,
            path,
            false,
            out,
            |value, path, out| check_code(value, path, out),
            |value, path, out| check_prices_value(*value, path, out),
        );
    }

    // expand/validate.rs
    impl Article {
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

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for Article {
        const ID: &'static __private::str = "shop#Article";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Article {
        const NAME: &'static __private::str = "Article";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("code"),
            __private::FieldInfo::new("color"),
            __private::FieldInfo::new("count"),
            __private::FieldInfo::new("weight"),
            __private::FieldInfo::new("codes"),
            __private::FieldInfo::new("prices"),
            __private::FieldInfo::new("unit"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Article {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.code),
                1 => visit(&self.color),
                2 => visit(&self.count),
                3 => visit(&self.weight),
                4 => visit(&self.codes),
                5 => visit(&self.prices),
                6 => visit(&self.unit),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for ArticleParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.code),
                1 => visit(&self.color),
                2 => visit(&self.count),
                3 => visit(&self.weight),
                4 => visit(&self.codes),
                5 => visit(&self.prices),
                6 => visit(&self.unit),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Article {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Article {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::PartialEq for Article {
        fn eq(&self, other: &Self) -> __private::bool {
            self.code == other.code && self.color == other.color
                && self.count == other.count
                && __private::total_eq(&self.weight, &other.weight)
                && self.codes == other.codes && self.prices == other.prices
                && self.unit == other.unit
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Eq for Article {}

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Hash for Article {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            __private::Hash::hash(&self.code, state);
            __private::Hash::hash(&self.color, state);
            __private::Hash::hash(&self.count, state);
            __private::total_hash(&self.weight, state);
            __private::Hash::hash(&self.codes, state);
            __private::Hash::hash(&self.prices, state);
            __private::Hash::hash(&self.unit, state);
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Article {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            out.member(path, 0, "code", check_code, &self.code);
            out.optional_member(
                path,
                1,
                "color",
                check_article_color,
                self.color.as_deref(),
            );
            out.optional_member(path, 2, "count", check_article_count, self.count);
            out.optional_member(path, 3, "weight", check_article_weight, self.weight);
            out.optional_member(path, 4, "codes", check_codes, self.codes.as_deref());
            out.optional_member(path, 5, "prices", check_prices, self.prices.as_ref());
            out.optional_member(
                path,
                6,
                "unit",
                __private::Check::check,
                self.unit.as_ref(),
            );
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Article {
        type Parts = ArticleParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct ArticleParts {
        code: __private::Option<__private::String>,
        color: __private::Option<__private::String>,
        count: __private::Option<__private::i32>,
        weight: __private::Option<__private::f64>,
        codes: __private::Option<__private::Vec<__private::String>>,
        prices: __private::Option<
            __private::BTreeMap<__private::String, __private::i64>,
        >,
        unit: __private::Option<Unit>,
    }

    // expand/builder.rs
    impl Article {
        /// Creates a builder for `Article`.
        pub fn builder() -> ArticleBuilder<__private::Unset> {
            ArticleBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with<Code>(
            set: impl __private::FnOnce(
                ArticleBuilder<__private::Unset>,
            ) -> ArticleBuilder<Code>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            Code: __private::IsSet<Article, __member::code>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> ArticleBuilder<__private::Set> {
            let Self { code, color, count, weight, codes, prices, unit } = __private::Clone::clone(
                self,
            );
            ArticleBuilder {
                parts: ArticleParts {
                    code: __private::Some(code),
                    color,
                    count,
                    weight,
                    codes,
                    prices,
                    unit,
                },
                state: __private::PhantomData,
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                ArticleBuilder<__private::Set>,
            ) -> ArticleBuilder<__private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
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
            self.parts.code = __private::Some(__private::Into::into(value));
            ArticleBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The member `color`.
        ///
        /// - optional
        /// - pattern: `^#([0-9a-f]{3}|[0-9a-f]{6})$`
        pub fn color(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_color(__private::Some(value))
        }
        /// Like `color`, but takes an `Option`.
        pub fn maybe_color(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.color = value.map(__private::Into::into);
            self
        }
        /// The member `count`.
        ///
        /// - optional
        /// - range: 0 to 99
        pub fn count(self, value: __private::i32) -> Self {
            self.maybe_count(__private::Some(value))
        }
        /// Like `count`, but takes an `Option`.
        pub fn maybe_count(mut self, value: __private::Option<__private::i32>) -> Self {
            self.parts.count = value;
            self
        }
        /// The member `weight`.
        ///
        /// - optional
        /// - range: at least 0.1
        pub fn weight(self, value: __private::f64) -> Self {
            self.maybe_weight(__private::Some(value))
        }
        /// Like `weight`, but takes an `Option`.
        pub fn maybe_weight(mut self, value: __private::Option<__private::f64>) -> Self {
            self.parts.weight = value;
            self
        }
        /// The member `codes`.
        ///
        /// - optional
        /// - length: at most 5
        /// - unique items
        /// - each item: length: 1 to 12
        /// - each item: pattern: `^[A-Z0-9]+$`
        pub fn codes(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_codes(__private::Some(value))
        }
        /// Like `codes`, but takes an `Option`.
        pub fn maybe_codes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.codes = value.map(__private::collect_list);
            self
        }
        /// The member `prices`.
        ///
        /// - optional
        pub fn prices(
            self,
            value: impl __private::IntoIterator<
                Item = (impl __private::Into<__private::String>, __private::i64),
            >,
        ) -> Self {
            self.maybe_prices(__private::Some(value))
        }
        /// Like `prices`, but takes an `Option`.
        pub fn maybe_prices(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = (impl __private::Into<__private::String>, __private::i64),
                >,
            >,
        ) -> Self {
            self.parts.prices = value.map(__private::collect_map);
            self
        }
        /// The member `unit`.
        ///
        /// - optional
        pub fn unit(self, value: Unit) -> Self {
            self.maybe_unit(__private::Some(value))
        }
        /// Like `unit`, but takes an `Option`.
        pub fn maybe_unit(mut self, value: __private::Option<Unit>) -> Self {
            self.parts.unit = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(self) -> __private::Result<Article, __private::ConstraintViolations>
        where
            Code: __private::IsSet<Article, __member::code>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Article
        where
            Code: __private::IsSet<Article, __member::code>,
        {
            let ArticleParts { code, color, count, weight, codes, prices, unit } = self
                .parts;
            Article {
                code: __private::expect_set(code),
                color,
                count,
                weight,
                codes,
                prices,
                unit,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<Code> __private::fmt::Debug for ArticleBuilder<Code> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Article>("ArticleBuilder", &self.parts, f)
        }
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
            __private::enum_literal(value, Unit::values())
        }
    }

    // expand/validate.rs
    impl Unit {
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
    impl Unit {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Kg => "KG",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["KG"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for Unit {
        fn from(value: &__private::str) -> Self {
            match value {
                "KG" => Self::Kg,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for Unit {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for Unit {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for Unit {
        const ID: &'static __private::str = "shop#Unit";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Unit {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::pad_escaped(self.as_str(), f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Unit {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Article {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("code", &self.code);
                out.member("color", &self.color);
                out.member("count", &self.count);
                out.member("weight", &self.weight);
                out.member("codes", &self.codes);
                out.member("prices", &self.prices);
                out.member("unit", &self.unit);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Article {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "code" => reader.member(&mut parts.code, path, 0, "code"),
                    "color" => reader.member(&mut parts.color, path, 1, "color"),
                    "count" => reader.member(&mut parts.count, path, 2, "count"),
                    "weight" => reader.member(&mut parts.weight, path, 3, "weight"),
                    "codes" => {
                        reader
                            .member_as::<
                                __private::AtMost<5, __private::DefaultCodec>,
                                _,
                            >(&mut parts.codes, path, 4, "codes")
                    }
                    "prices" => reader.member(&mut parts.prices, path, 5, "prices"),
                    "unit" => reader.member(&mut parts.unit, path, 6, "unit"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                Article {
                    code: reader.required(parts.code, path, 0, "code"),
                    color: parts.color,
                    count: parts.count,
                    weight: parts.weight,
                    codes: parts.codes,
                    prices: parts.prices,
                    unit: parts.unit,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Article] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Article
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Unit {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for Unit {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            Unit
        }
    } else {} }
};
