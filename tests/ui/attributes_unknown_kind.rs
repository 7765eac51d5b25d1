//! An unknown kind.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        structs = #[must_use],
    },
}

fn main() {}
