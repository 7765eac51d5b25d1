//! Derives and attributes of other macros that the derive sees: one error for each impl that both have.

#[derive(Clone, Debug, shapesmith::Shape)]
#[derive(PartialEq, Eq, Hash)]
#[shape(model = "models/places.json", id = Order)]
pub struct Equal {
    pub id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Written {
    pub id: String,
}

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct Renamed {
    #[serde(rename = "ID")]
    pub id: String,
}

/// What is skipped does not conflict.
#[derive(Clone, Debug, shapesmith::Shape)]
#[derive(PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[shape(model = "models/places.json", id = Order, skip(eq, hash, json))]
pub struct Skipped {
    #[serde(rename = "ID")]
    pub id: String,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[derive(PartialEq)]
#[shape(model = "models/places.json", id = State)]
pub enum State {
    Open,
    Unknown(String),
}

fn main() {}
