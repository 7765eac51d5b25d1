//! A shape that is not in the model.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequst)]
pub struct Request {
    pub client_id: String,
}

fn main() {}
