//! A field whose type is of another shape.

shapesmith::smithy! {
    model = "model/cognito-identity-provider.json",
    shapes = [TokenValidityUnitsType],
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Request {
    pub token_validity_units: Option<TokenValidityUnitsType>,
    pub analytics_configuration: Option<TokenValidityUnitsType>,
}

fn main() {}
