//! The attribute and the derive do not exist.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        "shop#Line" = #[no_such_attribute],
        "shop#Line$note" = #[serde(rename = "x")],
    },
}

fn main() {}
