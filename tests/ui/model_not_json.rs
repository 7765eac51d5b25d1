//! The model is not JSON.

shapesmith::smithy! {
    model = "models/not_json.json",
    shapes = [Order],
}

fn main() {}
