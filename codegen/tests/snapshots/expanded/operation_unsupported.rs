// The expansion of `models/operation_unsupported.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The error `shop#Busy`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct Busy {}

// expand/builder.rs
/// A builder for [`Busy`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct BusyBuilder {
    parts: <Busy as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/operation_error.rs
/// Errors returned by `shop#Ping`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum PingError {
    /// The error [`Busy`].
    Busy(::shapesmith::ModeledError<Busy>),
    /// An error that is not in the model.
    Unmodeled(::shapesmith::UnmodeledError),
}
::shapesmith::__private::if_http! { {
    // expand/operation.rs
    /// The operation `shop#Ping`.
    ///
    /// It does not implement `shapesmith::Operation`: the protocol `aws.protocols#restXml` is not supported.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash
    )]
    pub struct Ping;
} else {} }
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/models/operation_unsupported.json")
    );

    // expand/validate.rs
    impl Busy {
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
    impl __private::Shape for Busy {
        const ID: &'static __private::str = "shop#Busy";
    }

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::Error for Busy {}

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::ErrorShape for Busy {
        const FAULT: __private::Fault = __private::Fault::Server;
        const HTTP_STATUS: __private::u16 = 500;
        const RETRYABLE: __private::bool = false;
        const THROTTLING: __private::bool = false;
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for Busy {
        const NAME: &'static __private::str = "Busy";
        const FIELDS: &'static [__private::FieldInfo] = &[];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for Busy {
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
    impl __private::VisitFields for BusyParts {
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
    impl __private::fmt::Debug for Busy {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for Busy {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for Busy {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for Busy {
        type Parts = BusyParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct BusyParts {}

    // expand/builder.rs
    impl Busy {
        /// Creates a builder for `Busy`.
        pub fn builder() -> BusyBuilder {
            BusyBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(BusyBuilder) -> BusyBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> BusyBuilder {
            let Self {} = __private::Clone::clone(self);
            BusyBuilder { parts: BusyParts {} }
        }
        /// Returns a copy modified by the closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn with(
            &self,
            change: impl __private::FnOnce(BusyBuilder) -> BusyBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl BusyBuilder {
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(self) -> __private::Result<Busy, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> Busy {
            let BusyParts {} = self.parts;
            Busy {}
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for BusyBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<Busy>("BusyBuilder", &self.parts, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for PingError {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::fmt::Display::fmt(&__private::ServiceError::received(self), f)
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::Error for PingError {
        fn source(&self) -> __private::Option<&(dyn __private::Error + 'static)> {
            __private::ServiceError::received(self).source()
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::ServiceError for PingError {
        fn received(&self) -> __private::Received<'_> {
            match self {
                Self::Busy(error) => __private::ServiceError::received(error),
                Self::Unmodeled(error) => __private::ServiceError::received(error),
            }
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::From<__private::UnmodeledError> for PingError {
        fn from(error: __private::UnmodeledError) -> Self {
            Self::Unmodeled(error)
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::From<Busy> for PingError {
        fn from(error: Busy) -> Self {
            Self::Busy(__private::From::from(error))
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for Busy {
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
        impl __private::ReadStructure for Busy {
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
                Busy {}
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [Busy] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            Busy
        }
    } else {} }
    ::shapesmith::__private::if_http! { {
        // expand/operation.rs
        __private::unsupported_operation! {
            Ping PingError SupportsRestXml
        }
    } else {} }
};
