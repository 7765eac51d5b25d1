//! The names are not in brackets.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = Order,
}

fn main() {}
