//! A member targets a shape that does not exist.

shapesmith::smithy! {
    model = "models/dangling.json",
    shapes = [Order],
}

fn main() {}
