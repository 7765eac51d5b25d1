//! The procedural macros of shapesmith. Depend on `shapesmith`, which re-exports them.
//!
//! This crate is a thin shell: it reads the invocation (`invocation`), hands it to
//! `shapesmith-codegen`, and places what is wrong on the user's tokens.

mod derive;
mod invocation;

use proc_macro::TokenStream;

/// Emits the Rust types of the Smithy shapes that are named, with everything they reach.
///
/// ```ignore
/// shapesmith::smithy! {
///     // The model, a JSON AST; relative to the folder of your Cargo.toml.
///     model = "model/cognito-identity-provider.json",
///     // Structures, unions and enums by name, or "namespace#Name" where two namespaces share a
///     // name; `*` for all.
///     shapes = [UpdateUserPoolClientRequest],
///     // Operations: their input, output and errors, and with the feature `http` a type for each that
///     // implements `shapesmith::Operation`; `*` for all of the model's services.
///     operations = [UpdateUserPoolClient],
///     // Optional: `client` (the default) or `server`, whose rules say which members may be absent.
///     nullability = client,
///     // Optional: whether documentation traits become rustdoc; `true` by default.
///     docs = true,
///     // Optional: other names for types, by the absolute id of their shapes.
///     rename = { "com.amazonaws.cognitoidentityprovider#FeatureType" = Rotation },
///     // Optional: types of your own in the place of emitted ones; they implement `Shape`, `Clone`,
///     // `Eq` and `Hash`.
///     external = { "com.amazonaws.cognitoidentityprovider#TimeUnitsType" = crate::TimeUnits },
///     // Optional: derives to put on every structure, union and enum.
///     derive = [my_crate::MyDerive],
///     // Optional: for each constrained string, number and enum among the members of a structure, a
///     // function for constants, such as `UpdateUserPoolClientRequest::client_name_literal("web")`;
///     // a literal that breaks a constraint does not compile. `false` by default.
///     literals = true,
///     // Optional: shapes whose `@pattern` is not checked.
///     pattern_off = ["com.amazonaws.cognitoidentityprovider#ArnType"],
/// }
/// ```
///
/// At least one of `shapes` and `operations` must be there. The types stand where the macro stands,
/// named as in the model; the crate is compiled again when the model changes.
#[proc_macro]
pub fn smithy(input: TokenStream) -> TokenStream {
    let tokens = match invocation::parse(input.into()) {
        Ok(request) => shapesmith_codegen::generate(&request)
            .unwrap_or_else(|problems| shapesmith_codegen::of_request(&request, &problems)),
        Err(problems) => shapesmith_codegen::errors(&problems),
    };
    tokens.into()
}

/// Checks a structure or enum that you have written against its shape, and gives it what `smithy!` gives to those
/// that it emits: a builder, `Display`, `Eq`, `Hash`, `validate` and the JSON form.
///
/// ```ignore
/// #[derive(Clone, Debug, shapesmith::Shape)]
/// #[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
/// struct RenameClient {
///     user_pool_id: String,
///     client_id: String,
///     // The name of the member, where the field has another one.
///     #[shape(member = "ClientName")]
///     name: Option<String>,
/// }
/// ```
///
/// A field has the name that `smithy!` gives to the member, or says with `#[shape(member = "…")]` which
/// member it stands for, and has the type that `smithy!` would give it. An integer may be wider. A string may
/// be of a type of your own that is `AsRef<str>` and `From<String>`, or be borrowed, and a list may be a
/// slice; what is borrowed cannot be read, so `from_json` must be skipped. Structures, unions and enums in it
/// are types that implement `Shape` for the same shapes. The structure may have lifetimes and type
/// parameters. Required members must have fields, unless `#[shape(partial)]` says that the structure is not a
/// whole, and `#[shape(nullability = server)]` takes the rules for servers.
///
/// `#[shape(skip(…))]` leaves out what you write or derive yourself: `builder`, `display`, `eq`, `hash`,
/// `serialize` and `deserialize` (serde's traits), `from_json` (reading, `Deserialize` with it), or `json`
/// (all of the JSON form). `Clone` and `Debug` are yours to derive; a derived `Debug` shows what is
/// sensitive, but the `Debug` of an emitted type or of a builder that holds the type does not.
///
/// An enum stands for an enum: each variant for the value that `smithy!` would call so, or for
/// the one that `#[shape(value = "…")]` names, and one, such as `Unknown(String)`, for all others. An enum
/// of integers has `Unknown(i32)`. For a union each variant stands for the member that `smithy!` would call
/// so, or for the one that `#[shape(member = "…")]` names, and `Unknown(String)` for the name of any other.
#[proc_macro_derive(Shape, attributes(shape))]
pub fn shape(input: TokenStream) -> TokenStream {
    let tokens = match derive::parse(input.into()) {
        Ok(written) => shapesmith_codegen::generate_derive(&written)
            .unwrap_or_else(|problems| shapesmith_codegen::of_derive(&written, &problems)),
        Err(problems) => shapesmith_codegen::errors(&problems),
    };
    tokens.into()
}
