//! Two namespaces have a shape with the name.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order, Shared],
}

fn main() {}
