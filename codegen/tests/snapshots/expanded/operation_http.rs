// The expansion of `models/operation_http.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#PutOrderInput`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct PutOrderInput {
    /// The member `id`.
    ///
    /// - required
    pub id: ::std::string::String,
    /// The member `shop`.
    ///
    /// - required
    pub shop: ::std::string::String,
    /// The member `tags`.
    ///
    /// - optional
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The member `trace`.
    ///
    /// - optional
    pub trace: ::core::option::Option<::std::string::String>,
    /// The member `labels`.
    ///
    /// - optional
    pub labels: ::core::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    >,
    /// The member `note`.
    ///
    /// - optional
    pub note: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
/// A builder for [`struct@PutOrderInput`].
///
/// Required members: `id`, `shop`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct PutOrderInputBuilder<
    Id = ::shapesmith::builder::Unset,
    Shop = ::shapesmith::builder::Unset,
>(
    ::shapesmith::__private::Building<PutOrderInput, 1>,
    ::core::marker::PhantomData<fn() -> (Id, Shop)>,
);

// expand/structure.rs
/// The structure `shop#PutOrderOutput`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct PutOrderOutput {
    /// The member `status`.
    ///
    /// - optional
    pub status: ::core::option::Option<::core::primitive::i32>,
    /// The member `etag`.
    ///
    /// - optional
    pub etag: ::core::option::Option<::std::string::String>,
    /// The member `receipt`.
    ///
    /// - optional
    pub receipt: ::core::option::Option<::std::vec::Vec<::core::primitive::u8>>,
}

// expand/builder.rs
/// A builder for [`struct@PutOrderOutput`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct PutOrderOutputBuilder(
    ::shapesmith::__private::Building<PutOrderOutput, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/operation_error.rs
