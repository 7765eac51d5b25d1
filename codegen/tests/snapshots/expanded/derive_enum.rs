// The expansion of `models/derive_enum.json`, formatted. Comments name the file that expands each item.
// `SHAPESMITH_BLESS=1 cargo test -p shapesmith-codegen --test snapshots` rewrites it.

#[allow(dead_code)]
const _: () = {
    #[cfg(not(doc))]
    use ::shapesmith::__private;
    #[cfg(doc)]
    use ::shapesmith::__private::documented as __private;

    // expand/rerun_on_change.rs
    const _: &[::core::primitive::u8] = ::core::include_bytes!(
        ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/models/derive.json")
    );

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
    impl MySize {
        __private::add_attribute_shape_skip_accessors! {
            pub Other {}
        }
    }

    // expand/enumeration.rs
    __private::add_attribute_shape_skip_conversions! {
        string MySize
    }

    // expand/fmt.rs
    __private::add_attribute_shape_skip_display! {
        [] [MySize] [] { fn fmt(& self, f : & mut __private::fmt::Formatter < '_ >) ->
        __private::fmt::Result { __private::pad_escaped(self.as_str(), f) } }
    }

    // expand/value.rs
    #[automatically_derived]
    impl __private::StringEnum for MySize {
        fn schema(&self) -> &'static __private::EnumSchema {
            static SCHEMA: __private::EnumSchema = __private::EnumSchema {
                values: MySize::values(),
                schema: &__private::ANY,
            };
            &SCHEMA
        }
        fn text(&self) -> &__private::str {
            self.as_str()
        }
        fn is_unknown(&self) -> __private::bool {
            __private::matches!(self, Self::Other(_))
        }
    }

    // expand/value.rs
    impl MySize {
        __private::methods! {}
    }

    // expand/value.rs
    __private::string_conversions! {
        MySize
    }

    // expand/value.rs
    __private::shape! {
        [] [MySize] [] StringEnum "shop#Size" OnlyToJson
    }

    // expand/value.rs
    __private::enum_item! {
        MySize Text ""
    }

    // expand/eq.rs
    __private::add_attribute_shape_skip_eq! {
        [] [MySize] [] { fn eq(& self, other : & Self) -> __private::bool { self.as_str()
        == other.as_str() } }
    }

    // expand/eq.rs
    __private::add_attribute_shape_skip_hash! {
        [] [MySize] [] { fn hash < __H : __private::Hasher > (& self, state : & mut __H)
        { __private::Hash::hash(& self.as_str(), state) } }
    }
    ::shapesmith::__private::if_serde! { {
        // expand/json.rs
        __private::add_attribute_shape_skip_serialize! {
            [] [MySize] []
        }
    } else {} }
};
