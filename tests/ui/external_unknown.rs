//! A shape for which there is a type is not in the model.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    external = { Ordr = crate::Order },
}

fn main() {}
