//! An invalid regular expression.

shapesmith::smithy! {
    model = "models/contradictions.json",
    shapes = [Patterns],
}

fn main() {}
