//! A borrowed string that would have to be read from JSON.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Request<'a> {
    pub client_id: &'a str,
}

fn main() {}
