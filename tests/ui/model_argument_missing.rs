//! The model is not named.

shapesmith::smithy! {
    shapes = [Order],
}

fn main() {}
