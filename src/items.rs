//! The items that are the same for all generated types. Generated code only names the type.
//!
//! `[generics] [type] [bounds]` is the header of an impl: `impl generics … for type bounds`. Each impl and each function
//! costs compile time, so the methods of a type are in a single impl.

/// The items of a structure other than its setters:
///
/// `structure! { Name "shape#Id" SCHEMA { 0 => first = empty(), _ => last = None, } [absent] NameBuilder [First first]
/// K fill }`
///
/// The braces have each member by its number in the schema, with its empty value; the last one is for all other numbers.
/// A number after the shape ID is the set of uses for which the type is unfit. `absent` is the field that marks what a service left out, if there is one. The brackets after the builder have the
/// type parameter and the name of each required member. `K` is another type parameter. `fill` is a function that completes what a builder has collected.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    (
        $ty:ident $id:literal $($unfit:literal)? $schema:ident
        { $($number:pat => $field:ident = $empty:expr,)* } [$($absent:ident)?]
        $builder:ident [$($state:ident $member:ident),*] $value:ident $($fill:expr)?
    ) => {
        #[automatically_derived]
        impl $crate::__private::StructureItem for $ty {
            const SCHEMA: &'static $crate::__private::StructureSchema = &$schema;

            #[allow(unused_variables)] // if there are no members
            fn member(
                &self,
                number: $crate::__private::usize,
            ) -> $crate::__private::View<'_> {
                $crate::__by_number! {
                    number, $crate::__private::View::Unset,
                    $($number => $crate::__private::view(&self.$field),)*
                }
            }

            #[allow(unused_variables)]
            fn visit_slot(
                &mut self,
                number: $crate::__private::usize,
                visit: $crate::__private::Visit<'_>,
            ) {
                $crate::__by_number! { number, (), $($number => visit(&mut self.$field),)* }
            }

            $(
                fn is_marked(&self, mark: $crate::__private::usize) -> $crate::__private::bool {
                    self.$absent.has(mark)
                }

                fn is_placeholder(
                    &self,
                    number: $crate::__private::usize,
                ) -> $crate::__private::bool {
                    $crate::__private::is_placeholder(self, number)
                }

                fn mark_absent(&mut self, mark: $crate::__private::usize) {
                    $crate::__private::Absent::set(&mut self.$absent, mark);
                }
            )?
        }

        #[automatically_derived]
        impl $crate::__private::Item for $ty {
            fn empty() -> Self {
                $ty {
                    $($absent: $crate::__private::Default::default(),)?
                    $($field: $empty,)*
                }
            }

            fn place(&mut self) -> $crate::__private::Place<'_> {
                $crate::__private::Place::Structure(self, &$schema)
            }
        }

        impl $ty {
            #[doc = $crate::__private::concat!(
                "Creates a builder for `", $crate::__private::stringify!($ty), "`."
            )]
            pub fn builder() -> $builder {
                $builder($crate::__private::Building::new(), $crate::__private::PhantomData)
            }

            /// Builds a value in a closure.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn build_with<$($state),*>(
                set: impl $crate::__private::FnOnce($builder) -> $builder<$($state),*>,
            ) -> $crate::__private::Result<Self, $crate::__private::ConstraintViolations>
            where
                $($state: $crate::__private::IsSet<$ty, __member::$member>,)*
            {
                set(Self::builder()).build()
            }

            /// Returns a builder with the values of `self`.
            pub fn to_builder(&self) -> $builder<$($crate::__set!($state)),*> {
                let value = $crate::__private::Clone::clone(self);
                $builder($crate::__private::Building::of(value), $crate::__private::PhantomData)
            }

            /// Returns a copy modified by the closure.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn with(
                &self,
                change: impl $crate::__private::FnOnce(
                    $builder<$($crate::__set!($state)),*>,
                ) -> $builder<$($crate::__set!($state)),*>,
            ) -> $crate::__private::Result<Self, $crate::__private::ConstraintViolations> {
                change(self.to_builder()).build()
            }

            $crate::__methods! {}
            $crate::__json_methods! {}
        }

        impl<$($state),*> $builder<$($state),*> {
            /// Builds the value and validates it.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn build(
                self,
            ) -> $crate::__private::Result<$ty, $crate::__private::ConstraintViolations>
            where
                $($state: $crate::__private::IsSet<$ty, __member::$member>,)*
            {
                $crate::__private::validated(self.build_unchecked())
            }

            /// Builds the value without validating constraints.
            pub fn build_unchecked(self) -> $ty
            where
                $($state: $crate::__private::IsSet<$ty, __member::$member>,)*
            {
                let building = self.0;
                $(let building = $crate::__private::Building::filled(building, $fill);)?
                building.value
            }

            /// Returns what has been set so far. Required members that are not set are empty.
            #[must_use]
            pub fn peek(&self) -> &$ty {
                &self.0.value
            }
        }

        #[automatically_derived]
        impl<$($state,)* $value> $crate::__private::IntoValue<$value> for $builder<$($state),*>
        where
            $ty: $crate::__private::IntoValue<$value>,
            $($state: $crate::__private::IsSet<$ty, __member::$member>,)*
        {
            fn into_value(self) -> $value {
                $crate::__private::IntoValue::into_value(self.build_unchecked())
            }
        }

        $crate::__default! { $ty $($state)* }

        #[automatically_derived]
        impl<$($state),*> $crate::__private::fmt::Debug for $builder<$($state),*> {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                self.0.fmt($crate::__private::stringify!($builder), f)
            }
        }

        $crate::__shape! { [] [$ty] [] Structure $id Json $(<$unfit>)? }
        $crate::__impls! {
            $ty $crate::__private::display_structure, $crate::__private::debug_structure
        }
        $crate::__impl_features! { $ty }
    };
}

