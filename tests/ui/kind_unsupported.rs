//! A member is of a kind that is not supported.

shapesmith::smithy! {
    model = "models/kinds.json",
    shapes = [Upload],
}

fn main() {}
