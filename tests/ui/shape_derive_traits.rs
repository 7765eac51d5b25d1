//! The types of fields lack traits.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/derive.json", id = Task)]
struct Weighed {
    name: Option<String>,
    #[shape(skip)]
    weight: f64,
}

#[derive(Clone, Debug, Default)]
struct Plain;

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/derive.json", id = Task)]
struct Extended {
    name: Option<String>,
    #[shape(skip)]
    plain: Plain,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Sku(String);

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/derive.json", id = Task)]
struct Newtype {
    name: Option<Sku>,
    tags: Option<Vec<Sku>>,
}

fn main() {}
