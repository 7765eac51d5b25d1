// The expansion of `models/operation_http.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The structure `shop#PutOrderInput`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct PutOrderInput {
    /// The member `id`.
    ///
    /// - required
    pub id: ::std::string::String,
    /// The member `shop`.
    ///
    /// - required
    pub shop: ::std::string::String,
    /// The member `tags`.
    ///
    /// - optional
    pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    /// The member `trace`.
    ///
    /// - optional
    pub trace: ::core::option::Option<::std::string::String>,
    /// The member `labels`.
    ///
    /// - optional
    pub labels: ::core::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
    >,
    /// The member `note`.
    ///
    /// - optional
    pub note: ::core::option::Option<::std::string::String>,
}

// expand/builder.rs
/// A builder for [`PutOrderInput`].
///
/// Required members: `id`, `shop`.
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct PutOrderInputBuilder<
    Id = ::shapesmith::builder::Unset,
    Shop = ::shapesmith::builder::Unset,
> {
    parts: <PutOrderInput as ::shapesmith::__private::HasBuilder>::Parts,
    state: ::core::marker::PhantomData<fn() -> (Id, Shop)>,
}

// expand/structure.rs
/// The structure `shop#PutOrderOutput`.
#[derive(
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub struct PutOrderOutput {
    /// The member `status`.
    ///
    /// - optional
    pub status: ::core::option::Option<::core::primitive::i32>,
    /// The member `etag`.
    ///
    /// - optional
    pub etag: ::core::option::Option<::std::string::String>,
    /// The member `receipt`.
    ///
    /// - optional
    pub receipt: ::core::option::Option<::std::vec::Vec<::core::primitive::u8>>,
}

// expand/builder.rs
/// A builder for [`PutOrderOutput`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct PutOrderOutputBuilder {
    parts: <PutOrderOutput as ::shapesmith::__private::HasBuilder>::Parts,
}

