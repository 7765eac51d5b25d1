//! A condition on a part of a type.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        "shop#Line" = #[cfg(test)],
    },
}

fn main() {}
