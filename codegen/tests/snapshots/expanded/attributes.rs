// The expansion of `models/attributes.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
#[derive(schemars::JsonSchema, utoipa::ToSchema)]
#[derive(PartialOrd, Default)]
#[must_use]
/// The structure `shop#Order`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Order {
    /// The member `CallbackURL`.
    ///
    /// - optional
    #[schemars(length(min = 1))]
    #[schemars(rename = "CallbackURL")]
    #[schema(rename = "CallbackURL")]
    pub callback_url: ::core::option::Option<::std::string::String>,
    /// The member `at`.
    ///
    /// - required
    #[schemars(rename = "at")]
    #[schemars(with = "::core::primitive::bool", extend("type" = "number"))]
    #[schema(rename = "at")]
    #[schema(value_type = ::core::primitive::f64)]
    pub at: ::shapesmith::Timestamp,
    /// The member `blobs`.
    ///
    /// - optional
    #[schemars(rename = "blobs")]
    #[schemars(
        with = "::core::option::Option<::core::primitive::bool>",
        extend(
            "type" = ["array",
            "null"],
            "items" = {"type":"string",
            "contentEncoding":"base64"}
        )
    )]
    #[schema(rename = "blobs")]
    #[schema(
        value_type = ::core::option::Option<::std::vec::Vec<::std::string::String>>
    )]
    pub blobs: ::core::option::Option<
        ::std::vec::Vec<::std::vec::Vec<::core::primitive::u8>>,
    >,
    /// The member `choice`.
    ///
    /// - optional
    #[schemars(rename = "choice")]
    #[schema(rename = "choice")]
    pub choice: ::core::option::Option<Choice>,
}

// expand/builder.rs
/// A builder for [`struct@Order`].
///
/// Required members: `at`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct OrderBuilder<At = ::shapesmith::builder::Unset>(
    ::shapesmith::__private::Building<Order, 1>,
    ::core::marker::PhantomData<fn() -> (At,)>,
);

// expand/union.rs
#[derive(schemars::JsonSchema, utoipa::ToSchema)]
/// The union `shop#Choice`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub enum Choice {
    /// The member `none`.
    #[schemars(rename = "none")]
    #[schemars(with = "::std::collections::BTreeMap<::std::string::String, ()>")]
    #[schema(rename = "none")]
    None,
    /// The member `blob`.
    #[schemars(rename = "blob")]
    #[schema(rename = "blob")]
    #[schema(value_type = ::std::string::String)]
    Blob(
        #[schemars(
            with = "::core::primitive::bool",
            extend("type" = "string", "contentEncoding" = "base64")
        )]
        ::std::vec::Vec<::core::primitive::u8>,
    ),
    /// A member that is not in the model.
    #[zeroize(skip)]
    #[schemars(skip)]
    #[schema(value_type = Object)]
    Unknown(::shapesmith::UnknownVariant),
}

// expand/enumeration.rs
#[derive(schemars::JsonSchema)]
#[schemars(with = "::std::string::String")]
/// The enum `shop#Kind`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Kind {
    /// The value `A`.
    #[default]
    A,
    /// A value that is not in the model.
    #[zeroize(skip)]
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/attributes.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum at {}
    }

    // expand/schema.rs
    static ORDER: __private::StructureSchema = __private::StructureSchema {
        name: "Order",
        members: &[
            __private::MemberSchema {
                name: "CallbackURL",
                field: "callback_url",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "at",
                field: "at",
                presence: __private::Presence::Required,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "blobs",
                field: "blobs",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "choice",
                field: "choice",
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl<At> OrderBuilder<At> {
        /// The member `at`.
        ///
        /// - required
        pub fn at(
            mut self,
            value: __private::Timestamp,
        ) -> OrderBuilder<__private::Set> {
            self.0.value.at = value;
            __private::Building::set(&mut self.0, 1);
            OrderBuilder(self.0, __private::PhantomData)
        }
        /// The member `CallbackURL`.
        ///
        /// - optional
        pub fn callback_url(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.callback_url = __private::Some(__private::convert(value));
            self
        }
        /// Like `callback_url`, but takes an `Option`.
        pub fn maybe_callback_url(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.callback_url = value;
            self
        }
        /// The member `blobs`.
        ///
        /// - optional
        pub fn blobs<K>(
            mut self,
            value: impl __private::ListOf<
                __private::AnyInto<__private::Vec<__private::u8>>,
                K,
            >,
        ) -> Self {
            self.0.value.blobs = __private::Some(value.into_list());
            self
        }
        /// Like `blobs`, but takes an `Option`.
        pub fn maybe_blobs(
            mut self,
            value: __private::Option<__private::Vec<__private::Vec<__private::u8>>>,
        ) -> Self {
            self.0.value.blobs = value;
            self
        }
        /// Adds an item to `blobs`.
        pub fn push_blobs(
            mut self,
            value: impl __private::Into<__private::Vec<__private::u8>>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.blobs,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The member `choice`.
        ///
        /// - optional
        pub fn choice(mut self, value: impl __private::IntoValue<Choice>) -> Self {
            self.0.value.choice = __private::Some(value.into_value());
            self
        }
        /// Like `choice`, but takes an `Option`.
        pub fn maybe_choice(mut self, value: __private::Option<Choice>) -> Self {
            self.0.value.choice = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Order "shop#Order" ORDER { 0 => callback_url = __private::None, 1 => at =
        __private::empty(), 2 => blobs = __private::None, _ => choice = __private::None,
        } [] OrderBuilder[At at] K
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Union for Choice {
        fn schema(&self) -> &'static __private::UnionSchema {
            static SCHEMA: __private::UnionSchema = __private::UnionSchema {
                name: "Choice",
                members: &[
                    __private::MemberSchema {
                        name: "none",
                        field: "none",
                        variant: "None",
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "blob",
                        field: "blob",
                        variant: "Blob",
                        ..__private::MEMBER
                    },
                ],
                ..__private::UNION
            };
            &SCHEMA
        }
        fn member(&self) -> __private::UnionMember<'_> {
            match self {
                Self::None => __private::UnionMember::Known(0, __private::View::Unit),
                Self::Blob(value) => {
                    __private::UnionMember::Known(1, __private::view(value))
                }
                Self::Unknown(name) => __private::UnionMember::Unknown(name.as_str()),
            }
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::ReadVariants for Choice {
        fn visit_variant(
            &mut self,
            number: __private::usize,
            visit: __private::Visit<'_>,
        ) {
            match number {
                0 => {
                    visit(&mut ());
                    *self = Self::None;
                }
                _ => __private::read_variant(self, visit, Self::Blob),
            }
        }
        fn set_unknown(&mut self, name: &__private::str) {
            *self = Self::Unknown(__private::UnknownVariant::new(name));
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Item for Choice {
        fn empty() -> Self {
            let name = "";
            Self::Unknown(__private::UnknownVariant::new(name))
        }
        fn place(&mut self) -> __private::Place<'_> {
            let schema = __private::Union::schema(self);
            __private::Place::Union(self, schema)
        }
    }

    // expand/value.rs
    __private::union! {
        Choice "shop#Choice" Unknown { None is_none, Blob is_blob as_blob __private::Vec
        < __private::u8 >, } { Blob(__private::Vec < __private::u8 >) =
        __private::identity, }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for Kind {
        const VALUES: &'static [&'static __private::str] = &["A"];
        const VARIANTS: &'static [Self] = &[Self::A];
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
        Kind "shop#Kind" pad_escaped Unknown
    }
};
