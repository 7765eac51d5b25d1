// The expansion of `models/sensitive.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#Account`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
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
pub struct AccountBuilder {
    parts: <Account as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/enumeration.rs
/// The enum `shop#Tier`.
///
/// - sensitive: redacted in `Display` and `Debug`
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
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
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
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
pub struct AddressBuilder {
    parts: <Address as ::shapesmith::__private::HasBuilder>::Parts,
}
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/sensitive.json")
    );

    // expand/check.rs
    fn check_password(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        path.set_sensitive();
        __private::check_length(value, __private::Some(8), __private::None, path, out);
    }

    // expand/check.rs
    fn check_answers(
        value: &__private::BTreeMap<__private::String, __private::String>,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_entries(
            value,
            path,
            false,
            out,
            |_, _, _| (),
            |value, path, out| check_password(value, path, out),
        );
    }

    // expand/check.rs
    fn check_address_street(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(value, __private::None, __private::Some(80), path, out);
    }

    // expand/validate.rs
    impl Account {
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
    impl __private::Shape for Account {
        const ID: &'static __private::str = "shop#Account";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Account {
        const NAME: &'static __private::str = "Account";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::redacted("password", __private::Redaction::All),
            __private::FieldInfo::redacted(
                "answers",
                __private::Redaction::Entries(
                    &__private::Redaction::None,
                    &__private::Redaction::All,
                ),
            ),
            __private::FieldInfo::redacted("tier", __private::Redaction::All),
            __private::FieldInfo::redacted("address", __private::Redaction::All),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Account {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.password),
                1 => visit(&self.answers),
                2 => visit(&self.tier),
                3 => visit(&self.address),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for AccountParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.password),
                1 => visit(&self.answers),
                2 => visit(&self.tier),
                3 => visit(&self.address),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Account {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Account {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Account {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            out.optional_member(
                path,
                0,
                "password",
                check_password,
                self.password.as_deref(),
            );
            out.optional_member(
                path,
                1,
                "answers",
                check_answers,
                self.answers.as_ref(),
            );
            out.optional_member(
                path,
                2,
                "tier",
                __private::Check::check,
                self.tier.as_ref(),
            );
            out.optional_member(
                path,
                3,
                "address",
                __private::Check::check,
                self.address.as_ref(),
            );
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Account {
        type Parts = AccountParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct AccountParts {
        password: __private::Option<__private::String>,
        answers: __private::Option<
            __private::BTreeMap<__private::String, __private::String>,
        >,
        tier: __private::Option<Tier>,
        address: __private::Option<Address>,
    }

    // expand/builder.rs
    impl Account {
        /// Creates a builder for `Account`.
        pub fn builder() -> AccountBuilder {
            AccountBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(AccountBuilder) -> AccountBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> AccountBuilder {
            let Self { password, answers, tier, address } = __private::Clone::clone(
                self,
            );
            AccountBuilder {
                parts: AccountParts {
                    password,
                    answers,
                    tier,
                    address,
                },
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(AccountBuilder) -> AccountBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl AccountBuilder {
        /// The member `password`.
        ///
        /// - optional
        /// - sensitive: redacted in `Display` and `Debug`
        /// - length: at least 8
        pub fn password(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_password(__private::Some(value))
        }
        /// Like `password`, but takes an `Option`.
        pub fn maybe_password(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.password = value.map(__private::Into::into);
            self
        }
        /// The member `answers`.
        ///
        /// - optional
        pub fn answers(
            self,
            value: impl __private::IntoIterator<
                Item = (
                    impl __private::Into<__private::String>,
                    impl __private::Into<__private::String>,
                ),
            >,
        ) -> Self {
            self.maybe_answers(__private::Some(value))
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
            self.parts.answers = value.map(__private::collect_map);
            self
        }
        /// The member `tier`.
        ///
        /// - optional
        /// - sensitive: redacted in `Display` and `Debug`
        pub fn tier(self, value: Tier) -> Self {
            self.maybe_tier(__private::Some(value))
        }
        /// Like `tier`, but takes an `Option`.
        pub fn maybe_tier(mut self, value: __private::Option<Tier>) -> Self {
            self.parts.tier = value;
            self
        }
        /// The member `address`.
        ///
        /// - optional
        /// - sensitive: redacted in `Display` and `Debug`
        pub fn address(self, value: Address) -> Self {
            self.maybe_address(__private::Some(value))
        }
        /// Like `address`, but takes an `Option`.
        pub fn maybe_address(mut self, value: __private::Option<Address>) -> Self {
            self.parts.address = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<Account, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Account {
            let AccountParts { password, answers, tier, address } = self.parts;
            Account {
                password,
                answers,
                tier,
                address,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for AccountBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Account>("AccountBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl Tier {
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

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for Tier {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for Tier {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for Tier {
        const ID: &'static __private::str = "shop#Tier";
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

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Tier {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Unknown(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }

    // expand/validate.rs
    impl Address {
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
    impl __private::Shape for Address {
        const ID: &'static __private::str = "shop#Address";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Address {
        const NAME: &'static __private::str = "Address";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("street"),
        ];
        const SENSITIVE: __private::bool = true;
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Address {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.street),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for AddressParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.street),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Address {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Address {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Address {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            path.set_sensitive();
            out.optional_member(
                path,
                0,
                "street",
                check_address_street,
                self.street.as_deref(),
            );
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Address {
        type Parts = AddressParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct AddressParts {
        street: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl Address {
        /// Creates a builder for `Address`.
        pub fn builder() -> AddressBuilder {
            AddressBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(AddressBuilder) -> AddressBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> AddressBuilder {
            let Self { street } = __private::Clone::clone(self);
            AddressBuilder {
                parts: AddressParts { street },
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(AddressBuilder) -> AddressBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl AddressBuilder {
        /// The member `street`.
        ///
        /// - optional
        /// - length: at most 80
        pub fn street(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_street(__private::Some(value))
        }
        /// Like `street`, but takes an `Option`.
        pub fn maybe_street(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.street = value.map(__private::Into::into);
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<Address, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Address {
            let AddressParts { street } = self.parts;
            Address { street }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for AddressBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Address>("AddressBuilder", &self.parts, f)
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Account {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("password", &self.password);
                out.member("answers", &self.answers);
                out.member("tier", &self.tier);
                out.member("address", &self.address);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Account {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "password" => {
                        reader
                            .member_as::<
                                __private::SensitivePath<__private::DefaultCodec>,
                                _,
                            >(&mut parts.password, path, 0, "password")
                    }
                    "answers" => {
                        reader
                            .member_as::<
                                __private::SensitivePath<__private::DefaultCodec>,
                                _,
                            >(&mut parts.answers, path, 1, "answers")
                    }
                    "tier" => {
                        reader
                            .member_as::<
                                __private::SensitivePath<__private::DefaultCodec>,
                                _,
                            >(&mut parts.tier, path, 2, "tier")
                    }
                    "address" => {
                        reader
                            .member_as::<
                                __private::SensitivePath<__private::DefaultCodec>,
                                _,
                            >(&mut parts.address, path, 3, "address")
                    }
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                Account {
                    password: parts.password,
                    answers: parts.answers,
                    tier: parts.tier,
                    address: parts.address,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Account] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Account
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Tier {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for Tier {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::From::from(&*reader.text(path))
            }
        }

        // expand/json.rs
        __private::impl_serde! {
            Tier
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Address {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("street", &self.street);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Address {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "street" => reader.member(&mut parts.street, path, 0, "street"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                Address { street: parts.street }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Address] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Address
        }
    } else {} }
};
