//! The second file of the model is not JSON.

shapesmith::smithy! {
    model = ["models/several/first.json", "models/not_json.json"],
    shapes = [Order],
}

fn main() {}
