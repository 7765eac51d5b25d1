//! Traits that are derived elsewhere, too.

#[derive(Clone, Debug, PartialEq, Hash, serde::Serialize, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Request {
    pub client_id: String,
}

impl std::fmt::Display for Request {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

fn main() {}