/// Errors returned by `shop#PutOrder`.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub enum PutOrderError {
    /// An error that is not in the model.
    Unmodeled(::shapesmith::UnmodeledError),
}
::shapesmith::__private::if_http! { {
    // expand/operation.rs
    /// The operation `shop#PutOrder`.
    ///
    /// Input: [`struct@PutOrderInput`]. Output: [`struct@PutOrderOutput`]. Errors: [`enum@PutOrderError`].
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash
    )]
    pub struct PutOrder;
} else {
    // expand/operation.rs
    #[doc(hidden)]
    #[allow(unused_imports, non_camel_case_types)]
    pub use ::shapesmith::__private::FeatureHttpIsOff as PutOrder;
} }
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/models/operation_http.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
        pub enum shop {}
    }

    // expand/schema.rs
    static PUT_ORDER_INPUT: __private::StructureSchema = __private::StructureSchema {
        name: "PutOrderInput",
        members: &[
            __private::MemberSchema {
                name: "id",
                field: "id",
                presence: __private::Presence::Required,
                binding: __private::Some(&__private::Binding::Label),
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "shop",
                field: "shop",
                presence: __private::Presence::Required,
                host: __private::Some(__private::Host::Label),
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "tags",
                field: "tags",
                binding: __private::Some(&__private::Binding::Query("tag")),
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "trace",
                field: "trace",
                binding: __private::Some(&__private::Binding::Header("X-Trace")),
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "labels",
                field: "labels",
                binding: __private::Some(&__private::Binding::PrefixHeaders("X-Label-")),
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "note",
                field: "note",
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl<Id, Shop> PutOrderInputBuilder<Id, Shop> {
        /// The member `id`.
        ///
        /// - required
        pub fn id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> PutOrderInputBuilder<__private::Set, Shop> {
            self.0.value.id = __private::convert(value);
            __private::Building::set(&mut self.0, 0);
            PutOrderInputBuilder(self.0, __private::PhantomData)
        }
        /// The member `shop`.
        ///
        /// - required
        pub fn shop(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> PutOrderInputBuilder<Id, __private::Set> {
            self.0.value.shop = __private::convert(value);
            __private::Building::set(&mut self.0, 1);
            PutOrderInputBuilder(self.0, __private::PhantomData)
        }
        /// The member `tags`.
        ///
        /// - optional
        pub fn tags<K>(
            mut self,
            value: impl __private::ListOf<__private::AnyInto<__private::String>, K>,
        ) -> Self {
            self.0.value.tags = __private::Some(value.into_list());
            self
        }
        /// Like `tags`, but takes an `Option`.
        pub fn maybe_tags(
            mut self,
            value: __private::Option<__private::Vec<__private::String>>,
        ) -> Self {
            self.0.value.tags = value;
            self
        }
        /// Adds an item to `tags`.
        pub fn push_tags(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.tags,
                    __private::Default::default,
                ),
                __private::convert(value),
            );
            self
        }
        /// The member `trace`.
        ///
        /// - optional
        pub fn trace(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.trace = __private::Some(__private::convert(value));
            self
        }
        /// Like `trace`, but takes an `Option`.
        pub fn maybe_trace(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.trace = value;
            self
        }
        /// The member `labels`.
        ///
        /// - optional
        pub fn labels<K>(
            mut self,
            value: impl __private::MapOf<
                __private::AnyInto<__private::String>,
                __private::AnyInto<__private::String>,
                K,
            >,
        ) -> Self {
            self.0.value.labels = __private::Some(value.into_map());
            self
        }
        /// Like `labels`, but takes an `Option`.
        pub fn maybe_labels(
            mut self,
            value: __private::Option<
                __private::BTreeMap<__private::String, __private::String>,
            >,
        ) -> Self {
            self.0.value.labels = value;
            self
        }
        /// Adds an entry to `labels`, or replaces the value of the key.
        pub fn insert_labels(
            mut self,
            key: impl __private::Into<__private::String>,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            __private::BTreeMap::insert(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.labels,
                    __private::Default::default,
                ),
                __private::convert(key),
                __private::convert(value),
            );
            self
        }
        /// The member `note`.
        ///
        /// - optional
        pub fn note(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.note = __private::Some(__private::convert(value));
            self
        }
        /// Like `note`, but takes an `Option`.
        pub fn maybe_note(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.note = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        PutOrderInput "shop#PutOrderInput" 1 PUT_ORDER_INPUT { 0 => id =
        __private::empty(), 1 => shop = __private::empty(), 2 => tags = __private::None,
        3 => trace = __private::None, 4 => labels = __private::None, _ => note =
        __private::None, } [] PutOrderInputBuilder[Id id, Shop shop] K
    }

    // expand/schema.rs
    static PUT_ORDER_OUTPUT: __private::StructureSchema = __private::StructureSchema {
        name: "PutOrderOutput",
        members: &[
            __private::MemberSchema {
                name: "status",
                field: "status",
                binding: __private::Some(&__private::Binding::ResponseCode),
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "etag",
                field: "etag",
                binding: __private::Some(&__private::Binding::Header("ETag")),
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "receipt",
                field: "receipt",
                binding: __private::Some(
                    &__private::Binding::Payload("application/octet-stream"),
                ),
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl PutOrderOutputBuilder {
        /// The member `status`.
        ///
        /// - optional
        pub fn status(mut self, value: __private::i32) -> Self {
            self.0.value.status = __private::Some(value);
            self
        }
        /// Like `status`, but takes an `Option`.
        pub fn maybe_status(mut self, value: __private::Option<__private::i32>) -> Self {
            self.0.value.status = value;
            self
        }
        /// The member `etag`.
        ///
        /// - optional
        pub fn etag(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.etag = __private::Some(__private::convert(value));
            self
        }
        /// Like `etag`, but takes an `Option`.
        pub fn maybe_etag(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.etag = value;
            self
        }
        /// The member `receipt`.
        ///
        /// - optional
        pub fn receipt(
            mut self,
            value: impl __private::Into<__private::Vec<__private::u8>>,
        ) -> Self {
            self.0.value.receipt = __private::Some(__private::convert(value));
            self
        }
        /// Like `receipt`, but takes an `Option`.
        pub fn maybe_receipt(
            mut self,
            value: __private::Option<__private::Vec<__private::u8>>,
        ) -> Self {
            self.0.value.receipt = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        PutOrderOutput "shop#PutOrderOutput" PUT_ORDER_OUTPUT { 0 => status =
        __private::None, 1 => etag = __private::None, _ => receipt = __private::None, }
        [] PutOrderOutputBuilder[] K
    }

    // expand/operation_error.rs
    __private::operation_error! {
        PutOrderError Unmodeled
    }
    ::shapesmith::__private::if_http! { {
        // expand/operation.rs
        const SERVICE_1: &__private::ServiceSchema = &__private::ServiceSchema {
            id: "shop#Shop",
            protocol: __private::Protocol::RestJson1,
            ..__private::SERVICE
        };

        // expand/operation.rs
        #[automatically_derived]
        impl __private::Operation for PutOrder {
            const SCHEMA: &'static __private::OperationSchema = &__private::OperationSchema {
                id: "shop#PutOrder",
                service: SERVICE_1,
                method: "PUT",
                uri: "/orders/{id}",
                status: __private::Some(201),
                host_prefix: __private::Some("{shop}."),
                ..__private::OPERATION
            };
            type Input = PutOrderInput;
            type Output = PutOrderOutput;
            type Error = PutOrderError;
            type Builder = PutOrderInputBuilder;
            fn input() -> Self::Builder {
                PutOrderInput::builder()
            }
        }
    } else {} }
};
