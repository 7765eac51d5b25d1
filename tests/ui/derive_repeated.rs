//! A derive is there twice.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    derive = [PartialOrd, PartialOrd],
}

fn main() {}
