// The expansion of `models/recursion.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#Category`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
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
/// A builder for [`struct@Category`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct CategoryBuilder(
    ::shapesmith::__private::Building<Category, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/union.rs
/// The union `shop#Filter`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub enum Filter {
    /// The member `not`.
    Not(::std::boxed::Box<Filter>),
    /// The member `name`.
    Name(::std::string::String),
    /// A member that is not in the model.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/recursion.json")
    );

    // expand/schema.rs
    static CATEGORY: __private::StructureSchema = __private::StructureSchema {
        name: "Category",
        members: &[
            __private::MemberSchema {
                name: "parent",
                field: "parent",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "children",
                field: "children",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "filter",
                field: "filter",
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/builder.rs
    impl CategoryBuilder {
        /// The member `parent`.
        ///
        /// - optional
        pub fn parent(mut self, value: impl __private::IntoValue<Category>) -> Self {
            self.0.value.parent = __private::Some(
                __private::Box::new(value.into_value()),
            );
            self
        }
        /// Like `parent`, but takes an `Option`.
        pub fn maybe_parent(mut self, value: __private::Option<Category>) -> Self {
            self.0.value.parent = value.map(__private::Box::new);
            self
        }
        /// The member `children`.
        ///
        /// - optional
        pub fn children<K>(
            mut self,
            value: impl __private::ListOf<__private::Buildable<Category>, K>,
        ) -> Self {
            self.0.value.children = __private::Some(value.into_list());
            self
        }
        /// Like `children`, but takes an `Option`.
        pub fn maybe_children(
            mut self,
            value: __private::Option<__private::Vec<Category>>,
        ) -> Self {
            self.0.value.children = value;
            self
        }
        /// Adds an item to `children`.
        pub fn push_children(
            mut self,
            value: impl __private::IntoValue<Category>,
        ) -> Self {
            __private::Vec::push(
                __private::Option::get_or_insert_with(
                    &mut self.0.value.children,
                    __private::Default::default,
                ),
                value.into_value(),
            );
            self
        }
        /// The member `filter`.
        ///
        /// - optional
        pub fn filter(mut self, value: impl __private::IntoValue<Filter>) -> Self {
            self.0.value.filter = __private::Some(value.into_value());
            self
        }
        /// Like `filter`, but takes an `Option`.
        pub fn maybe_filter(mut self, value: __private::Option<Filter>) -> Self {
            self.0.value.filter = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Category "shop#Category" CATEGORY { 0 => parent = __private::None, 1 => children
        = __private::None, _ => filter = __private::None, } [] CategoryBuilder[] K
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Union for Filter {
        fn schema(&self) -> &'static __private::UnionSchema {
            static SCHEMA: __private::UnionSchema = __private::UnionSchema {
                name: "Filter",
                members: &[
                    __private::MemberSchema {
                        name: "not",
                        field: "not",
                        variant: "Not",
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "name",
                        field: "name",
                        variant: "Name",
                        ..__private::MEMBER
                    },
                ],
                smallest: 1,
                ..__private::UNION
            };
            &SCHEMA
        }
        fn member(&self) -> __private::UnionMember<'_> {
            match self {
                Self::Not(value) => {
                    __private::UnionMember::Known(0, __private::view(value))
                }
                Self::Name(value) => {
                    __private::UnionMember::Known(1, __private::view(value))
                }
                Self::Unknown(name) => __private::UnionMember::Unknown(name.as_str()),
            }
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::ReadVariants for Filter {
        fn visit_variant(
            &mut self,
            number: __private::usize,
            visit: __private::Visit<'_>,
        ) {
            match number {
                0 => __private::read_variant(self, visit, Self::Not),
                _ => __private::read_variant(self, visit, Self::Name),
            }
        }
        fn set_unknown(&mut self, name: &__private::str) {
            *self = Self::Unknown(__private::UnknownVariant::new(name));
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Item for Filter {
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
        Filter "shop#Filter" Unknown { Not is_not as_not Filter, Name is_name as_name
        __private::String, } { Name(__private::String) = __private::identity, }
    }
};
