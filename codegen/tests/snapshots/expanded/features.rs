// The expansion of `models/features.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

::shapesmith::__private::if_serde! { {
    ::shapesmith::__private::if_bignum! { {
        // expand/structure.rs
        /// The structure `shop#Event`.
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
        #[non_exhaustive]
        pub struct Event {
            /// The member `at`.
            ///
            /// - optional
            pub at: ::core::option::Option<::shapesmith::Timestamp>,
            /// The member `free`.
            ///
            /// - optional
            pub free: ::core::option::Option<::shapesmith::Document>,
            /// The member `number`.
            ///
            /// - optional
            pub number: ::core::option::Option<::shapesmith::BigInteger>,
        }

        // expand/builder.rs
        /// A builder for [`struct@Event`].
        #[derive(::core::clone::Clone)]
        #[must_use = "a builder does nothing until it is built"]
        pub struct EventBuilder(
            ::shapesmith::__private::Building<Event, 0>,
            ::core::marker::PhantomData<fn() -> ()>,
        );
        const _: () = {
            #[cfg(not(doc))]
            use ::shapesmith::__private;
            #[cfg(doc)]
            use ::shapesmith::__private::documented as __private;

            // expand/rerun_on_change.rs
            const _: &[::core::primitive::u8] = ::core::include_bytes!(
                ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
                "/models/features.json")
            );

            // expand/schema.rs
            static TIMESTAMP: __private::Schema = __private::Schema {
                timestamp_format: __private::Some(__private::Format::DateTime),
                ..__private::SCHEMA
            };

            // expand/schema.rs
            static EVENT: __private::StructureSchema = __private::StructureSchema {
                name: "Event",
                members: &[
                    __private::MemberSchema {
                        name: "at",
                        field: "at",
                        schema: &TIMESTAMP,
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "free",
                        field: "free",
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "number",
                        field: "number",
                        ..__private::MEMBER
                    },
                ],
                ..__private::STRUCTURE
            };

            // expand/builder.rs
            impl EventBuilder {
                /// The member `at`.
                ///
                /// - optional
                pub fn at(mut self, value: __private::Timestamp) -> Self {
                    self.0.value.at = __private::Some(value);
                    self
                }
                /// Like `at`, but takes an `Option`.
                pub fn maybe_at(
                    mut self,
                    value: __private::Option<__private::Timestamp>,
                ) -> Self {
                    self.0.value.at = value;
                    self
                }
                /// The member `free`.
                ///
                /// - optional
                pub fn free(mut self, value: __private::Document) -> Self {
                    self.0.value.free = __private::Some(value);
                    self
                }
                /// Like `free`, but takes an `Option`.
                pub fn maybe_free(
                    mut self,
                    value: __private::Option<__private::Document>,
                ) -> Self {
                    self.0.value.free = value;
                    self
                }
                /// The member `number`.
                ///
                /// - optional
                pub fn number(mut self, value: __private::BigInteger) -> Self {
                    self.0.value.number = __private::Some(value);
                    self
                }
                /// Like `number`, but takes an `Option`.
                pub fn maybe_number(
                    mut self,
                    value: __private::Option<__private::BigInteger>,
                ) -> Self {
                    self.0.value.number = value;
                    self
                }
            }

            // expand/builder.rs
            __private::structure! {
                Event "shop#Event" EVENT { 0 => at = __private::None, 1 => free =
                __private::None, _ => number = __private::None, } [] EventBuilder[] K
            }
        };
    } else {
        #[doc(hidden)]
        #[allow(missing_docs, non_camel_case_types)]
        pub trait __EventStub {
            type Type;
        }
        #[allow(missing_docs)]
        pub type Event = <[(); {
            ::core::compile_error! {
                "`smithy.api#BigInteger` is a big integer, which requires the feature `bignum` of `shapesmith`\n  --> models/features.json:9:27 in `shop#Event`\n  help: enable it in Cargo.toml: `features = [\"bignum\"]`"
            }
        }] as __EventStub>::Type;
        #[allow(missing_docs)]
        pub type EventBuilder = Event;
    } }
} else {
    #[doc(hidden)]
    #[allow(missing_docs, non_camel_case_types)]
    pub trait __EventStub {
        type Type;
    }
    #[allow(missing_docs)]
    pub type Event = <[(); {
        ::core::compile_error! {
            "`smithy.api#Document` is a document, which requires the feature `serde` of `shapesmith`\n  --> models/features.json:8:25 in `shop#Event`\n  help: enable it in Cargo.toml: `features = [\"serde\"]`"
        }
    }] as __EventStub>::Type;
    #[allow(missing_docs)]
    pub type EventBuilder = Event;
    ::shapesmith::__private::if_bignum! { {
    } else {
        ::core::compile_error! {
            "`smithy.api#BigInteger` is a big integer, which requires the feature `bignum` of `shapesmith`\n  --> models/features.json:9:27 in `shop#Event`\n  help: enable it in Cargo.toml: `features = [\"bignum\"]`"
        }
    } }
} }
