//! The shape is an operation.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [PutOrder],
}

fn main() {}
