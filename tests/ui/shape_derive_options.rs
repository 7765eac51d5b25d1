//! Options that do not exist.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partiel)]
pub struct Request {
    pub client_id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial, skip(everything))]
pub struct Other {
    pub client_id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest, partial)]
pub struct Third {
    #[shape(rename = "ClientId")]
    pub id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(id = UpdateUserPoolClientRequest, model =)]
pub struct Fourth {
    pub client_id: String,
}

fn main() {}
