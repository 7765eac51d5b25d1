// The expansion of `models/operation_json.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#GetOrderInput`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct GetOrderInput {
    /// The member `id`.
    ///
    /// - required
    pub id: ::std::string::String,
    /// The member `token`.
    ///
    /// - idempotency token: a random UUID if the builder does not set it
    pub token: ::core::option::Option<::std::string::String>,
    /// The member `requiredToken`.
    ///
    /// - idempotency token: a random UUID if the builder does not set it
    pub required_token: ::std::string::String,
    /// The member `lines`.
    ///
    /// - optional
    pub lines: ::core::option::Option<::std::vec::Vec<Line>>,
}

// expand/builder.rs
/// A builder for [`struct@GetOrderInput`].
///
/// Required members: `id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct GetOrderInputBuilder<Id = ::shapesmith::builder::Unset>(
    ::shapesmith::__private::Building<GetOrderInput, 1>,
    ::core::marker::PhantomData<fn() -> (Id,)>,
);

// expand/structure.rs
/// The structure `shop#GetOrderOutput`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct GetOrderOutput {
    /// The member `total`.
    ///
    /// - optional
    pub total: ::core::option::Option<::core::primitive::i32>,
    /// The member `lines`.
    ///
    /// - optional
    pub lines: ::core::option::Option<::std::vec::Vec<Line>>,
}

// expand/builder.rs
/// A builder for [`struct@GetOrderOutput`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct GetOrderOutputBuilder(
    ::shapesmith::__private::Building<GetOrderOutput, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/structure.rs
/// The error `shop#NotFound`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct NotFound {
    /// The member `message`.
    ///
    /// - optional
    pub message: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
/// A builder for [`struct@NotFound`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct NotFoundBuilder(
    ::shapesmith::__private::Building<NotFound, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/structure.rs
/// The structure `shop#Line`.
///
/// - hidden field `__absent`: create values with the builder, not with a struct expression
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Line {
    /// The member `article`.
    ///
    /// - required
    pub article: ::std::string::String,
    #[doc(hidden)]
    pub __absent: ::shapesmith::__private::Absent<1>,
}

// expand/builder.rs
/// A builder for [`struct@Line`].
///
/// Required members: `article`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct LineBuilder<Article = ::shapesmith::builder::Unset>(
    ::shapesmith::__private::Building<Line, 1>,
    ::core::marker::PhantomData<fn() -> (Article,)>,
);

