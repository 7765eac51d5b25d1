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
/// A builder for [`Account`].
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
    /// An unknown value.
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
/// A builder for [`Address`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct AddressBuilder(
    ::shapesmith::__private::Building<Address, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);
const _: () = {
    use ::shapesmith::__private;

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

    // expand/value.rs
    #[automatically_derived]
    impl __private::StructureItem for Account {
        const SCHEMA: &'static __private::StructureSchema = &__private::StructureSchema {
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
        fn member(&self, number: __private::usize) -> __private::View<'_> {
            match number {
                0 => __private::view(&self.password),
                1 => __private::view(&self.answers),
                2 => __private::view(&self.tier),
                _ => __private::view(&self.address),
            }
        }
        fn visit_slot(&mut self, number: __private::usize, visit: __private::Visit<'_>) {
            match number {
                0 => visit(&mut self.password),
                1 => visit(&mut self.answers),
                2 => visit(&mut self.tier),
                _ => visit(&mut self.address),
            }
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Item for Account {
        fn empty() -> Self {
            Account {
                password: __private::None,
                answers: __private::None,
                tier: __private::None,
                address: __private::None,
            }
        }
        fn place(&mut self) -> __private::Place<'_> {
            __private::Place::Structure(self, <Self as __private::StructureItem>::SCHEMA)
        }
    }

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
            self.0.value.password = __private::Some(__private::Into::into(value));
            self
        }
        /// Like `password`, but takes an `Option`.
        pub fn maybe_password(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.0.value.password = value.map(__private::Into::into);
            self
        }
        /// The member `answers`.
        ///
        /// - optional
        pub fn answers(
            mut self,
            value: impl __private::IntoIterator<
                Item = (
                    impl __private::Into<__private::String>,
                    impl __private::Into<__private::String>,
                ),
            >,
        ) -> Self {
            self.0.value.answers = __private::Some(__private::collect_map(value));
            self
        }
        /// Like `answers`, but takes an `Option`.
        pub fn maybe_answers(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = (
                        impl __private::Into<__private::String>,
                        impl __private::Into<__private::String>,
                    ),
                >,
            >,
        ) -> Self {
            self.0.value.answers = value.map(__private::collect_map);
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
        pub fn address(mut self, value: Address) -> Self {
            self.0.value.address = __private::Some(value);
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
        Account "shop#Account" AccountBuilder "Creates a builder for `Account`."[]
        [AccountBuilder] [AccountBuilder] []
    }

    // expand/enumeration.rs
    impl Tier {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Gold => "GOLD",
                Self::Unknown(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["GOLD"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for Tier {
        fn from(value: &__private::str) -> Self {
            match value {
                "GOLD" => Self::Gold,
                value => Self::Unknown(__private::UnknownVariant::new(value)),
            }
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnum for Tier {
        fn schema(&self) -> &'static __private::EnumSchema {
            static SCHEMA: __private::EnumSchema = __private::EnumSchema {
                values: Tier::values(),
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
    impl __private::Item for Tier {
        fn empty() -> Self {
            __private::From::from("")
        }
        fn place(&mut self) -> __private::Place<'_> {
            __private::Place::Text(self)
        }
    }

    // expand/value.rs
    __private::string_conversions! {
        Tier
    }

    // expand/value.rs
    __private::enumeration! {
        Tier "shop#Tier" StringEnum
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Tier {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::write_redacted(f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Tier {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::write_redacted(f)
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StructureItem for Address {
        const SCHEMA: &'static __private::StructureSchema = &__private::StructureSchema {
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
        fn member(&self, number: __private::usize) -> __private::View<'_> {
            let _ = number;
            __private::view(&self.street)
        }
        fn visit_slot(&mut self, number: __private::usize, visit: __private::Visit<'_>) {
            let _ = number;
            visit(&mut self.street)
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Item for Address {
        fn empty() -> Self {
            Address { street: __private::None }
        }
        fn place(&mut self) -> __private::Place<'_> {
            __private::Place::Structure(self, <Self as __private::StructureItem>::SCHEMA)
        }
    }

    // expand/builder.rs
    impl AddressBuilder {
        /// The member `street`.
        ///
        /// - optional
        /// - length: at most 80
        pub fn street(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.street = __private::Some(__private::Into::into(value));
            self
        }
        /// Like `street`, but takes an `Option`.
        pub fn maybe_street(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.0.value.street = value.map(__private::Into::into);
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Address "shop#Address" AddressBuilder "Creates a builder for `Address`."[]
        [AddressBuilder] [AddressBuilder] []
    }
};