/// `impl Default` of a structure without required members.
#[doc(hidden)]
#[macro_export]
macro_rules! __default {
    ($ty:ident) => {
        #[automatically_derived]
        impl $crate::__private::Default for $ty {
            fn default() -> Self {
                $crate::__private::Item::empty()
            }
        }
    };
    ($ty:ident $($state:ident)+) => {};
}

/// The state of a required member that is set.
#[doc(hidden)]
#[macro_export]
macro_rules! __set {
    ($state:ident) => {
        $crate::__private::Set
    };
}

/// The items of a union other than access to its members: `union! { Name "shape#Id" Unknown {} {} }`, with its variant for
/// unknown members, and in the braces what `__shape_skip_accessors` and `__shape_skip_conversions` take.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($ty:ident $id:literal $($unfit:literal)? $unknown:ident $accessors:tt $conversions:tt) => {
        $crate::__shape_skip_conversions! { union $ty $conversions }

        impl $ty {
            $crate::__shape_skip_accessors! { pub $unknown $accessors }
            $crate::__methods! {}
            $crate::__json_methods! {}
        }

        $crate::__shape! { [] [$ty] [] Union $id Json $(<$unfit>)? }
        $crate::__impls! {
            $ty $crate::__private::display_union, $crate::__private::debug_union
        }
        $crate::__impl_features! { $ty }
    };
}

/// An expression by the number of a member.
#[doc(hidden)]
#[macro_export]
macro_rules! __by_number {
    ($of:ident, $none:expr,) => {
        $none
    };
    // A `match` with a single arm would be a warning.
    ($of:ident, $none:expr, $number:pat => $only:expr,) => {
        $only
    };
    ($of:ident, $none:expr, $($number:pat => $member:expr,)*) => {
        match $of {
            $($number => $member,)*
        }
    };
}

/// The items of a generated enum of strings that do not depend on its values: `string_enum! { Name "shape#Id" display
/// Unknown }`. `display` is the function that shows the value, `Unknown` the variant for unknown values.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_enum {
    ($ty:ident $id:literal $display:ident $unknown:ident) => {
        impl $ty {
            /// Returns the value as a string.
            #[must_use]
            pub fn as_str(&self) -> &$crate::__private::str {
                $crate::__private::enum_as_str(self)
            }

            /// Returns the values that the model defines, in order.
            #[must_use]
            pub const fn values() -> &'static [&'static $crate::__private::str] {
                <Self as $crate::__private::StringEnumItem>::VALUES
            }

            $crate::__shape_skip_accessors! { pub $unknown {} }
            $crate::__methods! {}
        }

        #[automatically_derived]
        impl $crate::__private::From<&$crate::__private::str> for $ty {
            fn from(value: &$crate::__private::str) -> Self {
                $crate::__private::enum_of_str(value)
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $ty {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::$display(self.as_str(), f)
            }
        }

        $crate::__string_conversions! { $ty }
        $crate::__shape_skip_conversions! { string $ty }
        $crate::__enumeration! { $ty $id StringEnum Text "" }
    };
}

