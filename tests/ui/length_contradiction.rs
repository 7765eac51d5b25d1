//! The bounds of `@length` exclude each other.

shapesmith::smithy! {
    model = "models/contradictions.json",
    shapes = [Lengths],
}

fn main() {}
