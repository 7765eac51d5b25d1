//! A derive is no path.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    derive = ["Default"],
}

fn main() {}
