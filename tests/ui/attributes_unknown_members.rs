//! Members that the shapes do not have.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order, Sold],
    attributes = {
        "shop#Order$id" = #[doc = "The id."],
        "shop#Choice$test" = #[doc = "The text."],
        "shop#Kind$B" = #[default],
        "shop#Order$Unknown" = #[must_use],
    },
}

fn main() {}
