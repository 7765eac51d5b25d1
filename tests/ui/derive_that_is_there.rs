//! Every type has `Clone` without asking.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    derive = [Default, Clone],
}

fn main() {}
