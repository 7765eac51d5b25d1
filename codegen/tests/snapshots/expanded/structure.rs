// The expansion of `models/structure.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
#[allow(deprecated)]
/// What a customer has ordered.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Order {
    /// The member `id`.
    ///
    /// - required
    pub id: ::std::string::String,
    /// The member `token`.
    ///
    /// - optional
    pub token: ::core::option::Option<::std::string::String>,
    /// The member `quantity`.
    ///
    /// - optional (default: `1`)
    pub quantity: ::core::option::Option<::core::primitive::i32>,
    /// The member `paid`.
    ///
    /// - optional
    pub paid: ::core::option::Option<::core::primitive::bool>,
    /// The member `seal`.
    ///
    /// - optional
    pub seal: ::core::option::Option<::std::vec::Vec<::core::primitive::u8>>,
    /// The member `lines`.
    ///
    /// - optional
    pub lines: ::core::option::Option<::std::vec::Vec<Line>>,
    /// The member `notes`.
    ///
    /// - optional
    pub notes: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::core::option::Option<::std::string::String>,
        >,
    >,
    /// The member `origin`.
    ///
    /// - optional
    #[deprecated(note = "not used any more; deprecated since 2.0")]
    pub origin: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
#[allow(deprecated)]
/// A builder for [`struct@Order`].
///
/// Required members: `id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct OrderBuilder<Id = ::shapesmith::builder::Unset>(
    ::shapesmith::__private::Building<Order, 1>,
    ::core::marker::PhantomData<fn() -> (Id,)>,
);

// expand/structure.rs
#[allow(deprecated)]
/// The structure `shop#Line`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Line {}

// expand/builder.rs
#[allow(deprecated)]
/// A builder for [`struct@Line`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct LineBuilder(
    ::shapesmith::__private::Building<Line, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/structure.rs
#[allow(deprecated)]
/// The error `shop#OutOfStock`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct OutOfStock {
    /// The member `message`.
    ///
    /// - optional
    pub message: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
#[allow(deprecated)]
/// A builder for [`struct@OutOfStock`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct OutOfStockBuilder(
    ::shapesmith::__private::Building<OutOfStock, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);
