//! Fields with `#[shape(skip)]`.

/// A type without a default.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key(u8);

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct NoDefault {
    pub id: String,
    #[shape(skip)]
    pub key: Key,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct NoHash {
    pub id: String,
    #[shape(skip)]
    pub price: f64,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct Required {
    #[shape(skip)]
    pub id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct Both {
    #[shape(skip, member = "id")]
    pub id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct OnlyDefault {
    #[shape(default = String::new())]
    pub id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct NotSkipped {
    pub id: String,
    pub row: i64,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = State)]
pub enum State {
    Open,
    #[shape(skip)]
    Closed,
    Unknown(String),
}

fn main() {}
