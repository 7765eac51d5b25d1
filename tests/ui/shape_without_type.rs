//! The shape is a list, which has no type of its own.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [OrderList],
}

fn main() {}