// expand/operation_error.rs
/// Errors returned by `shop#PutOrder`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash
)]
#[non_exhaustive]
pub enum PutOrderError {
    /// An error that is not in the model.
    Unmodeled(::shapesmith::UnmodeledError),
}
::shapesmith::__private::if_http! { {
    // expand/operation.rs
    /// The operation `shop#PutOrder`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash
    )]
    pub struct PutOrder;
} else {} }
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/models/operation_http.json")
    );

    // expand/builder.rs
    #[allow(non_camel_case_types)]
    mod __member {
        pub enum id {}
        pub enum shop {}
    }

    // expand/validate.rs
    impl PutOrderInput {
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
    impl __private::Shape for PutOrderInput {
        const ID: &'static __private::str = "shop#PutOrderInput";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for PutOrderInput {
        const NAME: &'static __private::str = "PutOrderInput";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("id"),
            __private::FieldInfo::new("shop"),
            __private::FieldInfo::new("tags"),
            __private::FieldInfo::new("trace"),
            __private::FieldInfo::new("labels"),
            __private::FieldInfo::new("note"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for PutOrderInput {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.id),
                1 => visit(&self.shop),
                2 => visit(&self.tags),
                3 => visit(&self.trace),
                4 => visit(&self.labels),
                5 => visit(&self.note),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for PutOrderInputParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.id),
                1 => visit(&self.shop),
                2 => visit(&self.tags),
                3 => visit(&self.trace),
                4 => visit(&self.labels),
                5 => visit(&self.note),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for PutOrderInput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for PutOrderInput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for PutOrderInput {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for PutOrderInput {
        type Parts = PutOrderInputParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct PutOrderInputParts {
        id: __private::Option<__private::String>,
        shop: __private::Option<__private::String>,
        tags: __private::Option<__private::Vec<__private::String>>,
        trace: __private::Option<__private::String>,
        labels: __private::Option<
            __private::BTreeMap<__private::String, __private::String>,
        >,
        note: __private::Option<__private::String>,
    }

    // expand/builder.rs
    impl PutOrderInput {
        /// Creates a builder for `PutOrderInput`.
        pub fn builder() -> PutOrderInputBuilder<__private::Unset, __private::Unset> {
            PutOrderInputBuilder {
                parts: __private::Default::default(),
                state: __private::PhantomData,
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with<Id, Shop>(
            set: impl __private::FnOnce(
                PutOrderInputBuilder<__private::Unset, __private::Unset>,
            ) -> PutOrderInputBuilder<Id, Shop>,
        ) -> __private::Result<Self, __private::ConstraintViolations>
        where
            Id: __private::IsSet<PutOrderInput, __member::id>,
            Shop: __private::IsSet<PutOrderInput, __member::shop>,
        {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(
            &self,
        ) -> PutOrderInputBuilder<__private::Set, __private::Set> {
            let Self { id, shop, tags, trace, labels, note } = __private::Clone::clone(
                self,
            );
            PutOrderInputBuilder {
                parts: PutOrderInputParts {
                    id: __private::Some(id),
                    shop: __private::Some(shop),
                    tags,
                    trace,
                    labels,
                    note,
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
                PutOrderInputBuilder<__private::Set, __private::Set>,
            ) -> PutOrderInputBuilder<__private::Set, __private::Set>,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl<Id, Shop> PutOrderInputBuilder<Id, Shop> {
        /// The member `id`.
        ///
        /// - required
        pub fn id(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> PutOrderInputBuilder<__private::Set, Shop> {
            self.parts.id = __private::Some(__private::Into::into(value));
            PutOrderInputBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The member `shop`.
        ///
        /// - required
        pub fn shop(
            mut self,
            value: impl __private::Into<__private::String>,
        ) -> PutOrderInputBuilder<Id, __private::Set> {
            self.parts.shop = __private::Some(__private::Into::into(value));
            PutOrderInputBuilder {
                parts: self.parts,
                state: __private::PhantomData,
            }
        }
        /// The member `tags`.
        ///
        /// - optional
        pub fn tags(
            self,
            value: impl __private::IntoIterator<
                Item = impl __private::Into<__private::String>,
            >,
        ) -> Self {
            self.maybe_tags(__private::Some(value))
        }
        /// Like `tags`, but takes an `Option`.
        pub fn maybe_tags(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = impl __private::Into<__private::String>,
                >,
            >,
        ) -> Self {
            self.parts.tags = value.map(__private::collect_list);
            self
        }
        /// The member `trace`.
        ///
        /// - optional
        pub fn trace(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_trace(__private::Some(value))
        }
        /// Like `trace`, but takes an `Option`.
        pub fn maybe_trace(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.trace = value.map(__private::Into::into);
            self
        }
        /// The member `labels`.
        ///
        /// - optional
        pub fn labels(
            self,
            value: impl __private::IntoIterator<
                Item = (
                    impl __private::Into<__private::String>,
                    impl __private::Into<__private::String>,
                ),
            >,
        ) -> Self {
            self.maybe_labels(__private::Some(value))
        }
        /// Like `labels`, but takes an `Option`.
        pub fn maybe_labels(
            mut self,
            value: __private::Option<
                impl __private::IntoIterator<
                    Item = (
                        impl __private::Into<__private::String>,
                        impl __private::Into<__private::String>,
                    ),
                >,
            >,
        ) -> Self {
            self.parts.labels = value.map(__private::collect_map);
            self
        }
        /// The member `note`.
        ///
        /// - optional
        pub fn note(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_note(__private::Some(value))
        }
        /// Like `note`, but takes an `Option`.
        pub fn maybe_note(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.note = value.map(__private::Into::into);
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<PutOrderInput, __private::ConstraintViolations>
        where
            Id: __private::IsSet<PutOrderInput, __member::id>,
            Shop: __private::IsSet<PutOrderInput, __member::shop>,
        {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> PutOrderInput
        where
            Id: __private::IsSet<PutOrderInput, __member::id>,
            Shop: __private::IsSet<PutOrderInput, __member::shop>,
        {
            let PutOrderInputParts { id, shop, tags, trace, labels, note } = self.parts;
            PutOrderInput {
                id: __private::expect_set(id),
                shop: __private::expect_set(shop),
                tags,
                trace,
                labels,
                note,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl<Id, Shop> __private::fmt::Debug for PutOrderInputBuilder<Id, Shop> {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                PutOrderInput,
            >("PutOrderInputBuilder", &self.parts, f)
        }
    }

    // expand/validate.rs
    impl PutOrderOutput {
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
    impl __private::Shape for PutOrderOutput {
        const ID: &'static __private::str = "shop#PutOrderOutput";
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::FmtStructure for PutOrderOutput {
        const NAME: &'static __private::str = "PutOrderOutput";
        const FIELDS: &'static [__private::FieldInfo] = &[
            __private::FieldInfo::new("status"),
            __private::FieldInfo::new("etag"),
            __private::FieldInfo::new("receipt"),
        ];
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for PutOrderOutput {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.status),
                1 => visit(&self.etag),
                2 => visit(&self.receipt),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::VisitFields for PutOrderOutputParts {
        fn visit_field(
            &self,
            index: __private::usize,
            visit: __private::FieldVisitor<'_>,
        ) -> __private::fmt::Result {
            match index {
                0 => visit(&self.status),
                1 => visit(&self.etag),
                2 => visit(&self.receipt),
                _ => __private::Result::Ok(()),
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for PutOrderOutput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_structure(self, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for PutOrderOutput {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::display_structure(self, f)
        }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for PutOrderOutput {}

    // expand/builder.rs
    #[automatically_derived]
    impl __private::HasBuilder for PutOrderOutput {
        type Parts = PutOrderOutputParts;
    }

    // expand/builder.rs
    #[derive(::core::clone::Clone, ::core::default::Default)]
    pub struct PutOrderOutputParts {
        status: __private::Option<__private::i32>,
        etag: __private::Option<__private::String>,
        receipt: __private::Option<__private::Vec<__private::u8>>,
    }

    // expand/builder.rs
    impl PutOrderOutput {
        /// Creates a builder for `PutOrderOutput`.
        pub fn builder() -> PutOrderOutputBuilder {
            PutOrderOutputBuilder {
                parts: __private::Default::default(),
            }
        }
        /// Builds a value in a closure.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build_with(
            set: impl __private::FnOnce(PutOrderOutputBuilder) -> PutOrderOutputBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            set(Self::builder()).build()
        }
        /// Returns a builder with the values of `self`.
        pub fn to_builder(&self) -> PutOrderOutputBuilder {
            let Self { status, etag, receipt } = __private::Clone::clone(self);
            PutOrderOutputBuilder {
                parts: PutOrderOutputParts {
                    status,
                    etag,
                    receipt,
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
            change: impl __private::FnOnce(
                PutOrderOutputBuilder,
            ) -> PutOrderOutputBuilder,
        ) -> __private::Result<Self, __private::ConstraintViolations> {
            change(self.to_builder()).build()
        }
    }

    // expand/builder.rs
    impl PutOrderOutputBuilder {
        /// The member `status`.
        ///
        /// - optional
        pub fn status(self, value: __private::i32) -> Self {
            self.maybe_status(__private::Some(value))
        }
        /// Like `status`, but takes an `Option`.
        pub fn maybe_status(mut self, value: __private::Option<__private::i32>) -> Self {
            self.parts.status = value;
            self
        }
        /// The member `etag`.
        ///
        /// - optional
        pub fn etag(self, value: impl __private::Into<__private::String>) -> Self {
            self.maybe_etag(__private::Some(value))
        }
        /// Like `etag`, but takes an `Option`.
        pub fn maybe_etag(
            mut self,
            value: __private::Option<impl __private::Into<__private::String>>,
        ) -> Self {
            self.parts.etag = value.map(__private::Into::into);
            self
        }
        /// The member `receipt`.
        ///
        /// - optional
        pub fn receipt(
            self,
            value: impl __private::Into<__private::Vec<__private::u8>>,
        ) -> Self {
            self.maybe_receipt(__private::Some(value))
        }
        /// Like `receipt`, but takes an `Option`.
        pub fn maybe_receipt(
            mut self,
            value: __private::Option<impl __private::Into<__private::Vec<__private::u8>>>,
        ) -> Self {
            self.parts.receipt = value.map(__private::Into::into);
            self
        }
        /// Builds the value and validates it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn build(
            self,
        ) -> __private::Result<PutOrderOutput, __private::ConstraintViolations> {
            __private::validated(self.build_unchecked())
        }
        /// Builds the value without validating constraints.
        pub fn build_unchecked(self) -> PutOrderOutput {
            let PutOrderOutputParts { status, etag, receipt } = self.parts;
            PutOrderOutput {
                status,
                etag,
                receipt,
            }
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Debug for PutOrderOutputBuilder {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::debug_builder::<
                PutOrderOutput,
            >("PutOrderOutputBuilder", &self.parts, f)
        }
    }

    // expand/fmt.rs
    #[automatically_derived]
    impl __private::fmt::Display for PutOrderError {
        fn fmt(&self, f: &mut __private::fmt::Formatter<'_>) -> __private::fmt::Result {
            __private::fmt::Display::fmt(&__private::ServiceError::received(self), f)
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::Error for PutOrderError {
        fn source(&self) -> __private::Option<&(dyn __private::Error + 'static)> {
            __private::ServiceError::received(self).source()
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::ServiceError for PutOrderError {
        fn received(&self) -> __private::Received<'_> {
            match self {
                Self::Unmodeled(error) => __private::ServiceError::received(error),
            }
        }
    }

    // expand/operation_error.rs
    #[automatically_derived]
    impl __private::From<__private::UnmodeledError> for PutOrderError {
        fn from(error: __private::UnmodeledError) -> Self {
            Self::Unmodeled(error)
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for PutOrderInput {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("id", &self.id);
                out.member("shop", &self.shop);
                out.member("tags", &self.tags);
                out.member("trace", &self.trace);
                out.member("labels", &self.labels);
                out.member("note", &self.note);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for PutOrderInput {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "id" => reader.member(&mut parts.id, path, 0, "id"),
                    "shop" => reader.member(&mut parts.shop, path, 1, "shop"),
                    "tags" => reader.member(&mut parts.tags, path, 2, "tags"),
                    "trace" => reader.member(&mut parts.trace, path, 3, "trace"),
                    "labels" => reader.member(&mut parts.labels, path, 4, "labels"),
                    "note" => reader.member(&mut parts.note, path, 5, "note"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                PutOrderInput {
                    id: reader.required(parts.id, path, 0, "id"),
                    shop: reader.required(parts.shop, path, 1, "shop"),
                    tags: parts.tags,
                    trace: parts.trace,
                    labels: parts.labels,
                    note: parts.note,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [PutOrderInput] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            PutOrderInput
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for PutOrderOutput {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("status", &self.status);
                out.member("etag", &self.etag);
                out.member("receipt", &self.receipt);
                out.end()
            }
        }

        // expand/json.rs
        #[automatically_derived]
        impl __private::ReadStructure for PutOrderOutput {
            fn read_member(
                parts: &mut Self::Parts,
                name: &__private::str,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) {
                match name {
                    "status" => reader.member(&mut parts.status, path, 0, "status"),
                    "etag" => reader.member(&mut parts.etag, path, 1, "etag"),
                    "receipt" => reader.member(&mut parts.receipt, path, 2, "receipt"),
                    _ => reader.unknown_member(),
                }
            }
            fn finish(
                parts: Self::Parts,
                reader: &mut __private::Reader<'_>,
                path: &__private::Path<'_>,
            ) -> Self {
                let _ = (reader, path);
                PutOrderOutput {
                    status: parts.status,
                    etag: parts.etag,
                    receipt: parts.receipt,
                }
            }
        }

        // expand/json.rs
        __private::impl_read_structure! {
            [] [PutOrderOutput] [] false
        }

        // expand/json.rs
        __private::impl_json! {
            PutOrderOutput
        }
    } else {} }
    ::shapesmith::__private::if_http! { {
        // expand/http.rs
        #[automatically_derived]
        impl __private::WriteBody for PutOrderInput {
            fn write_body<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                let mut out = __private::StructWriter::new(serializer);
                out.member("shop", &self.shop);
                out.member("note", &self.note);
                out.end()
            }
        }

        // expand/http.rs
        #[automatically_derived]
        impl __private::WriteBindings for PutOrderInput {
            fn write_bindings(
                &self,
                out: &mut __private::RequestBuilder,
            ) -> __private::Result<(), __private::RequestError> {
                out.label::<__private::ViaDisplay, _>("id", __private::Some(&self.id))?;
                out.query_list::<__private::ViaDisplay, _>("tag", self.tags.as_ref());
                out.header::<__private::ViaDisplay, _>("X-Trace", self.trace.as_ref())?;
                out.prefix_headers::<
                        __private::ViaDisplay,
                        _,
                        _,
                    >("X-Label-", &[], self.labels.as_ref())?;
                out.body(self)?;
                __private::Result::Ok(())
            }
        }

        // expand/http.rs
        #[automatically_derived]
        impl __private::ReadBindings for PutOrderOutput {
            fn read_bindings(
                response: &__private::ResponseParts<'_>,
            ) -> __private::ReadValue<Self> {
                response
                    .parts(
                        false,
                        |reader, path| {
                            let mut parts: PutOrderOutputParts = __private::Default::default();
                            parts.status = __private::Some(response.status());
                            parts.etag = response
                                .header::<
                                    __private::ViaDisplay,
                                    _,
                                >(reader, &path.member(1, "etag"), "ETag");
                            parts.receipt = response.payload_blob();
                            PutOrderOutput {
                                status: parts.status,
                                etag: parts.etag,
                                receipt: parts.receipt,
                            }
                        },
                    )
            }
        }

        // expand/operation.rs
        #[automatically_derived]
        impl __private::Operation for PutOrder {
            const ID: &'static __private::str = "shop#PutOrder";
            const NAME: &'static __private::str = "PutOrder";
            const SERVICE_ID: &'static __private::str = "shop#Shop";
            const SIGNING_NAME: __private::Option<&'static __private::str> = __private::None;
            const ENDPOINT_PREFIX: __private::Option<&'static __private::str> = __private::None;
            const PROTOCOL: __private::Protocol = __private::Protocol::RestJson1;
            const METHOD: &'static __private::str = "PUT";
            const URI: &'static __private::str = "/orders/{id}";
            const STATUS: __private::Option<__private::u16> = __private::Some(201);
            type Input = PutOrderInput;
            type Output = PutOrderOutput;
            type Error = PutOrderError;
            fn write_request(
                input: &Self::Input,
                out: &mut __private::RequestBuilder,
            ) -> __private::Result<(), __private::RequestError> {
                out.host_prefix(
                    "{shop}.",
                    &[("shop", __private::Some(input.shop.as_str()))],
                )?;
                __private::WriteBindings::write_bindings(input, out)
            }
            fn read_output(
                response: &__private::ResponseParts<'_>,
            ) -> __private::Result<Self::Output, __private::JsonError> {
                __private::ReadBindings::read_bindings(response).into_result()
            }
            fn read_error(
                code: &__private::str,
                response: &__private::ResponseParts<'_>,
            ) -> __private::Option<Self::Error> {
                let _ = (code, response);
                __private::None
            }
            fn unmodeled_error(error: __private::UnmodeledError) -> Self::Error {
                PutOrderError::Unmodeled(error)
            }
        }
    } else {} }
};
