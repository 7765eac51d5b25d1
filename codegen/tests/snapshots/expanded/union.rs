// The expansion of `models/union.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/union.rs
/// The union `shop#Payment`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Payment {
    /// The member `cash`.
    Cash,
    /// The member `card`.
    Card(Card),
    /// The member `code`.
    ///
    /// - length: at most 8
    Code(::std::string::String),
    /// An unknown member.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/structure.rs
/// The structure `shop#Card`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct Card {
    /// The member `number`.
    ///
    /// - required
    pub number: ::std::string::String,
}

// expand/builder.rs
/// A builder for [`Card`].
///
/// Required members: `number`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct CardBuilder<Number = ::shapesmith::builder::Unset> {
    parts: <Card as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (Number,)>,
}
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/union.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum number {}
    }

    // expand/check.rs
    fn check_payment_code(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(value, __private::None, __private::Some(8), path, out);
    }

    // expand/validate.rs
    impl Payment {
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
    impl __private::Shape for Payment {
        const ID: &'static __private::str = "shop#Payment";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtUnion for Payment {
        const NAME: &'static __private::str = "Payment";
        fn variant(&self) -> __private::Variant<'_> {
            match self {
                Self::Cash => {
                    __private::Variant::Known {
                        variant: "Cash",
                        member: "cash",
                        value: __private::None,
                        redaction: __private::Redaction::None,
                    }
                }
                Self::Card(value) => {
                    __private::Variant::Known {
                        variant: "Card",
                        member: "card",
                        value: __private::Some(value),
                        redaction: __private::Redaction::None,
                    }
                }
                Self::Code(value) => {
                    __private::Variant::Known {
                        variant: "Code",
                        member: "code",
                        value: __private::Some(value),
                        redaction: __private::Redaction::None,
                    }
                }
                Self::Unknown(name) => __private::Variant::Unknown(name.as_str()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Payment {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_union(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Payment {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_union(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Payment {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            match self {
                Self::Code(value) => {
                    out.member(path, 2, "code", check_payment_code, value);
                }
                _ => {}
            }
        }
    }

    // expand/validate.rs
    impl Card {
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
    impl __private::Shape for Card {
        const ID: &'static __private::str = "shop#Card";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Card {
        const NAME: &'static __private::str = "Card";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("number"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Card {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.number),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for CardParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.number),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Card {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Card {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Card {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Card {
        type Parts = CardParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct CardParts {
        number: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl Card {
        /// Creates a builder for `Card`.
        pub fn builder() -> CardBuilder<__private::Unset> {
            CardBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with<Number>(
            set: impl __private::FnOnce(
                CardBuilder<__private::Unset>,
            ) -> CardBuilder<Number>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            Number: __private::IsSet<Card, __member::number>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> CardBuilder<__private::Set> {
            let Self { number } = __private::Clone::clone(self);
            CardBuilder {
                parts: CardParts {
                    number: __private::Some(number),
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
                CardBuilder<__private::Set>,
            ) -> CardBuilder<__private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl<Number> CardBuilder<Number> {
        /// The member `number`.
        ///
        /// - required
        pub fn number(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> CardBuilder<__private::Set> {
            self.parts.number = __private::Some(__private::Into::into(value));
            CardBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(self) -> __private::Result<Card, __private::ConstraintViolations>
        where
            Number: __private::IsSet<Card, __member::number>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Card
        where
            Number: __private::IsSet<Card, __member::number>,
        {
            let CardParts { number } = self.parts;
            Card {
                number: __private::expect_set(number),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<Number> __private::fmt::Debug for CardBuilder<Number> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Card>("CardBuilder", &self.parts, f)
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Payment {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                match self {
                    Self::Cash => {
                        __private::write_variant::<
                            __private::DefaultCodec,
                            _,
                            _,
                        >(serializer, "cash", &())
                    }
                    Self::Card(value) => {
                        __private::write_variant::<
                            __private::DefaultCodec,
                            _,
                            _,
                        >(serializer, "card", value)
                    }
                    Self::Code(value) => {
                        __private::write_variant::<
                            __private::DefaultCodec,
                            _,
                            _,
                        >(serializer, "code", value)
                    }
                    Self::Unknown(name) => {
                        __private::write_unknown_variant::<__S>(name.as_str())
                    }
                }
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for Payment {
            fn read(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                __private::from_sink(
                    |sink| Self::read_into(reader, path, sink),
                    || Self::Unknown(__private::UnknownVariant::new("")),
                )
            }
            fn read_into(
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
                sink: &mut dyn __private::FnMut(Self),
            ) {
                reader
                    .union(
                        path,
                        sink,
                        |reader, name, path, sink| match name {
                            "cash" => {
                                reader.variant(path, 0, "cash", &mut |()| sink(Self::Cash))
                            }
                            "card" => {
                                reader
                                    .variant(
                                        path,
                                        1,
                                        "card",
                                        &mut |value| sink(Self::Card(value)),
                                    )
                            }
                            "code" => {
                                reader
                                    .variant(
                                        path,
                                        2,
                                        "code",
                                        &mut |value| sink(Self::Code(value)),
                                    )
                            }
                            _ => {
                                reader
                                    .unknown_variant(
                                        name,
                                        path,
                                        &mut |name| sink(Self::Unknown(name)),
                                    )
                            }
                        },
                    );
            }
        }

        // expand/json.rs
        __private::impl_json! {
            Payment
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Card {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("number", &self.number);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Card {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "number" => reader.member(&mut parts.number, path, 0, "number"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                Card {
                    number: reader.required(parts.number, path, 0, "number"),
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Card] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Card
        }
    } else {} }
};
