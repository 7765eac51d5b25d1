//! A type of the user's for a model with an error.

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/idl/syntax.smithy", id = Order)]
struct Order {
    id: String,
}

fn main() {}
