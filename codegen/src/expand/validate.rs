//! The method `validate()` of structures, unions and enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::impl_header::ImplHeader;

pub(crate) fn expand_validate(header: &ImplHeader) -> TokenStream {
    let ImplHeader {
        impl_generics,
        ty,
        where_clause,
        ..
    } = header;
    quote! {
        impl #impl_generics #ty #where_clause {
            /// Validates the constraints of this value and everything in it.
            ///
            /// # Errors
            ///
            /// Returns `ConstraintViolations` if any constraint is violated.
            pub fn validate(&self) -> __private::Result<(), __private::ConstraintViolations> {
                __private::validate(self)
            }
        }
    }
}
