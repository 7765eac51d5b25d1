//! The files of the model define a shape differently.

shapesmith::smithy! {
    model = "models/several",
    shapes = [Order],
}

fn main() {}
