//! Shapes that the model does not have.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        "shop#Ordr" = #[must_use],
        "Order" = #[must_use],
        "shop#Oder$Id" = #[must_use],
    },
}

fn main() {}