#[allow(deprecated)]
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/structure.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
    }

    // expand/schema.rs
    static NOTES: __private::Schema = __private::Schema {
        sparse: true,
        ..__private::SCHEMA
    };

    // expand/schema.rs
    static ORDER: __private::StructureSchema = __private::StructureSchema {
        name: "Order",
        members: &[
            __private::MemberSchema {
                name: "id",
                field: "id",
                presence: __private::Presence::Required,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "token",
                field: "token",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "quantity",
                field: "quantity",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "paid",
                field: "paid",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "seal",
                field: "seal",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "lines",
                field: "lines",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "notes",
                field: "notes",
                schema: &NOTES,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "origin",
                field: "origin",
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/default_method.rs
    impl Order {
        /// Returns `quantity`, or its default: `1`.
        #[must_use]
        pub fn quantity(&self) -> __private::i32 {
            self.quantity.unwrap_or(1)
        }
    }

    // expand/builder.rs
    impl<Id> OrderBuilder<Id> {
        /// The member `id`.
        ///
        /// - required
        pub fn id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> OrderBuilder<__private::Set> {
            self.0.value.id = __private::convert(value);
            __private::Building::set(&mut self.0, 0);
            OrderBuilder(self.0, __private::PhantomData)
        }
        /// The member `token`.
        ///
        /// - optional
        pub fn token(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.token = __private::Some(__private::convert(value));
            self
        }
        /// Like `token`, but takes an `Option`.
        pub fn maybe_token(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.token = value;
            self
        }
        /// Sets `token` to a random UUID.
        pub fn generate_token(self) -> OrderBuilder<Id> {
            self.token(__private::random_uuid())
        }
        /// The member `quantity`.
        ///
        /// - optional (default: `1`)
        pub fn quantity(mut self, value: __private::i32) -> Self {
            self.0.value.quantity = __private::Some(value);
            self
        }
        /// Like `quantity`, but takes an `Option`.
        pub fn maybe_quantity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.0.value.quantity = value;
            self
        }
        /// The member `paid`.
        ///
        /// - optional
        pub fn paid(mut self, value: __private::bool) -> Self {
            self.0.value.paid = __private::Some(value);
            self
        }
        /// Like `paid`, but takes an `Option`.
        pub fn maybe_paid(mut self, value: __private::Option<__private::bool>) -> Self {
            self.0.value.paid = value;
            self
        }
        /// The member `seal`.
        ///
        /// - optional
        pub fn seal(
            mut self,
            value: impl __private::Into<__private::Vec<__private::u8>>,
        ) -> Self {
            self.0.value.seal = __private::Some(__private::convert(value));
            self
        }
        /// Like `seal`, but takes an `Option`.
        pub fn maybe_seal(
            mut self,
            value: __private::Option<__private::Vec<__private::u8>>,
        ) -> Self {
            self.0.value.seal = value;
            self
        }
        /// The member `lines`.
        ///
        /// - optional
        pub fn lines<K>(
            mut self,
            value: impl __private::ListOf<__private::Buildable<Line>, K>,
        ) -> Self {
            self.0.value.lines = __private::Some(value.into_list());
            self
        }
        /// Like `lines`, but takes an `Option`.
        pub fn maybe_lines(
            mut self,
            value: __private::Option<__private::Vec<Line>>,
        ) -> Self {
            self.0.value.lines = value;
            self
        }
        /// Adds an item to `lines`.
        pub fn push_lines(mut self, value: impl __private::IntoValue<Line>) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.lines,
                    __private::Default::default,
                ),
                value.into_value(),
            );
            self
        }
        /// The member `notes`.
        ///
        /// - optional
        pub fn notes<K>(
            mut self,
            value: impl __private::MapOf<
                __private::AnyInto<__private::String>,
                __private::Sparse<__private::AnyInto<__private::String>>,
                K,
            >,
        ) -> Self {
            self.0.value.notes = __private::Some(value.into_map());
            self
        }
        /// Like `notes`, but takes an `Option`.
        pub fn maybe_notes(
            mut self,
            value: __private::Option<
                __private::BTreeMap<
                    __private::String,
                    __private::Option<__private::String>,
                >,
            >,
        ) -> Self {
            self.0.value.notes = value;
            self
        }
        /// Adds an entry to `notes`, or replaces the value of the key.
        pub fn insert_notes(
            mut self,
            key: impl __private::Into<__private::String>,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            __private::BTreeMap::insert(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.notes,
                    __private::Default::default,
                ),
                __private::convert(key),
                value.map(|value| __private::convert(value)),
            );
            self
        }
        /// The member `origin`.
        ///
        /// - optional
        #[deprecated(note = "not used any more; deprecated since 2.0")]
        pub fn origin(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.origin = __private::Some(__private::convert(value));
            self
        }
        /// Like `origin`, but takes an `Option`.
        #[deprecated(note = "not used any more; deprecated since 2.0")]
        pub fn maybe_origin(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.origin = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Order "shop#Order" 1 ORDER { 0 => id = __private::empty(), 1 => token =
        __private::None, 2 => quantity = __private::None, 3 => paid = __private::None, 4
        => seal = __private::None, 5 => lines = __private::None, 6 => notes =
        __private::None, _ => origin = __private::None, } [] OrderBuilder[Id id] K
    }

    // expand/schema.rs
    static LINE: __private::StructureSchema = __private::StructureSchema {
        name: "Line",
        members: &[],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    __private::structure! {
        Line "shop#Line" LINE {} [] LineBuilder[] K
    }

    // expand/schema.rs
    static OUT_OF_STOCK: __private::StructureSchema = __private::StructureSchema {
        name: "OutOfStock",
        members: &[
            __private::MemberSchema {
                name: "message",
                field: "message",
                ..__private::MEMBER
            },
        ],
        message: __private::Some(0),
        ..__private::STRUCTURE
    };

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::Error for OutOfStock {}

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::ErrorShape for OutOfStock {
        const FAULT: __private::Fault = __private::Fault::Client;
        const HTTP_STATUS: __private::u16 = 409;
        const RETRYABLE: __private::bool = true;
        const THROTTLING: __private::bool = true;
        fn __received(&self) -> __private::Received<'_> {
            __private::of_structure(self, self.message.as_deref())
        }
    }

    // expand/builder.rs
    impl OutOfStockBuilder {
        /// The member `message`.
        ///
        /// - optional
        pub fn message(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.message = __private::Some(__private::convert(value));
            self
        }
        /// Like `message`, but takes an `Option`.
        pub fn maybe_message(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.message = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        OutOfStock "shop#OutOfStock" OUT_OF_STOCK { _ => message = __private::None, } []
        OutOfStockBuilder[] K
    }
};
