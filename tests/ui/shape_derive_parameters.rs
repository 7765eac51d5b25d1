//! A structure with parameters.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
pub struct Request<T> {
    pub client_id: T,
}

fn main() {}
