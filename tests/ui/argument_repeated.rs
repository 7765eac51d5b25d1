//! An argument is there twice.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    shapes = [Shared],
}

fn main() {}
