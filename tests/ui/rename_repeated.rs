//! A shape is renamed twice.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order],
    rename = { "example.one#Order" = One, "example.one#Order" = Two },
}

fn main() {}
