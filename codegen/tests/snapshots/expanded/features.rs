// The expansion of `models/features.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

::shapesmith::__private::if_serde! { {
    ::shapesmith::__private::if_bignum! { {
        // expand/structure.rs
        /// The structure `shop#Event`.
        #[derive(
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash
        )]
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
        /// A builder for [`Event`].
        #[derive(::core::clone::Clone)]
        #[must_use = "a builder does nothing until it is built"]
        pub struct EventBuilder {
            parts: <Event as ::shapesmith::__private::HasBuilder>::Parts,
        }
        const _: () = {
            use ::shapesmith::__private;

            // expand/rerun_on_change.rs
            const _: &[::core::primitive::u8] = ::core::include_bytes!(
                ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
                "/models/features.json")
            );

            // expand/validate.rs
            impl Event {
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
            impl __private::Shape for Event {
                const ID: &'static __private::str = "shop#Event";
            }

            // expand/fmt.rs
            #[automatically_derived]
            impl __private::FmtStructure for Event {
                const NAME: &'static __private::str = "Event";
                const FIELDS: &'static [__private::FieldInfo] = &[
                    __private::FieldInfo::new("at"),
                    __private::FieldInfo::new("free"),
                    __private::FieldInfo::new("number"),
                ];
            }

            // expand/fmt.rs
            #[automatically_derived]
            impl __private::VisitFields for Event {
                fn visit_field(
                    &self,
                    index: __private::usize,
                    visit: __private::FieldVisitor<'_>,
                ) -> __private::fmt::Result {
                    match index {
                        0 => visit(&self.at),
                        1 => visit(&self.free),
                        2 => visit(&self.number),
                        _ => __private::Result::Ok(()),
                    }
                }
            }

            // expand/fmt.rs
            #[automatically_derived]
            impl __private::VisitFields for EventParts {
                fn visit_field(
                    &self,
                    index: __private::usize,
                    visit: __private::FieldVisitor<'_>,
                ) -> __private::fmt::Result {
                    match index {
                        0 => visit(&self.at),
                        1 => visit(&self.free),
                        2 => visit(&self.number),
                        _ => __private::Result::Ok(()),
                    }
                }
            }

            // expand/fmt.rs
            #[automatically_derived]
            impl __private::fmt::Debug for Event {
                fn fmt(
                    &self,
                    f: &mut __private::fmt::Formatter<'_>,
                ) -> __private::fmt::Result {
                    __private::debug_structure(self, f)
                }
            }

            // expand/fmt.rs
            #[automatically_derived]
            impl __private::fmt::Display for Event {
                fn fmt(
                    &self,
                    f: &mut __private::fmt::Formatter<'_>,
                ) -> __private::fmt::Result {
                    __private::display_structure(self, f)
                }
            }

            // expand/check.rs
            #[automatically_derived]
            impl __private::Check for Event {}

            // expand/builder.rs
            #[automatically_derived]
            impl __private::HasBuilder for Event {
                type Parts = EventParts;
            }

            // expand/builder.rs
            #[derive(::core::clone::Clone, ::core::default::Default)]
            pub struct EventParts {
                at: __private::Option<__private::Timestamp>,
                free: __private::Option<__private::Document>,
                number: __private::Option<__private::BigInteger>,
            }

            // expand/builder.rs
            impl Event {
                /// Creates a builder for `Event`.
                pub fn builder() -> EventBuilder {
                    EventBuilder {
                        parts: __private::Default::default(),
                    }
                }
                /// Builds a value in a closure.
                ///
                /// # Errors
                ///
                /// Returns `ConstraintViolations` if any constraint is violated.
                pub fn build_with(
                    set: impl __private::FnOnce(EventBuilder) -> EventBuilder,
                ) -> __private::Result<Self, __private::ConstraintViolations> {
                    set(Self::builder()).build()
                }
                /// Returns a builder with the values of `self`.
                pub fn to_builder(&self) -> EventBuilder {
                    let Self { at, free, number } = __private::Clone::clone(self);
                    EventBuilder {
                        parts: EventParts { at, free, number },
                    }
                }
                /// Returns a copy modified by the closure.
                ///
                /// # Errors
                ///
                /// Returns `ConstraintViolations` if any constraint is violated.
                pub fn with(
                    &self,
                    change: impl __private::FnOnce(EventBuilder) -> EventBuilder,
                ) -> __private::Result<Self, __private::ConstraintViolations> {
                    change(self.to_builder()).build()
                }
            }

            // expand/builder.rs
            impl EventBuilder {
                /// The member `at`.
                ///
                /// - optional
                pub fn at(self, value: __private::Timestamp) -> Self {
                    self.maybe_at(__private::Some(value))
                }
                /// Like `at`, but takes an `Option`.
                pub fn maybe_at(
                    mut self,
                    value: __private::Option<__private::Timestamp>,
                ) -> Self {
                    self.parts.at = value;
                    self
                }
                /// The member `free`.
                ///
                /// - optional
                pub fn free(self, value: __private::Document) -> Self {
                    self.maybe_free(__private::Some(value))
                }
                /// Like `free`, but takes an `Option`.
                pub fn maybe_free(
                    mut self,
                    value: __private::Option<__private::Document>,
                ) -> Self {
                    self.parts.free = value;
                    self
                }
                /// The member `number`.
                ///
                /// - optional
                pub fn number(self, value: __private::BigInteger) -> Self {
                    self.maybe_number(__private::Some(value))
                }
                /// Like `number`, but takes an `Option`.
                pub fn maybe_number(
                    mut self,
                    value: __private::Option<__private::BigInteger>,
                ) -> Self {
                    self.parts.number = value;
                    self
                }
                /// Builds the value and validates it.
                ///
                /// # Errors
                ///
                /// Returns `ConstraintViolations` if any constraint is violated.
                pub fn build(
                    self,
                ) -> __private::Result<Event, __private::ConstraintViolations> {
                    __private::validated(self.build_unchecked())
                }
                /// Builds the value without validating constraints.
                pub fn build_unchecked(self) -> Event {
                    let EventParts { at, free, number } = self.parts;
                    Event { at, free, number }
                }
            }

            // expand/fmt.rs
            #[automatically_derived]
            impl __private::fmt::Debug for EventBuilder {
                fn fmt(
                    &self,
                    f: &mut __private::fmt::Formatter<'_>,
                ) -> __private::fmt::Result {
                    __private::debug_builder::<Event>("EventBuilder", &self.parts, f)
                }
            }
            ::shapesmith::__private::if_serde! { {
                // expand/json.rs
                #[automatically_derived]
                impl __private::WriteJson for Event {
                    fn write<__S: __private::Serializer>(
                        &self,
                        serializer: __S,
                    ) -> __private::Result<__S::Ok, __S::Error> {
                        let mut out = __private::StructWriter::new(serializer);
                        out.member_as::<
                                __private::Sparse<__private::DateTime>,
                                _,
                            >("at", &self.at);
                        out.member("free", &self.free);
                        out.member("number", &self.number);
                        out.end()
                    }
                }

                // expand/json.rs
                #[automatically_derived]
                impl __private::ReadStructure for Event {
                    fn read_member(
                        parts: &mut Self::Parts,
                        name: &__private::str,
                        reader: &mut __private::Reader<'_>,
                        path: &__private::Path<'_>,
                    ) {
                        match name {
                            "at" => {
                                reader
                                    .member_as::<
                                        __private::DateTime,
                                        _,
                                    >(&mut parts.at, path, 0, "at")
                            }
                            "free" => reader.member(&mut parts.free, path, 1, "free"),
                            "number" => {
                                reader.member(&mut parts.number, path, 2, "number")
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
                        Event {
                            at: parts.at,
                            free: parts.free,
                            number: parts.number,
                        }
                    }
                }

                // expand/json.rs
                __private::impl_read_structure! {
                    [] [Event] [] false
                }

                // expand/json.rs
                __private::impl_json! {
                    Event
                }
            } else {} }
        };
    } else {
        #[allow(missing_docs)]
        pub type Event = <[(); {
            ::core::compile_error! {
                "`smithy.api#BigInteger` is a big integer, which requires the feature `bignum` of `shapesmith`\n  --> models/features.json:9:27 in `shop#Event`\n  help: enable it in Cargo.toml: `features = [\"bignum\"]`"
            }
        }] as ::shapesmith::__private::Stub>::Type;
        #[allow(missing_docs)]
        pub type EventBuilder = Event;
    } }
} else {
    #[allow(missing_docs)]
    pub type Event = <[(); {
        ::core::compile_error! {
            "`smithy.api#Document` is a document, which requires the feature `serde` of `shapesmith`\n  --> models/features.json:8:25 in `shop#Event`\n  help: enable it in Cargo.toml: `features = [\"serde\"]`"
        }
    }] as ::shapesmith::__private::Stub>::Type;
    #[allow(missing_docs)]
    pub type EventBuilder = Event;
    ::shapesmith::__private::if_bignum! { {
    } else {
        ::core::compile_error! {
            "`smithy.api#BigInteger` is a big integer, which requires the feature `bignum` of `shapesmith`\n  --> models/features.json:9:27 in `shop#Event`\n  help: enable it in Cargo.toml: `features = [\"bignum\"]`"
        }
    } }
} }
