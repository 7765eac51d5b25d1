//! A type instead of the types of a module.

shapesmith::smithy! {
    model = "models/shop.json",
    shapes = [Order],
    external = shared::Line,
}

fn main() {}
