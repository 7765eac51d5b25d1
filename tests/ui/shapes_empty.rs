//! No shape is named.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [],
}

fn main() {}