/// The items of a generated enum that do not depend on its values and their type, with the kind of its view, the kind of
/// the place that it is read into, and what its empty value is made from.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($ty:ident $id:literal $kind:ident $place:ident $empty:literal) => {
        $crate::__shape! { [] [$ty] [] $kind $id Json }
        $crate::__enum_item! { $ty $place $empty }

        #[automatically_derived]
        impl $crate::__private::Eq for $ty {}

        $crate::__impl_features! { $ty }
    };
}

/// `impl Item` of an enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_item {
    ($ty:ident $place:ident $empty:literal) => {
        #[automatically_derived]
        impl $crate::__private::Item for $ty {
            fn empty() -> Self {
                $crate::__private::From::from($empty)
            }

            fn place(&mut self) -> $crate::__private::Place<'_> {
                $crate::__private::Place::$place(self)
            }
        }
    };
}

/// `impl Debug`, `Display` and `Eq` of a structure or union.
#[doc(hidden)]
#[macro_export]
macro_rules! __impls {
    ($ty:ident $display:path, $debug:path) => {
        #[automatically_derived]
        impl $crate::__private::Eq for $ty {}

        #[automatically_derived]
        impl $crate::__private::fmt::Debug for $ty {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $debug(self, f)
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $ty {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $display(self, f)
            }
        }
    };
}

/// The method `validate`.
#[doc(hidden)]
#[macro_export]
macro_rules! __methods {
    () => {
        /// Validates the constraints of this value and everything in it.
        ///
        /// # Errors
        ///
        /// Returns `ConstraintViolations` if any constraint is violated.
        pub fn validate(
            &self,
        ) -> $crate::__private::Result<(), $crate::__private::ConstraintViolations> {
            $crate::__private::Shape::validate(self)
        }
    };
}

/// `IntoValue` of a structure or union for itself. A blanket impl would be on the page of every type.
#[doc(hidden)]
#[macro_export]
macro_rules! __into_itself {
    (StringEnum $($header:tt)*) => {};
    (IntEnum $($header:tt)*) => {};
    ($kind:ident [$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*]) => {
        #[doc(hidden)]
        #[automatically_derived]
        impl $($generics)* $crate::__private::IntoValue<$($ty)*> for $($ty)* $($bounds)* {
            fn into_value(self) -> Self {
                self
            }
        }
    };
}

/// `impl Shape`, with the kind of the view and of the JSON form, and the traits of that form.
#[doc(hidden)]
#[macro_export]
macro_rules! __shape {
    ([$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*] $kind:ident $id:literal $json:ident $(<$unfit:literal>)?) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::Shape for $($ty)* $($bounds)* {
            const ID: &'static $crate::__private::str = $id;

            type __Json = $crate::__private::$json $(<$unfit>)?;

            fn __view(&self) -> $crate::__private::View<'_> {
                $crate::__private::View::$kind(self)
            }
        }

        $crate::__into_itself! { $kind [$($generics)*] [$($ty)*] [$($bounds)*] }
        $crate::__json_traits! { $json [$($generics)*] [$($ty)*] [$($bounds)*] }
    };
}

/// The conversions of an enum of strings that do not depend on its values, and that a user-written enum cannot skip.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_conversions {
    ($ty:ident) => {
        #[automatically_derived]
        impl $crate::__private::From<$crate::__private::String> for $ty {
            fn from(value: $crate::__private::String) -> Self {
                $crate::__private::From::from(value.as_str())
            }
        }

        #[automatically_derived]
        impl $crate::__private::AsRef<$crate::__private::str> for $ty {
            fn as_ref(&self) -> &$crate::__private::str {
                self.as_str()
            }
        }
    };
}
