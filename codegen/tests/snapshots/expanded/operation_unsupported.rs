// The expansion of `models/operation_unsupported.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

// expand/structure.rs
/// The error `shop#Busy`.
#[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::hash::Hash)]
#[non_exhaustive]
pub struct Busy {}

// expand/builder.rs
/// A builder for [`struct@Busy`].
#[derive(::core::clone::Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct BusyBuilder(
    ::shapesmith::__private::Building<Busy, 0>,
    ::core::marker::PhantomData<fn() -> ()>,
);

// expand/operation_error.rs
/// Errors returned by `shop#Ping`.
#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub enum PingError {
    /// The error [`struct@Busy`].
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
} else {
    // expand/operation.rs
    #[doc(hidden)]
    #[allow(unused_imports, non_camel_case_types)]
    pub use ::shapesmith::__private::FeatureHttpIsOff as Ping;
} }
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"),
        "/models/operation_unsupported.json")
    );

    // expand/schema.rs
    static BUSY: __private::StructureSchema = __private::StructureSchema {
        name: "Busy",
        members: &[],
        ..__private::STRUCTURE
    };

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::Error for Busy {}

    // expand/error_shape.rs
    #[automatically_derived]
    impl __private::ErrorShape for Busy {
        const FAULT: __private::Fault = __private::Fault::Server;
        fn __received(&self) -> __private::Received<'_> {
            __private::of_structure(self, __private::None)
        }
    }

    // expand/builder.rs
    __private::structure! {
        Busy "shop#Busy" BUSY {} [] BusyBuilder[] K
    }

    // expand/operation_error.rs
    __private::operation_error! {
        PingError Unmodeled[0 Busy "Busy"]
    }
    ::shapesmith::__private::if_http! { {
        // expand/operation.rs
        __private::unsupported_operation! {
            Ping PingError SupportsRestXml
        }
    } else {} }
};
