//! No model.

#[derive(Clone, Debug, shapesmith::Shape)]
pub struct Request {
    pub client_id: String,
}

fn main() {}
