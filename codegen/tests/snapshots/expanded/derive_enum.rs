// The expansion of `models/derive_enum.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

#[allow(dead_code)]
const _: () = {
    use ::shapesmith::__private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/derive.json")
    );

    // expand/validate.rs
    impl MySize {
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

    // expand/enumeration.rs
    impl MySize {
        /// Returns the value as a string.
        #[must_use]
        pub fn as_str(&self) -> &__private::str {
            match self {
                Self::Small => "SMALL",
                Self::Other(value) => value.as_str(),
            }
        }
        /// Returns the values that the model defines, in order.
        #[must_use]
        pub const fn values() -> &'static [&'static __private::str] {
            &["SMALL"]
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<&__private::str> for MySize {
        fn from(value: &__private::str) -> Self {
            match value {
                "SMALL" => Self::Small,
                value => Self::Other(__private::String::from(value)),
            }
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::From<__private::String> for MySize {
        fn from(value: __private::String) -> Self {
            Self::from(value.as_str())
        }
    }

    // expand/enumeration.rs
    #[automatically_derived]
    impl __private::AsRef<__private::str> for MySize {
        fn as_ref(&self) -> &__private::str {
            self.as_str()
        }
    }

    // expand/shape.rs
    #[automatically_derived]
    impl __private::Shape for MySize {
        const ID: &'static __private::str = "shop#Size";
    }

    // expand/fmt.rs
    __private::add_attribute_shape_skip_display! {
        [] [MySize] [] { fn fmt(& self, f : & mut __private::fmt::Formatter < '_ >) ->
        __private::fmt::Result { __private::pad_escaped(self.as_str(), f) } }
    }

    // expand/eq.rs
    __private::add_attribute_shape_skip_eq! {
        [] [MySize] [] { fn eq(& self, other : & Self) -> __private::bool { self.as_str()
        == other.as_str() } }
    }

    // expand/eq.rs
    #[automatically_derived]
    impl __private::Eq for MySize {}

    // expand/eq.rs
    __private::add_attribute_shape_skip_hash! {
        [] [MySize] [] { fn hash < __H : __private::Hasher > (& self, state : & mut __H)
        { __private::Hash::hash(& self.as_str(), state) } }
    }

    // expand/check.rs
    #[automatically_derived]
    impl __private::Check for MySize {
        fn check(&self, path: &__private::Path<'_>, out: &mut __private::Violations) {
            if let Self::Other(_) = self {
                __private::report_unknown_value(Self::values(), path, out);
            }
        }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        #[automatically_derived]
        impl __private::WriteJson for MySize {
            fn write<__S: __private::Serializer>(
                &self,
                serializer: __S,
            ) -> __private::Result<__S::Ok, __S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        // expand/json.rs
        __private::add_attribute_shape_skip_serialize! {
            [] [MySize] []
        }
    } else {} }
};
