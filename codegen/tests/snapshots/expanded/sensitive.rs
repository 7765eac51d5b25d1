// The expansion of `models/sensitive.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#Account`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Account {
    /// The member `password`.
    ///
    /// - optional
    /// - sensitive: redacted in `Display` and `Debug`
    /// - length: at least 8
    pub password: ::core::option::Option<::std::string::String>,
    /// The member `answers`.
    ///
    /// - optional
    pub answers: ::core::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    >,
    /// The member `tier`.
    ///
    /// - optional
    /// - sensitive: redacted in `Display` and `Debug`
    pub tier: ::core::option::Option<Tier>,
    /// The member `address`.
    ///
    /// - optional
    /// - sensitive: redacted in `Display` and `Debug`
    pub address: ::core::option::Option<Address>,
}

// expand/builder.rs
/// A builder for [`struct@Account`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct AccountBuilder(
    ::shapesmith::__private::Building<Account, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/enumeration.rs
/// The enum `shop#Tier`.
///
/// - sensitive: redacted in `Display` and `Debug`
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Tier {
    /// The value `GOLD`.
    Gold,
    /// A value that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/structure.rs
/// The structure `shop#Address`.
///
/// - sensitive: redacted in `Display` and `Debug`
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Address {
    /// The member `street`.
    ///
    /// - optional
    /// - length: at most 80
    pub street: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
/// A builder for [`struct@Address`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct AddressBuilder(
    ::shapesmith::__private::Building<Address, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/sensitive.json")
    );

    // expand/schema.rs
    static PASSWORD: __private::Schema = __private::Schema {
        length: __private::at_least(8),
        sensitive: true,
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ANSWERS: __private::Schema = __private::Schema {
        item: __private::Some(&PASSWORD),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static TIER: __private::Schema = __private::Schema {
        sensitive: true,
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ADDRESS_STREET: __private::Schema = __private::Schema {
        length: __private::at_most(80),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static ACCOUNT: __private::StructureSchema = __private::StructureSchema {
        name: "Account",
        members: &[
            __private::MemberSchema {
                name: "password",
                field: "password",
                schema: &PASSWORD,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "answers",
                field: "answers",
                schema: &ANSWERS,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "tier",
                field: "tier",
                schema: &TIER,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "address",
                field: "address",
                schema: &TIER,
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl AccountBuilder {
        /// The member `password`.
        ///
        /// - optional
        /// - sensitive: redacted in `Display` and `Debug`
        /// - length: at least 8
        pub fn password(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.password = __private::Some(__private::convert(value));
            self
        }
        /// Like `password`, but takes an `Option`.
        pub fn maybe_password(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.password = value;
            self
        }
        /// The member `answers`.
        ///
        /// - optional
        pub fn answers<K>(
            mut self,
            value: impl __private::MapOf<
                __private::AnyInto<__private::String>,
                __private::AnyInto<__private::String>,
                K,
            >,
        ) -> Self {
            self.0.value.answers = __private::Some(value.into_map());
            self
        }
        /// Like `answers`, but takes an `Option`.
        pub fn maybe_answers(
            mut self,
            value: __private::Option<
                __private::BTreeMap<__private::String, __private::String>,
            >,
        ) -> Self {
            self.0.value.answers = value;
            self
        }
        /// Adds an entry to `answers`, or replaces the value of the key.
        pub fn insert_answers(
            mut self,
            key: impl __private::Into<__private::String>,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::BTreeMap::insert(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.answers,
                    __private::Default::default,
                ),
                __private::convert(key),
                __private::convert(value),
            );
            self
        }
        /// The member `tier`.
        ///
        /// - optional
        /// - sensitive: redacted in `Display` and `Debug`
        pub fn tier(mut self, value: Tier) -> Self {
            self.0.value.tier = __private::Some(value);
            self
        }
        /// Like `tier`, but takes an `Option`.
        pub fn maybe_tier(mut self, value: __private::Option<Tier>) -> Self {
            self.0.value.tier = value;
            self
        }
        /// The member `address`.
        ///
        /// - optional
        /// - sensitive: redacted in `Display` and `Debug`
        pub fn address(mut self, value: impl __private::IntoValue<Address>) -> Self {
            self.0.value.address = __private::Some(value.into_value());
            self
        }
        /// Like `address`, but takes an `Option`.
        pub fn maybe_address(mut self, value: __private::Option<Address>) -> Self {
            self.0.value.address = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Account "shop#Account" ACCOUNT { 0 => password = __private::None, 1 => answers =
        __private::None, 2 => tier = __private::None, _ => address = __private::None, }
        [] AccountBuilder[] K
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Tier {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::write_redacted(f)
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnumItem for Tier {
        const VALUES: &'static [&'static __private::str] = &["GOLD"];
        const VARIANTS: &'static [Self] = &[Self::Gold];
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
        Tier "shop#Tier" redacted Unknown
    }

    // expand/schema.rs
    static ADDRESS: __private::StructureSchema = __private::StructureSchema {
        name: "Address",
        members: &[
            __private::MemberSchema {
                name: "street",
                field: "street",
                schema: &ADDRESS_STREET,
                ..__private::MEMBER
            },
        ],
        sensitive: true,
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl AddressBuilder {
        /// The member `street`.
        ///
        /// - optional
        /// - length: at most 80
        pub fn street(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.street = __private::Some(__private::convert(value));
            self
        }
        /// Like `street`, but takes an `Option`.
        pub fn maybe_street(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.street = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Address "shop#Address" ADDRESS { _ => street = __private::None, } []
        AddressBuilder[] K
    }
};
