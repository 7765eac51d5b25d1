//! Neither shapes nor operations are named.

shapesmith::smithy! {
    model = "models/sound.json",
}

fn main() {}
