// The expansion of `models/structure.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
#[allow(deprecated)]
/// What a customer has ordered.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct Order {
    /// The member `id`.
    ///
    /// - required
    pub id: ::std::string::String,
    /// The member `token`.
    ///
    /// - optional
    pub token: ::core::option::Option<::std::string::String>,
    /// The member `quantity`.
    ///
    /// - optional (default: `1`)
    pub quantity: ::core::option::Option<::core::primitive::i32>,
    /// The member `paid`.
    ///
    /// - optional
    pub paid: ::core::option::Option<::core::primitive::bool>,
    /// The member `seal`.
    ///
    /// - optional
    pub seal: ::core::option::Option<::std::vec::Vec<::core::primitive::u8>>,
    /// The member `lines`.
    ///
    /// - optional
    pub lines: ::core::option::Option<::std::vec::Vec<Line>>,
    /// The member `notes`.
    ///
    /// - optional
    pub notes: ::core::option::Option<
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::core::option::Option<::std::string::String>,
        >,
    >,
    /// The member `origin`.
    ///
    /// - optional
    #[deprecated(note = "not used any more; deprecated since 2.0")]
    pub origin: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
#[allow(deprecated)]
/// A builder for [`Order`].
///
/// Required members: `id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct OrderBuilder<Id = ::shapesmith::builder::Unset> {
    parts: <Order as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (Id,)>,
}

// expand/structure.rs
#[allow(deprecated)]
/// The structure `shop#Line`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct Line {}

// expand/builder.rs
#[allow(deprecated)]
/// A builder for [`Line`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct LineBuilder {
    parts: <Line as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/structure.rs
#[allow(deprecated)]
/// The error `shop#OutOfStock`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct OutOfStock {
    /// The member `message`.
    ///
    /// - optional
    pub message: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
