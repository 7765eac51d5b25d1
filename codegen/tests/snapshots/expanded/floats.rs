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
/// A builder for [`Point`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct PointBuilder {
    parts: <Point as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/union.rs
/// The union `shop#Measure`.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub enum Measure {
    /// The member `length`.
    Length(::core::primitive::f64),
    /// The member `text`.
    Text(::std::string::String),
    /// An unknown member.
    Unknown(::shapesmith::UnknownVariant),
}
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/floats.json")
    );

    // expand/validate.rs
    impl Point {
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
    impl __private::Shape for Point {
        const ID: &'static __private::str = "shop#Point";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Point {
        const NAME: &'static __private::str = "Point";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("x"),
            __private::FieldInfo::new("y"),
            __private::FieldInfo::new("name"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Point {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.x),
                1 => visit(&self.y),
                2 => visit(&self.name),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for PointParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.x),
                1 => visit(&self.y),
                2 => visit(&self.name),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Point {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Point {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::PartialEq for Point {
        fn eq(&self, other: &Self) -> __private::bool {
            __private::total_eq(&self.x, &other.x)
                && __private::total_eq(&self.y, &other.y) && self.name == other.name
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Eq for Point {}

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Hash for Point {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            __private::total_hash(&self.x, state);
            __private::total_hash(&self.y, state);
            __private::Hash::hash(&self.name, state);
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Point {}

    // expand/default_method.rs
    impl Point {
        /// Returns `x`, or its default: `0.5`.
        #[must_use]
        pub fn x(&self) -> __private::f32 {
            self.x.unwrap_or(0.5)
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Point {
        type Parts = PointParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct PointParts {
        x: __private::Option<__private::f32>,
        y: __private::Option<__private::f64>,
        name: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl Point {
        /// Creates a builder for `Point`.
        pub fn builder() -> PointBuilder {
            PointBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(PointBuilder) -> PointBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> PointBuilder {
            let Self { x, y, name } = __private::Clone::clone(self);
            PointBuilder {
                parts: PointParts { x, y, name },
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(PointBuilder) -> PointBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl PointBuilder {
        /// The member `x`.
        ///
        /// - optional (default: `0.5`)
        pub fn x(self, value: __private::f32) -> Self {
            self.maybe_x(__private::Some(value))
        }
        /// Like `x`, but takes an `Option`.
        pub fn maybe_x(mut self, value: __private::Option<__private::f32>) -> Self {
            self.parts.x = value;
            self
        }
        /// The member `y`.
        ///
        /// - optional
        pub fn y(self, value: __private::f64) -> Self {
            self.maybe_y(__private::Some(value))
        }
        /// Like `y`, but takes an `Option`.
        pub fn maybe_y(mut self, value: __private::Option<__private::f64>) -> Self {
            self.parts.y = value;
            self
        }
        /// The member `name`.
        ///
        /// - optional
        pub fn name(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_name(__private::Some(value))
        }
        /// Like `name`, but takes an `Option`.
        pub fn maybe_name(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.name = value.map(__private::Into::into);
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(self) -> __private::Result<Point, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Point {
            let PointParts { x, y, name } = self.parts;
            Point { x, y, name }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for PointBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Point>("PointBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl Measure {
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
    impl __private::Shape for Measure {
        const ID: &'static __private::str = "shop#Measure";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtUnion for Measure {
        const NAME: &'static __private::str = "Measure";
        fn variant(&self) -> __private::Variant<'_> {
            match self {
                Self::Length(value) => {
                    __private::Variant::Known {
                        variant: "Length",
                        member: "length",
                        value: __private::Some(value),
                        redaction: __private::Redaction::None,
                    }
                }
                Self::Text(value) => {
                    __private::Variant::Known {
                        variant: "Text",
                        member: "text",
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
    impl __private::fmt::Debug for Measure {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_union(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Measure {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_union(self, f)
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::PartialEq for Measure {
        fn eq(&self, other: &Self) -> __private::bool {
            match (self, other) {
                (Self::Length(left), Self::Length(right)) => {
                    __private::total_eq(left, right)
                }
                (Self::Text(left), Self::Text(right)) => left == right,
                (Self::Unknown(left), Self::Unknown(right)) => left == right,
                (left, right) => {
                    __private::discriminant(left) == __private::discriminant(right)
                }
            }
        }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Eq for Measure {}

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Hash for Measure {
        fn hash<__H: __private::Hasher>(&self, state: &mut __H) {
            __private::Hash::hash(&__private::discriminant(self), state);
            match self {
                Self::Length(value) => __private::total_hash(value, state),
                Self::Text(value) => __private::Hash::hash(value, state),
                Self::Unknown(name) => __private::Hash::hash(name, state),
            }
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Measure {}
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Point {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("x", &self.x);
                out.member("y", &self.y);
                out.member("name", &self.name);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Point {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "x" => reader.member(&mut parts.x, path, 0, "x"),
                    "y" => reader.member(&mut parts.y, path, 1, "y"),
                    "name" => reader.member(&mut parts.name, path, 2, "name"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                Point {
                    x: parts.x,
                    y: parts.y,
                    name: parts.name,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Point] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Point
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Measure {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                match self {
                    Self::Length(value) => {
                        __private::write_variant::<
                            __private::DefaultCodec,
                            _,
                            _,
                        >(serializer, "length", value)
                    }
                    Self::Text(value) => {
                        __private::write_variant::<
                            __private::DefaultCodec,
                            _,
                            _,
                        >(serializer, "text", value)
                    }
                    Self::Unknown(name) => {
                        __private::write_unknown_variant::<__S>(name.as_str())
                    }
                }
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadJson for Measure {
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
                            "length" => {
                                reader
                                    .variant(
                                        path,
                                        0,
                                        "length",
                                        &mut |value| sink(Self::Length(value)),
                                    )
                            }
                            "text" => {
                                reader
                                    .variant(
                                        path,
                                        1,
                                        "text",
                                        &mut |value| sink(Self::Text(value)),
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
            Measure
        }
    } else {} }
};
