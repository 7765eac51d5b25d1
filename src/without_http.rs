//! What operations are without the feature `http`: each use is an error that names the feature.

use std::marker::PhantomData;

/// The subject of the bound. It has a lifetime, because the compiler rejects other bounds without type parameters where
/// they are written.
#[derive(Debug)]
pub struct Runtime<'a>(PhantomData<&'a ()>);

/// The feature, which is off: nothing implements it.
#[diagnostic::on_unimplemented(
    message = "operations require the feature `http` of `shapesmith`",
    label = "the feature `http` is off",
    note = "in `Cargo.toml`: `shapesmith = {{ version = \"…\", features = [\"http\"] }}`"
)]
pub trait FeatureHttp {
    /// What the functions return. The compiler reports nothing about the uses of a type that it cannot find out.
    type Any;
}

/// Each operation, under its name.
#[derive(Debug)]
pub struct FeatureHttpIsOff {}

macro_rules! functions {
    ($($name:ident($($argument:ident)?$(, $second:ident)?);)*) => {
        impl FeatureHttpIsOff {
            $(
                #[doc = "Cannot be called."]
                pub fn $name<$($argument)?$(, $second)?>(
                    $(_: $argument)?$(, _: $second)?
                ) -> <Runtime<'static> as FeatureHttp>::Any
                where
                    for<'a> Runtime<'a>: FeatureHttp,
                {
                    loop {}
                }
            )*
        }
    };
}

functions! {
    input();
    request(Input);
    try_request(Input);
    request_to(Endpoint, Input);
    response(Response);
    read_response(Response);
    next_page(Input, Output);
    items(Output);
    into_items(Output);
}
