//! The model does not have the namespace.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order],
    external = { "shp#*" = shared::* },
}

fn main() {}
