//! A member that targets a shape without data.

shapesmith::smithy! {
    model = "models/kinds.json",
    shapes = [Upload],
}

fn main() {}
