//! Usual mistakes in the types of fields.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

type Names = Vec<String>;

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct Collections {
    pub id: i32,
    pub items: Option<HashSet<String>>,
    pub prices: Option<HashMap<String, i64>>,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct Others {
    pub id: Option<String>,
    pub items: Option<Names>,
    pub prices: Option<Vec<String>>,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct Wrapped {
    pub id: char,
    pub items: Vec<String>,
    pub prices: Option<std::collections::BTreeMap<String, i32>>,
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/places.json", id = Order)]
pub struct Nested {
    pub id: String,
    pub items: Option<Option<Vec<String>>>,
    pub prices: Option<Arc<std::collections::BTreeMap<String, i64>>>,
}

fn main() {}
