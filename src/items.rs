//! The items that are the same for all generated types. Generated code only names the type.
//!
//! `[generics] [type] [bounds]` is the header of an impl: `impl generics … for type bounds`. Each impl and each function
//! costs compile time, so the methods of a type are in a single impl.

/// The items of a structure that do not depend on its members, its builder among them:
///
/// `structure! { Name "shape#Id" NameBuilder "docs" [<States>] [NameBuilder<States>] [NameBuilder<Set>] [where …] fill }`
///
/// `fill` is a function that completes what a builder has collected.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure {
    (
        $ty:ident $id:literal $builder:ident $new:literal [$($states:tt)*] [$any:ty] [$set:ty]
        [$($bounds:tt)*] $($fill:expr)?
    ) => {
        impl $ty {
            $crate::__methods! {}
            $crate::__json_methods! {}

            #[doc = $new]
            pub fn builder() -> $builder {
                $builder($crate::__private::Building::new(), $crate::__private::PhantomData)
            }

            /// Builds a value in a closure.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn build_with $($states)* (
                set: impl $crate::__private::FnOnce($builder) -> $any,
            ) -> $crate::__private::Result<Self, $crate::__private::ConstraintViolations>
            $($bounds)*
            {
                set(Self::builder()).build()
            }

            /// Returns a builder with the values of `self`.
            pub fn to_builder(&self) -> $set {
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
                change: impl $crate::__private::FnOnce($set) -> $set,
            ) -> $crate::__private::Result<Self, $crate::__private::ConstraintViolations> {
                change(self.to_builder()).build()
            }
        }

        impl $($states)* $any {
            /// Builds the value and validates it.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn build(
                self,
            ) -> $crate::__private::Result<$ty, $crate::__private::ConstraintViolations>
            $($bounds)*
            {
                $crate::__private::validated(self.build_unchecked())
            }

            /// Builds the value without validating constraints.
            pub fn build_unchecked(self) -> $ty
            $($bounds)*
            {
                let building = self.0;
                $(let building = $crate::__private::Building::filled(building, $fill);)?
                building.value
            }
        }

        #[automatically_derived]
        impl $($states)* $crate::__private::fmt::Debug for $any {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                self.0.fmt($crate::__private::stringify!($builder), f)
            }
        }

        $crate::__shape! { [] [$ty] [] Structure $id }
        $crate::__impls! { $ty display_structure debug_structure }
        $crate::__impl_serde! { $ty }
    };
}

/// The items of a union that do not depend on its members: `union! { Name "shape#Id" }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($ty:ident $id:literal) => {
        impl $ty {
            $crate::__methods! {}
            $crate::__json_methods! {}
        }

        $crate::__shape! { [] [$ty] [] Union $id }
        $crate::__impls! { $ty display_union debug_union }
        $crate::__impl_serde! { $ty }
    };
}

/// The items of an enum that do not depend on its values, with a method that gives the value:
/// `enumeration! { Name "shape#Id" StringEnum }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __enumeration {
    ($ty:ident $id:literal $kind:ident) => {
        impl $ty {
            $crate::__methods! {}
        }

        $crate::__shape! { [] [$ty] [] $kind $id }

        #[automatically_derived]
        impl $crate::__private::Eq for $ty {}

        $crate::__impl_serde! { $ty }
    };
}

/// `impl Debug`, `Display` and `Eq` of a structure or union.
#[doc(hidden)]
#[macro_export]
macro_rules! __impls {
    ($ty:ident $display:ident $debug:ident) => {
        #[automatically_derived]
        impl $crate::__private::Eq for $ty {}

        #[automatically_derived]
        impl $crate::__private::fmt::Debug for $ty {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::$debug(self, f)
            }
        }

        #[automatically_derived]
        impl $crate::__private::fmt::Display for $ty {
            fn fmt(
                &self,
                f: &mut $crate::__private::fmt::Formatter<'_>,
            ) -> $crate::__private::fmt::Result {
                $crate::__private::$display(self, f)
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

/// `impl Shape`, with the kind of the view.
#[doc(hidden)]
#[macro_export]
macro_rules! __shape {
    ([$($generics:tt)*] [$($ty:tt)*] [$($bounds:tt)*] $kind:ident $id:literal) => {
        #[automatically_derived]
        impl $($generics)* $crate::__private::Shape for $($ty)* $($bounds)* {
            const ID: &'static $crate::__private::str = $id;

            fn __view(&self) -> $crate::__private::View<'_> {
                $crate::__private::View::$kind(self)
            }
        }
    };
}

/// The conversions of an enum of strings that do not depend on its values.
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
