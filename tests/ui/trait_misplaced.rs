//! A constraint trait on a shape that its selector does not match.

shapesmith::smithy! {
    model = "models/contradictions.json",
    shapes = [Misplaced],
}

fn main() {}
