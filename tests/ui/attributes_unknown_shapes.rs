//! Shapes that are in the model, but without a generated type.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order],
    external = { "shop#Line" = crate::Line },
    attributes = {
        "shop#Sold" = #[must_use],
        "shop#Lines" = #[must_use],
        "shop#Lines$member" = #[must_use],
        "shop#Line" = #[must_use],
    },
}

#[derive(Clone, Debug, shapesmith::Shape)]
#[shape(model = "models/shop.json", id = Line)]
struct Line {
    note: Option<String>,
}

fn main() {}
