//! Attributes without brackets.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        structures = derive(Default),
    },
}

fn main() {}
