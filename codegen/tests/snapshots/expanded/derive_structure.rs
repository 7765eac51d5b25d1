// The expansion of `models/derive_structure.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/builder.rs
::shapesmith::__private::add_attribute_shape_skip_builder! {
    #[allow(dead_code)] #[doc =
    "A builder for [`struct@MyOrder`].\n\nRequired members: `id`."]
    #[derive(::core::clone::Clone)] #[must_use =
    "a builder does nothing until it is built"] [pub] MyOrderBuilder[< 'a, __Id =
    ::shapesmith::builder::Unset >] (< MyOrder < 'a > as
    ::shapesmith::__private::HasBuilder > ::Parts, ::core::marker::PhantomData < fn () ->
    (__Id,) >) []
}
#[allow(dead_code)]
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/derive.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
    }

    // expand/schema.rs
    static ORDER_ID: __private::Schema = __private::Schema {
        length: __private::at_least(1),
        ..__private::CONSTRAINED
    };

    // expand/shape_id_assertion.rs
    const _: () = ::core::assert!(
        __private::is_shape(< MyLine as __private::Shape > ::ID, "shop#Line"),
        "type of field `line` must implement `Shape` for `shop#Line`"
    );

    // expand/value.rs
    #[automatically_derived]
    impl<'a> __private::StructureItem for MyOrder<'a> {
        const SCHEMA: &'static __private::StructureSchema = {
            &__private::StructureSchema {
                name: "MyOrder",
                members: &[
                    __private::MemberSchema {
                        name: "id",
                        field: "id",
                        schema: &ORDER_ID,
                        presence: __private::Presence::Required,
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "note",
                        field: "note",
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "line",
                        field: "line",
                        schema: &__private::NESTED,
                        ..__private::MEMBER
                    },
                ],
                ..__private::STRUCTURE
            }
        };
        fn member(&self, number: __private::usize) -> __private::View<'_> {
            match number {
                0 => <&'a str as __private::TextField>::text_view(&self.id),
                1 => {
                    __private::option_view(
                        self.note.as_ref(),
                        |value| <Note as __private::TextField>::text_view(value),
                    )
                }
                _ => __private::view(&self.line),
            }
        }
    }

    // expand/value.rs
    impl<'a> MyOrderParts<'a> {
        fn member(&self, number: __private::usize) -> __private::View<'_> {
            match number {
                0 => {
                    __private::option_view(
                        self.id.as_ref(),
                        |value| <&'a str as __private::TextField>::text_view(value),
                    )
                }
                1 => {
                    __private::option_view(
                        self.note.as_ref(),
                        |value| <Note as __private::TextField>::text_view(value),
                    )
                }
                _ => __private::view(&self.line),
            }
        }
    }

    // expand/value.rs
    impl<'a> MyOrder<'a> {
        __private::methods! {}
    }

    // expand/value.rs
    __private::shape! {
        [< 'a >] [MyOrder < 'a >] [] Structure "shop#Order" OnlyToJson
    }

    // expand/fmt.rs
    __private::add_attribute_shape_skip_display! {
        [< 'a >] [MyOrder < 'a >] [] { fn fmt(& self, f : & mut __private::fmt::Formatter
        < '_ >) -> __private::fmt::Result { __private::display_structure(self, f) } }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl<'a> __private::HasBuilder for MyOrder<'a> {
        type Parts = MyOrderParts<'a>;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct MyOrderParts<'a> {
        id: __private::Option<&'a str>,
        note: __private::Option<Note>,
        line: __private::Option<MyLine>,
    }

    // expand/eq.rs
    __private::add_attribute_shape_skip_eq! {
        [< 'a >] [MyOrder < 'a >] [] { fn eq(& self, other : & Self) -> __private::bool {
        self.id == other.id && self.note == other.note && self.line == other.line } }
    }

    // expand/eq.rs
    __private::add_attribute_shape_skip_hash! {
        [< 'a >] [MyOrder < 'a >] [] { fn hash < __H : __private::Hasher > (& self, state
        : & mut __H) { __private::Hash::hash(& self.id, state); __private::Hash::hash(&
        self.note, state); __private::Hash::hash(& self.line, state); } }
    }

    // expand/builder.rs
    impl<'a, __Id> MyOrderBuilder<'a, __Id> {
        /// The member `id`.
        ///
        /// - required
        /// - length: at least 1
        pub fn id(
            mut self,
            value: impl __private::Into<&'a str>,
        ) -> MyOrderBuilder<'a, __private::Set> {
            self.0.id = __private::Some(__private::convert(value));
            MyOrderBuilder(self.0, __private::PhantomData)
        }
        /// The member `note`.
        ///
        /// - optional
        pub fn note(mut self, value: impl __private::Into<Note>) -> Self {
            self.0.note = __private::Some(__private::convert(value));
            self
        }
        /// Like `note`, but takes an `Option`.
        pub fn maybe_note(mut self, value: __private::Option<Note>) -> Self {
            self.0.note = value;
            self
        }
        /// The member `line`.
        ///
        /// - optional
        pub fn line(mut self, value: impl __private::IntoValue<MyLine>) -> Self {
            self.0.line = __private::Some(value.into_value());
            self
        }
        /// Like `line`, but takes an `Option`.
        pub fn maybe_line(mut self, value: __private::Option<MyLine>) -> Self {
            self.0.line = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<MyOrder<'a>, __private::ConstraintViolations>
        where
            __Id: __private::IsSet<MyOrder<'a>, __member::id>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> MyOrder<'a>
        where
            __Id: __private::IsSet<MyOrder<'a>, __member::id>,
        {
            let MyOrderParts { id, note, line } = self.0;
            MyOrder {
                id: __private::expect_set(id),
                note,
                line,
            }
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl<'a, __Id, __K> __private::IntoValue<__K> for MyOrderBuilder<'a, __Id>
    where
        MyOrder<'a>: __private::IntoValue<__K>,
        __Id: __private::IsSet<MyOrder<'a>, __member::id>,
    {
        fn into_value(self) -> __K {
            __private::IntoValue::into_value(self.build_unchecked())
        }
    }

    // expand/builder.rs
    impl<'a> MyOrder<'a> {
        /// Creates a builder for `MyOrder`.
        pub fn builder() -> MyOrderBuilder<'a, __private::Unset> {
            MyOrderBuilder(__private::Default::default(), __private::PhantomData)
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with<__Id>(
            set: impl __private::FnOnce(
                MyOrderBuilder<'a, __private::Unset>,
            ) -> MyOrderBuilder<'a, __Id>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            __Id: __private::IsSet<MyOrder<'a>, __member::id>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> MyOrderBuilder<'a, __private::Set> {
            let Self { id, note, line } = __private::Clone::clone(self);
            MyOrderBuilder(
                MyOrderParts {
                    id: __private::Some(id),
                    note,
                    line,
                },
                __private::PhantomData,
            )
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(
                MyOrderBuilder<'a, __private::Set>,
            ) -> MyOrderBuilder<'a, __private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<'a, __Id> __private::fmt::Debug for MyOrderBuilder<'a, __Id> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            let schema = <MyOrder<'a> as __private::StructureItem>::SCHEMA;
            __private::debug_builder(
                "MyOrderBuilder",
                schema,
                |number| self.0.member(number),
                f,
            )
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        impl<'a> MyOrder<'a> {
            __private::to_json_method! {}
        }

        // expand/json.rs
        __private::add_attribute_shape_skip_serialize! {
            [< 'a >] [MyOrder < 'a >] []
        }
    } else {} }
};
