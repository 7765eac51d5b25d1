//! A value that the argument does not have.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    nullability = careful,
}

fn main() {}