// expand/operation_error.rs
/// Errors returned by `shop#GetOrder`.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub enum GetOrderError {
    /// The error [`struct@NotFound`].
    NotFound(::shapesmith::ModeledError<NotFound>),
    /// An error that is not in the model.
    Unmodeled(::shapesmith::UnmodeledError),
}
::shapesmith::__private::if_http! { {
    // expand/operation.rs
    /// The operation `shop#GetOrder`.
    ///
    /// Input: [`struct@GetOrderInput`]. Output: [`struct@GetOrderOutput`]. Errors: [`enum@GetOrderError`].
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash
    )]
    pub struct GetOrder;
} else {
    // expand/operation.rs
    #[doc(hidden)]
    #[allow(unused_imports, non_camel_case_types)]
    pub use ::shapesmith::__private::FeatureHttpIsOff as GetOrder;
} }
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/models/operation_json.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
        pub enum article {}
    }

    // expand/schema.rs
    static LINES: __private::Schema = __private::Schema {
        item: __private::Some(&__private::NESTED),
        ..__private::CONSTRAINED
    };

    // expand/schema.rs
    static GET_ORDER_INPUT: __private::StructureSchema = __private::StructureSchema {
        name: "GetOrderInput",
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
                fills_token: true,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "requiredToken",
                field: "required_token",
                presence: __private::Presence::Required,
                fills_token: true,
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "lines",
                field: "lines",
                schema: &LINES,
                ..__private::MEMBER
            },
        ],
        reads_empty: true,
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl<Id> GetOrderInputBuilder<Id> {
        /// The member `id`.
        ///
        /// - required
        pub fn id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> GetOrderInputBuilder<__private::Set> {
            self.0.value.id = __private::convert(value);
            __private::Building::set(&mut self.0, 0);
            GetOrderInputBuilder(self.0, __private::PhantomData)
        }
        /// The member `token`.
        ///
        /// - idempotency token: a random UUID if the builder does not set it
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
        pub fn generate_token(self) -> GetOrderInputBuilder<Id> {
            self.token(__private::random_uuid())
        }
        /// The member `requiredToken`.
        ///
        /// - idempotency token: a random UUID if the builder does not set it
        pub fn required_token(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.0.value.required_token = __private::convert(value);
            __private::Building::set(&mut self.0, 2);
            self
        }
        /// Like `required_token`, but takes an `Option`.
        pub fn maybe_required_token(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            let value = value;
            if value.is_none() {
                __private::Building::unset(&mut self.0, 2);
            } else {
                __private::Building::set(&mut self.0, 2);
            }
            self.0.value.required_token = value.unwrap_or_default();
            self
        }
        /// Sets `required_token` to a random UUID.
        pub fn generate_required_token(self) -> GetOrderInputBuilder<Id> {
            self.required_token(__private::random_uuid())
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
    }

    // expand/builder.rs
    __private::structure! {
        GetOrderInput "shop#GetOrderInput" 1 GET_ORDER_INPUT { 0 => id =
        __private::empty(), 1 => token = __private::None, 2 => required_token =
        __private::empty(), _ => lines = __private::None, } [] GetOrderInputBuilder[Id
        id] K | building | { __private::Option::get_or_insert_with(& mut building.value
        .token, __private::random_uuid); if ! __private::Building::is_set(building, 2) {
        building.value.required_token = __private::random_uuid(); } }
    }

    // expand/schema.rs
    static GET_ORDER_OUTPUT: __private::StructureSchema = __private::StructureSchema {
        name: "GetOrderOutput",
        members: &[
            __private::MemberSchema {
                name: "total",
                field: "total",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "lines",
                field: "lines",
                schema: &LINES,
                ..__private::MEMBER
            },
        ],
        reads_empty: true,
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl GetOrderOutputBuilder {
        /// The member `total`.
        ///
        /// - optional
        pub fn total(mut self, value: __private::i32) -> Self {
            self.0.value.total = __private::Some(value);
            self
        }
        /// Like `total`, but takes an `Option`.
        pub fn maybe_total(mut self, value: __private::Option<__private::i32>) -> Self {
            self.0.value.total = value;
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
    }

    // expand/builder.rs
    __private::structure! {
        GetOrderOutput "shop#GetOrderOutput" GET_ORDER_OUTPUT { 0 => total =
        __private::None, _ => lines = __private::None, } [] GetOrderOutputBuilder[] K
    }

    // expand/schema.rs
    static NOT_FOUND: __private::StructureSchema = __private::StructureSchema {
        name: "NotFound",
        members: &[
            __private::MemberSchema {
                name: "message",
                field: "message",
                ..__private::MEMBER
            },
        ],
        reads_empty: true,
        message: __private::Some(0),
        ..__private::STRUCTURE
    };

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::Error for NotFound {}

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::ErrorShape for NotFound {
        const FAULT: __private::Fault = __private::Fault::Client;
        fn __received(&self) -> __private::Received<'_> {
            __private::of_structure(self, self.message.as_deref())
        }
    }

    // expand/builder.rs
    impl NotFoundBuilder {
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
        NotFound "shop#NotFound" NOT_FOUND { _ => message = __private::None, } []
        NotFoundBuilder[] K
    }

    // expand/schema.rs
    static LINE: __private::StructureSchema = __private::StructureSchema {
        name: "Line",
        members: &[
            __private::MemberSchema {
                name: "article",
                field: "article",
                presence: __private::Presence::Required,
                mark: __private::Some(0),
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl<Article> LineBuilder<Article> {
        /// The member `article`.
        ///
        /// - required
        pub fn article(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> LineBuilder<__private::Set> {
            self.0.value.article = __private::convert(value);
            __private::Building::set(&mut self.0, 0);
            __private::Absent::clear(&mut self.0.value.__absent, 0);
            LineBuilder(self.0, __private::PhantomData)
        }
    }

    // expand/builder.rs
    __private::structure! {
        Line "shop#Line" LINE { _ => article = __private::empty(), } [__absent]
        LineBuilder[Article article] K
    }

    // expand/operation_error.rs
    __private::operation_error! {
        GetOrderError Unmodeled[0 NotFound "NotFound"]
    }
    ::shapesmith::__private::if_http! { {
        // expand/operation.rs
        const SERVICE_1: &__private::ServiceSchema = &__private::ServiceSchema {
            id: "shop#Shop",
            protocol: __private::Protocol::AwsJson11,
            signing_name: __private::Some("shop"),
            endpoint_prefix: __private::Some("shop"),
            auth: &[
                __private::AuthScheme::SigV4 {
                    name: "shop",
                },
            ],
            ..__private::SERVICE
        };

        // expand/operation.rs
        #[automatically_derived]
        impl __private::Operation for GetOrder {
            const SCHEMA: &'static __private::OperationSchema = &__private::OperationSchema {
                id: "shop#GetOrder",
                service: SERVICE_1,
                target: __private::Some("Shop.GetOrder"),
                ..__private::OPERATION
            };
            type Input = GetOrderInput;
            type Output = GetOrderOutput;
            type Error = GetOrderError;
            type Builder = GetOrderInputBuilder;
            fn input() -> Self::Builder {
                GetOrderInput::builder()
            }
        }
    } else {} }
};
