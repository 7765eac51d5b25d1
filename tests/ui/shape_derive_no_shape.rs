//! A field whose type is of no shape.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial, skip(builder, json))]
pub struct Request {
    pub analytics_configuration: Option<std::time::Duration>,
}

fn main() {}
