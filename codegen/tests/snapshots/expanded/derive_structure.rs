// The expansion of `models/derive_structure.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/builder.rs
#[allow(dead_code)]
/// A builder for [`MyOrder`].
///
/// Required members: `id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct MyOrderBuilder<'a, __Id = ::shapesmith::builder::Unset> {
    parts: <MyOrder<'a> as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (__Id,)>,
}
#[allow(dead_code)]
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/derive.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
    }

    // expand/check.rs
    fn check_order_id(
        value: &__private::str,
        path: &__private::Path<'_>,
        out: &mut __private::Violations,
    ) {
        __private::check_length(value, __private::Some(1), __private::None, path, out);
    }

    // expand/shape_id_assertion.rs
    const _: () = ::core::assert!(
        __private::is_shape(< MyLine as __private::Shape > ::ID, "shop#Line"),
        "type of field `line` must implement `Shape` for `shop#Line`"
    );

    // expand/validate.rs
    impl<'a> MyOrder<'a> {
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
    impl<'a> __private::Shape for MyOrder<'a> {
        const ID: &'static __private::str = "shop#Order";
        fn __debug(
            &self,
            f: &mut __private::fmt::Formatter<'_>,
        ) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<'a> __private::FmtStructure for MyOrder<'a> {
        const NAME: &'static __private::str = "MyOrder";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("id"),
            __private::FieldInfo::new("note"),
            __private::FieldInfo::new("line"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<'a> __private::VisitFields for MyOrder<'a> {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => {
                    visit(
                        &{
                            let value = &self.id;
                            __private::AsRef::<__private::str>::as_ref(value)
                        },
                    )
                }
                1 => {
                    visit(
                        &self
                            .note
                            .as_ref()
                            .map(|value| __private::AsRef::<
                                __private::str,
                            >::as_ref(value)),
                    )
                }
                2 => visit(&self.line),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<'a> __private::VisitFields for MyOrderParts<'a> {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => {
                    visit(
                        &self
                            .id
                            .as_ref()
                            .map(|value| __private::AsRef::<
                                __private::str,
                            >::as_ref(value)),
                    )
                }
                1 => {
                    visit(
                        &self
                            .note
                            .as_ref()
                            .map(|value| __private::AsRef::<
                                __private::str,
                            >::as_ref(value)),
                    )
                }
                2 => visit(&self.line),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    __private::add_attribute_shape_skip_display! {
        [< 'a >] [MyOrder < 'a >] [] { fn fmt(& self, f : & mut __private::fmt::Formatter
        < '_ >) -> __private::fmt::Result { __private::display_structure(self, f) } }
    }

    // expand/eq.rs
    __private::add_attribute_shape_skip_eq! {
        [< 'a >] [MyOrder < 'a >] [] { fn eq(& self, other : & Self) -> __private::bool {
        self.id == other.id && self.note == other.note && self.line == other.line } }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl<'a> __private::Eq for MyOrder<'a> {}

    // expand/eq.rs
    __private::add_attribute_shape_skip_hash! {
        [< 'a >] [MyOrder < 'a >] [] { fn hash < __H : __private::Hasher > (& self, state
        : & mut __H) { __private::Hash::hash(& self.id, state); __private::Hash::hash(&
        self.note, state); __private::Hash::hash(& self.line, state); } }
    }

    // expand/check.rs
    #[automatically_derived]
    impl<'a> __private::Check for MyOrder<'a> {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            let value = &self.id;
            out.member(
                path,
                0,
                "id",
                check_order_id,
                __private::AsRef::<__private::str>::as_ref(value),
            );
            out.optional_member(
                path,
                2,
                "line",
                __private::Check::check,
                self.line.as_ref(),
            );
        }
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

    // expand/builder.rs
    impl<'a> MyOrder<'a> {
        /// Creates a builder for `MyOrder`.
        pub fn builder() -> MyOrderBuilder<'a, __private::Unset> {
            MyOrderBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
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
            MyOrderBuilder {
                parts: MyOrderParts {
                    id: __private::Some(id),
                    note,
                    line,
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
                MyOrderBuilder<'a, __private::Set>,
            ) -> MyOrderBuilder<'a, __private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
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
            self.parts.id = __private::Some(__private::Into::into(value));
            MyOrderBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The member `note`.
        ///
        /// - optional
        pub fn note(self, value: impl __private::Into<Note>) -> Self {
            self.maybe_note(__private::Some(value))
        }
        /// Like `note`, but takes an `Option`.
        pub fn maybe_note(
            mut self,
            value: __private::Option<impl __private::Into<Note>>,
        ) -> Self {
            self.parts.note = value.map(__private::Into::into);
            self
        }
        /// The member `line`.
        ///
        /// - optional
        pub fn line(self, value: MyLine) -> Self {
            self.maybe_line(__private::Some(value))
        }
        /// Like `line`, but takes an `Option`.
        pub fn maybe_line(mut self, value: __private::Option<MyLine>) -> Self {
            self.parts.line = value;
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
            let MyOrderParts { id, note, line } = self.parts;
            MyOrder {
                id: __private::expect_set(id),
                note,
                line,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<'a, __Id> __private::fmt::Debug for MyOrderBuilder<'a, __Id> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<MyOrder<'a>>("MyOrderBuilder", &self.parts, f)
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl<'a> __private::WriteJson for MyOrder<'a> {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member_as::<__private::StringLike, _>("id", &self.id);
                out.member_as::<
                        __private::Sparse<__private::StringLike>,
                        _,
                    >("note", &self.note);
                out.member("line", &self.line);
                out.end()
            }
        }

        // expand/json.rs
        __private::impl_to_json! {
            [< 'a >] [MyOrder < 'a >] []
        }

        // expand/json.rs
        __private::add_attribute_shape_skip_serialize! {
            [< 'a >] [MyOrder < 'a >] []
        }
    } else {} }
};
