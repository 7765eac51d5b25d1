//! An unknown argument.

shapesmith::smithy! {
    model = "models/sound.json",
    shape = [Order],
}

fn main() {}
