//! The model file does not exist.

shapesmith::smithy! {
    model = "models/no_such_file.json",
    shapes = [Order],
}

fn main() {}