#[allow(deprecated)]
/// A builder for [`OutOfStock`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct OutOfStockBuilder {
    parts: <OutOfStock as ::shapesmith::__private::HasBuilder>::Parts,
}
#[allow(deprecated)]
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/structure.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
    }

    // expand/validate.rs
    impl Order {
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
    impl __private::Shape for Order {
        const ID: &'static __private::str = "shop#Order";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Order {
        const NAME: &'static __private::str = "Order";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("id"),
            __private::FieldInfo::new("token"),
            __private::FieldInfo::new("quantity"),
            __private::FieldInfo::new("paid"),
            __private::FieldInfo::new("seal"),
            __private::FieldInfo::new("lines"),
            __private::FieldInfo::new("notes"),
            __private::FieldInfo::new("origin"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Order {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.id),
                1 => visit(&self.token),
                2 => visit(&self.quantity),
                3 => visit(&self.paid),
                4 => visit(&self.seal),
                5 => visit(&self.lines),
                6 => visit(&self.notes),
                7 => visit(&self.origin),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for OrderParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.id),
                1 => visit(&self.token),
                2 => visit(&self.quantity),
                3 => visit(&self.paid),
                4 => visit(&self.seal),
                5 => visit(&self.lines),
                6 => visit(&self.notes),
                7 => visit(&self.origin),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Order {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Order {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Order {}

    // expand/default_method.rs
    impl Order {
        /// Returns `quantity`, or its default: `1`.
        #[must_use]
        pub fn quantity(&self) -> __private::i32 {
            self.quantity.unwrap_or(1)
        }
    }

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Order {
        type Parts = OrderParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct OrderParts {
        id: __private::Option<__private::String>,
        token: __private::Option<__private::String>,
        quantity: __private::Option<__private::i32>,
        paid: __private::Option<__private::bool>,
        seal: __private::Option<__private::Vec<__private::u8>>,
        lines: __private::Option<__private::Vec<Line>>,
        notes: __private::Option<
            __private::BTreeMap<__private::String, __private::Option<__private::String>>,
        >,
        origin: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl Order {
        /// Creates a builder for `Order`.
        pub fn builder() -> OrderBuilder<__private::Unset> {
            OrderBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with<Id>(
            set: impl __private::FnOnce(
                OrderBuilder<__private::Unset>,
            ) -> OrderBuilder<Id>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            Id: __private::IsSet<Order, __member::id>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> OrderBuilder<__private::Set> {
            let Self { id, token, quantity, paid, seal, lines, notes, origin } = __private::Clone::clone(
                self,
            );
            OrderBuilder {
                parts: OrderParts {
                    id: __private::Some(id),
                    token,
                    quantity,
                    paid,
                    seal,
                    lines,
                    notes,
                    origin,
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
                OrderBuilder<__private::Set>,
            ) -> OrderBuilder<__private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl<Id> OrderBuilder<Id> {
        /// The member `id`.
        ///
        /// - required
        pub fn id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> OrderBuilder<__private::Set> {
            self.parts.id = __private::Some(__private::Into::into(value));
            OrderBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The member `token`.
        ///
        /// - optional
        pub fn token(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_token(__private::Some(value))
        }
        /// Like `token`, but takes an `Option`.
        pub fn maybe_token(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.token = value.map(__private::Into::into);
            self
        }
        /// Sets `token` to a random UUID.
        pub fn generate_token(self) -> OrderBuilder<Id> {
            self.token(__private::random_uuid())
        }
        /// The member `quantity`.
        ///
        /// - optional (default: `1`)
        pub fn quantity(self, value: __private::i32) -> Self {
            self.maybe_quantity(__private::Some(value))
        }
        /// Like `quantity`, but takes an `Option`.
        pub fn maybe_quantity(
            mut self,
            value: __private::Option<__private::i32>,
        ) -> Self {
            self.parts.quantity = value;
            self
        }
        /// The member `paid`.
        ///
        /// - optional
        pub fn paid(self, value: __private::bool) -> Self {
            self.maybe_paid(__private::Some(value))
        }
        /// Like `paid`, but takes an `Option`.
        pub fn maybe_paid(mut self, value: __private::Option<__private::bool>) -> Self {
            self.parts.paid = value;
            self
        }
        /// The member `seal`.
        ///
        /// - optional
        pub fn seal(
            self,
            value: impl __private::Into<__private::Vec<__private::u8>>,
        ) -> Self {
            self.maybe_seal(__private::Some(value))
        }
        /// Like `seal`, but takes an `Option`.
        pub fn maybe_seal(
            mut self,
            value: __private::Option<impl __private::Into<__private::Vec<__private::u8>>>,
        ) -> Self {
            self.parts.seal = value.map(__private::Into::into);
            self
        }
        /// The member `lines`.
        ///
        /// - optional
        pub fn lines(self, value: impl __private::IntoIterator<Item = Line>) -> Self {
            self.maybe_lines(__private::Some(value))
        }
        /// Like `lines`, but takes an `Option`.
        pub fn maybe_lines(
            mut self,
            value: __private::Option<impl __private::IntoIterator<Item = Line>>,
        ) -> Self {
            self.parts.lines = value.map(__private::collect_list);
            self
        }
        /// The member `notes`.
        ///
        /// - optional
        pub fn notes(
            self,
            value: impl __private::IntoIterator<
                Item = (
                    impl __private::Into<__private::String>,
                    __private::Option<__private::String>,
                ),
            >,
        ) -> Self {
            self.maybe_notes(__private::Some(value))
        }
        /// Like `notes`, but takes an `Option`.
        pub fn maybe_notes(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = (
                        impl __private::Into<__private::String>,
                        __private::Option<__private::String>,
                    ),
                >,
            >,
        ) -> Self {
            self.parts.notes = value.map(__private::collect_map);
            self
        }
        /// The member `origin`.
        ///
        /// - optional
        #[deprecated(note = "not used any more; deprecated since 2.0")]
        pub fn origin(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_origin(__private::Some(value))
        }
        /// Like `origin`, but takes an `Option`.
        #[deprecated(note = "not used any more; deprecated since 2.0")]
        pub fn maybe_origin(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.origin = value.map(__private::Into::into);
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(self) -> __private::Result<Order, __private::ConstraintViolations>
        where
            Id: __private::IsSet<Order, __member::id>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Order
        where
            Id: __private::IsSet<Order, __member::id>,
        {
            let OrderParts { id, token, quantity, paid, seal, lines, notes, origin } = self
                .parts;
            Order {
                id: __private::expect_set(id),
                token,
                quantity,
                paid,
                seal,
                lines,
                notes,
                origin,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<Id> __private::fmt::Debug for OrderBuilder<Id> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Order>("OrderBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl Line {
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
    impl __private::Shape for Line {
        const ID: &'static __private::str = "shop#Line";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Line {
        const NAME: &'static __private::str = "Line";
        const FIELDS: &'static [__private::FieldInfo] = &[];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Line {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            let _ = (index, visit);
            __private::Result::Ok(())
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for LineParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            let _ = (index, visit);
            __private::Result::Ok(())
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for Line {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Line {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Line {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Line {
        type Parts = LineParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct LineParts {}

    // expand/builder.rs
    impl Line {
        /// Creates a builder for `Line`.
        pub fn builder() -> LineBuilder {
            LineBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(LineBuilder) -> LineBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> LineBuilder {
            let Self {} = __private::Clone::clone(self);
            LineBuilder { parts: LineParts {} }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(LineBuilder) -> LineBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl LineBuilder {
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(self) -> __private::Result<Line, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Line {
            let LineParts {} = self.parts;
            Line {}
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for LineBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Line>("LineBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl OutOfStock {
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
    impl __private::Shape for OutOfStock {
        const ID: &'static __private::str = "shop#OutOfStock";
    }

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::Error for OutOfStock {}

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::ErrorShape for OutOfStock {
        const FAULT: __private::Fault = __private::Fault::Client;
        const HTTP_STATUS: __private::u16 = 409;
        const RETRYABLE: __private::bool = true;
        const THROTTLING: __private::bool = true;
        fn message(&self) -> __private::Option<&__private::str> {
            self.message.as_deref()
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for OutOfStock {
        const NAME: &'static __private::str = "OutOfStock";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("message"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for OutOfStock {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.message),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for OutOfStockParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.message),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for OutOfStock {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for OutOfStock {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for OutOfStock {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for OutOfStock {
        type Parts = OutOfStockParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct OutOfStockParts {
        message: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl OutOfStock {
        /// Creates a builder for `OutOfStock`.
        pub fn builder() -> OutOfStockBuilder {
            OutOfStockBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(OutOfStockBuilder) -> OutOfStockBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> OutOfStockBuilder {
            let Self { message } = __private::Clone::clone(self);
            OutOfStockBuilder {
                parts: OutOfStockParts { message },
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(OutOfStockBuilder) -> OutOfStockBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl OutOfStockBuilder {
        /// The member `message`.
        ///
        /// - optional
        pub fn message(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_message(__private::Some(value))
        }
        /// Like `message`, but takes an `Option`.
        pub fn maybe_message(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.message = value.map(__private::Into::into);
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<OutOfStock, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> OutOfStock {
            let OutOfStockParts { message } = self.parts;
            OutOfStock { message }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for OutOfStockBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<OutOfStock>("OutOfStockBuilder", &self.parts, f)
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Order {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("id", &self.id);
                out.member("token", &self.token);
                out.member("quantity", &self.quantity);
                out.member("paid", &self.paid);
                out.member("seal", &self.seal);
                out.member("lines", &self.lines);
                out.member("notes", &self.notes);
                out.member("origin", &self.origin);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Order {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "id" => reader.member(&mut parts.id, path, 0, "id"),
                    "token" => reader.member(&mut parts.token, path, 1, "token"),
                    "quantity" => reader.member(&mut parts.quantity, path, 2, "quantity"),
                    "paid" => reader.member(&mut parts.paid, path, 3, "paid"),
                    "seal" => reader.member(&mut parts.seal, path, 4, "seal"),
                    "lines" => reader.member(&mut parts.lines, path, 5, "lines"),
                    "notes" => reader.member(&mut parts.notes, path, 6, "notes"),
                    "origin" => reader.member(&mut parts.origin, path, 7, "origin"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                Order {
                    id: reader.required(parts.id, path, 0, "id"),
                    token: parts.token,
                    quantity: parts.quantity,
                    paid: parts.paid,
                    seal: parts.seal,
                    lines: parts.lines,
                    notes: parts.notes,
                    origin: parts.origin,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Order] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Order
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Line {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let out = __private::StructWriter::new(serializer);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for Line {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                let _ = (parts, path);
                match name {
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (parts, reader, path);
                Line {}
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Line] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Line
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for OutOfStock {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("message", &self.message);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for OutOfStock {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "message" => reader.member(&mut parts.message, path, 0, "message"),
                    _ => reader.error_member(&mut parts.message, name),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                OutOfStock {
                    message: parts.message,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [OutOfStock] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            OutOfStock
        }
    } else {} }
};
