//! The model is of a version that is not known.

shapesmith::smithy! {
    model = "models/version.json",
    shapes = [Order],
}

fn main() {}
