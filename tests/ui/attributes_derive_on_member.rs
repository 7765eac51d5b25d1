//! Derives are for types.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        "shop#Order$Id" = #[derive(Default)],
    },
}

fn main() {}
