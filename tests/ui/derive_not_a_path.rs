//! A derive that is not a path.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    derive = ["Default"],
}

fn main() {}
