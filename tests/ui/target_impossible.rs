//! A member targets a shape that is no data.

shapesmith::smithy! {
    model = "models/kinds.json",
    shapes = [Upload],
}

fn main() {}
