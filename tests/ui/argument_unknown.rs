//! There is no such argument.

shapesmith::smithy! {
    model = "models/sound.json",
    shape = [Order],
}

fn main() {}
