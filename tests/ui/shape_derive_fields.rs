//! Fields that no member has, members without a field, and types that carry no member, all at once.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "model/cognito-identity-provider.json", id = UpdateUserPoolClientRequest)]
pub struct Request {
    pub user_pool: String,
    pub client_id: String,
    pub client_nam: Option<String>,
    #[shape(member = "ClientName")]
    pub name: Option<String>,
    pub client_name: Option<String>,
    pub something: i32,
}

fn main() {}
