//! A path with a wildcard.

shapesmith::smithy! { model = "models/*.json", shapes = [Order] }

fn main() {}
