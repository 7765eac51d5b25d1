//! No shape has the name.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Ordr],
}

fn main() {}
