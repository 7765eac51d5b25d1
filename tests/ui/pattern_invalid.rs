//! A pattern is no regular expression.

shapesmith::smithy! {
    model = "models/contradictions.json",
    shapes = [Patterns],
}

fn main() {}
