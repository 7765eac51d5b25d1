//! serde's traits are there.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        structures = #[derive(serde::Deserialize)],
    },
}

fn main() {}
