// The expansion of `models/union.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/union.rs
/// The union `shop#Payment`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
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
    /// A member that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}

// expand/structure.rs
/// The structure `shop#Card`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Card {
    /// The member `number`.
    ///
    /// - required
    pub number: ::std::string::String,
}

// expand/builder.rs
/// A builder for [`struct@Card`].
///
/// Required members: `number`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct CardBuilder<Number = ::shapesmith::builder::Unset>(
    ::shapesmith::__private::Building<Card, 1>,
    ::core::marker::PhantomData<fn() -> (Number,)>,
);
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/union.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum number {}
    }

    // expand/schema.rs
    static PAYMENT_CODE: __private::Schema = __private::Schema {
        length: __private::at_most(8),
        ..__private::CONSTRAINED
    };

    // expand/value.rs
    #[automatically_derived]
    impl __private::Union for Payment {
        fn schema(&self) -> &'static __private::UnionSchema {
            static SCHEMA: __private::UnionSchema = __private::UnionSchema {
                name: "Payment",
                members: &[
                    __private::MemberSchema {
                        name: "cash",
                        field: "cash",
                        variant: "Cash",
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "card",
                        field: "card",
                        variant: "Card",
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "code",
                        field: "code",
                        variant: "Code",
                        schema: &PAYMENT_CODE,
                        ..__private::MEMBER
                    },
                ],
                ..__private::UNION
            };
            &SCHEMA
        }
        fn member(&self) -> __private::UnionMember<'_> {
            match self {
                Self::Cash => __private::UnionMember::Known(0, __private::View::Unit),
                Self::Card(value) => {
                    __private::UnionMember::Known(1, __private::view(value))
                }
                Self::Code(value) => {
                    __private::UnionMember::Known(2, __private::view(value))
                }
                Self::Unknown(name) => __private::UnionMember::Unknown(name.as_str()),
            }
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::ReadVariants for Payment {
        fn visit_variant(
            &mut self,
            number: __private::usize,
            visit: __private::Visit<'_>,
        ) {
            match number {
                0 => {
                    visit(&mut ());
                    *self = Self::Cash;
                }
                1 => __private::read_variant(self, visit, Self::Card),
                _ => __private::read_variant(self, visit, Self::Code),
            }
        }
        fn set_unknown(&mut self, name: &__private::str) {
            *self = Self::Unknown(__private::UnknownVariant::new(name));
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Item for Payment {
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
        Payment "shop#Payment" 1 Unknown { Cash is_cash, Card is_card as_card Card, Code
        is_code as_code __private::String, } { Card(Card) = __private::identity,
        Code(__private::String) = __private::identity, }
    }

    // expand/schema.rs
    static CARD: __private::StructureSchema = __private::StructureSchema {
        name: "Card",
        members: &[
            __private::MemberSchema {
                name: "number",
                field: "number",
                presence: __private::Presence::Required,
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl<Number> CardBuilder<Number> {
        /// The member `number`.
        ///
        /// - required
        pub fn number(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> CardBuilder<__private::Set> {
            self.0.value.number = __private::convert(value);
            __private::Building::set(&mut self.0, 0);
            CardBuilder(self.0, __private::PhantomData)
        }
    }

    // expand/builder.rs
    __private::structure! {
        Card "shop#Card" 1 CARD { _ => number = __private::empty(), } []
        CardBuilder[Number number] K
    }
};
