//! A derive that does not exist.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    derive = [NoSuchDerive],
}

fn main() {}
