//! The bounds of `@range` exclude each other.

shapesmith::smithy! {
    model = "models/contradictions.json",
    shapes = [Ranges],
}

fn main() {}
