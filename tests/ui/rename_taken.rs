//! A new name is that of another shape.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [Order, "example.one#Shared"],
    rename = { "example.one#Shared" = Order },
}

fn main() {}
