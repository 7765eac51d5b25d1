//! Types that cannot carry their members.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
pub struct Request {
    pub user_pool_id: Option<String>,
    pub client_id: &'static str,
    pub client_name: String,
    pub access_token_validity: Option<i16>,
    pub read_attributes: Option<Vec<&'static str>>,
    pub callback_urls: Option<Vec<Option<String>>>,
    pub token_validity_units: Option<Box<i32>>,
}

fn main() {}
