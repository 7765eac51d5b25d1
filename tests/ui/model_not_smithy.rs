//! The model is JSON of another kind.

shapesmith::smithy! {
    model = "models/not_smithy.json",
    shapes = [Order],
}

fn main() {}
