// The expansion of `models/operation_json.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#GetOrderInput`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
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
}

// expand/builder.rs
/// A builder for [`GetOrderInput`].
///
/// Required members: `id`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct GetOrderInputBuilder<Id = ::shapesmith::builder::Unset> {
    parts: <GetOrderInput as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (Id,)>,
}

// expand/structure.rs
/// The structure `shop#GetOrderOutput`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct GetOrderOutput {
    /// The member `total`.
    ///
    /// - optional
    pub total: ::core::option::Option<::core::primitive::i32>,
}

// expand/builder.rs
/// A builder for [`GetOrderOutput`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct GetOrderOutputBuilder {
    parts: <GetOrderOutput as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/structure.rs
/// The error `shop#NotFound`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct NotFound {
    /// The member `message`.
    ///
    /// - optional
    pub message: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
/// A builder for [`NotFound`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct NotFoundBuilder {
    parts: <NotFound as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/operation_error.rs
/// Errors returned by `shop#GetOrder`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum GetOrderError {
    /// The error [`NotFound`].
    NotFound(::shapesmith::ModeledError<NotFound>),
    /// An error that is not in the model.
    Unmodeled(::shapesmith::UnmodeledError),
}
::shapesmith::__private::if_http! { {
    // expand/operation.rs
    /// The operation `shop#GetOrder`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash
    )]
    pub struct GetOrder;
} else {} }
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/models/operation_json.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
    }

    // expand/validate.rs
    impl GetOrderInput {
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
    impl __private::Shape for GetOrderInput {
        const ID: &'static __private::str = "shop#GetOrderInput";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for GetOrderInput {
        const NAME: &'static __private::str = "GetOrderInput";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("id"),
            __private::FieldInfo::new("token"),
            __private::FieldInfo::new("required_token"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for GetOrderInput {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.id),
                1 => visit(&self.token),
                2 => visit(&self.required_token),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for GetOrderInputParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.id),
                1 => visit(&self.token),
                2 => visit(&self.required_token),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for GetOrderInput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for GetOrderInput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for GetOrderInput {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for GetOrderInput {
        type Parts = GetOrderInputParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct GetOrderInputParts {
        id: __private::Option<__private::String>,
        token: __private::Option<__private::String>,
        required_token: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl GetOrderInput {
        /// Creates a builder for `GetOrderInput`.
        pub fn builder() -> GetOrderInputBuilder<__private::Unset> {
            GetOrderInputBuilder {
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
                GetOrderInputBuilder<__private::Unset>,
            ) -> GetOrderInputBuilder<Id>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            Id: __private::IsSet<GetOrderInput, __member::id>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> GetOrderInputBuilder<__private::Set> {
            let Self { id, token, required_token } = __private::Clone::clone(self);
            GetOrderInputBuilder {
                parts: GetOrderInputParts {
                    id: __private::Some(id),
                    token,
                    required_token: __private::Some(required_token),
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
                GetOrderInputBuilder<__private::Set>,
            ) -> GetOrderInputBuilder<__private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl<Id> GetOrderInputBuilder<Id> {
        /// The member `id`.
        ///
        /// - required
        pub fn id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> GetOrderInputBuilder<__private::Set> {
            self.parts.id = __private::Some(__private::Into::into(value));
            GetOrderInputBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The member `token`.
        ///
        /// - idempotency token: a random UUID if the builder does not set it
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
        pub fn generate_token(self) -> GetOrderInputBuilder<Id> {
            self.token(__private::random_uuid())
        }
        /// The member `requiredToken`.
        ///
        /// - idempotency token: a random UUID if the builder does not set it
        pub fn required_token(
            self,
            value: impl __private::Into<__private::String>,
        ) -> Self {
            self.maybe_required_token(__private::Some(value))
        }
        /// Like `required_token`, but takes an `Option`.
        pub fn maybe_required_token(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.required_token = value.map(__private::Into::into);
            self
        }
        /// Sets `required_token` to a random UUID.
        pub fn generate_required_token(self) -> GetOrderInputBuilder<Id> {
            self.required_token(__private::random_uuid())
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<GetOrderInput, __private::ConstraintViolations>
        where
            Id: __private::IsSet<GetOrderInput, __member::id>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> GetOrderInput
        where
            Id: __private::IsSet<GetOrderInput, __member::id>,
        {
            let GetOrderInputParts { id, token, required_token } = self.parts;
            GetOrderInput {
                id: __private::expect_set(id),
                token: token.or_else(|| __private::Some(__private::random_uuid())),
                required_token: required_token.unwrap_or_else(__private::random_uuid),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<Id> __private::fmt::Debug for GetOrderInputBuilder<Id> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                GetOrderInput,
            >("GetOrderInputBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl GetOrderOutput {
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
    impl __private::Shape for GetOrderOutput {
        const ID: &'static __private::str = "shop#GetOrderOutput";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for GetOrderOutput {
        const NAME: &'static __private::str = "GetOrderOutput";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("total"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for GetOrderOutput {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.total),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for GetOrderOutputParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.total),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for GetOrderOutput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for GetOrderOutput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for GetOrderOutput {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for GetOrderOutput {
        type Parts = GetOrderOutputParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct GetOrderOutputParts {
        total: __private::Option<__private::i32>,
    }

    // expand/builder.rs
    impl GetOrderOutput {
        /// Creates a builder for `GetOrderOutput`.
        pub fn builder() -> GetOrderOutputBuilder {
            GetOrderOutputBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(GetOrderOutputBuilder) -> GetOrderOutputBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> GetOrderOutputBuilder {
            let Self { total } = __private::Clone::clone(self);
            GetOrderOutputBuilder {
                parts: GetOrderOutputParts { total },
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
                GetOrderOutputBuilder,
            ) -> GetOrderOutputBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl GetOrderOutputBuilder {
        /// The member `total`.
        ///
        /// - optional
        pub fn total(self, value: __private::i32) -> Self {
            self.maybe_total(__private::Some(value))
        }
        /// Like `total`, but takes an `Option`.
        pub fn maybe_total(mut self, value: __private::Option<__private::i32>) -> Self {
            self.parts.total = value;
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<GetOrderOutput, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> GetOrderOutput {
            let GetOrderOutputParts { total } = self.parts;
            GetOrderOutput { total }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for GetOrderOutputBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                GetOrderOutput,
            >("GetOrderOutputBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl NotFound {
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
    impl __private::Shape for NotFound {
        const ID: &'static __private::str = "shop#NotFound";
    }

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::Error for NotFound {}

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::ErrorShape for NotFound {
        const FAULT: __private::Fault = __private::Fault::Client;
        const HTTP_STATUS: __private::u16 = 400;
        const RETRYABLE: __private::bool = false;
        const THROTTLING: __private::bool = false;
        fn message(&self) -> __private::Option<&__private::str> {
            self.message.as_deref()
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for NotFound {
        const NAME: &'static __private::str = "NotFound";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("message"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for NotFound {
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
    impl __private::VisitFields for NotFoundParts {
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
    impl __private::fmt::Debug for NotFound {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for NotFound {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for NotFound {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for NotFound {
        type Parts = NotFoundParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct NotFoundParts {
        message: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl NotFound {
        /// Creates a builder for `NotFound`.
        pub fn builder() -> NotFoundBuilder {
            NotFoundBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(NotFoundBuilder) -> NotFoundBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> NotFoundBuilder {
            let Self { message } = __private::Clone::clone(self);
            NotFoundBuilder {
                parts: NotFoundParts { message },
            }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(NotFoundBuilder) -> NotFoundBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl NotFoundBuilder {
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
        ) -> __private::Result<NotFound, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> NotFound {
            let NotFoundParts { message } = self.parts;
            NotFound { message }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for NotFoundBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<NotFound>("NotFoundBuilder", &self.parts, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for GetOrderError {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::fmt::Display::fmt(&__private::ServiceError::received(self), f)
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::Error for GetOrderError {
        fn source(&self) -> __private::Option<&(dyn __private::Error + 'static)> {
            __private::ServiceError::received(self).source()
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::ServiceError for GetOrderError {
        fn received(&self) -> __private::Received<'_> {
            match self {
                Self::NotFound(error) => __private::ServiceError::received(error),
                Self::Unmodeled(error) => __private::ServiceError::received(error),
            }
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::From<__private::UnmodeledError> for GetOrderError {
        fn from(error: __private::UnmodeledError) -> Self {
            Self::Unmodeled(error)
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::From<NotFound> for GetOrderError {
        fn from(error: NotFound) -> Self {
            Self::NotFound(__private::From::from(error))
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for GetOrderInput {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("id", &self.id);
                out.member("token", &self.token);
                out.member("requiredToken", &self.required_token);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for GetOrderInput {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "id" => reader.member(&mut parts.id, path, 0, "id"),
                    "token" => reader.member(&mut parts.token, path, 1, "token"),
                    "requiredToken" => {
                        reader
                            .member(&mut parts.required_token, path, 2, "requiredToken")
                    }
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                GetOrderInput {
                    id: reader.required(parts.id, path, 0, "id"),
                    token: parts.token,
                    required_token: reader
                        .required(parts.required_token, path, 2, "requiredToken"),
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [GetOrderInput] [] true
        }

        // expand/json.rs
        __private::impl_json! {
            GetOrderInput
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for GetOrderOutput {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("total", &self.total);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for GetOrderOutput {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "total" => reader.member(&mut parts.total, path, 0, "total"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                GetOrderOutput {
                    total: parts.total,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [GetOrderOutput] [] true
        }

        // expand/json.rs
        __private::impl_json! {
            GetOrderOutput
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for NotFound {
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
        impl __private::ReadStructure for NotFound {
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
                NotFound { message: parts.message }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [NotFound] [] true
        }

        // expand/json.rs
        __private::impl_json! {
            NotFound
        }
    } else {} }
    ::shapesmith::__private::if_http! { {
        // expand/operation.rs
        #[automatically_derived]
        impl __private::Operation for GetOrder {
            const ID: &'static __private::str = "shop#GetOrder";
            const NAME: &'static __private::str = "GetOrder";
            const SERVICE_ID: &'static __private::str = "shop#Shop";
            const SIGNING_NAME: __private::Option<&'static __private::str> = __private::Some(
                "shop",
            );
            const ENDPOINT_PREFIX: __private::Option<&'static __private::str> = __private::Some(
                "shop",
            );
            const PROTOCOL: __private::Protocol = __private::Protocol::AwsJson11;
            const TARGET: __private::Option<&'static __private::str> = __private::Some(
                "Shop.GetOrder",
            );
            type Input = GetOrderInput;
            type Output = GetOrderOutput;
            type Error = GetOrderError;
            fn write_request(
                input: &Self::Input,
                out: &mut __private::RequestBuilder,
            ) -> __private::Result<(), __private::RequestError> {
                let input = &*__private::with_token(
                    input,
                    input.token.is_none(),
                    |input| &mut input.token,
                );
                out.json(input)
            }
            fn read_output(
                response: &__private::ResponseParts<'_>,
            ) -> __private::Result<Self::Output, __private::JsonError> {
                response.json()
            }
            fn read_error(
                code: &__private::str,
                response: &__private::ResponseParts<'_>,
            ) -> __private::Option<Self::Error> {
                match code {
                    "NotFound" => {
                        __private::Some(GetOrderError::NotFound(response.error()))
                    }
                    _ => __private::None,
                }
            }
            fn unmodeled_error(error: __private::UnmodeledError) -> Self::Error {
                GetOrderError::Unmodeled(error)
            }
        }
    } else {} }
};
