// The expansion of `models/recursion.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#Category`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct Category {
    /// The member `parent`.
    ///
    /// - optional
    pub parent: ::core::option::Option<::std::boxed::Box<Category>>,
    /// The member `children`.
    ///
    /// - optional
    pub children: ::core::option::Option<::std::vec::Vec<Category>>,
    /// The member `filter`.
    ///
    /// - optional
    pub filter: ::core::option::Option<Filter>,
}

// expand/builder.rs
/// A builder for [`Category`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct CategoryBuilder {
    parts: <Category as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/union.rs
/// The union `shop#Filter`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum Filter {
    /// The member `not`.
    Not(::std::boxed::Box<Filter>),
    /// The member `name`.
    Name(::std::string::String),
    /// An unknown member.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/recursion.json")
    );

    // expand/validate.rs
    impl Category {
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
    impl __private::Shape for Category {
        const ID: &'static __private::str = "shop#Category";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Category {
        const NAME: &'static __private::str = "Category";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("parent"),
            __private::FieldInfo::new("children"),
            __private::FieldInfo::new("filter"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Category {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.parent),
                1 => visit(&self.children),
                2 => visit(&self.filter),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for CategoryParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.parent),
                1 => visit(&self.children),
                2 => visit(&self.filter),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Category {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Category {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Category {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Category {
        type Parts = CategoryParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct CategoryParts {
        parent: __private::Option<__private::Box<Category>>,
        children: __private::Option<__private::Vec<Category>>,
        filter: __private::Option<Filter>,
    }

    // expand/builder.rs
    impl Category {
        /// Creates a builder for `Category`.
        pub fn builder() -> CategoryBuilder {
            CategoryBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(CategoryBuilder) -> CategoryBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> CategoryBuilder {
            let Self { parent, children, filter } = __private::Clone::clone(self);
            CategoryBuilder {
                parts: CategoryParts {
                    parent,
                    children,
                    filter,
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
            change: impl __private::FnOnce(CategoryBuilder) -> CategoryBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl CategoryBuilder {
        /// The member `parent`.
        ///
        /// - optional
        pub fn parent(self, value: Category) -> Self {
            self.maybe_parent(__private::Some(value))
        }
        /// Like `parent`, but takes an `Option`.
        pub fn maybe_parent(mut self, value: __private::Option<Category>) -> Self {
            self.parts.parent = value.map(__private::Box::new);
            self
        }
        /// The member `children`.
        ///
        /// - optional
        pub fn children(
            self,
            value: impl __private::IntoIterator<Item = Category>,
        ) -> Self {
            self.maybe_children(__private::Some(value))
        }
        /// Like `children`, but takes an `Option`.
        pub fn maybe_children(
            mut self,
            value: __private::Option<impl __private::IntoIterator<Item = Category>>,
        ) -> Self {
            self.parts.children = value.map(__private::collect_list);
            self
        }
        /// The member `filter`.
        ///
        /// - optional
        pub fn filter(self, value: Filter) -> Self {
            self.maybe_filter(__private::Some(value))
        }
        /// Like `filter`, but takes an `Option`.
        pub fn maybe_filter(mut self, value: __private::Option<Filter>) -> Self {
            self.parts.filter = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<Category, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Category {
            let CategoryParts { parent, children, filter } = self.parts;
            Category {
                parent,
                children,
                filter,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for CategoryBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Category>("CategoryBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl Filter {
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
    impl __private::Shape for Filter {
        const ID: &'static __private::str = "shop#Filter";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtUnion for Filter {
        const NAME: &'static __private::str = "Filter";
        fn variant(&self) -> __private::Variant<'_> {
            match self {
                Self::Not(value) => {
                    __private::Variant::Known {
                        variant: "Not",
                        member: "not",
                        value: __private::Some(value),
                        redaction: __private::Redaction::None,
                    }
                }
                Self::Name(value) => {
                    __private::Variant::Known {
                        variant: "Name",
                        member: "name",
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
    impl __private::fmt::Debug for Filter {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_union(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Filter {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_union(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Filter {}
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Category {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("parent", &self.parent);
                out.member("children", &self.children);
                out.member("filter", &self.filter);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Category {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "parent" => reader.member(&mut parts.parent, path, 0, "parent"),
                    "children" => reader.member(&mut parts.children, path, 1, "children"),
                    "filter" => reader.member(&mut parts.filter, path, 2, "filter"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                Category {
                    parent: parts.parent,
                    children: parts.children,
                    filter: parts.filter,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Category] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Category
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Filter {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                match self {
                    Self::Not(value) => {
                        __private::write_variant::<
                            __private::DefaultCodec,
                            _,
                            _,
                        >(serializer, "not", value)
                    }
                    Self::Name(value) => {
                        __private::write_variant::<
                            __private::DefaultCodec,
                            _,
                            _,
                        >(serializer, "name", value)
                    }
                    Self::Unknown(name) => {
                        __private::write_unknown_variant::<__S>(name.as_str())
                    }
                }
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for Filter {
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
                            "not" => {
                                reader
                                    .variant(
                                        path,
                                        0,
                                        "not",
                                        &mut |value| sink(Self::Not(value)),
                                    )
                            }
                            "name" => {
                                reader
                                    .variant(
                                        path,
                                        1,
                                        "name",
                                        &mut |value| sink(Self::Name(value)),
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
            Filter
        }
    } else {} }
};
