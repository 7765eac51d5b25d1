//! An impl that the user derives, too.

#[derive(Clone, Debug, PartialEq, Eq, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Request {
    pub client_id: String,
}

fn main() {}
