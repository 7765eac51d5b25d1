//! The shape is a list, for which no type is generated.

shapesmith::smithy! {
    model = "models/sound.json",
    shapes = [OrderList],
}

fn main() {}
