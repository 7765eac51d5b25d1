//! Derives are not in brackets.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    derive = Default,
}

fn main() {}
