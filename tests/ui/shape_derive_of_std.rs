//! Types of the standard library in place of types of shapes.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/derive.json", id = Payment)]
enum Payment {
    Code(String),
    Card(String),
    Unknown(String),
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/derive.json", id = Task)]
struct Task {
    name: Option<String>,
    priority: Option<String>,
    payment: Option<Vec<u8>>,
}

fn main() {}
