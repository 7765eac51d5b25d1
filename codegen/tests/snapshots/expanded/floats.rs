// The expansion of `models/floats.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#Point`.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub struct Point {
    /// The member `x`.
    ///
    /// - optional (default: `0.5`)
    pub x: ::core::option::Option<::core::primitive::f32>,
    /// The member `y`.
    ///
    /// - optional
    pub y: ::core::option::Option<::core::primitive::f64>,
    /// The member `name`.
    ///
    /// - optional
    pub name: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
/// A builder for [`struct@Point`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct PointBuilder(
    ::shapesmith::__private::Building<Point, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/union.rs
/// The union `shop#Measure`.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub enum Measure {
    /// The member `length`.
    Length(::core::primitive::f64),
    /// The member `text`.
    Text(::std::string::String),
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
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/floats.json")
    );

    // expand/schema.rs
    static POINT: __private::StructureSchema = __private::StructureSchema {
        name: "Point",
        members: &[
            __private::MemberSchema {
                name: "x",
                field: "x",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "y",
                field: "y",
                ..__private::MEMBER
            },
            __private::MemberSchema {
                name: "name",
                field: "name",
                ..__private::MEMBER
            },
        ],
        ..__private::STRUCTURE
    };

    // expand/eq.rs
    #[automatically_derived]
    impl __private::PartialEq for Point {
        fn eq(&self, other: &Self) -> __private::bool {
            __private::view_eq(
                &__private::View::Structure(self),
                &__private::View::Structure(other),
            )
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Hash for Point {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            __private::hash_view(&__private::View::Structure(self), state);
        }
    }

    // expand/default_method.rs
    impl Point {
        /// Returns `x`, or its default: `0.5`.
        #[must_use]
        pub fn x(&self) -> __private::f32 {
            self.x.unwrap_or(0.5)
        }
    }

    // expand/builder.rs
    impl PointBuilder {
        /// The member `x`.
        ///
        /// - optional (default: `0.5`)
        pub fn x(mut self, value: __private::f32) -> Self {
            self.0.value.x = __private::Some(value);
            self
        }
        /// Like `x`, but takes an `Option`.
        pub fn maybe_x(mut self, value: __private::Option<__private::f32>) -> Self {
            self.0.value.x = value;
            self
        }
        /// The member `y`.
        ///
        /// - optional
        pub fn y(mut self, value: __private::f64) -> Self {
            self.0.value.y = __private::Some(value);
            self
        }
        /// Like `y`, but takes an `Option`.
        pub fn maybe_y(mut self, value: __private::Option<__private::f64>) -> Self {
            self.0.value.y = value;
            self
        }
        /// The member `name`.
        ///
        /// - optional
        pub fn name(mut self, value: impl __private::Into<__private::String>) -> Self {
            self.0.value.name = __private::Some(__private::convert(value));
            self
        }
        /// Like `name`, but takes an `Option`.
        pub fn maybe_name(
            mut self,
            value: __private::Option<__private::String>,
        ) -> Self {
            self.0.value.name = value;
            self
        }
    }

    // expand/builder.rs
    __private::structure! {
        Point "shop#Point" POINT { 0 => x = __private::None, 1 => y = __private::None, _
        => name = __private::None, } [] PointBuilder[] K
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Union for Measure {
        fn schema(&self) -> &'static __private::UnionSchema {
            static SCHEMA: __private::UnionSchema = __private::UnionSchema {
                name: "Measure",
                members: &[
                    __private::MemberSchema {
                        name: "length",
                        field: "length",
                        variant: "Length",
                        ..__private::MEMBER
                    },
                    __private::MemberSchema {
                        name: "text",
                        field: "text",
                        variant: "Text",
                        ..__private::MEMBER
                    },
                ],
                ..__private::UNION
            };
            &SCHEMA
        }
        fn member(&self) -> __private::UnionMember<'_> {
            match self {
                Self::Length(value) => {
                    __private::UnionMember::Known(0, __private::view(value))
                }
                Self::Text(value) => {
                    __private::UnionMember::Known(1, __private::view(value))
                }
                Self::Unknown(name) => __private::UnionMember::Unknown(name.as_str()),
            }
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::ReadVariants for Measure {
        fn visit_variant(
            &mut self,
            number: __private::usize,
            visit: __private::Visit<'_>,
        ) {
            match number {
                0 => __private::read_variant(self, visit, Self::Length),
                _ => __private::read_variant(self, visit, Self::Text),
            }
        }
        fn set_unknown(&mut self, name: &__private::str) {
            *self = Self::Unknown(__private::UnknownVariant::new(name));
        }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::Item for Measure {
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
        Measure "shop#Measure" Unknown { Length is_length as_length __private::f64, Text
        is_text as_text __private::String, } { Length(__private::f64) =
        __private::identity, Text(__private::String) = __private::identity, }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::PartialEq for Measure {
        fn eq(&self, other: &Self) -> __private::bool {
            __private::view_eq(
                &__private::View::Union(self),
                &__private::View::Union(other),
            )
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Hash for Measure {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            __private::hash_view(&__private::View::Union(self), state);
        }
    }
};
